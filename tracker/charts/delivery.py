"""Delivery over time: the share of promises delivered, stopped and gone silent by so many months from their close."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, inf
from typing import Any

from tracker.charts import look
from tracker.charts.picture import Picture, picture
from tracker.metrics.curves import Step, at
from tracker.printing import counted

FIRST, LAST = -24, 36  # months from the close that are drawn
EVERY = 0.25
CAUSES = {"delivered": (look.BLUE, []), "stopped": (look.ORANGE, [7, 3]), "silent": (look.SOFT, [2, 3])}
TOLD = (-12, -6, 0, 6, 12, 24, 36)
COLUMNS = {"months": "months from the close", "delivered": "delivered", "stopped": "stopped", "silent": "silent"}


def delivery(steps: Sequence[Step], promises: int, until: float = inf) -> Picture | None:
    """The three curves of `curves.cumulative`, up to the last month that they tell of; None where nothing has ended."""
    known = list(steps)
    if not known:
        return None
    values = [value for cause in CAUSES for value in curve(known, cause, until)]
    last = floor(min(until, LAST))
    shares = ", ".join(f"{at(known, last, cause):.0%} {cause}" for cause in CAUSES)
    at_close = f"{at(known, 0, 'delivered'):.0%} delivered at the close; " if last > 0 else ""
    end = (
        f"; there the lines end, as none {'is' if promises == 1 else 'of them is'} at risk any more"
        if last < LAST
        else ""
    )
    says = (
        f"Three rising lines over the months from the close of the first window, of {counted(promises, 'promise')} in "
        f"the company's own hands: {at_close}{_when(last)} {shares}, the rest still waited for{end}. A dropped promise "
        "stays in the count and can't be delivered any more."
    )
    rows = [{"months": f"{months:+d}" if months else "at the close"} | {
        cause: f"{at(known, months, cause):.0%}" if months <= until else "–" for cause in CAUSES}
        for months in TOLD]  # fmt: skip
    scale = {"domain": list(CAUSES), "range": [colour for colour, _ in CAUSES.values()]}
    dashes = {"domain": list(CAUSES), "range": [dash or [1, 0] for _, dash in CAUSES.values()]}
    months = {"field": "months", "type": "quantitative", "title": "months from the close of the first window",
              "scale": {"domain": [FIRST, LAST], "nice": False}}  # fmt: skip
    share = {"field": "share", "type": "quantitative", "title": "share of promises", "axis": {"format": "%"},
             "scale": {"domain": [0, 1]}}  # fmt: skip
    layers: list[dict[str, Any]] = [
        {"data": {"values": [{"months": 0}]}, "mark": {"type": "rule", "color": look.INK, "strokeDash": [5, 3]},
         "encoding": {"x": {"field": "months", "type": "quantitative"}}},
        {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.2},
         "encoding": {"x": months, "y": share,
                      "color": {"field": "cause", "type": "nominal", "title": None, "scale": scale},
                      "strokeDash": {"field": "cause", "type": "nominal", "title": None, "scale": dashes},
                      "tooltip": look.tips(cause="", when="months from the close", words="share")}},
    ]  # fmt: skip
    return picture("delivery", "Delivered, stopped, silent", says, layers, COLUMNS, rows,
                   data={"values": values}, height=260)  # fmt: skip


def _when(months: int) -> str:
    """So many months from the close, in words."""
    if not months:
        return "at the close"
    return (
        f"{counted(abs(months), 'month')} {'after' if months > 0 else 'before'} {'it' if months > 0 else 'the close'}"
    )


def curve(steps: Sequence[Step], cause: str, until: float = inf) -> list[dict[str, Any]]:
    """One curve's corners within the months drawn, with its share where the drawing begins and where the curve ends.

    >>> from tracker.metrics.curves import cumulative
    >>> [(each["months"], each["share"]) for each in curve(cumulative([(1, "delivered"), (2, "")]), "delivered")]
    [(-24, 0.0), (1.0, 0.5), (36, 0.5)]
    """
    known, last = list(steps), min(float(LAST), round(until / EVERY) * EVERY if until < LAST else LAST)
    if last <= FIRST:
        return []
    corners = [(float(FIRST), at(known, FIRST, cause))]
    for step in known:
        if FIRST < step.at <= min(until, LAST):
            share, place = step.ended.get(cause, 0.0), round(step.at / EVERY) * EVERY
            if place == corners[-1][0]:
                corners[-1] = place, share
            elif share != corners[-1][1]:
                corners.append((place, share))
    corners.append((float(last), at(known, min(until, LAST), cause)))
    return [
        {"months": months if months % 1 else int(months) if abs(months) in (-FIRST, LAST) else months,
         "share": round(share, 4), "cause": cause, "when": f"{months:+g}", "words": f"{share:.0%}"}
        for months, share in corners
    ]  # fmt: skip
