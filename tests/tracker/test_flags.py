"""Flags: each once for a window, on its true day however late it is noticed; decided, moved, asked, unread."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from events.types import Reading
from tracker.flags import FLAGS, raise_flags, told
from tracker.ledger import Ledger

# Orion's OR-9 was to begin by the end of 2010; its IND for OR-7 moved from June to September 2011 and came late
STORY = [
    ("2010-12-01", "due_soon", "OR-9"),
    ("2010-12-31", "closes_today", "OR-9"),
    ("2011-01-01", "overdue", "OR-9"),
    # the year ends in December: its annual report is due 105 days later, the next quarter's 60 days after its end
    ("2011-04-15", "grace_ended", "OR-9"),
    ("2011-05-05", "moved", "OR-7"),
    ("2011-05-30", "silence", "OR-9"),
    # by the time June came OR-7 had been moved to September
    ("2011-09-01", "opens", "OR-7"),
    ("2011-09-01", "due_soon", "OR-7"),
    ("2011-09-30", "closes_today", "OR-7"),
    ("2011-10-01", "overdue", "OR-7"),
    ("2011-10-03", "slipped", "OR-7"),
]
BEGINS, ENDS = date(2010, 10, 28), date(2012, 1, 1)


def raised(path: Path, days: list[date]) -> list[tuple[str, str, str]]:
    found = []
    with Ledger(path) as ledger:
        for day in days:
            rows = raise_flags(ledger, day)
            assert {row["flagged_on"] for row in rows} <= {day.isoformat()}
            found += [(row["falls_on"], row["flag"], row["subject"]) for row in rows]
    return found


def test_day_by_day(path: Path) -> None:
    days = [BEGINS + timedelta(days) for days in range((ENDS - BEGINS).days)]
    assert raised(path, days) == STORY


@pytest.mark.parametrize("seed", range(8))
def test_days_of_outage_lose_nothing_and_repeat_nothing(path: Path, seed: int) -> None:
    """What was decided or moved while nobody looked is told with all that came before, in the order of the days."""
    days = sorted(random.Random(seed).sample(range((ENDS - BEGINS).days), 5 * seed))
    found = raised(path, [*(BEGINS + timedelta(day) for day in days), ENDS, ENDS])
    assert sorted(found) == sorted(STORY)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("other", "again"),
    [
        ({"subject": "OR-9 study"}, []),  # the same words under another id
        ({"filing": "another document", "window": None}, []),  # the same promise in a newer version of the document
        ({"filing": "another document", "subject": "OR-90"}, [("2010-12-01", "due_soon", "OR-90")]),
    ],
)
def test_what_a_better_reading_renames_is_not_raised_again(
    path: Path, orion: Any, other: dict[str, str | None], again: list[tuple[str, str, str]]
) -> None:
    october, text, found = orion.readings[0]
    before = date(2010, 12, 1)
    assert raised(path, [before]) == STORY[:1]
    filing = replace(october, id=other["filing"], sha256="other") if other.get("filing") else october
    trial = replace(
        found.statements[1], id="renamed", filing=filing.id, subject=other.get("subject") or found.statements[1].subject
    )
    with Ledger(path) as ledger:
        if filing.id == october.id:
            ledger.record_reading(october, Reading((found.statements[0], trial), found.refusals))
        else:
            ledger.record(filing, text, Reading((trial,)))
        (company,) = ledger.waiting()
        first = orion.book.predictions[0]
        renamed = replace(
            first, id=trial.id, subject=trial.subject, versions=(replace(first.versions[0], statement=trial.id),)
        )
        ledger.record_book(ledger.facts(company), replace(orion.book, predictions=(renamed, orion.book.predictions[1])))
    assert raised(path, [before]) == again


def test_each_flag_is_stored_with_what_it_rests_on(path: Path) -> None:
    with Ledger(path) as ledger:
        raise_flags(ledger, ENDS)
        rows = ledger.conn.execute("""SELECT r.flag, r."window", v.relation, o.detail FROM flags r
            LEFT JOIN versions v ON v.key = r.about LEFT JOIN verdicts o ON o.key = r.about
            WHERE r.about IS NOT NULL ORDER BY r.falls_on""").fetchall()
    assert [tuple(row) for row in rows] == [
        ("moved", "2011-09-01/2011-09-30", "pushed_out", None),
        ("slipped", "2011-09-01/2011-09-30", None, "late"),
    ]


def test_a_document_that_cannot_be_read_is_flagged_once_for_each_reason(path: Path) -> None:
    with Ledger(path) as ledger:
        raise_flags(ledger, ENDS)
        for reason in ("holds no words", "holds no words", "is no text"):
            ledger.record_failure("in/orion.pdf", reason)
        assert [told(row) for row in raise_flags(ledger, ENDS)] == [
            "2012-01-01 document failed: in/orion.pdf: holds no words",
            "2012-01-01 document failed: in/orion.pdf: is no text",
        ]
        assert raise_flags(ledger, ENDS) == []


def test_a_flag_in_words(path: Path) -> None:
    with Ledger(path) as ledger:
        raise_flags(ledger, date(2011, 9, 30))
        lines = [told(row) for row in raise_flags(ledger, date(2011, 10, 5))]
    assert lines == [
        "2011-10-01 overdue: Orion, Inc., OR-7, IND or its like submitted (2011-09-01 to 09-30), noticed on 2011-10-05",
        (
            "2011-10-03 slipped (late): Orion, Inc., OR-7, IND or its like submitted (2011-09-01 to 09-30), "
            "noticed on 2011-10-05"
        ),
    ]


def test_every_flag_says_what_it_means() -> None:
    assert all(FLAGS.values())
    assert [*FLAGS][:6] == ["opens", "due_soon", "closes_today", "overdue", "grace_ended", "silence"]
