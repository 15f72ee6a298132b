"""What a ledger is told: documents, books, flags, decisions. Each document is one transaction, each book another.

What is there is never changed; what is no longer true is named as fallen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from events.types import Book, Decision, Filing, Reading, content_id
from tracker import clock, companies, rows, views
from tracker.book import book_rows
from tracker.directory import Directory
from tracker.facts import ABSENT, Facts, gather, readings
from tracker.standing import replace
from tracker.store import Store, reading

__all__ = ["Ledger", "reading"]

STANDING = f"""SELECT x.key FROM companies c JOIN predictions p ON p.company = c.id
    JOIN {{table}} x ON x.prediction = p.id WHERE c.head = ? AND {views.stands("x")}"""

WATCHED_COLUMNS = ("prediction", "place", "since", "until", "opens", "closes", "edge")
WATCHED = """FROM companies c JOIN predictions p ON p.company = c.id JOIN watched x ON x.prediction = p.id
    WHERE c.head = ?"""

DECIDED = "SELECT count(*) FROM reviews x JOIN companies c ON c.id = x.company WHERE c.head = ?"


class Ledger(Store):
    """The ledger at a path, made or brought up to date on opening.

    >>> with Ledger(":memory:") as ledger:
    ...     ledger.waiting()
    []
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        super().__init__(path, create=create)
        self.directory = Directory(self)

    # facts

    def holds(self, filing: str) -> bool:
        """Whether a filing of this id has been read into the ledger."""
        return bool(self.conn.execute("SELECT 1 FROM filings WHERE id = ?", [filing]).fetchone())

    def record(self, filing: Filing, text: str, found: Reading) -> bool:
        """One document and all that it says, in one transaction; False, and nothing written, where it was there."""
        if self.holds(filing.id):
            return False
        with self.writing():
            return self.write(filing, text, found)

    def write(self, filing: Filing, text: str, found: Reading) -> bool:
        """The same within the caller's transaction, for documents that come together or not at all."""
        if self.holds(filing.id):  # another process was faster
            return False
        company = self.directory.place(filing)
        self.add("filings", [rows.filing_row(filing, company, len(text))])
        self.add("texts", [{"filing": filing.id, "text": text}])
        said = rows.reading_rows(found)
        for table, new in said.items():
            self.add(table, new)
        self._was_read(filing, 0, said)
        self.directory.describe(company)
        self.directory.wait([self.directory.head(company)])
        self._run(filing.source, "read", filing.id, found=self._counts(filing.id))
        return True

    def record_reading(self, filing: Filing, found: Reading) -> bool:
        """What a document says read anew, in one transaction; False where it says what it said.

        Better readings are added, those that fell are named in `retired`, and the company waits to be judged.
        """
        said = rows.reading_rows(found)
        with self.writing():
            head = self.directory.head(companies.identity(filing.company, filing.cik))
            last = self.last_reading(filing.id)
            keys = rows.names(row["key"] for new in said.values() for row in new)
            changed = 0
            for table, fresh in said.items():
                there = {row["key"] for row in self.said(table, filing.id)}
                changed += replace(self, table, fresh, there, head, keys)
            if changed or (last["year_end"], last["facts"]) != (rows.month_day(filing.year_end), keys):
                self._was_read(filing, last["turn"] + 1, said)
            if changed:
                self.directory.wait([head])
        return bool(changed)

    def put_in_place(self, old: Filing, new: Filing, found: Reading, at: datetime) -> None:
        """Let a newer version of a document take the place of an older one, or of a newer one that was taken back.

        What the replaced one says falls, what the other says (`found`) stands, and the company waits to be judged.
        """
        self.record_reading(old, Reading())
        self.record_reading(new, found)
        with self.writing():
            for filing, is_in_force in ((old.id, False), (new.id, True)):
                query = "SELECT coalesce(max(turn), 0) FROM replaced WHERE filing = ?"
                turn = self.conn.execute(query, [filing]).fetchone()[0]
                if (turn % 2 == 0) != is_in_force:
                    row = {"filing": filing, "turn": turn + 1, "by": new.id, "at": at.isoformat(timespec="seconds")}
                    self.add("replaced", [row])
            self.directory.wait([self.directory.head(companies.identity(old.company, old.cik))])

    def last_reading(self, filing: str) -> sqlite3.Row:
        """How a document was read last: `turn`, `year_end` and `facts`, the hash of what it was found to say."""
        query = "SELECT * FROM readings WHERE filing = ? ORDER BY turn DESC LIMIT 1"
        row: sqlite3.Row = self.conn.execute(query, [filing]).fetchone()
        return row

    def text(self, filing: str) -> str:
        """The text of a document, as it was read; every offset counts in it."""
        return str(self.conn.execute("SELECT text FROM texts WHERE filing = ?", [filing]).fetchone()[0])

    def said(self, table: str, filing: str) -> list[rows.Row]:
        """The rows of a table of facts that stand for a document."""
        query = f"SELECT x.* FROM {table} x WHERE x.filing = ? AND {views.stands('x')}"
        return [dict(row) for row in self.conn.execute(query, [filing])]

    def _was_read(self, filing: Filing, turn: int, said: Mapping[str, list[rows.Row]]) -> None:
        keys = rows.names(row["key"] for new in said.values() for row in new)
        year_end = rows.month_day(filing.year_end)
        self.add("readings", [{"filing": filing.id, "turn": turn, "year_end": year_end, "facts": keys}])

    def record_failure(self, source: str, reason: str) -> None:
        """That a source could not be read, and why: once for each reason."""
        with self.writing():
            self._run(source, "failed", None, reason=reason)

    def _counts(self, filing: str) -> dict[str, int]:
        return {
            table: self.conn.execute(f"SELECT count(*) FROM {table} WHERE filing = ?", [filing]).fetchone()[0]
            for table in ("statements", "reports", "refusals")
        }

    def _run(
        self, source: str, outcome: str, filing: str | None, *, reason: str = "", found: Mapping[str, int] | None = None
    ) -> None:
        found = found or dict.fromkeys(("statements", "reports", "refusals"), 0)
        if outcome == "read" and not found["statements"]:
            reason = (
                f"no dated expectation in it; {found['refusals']} dated passages were refused, each with its reason"
            )
        key = content_id("run", source, outcome, reason if outcome == "failed" else filing)
        at = clock.now().isoformat(timespec="seconds")
        run = {"key": key, "source": source, "outcome": outcome, "reason": reason or None, "filing": filing, **found}
        self.add("runs", [{**run, "at": at}])

    # the book

    def wait(self, company: str) -> None:
        """That a company's book has to be judged anew."""
        with self.writing():
            self.directory.wait([company])

    def waiting(self) -> list[str]:
        """The companies whose facts are newer than their book."""
        return [row[0] for row in self.conn.execute("SELECT company FROM waiting ORDER BY company")]

    def facts(self, company: str) -> Facts:
        """All that the ledger holds of a company."""
        return gather(self.conn, company)

    def record_book(self, facts: Facts, book: Book) -> bool:
        """What a company's facts amount to, in one transaction; False where nothing changed.

        Rows that no longer stand are named in `retired`, rows that stand again too; nothing is taken away.
        """
        wanted = book_rows(facts, book)
        with self.writing():
            self.add("predictions", wanted.pop("predictions"))
            self._watch(facts.company, wanted.pop("watched"))
            keys = [row["key"] for fresh in wanted.values() for row in fresh]
            changed = 0
            for table, fresh in wanted.items():
                standing = self.standing(table, facts.company)
                changed += replace(self, table, fresh, standing, facts.company, facts.hash)
            if self._are_all(facts):
                self.conn.execute("DELETE FROM waiting WHERE company = ?", [facts.company])
            self._was_judged(facts, len(book.predictions), rows.names(keys))
        return bool(changed)

    def _are_all(self, facts: Facts) -> bool:
        """Whether no other process has added a fact since these were gathered."""
        (decided,) = self.conn.execute(DECIDED, [facts.company]).fetchone()
        (absent,) = self.conn.execute(f"SELECT count(*) FROM ({ABSENT})", {"company": facts.company}).fetchone()
        read = readings(self.conn, facts.company, facts.said.values())
        return (read, decided, absent) == (facts.readings, len(facts.decisions), len(facts.absent))

    def last_judging(self, company: str) -> sqlite3.Row | None:
        """What a company's book was made of last, and the hash of the book's rows; None where it never was judged."""
        query = "SELECT * FROM judged WHERE company = ? ORDER BY turn DESC LIMIT 1"
        row: sqlite3.Row | None = self.conn.execute(query, [company]).fetchone()
        return row

    def _was_judged(self, facts: Facts, predictions: int, book: str) -> None:
        last = self.last_judging(facts.company)
        if last is None or (last["facts"], last["book"]) != (facts.hash, book):
            turn = last["turn"] + 1 if last else 0
            self.add("judged", [{
                "company": facts.company, "turn": turn, "facts": facts.hash, "book": book,
                "filings": len(facts.filings), "predictions": predictions,
            }])  # fmt: skip

    def standing(self, table: str, company: str) -> set[str]:
        """The keys of the rows of a table of the book that stand for a company."""
        return {row[0] for row in self.conn.execute(STANDING.format(table=table), [company])}

    def watched(self, company: str) -> list[rows.Row]:
        """The spans of days in which each prediction of a company is waited for."""
        return [
            dict(row) for row in self.conn.execute(f"SELECT x.* {WATCHED} ORDER BY x.prediction, x.since", [company])
        ]

    def _watch(self, company: str, spans: list[rows.Row]) -> None:
        """Have these spans and no others; one that stays is not written anew, so a filing costs what it changes."""
        there = {tuple(span.values()) for span in self.watched(company)}
        wanted = [tuple(span[name] for name in WATCHED_COLUMNS) for span in spans]
        gone = there.difference(wanted)
        self.conn.executemany("DELETE FROM watched WHERE prediction = ? AND since = ?", [(e[0], e[2]) for e in gone])
        fresh = [dict(zip(WATCHED_COLUMNS, each, strict=True)) for each in wanted if each not in there]
        self.add("watched", fresh)

    # what the clock and people add

    def record_flags(self, flags: Iterable[Mapping[str, Any]], known_as: Mapping[str, str] | None = None) -> int:
        """Flags, each once; how many were new.

        `known_as` leads from the id of a flag to the one that told the same before: whom that was told is not told it.
        """
        with self.writing():
            new = self.add("flags", flags)
            for id, other in (known_as or {}).items():
                told = self.conn.execute("SELECT * FROM told WHERE flag = ?", [other]).fetchall()
                self.add("told", [{**dict(row), "flag": id} for row in told])
        return new

    def record_decision(self, company: str, decision: Decision) -> bool:
        """A reviewer's word about a company's predictions; its book waits to be judged again."""
        with self.writing():
            new = self.add("reviews", [rows.decision_row(decision, company, clock.now().isoformat())])
            if new:
                self.directory.wait([self.directory.head(company)])
        return bool(new)
