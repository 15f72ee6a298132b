"""Actual figures: only with the period or day that the words name, and only of the company as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from events.actuals import find
from events.passages import split
from events.types import Filing

FILING = Filing("f", "Norvane", date(2031, 8, 20), "press release", year_end=(6, 30))


def figures(words: str) -> list[tuple[str, str, float | None]]:
    return [(each.subject, each.scope.period, each.low) for passage in split(words) for each in find(passage, FILING)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "The net loss was $58.3 million for the fiscal year ended June 30, 2031, up from $50.9 million.",
            [("net loss", "2030-07-01/2031-06-30", 58.3e6)],
        ),
        (
            "Cash and marketable securities were $191 million at June 30, 2031.",
            [("cash and marketable securities", "2031-06-30", 191e6)],
        ),
        ("Revenue was $4.1 million, a decrease from 1Q31 of $5.1 million.", []),
        ("The Automotive segment had revenue of $4.1 million in the quarter ended June 30, 2031.", []),
        ("We expect revenue of $50 million for the fiscal year ended June 30, 2032.", []),
        ("Revenue was $50 million.", []),
    ],
)
def test_a_figure_needs_its_own_period(words: str, wanted: list[tuple[str, str, float]]) -> None:
    assert figures(words) == wanted


def test_counts_are_of_the_set_that_is_named() -> None:
    assert figures("Nine compounds are now in the clinic.") == [("compounds", "", 9.0)]
    assert figures("Nine compounds are in the clinic or have an active IND.") == []
    assert figures("Nine compounds should be in the clinic by December.") == []


SECOND = (date(2031, 4, 1), date(2031, 6, 30))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "It posted revenue, adj. EBITDA and EPS of $27.4M, ($9.5)M, and ($1.34), respectively, above guidance.",
            [("revenue", 27.4e6), ("adjusted EBITDA", -9.5e6), ("EPS", -1.34)],
        ),
        ("Revenue for the quarter was $27.4 million, within the guidance range.", [("revenue", 27.4e6)]),
        ("Revenue of the Kiln line was flat, and $30 million is the guidance for the quarter.", []),
        ("Revenue was $27.4 million.", []),
        (
            "An EBITDA loss of $(4.0) million was better than the expected $(4.9)-$(4.4) million.",
            [("EBITDA loss", 4e6)],
        ),
        ("Gross margin was 62.2%, above guidance of 57.0%-59.0%.", [("gross margin", 62.2)]),
        ("Revenue rose 8% to $29.5 million, versus guidance of $27-30 million.", [("revenue", 29.5e6)]),
        ("Norvane reported a net loss of just under $8 million on its scheduled lines.", [("net loss", 8e6)]),
        ("Norvane recognized as revenue $1.4 million of credits, above guidance.", []),
        ("Revenue for the six months was $40 million, above guidance.", []),
    ],
)
def test_a_document_on_a_quarter_lends_it(words: str, wanted: list[tuple[str, float]]) -> None:
    told = [report for passage in split(words) for report in find(passage, FILING, lambda: SECOND)]
    assert [(each.subject, each.low) for each in told] == wanted
    assert all((each.happened_from, each.happened_to) == SECOND for each in told)


def test_a_full_year_is_the_one_that_the_last_quarter_ends() -> None:
    words = "Full-year revenue of $106.6 million met the company's raised outlook."
    (told,) = [report for passage in split(words) for report in find(passage, FILING, lambda: SECOND)]
    assert (told.low, told.scope.period) == (106.6e6, "2030-07-01/2031-06-30")
    first = (date(2031, 1, 1), date(2031, 3, 31))
    assert [report for passage in split(words) for report in find(passage, FILING, lambda: first)] == []


def test_a_table_run_together_tells_nothing() -> None:
    numbers = ", ".join(f"${each}.5 million" for each in range(1, 13))
    assert figures(f"Revenue for the fiscal year ended June 30, 2031 was {numbers}.") == []
