"""Which promises a rate is taken over: the closed cohort, each promise once, by its first window.

A promise enters on the day by which two periodic reports after the close of its first window were due, because only
then has silence had its chance, as success had: an early success changes no rate before. What no rate may hold is
counted beside it, by reason.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from events.kinds import KINDS
from events.policy import POLICY
from tracker.metrics.rates import Rate

Row = Mapping[str, Any]
ON_TIME = frozenset({"early", "on_time", "inside", "better"})
DECIDED = ("met", "slipped", "dropped")
MISSING = "not in the ledger"  # how the coverage gate ends the name of a report that it needs
# why a promise is outside, in words that follow a count: "3 are void"
OUTSIDE = {
    "recent": "closed too lately, or are still to close",
    "waiting": "closed, and no document says what came of them",
    "missing": "unknown: filing missing, so that silence can't be told from what was not read",
    "doubted": "wait for a person's word",
    "confounded": "are figures that an event after the guidance moved",
    "void": "are void",
    "ceiling": "are ceilings (“up to”)",
    "endless": "have no last day",
    "patent": "are patent expiries",
}


@dataclass(frozen=True, slots=True)
class Cohort:
    """The promises that enter rates on a day, those in figures apart, and those that stand outside by reason."""

    events: tuple[Row, ...]
    figures: tuple[Row, ...]
    beside: Mapping[str, tuple[Row, ...]]

    @property
    def outside(self) -> Counter[str]:
        """How many stand outside, by reason."""
        return Counter({why: len(rows) for why, rows in self.beside.items()})

    @property
    def members(self) -> tuple[Row, ...]:
        """Both."""
        return self.events + self.figures


def cohort(rows: Iterable[Row], year_ends: Mapping[str, str], as_of: date) -> Cohort:
    """The closed cohort of rows of `queries.PREDICTIONS`; `year_ends` tells a company's, as "06-30"."""
    events: list[Row] = []
    figures: list[Row] = []
    beside: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        why = outside(row, year_ends.get(row["company"]) or "12-31", as_of)
        (beside[why] if why else figures if measured(row) else events).append(row)
    return Cohort(tuple(events), tuple(figures), {why: tuple(beside[why]) for why in OUTSIDE if why in beside})


def outside(row: Row, year_end: str, as_of: date) -> str:
    """Why a promise enters no rate on the day, as a key of `OUTSIDE`; "" where it enters one."""
    close = date.fromisoformat(row["closes"]) if row["closes"] else None
    if row["kind"] == "patent_expiry":
        return "patent"
    if row["status"] == "void":
        return "void"
    if close is None or row["edge"] == "after":
        return "endless"
    if row["low"] is None and row["high"] is not None and not measured(row):
        return "ceiling"
    if checked_on(close, year_end) > as_of:
        return "recent"
    if row["review"]:
        return "missing" if row["rule"] == "coverage gate" and MISSING in row["review"] else "doubted"
    if row["rule"] == "figure, confounded":
        return "confounded"
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


def measured(row: Row) -> bool:
    """Whether a promise is a figure, which is judged inside, better or missed."""
    return row["kind"] in KINDS and KINDS[row["kind"]].family == "figures"


def strict(rows: Iterable[Row]) -> Rate:
    """How many of a cohort were delivered by the close of their first window."""
    every = list(rows)
    made = sum(row["status"] == "met" and row["detail"] in ON_TIME for row in every)
    return Rate(made, len(every), sum(row["detail"] == "partial" for row in every))


def lenient(rows: Iterable[Row]) -> Rate:
    """The same with the grace that the grain of the first window gives: a day none, a quarter thirty days.

    >>> lenient([{"status": "slipped", "detail": "late", "days_late": 22, "grain": "quarter"}])
    Rate(made=1, of=1, partial=0)
    """
    grace = dict(POLICY.grace)
    made = partial = count = 0
    for row in rows:
        count += 1
        partial += row["detail"] == "partial"
        met = row["status"] == "met" and row["detail"] in ON_TIME
        late = row["detail"] == "late" and row["days_late"] is not None
        made += met or (late and row["days_late"] <= grace.get(row["grain"], 0))
    return Rate(made, count, partial)
