"""Swim lanes: a row a promise, from the day it was said to its window, the newest window, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tracker.charts import look
from tracker.charts.picture import Picture, picture
from tracker.printing import counted, each, window

Row = Mapping[str, Any]
MOST = 60
# each with a colour and a shape of its own
STATUSES = {
    "met": (look.BLUE, "circle"),
    "slipped": (look.ORANGE, "triangle-right"),
    "dropped": (look.INK, "cross"),
    "void": (look.SOFT, "stroke"),
    "open": (look.SOFT, "triangle-up"),
    "due": (look.SOFT, "square"),
    "overdue": (look.ORANGE, "diamond"),
}
HOLLOW = ("open", "due", "overdue")
COLUMNS = {
    "subject": "subject", "what": "what", "said": "said", "window": "first window", "newest": "newest window",
    "status": "standing", "happened": "happened",
}  # fmt: skip


def lanes(rows: Sequence[Row], as_of: date) -> Picture | None:
    """The lanes of one company's promises, the newest where they are many; None where there is nothing to draw."""
    # the day a patent ends is the law's, and lies far off
    dated = [row for row in rows if (row["opens"] or row["closes"]) and row["kind"] != "patent_expiry"]
    dated.sort(key=lambda row: row["said_on"])
    if not dated:
        return None
    shown = dated[-MOST:]
    names: Counter[str] = Counter()
    told = [_told(row, names) for row in shown]
    counts = Counter(row["status"] for row in shown)
    held = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    of = f"each of the newest {len(shown)} of {counted(len(dated), 'promise')}" if len(dated) > MOST else (
        each(len(dated), "promise")
    )  # fmt: skip
    says = (
        f"A lane for {of}, by the day it was said: a line from that day to the first window, a bar for the "
        f"window, a frame for the newest window where it moved, and a mark at the day it happened, or at the window's "
        f"close where it has not; the broken line is the day of the report. {held}."
    )
    if apart := len(rows) - len(dated):
        says += f" No lane: {counted(apart, 'promise')} without a day, or of a patent's end."
    standings = [status for status in STATUSES if counts[status]]
    return picture(
        "lanes", "Promises over time", says, _layers(told, as_of, standings), COLUMNS, told,
        data={"values": told}, height=17 * len(told),
    )  # fmt: skip


def _told(row: Row, names: Counter[str]) -> dict[str, Any]:
    name = f"{row['subject']}, {row['kind_label']}"
    names[name] += 1
    opens = row["opens"] or row["said_on"]
    until = row["closes"]
    moved = (row["current_opens"], row["current_closes"]) != (row["opens"], row["closes"]) and row["current_closes"]
    now = row["current_closes"] if moved else None
    happened = row["happened_to"] if row["status"] in ("met", "slipped") else None
    return {
        "lane": name if names[name] == 1 else f"{name} ({names[name]})",
        "prediction": row["prediction"],
        "subject": row["subject"], "what": row["kind_label"], "said": row["said_on"],
        "opens": max(opens, row["said_on"]) if until and until >= row["said_on"] else opens,
        "until": _after(until) if until else None,
        "now_opens": (row["current_opens"] or row["current_closes"]) if now else None,
        "now_until": _after(now) if now else None,
        "mark": happened or now or until or opens,
        "status": row["status"] + (", " + row["detail"].replace("_", " ") if row["detail"] else ""),
        "standing": row["status"],
        "hollow": row["status"] in HOLLOW,
        "window": window(row["opens"], row["closes"]),
        "newest": window(row["current_opens"], row["current_closes"]) if now else "",
        "happened": window(row["happened_from"] or happened, happened) if happened else "",
    }  # fmt: skip


def _after(day: str) -> str:
    """The day after, where a window that counts its last day ends on a line."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def _layers(told: Sequence[Row], as_of: date, statuses: Sequence[str]) -> list[dict[str, Any]]:
    along = look.years([as_of.isoformat(), *(row[day] for row in told for day in ("said", "mark"))])
    marks = look.named("standing", {status: STATUSES[status] for status in statuses})
    lane = {"field": "lane", "type": "nominal", "sort": None, "title": None, "axis": {"domain": False, "ticks": False}}
    tips = look.tips(lane="promise", said="said", window="first window", newest="newest window", status="standing",
                     happened="happened")  # fmt: skip
    return [
        {"mark": {"type": "rule", "color": look.SOFT, "strokeWidth": 1},
         "encoding": {"y": lane, "x": look.day("said", axis=along), "x2": {"field": "opens"}}},
        {"mark": {"type": "tick", "color": look.SOFT, "thickness": 2, "size": 8},
         "encoding": {"y": lane, "x": look.day("said")}},
        {"transform": [{"filter": "datum.until"}],
         "mark": {"type": "bar", "color": look.PALE, "size": 9, "stroke": look.PALE, "strokeWidth": 1.5},
         "encoding": {"y": lane, "x": look.day("opens"), "x2": {"field": "until"}, "tooltip": tips}},
        {"transform": [{"filter": "datum.now_until"}],
         "mark": {"type": "bar", "filled": False, "size": 9, "stroke": look.ORANGE, "strokeWidth": 1.3},
         "encoding": {"y": lane, "x": look.day("now_opens"), "x2": {"field": "now_until"}, "tooltip": tips}},
        {"mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "strokeWidth": 1.5},
         "encoding": {"y": lane, "x": look.day("mark"), "tooltip": tips, **marks,
                      "fillOpacity": {"condition": {"test": "datum.hollow", "value": 0}, "value": 1},
                      "stroke": marks["color"]}},
        {"data": {"values": [{"day": as_of.isoformat(), "words": f"as of {as_of}"}]},
         "mark": {"type": "rule", "color": look.INK, "strokeDash": [5, 3]}, "encoding": {"x": look.day("day")}},
        {"data": {"values": [{"day": as_of.isoformat(), "words": f"as of {as_of}"}]},
         "mark": {"type": "text", "color": look.INK, "align": "right", "baseline": "bottom", "dx": -4, "fontSize": 11},
         "encoding": {"x": look.day("day"), "y": {"value": 0}, "text": {"field": "words"}}},
    ]  # fmt: skip
