"""Two readings of one text, and two books of one company, as a list of what is gone, new or changed, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.types import Filing, Reading
from tracker import rows
from tracker.facts import Facts, same_words
from tracker.ledger import Ledger
from tracker.rows import Row, Stored
from tracker.views import stands

BOOK = ("profiles", "versions", "sightings", "verdicts")

# what a statement says; a change of the rest (rules, sections) changes no promise
SAYS = (
    "kind", "subject", "actor", "opens", "closes", "edge", "low", "high", "unit", "condition", "force", *rows.SCOPE,
)  # fmt: skip

PREDICTIONS = f"""SELECT p.id AS prediction, d.subject, d.kind FROM predictions p
    JOIN companies c ON c.id = p.company JOIN profiles d ON d.prediction = p.id AND {stands("d")} WHERE c.head = ?"""
VERSIONS = f"""SELECT v.prediction, s.id AS statement, s.quote, s.filing, s.timing_start, s.kind, s.subject, s."start",
        v.said_on, f.source
    FROM predictions p JOIN companies c ON c.id = p.company
    JOIN versions v ON v.prediction = p.id AND {stands("v")} JOIN statements s ON s.key = v.statement
    JOIN filings f ON f.id = s.filing WHERE c.head = ? ORDER BY v.prediction, v.place"""
VERDICTS = f"""SELECT o.* FROM predictions p JOIN companies c ON c.id = p.company
    JOIN verdicts o ON o.prediction = p.id AND {stands("o")} WHERE c.head = ? ORDER BY o.prediction, o.place"""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be another: a statement or a prediction that is gone, new or changed."""

    change: str
    company: str
    said_on: str
    subject: str
    kind: str
    before: str
    after: str
    why: str
    document: str = ""
    quote: str = ""
    prediction: str = ""


def of_reading(ledger: Ledger, filing: Filing, found: Reading) -> Iterator[Change]:
    """What a document no longer says, says anew or says otherwise."""
    said = rows.reading_rows(found)
    now = {row["id"]: row for row in said["statements"]}
    there = {row["id"]: row for row in ledger.said("statements", filing.id)}
    new = {id: row for id, row in now.items() if id not in there}
    for id, old in sorted(there.items(), key=lambda each: (each[1]["start"], each[0])):
        other = now.get(id)
        if other is None and (place := same_words(old, new.values())):
            other = new.pop(place["id"])
        if other is None:
            yield _said("statement gone", filing, old, _told(old), "", _why_gone(old, said["refusals"]))
        elif fields := [name for name in SAYS if old[name] != other[name]]:
            before, after = ("; ".join(f"{name} {_cell(row[name])}" for name in fields) for row in (old, other))
            yield _said("statement changed", filing, other, before, after, ", ".join(_rules(other)))
    for row in new.values():
        yield _said("statement new", filing, row, "", _told(row), ", ".join(_rules(row)))


def _said(change: str, filing: Filing, row: Stored, before: str, after: str, why: str) -> Change:
    return Change(
        change, filing.company, filing.said_on.isoformat(), row["subject"], row["kind"], before, after, why,
        filing.source, row["quote"],
    )  # fmt: skip


def _cell(value: object) -> str:
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _told(row: Stored) -> str:
    return f"{row['opens'] or '..'} to {row['closes'] or '..'}"


def _rules(row: Stored) -> Sequence[str]:
    return [str(row["window_rule"]), *rows.statement_of(row).rules]


def _why_gone(old: Stored, refusals: Iterable[Row]) -> str:
    for refused in refusals:
        if refused["start"] <= old["timing_start"] < refused["end"]:
            return f"refused: {refused['reason']} ({refused['rule']})"
    return "no rule takes it"


def of_book(conn: sqlite3.Connection, company: str, now: Facts, wanted: Mapping[str, list[Row]]) -> Iterator[Change]:
    """The predictions that come or go or stand differently, one after the other in the order of their first words."""
    name = str(conn.execute("SELECT name FROM companies WHERE id = ?", [company]).fetchone()[0])
    before = _Book(
        {row["prediction"]: row for row in conn.execute(PREDICTIONS, [company])},
        conn.execute(VERSIONS, [company]).fetchall(),
        conn.execute(VERDICTS, [company]).fetchall(),
    )
    by_key = {row["key"]: row for row in now.said.values()}
    source = {filing.id: filing.source for filing in now.filings}
    versions = [
        by_key[row["statement"]] | {"prediction": row["prediction"], "said_on": row["said_on"],
                                    "statement": by_key[row["statement"]]["id"],
                                    "source": source[by_key[row["statement"]]["filing"]]}
        for row in wanted["versions"]
    ]  # fmt: skip
    after = _Book({row["prediction"]: row for row in wanted["profiles"]}, versions, wanted["verdicts"])
    carried = before.carried(after)
    for old, new in sorted(carried.items(), key=lambda each: before.first[each[0]]["said_on"]):
        if new is None:
            yield _stands("prediction gone", name, before, old, before.outcome(old), "", before.fate(old, after))
        elif before.outcome(old) != after.outcome(new):
            why = after.because(new) or f"no longer stands: {before.because(old)}"
            yield _stands("verdict changed", name, after, new, before.outcome(old), after.outcome(new), why)
    for id in sorted(after.first.keys() - set(carried.values()), key=lambda each: after.first[each]["said_on"]):
        why = after.because(id) or f"first said on {after.first[id]['said_on']}, in words that are read today"
        yield _stands("prediction new", name, after, id, "", after.outcome(id), why)


def _stands(change: str, company: str, book: _Book, id: str, before: str, after: str, why: str) -> Change:
    first, profile = book.first[id], book.profiles[id]
    return Change(
        change, company, first["said_on"], profile["subject"], profile["kind"], before, after, why, first["source"],
        first["quote"], id,
    )  # fmt: skip


class _Book:
    """A book as far as it is compared: what each prediction is about, its words and its newest verdict."""

    def __init__(self, profiles: Mapping[str, Stored], versions: Sequence[Stored], verdicts: Sequence[Stored]) -> None:
        self.profiles = profiles
        self.first: dict[str, Stored] = {}
        self.of_statement: dict[str, str] = {}
        self.versions = versions
        for row in versions:
            self.first.setdefault(row["prediction"], row)
            self.of_statement[row["statement"]] = row["prediction"]
        self.verdicts = {row["prediction"]: row for row in verdicts}  # the last one stays

    def outcome(self, id: str) -> str:
        """A status with its detail, "undecided" where nothing stands, with a question where a person is asked."""
        last = self.verdicts.get(id)
        if last is None or last["status"] not in ("met", "slipped", "dropped", "void"):
            return "undecided, a person is asked" if last and last["review"] else "undecided"
        return f"{last['status']} ({last['detail']})" if last["detail"] else str(last["status"])

    def because(self, id: str) -> str:
        last = self.verdicts.get(id)
        return str(last["review"] or last["because"]) if last else ""

    def carried(self, other: _Book) -> dict[str, str | None]:
        """For each prediction the one of another book that goes on with it: of its first words, else of later ones."""
        found: dict[str, str | None] = {id: id if id in other.first else None for id in self.first}
        taken = {id for id in found.values() if id}
        for row in self.versions:
            id = row["prediction"]
            if found[id] is None and (there := other.at(row)) and there not in taken:
                found[id] = there
                taken.add(there)
        return found

    def at(self, row: Stored) -> str | None:
        """The prediction that a statement is a version of, or the words that take its place."""
        if row["statement"] in self.of_statement:
            return self.of_statement[row["statement"]]
        other = same_words(row, self.versions)
        return str(other["prediction"]) if other else None

    def fate(self, id: str, after: _Book) -> str:
        """Why a prediction is in no other book."""
        there = after.at(self.first[id])
        if there is None:
            return "its words are no longer read as a statement, or open no prediction"
        return f"its words are a version of {there} ({after.profiles[there]['subject']})"
