"""A thread is one promise: company, subject, kind, scope. A statement joins the thread it repeats, or opens one.

Nothing later than the statement's own day is asked, so a thread as of a day is the thread's versions up to that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from events import amounts
from events.kinds import KINDS, pattern
from events.names import Names, acronyms, coded, codes, key, tokens
from events.policy import POLICY, Policy
from events.relations import MOVED_WORDS, dated, flags, relation, stale
from events.scopes import TRIAL_BOUND, agreement, line, names_trial, relevant, trial_agreement
from events.types import Prediction, Scope, Statement, Version

FIGURES = frozenset({"financial_guidance"})
# what comes again and again: a second date is a second event, unless the words say that the first one moved
REPEATABLE = frozenset(
    """data_readout data_presentation publication disclosure contract_award delivery partnership partner_milestone
    financing dividend buyback interim_analysis regulatory_meeting appointment manufacturing decision other
    enrollment_milestone product_launch facility_opening capacity_target pipeline_count""".split()
)
# of these, what one product has many of in a year: only words that say so move one
RECURRING = frozenset(
    "data_readout data_presentation publication disclosure financing decision partner_milestone".split()
)
# kinds that different documents give to one promise
_SAME_PROMISE = (frozenset({"topline_data", "data_readout"}),)
JOINS_AT = 0.70


@dataclass(slots=True)
class Entry:
    """One statement in a thread, with the day it was said and how it stands to the version before."""

    statement: Statement
    said_on: date
    version: Version

    @property
    def counts(self) -> bool:
        return "stale_copy" not in self.version.flags


@dataclass(slots=True)
class Thread:
    """The versions of one promise in the order in which they were said; `ended_on` is the day its outcome was known."""

    company: str
    entries: list[Entry] = field(default_factory=list)
    ended_on: date | None = None

    @property
    def first(self) -> Statement:
        return self.entries[0].statement

    @property
    def id(self) -> str:
        return self.first.id

    @property
    def said_on(self) -> date:
        return self.entries[0].said_on

    @property
    def versions(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.counts]

    @property
    def latest_dated(self) -> Entry:
        """The version that holds: the newest day's last one, or a sharper one of that day that lies within it."""
        counting = [entry for entry in self.versions if dated(entry.statement.window)] or self.entries[:1]
        held = counting[-1]
        for entry in counting[:-1]:
            if entry.said_on == held.said_on and _within(entry.statement, held.statement):
                held = entry
        return held

    @property
    def subjects(self) -> list[str]:
        """What the promise is about; where its name is only that of the kind ("decision"), the codes beside it."""
        first = self.first
        if bare(first.subject, first.kind, self.company) or first.kind in FIGURES:
            return [first.subject]
        named = coded(first.quote) or coded(first.section)
        return sorted(named) if len(named) == 1 else [first.subject]

    @property
    def last_mention(self) -> date:
        return self.entries[-1].said_on

    @property
    def scope(self) -> Scope:
        """What any version has named: the first that names a part of it settles that part."""
        parts = {}
        for name in Scope.__dataclass_fields__:
            parts[name] = next((v for e in self.entries if (v := getattr(e.statement.scope, name))), "")
        return Scope(**parts)

    def add(self, statement: Statement, said_on: date, *, explained: bool = False, policy: Policy = POLICY) -> Version:
        """The version that this statement makes of the thread; it stands in the thread from now on."""
        window = statement.window
        old = self.latest_dated.statement.window if self.entries else None
        how = relation(old, window, policy=policy)
        marks = flags(old, window, statement.quote, how, explained=explained, policy=policy)
        if self.entries and stale(window, said_on):
            how, marks = "reaffirmed", ("stale_copy",)
        if self.entries and self.entries[-1].said_on == said_on:
            marks = (*(mark for mark in marks if mark != "stealth"), "same_day")
        version = Version(statement.id, said_on, how, marks)
        self.entries.append(Entry(statement, said_on, version))
        return version

    def prediction(self) -> Prediction:
        """The thread as a value. What it is called and who has to act is the first version's word."""
        first = self.first
        kind = KINDS.get(first.kind)
        return Prediction(
            first.id, self.company, first.subject, first.kind, first.scope, first.actor,
            controller(first, kind.controller if kind else "self", self.company),
            tuple(entry.version for entry in self.entries),
        )  # fmt: skip


_REGULATORS = frozenset(
    "fda ema mhra pmda chmp epa carb faa ferc ec european commission agency regulator ministry".split()
)


def controller(statement: Statement, default: str, company: str) -> str:
    """Who decides whether it happens: the actor that the words name, else whoever the kind says."""
    actor = frozenset(tokens(statement.actor))
    if not actor or actor & frozenset(tokens(company)):
        return default if default != "partner" or not actor else "self"
    if actor & _REGULATORS:
        return "regulator"
    return "partner" if default == "self" else default


def fit(
    thread: Thread, statement: Statement, said_on: date, names: Names, policy: Policy = POLICY, *, alone: bool = False
) -> float:
    """How well a statement continues a thread: 0 where it can't, `JOINS_AT` and above where it may.

    Subject and kind carry it; agreement of scope and of the words tells two promises of one product apart. `alone` says
    that no other live promise of this kind stands open, so that a vaguer name may still mean it.
    """
    first, last = thread.first, thread.latest_dated.statement
    if thread.ended_on is not None and thread.ended_on < said_on:
        return 0.0
    if first.kind != statement.kind and frozenset({first.kind, statement.kind}) not in _SAME_PROMISE:
        return 0.0
    wording = _wording(last.quote, statement.quote)
    subject = _subject_fit(thread, statement, said_on, names, wording)
    if alone and 0.3 <= subject < 0.9:
        subject = min(subject + 0.3, 0.9)
    if subject < 0.5:
        return 0.0
    if line(last.quote) and line(statement.quote) and not line(last.quote) & line(statement.quote):
        return 0.0
    if statement.kind in TRIAL_BOUND and not _one_trial(thread, statement, wording):
        return 0.0
    agreed = agreement(relevant(thread.scope, first.kind), relevant(statement.scope, first.kind))
    if agreed is None or not _same_amount(thread, statement, said_on):
        return 0.0
    if not _continues(thread, statement, said_on, wording, policy):
        return 0.0
    score = 0.75 * subject + 0.05 * min(agreed, 3) + 0.20 * wording
    if first.kind == statement.kind:
        score += 0.05
    if _overlaps(last, statement):
        score += 0.05
    return score


def _one_trial(thread: Thread, statement: Statement, wording: float) -> bool:
    """Two promises that both name a trial must name it by something in common: disease, phase or name."""
    if not names_trial(thread.scope) or not names_trial(statement.scope) or wording >= 0.6:
        return True
    return trial_agreement(thread.scope, statement.scope) > 0


def _subject_fit(thread: Thread, statement: Statement, said_on: date, names: Names, wording: float) -> float:
    first = thread.first
    if statement.kind in FIGURES:
        return 1.0 if amounts.same_metric(first.subject, statement.subject, thread.company) else 0.0
    if statement.kind in _COMPANY_WIDE:
        return 1.0
    best = max(_alike(each.statement, statement, thread.company, names) for each in thread.entries)
    if thread.entries[-1].said_on == said_on and not (codes(first.subject) and codes(statement.subject)):
        return max(best, _restated(thread.entries[-1].statement, statement, wording, best))
    return best


def _alike(one: Statement, other: Statement, company: str, names: Names) -> float:
    """Two subjects, what the kind is called aside: "the BLA" of an application names nothing, and may mean any."""
    mine, theirs = bare(one.subject, one.kind, company), bare(other.subject, other.kind, company)
    if _other_code(one, other, names):
        return 0.0
    if one.low is not None and (one.low, one.high, one.unit) == (other.low, other.high, other.unit) and one.low >= 1000:
        return 0.9
    if not mine or not theirs:
        quoted = acronyms(one.quote) & acronyms(other.quote)
        return 0.85 if quoted else 0.8 if mine == theirs else 0.5
    direct = names.alike(one.subject, other.subject)
    if not direct or codes(one.subject) or codes(other.subject):
        return direct
    shared = mine & theirs
    return max(direct, len(shared) / min(len(mine), len(theirs)) - 0.1 if shared else 0.0)


def _other_code(one: Statement, other: Statement, names: Names) -> bool:
    """Whether the products that two sentences name by code are others, subjects without a code standing for those."""
    mine, theirs = (codes(each.subject) or coded(each.quote) for each in (one, other))
    if not mine or not theirs or (codes(one.subject) and codes(other.subject)):
        return False
    known = frozenset().union(*(codes(name) for code in mine for name in names.of(code)))
    return not known & theirs


def bare(subject: str, kind: str, company: str = "") -> frozenset[str]:
    """The words of a subject that tell more than what the kind itself, or the company, is called.

    >>> sorted(bare("biodiesel shipments", "delivery")), sorted(bare("the BLA", "regulatory_submission"))
    (['biodiesel'], [])
    """
    if kind not in KINDS or codes(subject):
        return frozenset(tokens(subject))
    rest = pattern(kind).sub(" ", subject)
    own = frozenset(tokens(company))
    return frozenset(word for word in tokens(rest) if word not in _STRUCTURE and len(word) > 1 and word not in own)


_STRUCTURE = frozenset(
    """a an the of for in to and our its subsidiary segment unit business division plant facility project site program system
    application license licence biologic biologics drug new company full upgrade start completion operation""".split()
)
_BIG = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}")


def _restated(one: Statement, other: Statement, wording: float, alike: float) -> float:
    """How surely two sentences of one day say the same: one window, and the same large number or most of the words."""
    if (one.window.opens, one.window.closes) != (other.window.opens, other.window.closes):
        return 0.0
    numbers = [frozenset(n for n in _BIG.findall(each.quote) if "," in n or len(n) > 4) for each in (one, other)]
    return 0.9 if numbers[0] & numbers[1] or (alike and wording >= 0.6) else 0.0


def _same_amount(thread: Thread, statement: Statement, said_on: date) -> bool:
    """A count or rate is part of the promise: 550,000 is not 1,000,000. A guided figure may be raised on another day."""
    first = thread.first
    figure = statement.kind in FIGURES
    if statement.kind in _ONE_EACH and several(first) != several(statement):
        return False
    if figure and not _same_period(first, statement):
        return False
    for entry in thread.entries:
        other = entry.statement
        mine, theirs = (each.high if each.high is not None else each.low for each in (other, statement))
        if mine is None or theirs is None or _other_unit(other.unit, statement.unit):
            continue
        apart = abs(mine - theirs) / max(abs(mine), abs(theirs), 1e-9)
        if apart > (0.6 if figure and entry.said_on != said_on else 0.1 if figure else 0.02):
            return False
    return True


def _other_unit(one: str | None, other: str | None) -> bool:
    return bool(one and other) and not frozenset(tokens(one or "")) & frozenset(tokens(other or ""))


_COMPANY_WIDE = frozenset({"cash_runway", "pipeline_count"})
_ONE_EACH = frozenset("trial_start ind_submission first_patient_dosed data_presentation data_readout decision".split())


def several(statement: Statement) -> bool:
    """Whether the promise is of several things at once: "three to four more compounds"."""
    count = statement.high if statement.high is not None else statement.low
    return count is not None and count > 1 and not (statement.unit or "").isupper()


def _same_period(one: Statement, other: Statement) -> bool:
    """Whether two figures are of one period: they end together, the remainder of a year being that year; a floor starts."""
    mine, theirs = one.window, other.window
    if "after" in (mine.edge, theirs.edge) or mine.closes is None or theirs.closes is None:
        return mine.opens is not None and mine.opens == theirs.opens
    return abs((mine.closes - theirs.closes).days) <= POLICY.tolerance


def _continues(thread: Thread, statement: Statement, said_on: date, wording: float, policy: Policy) -> bool:
    """Whether a second date can be the first one moved, and is not simply the next event of its kind."""
    last = thread.latest_dated
    old, new = last.statement.window, statement.window
    if not dated(new) or not dated(old) or _overlaps(last.statement, statement):
        return True
    gap = _gap(old.opens, old.closes, new.opens, new.closes)
    if last.said_on == said_on:
        medical = KINDS[statement.kind].family in ("preclinical", "entry", "conduct", "data", "regulatory")
        return wording >= 0.6 or (medical and gap <= 31 and wording >= 0.2)
    if (statement.kind not in REPEATABLE or statement.kind in FIGURES) and not several(statement):
        return True
    if MOVED_WORDS.search(statement.quote):
        return True
    if gap > policy.restart_days:
        return False
    if wording >= 0.5 or ((statement.low or statement.high) is not None and not several(statement)):
        return True
    return statement.kind not in RECURRING and old.closes is not None and said_on <= old.closes


def _gap(opens: date | None, closes: date | None, later_opens: date | None, later_closes: date | None) -> int:
    """Days that lie between two windows, 0 where they touch or either is open at that end."""
    if closes and later_opens and later_opens > closes:
        return (later_opens - closes).days
    if later_closes and opens and opens > later_closes:
        return (opens - later_closes).days
    return 0


def _overlaps(one: Statement, other: Statement) -> bool:
    return _gap(one.window.opens, one.window.closes, other.window.opens, other.window.closes) == 0


def _within(one: Statement, other: Statement) -> bool:
    mine, theirs = one.window, other.window
    if not (mine.opens and mine.closes and theirs.opens and theirs.closes) or mine.edge != "in":
        return False
    return (
        theirs.opens <= mine.opens
        and mine.closes <= theirs.closes
        and mine.closes - mine.opens < theirs.closes - theirs.opens
    )


def _wording(one: str, other: str) -> float:
    """The share of words that two quotes have in common, days and numbers aside."""
    mine, theirs = (frozenset(word for word in tokens(q) if word.isalpha() and len(word) > 3) for q in (one, other))
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 6) if mine and theirs else 0.0


def place(
    threads: Sequence[Thread], statement: Statement, said_on: date, names: Names, policy: Policy = POLICY
) -> Thread | None:
    """The thread that a statement continues, of several the best fit, then the one spoken of last; or None."""
    live = [each for each in threads if each.ended_on is None or each.ended_on >= said_on]
    of_kind = [each for each in live if each.first.kind == statement.kind]
    best: tuple[float, date, Thread] | None = None
    for thread in live:
        score = fit(thread, statement, said_on, names, policy, alone=of_kind == [thread])
        if score >= JOINS_AT and (best is None or (score, thread.last_mention) > best[:2]):
            best = (score, thread.last_mention, thread)
    return best[2] if best else None


def join(company: str, said: Iterable[tuple[Statement, date]], names: Names | None = None) -> list[Thread]:
    """The threads of statements given in the order of their days; a sentence that is already stale opens none."""
    threads: list[Thread] = []
    for statement, said_on in said:
        thread = place(threads, statement, said_on, names or Names())
        if thread is None:
            if stale(statement.window, said_on):
                continue
            thread = Thread(company)
            threads.append(thread)
        thread.add(statement, said_on)
    return threads


__all__ = ["FIGURES", "JOINS_AT", "Entry", "Thread", "controller", "fit", "join", "key", "place", "relation"]
