"""A ledger of companies with habits of their own, invented: each takes longer or less than it says, as it always does.

Forecasts of such a ledger are good, so that their gate is open; the crowd's are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import exp
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import crowd

KINDS = ("trial_start", "topline_data", "regulatory_submission")


def generate(path: Path, promises: int = 600, companies: int = 20) -> None:
    """Write the ledger."""
    crowd.generate(path, promises, companies, promise)


def promise(
    chance: Random, id: str, company: str, title: str, days: list[date], said: Any
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """One promise, delivered after so many days as its company's habit and chance have it, told in the next report."""
    number = int(company[1:], 16)
    habit = Random(number).gauss(0.15, 0.3)
    at, kind = chance.randrange(len(days) - 2), chance.choice(KINDS)
    ahead = chance.randrange(120, 700)
    subject, closes = f"{title[:2].upper()}-{chance.randrange(100, 140)}", days[at] + timedelta(ahead)
    opens = closes - timedelta(chance.choice((30, 90)))
    source, key, day = f"f{number:07x}{at:08x}", f"s{id}1", days[at].isoformat()
    quote = f"We expect {subject} to see its {kind.replace('_', ' ')} by {closes:%B %Y}."
    start = said(at, quote)
    window = (opens.isoformat(), closes.isoformat(), "in")
    yield "predictions", (id, company, source, day)
    yield "profiles", (f"d{id}", id, subject, kind, None, company, "self")
    yield "statements", (
        key, key, source, start, start + len(quote), quote, kind, subject, company, *window, "month", "stated",
        f"{closes:%B %Y}", start, start + 8, "a month", None, None, None, "expected", "[]",
    )  # fmt: skip
    yield "versions", (f"v{id}1", id, 1, day, key, "new", "[]", *window, 1)
    dropped = chance.random() < 0.08
    came = days[at] + timedelta(round(ahead * exp(chance.gauss(habit, 0.25))))
    told = next((place for place, when in enumerate(days) if when > came), None)
    until = crowd.ALWAYS
    if told is not None:
        until, on = days[told].isoformat(), came.isoformat()
        words = f"The {kind.replace('_', ' ')} of {subject} was {'given up' if dropped else 'reached'}."
        first, late = said(told, words), (came - closes).days
        seen = (f"g{id}", f"g{id}", id, f"f{number:07x}{told:08x}", until, first, first + len(words), words)
        happened = (None, None) if dropped else (on, on)
        yield "sightings", (*seen, "stopped" if dropped else "done", "E1", 0.95, "named", *happened, 0)
        status, detail = ("slipped", "late") if late > 0 else ("met", "on_time")
        if dropped:
            status, detail = "dropped", "stopped"
        ruled = (f"o{id}1", f"o{id}1", id, 1, until, status, detail, "as told", "evidence", "1", f"g{id}")
        yield "verdicts", (*ruled, *happened, None if dropped else late, 0.95)
    if day < until:
        yield "watched", (id, 1, day, until, *window)
