"""How late what was delivered came, how often windows moved, and how much warning was given.

A month is 30.4375 days. What was dropped has no slip: it never enters a mean as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    """How often windows were pushed out: the mean, the share moved twice or more, months a move, the stealth share.

    A stealth slip is a later window printed beside "on track" or without a word of delay.
    """

    promises: int
    pushed_out: int
    twice: int
    months: float | None
    stealth: int
    slipping: int  # versions that pushed out, widened or left the date away: what a stealth slip is a share of


def moves(versions: Iterable[Row]) -> Moves:
    """The moves in versions that come in order, those of one promise together."""
    promises = pushed = twice = stealth = slipping = own = 0
    days: list[int] = []
    last: Row | None = None
    for row in versions:
        if last is None or row["prediction"] != last["prediction"]:
            promises, own, last = promises + 1, 0, row
        if row["relation"] == "pushed_out":
            pushed, own = pushed + 1, own + 1
            twice += own == 2
            if row["closes"] and last["closes"]:
                days.append((date.fromisoformat(row["closes"]) - date.fromisoformat(last["closes"])).days)
        slipping += row["relation"] in ("pushed_out", "widened", "undated")
        stealth += "stealth" in (row["flags"] or "")
        if row["closes"]:
            last = row
    return Moves(promises, pushed, twice, sum(days) / len(days) / MONTH if days else None, stealth, slipping)


def warnings(slipped: Iterable[Row]) -> tuple[int, int]:
    """Of slipped promises, how many were announced thirty days or more before their close, and how many there are."""
    ahead = count = 0
    for row in slipped:
        count += 1
        told = row["first_moved_on"]
        if told and row["closes"]:
            ahead += (date.fromisoformat(row["closes"]) - date.fromisoformat(told)).days >= AHEAD
    return ahead, count
