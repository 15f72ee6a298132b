"""The small pictures of forecasts: what is drawn, what is said of it, and what is not drawn for lack of numbers."""

import re
from datetime import date
from html import unescape
from typing import Any

from datasette_plugins.site.interval import interval, reliability
from tracker.metrics.rates import Rate

ROW: dict[str, Any] = {
    "current_opens": "2031-04-01", "current_closes": "2031-06-30", "low_80": "2031-05-01", "low_50": "2031-06-01",
    "median": "2031-07-01", "high_50": "2031-09-01", "high_80": "2031-12-01", "basis": "forecast",
}  # fmt: skip
DAY = date(2031, 2, 1)


def places(markup: str) -> list[tuple[str, float, float]]:
    """Each bar: its class, where it begins and how wide it is, in percent."""
    found = re.findall(r'<rect class="([^"]+)" x="([\d.]+)%" y="\d+" width="([\d.]+)%?"', markup)
    return [(sort, float(x), float(width)) for sort, x, width in found]


def test_the_window_the_intervals_and_the_median_stand_in_order() -> None:
    promised, most, half, median = places(interval(ROW, DAY))
    assert [each[0] for each in (promised, most, half, median)] == [
        "fg-bar old", "fg-bar fc-most", "fg-bar", "fc-median",
    ]  # fmt: skip
    assert most[1] < half[1] < median[1] < half[1] + half[2] < most[1] + most[2] <= 99.01
    assert promised[1] < most[1]


def test_it_says_what_it_shows() -> None:
    (label,) = re.findall('aria-label="([^"]+)"', interval(ROW, DAY))
    assert label == (
        "Promised for Q2 2031; half of the deliveries by 1 Jul 2031; 50 of 100 between 1 Jun 2031 and 1 Sep 2031, "
        "80 of 100 between 1 May 2031 and 1 Dec 2031"
    )
    assert "The family's curve" in unescape(interval(ROW | {"basis": "family"}, DAY))


def test_an_interval_without_an_end_runs_off_the_picture() -> None:
    drawn = places(interval(ROW | {"high_50": None, "high_80": None}, DAY))
    assert [(sort, round(x + width)) for sort, x, width in drawn if "fg-open" in sort] == [
        ("fg-bar fc-most fg-open", 99), ("fg-bar fg-open", 99),
    ]  # fmt: skip
    assert "later than is known" in interval(ROW | {"high_80": None}, DAY)


def test_nothing_is_drawn_without_numbers() -> None:
    assert interval(ROW | {"low_80": None}, DAY) == ""
    assert reliability(()) == ""


def test_the_end_of_the_calendar_is_no_end_of_the_picture() -> None:
    far = ROW | {"current_opens": None, "current_closes": "9999-12-31", "high_80": None}
    assert len(places(interval(far, DAY))) == 4


def test_chances_that_were_told_too_seldom_are_not_drawn() -> None:
    drawn = reliability([(0.1, Rate(1, 20)), (0.5, Rate(4, 4)), (0.9, Rate(30, 33))])
    assert drawn.count("<circle") == 2
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]
    assert heights[1] < heights[0]  # what came more often stands higher
    assert "told 10%, came 1 of 20; told 90%, came 30 of 33" in drawn
