"""The catalogue: every kind of the guide, each row whole, each example of its own kind."""

from __future__ import annotations

import re

import pytest

from events.kinds import KINDS, Kind, pattern

CONTROLLERS = {"self", "partner", "regulator", "court", "market"}
FAMILIES = (
    "preclinical", "entry", "conduct", "data", "regulatory", "commercial", "partner", "portfolio", "figures", "capital",
    "build", "trade", "corporate",
)  # fmt: skip
CHAIN = (
    "candidate_nomination", "ind_enabling_studies", "ind_submission", "ind_clearance", "trial_start",
    "first_patient_dosed", "enrollment_milestone", "enrollment_complete", "topline_data", "regulatory_submission",
    "submission_acceptance", "regulatory_decision", "product_launch",
)  # fmt: skip


def test_every_kind_of_the_guide_is_a_row() -> None:
    assert len(KINDS) == 48
    assert [key for key, kind in KINDS.items() if key != kind.key] == []
    assert {"financial_guidance", "cash_runway", "sustainability_target", "other"} <= KINDS.keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_row_is_whole(kind: Kind) -> None:
    assert kind.label
    assert kind.family in FAMILIES
    assert kind.controller in CONTROLLERS
    assert set(kind.implies) | set(kind.closed_by) <= KINDS.keys()
    for field in ("nouns", "proves", "lookalikes"):
        assert isinstance(pattern(kind.key, field), re.Pattern)


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind, example) for kind in KINDS.values() for example in kind.examples],
    ids=lambda value: value.key if isinstance(value, Kind) else "",
)
def test_the_nouns_of_a_kind_stand_in_its_examples(kind: Kind, example: str) -> None:
    assert pattern(kind.key).search(example)


def test_what_is_proved_early_follows_from_what_comes_late() -> None:
    def proved(key: str) -> set[str]:
        return set(KINDS[key].implies).union(*(proved(earlier) for earlier in KINDS[key].implies))

    for late, early in zip(CHAIN[1:], CHAIN, strict=False):
        assert late not in proved(early)
    assert proved("product_launch") >= {"regulatory_decision", "regulatory_submission", "topline_data", "trial_start"}


def test_other_is_never_found_by_a_noun() -> None:
    assert pattern("other").search("an event of no kind") is None
