"""What a second date leaves unsaid: "the wind farm by year-end, and the gas unit in 2028" are two works of one kind.

Behind an event and its date a name or a number and another date tell of the same happening again: of another thing,
of so many of the things, of the same thing at a later stage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from events import figures, products
from events.candidates import Candidate
from events.figures import Figure
from events.lettercase import any_case
from events.metrics import Measure
from events.types import Window

RULE = "said of another"
_FOLLOWS = (
    r"(?:,? (?:(?:is |are )?(?:now |then |also )?(?:to follow|following|follows|coming|planned|expected|scheduled|"
    r"targeted|slated|due|to come|comes|starting|beginning|opening|closing|falling|falls|later|"
    r"hopefully|probably|likely)(?: to follow)?|with a?))?"
)
_NO = (
    r"(?!(?:and|or|will|is|are|was|were|to|we|it|they|that|which|expects?|expected|plan|should|would|has|have|had|in|by|"
    r"on|at|for|from|before|after|during|with|again|possibly|perhaps|potentially|not|no|then|subject|following|falling|"
    r"coming|later|starting|beginning|opening|closing|due|planned|scheduled|slated|targeted|hopefully|probably|likely|"
    r"reach|get|exceed|hit|grow|have|achieve|generate|turn|become|complete|begin|start|open|launch|close|finish|deliver|"
    r"expand|increase|add|move|see|produce|report|submit|file|make|take|bring|ship|build|continue|be|do|go|come|"
    r"if|assuming|pending|when|once|up|down|per|through)\b)"
)
# ", and the gas unit | in 2028"
_ANOTHER = re.compile(
    r"\)?(?:,? (?:and|then|followed by|with|while|but)(?: then| also)?|,|;) (?:the |our |its |an? )?"
    rf"(?P<np>{_NO}[\w&'’/.-]+(?: {_NO}[\w&'’/.-]+){{0,5}}?){_FOLLOWS} ?"
)
# ", 14 of them | in the back half", "and another 25 | in Q4", ", of which $190 million falls | in the second half"
_SOME = any_case(
    r"\)?(?:,? (?:and|then|followed by|with|including|but)(?: then)?|,|;)?(?: of which| with)? ?(?:some |about |"
    r"around |between |roughly |approximately |another |an additional |a further |the other |up to |at least |"
    r"probably |maybe |something like |as many as |most of )*(?P<number>[$€£]?\d[\d,.]*(?: (?:million|billion))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: (?:to|or|and|[-–]) (?:\d[\d,.]*|\w+))?"
    r"(?: (?:million|billion))?(?: (?:of (?:them|those|these|which|that)|more|additional|others?))?" + _FOLLOWS + r" ?"
)
# "and will be complete | by summer 2027"
_STAGE = any_case(
    r",? (?:and|then|but|before)(?: it| that| we| they)?(?:'ll| will| should| would| to| is expected to| are expected "
    r"to| is scheduled to| expect (?:it|that) to| expects it to| likely| then)+ "
    r"(?:also |then |likely |probably )*(?:be )?"
    r"(?P<done>(?:fully |commercially |substantially )?(?:complete[d]?|done|finished|operational|in service|online|"
    r"on line|open|live|up and running|commissioned|installed|in production|generally available|available))"
    r"(?: at| with| everywhere| across the fleet)? ?"
)
_WORKS = frozenset({"project_completion", "facility_opening", "production_start", "product_launch"})
_DONE = {
    "operational": "facility_opening", "in service": "facility_opening", "online": "facility_opening",
    "on line": "facility_opening", "open": "facility_opening", "in production": "production_start",
    "generally available": "product_launch", "available": "product_launch",
}  # fmt: skip
_PHRASED = re.compile(r"[A-Z\d]|^(?:second|third|fourth|first|last|final|remaining|other|rest|remainder|balance)\b")
_STAGES = any_case(
    r"^(?:(?:full|first|second|final|initial|commercial|mechanical|substantial|further|more|additional|ongoing) )?"
    r"(?:completion|operations?|commissioning|start-?up|production|hand-?over|integration|results?|data|details|"
    r"approval|launch|construction|delivery|deliveries|enrol\w+|read-?out|filing|submission|closing|benefits?|growth|"
    r"work|testing|ramp|savings)\b"
)
_OWN = frozenset({"financial_guidance", "cash_runway", "patent_expiry", "dividend", "appointment", "restructuring"})


def find(words: str, found: Sequence[Candidate], lone: Sequence[Window]) -> dict[Window, Candidate]:
    """For each date without an event, the event before it, told again of what stands between."""
    told: dict[Window, Candidate] = {}
    for window in lone:
        earlier = [each for each in (*found, *told.values()) if _before(each, window)]
        if not earlier:
            continue
        last = max(earlier, key=lambda each: (each.window.end, each.anchor.end))
        low = max(last.window.end, last.anchor.end, last.figure.end if last.figure else 0)
        again = _again(words, last, low, window)
        if again is not None:
            told[window] = again
    return told


def renumbered(words: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the number that stands with its own date: "250 homes this year and 300 in 2026"."""
    return [_own_number(words, each, found) for each in found]


def _own_number(words: str, candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    figure, window = candidate.figure, candidate.window
    if figure is None or candidate.from_heading or candidate.measure is not None or figure.end > window.start:
        return candidate
    same = [each for each in found if each.anchor.start == candidate.anchor.start and each.window.end <= window.start]
    low = max([each.window.end for each in same] + [figure.end, candidate.anchor.end if not same else 0])
    if low >= window.start:
        return candidate
    if same and _REST.fullmatch(words, low, window.start):
        return replace(candidate, figure=None)
    some = _SOME.fullmatch(words, low, window.start)
    if some is None or not (same or _COUNTED.search(some[0])):
        return candidate
    amount = _number(words, some, candidate)
    return candidate if amount is None else replace(candidate, figure=amount)


_REST = any_case(
    r",? (?:and|with|then) the (?:rest|remainder|balance|others|remaining \w+)(?: to follow| following)? ?"
)


def _before(candidate: Candidate, window: Window) -> bool:
    return not candidate.from_heading and candidate.window.end <= window.start and candidate.anchor.end <= window.start


def _again(words: str, last: Candidate, low: int, window: Window) -> Candidate | None:
    stage = _STAGE.fullmatch(words, last.window.end, window.start)  # its verb may have been taken for the event's own
    if stage is not None and last.anchor.kind in _WORKS | {"other"}:
        kind = _DONE.get(re.sub(r"^(?:fully|commercially) ", "", stage["done"].lower()), "project_completion")
        return replace(last, window=window, anchor=replace(last.anchor, kind=kind), figure=None)
    some = _SOME.fullmatch(words, low, window.start)
    if some is not None and (last.figure is not None or _COUNTED.search(some[0])):
        amount = _number(words, some, last)
        if amount is not None:
            return replace(last, window=window, figure=amount, measure=_said(last, amount))
    another = _ANOTHER.fullmatch(words, low, window.start)
    if another is None or last.anchor.kind in _OWN or last.measure is not None:
        return None
    text = another["np"].strip()
    if not _PHRASED.search(text) or _STAGES.match(text) or next(iter(products.names(text)), None) is not None:
        return None
    return replace(last, window=window, anchor=replace(last.anchor, rule=RULE), figure=None, subject=text)


_COUNTED = any_case(r"\bof (?:them|those|these|which)\b")


def _said(last: Candidate, amount: Figure) -> Measure | None:
    return None if last.measure is None else replace(last.measure, figure=amount)


def _number(words: str, some: re.Match[str], last: Candidate) -> Figure | None:
    """The number that stands between, in the unit of the one before."""
    start, end = some.span()
    amounts = [each for each in figures.find(words) if start <= each.start and each.end <= end]
    unit = last.figure.unit if last.figure else ""
    if len(amounts) == 1:
        return amounts[0] if amounts[0].unit else replace(amounts[0], unit=unit)
    if amounts or (last.figure is not None and (last.figure.money or last.figure.ratio)):
        return None
    spelled = some["number"].replace(",", "").lower()
    value = float(_WORDS[spelled]) if spelled in _WORDS else float(spelled) if _PLAIN.fullmatch(spelled) else None
    return None if value is None else Figure(value, value, unit, *some.span("number"))


_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_WORDS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
