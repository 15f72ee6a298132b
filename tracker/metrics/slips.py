"""How late what was delivered came, how often windows moved, and how much warning was given.

A month is 30.4375 days. What was dropped has no slip: it never enters a mean as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]
MONTH = 30.4375
AHEAD = 30  # days before the close from which a warning counts as given ahead


@dataclass(frozen=True, slots=True)
class Spread:
    """Quartiles and ninth decile of n values; None throughout where n is 0."""

    n: int
    first: float | None
    median: float | None
    third: float | None
    ninth: float | None


def spread(values: Sequence[float]) -> Spread:
    """The quartiles and the ninth decile, interpolated between the values.

    >>> spread([0.0, 1.0, 2.0, 3.0, 4.0])
    Spread(n=5, first=1.0, median=2.0, third=3.0, ninth=3.6)
    """
    ordered = sorted(values)
    return Spread(len(ordered), *(_quantile(ordered, share) for share in (0.25, 0.5, 0.75, 0.9)))


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return round(ordered[below] + (ordered[above] - ordered[below]) * (place - below), 6)


def months_late(rows: Iterable[Row]) -> list[float]:
    """The slip of everything delivered, in months from the close of its first window; early is negative."""
    return [row["days_late"] / MONTH for row in rows if row["happened_to"] and row["days_late"] is not None]


def per_month(rows: Iterable[Row]) -> list[float]:
    """Months late for each month promised ahead, of everything delivered; a promise counts at least thirty days.

    >>> per_month([{"happened_to": "2011-09-22", "days_late": 22, "closes": "2011-08-31", "said_on": "2010-10-28"}])
    [0.07166123778501629]
    """
    found = []
    for row in rows:
        if row["happened_to"] and row["days_late"] is not None and row["closes"]:
            ahead = (date.fromisoformat(row["closes"]) - date.fromisoformat(row["said_on"])).days
            found.append(row["days_late"] / max(ahead, 30))
    return found


@dataclass(frozen=True, slots=True)
class Moves:
    """How often windows of so many promises were pushed out, how many twice or more, by how many days, how openly.

    A stealth slip is a later window printed beside "on track" or without a word of delay.
    """

    promises: int = 0
    pushed_out: int = 0
    twice: int = 0
    days: int = 0  # of all moves between two windows with a close,
    measured: int = 0  # which are so many
    stealth: int = 0
    slipping: int = 0  # versions that pushed out, widened or left the date away: what a stealth slip is a share of

    @property
    def months(self) -> float | None:
        """The mean of a move in months; None where none can be measured."""
        return self.days / self.measured / MONTH if self.measured else None


def moves_of(versions: Iterable[Row]) -> dict[str, Moves]:
    """The moves of each promise, by its id, in versions that come in order, those of one promise together."""
    return {key: _moves(list(chain)) for key, chain in groupby(versions, key=lambda row: row["prediction"])}


def moves(each: Iterable[Moves]) -> Moves:
    """The moves of several promises together.

    >>> moves([Moves(1, 2, 1, 60, 2, 1, 2), Moves(1)])
    Moves(promises=2, pushed_out=2, twice=1, days=60, measured=2, stealth=1, slipping=2)
    """
    counts = [0] * 7
    for one in each:
        for place, count in enumerate(
            (one.promises, one.pushed_out, one.twice, one.days, one.measured, one.stealth, one.slipping)
        ):
            counts[place] += count
    return Moves(*counts)


def _moves(chain: Sequence[Row]) -> Moves:
    pushed = days = measured = stealth = slipping = 0
    last = chain[0]
    for row in chain:
        if row["relation"] == "pushed_out":
            pushed += 1
            if row["closes"] and last["closes"]:
                days += (date.fromisoformat(row["closes"]) - date.fromisoformat(last["closes"])).days
                measured += 1
        slipping += row["relation"] in ("pushed_out", "widened", "undated")
        stealth += "stealth" in (row["flags"] or "")
        if row["closes"]:
            last = row
    return Moves(1, pushed, int(pushed > 1), days, measured, stealth, slipping)


def warnings(slipped: Iterable[Row]) -> tuple[int, int]:
    """Of slipped promises, how many were announced thirty days or more before their close, and how many there are."""
    ahead = count = 0
    for row in slipped:
        count += 1
        told = row["first_moved_on"]
        if told and row["closes"]:
            ahead += (date.fromisoformat(row["closes"]) - date.fromisoformat(told)).days >= AHEAD
    return ahead, count
