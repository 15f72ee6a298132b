"""The fiscal year's end that each document of a company is read with, whichever of them were read first.

What a document tells of itself counts for it; one that tells none takes what the company told nearest in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from events.types import Filing

CALENDAR_YEAR = (12, 31)


def tells(filing: Filing) -> bool:
    """Whether the end of the fiscal year is the document's own word and not for want of one."""
    return filing.year_end_told or filing.year_end != CALENDAR_YEAR


def by_day(filings: Iterable[Filing]) -> dict[date, tuple[int, int]]:
    """What a company told, by day; of several on one day what most documents say, then the earliest in the year."""
    votes: dict[date, Counter[tuple[int, int]]] = {}
    for filing in filings:
        if tells(filing):
            votes.setdefault(filing.said_on, Counter())[filing.year_end] += 1
    return {day: min(said, key=lambda end: (-said[end], end)) for day, said in sorted(votes.items())}


def nearest(told: Mapping[date, tuple[int, int]], day: date) -> tuple[int, int]:
    """Of what was told by day what lies nearest, of two as near the earlier one; the calendar year where nothing was.

    >>> told = {date(2010, 1, 1): (6, 30), date(2014, 1, 1): (12, 31)}
    >>> nearest(told, date(2011, 5, 5)), nearest(told, date(2019, 5, 5)), nearest({}, date(2019, 5, 5))
    ((6, 30), (12, 31), (12, 31))
    """
    days = list(told)
    at = bisect_left(days, day)
    around = days[max(0, at - 1) : at + 1]
    return told[min(around, key=lambda each: (abs(each - day), each))] if around else CALENDAR_YEAR


def read_with(filings: Iterable[Filing]) -> dict[str, tuple[int, int]]:
    """For the id of each of a company's filings the month and day that it is read with."""
    filings = list(filings)
    told = by_day(filings)
    return {each.id: each.year_end if tells(each) else nearest(told, each.said_on) for each in filings}
