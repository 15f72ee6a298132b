"""The commands that look ahead: forecast and backtest."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from tracker import clock, printing
from tracker import status as standing
from tracker.cli.words import AS_OF, LEDGER
from tracker.errors import TrackerError
from tracker.forecasts import telling
from tracker.forecasts.backtest import BASELINES, Trial
from tracker.ledger import reading

SHOWN = {"company_name": "company", "subject": "subject", "kind_label": "what", "window": "promised for",
         "chance": "by then", "median": "median", "most": "80 of 100", "drop": "dropped", "like": "like"}  # fmt: skip


@click.command()
@LEDGER
@click.argument("prediction", required=False, default="")
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@AS_OF
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
def forecast(ledger: Path, prediction: str, company: str | None, as_of: date | None, form: str) -> None:
    """Say how likely each open promise is to be delivered by its date, and when, from the ledger's own history.

    Only what was known by the day counts. Where forecasts would not have been better than "the company is right", the
    curve of the promise's family is shown instead, and a line says so. PREDICTION is an id or how it begins.

    \b
    Example
      tracker forecast guidance.db --company ImmunoGen --as-of 2011-12-31
    """
    day = as_of or clock.today()
    with reading(ledger) as conn:
        trial = telling.backtest(conn, day)
        rows = telling.forecasts(conn, day, trial, standing.company(conn, company) if company else None, prediction)
    if prediction and not rows:
        raise TrackerError(f"no open promise whose id begins with {prediction!r} as of {day}; see `tracker status`")
    if form == "jsonl":
        printing.jsonl({name: row[name] for name in telling.COLUMNS} for row in rows)
    elif form == "csv":
        printing.csv_rows(rows, telling.COLUMNS)
    else:
        several = len({row["company_name"] for row in rows}) > 1
        columns = {name: heading for name, heading in SHOWN.items() if several or name != "company_name"}
        printing.table(telling.shown(rows), telling.COLUMNS, columns)
    if not trial.passed:
        click.echo(f"the family's curve is shown and no forecast of its own: {trial.why}", err=True)
    if not rows:
        click.echo(f"no open promise of this choice as of {day}", err=True)


@click.command()
@LEDGER
@AS_OF
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def backtest(ledger: Path, as_of: date | None, form: str) -> None:
    """Make the forecasts of every past quarter again, from what was known then, and hold them against what came.

    \b
    Example
      tracker backtest guidance.db
    """
    with reading(ledger) as conn:
        trial = telling.backtest(conn, as_of or clock.today())
    if form == "jsonl":
        printing.jsonl(
            [asdict(trial) | {"skills": _skills(trial), "reliability": [list(pair) for pair in _bins(trial)]}]
        )
        return
    companies = printing.counted(trial.companies, "company", "companies")
    click.echo(f"{printing.counted(trial.forecasts, 'forecast')} of {companies}")
    if trial.crps is not None:
        click.echo(f"Brier, delivered by the date   {trial.brier:.3f}")
        click.echo(f"CRPS of the day, in months     {trial.crps:.2f}")
        for name in BASELINES:
            for score in ("brier", "crps"):
                skill = trial.skills[score, name]
                click.echo(
                    f"skill over {name}, {score}: {skill.value:+.2f} (95% {skill.low:+.2f} to {skill.high:+.2f})"
                )
        click.echo(f"50 of 100 held  {trial.half.words}")
        click.echo(f"80 of 100 held  {trial.most.words}")
        for told, came, of in _bins(trial):
            click.echo(f"told {told:.0%}: came by the date {came} of {of}")
    click.echo(f"gate: {'open' if trial.passed else 'shut'}: {trial.why}")


def _skills(trial: Trial) -> dict[str, dict[str, float]]:
    return {f"{score} over {name}": asdict(skill) for (score, name), skill in trial.skills.items()}


def _bins(trial: Trial) -> list[tuple[float, int, int]]:
    return [(told, rate.made, rate.of) for told, rate in trial.reliability]
