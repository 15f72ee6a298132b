"""Promises and later words, as data: what proves an outcome, and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from events import extract
from events.judgement import judge
from events.types import Filing, content_id
from events.verdicts import status

CORPUS = Path(__file__).parents[1] / "corpus" / "outcomes.txt"
SAID = date(2031, 3, 4)


def cases() -> Iterator[tuple[str, str, str, date, str]]:
    promise = ""
    for number, line in enumerate(CORPUS.read_text("utf-8").splitlines(), 1):
        if line.startswith("    "):
            wanted, day, words = line.strip().split("; ", 2)
            yield f"outcomes.txt:{number}", promise, words, date.fromisoformat(day), wanted
        elif line and not line.startswith("#"):
            promise = line


@pytest.mark.parametrize(
    ("promise", "words", "day", "wanted"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_what_becomes_of_a_promise(promise: str, words: str, day: date, wanted: str) -> None:
    filings, statements, reports = [], [], []
    for on, said in ((SAID, promise), (day, words)):
        filing = Filing(content_id(on, said), "Norvane, Inc.", on)
        found = extract(f"Norvane, Inc. gives an update\n\n{said}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    book = judge(filings, statements, reports)
    first = next(each for each in book.predictions if each.versions[0].said_on == SAID)
    window = next(each.window for each in statements if each.id == first.id)
    verdicts = [verdict for verdict in book.verdicts if verdict.prediction == first.id]
    assert status(window, verdicts, max(day, date(2031, 10, 7)))[0] == wanted
