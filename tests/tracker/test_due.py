"""What is due, overdue and coming on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.due import due
from tracker.ledger import reading


@pytest.mark.parametrize(
    ("as_of", "within", "found"),
    [
        (date(2010, 11, 1), 90, ([], ["OR-9"], [])),
        (date(2011, 3, 3), 90, (["OR-9"], [], ["OR-7"])),
        (date(2011, 3, 3), 30, (["OR-9"], [], [])),
        (date(2011, 9, 15), 90, (["OR-9"], ["OR-7"], [])),
        (date(2011, 10, 3), 90, (["OR-9"], [], [])),
    ],
)
def test_due_overdue_and_coming(path: Path, as_of: date, within: int, found: tuple[list[str], ...]) -> None:
    with reading(path) as conn:
        lists = due(conn, as_of, within)
    assert tuple([row["subject"] for row in rows] for rows in (lists.overdue, lists.due, lists.coming)) == found
