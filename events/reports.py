"""What passages tell has become of things: the raw material of evidence, before it is held against any promise.

Past tense is not enough: the verb must prove the kind and govern the event's noun in one clause. A look-alike
("accepted for presentation" for presented) proves nothing; risk factors, safe harbour and definitions give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events import (
    achieved,
    actuals,
    ahead,
    anchors,
    departures,
    direct_objects,
    outcomes,
    prerequisites,
    products,
    transfers,
)
from events.anchors import Anchor
from events.document import Document
from events.lexicon import tokens
from events.policy import POLICY, Policy
from events.reporting import Context, made, written
from events.speech import Wording
from events.types import Bearing, Filing, Passage, Report, content_id

_SILENT_ZONES = frozenset({"risk", "safe_harbour", "definition", "contact", "outside"})


def find(
    passages: Sequence[Passage],
    filing: Filing,
    text: str = "",
    policy: Policy = POLICY,
    shared: Document | None = None,
) -> tuple[Report, ...]:
    """The reports of one document in order of place, each once; with its text given the quotes are the text's own."""
    shared = shared or Document(passages, filing, text or "\n".join(each.words for each in passages))
    document = Context(shared, policy)
    found: dict[str, Report] = {}
    named: set[tuple[str, str]] = set()
    for index, passage in enumerate(passages):
        if passage.zone in _SILENT_ZONES:
            continue
        for report in _passage(document, index):
            found.setdefault(report.id, report)
        if filing.periodic:
            for report in _named(document, index, named):
                found.setdefault(report.id, report)
    if not text:
        return tuple(found.values())
    return tuple(replace(each, quote=text[each.start : each.end]) for each in found.values())


def _passage(document: Context, index: int) -> Iterator[Report]:
    passage = document.passages[index]
    words = passage.words
    gone = departures.told(passage, document.filing) if passage.zone == "body" else None
    if gone is not None:
        yield _gone(document, index, gone)
    built = prerequisites.works(words)
    if built is not None and not document.shared.topics[index]:
        subject, span = built
        anchor = Anchor("project_completion", *span, 1.0, None, span, prerequisites.RULE)
        yield written(document, index, "failed", anchor, subject, f"{prerequisites.RULE}; subject its own words")
    ended = outcomes.ends(words)
    if ended:
        yield from _ended(document, index, *ended)
    done: set[str] = set()
    if ended is None or ended[0] not in ("withdrawn", "stopped"):
        refused = ended is not None and ended[1].name == "refused"
        for anchor in achieved.find(words, passage.shape):
            if (
                refused
                and anchor.kind == "regulatory_decision"
                and not _APPROVED.search(words[anchor.start : anchor.end])
            ):
                continue  # a refusal is told as one
            done.add(anchor.kind)
            yield from made(document, index, "done", anchor)
    if ended is None and passage.zone == "body":
        for anchor in ahead.find(passage, document.filing):
            if anchor.kind not in done:
                yield from made(document, index, "undated", replace(anchor, rule=f"{ahead.RULE}, {anchor.rule}"))
    for report in actuals.find(passage, document.filing, lambda: document.quarter):
        if not document.shared.topics[index]:
            yield report


def _gone(document: Context, index: int, span: tuple[int, int]) -> Report:
    anchor = Anchor("merger_close", *span, 1.0, None, span, departures.RULE)
    found = written(document, index, "transferred", anchor, document.company, departures.RULE, kind="")
    return replace(found, reason="company_gone")


_APPROVED = re.compile(r"approv|clear(?!\w*ly)|authori[sz]|certif", re.IGNORECASE)


def _ended(
    document: Context, index: int, bearing: Bearing, wording: Wording, span: tuple[int, int]
) -> Iterator[Report]:
    """A stop, transfer, withdrawal, delay or failure: of the milestone named beside it, else of the programme."""
    words = document.passages[index].words
    near = [each for each in anchors.find(words) if each.thing and abs(each.start - span[1]) < 140]
    event = min(near, key=lambda each: min(abs(each.start - span[1]), abs(each.end - span[0])), default=None)
    if bearing == "withdrawn":
        anchor = Anchor("financial_guidance", *span, 1.0, None, span, wording.name)
        yield written(document, index, bearing, anchor, _metric(words) or document.company, wording.name)
        return
    if bearing == "failed":
        endpoint = re.search(r"primary (?:efficacy )?endpoint|superior", words, re.IGNORECASE)
        kind = "topline_data" if endpoint else event.kind if event else ""
        if wording.name == "refused":
            accepting = re.search(r"to (?:file|accept)", words[span[0] : span[1] + 12])
            kind = "submission_acceptance" if accepting else "regulatory_decision"
        if kind:
            yield from made(
                document, index, bearing, Anchor(kind, *span, 1.0, event.thing if event else None, span, wording.name)
            )
        return
    if bearing in ("moved", "undated"):
        if event is not None:
            yield from made(document, index, bearing, Anchor(event.kind, *span, 1.0, event.thing, span, wording.name))
        return
    if bearing == "transferred" and transfers.to_ourselves(words, span, document.filing.company):
        return  # what the company got, or got back, it goes on with
    against = wording.name == "decided against"
    kind = event.kind if against and event is not None and event.kind != "decision" else ""
    if against and not kind:
        kind = _refrained(words, span[1])
    if wording.name == outcomes.DEAL_OFF:
        kind = "merger_close"
    anchor = Anchor(kind or "trial_start", *span, 1.0, event.thing if event else None, span, wording.name)
    if against and event is None and next(products.names(words[span[1] :]), None) is None:
        small = re.match(r" (?:with|on|to|in)\b", words[span[1] :])
        anchor = replace(anchor, subject=direct_objects.head(words, span[1] + (small.end() if small else 0)))
    if against:
        yield from made(
            document, index, "done", Anchor("decision", *span, 1.0, anchor.thing, span, wording.name, anchor.subject)
        )
        if not kind:
            return
    yield from made(document, index, bearing, anchor, kind=kind)


# what a company decides against, by the thing that it names next
_REFRAINED = {
    "trial": "trial_start", "nda": "regulatory_submission", "filing": "regulatory_submission", "ind": "ind_submission",
    "plant": "facility_opening", "construction": "project_completion", "project": "project_completion",
    "deal": "merger_close", "offering": "financing", "ipo": "listing",
}  # fmt: skip


def _refrained(words: str, end: int) -> str:
    things = (each for each in tokens(words) if not each.is_step and 0 <= each.start - end < 40)
    first = next(things, None)
    return _REFRAINED.get(first.name, "") if first is not None else ""


def _metric(words: str) -> str:
    match = re.search(r"\b(?:revenue|sales|earnings|loss|cash|expense|margin)s?\b", words, re.IGNORECASE)
    return match.group().lower() if match else ""


def _named(document: Context, index: int, named: set[tuple[str, str]]) -> Iterator[Report]:
    """What a periodic report still names: each product with each milestone once, so that silence can be told."""
    passage = document.passages[index]
    present = [name.text for name in products.names(passage.words) if not name.trial]
    if not present:
        return
    kinds = {anchor.kind for anchor in anchors.find(passage.words)} or {""}
    for subject in dict.fromkeys(present):
        for kind in sorted(kinds):
            if (subject, kind) in named:
                continue
            named.add((subject, kind))
            filing = document.filing
            yield Report(
                content_id(filing.id, passage.start, "named", kind, subject),
                filing.id,
                passage.start,
                passage.end,
                passage.words,
                "named",
                kind,
                subject,
                rule="named in a periodic report",
                happened_to=filing.said_on,
            )
