"""The day a reported event happened: the words' own, the lag of an announcement, or only the day it was known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from events import binding
from events.anchors import Anchor
from events.lettercase import any_case
from events.policy import POLICY, Policy
from events.reported import THE_UNIT, Period, meant
from events.types import Filing, Passage, Window
from events.windows import find as find_windows

_TODAY = any_case(r"\btoday\b")


_LEAD = 8  # the passages of a current report that carry its news


_NOT_NEWS = any_case(
    r"\b(?:recently|previously|earlier|already|since|ago|last (?:year|month|week|quarter)|to date|"
    r"(?:during|in|for) the (?:quarter|year|period))\b",
)
_OTHER_DAY = any_case(
    r"\b(?:dates?|deadline|target|expected|through|expir\w+|until|due|since|effective)(?: "
    r"of| on| in)?\s*$",
)


# "has been in operation since June": it began then
_EVER_SINCE = any_case(
    r"\b(?:has been|have been|is|are|been) (?:(?:now|fully|commercially|widely) )?(?:in |on |up and )?(?:operation\w*|"
    r"running|open|producing|production|available|the market|sale|stream|line|service|online|trading|listed|effect|"
    r"active|under ?way|enroll?ing) (?:[^.;,]{1,24} )?$"
)


_DATELINE = re.compile(r"\s*(?:\([^)]{0,40}\)\s*)?(?:[-–—|/]|\()")


_SPOKEN = any_case(r"announc|report|said")


_SET_OUT = any_case(r"\b(?:today|announc\w+|pleased to)\b")


NO_WINDOW = Window(None, None, "in", "", 0, 0, "")


def day(passage: Passage, anchor: Anchor, filing: Filing, quarter: Period | None = None) -> Window | None:
    """The time expression that governs a past event, read backwards; one still ahead is another event's.

    "During the quarter" is the quarter that the document reports on, where it says which.
    """
    windows = [
        window
        for found in find_windows(passage.words, filing.said_on, year_end=filing.year_end, direction="back")
        if (window := _meant(_begun(passage.words, found, filing), quarter, filing))
        and window.opens
        and window.opens <= filing.said_on
        and window.edge in ("in", "about", "by")
        and not (
            window.timing.lower() == "today"
            and _SPOKEN.search(passage.words[max(0, window.start - 12) : window.end + 12])
        )
        and not _OTHER_DAY.search(passage.words[max(0, window.start - 30) : window.start])
        and not (window.closes == filing.said_on and _DATELINE.match(passage.words, window.end))
        and not _of_a_thing(passage.words, window)
    ]
    bound = binding.bind(passage.words, windows, [anchor]) if windows else []
    return bound[0][1] if bound else None


def _begun(words: str, window: Window, filing: Filing) -> Window:
    """The time since which a state lasts as that at which it began."""
    since = re.match(r"since\s+", window.timing)
    if since is None or not _EVER_SINCE.search(words[max(0, window.start - 70) : window.start]):
        return window
    units = find_windows(window.timing[since.end() :], filing.said_on, year_end=filing.year_end, direction="back")
    return replace(window, closes=units[0].closes) if len(units) == 1 and units[0].opens == window.opens else window


def _of_a_thing(words: str, window: Window) -> bool:
    """Whether a year is only what a thing is told apart by: "its 2031 acquisition of a rival" dates no other event."""
    return (
        window.grain == "year"
        and _OWNER.search(words[max(0, window.start - 24) : window.start]) is not None
        and _THING.match(words, window.end) is not None
    )


_OWNER = any_case(r"(?:'s|’s|\b(?:its|our|their|his|her))\s+$")
_THING = re.compile(r"\s+(?!in\b|on\b|by\b|at\b|and\b|or\b|to\b|as\b|with\b|for\b|of\b|was\b|were\b|has\b)[a-z]")


def _meant(window: Window, quarter: Period | None, filing: Filing) -> Window | None:
    if not THE_UNIT.search(window.timing):
        return window
    period = meant(window.timing, quarter, filing)
    return replace(window, opens=period[0], closes=period[1]) if period else None


def bounds(
    passage: Passage,
    index: int,
    anchor: Anchor,
    window: Window | None,
    filing: Filing,
    policy: Policy = POLICY,
    quarter: Period | None = None,
) -> tuple[date | None, date, bool]:
    """The bounds of the happened day: the words', else the announcement's lag for news, else the day it was known."""
    words = passage.words
    start = (anchor.step or (anchor.start, anchor.end))[0]
    if window is not None and window.opens:
        hi = min(window.closes or filing.said_on, filing.said_on)
        return (None if window.edge == "by" else window.opens), hi, False
    if _TODAY.search(words[max(0, start - 10) : start + 24]) and anchor.kind != "disclosure":
        announced = re.search(r"announc|report", words[max(0, start - 40) : start], re.IGNORECASE)
        if not announced:
            return filing.said_on, filing.said_on, False
    lead = index < 4 or (index < _LEAD and (passage.shape == "heading" or _SET_OUT.search(words) is not None))
    recap = quarter is not None and not _SET_OUT.search(words)  # a report on a quarter tells what came in it
    if lead and not filing.periodic and not recap and not _NOT_NEWS.search(words):
        return filing.said_on - timedelta(days=policy.announcement_lag), filing.said_on, True
    return None, filing.said_on, False
