"""The forecasts' own page: what is awaited with its chance, and how good such forecasts were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import Response

from datasette_plugins.site import foresight, interval, outlooks, questions, reads
from datasette_plugins.site.board import PAGE, company_of, filters
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker.forecasts.telling import BASES, passed
from tracker.forecasts.verdict import NAMES


@page
async def forecasts(visit: Visit) -> Response:
    """What still closes, nearest first, or what is overdue, each with its forecast; and the last trial."""
    asked = visit.asked("company", "kind", "controller", "list")
    if asked["list"] not in ("", *questions.FORESEEN):
        known = ", ".join(questions.FORESEEN)
        raise Trouble(400, "No such list", f"list must be one of {known}, not {asked['list'][:80]!r}")
    sole = await company_of(visit, asked)
    number = visit.page()
    sql = questions.foreseen(asked["list"] or "ahead", asked, PAGE + 1, (number - 1) * PAGE)
    found = await reads.rows(visit.database, sql, as_of=visit.day, **asked)
    rows = [reads.dressed(row, visit.as_of) for row in found[:PAGE]]
    outlook = await outlooks.known(visit.database, visit.as_of)
    if outlook:
        told = await foresight.told(visit.database, outlook, rows)
        for row in rows:
            row["forecast"] = told.get(row["prediction"])
    return await visit.render(
        "forecasts.html", **await filters(visit), **foresight.gate(outlook, visit.as_of), rows=rows, asked_for=asked,
        sole=sole, lists=[("overdue", "what is overdue")], page=number, more=len(found) > PAGE,
    )  # fmt: skip


async def of_promise(visit: Visit, row: Mapping[str, Any]) -> dict[str, Any]:
    """What a promise's page shows of its forecast: nothing of one that is decided, or that is no event on a day."""
    nothing: dict[str, Any] = {"foreseen": None, "awaits_forecast": False}
    if row["status"] in reads.OUTCOMES and row["detail"] != "moved":
        return nothing
    outlook = await outlooks.known(visit.database, visit.as_of)
    if outlook is None:
        return nothing | {"awaits_forecast": True}
    foreseen = (await foresight.told(visit.database, outlook, [row])).get(row["prediction"])
    if foreseen is None:
        return nothing
    others = await foresight.beside(visit.database, outlook, row) if foreseen["by_close"] is not None else []
    return nothing | {
        "foreseen": foreseen, "others": others, "names": NAMES, "bases": BASES,
        "picture": interval.interval(foreseen, visit.as_of), "passed": passed(foreseen),
        **foresight.gate(outlook, visit.as_of),
    }  # fmt: skip
