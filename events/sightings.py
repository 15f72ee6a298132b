"""A report held against a promise: what it can say of it, how sure that is, and on which day it happened.

Four parts make the score: subject 0.40, anchor 0.30, verb 0.20, scope 0.10. A veto comes before any score: conflicting
scope, another product's code, an event that had happened before it was promised.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from events import ahead, amounts, approvals, departures, prerequisites
from events.closing import bears_on, closers, implied, neighbours
from events.doubts import ENDS, clinical, doubt, happened
from events.kinds import KINDS
from events.lettercase import any_case
from events.likeness import FIGURES, REPEATABLE, STAGED, begins, other_unit, shared_wording
from events.names import Names
from events.policy import POLICY, Policy
from events.regions import joined
from events.scopes import (
    agencies,
    agreement,
    line,
    names_trial,
    phases,
    relevant,
    same_phase,
    trial_agreement,
)
from events.spoken_of import Part, subject_of
from events.types import Filing, Report, Sighting, Statement, content_id
from events.versions import Thread

# families that a stop of the product ends; a figure, a patent or a lawsuit goes on without it
_ENDED_WITH_PRODUCT = frozenset("preclinical entry conduct data regulatory commercial partner portfolio build".split())


def hold(report: Report, filing: Filing, thread: Thread, names: Names, policy: Policy = POLICY) -> Sighting | None:
    """What a report published after the promise says of it, or None where it says nothing.

    The day of the event is lifted above the last day on which a document still called it ahead.
    """
    first = thread.first
    if filing.said_on <= thread.said_on or not bears_on(report, first.kind) or first.kind == "patent_expiry":
        return None
    mine, theirs = names.codes(first.subject), names.codes(report.subject)
    if mine and theirs and not mine & theirs:
        return None
    if report.rule.startswith(prerequisites.RULE) and not _INSTALLED.search(first.quote):
        return None
    if first.kind in STAGED and report.bearing == "done" and begun(report.rule) and not begins(first):
        return None  # that a work has begun says nothing of its end
    gone = report.rule == departures.RULE
    if report.bearing in ENDS and not gone and not _can_end(report, thread):
        return None
    if report.bearing == "withdrawn" and first.kind not in FIGURES:
        return None
    if report.bearing == "figure" and first.unit and report.unit and other_unit(first.unit, report.unit):
        return None
    if report.rule.startswith(ahead.RULE) and not _date_gone(report, filing, thread):
        return None
    agreed = _agreed(report, thread)
    if (
        agreed is None
        or _other_agency(report, first)
        or (line(first.quote) and line(report.quote) and not line(first.quote) & line(report.quote))
    ):
        return None
    if first.kind == "designation" and report.kind == "designation" and _other_designation(report, first):
        return None
    subject = subject_of(report, thread, names)
    if gone:
        subject = Part(0.40, "the company itself")
    anchor = _anchor(report, thread)
    if subject is None or anchor is None:
        return None
    implied_only = anchor.why.startswith("implied")
    later_step = begins(first) and report.rule.partition(";")[0].endswith("by complete")
    bounds = happened(report, filing, thread, bound_only=implied_only or later_step)
    if bounds is None:
        return None
    sure = subject.score >= 0.30 or trial_agreement(thread.scope, report.scope)
    scope = _scope(report, thread, agreed if sure else 0)  # a region in common makes no part of a name the whole
    score = round(subject.score + anchor.score + 0.20 + scope.score, 2)
    doubted = doubt(report, thread, agreed, bounds, anchor.score)
    if anchor.why.startswith(NEIGHBOURING):
        doubted = "another milestone of the same thing"
    approved = report.bearing == "done" and "regulatory_decision" in (report.kind, first.kind)
    if approved and approvals.is_beside(report.quote, first.subject, first.quote, names):
        doubted = "what was approved may be something beside it"
    if report.rule.startswith(ahead.RULE) and not _said_again(report, thread):
        doubted = "still ahead after its close, in other words"
    if doubted:
        score = min(score, policy.doubted)
    grade: Literal["E1", "E3"] = "E3" if implied_only else "E1"
    rule = "implied by a later event" if grade == "E3" else report.rule or report.bearing
    low, high = report.low, report.high
    if first.kind in FIGURES and amounts.loss(first.subject) != amounts.loss(report.subject):
        low, high = (None if high is None else -high), (None if low is None else -low)
    return Sighting(
        content_id(first.id, report.id, rule), first.id, filing.id, filing.said_on, report.start, report.end,
        report.quote, report.bearing, grade, score, rule, bounds[0], bounds[1],
        report.assumed and report.happened_from == bounds[0], low, high, report.reason,
        "; ".join(part for part in (subject.why, anchor.why, scope.why, doubted) if part),
    )  # fmt: skip


def begun(rule: str) -> bool:
    """Whether a rule tells of a beginning: "construction by begin; subject its own words"."""
    return rule.partition(";")[0].endswith(" by begin")


def _date_gone(report: Report, filing: Filing, thread: Thread) -> bool:
    """Whether words without a date replace the promise's own: its sentence again, or the event ahead past its close."""
    held = thread.latest_dated.statement
    over = held.window.closes is not None and held.window.closes < filing.said_on
    return _said_again(report, thread) or (over and held.kind not in REPEATABLE)


def _said_again(report: Report, thread: Thread) -> bool:
    return shared_wording(thread.latest_dated.statement.quote, report.quote) >= _SAME_SENTENCE


_SAME_SENTENCE = 0.6
_INSTALLED = any_case(r"\b(?:install|commission|mechanical(?:ly)? complet|in operation|operational)")


def _other_agency(report: Report, first: Statement) -> bool:
    mine, theirs = agencies(first.quote), agencies(report.quote)
    return bool(mine and theirs) and not mine & theirs


_DESIGNATIONS = re.compile(
    r"\b(?:fast[- ]track|breakthrough|orphan|prime|rmat|regenerative|rare pediatric|priority review|qidp|sakigake)\b",
    re.I,
)


def _other_designation(report: Report, first: Statement) -> bool:
    mine, theirs = (
        {each.lower().replace("-", " ") for each in _DESIGNATIONS.findall(words)}
        for words in (first.quote, report.quote)
    )
    return bool(mine and theirs) and not mine & theirs


def _agreed(report: Report, thread: Thread) -> int | None:
    """How far the scopes agree; a phase that the other side's words name too is no conflict."""
    first = thread.first
    mine, theirs = relevant(first.scope, first.kind), relevant(report.scope, first.kind)
    apart = mine.phase and theirs.phase and not same_phase(mine.phase, theirs.phase)
    if apart and (theirs.phase in phases(first.quote) or mine.phase in phases(report.quote)):
        mine = replace(mine, phase=theirs.phase)
    if mine.region and not theirs.region and mine.region in joined(" ".join(report.quote.split())):
        theirs = replace(theirs, region=mine.region)
    return agreement(mine, theirs)


def speaks_of(report: Report, thread: Thread, names: Names) -> str:
    """Whether a report names the "event" of a promise, only its "product", or nothing: what silence is measured by."""
    if thread.first.kind in FIGURES:
        return "event" if report.kind in FIGURES and subject_of(report, thread, names) else ""
    if subject_of(report, thread, names) is None:
        return ""
    return "event" if report.kind in closers(thread.first.kind) - {""} else "product"


def _can_end(report: Report, thread: Thread) -> bool:
    row = KINDS.get(thread.first.kind)
    if row is None or (row.family in ("build", "commercial") and names_trial(report.scope)):
        return False
    return report.kind == thread.first.kind or row.family in _ENDED_WITH_PRODUCT


def _anchor(report: Report, thread: Thread) -> Part | None:
    kind = thread.first.kind
    row = KINDS.get(kind)
    label = row.label if row else kind
    if report.kind == kind:
        return Part(0.30, f"the same milestone, {label}")
    if report.bearing in ("stopped", "transferred", "withdrawn") and not report.kind:
        return Part(0.30, "the whole programme" if report.bearing != "withdrawn" else "the guidance")
    if report.bearing in ENDS:
        return Part(0.20, f"{report.kind} ended")
    if not report.kind:
        return None
    if report.bearing == "failed" and thread.first.condition:
        return Part(0.30, "the condition")
    if report.bearing in ("done", "figure") and row and report.kind in row.closed_by:
        return Part(0.20, f"{report.kind} may close {label}")
    if report.bearing == "done" and kind in implied(report.kind) and clinical(report):
        return Part(0.20, f"implied by {report.kind}")
    if report.bearing == "done" and report.kind in neighbours(kind):
        return Part(0.20, f"{NEIGHBOURING}, {report.kind}")
    return None


NEIGHBOURING = "a neighbouring milestone"


def _scope(report: Report, thread: Thread, agreed: int) -> Part:
    if agreed:
        return Part(0.10, "scope agrees")
    return Part(0.05, "")
