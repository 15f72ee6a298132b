"""Things and steps where they stand in words, in one look at each word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from events.scanner import Scanner
from events.steps import STEPS
from events.things import THINGS


@dataclass(frozen=True, slots=True)
class Token:
    """A word of one of the two vocabularies where it stands."""

    name: str
    start: int
    end: int
    is_step: bool
    form: str = ""  # of a step: "base", "ing", "ed", "noun"


# words with which no thing and no step begins
_NEVER = (
    "the|of|and|to|a|an|for|with|as|at|by|from|or|is|are|was|were|be|been|its|their|we|it|which|have|has|had|not|will|"
    "would|such|any|all|other|these|those|may|company|million|year|years|quarter|ended|per|than|if|under|between|"
    "expected|expects?|december|june|september|march"
)


@cache
def _scanner() -> Scanner:
    """Both vocabularies, the things first, a step by its name behind a "/"."""
    rows = (*THINGS.items(), *((f"/{name}", pattern) for name, pattern in STEPS.items()))
    return Scanner(
        rows, r"(?<![\w$])", r"(?!-(?:based|related|driven|specific|wide|level|focused|ready|led|free)\b)", _NEVER
    )


def tokens(words: str) -> list[Token]:
    """The things and steps in order; a longer one hides what it is made of."""
    return [
        Token(name[1:], *match.span(), True, _form(match.group()))
        if name[0] == "/"
        else Token(name, *match.span(), False)
        for name, match in _scanner().find(words)
    ]


def _form(word: str) -> str:
    lower = word.lower()
    if lower.endswith("ing") or re.search(r"ing\b", lower):
        return "ing"
    if lower.endswith(("ion", "ment", "sion", "ance", "ery", "ch", "al")) and lower not in ("launch", "reach"):
        return "noun"
    if re.search(r"(?:ed|un|en|old|ent|ut)\b", lower) and lower not in ("open", "begin", "present"):
        return "ed"
    return "base"
