"""Meetings and holidays that stand for days: data rows, each with the source of its dates.

A meeting's usual dates make the window where the words give neither month nor day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from events import calendar
from events.calendar import Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """A scientific meeting and its usual dates, month and day; `source` says who gives them."""

    name: str
    opens: tuple[int, int]
    closes: tuple[int, int]
    source: str
    ambiguous: bool = False  # an acronym that is also another word or body
    names: tuple[str, ...] = ()  # other spellings


MEETINGS: tuple[Meeting, ...] = (
    Meeting("ASCO GI", (1, 1), (1, 31), "general knowledge", names=("ASCO-GI",)),
    Meeting("ASCO GU", (2, 1), (2, 28), "general knowledge", names=("ASCO-GU",)),
    Meeting("ASCO", (5, 25), (6, 10), "labelling guide"),
    Meeting("ASH", (12, 1), (12, 31), "labelling guide", ambiguous=True),
    Meeting("SABCS", (12, 1), (12, 31), "labelling guide"),
    Meeting("AACR", (4, 1), (4, 30), "labelling guide"),
    Meeting("ESMO", (9, 1), (10, 31), "labelling guide"),
    Meeting("EHA", (6, 1), (6, 30), "labelling guide"),
    Meeting("EORTC-NCI-AACR", (10, 1), (11, 30), "labelling guide", names=("EORTC", "ENA")),
    Meeting("JPM", (1, 1), (1, 31), "general knowledge", ambiguous=True),
    Meeting("SGO", (3, 1), (3, 31), "general knowledge", ambiguous=True),
    Meeting("AAN", (4, 1), (4, 30), "general knowledge", ambiguous=True),
    Meeting("ARVO", (4, 20), (5, 31), "general knowledge"),
    Meeting("ATS", (5, 1), (5, 31), "general knowledge", ambiguous=True),
    Meeting("ASGCT", (5, 1), (5, 31), "general knowledge"),
    Meeting("EULAR", (6, 1), (6, 30), "general knowledge"),
    Meeting("ADA", (6, 1), (6, 30), "general knowledge", ambiguous=True),
    Meeting("ENDO", (6, 1), (6, 30), "general knowledge", ambiguous=True),
    Meeting("EASL", (5, 1), (6, 30), "general knowledge"),
    Meeting("AAIC", (7, 1), (7, 31), "general knowledge"),
    Meeting("ERS", (9, 1), (9, 30), "general knowledge", ambiguous=True),
    Meeting("EASD", (9, 1), (9, 30), "general knowledge"),
    Meeting("WCLC", (9, 1), (9, 30), "general knowledge"),
    Meeting("IDWeek", (10, 1), (10, 31), "general knowledge"),
    Meeting("ACR", (10, 1), (11, 30), "general knowledge", ambiguous=True),
    Meeting("AASLD", (11, 1), (11, 30), "general knowledge"),
    Meeting("AHA", (11, 1), (11, 30), "general knowledge", ambiguous=True),
    Meeting("SITC", (11, 1), (11, 30), "general knowledge"),
    Meeting("CTAD", (10, 1), (12, 31), "general knowledge"),
    Meeting("CROI", (2, 1), (3, 31), "general knowledge"),
    Meeting("ACC", (3, 1), (3, 31), "general knowledge", ambiguous=True),
)
# the meeting is named in full and the acronym follows in parentheses, or stands alone
FULL_NAMES: tuple[tuple[str, str], ...] = (
    ("American Society of Clinical Oncology", "ASCO"),
    ("American Society of Hematology", "ASH"),
    ("San Antonio Breast Cancer Symposium", "SABCS"),
    ("American Association for Cancer Research", "AACR"),
    ("European Society for Medical Oncology", "ESMO"),
    ("European Hematology Association", "EHA"),
    ("J.P. Morgan Healthcare Conference", "JPM"),
    ("Society of Gynecologic Oncology", "SGO"),
    ("American Academy of Neurology", "AAN"),
    ("American Thoracic Society", "ATS"),
    ("American Society of Gene and Cell Therapy", "ASGCT"),
    ("American Society of Gene & Cell Therapy", "ASGCT"),
    ("American Diabetes Association", "ADA"),
    ("Alzheimer's Association International Conference", "AAIC"),
    ("European Respiratory Society", "ERS"),
    ("World Conference on Lung Cancer", "WCLC"),
    ("American College of Rheumatology", "ACR"),
    ("American Heart Association", "AHA"),
    ("Society for Immunotherapy of Cancer", "SITC"),
    ("American College of Cardiology", "ACC"),
)
MEETING_INDEX = {
    name: index for index, row in enumerate(MEETINGS) for name in (row.name, *row.names) if " " not in name
}
MEETING_INDEX |= {full: MEETING_INDEX[short] for full, short in FULL_NAMES}

# holidays by name: month and day they open, month and day they close; Thanksgiving and Easter are computed
HOLIDAYS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "christmas": ((12, 25), (12, 25)),
    "holidays": ((12, 24), (12, 31)),
}
HOLIDAY_NAMES = ("christmas", "holidays", "thanksgiving", "easter")


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (epact - weekday + 40) // 44
    day = epact - weekday + 28 - 31 * (month // 4)
    return date(year, month, day)


def holiday_days(number: int, year: int) -> Span:
    """The days of a holiday in a year."""
    name = HOLIDAY_NAMES[number]
    if name == "thanksgiving":
        day = calendar.nth_weekday(year, 11, 3, 4)
        return day, day
    if name == "easter":
        return _easter(year), _easter(year)
    (opens_month, opens_day), (closes_month, closes_day) = HOLIDAYS[name]
    return date(year, opens_month, opens_day), date(year, closes_month, closes_day)


def meeting_days(number: int, year: int) -> Span:
    """The usual days of a meeting in a year; a window that ends with a month ends on its last day."""
    row = MEETINGS[number]
    month, day = row.closes
    return date(year, *row.opens), calendar.month_end(year, month) if day >= 28 else date(year, month, day)
