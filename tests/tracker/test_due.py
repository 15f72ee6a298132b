"""What falls due on a day, and flags: each once, with its true day, however late it is noticed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.due import due, flag, told
from tracker.ledger import Ledger, reading


@pytest.mark.parametrize(
    ("as_of", "within", "found"),
    [
        (date(2010, 11, 1), 90, ([], ["OR-9"], [])),
        (date(2011, 3, 3), 90, (["OR-9"], [], ["OR-7"])),
        (date(2011, 3, 3), 30, (["OR-9"], [], [])),
        (date(2011, 9, 15), 90, (["OR-9"], ["OR-7"], [])),
        (date(2011, 10, 3), 90, (["OR-9"], [], [])),
    ],
)
def test_due_overdue_and_coming(path: Path, as_of: date, within: int, found: tuple[list[str], ...]) -> None:
    with reading(path) as conn:
        lists = due(conn, as_of, within)
    assert tuple([row["subject"] for row in rows] for rows in (lists.overdue, lists.due, lists.coming)) == found


YEAR = [date(2010, 10, 28), date(2010, 12, 1), date(2010, 12, 31), date(2011, 1, 1), date(2011, 6, 1), date(2011, 9, 1),
        date(2011, 9, 30), date(2011, 10, 1), date(2011, 10, 3), date(2012, 6, 1)]  # fmt: skip


def raised(path: Path, days: list[date]) -> list[tuple[str, str, str, str]]:
    found = []
    with Ledger(path) as ledger:
        for day in days:
            found += [(row["falls_on"], row["flag"], row["subject"], row["flagged_on"]) for row in flag(ledger, day)]
    return found


def test_a_year_of_flags(path: Path) -> None:
    assert raised(path, YEAR) == [
        ("2010-12-01", "due_soon", "OR-9", "2010-12-01"),
        ("2010-12-31", "closes_today", "OR-9", "2010-12-31"),
        ("2011-01-01", "overdue", "OR-9", "2011-01-01"),
        # OR-7 had been moved from June to September by the time June came
        ("2011-09-01", "due_soon", "OR-7", "2011-09-01"),
        ("2011-09-01", "opens", "OR-7", "2011-09-01"),
        ("2011-09-30", "closes_today", "OR-7", "2011-09-30"),
        ("2011-10-01", "overdue", "OR-7", "2011-10-01"),
    ]


def test_after_an_outage_each_crossing_is_told_once_with_its_day(path: Path) -> None:
    assert raised(path, [date(2010, 10, 28), date(2011, 1, 2), date(2011, 1, 2), date(2011, 1, 9)]) == [
        ("2010-12-01", "due_soon", "OR-9", "2011-01-02"),
        ("2010-12-31", "closes_today", "OR-9", "2011-01-02"),
        ("2011-01-01", "overdue", "OR-9", "2011-01-02"),
    ]


def test_a_moved_window_is_flagged_anew(path: Path) -> None:
    """June opened by what was known in May; September is another window of the same promise."""
    with Ledger(path) as ledger:
        found = [row["window"] for day in YEAR for row in flag(ledger, day) if row["subject"] == "OR-7"]
        stored = {row["window"] for row in ledger.conn.execute('SELECT DISTINCT "window" FROM flags')}
    assert found == ["2011-09-01/2011-09-30"] * 4
    assert stored == {"2010-10-28/2010-12-31", "2011-09-01/2011-09-30"}


def test_a_flag_in_words(path: Path) -> None:
    with Ledger(path) as ledger:
        lines = [told(row) for row in flag(ledger, date(2011, 1, 1))]
    assert lines == [
        "2010-12-01 due soon: Orion, Inc., OR-9, trial begins (2010-10-28/2010-12-31), noticed on 2011-01-01",
        "2010-12-31 closes today: Orion, Inc., OR-9, trial begins (2010-10-28/2010-12-31), noticed on 2011-01-01",
        "2011-01-01 overdue: Orion, Inc., OR-9, trial begins (2010-10-28/2010-12-31)",
    ]
