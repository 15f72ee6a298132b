"""The period that a document reports on, by its title or its opening."""

from __future__ import annotations

from datetime import date

import pytest

from events.passages import split
from events.reported import ended, meant, period
from events.types import Filing

MAY = Filing("f", "Norvane", date(2031, 5, 8))
FIRST = (date(2031, 1, 1), date(2031, 3, 31))


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("Norvane Reports First Quarter 2031 Results\n\nRevenue grew.", FIRST),
        ("Norvane Q1 Results: Kilns Run Hot\n\nRevenue grew.", FIRST),
        ("A Broker Updates Coverage on Norvane 2031 Q1\n\nRevenue grew.", FIRST),
        ("Norvane Opens a Kiln\n\nThe kiln runs since May.", None),
        ("Norvane Reports Its Results for 2029\n\nThe third quarter of 2029 was a good one.", None),
    ],
)
def test_the_quarter_of_a_document(text: str, quarter: tuple[date, date] | None) -> None:
    assert period(split(text), MAY) == quarter


def test_a_periodic_report_has_its_own() -> None:
    filing = Filing("f", "Norvane", date(2031, 8, 8), "10-Q", period_end=date(2031, 6, 30))
    assert period([], filing) == (date(2031, 4, 1), date(2031, 6, 30))


def test_what_the_unit_means() -> None:
    assert meant("during the quarter", FIRST, MAY) == FIRST
    assert meant("for the year", FIRST, MAY) is None
    closing = (date(2030, 10, 1), date(2030, 12, 31))
    assert meant("during the year", closing, MAY) == (date(2030, 1, 1), date(2030, 12, 31))
    assert meant("during the quarter", None, MAY) is None


def test_the_year_of_a_company_closes_where_it_closes() -> None:
    june = Filing("f", "Norvane", date(2031, 5, 8), year_end=(6, 30))
    assert ended("Norvane Reports Third Quarter Fiscal Year 2031 Results", june) == FIRST
