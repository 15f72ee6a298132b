"""How late what came was, how often and how openly dates moved, what came by when, how exact the windows were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tracker.metrics import curves
from tracker.metrics import slips as slips_
from tracker.metrics.cohort import Cohort, measured
from tracker.reports.rows import Row, grouped
from tracker.reports.values import Table


def slips(closed: Cohort, versions: Sequence[Row]) -> Table:
    """Months late of what was delivered, moves, stealth, warning."""
    late, each = slips_.spread(slips_.months_late(closed.events)), slips_.spread(slips_.per_month(closed.events))
    moved = slips_.moves(versions)
    ahead, slipped = slips_.warnings(row for row in closed.events if row["status"] == "slipped")
    told: list[dict[str, Any]] = [
        {"what": "months late, of what was delivered (early is negative)", "n": late.n, "first": late.first,
         "median": late.median, "third": late.third, "ninth": late.ninth},
        {"what": "months late for each month promised ahead", "n": each.n, "first": each.first,
         "median": each.median, "third": each.third, "ninth": each.ninth},
        {"what": "windows pushed out, for each promise", "n": moved.promises,
         "median": moved.pushed_out / moved.promises if moved.promises else None},
        {"what": "months moved each time", "n": moved.pushed_out, "median": moved.months},
        {"what": "promises pushed out twice or more", "n": moved.promises, "count": moved.twice},
        {"what": "later windows printed beside “on track” or without a word of delay", "n": moved.slipping,
         "count": moved.stealth},
        {"what": "slips announced 30 days or more before the close", "n": slipped, "count": ahead},
    ]  # fmt: skip
    columns = {"what": "", "n": "of", "count": "count", "first": "first quartile", "median": "median or mean",
               "third": "third quartile", "ninth": "ninth decile"}  # fmt: skip
    says = "What was dropped has no slip and is in no mean. Moves are counted over every promise, open ones too."
    return Table("slips", "How late, how often moved", says, columns, tuple(told))


def delivery(closed: Cohort, rows: Sequence[Row], as_of: date) -> Table:
    """The share delivered, stopped and gone silent at the close of the first window and after, drops competing."""
    times: list[tuple[float, str]] = []
    inside = {row["prediction"] for row in closed.events}
    for row in rows:
        decided = row["status"] in ("met", "slipped", "dropped")
        if row["prediction"] not in inside and (decided or not _waited_for(row)):
            continue  # figures, doubts, and successes whose day has not come
        if row["controller"] == "self":
            times.append(_ended(row, date.fromisoformat(row["closes"]), as_of))
    steps = curves.cumulative(times)
    told = tuple(
        {"when": words, "n": sum(time >= months for time, _ in times)}
        | {cause: curves.at(steps, months, cause) for cause in ("delivered", "stopped", "silent")}
        for months, words in (
            (0, "at the close"),
            (6, "6 months after"),
            (12, "12 months after"),
            (24, "24 months after"),
        )
    )
    says = (
        "Cumulative incidence (Aalen-Johansen) in months from the close of the first window, of what is in the "
        "company's own hands; promises still waited for count up to the day of the report."
    )
    columns = {"when": "", "n": "still at risk", "delivered": "delivered", "stopped": "stopped", "silent": "silent"}
    return Table("delivery", "Delivery over time", says, columns, told if times else ())


def _waited_for(row: Row) -> bool:
    """Whether an undecided promise could still be delivered, late or not, and no doubt hangs on it."""
    dated = row["closes"] and row["edge"] != "after" and not measured(row) and row["kind"] != "patent_expiry"
    ceiling = row["low"] is None and row["high"] is not None
    return bool(dated and not ceiling and not row["review"])


def _ended(row: Row, close: date, as_of: date) -> tuple[float, str]:
    if row["happened_to"]:
        low = date.fromisoformat(row["happened_from"] or row["happened_to"])
        middle = low + (date.fromisoformat(row["happened_to"]) - low) / 2
        return (middle - close).days / slips_.MONTH, "delivered"
    if row["status"] == "dropped":
        ended = date.fromisoformat(row["judged_on"])
        return (ended - close).days / slips_.MONTH, "silent" if row["detail"] == "silent" else "stopped"
    until = date.fromisoformat(row["judged_on"]) if row["status"] == "void" else as_of
    return (until - close).days / slips_.MONTH, ""


def specificity(rows: Sequence[Row]) -> Table:
    """How wide the stated windows were, by the year in which they were said."""
    told = []
    for year, members in sorted(grouped(rows, lambda row: row["said_on"][:4]).items()):
        widths = [
            (date.fromisoformat(row["closes"]) - date.fromisoformat(row["opens"])).days + 1
            for row in members
            if row["opens"] and row["closes"] and row["edge"] in ("in", "about")
        ]
        told.append(
            {
                "year": year,
                "n": len(members),
                "dated": len(widths),
                "days": sum(widths) / len(widths) if widths else None,
            }
        )
    columns = {"year": "year said", "n": "promises", "dated": "with both ends stated", "days": "mean width in days"}
    return Table("specificity", "How exact the guidance was", "The mean width of first windows with two stated ends.",
                 columns, tuple(told))  # fmt: skip
