"""What was run together on one line, taken apart: a dateline or label before the text, items behind inline bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cleaning import BULLETS, TITLE_BREAK
from .headings import has_verb
from .sentences import ends

Span = tuple[int, int]

_BULLET = re.compile(rf"[ \t][{BULLETS}][ \t]+(?=\S)")
_NUMBER = re.compile(r"(?<=[:;,])[ \t](?:and |or )?\((i{1,3}|iv|v|vi{1,3}|ix|x|[a-h]|[1-9])\)[ \t]+(?=\S)")
_ORDERS = (("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), tuple("abcdefgh"), tuple("123456789"))
_LABEL = re.compile(r"(?=[A-Z0-9])([^.:;!?\n]{2,70}):[ \t]+(?=[\"(]?[A-Z])")
_YEAR = re.compile(r" \d{4}[^.]{0,90}- ")
_DATELINE = re.compile(
    r"[A-Z][A-Za-z.,/ '&()-]{2,80}?[ ,-]{1,4}(?:[A-Z][a-z]{2,5}day,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
    r"[ ,]{0,2}(?:[/(][^)/\n]{2,60}[)/])?(?: -{1,2} ?[A-Z][^-\n]{2,30}(?:\([^)\n]{0,80}\))?)? ?-{1,2} (?=\S)"
)


def sentences(words: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two offsets."""
    at = start
    for stop, following in ends(words[start:end]):
        yield at, start + stop
        at = start + following
    yield at, end


def dateline(words: str, start: int, end: int) -> int:
    """Where a dateline ends that opens the line, `start` where there is none.

    >>> dateline("SPRINGFIELD, IL - May 6, 2025 (WIRE) - Acme said so.", 0, 52)
    39
    """
    stop = min(end, start + 260)
    found = _DATELINE.match(words, start, stop) if _YEAR.search(words, start, stop) else None
    return found.end() if found else start


def label(words: str, start: int, end: int) -> int:
    """Where a label ends that is run in before a whole sentence, its colon included; `start` where there is none.

    >>> label("Outlook: We expect sales of $5 million.", 0, 39), label("Topline data: H1 2025", 0, 21)
    (8, 0)
    """
    found = _LABEL.match(words, start, end)
    if not found or found[1].count("(") != found[1].count(")"):
        return start
    if (
        TITLE_BREAK.search(found[1])
        or has_verb(found[1])
        or not has_verb(words[found.end() : min(end, found.end() + 400)])
    ):
        return start
    return found.end(1) + 1


def items(words: str, start: int, end: int, marked: bool) -> list[Span]:
    """The parts of a line between the bullets or numbers inside it; the whole line where nothing was run together.

    `marked` says that the line itself began with a bullet. Numbers count where they run from the first on, behind a
    colon and then semicolons.
    """
    part = words[start:end]
    marks = [] if part.isascii() else [found.span() for found in _BULLET.finditer(part)]
    if len(marks) < 2 and not (marks and marked):
        marks = _numbers(part)
    edges = [0, *(edge for mark in marks for edge in mark), len(part)]
    return [(start + edges[at], start + edges[at + 1]) for at in range(0, len(edges), 2)]


def _numbers(part: str) -> list[Span]:
    if "; " not in part or ": (" not in part:
        return []
    found = list(_NUMBER.finditer(part))
    names = tuple(match[1] for match in found)
    if len(found) < 2 or not any(names == order[: len(names)] for order in _ORDERS):
        return []
    before = [part[match.start() - 1] for match in found]
    return [match.span() for match in found] if before[0] == ":" and set(before[1:]) == {";"} else []
