"""A report held against a promise: what it can say of it, how sure that is, and on which day it happened.

Four parts make the score: subject 0.40, anchor 0.30, verb 0.20, scope 0.10. A veto comes before any score: conflicting
scope, another product's code, an event that had happened before it was promised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from events import ahead, amounts, approvals, departures, growths, measures, metrics, prerequisites, turns
from events.doubts import ENDS, clinical, doubt, happened
from events.kinds import KINDS
from events.lettercase import any_case
from events.likeness import FIGURES, REPEATABLE, STAGED, bare, begins, core, other_unit, shared_wording
from events.names import Names, acronyms, coded, codes, spelled, telling, tokens
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
from events.types import Filing, Report, Sighting, Statement, content_id
from events.versions import Thread

# families that a stop of the product ends; a figure, a patent or a lawsuit goes on without it
_ENDED_WITH_PRODUCT = frozenset("preclinical entry conduct data regulatory commercial partner portfolio build".split())
_GUESSED = ("the document's main product", "for want of a name")
_OWN = ("its own words", "named in turn", "the subject of the sentence", "the other party of the deal")


@dataclass(frozen=True, slots=True)
class _Part:
    score: float
    why: str


@cache
def implied(kind: str) -> frozenset[str]:
    """Every earlier kind that this one proves within one subject, indication, region and trial.

    >>> "ind_submission" in implied("trial_start"), "trial_start" in implied("ind_submission")
    (True, False)
    """
    row = KINDS.get(kind)
    found: set[str] = set(row.implies) if row else set()
    for earlier in tuple(found):
        found |= implied(earlier)
    return frozenset(found)


@cache
def closers(kind: str) -> frozenset[str]:
    """The kinds of report that can say something of a promise of this kind."""
    row = KINDS.get(kind)
    direct = {kind, "", *(row.closed_by if row else ())}
    return frozenset(direct | {key for key in KINDS if kind in implied(key)})


# milestones of one thing that a person would look at: what is commissioned may be what was to be completed
_NEIGHBOURS = {
    "project_completion": frozenset({"facility_opening", "production_start"}),
    "facility_opening": frozenset({"project_completion"}),
    "production_start": frozenset({"facility_opening"}),
    "product_launch": frozenset({"delivery"}),
    "delivery": frozenset({"product_launch"}),
    "contract_award": frozenset({"partnership"}),
    "partnership": frozenset({"contract_award"}),
    "interim_analysis": frozenset({"data_readout"}),
}


def neighbours(kind: str) -> frozenset[str]:
    """The kinds of report that settle nothing of a promise of this kind, but are a question for a person."""
    return _NEIGHBOURS.get(kind, frozenset()) - closers(kind)


def bears_on(report: Report, kind: str) -> bool:
    """Whether a report can say something of a promise of this kind; an earlier step failed may be its condition."""
    if report.bearing == "done" and report.kind in neighbours(kind):
        return True
    return report.kind in closers(kind) or (report.bearing == "failed" and report.kind in implied(kind))


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
    subject = _subject(report, thread, names)
    if gone:
        subject = _Part(0.40, "the company itself")
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
        return "event" if report.kind in FIGURES and _subject(report, thread, names) else ""
    if _subject(report, thread, names) is None:
        return ""
    return "event" if report.kind in closers(thread.first.kind) - {""} else "product"


def _can_end(report: Report, thread: Thread) -> bool:
    row = KINDS.get(thread.first.kind)
    if row is None or (row.family in ("build", "commercial") and names_trial(report.scope)):
        return False
    return report.kind == thread.first.kind or row.family in _ENDED_WITH_PRODUCT


def _subject(report: Report, thread: Thread, names: Names) -> _Part | None:
    """The promise's subject in the report: in the sentence, by a heading or the sentence before, or not at all."""
    first = thread.first
    if first.kind in FIGURES:
        if report.bearing == "withdrawn":
            return None if _of_another_metric(report, thread) else _Part(0.40, "guidance as a whole")
        grown = ["growth" in name.casefold() for name in (first.subject, report.subject)]
        if report.rule == growths.RULE and first.low is first.high is None and not grown[0]:
            same = amounts.same_metric(first.subject, report.subject.removesuffix(" growth"), thread.company)
            return _Part(0.40, f"same metric, {first.subject}") if same else None
        if grown[0] != grown[1]:
            return None  # how much a metric grew is no amount of it
        same = amounts.same_figure(first.subject, report.subject, thread.company)
        same = same or turns.bears(first, report.subject)
        return _Part(0.40, f"same metric, {first.subject}") if same else None
    if first.kind == "cash_runway":
        return _Part(0.40, "the company's cash")
    if first.kind == "pipeline_count" and report.kind == first.kind:
        return _Part(0.35, "the company's own count")
    own = [name for name in thread.subjects if not _is_company(name, thread.company)]
    if first.low is not None or first.high is not None:
        own = [_NUMBERED.sub("", name) or name for name in own]  # "200 buses" are buses
    parts = [part for name in own if (part := _named(name, report, names))]
    if parts and first.kind in _BESIDE and _narrower(first, report):
        return _Part(0.20, f"{report.subject}, which the promise may not mean by {first.subject}")
    if parts:
        return max(parts, key=lambda part: part.score)
    if _is_company(first.subject, thread.company) and _is_company(report.subject or thread.company, thread.company):
        wide = KINDS[first.kind].family in ("figures", "capital", "corporate") if first.kind in KINDS else False
        return _Part(0.35 if wide else 0.20, "the company itself")
    mine = bare(core(first.subject), first.kind, thread.company)
    shared = acronyms(first.quote) & acronyms(report.quote) - acronyms(thread.company)
    mine -= spelled(first.subject, shared)
    if mine and not coded(report.quote) and mine <= set(tokens(report.quote)):
        return _Part(0.30, f"{', '.join(sorted(mine))} named in the sentence")
    theirs = bare(core(report.subject), report.kind, thread.company) if report.kind else frozenset()
    shared_words = theirs & set(tokens(first.quote))
    if not mine and len(shared_words) >= max(2, _MOST * len(theirs)):
        return _Part(0.30, f"{report.subject} in the promise's words")
    if not mine and shared:
        return _Part(0.30, f"{', '.join(sorted(shared))} named in both")
    return None


_GUIDANCE = any_case(r"(?<![\w-])(?:guidance|outlook|forecasts?)(?: (?:for|of|on) (?:our |its |the )?)?")


def _of_another_metric(report: Report, thread: Thread) -> bool:
    """Whether the guidance that was withdrawn is told by its metric, and the promise's is none that is named."""
    named = measures.find(report.quote)
    beside = {
        name.text for name in named for match in _GUIDANCE.finditer(report.quote)
        if name.start == match.end() or report.quote[name.end : match.start()] == " "
    }  # fmt: skip
    ours = (amounts.same_metric(thread.first.subject, metrics.plain(name.text), thread.company) for name in named)
    return bool(beside) and not any(ours)


_NUMBERED = re.compile(r"\A\d[\d,.]* (?=[A-Za-z])")
_MOST = 0.6
# of these one sentence often names the thing beside what was done for it: a website for a mask, a paper on a drug
_BESIDE = frozenset(
    """merger_close facility_opening product_launch disclosure contract_award partnership publication
    data_presentation""".split()
)


def _named(name: str, report: Report, names: Names) -> _Part | None:
    mine, theirs = names.codes(name), names.codes(report.subject)
    if mine and theirs and not mine & theirs:
        return None
    named = names.named_in(name, report.quote)
    alike = names.alike(name, report.subject) if report.subject else 0.0
    if named and not alike and not mine and report.kind in _BESIDE and report.rule.endswith(_OWN):
        return _Part(0.20, f"{name} named beside another thing, {report.subject}")
    if named == 1.0 and (alike >= 0.6 or not theirs):
        return _Part(0.40, f"{name} named in the sentence")
    if alike >= 0.9 and report.rule.endswith(_GUESSED):
        return _Part(0.20, f"{name} only as what the document is about")
    if alike >= 0.9:
        return _Part(0.35, f"{name} by the heading or the sentence before")
    if max(named, alike) >= 0.6:
        return _Part(0.28, f"{name} named in part")
    return None


def _narrower(first: Statement, report: Report) -> bool:
    """Whether a report's thing is one of many that a promise's one plain word may mean, told apart by other words."""
    word = telling(first.subject)
    if len(word) != 1 or not first.subject.islower() or codes(first.subject):
        return False
    theirs = telling(core(report.subject))
    known = frozenset(tokens(first.quote))
    return word < theirs and 2 * len(theirs - word - known) > len(theirs - word)


def _is_company(subject: str, company: str) -> bool:
    mine, own = set(tokens(subject)), set(tokens(company))
    return bool(mine) and (mine <= own | {"the", "we", "our", "company"})


def _anchor(report: Report, thread: Thread) -> _Part | None:
    kind = thread.first.kind
    row = KINDS.get(kind)
    label = row.label if row else kind
    if report.kind == kind:
        return _Part(0.30, f"the same milestone, {label}")
    if report.bearing in ("stopped", "transferred", "withdrawn") and not report.kind:
        return _Part(0.30, "the whole programme" if report.bearing != "withdrawn" else "the guidance")
    if report.bearing in ENDS:
        return _Part(0.20, f"{report.kind} ended")
    if not report.kind:
        return None
    if report.bearing == "failed" and thread.first.condition:
        return _Part(0.30, "the condition")
    if report.bearing in ("done", "figure") and row and report.kind in row.closed_by:
        return _Part(0.20, f"{report.kind} may close {label}")
    if report.bearing == "done" and kind in implied(report.kind) and clinical(report):
        return _Part(0.20, f"implied by {report.kind}")
    if report.bearing == "done" and report.kind in neighbours(kind):
        return _Part(0.20, f"{NEIGHBOURING}, {report.kind}")
    return None


NEIGHBOURING = "a neighbouring milestone"


def _scope(report: Report, thread: Thread, agreed: int) -> _Part:
    if agreed:
        return _Part(0.10, "scope agrees")
    return _Part(0.05, "")
