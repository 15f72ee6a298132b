"""How much a metric grew over the year before: told in percent beside its figure, or by the two figures themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from events import amounts
from events.calendar import add_months
from events.figures import Figure
from events.lettercase import any_case
from events.metrics import Measure
from events.types import Statement

RULE = "growth over the year before"
_UP = r"up|increas(?:ed|ing|e)|gr(?:ew|own|owth)|rose|risen|rising|higher|gain(?:ed)?|climb(?:ed|ing)"
_DOWN = r"down|decreas(?:ed|ing|e)|declin(?:ed|ing|e)|fell|fallen|falling|lower|reduc(?:ed|tion)|drop(?:ped)?"
_SIGN = any_case(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b[^.;,]{{0,30}}$|(?P<of>\bof )$")
_YEARLY = any_case(
    r"[^.;,]{0,24}?\b(?:year[- ](?:over|on)[- ]year|y/y|y-o-y|yoy|"
    r"(?:from|over|versus|compared (?:to|with)|than|against) (?:the )?(?:same (?:period|quarter|months)|"
    r"(?:prior|previous|preceding|corresponding|last)[- ]year|a year (?:ago|earlier)|"
    r"(?:in |for )?(?:fiscal |FY)?20\d\d\b))",
)
# a whole year is held against the year before, where the words hold it against nothing else
_OTHERWISE = any_case(
    r"[^.;]{0,24}?\b(?:sequential\w*|quarter|q/q|qoq|constant[- ]currency|organic\w*|like[- ]for[- ]like|pro forma|"
    r"adjusted for|excluding|from \$|than|points?|of (?:total|net|our|its|the))\b"
)
_WHOLE_YEAR = 300
_FIRM = frozenset(
    ("revenue", "operating expense", "cost", "operating income", "net income", "adjusted ebitda", "ebitda")
)


def of(
    words: str,
    measure: Measure,
    period: tuple[date, date],
    amounts_found: Sequence[Figure],
    earlier: Sequence[tuple[Measure, Figure, tuple[date, date]]],
) -> float | None:
    """The growth in percent of a metric with its figure in a period; None where the words tell none of a year.

    >>> from events import figures, metrics
    >>> words = "Revenue was $5.1 million in 2030, up 12% from 2029."
    >>> found = figures.find(words)
    >>> (measure,) = [each for each in metrics.find(words, found) if each.figure and each.figure.money]
    >>> of(words, measure, (date(2030, 1, 1), date(2030, 12, 31)), found, [])
    12.0
    """
    if measure.figure is None or not measure.figure.money or amounts.loss(measure.name):
        return None
    if amounts.metric(measure.name)[0] not in _FIRM or measure.figure.low != measure.figure.high:
        return None
    told = list(_told(words, measure, amounts_found, period))
    if told:
        return told[0] if len(set(told)) == 1 else None
    for other, figure, (opens, closes) in earlier:
        year = (add_months(period[0], -12), add_months(period[1] + timedelta(days=1), -12) - timedelta(days=1))
        near = abs((opens - year[0]).days) <= 7 and abs((closes - year[1]).days) <= 7
        if other.name == measure.name and near and figure.low and measure.figure.low and figure.low > 0:
            return round(100 * (measure.figure.low / figure.low - 1), 1)
    return None


def alone(words: str, measure: Measure, period: tuple[date, date], amounts_found: Sequence[Figure]) -> float | None:
    """The growth of a metric that the words give in percent and in nothing else: "revenue grew 22% in 2030".

    >>> from events import figures, metrics
    >>> words = "Revenue grew 22% in 2030."
    >>> found = figures.find(words)
    >>> alone(words, metrics.find(words, found)[0], (date(2030, 1, 1), date(2030, 12, 31)), found)
    22.0
    """
    name = measure.name.removesuffix(" growth")
    if measure.figure is None or not measure.figure.ratio or amounts.loss(name):
        return None
    if amounts.metric(name)[0] not in _FIRM:
        return None
    told = set(_told(words, measure, amounts_found, period))
    return told.pop() if len(told) == 1 else None


def _told(words: str, measure: Measure, amounts_found: Sequence[Figure], period: tuple[date, date]) -> Iterator[float]:
    own = measure.figure
    whole = (period[1] - period[0]).days >= _WHOLE_YEAR
    until = own.end + 60 if own else measure.end
    for figure in amounts_found:
        if figure.unit != "percent" or figure.low is None or figure.low != figure.high:
            continue
        if not measure.start - 4 <= figure.start <= until:
            continue
        sign = _SIGN.search(words[max(0, figure.start - 45) : figure.start])
        if sign is None or sign["of"]:
            continue
        if not _YEARLY.match(words, figure.end) and (not whole or _OTHERWISE.match(words, figure.end)):
            continue
        yield figure.low if sign["up"] else -figure.low


_PROMISED_UP = any_case(
    r"\b(?:grow(?:th|s|ing)?|increas(?:e|es|ed|ing)|higher|rise|rising|expand|accelerat\w+|double|record)\b"
)
_PROMISED_DOWN = any_case(r"\b(?:declin(?:e|es|ing)|decreas(?:e|es|ed|ing)|lower|reduc\w+|fall|drop|cut)\b")
_IMPROVED = any_case(r"\bimprov\w+")
_UNSURE = any_case(r"\b(?:slow\w*|moderat\w+|less|not|flat|modest\w*|rate of|offset|partially|margin|mix)\b")


def promised(first: Statement) -> int:
    """+1 where a promise without a number says that its metric will grow over the year before, -1 fall, 0 unsure.

    A quarter may be compared with the one before it; only words that name the year make it one over the year.
    """
    window, quote = first.window, first.quote
    if window.opens is None or window.closes is None or window.edge not in ("in", "about") or _UNSURE.search(quote):
        return 0
    whole = (window.closes - window.opens).days >= 300
    if not whole and not re.search(r"year[- ](?:over|on)[- ]year|y/y|yoy|(?:last|prior|previous) year", quote, re.I):
        return 0
    up, down = bool(_PROMISED_UP.search(quote)), bool(_PROMISED_DOWN.search(quote))
    if _IMPROVED.search(quote) and not (up or down):
        return amounts.direction(first.subject)
    return (1 if up else -1) if up != down else 0


def renamed(measure: Measure) -> Measure:
    """The metric as a growth: "revenue growth"."""
    name = measure.name if "growth" in measure.name else f"{measure.name} growth"
    return replace(measure, name=name)
