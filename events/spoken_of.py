"""How surely a report speaks of the subject of a promise: by its name in the sentence, by a heading, or in part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events import amounts, growths, measures, metrics, turns
from events.kinds import KINDS
from events.lettercase import any_case
from events.likeness import FIGURES, bare, core
from events.names import Names, acronyms, coded, codes, spelled, telling, tokens
from events.types import Report, Statement
from events.versions import Thread

_GUESSED = ("the document's main product", "for want of a name")


_OWN = ("its own words", "named in turn", "the subject of the sentence", "the other party of the deal")


@dataclass(frozen=True, slots=True)
class Part:
    score: float
    why: str


def subject_of(report: Report, thread: Thread, names: Names) -> Part | None:
    """The promise's subject in the report: in the sentence, by a heading or the sentence before, or not at all."""
    first = thread.first
    if first.kind in FIGURES:
        if report.bearing == "withdrawn":
            return None if _of_another_metric(report, thread) else Part(0.40, "guidance as a whole")
        grown = ["growth" in name.casefold() for name in (first.subject, report.subject)]
        if report.rule == growths.RULE and first.low is first.high is None and not grown[0]:
            same = amounts.same_metric(first.subject, report.subject.removesuffix(" growth"), thread.company)
            return Part(0.40, f"same metric, {first.subject}") if same else None
        if grown[0] != grown[1]:
            return None  # how much a metric grew is no amount of it
        same = amounts.same_figure(first.subject, report.subject, thread.company)
        same = same or turns.bears(first, report.subject)
        return Part(0.40, f"same metric, {first.subject}") if same else None
    if first.kind == "cash_runway":
        return Part(0.40, "the company's cash")
    if first.kind == "pipeline_count" and report.kind == first.kind:
        return Part(0.35, "the company's own count")
    own = [name for name in thread.subjects if not _is_company(name, thread.company)]
    if first.low is not None or first.high is not None:
        own = [_NUMBERED.sub("", name) or name for name in own]  # "200 buses" are buses
    parts = [part for name in own if (part := _named(name, report, names))]
    if parts and first.kind in _BESIDE and _narrower(first, report):
        return Part(0.20, f"{report.subject}, which the promise may not mean by {first.subject}")
    if parts:
        return max(parts, key=lambda part: part.score)
    if _is_company(first.subject, thread.company) and _is_company(report.subject or thread.company, thread.company):
        wide = KINDS[first.kind].family in ("figures", "capital", "corporate") if first.kind in KINDS else False
        return Part(0.35 if wide else 0.20, "the company itself")
    mine = bare(core(first.subject), first.kind, thread.company)
    shared = acronyms(first.quote) & acronyms(report.quote) - acronyms(thread.company)
    mine -= spelled(first.subject, shared)
    if mine and not coded(report.quote) and mine <= set(tokens(report.quote)):
        return Part(0.30, f"{', '.join(sorted(mine))} named in the sentence")
    theirs = bare(core(report.subject), report.kind, thread.company) if report.kind else frozenset()
    shared_words = theirs & set(tokens(first.quote))
    if not mine and len(shared_words) >= max(2, _MOST * len(theirs)):
        return Part(0.30, f"{report.subject} in the promise's words")
    if not mine and shared:
        return Part(0.30, f"{', '.join(sorted(shared))} named in both")
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


def _named(name: str, report: Report, names: Names) -> Part | None:
    mine, theirs = names.codes(name), names.codes(report.subject)
    if mine and theirs and not mine & theirs:
        return None
    named = names.named_in(name, report.quote)
    alike = names.alike(name, report.subject) if report.subject else 0.0
    if named and not alike and not mine and report.kind in _BESIDE and report.rule.endswith(_OWN):
        return Part(0.20, f"{name} named beside another thing, {report.subject}")
    if named == 1.0 and (alike >= 0.6 or not theirs):
        return Part(0.40, f"{name} named in the sentence")
    if alike >= 0.9 and report.rule.endswith(_GUESSED):
        return Part(0.20, f"{name} only as what the document is about")
    if alike >= 0.9:
        return Part(0.35, f"{name} by the heading or the sentence before")
    if max(named, alike) >= 0.6:
        return Part(0.28, f"{name} named in part")
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
