"""What works need before they can be done: equipment that comes only now was not installed by an earlier day.

Only a first delivery tells so much; a further one leaves open what was there before.
"""

from __future__ import annotations

import re

from events.gates import gate

RULE = "what it is built of came only now"
_EQUIPMENT = (
    r"(?:major |main |key |long-lead |process |production |the |of |all |its |our )*"
    r"(?:equipment|modules?|machinery|components?|turbines?|transformers?|reactors?|skids?|tools)\b"
)
_FIRST = gate(
    rf"(?:^(?:[-*•·] )?first (?:delivery|deliveries|shipment|arrival) of {_EQUIPMENT}|"
    rf"\b(?:received|took delivery of|has received|have received) (?:the |its |our )?first {_EQUIPMENT})"
    r"(?P<rest>[^.;]{0,200})",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor (?:the |its |our |an? )?(?:[$€£][\d.]+ (?:million|billion|m|bn) )?(?P<works>[^,;.]{3,90})")


def works(words: str) -> tuple[str, tuple[int, int]] | None:
    """The works whose first equipment has come, and where the words say it; None where they say no such thing.

    >>> works("First delivery of major equipment to the Leeds plant for $40 million heat recovery system")
    ('heat recovery system', (0, 89))
    >>> works("Third delivery of equipment for the heat recovery system") is None
    True
    """
    match = _FIRST.search(words)
    named = _FOR.search(match["rest"]) if match else None
    if match is None or named is None or re.search(r"\b(?:will|expect\w*|planned|scheduled)\b", words):
        return None
    return named["works"].strip(), match.span()
