"""The ledger's own texts read with today's rules: what would change is told before it is written; nothing is deleted.

Better readings are added, those that fell are named in `retired`, each document in one transaction; then the companies
are judged anew. What is written twice, or broken off and begun again, is written once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import events
from events.types import Filing, Reading
from tracker import differences, facts, rows
from tracker.book import book_rows
from tracker.cores import spread
from tracker.differences import Change
from tracker.errors import TrackerError
from tracker.facts import book_of
from tracker.ingest import MANY, Summary, judge
from tracker.ledger import Ledger
from tracker.progress import Progress, quiet

Anew = tuple[Filing, Reading]


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading a company's documents with today's rules would change."""

    company: str  # id of its head
    documents: int  # that were read
    readings: tuple[Anew, ...]  # of the documents that read differently
    changes: tuple[Change, ...]
    judged: bool  # whether its book would be another


def companies(conn: sqlite3.Connection) -> list[str]:
    """The ids of all companies that have documents."""
    query = """SELECT h.id FROM companies h WHERE h.id = h.head AND EXISTS (
        SELECT 1 FROM companies c JOIN filings f ON f.company = c.id WHERE c.head = h.id) ORDER BY h.name, h.id"""
    return [row[0] for row in conn.execute(query)]


def read_anew(
    ledger: Ledger, wanted: Iterable[str], workers: int | None = None
) -> Iterator[tuple[str, dict[Filing, Reading] | Exception]]:
    """Each company with its documents as today's rules read them, or why one of them cannot be read."""
    wanted = list(wanted)
    if workers is None:
        query = "SELECT count(*) FROM filings f JOIN companies c ON c.id = f.company WHERE c.head = ?"
        documents = sum(ledger.conn.execute(query, [company]).fetchone()[0] for company in wanted)
        workers = os.cpu_count() or 1 if documents >= MANY else 1
    wrong: dict[str, Exception] = {}
    read = groupby(spread(_texts(ledger, wanted, wrong), _extract, None, workers, _died), lambda each: each[0][0])
    at = next(read, None)
    for company in wanted:
        found: dict[Filing, Reading] = {}
        if at is not None and at[0] == company:
            for (_, filing, _), reading in at[1]:
                if isinstance(reading, str):
                    wrong[company] = TrackerError(f"{filing.source}: {reading}; it is left as it was read before")
                else:
                    found[filing] = reading
            at = next(read, None)
        yield company, wrong.get(company, found)


def _texts(ledger: Ledger, wanted: Iterable[str], wrong: dict[str, Exception]) -> Iterator[tuple[str, Filing, str]]:
    """The texts of these companies; what is wrong with the rows of one is noted before the next one's come."""
    for company in wanted:
        try:
            for filing in facts.read_as(ledger.conn, company):
                yield company, filing, ledger.text(filing.id)
        except Exception as error:  # of a ledger that somebody has been at anything may be missing
            wrong[company] = error


def _extract(document: tuple[str, Filing, str], shared: None) -> Reading | str:
    _, filing, text = document
    try:
        return events.extract(text, filing)
    except Exception as error:
        return f"cannot be understood: {type(error).__name__}: {error}"


def _died(document: tuple[str, Filing, str]) -> str:
    return "the reading process died, perhaps for lack of memory"


def differs(ledger: Ledger, filing: Filing, found: Reading) -> bool:
    """Whether this is another reading of a document than the one that stands."""
    return any(
        {row["key"] for row in said} != {row["key"] for row in ledger.said(table, filing.id)}
        for table, said in rows.reading_rows(found).items()
    )


def difference(ledger: Ledger, company: str, found: dict[Filing, Reading]) -> Difference:
    """What a company's documents, read anew, would change of what stands in the ledger."""
    other = tuple((filing, reading) for filing, reading in found.items() if differs(ledger, filing, reading))
    now = _facts(ledger.conn, company, found)
    wanted = book_rows(now, book_of(now))
    keys = {row["key"] for table in differences.BOOK for row in wanted[table]}
    standing = {key for table in differences.BOOK for key in ledger.standing(table, company)}
    changes = (
        *(change for filing, reading in other for change in differences.of_reading(ledger, filing, reading)),
        *(differences.of_book(ledger.conn, company, now, wanted) if keys != standing else ()),
    )
    return Difference(company, len(found), other, changes, keys != standing)


def _facts(conn: sqlite3.Connection, company: str, found: dict[Filing, Reading]) -> facts.Facts:
    """The facts of a company as they would be gathered once these readings were in the ledger."""
    said_on = {filing.id: filing.said_on.isoformat() for filing in found}
    said: dict[str, list[rows.Row]] = {"statements": [], "refusals": [], "reports": [], "aliases": []}
    for reading in found.values():
        for table, new in rows.reading_rows(reading).items():
            said[table] += {row["key"]: row for row in new}.values()

    def place(row: rows.Row) -> tuple[object, ...]:
        return said_on[row["filing"]], row["filing"], row["start"], row.get("timing_start", 0), row["id"]

    statements, reports = (sorted(said[table], key=place) for table in ("statements", "reports"))
    aliases = sorted(said["aliases"], key=lambda row: (row["since"], row["filing"], row["key"]))
    return facts.of_rows(conn, company, tuple(found), statements, reports, aliases)


def differences_of(
    ledger: Ledger, wanted: Iterable[str], workers: int | None = None, progress: Progress = quiet
) -> Iterator[Difference]:
    """For each of these companies what would change."""
    wanted = list(wanted)
    for done, (company, found) in enumerate(read_anew(ledger, wanted, workers), 1):
        if isinstance(found, Exception):
            raise found
        yield difference(ledger, company, found)
        progress(done, len(wanted), company)


def apply(ledger: Ledger, found: Difference) -> Summary:
    """Write what would change for a company, and judge it where its facts or its verdicts are others."""
    for filing, reading in found.readings:
        ledger.record_reading(filing, reading)
    if found.judged or found.readings:
        ledger.wait(found.company)
    summary = Summary()
    judge(ledger, summary)
    return summary
