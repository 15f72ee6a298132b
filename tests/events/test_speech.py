"""How a thing is said: each wording's examples by that wording, force, tense and condition."""

from __future__ import annotations

from datetime import date

import pytest

from events import refusals, speech, tenses
from events.anchors import find
from events.refiners import REFINERS, Refiner
from events.speech import FORWARD, UNSAID, Wording
from events.types import Window


@pytest.mark.parametrize(("row", "example"), [(row, example) for row in FORWARD for example in row.examples])
def test_a_forward_wording_speaks_in_its_examples(row: Wording, example: str) -> None:
    assert [(cue.name, cue.force) for cue in speech.cues(example)] == [(row.name, row.meaning)]


@pytest.mark.parametrize(("row", "example"), [(row, example) for row in UNSAID for example in row.examples])
def test_a_wording_that_takes_back_speaks_in_its_examples(row: Wording, example: str) -> None:
    found = speech.unsaid(example)
    assert found is not None
    assert found[0] == row.name


@pytest.mark.parametrize(("row", "example"), [(row, example) for row in REFINERS for example in row.examples])
def test_a_refiner_drops_its_examples(row: Refiner, example: str) -> None:
    assert refusals.of_words(example, "other") == (row.reason, row.name)


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("We will open the plant", "firm"),
        ("The plant is on track to open", "firm"),
        ("We expect to open the plant", "planned"),
        ("We expect that the plant could open", "hoped"),
        ("We are targeting an opening", "hoped"),
        ("Opening of the plant", "planned"),
    ],
)
def test_the_weakest_word_gives_the_force(words: str, force: str) -> None:
    assert speech.weakest(speech.cues(words)) == force


@pytest.mark.parametrize(
    "words", ["in May 2025", "the 401(k) benefit plans", "expected volatility", "exceeded its guidance", "on May 4"]
)
def test_words_that_only_look_forward(words: str) -> None:
    assert speech.cues(words) == []


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("We will start in May, subject to FDA feedback.", "subject to FDA feedback"),
        ("If approved, we plan to launch in May.", "If approved"),
        ("The launch follows in May, assuming a positive opinion.", "assuming a positive opinion"),
    ],
)
def test_a_condition_ends_with_its_clause(words: str, condition: str) -> None:
    assert [words[start:end] for start, end in speech.conditions(words)] == [condition]


def test_an_unconditional_if() -> None:
    assert speech.conditions("The report will say how many, if any, were sold.") == []


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("We completed enrollment in March", True),
        ("Enrollment has been completed", True),
        ("Enrollment is expected to be completed", False),
        ("We expect to complete enrollment", False),
        ("We will have completed enrollment", False),
        ("The plant was opened in June", True),
        ("The plant will be opened in June", False),
    ],
)
def test_the_verb_of_the_event_tells_whether_it_is_past(words: str, past: bool) -> None:
    (anchor,) = find(words)
    assert tenses.is_past(words, anchor) is past


MARCH = Window(date(2026, 3, 1), date(2026, 3, 31), "in", "In March", 0, 8, "a rule", "month", "implied")


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("In March, the company signed a contract", True),
        ("In March, we expect to sign a contract", False),
        ("In March, the plant will open", False),
    ],
)
def test_a_date_that_opens_a_sentence_may_date_the_past(words: str, past: bool) -> None:
    assert tenses.dates_the_past(words, MARCH, date(2025, 6, 1)) is past
