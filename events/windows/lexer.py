"""The lexer turns a sentence into tokens, each of one class; a run of unknown words is one token of class `other`."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import Any

from events.windows.occasions import FULL_NAMES, MEETING_INDEX
from events.windows.units import Unit
from events.windows.vocabulary import KIND, LEXICON, OTHER, Node

_DAYS = "|".join(rf"\d{{1,2}}{mark}\d{{1,2}}{mark}\d{{4}}(?!\d)" for mark in ("/", "[.]", "-"))
_TOKENS = (
    r"(?P<triple>(?:EORTC|AACR|NCI)[-–/ ](?:EORTC|AACR|NCI)[-–/ ](?:EORTC|AACR|NCI)\b|ASCO[- ]G[IU]\b)"
    rf"|(?P<numeric>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d-])|{_DAYS}|"
    r"\d{1,2}/\d{1,2}/\d{2}(?![\d/]))"
    r"|(?P<apos>['’‘`´]\d\d[EF]?(?!\w))"
    r"|(?P<poss>['’]s\b)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+|\d+[A-Za-z]\w*|\d+"
    r"|[^\W\d_]\w*"
    r"|[^\w\s]"
)
TOKEN = re.compile(_TOKENS)
# names of several words are only looked for where one of their words occurs
IN_FULL = ("Society", "Association", "Academy", "College", "Symposium", "Conference")
GATHERS = re.compile("Symposium|Conference")  # names of meetings; the others are names of bodies that meet
_FULL = "|".join(re.escape(name) for name, _ in FULL_NAMES)
TOKEN_IN_FULL = re.compile(f"(?P<full>{_FULL})|{_TOKENS}")
# the same in one group, to split words by: what begins with a small letter is a word, and most tokens are
_CUT = r"[a-z]\w*|" + re.sub(r"\(\?P<\w+>", "(?:", _TOKENS)
_SPLIT = re.compile(f"({_CUT})").split
_SPLIT_IN_FULL = re.compile(f"({_FULL}|{_CUT})").split
CODE = re.compile(
    r"(?P<fiscal>FY|CY|F|C)?(?:(?P<quarter>Q[1-4]|[1-4]Q)|(?P<half>H[12]|[12]H))"
    r"(?:(?P<mark>FY|CY|F|C)?(?P<year>\d{4}|\d\d))?(?P<estimate>E)?"
)
YEAR_CODE = re.compile(r"(?P<mark>FYE|FY|CY|EOY|YE)(?P<year>\d{4}|\d\d)(?:E|F)?")
YEAR_FIRST = re.compile(r"(?P<mark>FY|CY)?(?P<year>\d{4})(?P<part>Q[1-4]|H[12])")
MONTHS_CODE = re.compile(r"(?P<count>[369])M(?P<year>\d{4}|\d\d)")
SUFFIX = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH)")


def full_year(digits: str) -> int:
    """The year that two or four digits name: '79 is still to come, '80 is past.

    >>> full_year("11"), full_year("98"), full_year("2026")
    (2011, 1998, 2026)
    """
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (2000 if number < 80 else 1900)


def plausible(year: int) -> bool:
    """Whether a number can be a year of a filing."""
    return 1980 <= year <= 2099


def _marked(mark: str | None) -> bool | None:
    return None if not mark else mark.startswith("F")


def code(text: str) -> tuple[str, Any] | None:
    """The class and value of a compact code: "2Q11", "Q3FY25", "FY2025", "2025H1", "YE25", "9M2025"; None for another.

    >>> code("2Q11")[1].year
    2011
    """
    if match := CODE.fullmatch(text):
        quarter, half, year = match["quarter"], match["half"], match["year"]
        if year and len(year) == 2 and not match["mark"] and text[0] in "QHFC" and (quarter or half)[0] in "QH":
            return None  # "H125" and "Q400" are machines
        if year and not plausible(full_year(year)):
            return None
        digit = int((quarter or half).strip("QH"))
        unit = Unit(
            "quarter" if quarter else "half",
            digit,
            full_year(year) if year else None,
            _marked(match["fiscal"] or match["mark"]),
        )
        return KIND["dated" if year else "qcode"], unit
    if match := YEAR_CODE.fullmatch(text):
        number = full_year(match["year"])
        if not plausible(number):
            return None
        if match["mark"] in ("YE", "EOY"):
            return KIND["dated"], Unit("year", 0, number, None, cuts=(("end", 0, ""),))
        return KIND["yearunit"], Unit("year", 0, number, _marked(match["mark"]))
    if match := YEAR_FIRST.fullmatch(text):
        number = full_year(match["year"])
        grain = "quarter" if match["part"][0] == "Q" else "half"
        return KIND["dated"], Unit(grain, int(match["part"][1]), number, _marked(match["mark"]))
    if match := MONTHS_CODE.fullmatch(text):
        number = full_year(match["year"])
        return KIND["dated"], Unit("year", 0, number, None, cuts=(("first", int(match["count"]), "month"),))
    return None


def _number(text: str) -> tuple[str, Any] | None:
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) <= 4 else 0
        if len(text) == 4 and plausible(number):
            return KIND["yyyy"], number
        return (KIND["number"], number) if len(text) <= 3 and number else None
    if match := SUFFIX.fullmatch(text):
        number = int(match[1])
        return KIND["nth"], number
    if len(text) == 5 and text[:4].isdigit() and text[4] in "sEF" and plausible(int(text[:4])):
        return (KIND["decadeyears"], int(text[:4])) if text[4] == "s" else (KIND["yyyy"], int(text[:4]))
    return code(text)


def _meeting(text: str) -> int:
    known = MEETING_INDEX.get(text)
    if known is None:  # the autumn meeting turns its order with the host
        known = MEETING_INDEX["ASCO-" + text[-2:] if text.startswith("ASCO") else "EORTC-NCI-AACR"]
    return known


class _Read(dict[str, "tuple[str, Any] | None"]):
    """What each written token is: the pattern that cut it out is told by its signs alone."""

    def __missing__(self, text: str) -> tuple[str, Any] | None:
        entry = LEXICON.get(text)
        if entry is None:
            entry = _entry(text)
        if len(self) >= _KEPT:
            self.clear()
        self[text] = entry
        return entry


# "H2-ICE", "H2 Gambling Capital", "Summer Haze", "the April series": words of time in names
_CODED = re.compile(
    r"-[A-Z]{2,}|-[a-z]+|(?: (?:Gambling|Global|Energy|Mobility|Green|Capital|Hydrogen|hydrogen|Power)\b)"
)
_SEASONED = re.compile(
    r" (?!(?:Of|And|Or|In|The|By|To|Through|Season|Quarter|Until|Half|For|With|At|On)\b)[A-Z][a-z]{2,}\b"
)
_NAMES = {
    **dict.fromkeys(("H1", "H2", "Q1", "Q2", "Q3", "Q4"), _CODED),
    **dict.fromkeys(("Spring", "Summer", "Fall", "Autumn", "Winter"), _SEASONED),
}
_KEPT = 60_000  # tokens whose reading is kept
_read = _Read()
_node = partial(tuple.__new__, Node)


def _entry(text: str) -> tuple[str, Any] | None:
    match = TOKEN_IN_FULL.fullmatch(text)
    group = match.lastgroup if match else None
    if group == "numeric":
        return KIND["numeric"], text
    if group == "apos":
        return KIND["aposyear"], full_year(text[1:3])
    if group == "poss":
        return KIND["possessive"], text
    if text[0].isdigit():
        return _number(text)
    if group in ("triple", "full") or text in MEETING_INDEX:
        return KIND["society" if group == "full" and not GATHERS.search(text) else "meeting"], _meeting(text)
    return code(text) if text[-1].isdigit() or text[-1] == "E" else None


def lex(words: str) -> list[Node]:
    """The tokens of the words in order; runs of unknown words are one. Linear in the length of the words."""
    split = _SPLIT_IN_FULL if any(map(words.__contains__, IN_FULL)) else _SPLIT
    pieces = split(words)  # what stands between the tokens, and the tokens at the odd places
    ends = list(accumulate(map(len, pieces)))
    nodes: list[Node] = []
    behind = 1  # the place behind the last known token
    for place, entry in zip(range(1, len(pieces), 2), map(_read.__getitem__, pieces[1::2]), strict=True):
        piece = pieces[place]
        if entry is not None and not (piece in _NAMES and _NAMES[piece].match(words, ends[place])):
            if place > behind:
                nodes.append(_node((OTHER, ends[behind - 1], ends[place - 2], None, ())))
            nodes.append(_node((entry[0], ends[place - 1], ends[place], entry[1], ())))
            behind = place + 2
    if behind < len(pieces):
        nodes.append(_node((OTHER, ends[behind - 1], ends[-2], None, ())))
    return nodes
