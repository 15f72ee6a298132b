"""One date for two regions: where the words join them, each region's promise is one of its own, with its own fate."""

from __future__ import annotations

import re
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
# what may stand between two places that "and" joins: the first one's noun, then an article or a preposition; of two
# places a comma before "and" begins a clause of its own
_BETWEEN = re.compile(
    r"\)?(?:-[A-Za-z()'’-]{1,60}(?: [A-Za-z()'’-]{1,60}){0,4}?|(?: [A-Za-z()'’-]{1,60}){0,5}?)"
    r"(?:(?P<clause>,)? (?:and|or|as well as|plus)|,|/|&)"
    r"(?: (?:the|an?|its|our|in|for|with|by|to|from|potential|subsequent))*[ ]?\Z"
)
_NEAR = 160  # characters before the date in which the places stand that it is said of


@lru_cache(maxsize=16384)
def joined(words: str) -> tuple[str, ...]:
    """The regions that "and" joins in some words, in their order; none where there are not two.

    >>> joined("a UK MAA submission and a U.S. BLA filing"), joined("filed in the US, where the FDA decides")
    (('UK', 'US'), ())
    """
    run: list[str] = []
    last_end = -1
    for match in _PLACE.finditer(words):
        name = match.lastgroup or ""
        between = words[last_end : match.start()] if last_end >= 0 else ""
        if run and name == run[-1] and len(between) < 50:
            last_end = match.end()
            continue
        link = _BETWEEN.fullmatch(between) if run and name not in run else None
        if link and (len(run) > 1 or not link["clause"]):
            run.append(name)
        else:
            if len(run) > 1:
                break
            run = [name]
        last_end = match.end()
    return tuple(run) if len(run) > 1 else ()


def parts(statement: Statement) -> list[Statement]:
    """A statement as what it says of each region; the first keeps its id, so that the quoted words name it."""
    named = _of(statement)
    if not named:
        return [statement]
    return [
        replace(statement, id=statement.id if not place else f"{statement.id}-{name}",
                scope=replace(statement.scope, region=name))
        for place, name in enumerate(named)
    ]  # fmt: skip


def _of(statement: Statement) -> tuple[str, ...]:
    if statement.kind not in KINDS:
        return ()
    quote = " ".join(statement.quote.split())
    at = quote.find(" ".join(statement.window.timing.split()))
    if at < 0:
        return joined(quote)
    # of two runs before the date the one beside it counts
    return joined(quote[max(0, at - _NEAR // 2) : at]) or joined(quote[max(0, at - _NEAR) : at])
