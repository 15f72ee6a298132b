"""Rivals: what fits two promises that can't be one acts for neither, unless the scope tells."""

from __future__ import annotations

from datetime import date

from events.rivals import apart, contested
from events.types import Scope, Sighting, Statement, Window
from events.versions import Thread

DAY = date(2031, 9, 22)


def thread(region: str) -> Thread:
    window = Window(date(2031, 1, 1), date(2031, 12, 31), "in", "2031", 0, 4, "test")
    found = Thread("Norvane")
    found.add(
        Statement(
            region,
            "f",
            0,
            9,
            "It is due.",
            window,
            "regulatory_submission",
            "NV-12",
            "Norvane",
            scope=Scope(region=region),
        ),
        date(2030, 10, 28),
    )
    return found


def sighting(key: str, because: str = "named") -> Sighting:
    return Sighting(key, key, "g", DAY, 0, 1, "q", "done", "E1", 0.95, "r", because=because)


US, EU = thread("US"), thread("EU")


def test_a_silent_report_acts_for_neither() -> None:
    assert apart(US, EU)
    told = contested([(US, sighting("US")), (EU, sighting("EU"))])
    assert [each.score for each in told] == [0.80, 0.80]
    assert told[0].because == "named; another promise fits as well"


def test_the_scope_tells_which_is_meant() -> None:
    told = contested([(US, sighting("US", "named; scope agrees")), (EU, sighting("EU"))])
    assert [each.score for each in told] == [0.95, 0.80]


def test_one_promise_said_twice_is_no_rival() -> None:
    twin = thread("US")
    told = contested([(US, sighting("US")), (twin, sighting("twin"))])
    assert [each.score for each in told] == [0.95, 0.95]
