"""What a run has changed in the book: new promises, later dates, verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.ledger import Ledger
from tracker.printing import counted


def marks(ledger: Ledger) -> tuple[int, ...]:
    """Where the book ends now, for `changes`."""
    tables = ("predictions", "versions", "verdicts")
    return tuple(ledger.conn.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0] for table in tables)


def changes(ledger: Ledger, before: Sequence[int]) -> str:
    """What has changed in the book since, in words."""
    new, moved = (
        ledger.conn.execute(query, [mark]).fetchone()[0]
        for query, mark in zip(
            ("SELECT count(*) FROM predictions WHERE rowid > ?",
             "SELECT count(*) FROM versions WHERE rowid > ? AND relation = 'pushed_out'"),
            before[:2], strict=True,
        )
    )  # fmt: skip
    ruled = ledger.conn.execute(
        "SELECT status, count(*) FROM verdicts WHERE rowid > ? AND status <> '' GROUP BY status ORDER BY status",
        [before[2]],
    ).fetchall()
    told = [f"{number:,} {status}" for status, number in ruled]
    return ", ".join([counted(new, "new prediction"), counted(moved, "later date"), *told])
