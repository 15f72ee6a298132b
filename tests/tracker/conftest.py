"""A small invented company whose whole story is known: Orion, its OR-7 and its OR-9."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from events.types import (
    Alias,
    Book,
    Filing,
    Prediction,
    Reading,
    Refusal,
    Report,
    Scope,
    Sighting,
    Statement,
    Verdict,
    Version,
    Window,
    content_id,
)
from tracker.ledger import Ledger

OCTOBER = (
    "Orion expects to submit an IND for OR-7 in June 2011. "
    "A Phase II trial of OR-9 is to begin by the end of 2010. "
    "The lease of our offices expires in March 2013."
)
MAY = "Orion now expects to submit an IND for OR-7 (formerly OX-7) in September 2011, as data came late."
NEWS = "Orion submitted the IND for OR-7 on September 22, 2011."


def filing(text: str, said_on: date, **given: object) -> Filing:
    """A filing of Orion as the readers of documents make it."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Filing(
        id=content_id("orion", said_on, sha256), company="Orion, Inc.", said_on=said_on, sha256=sha256,
        source=f"orion/{said_on}.txt", **given,  # type: ignore[arg-type]
    )  # fmt: skip


def statement(of: Filing, text: str, quote: str, timing: str, window: tuple[str, str], **given: object) -> Statement:
    """A statement at the place where its quote stands."""
    start, place = text.index(quote), text.index(timing)
    opens, closes = map(date.fromisoformat, window)
    edge = "by" if timing.startswith("by") else "in"
    return Statement(
        id=content_id(of.id, place), filing=of.id, start=start, end=start + len(quote), quote=quote,
        window=Window(opens, closes, edge, timing, place, place + len(timing), "a month with its year", "month"),
        actor="Orion", rules=("expects to",), **given,  # type: ignore[arg-type]
    )  # fmt: skip


@dataclass(frozen=True)
class Story:
    """Orion's documents, what each says, and what that amounts to."""

    readings: tuple[tuple[Filing, str, Reading], ...]
    book: Book
    october: str = OCTOBER
    may: str = MAY
    news: str = NEWS


def story() -> Story:
    october = filing(OCTOBER, date(2010, 10, 28), form="8-K", ticker="ORN", title="Third quarter")
    may, news = filing(MAY, date(2011, 5, 5), form="10-Q"), filing(NEWS, date(2011, 10, 3), form="press release")
    first = statement(
        october, OCTOBER, OCTOBER[:53], "in June 2011", ("2011-06-01", "2011-06-30"), kind="ind_submission",
        subject="OR-7",
    )  # fmt: skip
    trial = statement(
        october, OCTOBER, OCTOBER[54:110], "by the end of 2010", ("2010-10-28", "2010-12-31"), kind="trial_start",
        subject="OR-9", scope=Scope(phase="2"),
    )  # fmt: skip
    again = statement(
        may, MAY, MAY, "in September 2011", ("2011-09-01", "2011-09-30"), kind="ind_submission", subject="OR-7"
    )
    lease = Refusal(october.id, 111, len(OCTOBER), OCTOBER[111:], "in March 2013", "neutral: a lease", "legal dates")
    done = Report(
        content_id(news.id, 0), news.id, 0, len(NEWS), NEWS, "done", "ind_submission", "OR-7", "Orion",
        happened_from=date(2011, 9, 22), happened_to=date(2011, 9, 22), rule="submitted",
    )  # fmt: skip
    alias = Alias("OX-7", "OR-7", may.said_on, may.id, "OR-7 (formerly OX-7)")
    moved = Sighting(
        content_id(first.id, may.id),
        first.id,
        may.id,
        may.said_on,
        0,
        len(MAY),
        MAY,
        "moved",
        "E1",
        1.0,
        "a later version",
    )
    proof = Sighting(
        content_id(first.id, news.id), first.id, news.id, news.said_on, 0, len(NEWS), NEWS, "done", "E1", 0.95,
        "named in the sentence", date(2011, 9, 22), date(2011, 9, 22), because="subject 0.40, anchor 0.30, verb 0.20",
    )  # fmt: skip
    verdicts = (
        Verdict(
            content_id(first.id, "moved"), first.id, may.said_on, "slipped", "moved", "Moved to September 2011.",
            "a later version", "2026-11", moved.id,
        ),
        Verdict(
            content_id(first.id, "late"), first.id, news.said_on, "slipped", "late", "Submitted 84 days late.",
            "by date", "2026-11", proof.id, date(2011, 9, 22), date(2011, 9, 22), 84, 0.95,
        ),
    )  # fmt: skip
    predictions = (
        Prediction(
            trial.id, "Orion, Inc.", "OR-9", "trial_start", trial.scope, "Orion", "self",
            (Version(trial.id, october.said_on, "new"),),
        ),
        Prediction(
            first.id, "Orion, Inc.", "OR-7", "ind_submission", Scope(), "Orion", "self",
            (Version(first.id, october.said_on, "new"), Version(again.id, may.said_on, "pushed_out", ("stealth",))),
        ),
    )  # fmt: skip
    readings = (
        (october, OCTOBER, Reading((first, trial), (lease,))),
        (may, MAY, Reading((again,), aliases=(alias,))),
        (news, NEWS, Reading(reports=(done,))),
    )
    return Story(readings, Book(predictions, (moved, proof), verdicts, (alias,)))


@pytest.fixture(scope="session")
def orion() -> Story:
    return story()


@pytest.fixture
def path(tmp_path: Path, orion: Story) -> Path:
    """The path of a ledger that holds all of Orion's story, closed."""
    path = tmp_path / "orion.db"
    with Ledger(path) as ledger:
        for of, text, found in orion.readings:
            ledger.record(of, text, found)
        (company,) = ledger.waiting()
        ledger.record_book(ledger.facts(company), orion.book)
    return path
