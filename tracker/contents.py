"""What a ledger holds, whatever the way there: two ledgers are the same where every table has the same rows.

The moments at which things were done, by which program, and the order in which rows came are left out. Nothing is held
but sums.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker import schema
from tracker.ledger import reading
from tracker.printing import counted

MOMENTS = {"at", "again_at"}
LEFT_OUT = MOMENTS | {"program"}
LONGEST = 80  # characters of a value that are shown


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
    """The tables in which two ledgers differ, with their columns and rows in words; empty where they are the same."""
    with reading(one) as first, reading(other) as second:
        ours, theirs = contents(first), contents(second)
        tables = [table for table in ours if ours[table] != theirs[table]]
        if not tables:
            return []
        first.execute("ATTACH ? AS other", [f"{other.absolute().as_uri()}?mode=ro"])
        return [
            f"{table}: {counted(ours[table][0], 'row')} here, {theirs[table][0]:,} there; "
            + "; ".join(_told(first, table))
            for table in tables
        ]


def _told(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    """In which columns rows of the same key differ, and which rows one ledger has alone: how many, and the first."""
    columns = conn.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    key = [f'"{column["name"]}"' for column in columns if column["pk"]]
    same = " AND ".join(f"o.{name} IS m.{name}" for name in key)
    both = f'FROM main."{table}" m JOIN other."{table}" o ON {same}'
    order = ", ".join(f"m.{name}" for name in key)
    for column in columns:
        name = f'"{column["name"]}"'
        if name in key or column["name"] in LEFT_OUT:
            continue
        (count,) = conn.execute(f"SELECT count(*) {both} WHERE m.{name} IS NOT o.{name}").fetchone()
        if count:
            row = conn.execute(
                f"SELECT m.{name}, o.{name}, {order} {both} WHERE m.{name} IS NOT o.{name} ORDER BY {order} LIMIT 1"
            ).fetchone()
            values = f"{_short(row[0])} here, {_short(row[1])} there"
            yield f"{column['name']} differs in {counted(count, 'row')}, first in {_named(key, row[2:])}: {values}"
    for mine, others, where in (("main", "other", "here"), ("other", "main", "there")):
        alone = f"""FROM {mine}."{table}" m WHERE NOT EXISTS (SELECT 1 FROM {others}."{table}" o WHERE {same})"""
        (count,) = conn.execute(f"SELECT count(*) {alone}").fetchone()
        if count:
            row = conn.execute(f"SELECT {order} {alone} ORDER BY {order} LIMIT 1").fetchone()
            yield f"{counted(count, 'row')} only {where}, first {_named(key, row)}"


def _named(key: Sequence[str], values: Sequence[Any]) -> str:
    return ", ".join(f"{name.strip(chr(34))} {_short(value)}" for name, value in zip(key, values, strict=True))


def _short(value: Any) -> str:
    words = "nothing" if value is None else repr(value)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}..."
