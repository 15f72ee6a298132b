"""Metrics without a figure: which of them a date is said of, beside those that have one and among their like.

"We expect revenue of $90 million and better margins": the revenue alone is guided. "..., with orders expected to remain
high": what is expected in so many words stays. Of several without a figure the first is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from events import speech
from events.anchors import Anchor
from events.lettercase import any_case
from events.metrics import Measure
from events.types import Window

Bound = tuple[Anchor, Window]

# a metric without a figure beside one that has it: "with order intake expected to remain high"
_EXPECTED = any_case(
    r",? (?:is |are |was )?(?:also |now |then )?(?:expected|anticipated|projected|forecast|likely|set|seen) to "
    r"(?:remain|be|stay|increase|decrease|grow|decline|improve|rise|fall|hold)\b",
)


def beside(words: str, bound: Sequence[Bound], measures: Mapping[Anchor, Measure]) -> list[Bound]:
    """The events without the metrics that only stand beside a figure of the same date."""
    figured = {id(window) for anchor, window in bound if anchor in measures and measures[anchor].figure}
    return [
        (anchor, window)
        for anchor, window in bound
        if anchor not in measures
        or measures[anchor].figure
        or id(window) not in figured
        or _EXPECTED.match(words, measures[anchor].end)
    ]


def one_each(words: str, bound: Sequence[Bound], measures: Mapping[Anchor, Measure]) -> list[Bound]:
    """The events with one metric without a figure for each date: the first, or one that is expected anew."""
    told: dict[int, Anchor] = {}
    for anchor, window in bound:
        if anchor in measures and measures[anchor].figure is None:
            rival = told.get(id(window))
            if rival is None or (_apart(anchor, window) < _apart(rival, window) and _anew(words, rival, anchor)):
                told[id(window)] = anchor
    return [
        (anchor, window)
        for anchor, window in bound
        if anchor not in measures or measures[anchor].figure is not None or told[id(window)] is anchor
    ]


def _apart(anchor: Anchor, window: Window) -> int:
    return max(window.start - anchor.end, anchor.start - window.end, 0)


def _anew(words: str, rival: Anchor, anchor: Anchor) -> bool:
    """Whether a forward verb stands between two metrics: "excluding loan losses, and expects a positive cash flow"."""
    return any(cue.verbal for cue in speech.cues(words[rival.end : anchor.start]))
