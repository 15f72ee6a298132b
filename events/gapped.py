"""A verb said once for two dates: "Leeds goes live in April, and Hull in August", "six jets in May and nine in June".

The second date has only a name or a number before it: it is the same event, of that name or of that many. A date that
was bound to no event is the business of `ellipses`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from events import figures, products, subjects, sums
from events.candidates import Candidate
from events.kinds import KINDS
from events.lettercase import any_case
from events.types import Window

_GAP = re.compile(
    r",? (?:and|then|while|with|followed by|as well as)(?: then)? (?:the )?(?:(?P<many>\d[\d,]*|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve)(?: more| others| further)?|(?P<who>(?:[A-Z][\w'’&.-]*|\d+[A-Z]\w*)"
    r"(?: (?:[A-Z\d][\w'’&.-]*|(?:site|plant|mine|line|phase|project)\b)){0,4}))(?: to follow|"
    r" following)?,? (?:is |are )?"
)
_TIME = any_case(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|[12]h|h[12]|"
    r"spring|summer|autumn|fall|winter|phase|part|part|week|year|quarter|half|the|it|we|fda|ema|sec)\b"
)
_PLACED = re.compile(r"(?:^| )(?:in|into|for|to|at|on|across) (?:the )?[A-Z][a-z]")


def settled(words: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates, each later date of an event with the name or the number that stands before it."""
    return [_named(words, candidate, found) for candidate in found]


def _named(words: str, candidate: Candidate, found: list[Candidate]) -> Candidate:
    """A candidate whose event has an earlier date too, with the name or number that stands between the two."""
    same = [
        each
        for each in found
        if each.anchor == candidate.anchor and each.window.end <= candidate.window.start and not each.from_heading
    ]
    last = max(same, key=lambda each: each.window.end, default=None)
    gap = _GAP.fullmatch(words, last.window.end, candidate.window.start) if last and not candidate.subject else None
    made = _of(words, candidate, gap, _first(candidate, same)) if last and gap else None
    return made or candidate


def _first(candidate: Candidate, found: list[Candidate]) -> Window:
    """The first date of a candidate's event."""
    return min((each.window for each in found if each.anchor == candidate.anchor), key=lambda window: window.start)


def _of(words: str, candidate: Candidate, gap: re.Match[str], first: Window) -> Candidate | None:
    """The event of a candidate, of the name or the number in a gap; nothing where the gap is of something else."""
    if candidate.anchor.end > gap.start():
        return None
    figure = candidate.figure
    if gap["many"]:
        counted = figure is not None and not figure.money and not figure.ratio and bool(figure.unit)
        if figure is None or not counted:
            return None
        many = float(sums.NUMERALS.get(gap["many"], 0)) or figures.number(gap["many"])
        return replace(
            candidate, figure=replace(figure, low=many, high=many, start=gap.start("many"), end=gap.end("many"))
        )
    if figure is not None or candidate.measure is not None or _TIME.search(gap["who"]):
        return None
    if KINDS[candidate.anchor.kind].family in subjects.MEDICINE and not any(products.names(gap["who"])):
        return None  # "to the FDA in May and the European Union in June": another authority
    if _PLACED.search(words[candidate.anchor.start : first.start]):
        return None  # "in Europe in May and Japan in June": another place, not another thing
    return replace(candidate, subject=gap["who"].strip(" .,"))
