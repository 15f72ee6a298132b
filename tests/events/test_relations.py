"""Relations: the first line of the table that fits, and the flags beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from events.relations import flags, of_a_report, relation, stale
from events.types import Statement, Window


def window(opens: str | None, closes: str | None, edge: Any = "in") -> Window:
    lo, hi = (date.fromisoformat(day) if day else None for day in (opens, closes))
    return Window(lo, hi, edge, "then", 0, 4, "test")


HALF = window("2031-01-01", "2031-06-30")
YEAR = window("2031-01-01", "2031-12-31")
MID = window("2031-05-01", "2031-08-31")
BY_YEAR_END = window("2030-11-01", "2031-12-31", "by")
FLOOR = window("2031-01-01", None, "after")
RUNWAY = window("2030-11-01", "2031-06-30", "through")
NO_DATE = window(None, None)


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        (None, HALF, "new"),
        (HALF, window("2031-01-10", "2031-07-10"), "reaffirmed"),
        (HALF, YEAR, "pushed_out"),
        (HALF, window("2031-04-01", "2031-07-16"), "pushed_out"),
        (HALF, window("2031-04-01", "2031-07-15"), "narrowed"),
        (YEAR, HALF, "narrowed"),
        (YEAR, window("2031-12-01", "2031-12-31"), "narrowed"),
        (MID, window("2031-01-01", "2031-04-30"), "pulled_in"),
        (window("2031-07-01", "2031-12-31"), YEAR, "widened"),
        (MID, NO_DATE, "undated"),
        # a deadline: only the closes are compared
        (BY_YEAR_END, window("2031-02-01", "2031-06-30", "by"), "pulled_in"),
        (YEAR, BY_YEAR_END, "reaffirmed"),
        (BY_YEAR_END, YEAR, "narrowed"),
        (BY_YEAR_END, MID, "narrowed"),
        (RUNWAY, window("2031-02-01", "2032-06-30", "through"), "pushed_out"),
        # a floor: the openings stand in for the missing close
        (FLOOR, window("2031-01-01", None, "after"), "reaffirmed"),
        (FLOOR, window("2032-01-01", None, "after"), "pushed_out"),
        (FLOOR, window("2030-06-01", None, "after"), "pulled_in"),
        (FLOOR, YEAR, "narrowed"),
    ],
)
def test_relation(old: Window | None, new: Window, how: str) -> None:
    assert relation(old, new) == how


def test_withdrawn_comes_before_everything_but_new() -> None:
    assert relation(HALF, YEAR, withdrawn=True) == "withdrawn"
    assert relation(None, YEAR, withdrawn=True) == "new"


@pytest.mark.parametrize(
    ("old", "new", "quote", "explained", "marks"),
    [
        (HALF, YEAR, "The filing is on track for 2031.", False, ("stealth", "widened_too")),
        (HALF, YEAR, "The filing is now expected in 2031.", False, ("widened_too",)),
        (HALF, YEAR, "The filing is planned for 2031.", True, ("widened_too",)),
        (HALF, window("2031-04-01", "2031-07-31"), "The filing was postponed to July.", False, ()),
        (YEAR, window("2031-12-01", "2031-12-31"), "December.", False, ("late_narrow",)),
        (RUNWAY, window("2031-02-01", "2032-06-30", "through"), "Cash lasts into 2032.", False, ("widened_too",)),
    ],
)
def test_flags(old: Window, new: Window, quote: str, explained: bool, marks: tuple[str, ...]) -> None:
    assert flags(old, new, quote, relation(old, new), explained=explained) == marks


def test_a_window_that_had_closed_when_it_was_printed_is_stale() -> None:
    assert stale(HALF, date(2031, 7, 1))
    assert not stale(HALF, date(2031, 6, 30))
    assert not stale(FLOOR, date(2040, 1, 1))


@pytest.mark.parametrize(
    ("quote", "timing", "wanted"),
    [
        ("Norvane will file its second quarter financials and trade again.", "second quarter", True),
        ("Norvane will file the Q2 quarterly report.", "Q2", True),
        ("Norvane will tell of it with its second quarter results.", "second quarter", False),
        ("Norvane will trade again in the second quarter.", "second quarter", False),
        ("Norvane will file on May 5 results.", "May 5", False),
    ],
)
def test_the_period_of_a_report_is_not_when_something_happens(quote: str, timing: str, wanted: bool) -> None:
    at = quote.index(timing)
    when = Window(date(2031, 4, 1), date(2031, 6, 30), "in", timing, at, at + len(timing), "test")
    assert of_a_report(Statement("s", "f", 0, len(quote), quote, when, "listing", "shares", "Norvane")) == wanted
