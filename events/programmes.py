"""What "the plan" and "these actions" that will be complete are: a restructuring, where one was told of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from events import nouns
from events.candidates import Candidate
from events.types import Passage

_PROGRAMME = re.compile(
    r"(?:the |this |that |these |those |our |all )?(?:plan|program(?:me)?|actions?|measures|initiatives?|"
    r"activities|steps)\b",
    re.I,
)
_RESTRUCTURING = re.compile(
    r"(?:\b[A-Z][\w-]+ )?\b(?:restructuring|reorgani[sz]ation|workforce reduction|cost[- ](?:savings?|reduction|"
    r"saving))(?: (?:plan|program(?:me)?|actions?|initiatives?|activities))?|\breduc\w+ (?:\w+ ){0,4}(?:workforce|"
    r"headcount)",
    re.IGNORECASE,
)
_LATELY = 4  # sentences before


def settled(passages: Sequence[Passage], candidate: Candidate) -> Candidate:
    """What is completed is a restructuring where "the plan" or "these actions" were one in the sentences before."""
    anchor, words = candidate.anchor, candidate.passage.words
    if anchor.kind not in ("project_completion", "other") or anchor.step is None:
        return candidate
    told = nouns.before(words, anchor.step[0]) or words[anchor.start : anchor.end]
    if not _PROGRAMME.fullmatch(told.strip()):
        return candidate
    for at in range(candidate.index, max(-1, candidate.index - 1 - _LATELY), -1):
        found = list(_RESTRUCTURING.finditer(passages[at].words))
        if found:
            named = next((match.group() for match in found if _PROGRAMME.search(match.group())), "")
            subject = named or ("restructuring" if "workforce" in found[-1].group().lower() else found[-1].group())
            return replace(candidate, anchor=replace(anchor, kind="restructuring"), subject=subject)
    return candidate
