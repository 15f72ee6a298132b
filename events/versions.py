"""A thread: the versions of one promise in the order they were said, each with its relation to the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from events import delays, figure_moves
from events.kinds import KINDS
from events.likeness import FIGURES, bare
from events.names import coded, tokens
from events.policy import POLICY, Policy
from events.relations import dated, flags, relation, stale
from events.time_alike import within
from events.types import Prediction, Scope, Statement, Version


@dataclass(slots=True)
class Entry:
    """One statement in a thread, with the day it was said and how it stands to the version before."""

    statement: Statement
    said_on: date
    version: Version
    fit: float = 1.0  # how surely it is of this promise

    @property
    def counts(self) -> bool:
        return "stale_copy" not in self.version.flags


@dataclass(slots=True)
class Thread:
    """The versions of one promise in the order in which they were said; `ended_on` is the day its outcome was known."""

    company: str
    entries: list[Entry] = field(default_factory=list)
    ended_on: date | None = None
    called: str = ""  # the name of its lane, where that is another than its own

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
            if entry.said_on == held.said_on and within(entry.statement, held.statement):
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

    def forgotten(self, on: date) -> bool:
        """Whether it ran out so long ago that nobody means it any more when its kind is named."""
        closes = self.latest_dated.statement.window.closes
        return closes is not None and closes + timedelta(days=365) < on

    def add(
        self,
        statement: Statement,
        said_on: date,
        *,
        fit: float = 1.0,
        explained: bool = False,
        policy: Policy = POLICY,
    ) -> Version:
        """The version that this statement makes of the thread; it stands in the thread from now on."""
        window = statement.window
        old = self.latest_dated.statement.window if self.entries else None
        how = relation(old, window, policy=policy)
        marks = flags(old, window, statement.quote, how, explained=explained, policy=policy)
        moved, ranged = figure_moves.move([entry.statement for entry in self.versions], statement)
        marks = (*marks, moved) if moved in ("raised", "lowered") else marks
        how = ranged if ranged and how == "reaffirmed" else how
        if self.entries and stale(window, said_on):
            how, marks = "reaffirmed", ("stale_copy",)
        if self.entries and self.entries[-1].said_on == said_on:
            marks = (*(mark for mark in marks if mark != "stealth"), "same_day")
        version = Version(statement.id, said_on, how, marks, window if delays.is_one(statement) else None)
        self.entries.append(Entry(statement, said_on, version, fit))
        return version

    def prediction(self) -> Prediction:
        """The thread as a value. What it is called and who has to act is the first version's word."""
        first = self.first
        kind = KINDS.get(first.kind)
        return Prediction(
            first.id, self.company, self.called or first.subject, first.kind, first.scope, first.actor,
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
