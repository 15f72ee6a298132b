"""A thread is one promise: company, subject, kind, scope. A statement joins the thread it repeats, or opens one.

Nothing later than the statement's own day is asked, so a thread as of a day is the thread's versions up to that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from events import amounts
from events.kinds import KINDS
from events.lettercase import any_case
from events.likeness import (
    COMPANY_WIDE,
    FIGURES,
    RECURRING,
    REPEATABLE,
    STAGED,
    alike,
    bare,
    begins,
    gap_between,
    numbers,
    other_unit,
    overlap,
    promised_amount,
    restated,
    said_beside,
    same_period,
    same_window,
    several,
    shared_wording,
)
from events.names import Names, acronyms, codes, key
from events.policy import POLICY, Policy
from events.relations import MOVED_WORDS, dated, relation, stale
from events.scopes import TRIAL_BOUND, agreement, line, names_trial, relevant, trial_agreement
from events.types import Statement
from events.versions import Entry, Thread

# kinds that different documents give to one promise
SAME_PROMISE = {"topline_data": ("data_readout",), "data_readout": ("topline_data",)}
# where one product has few promises of a kind, a vaguer name may still mean it
MEDICINE = frozenset({"preclinical", "entry", "conduct", "data", "regulatory"})
JOINS_AT = 0.70
_GROUP = any_case(r"\b(?:compounds|candidates|program(?:me)?s|products|therapies|agents)$")


def fit(
    thread: Thread, statement: Statement, said_on: date, names: Names, policy: Policy = POLICY, *, alone: bool = False
) -> float:
    """How well a statement continues a thread: 0 where it can't, `JOINS_AT` and above where it may.

    Subject and kind carry it; agreement of scope and of the words tells two promises of one product apart. `alone` says
    that no other live promise of this kind stands open, so that a vaguer name may still mean it.
    """
    first = thread.first
    if thread.ended_on is not None and thread.ended_on < said_on and first.kind != "cash_runway":
        return 0.0  # cash that lasted to its day and then lasts longer is one runway
    if first.kind != statement.kind and first.kind not in SAME_PROMISE.get(statement.kind, ()):
        return 0.0
    mine, theirs = names.codes(first.subject), names.codes(statement.subject)
    if mine and theirs and not mine & theirs:
        return 0.0
    if (theirs and not mine and _GROUP.search(first.subject)) or (
        mine and not theirs and _GROUP.search(statement.subject)
    ):
        return 0.0  # several products are not one of them
    last = thread.latest_dated.statement
    wording = shared_wording(last.quote, statement.quote)
    subject = _subject_fit(thread, statement, said_on, names, wording)
    sure = subject >= 0.9
    settled = _settled(last, statement)
    if settled and subject >= 0.5:
        subject = max(subject, 0.85)
    if alone and 0.3 <= subject < 0.9:
        subject = min(subject + 0.3, 0.9)
    if subject < 0.5:
        return 0.0
    if _another_use(last, statement):
        return 0.0
    if statement.kind in STAGED and begins(first) != begins(statement):
        return 0.0
    if statement.kind in TRIAL_BOUND and not _one_trial(thread, statement, wording):
        return 0.0
    if any(said_beside(entry.statement, statement) for entry in thread.entries):
        return 0.0
    agreed = agreement(relevant(thread.scope, first.kind), relevant(statement.scope, first.kind))
    if agreed is None or not _same_amount(thread, statement, said_on):
        return 0.0
    if not _continues(thread, statement, said_on, wording, policy):
        return 0.0
    score = 0.75 * subject + 0.05 * min(agreed, 3) + 0.20 * wording
    vague = not sure and _vague(thread, statement) and wording < 0.5 and not settled
    if vague and KINDS[statement.kind].family not in MEDICINE and statement.kind != "listing":
        return 0.0
    if first.kind == statement.kind:
        score += 0.05
    if overlap(last, statement):
        score += 0.05
    if numbers(last.quote) & numbers(statement.quote):
        score += 0.05
    unsure = vague or statement.kind == "other" or (wording < 0.5 and _amount_lost(thread, statement))
    return min(score, policy.moves - 0.01) if unsure else min(score, 1.0)


def _another_use(last: Statement, statement: Statement) -> bool:
    """Whether the two are of two uses of a medicine; an approval asked for later is of the use that it alone names."""
    mine, theirs = line(last.quote), line(statement.quote)
    if mine and theirs:
        return not mine & theirs
    if not theirs or KINDS[statement.kind].family != "regulatory" or MOVED_WORDS.search(statement.quote):
        return False
    close, opens = last.window.closes, statement.window.opens
    return close is not None and opens is not None and opens > close


def _amount_lost(thread: Thread, statement: Statement) -> bool:
    """Whether the promise is a size and the newer words give none: they may mean a smaller step of the way."""
    sizes = [promised_amount(each.statement) for each in thread.entries]
    return (
        statement.kind == "capacity_target"
        and any(size is not None for size in sizes)
        and promised_amount(statement) is None
        and not any(numbers(each.statement.quote) & numbers(statement.quote) for each in thread.entries)
    )


def _vague(thread: Thread, statement: Statement) -> bool:
    """Whether one of the two names nothing but its kind, so that only the company and the kind hold them together."""
    first = thread.first
    if statement.kind in COMPANY_WIDE or statement.kind in FIGURES:
        return False
    named = [bare(each.subject, each.kind, thread.company) for each in (first, statement)]
    if numbers(thread.latest_dated.statement.quote) & numbers(statement.quote):
        return False
    return not all(named) and not acronyms(first.quote) & acronyms(statement.quote)


def _settled(last: Statement, statement: Statement) -> bool:
    """Whether the two give one date, and a narrow one, for what happens but once: then a vague name is no doubt."""
    if statement.kind in REPEATABLE - COMPANY_WIDE - _HELD_AT_ONCE or several(statement):
        return False
    return same_window(last.window, statement.window)


def _one_trial(thread: Thread, statement: Statement, wording: float) -> bool:
    """Two promises that both name a trial must name it by something in common: disease, phase or name."""
    if not names_trial(thread.scope) or not names_trial(statement.scope) or wording >= 0.6:
        return True
    return trial_agreement(thread.scope, statement.scope) > 0


def _subject_fit(thread: Thread, statement: Statement, said_on: date, names: Names, wording: float) -> float:
    first = thread.first
    if statement.kind in FIGURES:
        return 1.0 if amounts.same_metric(first.subject, statement.subject, thread.company) else 0.0
    if statement.kind in COMPANY_WIDE:
        return 1.0
    best = max(alike(each.statement, statement, thread.company, names) for each in thread.entries)
    if thread.entries[-1].said_on == said_on and not (codes(first.subject) and codes(statement.subject)):
        return max(best, restated(thread.entries[-1].statement, statement, wording, best))
    return best


def _same_amount(thread: Thread, statement: Statement, said_on: date) -> bool:
    """A count or rate is part of the promise, 550,000 is not 1,000,000; a guided figure may be raised another day."""
    first = thread.first
    figure = statement.kind in FIGURES
    if statement.kind in _ONE_EACH and several(first) != several(statement):
        return False
    if figure and not same_period(first, statement):
        return False
    theirs = promised_amount(statement)
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


_ONE_EACH = frozenset(
    """trial_start ind_submission first_patient_dosed data_presentation data_readout decision product_launch
    facility_opening contract_award partnership""".split()
)
_HELD_AT_ONCE = frozenset({"facility_opening", "capacity_target", "regulatory_meeting"})


def _continues(thread: Thread, statement: Statement, said_on: date, wording: float, policy: Policy) -> bool:
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


def _only(threads: Iterable[Thread], kind: str, said_on: date) -> Thread | None:
    """The one promise of a kind that anybody still waits for; None where there are none or several."""
    waited = (e for e in threads if e.first.kind == kind and _open(e, said_on) and not e.forgotten(said_on))
    first = next(waited, None)
    return first if next(waited, None) is None else None


def _open(thread: Thread, said_on: date) -> bool:
    return thread.ended_on is None or thread.ended_on >= said_on or thread.first.kind == "cash_runway"


def place(
    threads: Sequence[Thread],
    statement: Statement,
    said_on: date,
    names: Names,
    policy: Policy = POLICY,
    waiting: Iterable[Thread] | None = None,
) -> tuple[Thread, float] | None:
    """The thread that a statement continues and how well; of several the best, then the one spoken of last; or None.

    `waiting` are all threads of the statement's kind, where `threads` are only those that it may be of.
    """
    live = [each for each in threads if _open(each, said_on)]
    mine = names.codes(statement.subject)
    alone = _only(live if waiting is None else waiting, statement.kind, said_on)
    best: tuple[float, date, Thread] | None = None
    for thread in live:
        theirs = names.codes(thread.first.subject)
        if mine and theirs and not mine & theirs:
            continue
        score = fit(thread, statement, said_on, names, policy, alone=alone is thread)
        if score >= JOINS_AT and (best is None or (score, thread.last_mention) > best[:2]):
            best = (score, thread.last_mention, thread)
    return (best[2], best[0]) if best else None


def join(company: str, said: Iterable[tuple[Statement, date]], names: Names | None = None) -> list[Thread]:
    """The threads of statements given in the order of their days; a sentence that is already stale opens none."""
    threads: list[Thread] = []
    for statement, said_on in said:
        placed = place(threads, statement, said_on, names or Names())
        thread, how_well = placed or (None, 1.0)
        if thread is None:
            if stale(statement.window, said_on):
                continue
            thread = Thread(company)
            threads.append(thread)
        thread.add(statement, said_on, fit=how_well)
    return threads


__all__ = ["JOINS_AT", "Entry", "Thread", "fit", "join", "place", "relation"]
