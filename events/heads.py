"""What the head of a table's column says of the cells below it: the period of a figure, the event of a date.

"Item | 2025 actual | 2026 guidance" dates the third cell of each row; "Family | Expected expiry" tells what a cell's
year is the year of. A row with another number of cells than its head is not read: nobody knows what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from events import anchors, columns, figures, metrics, outlooks, units
from events.anchors import Anchor
from events.candidates import Candidate
from events.document import Document
from events.lettercase import any_case
from events.types import Window
from events.windows import find as find_windows

AHEAD = any_case(
    r"\b(?:guidance|outlook|targets?|targeted|ambitions?|estimates?|estimated|expected|expectations?|forecasts?|plan|"
    r"planned|goals?|projected|projections?|budget|anticipated|\d{2,4}E)\b",
)
_OLD = any_case(
    r"\b(?:prior|previous(?:ly)?|old|former(?:ly)?|initial|original|actuals?|results?|change|reported|consensus|"
    r"last|vs\.?)\b",
)
_EXPIRY = any_case(r"\bexpir\w+")
_PATENT = any_case(r"\bpatents?\b|\bintellectual property\b|\bexclusivity\b")
_LICENSED = any_case(r"\bin-?licen[sc]ed?\b|\blicen[sc]ed (?:from|to us)\b|\blease|\bcontract|\bloan|\bnotes?\b")
_SAME = any_case(r"(?:unchanged|no change|same|reaffirmed|reiterated|maintained|affirmed|confirmed)\W*")
_HEADS = 4  # rows that can be a table's head


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row with the words at the head of its column, and where it stands in the row's words."""

    head: str
    words: str
    start: int
    end: int


def cells(document: Document, index: int) -> list[Cell]:
    """The cells of a row with their heads; none where the table has no head or the row doesn't fit it."""
    passage = document.passages[index]
    if passage.shape != "row" or "\t" not in passage.words or not passage.headings:
        return []
    first = index
    while first and document.passages[first - 1].block == passage.block:
        first -= 1
    heads: list[list[str]] = []
    said: list[str] = []
    for each in range(first, min(first + _HEADS, index)):
        row = [" ".join(cell.split()) for cell in _cut(document, each)]
        heads.append(row)
        said += [cell for cell in row if cell]
        if " | ".join(said) in passage.headings:
            break
    else:
        return []
    row = _cut(document, index)
    if not heads or any(len(head) != len(row) for head in heads):
        return []
    found = []
    at = -1 if _indented(document, index) else 0
    for column, words in enumerate(row):
        head = " ".join(head[column] for head in heads).strip()
        found.append(Cell(head, words, max(at, 0), max(at, 0) + len(words)))
        at += len(words) + 1
    return found


def _indented(document: Document, index: int) -> bool:
    start = document.passages[index].start
    return document.text[start - 1 : start] == "\t"


def _cut(document: Document, index: int) -> list[str]:
    cut = document.passages[index].words.split("\t")
    return ["", *cut] if _indented(document, index) else cut


def guided(document: Document, index: int) -> Iterator[Candidate]:
    """The figures of a row that stand below a period ahead: "2026 guidance", or "Current" in a table of an outlook."""
    passage, filing = document.passages[index], document.filing
    if not any(char.isdigit() for char in passage.words):
        return
    row = cells(document, index) or _pair(document, index)
    if len(row) < 2:
        return
    title = " ".join(passage.headings[-3:-1])
    for place, cell in enumerate(row[1:], 1):
        if _SAME.fullmatch(cell.words.strip()) and place > 1 and _OLD.search(row[place - 1].head):
            cell = replace(row[place - 1], head=cell.head)  # "24% | unchanged"
        if not cell.head or _OLD.search(cell.head) or not any(char.isdigit() for char in cell.words):
            continue
        if not (AHEAD.search(cell.head) or AHEAD.search(title)):
            continue
        windows = find_windows(cell.head, filing.said_on, year_end=filing.year_end, fiscal=True)
        if not windows:
            windows = find_windows(title, filing.said_on, year_end=filing.year_end, fiscal=True)
        if not windows and AHEAD.search(lead := _lead(document, index)):
            windows = find_windows(lead, filing.said_on, year_end=filing.year_end, fiscal=True)
        if len(windows) != 1 or windows[0].closes is None or windows[0].closes <= filing.said_on:
            continue
        candidate = _figure(document, index, row[0], cell, windows[0])
        if candidate is not None:
            yield candidate


_ROWS = 80  # of a table, over which its title reaches


def _lead(document: Document, index: int) -> str:
    """The sentence or the title that stands over a table and tells its period."""
    first, last = index, max(0, index - _ROWS)
    while first > last and document.passages[first - 1].block == document.passages[index].block:
        first -= 1
    if first == last:
        return ""
    before = document.passages[first - 1]
    leads = before.words.rstrip().endswith(":") or before.shape == "heading" or outlooks.is_title(before)
    return before.words if leads and document.passages[index].block - before.block <= 1 else ""


def _pair(document: Document, index: int) -> list[Cell]:
    """The two cells of a row in a table without a head, below a title that tells the period of an outlook."""
    row = _cut(document, index) if document.passages[index].shape == "row" else []
    lead = _lead(document, index) if len(row) == 2 and row[0].strip() else ""
    if not lead or not AHEAD.search(lead) or _OLD.search(lead):
        return []
    at = len(row[0]) + 1
    return [Cell("", row[0], 0, len(row[0])), Cell(lead, row[1], at, at + len(row[1]))]


def _figure(document: Document, index: int, name: Cell, cell: Cell, window: Window) -> Candidate | None:
    """The figure of one cell under the metric that names its row."""
    passage = document.passages[index]
    said, amount = units.carried(name.words.strip(), cell.words.strip())
    said += ":"
    words = f"{said} {amount}"
    amounts = [figure for figure in figures.find(words) if figure.start >= len(said)]
    measure = next((each for each in metrics.find(words, amounts) if each.figure is not None), None)
    if measure is None:
        return None
    figure = columns.scaled(measure, passage, words).figure
    if figure is None:
        return None
    figure = replace(figure, start=cell.start, end=cell.end)
    measure = replace(measure, start=name.start, end=name.end, figure=figure)
    anchor = Anchor(
        metrics.kind(measure), name.start, cell.end, 0.9, (name.start, name.end), None, "figure of a column"
    )
    return Candidate(passage, index, window, anchor, measure, figure, from_heading=True)


def dated(document: Document, index: int, window: Window) -> Candidate | None:
    """The event that the head of a column names for the date in a cell: "Expected expiry", "Target launch"."""
    passage = document.passages[index]
    row = cells(document, index)
    cell = next((each for each in row[1:] if each.start <= window.start < each.end), None)
    name = next((each for each in row if each.words.strip() and re.search(r"[A-Za-z]{2}", each.words)), None)
    if cell is None or name is None or name is cell:
        return None
    around = " ".join((*passage.headings, *(each.words for each in document.passages[max(0, index - 9) : index])))
    kind = ""
    if _EXPIRY.search(cell.head):
        kind = "patent_expiry" if _PATENT.search(around) and not _LICENSED.search(passage.words) else ""
    elif known := [anchor for anchor in anchors.find(cell.head.lower()) if anchor.score >= 0.3]:
        kind = known[0].kind
    if not kind:
        return None
    span = (name.start, name.end)
    anchor = Anchor(kind, *span, 0.7, span, None, "event of a column")
    return Candidate(passage, index, window, anchor, subject=" ".join(name.words.split()))
