"""The commands that read documents: extract, ingest, explain."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from events import delays
from tracker import archives, clock, cores, documents, printing, status
from tracker import ingest as ingesting
from tracker.cli.endings import goes_on
from tracker.cli.words import COMPANY, LEDGER, SAID_ON, YEAR_END, Command
from tracker.cores import Spread
from tracker.documents import Failure, Listing, Options
from tracker.errors import DocumentError, UsageError
from tracker.ledger import Ledger
from tracker.printing import counted
from tracker.progress import bar


def reading_options(command: Command) -> Command:
    """The options of the commands that read documents."""
    index = click.option(
        "--index", type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="JSON lines with path, company, said_on, year_end and ticker of documents.",
    )  # fmt: skip
    workers = click.option(
        "--workers",
        type=click.IntRange(1, 256),
        help="Processes to read with; where left out, all cores for many documents.",
    )
    engine = click.option(
        "--engine", type=click.Choice(["cores", "dask"]), default="cores", show_default=True,
        help="Read on this machine's cores, or on the workers of a Dask cluster.",
    )  # fmt: skip
    scheduler = click.option(
        "--scheduler", metavar="ADDRESS", help="The Dask scheduler, such as tcp://host:8786; else a cluster here."
    )
    for option in (scheduler, engine, workers, index, YEAR_END, COMPANY, SAID_ON):
        command = option(command)
    return command


@contextmanager
def _engine(name: str, scheduler: str | None, workers: int | None) -> Iterator[Spread | None]:
    """Where to work, None for the cores of this machine."""
    if name == "dask":
        from tracker.cluster import cluster

        if scheduler and workers:
            raise UsageError("--workers is for the workers started here; a scheduler has its own")
        with cluster(scheduler, workers, lambda words: click.echo(printing.safe(words), err=True)) as spread:
            yield spread
    elif scheduler:
        raise UsageError("--scheduler goes with --engine dask")
    else:
        yield None


def _options(
    said_on: date | None, company: str | None, year_end: tuple[int, int] | None, index: Path | None
) -> Options:
    return Options(
        said_on=said_on, company=company, year_end=year_end, index=documents.read_index(index) if index else {}
    )


def _check(paths: tuple[str, ...]) -> None:
    """Name the paths that hold no document; an error, before anything is done, where none of them does."""
    hollow = dict(archives.hollow(paths))
    if len(hollow) == len(set(paths)):
        raise DocumentError("; ".join(f"{path}: {reason}" for path, reason in hollow.items()))
    for path, reason in hollow.items():
        if os.path.exists(path):  # what does not exist is told when its turn comes
            click.echo(printing.safe(f"{path}: {reason}"), err=True)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option(
    "--to", metavar="FOLDER", help="Write Parquet there, a folder or an address, that `tracker ingest` takes."
)
@click.option(
    "--partitions", type=click.IntRange(1, 9999), help="Into how many files; each company is in one.  [default: 16]"
)
def extract(
    paths: tuple[str, ...], form: str, to: str | None, partitions: int | None, workers: int | None, engine: str,
    scheduler: str | None, **given: Any,
) -> None:  # fmt: skip
    """Print the dated expectations that documents state; needs no ledger.

    PATH is a file, a folder, a .zip or .tar.gz, an address such as s3://bucket/folder, or - for standard input.

    \b
    Example
      tracker extract release.html --said-on 2010-10-28 --company "Orion, Inc." --year-end 06-30
      tracker extract s3://filings/2011/ --engine dask --scheduler tcp://host:8786 --to s3://read/2011
    """
    if partitions and not to:
        raise UsageError("--partitions goes with --to FOLDER")
    _check(paths)
    with _engine(engine, scheduler, workers) as spread:
        if to:
            failed = _write(
                paths, to, _options(**given), spread or cores.on(workers or os.cpu_count() or 1), partitions
            )
        else:
            failed = _print(paths, form, _options(**given), workers, spread)
    if failed:
        sys.exit(1)


def _write(paths: tuple[str, ...], to: str, options: Options, spread: Spread, partitions: int | None) -> list[Failure]:
    from tracker import bulk

    with goes_on(), bar() as progress:
        made = bulk.write(paths, to, options, spread, partitions or bulk.PARTITIONS, progress)
    for failure in made.failed:
        click.echo(printing.safe(f"error: {failure.source}: {failure.reason}"), err=True)
    click.echo(
        f"{counted(made.documents, 'document')} read, {len(made.failed):,} failed; "
        f"{counted(made.statements, 'statement')}; {counted(made.files, 'file')} in {printing.safe(to)}"
    )
    return made.failed


def _print(
    paths: tuple[str, ...], form: str, options: Options, workers: int | None, spread: Spread | None
) -> list[Failure]:
    failed: list[Failure] = []

    def rows() -> Iterator[dict[str, Any]]:
        for _, results in ingesting.extract_all(documents.sources(paths), options, None, workers, spread):
            for result in results:
                if isinstance(result, Failure):
                    failed.append(result)
                    click.echo(printing.safe(f"error: {result.source}: {result.reason}"), err=True)
                    continue
                if isinstance(result, Listing):
                    listed = f"an index of {counted(len(result.entries), 'filing')}"
                    way = "`tracker ingest` holds it against a ledger"
                    click.echo(printing.safe(f"{result.source}: {listed}; {way}"), err=True)
                    continue
                document, found = result
                said = [each for each in found.statements if not delays.is_one(each)] if found else []
                if not said:
                    dated = len(found.refusals) if found else 0
                    refused = f"no dated expectation, {counted(dated, 'dated passage')} refused"
                    click.echo(printing.safe(f"{document.filing.source}: {refused}"), err=True)
                    continue
                yield from (status.statement(document.filing, each) for each in said)

    if form == "jsonl":
        printing.jsonl(rows())
    else:
        columns = ("document", "said_on", "kind", "subject", "opens", "closes", "edge", "timing", "quote")
        printing.table(
            ({**row, "window": printing.window(row["opens"], row["closes"])} for row in rows()), columns,
            {"subject": "subject", "kind": "kind", "window": "window", "timing": "timing", "quote": "quote"},
        )  # fmt: skip
    return failed


@click.command()
@LEDGER
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
def ingest(
    ledger: Path, paths: tuple[str, ...], workers: int | None, engine: str, scheduler: str | None, **given: Any
) -> None:
    """Read documents into the ledger, join what they say and judge it.

    PATH is a file, a folder, a .zip or .tar.gz, an address such as s3://bucket/folder, Parquet that `tracker extract
    --to` wrote, or - for standard input. What was read before is passed over.

    \b
    Example
      tracker ingest guidance.db filings/ --company "Orion, Inc." --year-end 06-30
      tracker ingest guidance.db s3://filings/2011/ --engine dask --scheduler tcp://host:8786
    """
    _check(paths)
    options = _options(**given)
    with goes_on(), _engine(engine, scheduler, workers) as spread, Ledger(ledger) as open_ledger, bar() as progress:
        summary = ingesting.ingest(open_ledger, paths, options, progress, workers, spread)
    for failure in summary.failed:
        click.echo(printing.safe(f"error: {failure.source}: {failure.reason}"), err=True)
    for held in summary.held:
        lacking = f"{counted(len(held.lacking), 'filing')} of {held.listed:,} not in the ledger"
        click.echo(printing.safe(f"{held.source}: {lacking}{':' if held.lacking else ''}"), err=True)
        for words in held.lacking:
            click.echo(printing.safe(f"  {words}"), err=True)
    click.echo(
        f"{counted(summary.read, 'document')} read, {summary.known:,} known before, {len(summary.failed):,} failed; "
        f"{counted(summary.statements, 'statement')}, {counted(summary.refusals, 'dated passage')} refused; "
        f"{counted(summary.judged, 'company', 'companies')} judged, {summary.changed:,} changed"
    )
    if summary.failed:
        sys.exit(1)


@click.command()
@click.argument("text")
@SAID_ON
@COMPANY
@YEAR_END
def explain(text: str, said_on: date | None, company: str | None, year_end: tuple[int, int] | None) -> None:
    """Print why: each candidate in TEXT (- for standard input), the rule that took it, the reason that dropped it.

    Without --said-on the words count as said today.

    \b
    Example
      tracker explain "We expect to submit an IND for OR-7 in mid-2011." --said-on 2010-10-28
    """
    from tracker.explain import explained

    words = sys.stdin.read() if text == "-" else text
    for line in explained(words, said_on or clock.today(), company or "Company", year_end or (12, 31)):
        click.echo(line)
