"""What waits for a person, what people decided, and the door through which they decide. Everybody else only reads."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import Forbidden, Response

from datasette_plugins.site import deciding, phrases, questions, reads
from datasette_plugins.site.permissions import may_review
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import decisions
from tracker.errors import TrackerError
from tracker.review import candidates

SHOWN = 25  # questions on a page
TOLD = 50  # decisions in the history, the newest
OUTCOMES = [
    (",".join(filter(None, (status, detail))), f"{status}{', ' + detail.replace('_', ' ') if detail else ''}")
    for status, details in decisions.OUTCOMES.items()
    for detail in ("", *details)
]


@page
async def review(visit: Visit) -> Response:
    """The questions that wait for a person, each with what may answer it, and the decisions that were made."""
    if not await may_review(visit.datasette, visit.request.actor, visit.ledger):
        raise Forbidden("to decide needs the permission tracker-review; `tracker serve LEDGER --root` gives it to root")
    if visit.request.method == "POST":
        return await _decided(visit)
    number = visit.page()
    bound = {"company": visit.asked("company")["company"] or None}
    sql = f"{questions.WAITING} LIMIT {SHOWN + 1} OFFSET {(number - 1) * SHOWN}"
    rows = await reads.rows(visit.database, sql, **bound)
    for row in rows[:SHOWN]:
        row["candidates"] = await reads.fetched(visit.database, candidates, row["prediction"])
        for each in row["candidates"]:
            each["passage"] = await reads.told(visit, each)
        row["window"] = phrases.window(row["first_opens"], row["first_closes"], row["first_edge"])
        row["scope"] = phrases.scope(row["scope"], row["subject"])
        row["review"] = phrases.because(row["review"], row["subject"], row["kind_label"])
    made = await reads.rows(visit.database, questions.DECIDED, limit=TOLD + 1, **bound)
    return await visit.render(
        "review.html", rows=rows[:SHOWN], page=number, more=len(rows) > SHOWN, made=made[:TOLD], told=TOLD,
        more_made=len(made) > TOLD, reviewing=forms(),
    )  # fmt: skip


def forms() -> dict[str, Any]:
    """What the forms of a reviewer offer."""
    clock = [(word, f"{word}: nothing is decided yet") for word in ("open",)]
    return {"outcomes": OUTCOMES, "overrules": [*OUTCOMES, *clock]}


async def _decided(visit: Visit) -> Response:
    form: Mapping[str, str] = await visit.request.post_vars()
    path = visit.database.path
    loop = asyncio.get_running_loop()
    try:
        about, told = await loop.run_in_executor(None, deciding.decide, path, _name(visit.request.actor), form)
    except TrackerError as error:
        raise Trouble(400, "That could not be decided", str(error)) from error
    answer = Response.redirect(visit.link.prediction(about) if about else visit.link.review())
    visit.datasette.add_message(visit.request, told)
    return answer


def _name(actor: Mapping[str, Any] | None) -> str:
    """How a reviewer is named on the record."""
    known = actor or {}
    return str(next((known[key] for key in ("name", "username", "login", "id") if known.get(key)), "a visitor"))
