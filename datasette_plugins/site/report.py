"""The accountability report as a page: the tables of `tracker report`, each number linked to the promises it counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from datasette_plugins.site.board import company_of, filters
from datasette_plugins.site.visits import Trouble, Visit, page
from events.kinds import KINDS
from tracker import reports
from tracker.errors import TrackerError
from tracker.reports.forms import head, said

MANY = 300  # promises of a row whose list an address can hold
ROWS = """SELECT prediction, company_name, subject, kind_label, scope, first_said_on, first_opens, first_closes,
    outcome, detail, happened_from, happened_to, because, evidence_quote FROM predictions_current
    WHERE prediction IN (SELECT value FROM json_each(:predictions)) ORDER BY company_name, first_said_on, prediction"""


@page
async def report(visit: Visit) -> Response:
    """Rates, slips, drops, silence and figures of a company or of the whole ledger, as of a day."""
    asked = visit.asked("company", "kind")
    if asked["kind"] and asked["kind"] not in KINDS:
        raise Trouble(400, "No such kind", f"kind must be one of {', '.join(KINDS)}, not {asked['kind'][:80]!r}")
    known = await company_of(visit, asked["company"])
    limit = visit.datasette.setting("sql_time_limit_ms") * 5

    def build(conn: sqlite3.Connection) -> reports.Report:
        with sqlite_timelimit(conn, limit):
            return reports.build(conn, visit.as_of, known["company"] if known else None, asked["kind"] or None)

    try:
        made = await visit.database.execute_fn(build)
    except TrackerError as error:
        raise Trouble(404, "Nothing to report", str(error)) from None
    except sqlite3.OperationalError as error:
        if "interrupt" not in str(error):
            raise
        raise QueryInterrupted(error, "the report", {}) from None
    return await visit.render(
        "report.html", **await filters(visit), report=made, head=head(made), said=said, company=known,
        asked_for=asked, rows_of=lambda members: _rows(visit, members),
    )  # fmt: skip


def _rows(visit: Visit, members: Sequence[str]) -> dict[str, Any]:
    """Where the promises behind a row can be read: the page of one, or the rows of several in Datasette."""
    if len(members) == 1:
        return {"href": visit.link.prediction(members[0]), "words": "the promise"}
    href = visit.link.sql(ROWS, predictions=json.dumps(list(members))) if 0 < len(members) <= MANY else ""
    return {"href": href, "words": f"{len(members):,} rows"}
