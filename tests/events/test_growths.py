"""Growth over the year before is told in percent or by two figures; it settles what was guided as a growth."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.types import Filing, content_id

PROMISE = "Norvane expects revenue to grow in 2031."
RANGE = "Norvane expects revenue growth of 10% to 14% in 2031."


def told(words: str, on: date = date(2032, 2, 10)) -> list[tuple[str, float | None]]:
    found = extract(f"Norvane, Inc. reports\n\n{words}\n", Filing("f", "Norvane, Inc.", on)).reports
    return [(each.subject, each.low) for each in found if each.rule == "growth over the year before"]


def judged(promise: str, words: str) -> set[tuple[str, str | None]]:
    filings, statements, reports = [], [], []
    for day, said in ((date(2031, 3, 4), promise), (date(2032, 2, 10), words)):
        filing = Filing(content_id(day, said), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{said}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    verdicts = judge(filings, statements, reports).verdicts
    return {(each.status, each.detail) for each in verdicts if each.status in ("met", "slipped")}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Revenue for 2031 was $47.3 million, up 15% year over year.", [("revenue growth", 15.0)]),
        ("Revenue for 2031 was $47.3 million, a decrease of 5% from 2030.", [("revenue growth", -5.0)]),
        ("Revenue was $44 million in 2031, compared with $40 million in 2030.", [("revenue growth", 10.0)]),
        ("Revenue for 4Q31 was $12 million, up 4% from the third quarter.", []),
        ("Net loss for 2031 was $5 million, down 20% year over year.", []),
        ("Revenue for 2031 was $47.3 million, of which 15% came from abroad.", []),
    ],
)
def test_growth_is_told(words: str, wanted: list[tuple[str, float]]) -> None:
    assert told(words) == wanted


@pytest.mark.parametrize(
    ("promise", "words", "wanted"),
    [
        (PROMISE, "Revenue for 2031 was $47.3 million, up 15% year over year.", {("met", "inside")}),
        (PROMISE, "Revenue for 2031 was $40.3 million, down 5% year over year.", {("slipped", "missed")}),
        (PROMISE, "Revenue for 4Q31 was $12 million, up 4% year over year.", set()),
        (PROMISE, "Net income for 2031 was $2 million, up 4% year over year.", set()),
        (RANGE, "Revenue for 2031 was $44 million, up 12% year over year.", {("met", "inside")}),
        (RANGE, "Revenue was $45 million in 2031, compared with $40 million in 2030.", {("met", "inside")}),
        (RANGE, "Revenue for 2031 was $41 million, up 2% year over year.", {("slipped", "missed")}),
        ("Norvane expects sales to increase in 4Q31.", "Sales for 4Q31 were $12M, down 4% year over year.", set()),
    ],
)  # fmt: skip
def test_what_was_guided_as_a_growth_is_judged_by_it(
    promise: str, words: str, wanted: set[tuple[str, str | None]]
) -> None:
    assert judged(promise, words) == wanted
