"""Years that are part of a name: the "2027 notes" are to be paid back in 2027, whatever is done with them before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.types import Window

_DEBT = re.compile(
    r" (?:(?:[\d.]+% )?(?:senior|convertible|exchangeable|secured|unsecured|subordinated|green|term|first|second|lien|"
    r"priority|series [A-Z]) )*(?:notes|bonds|debentures|convertibles?|loans?|maturit(?:y|ies)|warrants|revolver)\b",
    re.IGNORECASE,
)
# a chapter of the paper itself: "Item 7, ... and 2026 Outlook—Trends"
_ITEM = re.compile(r"\bItem \d{1,2}[AB]?\b|Management's Discussion")
_CHAPTER = re.compile(r" (?:Outlook|Results|Highlights|Compared|Overview|Guidance|Trends)\b")
_GATHERING = re.compile(
    r"\b(?:Days?|Week|Symposium|Conference|Summit|Awards?|Expo|Forum|Congress|Show|Fair|Festival|Meeting|Exhibition|"
    r"Convention|Roadshow) $"
)
_BARE = re.compile(r"(?:19|20)\d\d")


def of_gathering(words: str, window: Window) -> bool:
    """Whether a bare year is part of a gathering's name: "Capital Markets Day 2026"."""
    return _BARE.fullmatch(window.timing) is not None and _GATHERING.search(words[: window.start]) is not None


def without(words: str, windows: Sequence[Window]) -> list[Window]:
    """The windows that tell a time, without those whose year only names a debt or a warrant.

    >>> from datetime import date
    >>> from events.windows import find
    >>> words = "We expect to refinance the 2027 senior notes this summer."
    >>> [window.timing for window in without(words, find(words, date(2026, 2, 18)))]
    ['this summer']
    """
    return [
        each
        for each in windows
        if not (
            _BARE.fullmatch(each.timing)
            and (_DEBT.match(words, each.end) or (_ITEM.search(words) and _CHAPTER.match(words, each.end)))
        )
    ]
