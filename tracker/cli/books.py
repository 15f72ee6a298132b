"""The commands that read the book: status and due."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tracker import clock, printing
from tracker import due as falling
from tracker import status as standing
from tracker.cli.words import AS_OF, LEDGER, days
from tracker.errors import UsageError
from tracker.ledger import reading

STATUS_COLUMNS = (
    "status", "detail", "company_name", "subject", "kind", "scope", "said_on", "opens", "closes", "current_opens",
    "current_closes", "happened_on", "days_late", "because", "prediction",
)  # fmt: skip
STATUS_SHOWN = {
    "status": "status", "detail": "how", "subject": "subject", "kind_label": "what", "said_on": "said",
    "window": "promised for", "now": "now for", "happened": "happened",
}  # fmt: skip


@click.command()
@LEDGER
@AS_OF
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@click.option("--status", "only", type=click.Choice(standing.STATUSES), help="Only predictions with this standing.")
@click.option("--versions", is_flag=True, help="With every version of each prediction (in JSON lines).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def status(ledger: Path, as_of: date | None, company: str | None, only: str | None, versions: bool, form: str) -> None:
    """Print every prediction and its verdict as of a day.

    \b
    Example
      tracker status guidance.db --as-of 2011-12-31 --status slipped --versions --format jsonl
    """
    if versions and form == "csv":
        raise UsageError("a version is no column: --versions goes with --format jsonl or table")
    day = as_of or clock.today()
    with reading(ledger) as conn:
        found = standing.predictions(conn, day, standing.company(conn, company) if company else None, only)
        if form == "jsonl":
            printing.jsonl(standing.whole(conn, day, row, versions) for row in found)
        elif form == "csv":
            printing.csv_rows((standing.told(row, day) for row in found), STATUS_COLUMNS)
        elif versions:
            printing.table(
                standing.chains(conn, day, found), ("prediction", "status", "subject", *standing.VERSION),
                {"subject": "subject", "status": "status", "said_on": "said", "relation": "relation",
                 "window": "window", "quote": "quote"},
            )  # fmt: skip
        else:
            printing.table((standing.told(row, day) for row in found), STATUS_COLUMNS, STATUS_SHOWN)


DUE_COLUMNS = (
    "when", "company_name", "subject", "kind", "scope", "current_opens", "current_closes", "status", "current_said_on",
    "current_quote", "prediction",
)  # fmt: skip
DUE_SHOWN = {
    "company_name": "company",
    "subject": "subject",
    "kind_label": "what",
    "current": "window",
    "current_quote": "quote",
}


@click.command()
@LEDGER
@AS_OF
@click.option(
    "--within", type=days, metavar="Nd", default="90d", show_default=True, help="How far ahead `coming` looks."
)
def due(ledger: Path, as_of: date | None, within: int) -> None:
    """Print what is overdue, due and coming, by the newest window that each company gave.

    \b
    Example
      tracker due guidance.db --as-of 2011-09-01 --within 60d
    """
    day = as_of or clock.today()
    with reading(ledger) as conn:
        found = falling.due(conn, day, within)
    groups = {
        "overdue": (found.overdue, "overdue: the window closed and no evidence has come"),
        "due": (found.due, "due: the window is open"),
        "coming": (found.coming, f"coming: the window opens within {within} days"),
    }
    if not printing.terminal():
        printing.table(
            ({"when": when, **row} for when, (rows, _) in groups.items() for row in rows), DUE_COLUMNS, DUE_SHOWN
        )
        return
    for rows, title in groups.values():
        told = ({**row, "current": printing.window(row["current_opens"], row["current_closes"])} for row in rows)
        if not printing.table(told, DUE_COLUMNS, DUE_SHOWN, f"\n{title} as of {day}"):
            click.echo(f"\nnothing {title} as of {day}")
