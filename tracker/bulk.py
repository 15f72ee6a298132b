"""What many documents say, as Parquet in a folder or at an address: one file a partition, each company in one of them.

Readers write what they read beside each other and nothing goes through one process; then each partition is put in
order. A run that is killed is begun again where it was: what was read by the same program and has not changed since is
not read again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any

from events.types import content_id
from tracker import documents, parquet, remote
from tracker.cores import Spread
from tracker.documents import Failure, Listing, Options
from tracker.errors import TrackerError
from tracker.fingerprint import fingerprint
from tracker.ingest import extracted
from tracker.partitions import Company, Moves, company_of, homes, moves, partition_of
from tracker.progress import Progress, quiet

BATCH = 64  # sources that are read together
PARTITIONS = 16
FAILED = "failed"
HALFWAY = ".read"  # the folder of what has been read and is not yet put in order

Batch = tuple[str, tuple[str, ...]]  # the name of what is made of it, and its sources
Told = tuple[tuple[Company, ...], tuple[int, ...]]  # whose the documents of a batch are, and the parts that it has
Made = tuple[str, int]  # a file of what was read, and its parts as the bits of a number: few bytes, for there are many


@dataclass(slots=True)
class Written:
    """What came of a run."""

    documents: int = 0
    statements: int = 0
    files: int = 0
    failed: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, or an address of one, in which files are written: each whole, or not at all."""

    path: str

    def system(self) -> tuple[Any, str]:
        """The file system of fsspec and the path in it."""
        address = self.path if remote.is_address(self.path) else f"file://{os.path.abspath(self.path)}"
        fs, path = remote.system(address)
        return fs, path.rstrip("/")

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file to write, that has its name once it is whole."""
        fs, path = self.system()
        unfinished = f"{path}/{os.path.dirname(name)}/.{os.path.basename(name)}-{os.getpid()}".replace("//", "/")
        fs.makedirs(os.path.dirname(f"{path}/{name}"), exist_ok=True)
        with fs.open(unfinished, "wb") as file:
            yield file
        fs.mv(unfinished, f"{path}/{name}")

    def has(self, name: str) -> bool:
        """Whether a file of this name is there, and so is whole."""
        fs, path = self.system()
        return bool(fs.exists(f"{path}/{name}"))

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder of it, in order."""
        fs, path = self.system()
        where = f"{path}/{folder}".rstrip("/")
        found = fs.find(where, maxdepth=1) if fs.isdir(where) else []
        return sorted(name for each in found if not (name := os.path.basename(each)).startswith("."))


def write(
    paths: Iterable[str], to: str, options: Options, spread: Spread, partitions: int = PARTITIONS,
    progress: Progress = quiet,
) -> Written:  # fmt: skip
    """Read these files, folders, archives and addresses, and have what they say in `to`; what came of it."""
    paths, place = list(paths), Place(to)
    parquet.arrow()
    ours = {f"{name}.parquet" for name in _names(partitions)}
    if other := [name for name in place.names("") if name not in ours]:
        raise TrackerError(
            f"{to}: holds {other[0]}, which a run into {partitions} partitions does not make; name a new folder"
        )
    total = -(-sum(1 for _ in documents.sources(paths)) // BATCH) if progress is not quiet else 0
    made, told = list[Made](), set[Company]()
    for done, ((name, _), found) in enumerate(
        spread(_batches(paths, options, partitions), _read, (place, options, partitions), _died), 1
    ):
        if isinstance(found, str):
            raise TrackerError(found)
        companies, numbers = found
        made.append((name, _marked(numbers)))
        told.update(companies)
        progress(done, max(total, done), name)
    written, shared = Written(), (place, partitions, made, homes(told))
    for done, (name, ordered) in enumerate(spread(_names(partitions), _order, shared, _lost), 1):
        if isinstance(ordered, str):
            raise TrackerError(ordered)
        documents_, statements, failures = ordered
        written.documents, written.statements = written.documents + documents_, written.statements + statements
        written.files += bool(documents_ or failures)
        written.failed += failures
        progress(done, partitions + 1, name)
    fs, path = place.system()
    if place.names(HALFWAY):
        fs.rm(f"{path}/{HALFWAY}", recursive=True)
    return written


def _names(partitions: int) -> list[str]:
    return [*(f"companies-{number:04d}-of-{partitions:04d}" for number in range(partitions)), FAILED]


def _marked(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in set(numbers))


def _batches(paths: Iterable[str], options: Options, partitions: int) -> Iterator[Batch]:
    """The sources in batches, each with a name that tells its place, its sources as they lie, and how they are read."""
    sources, number = iter(documents.sources(paths)), 0
    how = content_id(fingerprint(), repr(options), partitions)
    while batch := tuple(islice(sources, BATCH)):
        yield f"{number:08d}-{content_id(how, *batch, *_states(batch))}.parquet", batch
        number += 1


def _states(batch: Iterable[str]) -> Iterator[str]:
    """Of each file among these sources what is another when it has changed; an archive's once for all of a batch."""
    last = ""
    for source in batch:
        path, bang, _ = source.partition("!")
        if bang and not remote.is_address(source) and os.path.exists(source):
            path = source
        if path != last:
            yield remote.state(path)
        last = path


def _read(batch: Batch, shared: tuple[Place, Options, int]) -> Told | str:
    """Read a batch and write what it says, the documents of each partition as a part of one file.

    What comes back is whose the documents are, and which parts there are.
    """
    (name, sources), (place, options, partitions) = batch, shared
    if place.has(f"{HALFWAY}/{name}"):
        fs, path = place.system()
        with fs.open(f"{path}/{HALFWAY}/{name}", "rb") as file:
            return parquet.told(file)
    told = set[Company]()
    found: dict[int, list[dict[str, Any]]] = {number: [] for number in range(partitions + 1)}
    for source in sources:
        for result in extracted(source, options):
            if isinstance(result, Listing):
                result = Failure(result.source, "is an index of EDGAR's and no document; give it to `tracker ingest`")
            if isinstance(result, Failure):
                found[partitions].append(parquet.failure_row(result))
            else:
                document, reading = result
                assert reading is not None  # no ledger was named that might hold it
                told.add(company := company_of(document.filing))
                found[partition_of(*company, partitions)].append(parquet.row(document, reading))
    companies, tables = tuple(sorted(told)), {number: parquet.table(rows) for number, rows in found.items() if rows}
    with place.file(f"{HALFWAY}/{name}") as file:
        parquet.write_parts(file, tables, companies)
    return companies, tuple(tables)


def _died(batch: Batch) -> str:
    return f"the reading process died over one of {batch[1][0]} to {batch[1][-1]}; leave that one out"


Ordered = tuple[int, int, list[Failure]]


def _order(name: str, shared: tuple[Place, int, list[Made], dict[str, str]]) -> Ordered | str:
    """Put the documents of a partition, which lie in all that was read, into one file in order of company and day."""
    place, partitions, made, led = shared
    number = partitions if name == FAILED else int(name.split("-")[1])
    moving = Moves() if name == FAILED else moves(led, number, partitions)
    fs, path = place.system()
    found, wanted = [], _marked((number, *moving.coming))
    for each, numbers in made:
        if not numbers & wanted:
            continue
        with fs.open(f"{path}/{HALFWAY}/{each}", "rb") as file:
            found += parquet.part_of(file, number, without=moving.leaving)
            for other, names in moving.coming.items():
                found += parquet.part_of(file, other, only=names)
    whole = parquet.in_order(found)
    if whole.num_rows:
        with place.file(f"{name}.parquet") as file:
            parquet.write(file, parquet.cut(whole))
    if name == FAILED:
        return 0, 0, [Failure(row["source"], row["reason"]) for row in whole.select(["source", "reason"]).to_pylist()]
    return whole.num_rows, parquet.count(whole, "statements"), []


def _lost(name: str) -> Ordered | str:
    return f"the process that put {name} in order died, perhaps for lack of memory; take more --partitions"
