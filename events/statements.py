"""From passages to statements: every event beside the window that governs it, then the refiners, each with its reason.

A candidate that no refiner drops is a statement. A dated passage that yields none is a refusal with its first reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from events import (
    antecedents,
    candidates,
    contract_dates,
    deeds,
    ellipses,
    further,
    gapped,
    heads,
    lending,
    named_years,
    namesakes,
    outlooks,
    paragraphs,
    parties,
    periodic,
    pointing,
    programmes,
    reckoned,
    refusals,
    speech,
    subordinate,
    superseded,
    tenses,
    writing,
)
from events.anchors import Anchor
from events.candidates import Candidate
from events.document import Document
from events.gates import gate
from events.types import Filing, Passage, Refusal, Statement, Window
from events.windows import CANDIDATE
from events.windows import find as find_windows

__all__ = ["Document", "Finding", "explain", "read"]

_OUR_VIEW = gate(
    r"\b(?:we|I) (?:now |also |continue to |still |currently |do |are )?(?:expect|anticipate|believe|estimate|see|"
    r"view|model|forecast|think|project|look for|impressed|remain|feel|note)\b|"
    r"\b(?:in our (?:view|opinion)|our (?:estimates?|model|view|expectations?|forecast|base case|thesis))\b",
    re.IGNORECASE,
)


CROWD = 60  # dates in one passage: a table that lost its lines
_RANGE = re.compile(r"\d[^.;]{0,14}(?: to |-| and )[$€£(]?\d")  # two numbers: guidance needs no verb


@dataclass(frozen=True, slots=True)
class Finding:
    """One candidate and what became of it: the rules that took it, or the rule and reason that dropped it."""

    passage: Passage
    timing: str
    kind: str
    words: str  # of the event
    rules: tuple[str, ...] = ()
    statement: Statement | None = None
    reason: str = ""
    refiner: str = ""


def read(
    passages: Sequence[Passage], filing: Filing, text: str, shared: Document | None = None
) -> tuple[tuple[Statement, ...], tuple[Refusal, ...]]:
    """The statements and the refusals of a document, in order of place."""
    findings = list(_explained(shared or Document(passages, filing, text)))
    statements = {finding.statement.id: finding.statement for finding in findings if finding.statement is not None}
    told = {(statement.start, statement.end) for statement in statements.values()}
    refused: dict[tuple[int, int], Refusal] = {}
    for finding in findings:
        span = (finding.passage.start, finding.passage.end)
        if finding.statement is None and span not in told and span not in refused:
            quote = text[span[0] : span[1]]
            refused[span] = Refusal(filing.id, *span, quote, finding.timing, finding.reason, finding.refiner)
    return tuple(statements.values()), tuple(refused.values())


def explain(passages: Sequence[Passage], filing: Filing, text: str) -> Iterator[Finding]:
    """Every candidate of a document in order, taken or dropped, and why."""
    return _explained(Document(passages, filing, text))


def _explained(document: Document) -> Iterator[Finding]:
    passages, filing = document.passages, document.filing
    for index, passage in enumerate(passages):
        zone = refusals.of_zone(passage)
        if zone:
            dated = CANDIDATE.search(passage.words)
            if dated:
                yield Finding(passage, dated.group(), "", "", reason=zone[0], refiner=zone[1])
            continue
        windows = lending.own(passage, filing, fiscal=document.own_year)
        given = [] if windows else lending.from_heading(document, index) or lending.carried(document, index)
        over = bool(windows) and all(_over(window, filing) for window in windows)
        lent = (
            outlooks.beside(document, index, windows) if over else []
        )  # "is expected at 2 million (previous year: 1 million)"
        if (windows or given) and not lent:
            yield from _passage(document, index, windows or given, bool(given))
            continue
        lent = lent or outlooks.lent(document, index)
        if lent:
            told = list(_passage(document, index, lent, True, figures_only=True))
            yield from told
            if passage.shape != "row" or any(finding.statement for finding in told):
                continue
        for ordinal, candidate in enumerate(heads.guided(document, index)):
            yield _judged(document, candidate, [], ordinal)


def _passage(
    document: Document, index: int, windows: list[Window], from_heading: bool, figures_only: bool = False
) -> Iterator[Finding]:
    passage, filing = document.passages[index], document.filing
    words = passage.words
    if words.rstrip(" \"'”’)").endswith("?") and passage.shape == "sentence":
        yield Finding(passage, windows[0].timing, "", "", reason="a question promises nothing", refiner="asked")
        return
    if len(windows) > CROWD:
        yield Finding(passage, windows[0].timing, "", "", reason="more dates than a sentence can have", refiner="crowd")
        return
    if not from_heading:
        named, windows = windows, named_years.without(words, windows)
        if not windows:
            yield Finding(passage, named[0].timing, "", "", reason="the year of a debt's name", refiner="named year")
            return
    if all(_over(window, filing) for window in windows):
        yield Finding(
            passage, windows[0].timing, "", "", reason="the window had closed when it was said", refiner="past event"
        )
        return
    dates = partial(find_windows, said_on=filing.said_on, year_end=filing.year_end)
    current = None if from_heading else superseded.read(words, windows, dates)
    stale: list[Candidate] = []
    if current is not None:
        stale = candidates.find(passage, index, current.old)[0]
        words, passage = current.words, replace(passage, words=current.words)
        windows = lending.own(passage, filing, fiscal=document.own_year)
        if not windows:
            yield Finding(passage, current.old[0].timing, "", "", reason="an older date", refiner="past event")
            return
    if not from_heading and (rest := tenses.without_the_past(words, windows)) != words:
        windows = [each for each in windows if rest[each.start : each.end].strip()]
        words, passage = rest, replace(passage, words=rest)
        if not windows:
            yield Finding(passage, "", "", "", reason="told as done", refiner="past event")
            return
    cues = speech.cues(words)
    if (
        not cues
        and passage.shape == "sentence"
        and not _RANGE.search(words)
        and all(_running(window, filing) for window in windows)
    ):
        yield Finding(
            passage, windows[0].timing, "", "", reason="no word says that it is still to come", refiner="past event"
        )
        return
    if not from_heading:
        past = [window for window in windows if tenses.dates_the_past(words, window, filing.said_on)]
        for window in past:
            yield Finding(passage, window.timing, "", "", reason="told as done", refiner="past event")
        windows = [window for window in windows if window not in past]
        ahead = [window for window in windows if not tenses.is_base(words, window, filing.said_on)]
        windows = [window for window in ahead or windows if not tenses.is_yardstick(words, window)]
        windows = _days_of_papers(words, windows)
        kept = contract_dates.without(words, windows)
        for window in windows:
            if window not in kept:
                reason = "neutral: the end of a contract"
                yield Finding(passage, window.timing, "", "", reason=reason, refiner="contract or law")
        windows = kept
        if not windows:
            return
    found, lone = _plainly(passage, index, windows, from_heading)
    if figures_only:
        found = [candidate for candidate in found if candidate.measure and candidate.figure]
    if filing.year_end != lending.CALENDAR_YEAR and any(
        candidate.measure or candidate.anchor.kind == "financial_guidance" for candidate in found
    ):
        found = lending.fiscal(document, found, passage)
    found = namesakes.in_turn(words, found) if "respectively" in words else namesakes.one_by_one(words, found)
    if not from_heading:
        found = gapped.settled(words, found)
    if lone and passage.shape != "heading" and not from_heading:
        find = heads.dated if passage.shape == "row" else antecedents.find
        onward = ellipses.find(words, found, lone) | further.find(words, found, lone)
        headed = {window: onward.get(window) or find(document, index, window) for window in lone}
        found += [candidate for candidate in headed.values() if candidate is not None]
        lone = [window for window in lone if headed[window] is None]
    found = further.counted(words, found)
    found = ellipses.renumbered(words, reckoned.named(document.passages, index, found))
    found = [pointing.settled(document.passages, candidate) for candidate in found]
    if stale:
        found, lone = superseded.renewed(found, lone, stale[0], passage), []
    found = [_named_before(document, candidate) for candidate in found]
    found = [paragraphs.settled(document, candidate) for candidate in found]
    found = [programmes.settled(document.passages, candidate) for candidate in found]
    found = namesakes.each_its_own(words, found)
    yield from _once([_judged(document, candidate, cues, ordinal) for ordinal, candidate in enumerate(found)])
    for window in lone:
        yield Finding(
            passage, window.timing, "", "", reason="no checkable event stands beside the date", refiner="no event"
        )


def _plainly(
    passage: Passage, index: int, windows: list[Window], from_heading: bool
) -> tuple[list[Candidate], list[Window]]:
    """The candidates of a passage without the clauses that only give reasons or describe, if it has any so."""
    words = passage.words if from_heading else subordinate.without(passage.words, windows)
    if words != passage.words:
        found, lone = candidates.find(replace(passage, words=words), index, windows)
        if found:
            return found, lone
    return candidates.find(passage, index, windows, from_heading)


def _once(findings: list[Finding]) -> Iterator[Finding]:
    """Each promise once: "to complete the audit and expects it to be finished" is one, that of the audit."""
    taken: set[tuple[object, ...]] = set()
    named = {
        _event(each.statement) for each in findings if each.statement and writing.UNNAMED not in each.statement.rules
    }
    for finding in findings:
        made = finding.statement
        if made is not None:
            same = (*_event(made), made.subject)
            if same in taken or (writing.UNNAMED in made.rules and _event(made) in named):
                finding = replace(
                    finding, statement=None, reason="said already by another word of the passage", refiner="merged"
                )
            taken.add(same)
        yield finding


def _event(made: Statement) -> tuple[object, ...]:
    return made.kind, made.window.opens, made.window.closes, made.low, made.high


# "the annual report for 2031", "the 2032 forecast": the period that a paper tells of
_PAPER = (
    r"(?:statements?|accounts|reports?|results|figures|outlook|forecast|budget|filing|financials|earnings|"
    r"(?:form )?10-[KQ])"
)
_OF_PAPER = re.compile(
    rf" (?:(?:consolidated|annual|interim|audited|unaudited|financial|half-year|quarterly|preliminary) "
    rf"){{0,4}}{_PAPER}\b",
    re.IGNORECASE,
)
_PAPER_OF = re.compile(rf"\b{_PAPER}(?: \([^)]{{1,20}}\))? (?P<of>(?:for|of|on) (?:the |its |our )?)?$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|available|releas\w*|fil(?:e|ed|ing)|issu\w*|post(?:ed)?|submit\w*)\b", re.IGNORECASE
)


def _days_of_papers(words: str, windows: list[Window]) -> list[Window]:
    """The windows without those that are only the period of a paper whose day is told beside."""
    if len(windows) < 2 or not _PUBLISHED.search(words):
        return windows
    return [each for each in windows if not _of_paper(words, each)] or windows


def _of_paper(words: str, window: Window) -> bool:
    if window.grain == "day":
        return False
    if _OF_PAPER.match(words, window.end):
        return True
    said = _PAPER_OF.search(words[max(0, window.start - 44) : window.start])
    return said is not None and (bool(said["of"]) or window.timing.startswith(("for ", "of ", "on ")))


def _over(window: Window, filing: Filing) -> bool:
    """Whether a window had closed, read by either calendar."""
    slack = 0 if filing.year_end == lending.CALENDAR_YEAR else 370
    return window.closes is not None and (filing.said_on - window.closes).days > slack


def _running(window: Window, filing: Filing) -> bool:
    return window.edge in ("in", "about") and window.opens is not None and window.opens <= filing.said_on


def _judged(document: Document, candidate: Candidate, cues: list[speech.Cue], ordinal: int) -> Finding:
    passage, anchor, window, filing = candidate.passage, candidate.anchor, candidate.window, document.filing
    words = passage.words
    event = words[anchor.start : anchor.end]
    if anchor.rule == "officer by report":
        return Finding(passage, window.timing, anchor.kind, event, reason="who speaks is not appointed", refiner="said")
    started = lending.one_event(window, document.filing) if window.edge == "after" else window
    if anchor.kind != "financial_guidance":
        window = started
        candidate = replace(candidate, window=window)
    own = replace(window, start=anchor.end, end=anchor.end) if candidate.from_heading else window
    undertaken = anchor.rule == periodic.RULE and not speech.unsaid(words)
    is_ahead, reason, ruling = tenses.ahead(words, anchor, own, started.closes, filing.said_on, passage.shape, cues)
    if not is_ahead and reason in _DONE and _promised(candidate, filing.said_on):
        is_ahead = True
    if undertaken:
        is_ahead, ruling = True, ruling or tenses.governing(words, anchor, own, cues)
    guided = candidate.measure and (refusals.is_range(candidate) or _under_outlook(candidate))
    if not is_ahead and not (reason == tenses.UNSAID and guided):
        return Finding(passage, window.timing, anchor.kind, event, reason=reason, refiner="past event")
    dropped = refusals.of_words(words, anchor.kind, window) or refusals.of_event(candidate, ruling, filing.said_on)
    if dropped and not undertaken and not _own_deed(words, anchor, dropped[1], ruling):
        return Finding(passage, window.timing, anchor.kind, event, reason=dropped[0], refiner=dropped[1])
    if _OUR_VIEW.search(words) and not re.search(r"[\"“”]", words) and document.analyst:
        return Finding(
            passage, window.timing, anchor.kind, event, reason="an analyst's own estimate", refiner="analyst"
        )
    if (
        anchor.rule.startswith(("data ", "enrollment ", "presentation "))
        and len(document.text) > 1500
        and not document.medical
        and not document.main
    ):
        return Finding(
            passage, window.timing, anchor.kind, event, reason="no medicine is spoken of", refiner="another trade"
        )
    speaker = "" if anchor.kind == "appointment" else parties.opener(words, document.parties)
    if speaker and not document.related(speaker, words):
        return Finding(
            passage,
            window.timing,
            anchor.kind,
            event,
            reason=f"neutral: another party's own expectation ({speaker})",
            refiner="another company",
        )
    if not document.parties.plain:
        other = document.topics[candidate.index]
        if other:
            return Finding(
                passage,
                window.timing,
                anchor.kind,
                event,
                reason=f"neutral: another company's own expectation ({other})",
                refiner="another company",
            )
    return Finding(
        passage, window.timing, anchor.kind, event, statement=writing.made(document, candidate, ruling, ordinal)
    )


def _under_outlook(candidate: Candidate) -> bool:
    """Whether a figure without a verb has its time from the outlook that it is a part of."""
    return candidate.from_heading and candidate.figure is not None and not speech.behind(candidate.passage.words)


_DONE = (tenses.UNSAID, "told as done")
_TO_COME = re.compile(
    r"\b(?:(?:next|expected|anticipated|upcoming|planned|key|near-term|potential|future) (?:[\w-]+ ){0,3}?"
    r"(?:milestones?|events?|catalysts?|steps?)|expected timing|anticipated timing|upcoming)\b",
    re.IGNORECASE,
)


def _promised(candidate: Candidate, said_on: date) -> bool:
    """Whether a row or an item under "Next milestone" names what is still to come: "First patient dosed | Q2 2026"."""
    passage, window = candidate.passage, candidate.window
    ahead = window.closes is not None and window.closes > said_on
    return ahead and passage.shape in ("row", "item") and any(map(_TO_COME.search, passage.headings[-1:]))


_CALLED = re.compile(r"\b(?:calls?|webcast|dial|replay|host|registration|record date|holders)\b", re.IGNORECASE)
_CALL = re.compile(r"\b(?:calls?|webcast|conference|meeting of|annual (?:general )?meeting|results)\b", re.IGNORECASE)


# words of contracts and accounts that only tell of what an outlay consists, or what it is held against
_INCIDENTAL = re.compile(
    r"\b(?:eligible to receive|entitled to receive|severance|useful li(?:fe|ves)|bonus(?:es)?|covenants?|"
    r"contractual|principal amount|installments?)\b",
    re.I,
)


def _own_deed(words: str, anchor: Anchor, refiner: str, ruling: list[speech.Cue]) -> bool:
    """Whether a deed is the company's own although its words are those of a contract or of a meeting of holders."""
    if anchor.kind in ("financial_guidance", "restructuring", "partner_milestone") and refiner == "contract or law":
        plain = _INCIDENTAL.sub(" ", words)
        if len(plain) < len(words) and any(cue.verbal and cue.name == "plan" for cue in ruling):
            return refusals.of_words(plain, anchor.kind) is None
    if anchor.kind == "financial_guidance" and refiner == "logistics":
        return not _CALLED.search(words) and any(cue.verbal for cue in ruling)
    if not anchor.rule.startswith(deeds.MARK):
        return False
    if refiner == "logistics":
        return anchor.kind == "appointment" or (anchor.kind == "disclosure" and not _CALL.search(words))
    return refiner == "contract or law" and any(
        cue.name == "plan" or (anchor.kind == "delivery" and cue.verbal) for cue in ruling
    )


def _named_before(document: Document, candidate: Candidate) -> Candidate:
    """A step without a thing, done to one that a sentence before has named: "We will submit it in March"."""
    if candidate.anchor.step is None or candidate.from_heading or not antecedents.done_to_it(candidate):
        return candidate
    return antecedents.find(document, candidate.index, candidate.window) or candidate
