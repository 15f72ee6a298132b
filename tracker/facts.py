"""All that the ledger holds of one company, in an order that the order of ingestion cannot change."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from events.policy import POLICY
from events.types import Alias, Decision, Filing, Report, Statement, content_id
from tracker import rows
from tracker.views import stands

OF_COMPANY = "JOIN filings f ON f.id = x.filing JOIN companies c ON c.id = f.company WHERE c.head = ?"

FILINGS = "SELECT x.* FROM filings x JOIN companies c ON c.id = x.company WHERE c.head = ? ORDER BY x.said_on, x.id"
STATEMENTS = f"""SELECT x.* FROM statements x {OF_COMPANY} AND {stands("x")}
    ORDER BY f.said_on, f.id, x."start", x.timing_start, x.id"""
REPORTS = f'SELECT x.* FROM reports x {OF_COMPANY} AND {stands("x")} ORDER BY f.said_on, f.id, x."start", x.id'
ALIASES = f"SELECT x.* FROM aliases x {OF_COMPANY} AND {stands('x')} ORDER BY x.since, f.id, x.key"
REVIEWS = """SELECT x.* FROM reviews x JOIN companies c ON c.id = x.company WHERE c.head = ?
    ORDER BY x.decided_on, x.at, x.id"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a company's book is judged from. `hash` names exactly this: the same facts under the same policy."""

    company: str
    hash: str
    filings: tuple[Filing, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    aliases: tuple[Alias, ...]
    decisions: tuple[Decision, ...]
    said: dict[str, rows.Row]  # the row of each statement, by the statement's id


def gather(conn: sqlite3.Connection, company: str) -> Facts:
    """The facts of a company, whose id is that of its head."""
    filings, statements, reports, aliases, reviews = (
        conn.execute(query, [company]).fetchall() for query in (FILINGS, STATEMENTS, REPORTS, ALIASES, REVIEWS)
    )
    named = sorted(row["id"] for row in (*filings, *reviews))
    keyed = sorted(row["key"] for row in (*statements, *reports, *aliases))
    return Facts(
        company=company,
        hash=content_id(POLICY, *named, *keyed),
        filings=tuple(map(rows.filing_of, filings)),
        statements=tuple(map(rows.statement_of, statements)),
        reports=tuple(map(rows.report_of, reports)),
        aliases=tuple(map(rows.alias_of, aliases)),
        decisions=tuple(map(rows.decision_of, reviews)),
        said={row["id"]: dict(row) for row in statements},
    )
