"""Whether a passage says that the company itself is gone: bought whole, wound up, or no longer reporting.

The words must be of the company, by name or as "the company"; another that it bought is another's departure.
"""

from __future__ import annotations

import re

from events.gates import gate
from events.lettercase import any_case
from events.names import tokens
from events.parties import short_name
from events.types import Filing, Passage

RULE = "the company is gone"
_DEED = (
    r"(?:(?:has |have )?filed (?:a |the )?Form 15\b|"
    r"(?:has |have )?(?:terminat|deregister)\w* (?:its |the |our )?registration (?:of its [\w ]{3,30})?"
    r"(?:under|with)\b|"
    r"(?:is now|became|has become|are now) an? (?:indirect |direct )?wholly[- ]owned subsidiary of "
    r"(?P<parent>[^.;,]{2,60})|(?:has been|was) (?:dissolved|liquidated)\b|"
    r"will no longer file (?:periodic |annual )?reports)"
)
_TOLD = any_case(_DEED)
_GONE = gate(rf"(?P<who>\b[^.;]{{0,120}}?\b){_DEED}", re.IGNORECASE)
_STEMS = ("form 15", "registration", "subsidiary", "dissolved", "liquidated", "no longer file")
_NOT_YET = any_case(r"\b(?:will|would|may|could|if|intend\w*|plan\w*|expect\w*)\b[^.;]{0,30}\Z")
_US = frozenset({"company", "we", "our", "us"})


def told(passage: Passage, filing: Filing) -> tuple[int, int] | None:
    """Where a passage says it of the filing's own company; None where it doesn't.

    >>> from datetime import date
    >>> filing = Filing("f", "Norvane, Inc.", date(2031, 5, 1))
    >>> [told(Passage(0, len(words), words), filing) is not None for words in (
    ...     "Norvane is now a wholly owned subsidiary of Kestrel plc.",
    ...     "Teal Labs became a wholly owned subsidiary of the Company.",
    ... )]
    [True, False]
    """
    low = passage.words.lower()
    if not any(stem in low for stem in _STEMS):
        return None
    match = _GONE.search(passage.words) if _TOLD.search(passage.words) else None
    if match is None or _NOT_YET.search(match["who"]):
        return None
    own = frozenset(tokens(short_name(filing.company)))
    who, parent = frozenset(tokens(match["who"])), frozenset(tokens(match["parent"] or ""))
    if parent & (_US | own) or not (own <= who or who & _US):
        return None
    return match.end("who"), match.end()
