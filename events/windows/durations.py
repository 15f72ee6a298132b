"""Rules for what a length runs from: now, or a day that the same words name; else it is no window."""

from __future__ import annotations

import re

from events import calendar
from events.windows.grammar import Rule, Stage, value
from events.windows.lengths import FROM_NOW, MONTHS, Length, after, by, runs_from_now
from events.windows.units import Moment, Sense, Unit
from events.windows.vocabulary import KIND, Node


def _deadline(nodes: list[Node], moment: Moment) -> Sense | None:
    if not runs_from_now(nodes, moment):
        return None
    return by(moment, after(moment.said_on, value(nodes, "length")))


def _in(nodes: list[Node], moment: Moment) -> Sense | None:
    text = moment.words[nodes[0].start : nodes[0].end].lower()
    more = value(nodes, "more")
    if text != "in" or (more and str(more) == "more"):
        return None
    return (
        None if RECORD.search(moment.words, max(0, nodes[0].start - 40), nodes[0].start) else _deadline(nodes, moment)
    )


def _holding(nodes: list[Node], moment: Moment) -> Sense | None:
    if not runs_from_now(nodes, moment):
        return None
    return by(moment, after(moment.said_on, value(nodes, "length")), "through")


# "the first cut in four years" looks back
RECORD = re.compile(r"\b(?:first|best|worst|only|highest|lowest|largest|biggest|strongest|weakest)\b[^.;]{0,30}$")
# a length alone lasts from now only where cash is what lasts
RUNWAY = re.compile(
    r"\b(?:runway(?: \w+){0,2}|(?:sufficient|enough|adequate|fund\w*|finance|financing)(?: [\w$,.'-]+){1,9})"
    r"(?: (?:at least|more than|over|up to|an additional|another|an estimated))?\s*$"
)


def _from_now(nodes: list[Node], moment: Moment) -> Sense | None:
    if not value(nodes, "from") and not FROM_NOW.match(moment.words, nodes[-1].end):
        return None
    return by(moment, after(moment.said_on, value(nodes, "length")))


def _runway(nodes: list[Node], moment: Moment) -> Sense | None:
    start = nodes[0].start
    return _holding(nodes, moment) if RUNWAY.search(moment.words, max(0, start - 100), start) else None


def _past(nodes: list[Node], moment: Moment) -> Sense | None:
    length: Length = value(nodes, "length")
    if not length[1]:
        return None
    _, high, grain = length
    if grain in MONTHS:
        opens = calendar.add_months(moment.said_on, -min(high * MONTHS[grain], 12000))
    else:
        opens = calendar.add_days(moment.said_on, -high * (7 if grain == "week" else 1))
    return Sense(opens, moment.said_on, "in", "span", "relative")


_RATE = re.compile(r"(?:\d[\d.,]*[kmb]?[)%]?|\b(?:million|billion|thousand|tonnes|tons|ounces|barrels|units|jobs)) $")


def _moved(nodes: list[Node], moment: Moment) -> Sense | None:
    """So many months after a dated thing: its window moved; nothing of a rate: "$40 million a year from 2027"."""
    if _RATE.search(moment.words, max(0, nodes[0].start - 12), nodes[0].start):
        return None
    unit: Unit = value(nodes, "unit")
    length: Length = value(nodes, "length")
    opens, closes = moment.days(unit)
    moved = after(closes, length)
    start = after(opens, length, high=False)
    if moved is None or start is None:
        return None
    if value(nodes, "within") and length[0] == length[1]:
        return Sense(min(moment.said_on, moved), moved, "by", "span", moment.basis(unit))
    return Sense(start, moved, "in", "span", moment.basis(unit))


def _before(nodes: list[Node], moment: Moment) -> Sense | None:
    unit: Unit = value(nodes, "unit")
    low, high, grain = value(nodes, "length")
    opens, closes = moment.days(unit)
    if not high:
        return None
    if grain in MONTHS:
        moved = (calendar.add_months(opens, -high * MONTHS[grain]), calendar.add_months(closes, -low * MONTHS[grain]))
    else:
        days = 7 if grain == "week" else 1
        moved = (calendar.add_days(opens, -high * days), calendar.add_days(closes, -low * days))
    return Sense(*moved, "in", "span", moment.basis(unit))


DURATIONS = Stage.of(
    (
        Rule("so long after a day", "<within> <the>? <about>? <length> <of> <the>? <unit> | <within>? <the>?"
                                    " <about>? <length> <after|following|from> <the>? <unit>",
             _moved, "window",
             ("Closing is expected [six months after June 30, 2011]. => 2011-12-30..2011-12-30 in",
              "We pay [within 60 days of March 1, 2011]. => 2010-10-28..2011-04-30 by"),
             ("Closing follows six months after approval.",)),
        Rule("so long before a day", "<about>? <length> <before> <the>? <unit>", _before, "window",
             ("We file [two months before June 30, 2011]. => 2011-04-30..2011-04-30 in",),
              ("Two months before closing.",)),
        Rule("at least so long",
             "<for> (?:<at> <least>)? <about>? <the> <next|coming|following> <about>? <length> | <for> <at> <least>"
             " <about>? <the>? <next>? <length>",
             _holding, "window",
             ("Cash lasts [for at least the next 12 months]. => 2010-10-28..2011-10-28 through",
              "Cash lasts [for at least 12 months]. => 2010-10-28..2011-10-28 through"),
             ("Patients are followed for at least 12 months after dosing.",)),
        Rule("cash for so long", "<for|of>? (?:<about> | <more> <than>)? <length>", _runway, "window",
             ("We have a runway [of approximately 18 months]. => 2010-10-28..2012-04-28 through",
              "Our cash is sufficient to fund operations [for 24 months]. => 2010-10-28..2012-10-28 through"),
             ("Patients were treated for 12 months.",)),
        Rule("within so long",
             "<within> <about>? <the>? <next|coming|following>? <about>? <length> | <by> <length> <from> <now|today>",
             _deadline, "window",
             ("We file [within approximately 90 days]. => 2010-10-28..2011-01-26 by",
              "We file [within the next 30 to 45 days]. => 2010-10-28..2010-12-12 by"),
             ("We pay within 60 days of closing.", "Data come within twelve months of treatment.")),
        Rule("over the next so long",
             "<in|over|at>? <about>? (?:<the> <following> | <the>? <next|coming>) <about>? <length>",
             _deadline, "window",
             ("We present [in the next two months]. => 2010-10-28..2010-12-28 by",
              "We open ten sites [over the next five years]. => 2010-10-28..2015-10-28 by"),
             ("The next 12 patients.", "Dosing continues over the next 12 weeks of treatment.")),
        Rule("in so long", "<in> (?:<about> | <more> <than> | <as> <little|few> <as>)? <length>", _in, "window",
             ("We file [in approximately 90 days]. => 2010-10-28..2011-01-26 by",),
             ("It was the best in 12 months of treatment.", "During 12 months it grew.")),
        Rule("so long from now", "<about>? <length> (?:<from> <now|today>)?", _from_now,
             "window", ("We are done [two years from now]. => 2010-10-28..2012-10-28 by",
                        "The loan runs [12 months] from the date of this release. => 2010-10-28..2011-10-28 by"),
             ("Two years from approval.",)),
        Rule("the past so long", "<in|over|for|within>? <the>? <past|last> <length>", _past, "window",
             ("Sales doubled [over the past two years]. => 2008-10-28..2010-10-28 in",), ("The last two patients.",)),
    ),
    needs="length",
)  # fmt: skip


_FOLLOWS = KIND["after"] + KIND["following"] + KIND["from"] + KIND["of"]
_DATED = KIND["dated"] + KIND["yearunit"]
FIRST_WORD = re.compile(r"([A-Za-z]{5})\w{0,30}")
# "submitting applications, which it targets during the second half": the clause that dates the event
WHICH = re.compile(r"[^.;]{0,60}\b(?:which|expected|planned|targeted|anticipated|scheduled)\b[^.;]{0,50}")


def after_events(nodes: list[Node], moment: Moment) -> list[Node]:
    """A length after an event that the same words date: "submit in the second half ... six months after submission"."""
    if not any(node.kind == KIND["length"] for node in nodes):
        return nodes
    made = list(nodes)
    for index in range(len(made) - 3, -1, -1):
        length, follows, event = made[index : index + 3]
        if length.kind != KIND["length"] or follows.kind not in _FOLLOWS or event.kind != KIND["other"]:
            continue
        named = FIRST_WORD.match(moment.words, event.start, event.end)
        unit = _dated(made, index, named[1], moment) if named else None
        if named is None or unit is None:
            continue
        first = index - (index > 0 and made[index - 1].kind == KIND["within"])
        sense = _moved([length, Node(KIND["dated"], 0, 0, unit)], moment)
        end = named.end()
        rest = [event._replace(start=end)] if end < event.end else []
        window = Node(KIND["window"], made[first].start, end, sense, ("so long after a dated event", *length.trail))
        made[first : index + 3] = [window, *rest] if sense else made[first : index + 3]
    return made


def _dated(nodes: list[Node], index: int, stem: str, moment: Moment) -> Unit | None:
    """The unit that dates the event: in the clause behind it, or where its stem stood before."""
    words, at = moment.words, nodes[index].start
    later = next((node for node in nodes[index + 3 : index + 12] if node.kind in _DATED), None)
    if later is not None and WHICH.fullmatch(words, nodes[index + 2].start, later.start):
        found: Unit = later.value
        return found
    from_ = max(0, at - 200)
    earlier = words[from_:at].lower().rfind(stem.lower())
    if earlier < 0:
        return None
    earlier += from_
    for node in reversed(nodes[max(0, index - 16) : index]):
        if node.kind in _DATED and earlier < node.start < earlier + 90:
            unit: Unit = node.value
            return unit
    return None
