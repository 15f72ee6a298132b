"""Slips: the day that was stated against the day of delivery; on the line is on the last day, above it is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.charts import look
from tracker.charts.picture import Picture, picture
from tracker.metrics.slips import MONTH
from tracker.printing import counted, each, window

Row = Mapping[str, Any]
MOST = 600
CAME = {"by the stated day": (look.BLUE, "circle"), "later": (look.ORANGE, "triangle-up")}
COLUMNS = {
    "promise": "promise", "said": "said", "window": "for", "happened": "happened", "late": "months late",
}  # fmt: skip


def slips(rows: Sequence[Row]) -> Picture | None:
    """Everything delivered that a rate holds, by its stated last day and the day of its delivery; None of nothing."""
    came = [row for row in rows if row["happened_to"] and row["days_late"] is not None and row["closes"]]
    if not came:
        return None
    came.sort(key=lambda row: row["happened_to"])
    shown = [_told(row) for row in came[-MOST:]]
    late = sum(row["days_late"] > 0 for row in came)
    undelivered = len(rows) - len(came)
    says = (
        f"A mark for {_of(len(came))} that came, to the right by the last day of its first window, upwards by "
        f"the day it came; the line is where both are one. {len(came) - late} by the stated day, on the line or "
        f"below it; {late} later, above it. {counted(undelivered, 'promise')} of the same cohort "
        f"{'has' if undelivered == 1 else 'have'} no day of delivery and no mark."
    )
    days = sorted({row["stated"] for row in shown} | {row["came_on"] for row in shown})
    ends = [{"stated": day, "came_on": day} for day in (days[0], days[-1])]
    tips = look.tips(promise="promise", said="said", window="for", happened="happened", late="months late")
    layers: list[dict[str, Any]] = [
        {"data": {"values": ends}, "mark": {"type": "line", "color": look.SOFT, "strokeDash": [5, 3]},
         "encoding": {"x": look.day("stated", axis=look.years(days)), "y": look.day("came_on", axis=look.years(days))}},
        {"mark": {"type": "rule", "color": look.SOFT},
         "encoding": {"x": look.day("stated"), "y": look.day("from"), "y2": {"field": "came_on"}}},
        {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.85},
         "encoding": {"x": look.day("stated", "last day of the first window", axis=look.years(days)),
                      "y": look.day("came_on", "day it came", axis=look.years(days)),
                      "tooltip": tips, **look.named("came", CAME)}},
    ]  # fmt: skip
    return picture("slips", "Stated day against day of delivery", says, layers, COLUMNS, shown,
                   data={"values": shown}, height=340)  # fmt: skip


def _of(count: int) -> str:
    return f"each of the newest {MOST:,} of {count:,} promises" if count > MOST else each(count, "promise")


def _told(row: Row) -> dict[str, Any]:
    start = row["happened_from"] or row["happened_to"]
    low, high = date.fromisoformat(start), date.fromisoformat(row["happened_to"])
    return {
        "promise": f"{row['subject']}, {row['kind_label']}", "prediction": row["prediction"],
        "said": row["said_on"], "stated": row["closes"],
        "from": low.isoformat(), "came_on": high.isoformat(),
        "came": "later" if row["days_late"] > 0 else "by the stated day",
        "window": window(row["opens"], row["closes"]),
        "happened": window(start, row["happened_to"]),
        "late": f"{row['days_late'] / MONTH:+.1f}",
    }  # fmt: skip
