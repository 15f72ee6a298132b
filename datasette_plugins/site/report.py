"""The accountability report as a page: the tables of `tracker report`, each number linked to the promises it counts."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from datasette_plugins.site import accounts, outlooks, questions, reads, theme
from datasette_plugins.site.board import company_of, filters
from datasette_plugins.site.links import Links
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import reports
from tracker.charts import Picture, drawing
from tracker.errors import TrackerError
from tracker.printing import counted
from tracker.reports import saved
from tracker.reports.forms import LONG, PROSE, cell, head


@page
async def report(visit: Visit) -> Response:
    """Rates, slips, drops, silence and figures of a company or of the whole ledger, as of a day."""
    asked = visit.asked("company", "kind", "since")
    since = day(asked["since"]) if asked["since"] else None
    known = await company_of(visit, asked)
    total = ((await reads.one(visit.database, questions.PROMISES)) or {})["promises"] or 0
    try:
        made, older, beside = await _made(visit, asked, since, total)
    except accounts.Broken as error:
        raise Trouble(503, "The report could not be made", str(error)) from None
    except TrackerError as error:
        raise Trouble(404, "Nothing to report", str(error)) from None
    if made is None:
        return await visit.render("making.html", 202, **await filters(visit), asked_for=asked, promises=total)
    pictures = [table.picture for table in made.tables if table.picture]
    drawn = await asyncio.get_running_loop().run_in_executor(
        None, lambda: {picture.key: drawing.both(picture) for picture in pictures}
    )
    return await visit.render(
        "report.html", **await filters(visit), report=made, older=older, beside=beside,
        tables=made.shown(LONG), head=head(made), said=cell, prose=PROSE, company=known,
        asked_for=asked, drawn=drawn, specs={each.key: json.dumps(alive(each, visit.link)) for each in pictures},
        scripts=theme.scripts(visit.datasette) if pictures else [],
        absent="" if drawing.here() or not pictures else drawing.ABSENT,
        query_of=lambda table: query(visit.link, made.asked, table),
        rows_of=lambda table, place: rows(visit.link, made.asked, table, place),
    )  # fmt: skip


async def _made(
    visit: Visit, asked: Mapping[str, str], since: date | None, promises: int
) -> tuple[reports.Report | None, datetime | None, bool]:
    """The report; where it takes long, that which was made beside the visits, None while there is none.

    Also when it was made, where the ledger was written to since, and whether it was made beside.
    """
    path = visit.database.path
    if asked["company"] or not path or promises <= accounts.AT_ONCE:
        outlook = await outlooks.known(visit.database, visit.as_of)
        limit = visit.datasette.setting("sql_time_limit_ms") * 5

        def build(conn: sqlite3.Connection) -> reports.Report:
            with sqlite_timelimit(conn, limit):
                of, kind = asked["company"] or None, asked["kind"] or None
                return reports.build(conn, visit.as_of, of, kind, since, outlook=outlook)

        try:
            return await visit.database.execute_fn(build), None, False
        except sqlite3.OperationalError as error:
            if "interrupt" not in str(error):
                raise
            if not path:
                raise QueryInterrupted(error, "the report", {}) from None
    kept, current = accounts.known(path, visit.as_of, asked)
    if kept is None:
        return None, None, True
    if isinstance(kept.made, TrackerError):
        raise kept.made
    return kept.made, None if current else kept.at, True


def day(text: str) -> date:
    """The day from which promises are counted; one that is none is refused."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        words = f"since must be a day written like 2011-06-30, not {text[:80]!r}"
        raise Trouble(400, "That is no day", words) from None


def query(link: Links, asked: Mapping[str, str], table: reports.Table) -> str:
    """The saved query that counts a table once more, as of the report's day; "" of what is not counted."""
    return link.query(f"report_{table.key}", **asked) if f"report_{table.key}" in saved.QUERIES else ""


def rows(link: Links, asked: Mapping[str, str], table: reports.Table, place: int) -> dict[str, Any]:
    """Where what stands behind a row can be read, as of the report's day: one promise, several, documents."""
    if table.key == "coverage":
        row = table.rows[place]
        documents = link.table(
            "documents", company__exact=row["company"], said_on__startswith=row["year"], said_on__lte=asked["as_of"]
        )
        absent = link.query("report_missing", year=row["year"], **(asked | {"company": row["company"]}))
        found = {"href": documents, "words": counted(row["n"], "document")}
        return found | ({"also": absent, "more": f"{row['absent']:,} missing"} if row["absent"] else {})
    if not table.chosen:
        return {"href": link.prediction(table.members[place][0]), "words": "the promise"}
    of, by, name = table.chosen[place]
    behind = link.query("report_promises", of=of, by=by, name=name, **asked)
    return {"href": behind, "words": counted(table.size(place), "row")}


def alive(picture: Picture, link: Links) -> dict[str, Any]:
    """A picture's specification for the page: as wide as its place, its marks leading to their promises."""
    spec = picture.wide("container")
    values = [
        {**row, "page": link.prediction(row["prediction"])} if "prediction" in row else row
        for row in spec["data"]["values"]
    ]
    layers = [
        {**layer, "encoding": {**layer["encoding"], "href": {"field": "page"}}}
        if "tooltip" in layer["encoding"] and "page" in values[0] else layer
        for layer in spec["layer"]
    ]  # fmt: skip
    return {**spec, "data": {"values": values}, "layer": layers}
