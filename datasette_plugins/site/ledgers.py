"""Which of Datasette's databases are ledgers, and who may look at them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from weakref import WeakSet

from datasette.utils.asgi import Forbidden, NotFound

from tracker.schema import APPLICATION

_known: WeakSet[Any] = WeakSet()  # a database that is a ledger stays one


async def is_ledger(datasette: Any, name: str | None) -> bool:
    """Whether the file says of itself, in its header, that it is a ledger."""
    database = datasette.databases.get(name)
    if name is None or database is None or name.startswith("_"):
        return False
    if database in _known:
        return True
    found = (await database.execute("PRAGMA application_id")).first()[0] == APPLICATION
    if found and "predictions_current" in await database.view_names():
        _known.add(database)
        return True
    return False


def looks_like_one(database: Any) -> bool:
    """Whether the file's header says that it is a ledger, for hooks that cannot wait for a query."""
    if database is None or database in _known:
        return database is not None
    path = Path(database.path) if database.path else None
    if path is None or not path.is_file():
        return False
    # SQLite alone opens the file: closing it anywhere else lets go of the locks by which a writer sees that it is read
    how = "mode=ro" if database.is_mutable else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as conn:
            return bool(conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION)
    except sqlite3.Error:
        return False


async def may_view(datasette: Any, actor: dict[str, Any] | None, name: str) -> bool:
    """Whether this visitor may see the database: Datasette's own rule, asked in the way of its version."""
    if hasattr(datasette, "allowed"):
        from datasette.resources import DatabaseResource

        return bool(await datasette.allowed(action="view-database", resource=DatabaseResource(name), actor=actor))
    try:
        await datasette.ensure_permissions(actor, [("view-database", name), "view-instance"])
    except Forbidden:
        return False
    return True


async def visible(datasette: Any, actor: dict[str, Any] | None) -> list[str]:
    """The names of the ledgers that this visitor may see, in Datasette's order."""
    return [
        name
        for name in datasette.databases
        if await is_ledger(datasette, name) and await may_view(datasette, actor, name)
    ]


async def required(datasette: Any, actor: dict[str, Any] | None, name: str) -> Any:
    """The database of this ledger.

    Raises NotFound where there is no such ledger, Forbidden where the visitor may not see it.
    """
    if not await is_ledger(datasette, name):
        raise NotFound(f"no ledger is named {name!r}")
    if not await may_view(datasette, actor, name):
        raise Forbidden(f"you may not view {name!r}")
    return datasette.databases[name]
