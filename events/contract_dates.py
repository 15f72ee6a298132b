"""Dates that only tell when a contract ends: "the notes, which mature in March 2027" dates no deed.

Such a date is no event's own where another event stands beside it; the life of a patent is another matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.lettercase import any_case
from events.types import Window

_ENDS = any_case(
    r"\b(?:expir(?:es?|ing|ed|ation(?: date)?)|matur(?:es?|ing|ity|ities|ity date)|terminat(?:es?|ing))"
    r"(?: (?:of|on|in|at|by its terms|at various dates|at various times|as of))?(?: the)? \Z"
)
_LIVES = any_case(r"\b(?:patent|exclusivity|protection|applications?|claims?|royalt|runway|lock-?up)")
_DOES = any_case(
    r"\b(?:refinanc|extend|renew|repay|redeem|retire|replac|renegotiat|amend|restructur)\w*[^.;,]{0,60}"
    r"(?:before|prior to|ahead of|at|upon|on or before)[^.;,]{0,24}\Z"
)


_UPON = any_case(r"\b(?:upon|at|on|following|after|with) (?:the |its |their |such |our )?(?:[\w-]+ ){0,3}\Z")


def without(words: str, windows: Sequence[Window]) -> list[Window]:
    """The windows without those that tell when a contract ends; all of them where patents are spoken of.

    >>> from datetime import date
    >>> text = "We will refinance the notes, which mature in June 2027, in May 2026."
    >>> june = Window(date(2027, 6, 1), date(2027, 6, 30), "in", "in June 2027", 42, 54, "month")
    >>> without(text, [june])
    []
    """
    if not windows or _LIVES.search(words):
        return list(windows)
    return [window for window in windows if not _ends(words, window)]


def _ends(words: str, window: Window) -> bool:
    said = _ENDS.search(words, max(0, window.start - 60), window.start)
    return (
        said is not None
        and not _UPON.search(words, max(0, said.start() - 40), said.start())
        and window.edge in ("in", "through", "about")
        and not _DOES.search(words, max(0, said.start() - 90), said.start())
    )
