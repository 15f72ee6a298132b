"""Rules for scientific meetings: the month or days that stand beside the name, else the meeting's usual dates."""

from __future__ import annotations

from dataclasses import replace

from events.lettercase import any_case
from events.windows.grammar import Rule, Stage, value
from events.windows.units import Moment, Unit
from events.windows.vocabulary import KIND, Node

_MEETS = KIND["meeting"] + KIND["society"]
_LEADS = (
    KIND["at"]
    + KIND["in"]
    + KIND["for"]
    + KIND["by"]
    + KIND["before"]
    + KIND["until"]
    + KIND["after"]
    + KIND["following"]
)
_DATES = KIND["bare"] + KIND["dated"]
_DONE_BY = any_case(r"\b(?:accepted|selected|chosen|invited|hosted|organi[sz]ed|sponsored|held|run|requested)\s+$")
_LONGEST_PLACE = 40  # "in Chicago, Illinois", not a clause


def _meeting(nodes: list[Node], moment: Moment) -> Unit | None:
    number: int = value(nodes, "meeting|society")
    year: Unit | None = value(nodes, "yearunit")
    if year is not None and (year.year is None or year.grain != "year"):
        return None
    at = next(index for index, node in enumerate(nodes) if node.kind in _MEETS)
    named = any(node.kind in (KIND["gathering"], KIND["yearunit"]) for node in nodes[at:])
    unit = Unit("meeting", number, year.year if year else None, loose=not named)
    point: Unit | None = value(nodes, "pointed")
    if point is None:
        return unit
    if point.grain not in ("day", "month", "span"):
        return None
    if any(node.kind == KIND["other"] and node.end - node.start > _LONGEST_PLACE for node in nodes):
        return None
    if point.year is None:
        point = replace(point, year=year.year if year else None, loose=False)
    return point


_GATHERING = "(?:<assembly>{0,3} <gathering>)"
_NAME = (
    "<the>? <yearunit>? <nth>? (?:<meeting> <possessive>? (?:<open> <meeting> <close>)?"
    f"| (?=<society> <possessive>? (?:<open> <meeting> <close>)? <possessive>? <assembly>{{0,3}} <gathering>) <society>"
    f" <possessive>? (?:<open> <meeting> <close>)? <possessive>?) {_GATHERING}?"
)
_PLACE = "(?:<in> <other> <comma|in|on>{1,2} (?:<other> <comma|in|on>{1,2})?)"
SCIENCE = Stage.of(
    (
        Rule("month or days at a meeting", f"<pointed> <at|comma|open> {_NAME}", _meeting, "dated",
             ("Data follow [in December 2010 at ASH]. => 2010-12-01..2010-12-31 in",), ("In December at the plant.",)),
        Rule("meeting with its month or days",
             f"{_NAME} (?: {_PLACE} | <comma|in|on|open|from>{{1,2}}) <the>? <pointed> <close>?", _meeting, "dated",
             ("Data follow [at ASH in December 2010]. => 2010-12-01..2010-12-31 in",
              "Data follow [at ASCO (June 3-7, 2011)]. => 2011-06-03..2011-06-07 in",
              "Data follow [at the ESMO Congress in Stockholm, in September 2011]. => 2011-09-01..2011-09-30 in"),
             ("At ASH in the hall.",)),
        Rule("meeting and its year", f"{_NAME} <comma|in>? <yearunit>", _meeting, "dated",
             ("Data follow [at ASCO 2011]. => 2011-05-25..2011-06-10 in",), ("The ash 2011 crop.",)),
        Rule("meeting by its usual dates", f"{_NAME}", _meeting, "bare",
             ("Data follow [at ASH]. => 2010-12-01..2010-12-31 in",
              "Data follow [at the 2011 ASCO Annual Meeting]. => 2011-05-25..2011-06-10 in",
              "Data follow [at the American Society of Hematology (ASH) Annual Meeting]. => 2010-12-01..2010-12-31 in"),
             ("The ADA rules apply.", "ASCO members voted.", "A report by the American Heart Association.")),
    ),
    needs="meeting|society",
)  # fmt: skip


def attended(nodes: list[Node], moment: Moment) -> list[Node]:
    """A body's short name is its meeting only behind a word of place or time: "at ASH", not "ASH members".

    A meeting that acts is no time either: "accepted by ASH" says who, not when.
    """
    if not any(node.kind in _DATES for node in nodes):
        return nodes
    kept = []
    for index, node in enumerate(nodes):
        if node.kind == KIND["bare"] and node.value.grain == "meeting" and node.value.loose:
            before = nodes[index - 1] if index else None
            if before is None or before.kind not in _LEADS:
                node = Node(KIND["other"], node.start, node.end)
        acts = node.kind in _DATES and index and nodes[index - 1].kind == KIND["by"]
        if acts and node.value.grain == "meeting" and _DONE_BY.search(moment.words[: nodes[index - 1].start][-24:]):
            node = Node(KIND["other"], node.start, node.end)
        kept.append(node)
    return kept
