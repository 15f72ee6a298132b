"""Forecasts for the pages, from the outlook of a day: of the promises that are shown, and in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from datasette_plugins.site import interval, outlooks, phrases, reads
from datasette_plugins.site.entries import Entry, clean
from tracker.forecasts import telling, verdict
from tracker.forecasts.outlook import Outlook, held_on

COMPANIES = 200  # whose promises one calendar's forecasts may be of
ROWS = 5_000  # forecasts of an outlook that are kept

_told: WeakKeyDictionary[Outlook, dict[str, reads.Row | None]] = WeakKeyDictionary()


async def told(database: Any, outlook: Outlook, rows: Iterable[Mapping[str, Any]]) -> dict[str, reads.Row]:
    """The forecasts of those promises among `rows` that are waited for, by id."""
    asked = {row["prediction"]: row["company"] for row in rows}
    kept = _told.setdefault(outlook, {})
    if len(kept) > ROWS:
        kept.clear()
    wanted: dict[str, set[str]] = {}
    for prediction, company in asked.items():
        if prediction not in kept:
            wanted.setdefault(company, set()).add(prediction)

    def ask(conn: sqlite3.Connection) -> dict[str, reads.Row]:
        return {
            row["prediction"]: row
            for company, ids in wanted.items()
            for row in telling.of_promises(conn, outlook, company, ids.__contains__)
        }

    if wanted:
        found: dict[str, reads.Row] = await database.execute_fn(ask)
        kept |= {id: found.get(id) for ids in wanted.values() for id in ids}
    return {id: row for id in asked if (row := kept.get(id)) is not None}


async def added(database: Any, entries: Sequence[Entry], rows: Sequence[Mapping[str, Any]], as_of: date) -> list[Entry]:
    """Entries with their forecasts in words, where there are numbers.

    None has any, where they are of more companies than a calendar waits for.
    """
    waiting = [row for row in rows if row["status"] not in reads.OUTCOMES or row["detail"] == "moved"]
    if not waiting or len({row["company"] for row in waiting}) > COMPANIES:
        return list(entries)
    outlook = await outlooks.known(database, as_of, patient=True)
    found = await told(database, outlook, waiting) if outlook else {}
    words = {id: clean(telling.words(row)) for id, row in found.items() if row["by_close"] is not None}
    return [replace(entry, forecast=words.get(entry.id, "")) for entry in entries]


async def beside(database: Any, outlook: Outlook, row: Mapping[str, Any]) -> list[reads.Row]:
    """What the baselines say of a promise."""

    def ask(conn: sqlite3.Connection) -> list[reads.Row]:
        for promise in outlook.promises(conn, row["company"]):
            if promise.row["prediction"] == row["prediction"]:
                return telling.against(outlook, promise)
        return []

    found: list[reads.Row] = await database.execute_fn(ask)
    return found


def gate(outlook: Outlook | None, as_of: date) -> dict[str, Any]:
    """The trial in the words of a page; nothing of it where the outlook is still being made."""
    if outlook is None:
        return {"held": None}
    held = verdict.of(outlook, held_on(as_of))
    return {"held": held, "reliability": interval.reliability(held.trial.reliability)}


def brief(row: Mapping[str, Any] | None, day: str) -> str:
    """A forecast in three or four words, for a list; nothing where there is no number.

    >>> brief({"by_close": 0.615, "current_closes": "2031-06-30", "median": None}, "2031-02-01")
    '62% by then'
    >>> brief({"by_close": 0.0, "current_closes": "2031-01-30", "median": "2031-04-20"}, "2031-02-01")
    'half of such by 20 Apr 2031'
    """
    if row is None or row["by_close"] is None:
        return ""
    if row["current_closes"] >= day:
        return f"{row['by_close']:.0%} by then"
    return f"half of such by {phrases.day(row['median'])}" if row["median"] else ""
