"""Amounts, counts and percentages: what a passage's numbers say, as bounds with a unit.

A single amount is both bounds. A ceiling ("up to 12") has no low bound, a floor ("at least five") no high one.
Losses in parentheses are negative; the reader of a metric that is itself called a loss turns them round.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from events import currencies, sizes, sums
from events.lettercase import any_case

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


def find(words: str, taken: Iterable[Span] = ()) -> list[Figure]:
    """Every amount, range, count and percentage in the words, in order; none touches a span that is `taken` (a date).

    >>> [(f.low, f.high, f.unit) for f in find("a net loss of $60-64 million and as many as 12 compounds")]
    [(60000000.0, 64000000.0, 'USD'), (None, 12.0, 'compounds')]
    >>> [(f.low, f.high, f.unit) for f in find("adjusted EBITDA of ($4.5)M to ($4.2)M; margins of 60.8% to 61.3%")]
    [(-4500000.0, -4200000.0, 'USD'), (60.8, 61.3, 'percent')]
    """
    if not sums.ANY.search(words):
        return []
    for start, end in taken:  # a date's digits are no amount: "in 2025 to 1,000,000 units"
        words = words[:start] + "|" * (end - start) + words[end:]
    busy: list[Span] = []
    found: list[Figure] = []
    offered = itertools.chain(
        (_sized(size) for size in sizes.find(words)),
        (_read_range(match) for match in (_ranges(words) if sums.DIGIT.search(words) else ())),
        (_read_multiple(match) for match in sums.MULTIPLE.finditer(words)),
        (_read_multiple(match) for match in sums.TIMES.finditer(words)),
        (_read_count(match) for match in sums.COUNT.finditer(words)),
    )
    for figure in offered:
        if figure is None or any(figure.start < end and start < figure.end for start, end in busy):
            continue
        busy.append((figure.start, figure.end))
        found.append(figure)
    return _within(words, sorted(found, key=lambda figure: figure.start))


_MARGIN = any_case(r",? ?\(?(?:plus or minus|plus/minus|\+/-|\+ ?/ ?-|±) ?")


def _within(words: str, found: list[Figure]) -> list[Figure]:
    """A figure with its margin as a range: "$5.0 billion, plus or minus $150 million"."""
    kept: list[Figure] = []
    for figure in found:
        base = kept[-1] if kept else None
        margin = figure.high
        if (
            base is None
            or margin is None
            or base.low is None
            or base.low != base.high
            or not _MARGIN.fullmatch(words[base.end : figure.start])
        ):
            kept.append(figure)
            continue
        step = abs(base.low) * margin / 100 if figure.ratio and not base.ratio else margin
        if figure.unit == "basis points" and base.unit == "percent":
            step = margin / 100
        low, high = round(base.low - step, 6), round(base.low + step, 6)
        kept[-1] = Figure(low, high, base.unit, base.start, figure.end)
    return kept


_NUMBERED = any_case(
    r"\b(?:phases?|scope|scope \d and|type|type-|stage|level|section|item|note|exhibit|tier|grade|class|series|"
    r"part)[ -](?:\d[ab]?[/-])?\Z",
)


# where pounds are a weight: beside what is weighed, or beside another currency
_WEIGHED = re.compile(
    r"[$€]|\bpounds (?:of|per|a year|annually)|\b(?:copper|uranium|lithium|zinc|nickel|lead|cobalt|molybdenum|ounces|"
    r"beef|pork|chicken|poultry|cotton|coffee|sugar|per pound)\b",
    re.IGNORECASE,
)


def _numbered(words: str, start: int) -> bool:
    """Whether a number tells which of several things is meant: "Phase 3"."""
    return words[start - 1 : start] in (" ", "-", "/") and bool(_NUMBERED.search(words, max(0, start - 14), start))


# words of growth that make a bare number a figure: "membership is to grow by 200,000"
_LED = any_case(
    r"\b(?:gr[eo]w|ris|increas|climb|expand|reach|exceed|surpass|total|hit|add|forecast|guid|expect|target)\w*"
    r"(?: (?:by|to|from|of|at))? $"
)


def _led(words: str, start: int) -> bool:
    return bool(_LED.search(words, max(0, start - 24), start))


_BEFORE = 80  # characters that can stand in an amount before its first digit: "in the neighbourhood of between US$ "


def _amounts(words: str) -> Iterator[re.Match[str]]:
    """Every match of an amount or range, looked for from just before each digit on."""
    if "  " in words or "\t" in words:  # wide gaps could stand between
        yield from sums.RANGE.finditer(words)
        return
    at = 0
    while digit := sums.DIGIT.search(words, at):
        match = sums.RANGE.search(words, max(at, digit.start() - _BEFORE))
        if match is None:
            return
        yield match
        at = match.end()


def _ranges(words: str) -> Iterator[re.Match[str]]:
    """The amounts and ranges; a share and an amount are no range: "up 25% to EUR 719 million" has two figures."""
    for match in _amounts(words):
        if not (match["num2"] and match["share1"] and not match["share2"] and (match["cur2"] or match["scale2"])):
            yield match
            continue
        parts = (
            sums.RANGE.match(words, match.start(), match.end("share1")),
            sums.RANGE.match(words, match.start("cur2") if match["cur2"] else match.start("num2")),
        )
        yield from (part for part in parts if part)


def _read_multiple(match: re.Match[str]) -> Figure:
    """A bare number said of a ratio: "a book-to-bill ratio above 1"."""
    spelt = sums.NUMERALS.get(match["num"].lower())
    value, said = float(spelt or match["num"]), (match["how"] or "").lower()
    start, end = match.span("num")
    if spelt is not None:
        value, start, end = value + (0.5 if match["half"] else 0.0), match.start(), match.end()
    floor = bool(re.search(r"above|over|greater|exceed|least|more", said))
    ceiling = bool(re.search(r"below|under|less|most", said))
    low, high = (None if ceiling else value), (None if floor else value)
    return Figure(low, high, "x", start, end, ceiling=ceiling, floor=floor)


def _read_range(match: re.Match[str]) -> Figure | None:
    group = match.groupdict()
    scales = [_scale(group["scale1"]), _scale(group["scale2"])]
    shares = [group["share1"], group["share2"]]
    tail = group["tail2"] or group["tail1"]
    currency = group["cur1"] or group["cur2"] or tail
    two = group["num2"] is not None
    share = shares[1] or shares[0] if two else shares[0]
    noun = group["noun"]
    bare = not (currency or share or noun or any(scales))
    bounded = two or group["ceiling"] or group["floor"] or group["about"] or _led(match.string, match.start())
    if bare and not ("," in group["num1"] and bounded):
        return None
    if not currency and not share and not any(scales) and _is_year(group["num1"]):
        return None
    letters = [scale.strip() for scale in (group["scale1"], group["scale2"]) if scale and len(scale.strip()) == 1]
    if letters and not currency and not (noun and letters[0].isupper()):
        return None  # "Phase 2b"
    if _numbered(match.string, match.start()):
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
    if tail and currency == tail and tail.strip().lower() == "pounds" and _WEIGHED.search(match.string):
        currency, noun = None, "pounds"
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
    value = round(number(group[f"num{n}"] or "0") * (scale or _written(group)), 6)
    closed = group[f"shut{n}"] or (group[f"shut2{n}"] and not group[f"scale{n}"])
    negative = group[f"neg{n}"] or group[f"minus{n}"] or ((group[f"par{n}"] or group[f"inner{n}"]) and closed)
    return -value if negative else value


def number(text: str) -> float:
    """A printed number, whose decimal sign is a comma where two digits or fewer follow it.

    >>> number("1,250"), number("7,4"), number("1.250.000")
    (1250.0, 7.4, 1250000.0)
    """
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(text.replace(".", "") if text.count(".") > 1 else text.replace(",", ""))


def _written(group: dict[str, str | None]) -> float:
    return currencies.scale(group["cur1"] or group["cur2"] or group["tail2"] or group["tail1"] or "")


def _read_count(match: re.Match[str]) -> Figure | None:
    group = match.groupdict()
    word = group["word"].lower()
    if _numbered(match.string, match.start("word")):
        return None  # "a phase three study"
    unit = (group["noun"] or group["one"] or "").strip()
    if word in ("several", "multiple", "a number of", "a couple of"):
        return Figure(2, None, unit, match.start(), match.end(), floor=True)
    low = float(sums.NUMERALS[word])
    high = float(sums.NUMERALS[group["word2"].lower()]) if group["word2"] else low
    floor, ceiling = bool(group["floor"] or group["more"]), bool(group["ceiling"])
    if word == "one" and not (floor or ceiling or group["word2"]):
        return None  # "one of our products", "one patient": no count that is guided
    return Figure(
        None if ceiling else low, None if floor else high, unit, match.start(), match.end(), bool(group["about"]),
        ceiling, floor,
    )  # fmt: skip


def _sized(size: sizes.Size) -> Figure:
    low, high = (None if bound is None else float(bound * (size.scale or 1)) for bound in (size.low, size.high))
    unit = currencies.code(size.currency) if size.currency else "percent" if size.scale else "basis points"
    return Figure(low, high, unit, size.start, size.end, ceiling=low is None, floor=high is None)


def _scale(text: str | None) -> float | None:
    return sums.SCALES[text.strip(" -").lower()] if text else None


def _unit(currency: str | None, share: str | None, noun: str | None) -> str:
    if currency:
        return currencies.code(currency)
    if share:
        share = share.strip(" -").lower()
        return "x" if share in ("x", "times") else "basis points" if share[0] == "b" else "percent"
    return noun or ""


def _is_year(number: str | None) -> bool:
    return bool(number and re.fullmatch(r"(?:19|20)\d\d", number))
