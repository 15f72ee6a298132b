"""A window counted from the one before it in the same sentence: "in the first quarter, with Europe a quarter later"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from events import calendar
from events.lettercase import any_case
from events.types import Window
from events.windows.lengths import MONTHS
from events.windows.units import Moment

_NUMBERS = {word: count for count, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "twelve": 12, "eighteen": 18}
_LATER = any_case(
    r"\b(?P<about>(?:about|around|roughly|approximately|some) )?"
    r"(?P<count>a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|\d{1,2})[ -]"
    r"(?P<grain>day|week|month|quarter|half|year)s? (?:later(?! than\b)|after that|thereafter|afterwards)\b",
)
_FAR = 200  # characters from the window before


def counted_on(windows: list[Window], moment: Moment) -> list[Window]:
    """The windows, and behind each that is still ahead the one that its sentence counts from it."""
    if not windows or ("later" not in moment.words and "after" not in moment.words):
        return windows
    made: list[Window] = []
    for match in _LATER.finditer(moment.words):
        before = [window for window in windows if window.end <= match.start()]
        if not before or any(window.start < match.end() and match.start() < window.end for window in windows):
            continue
        last = before[-1]
        between = moment.words[last.end : match.start()]
        if len(between) > _FAR or re.search(r"[.!?] ", between) or last.closes is None or last.closes < moment.said_on:
            continue
        count = match["count"].lower()
        number = int(count) if count.isdigit() else _NUMBERS[count]
        opens = None if last.opens is None else _moved(last.opens, number, match["grain"].lower())
        closes = _moved(last.closes, number, match["grain"].lower())
        made.append(
            replace(
                last, opens=opens, closes=closes, edge="about" if match["about"] else last.edge, timing=match.group(),
                start=match.start(), end=match.end(), rule=f"so long later > {last.rule}", grain="span",
            )
        )  # fmt: skip
    return sorted([*windows, *made], key=lambda window: window.start) if made else windows


def _moved(day: date, count: int, grain: str) -> date:
    """The day so many units on; the last day of a month stays one.

    >>> _moved(date(2026, 6, 30), 2, "month").isoformat()
    '2026-08-31'
    """
    if grain not in MONTHS:
        return calendar.add_days(day, count * (7 if grain == "week" else 1))
    return calendar.move_months(day, count * MONTHS[grain])
