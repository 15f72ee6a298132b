"""Which companies `watch` looks for on EDGAR: rows that are only added; who was followed and is not any more, too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tracker.edgar import register
from tracker.edgar.client import ONCE, Client, Unavailable, identity
from tracker.edgar.fetching import Harvest, fetch
from tracker.edgar.register import Wanted
from tracker.errors import UsageError
from tracker.ledger import Ledger

UNMARKED = timedelta(minutes=5)  # between two looks at a list that EDGAR sends without a mark, so whole each time
REST = timedelta(minutes=10)  # after EDGAR has refused to answer: so long it keeps away who asks too fast
LAST = """SELECT f.* FROM followed f WHERE f.turn = (SELECT max(n.turn) FROM followed n WHERE n.cik = f.cik)
    AND f.forms IS NOT NULL ORDER BY f.cik"""
NEWEST = "SELECT max(filed_on) FROM listed WHERE cik = ?"


@dataclass(frozen=True, slots=True)
class Followed:
    """A company that is followed, and which of its filings are wanted."""

    cik: str
    wanted: Wanted


def current(conn: sqlite3.Connection) -> list[Followed]:
    """The companies that are followed, by CIK."""
    return [
        Followed(row["cik"], Wanted(tuple(row["forms"].split(",")), date.fromisoformat(row["since"])))
        for row in conn.execute(LAST)
    ]


def begin(conn: sqlite3.Connection, cik: str, today: date) -> date:
    """The day from which a company is followed where none was given: where the last listing ended, or today."""
    newest = conn.execute(NEWEST, [cik]).fetchone()[0]
    return min(today, date.fromisoformat(newest)) if newest else today


def follow(ledger: Ledger, cik: str, wanted: Wanted | None, now: datetime) -> bool:
    """Follow a company for these filings, or no longer (None); False where that was so."""
    with ledger.writing():
        last = {each.cik: each for each in current(ledger.conn)}.get(cik)
        if (last and last.wanted) == wanted:
            return False
        turn = ledger.conn.execute("SELECT count(*) FROM followed WHERE cik = ?", [cik]).fetchone()[0]
        ledger.add("followed", [{
            "cik": cik, "turn": turn, "forms": ",".join(wanted.forms) if wanted else None,
            "since": wanted.since.isoformat() if wanted else None, "at": now.isoformat(timespec="seconds"),
        }])  # fmt: skip
    return True


def named(conn: sqlite3.Connection, names: Sequence[str], ciks: Sequence[str]) -> None:
    """Fail at a name of which the ledger knows no CIK, saying who is followed."""
    for name, cik in zip(names, ciks, strict=True):
        if not cik:
            followed = ", ".join(each.cik for each in current(conn)) or "none"
            raise UsageError(f"{name!r} is no ticker that the ledger knows; name the CIK (followed: {followed})")


@dataclass(slots=True)
class Looks:
    """What `watch` remembers of EDGAR between two looks: its client, which counts the rate, and a rest after a no."""

    identity: str = ""
    client: Client | None = None
    rests: datetime | None = None
    unmarked: dict[str, datetime] = field(default_factory=dict)  # when such a list was looked at, by CIK

    def close(self) -> None:
        """Let go of the connections."""
        if self.client:
            self.client.close()
        self.client = None


def take_in(ledger: Ledger, looks: Looks, now: datetime, today: date, ending: Callable[[], bool]) -> Harvest | None:
    """Fetch and judge what is new of the companies that are followed; None where nothing was asked."""
    asked = [
        (each.cik, Wanted(each.wanted.forms, each.wanted.since, today))
        for each in current(ledger.conn)
        if each.wanted.since <= today and now - looks.unmarked.get(each.cik, now - UNMARKED) >= UNMARKED
    ]
    if not asked or (looks.rests and now < looks.rests):
        return None
    looks.client = looks.client or Client(identity(looks.identity), attempts=ONCE)
    try:
        harvest = fetch(ledger, looks.client, asked, ending=ending, now=now)
    except Unavailable as error:
        looks.rests = now + REST if error.ends else None
        raise
    looks.rests = now + REST if harvest.ended else None
    for cik, wanted in asked:  # those whose list could not be had are asked for less often too
        address = looks.client.hosts.submissions(cik)
        last = register.last_look(ledger.conn, address, wanted.asked)
        if not (last.etag or last.modified):
            looks.unmarked[cik] = now
    return harvest
