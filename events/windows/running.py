"""The unit in which the words were said, and those beside it: this quarter, next year, the last month."""

from __future__ import annotations

import re
from dataclasses import replace

from events import calendar
from events.windows.grammar import value
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

HALF_AN_HOUR = re.compile(r"[ -](?:hour|dozen|million|billion|marathon|time|mile|century)")


def kind_of_year(nodes: list[Node]) -> bool | None:
    """True for a fiscal year, False for a calendar year, None where the words do not tell."""
    if value(nodes, "fiscal|fy"):
        return True
    return False if value(nodes, "calendar|cy") else None


def step(nodes: list[Node]) -> int:
    """How many units on from the running one: 1 for the next, -1 for the last."""
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


def running(nodes: list[Node], moment: Moment) -> Unit | None:
    """The running unit that the nodes name, or the one beside it: "next quarter"."""
    grain = next(_GRAINS[node.kind] for node in nodes if node.kind in _GRAINS)
    if grain == "half" and HALF_AN_HOUR.match(moment.words, nodes[-1].end):
        return None
    return current(grain, step(nodes), kind_of_year(nodes), moment)
