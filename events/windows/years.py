"""Rules for years and the running units: named, fiscal, relative, their ends and their middles."""

from __future__ import annotations

import re
from dataclasses import replace

from events import calendar
from events.windows.grammar import Rule, Stage, value
from events.windows.lexer import full_year
from events.windows.lookalikes import NO_YEAR_AFTER, is_year
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

# "the year in which they retire", "the quarter after launch": none of them is the running one
SOME_OTHER = re.compile(r"\s+(?:in which|which|that|when|before|after|prior to|following|ago|under review|since)\b")
FISCAL_26 = re.compile(r"(?:fiscal|Fiscal|FISCAL) [123]\d\b(?!%|[.,]\d)")
HALF_AN_HOUR = re.compile(r"[ -](?:hour|dozen|million|billion|marathon|time|mile|century)")


def kind_of_year(nodes: list[Node]) -> bool | None:
    if value(nodes, "fiscal|fy"):
        return True
    return False if value(nodes, "calendar|cy") else None


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


def step(nodes: list[Node]) -> int:
    if value(nodes, "next|coming|following"):
        return 1
    return -1 if value(nodes, "last|past") else 0


_GRAINS = {KIND["year"]: "year", KIND["quarter"]: "quarter", KIND["half"]: "half", KIND["monthword"]: "month",
           KIND["week"]: "week", KIND["decade"]: "decade"}  # fmt: skip


def current(grain: str, step: int, fiscal: bool | None, moment: Moment) -> Unit:
    """The unit in which the words were said, or so many units on."""
    unit = Unit(grain, 1, fiscal=fiscal, relative=True)
    day, ends = moment.said_on, moment.year_end if moment.is_fiscal(unit) else calendar.CALENDAR_YEAR
    if grain == "week":
        opens, closes = calendar.week(calendar.add_days(day, 7 * step))
        return replace(unit, span=(opens, closes), year=opens.year)
    if grain == "month":
        moved = calendar.add_months(day.replace(day=1), step)
        return replace(unit, number=moved.month, year=moved.year, fiscal=None)
    if grain == "decade":
        return replace(unit, year=day.year + 10 * step)
    year = calendar.fiscal_year_of(day, ends)
    if grain == "year":
        return replace(unit, number=0, year=year + step)
    months = {"quarter": 3, "half": 6}[grain]
    count = 12 // months
    here = next(n for n in range(1, count + 1) if calendar.part(year, months, n, ends)[1] >= day)
    later, number = divmod(here - 1 + step, count)
    return replace(unit, number=number + 1, year=year + later)


def _relative(nodes: list[Node], moment: Moment) -> Unit | None:
    grain = next(_GRAINS[node.kind] for node in nodes if node.kind in _GRAINS)
    if grain == "half" and HALF_AN_HOUR.match(moment.words, nodes[-1].end):
        return None
    return current(grain, step(nodes), kind_of_year(nodes), moment)


def _the_unit(nodes: list[Node], moment: Moment) -> Unit | None:
    if SOME_OTHER.match(moment.words, nodes[-1].end):
        return None
    unit = _relative(nodes, moment)
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


def _year_end(nodes: list[Node], moment: Moment) -> Unit | None:
    end = next(node for node in nodes if node.kind in (KIND["end"], KIND["yearend"]))
    text = moment.words[end.start : end.end].lower()
    if text not in ("end", "yearend") and not value(nodes, "hyphen|of|possessive"):
        return None  # "this year close to"
    if value(nodes, "year|yearend|ye"):
        return Unit("year", 0, _years_in(nodes), kind_of_year(nodes), cuts=(("end", 0, ""),))
    unit = _relative([node for node in nodes if node.kind != KIND["last"]], moment)
    return None if unit is None else unit.cut("end")


def _years_in(nodes: list[Node]) -> int | None:
    found: int | None = value(nodes, "yyyy|aposyear")
    return found


def _mid_year(nodes: list[Node], moment: Moment) -> Unit | None:
    third = value(nodes, "third") or 2
    if third != 2 and not value(nodes, "hyphen"):
        return None
    if value(nodes, "year|midyear"):
        return Unit("year", 0, None, kind_of_year(nodes), cuts=(("third", third, ""),))
    unit = _relative(nodes, moment)
    return None if unit is None else unit.cut("third", third)


def _ends_in_figures(nodes: list[Node], moment: Moment) -> Unit | None:
    year = nodes[-1].value
    return Unit("year", 0, year, cuts=(("end", 0, ""),))


YEAR_ENDS = Stage.of(
    (
        Rule(
            "year-end",
            "<fiscal|calendar>? <year> <hyphen|possessive>? <end> | <yearend>",
            _year_end,
            "bare",
            (
                "We file [by year-end]. => 2010-10-28..2010-12-31 by",
                "Launch is planned [for year-end 2011]. => 2011-12-01..2011-12-31 in",
                "Launch [by year's end]. => 2010-10-28..2010-12-31 by",
            ),
            ("It was this year close to the target.",),
        ),
        Rule(
            "end of year",
            "<end> (?:<hyphen>? <of> <hyphen>? | <hyphen>) <fiscal|calendar>? <year>"
            " (?!<ending|of|fiscal|hyphen|yyyy>)",
            _year_end,
            "bare",
            ("The plant starts [by end of year]. => 2010-10-28..2010-12-31 by",),
            ("The end of years of waiting.",),
        ),
        Rule(
            "end of the running unit",
            "<quarter|monthword|half|week|decade> <hyphen|possessive>? <end>"
            "| <end> (?:<hyphen>? <of> <hyphen>? | <hyphen>) <quarter|monthword|half|week|decade> (?!<ending|of>)",
            _year_end,
            "dated",
            ("We close [before month end]. => 2010-10-28..2010-10-31 by",),
            ("The quarter close to Easter.",),
        ),
        Rule("year end in letters", "<ye> <hyphen>? <yyyy|aposyear>", _ends_in_figures, "dated",
             ("Target: [YE 2011] => 2011-12-01..2011-12-31 in",), ("The ye 2011 olde.",)),
        Rule("year end without a year", "<ye>", lambda n, m: Unit("year", cuts=(("end", 0, ""),), loose=True), "bare",
             ("Cash falls [by EOY]. => 2010-10-28..2010-12-31 by",), ("Say aye or nay.",)),
        Rule(
            "mid-year",
            "<third> <hyphen>? <fiscal|calendar>? <year|quarter|monthword|decade> (?!<hyphen>) | <midyear>",
            _mid_year,
            "bare",
            (
                "The IND follows [in mid-year 2011]. => 2011-05-01..2011-08-31 in",
                "We report [around midyear]. => 2011-05-01..2011-08-31 about",
            ),
            ("These are early year results.",),
        ),
    ),
    needs="end|yearend|ye|third|midyear",
)  # fmt: skip

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
             "<year|quarter|half|monthword|week|decade> (?!<hyphen> (?!<end>)|<of|yyyy|aposyear>)",
             _relative, "yearunit",
             ("Enrolment ends [this quarter]. => 2010-10-01..2010-12-31 in",
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
             " (?!<hyphen>|<of>|<yyyy>|<aposyear>|<yearunit>)",
             _the_unit, "yearunit",
             ("Sites open [by the end of the quarter]. => 2010-10-28..2010-12-31 by",), ("It was the year of growth.",
              )),
    ),
    needs="fy|cy|fiscal|yyyy|aposyear|decadeyears|year|years|quarter|half|monthword|week|decade|yearunit|full",
)  # fmt: skip
