"""Since when a promise closes later than it first did, and whether its newest words still say so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from events.lettercase import any_case
from events.likeness import FIGURES
from events.policy import POLICY, Policy
from events.relations import MOVED_WORDS, dated, of_a_report
from events.types import Sighting, Statement
from events.versions import Entry, Thread


def moves(thread: Thread, entry: Entry, policy: Policy = POLICY) -> bool:
    """Whether a version that is surely of this promise closes later than the first; a later end may be no slip."""
    sure = entry.fit >= policy.moves and later(thread, entry, policy) and not of_a_report(entry.statement)
    return sure and not _only_a_label(thread, entry.statement)


# a year before a noun: "its first 2031 expansion"
_LABEL = re.compile(r"(?:['’]s|\b(?:its|our|their|the))(?: (?:first|second|next|new))?\s+\Z", re.IGNORECASE)


def _only_a_label(thread: Thread, statement: Statement) -> bool:
    """Whether a year only tells which one is meant, holds the first window whole, and no word says that it moved."""
    first, new = thread.first.window, statement.window
    at = new.start - statement.start
    if new.grain != "year" or at < 0 or not (first.opens and first.closes and new.opens and new.closes):
        return False
    inside = new.opens <= first.opens and first.closes <= new.closes
    behind = statement.quote[at + len(new.timing) :][:2]
    named = _LABEL.search(statement.quote[:at]) is not None and re.match(r" [a-z]", behind) is not None
    return inside and named and not MOVED_WORDS.search(statement.quote)


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


def lifted(thread: Thread, proof: Sighting) -> Sighting:
    """The proof, no earlier than the window to which the company had put the event off: it had said so, and it knew.

    Only a day that nobody printed is lifted, and not where the words say that it came sooner than thought.
    """
    known = [each for each in thread.versions if each.said_on < proof.known_on]
    window, close = known[-1].statement.window if known else None, thread.first.window.closes
    if window is None or window.opens is None or close is None or window.edge not in ("in", "about"):
        return proof
    lo, hi = proof.happened_from, proof.happened_to or proof.known_on
    since = max(each.said_on for each in known)
    unsaid = lo is None or lo <= since + timedelta(days=1) or proof.assumed
    if window.opens <= close or hi < window.opens or not unsaid or _SOONER.search(proof.quote):
        return proof
    return replace(proof, happened_from=max(lo or window.opens, window.opens))


_SOONER = any_case(r"\b(?:ahead of (?:schedule|plan|time)|ahead of our|early|earlier|sooner)\b")
