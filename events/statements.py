"""From passages to statements: every event beside the window that governs it, then the refiners, each with its reason.

A candidate that no refiner drops is a statement. A dated passage that yields none is a refusal with its first reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from events import candidates, parties, products, refusals, scoping, speech, subjects, tenses
from events.candidates import Candidate
from events.kinds import KINDS
from events.parties import Parties
from events.types import Filing, Passage, Refusal, Statement, Window, content_id
from events.windows import CANDIDATE
from events.windows import find as find_windows

_ANALYST = re.compile(
    r"(?:initiat|updat|resum)\w* coverage|coverage (?:on|of) [A-Z]|equity research|price target|valuation range|our (?:valuation|rating|estimates|model|DCF)|"
    r"we (?:rate|value) (?:the )?(?:shares|stock|company)|Stonegate|research (?:note|report|firm)|discounted cash flow",
    re.IGNORECASE,
)
_OUR_VIEW = re.compile(
    r"\b(?:we|I) (?:now |also |continue to |still |currently |do |are )?(?:expect|anticipate|believe|estimate|see|view|model|forecast|think|project|look for|impressed|remain|feel|note)\b|"
    r"\b(?:in our (?:view|opinion)|our (?:estimates?|model|view|expectations?|forecast|base case|thesis))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+|www\.\S+")
CALENDAR_YEAR = (12, 31)


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


@dataclass(frozen=True)
class Document:
    """What the readers of one document share."""

    passages: Sequence[Passage]
    filing: Filing
    text: str

    @cached_property
    def parties(self) -> Parties:
        return parties.find(self.text, self.filing)

    @cached_property
    def main(self) -> str:
        if self.parties.plain:
            return subjects.main_product(Counter(name.text for name in products.names(self.text) if not name.trial))
        ours = (passage for passage, topic in zip(self.passages, self.topics, strict=True) if not topic)
        return subjects.main_product(products.ranked(ours))

    def related(self, name: str, words: str) -> bool:
        """Whether a party that speaks acts on what is ours: it is named as partner, or our name or product stands beside it."""
        if self.parties.about_ours(words) or re.search(r"\b(?:our|we|us|the company)\b", words, re.IGNORECASE):
            return True
        if any(True for _ in products.names(words)):
            return True
        escaped = re.escape(name)
        return bool(
            re.search(
                rf"{escaped}[^.]{{0,90}}\b(?:subsidiar|partner|collaborat|licens|segment|division|business unit)|"
                rf"\b(?:subsidiar\w+|partner\w*|collaborat\w+|licens\w+|segment|division)\b[^.]{{0,60}}{escaped}|{re.escape(self.parties.short)} {escaped}",
                self.text,
            )
        )

    @cached_property
    def analyst(self) -> bool:
        """Whether the document is an analyst's: "we" are not the company then."""
        return bool(_ANALYST.search(self.text[:6000]))

    @cached_property
    def topics(self) -> list[str]:
        """For each passage the other company it is about, or nothing where it is about ours."""
        topic, found = "", []
        for passage in self.passages:
            other = self.parties.about_other(passage.words)
            ours = self.parties.ours.search(passage.words)
            if other and (not ours or passage.words.index(other) < ours.start()):
                topic = other
            elif ours:
                topic = ""
            elif passage.shape == "heading":
                topic = ""
            found.append(topic)
        return found


def read(passages: Sequence[Passage], filing: Filing, text: str) -> tuple[tuple[Statement, ...], tuple[Refusal, ...]]:
    """The statements and the refusals of a document, in order of place."""
    findings = list(explain(passages, filing, text))
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
    document = Document(passages, filing, text)
    for index, passage in enumerate(passages):
        if CANDIDATE.search(passage.words):
            windows = find_windows(passage.words, filing.said_on, year_end=filing.year_end, year=_year(passage))
            if "http" in passage.words or "](" in passage.words:
                links = [match.span() for match in _LINK.finditer(passage.words)]
                windows = [
                    window
                    for window in windows
                    if not any(window.start < end and start < window.end for start, end in links)
                ]
        else:
            windows = []
        given = [] if windows else _from_heading(document, index) or _carried(document, index)
        if not windows and not given:
            continue
        yield from _passage(document, index, windows or given, bool(given))


def _passage(document: Document, index: int, windows: list[Window], from_heading: bool) -> Iterator[Finding]:
    passage = document.passages[index]
    zone = refusals.of_zone(passage)
    if zone:
        yield Finding(passage, windows[0].timing, "", "", reason=zone[0], refiner=zone[1])
        return
    if not from_heading:
        past = [window for window in windows if tenses.dates_the_past(passage.words, window, document.filing.said_on)]
        for window in past:
            yield Finding(passage, window.timing, "", "", reason="told as done", refiner="past event")
        windows = [window for window in windows if window not in past]
    found, lone = candidates.find(passage, index, windows, from_heading)
    if document.filing.year_end != CALENDAR_YEAR and any(candidate.measure for candidate in found):
        found = _fiscal(document, found, passage)
    cues = speech.cues(passage.words)
    if "respectively" in passage.words:
        found = _in_turn(passage.words, found)
    taken: dict[tuple[object, ...], Finding] = {}
    for ordinal, candidate in enumerate(found):
        finding = _judged(document, candidate, cues, ordinal)
        made = finding.statement
        if made is not None:
            same = (made.kind, made.subject, made.window.opens, made.window.closes, made.low, made.high)
            if same in taken:
                finding = replace(
                    finding, statement=None, reason="said already by another word of the passage", refiner="merged"
                )
            taken[same] = finding
        yield finding
    for window in lone:
        yield Finding(
            passage, window.timing, "", "", reason="no checkable event stands beside the date", refiner="no event"
        )


def _judged(document: Document, candidate: Candidate, cues: list[speech.Cue], ordinal: int) -> Finding:
    passage, anchor, window, filing = candidate.passage, candidate.anchor, candidate.window, document.filing
    words = passage.words
    event = words[anchor.start : anchor.end]
    started = _one_event(window, document) if window.edge == "after" else window
    if anchor.kind != "financial_guidance":
        window = started
        candidate = replace(candidate, window=window)
    own = replace(window, start=anchor.end, end=anchor.end) if candidate.from_heading else window
    is_ahead, reason, ruling = tenses.ahead(words, anchor, own, started.closes, filing.said_on, passage.shape, cues)
    if not is_ahead:
        return Finding(passage, window.timing, anchor.kind, event, reason=reason, refiner="past event")
    dropped = refusals.of_words(words, anchor.kind) or refusals.of_event(candidate, ruling, filing.said_on)
    if dropped:
        return Finding(passage, window.timing, anchor.kind, event, reason=dropped[0], refiner=dropped[1])
    if _OUR_VIEW.search(words) and not re.search(r"[\"“”]", words) and document.analyst:
        return Finding(
            passage, window.timing, anchor.kind, event, reason="an analyst's own estimate", refiner="analyst"
        )
    speaker = parties.opener(words, document.parties)
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
    return Finding(passage, window.timing, anchor.kind, event, statement=_made(document, candidate, ruling, ordinal))


def _made(document: Document, candidate: Candidate, ruling: list[speech.Cue], ordinal: int) -> Statement:
    passage, anchor, window, filing = candidate.passage, candidate.anchor, candidate.window, document.filing
    words = passage.words
    company = document.parties.short
    if candidate.subject:
        subject, subject_rule = candidate.subject, "named in turn"
    elif candidate.measure is not None:
        subject, subject_rule = candidate.measure.name, "the metric"
    else:
        subject, subject_rule = subjects.of_event(
            anchor,
            document.passages,
            candidate.index,
            company,
            document.main,
            document.text[max(0, passage.start - 4000) : passage.start],
        )
    start = passage.start + window.start if not candidate.from_heading else _heading_place(document, candidate)
    moved = window.moved(start - window.start)
    figure = candidate.figure
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


_STARTING = re.compile(
    r"^(?:starting|beginning|commencing|begins?|starts?|commences?)\s+(?=in|on|with|from|early|late|mid)", re.IGNORECASE
)


def _one_event(window: Window, document: Document) -> Window:
    """ "Starting in X" said of one event with a start means that it starts in X."""
    cut = _STARTING.match(window.timing)
    if cut is None:
        return window
    inner = find_windows(window.timing[cut.end() :], document.filing.said_on, year_end=document.filing.year_end)
    if len(inner) != 1 or inner[0].closes is None or inner[0].opens != window.opens:
        return window
    return replace(window, closes=inner[0].closes, edge="in")


def _actor(document: Document, candidate: Candidate) -> str:
    words = candidate.passage.words
    if KINDS[candidate.anchor.kind].controller == "regulator" and candidate.anchor.kind not in (
        "patent_expiry",
        "listing",
        "regulatory_meeting",
    ):
        return parties.regulator(words) or "FDA"
    return parties.speaker(words, document.parties) or document.parties.short


def _year(passage: Passage) -> int | None:
    """The year that a heading lends to what stands under it."""
    for heading in reversed(passage.headings):
        years = re.findall(r"\b(20\d\d)\b", heading)
        if len(set(years)) == 1:
            return int(years[0])
    return None


_MILESTONES = re.compile(
    r"\b(?:mile-?stones?|expected|anticipated|expectations|upcoming|catalysts?|goals?|outlook|guidance|priorit\w+|objectives?|planned|plans|targets?|targeted|looking ahead|road-?map|timeline|news ?flow|"
    r"to come|scheduled|key events)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|^\W*(?:what|why|how|who|when)\b", re.IGNORECASE)


def _from_heading(document: Document, index: int) -> list[Window]:
    """The window of the heading that governs a list item or row without a date of its own ("2026 milestones:")."""
    passage = document.passages[index]
    if passage.shape not in ("item", "row") or not passage.headings:
        return []
    heading = passage.headings[-1]
    if not CANDIDATE.search(heading) or len(heading) > 160:
        return []
    windows = find_windows(heading, document.filing.said_on, year_end=document.filing.year_end)
    ahead = [window for window in windows if window.closes is None or window.closes > document.filing.said_on]
    if len(windows) != 1 or not ahead or windows[0].grain == "day":
        return []
    if _ASKS.search(heading):
        return []
    rest = heading[: windows[0].start] + heading[windows[0].end :]
    if len(re.findall(r"\w+", rest)) > 2 and not _MILESTONES.search(rest):
        return []
    return ahead


_GOES_ON = re.compile(
    r"(?:Additionally|In addition|Also|Further|Furthermore|It also|We also|The [Cc]ompany also|Management also)\b"
)
_OPENS = re.compile(r"(?:In|During|For|By|Over|Within|Throughout) ")


def _carried(document: Document, index: int) -> list[Window]:
    """The date that opens the sentence before, where this one goes on with it ("In 2025, ... Additionally, ...")."""
    passage = document.passages[index]
    if passage.shape != "sentence" or index == 0 or not _GOES_ON.match(passage.words):
        return []
    before = document.passages[index - 1]
    if (
        before.block != passage.block
        or not _OPENS.match(before.words)
        or not any(cue.verbal for cue in speech.cues(passage.words))
    ):
        return []
    windows = find_windows(before.words, document.filing.said_on, year_end=document.filing.year_end)
    return windows if len(windows) == 1 and windows[0].start == 0 else []


def _in_turn(words: str, found: list[Candidate]) -> list[Candidate]:
    """Of "A and B in X and Y, respectively" each name with its own date: the names are told by their order."""
    named = [name for name in products.names(words) if not name.trial]
    windows = sorted({candidate.window.start for candidate in found})
    pairs = [
        (one, two)
        for one, two in zip(named, named[1:], strict=False)
        if re.fullmatch(r",? ?(?:and|or) ?", words[one.end : two.start])
    ]
    if len(windows) != 2 or not pairs:
        return found
    texts = (pairs[0][0].text, pairs[0][1].text)
    return [replace(candidate, subject=texts[windows.index(candidate.window.start)]) for candidate in found]


def _heading_place(document: Document, candidate: Candidate) -> int:
    """Where the heading that gives the window stands in the text, or the passage itself where it can't be found."""
    before = document.passages[candidate.index - 1] if candidate.index else None
    if before and before.words[: candidate.window.end].endswith(candidate.window.timing):
        return before.start + candidate.window.start
    if not candidate.passage.headings:
        return candidate.passage.start
    heading = candidate.passage.headings[-1]
    for back in range(candidate.index - 1, max(-1, candidate.index - 60), -1):
        at = document.passages[back].words.find(heading)
        if at >= 0:
            return document.passages[back].start + at + candidate.window.start
    at = document.text.rfind(candidate.window.timing, 0, candidate.passage.start)
    return at if at >= 0 else candidate.passage.start


def _fiscal(document: Document, found: list[Candidate], passage: Passage) -> list[Candidate]:
    """Beside a financial figure a bare quarter or year of a company with another year end is fiscal."""
    filing = document.filing
    read_fiscal = {
        (window.start, window.end): window
        for window in find_windows(
            passage.words, filing.said_on, year_end=filing.year_end, year=_year(passage), fiscal=True
        )
    }
    return [
        replace(candidate, window=read_fiscal.get((candidate.window.start, candidate.window.end), candidate.window))
        if candidate.measure
        else candidate
        for candidate in found
    ]
