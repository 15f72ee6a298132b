"""Things and steps where they stand in words: one look at each word, with the patterns that can begin there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from events.initials import ANY, initials
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


_WORD = re.compile(
    r"(?<![\w$])(?!(?:the|of|and|to|a|an|for|with|as|at|by|from|or|is|are|was|were|be|been|its|their|we|it|which|"
    r"have|has|had|not|will|would|such|any|all|other|these|those|may|"
    r"company|million|year|years|quarter|ended|per|than|if|under|between|expected|expects?|december|june|september|"
    r"march)\b)\w",
    re.IGNORECASE,
)


@cache
def _scanners() -> dict[str, re.Pattern[str]]:
    """For each first letter the words of both vocabularies that begin with it, as one alternation in their order."""
    rows = [(f"t_{name}", pattern) for name, pattern in THINGS.items()] + [
        (f"s_{name}", pattern) for name, pattern in STEPS.items()
    ]
    known = [(name, pattern, initials(pattern)) for name, pattern in rows]
    letters = set().union(*(first for _, _, first in known)) | set("abcdefghijklmnopqrstuvwxyz0123456789_")
    return {
        letter: re.compile(
            "(?:"
            + "|".join(f"(?P<{name}>{pattern})" for name, pattern, first in known if letter in first or first == ANY)
            + r")(?!\w|-(?:based|related|driven|specific|wide|level|focused|ready|led|free)\b)",
            re.IGNORECASE,
        )
        for letter in letters
        if letter
    }


def tokens(words: str) -> list[Token]:
    """The things and steps in order; a longer one hides what it is made of."""
    found = []
    scanners = _scanners()
    end = 0
    for word in _WORD.finditer(words):
        at = word.start()
        scanner = scanners.get(words[at].lower()) if at >= end else None
        match = scanner.match(words, at) if scanner else None
        if match is None:
            continue
        end = match.end()
        group = match.lastgroup or ""
        is_step = group.startswith("s_")
        found.append(Token(group[2:], at, end, is_step, _form(match.group()) if is_step else ""))
    return found


def _form(word: str) -> str:
    lower = word.lower()
    if lower.endswith("ing") or re.search(r"ing\b", lower):
        return "ing"
    if lower.endswith(("ion", "ment", "sion", "ance", "ery", "ch", "al")) and lower not in ("launch", "reach"):
        return "noun"
    if re.search(r"(?:ed|un|en|old|ent|ut)\b", lower) and lower not in ("open", "begin"):
        return "ed"
    return "base"
