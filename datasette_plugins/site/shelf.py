"""Several ledgers as one: what is due, overdue, coming and decided in any of them, and one search over all.

Each ledger is asked as its own board would ask it; the rows are put in one order and lead back to where they are from.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from datasette_plugins.site import questions, reads
from datasette_plugins.site.search import SHOWN as FOUND
from datasette_plugins.site.search import answers, words
from datasette_plugins.site.tallies import tally
from datasette_plugins.site.visits import Visit

SHOWN = 8  # rows of each list
LATEST = "9999-12-31"
# for each list the day by which its rows are in order, and whether the latest comes first
ORDER = {
    "overdue": ("current_closes", True), "due": ("current_closes", False), "endless": ("current_opens", False),
    "coming": ("current_opens", False), "late_again": ("current_closes", True), "moved": ("current_closes", False),
}  # fmt: skip


async def shelf(visit: Any) -> Response:
    """The board of all ledgers, or where words are asked for what answers to them in any."""
    return await (_search(visit) if words(visit) else _board(visit))


async def _board(visit: Any) -> Response:
    asked = {**visit.asked("kind", "controller"), "company": ""}
    each = await asyncio.gather(*(_of(one, asked) for one in visit.visits))
    parts = {
        name: sorted(
            (row for one in each for row in one["parts"][name]),
            key=lambda row, day=day: (row[day] or LATEST, row["prediction"]), reverse=latest_first,
        )
        for name, (day, latest_first) in ORDER.items()
    }  # fmt: skip
    decided = [row for one in each for row in one["decided"]]
    decided.sort(key=lambda row: (row["judged_on"], row["prediction"]), reverse=True)
    changes = [filing for one in each for filing in one["changes"]]
    changes.sort(key=lambda filing: (filing["said_on"], filing["document"]), reverse=True)
    counts = sum((one["counts"] or Counter() for one in each), Counter[str]())
    kinds = {row["key"]: row["label"] for one in each for row in one["kinds"]}
    return await visit.render(
        "shelf.html",
        asked_for=asked, kinds=sorted(kinds.items(), key=lambda kind: kind[1]), controllers=list(reads.HANDS.items()),
        ledgers=each, documents=sum(one["documents"] for one in each),
        newest=max((one["newest_then"] for one in each if one["newest_then"]), default=""),
        counts=[(status, counts[status]) for status in reads.STATUSES if counts[status] or status != "void"],
        counted=all(one["counts"] is not None for one in each),
        lists={
            "overdue": parts["overdue"][:SHOWN], "due": (parts["due"] + parts["endless"])[:SHOWN],
            "coming": parts["coming"][:SHOWN],
            "moved": (parts["late_again"][: SHOWN // 2] + parts["moved"])[:SHOWN],
        },
        decided=decided[: SHOWN + 4], changes=changes[:3], many=True, within=reads.WITHIN,
        horizon=(visit.as_of + timedelta(reads.WITHIN)).isoformat(),
    )  # fmt: skip


async def _of(visit: Visit, asked: dict[str, str]) -> dict[str, Any]:
    """What a ledger puts on the board of all, each row with the addresses of its ledger."""
    total = await reads.one(visit.database, questions.DOCUMENTS, as_of=visit.day)
    assert total is not None
    parts = {name: await reads.board_part(visit.database, name, visit.as_of, asked, SHOWN) for name in questions.PARTS}
    decided, is_late = await reads.lately(visit.database, visit.as_of, asked, SHOWN + 4)
    changes = await reads.changes(visit.database, visit.as_of, asked)
    try:
        counted = await tally(visit.database, total["promises"] or 0, visit.day, asked)
    except QueryInterrupted:
        counted = None
    counts = None if counted is None else Counter[str]()
    for row in counted or ():
        counts[row["status"]] += row["count"]
    for row in [*decided, *changes, *(row for part in parts.values() for row in part)]:
        row["link"] = visit.link
    return {
        **total, "name": visit.ledger, "href": visit.link.board(kind=asked["kind"], controller=asked["controller"]),
        "parts": parts, "decided": decided if is_late else [], "changes": changes, "counts": counts,
        "kinds": await reads.rows(visit.database, questions.KINDS_SAID),
    }  # fmt: skip


async def _search(visit: Any) -> Response:
    asked = words(visit)
    each = await asyncio.gather(*(answers(one, asked) for one in visit.visits))
    found: dict[str, list[Any]] = {}
    for one, (answered, _) in zip(visit.visits, each, strict=True):
        for name, rows in answered.items():
            mine = rows if name == "alike" else [{**row, "link": one.link} for row in rows]
            found.setdefault(name, []).append(mine)
    together = {name: _in_turn(lists)[:FOUND] for name, lists in found.items()}
    if any(answered.get("products") and "alike" not in answered for answered, _ in each):
        together.pop("alike", None)  # one of them knows the very name
    together["alike"] = list(dict.fromkeys(together.get("alike", [])))[:5]
    total = sum(len(rows) for name, rows in together.items() if name != "alike")
    alone = [(one.ledger, one.link.search(q=asked)) for one in visit.visits]
    return await visit.render(
        "search.html", asked=asked, total=total, shown=FOUND, found=together, full=set(), shelf=alone
    )


def _in_turn(lists: list[list[Any]]) -> list[Any]:
    """The first of each list, then the second of each, and so on: each ledger answers best first.

    >>> _in_turn([["a", "b", "c"], ["x"]])
    ['a', 'x', 'b', 'c']
    """
    longest = max(map(len, lists), default=0)
    return [one[place] for place in range(longest) for one in lists if place < len(one)]
