"""Figures that were guided, held against the figures that came: a picture for each measure, and the same in a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from datasette.utils.asgi import Response

from datasette_plugins.site import questions, ranges, reads
from datasette_plugins.site.board import company_of, filters
from datasette_plugins.site.visits import Visit, page

SHOWN = 200  # promises on the page, the newest where there are more


@page
async def figures(visit: Visit) -> Response:
    """Guided ranges by company and measure, with the figure that came where a document gives it."""
    asked = visit.asked("company")
    known = await company_of(visit, asked)
    bound = {"as_of": visit.day, **asked}
    sql = questions.promises(asked, "", questions.WITH_FIGURES)
    found = await reads.rows(visit.database, questions.ordered(sql, questions.NEWEST_FIRST, SHOWN), **bound)
    total = await reads.count(visit.database, sql, **bound)
    said = {"ids": json.dumps([row["prediction"] for row in found]), "as_of": visit.day}
    guided = {
        name: list(members)
        for name, members in groupby(
            await reads.rows(visit.database, questions.RANGES_OF, **said), itemgetter("prediction")
        )
    }
    came = {row["prediction"]: row for row in await reads.rows(visit.database, questions.ACTUALS_OF, **said)}
    rows = [
        _row(visit, reads.dressed(row, visit.as_of), guided.get(row["prediction"], []), came.get(row["prediction"]))
        for row in found
    ]
    rows.sort(key=_order)
    panels = []
    for (company, measure, unit), members in groupby(rows, itemgetter("company_name", "measure", "unit")):
        drawn = list(members)
        label = f"{measure}: {len(drawn)} guided range{'' if len(drawn) == 1 else 's'}, and what came"
        panels.append({
            "company_name": company, "company": drawn[0]["company"], "measure": measure, "unit": unit, "rows": drawn,
            "picture": ranges.picture([row["drawn"] for row in drawn], label),
        })  # fmt: skip
    return await visit.render(
        "figures.html", **await filters(visit), panels=panels, total=total, shown=len(rows), asked_for=asked,
        company=known, sql=visit.link.sql(sql, **bound),
    )  # fmt: skip


def _order(row: reads.Row) -> tuple[Any, ...]:
    """Companies by name, in each first what is measured, then what is counted; a measure's periods as they come."""
    day = row["closes"] or row["opens"] or ""
    return (
        row["company_name"],
        not row["measured"],
        row["measure"],
        row["unit"] or "",
        day,
        row["said_on"],
        row["prediction"],
    )


def _row(visit: Visit, row: reads.Row, guided: Sequence[reads.Row], came: reads.Row | None) -> reads.Row:
    """A promise with its ranges in the order they were said, each once, and what came."""
    spans = [span for span, _ in groupby((each["low"], each["high"]) for each in guided)]
    spans = [span for span in spans if span != (None, None)]
    actual = None if came is None or came["low"] is None else (came["low"], came["high"])
    measured = row["kind"] == "financial_guidance"
    words = [reads.figure(low, high, None) for low, high in spans]
    value = reads.figure(*actual, None) if actual else ""
    period = row["scope"] or row["first_window"]
    status = row["status"] + (f", {row['detail'].replace('_', ' ')}" if row["detail"] else "")
    href = visit.link.prediction(row["prediction"])
    told = f"{period}: guided {', then '.join(words)}" + (f"; came out at {value}" if value else "") + f"; {status}"
    return {
        **row,
        "measure": row["subject"] if measured else f"{row['subject']}: {row['kind_label']}",
        "measured": measured, "period": period, "words": words, "actual": value,
        "against": against(spans[0], actual) if spans and actual else "",
        "source": visit.link.document(came["document"], came["start"], f"c{came['start']}") if came and actual else "",
        "drawn": ranges.Guided(href, period, row["status"], tuple(spans), actual, value, told),
    }  # fmt: skip


def against(span: tuple[float | None, float | None], actual: tuple[Any, Any]) -> str:
    """How a figure stands to the range that was guided first.

    >>> against((53e6, 56e6), (50.9e6, 50.9e6)), against((66e6, 70e6), (68e6, 68e6)), against((None, 12), (15, 15))
    ('2.1 million below', 'inside', '3 above')
    """
    low, high = span
    least, most = actual[0], actual[1] if actual[1] is not None else actual[0]
    if low is not None and most < low:
        return f"{reads.figure(low - most, low - most, None)} below"
    if high is not None and least > high:
        return f"{reads.figure(least - high, least - high, None)} above"
    return "inside"
