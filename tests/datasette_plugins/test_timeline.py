"""The picture is well-formed, says everything in words, and stays readable and light with many promises."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from datasette_plugins.site.timeline import MARKS, Bar, Thread, picture

SVG = "{http://www.w3.org/2000/svg}"
AS_OF = date(2012, 6, 30)


def drawn(*threads: Thread, as_of: date = AS_OF) -> ElementTree.Element:
    svg = str(picture(threads, as_of, "a company", lambda lane: f"/lane/{lane}"))
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def thread(status: str, *bars: Bar, lane: str = "VX-1", happened: date | None = None, **more: str) -> Thread:
    return Thread(
        f"/p/{status}", lane, "trial begins", status, bars, happened, f"{lane}: trial begins, {status}", **more
    )


FIRST = Bar(date(2010, 3, 1), date(2011, 1, 1), date(2011, 6, 30))
THEN = Bar(date(2011, 2, 1), date(2011, 10, 1), date(2011, 12, 31))


def paths(svg: ElementTree.Element) -> dict[str, str]:
    return {path.get("class", ""): path.get("d", "") for path in svg.iter(f"{SVG}path") if path.get("d", "").count("M")}


def test_nothing_is_drawn_of_nothing() -> None:
    assert picture([], AS_OF, "", str) == ""
    assert picture([thread("open")], AS_OF, "", str) == ""


@pytest.mark.parametrize("status", MARKS)
def test_each_status_has_a_shape_of_its_own(status: str) -> None:
    svg = drawn(thread(status, FIRST))
    (mark,) = svg.iter(f"{SVG}use")
    assert mark.get("href") == f"#m-{status}"
    (shape,) = (group for group in svg.iter(f"{SVG}g") if group.get("id") == f"m-{status}")
    assert ElementTree.tostring(shape) not in [
        ElementTree.tostring(other).replace(f"m-{word}".encode(), f"m-{status}".encode())
        for other in svg.iter(f"{SVG}g") for word in MARKS if other.get("id") == f"m-{word}" and word != status
    ]  # fmt: skip


def test_a_promise_is_a_link_that_tells_its_words() -> None:
    svg = drawn(thread("met", FIRST, happened=date(2011, 3, 1)))
    lane, promise = svg.iter(f"{SVG}a")
    assert (lane.get("href"), lane[0].text) == ("/lane/VX-1", "VX-1")
    assert promise.get("href") == "/p/met"
    assert promise[0].text == "VX-1: trial begins, met"


def test_a_move_is_a_step_and_a_late_end_a_dotted_line() -> None:
    svg = drawn(thread("slipped", FIRST, THEN, happened=date(2012, 1, 31)))
    lines = paths(svg)
    assert len(re.findall("M", lines["tl-said"])) == 2
    assert re.fullmatch(r"M(\d+) 42v9H(\d+)", lines["tl-step"])
    assert lines["tl-bar old"].startswith("M")
    assert lines["tl-bar s-slipped"].startswith("M")
    assert lines["tl-late"].startswith("M")


def test_the_day_looked_at_is_a_line_only_where_it_is_in_the_picture() -> None:
    def lines(as_of: date) -> list[str | None]:
        svg = drawn(thread("met", FIRST, happened=date(2011, 3, 1)), as_of=as_of)
        return [text.text for text in svg.iter(f"{SVG}text") if text.text and text.text.startswith("as of")]

    assert lines(date(2011, 5, 1)) == ["as of 1 May 2011"]
    assert lines(date(2026, 5, 1)) == []


def test_a_window_decades_ahead_runs_off_the_picture_with_its_year() -> None:
    svg = drawn(thread("open", Bar(date(2010, 3, 1), date(2031, 1, 1), date(2031, 12, 31))))
    said = [text.text for text in svg.iter(f"{SVG}text")]
    assert "▸ 2031" in said
    assert "2014" not in said


def test_a_window_without_an_end_is_drawn_open() -> None:
    assert "tl-ever tl-bar s-due" in paths(drawn(thread("due", Bar(date(2010, 3, 1), date(2010, 9, 1), None))))


def test_hostile_words_are_text() -> None:
    hostile = '"><script>alert(1)</script>&'
    svg = drawn(Thread('/p?"&<', hostile, hostile, "met", (FIRST,), None, hostile, hostile))
    assert list(svg.iter(f"{SVG}script")) == []
    assert hostile in [text.text for text in svg.iter(f"{SVG}text")]


def test_many_promises_are_packed_without_overlap_and_few_are_labelled() -> None:
    few = [thread("open", FIRST, lane=f"VX-{number}") for number in range(10)]
    many = [thread("open", FIRST, lane=f"VX-{number % 12}") for number in range(500)]
    labels = [text.text for text in drawn(*few).iter(f"{SVG}text")]
    assert labels.count("trial begins") == 10
    svg = drawn(*sorted(many, key=lambda one: one.lane))
    assert [text for text in svg.iter(f"{SVG}text") if text.text == "trial begins"] == []
    assert len(list(svg.iter(f"{SVG}use"))) == 500
    # all of a lane are alike, so each has a row of its own
    height = int(svg.get("height", "0"))
    assert height > 500 * 11
    assert int(drawn(*few).get("height", "0")) < 10 * 70 + 70
