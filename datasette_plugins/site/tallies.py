"""How many promises stand how: counted while the visitor waits where that is quick, else beside it and kept.

A count holds for a day, a filter, and the ledger as its file stood.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from datasette_plugins.site import questions, reads
from tracker.ledger import reading

AT_ONCE = 5_000  # promises that are counted while the visitor waits
KEPT = 64  # counts

_kept: OrderedDict[tuple[Any, ...], list[reads.Row]] = OrderedDict()
_begun: dict[tuple[Any, ...], asyncio.Future[Any]] = {}


async def tally(database: Any, promises: int, day: str, asked: Mapping[str, str]) -> list[reads.Row] | None:
    """The rows of `questions.tally`; None where they are being counted, to be asked for again."""
    sql, bound = questions.tally(asked), {"as_of": day, **asked}
    if promises <= AT_ONCE or asked.get("company") or not database.path:
        return await reads.rows(database, sql, **bound)
    key = (*stamp(database.path), tuple(sorted(bound.items())))
    if key not in _kept and key not in _begun:
        work = asyncio.get_running_loop().run_in_executor(None, _count, database.path, sql, bound)
        _begun[key] = work
        work.add_done_callback(lambda done: _keep(key, done))
    return _kept.get(key)


def _count(path: str, sql: str, bound: Mapping[str, str]) -> list[reads.Row]:
    with reading(path) as conn:
        return [dict(row) for row in conn.execute(sql, bound)]


def _keep(key: tuple[Any, ...], done: asyncio.Future[list[reads.Row]]) -> None:
    _begun.pop(key, None)
    if not done.cancelled() and done.exception() is None:
        _kept[key] = done.result()
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def stamp(path: str) -> tuple[Any, ...]:
    """What changes whenever the ledger is written to."""
    files = (Path(path), Path(f"{path}-wal"))
    return (path, *((file.stat().st_mtime_ns, file.stat().st_size) if file.exists() else None for file in files))
