"""What goes on in a sentence: "50 tons by May and to increase further to 90 tons by 2032" is two targets.

The second date has no event of its own: it is that of the rate named before, with the number that stands beside it, or
of the works named before, with the stage that follows: "installation in May and full operations in June".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events import figures
from events.anchors import Anchor
from events.candidates import Candidate
from events.figures import Figure
from events.lettercase import any_case
from events.types import Window

_GOES_ON = any_case(
    r"\b(?:and|then|before|with|to)\b[^.;]{0,40}\b(?:increas|ris|grow|expand|doubl|climb|scal|ramp)\w*"
    r"(?: further| again| up)? "
    r"(?:to|toward|towards) (?:about |approximately |over |some )?\Z",
)
_RATES = frozenset({"capacity_target"})
_STAGE = any_case(
    r",? (?:and|with|followed by|then) (?P<stage>(?:full |commercial |initial |final )?(?:operations?|"
    r"commissioning|start-?up|"
    r"completion|hand-?over|integration))(?: (?:is |are )?(?:expected|planned|targeted|scheduled|slated))?,? ?",
)


_NEXT = any_case(
    r",? ?(?:and|then|followed by|and then|with|plus)?"
    r"(?: (?:an additional|another|a further|approximately|about|up to|some|over|at least|roughly))* ?"
)


def counted(words: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, a date behind a second number as that of the same things, and not of what stands behind it."""
    kept: list[Candidate] = []
    for each in found:
        before = [one for one in kept if one.figure and one.window.end <= each.window.start and not one.from_heading]
        if before and each.anchor.start >= each.window.end:
            amount = _counted_next(words, before[-1], each.window)
            if amount is not None:
                kept.append(replace(before[-1], window=each.window, figure=amount))
                continue
        kept.append(each)
    return kept


def _counted_next(words: str, before: Candidate, window: Window) -> Figure | None:
    """The number that a second date has of the same things: "30 stores in 2026 and | 35 stores | in 2027"."""
    for figure in figures.find(words):
        if not (before.window.end <= figure.start and figure.end <= window.start and window.start - figure.end <= 1):
            continue
        first = before.figure
        alike = first is not None and (figure.unit == first.unit or not figure.unit or figure.unit in first.unit)
        if alike and _NEXT.fullmatch(words, before.window.end, figure.start) and not figure.ratio:
            return figure
    return None


def find(words: str, found: Sequence[Candidate], lone: Sequence[Window]) -> dict[Window, Candidate]:
    """For each date without an event, the rate before it as one that goes on to another number by then."""
    told: dict[Window, Candidate] = {}
    for window in lone:
        works = [
            each
            for each in found
            if each.anchor.kind == "project_completion" and each.window.end <= window.start and not each.from_heading
        ]
        stage = _STAGE.fullmatch(words, works[-1].window.end, window.start) if works else None
        if stage is not None:
            anchor = Anchor("project_completion", *stage.span("stage"), 0.6, stage.span("stage"), None, "a later stage")
            told[window] = replace(works[-1], window=window, anchor=anchor, figure=None)
            continue
        counted = [each for each in found if each.figure and each.window.end <= window.start and not each.from_heading]
        if counted and (amount := _counted_next(words, counted[-1], window)) is not None:
            told[window] = replace(counted[-1], window=window, figure=amount)
            continue
        before = [each for each in found if each.anchor.kind in _RATES and each.window.end <= window.start]
        if not before or before[-1].from_heading:
            continue
        low = before[-1].window.end
        amounts = [each for each in figures.find(words) if low <= each.start and each.end <= window.start]
        if len(amounts) == 1 and _GOES_ON.search(words[low : amounts[0].start]):
            told[window] = replace(before[-1], window=window, figure=amounts[0])
    return told
