"""A rule is a record; a stage is a tuple of rules that reduce classes to one; `reduce` runs a stage over the nodes.

Patterns are written with class names in angle brackets, `<by> <the>? <unit>`; spaces in a pattern mean nothing.
Rules of a stage are tried in their order at each place, from left to right, and what one took no other sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.windows.units import Moment
from events.windows.vocabulary import KIND, Node

# names for several classes at once
ALIASES = {
    "unit": "bare|dated|yearunit",
    "pointed": "bare|dated",
    "rank": "ordinal|nth",
    "begins": "begin|beginning",
    "anymonth": "month|shortmonth",
    "count": "number|yyyy",
    "length_word": "dayword|days|week|weeks|monthword|months|quarter|quarters|year|years|decade|decades",
    "singular": "dayword|week|monthword|quarter|half|year|decade",
    "plural": "days|weeks|months|quarters|halves|years|decades",
    "inside": "in|on|at|for|over|within",
    "anyof": "of|in|for",
    "link": "to|through|until|hyphen",
}

Meaning = Callable[[list[Node], Moment], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """How some words are read. `examples` are sentences with the span in brackets, the day they were said and the
    window they mean; `near` are sentences in which this rule must find nothing."""

    name: str
    pattern: str
    meaning: Meaning
    makes: str  # the class of what it makes
    examples: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def _class(match: re.Match[str]) -> str:
    names = match.group(1)
    while any(name in ALIASES for name in names.split("|")):
        names = "|".join(ALIASES.get(name, name) for name in names.split("|"))
    letters = "".join(sorted({KIND[name] for name in names.split("|")}))
    return letters if len(letters) == 1 else f"[{letters}]"


def compiled(pattern: str) -> str:
    """The regular expression over classes that a rule's pattern stands for."""
    return re.sub(r"<([a-z_|]+)>", _class, pattern).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules that run together. A stage is skipped where none of its `needs` occurs."""

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    alone: tuple[re.Pattern[str], ...]  # each rule's own, for the place where an earlier rule refused
    needs: frozenset[str]
    firsts: dict[str, re.Match[str] | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rules: Sequence[Rule], needs: str = "") -> Stage:
        """A stage of these rules, which only runs where one of the classes in `needs` occurs."""
        joined = "|".join(f"({compiled(rule.pattern)})" for rule in rules)
        if re.compile(joined).groups != len(rules):
            raise ValueError("a rule's pattern must not capture: write (?:...) in place of (...)")
        letters = compiled(f"<{needs}>").strip("[]") if needs else ""
        alone = tuple(re.compile(compiled(rule.pattern)) for rule in rules)
        return cls(tuple(rules), re.compile(joined), alone, frozenset(letters))

    def first(self, kinds: str) -> re.Match[str] | None:
        """The first match in these classes; sentences are built alike, so that most have been asked before."""
        if kinds in self.firsts:
            return self.firsts[kinds]
        match = self.pattern.search(kinds)
        if len(kinds) <= _SHORT:
            if len(self.firsts) >= _KEPT:
                self.firsts.clear()
            self.firsts[kinds] = match
        return match


_SHORT, _KEPT = 80, 4096  # classes of a sentence whose match is kept, and how many such


def kinds_of(nodes: list[Node]) -> str:
    """The classes of the nodes, in a string that the rules' patterns are matched against."""
    return "".join([node[0] for node in nodes])


def reduce(stage: Stage, nodes: list[Node], kinds: str, present: frozenset[str], moment: Moment) -> list[Node]:
    """The nodes with every place that a rule of the stage could read made one node. A meaning may refuse with None.

    `kinds` is their classes in order, `present` the same as a set. Where nothing was made, the same list is given back.
    """
    if stage.needs and stage.needs.isdisjoint(present):
        return nodes
    match = stage.first(kinds)
    if match is None:
        return nodes
    search = stage.pattern.search
    made: list[Node] = []
    taken = at = 0
    while match is not None:
        first, after = match.span()
        number = match.lastindex or 1
        rule = stage.rules[number - 1]
        meant = rule.meaning(nodes[first:after], moment)
        while meant is None and number < len(stage.rules):
            again = stage.alone[number].match(kinds, first)
            if again is not None:
                rule, after = stage.rules[number], again.end()
                meant = rule.meaning(nodes[first:after], moment)
            number += 1
        if meant is None:
            at = first + 1
        else:
            made += nodes[taken:first]
            trail: tuple[str, ...] = (rule.name,)
            for node in nodes[first:after]:
                trail += node.trail
            made.append(Node(KIND[rule.makes], nodes[first].start, nodes[after - 1].end, meant, trail))
            taken = at = after
        match = search(kinds, at)
    if not made:
        return nodes
    made += nodes[taken:]
    return made


def value(nodes: list[Node], names: str) -> Any:
    """The value of the first node of one of these classes, None where there is none."""
    for node in nodes:
        if node.kind in LETTERS[names]:
            return node.value
    return None


def values(nodes: list[Node], names: str) -> list[Any]:
    """The values of all nodes of these classes."""
    return [node.value for node in nodes if node.kind in LETTERS[names]]


class _Letters(dict[str, str]):
    def __missing__(self, names: str) -> str:
        self[names] = compiled(f"<{names}>").strip("[]")
        return self[names]


LETTERS = _Letters()
