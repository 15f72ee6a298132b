"""A rate holds what it may hold, counts the rest beside it, and says how little a small number tells."""

from datetime import date
from typing import Any

import pytest

from datasette_plugins.site.record import record
from tracker.metrics.cohort import OUTSIDE, checked_on, outside
from tracker.metrics.rates import Rate

DAY = date(2014, 12, 31)


def row(status: str = "met", detail: str | None = "on_time", **more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "status": status, "detail": detail, "kind": "trial_start", "controller": "self", "edge": "in",
        "opens": "2011-01-01", "closes": "2011-06-30", "low": None, "high": None, "review": None, "rule": "",
    }  # fmt: skip
    return given | more


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (row(), ""),
        (row("dropped", "silent"), ""),
        (row("slipped", "moved"), ""),
        # met at once, but two reports after its close are not yet due: it waits for its day like every other
        (row(closes="2014-09-30"), "recent"),
        (row("open", None, closes="2015-06-30"), "recent"),
        (row("overdue", None), "waiting"),
        (row("overdue", None, review="2 candidates", rule="between the bands"), "doubted"),
        (row("overdue", None, review="10-Q to 2011-09-30 not in the ledger", rule="coverage gate"), "missing"),
        (row("overdue", None, review="the name is too general", rule="coverage gate"), "doubted"),
        (row("met", "better", kind="financial_guidance", low=1.0, high=2.0, rule="figure, confounded"), "confounded"),
        (row("void", "transferred"), "void"),
        (row(kind="pipeline_count", high=12.0, detail="inside"), "ceiling"),
        (row(low=3.0, high=4.0, detail="inside"), ""),
        (row("due", None, closes=None, edge="after"), "endless"),
        (row("overdue", None, kind="patent_expiry"), "patent"),
    ],
)
def test_what_enters_a_rate(one: dict[str, Any], why: str) -> None:
    assert outside(one, "12-31", DAY) == why
    assert why in ("", *OUTSIDE)


def test_hands_are_never_mixed_and_measured_figures_have_their_own_row() -> None:
    rows = [
        *[row()] * 4, row("met", "early"), row("met", "partial"), row("slipped", "late"), row("dropped", "silent"),
        *[row(controller="regulator")] * 5, row("slipped", "late", controller="partner"),
        row(kind="financial_guidance", low=53e6, high=56e6, detail="better"),
        row("slipped", "missed", kind="financial_guidance", low=66e6, high=70e6),
        row("open", None, closes="2016-01-31"), row("void", "condition"),
    ]  # fmt: skip
    made = record(rows, "12-31", DAY)
    assert made.line == "18 promised: 12 met, 3 slipped, 1 dropped (1 of them silent), 1 void, 1 undecided."
    assert made.own == Rate(5, 8, partial=1)
    assert made.others == (("in a partner's hands", Rate(0, 1)), ("in a regulator's hands", Rate(5, 5)))
    assert made.figures == Rate(1, 2)
    assert made.beside == ((1, "closed too lately, or are still to close"), (1, "are void"))


@pytest.mark.parametrize(
    ("made", "of", "low", "high"),
    # the bounds that tables of Wilson's interval print
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763), (81, 263, 0.255, 0.366)],
)
def test_the_interval(made: int, of: int, low: float, high: float) -> None:
    assert Rate(made, of).interval == pytest.approx((low, high), abs=0.0005)


def test_a_rate_is_hidden_below_five_and_small_below_twenty() -> None:
    assert Rate(4, 4).words == "4 of 4, too few for a rate"
    assert Rate(5, 5).words == "5 of 5, 100% (95% interval 57–100%; a small number)"
    assert Rate(19, 19).words.endswith("a small number)")
    assert Rate(20, 20).words == "20 of 20, 100% (95% interval 84–100%)"


@pytest.mark.parametrize(
    ("close", "year_end", "day"),
    [
        ("2011-12-31", "12-31", "2012-05-30"),  # the year's report and the first quarter's
        ("2012-01-01", "12-31", "2012-08-29"),
        ("2011-06-15", "12-31", "2011-11-29"),
        ("2011-02-28", "01-31", "2011-09-29"),
        ("2013-09-30", "12-31", "2014-04-15"),  # the second is the year's, which may take longer
    ],
)
def test_the_day_two_reports_were_due(close: str, year_end: str, day: str) -> None:
    assert checked_on(date.fromisoformat(close), year_end).isoformat() == day
