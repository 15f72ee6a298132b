"""Rules for days, months, weeks and the periods that end on a day; and the prepositions of several words."""

from __future__ import annotations

import re
from dataclasses import replace

from events import calendar
from events.windows.grammar import Rule, Stage, value, values
from events.windows.occasions import HOLIDAY_NAMES
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node, full_year, plausible

# "Phase 2 May 2026": the number is not the month's
NUMBERED = re.compile(r"\b(?:[Pp]hase|[Ss]tage|[Cc]lass|[Tt]ype|[Cc]ohort|[Cc]ycle|[Ll]evel|[Pp]art|No\.?|#)\s*$")
# "the markets of tomorrow"
FIGURATIVE = re.compile(r"\b(?:of|for|and|or|the)\s$")
ABBREVIATED = re.compile(r"[ ,;)]+[a-z0-9(]")
# "in March 12 patients": a count, not a day
COUNTED = re.compile(r"\s+(?:new |more |additional )?[a-z]{3,}s\b(?<!his)(?<!has)(?<!was)(?<!its)")


def _word(node: Node, moment: Moment) -> str:
    return moment.words[node.start : node.end].lower()


def _keep(nodes: list[Node], moment: Moment) -> str:
    return _word(nodes[0], moment)


def _some(nodes: list[Node], moment: Moment) -> str | None:
    return None if _word(nodes[0], moment) == "some" and nodes[1].kind != KIND["time"] else "in"


def _as_early(nodes: list[Node], moment: Moment) -> str | None:
    return "floor" if nodes[1].value == 1 else None


def _as_late(nodes: list[Node], moment: Moment) -> str | None:
    return "by" if nodes[1].value == 3 else None


def _tens(nodes: list[Node], moment: Moment) -> int | None:
    tens, ones = nodes[0], nodes[2]
    words = moment.words[tens.start].isalpha() and moment.words[ones.start].isalpha()
    return tens.value + ones.value if words and tens.value >= 20 and ones.value < 10 else None


PHRASES = Stage.of(
    (
        Rule("twenty-four", "<number> <hyphen> <number>", _tens, "number"),
        Rule("prior to", "<prior> <to>", _keep, "before"),
        Rule("ahead of", "<in>? <ahead> <of>", _keep, "before"),
        Rule("by or before", "<by|on|in|at> <or> (?:<before> | <prior> <to>)", _keep, "by"),
        Rule("before or by", "<before> <or> <by|on|in|at>", _keep, "by"),
        Rule("no later than", "<by>? <no> <later> <than>", _keep, "by"),
        Rule("as late as", "<as> <third> <as>", _as_late, "by"),
        Rule("at the latest by", "<at> <the>? <latest> <by>", _keep, "by"),
        Rule("as early as", "<as> <third> <as>", _as_early, "floor"),
        Rule("as soon as", "<as> <soon> <as>", _keep, "floor"),
        Rule("no earlier than", "<no> <earlier|sooner> <than>", _keep, "floor"),
        Rule("on or after", "<on|in|at> <or> <after>", _keep, "floor"),
        Rule("not before", "<no> <before|until>", _keep, "floor"),
        Rule("on or about", "<on|in|at|by> <or> <about>", _keep, "about"),
        Rule("at least until", "<at> <least> <until>", _keep, "until"),
        Rule("at least through", "<at> <least> <through>", _keep, "through"),
        Rule("at least into", "(?:<at> <least> | <well>) <into>", _keep, "into"),
        Rule("until at least", "<until> <at> <least>", _keep, "until"),
        Rule("through at least", "<through> <at> <least>", _keep, "through"),
        Rule("into at least", "<into> <at> <least>", _keep, "into"),
        Rule("well beyond", "<well> <beyond|after>", _keep, "beyond"),
        Rule("well before", "<well> <before>", _keep, "before"),
        Rule("over the course of", "<in|over> <the> <course> <of>", _keep, "in"),
        Rule("some time in", "<some> <time>? <in|on|at|over>", _some, "in"),
        Rule("some time", "<some> <time>", _some, "in"),
    ),
    needs="prior|ahead|or|no|as|latest|least|well|course|some|hyphen",
)


def _day_number(nodes: list[Node], moment: Moment) -> tuple[int, int] | None:
    found = [node for node in nodes if node.kind in (KIND["number"], KIND["nth"], KIND["ordinal"])]
    of = any(node.kind == KIND["of"] for node in nodes)  # "the first of June"
    if not all((moment.words[node.start].isdigit() or of) and 1 <= node.value <= 31 for node in found):
        return None
    first, last = found[0].value, found[-1].value
    if len(found) == 2 and last <= first:
        return None
    return first, last if len(found) == 2 else 0


def _year(nodes: list[Node]) -> int | None:
    found: int | None = value(nodes, "yyyy|aposyear")
    return found


def _day(nodes: list[Node], moment: Moment) -> Unit | None:
    days = _day_number(nodes, moment)
    if days is None:
        return None
    if moment.words[nodes[0].start].isdigit() and NUMBERED.search(
        moment.words, max(0, nodes[0].start - 12), nodes[0].start
    ):
        return None
    year = _year(nodes)
    if year is None and nodes[-1].kind == KIND["number"] and COUNTED.match(moment.words, nodes[-1].end):
        return None
    if days[0] > calendar.month_end(year or 2024, value(nodes, "anymonth")).day:
        return None
    return Unit("day", value(nodes, "anymonth"), year, day=days[0], last=days[1])


def _month(nodes: list[Node], moment: Moment) -> Unit | None:
    word = moment.words[nodes[0].start : nodes[0].end]
    year = _year(nodes)
    if nodes[-1].kind == KIND["dot"] and not ABBREVIATED.match(moment.words, nodes[-1].end):
        return None  # the dot ends the sentence
    if year is None and word == "MAY":
        return None
    return Unit("month", value(nodes, "anymonth"), year, loose=year is None)


def _short_month(nodes: list[Node], moment: Moment) -> Unit | None:
    adjacent = nodes[0].end == nodes[1].start and nodes[1].end == nodes[2].start
    digits = moment.words[nodes[2].start : nodes[2].end]
    if not adjacent or len(digits) != 2 or not digits.isdigit():
        return None
    return Unit("month", nodes[0].value, full_year(digits))


def _numeric(nodes: list[Node], moment: Moment) -> Unit | None:
    text: str = nodes[0].value
    parts = [int(part) for part in re.split(r"[/.-]", text)]
    if parts[0] > 31:
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or ("." in text and day <= 12):
            month, day = day, month
    year = full_year(f"{year:02}")
    if not plausible(year) or not 1 <= month <= 12 or not 1 <= day <= calendar.month_end(year, month).day:
        return None
    return Unit("day", month, year, day=day)


def _weekday(nodes: list[Node], moment: Moment) -> Unit:
    ahead = (value(nodes, "week_day") - moment.said_on.weekday()) % 7
    day = calendar.add_days(moment.said_on, ahead - 7 if moment.back and ahead else ahead)
    return Unit("day", day.month, day.year, day=day.day, relative=True, loose=True)


def _holiday(nodes: list[Node], moment: Moment) -> Unit:
    return Unit("holiday", HOLIDAY_NAMES.index(str(value(nodes, "holiday")).lower()), loose=True)


def _tomorrow(nodes: list[Node], moment: Moment) -> Unit | None:
    step = {KIND["today"]: 0, KIND["yesterday"]: -1, KIND["tomorrow"]: 1}[nodes[0].kind]
    if step > 0 and FIGURATIVE.search(moment.words, max(0, nodes[0].start - 8), nodes[0].start):
        return None
    if (step <= 0) is not moment.back:  # "today announced" is no promise
        return None
    day = calendar.add_days(moment.said_on, step)
    return Unit("day", day.month, day.year, day=day.day, relative=True)


_DAY = "<number|nth|ordinal>"
_MONTH = "(?:<month> | <shortmonth> <dot>?)"
_WEEKDAY = "(?:<week_day> <comma|dot>?)?"
DATES = Stage.of(
    (
        Rule(
            "day of a month and year",
            f"{_WEEKDAY} {_MONTH} {_DAY} (?:<link|and|or|slash> {_DAY})? <comma|of|in>? <yyyy|aposyear>",
            lambda n, m: _day(n if n[0].kind != KIND["week_day"] else n[1:], m),
            "dated",
            (
                "The meeting takes place [on May 12, 2011]. => 2011-05-12..2011-05-12 in",
                "The goal date is [Sept. 30th, 2011]. => 2011-09-30..2011-09-30 in",
                "Panels convene [on Tuesday, June 7, 2011]. => 2011-06-07..2011-06-07 in",
                "The congress is [May 12-14, 2011]. => 2011-05-12..2011-05-14 in",
            ),
            ("Order May 12 units.",),
        ),
        Rule(
            "day before its month and year",
            f"{_DAY} (?:<link|and|or> {_DAY})? <hyphen>? <of>? {_MONTH} <comma|hyphen>? <yyyy|aposyear>",
            _day,
            "dated",
            (
                "Filing is due [on 30 June 2011]. => 2011-06-30..2011-06-30 in",
                "The plant opens [on the 3rd of March 2011]. => 2011-03-03..2011-03-03 in",
                "The symposium is [12-14 May 2011]. => 2011-05-12..2011-05-14 in",
            ),
            ("We start Phase 2 May 2011.",),
        ),
        Rule(
            "month and year",
            f"{_MONTH} <comma|of|in|slash|hyphen>? <yyyy|aposyear>",
            _month,
            "dated",
            (
                "We file [in June 2011]. => 2011-06-01..2011-06-30 in",
                "We file [in Sept. 2011]. => 2011-09-01..2011-09-30 in",
                "Launch [in March of 2011]. => 2011-03-01..2011-03-31 in",
            ),
            ("The board may 2011 times decide.",),
        ),
        Rule(
            "short month and two digits",
            "<shortmonth> <hyphen> <number>",
            _short_month,
            "dated",
            ("Target: [Dec-11] => 2011-12-01..2011-12-31 in",),
            ("We met Jan - 12 people came.",),
        ),
        Rule(
            "day of a month",
            f"{_WEEKDAY} {_MONTH} {_DAY} (?:<link|and|or|slash> {_DAY})?",
            lambda n, m: _day(n if n[0].kind != KIND["week_day"] else n[1:], m),
            "bare",
            ("The vote is [on November 15]. => 2010-11-15..2010-11-15 in",),
            ("In March 12 patients were dosed.",),
        ),
        Rule(
            "day before its month",
            f"{_DAY} (?:<link|and> {_DAY})? <of>? <anymonth>",
            _day,
            "bare",
            ("The vote is [on 15 November]. => 2010-11-15..2010-11-15 in",),
            ("Part 3 May be revised.",),
        ),
        Rule(
            "month",
            "<shortmonth> <dot> | <anymonth>",
            _month,
            "bare",
            ("Shipments begin [in March]. => 2011-03-01..2011-03-31 in",),
            ("May we suggest otherwise.", "It may be delayed.", "They march forward."),
        ),
        Rule(
            "date in figures",
            "<numeric>",
            _numeric,
            "dated",
            (
                "Closing: [6/30/2011] => 2011-06-30..2011-06-30 in",
                "Closing: [2011-06-30] => 2011-06-30..2011-06-30 in",
                "Closing: [30.06.2011] => 2011-06-30..2011-06-30 in",
            ),
            ("Item 13/45/2011 is void.",),
        ),
        Rule(
            "day of the week",
            "<week_day>",
            _weekday,
            "dated",
            ("We report [on Monday]. => 2010-11-01..2010-11-01 in",),
            ("Monday Group reports.",),
        ),
        Rule(
            "holiday",
            "<holiday>",
            _holiday,
            "bare",
            ("Stores open [before Thanksgiving]. => 2010-10-28..2010-11-24 by",),
            ("Christmas trees sell well.",),
        ),
        Rule(
            "today",
            "<today|tomorrow|yesterday>",
            _tomorrow,
            "dated",
            ("Trading starts [tomorrow]. => 2010-10-29..2010-10-29 in",),
            ("The company today announced results.",),
        ),
    ),
    needs="anymonth|numeric|week_day|holiday|today|tomorrow|yesterday",
)

_MONTHS = {"month": 1, "months": 1, "quarter": 3, "quarters": 3, "half": 6, "year": 12, "years": 12}


def _ending(nodes: list[Node], moment: Moment) -> Unit | None:
    at = next(index for index, node in enumerate(nodes) if node.kind == KIND["ending"])
    point: Unit = nodes[-1].value if nodes[-1].kind != KIND["close"] else nodes[-2].value
    if point.grain not in ("day", "month"):
        return None
    if point.year is None and _word(nodes[at], moment) == "ended":
        moment = replace(moment, back=True)
    closes = moment.days(point)[1]
    count = value(nodes[:at], "number") or 1
    half = any(node.kind == KIND["half"] for node in nodes[:at])
    grain = months = ""
    for node in nodes[:at]:
        if node.kind in (KIND["week"], KIND["weeks"]):
            opens = calendar.add_days(closes, 1 - 7 * count)
            return Unit("span", span=(opens, closes), year=point.year, loose=point.year is None)
        if node.kind in _ENDING_UNITS:
            grain = _ENDING_UNITS[node.kind]
    del months
    if not grain:
        return None
    length = 6 if half else _MONTHS[grain] * count
    opens = calendar.add_days(calendar.move_months(closes, -length), 1)
    fiscal = True if value(nodes[:at], "fiscal|fy") else None
    grain = "half" if half else grain if count == 1 else "span"
    return Unit(grain, span=(opens, closes), year=closes.year, fiscal=fiscal)


_ENDING_UNITS = {KIND["monthword"]: "month", KIND["months"]: "month", KIND["quarter"]: "quarter",
                 KIND["quarters"]: "quarter", KIND["half"]: "half", KIND["year"]: "year", KIND["years"]: "year"}  # fmt: skip


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
