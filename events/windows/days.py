"""Rules for days and months, holidays and days of the week."""

from __future__ import annotations

import re

from events import calendar
from events.windows.grammar import Rule, Stage, value
from events.windows.lexer import full_year, plausible
from events.windows.occasions import HOLIDAY_NAMES
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

# "Phase 2 May 2026": the number is not the month's
NUMBERED = re.compile(r"\b(?:[Pp]hase|[Ss]tage|[Cc]lass|[Tt]ype|[Cc]ohort|[Cc]ycle|[Ll]evel|[Pp]art|No\.?|#)\s*$")
# "the markets of tomorrow"
FIGURATIVE = re.compile(r"\b(?:of|for|and|or|the)\s$")
ABBREVIATED = re.compile(r"[ ,;)]+[a-z0-9(]")
# "in March 12 patients": a count, not a day
COUNTED = re.compile(r"\s+(?:new |more |additional )?[a-z]{3,}s\b(?<!his)(?<!has)(?<!was)(?<!its)")


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
