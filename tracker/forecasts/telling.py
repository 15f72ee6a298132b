"""Forecasts of a ledger's open promises as rows and in words, under the gate."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.forecasts import baselines, change
from tracker.forecasts.backtest import BASELINES
from tracker.forecasts.classes import ENOUGH, OF_FAMILY
from tracker.forecasts.classes import words as words_of
from tracker.forecasts.curve import Forecast
from tracker.forecasts.outlook import Outlook
from tracker.forecasts.past import Past
from tracker.forecasts.record import Promise
from tracker.metrics.cohort import MISSING
from tracker.printing import counted, window

COLUMNS = (
    "prediction", "company_name", "subject", "kind", "current_opens", "current_closes", "by_close", "median", "low_50",
    "high_50", "low_80", "high_80", "dropped", "class", "n", "basis", "why", "change",
)  # fmt: skip
NUMBERS = ("by_close", "median", "low_50", "high_50", "low_80", "high_80", "dropped")
BASES = {"forecast": "the company's own record within its class", "family": "the curve of its family alone",
         "class": "the curve of a class wider than its family"}  # fmt: skip
TOO_LITTLE = f"too little history: fewer than {ENOUGH} judged promises in any class, or too few still in play"
ASKED = "a person is asked what became of it"
UNREAD = "a report that may tell what became of it is not in the ledger"

Row = dict[str, Any]


def forecasts(
    conn: sqlite3.Connection, outlook: Outlook, company: str | None = None, prediction: str = ""
) -> Iterator[Row]:
    """A row for each promise that is waited for on the day, of `COLUMNS`, company by company.

    The numbers are None where history is too little; where the gate is shut they are those of the family's curve, or
    of a wider class where the family holds too few.
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
        return nothing | {"why": UNREAD if MISSING in promise.asked(day) else ASKED}
    made = outlook.now.forecast(then[-1], outlook.trial.passed, own)
    since = [
        {"why": step.why, "by_close": _share(step.chance), "median": _iso(step.median)}
        for step in change.steps(promise, outlook, before, made)
    ]
    if made is None:
        return nothing | {"why": TOO_LITTLE, "change": since}
    return base | numbers(made, closes) | {
        "basis": basis(outlook.trial.passed, made, then[-1]), "why": None, "change": since,
    }  # fmt: skip


def basis(passed: bool, made: Forecast, promise: Past) -> str:
    """What a forecast rests on, as a key of `BASES`."""
    if passed:
        return "forecast"
    return "family" if made.reference == words_of(OF_FAMILY, promise) else "class"


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
        f"Forecast of {row['as_of']} ({BASES[row['basis']]}): {by_its_date(row)}; "
        f"median {row['median'] or 'later than is known'}, 80 of 100 {reach(row, 80)}; "
        f"dropped {row['dropped']:.0%}. Class: {row['class']}, n = {row['n']}."
    )


def by_its_date(row: Mapping[str, Any]) -> str:
    """The chance by the date in words, or that the date has passed.

    >>> by_its_date({"by_close": 0.0, "current_closes": "2031-06-30", "as_of": "2031-07-01"})
    'its date, 2031-06-30, has passed'
    """
    if passed(row):
        return f"its date, {row['current_closes']}, has passed"
    return f"{row['by_close']:.0%} by {row['current_closes']}"


def passed(row: Mapping[str, Any]) -> bool:
    """Whether a promise's date lies before the day: by then nothing can come any more."""
    return bool(row["current_closes"] < row["as_of"])


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
            "chance": "" if row["by_close"] is None else "(passed)" if passed(row) else f"{row['by_close']:.0%}",
            "drop": "" if row["dropped"] is None else f"{row['dropped']:.0%}",
            "half": "" if row["low_50"] is None else reach(row, 50),
            "most": "" if row["low_80"] is None else reach(row, 80),
            "like": f"{row['class']}, n = {row['n']}" if row["n"] else "",
            "none": row["why"] or "",
            "because": since(row),
            "change": since(row),
        }


def since(row: Mapping[str, Any]) -> str:
    """Why a forecast changed, in a line: each step with the chance and the median after it.

    >>> since({"change": [{"why": "on 2031-03-31", "by_close": 0.62, "median": "2031-05-20"},
    ...                   {"why": "30 days passed without it", "by_close": 0.55, "median": None}]})
    '62%, median 2031-05-20, on 2031-03-31; 55%, median later than is known, as 30 days passed without it'
    """
    parts = []
    for number, step in enumerate(row["change"]):
        numbers = "no number"
        if step["by_close"] is not None:
            numbers = f"{step['by_close']:.0%}, median {step['median'] or 'later than is known'},"
        parts.append(f"{numbers} {'as ' if number else ''}{step['why']}")
    return "; ".join(parts)


def rest(told: Mapping[str, int], why: str) -> Iterator[str]:
    """On what the numbers of so many rows, by their `basis`, rest in place of a forecast, a line each.

    `why` is what the trial says.

    >>> for line in rest({"family": 1, "class": 1200, "": 3}, "80 percent intervals held 55%"):
    ...     print(line)
    shown for 1 promise: the curve of its family alone; 80 percent intervals held 55%
    shown for 1,200 promises: the curve of a class wider than its family; 80 percent intervals held 55%
    no number for 3 promises, each with its reason
    >>> list(rest({"forecast": 9}, "the gate is open"))
    []
    """
    for name in ("family", "class"):
        if told.get(name):
            yield f"shown for {counted(told[name], 'promise')}: {BASES[name]}; {why}"
    if told.get(""):
        yield f"no number for {counted(told[''], 'promise')}, each with its reason"
