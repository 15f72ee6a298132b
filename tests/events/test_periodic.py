"""A report of a period comes once its period is over, and only what is undertaken for it is promised."""

from __future__ import annotations

from datetime import date

import pytest

from events import periodic
from events.types import Filing
from events.windows import find

FILING = Filing("f", "Norvane", date(2031, 3, 12), year_end=(6, 30))


def told(text: str, filing: Filing = FILING) -> list[tuple[str, str, str]]:
    windows = find(text, filing.said_on, year_end=filing.year_end)
    return [(str(each.opens), str(each.closes), each.edge) for each in periodic.told(text, windows, filing)]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("We will revise it in our Form 10-K for the fiscal year ending June 30, 2031.", "2031-07-01"),
        ("We will revise it in our 2031 annual report.", "2031-07-01"),
        ("The table will be included in the Form 10-Q for the quarter ending March 31, 2031.", "2031-04-01"),
        ("We will add it to our Form 10-Q for the six months ended December 31, 2030.", "2031-01-01"),
    ],
)
def test_it_opens_on_the_day_after_its_period(text: str, opens: str) -> None:
    assert told(text) == [(opens, "None", "after")]


def test_a_day_of_its_own_stands_instead() -> None:
    assert told("We will file our Form 10-K for fiscal 2031 by August 30, 2031.") == [
        ("2031-03-12", "2031-08-30", "by"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Margins fell, as described in our Form 10-K for fiscal 2030.",
        "We will see what our 10-K for fiscal 2030 described.",
        "We will publish the sustainability report in 2031.",
    ],
)
def test_what_is_pointed_to_and_what_is_dated_itself_stay(text: str) -> None:
    windows = find(text, FILING.said_on, year_end=FILING.year_end)
    assert periodic.told(text, windows, FILING) == windows


def test_a_report_long_out_is_promised_no_more() -> None:
    assert told("We will include it in our Form 10-K for the fiscal year ended May 31, 2029.") == []
