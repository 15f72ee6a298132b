"""Each picture is one specification with a text and rows; the same rows are drawn, on paper and on the page."""

import json
import re
from datetime import date
from typing import Any

import pytest

from datasette_plugins.site.theme import sheet
from tracker.charts import Picture, delivery, drawing, lanes, look, ranges, slips
from tracker.metrics.curves import cumulative, known_until

DAY = date(2030, 12, 31)
ENDED = [(-1.0, "delivered"), (1.3, "delivered"), (2.0, "stopped"), (9.0, "")]
drawn_here = pytest.mark.skipif(not drawing.here(), reason=drawing.ABSENT)


def row(prediction: str, **more: Any) -> dict[str, Any]:
    """A promise of a plant for the second quarter of 2030, delivered in time unless told otherwise."""
    return {
        "prediction": prediction, "subject": "Ostrava plant", "kind": "facility_opening", "kind_label": "site opens",
        "said_on": "2029-11-05", "opens": "2030-04-01", "closes": "2030-06-30", "current_opens": "2030-04-01",
        "current_closes": "2030-06-30", "status": "met", "detail": "on_time", "happened_from": "2030-06-02",
        "happened_to": "2030-06-02", "days_late": -28, **more,
    }  # fmt: skip


LATE = row("late", status="slipped", detail="late", happened_from="2030-07-01", happened_to="2030-08-10", days_late=41,
           current_opens="2030-07-01", current_closes="2030-09-30")  # fmt: skip
OPEN = row("open", status="open", detail=None, opens="2031-01-01", closes="2031-03-31", current_opens="2031-01-01",
           current_closes="2031-03-31", happened_from=None, happened_to=None, days_late=None)  # fmt: skip
STOPPED = row("stopped", status="dropped", detail="stopped", happened_from=None, happened_to=None, days_late=None)
FIGURE = row("figure", subject="revenue", kind="financial_guidance", low=66e6, high=70e6, unit="USD", actual_low=59.5e6,
             actual_high=59.5e6, status="slipped", detail="missed")  # fmt: skip


def pictures() -> dict[str, Picture]:
    made = (
        lanes([row("met"), LATE, OPEN, STOPPED], DAY),
        slips([row("met"), LATE, STOPPED]),
        delivery(cumulative(ENDED), len(ENDED), known_until(ENDED, cumulative(ENDED))),
        ranges([FIGURE], [FIGURE | {"prediction": "moved", "detail": "better", "actual_low": 75e6}]),
    )
    return {each.key: each for each in made if each}


PICTURES = pictures()


@drawn_here
@pytest.mark.parametrize("key", ["lanes", "slips", "delivery", "ranges"])
def test_a_picture_is_drawn_as_one_named_and_described_image(key: str) -> None:
    picture = PICTURES[key]
    assert json.dumps(picture.wide("container"))
    (broad, wide), (slim, narrow) = drawing.both(picture)
    assert (broad, slim) == ("broad", "slim")
    for drawn, width in ((wide, look.WIDE), (narrow, look.PHONE)):
        opening = re.match(r'<svg [^>]*role="img" aria-labelledby="([\w-]+) ([\w-]+)" width="([\d.]+)"', drawn)
        assert opening
        assert f'<title id="{opening[1]}">{picture.title}</title><desc id="{opening[2]}">' in drawn
        assert float(opening[3]) <= width + 1
        assert drawn.count("<svg") == drawn.count("</svg>") == 1
        assert not re.search(r"(?:href|src)=|<script|<style|role=\"graphics", drawn)


@drawn_here
@pytest.mark.parametrize("key", ["lanes", "slips", "delivery", "ranges"])
def test_every_colour_has_a_dark_side(key: str) -> None:
    drawn = drawing.svg(PICTURES[key], look.WIDE)
    found = set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawn))
    assert found
    assert found <= set(look.NAMES)


def test_the_sheet_of_the_pages_paints_as_the_report_does() -> None:
    text = sheet("pages.css")[0]
    assert [line for line in look.PAINT.splitlines() if line not in text] == []
    for block in re.findall(r":root \{(.*?)\n\}", text, re.DOTALL)[:2]:
        assert all(f"--{name}:" in block for name in look.NAMES.values())


def test_shapes_tell_apart_what_colours_tell_apart() -> None:
    from tracker.charts.lanes import STATUSES
    from tracker.charts.ranges import CAME as FIGURES
    from tracker.charts.slips import CAME

    for kinds in (STATUSES, FIGURES, CAME):
        assert len({shape for _, shape in kinds.values()}) == len(kinds)


def test_a_lane_runs_from_the_saying_to_the_window_and_ends_in_a_mark() -> None:
    first, late, ahead, stopped = PICTURES["lanes"].spec["data"]["values"]
    assert [first[name] for name in ("said", "opens", "until", "mark", "standing")] == [
        "2029-11-05", "2030-04-01", "2030-07-01", "2030-06-02", "met",
    ]  # fmt: skip
    assert (late["now_opens"], late["now_until"], late["mark"]) == ("2030-07-01", "2030-10-01", "2030-08-10")
    assert (ahead["mark"], ahead["hollow"], stopped["mark"]) == ("2031-03-31", True, "2030-06-30")
    assert len({each["lane"] for each in (first, late, ahead, stopped)}) == 4
    assert "A lane for each of 4 promises" in PICTURES["lanes"].says
    assert PICTURES["lanes"].says.endswith("1 met, 1 slipped, 1 dropped, 1 open.")


def test_what_has_no_lane_is_counted() -> None:
    undated = row("undated", opens=None, closes=None, current_opens=None, current_closes=None)
    found = lanes([row("met"), undated, row("patent", kind="patent_expiry")], DAY)
    assert found
    assert [each["prediction"] for each in found.rows] == ["met"]
    assert found.says.endswith("1 met. No lane: 2 promises without a day, or of a patent's end.")


def test_many_lanes_are_the_newest() -> None:
    rows = [row(f"p{number:03}", said_on=f"20{10 + number // 12:02}-{number % 12 + 1:02}-01") for number in range(100)]
    found = lanes(rows, DAY)
    assert found
    assert [each["prediction"] for each in found.rows] == [f"p{number:03}" for number in range(40, 100)]
    assert "the newest 60 of 100 promises" in found.says


def test_a_slip_stands_at_its_stated_and_at_its_real_day() -> None:
    met, late = PICTURES["slips"].spec["data"]["values"]
    assert (met["stated"], met["from"], met["came_on"], met["came"], met["late"]) == (
        "2030-06-30", "2030-06-02", "2030-06-02", "by the stated day", "-0.9",
    )  # fmt: skip
    assert (late["from"], late["came_on"], late["came"], late["late"]) == ("2030-07-01", "2030-08-10", "later", "+1.3")
    assert "1 by the stated day, on the line or below it; 1 later, above it. 1 promise of" in PICTURES["slips"].says


def test_the_curve_steps_where_something_ended() -> None:
    values = PICTURES["delivery"].spec["data"]["values"]
    corners = [(each["months"], each["share"]) for each in values if each["cause"] == "delivered"]
    assert corners == [(-24, 0.0), (-1.0, 0.25), (1.25, 0.5), (9.0, 0.5)]
    told = {each["months"]: each["delivered"] for each in PICTURES["delivery"].rows}
    assert (told["-6"], told["at the close"], told["+6"], told["+12"]) == ("0%", "25%", "50%", "–")
    assert "; 9 months after it 50% delivered, 25% stopped, 0% silent, the rest" in PICTURES["delivery"].says
    assert "there the lines end, as none of them is at risk any more" in PICTURES["delivery"].says


def test_where_all_have_ended_the_curve_goes_on() -> None:
    ended = [(1.0, "delivered"), (2.0, "silent")]
    drawn = delivery(cumulative(ended), 2, known_until(ended, cumulative(ended)))
    assert drawn
    assert [each["months"] for each in drawn.spec["data"]["values"] if each["cause"] == "silent"] == [-24, 2.0, 36]
    assert "36 months after it 50% delivered" in drawn.says


def test_a_curve_of_what_closes_later_ends_before_the_close() -> None:
    ended = [(-9.0, "delivered"), (-5.5, "")]
    drawn = delivery(cumulative(ended), 2, known_until(ended, cumulative(ended)))
    assert drawn
    assert "own hands: 6 months before the close 50% delivered" in drawn.says
    assert {each["share"] for each in drawn.spec["data"]["values"] if each["months"] == -5.5} == {0.5, 0.0}


def test_a_range_is_told_by_its_distance_from_the_middle() -> None:
    missed, moved = PICTURES["ranges"].spec["data"]["values"]
    assert (missed["from"], missed["to"], missed["at"]) == (-0.0294, 0.0294, -0.125)
    assert (missed["guided"], missed["actual"]) == ("66,000,000 to 70,000,000 USD", "59,500,000 USD")
    assert (missed["came"], moved["came"]) == ("missed", "confounded")


def test_nothing_to_draw_is_no_picture() -> None:
    assert (lanes([], DAY), slips([OPEN]), delivery(cumulative([(1.0, "")]), 1), ranges([])) == (None,) * 4
    assert ranges([FIGURE | {"actual_low": None, "actual_high": None}]) is None


def test_one_promise_is_a_picture() -> None:
    assert lanes([OPEN], DAY)
    assert slips([LATE])


def test_without_the_package_the_words_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    assert (drawing.here(), drawing.both(PICTURES["slips"])) == (False, [])
    assert "milestone-tracker[charts]" in drawing.ABSENT
