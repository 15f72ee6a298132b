"""Whether a second date or number can be the first one moved, and is not simply the next event of its kind."""

from __future__ import annotations

import re
from datetime import date

from events.kinds import KINDS
from events.likeness import FIGURES, RECURRING, REPEATABLE, other_unit, promised_amount, several, shared_wording
from events.names import key
from events.policy import Policy
from events.relations import MOVED_WORDS, dated
from events.scopes import TRIAL_BOUND
from events.time_alike import gap_between, overlap, same_period, same_window
from events.types import Statement
from events.versions import Thread

# where one product has few promises of a kind, a vaguer name may still mean it
MEDICINE = frozenset({"preclinical", "entry", "conduct", "data", "regulatory"})


def same_amount(thread: Thread, statement: Statement, said_on: date) -> bool:
    """A count or rate is part of the promise, 550,000 is not 1,000,000; a guided figure may be raised another day."""
    first = thread.first
    figure = statement.kind in FIGURES
    if statement.kind in _ONE_EACH and several(first) != several(statement):
        return False
    if figure and not same_period(first, statement):
        return False
    theirs = promised_amount(statement)
    if statement.kind == "capacity_target" and _one_is_counted(first, statement):
        return False
    sized = [entry for entry in thread.entries if promised_amount(entry.statement) is not None]
    of_unit = [entry for entry in sized if not other_unit(entry.statement.unit, statement.unit)]
    if theirs is not None and sized and not of_unit:
        return False
    for entry in of_unit:
        mine = promised_amount(entry.statement)
        if mine is None or theirs is None:
            continue
        apart = abs(mine - theirs) / max(abs(mine), abs(theirs), 1e-9)
        if apart > (0.6 if figure and entry.said_on != said_on else 0.1 if figure else 0.02):
            return False
    return True


def _one_is_counted(first: Statement, statement: Statement) -> bool:
    """Whether of two sizes only one is a number of things: sixty digesters are no more gas from the digesters."""
    sizes = [promised_amount(each) for each in (first, statement)]
    counted = [size for size in sizes if size is not None and 1 < size < _THINGS]
    return len(counted) == 1 and None in sizes and shared_wording(first.quote, statement.quote) < 0.5


_THINGS = 1000  # from here on a number is a rate or an amount
_ONE_EACH = frozenset(
    """trial_start ind_submission first_patient_dosed data_presentation data_readout decision product_launch
    facility_opening contract_award partnership""".split()
)


HELD_AT_ONCE = frozenset({"facility_opening", "capacity_target", "regulatory_meeting"})


def continues(thread: Thread, statement: Statement, said_on: date, wording: float, policy: Policy) -> bool:
    """Whether a second date can be the first one moved, and is not simply the next event of its kind."""
    last = thread.latest_dated
    old, new = last.statement.window, statement.window
    if statement.kind == "patent_expiry":
        return same_window(old, new)  # each patent has its own day
    if not dated(new) or not dated(old) or overlap(last.statement, statement):
        return True
    gap = gap_between(old.opens, old.closes, new.opens, new.closes)
    if last.said_on == said_on:
        # two dates in one document are two events, however like the words: of a product's own step perhaps one
        own_step = KINDS[statement.kind].family in MEDICINE and not {statement.kind, thread.first.kind} & TRIAL_BOUND
        moved = MOVED_WORDS.search(statement.quote) is not None
        return moved or (own_step and gap <= 31 and wording >= 0.2)
    if (statement.kind not in REPEATABLE or statement.kind in FIGURES) and not several(statement):
        return True
    if MOVED_WORDS.search(statement.quote):
        return True
    if statement.kind in _OPENS_ONCE and _one_name(thread.first, statement):
        return True
    if statement.kind == "dividend":
        return False  # the next quarter's payment is another one
    over = old.closes is not None and said_on > old.closes
    if gap > policy.restart_days or (over and statement.kind in RECURRING):
        return False
    if wording >= 0.5 or ((statement.low or statement.high) is not None and not several(statement)):
        return True
    return statement.kind not in RECURRING and old.closes is not None and said_on <= old.closes


_OPENS_ONCE = frozenset({"facility_opening", "product_launch"})


def _one_name(one: Statement, other: Statement) -> bool:
    """Whether two promises of what opens but once have one proper name: "the Leeds plant", "the Teal pump"."""
    named = re.search(r"(?<![\w-])[A-Z][\w-]*", one.subject) is not None
    return named and key(one.subject) == key(other.subject) and not several(one) and not several(other)
