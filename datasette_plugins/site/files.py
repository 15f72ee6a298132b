"""Promises as files: calendar, Atom, CSV and JSON of a page's rows, and of any query that selects `prediction`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import Response

from datasette_plugins.site import atom, calendars, cells, foresight, ledgers, phrases, questions, reads
from datasette_plugins.site.board import asked_rows, company_of
from datasette_plugins.site.entries import Entry, entries, of_ids
from datasette_plugins.site.links import Links
from datasette_plugins.site.visits import Visit, page
from tracker import clock

MOST = 10_000  # rows of a file
CONTRACT = "prediction"  # the column that makes a calendar or a feed of a query
FORMATS = {
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


@page
async def file(visit: Visit) -> Response:
    """The rows of the promises page as a file, under the same question."""
    form = visit.named("form")
    asked, sql, order, bound = await asked_rows(visit)
    found = await visit.database.execute(questions.ordered(sql, order, MOST), bound)
    rows = [dict(row) for row in found.rows]
    if form in ("csv", "json"):
        return _answer(form, visit.ledger, _csv(found.columns, rows) if form == "csv" else _json(rows))
    known = await company_of(visit, asked)
    name = " ".join(
        part
        for part in (
            known["company_name"] if known else "",
            asked["status"] or asked["list"],
            "promises" if known else f"promises in {visit.ledger}",
        )
        if part
    )
    here = visit.datasette.absolute_url(visit.request, visit.link.here)
    query = visit.request.query_string
    made = await entries(visit.database, rows, visit.as_of, _pages(visit.datasette, visit.request, visit.link))
    if form == "ics":
        made = await foresight.added(visit.database, made, rows, visit.as_of)
    readable = visit.datasette.absolute_url(visit.request, visit.link.promises(**asked))
    return _answer(form, visit.ledger, _made(form, name, here + (f"?{query}" if query else ""), readable, made))


def renderers() -> list[dict[str, Any]]:
    """Calendar and Atom for Datasette's own tables, views and queries."""
    return [
        {"extension": "ics", "render": _rendered("ics"), "can_render": _can_render},
        {"extension": "atom", "render": _rendered("atom"), "can_render": _can_render},
    ]


async def _can_render(datasette: Any, database: str, columns: Sequence[str], table: str | None) -> bool:
    named = CONTRACT in columns or (table == "predictions" and "id" in columns)
    return named and await ledgers.is_ledger(datasette, database)


def _rendered(form: str) -> Any:
    async def render(
        datasette: Any, database: str, columns: Sequence[str], rows: Sequence[Any], request: Any, table: str | None
    ) -> Response | None:
        if not await _can_render(datasette, database, columns, table):
            return Response.text(f"a query of a ledger becomes .{form} where it selects a column named prediction", 400)
        column = CONTRACT if CONTRACT in columns else "id"
        ids = [str(cells.values(row)[column]) for row in rows]
        as_of = phrases.to_date(request.args.get("as_of")) or clock.today()
        known = datasette.databases[database]
        found = await of_ids(known, ids, as_of)
        made = await entries(known, found, as_of, _pages(datasette, request, Links(datasette, database)))
        if form == "ics":
            made = await foresight.added(known, made, found, as_of)
        # under a base_url Datasette hands over the path with or without it, by its version
        path = str(datasette.urls.path(request.path)) if not _based(datasette, request) else request.path
        here = datasette.absolute_url(request, path + (f"?{request.query_string}" if request.query_string else ""))
        return _answer(form, database, _made(form, f"{table or 'promises'} of {database}", here, here, made))

    return render


def _based(datasette: Any, request: Any) -> bool:
    return bool(request.path.startswith(datasette.setting("base_url")))


def _pages(datasette: Any, request: Any, links: Links) -> Any:
    return lambda prediction: datasette.absolute_url(request, links.prediction(prediction))


def _made(form: str, name: str, here: str, readable: str, made: Sequence[Entry]) -> bytes:
    return calendars.calendar(name, made) if form == "ics" else atom.atom(name, here, readable, made)


def _answer(form: str, name: str, body: bytes | str) -> Response:
    headers = {}
    if form in ("ics", "csv"):
        plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name)
        headers["content-disposition"] = f'attachment; filename="{plain}-promises.{form}"'
    return Response(body, content_type=FORMATS[form], headers=headers)


def _csv(columns: Sequence[str], rows: list[reads.Row]) -> str:
    made = io.StringIO()
    writer = csv.DictWriter(made, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def _json(rows: list[reads.Row]) -> str:
    return json.dumps(rows, ensure_ascii=False)
