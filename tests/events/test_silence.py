"""The coverage gate: two periodic reports after the close, none missing, and neither naming the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from events.silence import gate
from events.types import Absent, Filing, Statement, Window
from events.versions import Thread


def report(on: str, form: str, period_end: str, year_end: tuple[int, int] = (12, 31)) -> Filing:
    day = date.fromisoformat(on)
    return Filing(on, "Norvane", day, form, period_end=date.fromisoformat(period_end), year_end=year_end)


THIRD, YEAR, FIRST = (
    report("2031-11-05", "10-Q", "2031-09-30"),
    report("2032-03-10", "10-K", "2031-12-31"),
    report("2032-05-05", "10-Q", "2032-03-31"),
)


def promise(subject: str = "NV-12", closes: str | None = "2031-08-31", **more: Any) -> Thread:
    when = Window(date(2031, 5, 1), date.fromisoformat(closes) if closes else None, "in", "then", 0, 4, "test")
    thread = Thread("Norvane")
    thread.add(
        Statement("s", "f", 0, 9, "It is due.", when, "ind_submission", subject, "Norvane", **more), date(2030, 10, 28)
    )
    return thread


ON = date(2032, 6, 1)


def test_two_reports_that_name_nothing() -> None:
    found = gate(promise(), [THIRD, YEAR], {}, ON)
    assert found.proven
    assert found.because.startswith("the periodic reports to 2031-09-30 and 2031-12-31 name neither the product")
    named = gate(promise(), [THIRD, YEAR], {YEAR.id: "product"}, ON)
    assert named.proven
    assert "the product but not the event" in named.because


@pytest.mark.parametrize(
    ("reports", "naming"),
    [
        ([], {}),
        ([THIRD], {}),
        ([THIRD, YEAR], {YEAR.id: "event"}),
        ([THIRD, YEAR, FIRST], {YEAR.id: "event"}),  # one report since it was named last
    ],
)
def test_not_yet(reports: list[Filing], naming: dict[str, str]) -> None:
    assert not gate(promise(), reports, naming, date(2032, 5, 20)).proven


def test_what_is_missing_is_named() -> None:
    assert gate(promise(), [YEAR, FIRST], {}, ON).missing == "10-Q for the quarter to 2031-09-30 not in the ledger"
    assert gate(promise(), [THIRD, FIRST], {}, ON).missing == "10-K for the year to 2031-12-31 not in the ledger"


def test_a_report_that_is_not_due_yet_is_not_missing() -> None:
    assert gate(promise(), [THIRD], {}, date(2032, 1, 15)).missing == ""


def test_what_came_after_the_second_report_changes_nothing() -> None:
    much_later = report("2033-05-05", "10-Q", "2033-03-31")
    assert gate(promise(), [THIRD, YEAR, much_later], {}, date(2033, 6, 1)).proven


def test_a_general_name_and_several_things_are_asked() -> None:
    assert gate(promise("dairy digesters"), [THIRD, YEAR], {}, ON).ask.endswith("The name is too general to be sure.")
    assert not gate(promise(low=3, high=4, unit="compounds"), [THIRD, YEAR], {}, ON).proven


def test_other_fiscal_years_and_floors() -> None:
    june = [report("2031-11-05", "10-Q", "2031-09-30", (6, 30)), report("2032-09-10", "10-K", "2032-06-30", (6, 30))]
    assert (
        gate(promise(), june, {}, date(2032, 10, 1)).missing == "10-Q for the quarter to 2031-12-31 not in the ledger"
    )
    assert gate(promise(closes=None), [THIRD, YEAR], {}, ON) == gate(promise(closes=None), [], {}, ON)


@pytest.mark.parametrize("form", ["10-K405", "10-KSB", "10-KT", "10-k/A"])
def test_a_years_report_goes_by_several_names(form: str) -> None:
    annual = report("2032-03-10", form, "2031-12-31")
    assert annual.periodic
    assert gate(promise(), [THIRD, annual], {}, ON).proven


def test_a_filing_that_was_made_and_not_read_could_have_spoken() -> None:
    one = Absent("0000000001-32-000007", date(2032, 1, 20), "8-K")
    found = gate(promise(), [THIRD, YEAR], {}, ON, absent=[one])
    assert (found.proven, found.missing) == (False, "8-K of 2032-01-20 (0000000001-32-000007) not in the ledger")
    more = [replace(one, name=str(day), said_on=date(2032, 1, day)) for day in (21, 22)]
    assert gate(promise(), [THIRD, YEAR], {}, ON, absent=[one, *more]).missing == (
        "8-K of 2032-01-20 (0000000001-32-000007) and 2 more filings not in the ledger"
    )
    before, after = replace(one, said_on=date(2031, 8, 31)), replace(one, said_on=date(2032, 4, 1))
    assert gate(promise(), [THIRD, YEAR], {}, ON, absent=[before, after]).proven
