"""What falls due: lists for a day, and flags, each raised once for a prediction's window however late it is noticed.

The current window counts, not the first: what was moved is waited for anew, what was decided is waited for no more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker import queries
from tracker.ledger import Ledger

WITHIN = 90  # days that "coming" looks ahead

# for each flag the day of a window (y) on which it falls, and what bounds the windows whose day may have come
FLAGS = {
    # a deadline opens when it is said, which is nobody's news
    "opens": ("iif(y.edge NOT IN ('by', 'through'), y.opens, NULL)", "y.opens <= :as_of"),
    "due_soon": (
        "iif(julianday(y.closes) - julianday(y.opens) < 60, y.opens, date(y.closes, '-30 days'))",
        "y.closes <= date(:as_of, '+60 days')",
    ),
    "closes_today": ("y.closes", "y.closes <= :as_of"),
    "overdue": ("date(y.closes, '+1 day')", "y.closes < :as_of"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, overdue and coming on a day, each a list of rows with the columns of `queries.PREDICTIONS`."""

    overdue: list[dict[str, Any]]
    due: list[dict[str, Any]]
    coming: list[dict[str, Any]]


def due(conn: sqlite3.Connection, as_of: date, within: int = WITHIN) -> Due:
    """The windows that closed without evidence, those that run, and those that open in so many days."""
    day = {"as_of": as_of.isoformat(), "within": within}

    def rows(query: str) -> list[dict[str, Any]]:
        return [dict(row) for row in conn.execute(query, day)]

    return Due(rows(queries.OVERDUE), rows(queries.DUE) + rows(queries.DUE_WITHOUT_END), rows(queries.COMING))


def crossings(conn: sqlite3.Connection, as_of: date) -> Iterator[dict[str, str]]:
    """The flags that are due on a day and not raised yet, as rows of `flags`, with the day on which each fell."""
    for flag, (falls_on, bound) in FLAGS.items():
        query = queries.CROSSED.format(falls_on=falls_on, bound=bound)
        for row in conn.execute(query, {"as_of": as_of.isoformat(), "flag": flag}):
            yield dict(row) | {"flag": flag, "flagged_on": as_of.isoformat()}


def flag(ledger: Ledger, as_of: date) -> list[dict[str, str]]:
    """Raise every flag that is due on a day; those that were not raised before, in order of the day they fell on."""
    raised = sorted(crossings(ledger.conn, as_of), key=lambda row: (row["falls_on"], row["prediction"], row["flag"]))
    stored = ("prediction", "window", "flag", "falls_on", "flagged_on")
    ledger.record_flags({name: row[name] for name in stored} for row in raised)
    return raised


def told(row: dict[str, str]) -> str:
    """A flag in one line.

    >>> told({"falls_on": "2011-09-01", "flag": "overdue", "company_name": "Orion", "subject": "OR-7",
    ...       "kind_label": "trial begins", "window": "2011-05-01/2011-08-31", "flagged_on": "2011-09-03"})
    '2011-09-01 overdue: Orion, OR-7, trial begins (2011-05-01/2011-08-31), noticed on 2011-09-03'
    """
    late = f", noticed on {row['flagged_on']}" if row["flagged_on"] > row["falls_on"] else ""
    what = f"{row['company_name']}, {row['subject']}, {row['kind_label']} ({row['window']})"
    return f"{row['falls_on']} {row['flag'].replace('_', ' ')}: {what}{late}"
