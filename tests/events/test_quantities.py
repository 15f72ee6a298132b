"""Amounts: guided figures, counts and ceilings, states that must last."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from events.rulings import Case, ceiling, has_amount, promised
from events.types import Scope, Sighting, Statement, Window, content_id
from events.verdicts import outcome
from events.versions import Thread

SAID = date(2030, 10, 28)


def promise(kind: str, subject: str, closes: str, edge: Any = "in", opens: str = "2030-10-28", **more: Any) -> Thread:
    quote = more.pop("quote", f"{subject} is due.")
    when = Window(date.fromisoformat(opens), date.fromisoformat(closes), edge, "then", 0, 4, "test")
    thread = Thread("Norvane")
    thread.add(Statement(content_id(quote), "f", 0, 9, quote, when, kind, subject, "Norvane", **more), SAID)
    return thread


def figure(known: str, value: float, day: str, opens: str | None = None, bearing: Any = "figure") -> Sighting:
    on = date.fromisoformat(day)
    return Sighting(
        content_id(known, value),
        "p",
        "g",
        date.fromisoformat(known),
        0,
        1,
        "told",
        bearing,
        "E1",
        0.95,
        "actual",
        date.fromisoformat(opens) if opens else on,
        on,
        low=value,
        high=value,
    )


def judged(thread: Thread, *sightings: Sighting, on: str = "2033-01-01") -> tuple[str, str | None] | None:
    ruling = outcome(Case(thread, sightings, on=date.fromisoformat(on)))
    return (ruling.status, ruling.detail) if ruling else None


LOSS = promise(
    "financial_guidance",
    "net loss",
    "2031-06-30",
    opens="2030-07-01",
    low=60e6,
    high=64e6,
    unit="USD",
    scope=Scope(period="2030-07-01/2031-06-30"),
)
CASH = promise(
    "financial_guidance",
    "cash",
    "2031-06-30",
    opens="2031-06-30",
    low=106e6,
    high=110e6,
    unit="USD",
    scope=Scope(period="2031-06-30"),
)


@pytest.mark.parametrize(
    ("thread", "actual", "wanted"),
    [
        (LOSS, figure("2031-08-20", 58.3e6, "2031-06-30", "2030-07-01"), ("met", "better")),
        (LOSS, figure("2031-08-20", 62e6, "2031-06-30", "2030-07-01"), ("met", "inside")),
        (LOSS, figure("2031-08-20", 70e6, "2031-06-30", "2030-07-01"), ("slipped", "missed")),
        (LOSS, figure("2031-08-20", 64.2e6, "2031-06-30", "2030-07-01"), ("", None)),
        (LOSS, figure("2031-08-20", 15e6, "2031-06-30", "2031-04-01"), None),  # a quarter is not the year
        (LOSS, figure("2030-11-20", 12e6, "2030-09-30", "2030-07-01"), None),
        (CASH, figure("2031-08-20", 191e6, "2031-06-30"), ("met", "better")),
        (CASH, figure("2031-08-20", 90e6, "2031-06-30"), ("slipped", "missed")),
    ],
)
def test_guided_figures(thread: Thread, actual: Sighting, wanted: tuple[str, str | None] | None) -> None:
    assert judged(thread, actual) == wanted


def test_an_approximate_figure_has_a_band() -> None:
    thread = promise(
        "financial_guidance",
        "revenue",
        "2031-12-31",
        opens="2031-01-01",
        low=50e6,
        high=50e6,
        unit="USD",
        quote="We expect revenue of approximately $50 million.",
        scope=Scope(period="2031-01-01/2031-12-31"),
    )
    assert judged(thread, figure("2032-02-20", 46e6, "2031-12-31", "2031-01-01")) == ("met", "inside")
    assert judged(thread, figure("2032-02-20", 40e6, "2031-12-31", "2031-01-01")) == ("slipped", "missed")


def count(low: float | None, high: float | None) -> Thread:
    return promise("pipeline_count", "compounds", "2031-12-31", "by", low=low, high=high, unit="compounds")


@pytest.mark.parametrize(
    ("thread", "sightings", "wanted"),
    [
        (count(None, 12), (figure("2031-11-03", 9, "2031-11-03"),), ("met", "inside")),
        (count(None, 12), (figure("2032-12-03", 10, "2032-12-03"),), ("met", "inside")),
        (count(None, 12), (figure("2031-11-03", 13, "2031-11-03"),), ("met", "better")),
        (count(8, 10), (figure("2031-11-03", 9, "2031-11-03"),), ("met", "inside")),
        (
            count(8, None),
            (figure("2031-11-03", 6, "2031-11-03"), figure("2032-02-03", 7, "2032-02-03")),
            ("met", "partial"),
        ),
        (count(8, None), (figure("2031-11-03", 6, "2031-11-03"),), None),
    ],
)
def test_counts(thread: Thread, sightings: tuple[Sighting, ...], wanted: tuple[str, str | None] | None) -> None:
    assert judged(thread, *sightings) == wanted


def test_a_ceiling_is_open_until_its_close() -> None:
    assert judged(count(None, 12), figure("2031-11-03", 9, "2031-11-03"), on="2031-12-01") is None
    assert ceiling(count(None, 12).first)
    assert promised(count(None, 12).first) == "up to 12"


def test_one_event_is_not_yet_the_promised_number() -> None:
    thread = promise("product_launch", "products", "2031-12-31", "by", low=2, high=2, unit="products")
    done = Sighting(
        "s", "p", "g", date(2031, 6, 1), 0, 1, "q", "done", "E1", 0.95, "r", date(2031, 5, 1), date(2031, 6, 1)
    )
    assert judged(thread, done) == ("", None)


def test_a_runway_holds_or_breaks() -> None:
    thread = promise("cash_runway", "Norvane", "2031-06-30", "through")
    cash = figure("2031-08-20", 5e6, "2031-07-31")
    assert judged(thread, cash) == ("met", "on_time")
    assert judged(thread, figure("2031-03-20", 5e6, "2030-12-31")) is None
    assert judged(thread, figure("2031-03-20", 0, "2031-03-01", bearing="failed")) == ("slipped", "missed")


def test_a_runway_that_is_lengthened_after_its_close_has_held() -> None:
    thread = promise("cash_runway", "Norvane", "2031-06-30", "through")
    later = Window(date(2031, 8, 20), date(2032, 12, 31), "through", "into 2033", 0, 4, "test")
    thread.add(Statement("s2", "g", 0, 9, "Cash lasts.", later, "cash_runway", "Norvane", "Norvane"), date(2031, 8, 20))
    assert judged(thread) == ("met", "on_time")


def test_the_price_of_a_thing_is_no_amount() -> None:
    plant = promise("facility_opening", "plant", "2031-12-31", low=40e6, high=40e6, unit="USD")
    assert not has_amount(plant.first)
    assert has_amount(count(2, 3).first)


def test_two_figures_of_one_document_are_asked_about() -> None:
    thread = promise("financial_guidance", "revenue", "2031-06-30", opens="2031-04-01", low=50e6, high=60e6)
    one = figure("2031-08-05", 54.6e6, "2031-06-30", "2031-04-01")
    part = figure("2031-08-05", 1.4e6, "2031-06-30", "2031-04-01")
    rounded = figure("2031-08-05", 55e6, "2031-06-30", "2031-04-01")
    assert judged(thread, one, rounded) == ("met", "inside")
    assert judged(thread, one, part) == ("", None)


def test_a_number_told_after_the_close_is_late_only_where_it_was_short_by_then() -> None:
    none_then = figure("2032-01-10", 0, "2032-01-05")
    few = figure("2031-11-03", 6, "2031-11-03")
    few_at_the_close = figure("2032-01-10", 6, "2031-12-31")
    enough = figure("2032-05-01", 9, "2032-05-01")
    assert judged(count(8, None), enough) == ("", None)
    assert judged(count(8, None), few, enough) == ("", None)
    assert judged(count(8, None), none_then, enough) == ("slipped", "late")
    assert judged(count(8, None), few_at_the_close, enough) == ("met", "partial")


def test_a_ceiling_counted_later_is_not_late() -> None:
    ruling = outcome(
        Case(count(None, 12), (figure("2032-12-03", 10, "2032-12-03"),), on=date.fromisoformat("2033-01-01"))
    )
    assert ruling is not None
    assert (ruling.detail, ruling.happened_to) == ("inside", date(2031, 12, 31))


def test_a_figure_overtaken_by_money_or_a_deal_is_marked() -> None:
    cash = promise("financial_guidance", "cash", "2031-06-30", opens="2031-06-30", low=106e6, high=110e6)
    revenue = promise("financial_guidance", "revenue", "2031-06-30", opens="2031-04-01", low=50e6, high=60e6)
    raised, bought = (date(2031, 5, 20), "financing"), (date(2031, 5, 20), "merger_close")
    came = figure("2031-08-05", 191e6, "2031-06-30")
    sold = figure("2031-08-05", 70e6, "2031-06-30", "2031-04-01")

    def ruled(thread: Thread, told: Sighting, *overtaken: tuple[date, str]) -> tuple[str | None, str]:
        ruling = outcome(Case(thread, (told,), on=date(2031, 9, 1), overtaken=overtaken))
        assert ruling is not None
        return ruling.detail, ruling.rule

    assert ruled(cash, came, raised) == ("better", "figure, confounded")
    assert ruled(cash, came) == ("better", "figure")
    assert ruled(revenue, sold, raised) == ("better", "figure")
    assert ruled(revenue, sold, bought) == ("better", "figure, confounded")
    assert ruled(revenue, sold, (date(2031, 7, 20), "merger_close")) == ("better", "figure")
