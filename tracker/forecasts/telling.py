"""Forecasts of a ledger's open promises as rows and in words, under the gate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.forecasts import baselines, change
from tracker.forecasts.backtest import BASELINES
from tracker.forecasts.classes import ENOUGH
from tracker.forecasts.curve import Forecast
from tracker.forecasts.outlook import Outlook
from tracker.forecasts.past import Past
from tracker.forecasts.record import Promise
from tracker.printing import window

COLUMNS = (
    "prediction", "company_name", "subject", "kind", "current_opens", "current_closes", "by_close", "median", "low_50",
    "high_50", "low_80", "high_80", "dropped", "class", "n", "basis", "why", "change",
)  # fmt: skip
NUMBERS = ("by_close", "median", "low_50", "high_50", "low_80", "high_80", "dropped")
BASES = {"forecast": "the company's own record within its class", "family": "the curve of its family alone"}
TOO_LITTLE = f"too little history: fewer than {ENOUGH} judged promises in any class, or too few still in play"
ASKED = "a person is asked what became of it"

Row = dict[str, Any]


def forecasts(
    conn: sqlite3.Connection, outlook: Outlook, company: str | None = None, prediction: str = ""
) -> Iterator[Row]:
    """A row for each promise that is waited for on the day, of `COLUMNS`, company by company.

    The numbers are None where history is too little; where the gate is shut they are those of the family's curve.
    """
    query = "SELECT h.id FROM companies h WHERE h.id = h.head ORDER BY h.name, h.id"
    if prediction:
        query = """SELECT DISTINCT c.head FROM predictions p JOIN companies c ON c.id = p.company
            WHERE p.id >= :prediction AND p.id < :prediction || 'g'"""
    heads = [company] if company else [row[0] for row in conn.execute(query, {"prediction": prediction}).fetchall()]
    for head in heads:
        rows = of_promises(conn, outlook, head, lambda id: id.startswith(prediction))
        yield from sorted(rows, key=lambda row: (row["current_closes"], row["subject"], row["prediction"]))


def of_promises(
    conn: sqlite3.Connection, outlook: Outlook, company: str, wanted: Callable[[str], bool]
) -> Iterator[Row]:
    """The rows of those promises of a company whose ids are wanted."""
    promises = outlook.promises(conn, company)
    own = outlook.own(company, promises, outlook.as_of)
    before = outlook.own(company, promises, outlook.before.day)
    for promise in promises:
        if wanted(promise.row["prediction"]) and (row := told(outlook, promise, own, before)):
            yield row


def told(outlook: Outlook, promise: Promise, own: Sequence[Past], before: Sequence[Past]) -> Row | None:
    """A promise's row: shares from 0 to 1, days in ISO form, None for what lies past all known.

    None of a promise that is not waited for on the day, or whose window has no last day. `own` and `before` are what
    its company made of its promises by the day and by the quarter's end before, where it was not drawn.
    """
    day = outlook.as_of
    held = [each for each in promise.windows if each.said <= day]
    if not promise.waits(day) or not held or not promise.dated(day):
        return None
    opens, closes = held[-1].opens, held[-1].closes
    base = {name: promise.row[name] for name in ("prediction", "company", "company_name", "subject", "kind", "scope")}
    base |= {
        "kind_label": promise.row["kind_label"], "current_opens": _iso(opens), "current_closes": _iso(closes),
        "window": window(_iso(opens), _iso(closes)), "as_of": day.isoformat(),
    }  # fmt: skip
    nothing = base | dict.fromkeys(NUMBERS) | {"class": None, "n": 0, "basis": None, "change": []}
    then = promise.then(day)
    if not then:
        return nothing | {"why": ASKED}
    made = outlook.now.forecast(then[-1], outlook.trial.passed, own)
    since = [
        {"why": step.why, "by_close": _share(step.chance), "median": _iso(step.median)}
        for step in change.steps(promise, outlook, before, made)
    ]
    if made is None:
        return nothing | {"why": TOO_LITTLE, "change": since}
    basis = "forecast" if outlook.trial.passed else "family"
    return base | numbers(made, closes) | {"basis": basis, "why": None, "change": since}


def numbers(made: Forecast, closes: date) -> Row:
    """A forecast as plain values."""
    (low_50, high_50), (low_80, high_80) = made.interval(0.5), made.interval(0.8)
    return {
        "by_close": _share(made.by(closes)), "median": _iso(made.quantile(0.5)),
        "low_50": _iso(low_50), "high_50": _iso(high_50), "low_80": _iso(low_80), "high_80": _iso(high_80),
        "dropped": _share(made.dropped), "class": made.reference, "n": made.n,
    }  # fmt: skip


def against(outlook: Outlook, promise: Promise) -> list[Row]:
    """What the three baselines say of a promise, by name."""
    then = promise.then(outlook.as_of)
    if not then:
        return []
    past, day, plain = then[-1], outlook.as_of, outlook.now.plain
    others = (baselines.company(past, day), baselines.family(past, day, plain), baselines.usual_slip(past, day, plain))
    return [
        {"name": name} | numbers(made, past.closes)
        for name, made in zip(BASELINES, others, strict=True)
        if made is not None
    ]


def words(row: Mapping[str, Any]) -> str:
    """A forecast in a sentence or two, for messages and calendars; why there is none, where there is none.

    >>> row = {"by_close": 0.62, "current_closes": "2031-06-30", "median": "2031-06-02", "low_80": "2031-04-20",
    ...        "high_80": None, "dropped": 0.08, "class": "data", "n": 31, "as_of": "2031-01-15", "basis": "family"}
    >>> first, second = words(row).split("; median")
    >>> first
    'Forecast of 2031-01-15 (the curve of its family alone): 62% by 2031-06-30'
    >>> second
    ' 2031-06-02, 80 of 100 from 2031-04-20 to later than is known; dropped 8%. Class: data, n = 31.'
    """
    if row["by_close"] is None:
        return f"No forecast as of {row['as_of']}: {row['why']}."
    return (
        f"Forecast of {row['as_of']} ({BASES[row['basis']]}): {row['by_close']:.0%} by {row['current_closes']}; "
        f"median {row['median'] or 'later than is known'}, 80 of 100 {reach(row, 80)}; "
        f"dropped {row['dropped']:.0%}. Class: {row['class']}, n = {row['n']}."
    )


def reach(row: Mapping[str, Any], share: int) -> str:
    """An interval of a row in words."""
    low, high = row[f"low_{share}"], row[f"high_{share}"]
    return f"from {low} to {high or 'later than is known'}" if low else "later than is known"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _share(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 4)


def shown(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of `forecasts` in the words of a table."""
    for row in rows:
        yield row | {
            "chance": "" if row["by_close"] is None else f"{row['by_close']:.0%}",
            "drop": "" if row["dropped"] is None else f"{row['dropped']:.0%}",
            "half": "" if row["low_50"] is None else reach(row, 50),
            "most": "" if row["low_80"] is None else reach(row, 80),
            "like": f"{row['class']}, n = {row['n']}" if row["n"] else row["why"],
            "because": since(row),
            "change": since(row),
        }


def since(row: Mapping[str, Any]) -> str:
    """Why a forecast changed, in a line.

    >>> since({"change": [{"why": "on 2031-03-31", "by_close": 0.62}, {"why": "30 days passed without it",
    ...                    "by_close": 0.0, "median": "2031-07-02"}]})
    '62% on 2031-03-31; median 2031-07-02 as 30 days passed without it'
    """
    parts = []
    for number, step in enumerate(row["change"]):
        chance = "no number" if step["by_close"] is None else f"{step['by_close']:.0%}"
        if step["by_close"] == 0:  # its date has passed
            chance = f"median {step['median']}" if step["median"] else "later than is known"
        parts.append(f"{chance} {'as ' if number else ''}{step['why']}")
    return "; ".join(parts)
