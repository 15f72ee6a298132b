"""What the pages ask of a ledger, and its rows in the words of a page."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from datasette.database import QueryInterrupted

from datasette_plugins.site import phrases, questions, quotes

Row = dict[str, Any]
OUTCOMES = ("met", "slipped", "dropped", "void")
STATUSES = (*OUTCOMES, "open", "due", "overdue")
WITHIN, LATELY = 90, 365  # days ahead and behind that the board looks
HANDS = {
    "self": "the company",
    "partner": "a partner",
    "regulator": "a regulator",
    "court": "another party",
    "market": "the market",
}

MARGIN = quotes.AROUND + 80


async def rows(database: Any, sql: str, **parameters: Any) -> list[Row]:
    """All rows of a query, as dicts."""
    return [dict(row) for row in (await database.execute(sql, parameters)).rows]


async def fetched(database: Any, ask: Callable[..., list[Row]], *about: Any) -> list[Row]:
    """What a function of `tracker` reads from the ledger, asked on a connection of Datasette's."""
    found: list[Row] = await database.execute_fn(lambda conn: ask(conn, *about))
    return found


async def one(database: Any, sql: str, **parameters: Any) -> Row | None:
    """The first row of a query."""
    return next(iter(await rows(database, sql, **parameters)), None)


async def count(database: Any, sql: str, **parameters: Any) -> int | None:
    """How many rows a query has; None where they are too many to be counted while somebody waits."""
    try:
        counted = (await rows(database, questions.counted(sql), **parameters))[0]["count"]
    except QueryInterrupted:
        return None
    return counted if counted <= questions.MANY else None


def dressed(row: Mapping[str, Any], as_of: date) -> Row:
    """A row of `PREDICTIONS` with the words that pages show of it."""
    first = phrases.window(row["opens"], row["closes"], row["edge"])
    known = row["current_opens"] or row["current_closes"]
    now = phrases.window(row["current_opens"], row["current_closes"], row["current_edge"]) if known else first
    return {
        **row,
        "first_window": first,
        "current_window": now,
        "window": now,
        "happened": phrases.happened(row["happened_from"], row["happened_to"]) if row["status"] in OUTCOMES else "",
        "scope": phrases.scope(row["scope"], row["subject"]),
        "because": phrases.because(row["because"], row["subject"], row["kind_label"]),
        "late": phrases.lateness(row["days_late"]),
        "figure": figure(row["low"], row["high"], row["unit"]),
        "hands": HANDS.get(row["controller"], row["controller"]),
        "then": "",
        "moved": bool(row["moves"]),
        "as_of": as_of,
    }


def figure(low: float | None, high: float | None, unit: str | None) -> str:
    """A count or an amount as a person writes it.

    >>> figure(60e6, 64e6, "USD"), figure(None, 12, "compounds"), figure(5, None, None)
    ('60 to 64 million USD', 'up to 12 compounds', 'at least 5')
    """
    if low is None and high is None:
        return ""
    top = max(abs(bound) for bound in (low, high) if bound is not None)
    word, size = next(((w, s) for w, s in (("billion", 1e9), ("million", 1e6)) if top >= s), ("", 1))
    least, most = (None if bound is None else f"{bound / size:,.6g}" for bound in (low, high))
    if least is None:
        words = f"up to {most}"
    elif most is None:
        words = f"at least {least}"
    else:
        words = least if least == most else f"{least} to {most}"
    return " ".join(part for part in (words, word, unit) if part)


def ahead(row: Row, as_of: date) -> str:
    """How far a promise is from the edges of its window, on the day."""
    opens, closes = phrases.to_date(row["current_opens"]), phrases.to_date(row["current_closes"])
    if closes and closes < as_of:
        return f"{phrases.distance((as_of - closes).days)} over"
    if opens and opens > as_of:
        return f"opens in {phrases.distance((opens - as_of).days)}"
    if closes:
        return "closes today" if closes == as_of else f"closes in {phrases.distance((closes - as_of).days)}"
    return "has no last day"


def decided(row: Row) -> str:
    """When it was decided, and how it stood to the close."""
    # a figure comes out after its period, whether inside its range or not: that day says nothing of lateness
    happened = "" if row["detail"] in ("missed", "inside", "better") else row["happened"]
    words = ", ".join(part for part in (happened, row["late"]) if part) if happened else ""
    return words or f"known since {phrases.day(row['judged_on'])}"


def stand(row: Row, as_of: date) -> str:
    """When it was decided, or how far it is from the edges of its window."""
    return decided(row) if row["status"] in OUTCOMES else ahead(row, as_of)


async def board_part(database: Any, name: str, as_of: date, asked: Mapping[str, str], limit: int) -> list[Row]:
    """The first rows of one part of the board."""
    sql = questions.board_part(name, asked, limit)
    bound = {"as_of": as_of.isoformat(), "within": WITHIN, **asked}
    found = [dressed(row, as_of) for row in await rows(database, sql, **bound)]
    for row in found:
        row["then"] = ahead(row, as_of)
    return found


async def lately(database: Any, as_of: date, asked: Mapping[str, str], limit: int) -> tuple[list[Row], bool]:
    """What was decided last, newest first, and whether that was within the last year."""
    for within, is_late in ((LATELY, True), (40_000, False)):
        found: list[Row] = []
        for status in ("met", "slipped", "dropped", "void"):
            bound = {"as_of": as_of.isoformat(), "within": within, **asked, "status": status}
            found += [dressed(row, as_of) for row in await rows(database, questions.lately(asked, limit), **bound)]
        if found:
            found.sort(key=lambda row: (row["judged_on"], row["prediction"]), reverse=True)
            for row in found:
                row["then"], row["window"] = decided(row), row["first_window"]
            return found[:limit], is_late
    return [], False


async def changes(database: Any, as_of: date, asked: Mapping[str, str]) -> list[Row]:
    """The newest documents that changed something, each with what it changed; at most three."""
    found = []
    recent = questions.RECENT_OF if asked["company"] else questions.RECENT
    for filing in await rows(database, recent, as_of=as_of.isoformat(), company=asked["company"]):
        changed = await rows(database, questions.CHANGED, document=filing["document"], **asked)
        for row in changed:
            row |= {**_what(row["what"]), "scope": phrases.scope(row["scope"], row["subject"])}
            running = row["opens"] == row["said_on"] and row["closes"] != row["opens"]
            known = row["opens"] or row["closes"]
            row["window"] = phrases.window(row["opens"], row["closes"], "by" if running else "in") if known else ""
            row["then"] = ""
        if changed:
            found.append({**filing, "rows": changed[:12]})
        if len(found) == 3:
            break
    return found


def _what(words: str) -> Row:
    """The `what` of a change: a relation, or a status with its detail in brackets."""
    known = re.fullmatch(r"(\w+)(?: \((\w+)\))?", words or "")
    if known and known[1] in OUTCOMES:
        return {"status": known[1], "detail": known[2], "relation": ""}
    # the clock's words on a document's account: it holds a passage that a person should look at
    return {"status": "", "detail": None, "relation": "may settle it" if known and known[1] in STATUSES else words}


async def passage(database: Any, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """A quote in its surroundings: what stands before, the words, what stands after."""
    first = max(row["start"] - MARGIN, 0)
    bound = {"first": first, "length": row["end"] - first + MARGIN, "document": row["document"]}
    found = (await database.execute(questions.SLICE, bound)).first()
    if found is None:
        return "", row["quote"], ""
    return quotes.surroundings(found[0], row["start"] - first, row["end"] - first)


async def told(visit: Any, row: Mapping[str, Any]) -> Row:
    """A quote in its surroundings, with what it is from and where it leads."""
    before, words, after = await passage(visit.database, row)
    return {
        "before": before, "quote": words, "after": after, "form": row["form"], "title": row.get("title"),
        "said_on": row.get("said_on") or row.get("known_on"), "section": row.get("section"),
        "href": visit.link.document(row["document"], row["start"], f"c{row['start']}"),
    }  # fmt: skip


async def windows(database: Any, company: str, as_of: date) -> dict[str, list[Row]]:
    """The versions of all promises of a company, by promise."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in await rows(database, questions.COMPANY_VERSIONS, company=company, as_of=as_of.isoformat()):
        found[row["prediction"]].append(row)
    return found


def by_status(found: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """How many stand how; void only where there are any."""
    counts = Counter(row["status"] for row in found)
    return [(status, counts[status]) for status in STATUSES if counts[status] or status != "void"]


def names(value: str | None) -> Sequence[str]:
    """The names in a JSON list of a row; nothing where it holds none."""
    found = json.loads(value or "[]")
    return [str(name) for name in found] if isinstance(found, list) else []
