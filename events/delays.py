"""A date that is moved by a length: "pushed out by two quarters". The new window is the promise's own, so much later.

What is said holds no window by itself; only beside the version before it is one computed. Told of the past, in question
or denied, it moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from events import anchors, outcomes, writing
from events.calendar import add_months
from events.candidates import Candidate
from events.document import Document
from events.gates import gate
from events.lettercase import any_case
from events.types import Statement, Window

RULE = "moved by a length"

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = rf"(?:\d{{1,2}}|an?|{'|'.join(_NUMBERS)})"
_ABOUT = r"(?:(?:about|approximately|roughly|around|some|an additional|another|a further|up to|at least) )?"


def _length(mark: str) -> str:
    return (
        rf"(?P<low{mark}>{_NUMBER})(?:(?: to | or |-|–)(?P<high{mark}>{_NUMBER}))?[ -]"
        rf"(?P<unit{mark}>day|week|month|quarter|year)s?\b"
    )


_MOVED = (
    r"(?:push(?:ed|ing)? (?:back|out)|delay(?:ed|ing)?|postpon(?:ed|ing)|defer(?:red|ring)?|put back|"
    r"mov(?:ed|ing) (?:back|out)|slipp(?:ed|ing)|set back|shift(?:ed|ing)(?: back| out)?|running)"
)
_SHIFTED = gate(
    rf"\b{_MOVED}(?: [^.;,]{{1,50}}?)? (?:back |out )?(?:by )?{_ABOUT}{_length('1')}(?! ago)|"
    rf"\b(?:expect\w*|anticipat\w*|will|now)[^.;,]{{1,60}}?{_ABOUT}{_length('2')} (?:later than|behind schedule)\b|"
    rf"\bdelays? of {_ABOUT}{_length('3')}|"
    rf"\b(?:is|are|remains?) {_ABOUT}{_length('4')} behind schedule\b",
    re.IGNORECASE,
)
_LENGTH = any_case(_length(""))
# what moves no date that still stands: one in question, denied, another's, or a delay that is over
_NOT_SO = any_case(
    r"\b(?:if|could|may|might|would|unless|whether|risk|not|no|without|avoid\w*|despite|after|had been|was|were|"
    r"payments?|decision to|responses?|patients?)\b[^.;]{0,60}$",
)
_UNTIL = re.compile(
    r"\b(?:until|to|into|in) (?:late |early |mid-?|the )?(?:\d|Q|[A-Z][a-z]+ \d|first|second|third|fourth)"
)


# a milestone that needs no verb: "topline data delayed by one quarter"
_BY_NOUN = frozenset(
    f"{thing} alone"
    for thing in "topline data approval acceptance interim first_patient full_enrollment last_visit construction "
    "first_output deal ipo designation".split()
)


def find(document: Document, stated: tuple[Statement, ...]) -> Iterator[Statement]:
    """What a document says of dates moved by a length, where the passage states no new date itself."""
    dated = {statement.start for statement in stated}
    for index, passage in enumerate(document.passages):
        words = passage.words
        if passage.zone != "body" or passage.start in dated or document.topics[index]:
            continue
        match = _SHIFTED.search(words)
        if match is None or _NOT_SO.search(words[: match.start()]) or _UNTIL.search(words, match.end()):
            continue
        if (ended := outcomes.ends(words)) is not None and ended[0] in ("stopped", "withdrawn", "transferred"):
            continue
        near = [each for each in anchors.find(words) if each.thing and (each.step or each.rule in _BY_NOUN)]
        event = min(near, key=lambda each: abs(each.start - match.start()), default=None)
        if event is None:
            continue
        at = _spans(match)
        window = Window(None, None, "in", words[at[0] : at[1]], *at, RULE, "span", "relative")
        yield writing.made(document, Candidate(passage, index, window, replace(event, rule=RULE)), [], 0)


def _spans(match: re.Match[str]) -> tuple[int, int]:
    """Where the length stands in the words."""
    mark = next(mark for mark in "1234" if match[f"low{mark}"])
    end = match.end(f"unit{mark}")
    return match.start(f"low{mark}"), end + (match.string[end : end + 1].lower() == "s")


def is_one(statement: Statement) -> bool:
    """Whether a statement only says by how much a date has moved."""
    return statement.window.rule == RULE


def computed(statement: Statement, old: Window) -> Statement | None:
    """The statement with the window that it makes of the one before; None where that has no end to be moved.

    >>> half = Window(date(2031, 1, 1), date(2031, 6, 30), "in", "1H2031", 0, 6, "")
    >>> by = Window(None, None, "in", "two quarters", 0, 12, RULE)
    >>> made = computed(Statement("s", "f", 0, 12, "two quarters", by, "trial_start", "NV-12", "us"), half)
    >>> made.window.opens, made.window.closes
    (datetime.date(2031, 7, 1), datetime.date(2031, 12, 31))
    """
    match = _LENGTH.match(" ".join(statement.window.timing.split()))
    if match is None or old.closes is None or old.edge == "through":
        return None
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    unit = match["unit"].lower()
    opens = None if old.opens is None else _later(old.opens, low, unit)
    closes = _later(old.closes + timedelta(days=1), high, unit) - timedelta(days=1)
    window = replace(statement.window, opens=opens, closes=closes, edge=old.edge, grain=old.grain)
    return replace(statement, window=window)


def _later(day: date, number: int, unit: str) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    return add_months(day, number * months) if months else day + timedelta(days=number * (7 if unit == "week" else 1))


def _number(word: str) -> int:
    low = word.lower()
    return int(low) if low.isdigit() else 1 if low in ("a", "an") else _NUMBERS.index(low) + 1
