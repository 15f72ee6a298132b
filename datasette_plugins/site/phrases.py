"""Days, windows and distances in the words of a page: as short as they can be without becoming ambiguous."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
RELATIONS = {
    "new": "first said",
    "reaffirmed": "reaffirmed",
    "pushed_out": "pushed out",
    "narrowed": "narrowed",
    "pulled_in": "pulled in",
    "widened": "widened",
    "undated": "said without a date",
    "withdrawn": "withdrawn",
}
BEARINGS = {
    "done": "it happened",
    "failed": "it did not happen",
    "stopped": "it was stopped",
    "withdrawn": "the guidance was withdrawn",
    "transferred": "it passed to another",
    "moved": "its date was moved",
    "undated": "its date was dropped",
    "reaffirmed": "it is still ahead",
    "figure": "the figure came out",
    "named": "it is named",
}
FLAGS = {
    "stealth": "moved without a word of delay",
    "widened_too": "widened as well as moved",
    "late_narrow": "narrowed late, to its end",
    "stale_copy": "an old sentence copied",
    "same_day": "said twice on one day",
    "raised": "the figure raised",
    "lowered": "the figure lowered",
}
GRADES = {
    "E1": "the company's own words",
    "E2": "a partner's or regulator's words",
    "E3": "implied by another report",
    "E4": "hearsay",
}


def to_date(value: object) -> date | None:
    """The day an ISO text names; None for nothing and for text that names none.

    >>> to_date("2011-09-22"), to_date(""), to_date(None)
    (datetime.date(2011, 9, 22), None, None)
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def day(value: object) -> str:
    """A day as analysts write it; the text itself where it is no day.

    >>> day("2011-09-22")
    '22 Sep 2011'
    """
    known = to_date(value)
    return f"{known.day} {MONTHS[known.month - 1]} {known.year}" if known else str(value or "")


def span(opens: date, closes: date) -> str:
    """The shortest name of the days from `opens` to `closes`.

    >>> span(date(2011, 4, 1), date(2011, 6, 30)), span(date(2011, 5, 1), date(2011, 8, 31))
    ('Q2 2011', 'May–Aug 2011')
    >>> span(date(2010, 11, 1), date(2011, 2, 28)), span(date(2013, 2, 26), date(2013, 2, 26))
    ('Nov 2010–Feb 2011', '26 Feb 2013')
    """
    if opens == closes:
        return day(opens)
    if opens.day == 1 and closes.day == monthrange(closes.year, closes.month)[1] and closes > opens:
        first, last, year = MONTHS[opens.month - 1], MONTHS[closes.month - 1], closes.year
        if opens.year != year:
            if (opens.month, closes.month) == (1, 12):
                return f"{opens.year}–{year}"
            return f"{first} {opens.year}–{last} {year}"
        months = closes.month - opens.month + 1
        if months == 12:
            return str(year)
        if months == 6 and opens.month in (1, 7):
            return f"H{1 + opens.month // 7} {year}"
        if months == 3 and opens.month % 3 == 1:
            return f"Q{1 + opens.month // 3} {year}"
        return f"{first} {year}" if months == 1 else f"{first}–{last} {year}"
    if opens.year == closes.year:
        return f"{opens.day} {MONTHS[opens.month - 1]}–{day(closes)}"
    return f"{day(opens)}–{day(closes)}"


def window(opens: object, closes: object, edge: str | None = "in") -> str:
    """A window in words: what its days are, and which side of them binds.

    >>> window("2010-10-28", "2012-06-30", "by"), window("2011-07-01", None, "after")
    ('by 30 Jun 2012', 'from 1 Jul 2011')
    >>> window(None, None)
    'no date'
    """
    first, last = to_date(opens), to_date(closes)
    if edge == "by" and last:
        return f"by {day(last)}"
    if edge == "through" and last:
        return f"through {day(last)}"
    if first and last:
        return ("about " if edge == "about" else "") + span(first, last)
    if first:
        return f"from {day(first)}"
    return f"until {day(last)}" if last else "no date"


def scope(words: object, subject: str = "") -> str:
    """A scope with its periods as spans of time, and its days as days, without the name that stands before it.

    >>> scope("2010-07-01/2011-06-30"), scope("2011-06-30"), scope("phase 2, US"), scope(None)
    ('Jul 2010–Jun 2011', '30 Jun 2011', 'phase 2, US', '')
    >>> scope("phase 2, OR-7 - for colitis", "OR-7"), scope("OR-70 for colitis", "OR-7")
    ('phase 2, for colitis', 'OR-70 for colitis')
    """

    def spelled(found: re.Match[str]) -> str:
        first, last = to_date(found[1]), to_date(found[2] or found[1])
        return span(first, last) if first and last else found[0]

    said = str(words or "")
    if subject:  # the reader took the name for a part of what it is for
        said = re.sub(rf"(^|, ){re.escape(subject)}(?:\s*[-–—:]\s*|\s+)(?=\w)", r"\1", said, flags=re.IGNORECASE)
    return re.sub(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?", spelled, said)


def because(words: object, subject: str, kind: str) -> str:
    """A verdict's reason beside the promise's name: the name is not said again, and days are written as analysts do.

    >>> because("OR-7, trial begins: promised 'in 2011' (2011-01-01 to 2011-12-31)", "OR-7", "trial begins")
    "promised 'in 2011' (1 Jan 2011 to 31 Dec 2011)"
    """
    said = str(words or "").removeprefix(f"{subject}, {kind}: ")
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda found: day(found[0]), said)


def sentence(words: object) -> str:
    """Words that stand alone.

    >>> sentence("submitted on 3 May"), sentence("IND of OR-7."), sentence(None)
    ('Submitted on 3 May.', 'IND of OR-7.', '')
    """
    said = str(words or "")
    return said[:1].upper() + said[1:] + ("" if not said or said[-1] in ".!?…" else ".")


def distance(days: int) -> str:
    """So many days, in the unit a person would say.

    >>> distance(1), distance(-22), distance(150), distance(1100)
    ('1 day', '22 days', '5 months', '3 years')
    """
    days = abs(days)
    unit, size = ("day", 1.0) if days < 60 else ("month", 30.4375) if days < 730 else ("year", 365.25)
    count = round(days / size)
    return f"{count} {unit}{'' if count == 1 else 's'}"


def lateness(days: int | None) -> str:
    """How an outcome stood to the close of its window.

    >>> lateness(22), lateness(-40), lateness(0), lateness(None)
    ('22 days late', '40 days before the close', 'on the last day', '')
    """
    if days is None:
        return ""
    if days == 0:
        return "on the last day"
    return f"{distance(days)} late" if days > 0 else f"{distance(days)} before the close"


def happened(first: object, last: object) -> str:
    """The day something happened, or its bounds.

    >>> happened("2011-09-22", "2011-09-22"), happened(None, "2012-04-30")
    ('22 Sep 2011', 'by 30 Apr 2012')
    """
    opens, closes = to_date(first), to_date(last)
    if opens and closes:
        return span(opens, closes)
    if closes:
        return f"by {day(closes)}"
    return f"on or after {day(opens)}" if opens else ""
