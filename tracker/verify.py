"""Whether a ledger is what it claims to be: everything that can be computed again is, and compared.

Ids and keys from the content they name, hashes from the texts, quotes at their offsets, what each document says from
its text, each company's book from its facts; and SQLite's own checks of pages, references and search.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import events
from events.judgement import judge as judge_facts
from events.types import Filing, content_id
from tracker import rows
from tracker.book import book_rows
from tracker.companies import folded
from tracker.facts import gather
from tracker.ledger import Ledger
from tracker.views import stands as standing

WITH_TEXT = "t.text, f.source FROM {table} x JOIN texts t ON t.filing = x.filing JOIN filings f ON f.id = x.filing"
SHOWN = 20  # faults of one check that are told; the rest are counted


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: how many of it, and what was found wrong."""

    what: str
    checked: int
    faults: tuple[str, ...] = ()


def verify(ledger: Ledger, progress: Callable[[str], None] = lambda what: None) -> Iterator[Check]:
    """Every check in turn, the cheap ones first."""
    for check in CHECKS:
        progress(check.__doc__ or "")
        yield check(ledger)


def _pages(ledger: Ledger) -> Check:
    """the file's pages and indexes"""
    found = [row[0] for row in ledger.conn.execute("PRAGMA integrity_check")]
    pages = ledger.conn.execute("PRAGMA page_count").fetchone()[0]
    return Check("pages of the file are sound", pages, () if found == ["ok"] else tuple(found))


def _references(ledger: Ledger) -> Check:
    """references between tables"""
    found = [f"{row[0]} row {row[1]} names a row of {row[2]} that is not there"
             for row in ledger.conn.execute("PRAGMA foreign_key_check")]  # fmt: skip
    tables = ledger.conn.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
    return Check("tables refer only to rows that exist", tables, tuple(found))


def _search(ledger: Ledger) -> Check:
    """the search index"""
    checked, faults = ledger.check_search()
    return Check("search indexes agree with what they index", checked, tuple(faults))


def _filings(ledger: Ledger) -> Check:
    """ids and hashes of the documents"""
    faults: list[str] = []
    checked = 0
    for row in ledger.conn.execute("SELECT f.*, t.text FROM filings f LEFT JOIN texts t ON t.filing = f.id"):
        checked += 1
        filing, text = rows.filing_of(row), row["text"]
        if text is None:
            faults.append(f"{filing.source}: its text is missing")
            continue
        if filing.sha256 != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
            faults.append(f"{filing.source}: its text is not the one that was hashed")
        if filing.id != content_id(folded(filing.company), filing.said_on.isoformat(), filing.sha256):
            faults.append(f"{filing.source}: its id {filing.id} is not that of its company, day and text")
        if row["characters"] != len(text):
            faults.append(f"{filing.source}: has {len(text)} characters, not {row['characters']}")
    return Check("documents have the id and the hash of their text", checked, tuple(faults))


def _keys(ledger: Ledger) -> Check:
    """keys of the facts and the book"""
    faults: list[str] = []
    checked = 0
    for table in ("statements", "refusals", "reports", "aliases", "profiles", "versions", "sightings", "verdicts"):
        for row in ledger.conn.execute(f"SELECT * FROM {table}"):
            checked += 1
            content = {name: row[name] for name in row.keys() if name != "key"}  # noqa: SIM118 - a Row iterates values
            if row["key"] != rows.keyed(table, content)["key"]:
                faults.append(f"{table} {row['key']}: its content is not the one that its key names")
    return Check("rows have the key of their content", checked, tuple(faults))


def _plain(words: str) -> str:
    return "".join(re.findall(r"[^\W_]+", words.casefold()))


def stands(text: str, start: int, end: int, quote: str) -> bool:
    """Whether the words of a quote stand at these offsets, in this order; noise between them may be left out.

    >>> stands("We plan a trial by late\\n - 4 -\\n2010.", 3, 35, "plan a trial by late 2010.")
    True
    """
    if not 0 <= start <= end <= len(text):
        return False
    place, there = 0, text[start:end].casefold()
    if _plain(quote) == _plain(there):
        return True
    for word in re.findall(r"[^\W_]+", quote.casefold()):
        found = there.find(word, place)
        if found < 0:
            return False
        place = found + len(word)
    return True


def _quotes(ledger: Ledger) -> Check:
    """quotes in their documents"""
    faults: list[str] = []
    checked = 0
    for table in ("statements", "refusals", "reports", "sightings"):
        for row in ledger.conn.execute(f"SELECT x.*, {WITH_TEXT.format(table=table)}"):
            checked += 1
            if not stands(row["text"], row["start"], row["end"], row["quote"]):
                faults.append(f"{row['source']}: {row['quote'][:80]!r} does not stand at {row['start']}-{row['end']}")
    for row in ledger.conn.execute(f"SELECT x.*, {WITH_TEXT.format(table='statements')}"):
        if not stands(row["text"], row["timing_start"], row["timing_end"], row["timing"]):
            faults.append(f"{row['source']}: the timing {row['timing']!r} does not stand at {row['timing_start']}")
    return Check("quotes stand in their documents at their offsets", checked, tuple(faults))


def _read_anew(ledger: Ledger) -> Check:
    """what the documents say, read anew"""
    faults: list[str] = []
    checked = 0
    for row in ledger.conn.execute("SELECT f.*, t.text FROM filings f JOIN texts t ON t.filing = f.id"):
        checked += 1
        filing = rows.filing_of(row)
        faults += _differs(ledger, filing, row["text"])
    return Check("documents read anew say the same", checked, tuple(faults))


def _differs(ledger: Ledger, filing: Filing, text: str) -> Iterator[str]:
    found = events.extract(text, filing)
    fresh: dict[str, Iterable[rows.Row]] = {
        "statements": map(rows.statement_row, found.statements),
        "reports": map(rows.report_row, found.reports),
        "refusals": map(rows.refusal_row, found.refusals),
        "aliases": map(rows.alias_row, found.aliases),
    }
    for table, now in fresh.items():
        query = f"SELECT x.key FROM {table} x WHERE x.filing = ? AND {standing('x')}"
        there = {row[0] for row in ledger.conn.execute(query, [filing.id])}
        keys = {row["key"] for row in now}
        if keys != there:
            yield f"{filing.source}: read anew, {len(there - keys)} {table} are gone and {len(keys - there)} are new"


def _books(ledger: Ledger) -> Check:
    """the book of each company, judged anew"""
    faults = [
        f"company {company}: its book waits to be judged; run `tracker ingest` again" for company in ledger.waiting()
    ]
    heads = [row[0] for row in ledger.conn.execute("SELECT id FROM companies WHERE id = head ORDER BY id")]
    for head in heads:
        facts = gather(ledger.conn, head)
        book = judge_facts(facts.filings, facts.statements, facts.reports, facts.aliases, facts.decisions)
        wanted = book_rows(facts, book)
        for table in ("profiles", "versions", "sightings", "verdicts"):
            keys, there = {row["key"] for row in wanted[table]}, ledger.standing(table, head)
            if keys != there:
                faults.append(
                    f"company {head}: judged anew, {len(there - keys)} {table} are gone and {len(keys - there)} are new"
                )
        spans = sorted(wanted["watched"], key=lambda span: (span["prediction"], span["since"]))
        if spans != ledger.watched(head):
            faults.append(f"company {head}: the days on which its predictions are watched are not those of its book")
    return Check("books are what the facts amount to", len(heads), tuple(faults))


CHECKS: Sequence[Callable[[Ledger], Check]] = (
    _pages, _references, _search, _filings, _keys, _quotes, _read_anew, _books,
)  # fmt: skip
