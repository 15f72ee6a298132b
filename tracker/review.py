"""What waits for a person, what people have decided, and what a decision changes: lists for pages and commands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tracker import queries
from tracker.errors import UsageError
from tracker.rows import Row

LATEST = "9999-12-31"


def waiting(conn: sqlite3.Connection, company: str | None = None) -> list[Row]:
    """Every prediction with a question that the evidence doesn't settle, each with its candidates."""
    rows = [dict(row) for row in conn.execute(queries.QUESTIONS, {"company": company})]
    return [{**row, "candidates": candidates(conn, row["prediction"])} for row in rows]


def candidates(conn: sqlite3.Connection, prediction: str) -> list[Row]:
    """The later passages that a person may confirm: likely, but not sure enough to act alone; the likeliest first."""
    found = conn.execute(queries.SIGHTINGS, {"prediction": prediction, "as_of": LATEST})
    between = [
        dict(row) for row in found if row["score"] < queries.ACTS and row["bearing"] not in ("reaffirmed", "named")
    ]
    return sorted(between, key=lambda row: (-row["score"], row["known_on"], row["sighting"]))


def history(conn: sqlite3.Connection, company: str | None = None) -> list[Row]:
    """Every decision in the order in which they were made, with what it is about and what took it back."""
    return [dict(row) for row in conn.execute(queries.DECISIONS, {"company": company})]


def named(conn: sqlite3.Connection, text: str) -> Row:
    """The prediction of this id, or of the only id that begins so."""
    found = [dict(row) for row in conn.execute(queries.NAMED, {"id": text})]
    found = [row for row in found if row["prediction"] == text] or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(
            f"no prediction {text!r} in this ledger; `tracker status` in a pipe ends each line with its id"
        )
    shown = ", ".join(row["prediction"] for row in found[:8])
    raise UsageError(f"{text!r} may be any of {shown}; give more of the id")


def changed(before: Iterable[Row], after: Iterable[Row]) -> list[Row]:
    """The predictions that stand otherwise than before, with `before` and `after` in words."""
    stood = {row["prediction"]: row for row in before}
    stand = {row["prediction"]: row for row in after}
    told = []
    for id in sorted(stood.keys() | stand.keys(), key=lambda each: (stood.get(each) or stand[each])["first_said_on"]):
        was, now = (_told(found.get(id)) for found in (stood, stand))
        if was != now:
            told.append({**(stand.get(id) or stood[id]), "before": was, "after": now})
    return told


def _told(row: Row | None) -> str:
    if row is None:
        return "no prediction"
    if row["outcome"] is None:
        return "undecided, a person is asked" if row["review"] else "undecided"
    detail = f" ({row['detail']})" if row["detail"] else ""
    return f"{row['outcome']}{detail}"
