"""The reading of time in running order: each stage reduces what the ones before it left.

A stage is a table of rules, or a plain function from nodes to nodes. `RULES` is every rule, for tests and for the
command that explains.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from events.windows.bounds import BOUNDS
from events.windows.cuts import CUTS
from events.windows.days import DATES
from events.windows.durations import DURATIONS, after_events
from events.windows.endings import ENDINGS
from events.windows.grammar import Rule, Stage, compiled
from events.windows.lengths import LENGTHS, NEXTS
from events.windows.meetings import SCIENCE, attended
from events.windows.phrases import PHRASES
from events.windows.quarters import ATTACH, SUBUNITS
from events.windows.ranges import JOINS, leaning
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node
from events.windows.year_ends import YEAR_ENDS
from events.windows.years import YEARS

_BARE, _DATED, _YEAR, _STOPS = KIND["bare"], KIND["dated"], KIND["yearunit"], KIND["stop"] + KIND["dot"]
_OPENERS = KIND["in"] + KIND["for"] + KIND["over"]


# the classes without which no rule makes a window, and how many tokens a rule can reach on either side of one
ANCHOR = re.compile(
    compiled(
        "<yyyy|aposyear|decadeyears|anymonth|numeric|week_day|holiday|today|tomorrow|yesterday|qcode|dated|yearunit|"
        "meeting|society|season|length_word|half|halves|months|quarters|yearend|midyear|ye|fy|fiscal>"
    )
)
REACH = 14


def near(nodes: list[Node]) -> list[Node]:
    """The tokens from just before the first that time can hang on to just behind the last; none where there is none."""
    kinds = "".join([node.kind for node in nodes])
    first = ANCHOR.search(kinds)
    if first is None:
        return []
    last = ANCHOR.search(kinds[::-1])
    start = max(0, first.start() - REACH)
    kept = nodes[start : len(nodes) - last.start() + REACH] if last else nodes[start:]
    return [nodes[start]._replace(kind=KIND["other"]), *kept[1:]] if start else kept


def leading_year(nodes: list[Node], moment: Moment) -> list[Node]:
    """A year that opens the sentence governs the units behind it that have none: "In 2026, ... in the spring"."""
    if not any(node.kind == _BARE for node in nodes):
        return nodes
    lead: int | None = None
    fiscal: bool | None = None
    opening = True
    led: list[Node] = []
    for index, node in enumerate(nodes):
        if node.kind in _STOPS:
            if moment.words[node.start] in ".;!?":
                lead, opening = None, True
        elif node.kind == _YEAR:
            unit: Unit = node.value
            lead, fiscal = (unit.year, unit.fiscal) if opening and unit.pure_year else (None, None)
            opening = False
        elif node.kind == _DATED:
            lead = None
        elif node.kind == _BARE:
            node = _led(node, lead, fiscal, nodes[index + 1 : index + 4])
        elif node.kind not in _OPENERS:
            opening = False
        led.append(node)
    return led


def _led(node: Node, lead: int | None, fiscal: bool | None, behind: list[Node]) -> Node:
    """The unit with the year that leads it, or that of "... and the full year 2025" behind it."""
    unit: Unit = node.value
    behind = [other for other in behind if other.kind not in (KIND["the"], KIND["for"])]
    if len(behind) > 1 and behind[0].kind == KIND["and"] and behind[1].kind == _YEAR:
        year: Unit = behind[1].value
        if year.pure_year and unit.grain in ("quarter", "half"):
            lead, fiscal = year.year, year.fiscal
    if lead is None or unit.year is not None or unit.grain == "meeting":
        return node
    kept = fiscal if unit.fiscal is None else unit.fiscal
    return node._replace(kind=_DATED, value=replace(unit, year=lead, fiscal=kept))


Step = Stage | Callable[[list[Node], Moment], list[Node]]
PIPELINE: tuple[Step, ...] = (
    PHRASES,  # "no later than" is one word
    DATES,  # days and months
    ENDINGS,  # "the quarter ending June 30", before "the quarter" means the running one
    YEAR_ENDS,
    LENGTHS,  # "twelve months"
    NEXTS,  # "the next year" is a length, "next year" is not
    YEARS,
    SUBUNITS,  # quarters, halves, seasons
    ATTACH,  # a unit and its year
    CUTS,  # "late", "the end of"
    CUTS,  # "by the end of the first half of"
    SCIENCE,
    attended,
    leading_year,
    leaning,
    JOINS,
    JOINS,  # a range of a range: "late 2025 to early or mid 2026"
    after_events,
    DURATIONS,
    BOUNDS,  # "by", "into", "as early as"
)
STAGES: tuple[Stage, ...] = tuple(dict.fromkeys(step for step in PIPELINE if isinstance(step, Stage)))
RULES: tuple[Rule, ...] = tuple(rule for stage in STAGES for rule in stage.rules)
