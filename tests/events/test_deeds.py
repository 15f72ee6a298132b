"""Every row of deeds takes its own examples, and tells what they are about."""

from __future__ import annotations

from datetime import date

import pytest

from events import deeds
from events.deeds import Deed
from events.passages import split
from events.statements import read
from events.types import Filing

ROWS = deeds.DEEDS
FILING = Filing("f", "Halden", date(2026, 2, 10))


@pytest.mark.parametrize(
    ("row", "example"), [(row, each) for row in ROWS for each in row.examples], ids=lambda value: str(value)[:40]
)
def test_each_example_is_of_its_row(row: Deed, example: str) -> None:
    found, _ = read(split(example), FILING, example)
    assert [(each.kind, each.rules[1]) for each in found] == [(row.kind, deeds.MARK + row.name)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_needles_of_a_row_stand_in_its_examples(row: Deed) -> None:
    assert all(any(needle in example.lower() for needle in row.needles.split("|")) for example in row.examples)


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("the remaining $300 million senior notes", "senior notes"),
        ("its 5.5% notes due 2031", "5.5% notes due 2031"),
        ("two of our smelters", "smelters"),
    ],
)
def test_a_subject_keeps_what_names_it(phrase: str, kept: str) -> None:
    assert deeds.plain(phrase) == kept


def test_the_first_row_takes_the_words() -> None:
    text = "We will reduce our workforce by 400 positions and repay the term loan in May 2026."
    assert [each.kind for each in deeds.one_each(deeds.found(text, ROWS))] == ["restructuring", "debt_action"]
