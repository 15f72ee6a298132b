"""Sentences, list items, table rows and headings, in order, each with what governs it; offsets never lie.

`words` of a passage that `split` gives is `clean(text)[start:end]`; `even` closes the gaps in it. With places to look
near, only the lines that hold one are cut, and what stands two passages before them; the rest is passed over, headings
aside.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from . import speakers
from .blocks import Block, blocks
from .cleaning import clean
from .cutting import Cut
from .types import Passage

_GAPS = re.compile(r" {2,}")
_BEFORE = 2  # passages before a place that may hold its subject


def split(text: str, near: Sequence[int] | None = None) -> list[Passage]:
    """The passages of a text, in order and never overlapping; with `near` (sorted offsets) those around the offsets.

    >>> [(p.shape, p.words, p.headings) for p in split("# Outlook\\n\\n2025 plans:\\n- File an IND.\\n")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('heading', 'Outlook', ()), ('sentence', '2025 plans:', ('Outlook',)),
     ('item', 'File an IND.', ('Outlook', '2025 plans:'))]
    """
    words = clean(text)
    if near is None:
        found = [passage for block in blocks(words, text) for passage in Cut(words, text, block).passages()]
    else:
        found = list(_around(words, text, near))
    outside = speakers.outside(text)
    return [_spoken(passage, outside) for passage in found] if outside else found


def even(passage: Passage) -> Passage:
    """The passage with one space between its words, as a reader sees it: rules look for words, not for the page's set.

    Rows of a table keep their gaps, which part the cells.

    >>> closed = even(Passage(0, 24, "file an IND     in  2027"))
    >>> closed.words, closed.gaps, closed.place(15)
    ('file an IND in 2027', ((11, 4), (14, 1)), 20)
    """
    if "  " not in passage.words or passage.shape == "row":
        return passage
    gaps, closed = [], 0
    for gap in _GAPS.finditer(passage.words):
        extra = gap.end() - gap.start() - 1
        gaps.append((gap.start() - closed, extra))
        closed += extra
    return replace(passage, words=_GAPS.sub(" ", passage.words), gaps=tuple(gaps))


def _spoken(passage: Passage, outside: Sequence[tuple[int, int]]) -> Passage:
    """The passage, in its zone where somebody outside the company says it."""
    last = passage.end - 1  # the speaker's name may stand before his first words
    at = bisect_right(outside, (last, passage.end))
    return replace(passage, zone="outside") if at and last < outside[at - 1][1] else passage


def _around(words: str, text: str, near: Sequence[int]) -> Iterator[Passage]:
    previous: Block | None = None
    given = 0  # the end of the last passage given
    place = 0
    for block in blocks(words, text):
        place = bisect_left(near, block.lines[0].left, place)
        if place == len(near):
            return
        if near[place] < block.lines[-1].end:
            before = Cut(words, text, previous) if previous is not None else None
            for passage in _around_in(Cut(words, text, block), before, near):
                if passage.start >= given:
                    yield passage
                    given = passage.end
        if block.lines[0].kind != "heading":
            previous = block


def _around_in(cut: Cut, previous: Cut | None, near: Sequence[int]) -> Iterator[Passage]:
    """The passages of the lines that hold a place, and two before each, from the block before where need be."""
    done = -1
    for index, line in enumerate(cut.block.lines):
        place = bisect_left(near, line.left)
        if place == len(near) or near[place] >= line.end:
            continue
        before: list[Passage] = []
        at = index
        while at - 1 > done and len(before) < _BEFORE:
            at -= 1
            before = [*cut.line(at), *before]
        if done < 0 and at == 0 and len(before) < _BEFORE and previous is not None:
            yield from previous.tail(_BEFORE)
        yield from before
        yield from cut.line(index)
        done = index
