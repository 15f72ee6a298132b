"""A candidate that nothing spoke against, written out as a statement: subject, actor, figure, condition, scope."""

from __future__ import annotations

import re

from events import (
    apposition,
    elsewhere,
    lending,
    nearest,
    nouns,
    objects,
    parties,
    placeholders,
    products,
    scoping,
    speech,
    subjects,
    topics,
)
from events.anchors import Anchor
from events.candidates import Candidate
from events.document import Document
from events.kinds import KINDS
from events.types import Statement, content_id


def made(document: Document, candidate: Candidate, ruling: list[speech.Cue], ordinal: int) -> Statement:
    """The statement: its quote and places in the text, what it is about, who acts, and the rules that made it."""
    passage, anchor, window, filing = candidate.passage, candidate.anchor, candidate.window, document.filing
    words = passage.words
    company = document.parties.short
    if candidate.subject:
        subject, subject_rule = candidate.subject, "named in turn"
    elif candidate.measure is not None:
        subject, subject_rule = candidate.measure.name, "the metric"
    elif anchor.rule == _INTO_A_MARKET and (market := _market(words, anchor, company)):
        subject, subject_rule = market, "the market that the company enters"
    elif anchor.subject and anchor.kind != "litigation" and not _unnamed(anchor):
        subject, subject_rule = _in_full(words, anchor, document), "the object of the deed"
    elif _several_shown(candidate) or _SETS.search(words[max(0, anchor.start - 24) : anchor.start]):
        subject, subject_rule = company, "the company itself"
    else:
        subject, subject_rule = subjects.of_event(
            anchor,
            document.passages,
            candidate.index,
            company,
            document.main,
            document.text[max(0, passage.start - 4000) : passage.start],
            document.coined,
            "" if candidate.from_heading else words,
        )
    if candidate.from_heading:
        start = lending.place(document, candidate)
        moved = window.moved(start, start + window.end - window.start)
    else:
        moved = window.moved(passage.place(window.start), passage.place(window.end - 1) + 1)
    if (
        candidate.measure is None
        and candidate.figure is None
        and document.main
        and placeholders.stands_in(subject, anchor.kind)
    ):
        inherited = nearest.inherited(document.passages, candidate.index, document.coined, trials=False)
        subject, subject_rule = inherited or (document.main, "the document's main product")
    if _PRONOUN.fullmatch(subject) or _NAMELESS.fullmatch(subject):
        subject, subject_rule = company, UNNAMED
    elif _NO_NAME.fullmatch(subject):
        subject, subject_rule = _spoken_of(words, anchor, company)
    figure = candidate.figure
    if subject_rule == UNNAMED and anchor.kind in _COUNTED and figure and re.search(r"[a-z]{4}", figure.unit or ""):
        subject, subject_rule = figure.unit, "what is counted"  # "between 315 and 345 new openings"
    if candidate.measure is None and not candidate.from_heading:
        if name := apposition.beside(words, subject):
            subject, subject_rule = name, "the name beside its description"
        subject = _OWNED.sub("", subject)
        subject = elsewhere.there(words, subject, window.start)
        if anchor.kind in topics.KINDS and (subject_rule == UNNAMED or topics.vague(subject)):
            told = topics.find(document.passages, candidate.index, anchor, document.parties.ours)
            if told:
                bare = "" if subject_rule == UNNAMED else subject
                subject, subject_rule = topics.named(bare, told, anchor.kind).strip(), "what the text tells of"
            elif subject_rule == UNNAMED and anchor.kind == "delivery" and _ORDER.match(words):
                subject, subject_rule = "order", "the order that is delivered"
    condition = next(
        (
            words[low:high].strip()
            for low, high in speech.conditions(words)
            if abs(low - anchor.end) < 160 and not (window.start <= low < window.end)
        ),
        None,
    )
    place = passage.start
    return Statement(
        id=content_id(filing.id, moved.start, place + anchor.start, place + anchor.end, ordinal),
        filing=filing.id,
        start=passage.start,
        end=passage.end,
        quote=document.text[passage.start : passage.end],
        window=moved,
        kind=anchor.kind,
        subject=subject,
        actor=_actor(document, candidate),
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        unit=(figure.unit or None) if figure else None,
        condition=condition,
        force=speech.weakest(ruling),
        scope=scoping.find(words, anchor.start, anchor.end, passage.headings, window, candidate.measure is not None),
        section=" > ".join(passage.headings),
        rules=tuple(rule for rule in (window.rule, anchor.rule, "figure" if figure else "", subject_rule) if rule),
    )


_INTO_A_MARKET = "deed: into a market"
_MARKET = re.compile(r"\b(?:in)?to (?:the )?(?P<where>[A-Z]\w+(?: [A-Z]\w+){0,3})")


def _market(words: str, anchor: Anchor, company: str) -> str:
    """Where the company itself goes: "Norvane plans to expand into Portugal"; of a brand nothing, it is the subject."""
    itself = anchor.subject.split(" ")[0].lower() == company.split(" ")[0].lower()
    entered = _MARKET.search(words, anchor.step[0]) if itself and anchor.step else None
    return entered["where"] if entered else ""


def _spoken_of(words: str, anchor: Anchor, company: str) -> tuple[str, str]:
    """What the sentence speaks of, where the words beside an event are only a day, an amount or a reference."""
    stated = nouns.before(words, (anchor.step or (anchor.start,))[0]) or nouns.opening(words[: anchor.end])
    if stated and not objects.bare(stated) and not _NO_NAME.fullmatch(stated) and stated.lower() != company.lower():
        return stated, "the subject of the sentence"
    return company, UNNAMED


_COUNTED = frozenset({"facility_opening", "delivery", "product_launch", "capacity_target", "contract_award"})
UNNAMED = "the company, for want of a name"
_MONTH = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|january|february|march|april|may|june|july|august|september|"
    r"october|november|december"
)
# a day, an amount or a reference to a table: no name of anything
_NO_NAME = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:{_MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?|"
    rf"\d{{1,2}} (?:{_MONTH})|"
    r"(?:approximately|about|around|nearly|over|more than|some|up to|at least|an? (?:additional|further|total of))?"
    r" ?[$€£]?\d[\d.,]*(?: ?(?:%|percent|million|billion|thousand|m|bn))?|"
    r"[a-z]{3,}ly|remains?|sometime|(?:this|that|these|those|such|one|each|both|which|same|latter|former)(?: ones?)?)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:we|i|you|they|it|he|she|us|our|its|that|this)(?:'(?:d|ll|re|ve|s|m))?", re.IGNORECASE)


_OWNED = re.compile(r"^(?:and |the )*(?:[Cc]ompany|[Gg]roup)['’]s (?=\w)|^and (?=\w)")
_ORDER = re.compile(r"(?:The|This|Our|Its) order\b")
_NAMELESS = re.compile(
    r"(?:the |initial |interim |final |new |first |further |additional )*(?:data|results|findings)", re.I
)


def _several_shown(candidate: Candidate) -> bool:
    """Whether presentations are counted and no product is named for them: they are the company's."""
    figure, words = candidate.figure, candidate.passage.words
    return (
        candidate.anchor.kind == "data_presentation"
        and figure is not None
        and candidate.window.grain != "meeting"
        and not scoping.MEETINGS.search(words)
        and bool(_SHOWN.search(figure.unit) or _SHOWN.match(words[figure.end :].lstrip()))
        and next(iter(products.names(words)), None) is None
    )


_SETS = re.compile(r"\b(?:data )?sets of $", re.IGNORECASE)  # of several products
_SHOWN = re.compile(r"(?:[\w-]+ ){0,4}(?:presentations|posters|abstracts|talks|papers)\b", re.IGNORECASE)


_OF_SOMETHING = frozenset({"delivery", "product_launch", "production_start", "facility_opening", "project_completion"})


_PAPERS = re.compile(r"(?:pending |foreign |provisional |patent |such |any )*applications?", re.IGNORECASE)


def _unnamed(anchor: Anchor) -> bool:
    """Whether a deed's object must have its name from elsewhere: "volume shipments" of what?"""
    if anchor.kind == "appointment":
        return anchor.subject in ("He", "She", "Who", "he", "she", "who")
    if anchor.kind == "patent_expiry":
        return _PAPERS.fullmatch(anchor.subject) is not None
    return anchor.kind in _OF_SOMETHING and objects.bare(anchor.subject)


def _in_full(words: str, anchor: Anchor, document: Document) -> str:
    """The object of a deed; a size of something is told by what has it: "Graz plant" for its annual capacity."""
    if anchor.kind == "dividend":
        return f"{document.parties.short} {anchor.subject}"
    if not objects.bare(anchor.subject) or anchor.kind != "capacity_target":
        return anchor.subject
    owner = objects.of_clause(words, anchor)
    return f"{owner} {anchor.subject}" if owner and not document.parties.about_ours(owner) else anchor.subject


def _actor(document: Document, candidate: Candidate) -> str:
    words = candidate.passage.words
    if KINDS[candidate.anchor.kind].controller == "regulator" and candidate.anchor.kind not in (
        "patent_expiry",
        "listing",
        "regulatory_meeting",
    ):
        return parties.regulator(words) or ("FDA" if document.medical else "the regulator")
    return parties.speaker(words, document.parties) or document.parties.short
