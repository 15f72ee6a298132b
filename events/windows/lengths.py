"""Rules for lengths of time that run from the day the words were said, or from a day that they name.

"12 to 18 months" from now is one deadline, not a range; a length that hangs on an undated event is no window.
"""

from __future__ import annotations

import re
from datetime import date

from events import calendar
from events.windows.grammar import Rule, Stage, value, values
from events.windows.units import Moment, Sense, Unit
from events.windows.vocabulary import KIND, Node

Length = tuple[int, int, str]  # from so many to so many; 0 where the words do not count ("few")

_OF_WORD = {
    "dayword": "day", "days": "day", "week": "week", "weeks": "week", "monthword": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "half": "half", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade",
}  # fmt: skip
OF = {KIND[name]: grain for name, grain in _OF_WORD.items()}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
# what "few" and "coming" stand for where the policy says so; of days, quarters and years it says nothing
UNCOUNTED = {"month": (6, "month"), "week": (8, "week")}

# a length that hangs on something else than the day: "within 60 days after closing", "18 months of treatment"
HANGS = re.compile(
    r"\s*(?:,? ?(?:after|from|following|of|post|since|prior to|before|until|ahead of|into|on (?:the )?(?:study|drug|treatment|therapy))"
    r"\b|post-|-old|old\b)"
)
FROM_NOW = re.compile(
    r"\s*(?:,? ?(?:from|after|of|following|ahead of) (?:the )?(?:now|today|here|date (?:hereof|of this \w+)|this (?:release|report|date|"
    r"announcement|letter|filing)|date of (?:the )?(?:filing|issuance|publication))\b)"
)


def after(day: date, length: Length, high: bool = True) -> date | None:
    """The day on which a length that begins on `day` is over."""
    low, count, grain = length
    count = count if high else low
    if not count:
        if grain not in UNCOUNTED:
            return None
        count, grain = UNCOUNTED[grain]
    if grain in MONTHS:
        return calendar.add_months(day, min(count * MONTHS[grain], 12000))
    return calendar.add_days(day, count * (7 if grain == "week" else 1))


def _length(nodes: list[Node], moment: Moment) -> Length | None:
    grain = next(OF[node.kind] for node in reversed(nodes) if node.kind in OF)
    if value(nodes, "few"):
        return 0, 0, grain
    counts: list[int] = values(nodes, "number|a|couple")
    halves = sum(node.kind == KIND["half"] for node in nodes)
    if halves:  # half a year, a year and a half, two and a half years
        if grain == "half":
            grain, counts = next(OF[node.kind] for node in nodes if node.kind in OF), counts[:1] or [1]
        months = MONTHS.get(grain, 0)
        if not months or grain == "quarter":
            return (counts[0], counts[0], "half") if grain == "half" and counts else None
        whole = counts[0] if nodes[0].kind != KIND["half"] else 0
        total = whole * months + months // 2
        return (total, total, "month") if grain != "half" else (whole or 1, whole or 1, "half")
    if value(nodes, "couple"):
        counts = [2]
    if not counts or (len(counts) > 1 and counts[-1] <= counts[0]):
        return None
    return counts[0], counts[-1], grain


_COUNT = "<number> (?:(?:<hyphen>|<to>|<or>|<and>) <number>)?"
_KIND = "<hyphen>? <calendar|business|full|fiscal|more>? <hyphen>?"
_WORD = "<length_word> (?:<hyphen>? <period>)?"
LENGTHS = Stage.of(
    (
        Rule("so many and a half", "<number> <and> <a> <half> <hyphen>? <length_word>", _length, "length",
             ("We finish [within two and a half years]. => 2010-10-28..2013-04-28 by",), ("One and a half pages.",)),
        Rule("a year and a half", "<a|number> <year> <and> <a> <half>", _length, "length",
             ("We finish [within a year and a half]. => 2010-10-28..2012-04-28 by",), ("A year and a day.",)),
        Rule("half a year", "<half> <a> <year>", _length, "length",
             ("We finish [within half a year]. => 2010-10-28..2011-04-28 by",), ("Half a million.",)),
        Rule("so many units", f"(?<!<slash>) {_COUNT} {_KIND} {_WORD}", _length, "length",
             ("We finish [within 12 to 18 months]. => 2010-10-28..2012-04-28 by",), ("Twelve angry men.",)),
        Rule("a couple or a few", f"<a>? (?:<couple> <of>? | <few>) {_KIND} {_WORD}", _length, "length",
             ("We file [in the next couple of months]. => 2010-10-28..2010-12-28 by",
              "We file [in the next few weeks]. => 2010-10-28..2010-12-23 by"),
             ("Over the next few years we grow.",)),
        Rule("one unit", "<a> <calendar|full|fiscal>? <hyphen>? <length_word> (?!<hyphen>|<end>|<ending>|<ago>)", _length, "length",
             ("We file [within a year]. => 2010-10-28..2011-10-28 by",), ("A year-end party.",)),
    ),
    needs="length_word",
)  # fmt: skip


def by(moment: Moment, closes: date | None, edge: str = "by") -> Sense | None:
    """The window from the day the words were said to the day it closes."""
    if closes is None:
        return None
    sense_edge = "through" if edge == "through" else "by"
    return Sense(min(moment.said_on, closes), closes, sense_edge, "span", "relative")


def _end(nodes: list[Node], moment: Moment) -> int | None:
    """Where the expression ends if it runs from now, else None: "of treatment" makes it no window."""
    end = nodes[-1].end
    if FROM_NOW.match(moment.words, end):
        return end
    return None if HANGS.match(moment.words, end) else end


def _deadline(nodes: list[Node], moment: Moment) -> Sense | None:
    if _end(nodes, moment) is None:
        return None
    return by(moment, after(moment.said_on, value(nodes, "length")))


def _in(nodes: list[Node], moment: Moment) -> Sense | None:
    text = moment.words[nodes[0].start : nodes[0].end].lower()
    return _deadline(nodes, moment) if text == "in" else None


def _holding(nodes: list[Node], moment: Moment) -> Sense | None:
    if _end(nodes, moment) is None:
        return None
    return by(moment, after(moment.said_on, value(nodes, "length")), "through")


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


def _one(nodes: list[Node], moment: Moment) -> Sense | None:
    """In the coming year, over the next month: a length of one."""
    grain = next(OF[node.kind] for node in nodes if node.kind in OF)
    if _end(nodes, moment) is None:
        return None
    edge = "through" if value(nodes, "for") and not value(nodes, "coming") else "by"
    return by(moment, after(moment.said_on, (1, 1, grain)), edge)


def _uncounted(nodes: list[Node], moment: Moment) -> Sense | None:
    grain = next(OF[node.kind] for node in nodes if node.kind in OF)
    return by(moment, after(moment.said_on, (0, 0, grain)))


def _past(nodes: list[Node], moment: Moment) -> Sense | None:
    length: Length = value(nodes, "length")
    if not length[1]:
        return None
    low, high, grain = length
    if grain in MONTHS:
        opens = calendar.add_months(moment.said_on, -min(high * MONTHS[grain], 12000))
    else:
        opens = calendar.add_days(moment.said_on, -high * (7 if grain == "week" else 1))
    return Sense(opens, moment.said_on, "in", "span", "relative")


def _this_time(nodes: list[Node], moment: Moment) -> Sense | None:
    return by(moment, calendar.add_months(moment.said_on, 12))


# these must see "the next year" before it becomes the calendar's next year
NEXTS = Stage.of(
    (
        Rule("this time next year", "<by>? <this> <time> <next> <year>", _this_time, "window",
             ("It is running [by this time next year]. => 2010-10-28..2011-10-28 by",), ("This time it works.",)),
        Rule("the coming year",
             "(?:<in|over|within|for> <the> <next|coming> <fiscal|calendar|full>? <year|monthword|week|decade>"
             "| <over|within> <the> <next|coming> <fiscal|calendar>? <quarter>"
             "| <in|for>? <the> <coming> <year|monthword|week|decade|quarter>) (?:<hyphen>? <period>)? (?!<hyphen>|<end>|<possessive>)",
             _one, "window",
             ("Trials start [during the coming year]. => 2010-10-28..2011-10-28 by",
              "Trials start [over the next year]. => 2010-10-28..2011-10-28 by",
              "Trials start [within the next month]. => 2010-10-28..2010-11-28 by"),
             ("Trials start next year.",)),
        Rule("the coming months",
             "<in|over|within|for>? <the>? <coming> <few>? <weeks|months>"
             "| <in|over|within>? <the> <few>? <weeks|months> (?:<ahead> | <to> <come>)",
             _uncounted, "window",
             ("We file [in the coming months]. => 2010-10-28..2011-04-28 by", "We file [in the coming weeks]. => 2010-10-28..2010-12-23 by",
              "We file [in the months ahead]. => 2010-10-28..2011-04-28 by"),
             ("In the coming years we grow.", "The months went by.")),
        Rule("the year ahead", "<in|over|for>? <the> <year> <ahead>",
             lambda n, m: by(m, calendar.add_months(m.said_on, 12)), "window",
             ("We launch twice [in the year ahead]. => 2010-10-28..2011-10-28 by",), ("The year went well.",)),
    ),
    needs="next|coming|ahead|come|following",
)  # fmt: skip


def _moved(nodes: list[Node], moment: Moment) -> Sense | None:
    """So many months after a dated thing: its window moved."""
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
        Rule("so long after a day", "<within> <the>? <about>? <length> <of> <the>? <unit> | <within>? <the>? <about>? <length> <after|following|from> <the>? <unit>",
             _moved, "window",
             ("Closing is expected [six months after June 30, 2011]. => 2011-12-30..2011-12-30 in",
              "We pay [within 60 days of March 1, 2011]. => 2010-10-28..2011-04-30 by"),
             ("Closing follows six months after approval.",)),
        Rule("so long before a day", "<about>? <length> <before> <the>? <unit>", _before, "window",
             ("We file [two months before June 30, 2011]. => 2011-04-30..2011-04-30 in",), ("Two months before closing.",)),
        Rule("at least so long",
             "<for> (?:<at> <least>)? <about>? <the> <next|coming|following> <about>? <length> | <for> <at> <least> <about>? <the>? <next>? <length>",
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
FIRST_WORD = re.compile(r"(?:the |its |our |their |such )?([A-Za-z]{5})")
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
        named = FIRST_WORD.match(moment.words, event.start)
        unit = _dated(made, index, named[1], moment) if named else None
        if unit is None:
            continue
        first = index - (index > 0 and made[index - 1].kind == KIND["within"])
        sense = _moved([length, Node(KIND["dated"], 0, 0, unit)], moment)
        end = event.start + len(named[0]) if named else event.end
        end += len(re.match(r"\w*", moment.words[end : end + 40])[0])  # type: ignore[index]
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
            found = node.value
            return found
    return None
