"""A reviewer's word wins over the machine: joins, splits and aliases shape threads, the rest pins or weighs evidence.

Decisions are tied to quoted words, so they survive better rules; one that is taken back counts up to that day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from events.rulings import Ruling
from events.threads import Thread
from events.types import Alias, Decision, Sighting, Verdict

_WORDS = frozenset({"confirm", "overrule", "outcome"})


class Reviews:
    """All decisions on one company's promises, with what each changes on which day."""

    def __init__(self, decisions: Iterable[Decision], subjects: Mapping[str, str]) -> None:
        ordered = sorted(set(decisions), key=lambda each: (each.decided_on, each.id))
        self._ends = {each.other: each.decided_on for each in ordered if each.action == "retract"}
        self._words = [each for each in ordered if each.action in _WORDS]
        standing = [each for each in ordered if each.id not in self._ends]
        self._joins: dict[str, set[str]] = {}
        for each in standing:
            if each.action == "join":
                self._joins.setdefault(each.statement, set()).add(each.other)
                self._joins.setdefault(each.other, set()).add(each.statement)
        self.split = frozenset(each.statement for each in standing if each.action == "split")
        self.aliases = tuple(
            Alias(subjects.get(each.statement, each.statement), subjects.get(each.other, each.other), date.min)
            for each in standing
            if each.action == "alias"
        )
        retracted = {each.id: each for each in self._words if each.id in self._ends}
        self._changes = [(each.decided_on, each.statement) for each in self._words]
        self._changes += [(self._ends[key], each.statement) for key, each in retracted.items()]

    @property
    def days(self) -> set[date]:
        return {day for day, _ in self._changes}

    def touched(self, day: date) -> set[str]:
        """The statements whose promise is decided, or set free again, on a day."""
        return {statement for each, statement in self._changes if each == day}

    def joined(self, statement: str) -> list[str]:
        return sorted(self._joins.get(statement, ()))

    def _in_force(self, day: date) -> list[Decision]:
        return [e for e in self._words if e.decided_on <= day and not (e.id in self._ends and self._ends[e.id] <= day)]

    def word(self, statements: set[str], day: date) -> Decision | None:
        """The decision that settles a promise on a day: the newest that gives or keeps an outcome."""
        settled = [e for e in self._in_force(day) if e.statement in statements and (e.status or not e.other)]
        return settled[-1] if settled else None

    def weigh(
        self, sightings: Sequence[Sighting], day: date, statements: Collection[str] | None = None
    ) -> list[Sighting]:
        """The sightings as a person has weighed them by a day: confirmed ones act, overruled ones are gone.

        A sighting is named by its id or, where better rules have given it another, by its passage; then only the
        decisions on these statements count, since several promises may be sighted in one passage.
        """
        words = [each for each in self._in_force(day) if each.other]
        weighed = []
        for sighting in sightings:
            told = [
                each.action
                for each in words
                if each.other == sighting.id
                or (_of_passage(each.other, sighting) and (statements is None or each.statement in statements))
            ]
            action = told[-1] if told else ""
            if action != "overrule":
                weighed.append(replace(sighting, score=1.0) if action in ("confirm", "outcome") else sighting)
        return weighed

    def ruling(self, word: Decision, last: Verdict | None, thread: Thread) -> Ruling:
        """The outcome that a decision states; a bare confirmation keeps the one that stands, a bare overruling none."""
        source = f", source {word.source}" if word.source else ""
        told = f"{thread.first.subject}: {word.by} decided on {word.decided_on}: {word.why}{source}."
        if word.status in ("met", "slipped", "dropped", "void"):
            return Ruling(
                word.status, word.detail, told, f"reviewer: {word.action}", None, word.happened_from, word.happened_to
            )
        if word.action == "confirm" and last is not None and last.status in ("met", "slipped", "dropped", "void"):
            return Ruling(
                last.status, last.detail, told, "reviewer: confirm", None, last.happened_from, last.happened_to
            )
        return Ruling("", None, told, f"reviewer: {word.action}")


def passage(filing: str, start: int, end: int) -> str:
    """What names a sighted passage whatever is read of it: its document and its place."""
    return f"{filing}@{start}-{end}"


def _of_passage(named: str, sighting: Sighting) -> bool:
    filing, _, span = named.partition("@")
    if filing != sighting.filing or not span:
        return False
    start, end = map(int, span.split("-"))
    return start < sighting.end and sighting.start < end
