"""Guidance said again: what raises, lowers, narrows or widens a figure."""

from __future__ import annotations

from datetime import date

import pytest

from events.figure_moves import move
from events.types import Relation, Statement, Window
from events.versions import Thread

YEAR = Window(date(2031, 1, 1), date(2031, 12, 31), "in", "2031", 0, 4, "test")


def guided(low: float | None, high: float | None, unit: str = "USD") -> Statement:
    quote = f"Norvane expects revenue of {low} to {high}."
    return Statement(quote, "f", 0, 9, quote, YEAR, "financial_guidance", "revenue", "Norvane", low, high, unit)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ((71e6, 76e6), (71e6, 76e6), ("unchanged", None)),
        ((71e6, 76e6), (66e6, 71e6), ("lowered", None)),
        ((66e6, 71e6), (69.4e6, 70.1e6), ("raised", "narrowed")),
        ((60e6, 64e6), (58e6, 66e6), ("unchanged", "widened")),
        ((50e6, None), (60e6, None), ("raised", None)),
        ((50e6, 50e6), (None, None), ("", None)),
    ],
)
def test_move(
    old: tuple[float, float | None], new: tuple[float | None, float | None], wanted: tuple[str, Relation | None]
) -> None:
    assert move([guided(*old)], guided(*new)) == wanted


def test_another_unit_and_another_kind_move_nothing() -> None:
    assert move([guided(20, 30, "percent")], guided(71e6, 76e6)) == ("", None)
    assert move([], guided(71e6, 76e6)) == ("", None)


def test_a_lowered_range_is_no_bare_repetition() -> None:
    thread = Thread("Norvane")
    thread.add(guided(71e6, 76e6), date(2031, 2, 1))
    assert thread.add(guided(66e6, 71e6), date(2031, 8, 1)).flags == ("lowered",)
    narrower = thread.add(guided(69.4e6, 70.1e6), date(2031, 11, 1))
    assert (narrower.relation, narrower.flags) == ("narrowed", ("raised",))
