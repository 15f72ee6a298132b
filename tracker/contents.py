"""What a ledger holds, whatever the way there: two ledgers are the same where every table has the same rows.

The moments at which things were done, by which program, and the order in which rows came are left out. Nothing is held
but sums.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from tracker import schema
from tracker.ledger import reading

MOMENTS = {"at", "again_at"}
LEFT_OUT = MOMENTS | {"program"}


def contents(conn: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """For each table how many rows it has and a sum of them that their order doesn't change."""
    return {table: _summed(conn, table) for table in schema.TABLES}


def _summed(conn: sqlite3.Connection, table: str) -> tuple[int, str]:
    cursor = conn.execute(f'SELECT * FROM "{table}"')
    kept = [place for place, column in enumerate(cursor.description) if column[0] not in LEFT_OUT]
    count, total = 0, 0
    for row in cursor:
        words = repr([row[place] for place in kept]).encode("utf-8", "surrogatepass")
        total += int.from_bytes(hashlib.blake2b(words, digest_size=16).digest(), "big")
        count += 1
    return count, f"{total % 2**128:032x}"


def differing(one: Path, other: Path) -> list[str]:
    """The tables in which two ledgers differ, each in words; empty where they are the same."""
    with reading(one) as first, reading(other) as second:
        ours, theirs = contents(first), contents(second)
    return [
        f"{table}: {ours[table][0]:,} rows here, {theirs[table][0]:,} there"
        + (", not the same" if ours[table][0] == theirs[table][0] else "")
        for table in ours
        if ours[table] != theirs[table]
    ]
