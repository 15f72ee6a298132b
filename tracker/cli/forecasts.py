"""The commands that look ahead: forecast and backtest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import clock, printing
from tracker import status as standing
from tracker.cli.words import AS_OF, LEDGER
from tracker.errors import TrackerError
from tracker.forecasts import outlook, telling
from tracker.forecasts.verdict import Held
from tracker.ledger import reading

Row = dict[str, Any]
SHOWN = {"company_name": "company", "subject": "subject", "kind_label": "what", "window": "promised for",
         "chance": "by then", "median": "median", "half": "50 of 100", "most": "80 of 100", "drop": "dropped",
         "like": "like", "none": "no number, because", "because": "why it changed"}  # fmt: skip
ALWAYS = ("subject", "kind_label", "window")  # columns of a terminal that stand though nothing is in them


@click.command()
@LEDGER
@click.argument("prediction", required=False, default="")
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@AS_OF
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def forecast(ledger: Path, prediction: str, company: str | None, as_of: date | None, form: str) -> None:
    """Say how likely each open promise is to be delivered by its date, and when, from the ledger's own history.

    Only what was known by the day counts. Where forecasts would not have been better than "the company is right", the
    curve of the promise's family, or of a wider class, is shown instead, and a line says so; too little history gives
    no number. PREDICTION is an id or how it begins.

    \b
    Example
      tracker forecast guidance.db --company ImmunoGen --as-of 2011-12-31
    """
    day = as_of or clock.today()
    told: Counter[str] = Counter()  # rows by what their numbers rest on, "" where they have none

    def counting(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            told[row["basis"] or ""] += 1
            yield row

    with reading(ledger) as conn:
        known = outlook.outlook(conn, day)
        of = standing.company(conn, company) if company is not None else None
        rows = counting(telling.forecasts(conn, known, of, prediction))
        if form == "jsonl":
            printing.jsonl({name: row[name] for name in telling.COLUMNS} for row in rows)
        elif form == "csv":
            printing.csv_rows(telling.shown(rows), telling.COLUMNS)
        elif printing.terminal():
            shown = list(telling.shown(rows))
            several = len({row["company_name"] for row in shown}) > 1
            columns = {
                name: heading for name, heading in SHOWN.items()
                if (several if name == "company_name" else name in ALWAYS or any(row[name] for row in shown))
            }  # fmt: skip
            printing.table(shown, telling.COLUMNS, columns)
        else:
            printing.table(telling.shown(rows), telling.COLUMNS, SHOWN)
    if prediction and not told:
        raise TrackerError(f"no open promise whose id begins with {prediction!r} as of {day}; see `tracker status`")
    if not told:
        click.echo(f"no open promise of this choice as of {day}", err=True)
    for line in telling.rest(told, known.trial.why):
        click.echo(line, err=True)


@click.command()
@LEDGER
@AS_OF
@click.option(
    "--format", "form", type=click.Choice(["table", "md", "json", "jsonl"]), default="table", show_default=True
)
def backtest(ledger: Path, as_of: date | None, form: str) -> None:
    """Make the forecasts of every past quarter again, from what was known then, and hold them against what came.

    The newest quarter's end up to the day is the day of the trial: what it says holds until the next one.

    \b
    Example
      tracker backtest guidance.db
      tracker backtest guidance.db --format md > backtest.md
    """
    with reading(ledger) as conn:
        held = Held(*outlook.backtest(conn, as_of or clock.today()))
    if form == "md":
        click.echo(held.markdown(), nl=False)
    elif form == "json":
        click.echo(json.dumps(held.values(), indent=2, ensure_ascii=False))
    elif form == "jsonl":
        printing.jsonl([held.values()])
    else:
        _print(held)


def _print(held: Held) -> None:
    trial = held.trial
    click.echo(held.tried)
    if trial.skills:
        click.echo(f"\nBrier, delivered by the date   {trial.brier:.3f}")
        click.echo(f"CRPS of the day, in months     {trial.crps:.2f}")
        click.echo("\nskill, one less the score over the baseline's, with the 95% interval of resampling companies")
        for score, name, skill, interval in held.scores():
            click.echo(f"  {score:31}over {name:48}{skill}  ({interval})")
        click.echo("\nintervals")
        click.echo(f"  50 of 100 held  {trial.half.words}")
        click.echo(f"  80 of 100 held  {trial.most.words}")
        click.echo("\nof forecasts by the chance told, how many came by the date")
        for told, bar, rate in held.bins():
            click.echo(f"  told {told:>4}  {bar:20}  came {rate.words}")
        click.echo("")
    click.echo(held.gate)
