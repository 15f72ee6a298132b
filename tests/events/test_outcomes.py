"""Each wording of an end fires on its own examples, and what looks like an end is none."""

from __future__ import annotations

import pytest

from events.outcomes import DEALS, FAILED, MOVED, STOPPED, TRANSFERRED, WITHDRAWN, compiled, ends, reason
from events.speech import Wording
from events.states import STATES

ENDINGS = (*WITHDRAWN, *TRANSFERRED, *DEALS, *STOPPED, *MOVED, *FAILED)
CASES = [(wording, example) for wording in ENDINGS for example in wording.examples]


@pytest.mark.parametrize(
    ("wording", "example"), CASES, ids=lambda value: value if isinstance(value, str) else value.name
)
def test_each_example_is_read_by_its_wording(wording: Wording, example: str) -> None:
    found = ends(example)
    assert found is not None
    assert found[0] == wording.meaning
    assert compiled(wording).search(example)


@pytest.mark.parametrize(("kind", "wording"), STATES, ids=[wording.name for _, wording in STATES])
def test_each_state_fires_on_its_examples(kind: str, wording: Wording) -> None:
    assert wording.examples
    assert all(compiled(wording).search(example) for example in wording.examples)


@pytest.mark.parametrize(
    "words",
    [
        "Four patients discontinued treatment because of adverse events.",
        "The company terminated its lease.",
        "We may terminate the program at any time.",
        "The application has not yet been submitted.",
        "The trial is on track.",
        "We do not expect to report data on NV-12 before May.",
        "The launch will not begin until 2032.",
    ],
)
def test_what_only_looks_like_an_end_is_none(words: str) -> None:
    assert ends(words) is None


def test_the_reason_is_coded() -> None:
    assert reason("ended early for futility") == "futility"
    assert reason("stopped because of slow enrollment") == "enrolment"
    assert reason("stopped") == ""


def test_no_wording_blows_up() -> None:
    for wording in (*ENDINGS, *(each for _, each in STATES)):
        compiled(wording).search("the trial of the data was " * 400)
