"""Cohorts, rates, slips and curves on rows whose answer can be counted by hand."""

from datetime import date
from typing import Any

import pytest

from tracker.metrics import curves, slips
from tracker.metrics.cohort import cohort, lenient, strict
from tracker.metrics.rates import Rate, shrunk


def row(prediction: str, status: str, detail: str | None = None, **more: Any) -> dict[str, Any]:
    """A promise of an IND said on 2030-01-15 for the first quarter of 2030."""
    return {
        "prediction": prediction, "company": "c", "kind": "ind_submission", "status": status, "detail": detail,
        "said_on": "2030-01-15", "opens": "2030-01-01", "closes": "2030-03-31", "edge": "in", "low": None, "high": None,
        "review": None, "rule": "", "days_late": None, "happened_to": None, "grain": "quarter", **more,
    }  # fmt: skip


def test_an_early_success_waits_for_its_day_like_everything_else() -> None:
    rows = [row("a", "met", "early"), row("b", "dropped", "stopped")]
    before, after = (cohort(rows, {"c": "12-31"}, day) for day in (date(2030, 8, 28), date(2030, 8, 29)))
    assert (before.members, dict(before.outside)) == ((), {"recent": 2})
    assert strict(after.events) == Rate(1, 2)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "void"}, "void"),
        ({"kind": "patent_expiry"}, "patent"),
        ({"edge": "after"}, "endless"),
        ({"closes": None}, "endless"),
        ({"high": 12.0}, "ceiling"),
        ({"review": "the day straddles the close"}, "doubted"),
        ({"status": "overdue", "review": "10-Q not in the ledger", "rule": "coverage gate"}, "missing"),
        ({"kind": "financial_guidance", "detail": "better", "rule": "figure, confounded"}, "confounded"),
        ({"status": "overdue", "detail": None}, "waiting"),
    ],
)
def test_what_no_rate_holds_is_counted_beside_it(change: dict[str, Any], reason: str) -> None:
    found = cohort([row("a", "met", "on_time") | change], {"c": "12-31"}, date(2035, 1, 1))
    assert (found.members, dict(found.outside)) == ((), {reason: 1})


def test_drops_and_silence_stay_in_the_denominator() -> None:
    rows = [row("a", "met", "on_time"), row("b", "slipped", "late", days_late=29), row("c", "dropped", "silent"),
            row("d", "met", "partial"), row("e", "slipped", "late", days_late=31)]  # fmt: skip
    assert strict(rows) == Rate(1, 5, 1)
    assert lenient(rows) == Rate(2, 5, 1)


def test_a_figure_is_apart_from_events() -> None:
    figure = row("f", "met", "better", kind="financial_guidance", low=1.0, high=2.0)
    found = cohort([figure, row("a", "met", "on_time")], {"c": "12-31"}, date(2035, 1, 1))
    assert ([each["prediction"] for each in found.events], [each["prediction"] for each in found.figures]) == (
        ["a"], ["f"],
    )  # fmt: skip


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    low, high = Rate(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)  # Newcombe 1998, table I, method 3
    assert Rate(0, 0).interval == (0.0, 1.0)
    assert Rate(0, 20).interval[0] == 0.0


def test_a_small_record_is_drawn_towards_its_class() -> None:
    assert shrunk(Rate(0, 0), 0.7) == pytest.approx(0.7)
    assert shrunk(Rate(80, 100), 0.2, 100) == pytest.approx(0.5)


def test_moves_are_counted_by_promise_and_in_months() -> None:
    chain = [
        ("p", "", "2030-03-31", ""),
        ("p", "pushed_out", "2030-06-30", "stealth"),
        ("p", "undated", None, ""),
        ("p", "pushed_out", "2030-12-31", ""),
        ("q", "", "2030-03-31", ""),
        ("q", "reaffirmed", "2030-03-31", ""),
    ]
    rows = [dict(zip(("prediction", "relation", "closes", "flags"), each, strict=True)) for each in chain]
    found = slips.moves(slips.moves_of(rows).values())
    assert (found.promises, found.pushed_out, found.twice, found.stealth, found.slipping) == (2, 2, 1, 1, 3)
    assert found.months == pytest.approx((91 + 184) / 2 / 30.4375)


def test_what_was_dropped_has_no_slip() -> None:
    rows = [row("a", "dropped", "stopped"), row("b", "met", "early", days_late=-61, happened_to="2030-01-29")]
    assert slips.months_late(rows) == [-61 / 30.4375]
    assert slips.spread([]) == slips.Spread(0, None, None, None, None)


def test_warning_counts_from_thirty_days_before_the_close() -> None:
    told = [{"first_moved_on": day, "closes": "2030-03-31"} for day in ("2030-03-01", "2030-03-02", None)]
    assert slips.warnings(told) == (1, 3)


def test_shares_of_competing_ends_and_of_the_waiting_make_one() -> None:
    pairs = [(float(day % 17), ("delivered", "stopped", "silent", "")[day % 4]) for day in range(400)]
    for step in curves.cumulative(pairs):
        assert step.waiting + sum(step.ended.values()) == pytest.approx(1.0)


def test_without_censoring_the_curve_is_the_plain_share() -> None:
    steps = curves.cumulative([(1.0, "delivered"), (2.0, "stopped"), (3.0, "delivered"), (4.0, "delivered")])
    assert [curves.at(steps, time, "delivered") for time in (0, 1, 2.5, 4)] == [0, 0.25, 0.25, 0.75]
