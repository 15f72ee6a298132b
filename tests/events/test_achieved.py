"""Told as done: past, perfect, a state, a headline's present; not ahead, negated, supposed, or a mere attribute."""

from __future__ import annotations

import pytest

from events.achieved import find


def kinds(words: str, shape: str = "sentence") -> list[str]:
    return sorted(anchor.kind for anchor in find(words, shape))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("We have filed the IND.", ["ind_submission"]),
        ("The IND was filed in May.", ["ind_submission"]),
        ("The IND has now been filed.", ["ind_submission"]),
        ("The IND was submitted in May and became active in June.", ["ind_clearance", "ind_submission"]),
        ("The agency today approved NV-30.", ["regulatory_decision"]),
        ("Patients are being enrolled.", ["enrollment_milestone", "trial_start"]),
    ],
)
def test_done(words: str, wanted: list[str]) -> None:
    assert kinds(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "We will file the IND in May.",
        "The company said that the IND will now be filed in May.",
        "The IND will, subject to funding, be filed in May.",
        "The IND should still be filed in May.",
        "We plan to have filed the IND by May.",
        "The IND has not been filed.",
        "If the IND is filed in May, the trial follows.",
        "The newly filed IND describes the plan.",
        "The abstract was accepted for presentation.",
        "The sale was approved by the shareholders.",
        "The FDA granted a PDUFA fee waiver.",
        "Abstracts presented at its meetings are not reviewed by peers.",
        "A trial completed in one region may be used in another.",
    ],
)
def test_not_done(words: str) -> None:
    assert kinds(words) == []


def test_a_headline_tells_in_the_present() -> None:
    assert kinds("Norvane Submits IND for NV-12", "heading") == ["ind_submission"]
    assert kinds("Norvane submits INDs every year", "sentence") == []
