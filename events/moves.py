"""Since when a promise closes later than it first did, and whether its newest words still say so."""

from __future__ import annotations

from datetime import timedelta

from events.likeness import FIGURES
from events.policy import POLICY, Policy
from events.relations import dated, of_a_report
from events.versions import Entry, Thread


def moves(thread: Thread, entry: Entry, policy: Policy = POLICY) -> bool:
    """Whether a version that is surely of this promise closes later than the first; a later end may be no slip."""
    return entry.fit >= policy.moves and later(thread, entry, policy) and not of_a_report(entry.statement)


def later(thread: Thread, entry: Entry, policy: Policy) -> bool:
    first, closes = thread.first.window, entry.statement.window.closes
    lasting = first.edge in ("through", "after") or thread.first.kind == "cash_runway"
    if lasting or first.closes is None or thread.first.kind in FIGURES:
        return False
    late_by = closes - first.closes if closes else timedelta()
    return late_by > timedelta(days=policy.tolerance) and entry.said_on > thread.said_on


def since(thread: Thread, policy: Policy) -> Entry | None:
    """The version since which the promise closes later than the first one did, where the newest still does.

    A version that was not surely of this promise counts once a sure one gives the same close.
    """
    latest = thread.latest_dated
    counting = [each for each in thread.versions if dated(each.statement.window)]
    sure = any(moves(thread, each, policy) and _one_close(each, latest, policy) for each in counting)
    if not sure or not later(thread, latest, policy):
        return None
    since = latest
    for entry in reversed(counting):
        if moves(thread, entry, policy) or (later(thread, entry, policy) and _one_close(entry, since, policy)):
            since = entry
        elif entry.said_on != latest.said_on:
            break
    return since


def _one_close(one: Entry, other: Entry, policy: Policy) -> bool:
    mine, theirs = one.statement.window.closes, other.statement.window.closes
    return mine is not None and theirs is not None and abs((mine - theirs).days) <= policy.tolerance
