"""Watched folders: a document that is dropped there is read once it is whole; it is moved nowhere.

A file is whole when two looks see the same size and time of change, or when it has not changed for a minute. Each
state of a file is read once, so a bad one is named once; a newer state of a document takes the older one's place.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import events
from tracker import rows
from tracker.alert_file import Folder
from tracker.documents import Document, Options, read, sources
from tracker.errors import UsageError
from tracker.ingest import Summary, ingest, judge
from tracker.ledger import Ledger

SETTLES = 5  # seconds without a change after which a file that two looks saw the same is whole
RESTS = 60  # seconds without a change after which one look is enough
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp")

# documents of a company and day that were read from one source
SAME = """SELECT o.* FROM filings o JOIN companies c ON c.id = o.company
    WHERE o.source = :source AND o.said_on = :said_on AND o.id <> :id
        AND c.head = (SELECT d.head FROM filings n JOIN companies d ON d.id = n.company WHERE n.id = :id)"""

Seen = dict[str, tuple[int, int]]


@dataclass(slots=True)
class Looks:
    """What the last look saw of files that may not be whole yet; may be forgotten, at the cost of waiting longer."""

    seen: Seen = field(default_factory=dict)


@dataclass(slots=True)
class Intake:
    """What one look into the folders came to: new documents, those that took an older one's place, and what failed."""

    summary: Summary = field(default_factory=Summary)
    replaced: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def take_in(ledger: Ledger, folders: Iterable[Folder], now: datetime, looks: Looks) -> Intake:
    """Read what is new in the folders and whole, and judge what it concerns."""
    intake = Intake()
    seen: Seen = {}
    gone: list[str] = []
    odd: list[str] = []
    for folder in folders:
        whole: list[tuple[str, int, int]] = []
        if not folder.path.is_dir():
            gone.append(str(folder.path))
            continue
        for path, size, changed in files(folder.path, ledger.path):
            if (name := path.encode("utf-8", "backslashreplace").decode()) != path:
                odd.append(name)
                continue
            if _was_read(ledger.conn, path, size, changed):
                continue
            age = now.timestamp() - changed / 1e9
            same = looks.seen.get(path) == (size, changed)
            if age >= RESTS or (same and not 0 <= age < SETTLES):  # a clock of another machine may be ahead
                whole.append((path, size, changed))
            else:
                seen[path] = (size, changed)
                intake.waiting.append(path)
        _read(ledger, folder, whole, now, intake)
    looks.seen = seen
    if gone:  # the others have been read
        raise UsageError(
            f"{', '.join(gone)}: is no folder that can be watched; make it, or take it out of the alerts file"
        )
    if odd:
        raise UsageError(f"{', '.join(odd)}: the name is not in UTF-8; name the file otherwise and it is read")
    return intake


def _read(ledger: Ledger, folder: Folder, whole: list[tuple[str, int, int]], now: datetime, intake: Intake) -> None:
    if not whole:
        return
    summary = ingest(ledger, [path for path, _, _ in whole], folder.options, workers=1)
    for path, _, _ in whole:
        intake.replaced += _replace(ledger, path, folder.options, now)
    if intake.replaced:
        judge(ledger, summary)
    with ledger.writing():
        names = ("path", "size", "changed")
        at = now.isoformat(timespec="seconds")
        ledger.add("files", [dict(zip(names, each, strict=True)) | {"at": at} for each in whole])
    total = intake.summary
    total.read, total.known = total.read + summary.read, total.known + summary.known
    total.statements += summary.statements
    total.failed += summary.failed
    total.held += summary.held


def files(folder: Path, ledger: Path) -> Iterator[tuple[str, int, int]]:
    """Every file of a folder that may be a document, with its size and the nanosecond of its last change, by name."""
    own = ledger.stat()
    for where, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~")) or name.endswith("~") or name.lower().endswith(UNFINISHED):
                continue
            path = Path(where, name)
            try:
                found = path.stat()
            except OSError:  # it went while we looked
                continue
            # our own is not even opened: to close it would let go of the locks that we hold on it
            if path.is_file() and not os.path.samestat(found, own) and not _is_database(path):
                yield str(path.absolute()), found.st_size, found.st_mtime_ns


def _is_database(path: Path) -> bool:
    """Whether a file is a database or beside one: they may lie in a watched folder too."""
    if path.name.endswith(("-wal", "-shm", "-journal", ".lock")):
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _was_read(conn: sqlite3.Connection, path: str, size: int, changed: int) -> bool:
    query = "SELECT 1 FROM files WHERE path = ? AND size = ? AND changed = ?"
    return bool(conn.execute(query, [path, size, changed]).fetchone())


def _replace(ledger: Ledger, path: str, options: Options, now: datetime) -> list[str]:
    """Let the documents that a file holds now take the place of those that it held before; the sources of those."""
    query = "SELECT count(*) FROM filings WHERE source = ? OR source LIKE ? ESCAPE '\\'"
    held = ledger.conn.execute(query, [path, _members(path)]).fetchone()[0]
    if held < 2:
        return []
    now_held = [each for source in sources([path]) for each in read(source, options) if isinstance(each, Document)]
    if held <= len(now_held):
        return []
    ids = {document.filing.id for document in now_held}
    gone = []
    for document in now_held:
        new = document.filing
        asked = {"source": new.source, "said_on": new.said_on.isoformat(), "id": new.id}
        for row in ledger.conn.execute(SAME, asked).fetchall():
            old = rows.filing_of(row)
            if old.id not in ids and not _is_replaced(ledger.conn, old.id):
                ledger.put_in_place(old, new, events.extract(document.text, new), now)
                gone.append(new.source)
    return gone


def _members(path: str) -> str:
    """A pattern of SQL for the names of what an archive holds."""
    return path.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "!%"


def _is_replaced(conn: sqlite3.Connection, filing: str) -> bool:
    query = "SELECT coalesce(max(turn), 0) % 2 FROM replaced WHERE filing = ?"
    return bool(conn.execute(query, [filing]).fetchone()[0])
