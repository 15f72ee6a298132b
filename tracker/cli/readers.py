"""The commands that read documents: extract, ingest, explain."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import clock, documents, printing, status
from tracker import ingest as ingesting
from tracker.cli.words import COMPANY, LEDGER, SAID_ON, YEAR_END, Command
from tracker.documents import Failure, Options
from tracker.ledger import Ledger
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
    failed: list[Failure] = []

    def rows() -> Iterator[dict[str, Any]]:
        for _, results in ingesting.extract_all(
            [str(s) for s in documents.sources(list(paths))], _options(**given), None, workers
        ):
            for result in results:
                if isinstance(result, Failure):
                    failed.append(result)
                    click.echo(f"error: {result.source}: {result.reason}", err=True)
                    continue
                document, found = result
                if not found or not found.statements:
                    dated = len(found.refusals) if found else 0
                    click.echo(
                        f"{document.filing.source}: no dated expectation, {dated} dated passages refused", err=True
                    )
                    continue
                yield from (status.statement(document.filing, said) for said in found.statements)

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
    options = _options(**given)
    with Ledger(ledger) as open_ledger, bar() as progress:
        summary = ingesting.ingest(open_ledger, paths, options, progress, workers)
    for failure in summary.failed:
        click.echo(f"error: {failure.source}: {failure.reason}", err=True)
    click.echo(
        f"{summary.read} documents read, {summary.known} known before, {len(summary.failed)} failed; "
        f"{summary.statements} statements, {summary.refusals} dated passages refused; "
        f"{summary.judged} companies judged, {summary.changed} changed"
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
