"""Rules for the words that bound a unit: on which side of it, and how firmly, the event is said to lie."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from events import calendar
from events.types import Edge
from events.windows.grammar import Rule, Stage, value
from events.windows.ranges import MOVING
from events.windows.units import Moment, Sense, Unit
from events.windows.vocabulary import Node

# "we do not expect approval before 2026": the bound is a floor
NEGATED = re.compile(r"(?:\b(?:not|no|never|cannot|unlikely|without|nor)\b|n't\b)(?:\W+\w+){0,9}\W*$", re.IGNORECASE)
# "shifted into 2011": a window, no state that must hold
SHIFTED = re.compile(
    r"\b(?:shift\w*|mov\w+|push\w*|slip\w*|delay\w*|postpon\w+|defer\w*|slid\w*|roll\w*|fall\w*|fell|carr\w+|spill\w*|"
    r"ship\w*|timing)(?:\W+(?:out|over|back|forward|is|are|it|them))?\W+$"
)
HOUR = re.compile(
    r"\bby (?:the )?(?:close of business|end of (?:the )?(?:business )?day|midnight|noon|"
    r"[\d:]{1,5} ?[ap]\.?m\.?(?:,? \w+(?: time)?)?),?\s*$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[.;]\s")
# "first shipments beginning in 2026" start once; "savings of $5 million a year beginning in 2026" flow on
STARTS = re.compile(
    r"\b(?:first|initial|becom\w+|launch\w*|open\w*|enrol\w*|dos(?:e|ing)|production|manufactur\w+|commerciali[sz]\w+|"
    r"commercial|trials?|stud(?:y|ies)|shipments?|deliver\w+|construction|operations?|recruit\w*|drilling|mining|sales|"
    r"revenues?|rollout|roll-out|ramp\w*|commissioning|available|sold|testing|deployment\w*|installation\w*|work)\b",
    re.IGNORECASE,
)
FLOWS = re.compile(
    r"\b(?:saving\w*|save\w*|reduc\w+|lower\w*|decreas\w+|declin\w+|increas\w+|improv\w+|annual\w*|annum|accretive|"
    r"dividends?|interest|per (?:year|quarter|month)|(?:a|each|every) (?:year|quarter|month)|cash"
    r" flow|margins?|expenses?|"
    r"run[- ]rate|benefit\w*|credits?)\b",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(
    r"\b(?:an?|the|its|our|potential|expected|planned|targeted|anticipated|possible|proposed|estimated)\s$",
    re.IGNORECASE,
)


def grain_of(unit: Unit) -> str:
    """How wide the window is, in a word."""
    if not unit.cuts:
        return unit.grain
    kind = unit.cuts[-1][0]
    return {"third": "third", "thirds": "third", "end": "end", "begin": "start", "ending": "quarter"}.get(kind, "span")


def _sense(unit: Unit, moment: Moment, opens: date | None, closes: date | None, edge: Edge) -> Sense:
    return Sense(opens, closes, edge, grain_of(unit), moment.basis(unit))


def _unit(nodes: list[Node]) -> Unit:
    unit: Unit = value(nodes, "unit")
    return unit


def _until(unit: Unit, moment: Moment, closes: date, edge: Edge) -> Sense:
    opens = moment.said_on if moment.said_on <= closes else min(moment.days(unit)[0], closes)
    return _sense(unit, moment, opens, closes, edge)


def within(nodes: list[Node], moment: Moment) -> Sense:
    """In the unit: from the day it opens to the day it closes. "By midnight on June 5" is a deadline all the same."""
    unit = _unit(nodes)
    if unit.grain == "day" and HOUR.search(moment.words, max(0, nodes[0].start - 50), nodes[0].start):
        return _by(nodes, moment)
    return _sense(unit, moment, *moment.days(unit), "in")


def _about(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    return _sense(unit, moment, *moment.days(unit), "about")


def _by(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    return _until(unit, moment, moment.days(unit)[1], "by")


def _is_end(unit: Unit) -> bool:
    return bool(unit.cuts) and unit.cuts[-1][0] == "end"


def _before(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    opens, closes = moment.days(unit)
    day_before = calendar.add_days(opens, -1)
    if NEGATED.search(moment.words, max(0, nodes[0].start - 80), nodes[0].start):
        return _sense(unit, moment, opens, None, "after")
    return _until(unit, moment, closes if _is_end(unit) else day_before, "by")


def _onward(nodes: list[Node], moment: Moment) -> Sense | None:
    return None if _unit(nodes).loose and not value(nodes, "from") else _floor(nodes, moment)


def _floor(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    return _sense(unit, moment, moment.days(unit)[0], None, "after")


def _after(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    return _sense(unit, moment, calendar.add_days(moment.days(unit)[1], 1), None, "after")


def _past(nodes: list[Node], moment: Moment) -> Sense | None:
    unit = _unit(nodes)
    return None if unit.relative or unit.loose else _after(nodes, moment)


def _lasting(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    if value(nodes, "until") and NEGATED.search(moment.words, max(0, nodes[0].start - 80), nodes[0].start):
        return _floor(nodes, moment)
    return _until(unit, moment, moment.days(unit)[1], "through")


def _into(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    if SHIFTED.search(moment.words, max(0, nodes[0].start - 40), nodes[0].start):
        return within(nodes, moment)
    return _until(unit, moment, moment.days(unit)[0], "through")


def _later(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    opens, closes = moment.days(unit)
    if unit.exact or not opens <= moment.said_on <= closes:
        return _sense(unit, moment, opens, closes, "in")
    return _sense(unit, moment, moment.said_on, closes, "by")


def _earlier(nodes: list[Node], moment: Moment) -> Sense:
    unit = _unit(nodes)
    opens, closes = moment.days(unit)
    return _sense(unit, moment, opens, min(closes, moment.said_on) if opens <= moment.said_on else closes, "in")


def _since(nodes: list[Node], moment: Moment) -> Sense:
    """Since a unit: the latest that has begun, whichever way the sentence looks."""
    unit = _unit(nodes)
    opens, _ = replace(moment, back=True).days(unit)
    return _sense(unit, moment, opens, max(moment.said_on, opens), "in")


def _starting(nodes: list[Node], moment: Moment) -> Sense | None:
    """One event that starts is in the unit; what flows from then on is after its opening."""
    from_ = max(0, nodes[0].start - 110)
    clause = CLAUSE.split(moment.words[from_ : nodes[0].start])[-1]
    return within(nodes, moment) if STARTS.search(clause) and not FLOWS.search(clause) else None


def _on_day(nodes: list[Node], moment: Moment) -> Sense | None:
    return within(nodes, moment) if _unit(nodes).grain in ("day", "week") else _floor(nodes, moment)


def _from(nodes: list[Node], moment: Moment) -> Sense:
    """From a unit that lies ahead: a start. From one that has begun: a comparison or a series."""
    unit = _unit(nodes)
    ahead = moment.days(unit)[0] > moment.said_on and unit.grain != "span" and not unit.last
    moved = MOVING.search(moment.words, max(0, nodes[0].start - 60), nodes[0].start)
    return _floor(nodes, moment) if ahead and not moved else within(nodes, moment)


def _bare(nodes: list[Node], moment: Moment) -> Sense | None:
    """A unit without a preposition. A month needs an article or an adjective: "a potential June launch"."""
    unit = _unit(nodes)
    if unit.loose:
        fits = unit.grain == "month" and not unit.cuts
        if not fits or not ADJECTIVE.search(moment.words, max(0, nodes[0].start - 16), nodes[0].start):
            return None
    return within(nodes, moment)


_X = "<the>? <unit>"
_ON = "<in|on|at|about|of>{0,2}"
BOUNDS = Stage.of(
    (
        Rule("at the earliest", f"<in|on|at|by>? {_X} <at> <the> <earliest>", _floor, "window",
             ("Approval comes [in 2012 at the earliest]. => 2012-01-01..none after",), ("The earliest 2012 data.",)),
        Rule("at the latest", f"<in|on|at|by>? {_X} <at> <the>? <latest>", _by, "window",
             ("We file [in June 2011 at the latest]. => 2010-10-28..2011-06-30 by",), ("The latest 2011 data.",)),
        Rule("or later", f"<in|on|at|from>? {_X} <comma>? (?:<or|and> <later>)", _floor, "window",
             ("We file [in 2012 or later]. => 2012-01-01..none after",), ("In 2012 later sales rose.",)),
        Rule("or sooner", f"<in|on|at|by>? {_X} <comma>? <or> (?:<sooner|earlier|before>)", _by, "window",
             ("We file [in June 2011 or sooner]. => 2010-10-28..2011-06-30 by",), ("Sooner in 2012 or not.",)),
        Rule("and beyond", f"<in|for|over|through|into>? {_X} <and|or> <beyond|onward>", within, "window",
             ("We grow [in 2011 and beyond]. => 2011-01-01..2011-12-31 in",), ("Far beyond 2011 and back.",)),
        Rule("from a unit on", f"<from>? {_X} <onward> | <from> {_X} <on>(?!<the|unit>)", _onward, "window",
             ("Savings flow [from 2012 onwards]. => 2012-01-01..none after",), ("From there on 2012.",)),
        Rule("deadline", f"<by> {_ON} {_X}", _by, "window",
             ("We file [by June 2012]. => 2010-10-28..2012-06-30 by",
              "We file [by mid-2011]. => 2010-10-28..2011-08-31 by",
              "We file [no later than March 31, 2011]. => 2010-10-28..2011-03-31 by",
              "The trial is done [by or before June 2011]. => 2010-10-28..2011-06-30 by"),
             ("Sales by region.",)),
        Rule("before a unit", f"<before> <hyphen>? {_ON} {_X}", _before, "window",
             ("We file [before June 2012]. => 2010-10-28..2012-05-31 by",
              "We file [before year-end]. => 2010-10-28..2010-12-31 by",
              "We file [ahead of the June 30, 2011] deadline. => 2010-10-28..2011-06-29 by",
              "Approval is not expected [before 2012]. => 2012-01-01..none after"),
             ("Before that we wait.",)),
        Rule("floor", f"<floor> {_ON} {_X}", _floor, "window",
             ("We file [as early as June 2011]. => 2011-06-01..none after",
              "We file [no earlier than 2012]. => 2012-01-01..none after",
              "We file [as soon as 2011]. => 2011-01-01..none after"),
             ("As early as possible.",)),
        Rule("not until after", f"<floor> <after> {_X}", _after, "window",
             ("We file [not until after June 2011]. => 2011-07-01..none after",), ("Not until after closing.",)),
        Rule("start of an event", f"<starting|beginning> <in|on|from|at|as|of|with>{{0,2}} {_X}", _starting, "window",
             ("We see first shipments [starting in 2012]. => 2012-01-01..2012-12-31 in",
              "We plan a trial [beginning in early 2011]. => 2011-01-01..2011-04-30 in"),
             ("We save $5 million a year starting in 2012.",)),
        Rule("starting in", f"<starting|beginning> <in|on|from|at|as|of|with>{{0,2}} {_X}", _floor, "window",
             ("Savings flow [starting in 2012]. => 2012-01-01..none after",
              "Savings flow [beginning in early 2011]. => 2011-01-01..none after"),
             ("We are starting now.",)),
        Rule("effective", f"<effective> (?:<as> <of>|<on|from|in>)? {_X}", _on_day, "window",
             ("She joins [effective April 1, 2011]. => 2011-04-01..2011-04-01 in",), ("An effective 12 weeks.",)),
        Rule("as of", f"<as> <of> {_X}", within, "window",
             ("We hold cash [as of June 30, 2011]. => 2011-06-30..2011-06-30 in",), ("As of yet nothing.",)),
        Rule("about", f"<in|on|at>? <about> {_ON} {_X}", _about, "window",
             ("We file [around mid-2011]. => 2011-05-01..2011-08-31 about",
              "We file [near the end of 2011]. => 2011-12-01..2011-12-31 about",
              "We file [on or about June 30, 2011]. => 2011-06-30..2011-06-30 about"),
             ("About 12 people.",)),
        Rule("into", f"<into> {_X}", _into, "window",
             ("Cash lasts [into 2012]. => 2010-10-28..2012-01-01 through",
              "Shipments slipped [into the first quarter of 2011]. => 2011-01-01..2011-03-31 in"),
             ("Into the study.",)),
        Rule("through", f"(?:<through> | <until>) {_ON} {_X}", _lasting, "window",
             ("Cash lasts [through mid-2012]. => 2010-10-28..2012-08-31 through",
              "Cash lasts [until the end of 2012]. => 2010-10-28..2012-12-31 through",
              "Approval is not expected [until 2012]. => 2012-01-01..none after"),
             ("Through the years we saw many.",)),
        Rule("to the end", "<to> <the> <unit>", lambda n, m: _lasting(n, m) if _is_end(_unit(n)) else None, "window",
             ("Cash lasts [to the end of 2012]. => 2010-10-28..2012-12-31 through",), ("We turn to the 2012 plan.",)),
        Rule("later in a unit", f"<in|at>? <later> (?:<quarters|months> <of>)? <in|on>? {_X}", _later, "window",
             ("We file [later this year]. => 2010-10-28..2010-12-31 by",), ("Later we file.",)),
        Rule("remainder of a unit", f"<in|for|over|through>? <the>? <rest> <of> {_X}", _later, "window",
             ("We hire [over the remainder of the year]. => 2010-10-28..2010-12-31 by",), ("The rest of the team.",)),
        Rule("earlier in a unit", f"<earlier> <in|on>? {_X}", _earlier, "window",
             ("We filed [earlier this month]. => 2010-10-01..2010-10-28 in",), ("Earlier we filed.",)),
        Rule("since", f"<since> {_X}", _since, "window",
             ("Sites opened [since June 2010]. => 2010-06-01..2010-10-28 in",), ("Since then.",)),
        Rule("after a unit", f"<after|beyond|following> <hyphen>? {_X}", _after, "window",
             ("Patents run [beyond 2020]. => 2021-01-01..none after",), ("After that.",)),
        Rule("past a unit", f"<past> {_X}", _past, "window",
             ("Patents run [past 2020]. => 2021-01-01..none after",), ("In the past year.",)),
        Rule("in a unit", f"<inside> {_X}", within, "window",
             ("We file [in June 2011]. => 2011-06-01..2011-06-30 in",
              "We guide [for 2011]. => 2011-01-01..2011-12-31 in",
              "The vote is [on June 7, 2011]. => 2011-06-07..2011-06-07 in"),
             ("In the trial.",)),
        Rule("from a unit", f"<from> {_X}", _from, "window",
             ("Savings flow [from 2012]. => 2012-01-01..none after",
              "Sales rose [from 2009]. => 2009-01-01..2009-12-31 in"),
             ("From the start.",)),
        Rule("unit alone", "<unit>", _bare, "window",
             ("A [2011] launch. => 2011-01-01..2011-12-31 in",
              "A potential [June] launch. => 2011-06-01..2011-06-30 in"),
             ("March on.", "Prices fall.")),
    ),
    needs="bare|dated|yearunit",
)  # fmt: skip
