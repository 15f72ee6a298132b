"""The commands that read documents: extract, ingest, explain."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from events import delays
from tracker import archives, clock, documents, printing, status
from tracker import ingest as ingesting
from tracker.cli.words import COMPANY, LEDGER, SAID_ON, YEAR_END, Command
from tracker.documents import Failure, Listing, Options
from tracker.errors import DocumentError
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
    for option in (workers, index, YEAR_END, COMPANY, SAID_ON):
        command = option(command)
    return command


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
def extract(paths: tuple[str, ...], form: str, workers: int | None, **given: Any) -> None:
    """Print the dated expectations that documents state; needs no ledger.

    PATH is a file, a folder, a .zip or .tar.gz, or - for standard input.

    \b
    Example
      tracker extract release.html --said-on 2010-10-28 --company "Orion, Inc." --year-end 06-30
    """
    _check(paths)
    failed: list[Failure] = []

    def rows() -> Iterator[dict[str, Any]]:
        for _, results in ingesting.extract_all(
            [str(s) for s in documents.sources(list(paths))], _options(**given), None, workers
        ):
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
    if failed:
        sys.exit(1)


@click.command()
@LEDGER
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
def ingest(ledger: Path, paths: tuple[str, ...], workers: int | None, **given: Any) -> None:
    """Read documents into the ledger, join what they say and judge it.

    PATH is a file, a folder, a .zip or .tar.gz, or - for standard input. What was read before is passed over.

    \b
    Example
      tracker ingest guidance.db filings/ --company "Orion, Inc." --year-end 06-30
    """
    _check(paths)
    options = _options(**given)
    with Ledger(ledger) as open_ledger, bar() as progress:
        summary = ingesting.ingest(open_ledger, paths, options, progress, workers)
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
