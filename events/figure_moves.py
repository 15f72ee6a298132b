"""Guided figures said again: the same, raised or lowered, and whether the range has become narrower or wider.

The period of a figure is its scope, so its window stays; what moves is the amount.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.likeness import FIGURES, other_unit
from events.types import Relation, Statement

_SAME = 0.001  # of the larger number: what rounding alone can make


def move(before: Sequence[Statement], statement: Statement) -> tuple[str, Relation | None]:
    """How a guided figure stands to the newest one before it, and the relation of the two ranges where it tells one.

    "" where either gives no amount; the two are compared by their middles, a floor or a ceiling by its number.
    """
    amounts = _amounts(statement)
    like = (each for each in reversed(before) if _amounts(each) and not other_unit(each.unit, statement.unit))
    old = next((_amounts(each) for each in like), None)
    if statement.kind not in FIGURES or old is None or amounts is None:
        return "", None
    (low, high), (new_low, new_high) = old, amounts
    largest = max(map(abs, (low, high, new_low, new_high)))
    if max(abs(new_low - low), abs(new_high - high)) <= _SAME * largest:
        return "unchanged", None
    how: Relation | None = None
    if low <= new_low and new_high <= high:
        how = "narrowed"
    elif new_low <= low and high <= new_high:
        how = "widened"
    change = (new_low + new_high) - (low + high)
    if abs(change) <= 2 * _SAME * largest:
        return "unchanged", how
    return "raised" if change > 0 else "lowered", how


def _amounts(statement: Statement) -> tuple[float, float] | None:
    low, high = statement.low, statement.high
    given = [bound for bound in (low, high) if bound is not None]
    return (given[0], given[-1]) if given else None
