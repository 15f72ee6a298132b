"""Running commands in these tests, and reading what they and the ledger tell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tracker import schema
from tracker.cli import main
from tracker.ledger import reading


def run(*words: object, status: int = 0) -> Result:
    """A command in this process, through the front door."""
    done = CliRunner().invoke(main, list(map(str, words)), prog_name="tracker")
    assert done.exit_code == status, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done


def content(ledger: Path, tables: Sequence[str] = tuple(schema.TABLES)) -> dict[str, list[str]]:
    """Every row of every table, but for the moments at which things were done."""
    with reading(ledger) as conn:
        rows = {table: [dict(row) for row in conn.execute(f"SELECT * FROM {table}")] for table in tables}
    return {
        table: sorted(repr([value for name, value in row.items() if name != "at"]) for row in found)
        for table, found in rows.items()
    }


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    """What a question to the ledger gives."""
    with reading(ledger) as conn:
        return [tuple(row) for row in conn.execute(query)]


def told(done: Result) -> list[dict[str, str]]:
    """The rows of a table that a command printed."""
    return list(csv.DictReader(io.StringIO(done.stdout), delimiter="\t"))


def standing(ledger: Path, as_of: str) -> set[tuple[str, str, str]]:
    """How each promise stands on a day."""
    return {(row["subject"], row["status"], row["detail"]) for row in told(run("status", ledger, "--as-of", as_of))}
