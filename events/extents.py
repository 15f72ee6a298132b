"""What only its measure tells from others: "an 80,000-square-foot plant", "a 40 MW electrolyser"."""

from __future__ import annotations

import re

# the measure that tells one such thing from another: "an 80,000-square-foot facility", "a 40 MW electrolyser"
_PATTERN = re.compile(
    r"(?:(?:the|our|its|an?|this|new|planned|first|second|third) )*(?P<what>\d[\d,.]*[- ]?(?:square[- ](?:foot|feet|"
    r"meters?|"
    r"metres?)|sq\.? ?ft\.?|acres?|hectares?|MWh?|GWh?|megawatts?|megawatt-hours?|gigawatts?|gigawatt-hours?|rooms?|"
    r"keys?|beds?|seats?|units?|"
    r"storeys?|mile|kilomet(?:er|re)|meter|metre|foot)[- ](?:[\w-]+ ){0,4}?[\w-]+)(?= (?:is|are|will|in|at|on|by|to|"
    r"and|for|"
    r"should|remains|scheduled|planned|expected)\b|[.,;]|\Z)"
)


def phrase(words: str, at: int) -> str:
    """The phrase at an offset that only its measure tells from others, nothing where it has none.

    >>> phrase("of a new 40 MW electrolyser is planned", 3)
    '40 MW electrolyser'
    """
    match = _PATTERN.match(words, at)
    return match["what"] if match else ""


def every(words: str) -> list[tuple[int, str]]:
    """Every such phrase with its place."""
    return [(match.start("what"), match["what"]) for match in _PATTERN.finditer(words)]
