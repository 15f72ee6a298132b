"""The words of time, by class, and the lexer that turns a sentence into a string of classes.

A class is one character, so that a rule is a short regular expression over classes and never over prose.
Words outside the vocabulary are `other`; a run of them is one token.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from events.windows.occasions import FULL_NAMES, MEETING_INDEX
from events.windows.units import Unit

# class -> its words; a word may carry a value after "="
WORDS: dict[str, str] = {
    "the": "the our its their",
    "a": "a=1 an=1",
    "of": "of",
    "in": "in during throughout",
    "for": "for",
    "on": "on",
    "at": "at",
    "over": "over across",
    "within": "within inside",
    "by": "by",
    "before": "before pre",
    "prior": "prior",
    "ahead": "ahead advance",
    "after": "after post",
    "following": "following subsequent succeeding",
    "beyond": "beyond",
    "until": "until till til",
    "through": "through thru",
    "into": "into",
    "to": "to",
    "from": "from",
    "with": "with",
    "since": "since",
    "between": "between",
    "and": "and &",
    "or": "or",
    "hyphen": "- – — − ‑ ‐",
    "slash": "/",
    "comma": ",",
    "open": "( [",
    "close": ") ]",
    "dot": ".",
    "stop": "; : ! ?",
    "than": "than",
    "no": "no not never",
    "later": "later",
    "earlier": "earlier",
    "sooner": "sooner",
    "soon": "soon",
    "third": "early=1 mid=2 middle=2 late=3",
    "middle": "halfway midway midpoint",
    "midyear": "midyear",
    "as": "as",
    "about": "around about approximately approx near roughly circa nearly toward towards ~",
    "least": "least",
    "latest": "latest",
    "earliest": "earliest",
    "next": "next",
    "this": "this",
    "current": "current present",
    "coming": "coming upcoming forthcoming ensuing",
    "past": "past previous preceding",
    "last": "last",
    "final": "final closing",
    "ago": "ago",
    "rest": "remainder rest balance",
    "course": "course",
    "time": "time",
    "end": "end close conclusion",
    "yearend": "yearend",
    "begin": "start outset onset",
    "starting": "starting commencing",
    "beginning": "beginning",
    "ending": "ending ended ends",
    "effective": "effective",
    "part": "part portion stages",
    "side": "latter=2 back=2 front=1 opening=1",
    "ordinal": "first=1 second=2 third=3 fourth=4",
    "number": "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
    "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 "
    "sixty=60 ninety=90",
    "couple": "couple=2",
    "few": "few several",
    "dayword": "day",
    "days": "days",
    "week": "week wk",
    "weeks": "weeks wks",
    "monthword": "month",
    "months": "months mos",
    "quarter": "quarter qtr trimester",
    "quarters": "quarters qtrs",
    "half": "half semester",
    "halves": "halves",
    "year": "year yr",
    "years": "years yrs",
    "decade": "decade",
    "decades": "decades",
    "period": "period timeframe window",
    "fiscal": "fiscal financial",
    "calendar": "calendar",
    "full": "full entire whole all",
    "business": "business trading working",
    "season": "spring=1 summer=2 autumn=3 fall=3 winter=4",
    "new": "new",
    "now": "now",
    "today": "today",
    "tomorrow": "tomorrow",
    "yesterday": "yesterday",
    "well": "well",
    "more": "more less fewer under",
    "little": "little few",
    "some": "some sometime",
    "that": "that same",
    "quarterly": "quarterly",
    "holiday": "Thanksgiving=thanksgiving Christmas=christmas holidays=holidays Easter=easter",
    "assembly": "annual scientific international virtual world",
    "gathering": "meeting congress conference symposium convention sessions convergence",
    "onward": "onward onwards forward thereafter",
    "come": "come follow",
    "adverb": "possibly perhaps potentially maybe alternatively even likely probably",
    "adjective": "potential expected planned targeted anticipated possible proposed estimated projected",
    "respectively": "respectively",
    "week_day": "Monday=0 Tuesday=1 Wednesday=2 Thursday=3 Friday=4 Saturday=5 Sunday=6",
    "month": "January=1 February=2 March=3 April=4 May=5 June=6 July=7 August=8 September=9 October=10 November=11 "
    "December=12",
    "shortmonth": "Jan=1 Feb=2 Mar=3 Apr=4 Jun=6 Jul=7 Aug=8 Sep=9 Sept=9 Oct=10 Nov=11 Dec=12",
    "fy": "FY FYE",
    "cy": "CY",
    "ye": "YE EOY",
}
# classes that no single word has: the lexer or a rule makes them
MADE = "other yyyy aposyear decadeyears nth numeric qcode meeting society possessive bare dated yearunit window length floor"
# classes whose words keep their capitals: "may", "march" and "fall" in small letters are words of their own
CAPITALISED = frozenset({"month", "shortmonth", "week_day"})
EXACT = frozenset({"fy", "cy", "ye"})

_POOL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + "".join(map(chr, range(0xA1, 0x100)))
KIND: dict[str, str] = dict(zip([*WORDS, *MADE.split()], _POOL, strict=False))
NAME = {letter: name for name, letter in KIND.items()}
OTHER = KIND["other"]


class Node(NamedTuple):
    """A token or what a rule has made of several: its class, its place in the words, its value, the rules so far."""

    kind: str
    start: int
    end: int
    value: Any = None
    trail: tuple[str, ...] = ()


def _lexicon() -> dict[str, tuple[str, Any]]:
    lexicon: dict[str, tuple[str, Any]] = {}
    for name, words in WORDS.items():
        for entry in words.split():
            word, _, value = entry.partition("=") if entry != "=" else (entry, "", "")
            held: Any = int(value) if value.isdigit() else value or word
            forms = {word, word.upper()}
            if name in EXACT:
                forms = {word}
            elif name not in CAPITALISED and name != "holiday":
                forms |= {word.lower(), word.capitalize()}
            for form in forms:
                lexicon.setdefault(form, (KIND[name], held))
    return lexicon


LEXICON = _lexicon()

_TOKENS = (
    r"(?P<triple>(?:EORTC|AACR|NCI)[-–/ ](?:EORTC|AACR|NCI)[-–/ ](?:EORTC|AACR|NCI)\b|ASCO[- ]G[IU]\b)"
    r"|(?P<numeric>\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?![\d/]))"
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
TOKEN_IN_FULL = re.compile("|".join(["(?P<full>" + "|".join(re.escape(name) for name, _ in FULL_NAMES) + ")", _TOKENS]))
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


def lex(words: str) -> list[Node]:
    """The tokens of the words in order; runs of unknown words are one. Linear in the length of the words."""
    nodes: list[Node] = []
    known = LEXICON.get
    unknown_from = -1
    last = 0
    token = TOKEN_IN_FULL if any(name in words for name in IN_FULL) else TOKEN
    for match in token.finditer(words):
        text = match.group()
        entry = known(text)
        if entry is None:
            group = match.lastgroup
            if group == "numeric":
                entry = (KIND["numeric"], text)
            elif group == "apos":
                entry = (KIND["aposyear"], full_year(text[1:3]))
            elif group == "poss":
                entry = (KIND["possessive"], text)
            elif text[0].isdigit():
                entry = _number(text)
            elif group in ("triple", "full") or text in MEETING_INDEX:
                entry = (KIND["society" if group == "full" and not GATHERS.search(text) else "meeting"], _meeting(text))
            elif text[-1].isdigit() or text[-1] == "E":
                entry = code(text)
        if entry is None:
            if unknown_from < 0:
                unknown_from = match.start()
            last = match.end()
            continue
        if unknown_from >= 0:
            nodes.append(Node(OTHER, unknown_from, last))
            unknown_from = -1
        start, end = match.span()
        nodes.append(Node(entry[0], start, end, entry[1]))
    if unknown_from >= 0:
        nodes.append(Node(OTHER, unknown_from, last))
    return nodes
