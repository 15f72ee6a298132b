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


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Civil construction at the Ashby plant has officially begun.", "project_completion"),
        ("The Phase 2 trial of NV-12 kicked off in October.", "trial_start"),
        ("The Phase 2 trial of NV-12 got under way in October.", "trial_start"),
        ("The Teal software platform went live in October.", "project_completion"),
        ("We rolled out the Teal app to all customers in October.", "product_launch"),
        ("Top-line results from the Phase 2 trial of NV-12 were positive.", "topline_data"),
    ],
)
def test_everyday_verbs_tell_it_too(words: str, kind: str) -> None:
    assert kind in {anchor.kind for anchor in find(words, "sentence")}


@pytest.mark.parametrize(
    "words",
    [
        "The Ashby plant will be up and running in May 2032.",
        "Once the Ashby plant is up and running, output will rise.",
        "Following the successful launch of the Teal pump, which we expect in May, sales should rise.",
        "We plan to retire our convertible notes in May.",
        "The Teal pump is expected to hit store shelves in May.",
        "Should the FDA give the green light to NV-12, we would launch in May.",
        "The last patient will be enrolled in May.",
        "The Phase 2 trial of NV-12 has not got under way.",
        "Norvane hopes the trial of NV-12 will have kicked off by May.",
        "The plant was closed for the holidays.",
        "If the Teal Labs acquisition is completed, we will grow.",
        "The bridge project was to be completed by a contractor.",
    ],
)
def test_everyday_verbs_ahead_or_denied_tell_nothing(words: str) -> None:
    assert list(find(words, "sentence")) == []
