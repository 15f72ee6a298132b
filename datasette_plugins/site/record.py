"""A company's record: how many promises stand how, and how often what it promised came on time.

A rate is taken over a closed cohort: a promise counts from the day on which two periodic reports after the close of its
first window were due, because only then has silence had its chance, as success had. It counts once, by that first
window. What no rate may hold is counted beside it. A rate over fewer than five is not shown; under twenty it is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.metrics.cohort import DECIDED, OUTSIDE, measured, outside, strict
from tracker.metrics.rates import Rate

Row = Mapping[str, Any]
HANDS = {
    "self": "in the company's own hands",
    "partner": "in a partner's hands",
    "regulator": "in a regulator's hands",
    "court": "in another party's hands",
    "market": "in the market's hands",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What the rows of a company amount to."""

    line: str
    own: Rate
    others: tuple[tuple[str, Rate], ...]  # never mixed with what is in the company's own hands
    figures: Rate
    beside: tuple[tuple[int, str], ...]


def record(rows: Iterable[Row], year_end: str, as_of: date) -> Record:
    """The record that rows of `PREDICTIONS` make on a day, for a fiscal year that closes on `year_end`, as "06-30"."""
    every = list(rows)
    counted: dict[str, list[Row]] = {}
    beside: Counter[str] = Counter()
    for row in every:
        why = outside(row, year_end, as_of)
        if why:
            beside[why] += 1
        else:
            counted.setdefault("figures" if measured(row) else row["controller"], []).append(row)
    rates = {name: strict(members) for name, members in counted.items()}
    return Record(
        line(every),
        rates.get("self", Rate(0, 0)),
        tuple((words, rates[hand]) for hand, words in HANDS.items() if hand in rates and hand != "self"),
        rates.get("figures", Rate(0, 0)),
        tuple((beside[why], words) for why, words in OUTSIDE.items() if beside[why]),
    )


def line(rows: Iterable[Row]) -> str:
    """The counts in one line.

    >>> line([{"status": "met", "detail": "on_time"}, {"status": "dropped", "detail": "silent"}])
    '2 promised: 1 met, 0 slipped, 1 dropped (1 of them silent), 0 undecided.'
    """
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row["status"]] += 1
        counts["silent"] += row["status"] == "dropped" and row["detail"] == "silent"
    total = counts.total() - counts["silent"]
    if not total:
        return "No promise has been read yet."
    void = f"{counts['void']} void, " if counts["void"] else ""
    silent = f" ({counts['silent']} of them silent)" if counts["silent"] else ""
    undecided = total - sum(counts[status] for status in (*DECIDED, "void"))
    return (
        f"{total:,} promised: {counts['met']} met, {counts['slipped']} slipped, {counts['dropped']} dropped{silent}, "
        f"{void}{undecided} undecided."
    )
