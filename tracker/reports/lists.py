"""The promises themselves, one row each: the longest slips, the silent, what is due and overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.reports.rows import PROMISE, Row, told
from tracker.reports.values import Table

MOST = 200  # rows that a list shows; the saved query beside it has all


def capped(says: str, rows: Sequence[Row]) -> str:
    """The sentence of a list, with how many it leaves to its saved query.

    >>> capped("All.", [{}] * 3), capped("Some.", [{}] * 1200)
    ('All.', 'Some. The first 200 of 1,200 are shown.')
    """
    return says if len(rows) <= MOST else f"{says} The first {MOST} of {len(rows):,} are shown."


def longest(rows: Sequence[Row]) -> Table:
    """The ten longest slips, by what came or by the newest window."""
    late: list[tuple[int, str, Row]] = []
    for row in rows:
        if row["status"] == "slipped" and row["closes"]:
            days = _slip(row)
            if days > 0:
                late.append((-days, row["prediction"], row))
    late.sort(key=lambda each: each[:2])
    shown = [told(row) | {"days": -days} for days, _, row in late[:10]]
    columns = PROMISE | {"now": "newest window", "happened": "happened", "days": "days", "because": "because"}
    says = "Not delivered by the stated date; days from the close of the first window to the event or the newest close."
    return Table(
        "longest",
        "The longest slips",
        says,
        columns,
        tuple(shown),
        tuple((row["prediction"],) for row in shown),
    )


def _slip(row: Row) -> int:
    """Days late as judged, of what has not come those to the close of the newest window."""
    if row["happened_to"] and row["days_late"] is not None:
        return int(row["days_late"])
    newest = row["happened_to"] or row["current_closes"] or row["closes"]
    return (date.fromisoformat(newest) - date.fromisoformat(row["closes"])).days


def silent(rows: Sequence[Row]) -> Table:
    """What was dropped without a word."""
    listed = [row for row in rows if row["detail"] == "silent"]
    says = "No mention found in the two periodic reports after the close, with every report since then in the ledger."
    return Table(
        "silent",
        "Silent",
        capped(says, listed),
        PROMISE | {"because": "because"},
        tuple(told(row) for row in listed[:MOST]),
        tuple((row["prediction"],) for row in listed[:MOST]),
    )


def due(rows: Sequence[Row]) -> Table:
    """What is due or overdue."""
    listed = [row for row in rows if row["status"] in ("due", "overdue") and row["kind"] != "patent_expiry"]
    listed.sort(key=lambda row: (row["closes"] or "9999", row["prediction"]))
    says = "Nothing in the ledger decides these yet; their windows have opened or closed."
    columns = {"status": "status"} | PROMISE | {"now": "newest window"}
    members = tuple((row["prediction"],) for row in listed[:MOST])
    shown = tuple(told(row) for row in listed[:MOST])
    return Table("due", "Due and overdue", capped(says, listed), columns, shown, members)
