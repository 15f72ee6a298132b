"""Equipment that comes first after a date was not installed by that date; anything less telling leaves it open."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.prerequisites import works
from events.types import Filing

SPRING, NEXT = (Filing(str(day), "Norvane, Inc.", day) for day in (date(2031, 3, 1), date(2032, 5, 1)))


@pytest.mark.parametrize(
    "words",
    [
        "Second delivery of equipment for the heat recovery system",
        "First delivery of major equipment for the heat recovery system is expected in May",
        "First delivery of lamps for the heat recovery system",
        "First delivery of equipment",
    ],
)
def test_none(words: str) -> None:
    assert works(words) is None


@pytest.mark.parametrize(
    ("promise", "wanted"),
    [
        ("Installation of the Heat Recovery Unit (HRU) is planned for the fourth quarter of 2031.", "missed"),
        ("Installation of the Heat Recovery Unit (HRU) is planned for the fourth quarter of 2032.", None),
    ],
)
def test_an_installation_is_missed_where_its_equipment_came_after_the_close(promise: str, wanted: str | None) -> None:
    texts = {SPRING: promise, NEXT: "* First delivery of major equipment for the Heat Recovery Unit"}
    read = {filing: extract(text, filing) for filing, text in texts.items()}
    book = judge(read, [s for r in read.values() for s in r.statements], [e for r in read.values() for e in r.reports])
    assert [verdict.detail for verdict in book.verdicts if verdict.proven] == ([wanted] if wanted else [])
