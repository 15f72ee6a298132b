"""A ruling: an outcome with its reason in plain words, before it is a row; and the case that it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from events.kinds import KINDS
from events.likeness import FIGURES
from events.types import Bearing, Sighting, Statement, Window, content_id
from events.versions import Entry, Thread

COUNTED = frozenset(
    """pipeline_count capacity_target enrollment_milestone data_presentation product_launch facility_opening delivery
    contract_award ind_submission trial_start appointment designation data_readout partnership""".split()
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """An outcome with its reason, before it is a row; `status` empty where only a person can tell."""

    status: Literal["met", "slipped", "dropped", "void", ""]
    detail: str | None
    because: str
    rule: str
    sighting: Sighting | None = None
    happened_from: date | None = None
    happened_to: date | None = None
    review: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """What the coverage gate found: whether two reports after the close name nothing, and what is not in the ledger."""

    proven: bool = False
    because: str = ""
    missing: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One promise and all that is known of it on a day."""

    thread: Thread
    sightings: Sequence[Sighting] = field(default_factory=tuple)
    silence: Silence = Silence()
    on: date = date.min
    overtaken: Sequence[tuple[date, str]] = ()  # days on which money was raised or a deal closed, with the kind


def days(sighting: Sighting) -> str:
    lo, hi = sighting.happened_from, sighting.happened_to
    if lo and hi and lo != hi:
        return f"between {lo} and {hi}" + (" (the announcement's lag assumed)" if sighting.assumed else "")
    return f"on {hi or lo}" if hi or lo else f"by {sighting.known_on}"


def span(window: Window) -> str:
    timing = " ".join(window.timing.split())
    if window.opens and window.closes:
        return f"{timing!r} ({window.opens} to {window.closes})"
    return f"{timing!r} ({f'from {window.opens}' if window.opens else f'to {window.closes}'})"


def label(statement: Statement) -> str:
    row = KINDS.get(statement.kind)
    return f"{statement.subject}, {row.label if row else statement.kind}"


def promised(statement: Statement) -> str:
    low, high = statement.low, statement.high
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float) -> str:
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:g} {word}"
    return f"{value:,.10g}"


def ceiling(statement: Statement) -> bool:
    """Whether the number is only a most ("up to 12"): reaching fewer is no miss."""
    return statement.low is None and statement.high is not None


def has_amount(statement: Statement) -> bool:
    """Whether the number is the promise itself: a guided figure, a count or a rate, and not the price of a thing."""
    if statement.low is None and statement.high is None:
        return False
    if statement.kind in FIGURES:
        return True
    money = statement.unit is not None and len(statement.unit) == 3 and statement.unit.isupper()
    return statement.kind in COUNTED and not money


def sharpest(sightings: Sequence[Sighting]) -> Sighting | None:
    """The proof with the narrowest bounds; of equals the first one known."""

    def width(sighting: Sighting) -> int:
        lo, hi = sighting.happened_from, sighting.happened_to
        return (hi - lo).days if lo and hi else 10_000

    return min(sightings, key=lambda s: (s.grade, width(s), s.known_on, s.id), default=None)


def of_version(thread: Thread, entry: Entry, bearing: Bearing = "moved") -> Sighting:
    """A later version as a sighting: the verdict quotes the words that moved the date, or said that it holds."""
    statement = entry.statement
    rule = "a later window" if bearing == "moved" else "said again after the close"
    return Sighting(
        content_id(thread.id, statement.id, rule), thread.id, statement.filing, entry.said_on, statement.start,
        statement.end, statement.quote, bearing, "E1", 1.0, rule, because="a later version of the same promise",
    )  # fmt: skip
