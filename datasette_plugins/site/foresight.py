"""Forecasts for the pages: made while the visitor waits where that is quick, else beside it, and kept.

What is kept holds for a day and the ledger as its file stood.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sqlite3
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from datasette_plugins.site import interval, phrases, questions, reads
from datasette_plugins.site.entries import Entry, clean
from datasette_plugins.site.tallies import stamp
from tracker.forecasts import telling, verdict
from tracker.forecasts.outlook import Outlook, held_on, outlook

AT_ONCE = 1_000  # promises of a ledger whose outlook is made while the visitor waits
KEPT = 8  # outlooks
COMPANIES = 200  # whose promises one calendar's forecasts may be of
ROWS = 5_000  # forecasts of an outlook that are kept
WAITING = 16  # outlooks that may wait to be made; what is asked beyond is asked for again

Key = tuple[Any, ...]

_kept: OrderedDict[Key, Outlook] = OrderedDict()
_told: WeakKeyDictionary[Outlook, dict[str, reads.Row | None]] = WeakKeyDictionary()
_begun: dict[Key, Future[Outlook]] = {}
_maker = ThreadPoolExecutor(1, "forecasts")


async def known(database: Any, as_of: date, patient: bool = False) -> Outlook | None:
    """The outlook of a day; None where it is being made, to be asked for again. Who is `patient` waits for it."""
    key = (*stamp(database.path), as_of) if database.path else (database.name, as_of)
    if kept := _kept.get(key):
        return kept
    total = await reads.one(database, questions.PROMISES)
    if not database.path or ((total and total["promises"]) or 0) <= AT_ONCE:
        made: Outlook = await database.execute_fn(lambda conn: outlook(conn, as_of))
        return _keep(key, made) if database.path else made
    work = _begun.get(key)
    if work is None and len(_begun) < WAITING:
        work = _begun[key] = _maker.submit(_make, database.path, as_of)
        work.add_done_callback(lambda done: _finish(key, done))
    if patient and work:
        with suppress(subprocess.SubprocessError, pickle.UnpicklingError):  # it has told of itself in the server's log
            return await asyncio.wrap_future(work)
    return _kept.get(key)


def _make(path: str, as_of: date) -> Outlook:
    """Made by a process of its own: it takes seconds, in which the pages would share the interpreter with it."""
    command = [sys.executable, "-m", "tracker.forecasts", path, as_of.isoformat()]
    ours = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=ours, check=True)
    made: Outlook = pickle.loads(done.stdout)
    return made


def _finish(key: Key, done: Future[Outlook]) -> None:
    _begun.pop(key, None)
    if not done.cancelled() and done.exception() is None:
        _keep(key, done.result())


def _keep(key: Key, made: Outlook) -> Outlook:
    _kept[key] = made
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return made


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
    outlook = await known(database, as_of, patient=True)
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
