"""Brands and the names in the brackets behind them."""

from __future__ import annotations

from datetime import date

import pytest

from events.equations import find
from events.passages import split
from events.types import Filing

FILING = Filing("f", "Norvane", date(2031, 3, 20))


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        (
            "The agency approved Norvexa (norvatinib, NV-12) for lung cancer.",
            [("Norvexa", "norvatinib"), ("Norvexa", "NV-12")],
        ),
        ("Norvexa® (NV-12) is sold in Japan.", [("Norvexa", "NV-12")]),
        ("Norvane (the Company) sells NV-12.", []),
        ("Sales in Japan (up by a third) grew.", []),
    ],
)
def test_a_brand_and_what_it_is_made_of(words: str, pairs: list[tuple[str, str]]) -> None:
    assert [(each.name, each.canonical) for each in find(split(words), FILING)] == pairs
