"""Amounts: the same metric of the same part of the business, and the side of a range on which a figure comes out."""

from __future__ import annotations

import pytest

from events.amounts import direction, loss, same_metric, side


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("net loss", "net loss for fiscal 2031", True),
        ("revenue", "total revenues", True),
        ("revenue", "Dairy Biogas revenue", False),
        ("EBITDA", "adjusted EBITDA", False),
        ("cash used in operations", "cash and marketable securities", False),
        ("Norvane revenue", "revenue", True),
    ],
)
def test_same_metric(one: str, other: str, same: bool) -> None:
    assert same_metric(one, other, "Norvane, Inc.") is same


@pytest.mark.parametrize(
    ("low", "high", "actual", "better", "hedged", "where"),
    [
        (60e6, 64e6, 62e6, -1, False, "inside"),
        (60e6, 64e6, 58.3e6, -1, False, "better"),
        (60e6, 64e6, 70e6, -1, False, "missed"),
        (60e6, 64e6, 64.3e6, -1, False, "rounding"),
        (106e6, 110e6, 191e6, 1, False, "better"),
        (2e6, 3e6, 1.2e6, 0, False, "missed"),
        (50e6, 50e6, 46e6, 1, True, "inside"),
        (50e6, 50e6, 44e6, 1, True, "missed"),
        (100.0, None, 120.0, 1, False, "inside"),
        (None, 12.0, 9.0, 1, False, "inside"),
    ],
)
def test_side(low: float | None, high: float | None, actual: float, better: int, hedged: bool, where: str) -> None:
    assert side(low, high, actual, better=better, hedged=hedged) == where


def test_direction() -> None:
    assert [direction(name) for name in ("operating expenses", "cash", "tax rate", "weather")] == [-1, 1, 0, 0]


def test_a_loss_is_better_when_it_is_smaller() -> None:
    assert direction("adjusted EBITDA loss") == -1
    assert direction("adjusted EBITDA") == 1
    assert loss("operating loss")
    assert not loss("loss per share")
