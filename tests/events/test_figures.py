"""Amounts, ranges, counts and percentages, each as bounds with a unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import currencies, metrics
from events.figures import find
from events.sizes import DIGITS

MILLION = 1e6

CASES = [
    ("$60-64 million", 60 * MILLION, 64 * MILLION, "USD"),
    ("between $1.2 and $1.4 billion", 1.2e9, 1.4e9, "USD"),
    ("a range of $25.5M- $27.5M", 25.5 * MILLION, 27.5 * MILLION, "USD"),
    ("$(4.9)M to ($4.3)M", -4.9 * MILLION, -4.3 * MILLION, "USD"),
    ("between $(0.35) and $(0.30)", -0.35, -0.3, "USD"),
    ("€20 million", 20 * MILLION, 20 * MILLION, "EUR"),
    ("C$5.5 million", 5.5 * MILLION, 5.5 * MILLION, "CAD"),
    ("EUR 278 million", 278 * MILLION, 278 * MILLION, "EUR"),
    ("$2.0B", 2e9, 2e9, "USD"),
    ("~$1.9M", 1.9 * MILLION, 1.9 * MILLION, "USD"),
    ("2-3 additional compounds", 2, 3, "additional compounds"),
    ("as many as 12 compounds", None, 12, "compounds"),
    ("up to $5 million", None, 5 * MILLION, "USD"),
    ("at least five presentations", 5, None, "presentations"),
    ("over 200,000 MMBtu per year", 200_000, None, "MMBtu per year"),
    ("approximately 130 employees", 130, 130, "employees"),
    ("at least one deal", 1, None, "deal"),
    ("14,000 to 15,000 tonnes", 14_000, 15_000, "tonnes"),
    ("several compounds", 2, None, "compounds"),
    ("25% to 30%", 25, 30, "percent"),
    ("60.8% and 61.3%", 60.8, 61.3, "percent"),
    ("grow by 5-7%", 5, 7, "percent"),
    ("50 basis points", 50, 50, "basis points"),
    ("double-digit growth", 10, None, "percent"),
    ("mid-single-digit growth", 4, 6, "percent"),
    ("low-to-mid single digits", 1, 6, "percent"),
    ("exceed $100 million", 100 * MILLION, None, "USD"),
    ("$40 million or more", 40 * MILLION, None, "USD"),
]


@pytest.mark.parametrize(("words", "low", "high", "unit"), CASES)
def test_a_figure_is_read(words: str, low: float | None, high: float | None, unit: str) -> None:
    (figure,) = find(words)
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "words",
    ["in 2025", "Phase 2b", "Phase 3 trials", "one of our products", "Scope 1 and 2 emissions", "30 to 45 days"],
)
def test_what_is_no_figure(words: str) -> None:
    assert find(words) == []


def test_a_date_is_no_figure() -> None:
    words = "double capacity in 2025 to 1,000,000 units"
    (figure,) = find(words, [(16, 23)])
    assert (figure.low, words[figure.start : figure.end]) == (1_000_000, "1,000,000 units")


def test_hedges_are_kept_apart() -> None:
    about, ceiling, floor = find("about 130 patients; up to 12 sites; at least 5 programs")
    assert (about.approximate, ceiling.ceiling, floor.floor) == (True, True, True)


@pytest.mark.parametrize(("name", "bounds"), DIGITS.items())
def test_a_size_in_words_is_a_range_of_percent(name: str, bounds: tuple[float, float | None]) -> None:
    (figure,) = find(f"{name} growth")
    assert (figure.low, figure.high, figure.unit) == (*bounds, "percent")


def test_every_currency_has_a_code_of_three_letters() -> None:
    assert {len(code) for code in currencies.PRINTED.values()} == {3}


@given(st.text(max_size=200))
def test_any_text_keeps_figures_inside_it(text: str) -> None:
    for figure in find(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def measured(words: str) -> list[tuple[str, float | None, float | None]]:
    return [(each.name, each.figure.low, each.figure.high) for each in metrics.find(words, find(words)) if each.figure]


def test_each_metric_has_its_own_figure() -> None:
    assert measured("revenue of $71M to $76M, with gross margins between 63% and 64%") == [
        ("revenue", 71 * MILLION, 76 * MILLION),
        ("gross margins", 63, 64),
    ]


def test_a_figure_before_its_metric() -> None:
    assert measured("reach $2.0B in revenue and $644M in adjusted EBITDA") == [
        ("revenue", 2e9, 2e9),
        ("adjusted EBITDA", 644 * MILLION, 644 * MILLION),
    ]


def test_a_loss_in_parentheses_is_positive_under_the_name_of_a_loss() -> None:
    assert measured("an adj. EBITDA loss of ($8.0)M to ($6.5)M") == [
        ("adjusted EBITDA loss", 6.5 * MILLION, 8 * MILLION)
    ]
    assert measured("adjusted EBITDA of ($4.5)M to ($4.2)M") == [("adjusted EBITDA", -4.5 * MILLION, -4.2 * MILLION)]


def test_what_a_figure_is_held_against_is_no_guidance() -> None:
    assert measured("revenue of $30 million, compared to $25 million") == [("revenue", 30 * MILLION, 30 * MILLION)]
    assert measured("sales of EUR 278 million (previously: EUR 248 million)") == [
        ("sales", 278 * MILLION, 278 * MILLION)
    ]
