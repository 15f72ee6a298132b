"""Measured things: each head by its examples, and the words before a head that belong to its name."""

from __future__ import annotations

import pytest

from events.measures import HEADS, find

CASES = [(head.name, example) for head in HEADS for example in head.examples]


@pytest.mark.parametrize(("head", "example"), CASES)
def test_an_example_is_found_by_its_head(head: str, example: str) -> None:
    (name,) = find(f"we expect {example} to be 120,000 in 2026")
    assert (name.head.name, name.text) == (head, example)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Halden expects strong Rx sales and higher gross margins", ["Rx sales", "gross margins"]),
        ("first-quarter net new ARR improved", ["ARR"]),
        ("organic net sales growth", ["organic net sales growth"]),
        ("revenue-based financing and the sales force", []),
        ("top-line results of the trial", []),
    ],
)
def test_a_name_runs_back_over_what_qualifies_it(words: str, names: list[str]) -> None:
    assert [name.text for name in find(words)] == names
