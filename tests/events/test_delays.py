"""A date moved by a length is a new version with a computed window; past, supposed and denied delays move nothing."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.types import Book, Filing, content_id

SPRING = (date(2031, 3, 4), "Norvane expects to submit the IND for NV-12 in the fourth quarter of 2031.")
JUNE = date(2031, 6, 3)


def book(*said: tuple[date, str]) -> Book:
    filings, statements, reports = [], [], []
    for day, words in (SPRING, *said):
        filing = Filing(content_id(day, words), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{words}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    return judge(filings, statements, reports)


@pytest.mark.parametrize(
    ("said", "opens", "closes"),
    [
        ("Submission of the IND for NV-12 has been pushed out by two quarters.", (2032, 4, 1), (2032, 6, 30)),
        ("The IND filing for NV-12 is delayed by about six months.", (2032, 4, 1), (2032, 6, 30)),
        ("We have postponed the submission of the IND for NV-12 by one year.", (2032, 10, 1), (2032, 12, 31)),
        ("We now expect the NV-12 IND filing three to six months later than planned.", (2032, 1, 1), (2032, 6, 30)),
        ("The IND filing for NV-12 is now running about a quarter behind schedule.", (2032, 1, 1), (2032, 3, 31)),
        ("We see a delay of approximately nine months in the IND filing for NV-12.", (2032, 7, 1), (2032, 9, 30)),
    ],
)  # fmt: skip
def test_a_length_moves_the_window_of_the_version_before(
    said: str, opens: tuple[int, int, int], closes: tuple[int, int, int]
) -> None:
    told = book((JUNE, said))
    (prediction,) = told.predictions
    version = prediction.versions[-1]
    assert version.relation == "pushed_out"
    assert version.window is not None
    assert (version.window.opens, version.window.closes) == (date(*opens), date(*closes))
    assert [(each.status, each.detail) for each in told.verdicts] == [("slipped", "moved")]


def test_a_second_length_is_counted_from_the_first_one_moved() -> None:
    told = book(
        (JUNE, "Submission of the IND for NV-12 has been pushed out by two quarters."),
        (date(2031, 9, 2), "Submission of the IND for NV-12 is delayed by another three months."),
    )
    (prediction,) = told.predictions
    assert [each.window.closes for each in prediction.versions if each.window] == [date(2032, 6, 30), date(2032, 9, 30)]


@pytest.mark.parametrize(
    "said",
    [
        "If the FDA asks for more, the submission of the IND for NV-12 could be delayed by six months.",
        "The submission of the IND for NV-12 will not be delayed by two quarters.",
        "The dosing of patients with NV-30 has been pushed out by two quarters.",
        "Payments to the maker of NV-12 have been deferred by six months.",
        "The FDA had been delayed by two months when it cleared the IND for NV-12.",
    ],
)
def test_what_moves_nothing(said: str) -> None:
    told = book((JUNE, said))
    assert [each.relation for prediction in told.predictions for each in prediction.versions] == ["new"]
    assert [each for each in told.verdicts if each.detail == "moved"] == []


def test_a_date_in_the_same_document_is_the_newer_word() -> None:
    moved = "Submission of the IND for NV-12 has been pushed out by two quarters."
    told = book((JUNE, f"{moved}\n\nWe now expect to submit the IND for NV-12 in July 2032."))
    (prediction,) = told.predictions
    assert [each.window for each in prediction.versions] == [None, None]
