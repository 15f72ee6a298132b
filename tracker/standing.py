"""Which rows stand: a row that is no longer true is named in `retired`, and named again where it stands again.

It falls at odd turns and rises at even ones; nothing is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker import rows
from tracker.store import Store


def replace(store: Store, table: str, fresh: Iterable[rows.Row], standing: set[str], company: str, facts: str) -> int:
    """Have these rows of a table stand and no others of those that stood; how many were added, fell or rose."""
    fresh = list(fresh)
    keys = {row["key"] for row in fresh}
    new = store.add(table, [row for row in fresh if row["key"] not in standing])
    changed = new + _turn(store, table, company, facts, standing - keys, falls=True)
    if new < len(keys - standing):  # the others were there before, and had fallen
        changed += _turn(store, table, company, facts, keys - standing, falls=False)
    return changed


def _turn(store: Store, table: str, company: str, facts: str, keys: Iterable[str], *, falls: bool) -> int:
    """Say that rows fell, or that rows which had fallen stand again."""
    turned = []
    for key in sorted(keys):
        last = store.conn.execute("SELECT coalesce(max(turn), 0) FROM retired WHERE key = ?", [key]).fetchone()[0]
        if bool(last % 2) != falls:
            turned.append({"key": key, "turn": last + 1, "what": table, "company": company, "facts": facts})
    return store.add("retired", turned)
