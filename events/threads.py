"""A thread is one promise: company, subject, kind, scope. A statement joins the thread it repeats, or opens one.

Nothing later than the statement's own day is asked, so a thread as of a day is the thread's versions up to that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from events import amounts
from events.kinds import KINDS
from events.lettercase import any_case
from events.likeness import (
    COMPANY_WIDE,
    FIGURES,
    REPEATABLE,
    STAGED,
    alike,
    bare,
    begins,
    numbers,
    promised_amount,
    restated,
    several,
    shared_wording,
)
from events.names import Names, acronyms, codes
from events.policy import POLICY, Policy
from events.relations import MOVED_WORDS, relation, stale
from events.scopes import TRIAL_BOUND, agreement, line, names_trial, relevant, trial_agreement
from events.succession import HELD_AT_ONCE, MEDICINE, continues, same_amount
from events.time_alike import overlap, said_beside, same_window
from events.types import Statement
from events.versions import Entry, Thread

# kinds that different documents give to one promise
SAME_PROMISE = {"topline_data": ("data_readout",), "data_readout": ("topline_data",)}
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
    if agreed is None or not same_amount(thread, statement, said_on):
        return 0.0
    if not continues(thread, statement, said_on, wording, policy):
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
    if statement.kind in REPEATABLE - COMPANY_WIDE - HELD_AT_ONCE or several(statement):
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
