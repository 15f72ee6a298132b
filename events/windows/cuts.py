"""Rules for the parts that are cut from a unit: thirds, ends, beginnings, the first six months."""

from __future__ import annotations

import re

from events.windows.grammar import Rule, Stage, value, values
from events.windows.running import current
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node


def _third(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    thirds: list[int] = values(nodes, "third")
    if value(nodes, "middle"):
        thirds = [2]
    elif not thirds:
        side = value(nodes, "side|ordinal")
        thirds = [3 if side == 2 else 1 if side == 1 else 0] if side else [3]
    if 0 in thirds or (unit.grain == "day" and unit.span is None):
        return None
    if len(thirds) == 2:
        return unit.cut("thirds", thirds[0] * 10 + thirds[1]) if thirds[0] < thirds[1] else None
    return unit.cut("third", thirds[0])


# "to end the year with a margin of 8%" tells of the whole year, "with 40 stores" of its last day
_ENDS = re.compile(r"\b(?:to|will|should|would) \Z")
_FLOW = re.compile(
    r"\b(?:margins?|growth|revenues?|sales|eps|earnings|ebitda|ebit|income|profits?|results?|bookings|comps?)\b", re.I
)
_BALANCE = re.compile(
    r"\b(?:cash|debt|backlog|headcount|employees|stores|leverage|balance|inventory|liquidity)\b|"
    r"\A (?:with|at)(?: (?:about|around|roughly|approximately|over|some|between))* (?=[\d$€£])"
)


END_OF_RANGE = re.compile(r"\b(?:low|high|lower|higher|top|upper|bottom)[ -]$", re.IGNORECASE)


def _end(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = value(nodes, "unit")
    end = next(node for node in nodes if node.kind == KIND["end"])
    text = moment.words[end.start : end.end].lower()
    if (text != "end" and not value(nodes, "hyphen|of|possessive")) or unit.grain == "day":
        return None
    if text == "end" and END_OF_RANGE.search(moment.words, max(0, end.start - 10), end.start):
        return None  # "the low end of full-year revenue": of a range
    if not value(nodes, "hyphen|of|possessive") and _ENDS.search(moment.words, max(0, end.start - 12), end.start):
        behind = moment.words[nodes[-1].end : nodes[-1].end + 70]
        return unit.cut("end") if _BALANCE.search(behind) and not _FLOW.search(behind) else unit
    return unit.cut("end")


def _end_of(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    return unit.cut("end") if unit.grain in ("year", "half", "quarter", "month") and not unit.cuts else None


def _begin(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    return None if unit.grain == "day" else unit.cut("begin")


def _nth_of(nodes: list[Node], moment: Moment) -> Unit | None:
    """The first six months of 2008, the last week of June."""
    unit: Unit = nodes[-1].value
    if unit.grain == "day":
        return None
    length = value(nodes, "length")
    last = value(nodes, "last|final") is not None
    number = value(nodes, "ordinal") or 1
    if length is not None:
        low, high, of = length
        return unit.cut("last" if last else "first", high, of) if low == high and (last or number == 1) else None
    plural = {KIND["months"]: "month", KIND["weeks"]: "week", KIND["days"]: "day", KIND["quarters"]: "quarter"}
    for node in nodes:
        if node.kind in plural:
            of = plural[node.kind]
            return (
                unit.cut("end" if last and of in ("week", "day") else "third", 3 if last else 1)
                if number == 1
                else None
            )
        if node.kind in (KIND["monthword"], KIND["week"], KIND["dayword"], KIND["quarter"]):
            of = {KIND["monthword"]: "month", KIND["week"]: "week", KIND["dayword"]: "day", KIND["quarter"]: "quarter"}[
                node.kind
            ]
            return unit.cut("last", 1, of) if last else unit.cut("nth", number, of)
    return None


def _half_of(nodes: list[Node], moment: Moment) -> Unit | None:
    part, unit = nodes[0].value, nodes[-1].value
    if part.grain != "half" or part.cuts or part.year or part.last or unit.grain == "day":
        return None
    cut: Unit = unit.cut("half", part.number)
    return cut


_OF = "(?:<part|end|half|months|weeks|quarters|years> <of> | <in|of|on>)?"
CUTS = Stage.of(
    (
        Rule("part of the year without saying which", "<third> <hyphen>? <next> (?!<length_word|half|pointed>)",
             lambda n, m: current("year", 1, None, m).cut("third", value(n, "third")), "dated",
             ("Launch is set [for late this year or early next]. => 2010-09-01..2011-04-30 in",),
              ("The next early bird.",)),
        Rule("third of a unit",
             "<third> (?:<hyphen>? <to|hyphen|or|slash|and> <hyphen>? <third>)? <hyphen>? " + _OF + " <the>? <unit>",
             _third, "dated",
             ("We file [in early 2011]. => 2011-01-01..2011-04-30 in",
              "We file [in late June]. => 2011-06-21..2011-06-30 in",
              "We file [late in the second quarter of 2011]. => 2011-06-01..2011-06-30 in",
              "We file [in mid-to-late 2011]. => 2011-05-01..2011-12-31 in"),
             ("These are early stage trials.",)),
        Rule("latter, early or back part of a unit", "<side|later|ordinal> <part|end> <of> <the>? <unit>", _third,
             "dated",
             ("We file [in the latter part of 2011]. => 2011-09-01..2011-12-31 in",),
              ("The first part of the study ends.",)),
        Rule("halfway through a unit", "<middle> (?:<through|in|of>) <the>? <unit>", _third, "dated",
             ("We report [midway through 2011]. => 2011-05-01..2011-08-31 in",), ("We are midway through the trial.",)),
        Rule("first or last so many of a unit",
             "<ordinal|last|final> (?:<length> | <months|weeks|days|quarters|monthword|week|dayword|quarter>)"
             " (?:<of|in> <the>?)? <unit>",
             _nth_of, "dated",
             ("Sales [in the first six months of 2011] double. => 2011-01-01..2011-06-30 in",
              "We open [in the last week of November]. => 2010-11-24..2010-11-30 in",
              "We open [in the final weeks of 2010]. => 2010-12-01..2010-12-31 in"),
             ("The first week of treatment.",)),
        Rule("half of a shorter unit", "<bare> <of> <the>? <pointed>", _half_of, "dated",
             ("We open [in the first half of December]. => 2010-12-01..2010-12-15 in",),
              ("The first half of treatment.",)),
        Rule("end of a unit", "<end> (?:<hyphen>? <of>? <hyphen>? <the>?) <unit>", _end, "dated",
             ("We file [by the end of 2011]. => 2010-10-28..2011-12-31 by",
              "We file [at the end of June]. => 2011-06-21..2011-06-30 in",
              "We file [at end-2011]. => 2011-12-01..2011-12-31 in"),
             ("Revenue came close 2011 levels.",)),
        Rule("leaving a unit", "<exit> <the>? <unit>", _end_of, "dated",
             ("We see margins of 20% [exiting fiscal 2011]. (year end 06-30) => 2011-06-01..2011-06-30 in",
              "Headcount is 200 as we [exit the year]. => 2010-12-01..2010-12-31 in"),
             ("We exit the business.",)),
        Rule("unit, then its end", "<unit> (?:<hyphen|possessive>)? <end> (?!<of>)", _end, "dated",
             ("We file [by June-end]. => 2010-10-28..2011-06-30 by",), ("In 2011 close ties grew.",)),
        Rule("start of a unit", "<begins> <of> <the>? <unit>", _begin, "dated",
             ("We file [at the beginning of 2011]. => 2011-01-01..2011-01-31 in",), ("The start of enrolment.",)),
        Rule("all of a unit", "<full> <of>? <the>? <unit>", lambda n, m: n[-1].value, "dated",
             ("We guide [for all of the fourth quarter of 2010]. => 2010-10-01..2010-12-31 in",), ("All of them.",)),
    ),
    needs="third|end|exit|begins|middle|side|ordinal|last|final|later|full|bare",
)  # fmt: skip
