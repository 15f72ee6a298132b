"""What the words that bound a unit mean: the days of the event on this or that side of it, open or closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from events import calendar
from events.lettercase import any_case
from events.types import Edge
from events.windows.grammar import value
from events.windows.ranges import MOVING
from events.windows.units import Moment, Sense, Unit
from events.windows.vocabulary import Node

# "we do not expect approval before 2026": the bound is a floor
NEGATED = any_case(r"(?:\b(?:not|no|never|cannot|unlikely|without|nor)\b|n't\b)(?:\W+\w+){0,9}\W*$")
# "shifted into 2011": a window, no state that must hold
SHIFTED = re.compile(
    r"\b(?:shift\w*|mov\w+|push\w*|slip\w*|delay\w*|postpon\w+|defer\w*|slid\w*|roll\w*|fall\w*|fell|carr\w+|spill\w*|"
    r"ship\w*|timing)(?:\W+(?:out|over|back|forward|is|are|it|them))?\W+$"
)
HOUR = any_case(
    r"\bby (?:the )?(?:close of business|end of (?:the )?(?:business )?day|midnight|noon|"
    r"[\d:]{1,5} ?[ap]\.?m\.?(?:,? \w+(?: time)?)?),?\s*$",
)
# "prior to its maturity in March 2027": the day of which the date is told bounds what is done before it
_BOUND = any_case(
    r"\b(?:prior to|before|ahead of|in advance of) (?:the |its |our |their |any )?(?:(?:scheduled|stated|final|"
    r"contractual|"
    r"initial|current|upcoming|expected) )*(?:maturit(?:y|ies)|expir(?:y|ation)|due dates?|termination|lapse|end of "
    r"(?:its|"
    r"the|their) term)(?: dates?)?(?: of (?:the |our |its |these |those )?(?:[\w-]+ ){1,4})?,? ?\Z",
)
_BECOMES = any_case(r"\b(?:becom\w+|be|go(?:es)?|declared) \Z")
CLAUSE = re.compile(r"[.;]\s")
# "first shipments beginning in 2026" start once; "savings of $5 million a year beginning in 2026" flow on
STARTS = any_case(
    r"\b(?:first|initial|becom\w+|launch\w*|open\w*|enrol\w*|dos(?:e|ing)|production|manufactur\w+|commerciali[sz]\w+|"
    r"commercial|trials?|stud(?:y|ies)|shipments?|deliver\w+|construction|operations?|recruit\w*|drilling|mining|sales|"
    r"revenues?|rollout|roll-out|ramp\w*|commissioning|available|sold|testing|deployment\w*|installation\w*|work)\b",
)
FLOWS = any_case(
    r"\b(?:saving\w*|save\w*|reduc\w+|lower\w*|decreas\w+|declin\w+|increas\w+|improv\w+|annual\w*|annum|accretive|"
    r"dividends?|interest|per (?:year|quarter|month)|(?:a|each|every) (?:year|quarter|month)|cash"
    r" flow|margins?|expenses?|"
    r"run[- ]rate|benefit\w*|credits?)\b",
)
ADJECTIVE = any_case(
    r"\b(?:an?|the|its|our|potential|expected|planned|targeted|anticipated|possible|proposed|estimated)\s$",
)


def grain_of(unit: Unit) -> str:
    """How wide the window is, in a word."""
    if not unit.cuts:
        return unit.grain
    kind = unit.cuts[-1][0]
    return {"third": "third", "thirds": "third", "end": "end", "begin": "start", "ending": "quarter"}.get(kind, "span")


def _sense(unit: Unit, moment: Moment, opens: date | None, closes: date | None, edge: Edge) -> Sense:
    return Sense(opens, closes, edge, grain_of(unit), moment.basis(unit))


def unit_of(nodes: list[Node]) -> Unit:
    """The unit among the nodes of a match."""
    unit: Unit = value(nodes, "unit")
    return unit


def _until(unit: Unit, moment: Moment, closes: date, edge: Edge) -> Sense:
    opens = moment.said_on if moment.said_on <= closes else min(moment.days(unit)[0], closes)
    return _sense(unit, moment, opens, closes, edge)


def within(nodes: list[Node], moment: Moment) -> Sense:
    """In the unit: from the day it opens to the day it closes. "By midnight on June 5" is a deadline all the same."""
    unit = unit_of(nodes)
    if unit.grain == "day" and HOUR.search(moment.words, max(0, nodes[0].start - 50), nodes[0].start):
        return by(nodes, moment)
    if _BOUND.search(moment.words, max(0, nodes[0].start - 90), nodes[0].start):
        return before(nodes, moment)
    return _sense(unit, moment, *moment.days(unit), "in")


def about(nodes: list[Node], moment: Moment) -> Sense:
    """Around the unit: its days, loosely."""
    unit = unit_of(nodes)
    return _sense(unit, moment, *moment.days(unit), "about")


def by(nodes: list[Node], moment: Moment) -> Sense:
    """By the unit: until it closes."""
    unit = unit_of(nodes)
    return _until(unit, moment, moment.days(unit)[1], "by")


def is_end(unit: Unit) -> bool:
    """Whether the unit is the end of another."""
    return bool(unit.cuts) and unit.cuts[-1][0] == "end"


def before(nodes: list[Node], moment: Moment) -> Sense:
    """Before the unit opens, or before it closes where its end is meant; from its opening on where that is denied."""
    unit = unit_of(nodes)
    opens, closes = moment.days(unit)
    day_before = calendar.add_days(opens, -1)
    if NEGATED.search(moment.words, max(0, nodes[0].start - 80), nodes[0].start):
        return _sense(unit, moment, opens, None, "after")
    return _until(unit, moment, closes if is_end(unit) else day_before, "by")


def onward(nodes: list[Node], moment: Moment) -> Sense | None:
    """From the unit on, unless it is only a word such as "the year"."""
    return None if unit_of(nodes).loose and not value(nodes, "from") else floor(nodes, moment)


def floor(nodes: list[Node], moment: Moment) -> Sense:
    """From the day the unit opens."""
    unit = unit_of(nodes)
    return _sense(unit, moment, moment.days(unit)[0], None, "after")


def after(nodes: list[Node], moment: Moment) -> Sense:
    """From the day after the unit closes."""
    unit = unit_of(nodes)
    return _sense(unit, moment, calendar.add_days(moment.days(unit)[1], 1), None, "after")


def past(nodes: list[Node], moment: Moment) -> Sense | None:
    """After a unit that is named, not told relative to the day."""
    unit = unit_of(nodes)
    return None if unit.relative or unit.loose else after(nodes, moment)


def lasting(nodes: list[Node], moment: Moment) -> Sense:
    """Until the unit closes; what is not so until then is so from its opening."""
    unit = unit_of(nodes)
    if value(nodes, "until") and NEGATED.search(moment.words, max(0, nodes[0].start - 80), nodes[0].start):
        return floor(nodes, moment)
    return _until(unit, moment, moment.days(unit)[1], "through")


def to_the_end(nodes: list[Node], moment: Moment) -> Sense | None:
    """Until the end of a unit closes, where its end is meant."""
    return lasting(nodes, moment) if is_end(unit_of(nodes)) else None


def into(nodes: list[Node], moment: Moment) -> Sense:
    """Until the unit opens, or within it where something is moved there."""
    unit = unit_of(nodes)
    if SHIFTED.search(moment.words, max(0, nodes[0].start - 40), nodes[0].start):
        return within(nodes, moment)
    return _until(unit, moment, moment.days(unit)[0], "through")


def later(nodes: list[Node], moment: Moment) -> Sense:
    """What is left of the unit."""
    unit = unit_of(nodes)
    opens, closes = moment.days(unit)
    if unit.exact or not opens <= moment.said_on <= closes:
        return _sense(unit, moment, opens, closes, "in")
    return _sense(unit, moment, moment.said_on, closes, "by")


def earlier(nodes: list[Node], moment: Moment) -> Sense:
    """What has gone by of the unit."""
    unit = unit_of(nodes)
    opens, closes = moment.days(unit)
    return _sense(unit, moment, opens, min(closes, moment.said_on) if opens <= moment.said_on else closes, "in")


def since(nodes: list[Node], moment: Moment) -> Sense:
    """Since a unit: the latest that has begun, whichever way the sentence looks."""
    unit = unit_of(nodes)
    opens, _ = replace(moment, back=True).days(unit)
    return _sense(unit, moment, opens, max(moment.said_on, opens), "in")


def starting(nodes: list[Node], moment: Moment) -> Sense | None:
    """One event that starts is in the unit; what flows from then on is after its opening."""
    from_ = max(0, nodes[0].start - 110)
    clause = CLAUSE.split(moment.words[from_ : nodes[0].start])[-1]
    return within(nodes, moment) if STARTS.search(clause) and not FLOWS.search(clause) else None


def on_day(nodes: list[Node], moment: Moment) -> Sense | None:
    """On the day or in the week; from the unit's opening where it is wider, but for what becomes so once."""
    once = _BECOMES.search(moment.words, max(0, nodes[0].start - 20), nodes[0].start)
    return within(nodes, moment) if once or unit_of(nodes).grain in ("day", "week") else floor(nodes, moment)


def from_(nodes: list[Node], moment: Moment) -> Sense:
    """From a unit that lies ahead: a start. From one that has begun: a comparison or a series."""
    unit = unit_of(nodes)
    ahead = moment.days(unit)[0] > moment.said_on and unit.grain != "span" and not unit.last
    moved = MOVING.search(moment.words, max(0, nodes[0].start - 60), nodes[0].start)
    return floor(nodes, moment) if ahead and not moved else within(nodes, moment)


def alone(nodes: list[Node], moment: Moment) -> Sense | None:
    """A unit without a preposition. A month needs an article or an adjective: "a potential June launch"."""
    unit = unit_of(nodes)
    if unit.loose:
        fits = unit.grain == "month" and not unit.cuts
        if not fits or not ADJECTIVE.search(moment.words, max(0, nodes[0].start - 16), nodes[0].start):
            return None
    return within(nodes, moment)
