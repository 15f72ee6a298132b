"""The figure that a figure is compared with is one of its own period; restated and undated ones are none."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.types import Filing, content_id

AUGUST = Filing("f", "Norvane, Inc.", date(2031, 8, 5))


def figures(words: str) -> list[tuple[str, float | None, str]]:
    found = extract(f"Norvane, Inc. reports\n\n{words}\n", AUGUST).reports
    return [(each.subject, each.low, str(each.happened_to)) for each in found if each.rule.startswith("the figure it")]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Norvane reported 2Q31 revenue of $16.9M, compared with $19.4M in 1Q31 and $16.8M in 2Q30.",
            [("revenue", 19.4e6, "2031-03-31"), ("revenue", 16.8e6, "2030-06-30")],
        ),
        (
            "Revenue rose 8% to $29.5 million in the second quarter of 2031 from $27.4 million in 2Q30.",
            [("revenue", 27.4e6, "2030-06-30")],
        ),
        (
            "Net loss was $5.0 million for the second quarter of 2031, versus a net loss of $3.0 million for 2Q30.",
            [("net loss", 3e6, "2030-06-30")],
        ),
        ("Gross margin was 62.2% in 2Q31, down from 63.5% in 1Q31.", [("gross margin", 63.5, "2031-03-31")]),
        ("Revenue in 2Q31 was $5 million, compared with guidance of $4 million for 2Q31.", []),
        ("Revenue was $5 million in 2Q31, compared with restated revenue of $4 million in 2Q30.", []),
        ("Revenue was $5 million in 2Q31, compared with $4 million a year ago.", []),
    ],
)
def test_what_a_figure_is_compared_with(words: str, wanted: list[tuple[str, float, str]]) -> None:
    assert figures(words) == wanted


def test_a_guided_figure_is_judged_by_a_later_comparison() -> None:
    filings, statements, reports = [], [], []
    for day, words in (
        (date(2031, 1, 14), "Norvane expects 1Q31 revenue of between $18.2 million and $18.9 million."),
        (date(2031, 8, 5), "Norvane reported 2Q31 revenue of $16.9M, compared with $19.4M in 1Q31."),
    ):
        filing = Filing(content_id(day, words), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{words}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    verdicts = judge(filings, statements, reports).verdicts
    assert [(each.status, each.detail) for each in verdicts if each.status != "overdue"] == [("met", "better")]
