"""The board, and the lists behind its counts: what is due, overdue, coming, decided, and what changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from datasette_plugins.site import ledgers, phrases, questions, reads
from datasette_plugins.site.links import Links
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import queries

SHOWN = 8  # rows of each list of the board
PAGE = 100  # rows of a longer list


async def filters(visit: Visit) -> dict[str, Any]:
    """What the selects above a list offer."""
    directory = await reads.rows(visit.database, questions.COMPANY_NAMES)
    kinds = await reads.rows(visit.database, questions.KINDS_SAID)
    return {
        "companies": [(row["company"], row["company_name"]) for row in directory],
        "kinds": [(row["key"], row["label"]) for row in kinds],
        "controllers": list(reads.HANDS.items()),
        "statuses": [(status, status) for status in reads.STATUSES],
        "many": len(directory) > 1,  # whether rows name their company
    }


async def company_of(visit: Visit, name: str) -> reads.Row | None:
    """The company that the board is about, None where it is about all."""
    if not name:
        return None
    known = await reads.one(visit.database, questions.OF_COMPANY, company=name, as_of=visit.day)
    if known is None:
        raise Trouble(404, "No such company", f"no company of this ledger has the id {name[:80]!r}")
    return known


async def tally(visit: Visit, asked: dict[str, str]) -> dict[tuple[str, str], int] | None:
    """Promises by company and status; None where they are too many to count within Datasette's time limit."""
    sql = questions.counted(queries.PREDICTIONS, "company", "status")
    try:
        found = await reads.rows(visit.database, sql, as_of=visit.day, status="", **asked)
    except QueryInterrupted:
        return None
    return {(row["company"], row["status"]): row["count"] for row in found}


@page
async def board(visit: Visit) -> Response:
    """What is due, overdue, coming and lately decided; what the newest filings changed."""
    asked = visit.asked("company", "kind", "controller")
    offered = await filters(visit)
    only = offered["companies"][0][0] if len(offered["companies"]) == 1 else ""
    sole = await company_of(visit, asked["company"] or only)
    total = await reads.one(visit.database, questions.DOCUMENTS, as_of=visit.day)
    assert total is not None
    lists: dict[str, Any] = {}
    for name in questions.LISTS:
        lists[name], lists[f"{name}_count"] = await reads.board_list(visit.database, name, visit.as_of, asked, SHOWN)
    decided, is_late = await reads.lately(visit.database, visit.as_of, asked, SHOWN + 4)
    directory = [sole] if sole else await reads.rows(visit.database, questions.DIRECTORY)
    counts = await tally(visit, asked)
    for row in directory:
        mine = {status: count for (company, status), count in (counts or {}).items() if company == row["company"]}
        row |= {status: mine.get(status, 0) for status in reads.STATUSES} | {"promised": sum(mine.values())}
    by_status = {
        status: sum(n for (_, word), n in (counts or {}).items() if word == status) for status in reads.STATUSES
    }
    newest = phrases.to_date(total["newest"])
    behind = (visit.as_of - newest).days if newest else 0
    shelf = await ledgers.visible(visit.datasette, visit.request.actor)
    return await visit.render(
        "board.html", **{**offered, "many": sole is None}, **lists, **total,
        asked_for=asked, sole=sole, decided=decided, lately=is_late, lately_days=reads.LATELY,
        within=reads.WITHIN, horizon=(visit.as_of + timedelta(reads.WITHIN)).isoformat(),
        changes=await reads.changes(visit.database, visit.as_of, asked),
        counts=[(status, count) for status, count in by_status.items() if count or status != "void"],
        counted=counts is not None,
        directory=directory, more_companies=len(offered["companies"]) > 25,
        years_behind=phrases.distance(behind) if behind > 120 else "",
        ledgers=[(name, Links(visit.datasette, name).board()) for name in shelf],
    )  # fmt: skip


def asked_rows(visit: Visit) -> tuple[dict[str, str], str, str, dict[str, Any]]:
    """What is asked of the promises page: the question, its SQL and order, and what is bound in it."""
    asked = visit.asked("company", "kind", "controller", "status", "list")
    for name, known in (("status", reads.STATUSES), ("list", tuple(questions.NAMED))):
        if asked[name] not in ("", *known):
            raise Trouble(400, f"No such {name}", f"{name} must be one of {', '.join(known)}, not {asked[name][:80]!r}")
    sql, order = questions.NAMED.get(asked["list"], (queries.PREDICTIONS, questions.NEWEST_FIRST))
    bound = {"as_of": visit.day, "within": reads.WITHIN, **asked}
    del bound["list"]
    return asked, sql, order, bound


@page
async def promises(visit: Visit) -> Response:
    """The rows behind a count of the board."""
    asked, sql, order, bound = asked_rows(visit)
    total = sum(row["count"] for row in await reads.rows(visit.database, questions.counted(sql), **bound))
    number = visit.page()
    found = await reads.rows(visit.database, questions.filtered(sql, order, PAGE, (number - 1) * PAGE), **bound)
    rows = [reads.dressed(row, visit.as_of) for row in found]
    for row in rows:
        row["then"] = reads.ahead(row, visit.as_of) if asked["list"] else reads.stand(row, visit.as_of)
    return await visit.render(
        "promises.html", **await filters(visit), asked_for=asked, rows=rows, total=total, page=number,
        pages=-(-total // PAGE), sql=visit.link.sql(questions.FILTERED.format(sql=sql), **bound),
    )  # fmt: skip
