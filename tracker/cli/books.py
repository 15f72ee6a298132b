"""The commands that read the book: status and due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import reduce
from pathlib import Path
from typing import Any

import click

from events.kinds import KINDS
from tracker import clock, printing
from tracker import due as falling
from tracker import status as standing
from tracker.cli.words import AS_OF, LEDGER, Command, days, period
from tracker.errors import UsageError
from tracker.ledger import reading

STATUS_COLUMNS = (
    "status", "detail", "company_name", "subject", "kind", "scope", "said_on", "opens", "closes", "current_opens",
    "current_closes", "happened_on", "days_late", "because", "prediction", "happened_from", "happened_to",
)  # fmt: skip
STATUS_SHOWN = {
    "status": "status", "detail": "how", "company_name": "company", "subject": "subject", "kind_label": "what",
    "said_on": "said", "window": "promised for", "now": "now for", "happened": "happened",
}  # fmt: skip
Row = dict[str, Any]


def filters(command: Command) -> Command:
    """The options by which predictions are chosen."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option("--company", default=None, help="Only this company: its name, ticker or CIK."),
        click.option("--kind", type=kind, metavar="KIND", help="Only this kind of milestone, such as trial_start."),
        click.option("--from", "first", type=period, metavar="DAY", help="Only windows that reach this day or year."),
        click.option(
            "--to", "last", type=period, metavar="DAY", help="Only windows that open by then; 2011 is its end."
        ),
    )
    return reduce(lambda made, option: option(made), reversed(options), command)


def kind(text: str) -> str:
    """The key of a kind of milestone, which may be written with blanks or dashes."""
    key = text.strip().lower().replace(" ", "_").replace("-", "_")
    if key not in KINDS:
        near = get_close_matches(key, KINDS, 3, 0.5) or sorted(each for each in KINDS if key[:4] in each)
        raise click.BadParameter(f"{text!r} is no kind of milestone; {_kinds(near)}")
    return key


def _kinds(near: list[str]) -> str:
    return f"did you mean {' or '.join(near)}?" if near else f"the kinds are {', '.join(KINDS)}"


def chosen(
    rows: Iterable[Row], kind: str | None, first: tuple[date, date] | None, last: tuple[date, date] | None
) -> Iterator[Row]:
    """The rows of this kind whose newest window shares a day with the span; a side without a date is open."""
    if first and last and first[0] > last[1]:
        raise UsageError(f"--from {first[0]} is later than --to {last[1]}: no window lies between them")
    begin = first[0].isoformat() if first else ""
    end = last[1].isoformat() if last else "~"
    for row in rows:
        now = (
            ("current_opens", "current_closes")
            if row["current_opens"] or row["current_closes"]
            else ("opens", "closes")
        )
        opens, closes = (row[name] for name in now)
        if (kind is None or row["kind"] == kind) and (opens or "") <= end and (closes or "~") >= begin:
            yield row


@click.command()
@LEDGER
@AS_OF
@filters
@click.option("--status", "only", type=click.Choice(standing.STATUSES), help="Only predictions with this standing.")
@click.option("--versions", is_flag=True, help="With every version of each prediction (not as CSV).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def status(
    ledger: Path, as_of: date | None, company: str | None, only: str | None, versions: bool, form: str, **span: Any
) -> None:
    """Print every prediction and its verdict as of a day.

    --from and --to choose by the newest window that the company gave; a year stands for its first or last day.

    \b
    Example
      tracker status guidance.db --as-of 2011-12-31 --status slipped --versions --format jsonl
      tracker status guidance.db --kind trial_start --from 2011 --to 2011
    """
    if versions and form == "csv":
        raise UsageError("a version is no column: --versions goes with --format jsonl or table")
    day = as_of or clock.today()
    with reading(ledger) as conn:
        found = chosen(
            standing.predictions(conn, day, standing.company(conn, company) if company is not None else None, only),
            **span,
        )
        if form == "jsonl":
            printing.jsonl(standing.whole(conn, day, row, versions) for row in found)
        elif form == "csv":
            printing.csv_rows((standing.told(row, day) for row in found), STATUS_COLUMNS)
        elif versions:
            printed = printing.table(
                standing.chains(conn, day, found), ("prediction", "status", "subject", *standing.VERSION),
                {"subject": "subject", "status": "status", "said_on": "said", "relation": "relation",
                 "window": "window", "quote": "quote"},
            )  # fmt: skip
            _nothing(printed, f"no prediction of this choice as of {day}")
        else:
            told = [standing.told(row, day) for row in found]
            printed = printing.table(told, STATUS_COLUMNS, _with_company(STATUS_SHOWN, told))
            _nothing(printed, f"no prediction of this choice as of {day}")


def _with_company(shown: dict[str, str], rows: list[Row]) -> dict[str, str]:
    """The columns to show: the company's only where the rows are of several."""
    several = len({row["company_name"] for row in rows}) > 1
    return {name: heading for name, heading in shown.items() if several or name != "company_name"}


def _nothing(printed: int, words: str) -> None:
    if not printed:
        click.echo(words, err=not printing.terminal())


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
    "--within", type=days, metavar="SPAN", default="90d", show_default=True,
    help="How far ahead `coming` looks: days (90d or 90) or weeks (12w).",
)  # fmt: skip
@filters
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def due(ledger: Path, as_of: date | None, within: int, company: str | None, form: str, **span: Any) -> None:
    """Print what is overdue, due and coming, by the newest window that each company gave.

    \b
    Example
      tracker due guidance.db --as-of 2011-09-01 --within 60d
      tracker due guidance.db --kind trial_start --to 2012 --format jsonl
    """
    day = as_of or clock.today()
    with reading(ledger) as conn:
        only = standing.company(conn, company) if company is not None else None
        found = falling.due(conn, day, within)
    groups = {
        "overdue": (found.overdue, "the window closed and no evidence has come"),
        "due": (found.due, "the window is open"),
        "coming": (found.coming, f"the window opens within {printing.counted(within, 'day')}"),
    }
    kept = {
        when: [{"when": when, **row} for row in chosen(rows, **span) if only in (None, row["company"])]
        for when, (rows, _) in groups.items()
    }
    everything = [row for rows in kept.values() for row in rows]
    if form == "jsonl":
        printing.jsonl({name: row[name] for name in DUE_COLUMNS} for row in everything)
    elif form == "csv":
        printing.csv_rows(everything, DUE_COLUMNS)
    elif not printing.terminal():
        printing.table(everything, DUE_COLUMNS, DUE_SHOWN)
    else:
        shown = _with_company(DUE_SHOWN, everything)
        for number, (when, rows) in enumerate(kept.items()):
            told = [{**row, "current": printing.window(row["current_opens"], row["current_closes"])} for row in rows]
            click.echo("\n" * bool(number), nl=False)
            if not printing.table(told, DUE_COLUMNS, shown, f"{when} as of {day}: {groups[when][1]}"):
                click.echo(
                    f"nothing {when} as of {day}" + f" within {printing.counted(within, 'day')}" * (when == "coming")
                )
