"""A court's date is of the case that the words name, or that those before it do."""

from __future__ import annotations

from datetime import date

import pytest

from events.passages import split
from events.statements import read
from events.types import Filing

FILING = Filing("f", "Halden Industries", date(2026, 2, 10))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Orrin v. Halden\n\nThe court set trial for March 2027 on the claims that remain.\n", "Orrin v. Halden"),
        ("The Chester complaint is pending. A hearing is set for June 4, 2026.\n", "Chester complaint"),
        (
            "The arbitration against Delmar Fuels was heard in January; we look for an award in the third quarter.\n",
            "arbitration against Delmar Fuels",
        ),
        ("A jury trial is set for May 4, 2026.\n", "jury trial"),
    ],
)
def test_the_case_is_named(text: str, subject: str) -> None:
    found, _ = read(split(text), FILING, text)
    assert [(each.kind, each.subject) for each in found] == [("litigation", subject)]


def test_a_trial_after_a_complaint_is_no_study() -> None:
    text = "Orrin Tools filed a complaint against us in Texas. The trial is scheduled to begin on October 6, 2026.\n"
    found, _ = read(split(text), FILING, text)
    assert [each.kind for each in found] == ["litigation"]
