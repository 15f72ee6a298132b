"""`metadata.yml` said of every ledger that is served, whatever its file is called.

A file given with `-m` has the last word. Datasette 0.65 asks plugins for metadata; later versions are told when they
start, and have no place for facets and hidden tables but their own configuration.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from datasette_plugins.site import ledgers
from tracker import metadata


@cache
def _written() -> dict[str, str]:
    """What the file says of a ledger, each part as JSON, because Datasette merges into what it is handed."""
    return {name: json.dumps(part) for name, part in metadata.of_ledger().items()}


def of(datasette: Any, key: str | None, database: str | None, table: str | None) -> dict[str, Any]:
    """Metadata for the ledgers that are asked about: the whole of each, or the part that a key or a table needs."""
    if database is None and key not in (None, "databases"):
        return {}
    names = [database] if database is not None else list(datasette.databases)
    mine = [name for name in names if ledgers.looks_like_one(datasette.databases.get(name))]
    wanted = "tables" if table is not None else key if database is not None else None
    # the ready questions have a hook of their own
    parts = [part for part in _written() if part != "queries" and wanted in (None, part)]
    return {"databases": {name: {part: json.loads(_written()[part]) for part in parts} for name in mine}}


def questions(datasette: Any, database: str) -> dict[str, Any]:
    """The ready questions of a ledger, but for those whose name a file of the user's has taken."""
    if not ledgers.looks_like_one(datasette.databases.get(database)) or not hasattr(datasette, "metadata"):
        return {}
    taken = datasette.metadata("queries", database=database, fallback=False) or {}
    return {name: query for name, query in json.loads(_written()["queries"]).items() if name not in taken}


async def tell(datasette: Any) -> None:
    """Tell Datasette 1.0, which does not ask, what the tables are and which ready questions there are."""
    if not hasattr(datasette, "add_query"):
        return
    for name in [name for name, known in datasette.databases.items() if ledgers.looks_like_one(known)]:
        for table, part in json.loads(_written().get("tables", "{}")).items():
            if "description" in part and "description" not in await datasette.get_resource_metadata(name, table):
                await datasette.set_resource_metadata(name, table, "description", part["description"])
            for column, words in part.get("columns", {}).items():
                if "description" not in await datasette.get_column_metadata(name, table, column):
                    await datasette.set_column_metadata(name, table, column, "description", words)
        for question, part in json.loads(_written()["queries"]).items():
            if await datasette.get_query(name, question) is None:
                shown = {key: part[key] for key in ("title", "description", "hide_sql", "fragment") if key in part}
                await datasette.add_query(name, question, part["sql"], is_trusted=True, **shown)
