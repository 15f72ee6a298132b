"""Words as they stand once a date that was taken back is read away: only the current promise is one.

"Delayed from Q2 to Q4" promises Q4; "we had planned it for 2025 and now expect it in 2026" promises 2026; what stands
behind "versus our prior guidance of" or "previously expected in" is history. Every change keeps the length, so that
all offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from events.candidates import Candidate
from events.gates import gate
from events.lettercase import any_case
from events.types import Passage, Window

_HINT = gate(
    r"delay|postpon|push|shift|slip|defer|reschedul|moved|moving|accelerat|brought|pulled|revis|extend|previous|"
    r"original|initially|formerly|\bhad |no longer|rather than|instead of|versus|vs|compared|\bfrom\b|ahead of|"
    r"\bthan\b",
    re.IGNORECASE,
)
_LATER = r"(?:delay|postpon|push|shift|slip|defer|reschedul|mov)(?:e?s|ed|d|p?ed|p?ing|ing|e)?"
_CHANGED = r"(?:accelerat|advanc|revis|extend|chang|updat|adjust|amend)(?:e?s|ed|d|ing|e)?|brought|pulled"
_MOVES = any_case(
    rf"(?P<aux>\b(?:(?:has|have|had|was|were|is|are|will|being|been|be|to be)(?: now| also| since)? )+)?"
    rf"\b(?P<verb>(?P<later>{_LATER})|{_CHANGED})(?P<way> (?:back|out|forward|up|in|ahead|further))?"
    rf"(?P<rest>[^;]{{0,110}}?)\Z",
)
_DOUBT = any_case(r"\b(?:may|might|could|can|would|not|if|cannot|never) \Z")
_LASTS = any_case(r"\b(?:runway|cash|fund|funds|liquidity|capital|protection|exclusivity|patents?|maturit\w+)\b")
_TO = any_case(r",? ?(?:back |out |forward )?(?:to|until|till|into) (?:the )?\Z")
_JOINT = any_case(r",? (?:to|until|till|into|out to|back to)(?: the)? ?")
_RANGE = any_case(r"(?P<from>from (?P<old>.{2,40}?)) (?P<to>to|until|till|into) (?P<new>.{2,40})\Z")
_AGAINST = any_case(
    r"[,(]? ?\b(?:(?:versus|vs\.?|compared (?:to|with)|rather than|instead of|in place of|as opposed to|ahead of|"
    r"earlier than|later than|sooner than|up from|down from|changed from|against|from)"
    r"(?: (?:the|our|its|a|management's))?"
    r"(?: (?P<old>prior|previous|previously|original|originally|earlier|initial|initially|former|old|last))?"
    r"(?: (?:expected|anticipated|planned|guided|targeted|scheduled|disclosed|announced|communicated))?"
    r"(?: (?P<noun>guidance|expectations?|estimates?|targets?|timeline|timing|plans?|date|projections?|forecast|"
    r"outlook|window|goal|schedule))?(?: (?:of|for|in|by|to be|that was))?(?: the| early| late)?|"
    r"(?P<bare>rather than|instead of)(?: in| by| the)*) ?\Z",
)
_SURELY = any_case(r"rather than|instead of|in place of|as opposed to")
_ONCE = any_case(
    r"[,(]? ?(?:\b(?:which|that) )?(?:\b(?:was|were|had been|is|are) )?\b(?:previously|originally|initially|formerly)"
    r"(?: (?:was|were|been|had|expected|anticipated|planned|scheduled|targeted|guided|projected|estimated|slated|"
    r"intended|forecast|forecasted|set|due|to|for|as|be|have|occur|happen|take place|close|closed|complete|completed|"
    r"begin|start|started|open|opened|launch|launched|submitted|filed|reported|available|in|by|during|at|on|the|"
    r"early|late|"
    r"around|approximately)){0,8}:? ?\Z",
)
_HAD = re.compile(
    r"\bhad (?:(?:previously|originally|initially|earlier|also|once) )?(?:been )?(?:planned|expected|anticipated|hoped|"
    r"intended|targeted|projected|guided|scheduled|aimed)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\bno longer (?:be )?(?:expects?|expected|anticipates?|anticipated|plans?|planned|intends?|targets?|targeting|"
    r"believes?|foresees?|on track|going|planning|expecting|anticipating)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;]|\. |,? (?:but|and|however|yet)[, ](?=[^;]*\b(?:now|instead|expect|anticipat|target|plan|will))"
)


@dataclass(frozen=True, slots=True)
class Current:
    """The words without what was taken back, and the windows that it had dated."""

    words: str
    old: tuple[Window, ...]


def read(words: str, windows: Sequence[Window], find: Callable[[str], Sequence[Window]]) -> Current | None:
    """The words of the current promise where they also tell an older one; nothing where they tell no older one.

    `find` finds the windows of a stretch of words.
    """
    if not windows or not _HINT.search(words):
        return None
    now = list(words)
    old: list[Window] = []
    for place, window in enumerate(windows):
        if window in old:
            continue
        following = windows[place + 1] if place + 1 < len(windows) else None
        _moved(words, now, window, following, old, find)
        if window in old:
            continue
        if _told_against(words, window, windows) or (
            once := _ONCE.search(words, max(0, window.start - 110), window.start)
        ):
            match = _AGAINST.search(words, max(0, window.start - 110), window.start) or once
            _blank(now, match.start() if match else window.start, window.end)
            old.append(window)
    for pattern in (_HAD, _NO_MORE):
        for match in pattern.finditer(words):
            ends = _CLAUSE.search(words, match.end())
            stop = ends.start() if ends else len(words)
            if pattern is _NO_MORE and not any(window.start >= stop for window in windows):
                continue
            if pattern is _HAD and not any(window.start >= stop for window in windows):
                continue
            _blank(now, *match.span())
            for window in windows:
                if match.end() <= window.start < stop and window not in old:
                    _blank(now, window.start, window.end)
                    old.append(window)
    return Current("".join(now), tuple(old)) if old or "".join(now) != words else None


def renewed(found: Sequence[Candidate], lone: Sequence[Window], stale: Candidate, passage: Passage) -> list[Candidate]:
    """The candidates, with the event of the old date where they name none: "we now expect to file in May"."""
    named = [
        replace(each, anchor=stale.anchor) if each.anchor.thing is None or each.anchor.kind == "other" else each
        for each in found
    ]
    return named + [replace(stale, window=window, passage=passage) for window in lone]


def _told_against(words: str, window: Window, windows: Sequence[Window]) -> bool:
    """Whether a window is only what the current one is held against."""
    match = _AGAINST.search(words, max(0, window.start - 110), window.start)
    if match is None or not any(each.end <= match.start() + 2 for each in windows):
        return False
    return bool(match["old"] or match["noun"] or _SURELY.search(match.group()))


def _moved(
    words: str,
    now: list[str],
    window: Window,
    following: Window | None,
    old: list[Window],
    find: Callable[[str], Sequence[Window]],
) -> None:
    """A date that was moved: its old place is read away, its verb says that the new one is expected."""
    split = _RANGE.match(words, window.start, window.end)
    moves = _MOVES.search(words, max(0, window.start - 160), window.start)
    if moves is None or re.search(r"\. [A-Z]|\b(?:will|expects?|plans?) ", moves["rest"]):
        return
    if _DOUBT.search(words, max(0, moves.start() - 12), moves.start()):
        return
    if split:
        if _LASTS.search(words):
            return
        if len(find(split["old"])) == 1 and len(find(split["new"])) == 1:
            _blank(now, window.start, split.start("new"))
            _expected(now, moves, split.start("new"))
        return
    if following is None:
        if not moves["later"] or _LASTS.search(words):
            return
        if _TO.search(words, max(0, window.start - 14), window.start) or re.match(
            r"until|till|into", window.timing, re.I
        ):
            _expected(now, moves, window.start + _preposition(window))
        return
    if window.timing.lower().startswith("from ") and _JOINT.fullmatch(words, window.end, following.start):
        _blank(now, window.start, following.start)
        old.append(window)
        _expected(now, moves, following.start)
    elif window.timing.lower().startswith("from ") and re.match(r"until|till|into", following.timing, re.IGNORECASE):
        lasts = bool(_LASTS.search(words))
        _blank(now, window.start, following.start + (0 if lasts else _preposition(following)))
        old.append(window)
        if lasts:
            return
        _expected(now, moves, following.start + _preposition(following))
    elif following.timing.lower().startswith("from ") and following.start - window.end < 3:
        _blank(now, following.start, following.end)
        old.append(following)
        if _LASTS.search(words):
            return
        if _TO.search(words, max(0, window.start - 14), window.start) or _preposition(window):
            _expected(now, moves, window.start + _preposition(window))


def _preposition(window: Window) -> int:
    """How many characters of a window's words only say where it was moved to."""
    match = re.match(r"(?:until|till|into) (?:the )?", window.timing, re.IGNORECASE)
    return match.end() if match else 0


def _expected(now: list[str], moves: re.Match[str], new: int) -> None:
    """The verb of the move as one that expects: "was delayed to May" reads "is expected in May"."""
    low, high = (
        moves.start("aux") if moves["aux"] else moves.start("verb"),
        moves.end("way") if moves["way"] else moves.end("verb"),
    )
    said = "is expected" if moves["aux"] else "plans" if high - low >= 5 else "sees"
    if high - low < len(said):
        said = "due"
    now[low:high] = said.ljust(high - low)
    for at in range(high, new):
        if "".join(now[at:new]).strip().lower() in ("to", "until", "till", "into", "to the", "until the", "into the"):
            _blank(now, at, new)
            break


def _blank(now: list[str], start: int, end: int) -> None:
    now[start:end] = " " * (end - start)
