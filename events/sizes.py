"""Sizes said in words: "low single digits", "mid-teens", "the high 30s", "flat to up 2%", "a double-digit million".

What comes back are bounds with a scale: a share in percent, or an amount where "million" follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from events.gates import gate
from events.lettercase import any_case


class Size(NamedTuple):
    """Bounds that words give: of money where `scale` is above one, basis points where it is none, else percent."""

    low: float | None
    high: float | None
    scale: float
    currency: str  # as printed, or nothing
    start: int
    end: int


# words for a size that is no number: (low, high)
DIGITS: dict[str, tuple[float, float | None]] = {
    "low single digit": (1, 3), "mid single digit": (4, 6), "high single digit": (7, 9), "single digit": (1, 9),
    "low to mid single digit": (1, 6), "mid to high single digit": (4, 9), "low double digit": (10, 13),
    "mid double digit": (40, 60), "double digit": (10, None), "triple digit": (100, None), "low teens": (11, 13),
    "mid teens": (14, 16), "high teens": (17, 19), "low to mid teens": (11, 16), "mid to high teens": (14, 19),
    "teens": (11, 19), "low to high single digit": (1, 9),
}  # fmt: skip
_THIRDS = {"low": (0, 3), "lower": (0, 3), "mid": (4, 6), "middle": (4, 6), "high": (7, 9), "upper": (7, 9)}
_TENS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80}
_PART = r"(?P<{0}>low(?:er)?|mid(?:dle)?|high|upper)"

_SCALED = any_case(r"[ -](?P<scale>million|billion)s?(?:[ -](?P<currency>euros?|dollars?|USD|EUR|CHF|GBP|pounds?))?\b")
_DIGITS = gate(
    r"\b(?:(?P<a>low|mid|high)(?:er)?[- ](?:(?:to|and)?[- ]*(?P<b>mid|high)[- ])?)?"
    r"(?:(?P<c>single|double|triple)[- ]digits?|"
    r"(?P<t>(?<=the )teens|teens(?= (?:growth|percent|range|rate|increase))))\b",
    re.IGNORECASE,
)
_TEENS = gate(r"\b(?P<a>low|mid|high)[- ]?(?:to[- ](?P<b>mid|high)[- ]?)?teens?\b", re.IGNORECASE)
_DECADE = gate(
    rf"\b{_PART.format('a')}[- ](?:to[- ](?:the )?{_PART.format('b')}[- ])?(?P<cur>[$€£])?"
    rf"(?:(?P<tens>[2-9]0)(?:'?s\b)?(?P<share> ?%| percent)?|(?P<word>{'|'.join(_TENS)})\b)",
    re.IGNORECASE,
)
_FLAT = gate(
    r"\b(?:(?:between )?(?:roughly |approximately |about )?(?:flat|unchanged|zero|break-?even) (?:to|and) "
    r"(?:slightly )?(?P<sign>up|down|plus|minus|positive|negative)? ?(?P<n>\d+(?:\.\d+)?) ?(?:%|percent)|"
    r"(?P<sign2>up|down|minus|negative) (?P<n2>\d+(?:\.\d+)?) ?(?:%|percent)? to (?:(?P<flat>flat|unchanged)|"
    r"(?P<sign3>up|plus|positive|\+) ?(?P<n3>\d+(?:\.\d+)?) ?(?:%|percent)))",
    re.IGNORECASE,
)
_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ONE = "|".join(_ONES)
_SPELLED = gate(
    rf"\b(?:(?P<below>below|under|less than|up to|at most) |(?P<above>above|over|more than|at least|north of) )?"
    rf"(?P<n>(?:{_ONE})(?:-(?:{_ONE}))?)(?:(?:(?: percent)? (?:to|or|and) |-to-)(?P<m>(?:{_ONE})(?:-(?:{_ONE}))?))?[ -]"
    rf"(?P<unit>percent|per cent|basis points?)(?! (?:of (?:patients|the patients|subjects|participants)))\b",
    re.IGNORECASE,
)
_ANY = gate(
    r"digit|teens?\b|\b(?:low|mid|high|upper|middle|lower)|\bflat\b|unchanged|zero|\bto (?:up|plus)|percent|"
    r"per cent|basis point",
    re.I,
)


def find(words: str) -> Iterator[Size]:
    """The sizes said in words.

    >>> [(s.low, s.high, s.scale) for s in find("margins in the mid-40% range, sales flat to up 2%")]
    [(0, 2.0, 1.0), (44, 46, 1.0)]
    """
    if not _ANY.search(words):
        return
    for match in _FLAT.finditer(words):
        yield Size(*_flat(match), 1.0, "", match.start(), match.end())
    for match in _SPELLED.finditer(words):
        low = float(_spelled(match["n"]))
        high = float(_spelled(match["m"])) if match["m"] else low
        scale = 0.0 if match["unit"].lower().startswith("basis") else 1.0
        yield Size(
            None if match["below"] else low, None if match["above"] else high, scale, "", match.start(), match.end()
        )  # fmt: skip
    for match in (*_DIGITS.finditer(words), *_TEENS.finditer(words)):
        bounds = DIGITS.get(_digits(match))
        if bounds:
            yield _scaled(words, match, *bounds)
    for match in _DECADE.finditer(words):
        if not (match["cur"] or match["word"] or match["share"] or match[0].endswith("s")):
            continue  # "a low 20"
        tens = _TENS[match["word"].lower()] if match["word"] else int(match["tens"])
        first, last = _THIRDS[match["a"].lower()], _THIRDS[(match["b"] or match["a"]).lower()]
        size = _scaled(words, match, tens + first[0], tens + last[1])
        yield size if not match["cur"] else size._replace(currency=match["cur"])


def _spelled(number: str) -> int:
    """A number of two digits in words: "twenty-five"."""
    return sum(_ONES[part] for part in number.lower().split("-"))


def _digits(match: re.Match[str]) -> str:
    parts = match.groupdict()
    b = f"to {parts['b']}" if parts["b"] else ""
    c = f"{parts['c']} digit" if parts.get("c") else "teens"
    return " ".join(part for part in (parts["a"], b, c) if part).lower()


def _scaled(words: str, match: re.Match[str], low: float, high: float | None) -> Size:
    """With "million" behind them the words are of money: "a mid-single-digit million euro amount"."""
    behind = _SCALED.match(words, match.end())
    if behind is None:
        return Size(low, high, 1.0, "", match.start(), match.end())
    scale = 1e6 if behind["scale"].lower() == "million" else 1e9
    upper = 99 if high is None and low == 10 else 999 if high is None else high
    return Size(low, upper, scale, behind["currency"] or "$", match.start(), behind.end())


def _flat(match: re.Match[str]) -> tuple[float, float]:
    if match["n"]:
        value = float(match["n"])
        return (-value, 0) if (match["sign"] or "").lower() in ("down", "minus", "negative") else (0, value)
    first = float(match["n2"]) * (1 if match["sign2"].lower() == "up" else -1)
    last = 0.0 if match["flat"] else float(match["n3"])
    return min(first, last), max(first, last)
