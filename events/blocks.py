"""A cleaned text as blocks: paragraphs, lists with their lead-in, tables, headings, each under the headings above it.

Every line is looked at once; what a line is depends on its own characters and on the line that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .cleaning import ENUMERATOR, MARKER
from .headings import CAPITALS, LABEL, LEAD, MARKED, TITLE, closes, divides, rank
from .lettercase import any_case

Kind = Literal["prose", "item", "row", "heading"]

_LINE = re.compile(r"\S[^\n]*")
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
_COLUMNS = re.compile(r"\S {4,}\S")
_AMOUNT = re.compile(r"[\d$(%.,)\s-]+$")
_PERIOD = any_case(r"\b(?:19|20)\d\d\b|\bFY ?\d\d|\b[1-4]Q|\bQ[1-4]|\b[12]H|\bH[12]\b|quarter|months?|year|half")
_HEAD_WORD = any_case(
    r"guidance|outlook|timing|target|expected|milestone|date|event|status|phase|program|estimate|\blow|\bhigh|midpoint|"
    r"current|previous|prior|\brange|updated",
)
_IN_SCALE = any_case(r"\(?(?:[\w$€£.]+ ){0,3}?in (?:[\w$€£.]+ ){0,3}?(?:thousand|million|billion)s\b")
_BARE_PERIOD = any_case(
    r"(?:(?:early|mid|late|by|in|during|fiscal|FY|calendar|year-end|end of)[- ]?)*(?:(?:19|20)\d\d|"
    r"[HQ][1-4][ /]?'?(?:20)?\d\d|"
    r"[1-4][HQ][ /]?'?(?:20)?\d\d|(?:first|second|third|fourth) (?:half|quarter)(?: of)?(?: 20\d\d)?)",
)
_FINITE_LEAD = any_case(r"\b(?:to|expects?|include[sd]?|including|are|is|following|we|will|that)$")


class Line(NamedTuple):
    """One line of the cleaned text: `start` is where its words begin, behind any marker and white space."""

    start: int
    end: int
    kind: Kind
    left: int  # where the line began, marker included; the distance tells nested items apart
    fresh: bool  # a blank line stands before it
    rank: int = 0


@dataclass(slots=True)
class Block:
    """A paragraph, a list with its lead-in, a table or a heading, and the headings open where it stands."""

    number: int
    lines: list[Line]
    headings: tuple[str, ...]


def blocks(words: str, text: str) -> Iterator[Block]:
    """The blocks of a cleaned text in order; `text` is the text before cleaning, whose emphasis marks headings."""
    open_headings: list[tuple[int, str]] = []
    above: tuple[str, ...] = ()
    block: Block | None = None
    number = 0
    for line in _lines(words, text):
        if block is not None:
            if line.kind != "heading" and _goes_on(words, block.lines[-1], line):
                block.lines.append(line)
                continue
            yield block
            block = None
        if line.kind != "heading":
            block = Block(number, [line], above)
        else:
            while open_headings and open_headings[-1][0] >= line.rank:
                open_headings.pop()
            yield Block(number, [line], tuple(heading for _, heading in open_headings))
            heading = " ".join(words[line.start : line.end].split()).strip("_ ")
            if not closes(heading):
                open_headings.append((line.rank, heading))
            above = tuple(heading for _, heading in open_headings)
        number += 1
    if block is not None:
        yield block


def _goes_on(words: str, last: Line, line: Line) -> bool:
    if line.kind == "item":
        return last.kind == "item" or (last.kind == "prose" and _leads(words, last))
    return last.kind == line.kind and not line.fresh


def _leads(words: str, line: Line) -> bool:
    """Whether a line opens the list below it: with a colon, a sentence that has not ended, or a bare period of time."""
    tail = words[line.end - 1]
    if line.end - line.start < 28 and _BARE_PERIOD.fullmatch(words, line.start, line.end):
        return True
    return tail == ":" or (
        tail.isalnum() and bool(_FINITE_LEAD.search(words, max(line.start, line.end - 20), line.end))
    )


def _lines(words: str, text: str) -> Iterator[Line]:
    """Each line with what it is; a heading needs to know how long the next line is."""
    held: Line | None = None
    at = 0
    before: Kind = "heading"  # what the line before is
    for found in _LINE.finditer(words):
        left, end = found.span()
        fresh = words.count("\n", at, left) > 1 or at == 0
        at = end
        line = _line(words, text, left, end, fresh)
        if held is not None:
            settled = _settled(words, text, held, line, before)
            before = settled.kind
            yield settled
        held = line
    if held is not None:
        yield _settled(words, text, held, None, before)


def _line(words: str, text: str, left: int, end: int, fresh: bool) -> Line:
    """A line by its own characters: heading marks, list markers, cells."""
    while words[end - 1] in " \t" and text[end - 1] in " \t\r\xa0*_":
        end -= 1
    first = words[left]
    start = left
    kind: Kind = "prose"
    if first == "#":
        hashes = _HASHES.match(words, left, end)
        if hashes:
            marked = MARKED + hashes.end() - left - 1
            start = hashes.end()
            return Line(start, end, "heading", left, fresh, divides(words[start:end]) or marked)
    if (
        not first.isalnum()
        or words[left + 1 : left + 2] in (" ", "\t", ".", ")")
        or words[left + 2 : left + 3] in (".", ")")
    ):
        marker = MARKER.match(words, left, end)
        if marker and not (words[end - 1] == "-" and first == "-"):
            start, kind = marker.end(), "item"
        if start < end:
            marker = ENUMERATOR.match(words, start, end)
            if marker:
                start, kind = marker.end(), "item"
    if start >= end:
        return Line(left, end, "prose", left, fresh)
    columns = kind == "prose" and words.find("    ", start, end) >= 0 and _COLUMNS.search(text, start, end)
    if columns or words.find("\t", start, end) >= 0:
        kind = "row"
    return Line(start, end, kind, left, fresh)


def _settled(words: str, text: str, line: Line, following: Line | None, before: Kind) -> Line:
    """The line, made a row where it stands among rows, a heading where it reads like one and governs something."""
    start, end, kind, left, fresh, _ = line
    if following is None or end - left > 220 or kind == "heading":
        return line
    if kind == "row":
        # an Item whose number and name stand in two cells
        level = divides(words[left:end]) if words[left] in "IiPp" else 0
        return Line(left, end, "heading", left, fresh, level) if level else line
    longer = following.end - following.start >= 80
    if kind == "item":
        # a number or bullet before what is a heading by its words and by the paragraph under it
        if longer and before != "item" and following.kind == "prose" and following.fresh:
            level = rank(words[start:end])
            numbered = words[left].isalnum()
            if level in (CAPITALS, TITLE):
                return Line(left if numbered else start, end, "heading", left, fresh, level if numbered else LABEL)
        return line
    beside = following.kind == "row" and not following.fresh
    table = before == "row"
    if end - start < 100 and (table or beside):
        tail = words[end - 1]
        if (table and not fresh and tail not in ".!?") or (
            beside and (table or tail == ":" or _IN_SCALE.match(words, start, end))
        ):
            return Line(start, end, "row", left, fresh)
    short = not fresh or following.kind == "row" or (following.kind == "prose" and not longer)
    level = rank(words[left:end], text.startswith("**", left), short)
    if not level or (level == LEAD and following.kind == "item"):
        return line
    return Line(start, end, "heading", left, fresh, level)


def header_rows(rows: list[list[str]]) -> int:
    """How many of a table's first rows, given as cells, name its columns.

    >>> header_rows([["Metric", "2024", "2025"], ["Sales", "4", "5"]])
    1
    >>> header_rows([["Topline data", "H1 2025"], ["Filing", "H2 2025"]])
    0
    """
    count = 0
    while count < min(4, len(rows)) and _names_columns(rows[count]):
        count += 1
    if count == len(rows) or (count and not rows[0][0] and not rows[count][0]):
        return 0  # a table that is all header, or whose every row is indented
    return count


def _names_columns(row: list[str]) -> bool:
    cells = [cell for cell in row if cell]
    periods = sum(1 for cell in cells if _PERIOD.search(cell))
    if len(cells) == 1 and _IN_SCALE.match(cells[0]):
        return True
    if not cells or any(len(cell) > 60 or (_AMOUNT.match(cell) and not _PERIOD.search(cell)) for cell in cells):
        return False
    if not row[0] or (len(cells) > 1 and periods >= 2 and periods >= len(cells) - 1):
        return True
    if len(cells) > 1 and not any(char.isdigit() for cell in cells for char in cell):
        return any(_HEAD_WORD.search(cell) for cell in cells)
    return len(cells) > 1 and periods == 1 and bool(_HEAD_WORD.search(cells[-1]))
