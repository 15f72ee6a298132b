"""Ledgers in one, and one in parts by company: rows are carried as they are, and what is not settled is judged anew.

A unit of companies is carried whole, in one transaction with others. Carried twice, or broken off and begun again, it
is there once; what was parted and is merged again is what it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from events.types import Reading
from tracker import carrying, partners, rows
from tracker.errors import TrackerError, UsageError
from tracker.ingest import Summary, judge
from tracker.ledger import Ledger, reading
from tracker.printing import counted
from tracker.progress import Progress, quiet
from tracker.units import Unit, parts, units

TOGETHER = 500  # documents that are carried in one transaction, and more where a unit has more


@dataclass(slots=True)
class Merged:
    """What came of it."""

    documents: int = 0  # that are new in the ledger
    companies: int = 0
    judged: int = 0
    notes: list[str] = field(default_factory=list)  # what stands otherwise here, and was left


def merge(into: Ledger, sources: Sequence[Path], progress: Progress = quiet) -> Merged:
    """Have all that these ledgers hold, and judge anew the companies of which several of them know."""
    for source in sources:
        if source.resolve() == into.path.resolve():
            raise UsageError(f"{source} is the ledger itself; name others")
    readable(sources)
    done = Merged()
    for source in sources:
        with _beside(into, source):
            _carry(into, units_of(source), done, with_rest=True, progress=progress)
    settled = Summary()
    for (filing,) in into.conn.execute(carrying.STILL).fetchall():
        row = into.conn.execute("SELECT * FROM filings WHERE id = ?", [filing]).fetchone()
        into.record_reading(rows.filing_of(row), Reading())
    judge(into, settled, progress)
    done.judged = settled.judged
    done.notes += [f"{failure.source}: {failure.reason}" for failure in settled.failed]
    return done


def readable(sources: Sequence[Path]) -> None:
    """Fail, naming it, at the first of these that is no ledger."""
    for source in sources:
        with reading(source):
            pass


def units_of(path: Path) -> list[Unit]:
    """The units of a ledger's companies."""
    with reading(path) as conn:
        return units(conn)


def split(path: Path, count: int, to: Path, progress: Progress = quiet) -> list[tuple[Path, list[Unit]]]:
    """The ledger in so many others by ranges of companies, made or brought up to date; each with its units."""
    found = units_of(path)
    if count > len(found):
        raise TrackerError(
            f"{path}: has {counted(len(found), 'group')} of companies that stand alone, too few for {count} parts; "
            "companies that stand in each other's promises stay together"
        )
    made = [
        (to / f"{path.stem}-{number}-of-{count}{path.suffix}", part)
        for number, part in enumerate(parts(found, count), 1)
    ]
    for name, part in made:
        _check(name, part)
    placed: set[str] = set()  # messages that wait are sent from one part
    for number, (name, part) in enumerate(made):
        with Ledger(name) as ledger, _beside(ledger, path):
            _carry(ledger, part, Merged(), with_rest=number == 0, progress=progress, placed=placed)
            placed |= {row[0] for row in ledger.conn.execute("SELECT id FROM deliveries")}
    return made


def _check(name: Path, part: Iterable[Unit]) -> None:
    """Refuse a file that holds other companies than the part that it is to be."""
    if not name.exists():
        return
    own = {id for unit in part for id in unit.companies}
    with reading(name) as conn:
        for id, company in conn.execute("SELECT id, name FROM companies"):
            if id not in own:
                raise TrackerError(f"{name}: holds {company}, which is in another part now; give another --to FOLDER")


@contextmanager
def _beside(ledger: Ledger, source: Path) -> Iterator[None]:
    """While this holds the source can be read as `other` on the ledger's connection."""
    ledger.conn.execute("ATTACH ? AS other", [f"{source.absolute().as_uri()}?mode=ro"])
    try:
        for table in ("carried", "fresh"):
            ledger.conn.execute(f"CREATE TABLE temp.{table} (id TEXT PRIMARY KEY)")
        yield
    finally:
        for table in ("carried", "fresh"):
            ledger.conn.execute(f"DROP TABLE IF EXISTS temp.{table}")
        ledger.conn.execute("DETACH other")


def _carry(
    ledger: Ledger, found: Sequence[Unit], done: Merged, *, with_rest: bool, progress: Progress,
    placed: Iterable[str] = (),
) -> None:  # fmt: skip
    with ledger.writing():
        for table, which in carrying.SHARED.items():
            ledger.carry(table, which)
        for table in ("subscriptions", "looks"):
            done.notes += _turns(ledger, table)
    total, carried = len(found), 0
    for batch in _batches(found):
        with ledger.writing():
            known = [unit for unit in batch if _is_known(ledger.conn, unit)]
            whole = [unit for unit in batch if unit not in known]
            if whole:
                _name(ledger, whole)
                counts = {table: ledger.carry(table, which) for table, which in carrying.WHOLE.items()}
                done.documents += counts["filings"]
                done.notes += [*_turns(ledger, "followed"), *_turns(ledger, "registrants")]
                _wake(ledger, whole)
            for unit in known:
                _name(ledger, [unit])
                counts = {table: ledger.carry(table, which) for table, which in carrying.JOINED.items()}
                done.documents += counts["filings"]
                done.notes += [*_turns(ledger, "followed"), *_turns(ledger, "registrants")]
                if any(counts[table] for table in carrying.CHANGES):
                    _wake(ledger, [unit], all_of_them=True)
        done.companies += sum(len(unit.companies) for unit in batch)
        carried += len(batch)
        progress(carried, total, batch[-1].name)
    with ledger.writing():
        if with_rest:
            for table, which in carrying.REST.items():
                ledger.carry(table, which)
            for table in ("followed", "registrants"):
                done.notes += _turns(ledger, table, strangers=True)
        ledger.carry_waiting(carrying.WAITS, placed)


def _batches(found: Sequence[Unit]) -> Iterator[list[Unit]]:
    batch: list[Unit] = []
    for unit in found:
        if batch and sum(each.documents for each in batch) + unit.documents > TOGETHER:
            yield batch
            batch = []
        batch.append(unit)
    if batch:
        yield batch


def _name(ledger: Ledger, which: Iterable[Unit]) -> None:
    """Say which companies are carried next, and which of their documents are new here."""
    ledger.name("carried", (id for unit in which for id in unit.companies))
    fresh = f"""SELECT id FROM other.filings WHERE company IN {carrying.OWN}
        AND id NOT IN (SELECT id FROM main.filings)"""
    ledger.name("fresh", [row[0] for row in ledger.conn.execute(fresh)])


def _is_known(conn: sqlite3.Connection, unit: Unit) -> bool:
    """Whether something is here of a company that bears a name or a CIK of the unit's."""
    query = """SELECT 1 FROM other.companies o JOIN main.companies m ON m.folded = o.folded OR m.cik = o.cik
        WHERE o.id = ? LIMIT 1"""
    return any(conn.execute(query, [id]).fetchone() for id in unit.companies)


def _wake(ledger: Ledger, which: Iterable[Unit], *, all_of_them: bool = False) -> None:
    """Have the companies judged anew whose books may be others beside the companies that came."""
    conn, directory = ledger.conn, ledger.directory
    ids = {id for unit in which for id in unit.companies}
    if all_of_them:
        for id in sorted(ids):
            directory.relate(id)
            directory.describe(id)
    heads = {directory.head(id) for id in ids}
    woken = {other for head in heads for other in partners.naming(conn, head)} - heads
    actors = """SELECT DISTINCT s.actor FROM companies c JOIN filings f ON f.company = c.id
        JOIN statements s ON s.filing = f.id WHERE c.head = ?"""
    for head in heads:
        named = partners.heads(conn, head, (row[0] for row in conn.execute(actors, [head])))
        if all_of_them or set(named.values()) - heads:
            woken.add(head)
    directory.wait(sorted(woken))


def _turns(ledger: Ledger, table: str, *, strangers: bool = False) -> list[str]:
    """Add what another ledger says later than this one; what it says otherwise and earlier is told and left."""
    about = carrying.TURNS[table]
    which = ""
    if about == ("cik",):
        which = f"WHERE {carrying.REST['listed'] if strangers else carrying.WHOLE['listed']}"
    here: dict[tuple[str, ...], list[sqlite3.Row]] = {}
    for row in ledger.conn.execute(f"SELECT * FROM main.{table} {which} ORDER BY turn"):
        here.setdefault(tuple(row[name] for name in about), []).append(row)
    notes = []
    for row in ledger.conn.execute(f"SELECT * FROM other.{table} {which} ORDER BY turn").fetchall():
        there = here.setdefault(tuple(row[name] for name in about), [])
        said = {name: row[name] for name in row.keys() if name != "turn"}  # noqa: SIM118 - a Row iterates values
        if any(all(each[name] == value for name, value in said.items()) for each in there):
            continue
        if there and row["at"] <= there[-1]["at"]:
            notes.append(f"{table} {' '.join(row[name] for name in about)}: what held on {row['at'][:10]} was left")
            continue
        new = {**dict(row), "turn": there[-1]["turn"] + 1 if there else row["turn"]}
        ledger.add(table, [new])
        keys = [new[name] for name in (*about, "turn")]
        where = " AND ".join(f'"{name}" = ?' for name in (*about, "turn"))
        there.append(ledger.conn.execute(f"SELECT * FROM main.{table} WHERE {where}", keys).fetchone())
    return notes
