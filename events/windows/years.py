"""Rules for years and the running units: named, fiscal, relative."""

from __future__ import annotations

import re
from dataclasses import replace

from events.windows.grammar import Rule, Stage, value
from events.windows.lexer import full_year
from events.windows.lookalikes import NO_YEAR_AFTER, is_year
from events.windows.running import current, kind_of_year, running
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

# "the year in which they retire", "the quarter after launch": none of them is the running one
SOME_OTHER = re.compile(r"\s+(?:in which|which|that|when|before|after|prior to|following|ago|under review|since)\b")
FISCAL_26 = re.compile(r"(?:fiscal|Fiscal|FISCAL) [123]\d\b(?!%|[.,]\d)")


def _named_year(nodes: list[Node], moment: Moment) -> Unit | None:
    last = nodes[-1]
    fiscal = kind_of_year(nodes)
    if last.kind == KIND["yearunit"]:
        unit: Unit = last.value
        return replace(unit, fiscal=unit.fiscal if fiscal is None else fiscal)
    number: int = last.value
    if last.kind == KIND["number"]:
        digits = moment.words[last.start : last.end]
        if fiscal is None or len(digits) != 2 or not digits.isdigit():
            return None
        if not value(nodes, "year|years|fy|cy") and not FISCAL_26.match(moment.words, nodes[0].start):
            return None
        number = full_year(digits)
    if last.kind == KIND["yyyy"] and NO_YEAR_AFTER.match(moment.words, last.end):
        return None
    return Unit("year", 0, number, fiscal)


def _year_then_kind(nodes: list[Node], moment: Moment) -> Unit | None:
    return Unit("year", 0, nodes[0].value, kind_of_year(nodes)) if is_year(nodes[0], moment) else None


def _two_years(nodes: list[Node], moment: Moment) -> Unit | None:
    """2025/26: a fiscal year that ends in 2026, or two calendar years."""
    at = next(index for index, node in enumerate(nodes) if node.kind in (KIND["slash"], KIND["hyphen"]) and index
              and nodes[index - 1].kind in (KIND["yyyy"], KIND["yearunit"], KIND["number"]))  # fmt: skip
    first, last = nodes[at - 1], nodes[at + 1]
    digits = moment.words[last.start : last.end]
    fiscal = kind_of_year(nodes)
    year = first.value
    if first.kind == KIND["yearunit"]:
        year, fiscal = first.value.year, first.value.fiscal if fiscal is None else fiscal
    elif first.kind == KIND["number"]:
        year = full_year(f"{first.value:02}")
    elif not is_year(first._replace(end=last.end), moment):
        return None
    number = full_year(digits) if digits.isdigit() and len(digits) in (2, 4) else 0
    if not year or not year < number <= year + 30 or (len(digits) == 4 and not fiscal):
        return None
    if fiscal and number == year + 1:
        return Unit("year", 0, number, True)
    opens = moment.in_year(Unit("year", 0, year, fiscal), year)[0]
    closes = moment.in_year(Unit("year", 0, number, fiscal), number)[1]
    return Unit("span", span=(opens, closes), year=year, fiscal=fiscal)


def _hyphened(nodes: list[Node], moment: Moment, spared: str = "\0") -> bool:
    """Whether a hyphen ties the last word to the next ("this year-over-year"); a dash between spaces ties nothing."""
    behind = moment.words[nodes[-1].end : nodes[-1].end + 8]
    return len(behind) > 1 and behind[0] in "-–" and behind[1].isalnum() and not behind[1:].lower().startswith(spared)


def _the_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    if SOME_OTHER.match(moment.words, nodes[-1].end):
        return None
    unit = running(nodes, moment)
    return None if unit is None else replace(unit, loose=True)


def _full_year(nodes: list[Node], moment: Moment) -> Unit:
    unit = current("year", 0, kind_of_year(nodes), moment)
    if moment.year is not None:
        unit = replace(unit, year=moment.year, relative=False)
    return unit


def _new_year(nodes: list[Node], moment: Moment) -> Unit:
    unit = current("year", 0, kind_of_year(nodes), moment)
    opens, closes = moment.days(unit)
    near = (closes - moment.said_on).days < (closes - opens).days / 2
    return replace(unit, year=(unit.year or 0) + near, loose=True)


YEARS = Stage.of(
    (
        Rule(
            "two years in short",
            "(?:<fiscal|fy|calendar> (?:<hyphen>? <year|years>)?)? <yyyy|yearunit> <slash|hyphen> <number|yyyy>"
            " (?:<fiscal> <year>)? | <fy> <number> <slash|hyphen> <number>",
            _two_years,
            "yearunit",
            (
                "Sales rise [in FY2025/26]. (year end 06-30, said 2025-02-03) => 2025-07-01..2026-06-30 in",
                "The works run [in 2011-12]. => 2011-01-01..2012-12-31 in",
            ),
            ("Standard ASU 2011-05 applies.",),
        ),
        Rule(
            "year named by its kind",
            "(?:<full> <hyphen>?)? (?:<fiscal|calendar|fy|cy> (?:<hyphen>? <year|years>)? | <year|years>) <hyphen|of>?"
            "<yyyy|aposyear|number|yearunit>",
            _named_year,
            "yearunit",
            (
                "The loss [in fiscal 2011] narrows. (year end 06-30) => 2010-07-01..2011-06-30 in",
                "Margins [in FY '11] improve. (year end 06-30) => 2010-07-01..2011-06-30 in",
                "Output [in calendar 2011] doubles. (year end 06-30) => 2011-01-01..2011-12-31 in",
            ),
            ("Years 25 people stayed.",),
        ),
        Rule("all of a year", "<full> <hyphen>? <of>? <yyyy|yearunit>", _named_year, "yearunit",
             ("We guide [for full 2011]. => 2011-01-01..2011-12-31 in",), ("All 2011 employees agreed.",)),
        Rule("year, then its kind", "<yyyy> (?:<fiscal|calendar> <hyphen>? <year>| <full> <hyphen>? <year>)",
             _year_then_kind,
             "yearunit", ("Costs fall [in the 2011 fiscal year]. (year end 06-30) => 2010-07-01..2011-06-30 in",),
             ("Rule 2011 fiscal year reporting.",)),
        Rule("decade by its years", "<decadeyears>", lambda n, m: Unit("decade", 0, n[0].value), "yearunit",
             ("Patents expire [in the early 2030s]. => 2030-01-01..2033-04-30 in",), ("Model X2030s sells.",)),
        Rule("year", "<yyyy>",
             lambda n, m: Unit("year", 0, n[0].value) if is_year(n[0], m) else None, "yearunit",
             ("Launch [in 2012]. => 2012-01-01..2012-12-31 in",
              "A potential [2012] approval. => 2012-01-01..2012-12-31 in"),
             ("We issued 2012 shares.", "It cost $2012.", "Under Rule 2012 we file.", "Compound AB-2012 works.",
              "The Relief Act of 2012 applies.", "Call 617-555-2012.", "Grants under the 2012 Stock Plan vest.")),
        Rule("two-digit year", "<aposyear>", lambda n, m: Unit("year", 0, n[0].value, loose=True), "yearunit",
             ("Launch [in '12]. => 2012-01-01..2012-12-31 in",), ("He said '12 of us'.",)),
        Rule("running unit",
             "(?:<this> <current|coming>? | <current|next|last|past|coming> ) <fiscal|calendar|full>? <hyphen>? "
             "<year|quarter|half|monthword|week|decade> (?!<of|yyyy|aposyear>)",
             lambda n, m: None if _hyphened(n, m, "end") else running(n, m), "yearunit",
             ("Enrolment ends [this quarter]. => 2010-10-01..2010-12-31 in",
              "We launch [next year] - a first step. => 2011-01-01..2011-12-31 in",
              "We launch [next year]. => 2011-01-01..2011-12-31 in",
              "We file [next month]. => 2010-11-01..2010-11-30 in",
              "The loss [in the current fiscal year]. (year end 06-30) => 2010-07-01..2011-06-30 in"),
             ("Year after year we grow.",)),
        Rule("new year", "<the> <new> <fiscal|calendar>? <year> (?!<possessive>)", _new_year, "yearunit",
             ("We launch [in the new year]. => 2011-01-01..2011-12-31 in",), ("A new year of hope.",)),
        Rule("full year", "<full> <hyphen>? <fiscal|calendar>? <year>", _full_year, "yearunit",
             ("[Full-year] revenue will grow. => 2010-01-01..2010-12-31 in",), ("All years differ.",)),
        Rule("the unit",
             "<the> (?:<fiscal|calendar> <hyphen>?)? <year|quarter|half|monthword|week|decade>"
             " (?!<of>|<yyyy>|<aposyear>|<yearunit>)",
             lambda n, m: None if _hyphened(n, m) else _the_unit(n, m), "yearunit",
             ("Sites open [by the end of the quarter]. => 2010-10-28..2010-12-31 by",), ("It was the year of growth.",
              )),
    ),
    needs="fy|cy|fiscal|yyyy|aposyear|decadeyears|year|years|quarter|half|monthword|week|decade|yearunit|full",
)  # fmt: skip
