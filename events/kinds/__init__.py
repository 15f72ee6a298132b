"""The catalogue of milestones as rows: what a kind is called, who controls it, what proves it, what only looks like it.

A kind's place in `KINDS` is its place in the printed tables.
"""

from __future__ import annotations

import re
from functools import cache

from events.kinds import approval, industry, medicine
from events.kinds.kind import Kind

__all__ = ["KINDS", "Kind", "pattern"]

KINDS: dict[str, Kind] = {kind.key: kind for kind in (*medicine.ROWS, *approval.ROWS, *industry.ROWS)}


@cache
def pattern(key: str, field: str = "nouns") -> re.Pattern[str]:
    """The compiled `nouns`, `proves` or `lookalikes` of a kind; an empty one never matches."""
    return re.compile(getattr(KINDS[key], field) or r"(?!)", re.IGNORECASE)
