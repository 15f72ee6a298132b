"""Scopes: two named and different values are a veto, a silent or vague one is neutral, equal ones add."""

from __future__ import annotations

import pytest

from events.scopes import agencies, agreement, line, names_trial, relevant, same_indication, same_phase, trial_agreement
from events.types import Scope


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        (Scope(), Scope(region="US"), 0),
        (Scope(region="US"), Scope(region="US", phase="2"), 1),
        (Scope(region="US"), Scope(region="EU"), None),
        (Scope(phase="1/2"), Scope(phase="2"), 1),
        (Scope(phase="2a"), Scope(phase="2b"), None),
        (Scope(indication="SCLC"), Scope(indication="small-cell lung cancer"), 1),
        (Scope(indication="NSCLC"), Scope(indication="small-cell lung cancer"), None),
        (Scope(indication="solid tumors"), Scope(indication="breast cancer"), 0),
        (Scope(meeting="ASH 2031"), Scope(meeting="ASCO 2031"), None),
        (Scope(meeting="ASH 2031"), Scope(meeting="ASH 2032"), None),
        (Scope(meeting="EORTC-NCI-AACR 2031"), Scope(meeting="AACR-NCI-EORTC 2031"), 1),
        (Scope(trial="HALO"), Scope(trial="NOVA"), None),
        (Scope(period="2030-07-01/2031-06-30"), Scope(period="2031-01-01/2031-06-30"), 1),
    ],
)
def test_agreement(one: Scope, other: Scope, agreed: int | None) -> None:
    assert agreement(one, other) == agreed
    assert agreement(other, one) == agreed


def test_what_is_relevant_depends_on_the_kind() -> None:
    scope = Scope(indication="asthma", phase="2", region="US", meeting="ASH 2031", trial="HALO")
    assert relevant(scope, "topline_data") == Scope(indication="asthma", phase="2", meeting="ASH 2031", trial="HALO")
    assert relevant(scope, "facility_opening") == Scope(region="US")


def test_trials() -> None:
    assert names_trial(Scope(phase="2")) is True
    assert names_trial(Scope(region="US")) is False
    assert trial_agreement(Scope(phase="2", trial="HALO"), Scope(phase="2", indication="asthma")) == 1


def test_diseases_by_initials_and_negation() -> None:
    assert same_indication("DLBCL", "diffuse large B-cell lymphoma")
    assert same_indication("lymphoma", "Hodgkin's lymphoma")
    assert not same_indication("non-Hodgkin's lymphoma", "Hodgkin's lymphoma")
    assert same_phase("1", "1b")


def test_lines_of_treatment_and_agencies() -> None:
    assert line("for first-line use") & line("in second-line treatment") == frozenset()
    assert line("Frontline and adjuvant") == {"1", "adjuvant"}
    assert agencies("cleared by the FDA") & agencies("the Food and Drug Administration")
    assert not agencies("cleared by the USDA") & agencies("the FDA")
