"""What the ledger says as of a day, as the shapes that are printed: two of them are a contract, key for key.

The book is read as it stood on the day: what was published later does not count.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from events.types import Filing, Statement
from tracker import companies, queries
from tracker.errors import TrackerError
from tracker.printing import window

STATUSES = ("met", "slipped", "dropped", "void", "open", "due", "overdue")
STATUS = (
    "prediction", "company", "subject", "kind", "scope", "status", "detail", "happened_on", "happened_from",
    "happened_to", "days_late", "opens", "closes", "current_opens", "current_closes", "evidence", "because", "versions",
)  # fmt: skip
VERSION = ("document", "said_on", "quote", "opens", "closes", "relation")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def statement(filing: Filing, said: Statement) -> dict[str, Any]:
    """A statement as `tracker extract --format jsonl` prints it."""
    window = said.window
    return {
        "document": filing.source, "company": filing.company, "said_on": filing.said_on.isoformat(),
        "start": said.start, "end": said.end, "quote": said.quote, "timing": window.timing, "kind": said.kind,
        "subject": said.subject, "actor": said.actor, "opens": _iso(window.opens), "closes": _iso(window.closes),
        "edge": window.edge, "low": said.low, "high": said.high, "unit": said.unit, "condition": said.condition,
        "force": said.force, "section": said.section, "rules": list(said.rules),
    }  # fmt: skip


def company(conn: sqlite3.Connection, name: str) -> str:
    """The id of the one company that goes by this name, ticker, CIK or id."""
    if not name.strip():
        raise TrackerError("the company asked for has no name; give a name, a ticker, a CIK or an id, or ask for all")
    folded = companies.folded(name)
    wanted = {"company": name.lstrip("0") if name.isdigit() else name, "folded": folded}
    found = conn.execute(queries.COMPANIES, wanted).fetchall()
    if not found:
        known = [row["company_name"] for row in conn.execute(queries.COMPANIES, {"company": None, "folded": None})]
        found = [each for each in known if folded and folded in companies.folded(each)]
        if len(found) == 1:
            return company(conn, found[0])
        shown = ", ".join((found or known)[:8]) + (", ..." if len(found or known) > 8 else "")
        raise TrackerError(
            f"{name!r} may be any of {shown}; give the whole name" if found
            else f"no company {name!r} in this ledger; it has {shown or 'none yet'}"
        )  # fmt: skip
    if len(found) > 1:
        shown = ", ".join(f"{row['company_name']} (CIK {row['cik'] or 'unknown'}, {row['company']})" for row in found)
        raise TrackerError(f"{name!r} may be any of {shown}; give the CIK or the id")
    return str(found[0]["company"])


def predictions(
    conn: sqlite3.Connection, as_of: date, of: str | None = None, status: str | None = None
) -> Iterator[dict[str, Any]]:
    """Every prediction as of the day, as one flat row; of one company (an id) or with one status."""
    query = queries.COMPANY if of else queries.STATUS
    for row in conn.execute(query, {"as_of": as_of.isoformat(), "company": of}):
        if status is None or row["status"] == status:
            yield dict(row)


def whole(conn: sqlite3.Connection, as_of: date, row: dict[str, Any], versions: bool) -> dict[str, Any]:
    """A row of `predictions` as `tracker status --format jsonl` prints it; with versions if asked for."""
    shape = {name: row.get(name) for name in STATUS}
    evidence = {
        "document": row["evidence_source"], "said_on": row["evidence_said_on"], "quote": row["evidence_quote"],
        "grade": row["evidence_grade"],
    }  # fmt: skip
    shape |= {
        "company": row["company_name"], "evidence": evidence if row["evidence_document"] else None,
        "because": row["because"] or _clock(row, as_of),
    }  # fmt: skip
    if not versions:
        del shape["versions"]
        return shape
    bound = {"prediction": row["prediction"], "as_of": as_of.isoformat()}
    chain = [*conn.execute(queries.VERSIONS, bound), *conn.execute(queries.UNDATED, bound)]
    chain.sort(key=lambda each: str(each["said_on"]))
    shape["versions"] = [{name: each[name] for name in VERSION} | {"document": each["source"]} for each in chain]
    return shape


def _clock(row: dict[str, Any], as_of: date) -> str:
    """Why a prediction that nothing has decided stands as it does."""
    if row["status"] == "open":
        return f"its window opens on {row['opens']}; nothing decided by {as_of}"
    if row["status"] == "overdue":
        return f"its window closed on {row['closes']}; no evidence by {as_of}"
    closes = f"closes on {row['closes']}" if row["closes"] else "has no close"
    return f"its window {closes}; nothing decided by {as_of}"


def told(row: dict[str, Any], as_of: date) -> dict[str, Any]:
    """A row of `predictions` with its windows in words and, where nothing has decided it, the clock's because.

    `now` is the newest window where it is another than the first.
    """
    first, now = window(row["opens"], row["closes"]), window(row["current_opens"], row["current_closes"])
    happened = window(row["happened_from"], row["happened_to"]) if row["happened_to"] else ""
    because = row["because"] or _clock(row, as_of)
    return {**row, "window": first, "now": "" if now == first else now, "happened": happened, "because": because}


def chains(conn: sqlite3.Connection, as_of: date, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every version of these rows, one flat row each, with what its prediction is and how it stands."""
    for row in rows:
        for version in whole(conn, as_of, row, versions=True)["versions"]:
            named = {name: row[name] for name in ("prediction", "company_name", "subject", "kind", "status", "detail")}
            yield {**named, **version, "window": window(version["opens"], version["closes"])}
