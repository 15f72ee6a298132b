"""Whether a ledger is what it claims to be: everything that can be computed again is, and compared.

Ids and keys from the content they name, hashes from the texts, quotes at their offsets, what was read and judged; and
SQLite's own checks of pages, references and search. That newer rules read differently is told, and is no fault.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from events.types import content_id
from tracker import rows
from tracker.book import watched
from tracker.companies import folded
from tracker.differences import BOOK
from tracker.facts import gather
from tracker.ledger import Ledger
from tracker.opening import told
from tracker.printing import counted
from tracker.reread import companies, difference, read_anew
from tracker.views import stands as standing

FACTS = ("statements", "refusals", "reports", "aliases")
OF_BOOK = """SELECT x.prediction, x.* FROM companies c JOIN predictions p ON p.company = c.id
    JOIN {table} x ON x.prediction = p.id WHERE c.head = ? AND {stands} ORDER BY x.prediction, x.place"""
CHAINS, RULED = (OF_BOOK.format(table=table, stands=standing("x")) for table in ("versions", "verdicts"))
WITH_TEXT = "t.text, f.source FROM {table} x JOIN texts t ON t.filing = x.filing JOIN filings f ON f.id = x.filing"
SHOWN = 20  # faults of one check that are told; the rest are counted


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked: how many of it, and what was found wrong."""

    what: str
    checked: int
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # what is worth knowing and no fault


def verify(ledger: Ledger, progress: Callable[[str], None] = lambda what: None) -> Iterator[Check]:
    """Every check in turn, the cheap ones first."""
    for check in CHECKS:
        progress(check.__doc__ or "")
        try:
            yield check(ledger)
        except sqlite3.DatabaseError as error:  # the file is damaged: what else is sound is still of interest
            yield Check(f"{check.__doc__} can be read", 0, (told(error),))


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
    for key, named in _former_names(ledger):
        checked += 1
        if key != named:
            faults.append(f"former_names {key}: its content is not the one that its key names")
    return Check("rows have the key of their content", checked, tuple(faults))


def _former_names(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for row in ledger.conn.execute("SELECT key, cik, name, since, until FROM former_names"):
        yield row["key"], content_id("former name", *(str(row[name]) for name in ("cik", "name", "since", "until")))


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


def _readings(ledger: Ledger) -> Check:
    """what was read from the documents"""
    faults: list[str] = []
    filings = 0
    for row in ledger.conn.execute("SELECT id, source FROM filings ORDER BY said_on, id"):
        filings += 1
        last = ledger.last_reading(row["id"])
        if last is None:
            faults.append(f"{row['source']}: nothing tells how it was read")
        elif last["facts"] and last["facts"] != rows.names(_said(ledger, row["id"])):
            faults.append(f"{row['source']}: what stands is not what was read from it; rows were taken away or added")
    return Check("documents have all that was read from them", filings, tuple(faults))


def _said(ledger: Ledger, filing: str) -> Iterator[str]:
    for table in FACTS:
        yield from (row["key"] for row in ledger.said(table, filing))


def _books(ledger: Ledger) -> Check:
    """the book of each company"""
    waiting = ledger.waiting()
    faults = [
        f"company {company}: its book waits to be judged; run `tracker ingest` or `tracker reread --apply` again"
        for company in waiting
    ]
    heads = [row[0] for row in ledger.conn.execute("SELECT id FROM companies WHERE id = head ORDER BY id")]
    for head in heads:
        last = ledger.last_judging(head)
        if last and last["book"]:  # an older program left no hash
            if last["book"] != rows.names(key for table in BOOK for key in ledger.standing(table, head)):
                faults.append(f"company {head}: its book is not the one that was judged; rows were taken away or added")
            if last["facts"] != gather(ledger.conn, head).hash and head not in waiting:
                faults.append(f"company {head}: its facts are not those on which its book rests")
        if ledger.watched(head) != _watched(ledger, head):
            faults.append(f"company {head}: the days on which its predictions are watched are not those of its book")
    return Check("books are those that were judged", len(heads), tuple(faults))


def _watched(ledger: Ledger, head: str) -> list[rows.Row]:
    """The spans that the rows of a company's book amount to."""
    chains, ruled = (
        {prediction: list(found) for prediction, found in groupby(ledger.conn.execute(query, [head]), itemgetter(0))}
        for query in (CHAINS, RULED)
    )
    spans = [span for prediction, chain in chains.items() for span in watched(chain, ruled.get(prediction, []))]
    return sorted(spans, key=lambda span: (span["prediction"], span["since"]))


def _today(ledger: Ledger) -> Check:
    """what today's rules make of the documents"""
    documents = read = judged = 0
    faults: list[str] = []
    for company, anew in read_anew(ledger, companies(ledger.conn)):
        try:
            if isinstance(anew, Exception):
                raise anew
            found = difference(ledger, company, anew)
        except Exception as error:  # of a ledger that somebody has been at anything may be missing
            faults.append(f"company {company}: cannot be compared: {type(error).__name__}: {error}")
            continue
        documents, read, judged = documents + found.documents, read + len(found.readings), judged + found.judged
    note = (
        f"{read:,} of {counted(documents, 'document')} read differently under today's rules, and "
        f"{counted(judged, 'book')} would be {'another' if judged == 1 else 'others'}: `tracker reread {ledger.path}` "
        "shows what would change"
    )
    notes = (note,) if read or judged else ()
    return Check("documents and books compared with today's rules", documents, tuple(faults), notes)


CHECKS: Sequence[Callable[[Ledger], Check]] = (
    _pages, _references, _search, _filings, _keys, _quotes, _readings, _books, _today,
)  # fmt: skip
