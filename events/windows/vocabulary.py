"""The words of time, by class.

A class is one character, so that a rule is a short regular expression over classes and never over prose.
"""

from __future__ import annotations

from typing import Any, NamedTuple

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
    "exit": "exit exits exiting finish finishing",
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
MADE = (
    "other yyyy aposyear decadeyears nth numeric qcode meeting society possessive bare dated yearunit window "
    "length floor"
)
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
