"""States of the accounts that are promised without a number: profitable, break-even, cash-flow positive.

The sign of a reported figure tells whether the state was reached in its period, and so do words that say it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events import amounts
from events.gates import gate
from events.lettercase import any_case
from events.names import tokens
from events.rulings import Case, Ruling, number, span
from events.types import Sighting, Statement

RULE = "a state of the accounts"
# the metric whose sign a state is, by the words of the promise; the first that fits
_STATES = (
    ("adjusted ebitda", any_case(r"\badj(?:usted|\.)? ebitda\b")),
    ("ebitda", any_case(r"\bebitda\b")),
    ("cash flow", any_case(r"\bcash[- ]flow\b")),
    ("operating income", any_case(r"\boperating (?:profit|break-?\s?even|income)|\bprofitab\w+ operations\b")),
    ("net income", any_case(r"\bprofitab\w+|\bbreak-?\s?even\b|\bnet (?:income|profit)\b")),
)
_POSITIVE = any_case(r"\b(?:positive|profitab\w+|break-?\s?even)\b")
_WHOSE = any_case(
    r"(?:^|\b)(?:(?P<us>we|it|the (?:company|group)|our (?:company|business|group))|(?P<name>[A-Za-z][\w&.'’-]*,?))"
    r"(?: (?:has|have|had|also|again|now|already|successfully))* ?\Z"
)
# words by which a state is left open, or is only of a part
_UNSURE = any_case(
    r"\b(?:not|near|close to|towards?|path|excluding|segment|division|per|unit|subsidiary|store|each|contribution|"
    r"some|more|increasingly|exit|run[- ]rate)\b"
)
_TOLD = gate(
    r"\b(?:was|were|became|achieved|reached|attained|turned|posted|returned to|generated|delivered|recorded|reported)"
    r" (?:its |our |the |first |a |an |again |also |quarterly |full-year |operating |overall |company-?wide ){0,4}"
    r"(?P<state>profitab(?:le|ility)|cash[- ]flow[- ]positive|(?:cash[- ]flow )?break-?\s?even|"
    r"positive (?:operating |free )?cash[- ]flow|positive (?:adjusted |adj\. )?ebitda)\b",
)


def told(words: str, company: str) -> tuple[str, int, int] | None:
    """The state that some words say a company has reached, and where; None where they say of none.

    >>> told("Norvane achieved profitability in the second quarter.", "Norvane")
    ('profitability', 17, 30)
    >>> told("Our stores were profitable in the second quarter.", "Norvane") is None
    True
    """
    match = _TOLD.search(words)
    if match is None or _UNSURE.search(words):
        return None
    whose = _WHOSE.search(words[: match.start()])
    if whose is None or not (whose["us"] or frozenset(tokens(whose["name"])) & frozenset(tokens(company))):
        return None
    return match["state"], match.start("state"), match.end("state")


def metric(first: Statement) -> str:
    """The metric whose sign a promise of a state is; "" where it promises none, or one that can't be told."""
    if first.low is not None or first.high is not None:
        return ""
    words = f"{first.subject} {first.quote}"
    if not _POSITIVE.search(words) or _UNSURE.search(first.quote):
        return ""
    own = _POSITIVE.search(first.subject) is not None
    named = next((name for name, pattern in _STATES if pattern.search(first.subject)), "")
    return named if own or named in ("adjusted ebitda", "ebitda", "cash flow") else ""


def bears(first: Statement, subject: str) -> bool:
    """Whether a reported figure, or a state told in words, is of the metric that a promised state is of."""
    mine = metric(first)
    theirs = amounts.metric(subject)[0]
    theirs = {"net loss": "net income", "operating loss": "operating income", "cash used": "cash flow"}.get(
        theirs, theirs
    )
    if not theirs and _POSITIVE.search(subject):
        theirs = "net income"
    return bool(mine) and mine == theirs and not amounts.metric(subject)[1] - _PLAIN


_PLAIN = frozenset("profitable profitability breakeven break even break-even positive quarterly free".split())


def signed(case: Case, acting: Sequence[Sighting]) -> Ruling | None:
    """The outcome of a promised state by the sign of a figure of its period, or by words that say it was reached."""
    first, end = case.thread.first, case.thread.first.window.closes
    if not metric(first) or end is None:
        return None
    of_it = sorted(
        (s for s in acting if s.bearing == "figure" and s.low and (s.rule == RULE or s.happened_to)),
        key=lambda s: (s.known_on, s.start, s.id),
    )
    found = [s for s in of_it if _in_period(first, s, end)]
    reached = next((s for s in found if (s.low or 0) > 0), None)
    if any((s.low or 0) < 0 for s in found if reached is None or s.happened_to == reached.happened_to) and reached:
        return None  # two figures of one period that tell two things
    if reached is not None:
        words = f"{first.subject}: promised {span(first.window)}; {_how(reached)} by {reached.known_on}"
        day = reached.happened_to
        return Ruling("met", "on_time", f"{words}.", "the sign of a figure", reached, day, day)
    failed = next((s for s in found if s.happened_to == end), None)
    if failed is None:
        return None
    words = f"{first.subject}: promised {span(first.window)}; {_how(failed)}, as published on {failed.known_on}"
    return Ruling("slipped", "missed", f"{words}.", "the sign of a figure", failed, end, end)


def _how(sighting: Sighting) -> str:
    if sighting.rule == RULE:
        return "it was said to be reached"
    return f"{number(sighting.low or 0)} was reported"


def _in_period(first: Statement, sighting: Sighting, end: date) -> bool:
    """Whether a figure is of the promised period; where there is a deadline, of one that ended by then."""
    if sighting.happened_to is None or sighting.happened_to > end:
        return False
    if first.window.edge == "by":
        return sighting.happened_from is not None and sighting.happened_to > first.window.opens  # type: ignore[operator]
    same = sighting.happened_to == end
    return same and (sighting.happened_from is None or sighting.happened_from == first.window.opens)
