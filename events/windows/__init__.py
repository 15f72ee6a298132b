"""Every time expression in some words, as windows of days.

`find` reads; `CANDIDATE` is a cheap pattern that matches inside every expression that `find` can find, for scanning
long text first. The reference day is an argument: nothing here knows what day it is.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal

from events.calendar import CALENDAR_YEAR, YearEnd
from events.gates import gate
from events.types import Window
from events.windows.grammar import Stage, kinds_of, reduce
from events.windows.lexer import lex
from events.windows.occasions import MEETING_INDEX
from events.windows.refine import REFINERS
from events.windows.rules import PIPELINE, near
from events.windows.units import Moment, Sense
from events.windows.vocabulary import KIND

__all__ = ["CANDIDATE", "find"]

# words of any case, and names and codes as they are written
_WORDS = (
    "quarter qtr trimester half halves year yr month week wk decade day semester spring summer autumn fall winter "
    "tomorrow yesterday today holidays midyear"
).split()
_NAMES = (
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sep Oct Nov Dec Thanksgiving Christmas Easter Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Q1 Q2 Q3 Q4 1Q 2Q 3Q 4Q H1 H2 1H 2H FY CY YE EOY 9M 6M 3M 198 199 20 /0 /1 /2 /3 /8 /9 -9 -0"
).split()


def _tree(literals: set[str]) -> str:
    """One alternation by first letters: the engine then skips what can begin none of them."""
    first: dict[str, set[str]] = {}
    for literal in literals:
        first.setdefault(literal[0], set()).add(literal[1:])
    branches = []
    for letter, rests in sorted(first.items()):
        kept = sorted(rest for rest in rests if not any(rest != short and rest.startswith(short) for short in rests))
        branches.append(re.escape(letter) + "(?:" + "|".join(re.escape(rest) for rest in kept) + ")")
    return "|".join(branches)


_LITERALS = (
    {form for word in _WORDS for form in (word, word.capitalize(), word.upper())}
    | {form for name in _NAMES for form in (name, name.upper())}
    | set(MEETING_INDEX)
    | {f"{word} {digit}" for word in ("fiscal", "Fiscal", "FISCAL") for digit in "123"}
    | {mark + digit for mark in "'\u2019\u2018`\u00b4" for digit in "0123456789"}
)
# what a written word must hold: a literal, or the end of it where the literal goes on behind a space
_IN_ONE = _tree({each for each in _LITERALS if " " not in each})
_OPENS = _tree({each.partition(" ")[0] for each in _LITERALS if " " in each})
CANDIDATE = gate(_tree(_LITERALS) + r"|[ -][mM](?:os|OS)\b", word=rf"{_IN_ONE}|(?:{_OPENS})$|(?:^|-)[mM](?:os|OS)\b")

_WINDOW = KIND["window"]


def find(
    words: str,
    said_on: date,
    *,
    year_end: YearEnd = CALENDAR_YEAR,
    year: int | None = None,
    fiscal: bool = False,
    direction: Literal["ahead", "back"] = "ahead",
) -> list[Window]:
    """Every time expression in `words`, in order and without overlap; `words[w.start:w.end] == w.timing`.

    `year` is the governing heading's; `fiscal` makes bare quarters, halves and years the company's own. A unit without
    a year is the first that has not ended on `said_on`, or with direction "back" the latest that has begun.

    >>> [window] = find("We expect to file in 2Q2011.", date(2010, 10, 28))
    >>> window.timing, window.opens.isoformat(), window.closes.isoformat(), window.edge
    ('in 2Q2011', '2011-04-01', '2011-06-30', 'in')
    """
    if CANDIDATE.search(words) is None:
        return []
    read = _found if len(words) < _LONG else _found.__wrapped__
    return list(read(words, said_on, year_end, year, fiscal, direction == "back"))


_LONG = 20_000  # characters of words too long to be kept


@lru_cache(maxsize=2048)
def _found(
    words: str, said_on: date, year_end: YearEnd, year: int | None, fiscal: bool, back: bool
) -> tuple[Window, ...]:
    """The windows of words in which there may be some; headings and boilerplate are asked for again and again."""
    moment = Moment(words, said_on, year_end, year, fiscal, back)
    nodes = near(lex(words))
    kinds = kinds_of(nodes)
    present = frozenset(kinds)
    for step in PIPELINE:
        made = reduce(step, nodes, kinds, present, moment) if isinstance(step, Stage) else step(nodes, moment)
        if made is not nodes:
            nodes, kinds = made, kinds_of(made)
            present = frozenset(kinds)
    windows = []
    for node in nodes:
        if node.kind == _WINDOW:
            sense: Sense = node.value
            windows.append(
                Window(
                    sense.opens, sense.closes, sense.edge, words[node.start : node.end], node.start, node.end,
                    " > ".join(node.trail), sense.grain, sense.basis,
                )
            )  # fmt: skip
    for refiner in REFINERS:
        windows = refiner(windows, moment)
    return tuple(windows)
