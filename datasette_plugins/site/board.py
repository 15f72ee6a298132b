"""The board, and the lists behind its counts: what is due, overdue, coming, decided, and what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from datasette_plugins.site import foresight, ledgers, outlooks, phrases, questions, reads
from datasette_plugins.site.tallies import AT_ONCE, tally
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import status
from tracker.errors import TrackerError

SHOWN = 8  # rows of each list of the board
MANY = 200  # companies of which those that reported last are shown
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


async def company_of(visit: Visit, asked: dict[str, str], only: str = "") -> reads.Row | None:
    """The company that a page is about, None where it is about all; `only` is that of a ledger with one.

    One may be asked for by its id, ticker, CIK or name, as on the command line; it is the id in `asked` from then on.
    """
    name = asked["company"]
    if not name and not only:
        return None
    known = await reads.one(visit.database, questions.OF_COMPANY, company=name or only, as_of=visit.day)
    if known is None:
        try:
            found = await visit.database.execute_fn(lambda conn: status.company(conn, name))
        except TrackerError as error:
            raise Trouble(404, "No such company", str(error)) from None
        known = await reads.one(visit.database, questions.OF_COMPANY, company=found, as_of=visit.day)
    assert known is not None
    if name:
        asked["company"] = str(known["company"])
    return known


async def board_of_one(visit: Visit) -> Response:
    """What is due, overdue, coming and lately decided; what the newest filings changed."""
    asked = visit.asked("company", "kind", "controller")
    offered = await filters(visit)
    only = offered["companies"][0][0] if len(offered["companies"]) == 1 else ""
    sole = await company_of(visit, asked, only)
    total = await reads.one(visit.database, questions.DOCUMENTS, as_of=visit.day)
    assert total is not None
    asking = {**asked, "company": sole["company"] if sole else ""}
    parts = {name: await reads.board_part(visit.database, name, visit.as_of, asking, SHOWN) for name in questions.PARTS}
    decided, is_late = await reads.lately(visit.database, visit.as_of, asked, SHOWN + 4)
    try:
        counts = await tally(visit.database, total["promises"] or 0, visit.day, asking)
    except QueryInterrupted:
        counts = None
    by_status, by_company = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for row in counts or ():
        by_status[row["status"]] += row["count"]
        by_status["moved"] += row["awaited"] if row["status"] == "slipped" else 0
        by_company[row["company"]][row["status"]] += row["count"]
    sql = questions.DIRECTORY if len(offered["companies"]) < MANY else questions.DIRECTORY_OF_MANY
    directory = [sole] if sole else await reads.rows(visit.database, sql, as_of=visit.day)
    for row in directory:
        mine = by_company[row["company"]]
        row |= {status: mine[status] for status in reads.STATUSES} | {"promised": mine.total()}
    lists = {
        "overdue": parts["overdue"], "due": (parts["due"] + parts["endless"])[:SHOWN], "coming": parts["coming"],
        "moved": (parts["late_again"][: SHOWN // 2] + parts["moved"])[:SHOWN],
    }  # fmt: skip
    outlook = await outlooks.known(visit.database, visit.as_of)
    if outlook:
        listed = [row for part in lists.values() for row in part]
        told = await foresight.told(visit.database, outlook, listed)
        for row in listed:
            row["chance"] = foresight.brief(told.get(row["prediction"]), visit.day)
    newest = phrases.to_date(total["newest"])
    behind = (visit.as_of - newest).days if newest else 0
    shelf = await ledgers.visible(visit.datasette, visit.request.actor)
    return await visit.render(
        "board.html", **{**offered, "many": sole is None}, **total,
        lists=lists, totals=by_status, shown=SHOWN, promises_known=((total["promises"] or 0) // 1000) * 1000,
        asked_for=asked, sole=sole, decided=decided, lately=is_late, lately_days=reads.LATELY,
        within=reads.WITHIN, horizon=(visit.as_of + timedelta(reads.WITHIN)).isoformat(),
        changes=await reads.changes(visit.database, visit.as_of, asked),
        counts=[(status, by_status[status]) for status in reads.STATUSES if by_status[status] or status != "void"],
        counted=counts is not None,
        directory=directory, more_companies=len(offered["companies"]) > 25,
        years_behind=phrases.distance(behind) if behind > 120 else "",
        **foresight.gate(outlook, visit.as_of), chances=outlook and any(row["chance"] for row in listed),
        ledgers=[(name, visit.link.of(name).board()) for name in shelf], shelf=visit.link.of("").board(),
    )  # fmt: skip


board = page(board_of_one)


async def asked_rows(visit: Visit) -> tuple[dict[str, str], str, str, dict[str, Any]]:
    """What is asked of the promises page: the question, its SQL and order, and what is bound in it."""
    asked = visit.asked("company", "kind", "controller", "status", "list")
    await company_of(visit, asked)
    for name, known in (("status", reads.STATUSES), ("list", tuple(questions.NAMED)[1:])):
        if asked[name] not in ("", *known):
            raise Trouble(400, f"No such {name}", f"{name} must be one of {', '.join(known)}, not {asked[name][:80]!r}")
    bound = {"as_of": visit.day, "within": reads.WITHIN, **asked}
    del bound["list"]
    order = questions.NAMED[asked["list"] or (asked["status"] if asked["status"] in questions.NAMED else "")][2]
    return asked, questions.promises(asked, asked["list"]), order, bound


@page
async def promises(visit: Visit) -> Response:
    """The rows behind a count of the board."""
    asked, sql, order, bound = await asked_rows(visit)
    number = visit.page()
    place = (PAGE + 1, (number - 1) * PAGE)
    known = await reads.one(visit.database, questions.PROMISES)
    if asked["list"] in questions.PARTS and not asked["company"] + asked["status"] and known and (
        (known["promises"] or 0) > AT_ONCE
    ):  # fmt: skip
        # of a large ledger the list is walked as the board does, and nobody waits for its length
        total, walked = None, questions.board_part(asked["list"], asked, *place)
    else:
        total, walked = await reads.count(visit.database, sql, **bound), questions.ordered(sql, order, *place)
    found = await reads.rows(visit.database, walked, **bound)
    rows = [reads.dressed(row, visit.as_of) for row in found[:PAGE]]
    for row in rows:
        row["then"] = reads.ahead(row, visit.as_of) if asked["list"] else reads.stand(row, visit.as_of)
    return await visit.render(
        "promises.html", **await filters(visit), asked_for=asked, rows=rows, total=total, page=number,
        pages=-(-total // PAGE) if total is not None else None, more=len(found) > PAGE,
        sql=visit.link.sql(sql, **bound),
    )  # fmt: skip
