"""Outlooks for the pages: made while the visitor waits where that is quick, else beside it, and kept.

What is kept holds for a day and the ledger as its file stood. While a newer one is made the last one is shown, so that
pages of a large ledger tell forecasts however often it is written to.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import Any

from datasette_plugins.site import questions, reads
from datasette_plugins.site.tallies import stamp
from tracker.forecasts.outlook import Outlook, outlook

AT_ONCE = 1_000  # promises of a ledger whose outlook is made while the visitor waits
KEPT = 8  # outlooks
WAITING = 16  # outlooks that may wait to be made; what is asked beyond is asked for again

Place = tuple[str, date]  # a ledger and a day
Mark = tuple[Any, ...]  # how the ledger's file stood

_kept: OrderedDict[Place, tuple[Mark, Outlook]] = OrderedDict()
_begun: dict[Place, Future[Outlook]] = {}  # one for each place: what is written meanwhile is the next one's
_maker = ThreadPoolExecutor(1, "forecasts")


async def known(database: Any, as_of: date, patient: bool = False) -> Outlook | None:
    """The outlook of a day; None where the first is being made, to be asked for again. Who is `patient` waits."""
    place: Place = (database.path or database.name, as_of)
    mark = stamp(database.path) if database.path else ()
    kept_mark, kept = _kept.get(place, (None, None))
    if kept and kept_mark == mark and database.path:
        return kept
    total = await reads.one(database, questions.PROMISES)
    if not database.path or ((total and total["promises"]) or 0) <= AT_ONCE:
        made: Outlook = await database.execute_fn(lambda conn: outlook(conn, as_of))
        return _keep(place, mark, made) if database.path else made
    work = _begun.get(place)
    if work is None and len(_begun) < WAITING:
        work = _begun[place] = _maker.submit(_make, database.path, as_of)
        work.add_done_callback(lambda done: _finish(place, mark, done))
    if patient and work:
        with suppress(subprocess.SubprocessError, pickle.UnpicklingError):  # it has told of itself in the server's log
            return await asyncio.wrap_future(work)
    return _kept[place][1] if place in _kept else None  # it may have come meanwhile


def _make(path: str, as_of: date) -> Outlook:
    """Made by a process of its own: it takes seconds, in which the pages would share the interpreter with it."""
    command = [sys.executable, "-m", "tracker.forecasts", path, as_of.isoformat()]
    ours = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=ours, check=True)
    made: Outlook = pickle.loads(done.stdout)
    return made


def _finish(place: Place, mark: Mark, done: Future[Outlook]) -> None:
    if not done.cancelled() and done.exception() is None:
        _keep(place, mark, done.result())
    _begun.pop(place, None)


def _keep(place: Place, mark: Mark, made: Outlook) -> Outlook:
    _kept[place] = (mark, made)
    _kept.move_to_end(place)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return made
