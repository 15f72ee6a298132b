"""Which way a share goes: "down 2% to 4%" is minus four to minus two, "down 1% to up 2%" runs from one to the other.

Only a change has a sign, never the level that it leads to: "to fall to 5%" is five.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.figures import Figure
from events.lettercase import any_case

_NEAR = (
    r"(?: (?:by|in|of|between|from|about|approximately|around|roughly|some|an?|the|another|low|high|range|area|"
    r"order|year[- ]over[- ]year|yoy|y/y|sequentially|slightly|modestly|anywhere|somewhere|organically|a bit|closer))*"
    r"(?: to)?(?: be)? ?\Z"
)
_DOWN = any_case(
    r"\b(?:down|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|fall(?:s|ing)?|drop(?:s|ping)?|contract(?:s|ing|ion)?|"
    r"shrink(?:s|ing)?|compress(?:es|ing|ion)?|(?:step|come|go|tick)(?:s|ping|ing)? down|lower)" + _NEAR
)
_UP = any_case(r",? (?:to|or|and) (?:up|plus|positive|an increase of)(?: about| approximately| roughly)? ?")
_FEWER = any_case(r"\b(?:savings?|synerg\w+|reductions?|loss(?:es)?|decline|headwinds?)\b")


def down(words: str, start: int) -> bool:
    """Whether the words before an amount say that it is a decrease.

    >>> down("sales to decline 1%", 17), down("sales to decline to 1%", 20)
    (True, False)
    """
    before = words[max(0, start - 60) : start]
    if before.rstrip().endswith(" to"):
        return False
    return _DOWN.search(before) is not None


def signed(words: str, name: str, figure: Figure) -> Figure:
    """A share as a change with its sign; what is called a saving or a loss already has its own."""
    if not figure.ratio or (figure.low or 0) < 0 or _FEWER.search(name) or not down(words, figure.start):
        return figure
    low, high = figure.low, figure.high
    return replace(figure, low=None if high is None else -high, high=None if low is None else -low)


def across(words: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, a decrease and an increase that "to" joins made one: "down 1% to up 2%".

    >>> from events import figures
    >>> words = "sales down 1% to up 2%"
    >>> [(each.low, each.high) for each in across(words, figures.find(words))]
    [(-1.0, 2.0)]
    """
    kept: list[Figure] = []
    for figure in figures:
        before = kept[-1] if kept else None
        if (
            before is not None
            and figure.ratio
            and before.ratio
            and before.high is not None
            and _UP.fullmatch(words, before.end, figure.start)
            and down(words, before.start)
        ):
            kept[-1] = replace(before, low=-before.high, high=figure.high, end=figure.end)
            continue
        kept.append(figure)
    return kept
