"""What a verb is really said of: "protests opened at the plant" opens no plant, "the design of the plant was completed"
completes none. A work on a thing is the thing's: its construction, commissioning or opening.
"""

from __future__ import annotations

import re
from dataclasses import replace

from events.anchors import Anchor

_THINGS = frozenset({"plant", "construction", "project", "goods", "feature", "trial", "deal"})
# what is done to a thing is no other thing
_DEEDS = re.compile(
    r"\b(?:construction|opening|re-?opening|commissioning|completion|start|start-?up|launch|roll-?out|delivery|deliveries|"
    r"shipments?|building|installation|expansion|upgrade|refurbishment|operations?|production|development|work|works|"
    r"initiation|commencement|closing|dosing|enroll?ment|recruitment|results|data|read-?outs?|analysis|"
    r"relocation|integration|implementation|conversion|modernization|one|two|three|four|five|six|all|both|most|number|"
    r"units?|doors|sales|"
    r"first|second|third|each|and|or|series|line|fleet|version|phase [1-4i]+)\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?P<head>[A-Za-z][\w-]*) (?:of|at|for|in|near|behind|inside|around|to|from) "
    r"(?:(?:the|its|our|their|an?|this|that|new|second|first|\d+) )*(?:[A-Z][\w&.'’-]* )*\Z"
)
_PART = re.compile(
    r"\b(?:phases?|stages?|parts?|half|portions?|sections?|steps?|segments?) of (?:the |its |our )?\Z", re.I
)
_OF_A_TRIAL = re.compile(r"(?:parts?|portions?|arms?|cohorts?|stages?|sites?|patients?|subjects?|volunteers?)\Z", re.I)
# the beginning of a work on a thing is one of the work: (what the work is called, its kind, its name in the rule)
_WORKS = tuple(
    (re.compile(rf"\b{words} (?:work )?(?:of|on|at|for) [^.;,]{{0,40}}\Z", re.IGNORECASE), kind, rule)
    for words, kind, rule in (
        ("construction", "project_completion", "construction by begin"),
        ("(?:production|manufactur(?:e|ing))", "production_start", "production by begin"),
        ("(?:deliver(?:y|ies)|shipments?)", "delivery", "deliver by begin"),
        ("(?:commercial )?sales", "product_launch", "sales by begin"),
    )
)


def is_elsewhere(words: str, anchor: Anchor) -> bool:
    """Whether the thing of an event only says where, or whose part it is that the verb speaks of.

    >>> from events import anchors
    >>> said = "Protests opened at the Leeds plant.", "Construction of the Leeds plant was completed."
    >>> [[is_elsewhere(words, each) for each in anchors.find(words)] for words in said]
    [[True], [False]]
    """
    if anchor.thing is None or anchor.rule.partition(" by ")[0] not in _THINGS:
        return False
    match = _HEAD.search(words[max(0, anchor.thing[0] - 60) : anchor.thing[0]])
    if match is None:
        return False
    if _PART.search(words[max(0, anchor.thing[0] - 60) : anchor.thing[0]][: match.start()]):
        return not anchor.rule.startswith("trial")
    if anchor.rule.startswith("trial") and _OF_A_TRIAL.search(match["head"]):
        return False
    return _DEEDS.search(match["head"]) is None and not match["head"].isdigit()


def begun(words: str, anchor: Anchor) -> Anchor:
    """The beginning of a work on a thing as one of the work: "construction of the plant began", "production of"."""
    if anchor.thing is None or anchor.rule not in ("plant by begin", "goods by begin", "feature by begin"):
        return anchor
    before = words[max(0, anchor.thing[0] - 80) : anchor.thing[0]]
    work = next(((kind, rule) for pattern, kind, rule in _WORKS if pattern.search(before)), None)
    return replace(anchor, kind=work[0], rule=work[1]) if work else anchor
