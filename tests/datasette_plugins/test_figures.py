"""Guided ranges stand beside what came: in the picture, in its words, and in the table."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasette_plugins.site.figures import against
from datasette_plugins.site.ranges import Guided, picture, scale

Open = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(scope="module")
def lumen(guided: tuple[Path, dict[str, str]], open_ledger: Open) -> Iterator[Any]:
    with open_ledger(guided[0], names=guided[1]) as served:
        yield served


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_picture_words_and_table_say_the_same(lumen: Any) -> None:
    html = lumen.page("/-/tracker/guided/figures?as_of=2021-12-31")
    assert (
        "2020 66 to 70 million 2 Mar 2020 60 to 64 million 59.9 million 6.1 million below slipped, missed"
    ) in plain(html)
    assert "by 31 Dec 2020 up to 12 2 Mar 2020 10 inside met, inside" in plain(html)
    told = [unescape(words) for words in re.findall(r"<title>(2020: [^<]*|by [^<]*)</title>", html)]
    assert told == [
        "2020: guided 66 to 70 million, then 60 to 64 million; came out at 59.9 million; slipped, missed",
        "by 31 Dec 2020: guided up to 12; came out at 10; met, inside",
    ]
    for name, status in (("revenue", "slipped"), ("lamps", "met")):
        assert f'/prediction/{lumen.names[name]}?as_of=2021-12-31" class="s-{status}"' in html
    assert html.count('class="fg-mark"') == 2
    # what is measured stands before what is counted
    assert re.findall(r"<h2>(.*?) <span", html) == ["revenue", "lamps: number of programmes"]


def test_before_it_came_there_is_only_the_range(lumen: Any) -> None:
    html = lumen.page("/-/tracker/guided/figures?as_of=2020-06-30")
    assert "2020 66 to 70 million 2 Mar 2020 due" in plain(html)
    assert "fg-mark" not in html
    assert "60 to 64" not in html


def test_what_came_leads_to_its_very_words(lumen: Any) -> None:
    html = lumen.page("/-/tracker/guided/figures?as_of=2021-12-31")
    places = {unescape(place) for place in re.findall(r'href="([^"]*/document/[^"]*)"', html)}
    assert len(places) == 2
    for place in places:
        path, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in lumen.page(path)


def test_a_ledger_without_figures_says_so(oriel: Any) -> None:
    html = oriel.page("/-/tracker/oriel/figures?as_of=2016-03-01")
    assert "No figure has been guided up to 1 Mar 2016." in plain(html)
    assert oriel.get("/-/tracker/oriel/figures?company=nobody").status_code == 404


def test_a_range_is_drawn_from_bound_to_bound() -> None:
    svg = picture([Guided("/p", "2020", "met", ((50.0, 60.0), (None, 70.0)), (65.0, 65.0), "65", "told")], "loss")
    root = ET.fromstring(svg)
    bars = [rect for rect in root.iter("rect") if "fg-bar" in rect.get("class", "")]
    assert [(bar.get("class"), bar.get("x"), bar.get("width")) for bar in bars] == [
        ("fg-bar old", "62.0%", "12.0%"),
        ("fg-bar fg-open", "0.0%", "86.0%"),
    ]
    (mark,) = root.iter("svg") if root.tag != "svg" else [each for each in root.iter("svg") if each is not root]
    assert mark.get("x") == "80.0%"


def test_hostile_words_are_text_in_the_picture() -> None:
    hostile = '<script>alert("x")</script> & "quotes"'
    svg = picture([Guided("/p?a=1&b=2", hostile, "open", ((1.0, 2.0),), None, "", hostile)], hostile)
    root = ET.fromstring(svg)
    assert root.get("aria-label") == hostile
    assert [each.text for each in root.iter("title")] == [hostile]


@given(st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), min_size=1, max_size=6))
def test_every_amount_has_its_place_on_the_scale(amounts: list[float]) -> None:
    along = scale(amounts)
    assert 2 <= len(along.ticks) <= 8
    assert all(1.9 <= along(amount) <= 98.1 for amount in amounts)


@pytest.mark.parametrize(
    ("span", "actual", "words"),
    [
        ((50e6, 53e6), (51e6, 51e6), "inside"),
        ((50e6, 53e6), (53e6, 53e6), "inside"),
        ((50e6, 53e6), (60e6, 60e6), "7 million above"),
        ((5, None), (3, 3), "2 below"),
        ((None, 12), (10, None), "inside"),
        ((50e6, 53e6), (52e6, 54e6), "inside"),  # a figure given as a range of its own, partly inside
    ],
)
def test_how_a_figure_stands_to_its_range(
    span: tuple[float | None, float | None], actual: tuple[float, float | None], words: str
) -> None:
    assert against(span, actual) == words


def test_a_figure_that_moved_is_said_again_not_reaffirmed(lumen: Any) -> None:
    said = plain(lumen.page(f"/-/tracker/guided/prediction/{lumen.names['revenue']}?as_of=2021-12-31"))
    assert re.search(r"said again .{1,80} the figure lowered", said)
    assert "reaffirmed" not in said
