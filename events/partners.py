"""What a partner's own document tells of a product that the company left in its hands: evidence of grade E2.

It counts only for a promise whose words name that partner as the one who acts, and only where the document names the
promise's product by its code: a like-named product of anybody else is another thing.
"""

from __future__ import annotations

from dataclasses import replace

from events.names import Names, tokens
from events.parties import short_name
from events.policy import POLICY, Policy
from events.types import Filing, Report, Sighting, Statement
from events.versions import Thread

RULE = "the partner's own document"


def is_named(actor: str, company: str) -> bool:
    """Whether an actor's name is that of a company, or its beginning: "Kestrel" is Kestrel Pharma, Inc.

    >>> is_named("Kestrel", "Kestrel Pharma, Inc."), is_named("Kestrel Foods", "Kestrel Pharma, Inc.")
    (True, False)
    """
    mine, theirs = tokens(short_name(actor)), tokens(short_name(company))
    return bool(mine) and theirs[: len(mine)] == mine


def is_witness(first: Statement, company: str, report: Report, filing: Filing, names: Names) -> bool:
    """Whether a report in another company's document may speak of a promise."""
    return (
        is_named(first.actor, filing.company)
        and not is_named(first.actor, company)
        and bool(names.codes(first.subject) & names.codes(report.subject))
    )


def graded(sighting: Sighting, thread: Thread, policy: Policy = POLICY) -> Sighting:
    """The sighting as a partner's word: it settles what partner or regulator decides, and is a question elsewhere."""
    decides = thread.prediction().controller in ("partner", "regulator")
    score = sighting.score if decides else min(sighting.score, policy.doubted)
    why = "" if decides else "; the company itself decides it"
    grade = "E2" if sighting.grade == "E1" else sighting.grade
    return replace(
        sighting, grade=grade, score=score, rule=f"{RULE}; {sighting.rule}", because=f"{sighting.because}{why}"
    )


__all__ = ["RULE", "graded", "is_named", "is_witness"]
