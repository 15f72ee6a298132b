"""Rules for quarters, halves and seasons, and for the year that a smaller unit belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from events.windows.grammar import Rule, Stage, value, values
from events.windows.lexer import full_year
from events.windows.lookalikes import joined_to_name
from events.windows.running import kind_of_year, step
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

# "H2 blockers", "1H NMR", "Q2 Holdings": codes that are other things
NO_HALF_AFTER = re.compile(
    r"[\s-]*(?:\(?hydrogen|NMR|MR[IS]\b|blockers?|receptors?|anti-?histamines?|antagonists?|gas\b|fuel|spectr|"
    r"production plant|"
    r"fuell?ing|electroly|storage|HSQC|proton|visas?\b|[-:]\s?\d|molecul|Ready|ready)"
)
NO_QUARTER_AFTER = re.compile(
    r" (?:Holdings?|Inc|Corp|LLC|Ltd|Therapeutics|Software|Solutions|Technologies|Capital|Ventures|Labs|Partners|"
    r"Pharma\w*|Bio\w*|Medical|Energy|Metals|Gold|Systems)\b"
)
COUNTS_NOTHING = re.compile(
    r"\s*(?:$|[,;:)?!]|\.(?!\d)| (?:and|to|or|as|is|will|we|at|but|for|when|before|with|if|on)\b)"
)
STANDS = re.compile(r"\s*(?:$|[,;:)\]|]|\.(?!\d)| [A-Z(]| (?:and|to|or|vs|was|is|will)\b)")


def _ordinal_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    grain = "half" if value(nodes, "half|halves") else "quarter"
    count = 2 if grain == "half" else 4
    numbers: list[int] = values(nodes, "rank|side")
    if value(nodes, "last|final"):
        numbers = [count]
    if any(number > count for number in numbers) or (len(numbers) > 1 and numbers[-1] <= numbers[0]):
        return None
    last = numbers[-1] if len(numbers) > 1 else 0
    return Unit(grain, numbers[0], None, kind_of_year(nodes), last=last)


def _code_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    after = NO_HALF_AFTER if unit.grain == "half" else NO_QUARTER_AFTER
    if after.match(moment.words, nodes[-1].end):
        return None
    if joined_to_name(nodes[0], moment):
        return None
    fiscal = kind_of_year(nodes)
    return unit if fiscal is None else replace(unit, fiscal=fiscal)


def _dashed_code(nodes: list[Node], moment: Moment) -> Unit | None:
    digits = moment.words[nodes[2].start : nodes[2].end]
    if len(digits) != 2 or not digits.isdigit() or nodes[2].start != nodes[0].end + 1 or int(digits) > 60:
        return None
    unit: Unit = nodes[0].value
    return replace(unit, year=full_year(digits))


def _spaced_code(nodes: list[Node], moment: Moment) -> Unit | None:
    digits = moment.words[nodes[1].start : nodes[1].end]
    if len(digits) != 2 or not digits.isdigit() or int(digits) > 60 or not STANDS.match(moment.words, nodes[1].end):
        return None
    unit: Unit = nodes[0].value
    return None if NO_HALF_AFTER.match(moment.words, nodes[0].end) else replace(unit, year=full_year(digits))


def _marked_code(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[-1].value
    coded = unit.grain in ("quarter", "half") and not unit.cuts and unit.span is None and unit.fiscal is None
    return replace(unit, fiscal=kind_of_year(nodes)) if coded else None


def _month_quarter(nodes: list[Node], moment: Moment) -> Unit | None:
    unit: Unit = nodes[0].value
    if unit.grain != "month" or unit.cuts:
        return None
    months = 3 if nodes[-1].kind == KIND["quarter"] else 6
    return replace(unit, cuts=(("ending", months, ""),), loose=unit.year is None)


SUBUNITS = Stage.of(
    (
        Rule("several quarters or halves of a year",
             "<fiscal|calendar>? <rank> (?:<hyphen>? <quarter|half>)? (?:<comma> <rank>)? <comma>?"
             " <and|or|to|through|hyphen|slash> <the>? <rank|side> <hyphen>? <fiscal|calendar>? <quarter|quarters|"
             "half|halves>",
             _ordinal_unit, "bare",
             ("Readouts come [in the first and second quarters of 2011]. => 2011-01-01..2011-06-30 in",),
             ("The second and third trials go on.",)),
        Rule("quarter or half of a year",
             "<fiscal|calendar>? <rank|final|side> <hyphen>? <fiscal|calendar>? <quarter|half> (?:<hyphen>? <year>)?"
             " (?!<of> <the|a>? <other>)",
             _ordinal_unit, "bare",
             ("Data come [in the second quarter of 2011]. => 2011-04-01..2011-06-30 in",
              "Data come [in the second fiscal quarter of 2011]. (year end 06-30) => 2010-10-01..2010-12-31 in",
              "We start [in the back half of 2011]. => 2011-07-01..2011-12-31 in"),
             ("The first half of the patients responded.",)),
        Rule("last quarter of", "<last> <quarter|half> (?=<of> <the>? <yearunit>)", _ordinal_unit, "bare",
             ("We start [in the last quarter of 2011]. => 2011-10-01..2011-12-31 in",),
             ("Every last quarter counts.",)),
        Rule("quarter or half in letters and two digits", "<qcode> <hyphen> <number>", _dashed_code, "dated",
             ("We file [in Q2-11]. => 2011-04-01..2011-06-30 in",), ("See Q2 - 11 people came.",)),
        Rule("quarter or half in letters, then two digits", "<qcode> <number>", _spaced_code, "dated",
             ("We file [in Q2 11]. => 2011-04-01..2011-06-30 in",), ("In Q2 11 new sites opened.",)),
        Rule("quarter or half in letters", "(?:<fiscal|fy|calendar|cy> <hyphen>?)? <qcode>", _code_unit, "bare",
             ("We file [in Q2]. => 2011-04-01..2011-06-30 in", "We file [in H1 2011]. => 2011-01-01..2011-06-30 in",
              "We file [in 2Q 2011]. => 2011-04-01..2011-06-30 in"),
             ("It blocks the H2 receptor.", "A 1H NMR was taken.", "Q2 Holdings agreed.")),
        Rule("code, marked fiscal or calendar", "<fiscal|fy|calendar|cy> <hyphen>? <dated>", _marked_code, "dated",
             ("We file [in calendar 1H11]. (year end 06-30) => 2011-01-01..2011-06-30 in",), ("Fiscal June 2011.",)),
        Rule("quarter named by its last month", "<pointed> <quarter|half>", _month_quarter, "bare",
             ("Sales [in the March quarter] were flat. => 2011-01-01..2011-03-31 in",), ("June quarters its guests.",)),
        Rule("winter of two years", "<season> <of>? <yearunit> <slash|hyphen> <yearunit>",
             lambda n, m: Unit("season", n[0].value, value(n, "yearunit").year) if n[0].value == 4 else None, "dated",
             ("We open [in winter 2011-2012]. => 2011-12-01..2012-02-29 in",), ("In summer 2011-2012 models.",)),
        Rule("season", "<season>", lambda n, m: Unit("season", n[0].value, loose=True), "bare",
             ("We open [in spring 2011]. => 2011-03-01..2011-05-31 in",
              "Trials start [this winter]. => 2010-12-01..2011-02-28 in"),
             ("Prices fall and rise.", "New ideas spring up.")),
    ),
    needs="ordinal|nth|final|last|qcode|season|pointed|side",
)  # fmt: skip


def _with_year(nodes: list[Node], moment: Moment) -> Unit | None:
    year: Unit = value(nodes, "yearunit")
    unit: Unit = value(nodes, "bare")
    if nodes[0].kind == KIND["yearunit"] and unit.grain in ("month", "day") and not unit.cuts:
        return None
    if year.grain not in ("year", "span") or year.cuts or year.year is None:
        return None
    if year.loose and year.relative and not value(nodes, "of|in"):
        return None
    if unit.grain == "season" and value(nodes, "in"):
        return None  # "costs fall in 2011"
    fiscal = unit.fiscal if unit.fiscal is not None else year.fiscal
    if year.span is not None:
        if year.grain == "span":
            return replace(unit, year=year.year) if unit.grain == "season" else None
        closes = year.span[1]
        ends = (closes.month, closes.day)
        known = replace(unit, year=closes.year, fiscal=True)
        span = Moment("", moment.said_on, ends, None).in_year(known, closes.year)
        return replace(known, span=span, cuts=())
    return replace(unit, year=year.year, fiscal=fiscal, loose=False, relative=year.relative)


def _with_short_year(nodes: list[Node], moment: Moment) -> Unit | None:
    """The back half of 26: two figures are a year where nothing is counted behind them."""
    unit: Unit = value(nodes, "bare")
    digits = moment.words[nodes[-1].start : nodes[-1].end]
    if not (len(digits) == 2 and digits.isdigit()) or unit.grain not in ("quarter", "half") or unit.year is not None:
        return None
    year = full_year(digits)
    near = -1 <= year - moment.said_on.year <= 10
    return replace(unit, year=year, loose=False) if near and COUNTS_NOTHING.match(moment.words, nodes[-1].end) else None


def _pointed_out(nodes: list[Node], moment: Moment) -> Unit | None:
    """This June, next spring, last March: the one that runs or comes, comes, or went."""
    unit: Unit = value(nodes, "bare")
    if unit.grain not in ("month", "season", "day", "holiday", "quarter", "half"):
        return None
    way = 0 if value(nodes, "this") else step(nodes)
    if way == 0 and any(node.kind == KIND["past"] for node in nodes):
        way = -1
    years = range(moment.said_on.year - 2, moment.said_on.year + 4)
    spans = [(year, moment.in_year(unit, year)) for year in years]
    if way > 0:
        year = next(year for year, (opens, _) in spans if opens > moment.said_on)
    elif way < 0:
        year = next(year for year, (_, closes) in reversed(spans) if closes < moment.said_on)
    elif moment.back:
        year = next(year for year, (opens, _) in reversed(spans) if opens <= moment.said_on)
    else:
        year = next(year for year, (_, closes) in spans if closes >= moment.said_on)
    return replace(unit, year=year, loose=False, relative=True)


ATTACH = Stage.of(
    (
        Rule("this, next or last named unit", "(?:<this> <coming|past>? | <next|last|past|coming>) <bare>",
             _pointed_out, "dated",
             ("We open [next spring]. => 2011-03-01..2011-05-31 in",
              "We open [this coming March]. => 2011-03-01..2011-03-31 in"),
             ("March on the capital.",)),
        Rule("the month of", "<monthword> <of> <pointed>", lambda n, m: n[-1].value, "bare",
             ("Surgery is set [for the month of March]. => 2011-03-01..2011-03-31 in",), ("A month of waiting.",)),
        Rule("unit of a year", "<bare> (?:<of|in|comma|hyphen|slash>)? <the>? <yearunit>", _with_year, "dated",
             ("Data [in the second half of this year]. => 2010-07-01..2010-12-31 in",
              "Guidance [for Q3 FY11] stands. (year end 06-30) => 2011-01-01..2011-03-31 in",
              "Launch [in June of next year]. => 2011-06-01..2011-06-30 in"),
             ("In March the year ended.",)),
        Rule("unit of a year in two digits", "<bare> <of> <number>", _with_short_year, "dated",
             ("Data come [in the back half of 11]. => 2011-07-01..2011-12-31 in",
              "We file [in Q1 of 12], as planned. => 2012-01-01..2012-03-31 in"),
             ("In the first half of 12 patients it rose.", "Q1 of 95 stores.")),
        Rule("year, then its unit", "<yearunit> <hyphen|possessive>? <bare>", _with_year, "dated",
             ("Guidance [for FY11 Q3] stands. (year end 06-30) => 2011-01-01..2011-03-31 in",
              "Data come [in this year's fourth quarter]. => 2010-10-01..2010-12-31 in"),
             ("In 2011 March became colder.",)),
    ),
    needs="bare|monthword",
)  # fmt: skip
