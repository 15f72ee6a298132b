"""What is only said in passing: a step told as said before, a thing that a meeting is about."""

from __future__ import annotations

import re

from events.lexicon import Token

_ASIDE = re.compile(r"\b(?:as|than) (?:was |we |has been )?(?:previously |already |earlier |recently |first )?\Z", re.I)


def in_passing(words: str, step: Token) -> bool:
    """Whether a step is only said in passing: "as previously announced"."""
    return step.form == "ed" and bool(_ASIDE.search(words, max(0, step.start - 30), step.start))


_PURPOSE = re.compile(
    r"[^.;,]{0,40}?\b(?:to (?:discuss|review|align|confirm|determine|evaluate|finali[sz]e|agree|consider|seek|obtain|"
    r"gain|"
    r"address|plan|support|assess)|regarding|about|concerning|on|for)\b[^.;]{0,80}\Z",
    re.IGNORECASE,
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
