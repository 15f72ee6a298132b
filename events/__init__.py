"""What a document says, and what a company's documents amount to: `extract` reads one, `judge` weighs them all."""

from __future__ import annotations

from events import delays, equations, gates, products, reports, statements
from events.document import Document
from events.judgement import judge
from events.passages import even, split
from events.types import Book, Filing, Reading

__all__ = ["Book", "Filing", "Reading", "extract", "judge"]


def extract(text: str, filing: Filing) -> Reading:
    """All that one document says: its statements, what was refused and why, what it reports, the names it equates."""
    passages = [even(passage) for passage in split(text)]
    gates.look_up([passage.words for passage in passages if len(passage.words) < 4000])
    shared = Document(passages, filing, text)
    found, refused = statements.read(passages, filing, text, shared)
    found = (*found, *delays.find(shared, found))
    aliases = dict.fromkeys((*products.aliases(passages, filing), *equations.find(passages, filing)))
    return Reading(found, refused, reports.find(passages, filing, text, shared=shared), tuple(aliases))
