"""A company's record: how many promises stand how, and how often what it promised came on time.

A rate is taken over a closed cohort: a promise counts from the day on which two periodic reports after the close of its
first window were due, because only then has silence had its chance, as success had. It counts once, by that first
window. What no rate may hold is counted beside it. A rate over fewer than five is not shown; under twenty it is small.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Any

from datasette_plugins.site import phrases
from events.kinds import KINDS
from events.policy import POLICY

Row = Mapping[str, Any]
LEAST, SMALL = 5, 20  # judged promises from which a rate is shown, and from which it is not called small
Z = 1.96
ON_TIME = frozenset({"early", "on_time", "inside", "better"})
DECIDED = ("met", "slipped", "dropped")
HANDS = {
    "self": "in the company's own hands",
    "partner": "in a partner's hands",
    "regulator": "in a regulator's hands",
    "court": "in another party's hands",
    "market": "in the market's hands",
}
BESIDE = {
    "recent": "closed too lately, or are still to close",
    "waiting": "closed, and no document says what came of them",
    "doubted": "wait for a person's word",
    "void": "are void",
    "ceiling": "are ceilings (“up to”)",
    "endless": "have no last day",
    "patent": "are patent expiries",
}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with what a sample of that size can tell."""

    made: int
    of: int
    partial: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 percent interval.

        >>> tuple(round(bound, 3) for bound in Rate(20, 23).interval)
        (0.679, 0.955)
        """
        n, share = self.of, self.made / self.of
        spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        centre, scale = share + Z * Z / (2 * n), 1 + Z * Z / n
        return max((centre - spread) / scale, 0.0), min((centre + spread) / scale, 1.0)

    @property
    def words(self) -> str:
        """The rate in words, with its interval and n, or the count alone where it is of too few.

        >>> Rate(20, 23).words
        '20 of 23, 87% (95% interval 68–95%)'
        >>> Rate(3, 7).words, Rate(1, 2).words, Rate(0, 0).words
        ('3 of 7, 43% (95% interval 16–75%; a small number)', '1 of 2, too few for a rate', 'none yet')
        """
        if not self.of:
            return "none yet"
        count = f"{self.made} of {self.of}"
        if self.of < LEAST:
            return f"{count}, too few for a rate"
        low, high = self.interval
        small = "; a small number" if self.of < SMALL else ""
        return f"{count}, {self.made / self.of:.0%} (95% interval {100 * low:.0f}–{100 * high:.0f}%{small})"


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
            counted.setdefault("figures" if _measured(row) else row["controller"], []).append(row)
    rates = {name: _rate(members) for name, members in counted.items()}
    return Record(
        line(every),
        rates.get("self", Rate(0, 0)),
        tuple((words, rates[hand]) for hand, words in HANDS.items() if hand in rates and hand != "self"),
        rates.get("figures", Rate(0, 0)),
        tuple((beside[why], words) for why, words in BESIDE.items() if beside[why]),
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


def outside(row: Row, year_end: str, as_of: date) -> str:
    """Why a promise enters no rate on the day, as a key of `BESIDE`; "" where it enters one."""
    close = phrases.to_date(row["closes"])
    if row["kind"] == "patent_expiry":
        return "patent"
    if row["status"] == "void":
        return "void"
    if close is None or row["edge"] == "after":
        return "endless"
    if row["low"] is None and row["high"] is not None and not _measured(row):
        return "ceiling"
    if checked_on(close, year_end) > as_of:
        return "recent"
    if row["review"]:
        return "doubted"
    return "" if row["status"] in DECIDED else "waiting"


def checked_on(close: date, year_end: str) -> date:
    """The day by which two periodic reports after a close were due: the gate of every rate.

    >>> checked_on(date(2011, 6, 30), "06-30"), checked_on(date(2010, 12, 31), "06-30")
    (datetime.date(2011, 11, 29), datetime.date(2011, 5, 30))
    >>> checked_on(date(2011, 8, 15), "12-31")
    datetime.date(2012, 4, 14)
    """
    last = int(year_end[:2])
    months = close.year * 12 + close.month - 1
    months += (last - close.month) % 3 + 3  # the quarter that ends on or after the close, and one more
    year, month = months // 12, months % 12 + 1
    lag = POLICY.annual_lag if month == last else POLICY.quarterly_lag
    return date(year, month, monthrange(year, month)[1]) + timedelta(lag)


def _measured(row: Row) -> bool:
    return row["kind"] in KINDS and KINDS[row["kind"]].family == "figures"


def _rate(rows: list[Row]) -> Rate:
    made = sum(row["status"] == "met" and row["detail"] in ON_TIME for row in rows)
    return Rate(made, len(rows), sum(row["detail"] == "partial" for row in rows))
