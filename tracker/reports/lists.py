"""The promises themselves, one row each: the longest slips, the silent, the figures, what is due and overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.metrics.cohort import Cohort
from tracker.reports.rows import PROMISE, Row, told
from tracker.reports.values import Table


def longest(rows: Sequence[Row]) -> Table:
    """The ten longest slips, by what came or by the newest window."""
    late = []
    for row in rows:
        if row["status"] == "slipped" and row["closes"]:
            until = row["happened_to"] or row["current_closes"]
            if until and until > row["closes"]:
                days = (date.fromisoformat(until) - date.fromisoformat(row["closes"])).days
                late.append(told(row) | {"days": days})
    late.sort(key=lambda row: (-row["days"], row["prediction"]))
    columns = PROMISE | {"now": "newest window", "happened": "happened", "days": "days", "because": "because"}
    says = "Not delivered by the stated date; days from the close of the first window to the event or the newest close."
    return Table(
        "longest",
        "The longest slips",
        says,
        columns,
        tuple(late[:10]),
        tuple((row["prediction"],) for row in late[:10]),
    )


def silent(rows: Sequence[Row]) -> Table:
    """What was dropped without a word."""
    listed = [told(row) for row in rows if row["detail"] == "silent"]
    says = "No mention found in the two periodic reports after the close, with every report since then in the ledger."
    return Table(
        "silent",
        "Silent",
        says,
        PROMISE | {"because": "because"},
        tuple(listed),
        tuple((row["prediction"],) for row in listed),
    )


def figures(closed: Cohort) -> Table:
    """Guided figures against what came, with the error against the middle of the range."""
    listed = []
    for row in closed.figures:
        low, high = row["low"], row["high"]
        ends = [end for end in (low, high) if end is not None]
        middle = sum(ends) / len(ends) if ends else None
        actual = row["actual_low"] if row["actual_low"] is not None else row["actual_high"]
        error = (actual - middle) / abs(middle) if middle and actual is not None else None
        width = (high - low) / abs(middle) if middle and low is not None and high is not None else None
        listed.append(told(row) | {"actual": actual, "error": error, "width": width})
    columns = PROMISE | {"low": "from", "high": "to", "unit": "unit", "actual": "actual", "detail": "came",
                         "error": "error", "width": "width"}  # fmt: skip
    says = "Inside, better, or outside the stated range; error and width as shares of the range's middle."
    return Table("figures", "Figures", says, columns, tuple(listed), tuple((row["prediction"],) for row in listed))


def due(rows: Sequence[Row]) -> Table:
    """What is due or overdue."""
    listed = [told(row) for row in rows if row["status"] in ("due", "overdue") and row["kind"] != "patent_expiry"]
    listed.sort(key=lambda row: (row["closes"] or "9999", row["prediction"]))
    says = "Nothing in the ledger decides these yet; their windows have opened or closed."
    columns = {"status": "status"} | PROMISE | {"now": "newest window"}
    members = tuple((row["prediction"],) for row in listed)
    return Table("due", "Due and overdue", says, columns, tuple(listed), members)
