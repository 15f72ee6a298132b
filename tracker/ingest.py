"""Documents into the ledger: read and extracted on any core, recorded by one writer, then every stale company judged.

What goes wrong with one document is caught once, here: it is recorded with its reason and the run goes on.
Sources are recorded in the order in which they were given, whatever order the cores finish in. Neither the names of all
documents nor their texts are ever held at once. Readings that lie in Parquet are taken as they are.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import events
from events.types import Book, Reading
from tracker import archives, clock, cores, documents, parquet
from tracker.archives import STANDARD_INPUT
from tracker.cores import Spread
from tracker.documents import Document, Failure, Found, Listing, Options
from tracker.edgar.register import Held, hold
from tracker.errors import TrackerError
from tracker.facts import Facts, book_of, read_as
from tracker.known import Known, held
from tracker.ledger import Ledger, reading
from tracker.progress import Progress as Progress
from tracker.progress import quiet as quiet
from tracker.rows import month_day

MANY = 24  # sources from which on more than one core is worth its start

Read = tuple[Document, Reading | None]  # None where the ledger holds the document already
Result = Read | Failure | Listing


@dataclass(slots=True)
class Summary:
    """What a run of `ingest` did."""

    sources: int = 0
    read: int = 0  # documents that are new in the ledger
    known: int = 0  # documents that were there
    statements: int = 0
    refusals: int = 0
    judged: int = 0  # companies whose book was computed
    changed: int = 0  # companies whose book is another than before
    failed: list[Failure] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)  # indexes of EDGAR's, against the ledger


Holding = Path | Known | None  # the ledger whose documents need not be read again where it is near, else their ids


def extracted(source: str, options: Options, ledger: Holding = None, data: bytes | None = None) -> list[Result]:
    """Every document of a source with what it says; a failure in place of each one that cannot be read.

    `data` is what is behind the source where that is in memory already.
    """
    try:
        if data is None and archives.is_of_readings(source):
            return list(parquet.read(source))
        found = documents.read(source, options) if data is None else documents.read_bytes(data, source, options)
    except TrackerError as error:
        return [Failure(source, str(error).removeprefix(f"{source}: "))]
    except Exception as error:
        return [Failure(source, f"cannot be read: {type(error).__name__}: {error}")]
    return understood(found, source, ledger)


def understood(found: Sequence[Found], source: str, ledger: Holding = None) -> list[Result]:
    """Each document that was read with what it says."""
    known = _known(ledger, [each.filing.id for each in found if isinstance(each, Document)])
    results: list[Result] = []
    for each in found:
        if isinstance(each, (Failure, Listing)):
            results.append(each)
        elif each.filing.id in known:
            results.append((each, None))
        else:
            try:
                results.append((each, events.extract(each.text, each.filing)))
            except Exception as error:
                reason = f"cannot be understood: {type(error).__name__}: {error}"
                results.append(Failure(each.filing.source or source, reason))
    return results


def _known(ledger: Holding, filings: Sequence[str]) -> Container[str]:
    if isinstance(ledger, Known):
        return ledger
    if ledger is None or not filings:
        return ()
    with reading(ledger) as conn:
        return {id for id in filings if conn.execute("SELECT 1 FROM filings WHERE id = ?", [id]).fetchone()}


def extract_all(
    sources: Iterable[str], options: Options, ledger: Holding = None, workers: int | None = None,
    engine: Spread | None = None,
) -> Iterator[tuple[str, list[Result]]]:  # fmt: skip
    """Each source with its documents, in the order given; on all cores where there are many."""
    sources = iter(sources)
    first = list(islice(sources, MANY))
    spread = engine or cores.on(workers or (os.cpu_count() or 1 if len(first) == MANY else 1))
    # another process has no standard input of ours
    return spread(chain(first, sources), _extracted, (options, ledger), _died, lambda source: source == STANDARD_INPUT)


def _extracted(source: str, shared: tuple[Options, Holding]) -> list[Result]:
    return extracted(source, *shared)


def _died(source: str) -> list[Result]:
    return [Failure(source, "cannot be read: the reading process died, perhaps for lack of memory")]


def ingest(
    ledger: Ledger,
    paths: Iterable[str | Path],
    options: Options,
    progress: Progress = quiet,
    workers: int | None = None,
    engine: Spread | None = None,
) -> Summary:
    """Read these files, folders and archives into the ledger and judge what they concern; what came of it.

    With an engine the reading and the judging are done wherever it does them; only this process writes.
    """
    paths = list(paths)
    # it may lie among them, and to open it would let go of the locks that we hold on it
    own = {f"{os.path.abspath(ledger.path)}{end}" for end in ("", "-wal", "-shm", "-journal", ".lock")}
    # counted first where somebody looks on, so that what is left can be told
    total = sum(1 for _ in documents.sources(paths, own)) if progress is not quiet else 0
    summary, there = Summary(), ledger.path if ledger.path.exists() else None
    known = held(ledger.conn) if engine else there
    sources = documents.sources(paths, own)
    listings: list[Listing] = []  # to hold against what the others bring
    for source, results in extract_all(sources, options, known, workers, engine):
        summary.sources += 1
        for result in results:
            if isinstance(result, Listing):
                listings.append(result)
                continue
            if isinstance(result, Failure):
                ledger.record_failure(result.source, result.reason)
                summary.failed.append(result)
                continue
            document, found = result
            if ledger.record(document.filing, document.text, found or Reading()):
                summary.read += 1
                summary.statements += len(found.statements) if found else 0
                summary.refusals += len(found.refusals) if found else 0
            else:
                summary.known += 1
        progress(summary.sources, max(total, summary.sources), source)
    summary.held = [hold(ledger, listing, clock.now()) for listing in listings]
    judge(ledger, summary, progress, engine or (cores.on(workers) if workers else None))
    return summary


def judge(ledger: Ledger, summary: Summary, progress: Progress = quiet, engine: Spread | None = None) -> None:
    """Bring the book of every company that waits for it up to its facts, each in one transaction.

    What a company's facts amount to is worked out wherever the engine works, on all cores where many companies wait.
    """
    waiting = ledger.waiting()
    spread = engine or cores.on(os.cpu_count() or 1 if len(waiting) >= MANY else 1)
    gathered = _gathered(ledger, waiting, summary)
    for done, (facts, found) in enumerate(spread(gathered, _judged, None, _unjudged), 1):
        if isinstance(found, Book):
            changed = ledger.record_book(facts, found)
            if facts.filings:  # else it has become another company's: its book is that one's now
                summary.judged += 1
                summary.changed += changed
        else:  # its book stays as it was, and it waits
            summary.judged += 1
            summary.failed.append(Failure(_name(ledger, facts.company), found))
        progress(done, len(waiting), facts.company)


def _gathered(ledger: Ledger, waiting: Iterable[str], summary: Summary) -> Iterator[Facts]:
    for company in waiting:
        try:
            settle(ledger, company)
            facts = ledger.facts(company)
        except sqlite3.Error:
            raise
        except Exception as error:
            reason = f"cannot be judged: {type(error).__name__}: {error}"
            summary.failed.append(Failure(_name(ledger, company), reason))
            continue
        yield facts


def _judged(facts: Facts, shared: None) -> Book | str:
    if not facts.filings:
        return Book()
    try:
        return book_of(facts)
    except Exception as error:
        return f"cannot be judged: {type(error).__name__}: {error}"


def _unjudged(facts: Facts) -> Book | str:
    return "cannot be judged: the judging process died, perhaps for lack of memory"


def settle(ledger: Ledger, company: str) -> int:
    """Read anew the documents of a company that were read with another fiscal year's end than its documents tell."""
    changed = 0
    for filing in read_as(ledger.conn, company):
        if ledger.last_reading(filing.id)["year_end"] != month_day(filing.year_end):
            text = ledger.text(filing.id)
            changed += ledger.record_reading(filing, events.extract(text, filing))
    return changed


def _name(ledger: Ledger, company: str) -> str:
    return str(ledger.conn.execute("SELECT name FROM companies WHERE id = ?", [company]).fetchone()[0])
