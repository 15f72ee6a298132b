"""A report built from a ledger as of a day: rows read once, each table one plain function of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from events.policy import POLICY
from tracker import charts
from tracker.errors import TrackerError
from tracker.forecasts.outlook import Outlook
from tracker.metrics import cohort as cohorts
from tracker.metrics import curves
from tracker.reports import coverage, figures, foretold, lateness, lists, questions, rates
from tracker.reports.rows import Row, read
from tracker.reports.values import Report, Table
from tracker.reports.words import CONTEST, DEFINITIONS


def build(
    conn: sqlite3.Connection,
    as_of: date,
    company: str | None = None,
    kind: str | None = None,
    since: date | None = None,
    outlook: Outlook | None = None,
) -> Report:
    """The report of a company (an id) or of the whole ledger, of one kind of milestone, of what was said since a day.

    `outlook` is what forecasts of the day rest on; without it the report says that they are being worked out.
    Raises TrackerError where the ledger holds no document of that choice by the day, or it ends before it begins.
    """
    if since and since > as_of:
        raise TrackerError(
            f"nothing that is first promised since {since} can be reported as of {as_of}, which is before it; "
            "ask since an earlier day, or as of a later one"
        )
    asked = {
        "as_of": as_of.isoformat(), "company": company, "kind": kind, "since": since.isoformat() if since else "",
    }  # fmt: skip
    documents = read(conn, questions.DOCUMENTS, asked)
    if not documents:
        raise TrackerError(
            f"no document by {as_of} in this ledger; read some with `tracker ingest`, or ask a later day"
        )
    rows = read(conn, questions.PREDICTIONS, asked)
    return of_rows(
        asked,
        documents,
        rows,
        conn.execute(questions.VERSIONS, asked),
        {row["id"]: row["year_end"] for row in conn.execute(questions.YEAR_ENDS) if row["year_end"]},
        conn.execute(questions.ABSENT_OF if asked["company"] else questions.ABSENT, asked).fetchall(),
        foretold.table(conn, rows, outlook),
        conn.execute(questions.CORRECTIONS, asked).fetchall(),
    )


def of_rows(
    asked: Mapping[str, str | None],
    documents: Sequence[Row],
    rows: Sequence[Row],
    versions: Iterable[Row],
    year_ends: Mapping[str, str],
    listed: Sequence[Row] = (),
    ahead: Table | None = None,
    decided: Sequence[Row] = (),
) -> Report:
    """The report of what was asked, of the rows of `questions`: documents there and only listed, promises, versions.

    `ahead` is the table of forecasts, where they have been made; `decided` is what persons decided.
    """
    as_of, company = date.fromisoformat(asked["as_of"] or ""), asked["company"]
    closed = cohorts.cohort(rows, year_ends, as_of)
    ended = lateness.times(closed, rows, as_of)
    steps = curves.cumulative(ended.values())
    owners = {row["company"] for row in rows}
    tables = (
        _with(rates.standing(rows), charts.lanes(rows, as_of) if len(owners) == 1 else None),
        rates.rates(closed),
        rates.beside(closed),
        _with(lateness.slips(closed), charts.slips(closed.events)),
        lateness.moves(rows, versions, closed),
        _with(lateness.delivery(ended), charts.delivery(steps, len(ended), curves.known_until(ended.values(), steps))),
        lists.longest(rows),
        lists.silent(rows),
        figures.shares(closed),
        _with(figures.listed(closed), charts.ranges(closed.figures, closed.beside.get("confounded", ()))),
        lists.due(rows, as_of),
        *([ahead] if ahead else ()),
        lateness.specificity(rows),
        coverage.table(documents, year_ends, as_of, listed),
        lists.corrections(decided),
        rates.context(),
    )
    return Report(
        title=f"Guidance and what came of it: {documents[0]['company_name'] if company else 'every company'}",
        as_of=as_of,
        policy=POLICY.version,
        documents=len(documents),
        first_day=min(each["said_on"] for each in documents),
        last_day=max(each["said_on"] for each in documents),
        tables=tables,
        definitions=(*DEFINITIONS, ("policy", f"version {POLICY.version}, as of {as_of}"), *CONTEST),
        rows=tuple(rows),
        asked={name: value for name, value in asked.items() if value},
    )


def _with(table: Table, picture: charts.Picture | None) -> Table:
    return replace(table, picture=picture)
