"""Facts in the order of the text: by document, each once, so that no order of reading can matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from events.types import Report, Statement

Fact = TypeVar("Fact", Statement, Report)


def by_filing(facts: Iterable[Fact], filings: Collection[str]) -> dict[str, list[Fact]]:
    """Facts by their document, in the order of the text, each once; those of an unknown document are left out."""
    found: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        if fact.filing in filings:
            found.setdefault(fact.filing, {})[fact.id] = fact
    return {key: sorted(each.values(), key=place) for key, each in found.items()}


def place(fact: Statement | Report) -> tuple[int, int, int, str]:
    """Where a fact stands in its document: of one sentence's facts the one whose date is told first."""
    return fact.start, fact.window.start if isinstance(fact, Statement) else 0, fact.end, fact.id
