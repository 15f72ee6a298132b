"""Rules for the end and the middle of a year or of a running unit, where no year is named."""

from __future__ import annotations

from events.windows.cuts import END_OF_RANGE
from events.windows.grammar import Rule, Stage, value
from events.windows.running import kind_of_year, running
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node


def _year_end(nodes: list[Node], moment: Moment) -> Unit | None:
    end = next(node for node in nodes if node.kind in (KIND["end"], KIND["yearend"]))
    text = moment.words[end.start : end.end].lower()
    if END_OF_RANGE.search(moment.words, max(0, end.start - 10), end.start):
        return None  # "the low end of the full-year range"
    if text not in ("end", "yearend") and not value(nodes, "hyphen|of|possessive"):
        return None  # "this year close to"
    if value(nodes, "year|yearend|ye"):
        return Unit("year", 0, _years_in(nodes), kind_of_year(nodes), cuts=(("end", 0, ""),))
    unit = running([node for node in nodes if node.kind != KIND["last"]], moment)
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
    unit = running(nodes, moment)
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
