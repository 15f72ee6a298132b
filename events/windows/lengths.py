"""Rules for lengths of time that run from the day the words were said, or from a day that they name.

"12 to 18 months" from now is one deadline, not a range; a length that hangs on an undated event is no window.
"""

from __future__ import annotations

import re
from datetime import date

from events import calendar
from events.types import Edge
from events.windows.grammar import Rule, Stage, value, values
from events.windows.units import Moment, Sense
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
    r"\s*(?:,? ?(?:after|from|following|of|post|since|prior to|before|until|ahead of|into|on (?:the"
    r" )?(?:study|drug|treatment|therapy))"
    r"\b|post-|-old|old\b)"
)
FROM_NOW = re.compile(
    r"\s*(?:,? ?(?:from|after|of|following|ahead of) (?:the )?(?:now|today|here|date (?:hereof|of this \w+)|this"
    r" (?:release|report|date|"
    r"announcement|letter|filing)|date of (?:the )?(?:filing|issuance|publication)|(?:filing|issuance|publication|"
    r"financial statement) date|"
    r"date (?:that |on which )?(?:these|the|our|its) (?:[a-z]+ ){0,3}financial statements|(?:filing|issuance|"
    r"publication|"
    r"date) (?:of )?(?:these|this|the|our) (?:[a-z]+ ){0,3}(?:financial statements|reports?|filing|10-[KQ]))\b)",
    re.IGNORECASE,
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
        Rule("one unit", "<a> <calendar|full|fiscal>? <hyphen>? <length_word> (?!<hyphen>|<end>|<ending>|<ago>)",
             _length, "length",
             ("We file [within a year]. => 2010-10-28..2011-10-28 by",), ("A year-end party.",)),
    ),
    needs="length_word",
)  # fmt: skip


def by(moment: Moment, closes: date | None, edge: Edge = "by") -> Sense | None:
    """The window from the day the words were said to the day it closes."""
    if closes is None:
        return None
    return Sense(min(moment.said_on, closes), closes, edge, "span", "relative")


def runs_from_now(nodes: list[Node], moment: Moment) -> bool:
    """Whether the length runs from now and hangs on nothing else: "of treatment" makes it no window."""
    end = nodes[-1].end
    return FROM_NOW.match(moment.words, end) is not None or HANGS.match(moment.words, end) is None


def _one(nodes: list[Node], moment: Moment) -> Sense | None:
    """In the coming year, over the next month: a length of one."""
    grain = next(OF[node.kind] for node in nodes if node.kind in OF)
    if not runs_from_now(nodes, moment) or (value(nodes, "fiscal|calendar") and not value(nodes, "over|within")):
        return None  # "in the next fiscal year" names a unit
    edge: Edge = "through" if value(nodes, "for") and not value(nodes, "coming") else "by"
    return by(moment, after(moment.said_on, (1, 1, grain)), edge)


def _uncounted(nodes: list[Node], moment: Moment) -> Sense | None:
    grain = next(OF[node.kind] for node in nodes if node.kind in OF)
    return by(moment, after(moment.said_on, (0, 0, grain)))


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
             "| <in|for>? <the> <coming> <year|monthword|week|decade|quarter>) (?:<hyphen>? <period>)?"
             " (?!<hyphen>|<end>|<possessive>)",
             _one, "window",
             ("Trials start [during the coming year]. => 2010-10-28..2011-10-28 by",
              "Trials start [over the next year]. => 2010-10-28..2011-10-28 by",
              "Trials start [within the next month]. => 2010-10-28..2010-11-28 by"),
             ("Trials start next year.",)),
        Rule("the coming months",
             "<in|over|within|for>? <the>? <coming> <few>? <weeks|months>"
             "| <in|over|within>? <the> <few>? <weeks|months> (?:<ahead> | <to> <come>)",
             _uncounted, "window",
             ("We file [in the coming months]. => 2010-10-28..2011-04-28 by",
              "We file [in the coming weeks]. => 2010-10-28..2010-12-23 by",
              "We file [in the months ahead]. => 2010-10-28..2011-04-28 by"),
             ("In the coming years we grow.", "The months went by.")),
        Rule("the year ahead", "<in|over|for>? <the> <year> <ahead>",
             lambda n, m: by(m, calendar.add_months(m.said_on, 12)), "window",
             ("We launch twice [in the year ahead]. => 2010-10-28..2011-10-28 by",), ("The year went well.",)),
    ),
    needs="next|coming|ahead|come|following",
)  # fmt: skip
