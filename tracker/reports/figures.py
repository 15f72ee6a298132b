"""Guided figures against what came: shares inside, better and missed with the signed error, those moved apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.metrics.cohort import Cohort
from tracker.reports.lateness import shown
from tracker.reports.lists import MOST, capped
from tracker.reports.rows import PROMISE, Row, grouped, ids, told
from tracker.reports.strata import ahead
from tracker.reports.values import Table

APART = "moved by a later event, apart"


def shares(closed: Cohort) -> Table:
    """How many figures came inside their range, better, or outside it, in all and by horizon, wording and company."""
    lines, members, chosen = [], [], []
    for by, name, rows in _groups(closed):
        errors = shown([error for row in rows if (error := off(row)) is not None])
        widths = shown([width for row in rows if (width := wide(row)) is not None])
        lines.append(
            {"by": by, "name": name, "n": len(rows),
             **{came: sum(row["detail"] == came for row in rows) for came in ("inside", "better", "missed")},
             "dropped": sum(row["status"] == "dropped" for row in rows),
             "first": errors.first, "median": errors.median, "third": errors.third, "width": widths.median}
        )  # fmt: skip
        members.append(ids(rows))
        chosen.append(("figures", by, name))
    columns = {
        "by": "by", "name": "", "n": "judged", "inside": "inside", "better": "better", "missed": "missed",
        "dropped": "withdrawn or silent", "first": "error: first quartile", "median": "median error",
        "third": "third quartile", "width": "median width",
    }  # fmt: skip
    says = (
        "Inside the stated range, on its better side, or outside it; the error is what came less the middle of the "
        "range, as a share of the middle. Figures that a financing or a deal moved after they were guided are apart, "
        "in the last row and in no other."
    )
    return Table("figure_shares", "Figures inside, better, missed", says, columns, tuple(lines), tuple(members),
                 tuple(chosen))  # fmt: skip


def _groups(closed: Cohort) -> Iterable[tuple[str, str, Sequence[Row]]]:
    if closed.figures:
        yield "all", "figures", closed.figures
    for by, key in (
        ("said ahead", ahead),
        ("wording", lambda row: row["force"]),
        ("company", lambda row: row["company_name"]),
    ):
        groups = grouped(closed.figures, key)
        if len(groups) > 1:
            yield from ((by, name, rows) for name, rows in sorted(groups.items()))
    if apart := closed.beside.get("confounded"):
        yield "all", APART, apart


def listed(closed: Cohort) -> Table:
    """Each judged figure with what came, then those that a later event moved."""
    apart = closed.beside.get("confounded", ())
    every = [
        told(row) | {"actual": actual(row), "error": off(row), "width": wide(row),
                     "detail": f"{row['detail']}, moved by a later event" if place >= len(closed.figures)
                     else row["detail"] or row["status"]}
        for place, row in enumerate((*closed.figures, *apart))
    ]  # fmt: skip
    columns = PROMISE | {"low": "from", "high": "to", "unit": "unit", "actual": "actual", "detail": "came",
                         "error": "error", "width": "width"}  # fmt: skip
    says = "Error and width as shares of the range's middle."
    return Table("figures", "Figures", capped(says, every), columns, tuple(every[:MOST]),
                 tuple((row["prediction"],) for row in every[:MOST]))  # fmt: skip


def actual(row: Row) -> float | None:
    """What came out."""
    found: float | None = row["actual_low"] if row["actual_low"] is not None else row["actual_high"]
    return found


def _middle(row: Row) -> float:
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def off(row: Row) -> float | None:
    """The signed distance of what came from the range's middle, as a share of it; None where either is not there.

    >>> off({"low": 66.0, "high": 70.0, "actual_low": 59.5, "actual_high": 59.5})
    -0.125
    """
    middle, came = _middle(row), actual(row)
    return (came - middle) / abs(middle) if middle and came is not None else None


def wide(row: Row) -> float | None:
    """The range's width as a share of its middle; None of a figure with one end."""
    middle = _middle(row)
    if not middle or row["low"] is None or row["high"] is None:
        return None
    return float((row["high"] - row["low"]) / abs(middle))
