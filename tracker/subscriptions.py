"""Who is told: the subscriptions of the alerts file and of the command, each with the terms that held on each day.

A change of terms holds from its day: what was flagged before under other terms is not told again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.errors import UsageError
from tracker.store import Store
from tracker.terms import Terms, plain

LAST = """SELECT s.* FROM subscriptions s
    WHERE s.turn = (SELECT max(t.turn) FROM subscriptions t WHERE t.name = s.name) ORDER BY s.name"""


@dataclass(frozen=True, slots=True)
class Subscription:
    """The newest terms of a name, and those that held before with the day from which each held."""

    terms: Terms
    origin: str
    since: str  # what fell before this day is not told
    held: tuple[tuple[str, Terms | None], ...]

    @property
    def name(self) -> str:
        return self.terms.name

    def wants(self, flag: Mapping[str, Any], to: str, aliases: Mapping[str, str]) -> bool:
        """Whether a flag is told at an address: asked for now, and on the day on which it was flagged."""
        if flag["falls_on"] < self.since or not self.terms.wants(flag, aliases):
            return False
        if self.terms.since:  # somebody asked for the past
            return True
        then = next((terms for day, terms in reversed(self.held) if day <= flag["flagged_on"]), None)
        return then is not None and to in then.to and then.wants(flag, aliases)


def current(conn: sqlite3.Connection) -> list[Subscription]:
    """Every subscription that holds, by name."""
    turns: dict[str, list[sqlite3.Row]] = {}
    for row in conn.execute("SELECT * FROM subscriptions ORDER BY name, turn"):
        turns.setdefault(row["name"], []).append(row)
    found = []
    for name, rows in turns.items():
        began = max((place + 1 for place, row in enumerate(rows) if row["terms"] is None), default=0)
        rows = rows[began:]  # what was ended and begun again is new
        if rows:
            held = tuple((row["since"], Terms.of(name, json.loads(row["terms"]))) for row in rows)
            terms = held[-1][1]
            since = terms.since.isoformat() if terms.since else rows[0]["since"]
            found.append(Subscription(terms, rows[-1]["origin"], since, held))
    return found


def aliases(conn: sqlite3.Connection) -> dict[str, str]:
    """From each plain name of a product to its canonical name, as the documents equate them."""
    return {plain(row["name"]): row["canonical"] for row in conn.execute("SELECT name, canonical FROM aliases")}


def follow(store: Store, wanted: Iterable[Terms], today: date, at: datetime) -> list[str]:
    """Have the alerts file's subscriptions, in these terms; the names of those that began, changed or ended."""
    asked = {terms.name: terms for terms in wanted}
    with store.writing():
        last = {row["name"]: row for row in store.conn.execute(LAST)}
        changed = [name for name, terms in asked.items() if not _holds(last.get(name), terms, "file")]
        gone = [name for name, row in last.items() if row["origin"] == "file" and row["terms"] and name not in asked]
        for name in changed:
            _turn(store, last.get(name), name, asked[name], "file", today, at)
        for name in gone:
            _turn(store, last[name], name, None, "file", today, at)
    return changed + gone


def subscribe(store: Store, terms: Terms, today: date, at: datetime) -> bool:
    """Begin a subscription by command or change its terms; False where it holds in these terms already."""
    with store.writing():
        last = {row["name"]: row for row in store.conn.execute(LAST)}.get(terms.name)
        if last and last["terms"] and last["origin"] == "file":
            raise UsageError(
                f"subscription {terms.name!r} stands in the alerts file; change it there, or take another name"
            )
        if _holds(last, terms, "command"):
            return False
        _turn(store, last, terms.name, terms, "command", today, at)
    return True


def unsubscribe(store: Store, name: str, today: date, at: datetime) -> None:
    """End a subscription that a command began."""
    with store.writing():
        last = {row["name"]: row for row in store.conn.execute(LAST) if row["terms"]}
        if name not in last:
            raise UsageError(f"no subscription {name!r}; there is {', '.join(last) or 'none'}")
        if last[name]["origin"] == "file":
            raise UsageError(f"subscription {name!r} stands in the alerts file; take it out there")
        _turn(store, last[name], name, None, "command", today, at)


def _holds(last: sqlite3.Row | None, terms: Terms, origin: str) -> bool:
    return bool(last and last["terms"] and last["origin"] == origin and json.loads(last["terms"]) == terms.stored())


def _turn(
    store: Store, last: sqlite3.Row | None, name: str, terms: Terms | None, origin: str, today: date, at: datetime
) -> None:
    store.add("subscriptions", [{
        "name": name, "turn": last["turn"] + 1 if last else 0, "origin": origin,
        "terms": json.dumps(terms.stored(), ensure_ascii=False) if terms else None, "since": today.isoformat(),
        "at": at.isoformat(timespec="seconds"),
    }])  # fmt: skip
