"""What the ledger holds of EDGAR: companies as it tells of them, filings that it lists, and which of these are lacking.

A listing is recorded in one transaction with what EDGAR wants to hear at the next look, so nothing can fall between.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from events.types import content_id
from tracker import rows
from tracker.edgar import forms
from tracker.edgar.indexes import Entry, Listing
from tracker.edgar.submissions import Registrant
from tracker.fingerprint import fingerprint
from tracker.ledger import Ledger

HEAD = "SELECT c.head FROM companies c WHERE c.cik = ? LIMIT 1"
OF_HEAD = f"FROM companies c JOIN filings f ON f.company = c.id WHERE c.head = ({HEAD})"
LACKING = """SELECT l.*, (SELECT count(*) FROM fetches t WHERE t.accession = l.accession) AS tries,
        (SELECT max(t.at) FROM fetches t WHERE t.accession = l.accession) AS last
    FROM listed l WHERE l.cik = :cik AND l.filed_on BETWEEN :since AND :until
        AND NOT EXISTS (SELECT 1 FROM filings f WHERE f.accession = l.accession)
        AND NOT EXISTS (SELECT 1 FROM fetches t WHERE t.accession = l.accession
            AND (t.outcome = 'read' OR t.outcome = 'unread' AND t.program = :program))"""
LISTED = "SELECT accession, form FROM listed WHERE cik = ? AND filed_on BETWEEN ? AND ?"
LONGEST = timedelta(days=1)  # between two tries for a filing that could not be had, where nobody waits for it


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which filings are asked for: their forms and the days between which they were filed, both inclusive."""

    forms: tuple[str, ...] = forms.FORMS
    since: date = date.min
    until: date = date.max

    def __contains__(self, entry: Entry) -> bool:
        return self.since <= entry.filed_on <= self.until and forms.covers(self.forms, entry.form)

    @property
    def asked(self) -> str:
        """The same in words: what a look at a listing was for."""
        return f"{','.join(self.forms)} {self.since.isoformat()}..{self.until.isoformat()}"


@dataclass(frozen=True, slots=True)
class Look:
    """What EDGAR wants to hear when it is asked whether a file has changed since it was looked at last."""

    address: str
    asked: str
    etag: str = ""
    modified: str = ""


def last_look(conn: sqlite3.Connection, address: str, asked: str) -> Look:
    """The last look at a file for the same filings; one that knows nothing where there was none."""
    query = "SELECT * FROM looks WHERE address = ? AND asked = ? ORDER BY turn DESC LIMIT 1"
    row = conn.execute(query, [address, asked]).fetchone()
    return Look(address, asked, row["etag"] or "", row["modified"] or "") if row else Look(address, asked)


def record_listing(
    ledger: Ledger,
    entries: Iterable[Entry],
    listed_in: str,
    now: datetime,
    registrant: Registrant | None = None,
    look: Look | None = None,
) -> int:
    """Filings that EDGAR lists, with what it tells of the company, in one transaction; how many were not listed yet."""
    at = now.isoformat(timespec="seconds")
    new = [
        {
            "accession": entry.accession, "cik": entry.cik, "form": entry.form,
            "filed_on": entry.filed_on.isoformat(),
            "period_end": entry.period_end.isoformat() if entry.period_end else None,
            "accepted": entry.accepted or None, "listed_in": listed_in, "at": at,
        }
        for entry in entries
    ]  # fmt: skip
    with ledger.writing():
        if registrant:
            _tell(ledger, registrant, at)
        added = ledger.add("listed", new)
        if added:
            _wait(ledger, {str(row["cik"]) for row in new})
        # without a mark there is nothing to ask by, and the same mark is known
        if look and (look.etag or look.modified) and look != last_look(ledger.conn, look.address, look.asked):
            query = "SELECT count(*) FROM looks WHERE address = ? AND asked = ?"
            turn = ledger.conn.execute(query, [look.address, look.asked]).fetchone()[0]
            ledger.add("looks", [{
                "address": look.address, "asked": look.asked, "turn": turn, "etag": look.etag or None,
                "modified": look.modified or None, "at": at,
            }])  # fmt: skip
    return added


def _wait(ledger: Ledger, ciks: Iterable[str]) -> None:
    """Have the companies judged anew of which there are documents: what is missing has changed."""
    for cik in ciks:
        if ledger.conn.execute(f"SELECT 1 {OF_HEAD} LIMIT 1", [cik]).fetchone():
            ledger.directory.wait([ledger.conn.execute(HEAD, [cik]).fetchone()[0]])


def _tell(ledger: Ledger, told: Registrant, at: str) -> None:
    """What EDGAR tells of a company: a new turn where it is another than it was, and its former names."""
    said = {
        "name": told.name, "tickers": json.dumps(told.tickers),
        "year_end": rows.month_day(told.year_end) if told.year_end else None, "sic": told.sic or None,
        "industry": told.industry or None,
    }  # fmt: skip
    last = ledger.conn.execute("SELECT * FROM registrants WHERE cik = ? ORDER BY turn DESC LIMIT 1", [told.cik])
    row = last.fetchone()
    if row is None or any(row[name] != value for name, value in said.items()):
        ledger.add("registrants", [{"cik": told.cik, "turn": row["turn"] + 1 if row else 0, **said, "at": at}])
    former = [
        {"cik": told.cik, "name": each.name, "since": each.since.isoformat() if each.since else None,
         "until": each.until.isoformat() if each.until else None}
        for each in told.former_names
    ]  # fmt: skip
    ledger.add(
        "former_names", [{"key": content_id("former name", *map(str, each.values())), **each} for each in former]
    )


def name_companies(ledger: Ledger, ciks: Iterable[str]) -> None:
    """Let the companies of which there are documents be known by the names that EDGAR gives them, former ones too.

    A document without a number of EDGAR's that bears a former name is then one of the company's.
    """
    names = """SELECT name FROM registrants WHERE cik = :cik UNION SELECT name FROM former_names WHERE cik = :cik
        ORDER BY name"""
    for cik in ciks:
        with ledger.writing():
            if ledger.conn.execute(f"SELECT 1 {OF_HEAD} LIMIT 1", [cik]).fetchone():
                for row in ledger.conn.execute(names, {"cik": cik}).fetchall():
                    ledger.directory.known_as(row["name"], cik)


def last_told(conn: sqlite3.Connection, cik: str) -> sqlite3.Row | None:
    """What EDGAR told of a company last."""
    row: sqlite3.Row | None = conn.execute(
        "SELECT * FROM registrants WHERE cik = ? ORDER BY turn DESC LIMIT 1", [cik]
    ).fetchone()
    return row


def of_ticker(conn: sqlite3.Connection, ticker: str) -> str:
    """The CIK of a ticker as EDGAR told it last, "" where it has not."""
    query = """SELECT r.cik FROM registrants r, json_each(r.tickers) t WHERE t.value = ?
        AND r.turn = (SELECT max(n.turn) FROM registrants n WHERE n.cik = r.cik)"""
    row = conn.execute(query, [ticker.upper()]).fetchone()
    return str(row[0]) if row else ""


def counted(conn: sqlite3.Connection, ciks: Iterable[str], wanted: Wanted) -> int:
    """How many filings of these companies are listed and asked for."""
    days = [wanted.since.isoformat(), wanted.until.isoformat()]
    found = (row for cik in ciks for row in conn.execute(LISTED, [cik, *days]))
    return len({row["accession"] for row in found if forms.covers(wanted.forms, row["form"])})


def lacking(
    conn: sqlite3.Connection, ciks: Sequence[str], wanted: Wanted, now: datetime | None = None, *, again: bool = False
) -> list[Entry]:
    """The filings that are listed, asked for and not in the ledger, in the order in which they were filed.

    One that this very program could not read is left out, but where it is to be asked for `again`. With `now` those
    are left out that were tried lately: after each failure it takes twice as long.
    """
    found: dict[str, Entry] = {}
    program = None if again else fingerprint()
    for cik in ciks:
        days = {"cik": cik, "since": wanted.since.isoformat(), "until": wanted.until.isoformat(), "program": program}
        for row in conn.execute(LACKING, days):
            if not forms.covers(wanted.forms, row["form"]) or (now and _rests(row, now)):
                continue
            entry = Entry(
                row["accession"], cik, row["form"], date.fromisoformat(row["filed_on"]), accepted=row["accepted"] or ""
            )
            found.setdefault(entry.accession, entry)
    return sorted(found.values(), key=lambda each: (each.filed_on, each.accepted, each.accession))


def tried(conn: sqlite3.Connection, accessions: Iterable[str]) -> set[str]:
    """Those of these filings that have been asked for."""
    query = "SELECT 1 FROM fetches WHERE accession = ? LIMIT 1"
    return {accession for accession in accessions if conn.execute(query, [accession]).fetchone()}


def _rests(row: sqlite3.Row, now: datetime) -> bool:
    if not row["last"]:
        return False
    return now < datetime.fromisoformat(row["last"]) + min(timedelta(minutes=2 ** min(row["tries"], 11)), LONGEST)


def record_fetch(ledger: Ledger, accession: str, outcome: str, reason: str, documents: int, now: datetime) -> None:
    """What came of asking for a filing, within the caller's transaction."""
    number = ledger.conn.execute("SELECT count(*) FROM fetches WHERE accession = ?", [accession]).fetchone()[0]
    ledger.add("fetches", [{
        "accession": accession, "number": number + 1, "outcome": outcome, "reason": reason or None,
        "documents": documents, "at": now.isoformat(timespec="seconds"), "program": fingerprint(),
    }])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """An index held against the ledger: its filings of companies that the ledger knows, and those that are lacking."""

    source: str
    listed: int
    lacking: tuple[str, ...]  # in words


def hold(ledger: Ledger, listing: Listing, now: datetime) -> Held:
    """Record what an index lists of the companies that the ledger knows, and say what of that it lacks."""
    known = {row[0] for row in ledger.conn.execute("SELECT DISTINCT cik FROM companies WHERE cik IS NOT NULL")}
    own = [entry for entry in listing.entries if entry.cik in known]
    record_listing(ledger, own, listing.source, now)
    query = "SELECT accession, company_name FROM missing_filings WHERE cik = ?"
    names = {row[0]: row[1] for cik in {entry.cik for entry in own} for row in ledger.conn.execute(query, [cik])}
    told = (
        f"{names[entry.accession]}: {entry.form} of {entry.filed_on} ({entry.accession})"
        for entry in sorted(own, key=lambda each: (each.filed_on, each.accession))
        if entry.accession in names
    )
    return Held(listing.source, len(own), tuple(dict.fromkeys(told)))


def tickers(told: sqlite3.Row | None) -> list[str]:
    """The tickers of a company, the main one first."""
    return [str(each) for each in json.loads(told["tickers"])] if told else []
