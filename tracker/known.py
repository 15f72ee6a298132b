"""The documents that a ledger holds, in eight bytes each: what a reader far from the ledger need not read again."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable


class Known:
    """A set of ids that is small enough to be sent to every worker.

    >>> held = Known(["00000000000000ff", "fffffffffffffffe"])
    >>> "00000000000000ff" in held, "00000000000000fe" in held
    (True, False)
    """

    __slots__ = ("numbers",)

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self.numbers = array("Q", sorted(int(id, 16) for id in ids))

    def __contains__(self, id: object) -> bool:
        number = int(str(id), 16)
        place = bisect_left(self.numbers, number)
        return place < len(self.numbers) and self.numbers[place] == number


def held(conn: sqlite3.Connection) -> Known:
    """The ids of all documents of a ledger."""
    return Known(row[0] for row in conn.execute("SELECT id FROM filings"))
