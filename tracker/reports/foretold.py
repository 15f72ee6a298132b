"""What is awaited and how likely it is: the forecasts of the report's day beside what simpler ways would say."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tracker.forecasts import telling, verdict
from tracker.forecasts.outlook import Outlook, held_on
from tracker.metrics.cohort import measured
from tracker.queries import OUTCOMES
from tracker.reports.lists import MOST, capped
from tracker.reports.rows import Row
from tracker.reports.values import Table

COLUMNS = {
    "company_name": "company", "subject": "subject", "kind_label": "what", "window": "for", "chance": "by its date",
    "median": "half by", "most": "80 of 100", "dropped": "dropped", "class": "class", "n": "n",
    "company": "half by, taken at its word", "family": "half by, the family's curve",
    "usual slip": "half by, the usual slip",
}  # fmt: skip
NO_EVENT = "a count or a window without a day gives none"
MAKING = "The forecasts of this day are being worked out; they stand here when you look again."


def table(conn: sqlite3.Connection, rows: Sequence[Row], outlook: Outlook | None) -> Table:
    """The forecasts of what is awaited among these promises, those that close next first."""
    if outlook is None:
        return Table("forecasts", "Awaited, and how likely", MAKING, COLUMNS, ())
    day = outlook.as_of.isoformat()
    waiting = [row for row in rows if awaited(row)]
    waiting.sort(key=lambda row: (row["current_closes"] < day, row["current_closes"], row["prediction"]))
    told, without = foretold(conn, outlook, waiting[:MOST])
    gate = verdict.of(outlook, held_on(outlook.as_of)).gate
    reasons = "; ".join(f"of {count:,} {why}" for why, count in without.most_common())
    rest = f" No number for {without.total():,} more: {reasons}." if without else ""
    says = capped(f"{gate} From the ledger's own history as it was known that day.{rest}", waiting)
    return Table(
        "forecasts", "Awaited, and how likely", says, COLUMNS, tuple(told), tuple((row["prediction"],) for row in told)
    )


def awaited(row: Row) -> bool:
    """Whether a promise is of an event that is still awaited by a last day."""
    open_still = f"'{row['status']}'" not in OUTCOMES or row["detail"] == "moved"
    return open_still and bool(row["current_closes"]) and not measured(row) and row["kind"] != "patent_expiry"


def foretold(
    conn: sqlite3.Connection, outlook: Outlook, rows: Sequence[Row]
) -> tuple[list[dict[str, Any]], Counter[str]]:
    """Those of these promises that have a forecast, in their order, with it and what the baselines say.

    Also why the others have none, with how many they are.
    """
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row["company"], set()).add(row["prediction"])
    found: dict[str, dict[str, Any]] = {}
    without = Counter[str]()
    for company, ids in wanted.items():
        beside = {
            each.row["prediction"]: {other["name"]: other["median"] for other in telling.against(outlook, each)}
            for each in outlook.promises(conn, company)
            if each.row["prediction"] in ids
        }
        for told in telling.of_promises(conn, outlook, company, ids.__contains__):
            if told["by_close"] is not None:
                more = {"chance": told["by_close"], "most": telling.reach(told, 80)}
                found[told["prediction"]] = told | more | beside[told["prediction"]]
            else:
                without[told["why"]] += 1
    if left := len(rows) - len(found) - without.total():
        without[NO_EVENT] += left
    return [found[row["prediction"]] for row in rows if row["prediction"] in found], without
