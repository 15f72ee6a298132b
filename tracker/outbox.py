"""The outbox: every message is in the ledger before it is sent, and its answer once it is.

What a message says and to whom is one transaction, so nothing is told twice and nothing is forgotten. A crash between
sending and recording repeats that one message under the same id. What fails is tried again after growing pauses.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from events.types import content_id
from tracker import flag_queries, messages
from tracker.alert_file import Settings
from tracker.errors import TrackerError, UsageError
from tracker.flags import fell, superseded
from tracker.forecasts.outlook import Outlook
from tracker.forecasts.outlook import outlook as outlook_of
from tracker.forecasts.telling import of_promises
from tracker.hours import day_of
from tracker.ledger import Ledger
from tracker.messages import NOTHING, Message
from tracker.subscriptions import Subscription, aliases, current

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))
FORETOLD = 200  # promises of a message beyond which nobody would read what is foretold of each
TOGETHER = 10  # more messages than this at once are one

UNTOLD = flag_queries.FLAGGED.format(
    where="""r.rowid > :after AND r.falls_on >= :since
    AND NOT EXISTS (SELECT 1 FROM told t WHERE t.subscription = :name AND t."to" = :to AND t.flag = r.id)"""
)
DUE = """SELECT d.*, (SELECT count(*) FROM attempts a WHERE a.delivery = d.id) AS tried
    FROM outbox o JOIN deliveries d ON d.id = o.delivery WHERE o.again_at <= :now ORDER BY d.rowid"""

Post = Callable[[sqlite3.Row], str]


class Undelivered(TrackerError):
    """What an address answered, or why none did, without any piece of the address."""


@dataclass(slots=True)
class Passed:
    """Up to which flag each subscription's address has been looked through; only saves time, and may be forgotten."""

    flags: dict[tuple[str, str], tuple[object, int]] = field(default_factory=dict)
    replaced: int = 0  # documents that had taken another's place then: what had fallen may stand again


def compose(ledger: Ledger, settings: Settings, now: datetime, passed: Passed | None = None) -> list[str]:
    """Put what is to be told into the outbox, all in one transaction; the ids of the new messages."""
    passed, made = passed or Passed(), []
    newest = ledger.conn.execute("SELECT coalesce(max(rowid), 0) FROM flags").fetchone()[0]
    replaced = ledger.conn.execute("SELECT coalesce(max(rowid), 0) FROM replaced").fetchone()[0]
    if replaced != passed.replaced:
        passed.flags, passed.replaced = {}, replaced
    wanted = [
        (each, slot)
        for each in current(ledger.conn)
        for slot in [_slot(each, settings, now)]
        if not _was_sent(ledger, each, slot)
        if slot or any(_after(passed, each, to, newest) < newest for to in each.terms.to)
    ]
    if not wanted:
        return []
    outlook = outlook_of(ledger.conn, day_of(now, settings.zone))  # seconds of a large ledger, that nobody waits for
    with ledger.writing():
        names = aliases(ledger.conn)
        for each, slot in wanted:
            for to in each.terms.to:
                asked = {"after": _after(passed, each, to, newest), "since": each.since, "name": each.name, "to": to}
                untold = [dict(row) for row in ledger.conn.execute(UNTOLD, asked)]
                flags = [row for row in untold if not fell(row) and each.wants(row, to, names)]
                fallen = {row["id"] for row in untold if fell(row)}
                for part in _parts(flags, each.terms.when):
                    made.append(_put(ledger, settings, each, to, part, now, outlook))
                    same = superseded(ledger.conn, part).keys() & fallen if fallen else set()
                    _tell(ledger, each, to, sorted(same), made[-1])
            if slot:
                ledger.add("digests", [{"subscription": each.name, "slot": slot, "at": _iso(now)}])
    passed.flags |= {(each.name, to): (each, newest) for each, _ in wanted for to in each.terms.to}
    return made


def _was_sent(ledger: Ledger, subscription: Subscription, slot: str) -> bool:
    query = "SELECT 1 FROM digests WHERE subscription = ? AND slot = ?"
    return bool(slot and ledger.conn.execute(query, [subscription.name, slot]).fetchone())


def _after(passed: Passed, subscription: Subscription, to: str, newest: int) -> int:
    known = passed.flags.get((subscription.name, to))
    # beyond the newest is what was looked through before a backup was put back
    return known[1] if known and known[0] == subscription and known[1] <= newest else 0


def _slot(subscription: Subscription, settings: Settings, now: datetime) -> str:
    """The newest moment at which a digest was to be sent; "" for what is told at once."""
    if subscription.terms.when == "immediate":
        return ""
    slot = settings.daily if subscription.terms.when == "daily" else settings.weekly
    return _iso(slot.last(now, settings.zone))


def _parts(flags: Sequence[Mapping[str, Any]], when: str) -> list[list[Mapping[str, Any]]]:
    """Flags by message: all in a digest, those of one promise at once in one."""
    if not flags:
        return []
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for flag in flags:
        parts.setdefault(flag["prediction"] or flag["id"], []).append(flag)
    return [list(flags)] if when != "immediate" or len(parts) > TOGETHER else list(parts.values())


def _put(
    ledger: Ledger, settings: Settings, subscription: Subscription, to: str, flags: Sequence[Mapping[str, Any]],
    now: datetime, outlook: Outlook,
) -> str:  # fmt: skip
    id = content_id("delivery", subscription.name, to, *(flag["id"] for flag in flags))
    single = subscription.terms.when == "immediate" and len({flag["prediction"] or flag["id"] for flag in flags}) == 1
    render = messages.alert if single else messages.digest
    foretold = _foretold(ledger.conn, outlook, flags)
    said = render(flags, subscription.terms, id, settings, ledger.path.stem, foretold)
    _write(ledger, id, subscription.name, to, "alert" if single else "digest", said, now, settings.zone, foretold)
    ledger.add("outbox", [{"delivery": id, "again_at": _iso(now)}])
    _tell(ledger, subscription, to, [flag["id"] for flag in flags], id)
    return id


def _foretold(
    conn: sqlite3.Connection, outlook: Outlook, flags: Sequence[Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """The forecasts of those promises among the flagged that are awaited and have one, by id; of so many at most."""
    wanted: dict[str, set[str]] = {}
    for flag in flags:
        if flag["prediction"] and flag["company"]:
            wanted.setdefault(flag["company"], set()).add(flag["prediction"])
    if sum(map(len, wanted.values())) > FORETOLD:
        return {}
    return {
        row["prediction"]: row
        for company, ids in wanted.items()
        for row in of_promises(conn, outlook, company, ids.__contains__)
        if row["by_close"] is not None
    }


def _tell(ledger: Ledger, subscription: Subscription, to: str, flags: Iterable[str], id: str) -> None:
    ledger.add("told", [{"subscription": subscription.name, "to": to, "flag": each, "delivery": id} for each in flags])


def _write(
    ledger: Ledger, id: str, name: str, to: str, form: str, said: Message, now: datetime, zone: tzinfo | None,
    foretold: Mapping[str, Any] = NOTHING,
) -> None:  # fmt: skip
    ledger.add("deliveries", [{
        "id": id, "subscription": name, "to": to, "form": form, "title": said.title, "body": said.body,
        "made_on": day_of(now, zone).isoformat(), "at": _iso(now),
        "forecasts": json.dumps(list(foretold.values())) if foretold else None,
    }])  # fmt: skip


def test(ledger: Ledger, to: str, settings: Settings, now: datetime, post: Post) -> str:
    """Send a message that only tests an address, once; what it answered."""
    id = content_id("test", to, now.isoformat())
    said = Message(
        "A test of the milestone tracker's alerts",
        f"This is a test: alerts of {ledger.path.name} reach you here.\nMessage {id}\n",
    )
    with ledger.writing():
        _write(ledger, id, "test", to, "test", said, now, settings.zone)
    query = "SELECT d.*, 0 AS tried FROM deliveries d WHERE d.id = ?"
    delivery = ledger.conn.execute(query, [id]).fetchone()
    try:
        answer = post(delivery)
    except (Undelivered, UsageError) as error:
        record(ledger, delivery, "given_up", str(error), now)
        raise
    record(ledger, delivery, "sent", answer, now)
    return answer


def send(
    ledger: Ledger, settings: Settings, now: datetime, post: Post, ending: Callable[[], bool] = lambda: False
) -> list[tuple[sqlite3.Row, str, str]]:
    """Send what is due, each answer recorded before the next; (message, outcome, answer) of each that was tried.

    An address that doesn't answer is left alone for the rest of the pass, and nobody is told in their quiet hours.
    """
    subscriptions = {each.name: each for each in current(ledger.conn)}
    tried: list[tuple[sqlite3.Row, str, str]] = []
    silent: set[str] = set()
    for delivery in ledger.conn.execute(DUE, {"now": _iso(now)}).fetchall():
        if ending():
            break
        subscription = subscriptions.get(delivery["subscription"])
        if subscription is None or delivery["to"] not in subscription.terms.to:
            record(ledger, delivery, "given_up", "the subscription has ended", now)
            continue
        quiet = subscription.terms.quiet
        if delivery["to"] in silent or (quiet and quiet.holds(now, settings.zone)):
            continue
        try:
            outcome, answer = "sent", post(delivery)
        except (Undelivered, UsageError) as error:
            silent.add(delivery["to"])
            outcome, answer = "failed" if delivery["tried"] < len(PAUSES) else "given_up", str(error)
        record(ledger, delivery, outcome, answer, now)
        tried.append((delivery, outcome, answer))
    return tried


def record(ledger: Ledger, delivery: sqlite3.Row, outcome: str, answer: str, now: datetime) -> None:
    """What became of one attempt; what failed waits in the outbox until its pause is over."""
    again = _iso(now + PAUSES[min(delivery["tried"], len(PAUSES) - 1)]) if outcome == "failed" else None
    with ledger.writing():
        ledger.add("attempts", [{
            "delivery": delivery["id"], "number": delivery["tried"] + 1, "outcome": outcome, "answer": answer,
            "again_at": again, "at": _iso(now),
        }])  # fmt: skip
        ledger.conn.execute("DELETE FROM outbox WHERE delivery = ?", [delivery["id"]])
        if again:
            ledger.add("outbox", [{"delivery": delivery["id"], "again_at": again}])


def retry(ledger: Ledger, now: datetime) -> int:
    """Put what was given up, or waits for its next attempt, into the outbox for now; how many."""
    query = """SELECT d.id FROM deliveries d WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.delivery = d.id) OR
        (SELECT a.outcome FROM attempts a WHERE a.delivery = d.id ORDER BY a.number DESC LIMIT 1) = 'given_up'
            AND EXISTS (SELECT 1 FROM subscriptions s WHERE s.name = d.subscription)"""
    with ledger.writing():
        ids = [row[0] for row in ledger.conn.execute(query).fetchall()]
        for id in ids:
            ledger.conn.execute("DELETE FROM outbox WHERE delivery = ?", [id])
        ledger.add("outbox", [{"delivery": id, "again_at": _iso(now)} for id in ids])
    return len(ids)


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
