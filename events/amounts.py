"""Figures against figures: which metric a name means, which side is the better one, how a number stands to a range."""

from __future__ import annotations

import math
import re
from typing import Literal

from events.lettercase import any_case
from events.names import tokens
from events.policy import POLICY, Policy

Side = Literal["inside", "better", "missed", "outside", "rounding"]

# (metric, its wording, +1 more is better, -1 less is better, 0 no direction); the first that fits names it
METRICS: tuple[tuple[str, str, int], ...] = (
    ("cash used", r"cash (?:used|use|burn|outflow)|use of cash|used in operati|operating (?:cash )?burn", -1),
    ("capital expenditure", r"capital (?:expenditure|spend|investment)|\bcapex\b", 0),
    ("tax rate", r"tax rate", 0),
    ("adjusted ebitda", r"adj(?:usted|\.)? ebitda", 1),
    ("ebitda", r"ebitda", 1),
    ("eps", r"\beps\b|earnings per share|(?:income|loss) per share", 1),
    ("operating loss", r"operating loss", -1),
    ("net loss", r"\bnet loss|\bloss(?:es)?\b", -1),
    ("operating expense", r"operating (?:expense|cost)|\bopex\b|\boutlay|(?:research|r&d|general)\b.{0,40}expense", -1),
    ("cost", r"\bcosts?\b|\bexpenses?\b|\bspend(?:ing)?\b", -1),
    ("gross margin", r"margin", 1),
    ("operating income", r"operating (?:income|profit)", 1),
    ("net income", r"net (?:income|profit|earnings)|\bearnings\b|\bprofit", 1),
    ("cash flow", r"cash flow", 1),
    ("cash", r"\bcash\b|marketable securities|liquidity", 1),
    ("revenue", r"\brevenues?\b|\b(?:net |product )?sales\b|turnover|top line", 1),
    ("growth", r"\bgrowth\b", 1),
    ("volume", r"capacity|production|volume|output|deliver|shipment|units|compound|candidate|program|store|site", 1),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE), sign) for name, pattern, sign in METRICS)
_METRIC_WORDS = frozenset(
    """cash used use burn in operation operating net loss revenue sale income profit earning per share eps adjusted adj
    ebitda expense cost capital expenditure capex tax rate gross margin total for the of and marketable security
    equivalent balance flow full year fiscal annual company its our quarter guidance consolidated growth product
    report reported post posted record preliminary unaudited overall group quarterly first second third fourth half
    reaffirm reaffirms reaffirmed reiterate reiterates reiterated raise raises raised lower lowers lowered narrow
    narrows narrowed maintain maintains maintained expect expects expected target targets targeted project projected
    deliver delivers delivered achieve achieves achieved gaap strong
    """.split()
)
HEDGE = any_case(r"\b(?:approximately|about|around|roughly|nearly|close to|circa|some|almost)\b|~")


def metric(subject: str) -> tuple[str, frozenset[str]]:
    """The metric that a subject names and the words that single out whose it is: a segment, a product, a plant.

    >>> metric("net loss for fiscal 2011"), metric("Biogas revenue")
    (('net loss', frozenset()), ('revenue', frozenset({'biogas'})))
    """
    name = next((name for name, pattern, _ in _COMPILED if pattern.search(subject)), "")
    rest = frozenset(word for word in tokens(subject) if word not in _METRIC_WORDS and not word[:2].isdigit())
    return name, rest


def same_metric(one: str, other: str, company: str = "") -> bool:
    """Whether two subjects are one figure of one part of the business; the company's own name singles out nothing."""
    own = frozenset(tokens(company))
    (mine, my_rest), (theirs, their_rest) = metric(one), metric(other)
    my_rest, their_rest = my_rest - own, their_rest - own
    return mine == theirs and (bool(mine) or bool(my_rest)) and my_rest == their_rest


_OPPOSITES = {"net loss": "net income", "operating loss": "operating income"}


def same_figure(one: str, other: str, company: str = "") -> bool:
    """Whether a figure reported under one name is that guided under another: a net loss is a net income below zero.

    >>> same_figure("net income", "net loss"), same_figure("net income", "operating loss")
    (True, False)
    """
    if same_metric(one, other, company):
        return True
    (mine, my_rest), (theirs, their_rest) = metric(one), metric(other)
    own = frozenset(tokens(company))
    return (
        mine != theirs
        and _OPPOSITES.get(mine, mine) == _OPPOSITES.get(theirs, theirs)
        and my_rest - own == their_rest - own
    )


def direction(subject: str) -> int:
    """+1 where more is better, -1 where less is, 0 where the metric has no better side.

    >>> direction("net loss"), direction("revenue"), direction("capital expenditures")
    (-1, 1, 0)
    """
    if loss(subject):
        return -1
    return next((sign for _, pattern, sign in _COMPILED if pattern.search(subject)), 0)


def loss(subject: str) -> bool:
    """Whether a metric is printed as a loss, so that a figure of five is a result of minus five.

    >>> loss("adjusted EBITDA loss"), loss("adjusted EBITDA"), direction("adjusted EBITDA loss")
    (True, False, -1)
    """
    return _LOSS.search(subject) is not None


_LOSS = any_case(r"\bloss(?:es)?\b(?! per)")


def side(
    low: float | None, high: float | None, actual: float, *, better: int, hedged: bool = False, policy: Policy = POLICY
) -> Side:
    """How an actual figure stands to a promised one; `rounding` where only the guidance's own precision decides.

    >>> side(60e6, 64e6, 58.3e6, better=-1), side(106e6, 110e6, 191e6, better=1), side(2e6, 3e6, 4e6, better=0)
    ('better', 'better', 'missed')
    """
    if low is not None and low == high:
        band = policy.approximately * abs(low) if hedged else 0.0
        low, high = low - band, low + band
        if band and low <= actual <= high:
            return "inside"
    if low is not None and actual < low:
        return _outside(actual, low, better < 0)
    if high is not None and actual > high:
        return _outside(actual, high, better > 0)
    return "inside"


def _outside(actual: float, bound: float, is_better: bool) -> Side:
    step = _precision(bound)
    if is_better:
        return "better"
    return "rounding" if step and round(actual / step) == round(bound / step) else "missed"


def _precision(value: float) -> float:
    """The step to which a printed bound is rounded, at most a hundredth of it: 64 million is printed in millions."""
    if not value:
        return 0.0
    step = 10.0 ** math.floor(math.log10(abs(value)))
    while step > abs(value) / 1000 and abs(value / step - round(value / step)) > 1e-9:
        step /= 10
    return min(step, 10.0 ** math.floor(math.log10(abs(value)) - 1))
