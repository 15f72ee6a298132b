"""One report in four forms: Markdown, one HTML file that opens offline and prints, JSON values, long CSV rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup, escape

from tracker.charts import drawing, look
from tracker.printing import counted
from tracker.reports import saved
from tracker.reports.rows import told
from tracker.reports.values import Report, Table

MOST = 2000  # promises of a report up to which one file names and lists them
LONG = 300  # rows of a table that a person is shown
# columns that hold shares, by table
SHARES = {
    "rates": ("rate", "low", "high", "grace"),
    "delivery": ("delivered", "stopped", "silent"),
    "figures": ("error", "width"),
    "figure_shares": ("first", "median", "third", "width"),
    "moves": ("share", "warned"),
    "forecasts": ("chance", "dropped"),
}
PROSE = ("because", "closing", "missing", "figure", "source")  # columns of whole sentences
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|(?<=to )\d\d-\d\d\b")
SIGNED = {"error", "first", "median", "third"}  # of those, the ones that tell a direction
_PAGES = Environment(
    loader=PackageLoader("tracker", "templates"), autoescape=select_autoescape(default=True), trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


def said(table: Table, name: str, value: Any) -> str:
    """A value as a reader sees it: shares in percent, other numbers to a decimal, nothing as a dash.

    >>> rates = Table("rates", "", "", {}, ())
    >>> said(rates, "rate", 0.8), said(rates, "n", 1200), said(rates, "median", 1.25), said(rates, "rate", None)
    ('80%', '1,200', '1.2', '–')
    """
    if value is None or value == "":
        return "–"
    if isinstance(value, float) and name in SHARES.get(table.key, ()):
        return f"{value:+.0%}" if name in SIGNED else f"{value:.0%}"
    if isinstance(value, float) and name.startswith("each"):
        return f"{value:,.2f}"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def cell(table: Table, name: str, value: Any) -> Markup:
    """The same for a page: no day is broken at the end of a line.

    >>> str(cell(Table("due", "", "", {}, ()), "window", "2030-04-01 to 06-30"))
    '<span class="day">2030-04-01</span> to <span class="day">06-30</span>'
    """
    return days(said(table, name, value))


def days(words: str) -> Markup:
    """Words with each of their days held together."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(words))))


def markdown(report: Report) -> str:
    """The report as Markdown, a table each with its sentence."""
    lines = [f"# {report.title}", "", head(report), ""]
    for table in report.shown(LONG):
        lines += [f"## {table.title}", "", table.says, ""]
        if table.picture:
            lines += [f"*{table.picture.title}*, drawn in the HTML form: {table.picture.says}", ""]
        if not table.rows:
            lines += ["None.", ""]
            continue
        lines += ["| " + " | ".join(table.columns.values()) + " |", "|" + "---|" * len(table.columns)]
        for row in table.rows:
            cells = (said(table, name, row.get(name)) for name in table.columns)
            lines.append("| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    lines += ["## Definitions", ""]
    lines += [f"- **{word}**: {meaning}." for word, meaning in report.definitions]
    return "\n".join(lines) + "\n"


def head(report: Report) -> str:
    """From what, as of when and by which policy the report was made."""
    one = report.first_day == report.last_day
    absent = sum(row["absent"] for table in report.tables if table.key == "coverage" for row in table.rows)
    missing = f", {counted(absent, 'more', 'more')} known to be missing" if absent else ""
    published = f"on {report.first_day}" if one else f"from {report.first_day} to {report.last_day}"
    return (
        f"As of {report.as_of}, from {counted(report.documents, 'document')} published {published}{missing}. "
        f"Policy {report.policy}. Every number counts promises by their words; nothing is advice."
    )


def html(report: Report) -> str:
    """The report as one HTML page without any other file, its pictures drawn where vl-convert is installed."""
    pictured = any(table.picture for table in report.tables)
    listed = [told(row) | {"standing": standing(row)} for row in report.rows] if len(report.rows) <= MOST else []
    return _PAGES.get_template("report.html").render(
        report=report, tables=report.shown(LONG), head=head(report), said=cell, prose=PROSE, days=days,
        sole="company" in report.asked,
        paint=look.PAINT, drawings=drawing.both, listed=listed,
        absent=drawing.ABSENT if pictured and not drawing.here() else "",
        queries={
            name.removeprefix("report_"): {"says": says, "sql": sql} for name, (_, says, sql) in saved.QUERIES.items()
        },
    )  # fmt: skip


def standing(row: Mapping[str, Any]) -> str:
    """How a promise stands, in words.

    >>> standing({"status": "met", "detail": "on_time"}), standing({"status": "due", "detail": None})
    ('met on time', 'due')
    """
    return " ".join(filter(None, (row["status"], (row["detail"] or "").replace("_", " "))))


def data(report: Report) -> dict[str, Any]:
    """The report as JSON values: a table is its rows, each with the predictions that it counts."""
    return _about(report) | {"tables": {table.key: list(_rows(table)) for table in report.tables}}


def written(report: Report) -> Iterator[str]:
    """The same as JSON text in parts, a line for each row: of a million promises it is hundreds of megabytes."""
    yield "{"
    for name, value in _about(report).items():
        yield f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n"
    yield '"tables": {'
    for number, table in enumerate(report.tables):
        yield f"{',' if number else ''}\n {json.dumps(table.key)}: ["
        for place, row in enumerate(_rows(table)):
            yield f"{',' if place else ''}\n  {json.dumps(row, ensure_ascii=False)}"
        yield "]"
    yield "}}\n"


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    for place, row in enumerate(table.rows):
        behind = {"predictions": table.members[place]} if table.members else {}
        yield {name: row.get(name) for name in table.columns} | behind


def _about(report: Report) -> dict[str, Any]:
    return {
        "title": report.title, "as_of": report.as_of.isoformat(), "policy": report.policy,
        "documents": report.documents, "first_day": report.first_day, "last_day": report.last_day,
        "pictures": {
            table.picture.key: {"title": table.picture.title, "says": table.picture.says,
                                "spec": table.picture.wide(look.WIDE)}
            for table in report.tables if table.picture
        },
        "definitions": dict(report.definitions),
    }  # fmt: skip


def long(report: Report) -> Iterator[dict[str, Any]]:
    """The report a value a row: table, row (from 1), column, value."""
    for table in report.tables:
        for place, row in enumerate(table.rows, 1):
            for name in table.columns:
                if row.get(name) is not None:
                    yield {"table": table.key, "row": place, "column": name, "value": row[name]}
