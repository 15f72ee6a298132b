"""Which lines are headings, and of what rank: marked ones, Items, capitals, title case, product lines, short labels.

A rank says how much a heading closes: a new one ends every open heading of its own rank or a deeper one.
"""

from __future__ import annotations

import re

from .cleaning import TITLE_BREAK

PART, ITEM, MARKED, CAPITALS, TITLE, LABEL, LEAD = 1, 2, 2, 11, 12, 14, 15  # "#" times n ranks MARKED + n

_PART = re.compile(r"(?i:part)\s+(?:IV|I{1,3}|[1-4])\b(?:[\s.,:-]|$)")
_ITEM = re.compile(r"(?i:item)s?\s+(?:\d{1,2}[AaBbCc]?|\d\.\d\d)(?:\s*[.:-]|\s|$)")
_CLOSING = re.compile(r"(?:SIGNATURES?|(?:INDEX TO )?EXHIBITS?(?: INDEX)?|(?i:exhibit|ex-)\s*\(?\d{1,2}[.\d]*\)?)$")
_CONTENTS = re.compile(r"(?:\.\.|\. ?|\s\s|\t)(?:[A-Z]-)?\d{1,3}$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|expects?"
    r"|plans? to|anticipates?|intends?|believes?|continues?|remains?|includes?|announced|announces|reported|said|says"
    r"|completed|initiated|aims?|targets?|estimates?|projects?|seeks?|increased|decreased|grew|rose|fell|needs?|"
    r"provides?"
    r"|isn't|aren't|can't|won't|I|click|visit|see|read)\b"
)
_NO_HEADING = re.compile(
    r"(?i:draft|confidential|for immediate release|press release|news release|\(?unaudited\)?|contents|dear\b.{0,60}"
    r"|sincerely,?|by:.{0,60}|none\.?|n/a|not applicable\.?|and|or|to|and/or|from|between)?$"
    r"|.{0,30}(?:@|https?:|www\.)|(?i:date|re|to|from|attention|attn|tel|fax|phone|e-?mail|source)\b\s*:"
    r"|.{0,80}/s/|(?i:date) |[\d\s.,()$%/:+x-]+$|.{0,60}\d{5}(?:-\d{4})?$|\(.*\)$"
    r"|.{0,120}\d{3}[-. )]{1,2}\s?\d{3}[-. ]\d{4}"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(rf"(?:[A-Z][a-z]+day,? )?(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})$")
_LONE = re.compile(r"[A-Z][A-Za-z]{4,}(?:-[A-Za-z]+)?:?$")  # one word may be a heading if it is a word: "Outlook"
_FIRM = re.compile(r"\b(?:Inc|Corp|Ltd|Co|plc|LLC|Bros|S\.A|N\.V|A\.G|L\.P|U\.S)\.$")
_DASHED = re.compile(r"[\"']?[A-Z0-9][^.!?;]{1,100}? - (?=\S)")


def rank(line: str, bold: bool = False, short_body: bool = False) -> int:
    """The rank of a heading that stands alone on its line, 0 where the line is none.

    `line` is cleaned and stripped, without "#". `bold` says that markup set it apart, `short_body` that what follows is
    no longer than a line, so that only a clear heading counts.

    >>> rank("ITEM 1A. RISK FACTORS"), rank("Financial Guidance"), rank("We expect to file in 2011.")
    (2, 12, 0)
    """
    length = len(line)
    if not 2 <= length <= 220:
        return 0
    division = divides(line)
    if division:
        return division
    first, tail = line[0], line[-1]
    if tail in ",;!?" or not (first.isupper() or first.isdigit() or first in "\"'$(-"):
        return 0
    dashed = " - " in line and bool(_DASHED.match(line))
    if tail == "." and not dashed and not _FIRM.search(line):
        return 0
    words = line.count(" ") + 1
    ended = tail == "." and not (words > 1 and (first == "A" or words > 4) and _FIRM.search(line))
    titled = not ended and length <= 160 and words <= 23 and not TITLE_BREAK.search(line)
    if not (titled or dashed or (bold and not ended)) and (length > 75 or words > 10):
        return 0
    if _NO_HEADING.match(line) or _DAY.match(line) or (words == 1 and not _LONE.match(line)) or _in_contents(line):
        return 0
    if titled and line.isupper():
        return CAPITALS if sum(map(str.isalpha, line)) >= 4 else 0
    if titled or (bold and not ended):
        return TITLE
    if _VERB.search(line):
        return 0
    if dashed:
        return LABEL
    return 0 if short_body or ended else LEAD if tail == ":" else LABEL


def divides(line: str) -> int:
    """The rank of a heading that opens a Part or an Item of a report, or closes one; 0 for any other line.

    >>> divides("Item 7. Management's Discussion"), divides("Item 7. Management's Discussion ..... 41")
    (2, 0)
    """
    if line[0] in "IiPp":
        found = ITEM if _ITEM.match(line) else PART if _PART.match(line) else 0
        plain = found and len(line) <= 160 and not _in_contents(line)
        return found if plain and not (line[-1] in ".,;" and _VERB.search(line)) else 0
    return PART if line[0] in "SIEe" and closes(line) else 0


def _in_contents(line: str) -> bool:
    """Whether a line ends in dots or space and a page number, as in a table of contents."""
    return (line[-1].isdigit() and bool(_CONTENTS.search(line, max(0, len(line) - 10)))) or "...." in line


def has_verb(line: str) -> bool:
    """Whether a line says something: holds one of the verbs that headings do without."""
    return bool(_VERB.search(line))


def closes(line: str) -> bool:
    """Whether a heading ends the document or its part before it and governs nothing itself: signatures, an exhibit."""
    return bool(_CLOSING.match(line))
