"""Clauses that only give a reason or describe: what they tell of has no date but their own.

"Expenses will increase in 2026 as we begin the trial": the year is of the increase. "The expansion, which will add two
trains, is to open in May": the expansion opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.lettercase import any_case
from events.types import Window

Span = tuple[int, int]

_REASON = any_case(
    r"(?<=[a-z\d)]),? (?:primarily |largely |mainly |principally |mostly |partly |in part |particularly |especially )?"
    r"(?:as (?:we|it|they|the (?:company|group|bank|partnership|trust)|our|a result of)|because(?: of)?|"
    r"due(?: primarily)? to(?! (?:be|begin|start|open|complete|close|launch|report|expire|commence|come|go|enter)\b)|"
    r"driven by|owing to|attributable to|reflecting|resulting from|as compared (?:with|to)|compared (?:with|to)|"
    r"in preparation for|in anticipation of|in connection with|to support|in support of|to prepare for) [^;]{3,300}",
)
# "submit the file in September, as data came late": why, told as done
_TOLD = any_case(
    r"(?<=[a-z\d)]),? (?:as|because|since|given that) (?:[\w-]+ ){1,4}?(?:came|was|were|took|had|slipped|ran|proved|"
    r"fell|"
    r"arrived|needed|required|lasted) [^;,]{2,80}",
)
_ENDS = any_case(
    r"; |\. (?=[A-Z])|,? (?:and|but) (?=(?:we|it|they|the company|management)(?: \w+)? (?:expects?|plans?|"
    r"intends?|anticipates?|believes?|will|do|does)\b)|, (?:with|followed by) "
)
_DESCRIBED = any_case(
    r"(?<=[\w)]), (?:which|who|whose|that) [^,;]{5,180}?(?:, [^,;]{3,60}?){0,2}, "
    r"(?=(?:(?:which|that|and) )?(?:is|are|will|remains?|should|has|have|continues?|could|may|would|was|were)\b)",
)
# "private brands, today 31% of sales, should reach 35%"
_TODAY = any_case(
    r"(?<=[\w)]), (?:today|currently|now|presently|already|at present|up from|down from|which is currently) "
    r"[^,;]{2,50}, "
    r"(?=(?:should|will|is|are|could|would|to)\b)"
)
_WORDS = (
    " as we", " as it", " as the", " as our", " as a r", " as comp", "because", " due ", "driven", "owing",
    "attributable", "reflect", "result", "compared", " to support", "in support", "in preparation", "in anticipation",
    "in connection", "to prepare",
)  # fmt: skip


_TODAYS = (
    ", today ",
    ", currently ",
    ", now ",
    ", presently ",
    ", already ",
    ", at present ",
    ", up from ",
    ", down from ",
)


def without(words: str, windows: Sequence[Window]) -> str:
    """The words with such clauses blanked, but for those in which a date stands.

    >>> " ".join(without("The mill, which will employ 90 people, is expected to open in May.", []).split())
    'The mill is expected to open in May.'
    """
    found: list[Span] = []
    if any(word in words for word in _WORDS):
        for match in _REASON.finditer(words):
            end = _ENDS.search(words, match.start() + 4, match.end())
            found.append((match.start(), end.start() if end else match.end()))
    if " as " in words or " since " in words or " because " in words or " given that " in words:
        found += [match.span() for match in _TOLD.finditer(words)]
    if any(each in words for each in _TODAYS):
        found += [match.span() for match in _TODAY.finditer(words)]
    if ", which " in words or ", who" in words or ", that " in words:
        found += [match.span() for match in _DESCRIBED.finditer(words)]
    for low, high in found:
        dated = any(low <= window.start < high for window in windows)
        if not dated:
            kept = words[high - 1] if words[high - 1] in ".!" else " "
            words = words[:low] + " " * (high - low - 1) + kept + words[high:]
    return words
