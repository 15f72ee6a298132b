"""Sentences, list items, table rows and headings, in order, each with what governs it; offsets never lie.

`words` of a passage is `clean(text)[start:end]`. With places to look near, only the lines that hold one are cut, and
what stands two passages before them; the rest is passed over, headings aside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .blocks import Block, Line, blocks, header_rows
from .cleaning import BULLETS, MARKER, clean
from .sections import zone_of_words, zone_under
from .sentences import ends
from .types import Passage, Shape, Zone

_FLAT = re.compile(rf"(?:[ \t][{BULLETS}]|(?<=[.;:])[ \t][-*])[ \t]+(?=\S)")
_FLAT_BULLET = re.compile(rf"[ \t][{BULLETS}][ \t]+(?=\S)")
_NUMBERED = re.compile(r"(?<=[:;,])[ \t](?:and |or )?\((i{1,3}|iv|v|vi{1,3}|ix|x|[a-h]|[1-9])\)[ \t]+(?=\S)")
_ORDERS = (("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), tuple("abcdefgh"), tuple("123456789"))
_LOOK_BACK = 2


def split(text: str, near: Sequence[int] | None = None) -> list[Passage]:
    """The passages of a text, in order and never overlapping; with `near` (sorted offsets) those around the offsets.

    >>> [(p.shape, p.words, p.headings) for p in split("# Outlook\\n\\n2025 plans:\\n- File an IND.\\n")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Outlook', ()), ('sentence', '2025 plans:', ('Outlook',)),
     ('item', 'File an IND.', ('Outlook', '2025 plans:'))]
    """
    words = clean(text)
    if near is None:
        return [passage for block in blocks(words, text) for passage in _Cut(words, text, block).passages()]
    return list(_near(words, text, near))


def _near(words: str, text: str, near: Sequence[int]) -> Iterator[Passage]:
    previous: Block | None = None
    told = -1  # the end of the last passage given
    for block in blocks(words, text):
        first, last = block.lines[0].left, block.lines[-1].end
        place = bisect_left(near, first)
        if place < len(near) and near[place] < last:
            cut = _Cut(words, text, block)
            wanted = [
                index
                for index, line in enumerate(block.lines)
                if (spot := bisect_left(near, line.left)) < len(near) and near[spot] < line.end
            ]
            found: list[Passage] = []
            if previous is not None and wanted and wanted[0] < _LOOK_BACK:
                found += _Cut(words, text, previous).tail(_LOOK_BACK)
            done = -1
            for index in wanted:
                back: list[Passage] = []
                at = index - 1
                while at > done and len(back) < _LOOK_BACK:
                    back = [*cut.line(at), *back]
                    at -= 1
                found += back
                if index > done:
                    found += cut.line(index)
                done = index
            for passage in found:
                if passage.start >= told:
                    yield passage
                    told = passage.end
        if block.lines[0].kind != "heading":
            previous = block


class _Cut:
    """One block, cut into passages line by line; what its lines share is worked out once."""

    def __init__(self, words: str, text: str, block: Block) -> None:
        self.words, self.text, self.block = words, text, block
        self.under = zone_under(block.headings)
        self._header: tuple[str, ...] | None = None
        self._leads: list[tuple[str, ...]] | None = None

    def passages(self) -> Iterator[Passage]:
        for index in range(len(self.block.lines)):
            yield from self.line(index)

    def tail(self, count: int) -> list[Passage]:
        """The last passages of the block, at least so many where there are."""
        found: list[Passage] = []
        for index in range(len(self.block.lines) - 1, -1, -1):
            found = [*self.line(index), *found]
            if len(found) >= count:
                break
        return found[-count:]

    def line(self, index: int) -> list[Passage]:
        """The passages of one line of the block."""
        line = self.block.lines[index]
        if line.kind == "heading":
            zone = zone_under((*self.block.headings, self.words[line.start : line.end]))
            return self._passages([(line.start, line.end)], "heading", self.block.headings, zone, 0)
        zone, begins = self.under, line.start
        if zone == "body":
            zone, begins = self._zone(index)
        if line.kind == "row":
            return self._row(line, index, zone)
        governing = self.block.headings + self._lead(index)
        shape: Shape = "item" if line.kind == "item" else "sentence"
        spans = list(self._sentences(line.start, line.end))
        pieces = self._pieces(line.start, line.end)
        if len(pieces) > 1:
            found = self._passages(list(self._sentences(*pieces[0])), shape, governing, zone, begins)
            lead = self.words[found[-1].start : found[-1].end] if found else ""
            below = (*governing, lead) if lead.endswith(":") else governing
            for piece in pieces[1:]:
                found += self._passages(list(self._sentences(*piece)), "item", below, zone, begins)
            return found
        return self._passages(spans, shape, governing, zone, begins)

    def _zone(self, index: int) -> tuple[Zone, int]:
        """The zone that the line's wording, or for an item the lead-in's, puts it in, and where that begins."""
        line = self.block.lines[index]
        zone, at = zone_of_words(self.words[line.start : line.end])
        if zone == "body" and line.kind == "item" and self.block.lines[0].kind == "prose":
            lead = self.block.lines[0]
            zone = zone_of_words(self.words[lead.start : lead.end])[0]
            return zone, line.start
        # what stands before the wording in a long flattened paragraph is still body
        return zone, line.start + at if at > 600 else line.start

    def _row(self, line: Line, index: int, zone: Zone) -> list[Passage]:
        if self._header is None:
            rows = [
                self.words[row.left - (self.words[row.left - 1 : row.left] == "\t") : row.end]
                for row in self.block.lines[:6]
            ]
            count = header_rows(rows)
            cells = [" ".join(cell.split()) for row in rows[:count] for cell in row.split("\t")]
            self._header = (" | ".join(cell for cell in cells if cell),) if count else ()
            self._headers = count
        governing = self.block.headings + (self._header if index >= self._headers else ())
        label = self._label(index)
        if label:
            governing = (*governing, label)
        if line.end - line.start > 200:
            found: list[Passage] = []
            at = line.start
            for cell in self.words[line.start : line.end].split("\t"):
                found += self._passages(list(self._sentences(at, at + len(cell))), "row", governing, zone, line.start)
                at += len(cell) + 1
            return found
        return self._passages([(line.start, line.end)], "row", governing, zone, line.start)

    def _label(self, index: int) -> str:
        """The row above, within the table, that names the rows below it: a single cell without figures."""
        for row in self.block.lines[index - 1 : max(-1, index - 40) : -1] if index else ():
            cells = self.words[row.left : row.end].split("\t")
            filled = [cell for cell in cells if cell.strip()]
            if len(filled) == 1 and 2 < len(filled[0]) < 80 and not filled[0].strip()[0].isdigit():
                own = [
                    cell
                    for cell in self.words[self.block.lines[index].left : self.block.lines[index].end].split("\t")
                    if cell.strip()
                ]
                return " ".join(filled[0].split()) if len(own) > 1 else ""
        return ""

    def _lead(self, index: int) -> tuple[str, ...]:
        if self.block.lines[index].kind != "item":
            return ()
        if self._leads is None:
            self._leads = list(self._lead_ins())
        return self._leads[index]

    def _lead_ins(self) -> Iterator[tuple[str, ...]]:
        """For each line of a list, the sentence that opens the list and the item that opens the sub-list."""
        opening: tuple[str, ...] = ()
        inner: tuple[int, str] | None = None
        lines = self.block.lines
        for index, line in enumerate(lines):
            if line.kind == "prose":
                if index + 1 < len(lines) and lines[index + 1].kind == "item":
                    opening = (self._last_sentence(line),)
                yield ()
                continue
            indent = self._indent(line)
            if inner is not None and indent <= inner[0]:
                inner = None
            yield (*opening, inner[1]) if inner is not None else opening
            deeper = (
                index + 1 < len(lines) and lines[index + 1].kind == "item" and self._indent(lines[index + 1]) > indent
            )
            if deeper:
                inner = (indent, self._last_sentence(line)) if inner is None else inner

    def _indent(self, line: Line) -> int:
        return line.left - self.words.rfind("\n", max(0, line.left - 40), line.left)

    def _last_sentence(self, line: Line) -> str:
        spans = list(self._sentences(line.start, line.end))
        start, end = spans[-1] if spans else (line.start, line.end)
        return " ".join(self.words[start:end].split())

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        if end - start < 8:
            yield start, end
            return
        at = start
        for stop, following in ends(self.words[start:end]):
            yield at, start + stop
            at = start + following
        yield at, end

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Items that were flattened into one line, the words before the first of them included; else the line alone."""
        part = self.words[start:end]
        marks = [(m.start(), m.end()) for m in _FLAT_BULLET.finditer(part)] if end - start > 20 else []
        if len(marks) < 2 and not (marks and MARKER.match(self.words, self._left(start))):
            marks = []
            if ";" in part and "(" in part and ":" in part:
                found = list(_NUMBERED.finditer(part))
                names = [m[1] for m in found]
                if len(found) >= 2 and any(names == list(order[: len(names)]) for order in _ORDERS):
                    if part[found[0].start() - 1] == ":" and all(part[m.start() - 1] == ";" for m in found[1:]):
                        marks = [(m.start(), m.end()) for m in found]
        edges = [0, *(edge for mark in marks for edge in mark), len(part)]
        return [(start + edges[i], start + edges[i + 1]) for i in range(0, len(edges), 2)]

    def _left(self, start: int) -> int:
        return next((line.left for line in self.block.lines if line.start == start), start)

    def _passages(
        self, spans: list[tuple[int, int]], shape: Shape, headings: tuple[str, ...], zone: Zone, begins: int
    ) -> list[Passage]:
        found: list[Passage] = []
        for start, end in spans:
            while start < end and self.words[start].isspace():
                start += 1
            while end > start and self.words[end - 1].isspace() and not self.text[end - 1].isalnum():
                if self.text[end - 1] in ".!?)\"'”’" and not self.text[end - 1].isspace():
                    break
                end -= 1
            if start < end:
                own: Zone = zone if end > begins else "body"
                found.append(Passage(start, end, self.words[start:end], shape, headings, own, self.block.number))
        return found
