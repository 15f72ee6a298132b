"""The file of a ledger: opened, brought up to date, written in whole transactions, its search index checked.

A file that was killed at any moment opens as it stood after its last whole transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Any, Self

from events.policy import POLICY
from tracker import rows, schema, views
from tracker.database import Database
from tracker.errors import LedgerError
from tracker.opening import BUSY, applied, connect, current


@contextmanager
def reading(path: Path | str) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, to a ledger of this program's schema; an older one is migrated first."""
    path = Path(path)
    conn = connect(path, "ro")
    try:
        if not current(conn, path):
            Store(path, create=False).close()
        yield conn
    finally:
        conn.close()


class Store:
    """A ledger's file at a path, made or brought up to date on opening; ":memory:" is one that is gone when closed."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        if sqlite3.sqlite_version_info < (3, 37):
            raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 or newer is needed, with FTS5")
        self.path, self.create = Path(path), create
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
        if not applied(self.conn, self.path) and not self.create:  # refuses what is not ours, too
            raise LedgerError(f"{self.path}: is empty; `tracker ingest {self.path} DOCUMENT...` makes it a ledger")
        self._keep_a_log()
        self.conn.execute("PRAGMA synchronous = NORMAL")
        if current(self.conn, self.path) and self._catalogue_holds():
            return
        with self.writing():
            db = Database(self.conn)
            schema.migrations.apply(db)
            views.put(self.conn)
            self._write_catalogue()

    def _keep_a_log(self) -> None:
        """Have a write-ahead log; SQLite itself does not wait where another process is about to do the same."""
        for last in (*[False] * (BUSY * 20), True):
            try:
                if self.conn.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
                    self.conn.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if last or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                sleep(0.05)

    def __enter__(self) -> Self:
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
        self.add("policies", policies)

    def add(self, table: str, new: Iterable[Mapping[str, Any]]) -> int:
        """Insert the rows that are not there yet; how many there were. A row that breaks a rule raises."""
        new = list(new)
        if not new:
            return 0
        names = ", ".join(f'"{name}"' for name in new[0])
        marks = ", ".join(f":{name}" for name in new[0])
        before = self.conn.total_changes
        self.conn.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING', new)
        return self.conn.total_changes - before

    # rows of another ledger's file, attached as `other`

    def carry(self, table: str, which: str) -> int:
        """Insert the other file's rows of a table of which `which` is true and that are not there; how many."""
        before = self.conn.total_changes
        names = ", ".join(f'"{row[1]}"' for row in self.conn.execute(f"PRAGMA main.table_info({table})"))
        self.conn.execute(
            f"""INSERT INTO main."{table}" ({names}) SELECT {names} FROM other."{table}"
            WHERE {which} ORDER BY rowid ON CONFLICT DO NOTHING"""
        )
        return self.conn.total_changes - before

    def carry_waiting(self, which: str, placed: Iterable[str]) -> None:
        """Have the messages wait that wait there, but for those that have their place elsewhere or have been sent."""
        self.name("carried", placed)
        self.carry("outbox", f"{which} AND delivery NOT IN (SELECT id FROM temp.carried)")
        self.conn.execute("""DELETE FROM main.outbox WHERE EXISTS (SELECT 1 FROM main.attempts a
            WHERE a.delivery = main.outbox.delivery AND a.outcome = 'sent')""")

    def name(self, table: str, ids: Iterable[str]) -> None:
        """Have these ids, and no others, in a table of this connection's own."""
        self.conn.execute(f"DELETE FROM temp.{table}")
        self.conn.executemany(f"INSERT INTO temp.{table} VALUES (?) ON CONFLICT DO NOTHING", ([id] for id in ids))
