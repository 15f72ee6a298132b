"""Rows for a person: columns where the terminal is wide enough for them, entries of a few lines where it is not.

A day is never broken and a word seldom; what would have to be broken more makes entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

COLOURS = {
    "met": "green", "slipped": "yellow", "dropped": "red", "void": "dim", "open": "cyan", "due": "blue",
    "overdue": "magenta",
}  # fmt: skip
# never broken; told without their heading; given a paragraph of their own
WHOLE = frozenset({"status", "said_on", "window", "now", "happened", "current", "decided_on"})
EVIDENT = frozenset({"change", "status", "detail", "company_name", "subject", "kind_label", "kind"})
PROSE = frozenset({"quote", "current_quote", "because", "why"})

GAP = 2  # between two columns
NARROWEST, LONGEST_WORD, NARROWEST_PROSE = 12, 20, 30

Cells = Mapping[str, str]


def show(console: Console, rows: Iterable[Cells], shown: Mapping[str, str], title: str = "") -> None:
    """Print rows of cells under the headings of `shown` (column to heading), laid out for the console's width."""
    rows = list(rows)
    found = widths(rows, shown, console.width)
    if found:
        console.print(_table(rows, shown, found, title))
        return
    if title:
        console.print(Text(title, style="bold"))
    for number, row in enumerate(rows):
        if number:
            console.print()
        for line in entry(row, shown, console):
            console.print(line, soft_wrap=True)


def widths(rows: Sequence[Cells], shown: Mapping[str, str], room: int) -> list[int]:
    """How wide each column is to be in so much room, empty where they do not fit.

    >>> rows = [{"status": "met", "subject": "OR-7 in the second line of a treatment"}]
    >>> widths(rows, {"status": "", "subject": ""}, 30), widths(rows, {"status": "", "subject": ""}, 10)
    ([3, 25], [])
    """
    natural, least = [], []
    for name, heading in shown.items():
        cells = [heading, *(row[name] for row in rows)]
        natural.append(max(map(cell_len, cells)))
        if name in WHOLE:
            least.append(natural[-1])
            continue
        word = max(cell_len(word) for cell in cells for word in cell.split() or [""])
        narrow = NARROWEST_PROSE if name in PROSE else NARROWEST
        least.append(max(min(natural[-1], narrow), min(word, LONGEST_WORD)))
    left = room - sum(least) - GAP * (len(least) - 1)
    if left < 0:
        return []
    found = list(least)
    wanting = sorted((place for place in range(len(least))), key=lambda place: natural[place] - least[place])
    for done, place in enumerate(wanting):  # what lacks least gets all of it first
        more = min(natural[place] - least[place], left // (len(wanting) - done))
        found[place] += more
        left -= more
    return found


def _table(rows: Iterable[Cells], shown: Mapping[str, str], found: Sequence[int], title: str) -> Table:
    pretty = Table(
        title=Text(title) if title else None, title_justify="left", title_style="italic", box=None, header_style="bold",
        pad_edge=False, padding=(0, GAP, 0, 0), collapse_padding=True,
    )  # fmt: skip
    for (name, heading), width in zip(shown.items(), found, strict=True):
        pretty.add_column(heading, no_wrap=name in WHOLE, overflow="fold", width=width)
    for row in rows:
        pretty.add_row(*(_dressed(name, row[name]) for name in shown))
    return pretty


def entry(row: Cells, shown: Mapping[str, str], console: Console) -> list[Text]:
    """A row as lines: what it is about, its days with their headings, its words; all but the first set in."""
    told = [name for name in shown if row[name]]
    head = Text(" · ").join(_dressed(name, row[name]) for name in told if name in EVIDENT)
    facts = ", ".join(f"{shown[name]} {row[name]}" for name in told if name not in EVIDENT | PROSE)
    parts = [head, *map(Text, filter(None, (facts, *(row[name] for name in told if name in PROSE))))]
    lines: list[Text] = []
    for part in parts:
        if not part:
            continue
        for line in part.wrap(console, max(console.width - 4, 10)):
            line.rstrip()
            lines.append(Text("    ").append_text(line) if lines else line)
    return lines


def _dressed(name: str, text: str) -> Text:
    return Text(text, style=COLOURS.get(text, "") if name == "status" else "")
