"""Flags: what came of a promise or of its day, each raised once for a prediction's window however late it is noticed.

A flag falls on the day on which it was true (a date that came, a document's day) and is flagged on the day for which
somebody looked. After days of outage every crossing is raised, those too that were decided meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from events.report_days import report_days
from tracker import flag_queries
from tracker.alert_tables import identity
from tracker.ledger import Ledger
from tracker.printing import window as in_words
from tracker.rows import year_end_of

Row = dict[str, Any]

# every flag in words, in the order in which they are offered
FLAGS = {
    "opens": "the window opens", "due_soon": "the window closes in 30 days, or opens where it is short",
    "closes_today": "the last day of the window", "overdue": "the window has closed without evidence",
    "grace_ended": "the first report after the close is due, and no word", "silence": "the second is due, and no word",
    "moved": "another date was given", "met": "it came", "slipped": "it came late, or was missed",
    "dropped": "it was stopped, withdrawn or fell silent", "void": "it can no longer be held to",
    "review_needed": "a person is asked", "document_failed": "a document could not be read",
}  # fmt: skip

DAILY = ("moved", "review_needed")  # raised anew on each such day, for another move and another question

# for each flag of the clock the day of a window (y), what bounds the windows whose day may have come, and what must
# hold of one whose words came late
CROSSINGS = {
    # a deadline opens when it is said, which is nobody's news; nor is a window that was open when it was said
    "opens": ("y.opens", "y.opens <= :as_of", "y.edge NOT IN ('by', 'through') AND y.opens > y.since"),
    "due_soon": (
        "iif(julianday(y.closes) - julianday(y.opens) < 60, y.opens, date(y.closes, '-30 days'))",
        "y.closes <= date(:as_of, '+60 days')",
        "y.closes >= y.since",
    ),
    "closes_today": ("y.closes", "y.closes <= :as_of", "y.closes >= y.since"),
    "overdue": ("date(y.closes, '+1 day')", "y.closes < :as_of", "1"),
}


def raise_flags(ledger: Ledger, as_of: date) -> list[Row]:
    """Raise every flag that is due on a day; those that were not raised before, in words, in order of their days."""
    conn = ledger.conn
    found: dict[str, Row] = {}
    for row in (*_crossed(conn, as_of), *_unheard(conn, as_of), *_decided(conn, as_of), *_moved(conn, as_of)):
        day = row["falls_on"] if row["flag"] in DAILY else ""
        row["id"] = identity(row["flag"], row["prediction"], row["window"] or "", day)
        if row["id"] not in found or row["falls_on"] < found[row["id"]]["falls_on"]:
            found[row["id"]] = {"about": None, "run": None} | row
    for failed in conn.execute(flag_queries.FAILED):
        id = identity("document_failed", failed["run"])
        found[id] = {"id": id, "flag": "document_failed", "prediction": None, "window": None, "run": failed["run"],
                     "about": None, "falls_on": as_of.isoformat()}  # fmt: skip
    known = conn.execute("SELECT value FROM json_each(?) WHERE value IN (SELECT id FROM flags)", [json.dumps([*found])])
    for (id,) in known.fetchall():
        del found[id]
    asked = json.dumps([row["prediction"] for row in found.values()])
    named = {row["prediction"]: dict(row) for row in conn.execute(flag_queries.NAMES, {"predictions": asked})}
    raised = sorted(found.values(), key=lambda row: _place(row, named.get(row["prediction"], {})))
    if not raised:
        return []
    known_as = renamed(conn, raised, named)
    columns = ("id", "flag", "prediction", "window", "run", "about", "falls_on")
    new = [{name: row[name] for name in columns} | {"flagged_on": as_of.isoformat()} for row in raised]
    ledger.record_flags(new, known_as)
    return described(conn, [row["id"] for row in raised if row["id"] not in known_as])


def renamed(conn: sqlite3.Connection, raised: Iterable[Row], named: Mapping[str, Row]) -> dict[str, str]:
    """For each flag that was raised before of the same promise under another id, the id of that flag.

    The same promise has the same words, or in the newer version of a document the same subject and kind.
    """
    fallen = {same: row["id"] for row in conn.execute(flag_queries.FALLEN) for same in _same(dict(row))}
    if not fallen:
        return {}
    told = {row["id"]: _same({**named[row["prediction"]], **row}) for row in raised if row["prediction"] in named}
    return {id: fallen[same] for id, keys in told.items() for same in keys if same in fallen}


def superseded(conn: sqlite3.Connection, standing: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For each flag whose promise fell, the id of the one among these that tells the same of what stands now."""
    flags = list(standing)
    asked = json.dumps([row["prediction"] for row in flags])
    named = {row["prediction"]: dict(row) for row in conn.execute(flag_queries.NAMES, {"predictions": asked})}
    told = {
        same: row["id"] for row in flags if row["prediction"] in named
        for same in _same({**row, **named[row["prediction"]]})
    }  # fmt: skip
    fallen = [(row["id"], _same(dict(row))) for row in conn.execute(flag_queries.FALLEN)]
    return {id: told[same] for id, keys in fallen for same in keys if same in told}


def fell(flag: Mapping[str, Any]) -> bool:
    """Whether the promise of a flag (in words) stands no more: its document was replaced, or is read otherwise."""
    return bool(flag["prediction"]) and flag["subject"] is None


def _same(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    day = row["falls_on"] if row["flag"] in DAILY else ""
    about = (row["company"], row["flag"], row["window"] or "", day)
    return (*about, "words", row["filing"], str(row["timing_start"])), (*about, "promise", row["subject"], row["kind"])


def described(conn: sqlite3.Connection, ids: Iterable[str]) -> list[Row]:
    """Flags by their ids with all that is known of them, in the order in which they fell."""
    return [dict(row) for row in conn.execute(flag_queries.BY_ID, {"ids": json.dumps(list(ids))})]


def _place(row: Row, named: Row) -> tuple[Any, ...]:
    names = tuple(named.get(name, "") for name in ("company_name", "subject", "kind"))
    return row["falls_on"], list(FLAGS).index(row["flag"]), names, row["window"] or "", row["prediction"] or ""


def _crossed(conn: sqlite3.Connection, as_of: date) -> Iterator[Row]:
    for flag, (day, bound, holds) in CROSSINGS.items():
        query = flag_queries.CROSSED.format(day=day, bound=bound, holds=holds)
        for row in conn.execute(query, {"as_of": as_of.isoformat(), "flag": flag}):
            yield {**dict(row), "flag": flag}


def _unheard(conn: sqlite3.Connection, as_of: date) -> Iterator[Row]:
    """The closed windows for which the first or the second report after the close is due or in, and nothing decided."""
    closed = conn.execute(flag_queries.CLOSED, {"as_of": as_of.isoformat()}).fetchall()
    if not closed:
        return
    reported: dict[str, list[tuple[date, date]]] = defaultdict(list)
    yearly: set[str] = set()
    quarterly: set[str] = set()
    for row in conn.execute(flag_queries.REPORTS, {"as_of": as_of.isoformat()}):
        reported[row["company"]].append((date.fromisoformat(row["period_end"]), date.fromisoformat(row["said_on"])))
        (quarterly if row["form"].upper().startswith("10-Q") else yearly).add(row["company"])
    days: dict[tuple[str, str], tuple[str, str]] = {}
    for row in closed:
        company, key = row["company"], (row["company"], row["closes"])
        if key not in days:
            often = company in quarterly or company not in yearly  # of whom nothing is known reports each quarter
            year_end = year_end_of(row["year_end"])
            grace, silence = report_days(date.fromisoformat(row["closes"]), year_end, often, reported[company])
            days[key] = (grace.isoformat(), silence.isoformat())
        for flag, day in zip(("grace_ended", "silence"), days[key], strict=True):
            falls_on = max(day, row["since"])
            if falls_on <= as_of.isoformat() and falls_on < row["until"]:
                yield {"prediction": row["prediction"], "window": row["window"], "flag": flag, "falls_on": falls_on}


def _decided(conn: sqlite3.Connection, as_of: date) -> Iterator[Row]:
    """Where the last verdict of a day says otherwise than the day before, and where it asks a person something new."""
    last: dict[str, Row] = {}
    rows = [dict(row) for row in conn.execute(flag_queries.VERDICTS, {"as_of": as_of.isoformat()})]
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else None
        if after and (after["prediction"], after["falls_on"]) == (row["prediction"], row["falls_on"]):
            continue
        before = last.get(row["prediction"])
        said = {name: row[name] for name in ("prediction", "window", "falls_on", "about")}
        if (flag := _outcome(row)) and (before is None or _outcome(before) != flag):
            yield {**said, "flag": flag}
        if row["review"] and (before is None or before["review"] != row["review"]):
            yield {**said, "flag": "review_needed"}
        last[row["prediction"]] = row


def _outcome(verdict: Row) -> str | None:
    if verdict["status"] in ("met", "dropped", "void"):
        return str(verdict["status"])
    return "slipped" if verdict["status"] == "slipped" and verdict["detail"] != "moved" else None


def _moved(conn: sqlite3.Connection, as_of: date) -> Iterator[Row]:
    for row in conn.execute(flag_queries.MOVED, {"as_of": as_of.isoformat()}):
        yield {**dict(row), "flag": "moved"}


def told(row: Row) -> str:
    """A flag in one line.

    >>> told({"falls_on": "2011-09-01", "flag": "overdue", "company_name": "Orion", "subject": "OR-7", "detail": None,
    ...       "kind_label": "trial begins", "window": "2011-05-01/2011-08-31", "flagged_on": "2011-09-03"})
    '2011-09-01 overdue: Orion, OR-7, trial begins (2011-05-01 to 08-31), noticed on 2011-09-03'
    """
    late = f", noticed on {row['flagged_on']}" if row["flagged_on"] > row["falls_on"] else ""
    word = row["flag"].replace("_", " ")
    if row["flag"] == "document_failed":
        return f"{row['falls_on']} {word}: {row['source']}: {row['reason']}{late}"
    how = f" ({row['detail'].replace('_', ' ')})" if row["detail"] else ""
    what = f"{row['company_name']}, {row['subject']}, {row['kind_label']} ({span(row['window'])})"
    return f"{row['falls_on']} {word}{how}: {what}{late}"


def span(window: str) -> str:
    """A flag's window in words.

    >>> span("2011-05-01/2011-08-31"), span("../2011-08-31"), span("../..")
    ('2011-05-01 to 08-31', 'to 2011-08-31', 'no date')
    """
    opens, closes = (None if day == ".." else day for day in window.split("/"))
    return in_words(opens, closes)
