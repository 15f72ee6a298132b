"""How one window stands to the one before it: the first line of the table that fits is the relation.

Where the newer words are a deadline only the closes are compared, since its opening is just the day it was said;
where either is a floor ("as early as") the openings stand in for the missing close.
"""

from __future__ import annotations

from datetime import date, timedelta

from events.lettercase import any_case
from events.policy import POLICY, Policy
from events.types import Relation, Statement, Window

_DEADLINE = ("by", "through")
MOVED_WORDS = any_case(
    r"\b(?:now (?:expect|anticipate|plan|target|aim|see)\w*|delay\w*|postpon\w*"
    r"|push(?:ed|es|ing)? (?:out|back)|shift(?:ed|s|ing)?\b|slipp(?:ed|age)|resched\w+|behind schedule|later than"
    r"|slower than|re-?forecast|revis(?:ed|es|ing|ion)\b.{0,60}\b(?:timing|timeline|date|schedule|guidance|target)"
    r"|(?:timing|timeline|date|schedule|guidance|target)\b.{0,60}\brevis(?:ed|es|ing|ion)|no longer expect\w*"
    r"|moved? (?:to|from|into|out)\b|extended (?:to|into|until|the)|instead of|rather than in)",
)
ON_TRACK = any_case(
    r"\b(?:on[- ]track|on schedule|as planned|as scheduled|reiterat\w+|reaffirm\w+|unchanged|continues? to expect)\b",
)


def dated(window: Window) -> bool:
    """Whether a window has an end at all; one without is a promise whose date was taken away."""
    return window.opens is not None or window.closes is not None


def relation(old: Window | None, new: Window, *, withdrawn: bool = False, policy: Policy = POLICY) -> Relation:
    """The relation of a newer window to the last dated one of the same promise.

    >>> half = Window(date(2030, 1, 1), date(2030, 6, 30), "in", "1H2030", 0, 6, "")
    >>> whole = Window(date(2030, 1, 1), date(2030, 12, 31), "in", "2030", 0, 4, "")
    >>> relation(half, whole), relation(whole, half), relation(None, half)
    ('pushed_out', 'narrowed', 'new')
    """
    tolerance = timedelta(days=policy.tolerance)
    if old is None:
        return "new"
    if withdrawn:
        return "withdrawn"
    if not dated(new):
        return "undated"
    if "after" in (old.edge, new.edge) or old.closes is None or new.closes is None:
        return _by_openings(old, new, tolerance)
    if new.closes > old.closes + tolerance:
        return "pushed_out"
    earlier = new.closes < old.closes - tolerance
    if new.edge in _DEADLINE:
        return "pulled_in" if earlier else "reaffirmed"
    opens, opened = new.opens or new.closes, old.opens or old.closes
    inside = opens >= opened - tolerance and new.closes <= old.closes + tolerance
    if inside and (old.closes - opened) - (new.closes - opens) > tolerance:
        return "narrowed"
    if earlier:
        return "pulled_in"
    if opens < opened - tolerance and old.edge not in _DEADLINE:
        return "widened"
    return "reaffirmed"


def _by_openings(old: Window, new: Window, tolerance: timedelta) -> Relation:
    before, after = old.opens or old.closes, new.opens or new.closes
    if before is None or after is None or abs(after - before) <= tolerance:
        if old.closes is None and new.closes is not None:
            return "narrowed"
        return "widened" if new.closes is None and old.closes is not None else "reaffirmed"
    return "pushed_out" if after > before else "pulled_in"


def flags(
    old: Window | None, new: Window, quote: str, how: Relation, *, explained: bool = False, policy: Policy = POLICY
) -> tuple[str, ...]:
    """What stands beside the relation: a later date that nothing owns up to, a window wider still, one cut to its end.

    `explained` tells that another passage of the same document says that this promise moved.
    """
    found: list[str] = []
    if how in ("pushed_out", "widened", "undated") and (new.edge != "through" or how != "pushed_out"):
        owned = explained or MOVED_WORDS.search(quote) is not None
        if ON_TRACK.search(quote) or not owned:
            found.append("stealth")
    if old is None:
        return tuple(found)
    if how == "pushed_out" and _width(new) - _width(old) > policy.widened_days:
        found.append("widened_too")
    if how == "narrowed" and old.opens and old.closes and new.opens:
        last_third = old.opens + timedelta(days=2 * (_width(old) + 1) // 3)
        if new.opens >= last_third - timedelta(days=1):
            found.append("late_narrow")
    return tuple(found)


_REPORT = any_case(
    r"['’]?s? (?:(?:un)?audited |interim |quarterly |annual |official |consolidated )*(?:financials?\b|results\b|"
    r"earnings\b|reports?\b|10-[QK]\b|filings?\b|numbers\b)",
)
_UNIT = any_case(r"quarter|\byear|\bQ[1-4]|\b[1-4]Q|half|\b20\d\d\Z")
_AT_ITS_TIME = any_case(r"\b(?:with|in|during|alongside|at) (?:the |its |our |their )?\Z")


def of_a_report(statement: Statement) -> bool:
    """Whether a quarter or year is only what a report is of: "has filed its second quarter financials".

    >>> said = "It filed its second quarter financials and expects to trade again."
    >>> window = Window(date(2031, 4, 1), date(2031, 6, 30), "in", "second quarter", 13, 27, "")
    >>> of_a_report(Statement("s", "f", 0, len(said), said, window, "listing", "shares", "us"))
    True
    """
    at, window = statement.window.start - statement.start, statement.window
    end = window.end - statement.start
    if statement.kind == "financial_guidance" or at < 0 or statement.quote[at:end] != window.timing:
        return False
    return (
        _UNIT.search(window.timing) is not None
        and _REPORT.match(statement.quote, end) is not None
        and _AT_ITS_TIME.search(statement.quote[:at]) is None
    )


def stale(window: Window, said_on: date) -> bool:
    """Whether the words speak of a window that had closed before they were printed: a copy, not a version."""
    return window.closes is not None and window.closes < said_on


def _width(window: Window) -> int:
    return (window.closes - window.opens).days if window.opens and window.closes else 0
