"""All that the ledger holds of one company, in an order that the order of ingestion cannot change.

Each document has the fiscal year's end that it is read with; each decision names the words as they are read today.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from events.judgement import judge
from events.reviews import passage
from events.types import Absent, Alias, Book, Decision, Filing, Report, Statement, content_id
from tracker import partners, rows, year_ends
from tracker.rows import Stored
from tracker.views import OF_FILING, in_force, missing, repeated, stands

FILINGS = f"""SELECT x.* FROM filings x JOIN companies c ON c.id = x.company
    WHERE c.head = :company AND {in_force("x")} AND {repeated("x")} IS NULL ORDER BY x.said_on, x.id"""
STATEMENTS = f"""SELECT x.* FROM statements x {OF_FILING} AND {stands("x")}
    ORDER BY f.said_on, f.id, x."start", x.timing_start, x.id"""
REPORTS = f'SELECT x.* FROM reports x {OF_FILING} AND {stands("x")} ORDER BY f.said_on, f.id, x."start", x.id'
ALIASES = f"SELECT x.* FROM aliases x {OF_FILING} AND {stands('x')} ORDER BY x.since, f.id, x.key"
REVIEWS = """SELECT x.* FROM reviews x JOIN companies c ON c.id = x.company WHERE c.head = :company
    ORDER BY x.decided_on, x.at, x.id"""
# each once, though several may have filed it together
ABSENT = f"""SELECT l.accession, l.filed_on, l.form FROM listed l
    WHERE l.cik IN (SELECT c.cik FROM companies c WHERE c.head = :company) AND {missing("l", ":company")}
    GROUP BY l.accession ORDER BY l.filed_on, l.accession"""
READINGS = f"SELECT count(*) FROM readings x {OF_FILING}"


class Said(dict[str, rows.Row]):
    """The row of each statement by its id; what was said of two regions at once is judged under an id for each."""

    def __missing__(self, id: str) -> rows.Row:
        if "-" not in id:
            raise KeyError(id)
        return self[id.partition("-")[0]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a company's book is judged from. `hash` names exactly this."""

    company: str
    hash: str
    filings: tuple[Filing, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    aliases: tuple[Alias, ...]
    decisions: tuple[Decision, ...]
    said: Said  # the row of each statement, by the statement's id
    readings: int  # how often its documents, and those of its partners, have been read
    elsewhere: tuple[tuple[Filing, Report], ...] = ()  # what its partners' documents report of what is in their hands
    absent: tuple[Absent, ...] = ()  # filings that EDGAR lists and the ledger lacks


def book_of(facts: Facts) -> Book:
    """What a company's facts amount to."""
    return judge(
        facts.filings,
        facts.statements,
        facts.reports,
        facts.aliases,
        facts.decisions,
        elsewhere=facts.elsewhere,
        absent=facts.absent,
    )


def gather(conn: sqlite3.Connection, company: str) -> Facts:
    """The facts of a company, whose id is that of its head."""
    filings = read_as(conn, company)
    read = {filing.id for filing in filings}
    statements, reports, aliases = (
        [dict(row) for row in conn.execute(query, {"company": company}) if row["filing"] in read]
        for query in (STATEMENTS, REPORTS, ALIASES)
    )
    return of_rows(conn, company, filings, statements, reports, aliases)


def read_as(conn: sqlite3.Connection, company: str) -> tuple[Filing, ...]:
    """A company's documents, each with the fiscal year's end that it has to be read with."""
    filings = [rows.filing_of(row) for row in conn.execute(FILINGS, {"company": company})]
    ends = year_ends.read_with(filings)
    return tuple(replace(filing, year_end=ends[filing.id]) for filing in filings)


def of_rows(
    conn: sqlite3.Connection,
    company: str,
    filings: tuple[Filing, ...],
    statements: list[rows.Row],
    reports: list[rows.Row],
    aliases: list[rows.Row],
) -> Facts:
    """The facts that these rows are, with the company's decisions."""
    said = Said((row["id"], row) for row in statements)
    reviews = [rows.decision_of(row) for row in conn.execute(REVIEWS, {"company": company})]
    decisions = tuple(_carried(conn, decision, said) for decision in reviews)
    absent = tuple(
        Absent(row["accession"], date.fromisoformat(row["filed_on"]), row["form"])
        for row in conn.execute(ABSENT, {"company": company})
    )
    read = (f"{filing.id} {rows.month_day(filing.year_end)}" for filing in filings)
    keyed = (row["key"] for row in (*statements, *reports, *aliases))
    known = tuple(map(rows.alias_of, aliases))
    elsewhere = partners.elsewhere(conn, company, statements, known)
    told = (rows.report_row(report)["key"] for _, report in elsewhere)
    decided = (f"{each.id} {each.statement} {each.other}" for each in decisions)
    return Facts(
        company=company,
        hash=rows.names((*read, *keyed, *told, *decided, *(f"{each.name} is absent" for each in absent))),
        filings=filings,
        statements=tuple(map(rows.statement_of, statements)),
        reports=tuple(map(rows.report_of, reports)),
        aliases=known,
        decisions=decisions,
        said=said,
        readings=readings(conn, company, statements),
        elsewhere=elsewhere,
        absent=absent,
    )


def readings(conn: sqlite3.Connection, company: str, statements: Iterable[Stored]) -> int:
    """How often the documents have been read that a company's book is made of."""
    own: int = conn.execute(READINGS, {"company": company}).fetchone()[0]
    return own + partners.readings(conn, company, {row["actor"] for row in statements})


def _carried(conn: sqlite3.Connection, decision: Decision, said: Mapping[str, Stored]) -> Decision:
    """A decision about words that are read under another id today, as one about that reading."""
    statement, other = (_now(conn, id, said) for id in (decision.statement, decision.other))
    if decision.action in ("confirm", "overrule") and other:
        sighted = 'SELECT filing, "start", "end" FROM sightings WHERE prediction = ? AND id = ? LIMIT 1'
        for filing, start, end in conn.execute(sighted, [decision.statement, other]):
            other = passage(filing, start, end)
    return replace(decision, statement=statement, other=other)


def _now(conn: sqlite3.Connection, id: str, said: Mapping[str, Stored]) -> str:
    if id and id not in said:
        for old in conn.execute("SELECT * FROM statements WHERE id = ? ORDER BY rowid DESC LIMIT 1", [id]):
            if now := same_words(old, said.values()):
                return str(now["id"])
    return id


def same_words(old: Stored, now: Iterable[Stored]) -> Stored | None:
    """Of the statements that are read today the one of the same time expression: of one kind and subject if it can be.

    >>> old = dict(filing="f", timing_start=9, kind="trial_start", subject="OR-7", start=0)
    >>> others = [old | dict(kind="data_readout"), old | dict(subject="OR-7 trial"), old | dict(timing_start=40)]
    >>> same_words(old, others)["subject"]
    'OR-7 trial'
    """
    place = (old["filing"], old["timing_start"])
    there = [each for each in now if (each["filing"], each["timing_start"]) == place]
    return min(
        there,
        key=lambda each: (
            each["kind"] != old["kind"], each["subject"] != old["subject"], abs(each["start"] - old["start"]),
            content_id(each["subject"], each["kind"]),
        ),
        default=None,
    )  # fmt: skip
