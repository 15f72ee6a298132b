"""Rows for a person or for a program: laid out on a terminal, tabs in a pipe, CSV and JSON if asked for."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console

from tracker import layout

# what a document may hold and a terminal would obey, or show in another order than it is written
_COMMANDS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# what some readers of lines take for the end of one
_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x7f\x85\u2028\u2029"}


def terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def cell(value: object) -> str:
    """A value on one line without tabs and without characters that steer a terminal.

    >>> cell(None), cell("by late\\n 2010"), cell(12.0), cell("in \\x1b[31mJune")
    ('', 'by late 2010', '12', 'in [31mJune')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(safe(str(value)).split())


def safe(text: str) -> str:
    """A text without the characters that steer a terminal, such as the name of a file that was sent to us.

    >>> safe("a\x1b]0;b\x07.txt")
    'a]0;b.txt'
    """
    return _COMMANDS.sub("", text)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "company", "companies"), counted(1200, "document")
    ('1 company', '1,200 documents')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def each(number: int, one: str) -> str:
    """Every one of so many, in words.

    >>> each(1, "promise"), each(60, "promise")
    ('the only promise', 'each of 60 promises')
    """
    return f"the only {one}" if number == 1 else f"each of {counted(number, one)}"


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
    if terminal():
        cells = [{name: cell(row.get(name)) for name in shown} for row in rows]
        if cells:
            layout.show(Console(highlight=False), cells, shown, title)
        return len(cells)
    count = 0
    print("\t".join(columns))
    for row in rows:
        count += 1
        print("\t".join(cell(row.get(name)) for name in columns))
    return count


def csv_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], file: TextIO | None = None) -> int:
    """Print rows as CSV with a heading line, or write them to an open file; how many."""
    writer = csv.writer(file or sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        writer.writerow(["" if row.get(name) is None else row[name] for name in columns])
    return count


def jsonl(rows: Iterable[Mapping[str, Any]]) -> int:
    """Print one JSON object a line; how many."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        print(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS))
    return count
