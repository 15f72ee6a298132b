"""One date for two regions: where the words join them, each region's promise has its own fate.

Two nouns ("a UK filing and a US filing") are two promises from the start. One noun ("approval by the FDA and the EMA")
is one promise of both, unless one of the regions has a promise of its own already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from events.types import Statement

KINDS = frozenset("regulatory_submission submission_acceptance regulatory_decision regulatory_meeting".split())
_PLACES = (
    ("US", r"(?<!ex-)U\.S\.(?:A\.)?|(?<!ex-)USA?|United States|FDA"),
    ("EU", r"EU|E\.U\.|European Union|Europe(?:an)?|EMA|European Commission|CHMP"),
    ("UK", r"UK|U\.K\.|United Kingdom|MHRA"),
    ("JP", r"Japan(?:ese)?|PMDA|MHLW"),
    ("CN", r"China|Chinese|NMPA"),
    ("CA", r"Health Canada|Canad(?:a|ian)"),
    ("AU", r"Australian?|TGA"),
)
_PLACE = re.compile("|".join(rf"(?P<{name}>(?<![\w.])(?:{pattern})(?!\w))" for name, pattern in _PLACES))
# what may stand between two places that "and" joins: the first one's agency and noun, then an article or preposition
_BETWEEN = re.compile(
    r"\)?(?P<noun>(?:[ -][\w()'’-]+){0,5}?)(?:,? (?:and|or|as well as|plus)|,|/|&)"
    r"(?: (?:the|an?|its|our|in|for|with|by|to|from|potential|subsequent))*[ ]?\Z"
)
_NOUN = re.compile(
    r"\b(?:submissions?|filings?|applications?|approvals?|decisions?|meetings?|acceptances?|reviews?)\b", re.I
)
_NEAR = 160  # characters before the date in which the places stand that it is said of


@lru_cache(maxsize=16384)
def joined(words: str) -> tuple[tuple[str, ...], bool]:
    """The regions that "and" joins in some words, in their order, and whether each has a noun of its own.

    >>> joined("a UK MAA submission and a U.S. BLA filing"), joined("approvals by the FDA and the EMA")
    ((('UK', 'US'), True), (('US', 'EU'), False))
    >>> joined("filed in the US, where the FDA decides")
    ((), False)
    """
    run: list[str] = []
    own = False
    last_end = -1
    for match in _PLACE.finditer(words):
        name = match.lastgroup or ""
        between = words[last_end : match.start()] if last_end >= 0 else ""
        if run and name == run[-1] and len(between) < 50:
            last_end = match.end()
            continue
        link = _BETWEEN.fullmatch(between) if run else None
        if link and name not in run:
            own = own or _NOUN.search(link["noun"]) is not None
            run.append(name)
        else:
            if len(run) > 1:
                break
            run = [name]
        last_end = match.end()
    return (tuple(run), own) if len(run) > 1 else ((), False)


def of(statement: Statement) -> tuple[tuple[str, ...], bool]:
    """The regions that one date of a regulator's step is said of; none where it is said of one or of none."""
    if statement.kind not in KINDS:
        return (), False
    quote = " ".join(statement.quote.split())
    timing = " ".join(statement.window.timing.split())
    at = quote.find(timing)
    if at < 0:
        return joined(quote)
    before = joined(quote[max(0, at - _NEAR) : at])
    # of two runs before the date the one beside it counts
    half = joined(quote[max(0, at - _NEAR // 2) : at])
    return half if half[0] else before


def parted(statement: Statement, regions: Iterable[str]) -> list[Statement]:
    """One reading of a statement for each region; the first keeps its id, so that the quoted words name it."""
    return [
        replace(statement, id=statement.id if not place else f"{statement.id}-{name}",
                scope=replace(statement.scope, region=name))
        for place, name in enumerate(regions)
    ]  # fmt: skip


def both(statement: Statement, regions: Iterable[str]) -> Statement:
    """The statement as one of all the regions together."""
    return replace(statement, scope=replace(statement.scope, region=" and ".join(regions)))
