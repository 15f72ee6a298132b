"""Guidance ranges against actuals: each as a share of its range's middle, so that dollars and units share one axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tracker.charts import look
from tracker.charts.picture import Picture, picture
from tracker.printing import each, window

Row = Mapping[str, Any]
MOST = 50
EDGE = 1.0  # what lies further off than this share of the middle is drawn at the edge
CAME = {
    "inside": (look.BLUE, "circle"),
    "better": (look.BLUE, "triangle-up"),
    "missed": (look.ORANGE, "diamond"),
    "confounded": (look.SOFT, "cross"),
}
COLUMNS = {"figure": "figure", "said": "said", "guided": "guided", "actual": "actual", "came": "came", "error": "error"}


def ranges(rows: Sequence[Row], confounded: Sequence[Row] = ()) -> Picture | None:
    """Guided figures with what came, those that something else moved marked as such; None where nothing came."""
    apart = {row["prediction"] for row in confounded}
    known = [told for row in (*rows, *confounded) if (told := _told(row, row["prediction"] in apart))]
    if not known:
        return None
    known.sort(key=lambda row: (row["ended"], row["figure"]))
    shown = known[-MOST:]
    seen: Counter[str] = Counter()
    for row in shown:
        seen[row["figure"]] += 1
        row["lane"] = row["figure"] if seen[row["figure"]] == 1 else f"{row['figure']} ({seen[row['figure']]})"
    counts = Counter(row["came"] for row in known)
    held = ", ".join(f"{counts[came]} {came}" for came in CAME if counts[came])
    of = f"each of the newest {MOST} of {len(known):,} figures" if len(known) > MOST else each(len(known), "figure")
    says = (
        f"A bar for the range of {of} as it was guided first, and a mark for what came, both as distance from "
        f"the middle of the range in percent of it. {held}. What lies over {EDGE:.0%} off is drawn at the edge."
    )
    marks = look.named("came", {came: CAME[came] for came in CAME if counts[came]})
    tips = look.tips(figure="figure", said="said", guided="guided", actual="came out at", came="came", error="error")
    reach = max([0.1, *(abs(row[end]) for row in shown for end in ("from", "to", "at"))])
    lane = {"field": "lane", "type": "nominal", "sort": None, "title": None, "axis": {"domain": False, "ticks": False}}
    off = {"type": "quantitative", "title": "distance from the middle of the range", "axis": {"format": "+.0%"},
           "scale": {"domain": [-1.08 * reach, 1.08 * reach]}}  # fmt: skip
    layers: list[dict[str, Any]] = [
        {"data": {"values": [{"from": 0}]}, "mark": {"type": "rule", "color": look.SOFT, "strokeDash": [5, 3]},
         "encoding": {"x": {"field": "from", **off}}},
        {"mark": {"type": "bar", "color": look.PALE, "size": 10, "stroke": look.PALE, "strokeWidth": 1.5},
         "encoding": {"y": lane, "x": {"field": "from", **off}, "x2": {"field": "to"}, "tooltip": tips}},
        {"mark": {"type": "point", "filled": True, "size": 80, "opacity": 1},
         "encoding": {"y": lane, "x": {"field": "at", **off}, "tooltip": tips, **marks}},
    ]  # fmt: skip
    return picture("ranges", "Guided ranges and what came", says, layers, COLUMNS, shown,
                   data={"values": shown}, height=20 * len(shown))  # fmt: skip


def _told(row: Row, confounded: bool) -> dict[str, Any] | None:
    """A figure's bar and mark, or None where it has no middle to measure from or nothing came."""
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    actual = row["actual_low"] if row["actual_low"] is not None else row["actual_high"]
    middle = sum(ends) / len(ends) if ends else 0
    if not middle or actual is None:
        return None
    size = abs(middle)

    def off(value: float) -> float:
        return float(round(min(max((value - middle) / size, -EDGE), EDGE), 4))

    unit = f" {row['unit']}" if row["unit"] else ""
    return {
        "figure": f"{row['subject']}, {window(row['opens'], row['closes'])}", "prediction": row["prediction"],
        "said": row["said_on"], "ended": row["closes"] or "",
        "guided": " to ".join(f"{end:,.10g}" for end in dict.fromkeys(ends)) + unit,
        "actual": f"{actual:,.10g}{unit}",
        "came": "confounded" if confounded else row["detail"] or row["status"],
        "error": f"{(actual - middle) / size:+.0%}",
        "from": off(min(ends)), "to": off(max(ends)), "at": off(actual),
    }  # fmt: skip
