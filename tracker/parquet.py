"""What documents say as Parquet: a row for each document, with its text and all that was found in it as lists of rows.

The columns are those of the ledger's tables of facts, so that reading a file into a ledger gives what reading the
documents gives. A file is read in parts, its row groups. Needs pyarrow, of the extra `cluster`.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from events.types import Reading
from tracker import companies, remote, rows
from tracker.companies import folded
from tracker.errors import DocumentError
from tracker.partitions import Company

if TYPE_CHECKING:
    from tracker.documents import Document, Failure

MAGIC = b"PAR1"
TOGETHER = 64  # documents of one row group
SAID = ("statements", "refusals", "reports", "aliases")
NAMED = ("id", "source", "reason")  # what a document, or one that could not be read, is told from others by
_PART = re.compile(r"documents-(\d{6})")
_TYPES = {"TEXT": "string", "INTEGER": "int64", "REAL": "float64"}


def arrow(name: str = "pyarrow") -> Any:
    """A module of pyarrow, or an error that says how to come by it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise DocumentError(f"Parquet needs pyarrow, which is not installed; {remote.EXTRA}") from error


def is_part(name: str) -> bool:
    """Whether this is the name of a part of a file, as `parts` gives it."""
    return bool(_PART.fullmatch(name))


def parts(path: str) -> Iterator[str]:
    """The names of a file's parts, in order."""
    with remote.opened(path) as file:
        yield from (f"documents-{group:06d}" for group in range(_opened(file, path).num_row_groups))


def read(source: str) -> Iterator[tuple[Document, Reading] | Failure]:
    """The documents of a part, each with what it was found to say; what could not be read, with its reason."""
    path, _, part = source.partition("!")
    with remote.opened(path) as file:
        found = _opened(file, path).read_row_group(int(part.rpartition("-")[2])).to_pylist()
    yield from map(value, found)


def _opened(file: IO[bytes], path: str) -> Any:
    try:
        opened = arrow("pyarrow.parquet").ParquetFile(file)
    except ValueError as error:  # ArrowInvalid is one
        raise DocumentError(
            f"{path}: the file is broken or breaks off ({str(error).lower()}); make it again"
        ) from error
    if lacking := [name for name in ("sha256", "text", *SAID) if name not in opened.schema_arrow.names]:
        raise DocumentError(
            f"{path}: is Parquet of something else, without {', '.join(lacking)}; `tracker extract --to FOLDER` makes "
            "such as can be read"
        )
    return opened


def row(document: Document, found: Reading) -> rows.Row:
    """A document as a row."""
    filing = document.filing
    company = companies.identity(filing.company, filing.cik)
    said = rows.filing_row(filing, company, len(document.text))
    return {**said, "text": document.text, **rows.reading_rows(found), "reason": None}


def failure_row(failure: Failure) -> rows.Row:
    """What could not be read as a row: without an id, with a reason."""
    return {"source": failure.source, "reason": failure.reason}


def value(row: rows.Row) -> tuple[Document, Reading] | Failure:
    """The document of a row with what it says."""
    from tracker.documents import Document, Failure

    if row["reason"] is not None:
        return Failure(row["source"], row["reason"])
    found = Reading(
        tuple(map(rows.statement_of, row["statements"])),
        tuple(map(rows.refusal_of, row["refusals"])),
        tuple(map(rows.report_of, row["reports"])),
        tuple(map(rows.alias_of, row["aliases"])),
    )
    return Document(rows.filing_of(row), row["text"]), found


@cache
def schema() -> Any:
    """The columns of a file, as the ledger declares them."""
    from tracker.ledger import Ledger

    pa = arrow()
    with Ledger(":memory:") as ledger:

        def columns(table: str) -> list[Any]:
            declared = ledger.conn.execute(f"PRAGMA table_info({table})").fetchall()
            return [(column["name"], getattr(pa, _TYPES[column["type"]])()) for column in declared]

        lists = [(table, pa.list_(pa.struct(columns(table)))) for table in SAID]
        return pa.schema([*columns("filings"), ("text", pa.large_string()), *lists, ("reason", pa.string())])


def table(found: Iterable[rows.Row]) -> Any:
    """Rows as Arrow has them."""
    return arrow().Table.from_pylist(list(found), schema=schema())


def write(file: IO[bytes], tables: Iterable[Any]) -> None:
    """Each of these tables as one part of a file."""
    with arrow("pyarrow.parquet").ParquetWriter(file, schema(), compression="zstd") as writer:
        for each in tables:
            writer.write_table(each, row_group_size=max(each.num_rows, 1))


# what a run writes on its way: a part for each number, which stands in the file's own words with the companies told of

NUMBERS, COMPANIES = b"numbers", b"companies"


def write_parts(file: IO[bytes], tables: Mapping[int, Any], companies: Sequence[Company] = ()) -> None:
    """A table for each of these numbers."""
    said = {NUMBERS: ",".join(map(str, tables)), COMPANIES: json.dumps(companies)}
    with arrow("pyarrow.parquet").ParquetWriter(file, schema().with_metadata(said)) as writer:
        for each in tables.values():
            writer.write_table(each, row_group_size=each.num_rows)


def told(file: IO[bytes]) -> tuple[tuple[Company, ...], tuple[int, ...]]:
    """The companies that the parts of a file tell of, and the numbers of these parts."""
    said = arrow("pyarrow.parquet").read_schema(file).metadata
    companies = tuple((name, cik) for name, cik in json.loads(said[COMPANIES]))
    return companies, _numbers(said)


def _numbers(said: Mapping[bytes, bytes]) -> tuple[int, ...]:
    return tuple(map(int, said[NUMBERS].split(b","))) if said[NUMBERS] else ()


def part_of(
    file: IO[bytes], number: int, without: Container[str] = (), only: Container[str] | None = None
) -> list[Any]:
    """The table of a number, in a list; an empty one where there is none.

    Rows without a CIK that bear a name of `without` are left out; with `only` those that bear one of its names are all.
    """
    opened = arrow("pyarrow.parquet").ParquetFile(file)
    numbers = _numbers(opened.schema_arrow.metadata)
    if number not in numbers:
        return []
    found = opened.read_row_group(numbers.index(number))
    if not without and only is None:
        return [found]
    bearing = zip(found["name"].to_pylist(), found["cik"].to_pylist(), strict=True)
    names = [None if cik else folded(name) for name, cik in bearing]
    kept = [name not in without if only is None else name is not None and name in only for name in names]
    return [found.filter(arrow().array(kept))]


def in_order(tables: Iterable[Any]) -> Any:
    """One table of all, in order of company, day and id; of a document that is there twice the first."""
    pa, compute = arrow(), arrow("pyarrow.compute")
    joined = pa.concat_tables([each.replace_schema_metadata(None) for each in tables] or [table(())])
    seen, kept = set[Any](), list[int]()
    for place, (id, source, reason) in enumerate(zip(*(joined[name].to_pylist() for name in NAMED), strict=True)):
        if (about := id or (source, reason)) not in seen:
            seen.add(about)
            kept.append(place)
    chosen = joined.take(pa.array(kept, pa.int64()))
    keys = [(name, "ascending") for name in ("company", "said_on", "id", "source")]
    return chosen.take(compute.sort_indices(chosen.select([name for name, _ in keys]), sort_keys=keys))


def cut(whole: Any) -> Iterator[Any]:
    """A table in parts of so many documents that one is read at a time."""
    for start in range(0, whole.num_rows, TOGETHER):
        yield whole.slice(start, TOGETHER)


def count(whole: Any, name: str) -> int:
    """How many rows lie in the lists of a column."""
    return int(arrow("pyarrow.compute").sum(arrow("pyarrow.compute").list_value_length(whole[name])).as_py() or 0)
