"""What came late, what was put off again and again, what moved without a word of it, and what nobody speaks of."""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter

from datasette.utils.asgi import Response

from datasette_plugins.site import phrases, questions, quotes, reads
from datasette_plugins.site.board import company_of, filters
from datasette_plugins.site.visits import Visit, page

SHOWN = 25  # rows of each list


@page
async def slips(visit: Visit) -> Response:
    """Serial postponers, moves without a word of delay, silence, and the longest slips."""
    asked = visit.asked("company")
    known = await company_of(visit, asked)
    lists: dict[str, list[reads.Row]] = {}
    counts: dict[str, int | None] = {}
    bound = {"as_of": visit.day, **asked}
    asking = {name: questions.slips(name, asked) for name in questions.SLIPS}
    for name, sql in asking.items():
        order = questions.SLIPS[name][2]
        counts[name] = await reads.count(visit.database, sql, **bound)
        found = await reads.rows(visit.database, questions.ordered(sql, order, SHOWN), **bound)
        lists[name] = [reads.dressed(row, visit.as_of) for row in found]
    every = [row["prediction"] for rows in lists.values() for row in rows]
    said = {"ids": json.dumps(every), "as_of": visit.day}
    chains = {
        name: list(members)
        for name, members in groupby(
            await reads.rows(visit.database, questions.MOVES_OF, **said), itemgetter("prediction")
        )
    }
    for rows in lists.values():
        for row in rows:
            versions = chains.get(row["prediction"], [])
            row["chain"] = chain(versions)
            row["quiet"] = [
                _quiet(visit, versions, at) for at, each in enumerate(versions) if "stealth" in each["flags"]
            ]
            row["moved_by"] = phrases.distance(int(row["slip"])) if row["slip"] else ""
            late = row["days_late"] if row["days_late"] is not None else row["slip"]
            row["by"] = phrases.distance(int(late)) if late else ""
            row["then"] = reads.stand(row, visit.as_of)
    return await visit.render(
        "slips.html", **await filters(visit), **lists, counts=counts, asked_for=asked, company=known,
        sql={name: visit.link.sql(sql, **bound) for name, sql in asking.items()},
    )  # fmt: skip


def chain(versions: list[reads.Row]) -> list[tuple[str, str]]:
    """The windows of a promise in their order, each with the day it was first said; what was only repeated is left out.

    >>> row = {"edge": "in", "said_on": "2011-01-01", "relation": "new", "opens": "2011-04-01", "closes": "2011-06-30"}
    >>> chain([row, {**row, "relation": "pushed_out", "said_on": "2011-05-05", "closes": "2011-12-31"}])
    [('Q2 2011', '1 Jan 2011'), ('Apr–Dec 2011', '5 May 2011')]
    """
    made: list[tuple[str, str]] = []
    for version in versions:
        window = phrases.window(version["opens"], version["closes"], version["edge"])
        if version["relation"] != "reaffirmed" and (not made or made[-1][0] != window):
            made.append((window, phrases.day(version["said_on"])))
    return made


def _quiet(visit: Visit, versions: list[reads.Row], at: int) -> reads.Row:
    """A move that the document passes over in silence: its words, and the windows before and after."""
    version = versions[at]
    before = next((each for each in reversed(versions[:at]) if each["closes"] or each["opens"]), None)
    return {
        **version,
        "quote": quotes.line(version["quote"]),
        "before": phrases.window(before["opens"], before["closes"], before["edge"]) if before else "",
        "after": phrases.window(version["opens"], version["closes"], version["edge"]),
        "href": visit.link.document(version["document"], version["start"], f"c{version['start']}"),
    }
