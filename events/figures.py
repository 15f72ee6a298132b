"""Amounts, counts and percentages: what a passage's numbers say, as bounds with a unit.

A single amount is both bounds. A ceiling ("up to 12") has no low bound, a floor ("at least five") no high one.
Losses in parentheses are negative; the reader of a metric that is itself called a loss turns them round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount or range: its bounds, its unit ("USD", "percent", "compounds"), and where it stands."""

    low: float | None
    high: float | None
    unit: str
    start: int
    end: int
    approximate: bool = False
    ceiling: bool = False
    floor: bool = False

    @property
    def money(self) -> bool:
        return len(self.unit) == 3 and self.unit.isupper()

    @property
    def ratio(self) -> bool:
        return self.unit in ("percent", "basis points")


CURRENCIES = {
    "us$": "USD", "$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "cdn$": "CAD", "a$": "AUD",
    "au$": "AUD", "aud": "AUD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "r$": "BRL", "€": "EUR", "eur": "EUR",
    "£": "GBP", "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "₹": "INR", "chf": "CHF", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "rmb": "CNY", "nis": "ILS",
}  # fmt: skip
SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9,
    "bn": 1e9, "b": 1e9, "trillion": 1e12, "crore": 1e7,
}  # fmt: skip
NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "dozen": 12,
}  # fmt: skip
# words for a size that is no number: (low, high)
DIGITS: dict[str, tuple[float, float | None]] = {
    "low single digit": (1, 3), "mid single digit": (4, 6), "high single digit": (7, 9), "single digit": (1, 9),
    "low to mid single digit": (1, 6), "mid to high single digit": (4, 9), "low double digit": (10, 13),
    "mid double digit": (40, 60), "double digit": (10, None), "triple digit": (100, None), "low teens": (11, 13),
    "mid teens": (14, 16), "high teens": (17, 19), "low to mid teens": (11, 16), "mid to high teens": (14, 19),
}  # fmt: skip

_CURRENCY = r"(?:US|CA?|CDN|AU?|HK|NZ|S|R)?\\?\$|[€£¥₹]|\b(?:USD|EUR|GBP|CAD|AUD|CHF|SEK|NOK|DKK|RMB|JPY|NIS)\b"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+"
_SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion|crore)|[ ]?(?:mln|mm|mn|bn|[mbk]))\b"
_SHARE = r" ?%| ?(?:percent(?:age points?)?|per cent|basis points|bps)\b"


def _amount(n: int) -> str:
    return (
        rf"(?P<neg{n}>[-–](?=[$€£]))?(?P<par{n}>\()?(?P<cur{n}>{_CURRENCY})? ?(?P<inner{n}>\()?(?P<num{n}>{_NUMBER})"
        rf"(?P<shut{n}>\))?(?P<scale{n}>{_SCALE})?(?P<share{n}>{_SHARE})?(?P<shut2{n}>\))?"
    )


_BEFORE = (
    r"(?P<ceiling>\b(?:up to|as (?:many|much|high) as|(?:no|not) (?:more|greater|higher) than|less than|fewer than|"
    r"below|under|at most|(?:a )?maximum of|not to exceed)\s+)|(?P<floor>\b(?:at least|more than|over|in excess of|"
    r"exceed(?:ing|s)?|greater than|(?:a )?minimum of|above|north of|(?:no|not) (?:less|fewer) than|upwards? of)\s+)|"
    r"(?P<about>\b(?:approximately|about|around|roughly|nearly|some|circa|close to|almost|an estimated|approx\.?)\s+|"
    r"~\s?)"
)
_WORD = "|".join(NUMERALS)
_NOUN = (  # what is counted: up to three words before a plural, or one of a few singulars
    r"(?P<noun>(?:(?!(?:and|or|of|to|in|by|for|the|from|with|per|as|at|on|which|that|is|are|was|were|will|has|have)\b)"
    r"[A-Za-z][\w/-]*,? ){0,3}?(?:MMBtu|MW[hp]?|GW[hp]?|kWh|boepd|boe|bpd|tpa|mtpa|[kK]oz|oz|"
    r"(?!(?:months|weeks|days|years|quarters|hours|minutes|times|basis|points|thousands|millions|billions|was|is|has|"
    r"as|this|its|plus|less|business|process|access|across|various|previous|gross|versus|"
    r"continues)\b)[A-Za-z][a-z-]*s)\b"
    r"(?: per (?:year|annum|day|month|quarter|hour|week)| annually| a (?:year|day|month))?)"
)
_RANGE = re.compile(
    rf"(?:{_BEFORE})?(?P<between>\bbetween )?(?<![\w.,$€£-]){_amount(1)}"
    rf"(?:(?P<join> ?[-–—] ?| ?to | ?or |(?(between) ?and | and (?=[^ "
    rf"]*%)))(?:{_BEFORE.replace('ceiling', 'c2').replace('floor', 'f2').replace('about', 'a2')})?{_amount(2)})?"
    rf"(?P<more> or (?:more|greater|higher|above)\b|\+)?(?P<fewer> or (?:less|fewer|lower|"
    rf"below)\b)?(?:[ -](?:{_NOUN}))?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:{_BEFORE})?\b(?P<word>{_WORD}|several|a number of|multiple|a couple of)\b"
    rf"(?:(?:-| or | to |-to-)(?P<word2>{_WORD})\b)?(?P<more> or more)? (?:{_NOUN}|(?P<one>(?:[a-z][\w-]* ){{0,2}}"
    r"(?:deal|acquisition|product|compound|candidate|program|plant|store|site|trial|study|order|launch|project)\b))",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"\b(?:(?P<a>low|mid|high)[- ](?:to[- ](?P<b>mid|high)[- ])?)?(?:(?P<c>single|double|triple)[- ]digits?|"
    r"(?P<t>teens))\b",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\d|[$€£]|\b(?:{_WORD}|several|multiple|number|couple|digits?|teens)\b", re.IGNORECASE)


def find(words: str, taken: Iterable[Span] = ()) -> list[Figure]:
    """Every amount, range, count and percentage in the words, in order; none touches a span that is `taken` (a date).

    >>> [(f.low, f.high, f.unit) for f in find("a net loss of $60-64 million and as many as 12 compounds")]
    [(60000000.0, 64000000.0, 'USD'), (None, 12.0, 'compounds')]
    >>> [(f.low, f.high, f.unit) for f in find("adjusted EBITDA of ($4.5)M to ($4.2)M; margins of 60.8% to 61.3%")]
    [(-4500000.0, -4200000.0, 'USD'), (60.8, 61.3, 'percent')]
    """
    if not _ANY.search(words):
        return []
    for start, end in taken:  # a date's digits are no amount: "in 2025 to 1,000,000 units"
        words = words[:start] + "|" * (end - start) + words[end:]
    busy: list[Span] = []
    found: list[Figure] = []
    for pattern, read in ((_RANGE, _read_range), (_COUNT, _read_count), (_DIGITS, _read_digits)):
        for match in pattern.finditer(words):
            figure = read(match)
            if figure is None or any(figure.start < end and start < figure.end for start, end in busy):
                continue
            busy.append((figure.start, figure.end))
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def _read_range(match: re.Match[str]) -> Figure | None:
    group = match.groupdict()
    scales = [_scale(group["scale1"]), _scale(group["scale2"])]
    shares = [group["share1"], group["share2"]]
    currency = group["cur1"] or group["cur2"]
    two = group["num2"] is not None
    share = shares[1] or shares[0] if two else shares[0]
    noun = group["noun"]
    if not (currency or share or noun or any(scales)):
        return None
    if not currency and not share and not any(scales) and _is_year(group["num1"]):
        return None
    letters = [scale.strip() for scale in (group["scale1"], group["scale2"]) if scale and len(scale.strip()) == 1]
    if letters and not currency and not (noun and letters[0].isupper()):
        return None  # "Phase 2b"
    if re.search(
        r"\b(?:phases?|scope|scope \d and|type|type-|stage|level|section|item|note|exhibit|tier|grade|class|series|"
        r"part)[ -]$",
        match.string[max(0, match.start() - 14) : match.start()],
        re.IGNORECASE,
    ):
        return None  # "Phase 3 trials"
    values = [_value(group, 1, scales[0] or (scales[1] if two else None))]
    end = match.end()
    if two:
        values.append(_value(group, 2, scales[1] or (scales[0] if scales[0] and not group["cur2"] else scales[1])))
        if values[0] < 0 < values[1] and group["join"].strip() in "-–—":
            values[0] = -values[0]
    if (currency or share) and noun:  # "$5 million milestones": the noun is no unit of the amount
        end = match.start("noun")
        end -= len(match.string[:end]) - len(match.string[:end].rstrip(" -"))
    unit = _unit(currency, share, noun)
    low, high = min(values), max(values)
    floor = bool(group["floor"] or group["more"]) and not two
    ceiling = bool(group["ceiling"] or group["fewer"]) and not two
    return Figure(
        None if ceiling else low,
        None if floor else high,
        unit,
        match.start(),
        end,
        bool(group["about"]),
        ceiling,
        floor,
    )


def _value(group: dict[str, str | None], n: int, scale: float | None) -> float:
    value = round(float((group[f"num{n}"] or "0").replace(",", "")) * (scale or 1), 6)
    closed = group[f"shut{n}"] or (group[f"shut2{n}"] and not group[f"scale{n}"])
    negative = group[f"neg{n}"] or ((group[f"par{n}"] or group[f"inner{n}"]) and closed)
    return -value if negative else value


def _read_count(match: re.Match[str]) -> Figure | None:
    group = match.groupdict()
    word = group["word"].lower()
    unit = (group["noun"] or group["one"] or "").strip()
    if word in ("several", "multiple", "a number of", "a couple of"):
        return Figure(2, None, unit, match.start(), match.end(), floor=True)
    low = float(NUMERALS[word])
    high = float(NUMERALS[group["word2"].lower()]) if group["word2"] else low
    floor, ceiling = bool(group["floor"] or group["more"]), bool(group["ceiling"])
    if word == "one" and not (floor or ceiling or group["word2"]):
        return None  # "one of our products", "one patient": no count that is guided
    return Figure(
        None if ceiling else low, None if floor else high, unit, match.start(), match.end(), bool(group["about"]),
        ceiling, floor,
    )  # fmt: skip


def _read_digits(match: re.Match[str]) -> Figure | None:
    a, b, c, teens = match["a"], match["b"], match["c"], match["t"]
    name = " ".join(part for part in (a, f"to {b}" if b else "", "teens" if teens else f"{c} digit") if part).lower()
    bounds = DIGITS.get(name)
    return (
        Figure(bounds[0], bounds[1], "percent", match.start(), match.end(), floor=bounds[1] is None) if bounds else None
    )


def _scale(text: str | None) -> float | None:
    return SCALES[text.strip(" -").lower()] if text else None


def _unit(currency: str | None, share: str | None, noun: str | None) -> str:
    if currency:
        return CURRENCIES.get(currency.replace("\\", "").lower(), "USD")
    if share:
        return "basis points" if share.strip().lower() in ("basis points", "bps") else "percent"
    return noun or ""


def _is_year(number: str | None) -> bool:
    return bool(number and re.fullmatch(r"(?:19|20)\d\d", number))
