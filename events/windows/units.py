"""What a time expression means before and after its year is known.

A `Unit` is symbolic ("late June", "the second fiscal quarter"): it becomes two days only in a `Moment`, which knows
the day the words were said, the company's year end and the heading's year. Said is not implied: `Moment.basis` tells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from events import calendar
from events.calendar import Span, YearEnd
from events.types import Basis, Edge
from events.windows import occasions

Cut = tuple[str, int, str]  # early, mid, late, begin, end, first, last, half, week; how many; of what


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time, with the cuts made into it from the inside out; `year` is None where the words name none."""

    grain: str  # day, week, month, quarter, half, year, season, decade, meeting, holiday, span
    number: int = 0  # which month, quarter, half, season, meeting
    year: int | None = None
    fiscal: bool | None = None  # True, False: the words say "fiscal", "calendar"
    day: int = 0
    last: int = 0  # of a run: the last day, quarter, half
    cuts: tuple[Cut, ...] = ()
    span: Span | None = None  # days already known
    relative: bool = False  # "this quarter", "next year"
    loose: bool = False  # a window only behind a preposition: "in March", "during the quarter"
    exact: bool = False  # sharpened by what stands in parentheses

    def cut(self, kind: str, count: int = 0, of: str = "") -> Unit:
        """The same unit with one more cut made."""
        return replace(self, cuts=(*self.cuts, (kind, count, of)), loose=False)

    @property
    def pure_year(self) -> bool:
        """Whether it is a whole year named by its number."""
        return self.grain == "year" and self.year is not None and not self.cuts and not self.relative


def _cut(span: Span, cut: Cut) -> Span:
    kind, count, of = cut
    if kind == "third":
        return calendar.third(span, count)
    if kind == "thirds":  # from one third to another, as 12 for early to mid
        return calendar.third(span, count // 10)[0], calendar.third(span, count % 10)[1]
    if kind == "ending":  # so many months that end with this one
        return calendar.add_days(calendar.move_months(span[1], -count), 1), span[1]
    if kind == "end":
        return calendar.end_of(span)
    if kind == "begin":
        return calendar.start_of(span)
    if kind == "half":
        return calendar.half_of(span, count)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(of, 0) * count
    days = {"week": 7, "day": 1}.get(of, 0) * count
    opens, closes = span
    if kind == "first":
        return (
            calendar.first_months(span, months) if months else (opens, min(calendar.add_days(opens, days - 1), closes))
        )
    if kind == "last":
        return (
            calendar.last_months(span, months) if months else (max(calendar.add_days(closes, 1 - days), opens), closes)
        )
    if kind == "nth":  # the second month, the third week of a unit
        if months:
            step = months // count
            first = calendar.add_months(opens, step * (count - 1))
            return min(first, closes), min(calendar.add_days(calendar.add_months(first, step), -1), closes)
        step = days // count
        first = min(calendar.add_days(opens, step * (count - 1)), closes)
        return first, min(calendar.add_days(first, step - 1), closes)
    raise ValueError(f"{kind!r} is no cut of a unit: it must be one of third, end, begin, half, first, last, nth")


def _whole(unit: Unit, year: int, year_end: YearEnd, fiscal: bool) -> Span:
    ends = year_end if fiscal else calendar.CALENDAR_YEAR
    grain = unit.grain
    if grain == "quarter":
        opens, closes = calendar.quarter(year, unit.number, ends)
        return opens, calendar.quarter(year, unit.last, ends)[1] if unit.last else closes
    if grain == "year":
        return calendar.whole_year(year, ends)
    if grain == "half":
        opens, closes = calendar.half(year, unit.number, ends)
        return opens, calendar.half(year, unit.last, ends)[1] if unit.last else closes
    if grain == "month":
        if fiscal and calendar.month(year, unit.number)[0] > calendar.fiscal_close(year, ends):
            year -= 1
        return calendar.month(year, unit.number)
    if grain == "day":
        last = calendar.month_end(year, unit.number)
        opens = last.replace(day=min(unit.day, last.day))
        return opens, last.replace(day=min(max(unit.last, unit.day), last.day))
    if grain == "season":
        return calendar.season(year, unit.number)
    if grain == "meeting":
        return occasions.meeting_days(unit.number, year)
    if grain == "holiday":
        return occasions.holiday_days(unit.number, year)
    return calendar.decade(year)


@lru_cache(maxsize=8192)
def days_of(unit: Unit, year: int, year_end: YearEnd, fiscal: bool) -> Span:
    """The days of a unit in a year, cuts made."""
    span = unit.span or _whole(unit, year, year_end, fiscal)
    for cut in unit.cuts:
        span = _cut(span, cut)
    return span


@dataclass(frozen=True, slots=True)
class Sense:
    """What a bound makes of a unit: the days and edge of a window, before it has its words."""

    opens: date | None
    closes: date | None
    edge: Edge
    grain: str
    basis: Basis


@dataclass(slots=True)
class Moment:
    """Where and when words are said: all that a unit needs to become days."""

    words: str
    said_on: date
    year_end: YearEnd = calendar.CALENDAR_YEAR
    year: int | None = None  # of the governing heading
    fiscal: bool = False
    back: bool = False

    def is_fiscal(self, unit: Unit) -> bool:
        """Whether the unit is of the company's fiscal year."""
        if unit.fiscal is not None:
            return unit.fiscal
        return self.fiscal and unit.grain in ("quarter", "half", "year") and not any(c[0] == "third" for c in unit.cuts)

    def basis(self, unit: Unit) -> Basis:
        """Whether the unit's year was printed, is the fiscal year's, relative to the day, or implied by it."""
        if unit.relative:
            return "relative"
        if self.is_fiscal(unit):
            return "fiscal"
        if unit.year is None and self.year is None and unit.span is None:
            return "implied"
        return "stated"

    def in_year(self, unit: Unit, year: int) -> Span:
        """The days of the unit in this year."""
        return days_of(unit, year, self.year_end, self.is_fiscal(unit))

    def year_of(self, unit: Unit) -> int:
        """The unit's year: printed, the heading's, or that of the first such unit that has not ended on the day.

        Looking back it is that of the latest such unit that has begun.
        """
        if unit.year is not None:
            return unit.year
        if unit.span is not None:
            return unit.span[0].year
        if self.year is not None:
            return self.year
        years = range(self.said_on.year - 1, self.said_on.year + 3)
        if self.back:
            for year in reversed(years):
                if self.in_year(unit, year)[0] <= self.said_on:
                    return year
        for year in years:
            if self.in_year(unit, year)[1] >= self.said_on:
                return year
        return self.said_on.year

    def days(self, unit: Unit) -> Span:
        """The days on which the unit opens and closes."""
        return self.in_year(unit, self.year_of(unit))
