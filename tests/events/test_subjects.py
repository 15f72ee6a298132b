"""Names, things and parties: what a statement is about, and who speaks."""

from __future__ import annotations

from datetime import date

import pytest

from events import parties, products
from events.anchors import find
from events.passages import split
from events.steps import STEPS
from events.subjects import main_product, of_event
from events.things import THINGS
from events.types import Filing
from events.vocabulary import ALONE, PAIRS, STEPS_ALONE

FILING = Filing("f1", "Orvane Therapeutics, Inc.", date(2025, 1, 15), ticker="ORVN")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("OR-77 and BT-062 and IMGN901", ["OR-77", "BT-062", "IMGN901"]),
        ("OST-HER2, T-DM1 and DM1 or DM4", ["OST-HER2", "T-DM1", "DM1", "DM4"]),
        ("CTx-1301, IHL-42X and SIL204", ["CTx-1301", "IHL-42X", "SIL204"]),
        ("rosimab emtansine and belotinib", ["rosimab emtansine", "belotinib"]),
        ("the HALO trial and the HALO-2 study", ["HALO", "HALO-2"]),
        ("Velora® and our Tarnex™ cream", ["Velora", "Tarnex"]),
        ("Q3-24, FY25, 2H26, COVID-19, Phase 2b, Form 10-K, HER2, PD-1, ISO 9001, MA 02110", []),
        ("our TimeRelease™ platform", []),
        ("OR-77-treated patients", ["OR-77"]),
    ],
)
def test_names_are_told_from_what_looks_like_them(words: str, names: list[str]) -> None:
    assert [name.text for name in products.names(words)] == names


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("We expect to submit an IND for OR-77 in May.", "OR-77"),
        ("The pulp boiler should begin operations in May.", "pulp boiler"),
        ("The acquisition of Tarn Optics is expected to close.", "Tarn Optics"),
        ("We expect to complete construction of the Leeds plant.", "construction of Leeds plant"),
        ("We plan to repay the bridge loan.", "bridge loan"),
        ("FAA certification of the H-200 engine is expected.", "H-200 engine"),
    ],
)
def test_the_subject_of_an_event(words: str, subject: str) -> None:
    passages = split(words)
    (anchor, *_) = find(passages[0].words)
    assert of_event(anchor, passages, 0, "Orvane", "", "")[0] == subject


def test_several_of_them_are_the_group_named_before_not_one_product() -> None:
    words = (
        "Up to 12 compounds, ours and others', are in the clinic, and several of them should enter Phase 2 next year."
    )
    passages = split(f"NV-9 did well this month. {words}")
    anchor = find(passages[1].words)[-1]
    assert of_event(anchor, passages, 1, "Orvane", "NV-9", "") == ("compounds", "its own words")


def test_a_demonstrative_is_looked_up_in_the_sentences_before() -> None:
    passages = split("The digester uses a proprietary membrane system. We expect to complete this system in May.")
    (anchor,) = find(passages[1].words)
    assert of_event(anchor, passages, 1, "Orvane", "", "") == ("proprietary membrane system", "a sentence before")


def test_the_main_product_is_the_one_named_most() -> None:
    assert main_product(products.ranked(split("OR-12 failed. OR-77 is new. OR-77 is safe."))) == "OR-77"


@pytest.mark.parametrize(
    ("words", "name", "canonical"),
    [
        ("OR-77 (formerly known as RN-401) is oral.", "RN-401", "OR-77"),
        ("OR-77, also known as RN-401, is oral.", "RN-401", "OR-77"),
        ("OR-77 (brand: Velora) is oral.", "Velora", "OR-77"),
        ("RN-401, now called OR-77, is oral.", "RN-401", "OR-77"),
        ("The antibody rosimab-DM1 (R-DM1) is potent.", "rosimab-DM1", "R-DM1"),
    ],
)
def test_a_sentence_equates_two_names(words: str, name: str, canonical: str) -> None:
    (alias,) = products.aliases(split(words), FILING)
    assert (alias.name, alias.canonical, alias.since, alias.quote) == (name, canonical, FILING.said_on, words)


def test_a_parenthesis_that_equates_nothing() -> None:
    assert products.aliases(split("Enrollment in OR-77 (n=41) is complete (see Table 2)."), FILING) == ()


def test_the_parties_of_an_article() -> None:
    text = 'Orvane Therapeutics, Inc. (NASDAQ: ORVN) ("Orvane") and Halden Bio (NYSE: HLDN) met.'
    found = parties.find(text, FILING)
    assert (found.short, found.plain) == ("Orvane Therapeutics", False)
    assert found.about_ours("Orvane plans")
    assert found.about_other("Halden plans") == "Halden"


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Kestrel Pharma plans to file in May", "Kestrel Pharma"),
        ("Orvane expects to file in May", "Orvane Therapeutics"),
        ("The company expects to file in May", ""),
        ("Enrollment is expected in May", ""),
    ],
)
def test_who_speaks(words: str, speaker: str) -> None:
    assert parties.speaker(words, parties.find(words, FILING)) == speaker


def test_the_vocabularies_hold_together() -> None:
    assert {thing for thing, _ in PAIRS} | ALONE.keys() <= THINGS.keys()
    assert {step for _, step in PAIRS} | STEPS_ALONE.keys() <= STEPS.keys()
