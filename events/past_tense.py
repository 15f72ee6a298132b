"""Whether the verb of an event tells it as done: in the past or as a state, by no word put ahead or in question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.anchors import Anchor
from events.lettercase import any_case

NOT_DONE = re.compile(
    r"\b(?:will|shall|would|should|could|may|might|can|cannot|must|to|not|never|expects?|expected|expecting|"
    r"plans?|planned|planning|"
    r"intends?|intended|anticipat\w+|scheduled|targets?|targeted|aims?|hopes?|if|once|when|whether|until|"
    r"unless|before|upon|pending|"
    r"potential|possible|proposed|upcoming|toward|towards|for|prior to|ready|subject|eligible|by|preparing|"
    r"prepared|due|slated|set)(?:,[^,;.]{1,80},)?"
    r"(?: (?:be|been|being|yet|have|not|also|then|only|both|now|still|likely|soon|instead|again|next|all|each|later|"
    r"\w+ly|the|its|our|a|an|further|first|initial|and|successful|\w+ed))*\s*$",
    re.IGNORECASE,
)


SUPPOSED = any_case(
    r"\b(?:once|if|when|until|unless|before|whether|as soon as)\b[^,;]*$|"
    r"(?:^|[,;.] )(?:had|should|were) (?:we|it|they|the [\w-]+|(?-i:[A-Z])[\w-]+) [^,;]*$"
)


_PERFECT = re.compile(
    r"\b(?:has|have|had|having|'ve|was|were|got)(?: (?:also|now|already|recently|since|just|been|both|today|"
    r"all|each|then|first|again|"
    r"\w+ly))*\s*$",
    re.IGNORECASE,
)


_STATE = re.compile(r"\b(?:is|are|being)(?: (?:now|already|fully|also|all|being|\w+ly))*\s*$", re.IGNORECASE)


_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|its|our|their|this|that|these|those|any|all|each|no|newly|recently|previously|currently|by|of|for|"
    r"with|from|as)\s*$",
    re.I,
)


# what is always so of a thing that something was done to
_IN_GENERAL = re.compile(
    r"(?:(?!which|that|who)[^.;,](?!, )){0,90}?\b(?:is|are|(?-i:may)|can|should|must|do|does)\b(?! now)", re.IGNORECASE
)


_TOLD = re.compile(
    r"\b(?:announc(?:ed|es)|report(?:ed|s)|celebrat(?:ed|es)|mark(?:s|ed)|pleased with)(?: today)?"
    r"(?: (?:the|its|our|an?|successful|recent|that|initial|first|[\w-]+)){0,5}\s*$",
    re.IGNORECASE,
)


_SAID_DOING = re.compile(
    r"\bannounced (?:that )?(?:it|they|the company) (?:was|were|is|are|had|has)\b[^.;]{0,50}\bby\s*$", re.IGNORECASE
)


_IRREGULAR = frozenset(
    "began begun held met won built made chosen sold paid repaid led sent underway given read taken gone shown grown "
    "under way read out put brought spun drawn went got took bought hit inked".split()
) | {"under way", "read out", "in operation", "operational", "available"}


def is_told(before: str) -> bool:
    """Whether nothing in the words of a clause before its verb puts the deed ahead, in doubt or in question."""
    return not SUPPOSED.search(before) and not NOT_DONE.search(before[-90:])


def clause(words: str, at: int, walls: Sequence[int]) -> int:
    return max((wall for wall in walls if wall < at), default=0)


def is_done(words: str, anchor: Anchor, walls: Sequence[int], shape: str) -> bool:
    """Whether the step of an event is told in the past or as a state reached, by the words before it in its clause."""
    start, end = anchor.step or (0, 0)
    step = words[start:end].casefold()
    before = words[clause(words, start, walls) : start][-90:]
    if SUPPOSED.search(before):
        return False
    if step.endswith("ing") and _SAID_DOING.search(before):
        return True
    if NOT_DONE.search(before):
        return False
    first = re.split(r"[\s-]", step)[0]
    past = first.endswith(("ed", "un", "en")) or step in _IRREGULAR or first in _IRREGULAR
    if past:
        if _PERFECT.search(before) or _STATE.search(before):
            return True
        if _ATTRIBUTE.search(before):
            return False
        after_thing = anchor.thing is not None and anchor.thing[1] <= start
        if after_thing and shape != "heading" and _IN_GENERAL.match(words, end):
            return False  # "abstracts presented at its meetings are not reviewed" tells of no one event
        return (
            not after_thing
            or not words[anchor.thing[1] if anchor.thing else start : start].strip()
            or bool(before.strip())
        )
    if shape == "heading" and step.endswith("s") and not step.endswith("ss"):
        return True
    noun = step.endswith(("ion", "ment", "al", "ance", "ing", "start", "launch", "closing", "opening"))
    return noun and bool(_TOLD.search(before))
