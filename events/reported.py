"""Which period a document reports on: "the quarter" of its sentences is the one that its title or opening names.

A title that names no quarter, or one that had not just ended on the day of the document, tells of none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from events.calendar import add_months
from events.lettercase import any_case
from events.types import Filing, Passage
from events.windows import find as find_windows

Period = tuple[date, date]
_LEAD = 5  # the passages in which a document says what it reports on
_RESULTS = any_case(r"\b(?:results|earnings|reports?|reported|highlights|coverage|quarter)\b")
_NEWS = timedelta(days=135)  # after so long a quarter's results are no news


def period(passages: Sequence[Passage], filing: Filing) -> Period | None:
    """The quarter that a document reports on, by its own report period or by its opening; None where it names none."""
    if filing.periodic and filing.period_end:
        return add_months(filing.period_end + timedelta(days=1), -3), filing.period_end
    for passage in passages[:_LEAD]:
        if not _RESULTS.search(passage.words):
            continue
        found = ended(passage.words, filing)
        if found:
            return found
    return None


def ended(words: str, filing: Filing) -> Period | None:
    """The first quarter of some words that had just ended on the day of the document.

    >>> filing = Filing("f", "Norvane", date(2031, 5, 8))
    >>> ended("Norvane Reports First Quarter 2031 Results", filing)
    (datetime.date(2031, 1, 1), datetime.date(2031, 3, 31))
    """
    windows = find_windows(words, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back")
    for window in windows:
        if window.opens is None or window.closes is None or THE_UNIT.search(window.timing):
            continue
        if 80 <= (window.closes - window.opens).days <= 100 and timedelta() < filing.said_on - window.closes <= _NEWS:
            return window.opens, window.closes
    return None


# a unit that the words leave to the document
THE_UNIT = any_case(
    r"\b(?:(?:during|in|for|over|of|at|through(?:out)?) )?the (?:full )?"
    r"(?P<unit>quarter|year|period|month|first half|second half)\Z",
)


def meant(timing: str, quarter: Period | None, filing: Filing) -> Period | None:
    """What "the quarter" or "the year" is in a document that reports on this quarter; None where it can't be told."""
    match = THE_UNIT.search(timing)
    if match is None or quarter is None:
        return None
    unit = match["unit"].lower()
    if unit == "quarter" or (unit == "period" and not filing.periodic):
        return quarter
    closes = quarter[1]
    if unit == "year" and (closes.month, closes.day) == filing.year_end:
        return add_months(closes + timedelta(days=1), -12), closes
    return None
