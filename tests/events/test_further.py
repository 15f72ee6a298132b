"""A second date in a sentence: the next number of a rate or the next stage of works; others have none of their own."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.types import Filing

FILING = Filing("f", "Norvane, Inc.", date(2031, 3, 1))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Capacity should reach 50,000 tons by year end and is to further increase to 90,000 tons by end of 2032.",
            [("2031-12-31", 50e3), ("2032-12-31", 90e3)],
        ),
        (
            "The mill is being built, with installation planned for May 2031 and full operations in September 2031.",
            [("2031-05-31", None), ("2031-09-30", None)],
        ),
        (
            "Capacity should reach 50,000 tons by year end, and taxes will be paid by the end of 2032.",
            [("2031-12-31", 50e3)],
        ),
    ],
)
def test_further(words: str, wanted: list[tuple[str, float | None]]) -> None:
    said = [
        each for each in extract(words, FILING).statements if each.kind in ("capacity_target", "project_completion")
    ]
    assert [(each.window.closes.isoformat(), each.low) for each in said if each.window.closes] == wanted
