"""The rows behind every table, as `questions.PREDICTIONS` gives them: grouped, put in order, told in words."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tracker.printing import window

Row = Mapping[str, Any]
OWN = ("prediction", "because")  # columns whose words no other row holds
PROMISE = {"company_name": "company", "subject": "subject", "kind_label": "what", "said_on": "said", "window": "for"}


def read(conn: sqlite3.Connection, query: str, asked: Mapping[str, str | None]) -> list[Row]:
    """The rows of a query, a word that many hold kept once: a million promises have few days, kinds and companies."""
    cursor = conn.execute(query, asked)
    cursor.row_factory = None
    many = [name not in OWN for name, *_ in cursor.description]
    kept: dict[str, str] = {}
    found: list[Any] = []
    for values in cursor:
        cells = (
            kept.setdefault(cell, cell) if shared and type(cell) is str else cell
            for cell, shared in zip(values, many, strict=True)
        )
        found.append(sqlite3.Row(cursor, tuple(cells)))
    return found


def ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """The ids of the predictions that these rows tell of."""
    return tuple(row["prediction"] for row in rows)


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows by what the key says of each."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def ordered(groups: Mapping[str, list[Row]], order: Sequence[str]) -> list[tuple[str, list[Row]]]:
    """Groups in the order given, then by name."""
    return sorted(groups.items(), key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[0]))


def told(row: Row) -> dict[str, Any]:
    """A row with its first window, its newest where that is another, and when it happened, in words."""
    happened = window(row["happened_from"], row["happened_to"]) if row["happened_to"] else ""
    now = window(row["current_opens"], row["current_closes"])
    first = window(row["opens"], row["closes"])
    return {**row, "window": first, "now": "" if now == first else now, "happened": happened}
