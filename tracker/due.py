"""What is due on a day: the windows that closed without evidence, those that run, those that open soon.

The current window counts, not the first: what was moved is waited for anew, what was decided is waited for no more.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker import queries

WITHIN = 90  # days that "coming" looks ahead


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
