"""The only writer. Each document is one transaction, each company's book another; what is there is never changed.

A ledger that was killed at any moment opens as it stood after its last whole transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from events.policy import POLICY
from events.types import Book, Decision, Filing, Reading, content_id
from tracker import clock, companies, rows, schema, views
from tracker.book import book_rows
from tracker.errors import LedgerError
from tracker.facts import Facts, gather
from tracker.opening import applied, connect, current

# every company that shares a name or a CIK with this one, directly or through others
RELATED = """WITH RECURSIVE related(id, head, folded, cik) AS (
    SELECT id, head, folded, cik FROM companies WHERE id = ?
    UNION SELECT c.id, c.head, c.folded, c.cik FROM related r JOIN companies c ON c.folded = r.folded OR c.cik = r.cik
) SELECT * FROM related"""

STANDING = f"""SELECT x.key FROM companies c JOIN predictions p ON p.company = c.id
    JOIN {{table}} x ON x.prediction = p.id WHERE c.head = ? AND {views.stands("x")}"""

WATCHED = """FROM companies c JOIN predictions p ON p.company = c.id JOIN watched x ON x.prediction = p.id
    WHERE c.head = ?"""

COUNTED = f"""SELECT (SELECT count(*) FROM readings x {views.OF_FILING}),
    (SELECT count(*) FROM reviews x JOIN companies c ON c.id = x.company WHERE c.head = :company)"""


@contextmanager
def reading(path: Path | str) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, to a ledger of this program's schema; an older one is migrated first."""
    path = Path(path)
    conn = connect(path, "ro")
    try:
        if not current(conn, path):
            Ledger(path, create=False).close()
        yield conn
    finally:
        conn.close()


class Ledger:
    """The ledger at a path, made or brought up to date on opening.

    >>> with Ledger(":memory:") as ledger:
    ...     ledger.waiting()
    []
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        if sqlite3.sqlite_version_info < (3, 37):
            raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 or newer is needed, with FTS5")
        self.path = Path(path)
        if str(path) == ":memory:":
            self.conn = sqlite3.connect(":memory:")
            self.conn.row_factory = sqlite3.Row
            self.conn.execute("PRAGMA foreign_keys = ON")
        else:
            if not self.path.parent.is_dir():
                raise LedgerError(f"{self.path}: its folder does not exist; make it first")
            self.conn = connect(self.path, "rwc" if create else "rw")
        try:
            self._open()
        except BaseException:
            self.conn.close()
            raise

    def _open(self) -> None:
        self.conn.isolation_level = None  # transactions are said in words below
        applied(self.conn, self.path)  # refuses what is not ours
        if self.conn.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
            self.conn.execute("PRAGMA journal_mode = WAL")
        self.conn.execute("PRAGMA synchronous = NORMAL")
        if current(self.conn, self.path) and self._catalogue_holds():
            return
        with self.writing():
            db = Database(self.conn)
            schema.migrations.apply(db)
            views.put(self.conn)
            self._write_catalogue()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; SQLite folds the write-ahead log into it where no other process reads."""
        self.conn.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that has the writer's lock from its first word: all of it is in, or nothing."""
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.conn.execute("COMMIT")
        except BaseException:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")
            raise

    def check_search(self) -> tuple[int, list[str]]:
        """How many rows the search indexes cover, and which index does not agree with its table."""
        faults, rows_searched = [], 0
        for table in schema.SEARCHED:
            rows_searched += self.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            try:
                self.conn.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                faults.append(f"{table}_fts: {error}")
        return rows_searched, faults

    # the catalogue of kinds and the policy in force, as rows that pages can label and facet by

    def _catalogue_holds(self) -> bool:
        kinds, policies = rows.catalogue()
        there = [dict(row) for row in self.conn.execute("SELECT * FROM kinds ORDER BY place")]
        held = [dict(row) for row in self.conn.execute("SELECT * FROM policies WHERE version = ?", [POLICY.version])]
        return there == kinds and all(policy in held for policy in policies)

    def _write_catalogue(self) -> None:
        kinds, policies = rows.catalogue()
        fresh = ", ".join(f"{name} = excluded.{name}" for name in kinds[0] if name != "key")
        self.conn.executemany(
            f"INSERT INTO kinds VALUES (:key, :place, :label, :family, :controller) ON CONFLICT DO UPDATE SET {fresh}",
            kinds,
        )
        self._add("policies", policies)

    def _add(self, table: str, new: Iterable[Mapping[str, Any]]) -> int:
        """Insert the rows that are not there yet; how many there were. A row that breaks a rule raises."""
        new = list(new)
        if not new:
            return 0
        names = ", ".join(f'"{name}"' for name in new[0])
        marks = ", ".join(f":{name}" for name in new[0])
        before = self.conn.total_changes
        self.conn.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING', new)
        return self.conn.total_changes - before

    # facts

    def holds(self, filing: str) -> bool:
        """Whether a filing of this id has been read into the ledger."""
        return bool(self.conn.execute("SELECT 1 FROM filings WHERE id = ?", [filing]).fetchone())

    def record(self, filing: Filing, text: str, found: Reading) -> bool:
        """One document and all that it says, in one transaction; False, and nothing written, where it was there."""
        if self.holds(filing.id):
            return False
        with self.writing():
            if self.holds(filing.id):  # another process was faster
                return False
            company = self._company(filing)
            self._add("filings", [rows.filing_row(filing, company, len(text))])
            self._add("texts", [{"filing": filing.id, "text": text}])
            said = rows.reading_rows(found)
            for table, new in said.items():
                self._add(table, new)
            self._was_read(filing, 0, said)
            self._describe(self._head(company))
            self._wait([self._head(company)])
            self._run(filing.source, "read", filing.id, found=self._counts(filing.id))
        return True

    def record_reading(self, filing: Filing, found: Reading) -> bool:
        """What a document says read anew, in one transaction; False where it says what it said.

        Better readings are added, those that fell are named in `retired`, and the company waits to be judged.
        """
        said = rows.reading_rows(found)
        with self.writing():
            head = self._head(companies.identity(filing.company, filing.cik))
            last = self.last_reading(filing.id)
            keys = rows.names(row["key"] for new in said.values() for row in new)
            changed = 0
            for table, fresh in said.items():
                there = {row["key"] for row in self.said(table, filing.id)}
                changed += self._replace(table, fresh, there, head, keys)
            if changed or (last["year_end"], last["facts"]) != (rows.month_day(filing.year_end), keys):
                self._was_read(filing, last["turn"] + 1, said)
            if changed:
                self._wait([head])
        return bool(changed)

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
        self._add("readings", [{"filing": filing.id, "turn": turn, "year_end": year_end, "facts": keys}])

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
        self._add("runs", [{**run, "at": at}])

    # the directory of companies

    def _head(self, company: str) -> str:
        return str(self.conn.execute("SELECT head FROM companies WHERE id = ?", [company]).fetchone()[0])

    def _company(self, filing: Filing) -> str:
        """The id of the row for a filing's printed name and CIK; a new row may join or part companies."""
        company, name = companies.identity(filing.company, filing.cik), companies.folded(filing.company)
        if self.conn.execute("SELECT 1 FROM companies WHERE id = ?", [company]).fetchone():
            return company
        self._add("companies", [{
            "id": company, "head": company, "name": filing.company, "folded": name, "cik": filing.cik or None,
            "ticker": filing.ticker or None, "year_end": rows.month_day(filing.year_end),
        }])  # fmt: skip
        before = {row["id"]: row for row in self.conn.execute(RELATED, [company])}
        for other, head in companies.heads(before.values()).items():
            if head != before[other]["head"]:
                self.conn.execute("UPDATE companies SET head = ? WHERE id = ?", [head, other])
                self._wait([head, before[other]["head"]])
        return company

    def _describe(self, head: str) -> None:
        """Name, ticker and year end of a company from all its filings, whichever came first."""
        printed = self.conn.execute(f"SELECT DISTINCT f.name, f.ticker {views.OF_COMPANY}", [head]).fetchall()
        year_end = f"""SELECT f.year_end {views.OF_COMPANY} AND (f.year_end_told OR f.year_end <> '12-31')
            ORDER BY f.said_on DESC, f.year_end LIMIT 1"""
        newest = self.conn.execute(year_end, [head]).fetchone()
        ticker = min((row["ticker"] for row in printed if row["ticker"]), default=None)
        name = companies.display(row["name"] for row in printed)
        self.conn.execute(
            "UPDATE companies SET name = ?, ticker = ?, year_end = ? WHERE id = ?",
            [name, ticker, newest[0] if newest else "12-31", head],
        )

    # the book

    def _wait(self, heads: Iterable[str]) -> None:
        self._add("waiting", [{"company": head} for head in heads])

    def wait(self, company: str) -> None:
        """That a company's book has to be judged anew."""
        with self.writing():
            self._wait([company])

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
            self._add("predictions", wanted.pop("predictions"))
            self._watch(facts.company, wanted.pop("watched"))
            keys = [row["key"] for fresh in wanted.values() for row in fresh]
            changed = 0
            for table, fresh in wanted.items():
                standing = self.standing(table, facts.company)
                changed += self._replace(table, fresh, standing, facts.company, facts.hash)
            if self._are_all(facts):
                self.conn.execute("DELETE FROM waiting WHERE company = ?", [facts.company])
            self._was_judged(facts, len(book.predictions), rows.names(keys))
        return bool(changed)

    def _are_all(self, facts: Facts) -> bool:
        """Whether no other process has added a fact since these were gathered."""
        there = self.conn.execute(COUNTED, {"company": facts.company}).fetchone()
        return tuple(there) == (facts.readings, len(facts.decisions))

    def last_judging(self, company: str) -> sqlite3.Row | None:
        """What a company's book was made of last, and the hash of the book's rows; None where it never was judged."""
        query = "SELECT * FROM judged WHERE company = ? ORDER BY turn DESC LIMIT 1"
        row: sqlite3.Row | None = self.conn.execute(query, [company]).fetchone()
        return row

    def _was_judged(self, facts: Facts, predictions: int, book: str) -> None:
        last = self.last_judging(facts.company)
        if last is None or (last["facts"], last["book"]) != (facts.hash, book):
            turn = last["turn"] + 1 if last else 0
            self._add("judged", [{
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
        if self.watched(company) != sorted(spans, key=lambda span: (span["prediction"], span["since"])):
            self.conn.execute(f"DELETE FROM watched WHERE rowid IN (SELECT x.rowid {WATCHED})", [company])
            self._add("watched", spans)

    def _replace(self, table: str, fresh: Iterable[rows.Row], standing: set[str], company: str, facts: str) -> int:
        """Have these rows of a table stand and no others of those that stood; how many were added, fell or rose."""
        fresh = list(fresh)
        keys = {row["key"] for row in fresh}
        new = self._add(table, [row for row in fresh if row["key"] not in standing])
        changed = new + self._turn(table, company, facts, standing - keys, falls=True)
        if new < len(keys - standing):  # the others were there before, and had fallen
            changed += self._turn(table, company, facts, keys - standing, falls=False)
        return changed

    def _turn(self, table: str, company: str, facts: str, keys: Iterable[str], *, falls: bool) -> int:
        """Say that rows fell, or that rows which had fallen stand again."""
        turned = []
        for key in sorted(keys):
            last = self.conn.execute("SELECT coalesce(max(turn), 0) FROM retired WHERE key = ?", [key]).fetchone()[0]
            if bool(last % 2) != falls:
                turned.append({"key": key, "turn": last + 1, "what": table, "company": company, "facts": facts})
        return self._add("retired", turned)

    # what the clock and people add

    def record_flags(self, flags: Iterable[Mapping[str, str]]) -> int:
        """Crossings of dates (prediction, window, flag, falls_on, flagged_on), each once; how many were new."""
        with self.writing():
            return self._add("flags", flags)

    def record_decision(self, company: str, decision: Decision) -> bool:
        """A reviewer's word about a company's predictions; its book waits to be judged again."""
        with self.writing():
            new = self._add("reviews", [rows.decision_row(decision, company, clock.now().isoformat())])
            if new:
                self._wait([self._head(company)])
        return bool(new)
