"""The values that flow through the project: frozen, equal by content, every day a `datetime.date`.

Bounds of windows are inclusive. Offsets count characters of the document's text as it was read, and
`text[start:end]` is always the quoted words. A rule is named by the short prose id of the record that fired.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Edge = Literal["in", "by", "after", "about", "through"]
Basis = Literal["stated", "implied", "fiscal", "relative"]
Force = Literal["firm", "planned", "hoped"]
Zone = Literal["body", "risk", "safe_harbour", "definition", "about", "contact", "outside"]
Shape = Literal["sentence", "item", "row", "heading"]
Bearing = Literal[
    "done", "failed", "stopped", "withdrawn", "transferred", "moved", "undated", "reaffirmed", "figure", "named"
]
Relation = Literal["new", "reaffirmed", "pushed_out", "narrowed", "pulled_in", "widened", "undated", "withdrawn"]
Status = Literal["met", "slipped", "dropped", "void", "open", "due", "overdue"]


def content_id(*parts: object) -> str:
    """Sixteen hex digits that name these parts and no others, whatever the machine, the order of reading or the run.

    >>> content_id("ImmunoGen", 12, None)
    '3cd074524ec59e0a'
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


# with what they were called for small companies and up to 2003
PERIODIC = frozenset("10-K 10-K405 10-KSB 10-KSB40 10-KT 10-KT405 10-Q 10-QSB 10-QT 20-F 40-F".split())


@dataclass(frozen=True, slots=True)
class Filing:
    """One published document: a cover page, an exhibit, a release. Its id is made of company, day and text."""

    id: str
    company: str  # the name as printed or given
    said_on: date
    form: str = "document"  # "8-K", "EX-99.1", "10-Q", "press release", "letter"
    cik: str = ""  # digits without leading zeros
    ticker: str = ""
    period_end: date | None = None  # of a periodic report
    year_end: tuple[int, int] = (12, 31)  # month and day on which the company's fiscal year closes
    source: str = ""  # the path read; a member of an archive or submission stands behind "!"
    accession: str = ""  # EDGAR's number with dashes
    sha256: str = ""  # of the text
    title: str = ""
    year_end_told: bool = False  # whether `year_end` is told of this document, and not the calendar's for want of it

    @property
    def periodic(self) -> bool:
        """Whether the document can prove silence: annual, quarterly and half-year reports and their releases can."""
        return self.form.upper().removesuffix("/A") in PERIODIC


@dataclass(frozen=True, slots=True)
class Absent:
    """A filing that the company is known to have made and that was not read: its words could have told anything."""

    name: str  # by which it can be had: EDGAR's number
    said_on: date
    form: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, list item, table row or heading: `text[start:end]`, with what governs it.

    `words` is the slice with noise (line ends, page numbers and headers, stray bullets) blanked and quotes, dashes and
    spaces made plain: as long as the slice, character for character, until `passages.even` closes the gaps.
    """

    start: int
    end: int
    words: str
    shape: Shape = "sentence"
    headings: tuple[str, ...] = ()  # governing headings, outermost first; for an item its lead-in comes last
    zone: Zone = "body"
    block: int = 0  # passages of one paragraph or one list share a number
    gaps: tuple[tuple[int, int], ...] = ()  # places in `words` behind which so many spaces were closed up

    def place(self, at: int) -> int:
        """The offset in the text of a character of `words`.

        >>> Passage(40, 64, "file an IND in 2027", gaps=((11, 4), (14, 1))).place(15)
        60
        """
        return self.start + at + sum(closed for before, closed in self.gaps if before < at)


@dataclass(frozen=True, slots=True)
class Window:
    """When: the days a time expression admits. `opens` or `closes` may be None where the words leave it open."""

    opens: date | None
    closes: date | None
    edge: Edge
    timing: str  # the words of the expression
    start: int  # of the expression, in the words it was found in
    end: int
    rule: str
    grain: str = "day"  # day, month, quarter, third, half, year, season, meeting, span
    basis: Basis = "stated"

    def moved(self, start: int, end: int) -> Window:
        """The same window at other offsets."""
        return Window(
            self.opens, self.closes, self.edge, self.timing, start, end, self.rule, self.grain, self.basis
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """What narrows a promise beyond subject and kind. Two named and different values never join."""

    indication: str = ""
    phase: str = ""  # "1", "1/2", "2b", "3"
    region: str = ""  # "US", "EU", "UK", "JP", ...
    trial: str = ""  # "EMILIA"
    period: str = ""  # of a figure: "2010-07-01/2011-06-30"; of a balance "2011-06-30"
    meeting: str = ""  # "ASH 2010"
    what: str = ""  # any other distinction, in the document's words

    def __str__(self) -> str:
        named = (self.what, self.trial, f"phase {self.phase}" if self.phase else "", self.indication, self.region)
        return ", ".join(part for part in (*named, self.meeting, self.period) if part)


@dataclass(frozen=True, slots=True)
class Statement:
    """One dated, checkable expectation as one document says it. `start` and `end` bound the quote in the text."""

    id: str  # content_id(filing, timing place, anchor place, ordinal): the quoted words, not their reading
    filing: str
    start: int
    end: int
    quote: str
    window: Window  # offsets in the document's text
    kind: str
    subject: str
    actor: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    condition: str | None = None
    force: Force = "planned"
    scope: Scope = field(default_factory=Scope)
    section: str = ""  # the headings, joined by " > "
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A dated passage that is no statement, and why. Where the reason is a neutral one, `reason` starts with it."""

    filing: str
    start: int
    end: int
    quote: str
    timing: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a passage says has become of something: the raw material of evidence, before it is held against a promise.

    `happened_from` and `happened_to` bound the day of the event; a figure's bounds are its period.
    """

    id: str
    filing: str
    start: int
    end: int
    quote: str
    bearing: Bearing
    kind: str  # "" where the passage names a subject only, as a programme that is stopped
    subject: str
    actor: str = ""
    scope: Scope = field(default_factory=Scope)
    happened_from: date | None = None
    happened_to: date | None = None
    assumed: bool = False  # the day is a policy's bound, not the document's word
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    reason: str = ""  # futility, safety, funding, enrolment ... where the passage gives one
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Two names of one thing, from the day a text or a person first equated them."""

    name: str
    canonical: str
    since: date
    filing: str = ""  # empty where a person said so
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: what `extract` returns."""

    statements: tuple[Statement, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    reports: tuple[Report, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's word, tied to quoted words (a statement's id): it survives better rules and older documents."""

    id: str
    decided_on: date
    by: str
    why: str
    action: Literal["confirm", "overrule", "join", "split", "alias", "outcome", "retract"]
    statement: str = ""
    other: str = ""  # the statement joined to, the sighting confirmed, the decision retracted
    status: Status | None = None
    detail: str | None = None
    happened_from: date | None = None
    happened_to: date | None = None
    source: str = ""  # of an outcome that is not in the ledger


@dataclass(frozen=True, slots=True)
class Version:
    """One statement of a prediction and how it stands to the version before."""

    statement: str
    said_on: date
    relation: Relation
    flags: tuple[str, ...] = ()  # stealth, widened_too, late_narrow, stale_copy, same_day, raised, lowered
    window: Window | None = None  # where it is computed from the version before, and not the statement's own


@dataclass(frozen=True, slots=True)
class Sighting:
    """A later passage held against one prediction. It acts alone at a score of 0.85, goes to review from 0.60."""

    id: str
    prediction: str
    filing: str
    known_on: date
    start: int
    end: int
    quote: str
    bearing: Bearing
    grade: Literal["E1", "E2", "E3", "E4"]
    score: float
    rule: str
    happened_from: date | None = None
    happened_to: date | None = None
    assumed: bool = False
    low: float | None = None
    high: float | None = None
    reason: str = ""
    because: str = ""  # how the score came about, in words

    @property
    def acts(self) -> bool:
        return self.score >= 0.85


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence published up to `as_of` proves: met, slipped, dropped or void.

    A row with the clock's word (open, due, overdue) says that no outcome stands: one fell, or a person should look.
    Its status was the clock's on `as_of`; for a later day ask the clock (`events.verdicts.status`), not the row.
    """

    id: str
    prediction: str
    as_of: date  # the day the evidence was published: the verdict holds from then on
    status: Status
    detail: str | None
    because: str
    rule: str
    policy: str
    sighting: str | None = None
    happened_from: date | None = None
    happened_to: date | None = None
    days_late: int | None = None  # against the first window's close, early negative
    confidence: float = 1.0
    review: str = ""  # what a person should settle, "" where nothing

    @property
    def proven(self) -> bool:
        """Whether this row states an outcome, against one that leaves the word to the clock."""
        return self.status in ("met", "slipped", "dropped", "void")


@dataclass(frozen=True, slots=True)
class Prediction:
    """The thread of one promise over time. Its id is that of its first version's statement."""

    id: str
    company: str
    subject: str
    kind: str
    scope: Scope
    actor: str
    controller: str  # self, partner, regulator, court, market
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that a company's documents amount to: predictions with their sightings and the history of verdicts."""

    predictions: tuple[Prediction, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    verdicts: tuple[Verdict, ...] = ()  # in order of day; the last one up to T is what T sees
    aliases: tuple[Alias, ...] = ()
