"""A report is its head and its tables; a table says what it counts and names the promises behind each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.charts import Picture


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, with a sentence that says what they count, and perhaps a picture.

    `columns` are keys of a row with their headings. `members` of a row's place are the predictions it counts, and
    `chosen` how the saved query `report_promises` calls that choice: of what, by what, and which.
    """

    key: str
    title: str
    says: str
    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]
    members: tuple[tuple[str, ...], ...] = ()
    chosen: tuple[tuple[str, str, str], ...] = ()
    picture: Picture | None = None
    sizes: tuple[int, ...] = ()  # how many each row counts, where only the first of its members are kept

    def size(self, place: int) -> int:
        """How many promises the row of a place counts."""
        return self.sizes[place] if self.sizes else len(self.members[place])

    def light(self) -> Table:
        """The table with the first of each row's members only, and how many they are.

        >>> each = Table("t", "", "", {}, ({}, {}), (("a", "b"), ("c",))).light()
        >>> each.members, [each.size(place) for place in (0, 1)]
        ((('a',), ('c',)), [2, 1])
        """
        return replace(self, members=tuple(ids[:1] for ids in self.members), sizes=tuple(map(len, self.members)))

    def cut(self, most: int) -> Table:
        """The table with so many rows at most, and a sentence that tells what is left out where something is.

        >>> Table("t", "", "All.", {}, ({}, {}, {})).cut(2).says
        'All. The first 2 of 3 rows are shown; the saved query, CSV and JSON have them all.'
        """
        if len(self.rows) <= most:
            return self
        left = f"The first {most:,} of {len(self.rows):,} rows are shown; the saved query, CSV and JSON have them all."
        return replace(self, rows=self.rows[:most], says=f"{self.says} {left}")

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that hold numbers, or nothing at all.

        >>> sorted(Table("t", "", "", {"who": "", "n": "", "rate": ""}, ({"who": "us", "n": 3, "rate": None},)).numbers)
        ['n', 'rate']
        """
        return frozenset(
            name for name in self.columns
            if self.rows and all(isinstance(row.get(name), int | float | None) for row in self.rows)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """Whose guidance, as of which day, by which policy, from which documents; then the tables."""

    title: str
    as_of: date
    policy: str
    documents: int
    first_day: str
    last_day: str
    tables: tuple[Table, ...]
    definitions: tuple[tuple[str, str], ...] = field(default=())
    rows: tuple[Mapping[str, Any], ...] = ()  # every promise of the report
    asked: Mapping[str, str] = field(default_factory=dict)  # the day, and what was chosen of company, kind, since

    def light(self) -> Report:
        """The report without the promises that it counts, for whoever asks for them where they are."""
        return replace(self, tables=tuple(table.light() for table in self.tables), rows=())

    def shown(self, most: int) -> tuple[Table, ...]:
        """The tables for the eye: so many rows of each at most, and no column of a company that is the only one."""
        only = "company" in self.asked
        return tuple(
            replace(cut, columns={name: words for name, words in cut.columns.items() if name != "company_name"})
            if only else cut
            for cut in (table.cut(most) for table in self.tables)
        )  # fmt: skip
