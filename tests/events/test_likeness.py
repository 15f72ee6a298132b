"""Likeness of two statements: numbers, windows and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from events.likeness import other_unit, restated, shared_wording
from events.time_alike import gap_between, overlap, same_period, within
from events.types import Statement, Window


def said(quote: str, opens: str | None, closes: str | None, edge: str = "in") -> Statement:
    lo, hi = (date.fromisoformat(day) if day else None for day in (opens, closes))
    window = Window(lo, hi, edge, "then", 0, 4, "test")  # type: ignore[arg-type]
    return Statement(quote, "f", 0, 9, quote, window, "financial_guidance", "revenue", "Norvane")


YEAR = said("Revenue of 12,000,000 in 2031.", "2031-01-01", "2031-12-31")
REST = said("Revenue for the rest of 2031.", "2031-06-11", "2031-12-31", "by")
NEXT = said("Revenue of 12,000,000 in 2032.", "2032-01-01", "2032-12-31")
FLOOR = said("Savings start in 2031.", "2031-01-01", None, "after")


def test_periods() -> None:
    assert same_period(YEAR, REST)
    assert not same_period(YEAR, NEXT)
    assert same_period(FLOOR, YEAR)


def test_windows() -> None:
    assert overlap(YEAR, REST)
    assert gap_between(date(2031, 1, 1), date(2031, 3, 31), date(2031, 5, 1), None) == 31
    assert within(said("June.", "2031-06-01", "2031-06-30"), YEAR)
    assert not within(REST, YEAR)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("tonnes", "tons", True), ("MMBtu", "MMBtus", False), ("USD", None, False), ("percent", "USD", True)],
)
def test_units(one: str | None, other: str | None, apart: bool) -> None:
    assert other_unit(one, other) is apart


def test_words() -> None:
    assert shared_wording(
        "Filing of the application is planned.", "Filing of the application is planned."
    ) == pytest.approx(0.5)
    assert restated(YEAR, said("Sales will be 12,000,000.", "2031-01-01", "2031-12-31"), 0.1, 0.0) == 0.9
    assert restated(YEAR, NEXT, 1.0, 1.0) == 0.0


def test_a_quarter_is_not_the_year_that_it_ends() -> None:
    quarter = said("Revenue in the fourth quarter of 2031.", "2031-10-01", "2031-12-31")
    assert not same_period(YEAR, quarter)
    assert not same_period(REST, quarter)
    assert same_period(quarter, quarter)


def test_a_state_to_be_reached_has_no_period() -> None:
    early = replace(said("Break-even in early 2032.", "2032-01-01", "2032-04-30"), subject="break-even")
    later = replace(said("Break-even by 2032.", "2031-02-01", "2032-12-31", "by"), subject="break-even")
    assert same_period(early, later)
    assert not same_period(early, replace(later, low=3e6, high=3e6))
