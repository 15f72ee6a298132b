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
_CONTENTS = re.compile(r"(?:\.{3,}|\s{2,}|\t)\s*(?:[A-Z]-)?\d{1,3}$|\.{4,}")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|expects?"
    r"|plans? to|anticipates?|intends?|believes?|continues?|remains?|includes?|announced|announces|reported|said|says"
    r"|completed|initiated|aims?|targets?|estimates?|projects?|seeks?|increased|decreased|grew|rose|fell|needs?|provides?"
    r"|isn't|aren't|can't|won't|I|click|visit|see|read)\b"
)
_NO_HEADING = re.compile(
    r"(?i:draft|confidential|for immediate release|press release|news release|source:?|unaudited|\(?unaudited\)?|contents"
    r"|dear\b.{0,60}|sincerely,?|by:.{0,60}|none\.?|n/a|not applicable\.?|and|or|to|and/or|from|between)?$"
    r"|.{0,30}(?:@|https?:|www\.)|(?i:date|re|to|from|attention|attn|tel|fax|phone|e-?mail)\b\s*:|/s/"
    r"|[\d\s.,()$%/:+x-]+$|.{0,60}\d{5}(?:-\d{4})?$|\(.*\)$|.{0,120}\d{3}[-. )]{1,2}\s?\d{3}[-. ]\d{4}"
)
_DAY = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})$"
)
_FULL = frozenset(".,;!?")
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
    if length > 220 or length < 2:
        return 0
    first = line[0]
    if first in "IiPp":
        if _ITEM.match(line) and length <= 160:
            return 0 if _CONTENTS.search(line) or _sentence(line) else ITEM
        if _PART.match(line) and length <= 100:
            return 0 if _CONTENTS.search(line) or _sentence(line) else PART
    if closes(line):
        return PART
    if _NO_HEADING.match(line) or (" " not in line and not _LONE.match(line)):
        return 0
    if _CONTENTS.search(line) or _DAY.match(line):
        return 0
    tail = line[-1]
    if tail == "." and _FIRM.search(line) and (" " in line and (first == "A" or line.count(" ") > 3)):
        tail = ""
    if bold and length <= 160 and tail not in _FULL:
        return TITLE
    upper = line.isupper()
    if upper and length <= 140 and tail not in _FULL and sum(map(str.isalpha, line)) >= 4:
        return CAPITALS
    if not (first.isupper() or first.isdigit() or first in "\"'$(-"):
        return 0
    if tail not in _FULL and length <= 160 and line.count(" ") <= 22 and not TITLE_BREAK.search(line):
        return TITLE
    if _VERB.search(line):
        return 0
    if _DASHED.match(line) and tail not in _FULL - {"."}:
        return LABEL
    if short_body or tail in _FULL or length > 75 or line.count(" ") > 9:
        return 0
    return LEAD if tail == ":" else LABEL


def has_verb(line: str) -> bool:
    """Whether a line says something: holds one of the verbs that headings do without."""
    return bool(_VERB.search(line))


def closes(line: str) -> bool:
    """Whether a heading ends the document or its part before it and governs nothing itself: signatures, an exhibit."""
    return bool(_CLOSING.match(line))


def _sentence(line: str) -> bool:
    return line[-1] in ".,;" and bool(_VERB.search(line))
