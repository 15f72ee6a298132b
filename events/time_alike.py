"""How the windows of two statements stand to each other: one period, one date, a gap, one within the other."""

from __future__ import annotations

from datetime import date

from events.lettercase import any_case
from events.policy import POLICY
from events.types import Statement, Window


def same_period(one: Statement, other: Statement) -> bool:
    """Whether two figures are of one period: they end together, the remainder of a year being that year.

    A quarter is not the year that it ends. A state to be reached ("profitable") has a deadline and no period.
    """
    mine, theirs = one.window, other.window
    states = _STATE_REACHED.search(one.subject) and _STATE_REACHED.search(other.subject)
    if states and one.low is other.low is None and one.high is other.high is None:
        return True
    if "after" in (mine.edge, theirs.edge) or mine.closes is None or theirs.closes is None:
        return mine.opens is not None and mine.opens == theirs.opens
    if abs((mine.closes - theirs.closes).days) > POLICY.tolerance:
        return False
    lengths = [(each.closes - each.opens).days for each in (mine, theirs) if each.opens and each.closes]
    if mine.edge == theirs.edge or len(lengths) < 2:
        return mine.edge in _DEADLINES or len(lengths) < 2 or abs(lengths[0] - lengths[1]) <= 2 * POLICY.tolerance
    whole = [size for each, size in zip((mine, theirs), lengths, strict=True) if each.edge not in _DEADLINES]
    return not whole or max(whole) >= 150


_DEADLINES = frozenset({"by", "through"})


_STATE_REACHED = any_case(r"profitab|break-?\s?even|cash[- ]flow[- ]positiv|positive cash flow")


def same_window(one: Window, other: Window) -> bool:
    """Whether two windows are one and a narrow one, half a year at most, or one deadline.

    >>> june = Window(date(2030, 6, 1), date(2030, 6, 30), "in", "June", 0, 4, "")
    >>> same_window(june, june), same_window(june, Window(date(2030, 9, 1), date(2030, 9, 30), "in", "", 0, 0, ""))
    (True, False)
    """
    if one.closes is None or other.closes is None or abs((one.closes - other.closes).days) > POLICY.tolerance:
        return False
    if "by" in (one.edge, other.edge) or one.edge == other.edge == "through":
        return True
    if one.opens is None or other.opens is None or abs((one.opens - other.opens).days) > POLICY.tolerance:
        return False
    return (one.closes - one.opens).days <= 186


def gap_between(opens: date | None, closes: date | None, later_opens: date | None, later_closes: date | None) -> int:
    """Days that lie between two windows, 0 where they touch or either is open at that end."""
    if closes and later_opens and later_opens > closes:
        return (later_opens - closes).days
    if later_closes and opens and opens > later_closes:
        return (opens - later_closes).days
    return 0


def overlap(one: Statement, other: Statement) -> bool:
    return gap_between(one.window.opens, one.window.closes, other.window.opens, other.window.closes) == 0


def within(one: Statement, other: Statement) -> bool:
    mine, theirs = one.window, other.window
    if not (mine.opens and mine.closes and theirs.opens and theirs.closes) or mine.edge != "in":
        return False
    return (
        theirs.opens <= mine.opens
        and mine.closes <= theirs.closes
        and mine.closes - mine.opens < theirs.closes - theirs.opens
    )


def said_beside(one: Statement, other: Statement) -> bool:
    """Whether one sentence gives the two with a date each: a list of events, and not one event that moved."""
    if (one.filing, one.start, one.quote) != (other.filing, other.start, other.quote):
        return False
    if one.window.closes is None or other.window.closes is None:
        return False
    apart = abs((one.window.closes - other.window.closes).days)
    return apart > POLICY.tolerance or (apart > _SAME_DAYS and not (within(one, other) or within(other, one)))


_SAME_DAYS = 5  # "the rest of 2031 and into 2032" is one stretch of time
