"""The commands that make ledgers of ledgers: merge, split."""

from __future__ import annotations

from pathlib import Path

import click

from tracker import printing
from tracker.cli.words import LEDGER
from tracker.ledger import Ledger
from tracker.printing import counted
from tracker.progress import bar

NAMED = 3  # companies of a part that are named; the rest are counted


@click.command()
@LEDGER
@click.argument("sources", nargs=-1, required=True, metavar="LEDGER...", type=click.Path(path_type=Path))
def merge(ledger: Path, sources: tuple[Path, ...]) -> None:
    """Have in the first ledger all that the others hold: documents, books, decisions, flags, subscriptions, messages.

    Rows are carried as they are. A company that several of them know is judged anew from all its documents; a document
    that several hold stands as it was read first. Merged twice, it is the same.

    \b
    Example
      tracker merge guidance.db guidance-1-of-2.db guidance-2-of-2.db
    """
    from tracker.merging import merge as merge_ledgers
    from tracker.merging import readable

    readable(sources)  # before a new ledger is made
    with Ledger(ledger) as open_ledger, bar() as progress:
        done = merge_ledgers(open_ledger, sources, progress)
    for note in done.notes:
        click.echo(printing.safe(f"note: {note}"), err=True)
    click.echo(
        f"{counted(done.documents, 'document')} new in {printing.safe(str(ledger))} from "
        f"{counted(len(sources), 'ledger')}; {counted(done.judged, 'company', 'companies')} judged anew"
    )


@click.command()
@LEDGER
@click.option(
    "--by", type=click.Choice(["company-range"]), default="company-range", show_default=True,
    help="Companies in order of name, those that stay together by the first of them, about as many documents in each.",
)  # fmt: skip
@click.option("--parts", type=click.IntRange(2, 1000), required=True, help="How many ledgers to make.")
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path),
    help="The folder, made if need be; else beside the ledger.",
)  # fmt: skip
def split(ledger: Path, by: str, parts: int, to: Path | None) -> None:
    """Make several ledgers of one, each company with all that belongs to it in one of them; the one stays as it is.

    Companies that stand in each other's promises stay together. Decisions, flags and messages go with their company,
    subscriptions with every part. Split twice, the parts are the same; `tracker merge` makes one of them again.

    \b
    Example
      tracker split guidance.db --parts 4 --to parts/
    """
    from tracker.merging import split as split_ledger

    folder = to or ledger.parent
    folder.mkdir(parents=True, exist_ok=True)
    with bar() as progress:
        made = split_ledger(ledger, parts, folder, progress)
    for path, part in made:
        documents = counted(sum(unit.documents for unit in part), "document")
        called = [name for unit in part for name in unit.called]
        more = f" and {len(called) - NAMED:,} more" if len(called) > NAMED else ""
        companies = counted(len(called), "company", "companies")
        click.echo(printing.safe(f"{path}: {companies}, {documents}: {'; '.join(called[:NAMED])}{more}"))
