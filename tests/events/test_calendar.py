"""The calendar's arithmetic: whole units, fiscal years, clamped months, and the cuts made into a span."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import calendar

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
YEAR_ENDS = st.sampled_from([(12, 31), (6, 30), (9, 30), (2, 28), (9, 27), (1, 31), (3, 31)])


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(calendar).failed == 0


@pytest.mark.parametrize(
    ("span", "opens", "closes"),
    [
        (calendar.quarter(2011, 2), "2011-04-01", "2011-06-30"),
        (calendar.quarter(2011, 1, (6, 30)), "2010-07-01", "2010-09-30"),
        (calendar.quarter(2011, 4, (6, 30)), "2011-04-01", "2011-06-30"),
        (calendar.quarter(2026, 1, (1, 31)), "2025-02-01", "2025-04-30"),
        (calendar.half(2026, 2, (6, 30)), "2026-01-01", "2026-06-30"),
        (calendar.whole_year(2028, (2, 28)), "2027-03-01", "2028-02-29"),
        (calendar.whole_year(2025, (9, 27)), "2024-09-28", "2025-09-27"),
        (calendar.season(2025, 4), "2025-12-01", "2026-02-28"),
        (calendar.season(2027, 4), "2027-12-01", "2028-02-29"),
        (calendar.decade(2034), "2030-01-01", "2039-12-31"),
        (calendar.week(date(2025, 5, 14)), "2025-05-12", "2025-05-18"),
        (calendar.third(calendar.whole_year(2011), 2), "2011-05-01", "2011-08-31"),
        (calendar.third(calendar.half(2011, 2), 3), "2011-11-01", "2011-12-31"),
        (calendar.third(calendar.quarter(2011, 1), 2), "2011-02-01", "2011-02-28"),
        (calendar.third(calendar.month(2011, 2), 1), "2011-02-01", "2011-02-10"),
        (calendar.third(calendar.month(2011, 2), 3), "2011-02-21", "2011-02-28"),
        (calendar.third(calendar.decade(2030), 1), "2030-01-01", "2033-04-30"),
        (calendar.start_of(calendar.whole_year(2011)), "2011-01-01", "2011-01-31"),
        (calendar.end_of(calendar.quarter(2011, 1)), "2011-03-01", "2011-03-31"),
        (calendar.end_of(calendar.month(2011, 6)), "2011-06-21", "2011-06-30"),
        (calendar.half_of(calendar.month(2011, 2), 1), "2011-02-01", "2011-02-15"),
        (calendar.half_of(calendar.whole_year(2011), 2), "2011-07-01", "2011-12-31"),
        (calendar.first_months(calendar.whole_year(2011), 9), "2011-01-01", "2011-09-30"),
        (calendar.last_months(calendar.whole_year(2011), 3), "2011-10-01", "2011-12-31"),
    ],
)
def test_a_unit_opens_and_closes(span: calendar.Span, opens: str, closes: str) -> None:
    assert (span[0].isoformat(), span[1].isoformat()) == (opens, closes)


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-02-28", 1, "2025-03-28"),
        ("2025-03-10", 12, "2026-03-10"),
    ],
)
def test_months_are_added_and_cut(day: str, months: int, moved: str) -> None:
    assert calendar.add_months(date.fromisoformat(day), months).isoformat() == moved


def test_the_calendar_ends_hold() -> None:
    assert calendar.add_months(date(2025, 1, 1), 12 * 9000) == date.max
    assert calendar.add_months(date(2025, 1, 1), -12 * 9000) == date.min
    assert calendar.add_days(date(2025, 1, 1), 10**9) == date.max


def test_month_ends_stay_month_ends_when_moved() -> None:
    assert calendar.move_months(date(2011, 6, 30), 3) == date(2011, 9, 30)
    assert calendar.move_months(date(2011, 6, 30), 1) == date(2011, 7, 31)
    assert calendar.move_months(date(2011, 6, 27), 1) == date(2011, 7, 27)


def test_thanksgiving_is_the_fourth_thursday() -> None:
    assert calendar.nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert calendar.nth_weekday(2025, 5, 0, -1) == date(2025, 5, 26)


@given(DAYS, YEAR_ENDS)
def test_the_parts_of_a_fiscal_year_tile_it(day: date, year_end: calendar.YearEnd) -> None:
    year = calendar.fiscal_year_of(day, year_end)
    opens, closes = calendar.whole_year(year, year_end)
    assert opens <= day <= closes
    for months in (3, 6):
        parts = [calendar.part(year, months, number, year_end) for number in range(1, 12 // months + 1)]
        assert (parts[0][0], parts[-1][1]) == (opens, closes)
        assert all(left[1] + timedelta(days=1) == right[0] for left, right in pairwise(parts))


@given(DAYS, st.integers(0, 4000))
def test_the_thirds_of_a_span_tile_it(opens: date, days: int) -> None:
    span = (opens, opens + timedelta(days=days + 2))
    thirds = [calendar.third(span, number) for number in (1, 2, 3)]
    assert (thirds[0][0], thirds[2][1]) == span
    assert all(left[1] + timedelta(days=1) == right[0] for left, right in pairwise(thirds))
