"""Rules for weeks and for periods named by the day on which they end."""

from __future__ import annotations

from dataclasses import replace

from events import calendar
from events.windows.grammar import Rule, Stage, value
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

_MONTHS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3, "half": 6, "year": 12, "years": 12}


def _ending(nodes: list[Node], moment: Moment) -> Unit | None:
    at = next(index for index, node in enumerate(nodes) if node.kind in (KIND["ending"], KIND["end"]))
    point: Unit = nodes[-1].value if nodes[-1].kind != KIND["close"] else nodes[-2].value
    if point.grain not in ("day", "month"):
        return None
    if point.year is None and moment.words[nodes[at].start : nodes[at].end].lower() == "ended":
        moment = replace(moment, back=True)
    closes = moment.days(point)[1]
    count = value(nodes[:at], "number") or 1
    half = any(node.kind == KIND["half"] for node in nodes[:at])
    grain = ""
    for node in nodes[:at]:
        if node.kind in (KIND["week"], KIND["weeks"]):
            opens = calendar.add_days(closes, 1 - 7 * count)
            return Unit("span", span=(opens, closes), year=point.year, loose=point.year is None)
        if node.kind in _ENDING_UNITS:
            grain = _ENDING_UNITS[node.kind]
    if not grain:
        return None
    length = 6 if half else _MONTHS[grain] * count
    opens = calendar.add_days(calendar.move_months(closes, -length), 1)
    fiscal = True if value(nodes[:at], "fiscal|fy") else None
    grain = "half" if half else grain if count == 1 else "span"
    return Unit(grain, span=(opens, closes), year=closes.year, fiscal=fiscal)


_ENDING_UNITS = {KIND["monthword"]: "month", KIND["months"]: "month", KIND["quarter"]: "quarter",
                 KIND["quarters"]: "quarter", KIND["half"]: "half", KIND["year"]: "year",
                      KIND["years"]: "year"}  # fmt: skip


def _week_of(nodes: list[Node], moment: Moment) -> Unit | None:
    point: Unit = value(nodes, "pointed")
    if point.grain != "day":
        return None
    opens, closes = moment.days(point)
    if any(node.kind == KIND["ending"] for node in nodes):
        opens = calendar.add_days(closes, -6)
    elif any(node.kind in (KIND["begin"], KIND["beginning"], KIND["starting"]) for node in nodes):
        closes = calendar.add_days(opens, 6)
    else:
        opens, closes = calendar.week(opens)
    return Unit("week", span=(opens, closes), year=opens.year)


_WHICH = "(?:<number|half|rank|fiscal|calendar|full|fy|last|next|current|hyphen>){0,5}"
_ENDING = "<yyyy>? (?:<hyphen>? <fiscal>? <period>)? <comma|open>? <ending|end> <on|in|at>? <the>? <pointed>"
ENDINGS = Stage.of(
    (
        Rule(
            "week of a day",
            "<week> (?:<of>|<begins|starting|ending>) <on>? <the>? <pointed>",
            _week_of,
            "dated",
            ("Data follow [in the week of May 12, 2025]. => 2025-05-12..2025-05-18 in",),
            ("We meet the week of the congress.",),
        ),
        Rule(
            "year that ends on a day",
            f"{_WHICH} <year> {_ENDING}",
            _ending,
            "yearunit",
            (
                "Loss [for the fiscal year ending June 30, 2011]. => 2010-07-01..2011-06-30 in",
                "Loss [in the second quarter of the fiscal year ending June 30, 2011]. => 2010-10-01..2010-12-31 in",
            ),
            ("The year ended with a record.",),
        ),
        Rule(
            "period that ends on a day",
            f"{_WHICH} <length_word|half> {_ENDING}",
            _ending,
            "dated",
            (
                "We guide [for the quarter ending June 30, 2011]. => 2011-04-01..2011-06-30 in",
                "Sales [in the six months ending December 31, 2010] rise. => 2010-07-01..2010-12-31 in",
                "We guide [for the quarter ending December 31]. => 2010-10-01..2010-12-31 in",
            ),
            ("The quarter ended with a record.",),
        ),
    ),
    needs="ending|week|end",
)
