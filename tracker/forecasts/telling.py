"""Forecasts of a ledger's open promises as rows, under the gate; and a back-test of the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from tracker import status
from tracker.forecasts import baselines, reading
from tracker.forecasts.backtest import Trial, judged, origins, tried
from tracker.forecasts.classes import ENOUGH, Library
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.habit import fit
from tracker.forecasts.past import Past
from tracker.printing import window

COLUMNS = (
    "prediction", "company_name", "subject", "kind", "current_opens", "current_closes", "by_close", "median", "low_50",
    "high_50", "low_80", "high_80", "dropped", "class", "n",
)  # fmt: skip
TOO_LITTLE = f"fewer than {ENOUGH} judged promises in any class"


def backtest(conn: sqlite3.Connection, as_of: date) -> Trial:
    """The forecasts that could have been made at each quarter's end before the day, held against what came by it."""
    outcomes = reading.known(conn, as_of)
    first = min((past.said for past in outcomes), default=as_of)
    return judged(tried(lambda day: reading.known(conn, day), origins(first, as_of), outcomes))


def forecasts(
    conn: sqlite3.Connection, as_of: date, trial: Trial, company: str | None = None, prediction: str = ""
) -> list[dict[str, Any]]:
    """A row for each promise that is waited for, of `COLUMNS`; the numbers are None where history is too little.

    Where the gate is shut the numbers are those of the family's curve.
    """
    history = reading.known(conn, as_of)
    plain = Library(history)
    library = Library(history, fit(history)) if trial.passed else plain
    promises = {past.prediction: past for past in reading.live(history, as_of)}
    rows = []
    for row in status.predictions(conn, as_of, company):
        promise = promises.get(row["prediction"])
        if promise is None or not row["prediction"].startswith(prediction):
            continue
        made = forecast(promise, as_of, library) if trial.passed else baselines.family(promise, as_of, plain)
        rows.append(told(row, promise, made))
    return rows


def told(row: dict[str, Any], promise: Past, made: Forecast | None) -> dict[str, Any]:
    """A promise's row with its forecast: shares from 0 to 1, days in ISO form, None for what lies past all known."""
    base = {name: row.get(name) for name in (*COLUMNS[:6], "kind_label")}
    base["window"] = window(row["current_opens"], row["current_closes"])
    if made is None:
        return base | dict.fromkeys(COLUMNS[6:]) | {"class": TOO_LITTLE, "n": 0}
    (low_50, high_50), (low_80, high_80) = made.interval(0.5), made.interval(0.8)
    return base | {
        "by_close": round(made.by(promise.closes), 4), "median": _iso(made.quantile(0.5)),
        "low_50": _iso(low_50), "high_50": _iso(high_50), "low_80": _iso(low_80), "high_80": _iso(high_80),
        "dropped": round(made.dropped, 4), "class": made.reference, "n": made.n,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def shown(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of `forecasts` in the words of a table."""
    return [
        row
        | {
            "chance": "" if row["by_close"] is None else f"{row['by_close']:.0%}",
            "drop": "" if row["dropped"] is None else f"{row['dropped']:.0%}",
            "most": "" if row["low_80"] is None else f"{row['low_80']} to {row['high_80'] or 'later than known'}",
            "like": f"{row['class']}, n = {row['n']}" if row["n"] else row["class"],
        }
        for row in rows
    ]
