"""Brands equated with what they are made of: "Norvexa (norvatinib, NV-12)" names one thing three times.

The bracket must hold a product's name and nothing but names; the word before it is the brand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from events import products
from events.types import Alias, Filing, Passage

_BRAND = re.compile(
    r"(?<![\w-])(?P<brand>[A-Z][A-Za-z]{4,19})[®™]? ?\((?P<names>[A-Za-z][\w-]*(?: [\w-]+){0,3}"
    r"(?:, (?:or |formerly )?[A-Za-z][\w-]*(?: [\w-]+){0,3}){0,2})\)"
)


def find(passages: Iterable[Passage], filing: Filing) -> tuple[Alias, ...]:
    """The brands of a document, each with every product name of the bracket behind it."""
    found: dict[tuple[str, str], Alias] = {}
    for passage in passages:
        if "(" not in passage.words:
            continue
        for match in _BRAND.finditer(passage.words):
            named = [name.text for name in products.names(match["names"]) if not name.trial]
            if not named or len(", ".join(named)) < 0.6 * len(match["names"]):
                continue
            quote = " ".join(passage.words.split())
            for name in named:
                alias = Alias(match["brand"], name, filing.said_on, filing.id, quote)
                found.setdefault((alias.name, alias.canonical), alias)
    return tuple(found.values())
