"""Which other companies' documents may be evidence for a company: those that its promises name as the ones who act.

A name leads to a company of the ledger that bears it, or to the only one whose name begins with it; an ambiguous name
leads to none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from events.names import Names, codes
from events.parties import short_name
from events.types import Alias, Filing, Report
from tracker import companies, rows
from tracker.views import OF_FILING, in_force, stands

# who names a company as the one who acts; the names are those under which a promise may speak of it
NAMED_BY = """SELECT DISTINCT c.head FROM json_each(?) n CROSS JOIN statements s ON s.actor = n.value
    CROSS JOIN filings f ON f.id = s.filing CROSS JOIN companies c ON c.id = f.company WHERE c.head <> ?"""
PRINTED = "SELECT name, folded FROM companies WHERE head = ?"
BEARERS = "SELECT DISTINCT head FROM companies WHERE folded = ?"
BEGINNING = "SELECT DISTINCT head FROM companies WHERE folded > ? AND folded < ? LIMIT 2"
DOCUMENTS = f"""SELECT x.* FROM filings x JOIN companies c ON c.id = x.company
    WHERE c.head = :company AND {in_force("x")} ORDER BY x.said_on, x.id"""
REPORTS = f"""SELECT x.* FROM reports x {OF_FILING} AND {stands("x")} AND x.bearing IN ('done', 'failed', 'stopped',
    'transferred', 'moved', 'undated') ORDER BY f.said_on, f.id, x."start", x.id"""
READINGS = f"SELECT count(*) FROM readings x {OF_FILING}"
SHORTEST = 4  # letters of a name that may stand for a longer one


def naming(conn: sqlite3.Connection, head: str) -> list[str]:
    """The companies whose promises may name this one as the one who acts."""
    names: set[str] = set()
    for row in conn.execute(PRINTED, [head]):
        words = short_name(row["name"]).split()
        names.update((row["name"], short_name(row["name"])))
        names.update(part for size in range(1, len(words)) if len(part := " ".join(words[:size])) >= SHORTEST)
    spelled = sorted(names | {name.upper() for name in names})
    return [row[0] for row in conn.execute(NAMED_BY, [json.dumps(spelled), head])]


def heads(conn: sqlite3.Connection, company: str, actors: Iterable[str]) -> dict[str, str]:
    """For each of these actors that is another company of the ledger the id of its head."""
    own = {row["folded"] for row in conn.execute(PRINTED, [company])}
    found: dict[str, str] = {}
    for actor in sorted(set(actors)):
        name = companies.folded(actor)
        if not name or any(name == each or each.startswith(f"{name} ") for each in own):
            continue
        bearers = [row[0] for row in conn.execute(BEARERS, [name])]
        if not bearers and len(name) >= SHORTEST:
            bearers = [row[0] for row in conn.execute(BEGINNING, [f"{name} ", f"{name}!"])]
        if len(bearers) == 1 and bearers[0] != company:
            found[actor] = bearers[0]
    return found


def elsewhere(
    conn: sqlite3.Connection, company: str, statements: Iterable[Mapping[str, object]], aliases: Iterable[Alias]
) -> tuple[tuple[Filing, Report], ...]:
    """What the documents of a company's partners report of the products that its promises leave to them."""
    said = list(statements)
    partners = heads(conn, company, (str(row["actor"]) for row in said))
    if not partners:
        return ()
    names = Names(aliases)
    wanted: dict[str, set[str]] = {}
    for row in said:
        if head := partners.get(str(row["actor"])):
            wanted.setdefault(head, set()).update(names.codes(str(row["subject"])))
    found: list[tuple[Filing, Report]] = []
    for head, products in sorted(wanted.items()):
        told = [row for row in conn.execute(REPORTS, {"company": head}) if _of(row["subject"], names) & products]
        documents = (
            {row["id"]: rows.filing_of(row) for row in conn.execute(DOCUMENTS, {"company": head})} if told else {}
        )
        found += [(documents[row["filing"]], rows.report_of(row)) for row in told if row["filing"] in documents]
    return tuple(found)


def _of(subject: str, names: Names) -> frozenset[str]:
    return names.codes(subject) | codes(subject)


def readings(conn: sqlite3.Connection, company: str, actors: Iterable[str]) -> int:
    """How often the documents of a company's partners have been read."""
    there = set(heads(conn, company, actors).values())
    return sum(conn.execute(READINGS, {"company": head}).fetchone()[0] for head in sorted(there))
