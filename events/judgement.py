"""The fold over the days of publication: what a company's documents amount to, as it could be known on each day.

A decision made on a day uses only what had been published by then, and the documents of one day are taken together in
the order of their content. So the book as of a day is the book's rows up to that day, and no order of reading matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from events import ahead, outcomes
from events.names import Names
from events.places import by_filing
from events.policy import POLICY, Policy
from events.relations import stale
from events.reviews import Reviews
from events.rivals import contested
from events.rulings import Case, Ruling, Silence, of_version
from events.sightings import closers, hold, speaks_of
from events.silence import gate
from events.threads import Thread, place
from events.types import Alias, Book, Decision, Filing, Report, Sighting, Statement, Verdict, content_id
from events.verdicts import late, moves, outcome, standing

_FINAL = {("met", None), ("slipped", "late"), ("dropped", "stopped"), ("dropped", "withdrawn"), ("void", None)}


@dataclass(slots=True)
class _Live:
    """A thread with what the fold knows of it so far."""

    thread: Thread
    sightings: list[Sighting] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    naming: dict[str, str] = field(default_factory=dict)
    crossed: bool = False  # judged once since the close went by
    by_person: bool = False  # a person's word stands: evidence is still gathered, for the day on which it is taken back

    @property
    def last(self) -> Verdict | None:
        return self.verdicts[-1] if self.verdicts else None


def judge(
    filings: Iterable[Filing],
    statements: Iterable[Statement],
    reports: Iterable[Report],
    aliases: Iterable[Alias] = (),
    decisions: Iterable[Decision] = (),
    policy: Policy = POLICY,
) -> Book:
    """The book of one company: predictions, sightings and the history of verdicts, from all that its documents say.

    A reviewer's joins, splits and aliases hold for every day; a confirmed, overruled or given outcome from its own.
    """
    return _Fold(filings, statements, reports, aliases, decisions, policy).run()


def as_of(book: Book, on: date) -> Book:
    """The book as it stood on a day: its rows up to that day, which is what `judge` makes of the facts up to then."""
    predictions = []
    for prediction in book.predictions:
        versions = tuple(version for version in prediction.versions if version.said_on <= on)
        if versions:
            predictions.append(replace(prediction, versions=versions))
    return Book(
        tuple(predictions),
        tuple(sighting for sighting in book.sightings if sighting.known_on <= on),
        tuple(verdict for verdict in book.verdicts if verdict.as_of <= on),
        tuple(alias for alias in book.aliases if alias.since <= on),
    )


class _Fold:
    def __init__(
        self,
        filings: Iterable[Filing],
        statements: Iterable[Statement],
        reports: Iterable[Report],
        aliases: Iterable[Alias],
        decisions: Iterable[Decision],
        policy: Policy,
    ) -> None:
        self.policy = policy
        self.filings = {filing.id: filing for filing in filings}
        self.days: dict[date, list[Filing]] = {}
        for filing in sorted(self.filings.values(), key=lambda each: (each.said_on, each.id)):
            self.days.setdefault(filing.said_on, []).append(filing)
        self.statements = by_filing(statements, self.filings)
        self.reports = by_filing(reports, self.filings)
        self.reviews = Reviews(decisions, {s.id: s.subject for each in self.statements.values() for s in each})
        self.aliases = sorted(set(aliases), key=lambda each: (each.since, each.name, each.canonical, each.quote))
        self.names = Names(self.reviews.aliases)
        self.unlearned = list(self.aliases)
        self.periodic: list[Filing] = []
        self.live: list[_Live] = []
        self.by_kind: dict[str, list[_Live]] = {}
        self.of_statement: dict[str, _Live] = {}

    def run(self) -> Book:
        for day in sorted({*self.days, *self.reviews.days}):
            self._day(day)
        return Book(
            tuple(
                each.thread.prediction() for each in sorted(self.live, key=lambda e: (e.thread.said_on, e.thread.id))
            ),
            tuple(sorted((s for e in self.live for s in e.sightings), key=lambda s: (s.known_on, s.prediction, s.id))),
            tuple(sorted((v for e in self.live for v in e.verdicts), key=lambda v: (v.as_of, v.prediction))),
            tuple(self.aliases),
        )

    def _day(self, day: date) -> None:
        filings = self.days.get(day, [])
        while self.unlearned and self.unlearned[0].since <= day:
            self.names.learn(self.unlearned.pop(0))
        touched: set[str] = set()
        for filing in filings:
            for statement in self.statements.get(filing.id, ()):
                self._join(statement, filing, touched)
        for filing in filings:
            for report in self.reports.get(filing.id, ()):
                self._sight(report, filing, touched)
        periodic = [filing for filing in filings if filing.periodic]
        self.periodic += periodic
        reviewed = self.reviews.touched(day)
        for each in self.live:
            close = each.thread.first.window.closes
            crossing = not each.crossed and close is not None and day > close
            if crossing or periodic or each.thread.id in touched or reviewed & self._statements(each):
                each.crossed = each.crossed or crossing
                self._rule(each, day, bool(reviewed & self._statements(each)))

    def _statements(self, each: _Live) -> set[str]:
        return {entry.statement.id for entry in each.thread.entries}

    def _join(self, statement: Statement, filing: Filing, touched: set[str]) -> None:
        ended = outcomes.ends(statement.quote)
        if ended is not None and ended[0] in ("stopped", "withdrawn"):
            return  # words that end a promise are no version of it
        fit = 1.0
        forced = next((self.of_statement[i] for i in self.reviews.joined(statement.id) if i in self.of_statement), None)
        if forced is not None:
            live: _Live | None = forced
        elif statement.id in self.reviews.split:
            live = None
        else:
            kinds = {statement.kind, "topline_data", "data_readout"}
            candidates = [each for kind in sorted(kinds) for each in self.by_kind.get(kind, ())]
            placed = place([e.thread for e in candidates], statement, filing.said_on, self.names, self.policy)
            live = next((each for each in candidates if placed and each.thread is placed[0]), None)
            fit = placed[1] if placed else 1.0
        if live is None:
            if stale(statement.window, filing.said_on):
                return
            live = _Live(Thread(filing.company))
            self.live.append(live)
            self.by_kind.setdefault(statement.kind, []).append(live)
        explained = any(
            report.bearing in ("moved", "undated")
            and not report.rule.startswith(ahead.RULE)
            and self.names.alike(report.subject, statement.subject) >= 0.9
            for report in self.reports.get(filing.id, ())
        )
        live.thread.add(statement, filing.said_on, fit=fit, explained=explained, policy=self.policy)
        live.naming[filing.id] = "event"
        self.of_statement[statement.id] = live
        entry = live.thread.entries[-1]
        if entry.counts and moves(live.thread, entry, self.policy):
            live.sightings.append(of_version(live.thread, entry))
        touched.add(live.thread.id)

    def _sight(self, report: Report, filing: Filing, touched: set[str]) -> None:
        found: list[tuple[_Live, Sighting]] = []
        for kind in sorted(self.by_kind):
            if report.kind not in closers(kind) and not filing.periodic:
                continue
            for each in self.by_kind[kind]:
                if self._closed_to(each, report, filing):
                    continue
                if filing.periodic and each.naming.get(filing.id) != "event":
                    each.naming[filing.id] = speaks_of(report, each.thread, self.names)
                sighting = hold(report, filing, each.thread, self.names, self.policy)
                if sighting is None or sighting.score < self.policy.reviews:
                    continue
                if report.bearing != "named":
                    found.append((each, sighting))
        told = contested([(each.thread, sighting) for each, sighting in found], self.policy)
        for (each, _), sighting in zip(found, told, strict=True):
            if sighting.id not in {known.id for known in each.sightings}:
                each.sightings.append(sighting)
                touched.add(each.thread.id)

    def _closed_to(self, each: _Live, report: Report, filing: Filing) -> bool:
        """Whether nothing more can come of a report: an ended promise takes only a sharper day of the same event."""
        if each.thread.said_on >= filing.said_on:
            return True
        ended = None if each.by_person else each.thread.ended_on
        if ended is None or ended >= filing.said_on:
            return False
        last = each.last
        if last is None or report.bearing != "done" or report.kind != each.thread.first.kind or report.assumed:
            return True
        if not (last.happened_from and last.happened_to and report.happened_from and report.happened_to):
            return True
        inside = last.happened_from <= report.happened_from and report.happened_to <= last.happened_to
        return not inside or report.happened_to - report.happened_from >= last.happened_to - last.happened_from

    def _rule(self, each: _Live, day: date, reviewed: bool) -> None:
        thread = each.thread
        word = self.reviews.word(self._statements(each), day)
        if word is not None:
            if reviewed:
                self._write(each, day, self.reviews.ruling(word, each.last, thread), word)
            return
        silence = (
            gate(thread, self.periodic, each.naming, day, self.policy)
            if thread.ended_on is None or each.by_person
            else Silence()
        )
        sightings = self.reviews.weigh(each.sightings, day)
        ruling = outcome(Case(thread, sightings, silence, day), self.policy)
        self._write(each, day, ruling)

    def _write(self, each: _Live, day: date, ruling: Ruling | None, word: Decision | None = None) -> None:
        thread, last = each.thread, each.last
        window = thread.first.window
        if ruling is None:
            if last is None or not (last.proven or last.review or each.by_person):
                return
            ruling = Ruling("", None, "What stood no longer does: the clock decides.", "no outcome stands")
        sighting = ruling.sighting
        if sighting and sighting.id not in {known.id for known in each.sightings}:
            each.sightings.append(sighting)
        status = ruling.status or standing(window, day)
        lo, hi = (ruling.happened_from, ruling.happened_to) if ruling.status else (None, None)
        if last is not None and word is None and not each.by_person:
            told = (ruling.status, ruling.detail, sighting.id if sighting else None, lo, hi, ruling.review)
            before = (
                last.status if last.proven else "",
                last.detail,
                last.sighting,
                last.happened_from,
                last.happened_to,
                last.review,
            )
            if told == before:
                return
        each.verdicts.append(
            Verdict(
                content_id(
                    thread.id,
                    day,
                    status,
                    ruling.detail,
                    ruling.rule,
                    sighting.id if sighting else "",
                    lo,
                    hi,
                    ruling.review,
                    word.id if word else "",
                    self.policy.version,
                ),
                thread.id,
                day,
                status,
                ruling.detail,
                ruling.because,
                ruling.rule,
                self.policy.version,
                sighting.id if sighting else None,
                lo,
                hi,
                late(window, lo, hi, bool(sighting and sighting.assumed)) if status in ("met", "slipped") else None,
                1.0 if word else sighting.score if sighting else 1.0,
                ruling.review,
            )
        )
        each.by_person = word is not None
        final = (status, None) in _FINAL or (status, ruling.detail) in _FINAL
        thread.ended_on = (thread.ended_on or day) if final else None


__all__ = ["POLICY", "Policy", "as_of", "judge"]
