"""Unit arithmetic on days: every unit is the pair of days that open and close it, both included.

`year_end` is the month and day on which a fiscal year closes; fiscal 2011 is the one that closes in 2011, or in 2012
where the month is beyond twelve.
A month is moved on the calendar and cut to the month's last day, never counted as thirty days.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

import pendulum

Span = tuple[date, date]
YearEnd = tuple[int, int]
CALENDAR_YEAR: YearEnd = (12, 31)
DAY = timedelta(days=1)


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2012, 2)
    datetime.date(2012, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day so many months on, cut to the month's last day; the calendar's ends hold it in.

    >>> add_months(date(2010, 12, 31), 2)
    datetime.date(2011, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """The day so many days on; the calendar's ends hold it in."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def move_months(day: date, months: int) -> date:
    """Like `add_months`, but the last day of a month moves to the last day of a month: ends of quarters stay ends.

    >>> move_months(date(2011, 6, 30), -3)
    datetime.date(2011, 3, 31)
    """
    moved = add_months(day, months)
    if day.month != add_days(day, 1).month:
        return month_end(moved.year, moved.month)
    return moved


def month(year: int, number: int) -> Span:
    """A calendar month."""
    return date(year, number, 1), month_end(year, number)


def fiscal_close(year: int, year_end: YearEnd = CALENDAR_YEAR) -> date:
    """The day on which a fiscal year closes; the last day of February is found in leap years too.

    >>> fiscal_close(2012, (2, 28))
    datetime.date(2012, 2, 29)
    >>> fiscal_close(2011, (13, 31))
    datetime.date(2012, 1, 31)
    """
    number, day = year_end
    if number > 12:  # the year is named by its beginning
        year, number = year + 1, number - 12
    last = month_end(year, number)
    return last if (number, day) == (2, 28) or day >= last.day else last.replace(day=day)


@lru_cache(maxsize=4096)
def part(year: int, months: int, number: int, year_end: YearEnd = CALENDAR_YEAR) -> Span:
    """The `number`-th part of so many months (3 a quarter, 4 a third, 6 a half, 12 the year) of a fiscal year.

    >>> part(2011, 3, 1, (6, 30))
    (datetime.date(2010, 7, 1), datetime.date(2010, 9, 30))
    """
    before = fiscal_close(year - 1, year_end)
    count = 12 // months
    opens = before if number == 1 else move_months(before, months * (number - 1))
    closes = fiscal_close(year, year_end) if number == count else move_months(before, months * number)
    return opens + DAY, closes


def quarter(year: int, number: int, year_end: YearEnd = CALENDAR_YEAR) -> Span:
    """A quarter of the (fiscal) year."""
    return part(year, 3, number, year_end)


def half(year: int, number: int, year_end: YearEnd = CALENDAR_YEAR) -> Span:
    """A half of the (fiscal) year."""
    return part(year, 6, number, year_end)


def whole_year(year: int, year_end: YearEnd = CALENDAR_YEAR) -> Span:
    """The calendar year, or the fiscal year that closes in `year`."""
    return part(year, 12, 1, year_end)


def fiscal_year_of(day: date, year_end: YearEnd = CALENDAR_YEAR) -> int:
    """The number of the fiscal year in which a day lies.

    >>> fiscal_year_of(date(2010, 10, 28), (6, 30))
    2011
    """
    if day > fiscal_close(day.year, year_end):
        return day.year + 1
    return day.year if day > fiscal_close(day.year - 1, year_end) else day.year - 1


def season(year: int, number: int) -> Span:
    """Spring (1), summer, autumn, winter (4) of a year; winter runs into the February of the next.

    >>> season(2025, 4)
    (datetime.date(2025, 12, 1), datetime.date(2026, 2, 28))
    """
    opens = date(year, number * 3, 1)
    closes = add_months(opens, 2)
    return opens, month_end(closes.year, closes.month)


def decade(year: int) -> Span:
    """The ten years in which a year lies, 2020 to 2029."""
    first = year - year % 10
    return date(max(first, 1), 1, 1), date(first + 9, 12, 31)


def week(day: date) -> Span:
    """Monday to Sunday around a day."""
    opens = add_days(day, -day.weekday())
    return opens, add_days(opens, 6)


def months_in(span: Span) -> int:
    """How many whole months a span holds, 0 where it does not hold whole ones.

    >>> months_in((date(2011, 1, 1), date(2011, 6, 30)))
    6
    """
    opens, after = span[0], add_days(span[1], 1)
    months = (after.year - opens.year) * 12 + after.month - opens.month
    return months if months > 0 and (add_months(opens, months) == after or move_months(opens, months) == after) else 0


def third(span: Span, number: int) -> Span:
    """The first, middle (2) or last (3) third; of a month days 1-10, 11-20, 21-end.

    >>> third(month(2011, 6), 3)
    (datetime.date(2011, 6, 21), datetime.date(2011, 6, 30))
    """
    opens, closes = span
    months = months_in(span)
    if months == 1 and opens.day == 1:
        cuts = [opens, add_days(opens, 10), add_days(opens, 20), add_days(closes, 1)]
    elif months and months % 3 == 0:
        cuts = [add_months(opens, months // 3 * step) for step in range(3)] + [add_days(closes, 1)]
    else:
        days = (closes - opens).days + 1
        cuts = [add_days(opens, -(-days * step // 3)) for step in range(4)]
    opens, closes = cuts[number - 1], add_days(cuts[number], -1)
    return opens, max(opens, closes)


def first_months(span: Span, months: int) -> Span:
    """The first so many months of a span."""
    return span[0], min(add_days(add_months(span[0], months), -1), span[1])


def last_months(span: Span, months: int) -> Span:
    """The last so many months of a span."""
    return max(add_days(move_months(span[1], -months), 1), span[0]), span[1]


def start_of(span: Span) -> Span:
    """The start of a unit: its first month; of a month the first ten days; of less than a month the first third."""
    return first_months(span, 1) if months_in(span) > 1 else third(span, 1)


def end_of(span: Span) -> Span:
    """The end of a unit: its last month; of a month from the 21st; of less than a month the last third."""
    return last_months(span, 1) if months_in(span) > 1 else third(span, 3)


def half_of(span: Span, number: int) -> Span:
    """One half of any span, cut on a month's edge where there is one."""
    months = months_in(span)
    if months and months % 2 == 0:
        middle = add_months(span[0], months // 2)
    elif months == 1:
        middle = add_days(span[0], 15)
    else:
        middle = add_days(span[0], ((span[1] - span[0]).days + 1) // 2)
    return (span[0], add_days(middle, -1)) if number == 1 else (middle, span[1])


def nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday is 0) of a month, -1 for the last: Thanksgiving is the fourth Thursday of November.

    >>> nth_weekday(2025, 11, 3, 4)
    datetime.date(2025, 11, 27)
    """
    first = pendulum.date(year, number, 1)
    named = pendulum.WeekDay(weekday)
    found = first.last_of("month", named) if nth < 0 else first.nth_of("month", nth, named)
    return date(found.year, found.month, found.day)
