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
        before = [each for each in found if each.anchor.kind in _RATES and each.window.end <= window.start]
        if not before or before[-1].from_heading:
            continue
        low = before[-1].window.end
        amounts = [each for each in figures.find(words) if low <= each.start and each.end <= window.start]
        if len(amounts) == 1 and _GOES_ON.search(words[low : amounts[0].start]):
            told[window] = replace(before[-1], window=window, figure=amounts[0])
    return told
