"""What passages tell has become of things: the raw material of evidence, before it is held against any promise.

Past tense is not enough: the verb must prove the kind and govern the event's noun in one clause. A look-alike
("accepted for presentation" for presented) proves nothing; risk factors, safe harbour and definitions give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from events import (
    achieved,
    actuals,
    ahead,
    anchors,
    counts,
    dating,
    departures,
    direct_objects,
    figures,
    outcomes,
    parties,
    prerequisites,
    products,
    reported,
    scoping,
    subjects,
    transfers,
)
from events.anchors import Anchor
from events.document import Document
from events.kinds import KINDS
from events.lexicon import tokens
from events.policy import POLICY, Policy
from events.rulings import COUNTED
from events.scopes import TRIAL_BOUND
from events.speech import Wording
from events.types import Bearing, Filing, Passage, Report, Scope, content_id

_SILENT_ZONES = frozenset({"risk", "safe_harbour", "definition", "contact", "outside"})


@dataclass(frozen=True)
class _Document:
    shared: Document
    policy: Policy

    @property
    def passages(self) -> Sequence[Passage]:
        return self.shared.passages

    @property
    def filing(self) -> Filing:
        return self.shared.filing

    @cached_property
    def company(self) -> str:
        return parties.short_name(self.filing.company)

    @cached_property
    def quarter(self) -> reported.Period | None:
        """The quarter that the document reports on."""
        return reported.period(self.passages, self.filing)

    def before(self, passage: Passage) -> str:
        """The text in which an earlier name may stand."""
        return self.shared.text[max(0, passage.start - 4000) : passage.start]


def find(
    passages: Sequence[Passage],
    filing: Filing,
    text: str = "",
    policy: Policy = POLICY,
    shared: Document | None = None,
) -> tuple[Report, ...]:
    """The reports of one document in order of place, each once; with its text given the quotes are the text's own."""
    shared = shared or Document(passages, filing, text or "\n".join(each.words for each in passages))
    document = _Document(shared, policy)
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


def _passage(document: _Document, index: int) -> Iterator[Report]:
    passage = document.passages[index]
    words = passage.words
    gone = departures.told(passage, document.filing) if passage.zone == "body" else None
    if gone is not None:
        yield _gone(document, index, gone)
    built = prerequisites.works(words)
    if built is not None and not document.shared.topics[index]:
        subject, span = built
        anchor = Anchor("project_completion", *span, 1.0, None, span, prerequisites.RULE)
        yield _report(document, index, "failed", anchor, subject, f"{prerequisites.RULE}; subject its own words")
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
            yield from _made(document, index, "done", anchor)
    if ended is None and passage.zone == "body":
        for anchor in ahead.find(passage, document.filing):
            if anchor.kind not in done:
                yield from _made(document, index, "undated", replace(anchor, rule=f"{ahead.RULE}, {anchor.rule}"))
    for report in actuals.find(passage, document.filing, lambda: document.quarter):
        if not document.shared.topics[index]:
            yield report


def _gone(document: _Document, index: int, span: tuple[int, int]) -> Report:
    anchor = Anchor("merger_close", *span, 1.0, None, span, departures.RULE)
    found = _report(document, index, "transferred", anchor, document.company, departures.RULE, kind="")
    return replace(found, reason="company_gone")


_APPROVED = re.compile(r"approv|clear(?!\w*ly)|authori[sz]|certif", re.IGNORECASE)


def _ended(
    document: _Document, index: int, bearing: Bearing, wording: Wording, span: tuple[int, int]
) -> Iterator[Report]:
    """A stop, transfer, withdrawal, delay or failure: of the milestone named beside it, else of the programme."""
    words = document.passages[index].words
    near = [each for each in anchors.find(words) if each.thing and abs(each.start - span[1]) < 140]
    event = min(near, key=lambda each: min(abs(each.start - span[1]), abs(each.end - span[0])), default=None)
    if bearing == "withdrawn":
        anchor = Anchor("financial_guidance", *span, 1.0, None, span, wording.name)
        yield _report(document, index, bearing, anchor, _metric(words) or document.company, wording.name)
        return
    if bearing == "failed":
        endpoint = re.search(r"primary (?:efficacy )?endpoint|superior", words, re.IGNORECASE)
        kind = "topline_data" if endpoint else event.kind if event else ""
        if wording.name == "refused":
            accepting = re.search(r"to (?:file|accept)", words[span[0] : span[1] + 12])
            kind = "submission_acceptance" if accepting else "regulatory_decision"
        if kind:
            yield from _made(
                document, index, bearing, Anchor(kind, *span, 1.0, event.thing if event else None, span, wording.name)
            )
        return
    if bearing in ("moved", "undated"):
        if event is not None:
            yield from _made(document, index, bearing, Anchor(event.kind, *span, 1.0, event.thing, span, wording.name))
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
        yield from _made(
            document, index, "done", Anchor("decision", *span, 1.0, anchor.thing, span, wording.name, anchor.subject)
        )
        if not kind:
            return
    yield from _made(document, index, bearing, anchor, kind=kind)


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


_ABOUT_IT = re.compile(
    r"\b(?:web ?site|webpage|campaign|brochure|video|podcast|social media|registry)\b", re.IGNORECASE
)


def _made(
    document: _Document, index: int, bearing: Bearing, anchor: Anchor, kind: str | None = None
) -> Iterator[Report]:
    """One report for each product that shares the event, else one for its subject."""
    passage = document.passages[index]
    main = document.shared.main if KINDS[anchor.kind].family in subjects.MEDICINE else ""
    subject, how = subjects.of_event(
        anchor,
        document.passages,
        index,
        document.company,
        main,
        document.before(passage),
        document.shared.coined,
    )
    if anchor.subject and bearing in ("done", "stopped"):
        subject, how = anchor.subject, "the subject of the sentence"
    thing = passage.words[slice(*anchor.thing)] if anchor.thing else ""
    if anchor.kind == "product_launch" and _ABOUT_IT.search(thing):
        subject, how = thing, "its own words"  # a website for a product is not the product
    if document.shared.topics[index] and not how.startswith("named"):
        return  # another company's
    for each in _together(passage.words, subject):
        yield _report(document, index, bearing, anchor, each, f"{anchor.rule}; subject {how}", kind)
    product = _labelled(passage, subject)
    if product:
        yield _report(document, index, bearing, anchor, product, f"{anchor.rule}; subject named in the heading", kind)


def _labelled(passage: Passage, subject: str) -> str:
    """The product of an item that tells of its trial by the trial's name: "OR-12: the HALO trial dosed a patient"."""
    if passage.shape not in ("item", "row") or not passage.headings:
        return ""
    if not any(name.trial and name.text == subject for name in products.names(passage.words)):
        return ""
    named = {name.text for name in products.names(passage.headings[-1]) if not name.trial}
    return named.pop() if len(named) == 1 else ""


def _together(words: str, subject: str) -> list[str]:
    """The subject with the products that are joined to it by "and" or a comma: "A, B and C are in the clinic"."""
    names = [name for name in products.names(words) if not name.trial]
    at = next((place for place, name in enumerate(names) if name.text == subject), None)
    if at is None:
        return [subject]
    group = [subject]
    for step in (-1, 1):
        place = at
        while 0 <= place + step < len(names):
            left, right = sorted((names[place], names[place + step]), key=lambda name: name.start)
            if not re.fullmatch(r"[®™]?,? (?:and |or )?", words[left.end : right.start]):
                break
            place += step
            group.append(names[place].text)
    return list(dict.fromkeys(group))


def _report(
    document: _Document, index: int, bearing: Bearing, anchor: Anchor, subject: str, rule: str, kind: str | None = None
) -> Report:
    passage, filing = document.passages[index], document.filing
    window = dating.day(passage, anchor, filing, document.quarter)
    lo, hi, assumed = dating.bounds(passage, index, anchor, window, filing, document.policy, document.quarter)
    named = kind if kind is not None else anchor.kind
    number = _number(passage.words, anchor) if bearing == "done" and named in COUNTED else None
    scope = scoping.find(passage.words, anchor.start, anchor.end, passage.headings, window or dating.NO_WINDOW, False)
    if (
        named not in TRIAL_BOUND
        and scope.phase
        and not scope.indication
        and bearing == "done"
        and named == "ind_submission"
    ):
        scope = Scope(region=scope.region)
    return Report(
        content_id(filing.id, passage.start + anchor.start, bearing, named, subject),
        filing.id,
        passage.start,
        passage.end,
        passage.words,
        bearing,
        named,
        subject,
        "",
        scope,
        lo,
        hi,
        assumed,
        low=number,
        high=number,
        reason=outcomes.reason(passage.words) if bearing in ("stopped", "failed", "moved") else "",
        rule=rule,
    )


def _number(words: str, anchor: Anchor) -> float | None:
    """How many things a deed was done to, where its own words count them: "opened four stores"."""
    found = counts.said(words, anchor, figures.find(words), set())
    if found is None or found.low != found.high or found.money or found.ratio:
        return None
    return found.low if anchor.start - 20 <= found.start <= anchor.end else None


def _named(document: _Document, index: int, named: set[tuple[str, str]]) -> Iterator[Report]:
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
