"""What was told to whom, what waits and what failed, as rows that are printed."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from tracker import flags
from tracker.flag_queries import FLAGGED
from tracker.messages import about
from tracker.subscriptions import current

STATES = ("sent", "waits", "failed", "given up")

MESSAGES = """SELECT d.id AS message, d.at AS made_at, d.subscription, d."to", d.form, d.title, d.body,
        a.number AS tried, a.at AS tried_at, a.answer, o.again_at,
        CASE WHEN a.outcome = 'sent' THEN 'sent' WHEN a.outcome = 'given_up' AND o.delivery IS NULL THEN 'given up'
            WHEN a.outcome IS NOT NULL THEN 'failed' ELSE 'waits' END AS state
    FROM deliveries d LEFT JOIN outbox o ON o.delivery = d.id
        LEFT JOIN attempts a ON a.delivery = d.id
            AND a.number = (SELECT max(b.number) FROM attempts b WHERE b.delivery = d.id)
    ORDER BY d.rowid"""


def told(conn: sqlite3.Connection, subscription: str | None = None, state: str | None = None) -> list[dict[str, Any]]:
    """Every message in the order in which they were made, with what became of it."""
    rows = [dict(row) for row in conn.execute(MESSAGES)]
    return [
        row for row in rows
        if (subscription is None or row["subscription"] == subscription) and (state is None or row["state"] == state)
    ]  # fmt: skip


def flagged(conn: sqlite3.Connection, since: date | None = None) -> list[dict[str, Any]]:
    """Every flag in the order in which they fell, with whose it is."""
    bound = {"since": since.isoformat() if since else ""}
    rows = [dict(row) for row in conn.execute(FLAGGED.format(where="r.falls_on >= :since"), bound)]
    return [
        {**row, "about": about(row), "windowed": flags.span(row["window"]) if row["window"] else "",
         "word": row["flag"].replace("_", " ")}
        for row in rows
    ]  # fmt: skip


def subscribed(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """Every subscription that holds, in words."""
    return [
        {"name": each.name, "asks": each.terms.why(), "to": ", ".join(each.terms.to), "when": each.terms.when,
         "quiet": str(each.terms.quiet or ""), "since": each.since, "from": each.origin}
        for each in current(conn)
    ]  # fmt: skip
