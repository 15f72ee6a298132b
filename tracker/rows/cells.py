"""What a column holds: days as text, NULL for nothing said, and a hash of the whole row as its key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from events.types import Scope, content_id

Row = dict[str, Any]
Stored = Mapping[str, Any]  # a row as SQLite gives it back

SCOPE = ("indication", "phase", "region", "trial", "period", "meeting", "what")


def keyed(table: str, row: Row) -> Row:
    """The row with the key that its content makes, first."""
    return {"key": content_id(table, json.dumps(row, ensure_ascii=False)), **row}


def names(found: Iterable[str]) -> str:
    """One hash for a set of keys, whatever their order.

    >>> names(["b", "a"]) == names({"a", "b"}) != names(["a"])
    True
    """
    return content_id(*sorted(set(found)))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def number(value: float | None) -> float | None:
    return None if value is None else float(value) + 0.0  # SQLite knows no minus nought


def scope(scope: Scope) -> Row:
    return {name: getattr(scope, name) or None for name in SCOPE}


def scope_of(row: Stored) -> Scope:
    return Scope(**{name: row[name] or "" for name in SCOPE})


def month_day(year_end: tuple[int, int]) -> str:
    """A fiscal year's end as it is stored and given on the command line.

    >>> month_day((6, 30))
    '06-30'
    """
    return f"{year_end[0]:02d}-{year_end[1]:02d}"


def year_end_of(text: str) -> tuple[int, int]:
    """Month and day of "06-30"."""
    month, day = text.split("-")
    return int(month), int(day)
