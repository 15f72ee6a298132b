"""The command that says how good guidance was: report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from tracker import clock, printing
from tracker import reports as reporting
from tracker import status as standing
from tracker.cli.books import kind
from tracker.cli.words import AS_OF, LEDGER, day
from tracker.forecasts import outlook
from tracker.ledger import reading

FORMS = ("md", "html", "json", "csv")
SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json", ".csv": "csv"}


@click.command()
@LEDGER
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@click.option("--kind", type=kind, metavar="KIND", help="Only this kind of milestone, such as trial_start.")
@AS_OF
@click.option("--since", type=day, metavar="YYYY-MM-DD", help="Only what was first promised on this day or later.")
@click.option(
    "--format", "form", type=click.Choice(FORMS),
    help="The form; that of the file's name where it is left out, else md.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write to this file instead of standard output.",
)  # fmt: skip
def report(
    ledger: Path, company: str | None, kind: str | None, as_of: date | None, since: date | None, form: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """Say how good guidance was: rates with their n and interval, slips, drops, silence, figures, what is missing.

    \b
    Example
      tracker report guidance.db --company ImmunoGen --as-of 2014-12-31 -o report.html
    """
    form = _form(form, output)
    asked = as_of or clock.today()
    with reading(ledger) as conn:
        of = standing.company(conn, company) if company is not None else None
        made = reporting.build(conn, asked, of, kind, since, outlook.outlook(conn, asked))
    if form == "csv":
        columns = ("table", "row", "column", "value")
        if output is None:
            printing.csv_rows(reporting.long(made), columns)
        else:
            with output.open("w", encoding="utf-8", newline="") as file:
                printing.csv_rows(reporting.long(made), columns, file)
    else:
        parts = _written(made, form)
        if output is None:
            for part in parts:
                click.echo(part, nl=False)
        else:
            with output.open("w", encoding="utf-8") as file:
                file.writelines(parts)
    if output is not None:
        click.echo(f"{output}: {printing.counted(sum(len(table.rows) for table in made.tables), 'row')} written")


def _form(asked: str | None, output: Path | None) -> str:
    """The form that is asked for, by its name or by that of the file; both must agree."""
    named = SUFFIXES.get(output.suffix.lower(), "") if output else ""
    if asked and named and asked != named:
        raise click.UsageError(f"{output} is named as {named}, and --format says {asked}; leave out one of the two")
    return asked or named or FORMS[0]


def _written(made: reporting.Report, form: str) -> Iterable[str]:
    if form == "json":
        return reporting.written(made)
    return [reporting.html(made) if form == "html" else reporting.markdown(made)]
