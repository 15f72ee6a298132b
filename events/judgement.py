"""The fold over the days of publication: what a company's documents amount to, as it could be known on each day.

A decision made on a day uses only what had been published by then, and the documents of one day are taken together in
the order of their content. So the book as of a day is the book's rows up to that day, and no order of reading matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from events import ahead, delays, outcomes, partners, regions
from events.closing import bears_on
from events.lanes import Lanes
from events.live import Live
from events.moves import moves
from events.names import Names
from events.places import by_filing
from events.policy import POLICY, Policy
from events.relations import stale
from events.reviews import Reviews
from events.rivals import contested
from events.rulings import Case, Silence, of_version
from events.shelves import Shelves
from events.sightings import hold, speaks_of
from events.silence import gate
from events.threads import SAME_PROMISE, Thread, place
from events.types import Absent, Alias, Book, Decision, Filing, Report, Sighting, Statement
from events.verdicts import outcome


def judge(
    filings: Iterable[Filing],
    statements: Iterable[Statement],
    reports: Iterable[Report],
    aliases: Iterable[Alias] = (),
    decisions: Iterable[Decision] = (),
    policy: Policy = POLICY,
    elsewhere: Iterable[tuple[Filing, Report]] = (),
    absent: Iterable[Absent] = (),
) -> Book:
    """The book of one company: predictions, sightings and the history of verdicts, from all that its documents say.

    A reviewer's joins, splits and aliases hold for every day; a confirmed, overruled or given outcome from its own.
    `elsewhere` is what documents of its partners report. `absent` are filings that were made and not read: silence
    proves nothing where one of them could have spoken.
    """
    return _Fold(filings, statements, reports, aliases, decisions, policy, elsewhere, absent).run()


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
        elsewhere: Iterable[tuple[Filing, Report]],
        absent: Iterable[Absent],
    ) -> None:
        self.policy = policy
        self.elsewhere: dict[date, list[tuple[Filing, Report]]] = {}
        for filing, report in sorted(elsewhere, key=lambda each: (each[0].id, each[1].start, each[1].id)):
            self.elsewhere.setdefault(filing.said_on, []).append((filing, report))
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
        self.absent = sorted(absent, key=lambda each: (each.said_on, each.name))
        self.shelves = Shelves()
        self.lanes = Lanes()
        self.overtaken: list[tuple[date, str]] = []
        self.of_statement: dict[str, Live] = {}

    def run(self) -> Book:
        for day in sorted({*self.days, *self.reviews.days, *self.elsewhere}):
            self._day(day)
        live = sorted(self.shelves.all, key=lambda each: (each.thread.said_on, each.thread.id))
        return Book(
            tuple(each.thread.prediction() for each in live),
            tuple(sorted((s for e in live for s in e.sightings), key=lambda s: (s.known_on, s.prediction, s.id))),
            tuple(sorted((v for e in live for v in e.verdicts), key=lambda v: (v.as_of, v.prediction))),
            tuple(self.aliases),
        )

    def _day(self, day: date) -> None:
        filings = self.days.get(day, [])
        while self.unlearned and self.unlearned[0].since <= day:
            self.names.learn(self.unlearned.pop(0))
        touched: set[str] = set()
        for filing in filings:
            said = self.statements.get(filing.id, ())
            for statement in sorted(said, key=delays.is_one):  # a length moves what no date of the document does
                for part in regions.parts(statement):
                    self._join(part, filing, touched)
        for filing in filings:
            for report in self.reports.get(filing.id, ()):
                self._sight(report, filing, touched)
        for filing, report in self.elsewhere.get(day, ()):
            self._witness(report, filing, touched)
        periodic = [filing for filing in filings if filing.periodic]
        self.periodic += periodic
        reviewed = self.reviews.touched(day)
        for each in self.shelves.all:
            close = each.thread.first.window.closes
            crossing = not each.crossed and close is not None and day > close
            if crossing or periodic or each.thread.id in touched or reviewed & each.statements:
                each.crossed = each.crossed or crossing
                self._rule(each, day, bool(reviewed & each.statements))

    def _place(self, statement: Statement, filing: Filing) -> tuple[Live | None, float]:
        """The live promise that a statement continues and how surely; None where it opens one."""
        kinds = sorted({statement.kind, *SAME_PROMISE.get(statement.kind, ())})
        candidates = {id(e.thread): e for e in self.shelves.near(kinds, self.names.codes(statement.subject))}
        threads = [each.thread for each in candidates.values()]
        waiting = (each.thread for each in self.shelves.newest([statement.kind]))
        placed = place(threads, statement, filing.said_on, self.names, self.policy, waiting)
        return (candidates[id(placed[0])], placed[1]) if placed else (None, 1.0)

    def _join(self, statement: Statement, filing: Filing, touched: set[str]) -> None:
        ended = outcomes.ends(statement.quote)
        if ended is not None and ended[0] in ("stopped", "withdrawn"):
            return  # words that end a promise are no version of it
        if ended is not None and ended[1].name == outcomes.NOT_BY_THEN and outcomes.said_of(statement, ended[2]):
            return  # a date that is taken back is none that is given
        fit = 1.0
        forced = next((self.of_statement[i] for i in self.reviews.joined(statement.id) if i in self.of_statement), None)
        if forced is not None:
            live: Live | None = forced
        elif statement.id in self.reviews.split:
            live = None
        else:
            live, fit = self._place(statement, filing)
        if delays.is_one(statement):
            moved = None if live is None else _moved_by(statement, live, filing)
            if moved is None:
                return  # a length moves a promise that stands, and opens none
            statement = moved
        if live is None:
            if stale(statement.window, filing.said_on):
                return
            live = Live(Thread(filing.company))
        explained = any(
            report.bearing in ("moved", "undated")
            and not report.rule.startswith(ahead.RULE)
            and self.names.alike(report.subject, statement.subject) >= 0.9
            for report in self.reports.get(filing.id, ())
        )
        opens = not live.thread.entries
        live.thread.add(statement, filing.said_on, fit=fit, explained=explained, policy=self.policy)
        if opens:
            live.thread.called = self.lanes.name(statement.subject, filing.company, self.names)
            self.shelves.add(live)
        live.naming[filing.id] = "event"
        self.of_statement[statement.id] = live
        entry = live.thread.entries[-1]
        if entry.counts and moves(live.thread, entry, self.policy):
            live.sightings.append(of_version(live.thread, entry))
        touched.add(live.thread.id)

    def _sight(self, report: Report, filing: Filing, touched: set[str]) -> None:
        if report.bearing == "done" and report.kind in ("financing", "merger_close"):
            self.overtaken.append((filing.said_on, report.kind))
        found: list[tuple[Live, Sighting]] = []
        kinds = [kind for kind in self.shelves.kinds() if filing.periodic or bears_on(report, kind)]
        for each in self.shelves.near(kinds, self.names.codes(report.subject)):
            if each.closed_to(report, filing):
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

    def _witness(self, report: Report, filing: Filing, touched: set[str]) -> None:
        """A partner's document tells of a product that a promise leaves to it."""
        named = self.names.codes(report.subject)
        kinds = [kind for kind in self.shelves.kinds() if bears_on(report, kind)] if named else []
        for each in self.shelves.near(kinds, named):
            thread = each.thread
            if not partners.is_witness(thread.first, thread.company, report, filing, self.names):
                continue
            sighting = None if each.closed_to(report, filing) else hold(report, filing, thread, self.names, self.policy)
            if sighting is None or sighting.score < self.policy.reviews or report.bearing == "named":
                continue
            if sighting.id not in {known.id for known in each.sightings}:
                each.sightings.append(partners.graded(sighting, thread, self.policy))
                touched.add(thread.id)

    def _rule(self, each: Live, day: date, reviewed: bool) -> None:
        thread = each.thread
        word = self.reviews.word(each.statements, day)
        if word is not None:
            if reviewed:
                each.write(day, self.reviews.ruling(word, each.last, thread), self.policy, word)
            return
        silence = (
            gate(thread, self.periodic, each.naming, day, self.policy, self.absent)
            if thread.ended_on is None or each.by_person
            else Silence()
        )
        sightings = self.reviews.weigh(each.sightings, day, each.statements)
        ruling = outcome(Case(thread, sightings, silence, day, self.overtaken), self.policy)
        each.write(day, ruling, self.policy)


def _moved_by(statement: Statement, live: Live, filing: Filing) -> Statement | None:
    """The version that a length makes of the promise; None where the same document gives it a date."""
    before = [entry for entry in live.thread.versions if entry.said_on < filing.said_on]
    told = any(entry.statement.filing == filing.id for entry in live.thread.entries)
    return None if told or not before else delays.computed(statement, live.thread.latest_dated.statement.window)


__all__ = ["POLICY", "Policy", "as_of", "judge"]
