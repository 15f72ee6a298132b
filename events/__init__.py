"""What a document says: `extract` reads one, the types are what it returns."""

from __future__ import annotations

from events import products, statements
from events.passages import split
from events.types import Filing, Reading
from events.windows import CANDIDATE

__all__ = ["Filing", "Reading", "extract"]


def extract(text: str, filing: Filing) -> Reading:
    """All that one document says: its statements, what was refused and why, what it reports, the names it equates."""
    places = [match.start() for match in CANDIDATE.finditer(text)]
    passages = split(text, places)
    found, refused = statements.read(passages, filing, text)
    return Reading(found, refused, (), products.aliases(passages, filing))
