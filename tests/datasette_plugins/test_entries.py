"""An entry changes its number when its window or outcome changes, and carries only what a feed can carry."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasette_plugins.site.atom import atom
from datasette_plugins.site.entries import clean, sequence


def said(*windows: tuple[int, str | None]) -> list[dict[str, Any]]:
    """Versions by which of them holds, and their close."""
    return [
        {"place": place, "holds": holds, "opens": None, "closes": closes}
        for place, (holds, closes) in enumerate(windows, 1)
    ]


@pytest.mark.parametrize(
    ("versions", "outcomes", "number"),
    [
        (said((1, "2011-06-30")), [], 0),
        (said((1, "2011-06-30"), (2, "2011-06-30")), [], 0),  # said again
        (said((1, "2011-06-30"), (2, "2011-07-10")), [], 1),  # said again, ten days later: the day moved all the same
        (said((1, "2011-06-30"), (1, None), (3, "2012-06-30")), [], 1),  # without a date in between
        (said((1, "2011-06-30"), (2, "2011-12-31"), (3, "2011-06-30")), [], 2),  # there and back
        (said((1, "2011-06-30")), ["slipped", "slipped", "dropped"], 2),
        ([], [], 0),
    ],
)
def test_the_number_of_changes(versions: list[dict[str, Any]], outcomes: list[str], number: int) -> None:
    assert sequence(versions, [{"status": status} for status in outcomes]) == number


def test_words_that_no_feed_can_carry_are_left_out() -> None:
    assert clean("a\x00b\u202ec\ud800d\n\te") == "abcd\n\te"


@given(st.text())
def test_any_name_makes_a_feed_that_can_be_read(name: str) -> None:
    from xml.etree import ElementTree as ET

    read = ET.fromstring(atom(name, "http://localhost/feed", "http://localhost/", []))
    assert (read[0].text or "") == clean(name)
