"""How a ledger's file is opened: what is no ledger, or is newer than this program, is refused with the way out."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tracker import schema, views
from tracker.errors import LedgerError

BUSY = 60  # seconds that a writer waits for another before it gives up


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's `mode` (ro, rw, rwc) with foreign keys held; a file that is no ledger is refused.

    SQLite alone opens the file: the system lets go of all locks that a process holds on a file when the process closes
    the file anywhere, and another process would then take away the log of a connection that still writes.
    """
    if path.is_dir():
        raise LedgerError(f"{path}: cannot be read: is a directory")
    try:
        return _opened(path, f"mode={mode}")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if mode != "rwc" and not path.exists():
            raise LedgerError(f"{path}: no such ledger; `tracker ingest {path} DOCUMENT...` makes one") from error
        if code == sqlite3.SQLITE_NOTADB:
            raise LedgerError(
                f"{path}: not a ledger, not even a SQLite file; name the ledger first, then the documents"
            ) from error
        if code == sqlite3.SQLITE_CANTOPEN and mode == "ro" and _is_at_rest(path):
            return _opened(path, "mode=ro&immutable=1")
        raise LedgerError(f"{path}: {told(error)}") from error


def _is_at_rest(path: Path) -> bool:
    """Whether a file can be read as it is: where it lies nothing can be written, and nothing is in its log."""
    log = Path(f"{path}-wal")
    return (
        not os.access(path.parent, os.W_OK) and os.access(path, os.R_OK) and not (log.exists() and log.stat().st_size)
    )


def _opened(path: Path, how: str) -> sqlite3.Connection:
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY)
    conn.row_factory = sqlite3.Row
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA recursive_triggers = ON")
        conn.execute("PRAGMA schema_version")  # the first that reads the file
    except BaseException:
        conn.close()
        raise
    return conn


_WORDS = {
    sqlite3.SQLITE_BUSY: "another program has been writing to it for a minute; try again when that one is done",
    sqlite3.SQLITE_LOCKED: "another program has been writing to it for a minute; try again when that one is done",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again, what is in stays in",
    sqlite3.SQLITE_READONLY: "the file or its folder may not be written to; change that, or work on a copy",
    sqlite3.SQLITE_CANTOPEN: "it, or its -wal and -shm beside it, cannot be opened; may its folder be written to?",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; is it full or gone?",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; take a copy from before, or ingest the documents into a new ledger",
    sqlite3.SQLITE_NOTADB: "the file is damaged; take a copy from before, or ingest the documents into a new ledger",
}


def told(error: sqlite3.Error) -> str:
    """What SQLite says, with the way out where there is one."""
    code = getattr(error, "sqlite_errorcode", None)
    out = _WORDS.get(code & 0xFF, "") if code else ""
    return f"{str(error).lower()}: {out}" if out else str(error)


def applied(conn: sqlite3.Connection, path: Path) -> set[str]:
    """The migrations that a file has seen: none where it is new; an error where it is not ours or newer than we are."""
    mine = conn.execute("PRAGMA application_id").fetchone()[0]
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if mine != schema.APPLICATION and tables:
        raise LedgerError(f"{path}: a SQLite file of something else, not a ledger; give the ledger another name")
    if "_sqlite_migrations" not in tables:
        return set()
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'tracker'"
    applied = {name for (name,) in conn.execute(query)}
    if newer := sorted(applied - schema.known()):
        raise LedgerError(f"{path}: made by a newer milestone-tracker ({newer[-1]}); install that one to open it")
    return applied


def current(conn: sqlite3.Connection, path: Path) -> bool:
    """Whether the file has the tables and views of this program."""
    return applied(conn, path) == schema.known() and views.current(conn)
