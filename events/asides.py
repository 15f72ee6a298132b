"""What is only said in passing: a step told as said before, a thing that a meeting is about."""

from __future__ import annotations

import re

from events.lettercase import any_case
from events.lexicon import Token

_ASIDE = any_case(r"\b(?:as|than) (?:was |we |has been )?(?:previously |already |earlier |recently |first )?\Z")


_IF = re.compile(r" (?:that|the|our|its|all|these|those|this|we|it|there)\b")
_FOR_FILING = any_case(r"\b(?:accept|validat)[^.;]{0,80} for \Z")
_WHOLE = any_case(r" (?:[\w-]+ )?(?:results|data|details|findings|responses?|response letter)\b")
_TO_DO = any_case(r"\b(?:to|will|should|and|we|can|could|may|would) \Z")


def in_passing(words: str, step: Token) -> bool:
    """Whether a step is only said in passing: "as previously announced", "accepted for filing", "complete results"."""
    if words[step.start : step.end].lower() == "provided" and _IF.match(words, step.end):
        return True
    if step.name == "submit" and step.form != "ed" and _FOR_FILING.search(words, max(0, step.start - 90), step.start):
        return True
    if step.name == "complete" and step.form == "base" and _WHOLE.match(words, step.end):
        return not _TO_DO.search(words, max(0, step.start - 12), step.start)
    return step.form == "ed" and bool(_ASIDE.search(words, max(0, step.start - 30), step.start))


_PURPOSE = any_case(
    r"[^.;,]{0,40}?\b(?:to (?:discuss|review|align|confirm|determine|evaluate|finali[sz]e|agree|consider|seek|obtain|"
    r"gain|"
    r"address|plan|support|assess)|regarding|about|concerning|on|for)\b[^.;]{0,80}\Z",
)


def is_agenda(words: str, thing: Token, things: list[Token]) -> bool:
    """Whether a thing is only what a meeting is about: "a meeting to discuss the trial design is planned"."""
    return any(
        other.name == "regulatory_meeting"
        and other.end < thing.start
        and _PURPOSE.match(words, other.end, thing.start)
        and not re.search(r"\b(?:and|expects?|plans?|will|is|are)\b", words[other.end : thing.start])
        for other in things
    )
