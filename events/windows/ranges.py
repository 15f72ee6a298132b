"""Rules that make one window of two: ranges, alternatives, neighbours, and the sharper word in parentheses.

The year missing on one side is taken from the other: "November to February 2026" opens in November 2025.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from events.calendar import Span
from events.types import Edge
from events.windows.grammar import Rule, Stage, value
from events.windows.lengths import by
from events.windows.running import current
from events.windows.units import Moment, Sense, Unit
from events.windows.vocabulary import KIND, Node

# "moved from the first to the second quarter": the old window and the new one, not a range
MOVING = re.compile(
    r"\b(?:mov|shift|postpon|delay|push|chang|revis|reschedul|defer|slipp|accelerat|amend|updat|extend|brought forward|"
    r"pulled)\w*(?:\W+\w+){0,6}\W*$"
)
SEPARATE = re.compile(r"[^.;]{0,80}\brespectively\b")
DAY = timedelta(days=1)


def _units(nodes: list[Node]) -> list[Unit]:
    return [node.value for node in nodes if node.kind in _UNIT]


_UNIT = KIND["bare"] + KIND["dated"] + KIND["yearunit"]


def _together(units: list[Unit], moment: Moment) -> tuple[Span, Span, Unit, Unit] | None:
    """Both ends with their years; None where the second would end before the first."""
    left, right = units[0], units[-1]
    if left.fiscal and right.fiscal is None and right.pure_year:  # "fiscal years 2026 and 2027"
        right = replace(right, fiscal=True)
    if left.year is None and right.year is not None:
        year = right.year if right.span is None else right.span[0].year
        left = replace(left, year=year, fiscal=right.fiscal if left.fiscal is None else left.fiscal)
        if moment.days(left)[0] > moment.days(right)[0]:
            left = replace(left, year=year - 1)
    elif right.year is None:
        first = moment.days(left)
        right = replace(right, year=moment.year_of(left), fiscal=left.fiscal if right.fiscal is None else right.fiscal)
        if moment.days(right)[1] < first[0]:
            right = replace(right, year=(right.year or 0) + 1)
    opens, closes = moment.days(left), moment.days(right)
    return None if closes[1] < opens[0] or closes[0] < opens[0] else (opens, closes, left, right)


def _range(nodes: list[Node], moment: Moment) -> Unit | None:
    units = _units(nodes)
    if any(unit.grain == "decade" and unit.loose for unit in units):
        return None
    both = _together(units, moment)
    if both is None:
        return None
    opens, closes, left, right = both
    relative = left.relative and right.relative
    return Unit(
        "span", span=(opens[0], closes[1]), year=opens[0].year,
        fiscal=moment.is_fiscal(left) or None, relative=relative,
        loose=units[0].loose and units[-1].loose and all(unit.year is None for unit in units),
    )  # fmt: skip


def _linked(nodes: list[Node], moment: Moment) -> Unit | None:
    moved = MOVING.search(moment.words, max(0, nodes[0].start - 60), nodes[0].start)
    return None if moved else _range(nodes, moment)


def _alternatives(nodes: list[Node], moment: Moment) -> Unit | None:
    return None if SEPARATE.match(moment.words, nodes[-1].end) else _range(nodes, moment)


def _neighbours(nodes: list[Node], moment: Moment) -> Unit | None:
    """X and Y is one range only where Y follows on X: otherwise they are two occasions."""
    units = _units(nodes)
    if units[0].grain != units[1].grain and "span" not in (units[0].grain, units[1].grain):
        return None  # "the fourth quarter and the full year"
    both = _together(units, moment)
    if both is None or both[1][0] > both[0][1] + DAY or SEPARATE.match(moment.words, nodes[-1].end):
        return None
    return _range(nodes, moment)


def _neighbouring_parts(nodes: list[Node], moment: Moment) -> Unit | None:
    """Late March, early April: two ends that touch are one range."""
    left, right = _units(nodes)
    both = _together([left, right], moment)
    if not (left.cuts and right.cuts) or both is None or both[1][0] != both[0][1] + DAY:
        return None
    return _range(nodes, moment)


def _sharper(nodes: list[Node], moment: Moment) -> Unit | None:
    left, right = _units(nodes)
    if left.year is not None and right.year is None:
        right = replace(right, year=moment.days(left)[0].year, loose=False)
    wide, narrow = moment.days(left), moment.days(right)
    if narrow[1] < wide[0] or narrow[0] > wide[1]:
        return None
    kept = right if narrow[1] - narrow[0] <= wide[1] - wide[0] else left
    return replace(kept, exact=True, loose=False)


def _and_next(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[0].value
    if not unit.relative or unit.grain not in ("year", "quarter", "month", "week", "half") or unit.cuts:
        return None
    following = current(unit.grain, 1, unit.fiscal, moment)
    return _range([nodes[0], nodes[0]._replace(value=following)], moment)


def _from_now(nodes: list[Node], moment: Moment) -> Sense | None:
    unit: Unit = value(nodes, "unit")
    edge: Edge = "by" if value(nodes, "between") else "through"
    return by(moment, moment.days(unit)[1], edge)


_AGAIN = "(?:<adverb> <comma>?)? <in|by|on|at|over>? <the>?"
JOINS = Stage.of(
    (
        Rule("between now and a unit",
             "<between> <now|today> <and> <the>? <unit> | <from> <now|today> <to|through|until> <the>? <unit>",
             _from_now, "window",
             ("We open ten sites [between now and the end of 2011]. => 2010-10-28..2011-12-31 by",),
              ("Between now and never.",)),
        Rule("between two units", "<between> <in|the>? <unit> <and> <the>? <unit>", _range, "dated",
             ("Patents expire [between 2013 and 2014]. => 2013-01-01..2014-12-31 in",), ("Between 2014 and then.",)),
        Rule("from one unit to another", "<from> <the>? <unit> <to|through|until|hyphen|into> <the>? <unit>", _linked,
             "dated",
             ("The works run [from June to August 2011]. => 2011-06-01..2011-08-31 in",),
             ("We moved the filing from June 2011 to August 2011.",)),
        Rule("sharper in parentheses", "<unit> <open> <unit> <close>", _sharper, "dated",
             ("Data come [this quarter (Q4 2010)]. => 2010-10-01..2010-12-31 in",), ("In 2011 (Q9) nothing.",)),
        Rule("one unit to another", "<unit> <to|through|hyphen> <the>? <unit>", _linked, "dated",
             ("We file [in Q3-Q4 2011]. => 2011-07-01..2011-12-31 in",
              "We file [in November to February 2012]. => 2011-11-01..2012-02-29 in"),
             ("Its sales went from 2009 by 2010.",)),
        Rule("running unit and the next", "<yearunit> <and|or> <next> (?!<length_word|bare>)", _and_next, "dated",
             ("Sites open [this year and next]. => 2010-01-01..2011-12-31 in",), ("In 2011 and next we saw.",)),
        Rule("list of units", f"<unit> (?: <comma> <unit>){{1,6}} <comma>? <and|or> {_AGAIN} <unit>", _alternatives,
             "dated",
             ("Tranches vest [in 2011, 2012 and 2013]. => 2011-01-01..2013-12-31 in",), ("In 2011, we and others.",)),
        Rule("one unit or another", f"<unit> <comma>? (?:<or|slash> | <and> <or>) <comma>? {_AGAIN} <unit>",
             _alternatives, "dated",
             ("We list [in late 2010 or early 2011]. => 2010-09-01..2011-04-30 in",
              "We start [late this year or in the first quarter of 2011]. => 2010-09-01..2011-03-31 in"),
             ("In 2011 or never.",)),
        Rule("neighbouring parts", f"<unit> <comma> {_AGAIN} <unit>", _neighbouring_parts, "dated",
             ("We expect data [late first quarter, early second quarter]. => 2011-03-01..2011-04-30 in",),
             ("Late 2010, in early 2012.",)),
        Rule("neighbouring units", "<unit> <and> <the>? <unit>", _neighbours, "dated",
             ("Launches come [in 3Q11 and 4Q11]. => 2011-07-01..2011-12-31 in",), ("In March 2011 and in June 2012.",)),
    ),
    needs="bare|dated|yearunit",
)  # fmt: skip


def leaning(nodes: list[Node], moment: Moment) -> list[Node]:
    """A unit that leans on one named before it: "in June 2026 and the following year", "later that year"."""
    if not any(node.kind in _LEANS for node in nodes):
        return nodes
    leant: list[Node] = []
    before: Unit | None = None
    skip = 0
    for index, node in enumerate(nodes):
        if skip:
            skip -= 1
            continue
        if node.kind in _UNIT:
            before = node.value
        at = index + (node.kind == KIND["the"])
        if node.kind in _LEANS + KIND["the"] and before is not None and at + 1 < len(nodes):
            lean, word = nodes[at], nodes[at + 1]
            if lean.kind in _LEANS and word.kind in _LEAN_ON and not HALVED.match(moment.words, word.end):
                then = replace(moment, said_on=moment.days(before)[1])
                unit = current(_LEAN_ON[word.kind], int(lean.kind == KIND["following"]), before.fiscal, then)
                node = Node(
                    KIND["yearunit"], node.start, word.end, replace(unit, relative=False), ("unit named before",)
                )
                skip = at + 1 - index
        leant.append(node)
    return leant


_LEANS = KIND["following"] + KIND["that"]
_LEAN_ON = {KIND["year"]: "year", KIND["quarter"]: "quarter", KIND["monthword"]: "month"}
HALVED = re.compile(r"\s+(?:of|end(?:ed|ing))\b")
