"""The rows behind every table, as `questions.PREDICTIONS` gives them: grouped, put in order, told in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tracker.printing import window

Row = Mapping[str, Any]
PROMISE = {"company_name": "company", "subject": "subject", "kind_label": "what", "said_on": "said", "window": "for"}


def ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """The ids of the predictions that these rows tell of."""
    return tuple(row["prediction"] for row in rows)


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """The rows by what the key says of each."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def ordered(groups: Mapping[str, list[Row]], order: Sequence[str]) -> list[tuple[str, list[Row]]]:
    """Groups in the order given, then by name."""
    return sorted(groups.items(), key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[0]))


def told(row: Row) -> dict[str, Any]:
    """A row with its first window, its newest where that is another, and when it happened, in words."""
    happened = window(row["happened_from"], row["happened_to"]) if row["happened_to"] else ""
    now = window(row["current_opens"], row["current_closes"])
    first = window(row["opens"], row["closes"])
    return {**row, "window": first, "now": "" if now == first else now, "happened": happened}
