"""One report in four forms: Markdown, one HTML file that opens offline and prints, JSON values, long CSV rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from tracker.reports.values import Report, Table

# columns that hold shares, by table
SHARES = {
    "rates": ("rate", "low", "high", "grace"),
    "delivery": ("delivered", "stopped", "silent"),
    "figures": ("error", "width"),
}
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
        return f"{value:+.0%}" if name == "error" else f"{value:.0%}"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def markdown(report: Report) -> str:
    """The report as Markdown, a table each with its sentence."""
    lines = [f"# {report.title}", "", head(report), ""]
    for table in report.tables:
        lines += [f"## {table.title}", "", table.says, ""]
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
    return (
        f"As of {report.as_of}, from {report.documents:,} documents published from {report.first_day} to "
        f"{report.last_day}. Policy {report.policy}. Every number counts promises by their words; nothing is advice."
    )


def html(report: Report) -> str:
    """The report as one HTML page without any other file."""
    return _PAGES.get_template("report.html").render(report=report, head=head(report), said=said)


def data(report: Report) -> dict[str, Any]:
    """The report as JSON values: a table is its rows, each with the predictions that it counts."""
    return {
        "title": report.title, "as_of": report.as_of.isoformat(), "policy": report.policy,
        "documents": report.documents, "first_day": report.first_day, "last_day": report.last_day,
        "tables": {
            table.key: [
                {name: row.get(name) for name in table.columns}
                | ({"predictions": list(table.members[place])} if table.members else {})
                for place, row in enumerate(table.rows)
            ]
            for table in report.tables
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
