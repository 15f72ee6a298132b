"""Words in their document: a text cut where marks begin and end, and a quote with the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.cleaning import clean

AROUND = 320  # characters of surroundings on either side
PART = 60_000  # characters of a document on one page
_OWN = frozenset("“”„‟«»‘’‚‛‐‑‒–—―")  # what reading makes plain, and showing keeps
_MARKS = "\x02\x03"  # where a search sets its marks
_ENDS = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9])|\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document that mean something: `text[start:end]`."""

    start: int
    end: int
    sort: str  # statement, proof, refusal, found; where they overlap the earlier sort wins
    href: str = ""
    title: str = ""
    timing: tuple[int, int] = (0, 0)  # the time expression within, set in bold


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is marked in one way throughout."""

    text: str
    sort: str = ""
    anchor: str = ""
    href: str = ""
    title: str = ""
    strong: bool = False


_PRECEDENCE = {"statement": 0, "proof": 1, "refusal": 2, "found": 3}


def pieces(text: str, spans: Sequence[Span], offset: int = 0) -> Iterator[Piece]:
    """The text in pieces, joined it is the text again. `offset` is where `text` begins in the document.

    >>> [(piece.text, piece.sort, piece.anchor) for piece in pieces("We plan it. Soon.", [Span(3, 10, "statement")])]
    [('We ', '', ''), ('plan it', 'statement', 'c3'), ('. Soon.', '', '')]
    """
    end = offset + len(text)
    within = [span for span in spans if span.start < end and span.end > max(offset, span.start)]
    cuts = {offset, end}
    for span in within:
        cuts |= {cut for cut in (span.start, span.end, *span.timing) if offset < cut < end}
    places = sorted(cuts)
    # spans by their first cut, so that each cut looks only at those that cover it
    waiting = sorted(within, key=lambda span: span.start)
    active: list[Span] = []
    for start, stop in pairwise(places):
        begun = []
        while waiting and waiting[0].start <= start:
            begun.append(waiting.pop(0))
        active = [span for span in active if span.end > start] + [span for span in begun if span.end > start]
        words = text[start - offset : stop - offset]
        if not active:
            yield Piece(words)
            continue
        top = min(active, key=lambda span: (_PRECEDENCE[span.sort], span.start))
        yield Piece(
            words, top.sort,
            f"c{start}" if any(span.start == start for span in begun) else "",
            top.href, top.title,
            any(span.timing[0] <= start < span.timing[1] for span in active),
        )  # fmt: skip


def surroundings(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the words, the words, and what stands after them, cut at sentences and at most `AROUND` long.

    >>> surroundings("One. Two is here. We plan it. Then more. Last.", 18, 29)
    ('One. Two is here. ', 'We plan it.', ' Then more. Last.')
    """
    text = _quiet(text)
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    if start > AROUND:
        ends = [found.end() for found in _ENDS.finditer(before)]
        whole = next((cut for cut in ends if cut < len(before) - 40), None)
        before = before[whole:] if whole else "… " + before.split(" ", 1)[-1]
    if end + AROUND < len(text):
        ends = [found.start() + 1 for found in _ENDS.finditer(after)]
        after = after[: ends[-1]] if ends else after.rsplit(" ", 1)[0] + " …"
    return _tidy(before), _tidy(text[start:end]).strip(), _tidy(after)


def line(words: str) -> str:
    """Words of a document as one line, without the page numbers and headers that fell among them.

    >>> line("We plan to\\n\\n27\\n\\nfile “soon” —\\nin 2011.")
    'We plan to file “soon” — in 2011.'
    """
    return " ".join(_quiet(words).split())


def _quiet(text: str) -> str:
    """The text without the noise of its pages, character for character, and in its own quotes and dashes."""
    plain = clean(text)
    return "".join(
        raw if raw == bare or raw in _MARKS or (bare in "\"'-" and raw in _OWN) else bare
        for raw, bare in zip(text, plain, strict=True)
    )


def _tidy(words: str) -> str:
    """Lines joined, paragraphs and bullets kept: what hard-wrapped text would have been.

    >>> _tidy("Plans\\nof spring:\\n - one\\n   more\\n - two")
    'Plans of spring:\\n- one more\\n- two'
    """
    paragraphs = re.split(r"\n[ \t]*\n\s*|\n[ \t]*(?=[-*•·–][ \t])", words)
    return "\n".join(re.sub(r"\s+", " ", paragraph) for paragraph in paragraphs)


def parts(text: str) -> list[tuple[int, int]]:
    """A long document in parts that end at a line's end where one is near; a short one is one part.

    >>> parts("short")
    [(0, 5)]
    """
    found, start = [], 0
    while len(text) - start > PART:
        line = text.rfind("\n", start + PART - 4_000, start + PART)
        stop = line + 1 if line > start else start + PART
        found.append((start, stop))
        start = stop
    return [*found, (start, len(text))]
