"""What "these expenses" and "such costs" are: the metric of the heading or of the sentences before.

A common word behind "these" or "such" names no metric of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events import measures, metrics
from events.candidates import Candidate
from events.lettercase import any_case
from events.types import Passage

_COMMON = any_case(
    r"(?:expenses?|costs?|expenditures?|spending|charges?|investments?|revenues?|savings|losses|income|cash flows?)"
)
_POINTS = any_case(r"\b(?:these|such|those|this)(?: (?:types? of|categor(?:y|ies) of))? \Z")
# "we expect it to remain around 3% of sales": the metric is what "it" is
_SHARE_OF = any_case(r"(?:%|percent|per cent) of (?:our |its |the |total |net |consolidated )*\Z")
_IT = any_case(r"\b(?:it|this|these|they|that) (?:to|will|should|would|is|are)\b")
_BACK = 3  # sentences before


def settled(passages: Sequence[Passage], candidate: Candidate) -> Candidate:
    """The candidate with the metric that its words point back to as its subject."""
    measure, words = candidate.measure, candidate.passage.words
    if measure is None or candidate.from_heading:
        return candidate
    start = next((name.start for name in measures.find(words) if measure.start <= name.start <= measure.end), None)
    if start is None:
        return candidate
    shared = _SHARE_OF.search(words, max(0, start - 24), start) and _IT.search(words, 0, start)
    pointed = _COMMON.fullmatch(measure.name) and _POINTS.search(words, max(0, start - 24), start)
    if not (shared or pointed):
        return candidate
    here = passages[candidate.index]
    texts = []
    for at in range(candidate.index - 1, max(-1, candidate.index - 1 - _BACK), -1):
        if passages[at].headings != here.headings or passages[at].shape == "heading":
            break
        texts.append(passages[at].words)
    for text in (*texts, *reversed(here.headings)):
        named = [metrics.plain(name.text) for name in measures.find(text) if not _COMMON.fullmatch(name.text)]
        if named:
            return replace(candidate, measure=replace(measure, name=named[0]))
    return candidate
