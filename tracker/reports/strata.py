"""The groups that every rate, slip and move is told for: whose hands, family, kind, horizon, wording, year, company.

What is in other hands has rows of its own and is in none of the groups below them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.reports.rows import Row, grouped, ordered
from tracker.reports.words import HANDS, HORIZONS, LONGEST, horizon

FAR = (*(words for _, words in HORIZONS), LONGEST, "no last day")
FORCES = ("firm", "planned", "hoped")
HAND = "in the hands of"
Stratum = tuple[str, str, Sequence[Row]]


def strata(rows: Sequence[Row]) -> Iterator[Stratum]:
    """By what, which, and its rows: by controller all of them, below that what is in the company's own hands."""
    for hand, group in ordered(grouped(rows, lambda row: row["controller"]), tuple(HANDS)):
        yield HAND, HANDS.get(hand, hand), group
    own = [row for row in rows if row["controller"] == "self"]
    for by, key, order in (
        ("family", lambda row: row["family"], ()),
        ("kind", lambda row: row["kind_label"], ()),
        ("said ahead", ahead, FAR),
        ("wording", lambda row: row["force"], FORCES),
        ("year said", lambda row: row["said_on"][:4], ()),
        ("company", lambda row: row["company_name"], ()),
    ):  # fmt: skip
        groups = grouped(own, key)
        if by != "company" or len(groups) > 1:
            for name, group in ordered(groups, order):
                yield by, name, group


def ahead(row: Row) -> str:
    """How far ahead a promise was made, in words."""
    if not row["closes"]:
        return FAR[-1]
    return horizon((date.fromisoformat(row["closes"]) - date.fromisoformat(row["said_on"])).days)
