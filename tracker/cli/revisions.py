"""The commands by which a ledger thinks again: reread, by better rules, and review, by a person's word."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from tracker import printing, status
from tracker import reread as rereading
from tracker.cli.words import LEDGER
from tracker.ledger import Ledger
from tracker.progress import bar

CHANGE_COLUMNS = (
    "change", "company", "said_on", "subject", "kind", "before", "after", "why", "document", "quote", "prediction",
)  # fmt: skip
STATEMENTS_SHOWN = {"change": "change", "said_on": "said", "subject": "subject", "kind": "what", "before": "before",
                    "after": "after", "why": "why"}  # fmt: skip
VERDICTS_SHOWN = {name: STATEMENTS_SHOWN[name] for name in STATEMENTS_SHOWN if name != "said_on"}


@click.command()
@LEDGER
@click.option("--apply", "write", is_flag=True, help="Write it; without this it is only shown.")
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes to read with; where left out, all cores.")
def reread(ledger: Path, write: bool, company: str | None, workers: int | None) -> None:
    """Read the ledger's own texts with today's rules and show what would change; needs no source files.

    Statements that are gone, new or changed, and verdicts that would be others, each with the reason. With --apply
    better readings are added and the companies judged anew; what fell stays on the record, and so do all reviews.

    \b
    Example
      tracker reread guidance.db --company "Orion, Inc."
      tracker reread guidance.db --apply
    """
    changes: list[dict[str, str]] = []
    documents = read = judged = 0
    failed: list[str] = []
    with Ledger(ledger, create=False) as open_ledger, bar() as progress:
        wanted = [status.company(open_ledger.conn, company)] if company else rereading.companies(open_ledger.conn)
        for found in rereading.differences_of(open_ledger, wanted, workers, progress):
            documents, read, judged = documents + found.documents, read + len(found.readings), judged + found.judged
            changes += map(asdict, found.changes)
            if write:
                failed += [f"{each.source}: {each.reason}" for each in rereading.apply(open_ledger, found).failed]
    _tell(changes)
    what = Counter(change["change"] for change in changes)
    counted = ", ".join(f"{count} {name}" for name, count in sorted(what.items())) or "no statement or verdict changes"
    click.echo(
        f"{read} of {documents} documents read differently, {judged} books would be others: {counted}"
        if not write else f"{read} of {documents} documents read anew, {judged} books judged anew: {counted}",
        err=not printing.terminal(),
    )  # fmt: skip
    if (read or judged) and not write:
        click.echo(f"nothing is written; `tracker reread {ledger} --apply` writes it", err=not printing.terminal())
    for failure in failed:
        click.echo(f"error: {failure}", err=True)
    if failed:
        raise SystemExit(1)


def _tell(changes: list[dict[str, str]]) -> None:
    if not printing.terminal():
        printing.table(changes, CHANGE_COLUMNS, {})
        return
    statements = [each for each in changes if each["change"].startswith("statement")]
    printing.table(statements, CHANGE_COLUMNS, STATEMENTS_SHOWN, "what the documents say")
    verdicts = [each for each in changes if not each["change"].startswith("statement")]
    printing.table(verdicts, CHANGE_COLUMNS, VERDICTS_SHOWN, "\nwhat became of it")
