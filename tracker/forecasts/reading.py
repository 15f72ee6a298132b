"""History from a ledger as it was known on a day: every stated window of every promise, with how it ended by then."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tracker.forecasts.past import Cause, Past
from tracker.metrics.cohort import measured
from tracker.reports import questions

Row = Mapping[str, Any]


def known(conn: sqlite3.Connection, as_of: date, company: str | None = None) -> list[Past]:
    """The stated windows known by the day, of every company or of one (an id).

    Left out: figures, ceilings, floors, patents, what waits for a person's word, repeated windows, and windows stated
    when the event had happened.
    """
    asked = {"as_of": as_of.isoformat(), "company": company, "kind": None, "since": ""}
    chains: dict[str, list[Row]] = defaultdict(list)
    for version in conn.execute(questions.VERSIONS, asked):
        chains[version["prediction"]].append(dict(version))
    return [
        past
        for row in map(dict, conn.execute(questions.PREDICTIONS, asked))
        if _counts(row)
        for past in of_promise(row, chains[row["prediction"]], as_of)
    ]


def _counts(row: Row) -> bool:
    ceiling = row["low"] is None and row["high"] is not None
    return not (measured(row) or ceiling or row["review"] or row["kind"] == "patent_expiry")


def of_promise(row: Row, versions: Iterable[Row], as_of: date) -> list[Past]:
    """The stated windows of one promise, oldest first; a window that only repeats the one before is none of its own."""
    ended, cause = end(row, as_of)
    found: list[Past] = []
    moved = 0
    last: tuple[str | None, str] | None = None
    for version in versions:
        moved += version["relation"] == "pushed_out"
        window = version["opens"], version["closes"]
        if not version["closes"] or version["edge"] in ("after", "through") or window == last:
            continue
        last = window
        said = date.fromisoformat(version["said_on"])
        closes = date.fromisoformat(version["closes"])
        if (cause and said >= ended) or said > closes:
            continue
        opens = date.fromisoformat(version["opens"]) if version["opens"] else None
        found.append(
            Past(
                row["prediction"],
                row["company"],
                row["family"],
                row["controller"],
                said,
                opens,
                closes,
                ended,
                cause,
                moved,
            )
        )
    return found


def end(row: Row, as_of: date) -> tuple[date, Cause]:
    """When a promise ended and how, or the day until which it was waited for."""
    if row["happened_to"] and row["status"] in ("met", "slipped"):
        low = date.fromisoformat(row["happened_from"] or row["happened_to"])
        return low + (date.fromisoformat(row["happened_to"]) - low) // 2, "delivered"
    if row["status"] == "dropped":
        return date.fromisoformat(row["judged_on"]), "dropped"
    if row["status"] == "void":
        return date.fromisoformat(row["judged_on"]), ""
    return as_of, ""


def live(history: Iterable[Past], as_of: date) -> list[Past]:
    """The newest window of every promise that is still waited for on the day."""
    newest: dict[str, Past] = {}
    for past in history:
        if not past.cause and past.ended >= as_of:
            newest[past.prediction] = past
    return list(newest.values())
