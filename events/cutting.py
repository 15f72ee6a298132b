"""One block cut into passages, line by line, each with the headings, the lead-in and the zone that govern it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .blocks import Block, Line, header_rows
from .pieces import Span, dateline, items, label, sentences
from .sections import zone_of_heading, zone_of_words, zone_under
from .types import Passage, Shape, Zone

_LONG_ROW = 200  # a longer row lays out paragraphs, not values
_LATE = 600  # wording that begins so far into a paragraph says nothing about the sentences before it


class Cut:
    """A block and what its lines share: the zone of its headings, its lists' lead-ins, its table's header."""

    def __init__(self, words: str, text: str, block: Block) -> None:
        self.words, self.text, self.block = words, text, block
        self._under = zone_under(block.headings)
        self._header: tuple[int, str] | None = None
        self._names: list[str] | None = None
        self._lead_zone: Zone | None = None
        self._leads: list[tuple[str, ...]] | None = None

    def passages(self) -> Iterator[Passage]:
        """All passages of the block in order."""
        for index in range(len(self.block.lines)):
            yield from self.line(index)

    def tail(self, count: int) -> list[Passage]:
        """The last passages of the block, so many where there are."""
        found: list[Passage] = []
        for index in range(len(self.block.lines) - 1, -1, -1):
            found = [*self.line(index), *found]
            if len(found) >= count:
                break
        return found[-count:]

    def line(self, index: int) -> list[Passage]:
        """The passages of one line of the block."""
        line = self.block.lines[index]
        governing = self.block.headings
        if line.kind == "heading":
            zone = zone_under((*governing, self.words[line.start : line.end]))
            return self._passages([(line.start, line.end)], "heading", governing, zone)
        zone, begins = self._under, line.start
        if zone not in ("risk", "safe_harbour") and (line.kind != "row" or line.end - line.start > _LONG_ROW):
            own, begins = self._zone(line)
            if zone == "body" or own == "safe_harbour":
                zone = own
            else:
                begins = line.start
        if line.kind == "row":
            return self._row(line, index, zone)
        governing += self._lead(index)
        shape: Shape = "item" if line.kind == "item" else "sentence"
        first, *more = items(self.words, line.start, line.end, line.start > line.left)
        found = self._piece(first, shape, governing, zone, begins)
        if more:
            lead = found[-1].words if found else ""
            below = (*governing, lead) if lead.endswith(":") else governing
            for piece in more:
                found += self._piece(piece, "item", below, zone, begins)
        return found

    def _piece(self, piece: Span, shape: Shape, governing: tuple[str, ...], zone: Zone, begins: int) -> list[Passage]:
        """A paragraph or item: its dateline, its label as a heading, its sentences."""
        start, end = piece
        found: list[Passage] = []
        after = dateline(self.words, start, end) if shape == "sentence" else start
        if after > start:
            found = self._passages([(start, after)], shape, governing, zone, begins)
            start = after
        after = label(self.words, start, end)
        if after > start:
            name = self.words[start : after - 1].strip()
            own = zone_of_heading(name) if zone == "body" else zone
            if own != zone:
                zone, begins = own, start
            found += self._passages([(start, after)], "heading", governing, zone, begins)
            start, governing = after, (*governing, name)
        return found + self._passages(list(sentences(self.words, start, end)), shape, governing, zone, begins)

    def _zone(self, line: Line) -> tuple[Zone, int]:
        """The zone that the line's own wording, or for an item the lead-in's, puts it in, and where that begins."""
        zone, at = zone_of_words(self.words[line.start : line.end])
        lead = self.block.lines[0]
        if zone == "body" and line.kind == "item" and lead.kind == "prose":
            if self._lead_zone is None:
                self._lead_zone = zone_of_words(self.words[lead.start : lead.end])[0]
            return self._lead_zone, line.start
        return zone, line.start + at if at > _LATE else line.start

    def _row(self, line: Line, index: int, zone: Zone) -> list[Passage]:
        if self._header is None:
            rows = [self._cells(row) for row in self.block.lines[:6]]
            count = header_rows(rows)
            self._header = count, " | ".join(cell for row in rows[:count] for cell in row if cell)
        count, header = self._header
        governing = self.block.headings + ((header,) if header and index >= count else ())
        name = self._row_above(index)
        if name:
            governing = (*governing, name)
        if line.end - line.start <= _LONG_ROW:
            return self._passages([(line.start, line.end)], "row", governing, zone, line.start)
        found: list[Passage] = []
        at = line.start
        for cell in self.words[line.start : line.end].split("\t"):
            found += self._passages(list(sentences(self.words, at, at + len(cell))), "row", governing, zone, line.start)
            at += len(cell) + 1
        return found

    def _cells(self, row: Line) -> list[str]:
        """The cells of a row, plain; the first is empty where the row began with a tab."""
        indented = [""] if self.words[row.left - 1 : row.left] == "\t" else []
        return indented + [" ".join(cell.split()) for cell in self.words[row.left : row.end].split("\t")]

    def _row_above(self, index: int) -> str:
        """The row above, within the table, that names the rows below it: a single cell that is no figure."""
        if self._names is None:
            self._names, name = [], ""
            for row in self.block.lines:
                filled = [cell for cell in self._cells(row) if cell]
                alone = len(filled) == 1
                self._names.append("" if alone else name)
                if alone and 2 < len(filled[0]) < 80 and (filled[0][0].isalpha() or filled[0].endswith(":")):
                    name = filled[0].rstrip(":")
        return self._names[index]

    def _lead(self, index: int) -> tuple[str, ...]:
        if self.block.lines[index].kind != "item":
            return ()
        if self._leads is None:
            self._leads = list(self._lead_ins())
        return self._leads[index]

    def _lead_ins(self) -> Iterator[tuple[str, ...]]:
        """For each line of a list, the sentence that opens the list and the item that opens the sub-list."""
        opening: tuple[str, ...] = ()
        outer: tuple[int, str] | None = None
        for line, following in zip_longest(self.block.lines, self.block.lines[1:]):
            opens = following is not None and following.kind == "item"
            if line.kind == "prose":
                opening = (self._last_sentence(line),) if opens else ()
                outer = None
                yield ()
                continue
            depth = self._depth(line)
            if outer is not None and depth <= outer[0]:
                outer = None
            yield (*opening, outer[1]) if outer is not None else opening
            if outer is None and opens and self._depth(following) > depth:
                outer = depth, self._last_sentence(line)

    def _depth(self, line: Line) -> int:
        return line.left - self.words.rfind("\n", max(0, line.left - 40), line.left)

    def _last_sentence(self, line: Line) -> str:
        *_, (start, end) = sentences(self.words, line.start, line.end)
        return " ".join(self.words[start:end].split())

    def _passages(
        self, spans: Sequence[Span], shape: Shape, headings: tuple[str, ...], zone: Zone, begins: int = 0
    ) -> list[Passage]:
        """The spans as passages, trimmed; those that end before the zone begins stand in the body."""
        found: list[Passage] = []
        words, text = self.words, self.text
        for start, end in spans:
            own = words[start:end]
            start += len(own) - len(own.lstrip())
            end -= len(own) - len(own.rstrip())
            # behind a word that was closed up at a line end stand spaces; they belong to the word
            while end < len(text) and words[end] == " " and (text[end].isalnum() or text[end] in ".!?)%\"'”’"):
                end += 1
            if start < end:
                kept: Zone = zone if end > begins else "body"
                found.append(Passage(start, end, words[start:end], shape, headings, kept, self.block.number))
        return found
