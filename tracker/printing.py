"""Rows for a person or for a program: a table with colours on a terminal, tabs in a pipe, CSV and JSON if asked for."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

COLOURS = {
    "met": "green", "slipped": "yellow", "dropped": "red", "void": "dim", "open": "cyan", "due": "blue",
    "overdue": "magenta",
}  # fmt: skip


def terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def cell(value: object) -> str:
    """A value on one line without tabs.

    >>> cell(None), cell("by late\\n 2010"), cell(12.0)
    ('', 'by late 2010', '12')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def window(opens: str | None, closes: str | None) -> str:
    """A window for a table: one day, or two days of which the second leaves out the year that it shares.

    >>> window("2011-05-01", "2011-08-31"), window("2013-02-26", "2013-02-26"), window("2011-01-01", None)
    ('2011-05-01 to 08-31', '2013-02-26', 'from 2011-01-01')
    """
    if opens == closes:
        return opens or "no date"
    if closes is None:
        return f"from {opens}"
    if opens is None:
        return f"to {closes}"
    return f"{opens} to {closes[5:] if opens[:4] == closes[:4] else closes}"


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], shown: Mapping[str, str], title: str = "") -> int:
    """Print rows: of `shown` (column to heading) on a terminal, of all `columns` with tabs in a pipe; how many."""
    count = 0
    if not terminal():
        print("\t".join(columns))
        for row in rows:
            count += 1
            print("\t".join(cell(row.get(name)) for name in columns))
        return count
    pretty = Table(title=title or None, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name, heading in shown.items():
        pretty.add_column(
            heading, no_wrap=name in ("status", "said_on", "window", "now", "happened", "current"), overflow="fold"
        )
    for row in rows:
        count += 1
        pretty.add_row(*(_dressed(name, cell(row.get(name))) for name in shown))
    if count:
        Console().print(pretty)
    return count


def _dressed(name: str, text: str) -> str:
    colour = COLOURS.get(text) if name == "status" else None
    return f"[{colour}]{text}[/]" if colour else escape(text)


def csv_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> int:
    """Print rows as CSV with a heading line; how many."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        writer.writerow(["" if row.get(name) is None else row[name] for name in columns])
    return count


def jsonl(rows: Iterable[Mapping[str, Any]]) -> int:
    """Print one JSON object a line; how many."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        print(json.dumps(row, ensure_ascii=False))
    return count
