"""Which companies of a ledger cannot be parted: those that share a name or a CIK, stand in each other's promises, or
whose documents bear on each other. What is judged of a company of a unit rests on the documents of the unit alone.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker import companies
from tracker.partners import SHORTEST

# companies that a promise, a passage or a newer version of a document ties to each other
TIED = """SELECT DISTINCT f.company, p.company FROM sightings s JOIN filings f ON f.id = s.filing
        JOIN predictions p ON p.id = s.prediction WHERE f.company <> p.company
    UNION SELECT f.company, p.company FROM predictions p JOIN filings f ON f.id = p.filing WHERE f.company <> p.company
    UNION SELECT old.company, new.company FROM replaced r JOIN filings old ON old.id = r.filing
        JOIN filings new ON new.id = r."by" WHERE old.company <> new.company
    UNION SELECT id, head FROM companies WHERE id <> head"""
ACTING = "SELECT DISTINCT f.company, s.actor FROM statements s JOIN filings f ON f.id = s.filing"


@dataclass(frozen=True, slots=True)
class Unit:
    """The rows of `companies` that stay together, their first name, their documents, and what the companies are called.

    A company may have several rows, one for each name and CIK, and is called as its head is.
    """

    name: str
    companies: tuple[str, ...]
    documents: int
    called: tuple[str, ...] = ()


def units(conn: sqlite3.Connection) -> list[Unit]:
    """All companies of a ledger in units, in order of name."""
    rows = conn.execute("SELECT id, head, name, folded, cik FROM companies").fetchall()
    joined = _Joined(row["id"] for row in rows)
    for key in ("folded", "cik"):
        first: dict[str, str] = {}
        for row in rows:
            if row[key]:
                joined.join(row["id"], first.setdefault(row[key], row["id"]))
    for one, other in conn.execute(TIED):
        joined.join(one, other)
    bearing = sorted((row["folded"], row["id"]) for row in rows)
    for company, actor in conn.execute(ACTING):
        for other in _called(companies.folded(actor), bearing):
            joined.join(company, other)
    documents = dict(conn.execute("SELECT company, count(*) FROM filings GROUP BY company").fetchall())
    names = {row["id"]: (row["folded"], row["name"]) for row in rows}
    together: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        together[joined.root(row["id"])].append(row["id"])
    heads = {row["id"] for row in rows if row["id"] == row["head"]}
    found = []
    for ids in together.values():
        least = min(names[id] for id in ids)
        called = tuple(name for _, name in sorted(names[id] for id in ids if id in heads))
        found.append((least, Unit(least[1], tuple(sorted(ids)), _sum(documents, ids), called)))
    return [unit for _, unit in sorted(found, key=lambda each: (each[0], each[1].companies))]


def _sum(documents: dict[str, int], ids: Iterable[str]) -> int:
    return sum(documents.get(id, 0) for id in ids)


def _called(name: str, bearing: list[tuple[str, str]]) -> Iterable[str]:
    """The companies that bear a name, or whose name begins with it: each of them decides whom the name leads to."""
    if not name:
        return
    for place in range(bisect_left(bearing, (name, "")), len(bearing)):
        folded, id = bearing[place]
        if folded == name or (len(name) >= SHORTEST and folded.startswith(f"{name} ")):
            yield id
        elif not folded.startswith(name):
            return


class _Joined:
    """Sets that are joined and never parted."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.above = {id: id for id in ids}

    def root(self, id: str) -> str:
        while self.above[id] != id:
            self.above[id] = id = self.above[self.above[id]]
        return id

    def join(self, one: str, other: str) -> None:
        self.above[self.root(one)] = self.root(other)


def parts(found: list[Unit], count: int) -> list[list[Unit]]:
    """The units in so many runs of about as many documents, none empty; fewer where there are fewer units.

    >>> [[u.name for u in part] for part in parts([Unit(n, (n,), d) for n, d in zip("abcd", (9, 1, 5, 5))], 2)]
    [['a', 'b'], ['c', 'd']]
    """
    made: list[list[Unit]] = []
    left, place = sum(unit.documents for unit in found), 0
    for number in range(min(count, len(found))):
        wanted, have = left / (count - number), 0.0
        part: list[Unit] = []
        rest = min(count, len(found)) - number - 1  # parts that each need a unit yet
        while place < len(found) - rest and (not part or have + found[place].documents / 2 <= wanted or not rest):
            part.append(found[place])
            have += found[place].documents
            place += 1
        left -= int(have)
        made.append(part)
    return made
