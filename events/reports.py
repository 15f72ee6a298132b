"""What passages tell has become of things: the raw material of evidence, before it is held against any promise.

Past tense is not enough: the verb must prove the kind and govern the event's noun in one clause. A look-alike
("accepted for presentation" for presented) proves nothing; risk factors, safe harbour and definitions give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from events import actuals, anchors, binding, outcomes, parties, products, scoping, statements, subjects
from events.anchors import Anchor
from events.kinds import KINDS, pattern
from events.outcomes import STATES, compiled
from events.policy import POLICY, Policy
from events.scopes import TRIAL_BOUND
from events.types import Bearing, Filing, Passage, Report, Scope, Window, content_id
from events.speech import Wording
from events.windows import find as find_windows

_SILENT_ZONES = frozenset({"risk", "safe_harbour", "definition", "contact"})
_TRIGGER = re.compile(
    r"\b(?:ha[sd]|have|was|were|is now|are now|is in|are in|is open|are open|is stopped|today|now|announce|report|complet|submit|file[ds]|"
    r"initiat|start|began|begun|open|receiv|approv|clear|grant|enter|dosed|doses|enroll|launch|closed|closes|sold|earned|"
    r"stopp|halt|discontinu|terminat|withdr|suspend|delay|postpon|did not|does not|will not|would not|no longer|decided|fail|"
    r"missed|refus|read out|became|resum|deliver|timing|reach|achiev|present|shown|not superior|reject|"
    r"capacity|against)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:will|shall|would|should|could|may|might|can|cannot|must|to|not|never|expects?|expected|expecting|plans?|planned|planning|"
    r"intends?|intended|anticipat\w+|scheduled|targets?|targeted|aims?|hopes?|if|once|when|whether|until|unless|before|upon|pending|"
    r"potential|possible|proposed|upcoming|toward|towards|for|prior to|ready|subject|eligible|by|preparing|prepared|due|slated|set)"
    r"(?: (?:be|been|being|have|not|also|then|only|both|\w+ly|the|its|our|a|an|further|first|initial|and|successful|\w+ed))*\s*$",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having|'ve|was|were|got)(?: (?:also|now|already|recently|since|just|been|both|today|all|each|then|first|again|"
    r"\w+ly))*\s*$",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:is|are|being)(?: (?:now|already|fully|also|all|being|\w+ly))*\s*$", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|its|our|their|this|that|these|those|any|all|each|no|newly|recently|previously|by|of|for|with|from|as)\s*$",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:announc(?:ed|es)|report(?:ed|s)|celebrat(?:ed|es)|mark(?:s|ed)|pleased with)(?: today)?"
    r"(?: (?:the|its|our|an?|successful|recent|that|initial|first|[\w-]+)){0,5}\s*$",
    re.IGNORECASE,
)
_SAID_DOING = re.compile(
    r"\bannounced (?:that )?(?:it|they|the company) (?:was|were|is|are|had|has)\b[^.;]{0,50}\bby\s*$", re.IGNORECASE
)
_IRREGULAR = frozenset(
    "began begun held met won built made chosen sold paid repaid led sent underway given read taken gone shown grown "
    "under way read out put brought spun drawn".split()
) | {"under way", "read out", "in operation", "operational", "available"}
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_LEAD = 8  # the passages of a current report that carry its news
_NOT_NEWS = re.compile(
    r"\b(?:recently|previously|earlier|already|since|ago|last (?:year|month|week|quarter)|to date)\b", re.IGNORECASE
)
_THE_UNIT = re.compile(
    r"(?:during|in|for|over|of) the (?:quarter|year|period|month|first half|second half)\Z", re.IGNORECASE
)
_SET_OUT = re.compile(r"\b(?:today|announc\w+|pleased to)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Document:
    passages: Sequence[Passage]
    filing: Filing
    policy: Policy
    company: str
    main: str
    text: str
    topics: Sequence[str]  # for each passage the other company that it is about, or nothing


def find(passages: Sequence[Passage], filing: Filing, text: str = "", policy: Policy = POLICY) -> tuple[Report, ...]:
    """The reports of one document in order of place, each once; with its text given the quotes are the text's own."""
    shared = statements.Document(passages, filing, text or "\n".join(each.words for each in passages))
    company = parties.short_name(filing.company)
    document = _Document(passages, filing, policy, company, shared.main, text, shared.topics)
    found: dict[str, Report] = {}
    named: set[tuple[str, str]] = set()
    for index, passage in enumerate(passages):
        if passage.zone in _SILENT_ZONES:
            continue
        if _TRIGGER.search(passage.words):
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
    ended = outcomes.ends(words)
    if ended:
        yield from _ended(document, index, *ended)
    if ended is None or ended[0] not in ("withdrawn", "stopped"):
        for anchor in _events(words, passage.shape):
            yield from _made(document, index, "done", anchor)
    if not document.topics[index]:
        yield from actuals.find(passage, document.filing)


def _events(words: str, shape: str) -> Iterator[Anchor]:
    """The events of a passage that are told as done: by the vocabulary's pairs, and by the wordings of states reached."""
    taken: set[str] = set()
    walls = [match.start() for match in anchors.BOUNDARY.finditer(words)]
    for anchor in anchors.find(words):
        if anchor.step and anchor.thing and _is_done(words, anchor, walls, shape) and _proves(words, anchor):
            taken.add(anchor.kind)
            yield anchor
    for kind, wording in STATES:
        match = compiled(wording).search(words)
        if match is None or kind in taken or (kind == "trial_start" and actuals.COUNTED.search(words)):
            continue
        begins = _clause(words, match.start(), walls)
        if _NOT_DONE.search(words[begins : match.start()]) or re.search(
            r"\b(?:will|to be|should|could|may|expected|if)\b", match.group()
        ):
            continue
        taken.add(kind)
        yield Anchor(kind, match.start(), match.end(), 0.8, None, match.span(), wording.name)


def _clause(words: str, at: int, walls: list[int]) -> int:
    return max((wall for wall in walls if wall < at), default=0)


def _is_done(words: str, anchor: Anchor, walls: list[int], shape: str) -> bool:
    """Whether the step of an event is told in the past or as a state reached, by the words before it in its clause."""
    start, end = anchor.step or (0, 0)
    step = words[start:end].casefold()
    before = words[_clause(words, start, walls) : start][-90:]
    if step.endswith("ing") and _SAID_DOING.search(before):
        return True
    if _NOT_DONE.search(before):
        return False
    past = step.endswith(("ed", "un", "en")) or step in _IRREGULAR
    if past:
        if _PERFECT.search(before) or _STATE.search(before):
            return True
        if _ATTRIBUTE.search(before):
            return False
        after_thing = anchor.thing is not None and anchor.thing[1] <= start
        return (
            not after_thing
            or not words[anchor.thing[1] if anchor.thing else start : start].strip()
            or bool(before.strip())
        )
    if shape == "heading" and step.endswith("s") and not step.endswith("ss"):
        return True
    noun = step.endswith(("ion", "ment", "al", "ance", "ing", "start", "launch", "closing", "opening"))
    return noun and bool(_TOLD.search(before))


def _proves(words: str, anchor: Anchor) -> bool:
    """Whether the verb is one that proves the kind, and no look-alike stands in its place."""
    start, end = anchor.step or (anchor.start, anchor.end)
    if pattern(anchor.kind, "lookalikes").search(words[max(0, start - 16) : end + 16]):
        return False
    own = words[max(0, start - 12) : end + 24]
    if pattern(anchor.kind, "proves").search(own):
        return True
    step = words[start:end].casefold()
    return any(step.startswith(stem) for stem in _NOUN_OF.get(anchor.kind, ())) or (
        step.endswith("s") and _verb(anchor.kind, step)
    )


# nouns and present tenses (of a headline) that tell of the same step as the proving verbs
_NOUN_OF: dict[str, tuple[str, ...]] = {
    "ind_submission": ("submission", "filing"), "trial_start": ("initiation", "start", "launch", "commencement", "enter"),
    "regulatory_submission": ("submission", "filing"), "enrollment_complete": ("completion", "complet"),
    "trial_completion": ("completion",), "regulatory_decision": ("approval", "clearance"), "merger_close": ("completion", "closing"),
    "financing": ("closing", "completion"), "facility_opening": ("opening",), "production_start": ("start", "commencement"),
    "appointment": ("appointment",), "product_launch": ("launch",), "project_completion": ("completion",),
    "data_readout": ("report", "announc"), "topline_data": ("report", "announc"),
}  # fmt: skip


def _verb(kind: str, step: str) -> bool:
    """Whether a headline's present tense is that of a proving verb: "Completes" of "completed"."""
    stem = step[:-1].removesuffix("e")
    return bool(pattern(kind, "proves").search(stem + "ed") or pattern(kind, "proves").search(step[:-1] + "ed"))


def _ended(
    document: _Document, index: int, bearing: Bearing, wording: Wording, span: tuple[int, int]
) -> Iterator[Report]:
    """A stop, a transfer, a withdrawal, a delay or a failure: of the milestone named beside it, else of the programme."""
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
    against = wording.name == "decided against"
    kind = event.kind if against and event is not None and event.kind != "decision" else ""
    anchor = Anchor(kind or "trial_start", *span, 1.0, event.thing if event else None, span, wording.name)
    if against:
        yield from _made(document, index, "done", Anchor("decision", *span, 1.0, anchor.thing, span, wording.name))
        if not kind:
            return
    yield from _made(document, index, bearing, anchor, kind=kind)


def _metric(words: str) -> str:
    match = re.search(r"\b(?:revenue|sales|earnings|loss|cash|expense|margin)s?\b", words, re.IGNORECASE)
    return match.group().lower() if match else ""


def _made(
    document: _Document, index: int, bearing: Bearing, anchor: Anchor, kind: str | None = None
) -> Iterator[Report]:
    """One report for each product that shares the event, else one for its subject."""
    passage = document.passages[index]
    main = document.main if KINDS[anchor.kind].family in subjects.MEDICINE else ""
    subject, how = subjects.of_event(
        anchor,
        document.passages,
        index,
        document.company,
        main,
        document.text[max(0, passage.start - 4000) : passage.start],
    )
    if document.topics[index] and not how.startswith("named"):
        return  # another company's
    for each in _together(passage.words, subject):
        yield _report(document, index, bearing, anchor, each, f"{anchor.rule}; subject {how}", kind)


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
    window = _day(passage, anchor, filing)
    lo, hi, assumed = _bounds(document, index, anchor, window)
    named = kind if kind is not None else anchor.kind
    scope = scoping.find(passage.words, anchor.start, anchor.end, passage.headings, window or _NO_WINDOW, False)
    if (
        named not in TRIAL_BOUND
        and scope.phase
        and not scope.indication
        and bearing == "done"
        and named == "ind_submission"
    ):
        scope = Scope(region=scope.region)
    return Report(
        content_id(filing.id, passage.start + anchor.start, bearing, named, subject), filing.id, passage.start, passage.end,
        passage.words, bearing, named, subject, "", scope, lo, hi, assumed,
        reason=outcomes.reason(passage.words) if bearing in ("stopped", "failed", "moved") else "", rule=rule,
    )  # fmt: skip


_NO_WINDOW = Window(None, None, "in", "", 0, 0, "")


def _day(passage: Passage, anchor: Anchor, filing: Filing) -> Window | None:
    """The time expression that governs a past event, looked for backwards; one that is still ahead is another event's."""
    windows = [
        window
        for window in find_windows(passage.words, filing.said_on, year_end=filing.year_end, direction="back")
        if window.opens
        and window.opens <= filing.said_on
        and window.edge in ("in", "about", "by")
        and not _THE_UNIT.search(window.timing)  # a reported period, and which one the words do not say
    ]
    bound = binding.bind(passage.words, windows, [anchor]) if windows else []
    return bound[0][1] if bound else None


def _bounds(document: _Document, index: int, anchor: Anchor, window: Window | None) -> tuple[date | None, date, bool]:
    """The bounds of the happened day: the words', else the announcement's lag for news, else only the day it was known."""
    filing, words = document.filing, document.passages[index].words
    start = (anchor.step or (anchor.start, anchor.end))[0]
    if window is not None and window.opens:
        hi = min(window.closes or filing.said_on, filing.said_on)
        return (None if window.edge == "by" else window.opens), hi, False
    if _TODAY.search(words[max(0, start - 10) : start + 24]) and anchor.kind != "disclosure":
        announced = re.search(r"announc|report", words[max(0, start - 40) : start], re.IGNORECASE)
        if not announced:
            return filing.said_on, filing.said_on, False
    passage = document.passages[index]
    lead = index < 4 or (index < _LEAD and (passage.shape == "heading" or _SET_OUT.search(words) is not None))
    if lead and not filing.periodic and not _NOT_NEWS.search(words):
        return filing.said_on - timedelta(days=document.policy.announcement_lag), filing.said_on, True
    return None, filing.said_on, False


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
                content_id(filing.id, passage.start, "named", kind, subject), filing.id, passage.start, passage.end,
                passage.words, "named", kind, subject, rule="named in a periodic report", happened_to=filing.said_on,
            )  # fmt: skip
