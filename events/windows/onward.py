"""A year told once in a sentence goes on: "the filing in the first half of 2027 and approval in the second half"."""

from __future__ import annotations

import re
from dataclasses import replace

from events import calendar
from events.types import Window
from events.windows.units import Moment

_UNITS = frozenset({"quarter", "half", "month", "third", "season"})
_FAR = 160  # characters from the window before
# what stands there is told of a time before, or in another sentence
_BACK = re.compile(
    r"[.!?] |\b(?:compared|versus|vs|from|than|after|following|since|last|previous|prior|while|before|ahead)\b",
    re.IGNORECASE,
)


def in_the_year_told(windows: list[Window], moment: Moment) -> list[Window]:
    """The windows; a bare unit that would come before the one told with its year in front of it is of that year."""
    if len(windows) < 2:
        return windows
    made: list[Window] = []
    for window in windows:
        before = made[-1] if made else None
        made.append(_onward(window, before, moment) if before is not None else window)
    return made


def _onward(window: Window, before: Window, moment: Moment) -> Window:
    if (
        window.basis != "implied"
        or before.basis != "stated"
        or window.edge not in ("in", "about")
        or before.edge not in ("in", "about")
        or window.grain not in _UNITS
        or before.grain not in _UNITS
        or window.opens is None
        or window.closes is None
        or before.opens is None
        or before.opens <= moment.said_on
        or window.opens >= before.opens
    ):
        return window
    between = moment.words[before.end : window.start]
    if len(between) > _FAR or _BACK.search(between):
        return window
    moved = [calendar.move_months(window.opens, 12 * years) for years in (1, 2, 3)]
    years = next((count for count, opens in enumerate(moved, 1) if opens > before.opens), 0)
    if not years:
        return window
    opens, closes = moved[years - 1], calendar.move_months(window.closes, 12 * years)
    return replace(window, opens=opens, closes=closes, rule=f"the year told before > {window.rule}")
