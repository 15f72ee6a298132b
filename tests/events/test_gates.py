"""Gates: a pattern behind its gate finds what it finds alone, in every sentence that is written here."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import events
from events.gates import Gate, gate
from events.outcomes import FAILED, MOVED, STOPPED, TRANSFERRED, WITHDRAWN, compiled
from events.refiners import REFINERS
from events.speech import BEHIND, FORWARD, UNSAID
from events.states import STATES

CORPUS = Path(__file__).parents[1] / "corpus"
MODULES = [importlib.import_module(each.name) for each in pkgutil.walk_packages(events.__path__, "events.")]
GATES = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Gate)
}
WORDINGS = (*STOPPED, *WITHDRAWN, *TRANSFERRED, *MOVED, *FAILED, *(wording for _, wording in STATES))
GATES |= {f"wording {wording.name}": compiled(wording) for wording in WORDINGS}
SENTENCES = [
    *(line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()),
    *(example for row in (*WORDINGS, *REFINERS, *FORWARD, *BEHIND, *UNSAID) for example in row.examples),
]


@pytest.mark.parametrize("name", GATES)
def test_a_gate_is_open_wherever_its_pattern_matches(name: str) -> None:
    tried = GATES[name]
    shut = [sentence for sentence in SENTENCES if tried.regex.search(sentence) and not tried.open(sentence)]
    assert not shut


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_gate_is_open_for_whatever_its_pattern_spells(data: st.DataObject) -> None:
    tried = GATES[data.draw(st.sampled_from(sorted(GATES)))]
    words = data.draw(st.from_regex(tried.regex))
    assert tried.search(words) is None or tried.open(words)
    assert (tried.regex.search(words) is None) or tried.open(words)


def test_a_gate_answers_as_its_pattern() -> None:
    begins = gate(r"\bbeg(?:in|an)\b")
    assert [match.span() for match in begins.finditer("They began; others begin.")] == [(5, 10), (19, 24)]
    assert begins.search("Their beginnings were small.") is None
    assert list(begins.finditer("Nothing of the kind.")) == []


def test_a_gate_that_comes_later_is_asked_like_the_others() -> None:
    words = "The zeppelin lands in May."
    assert not gate(r"\bairship\b").open(words)
    assert gate(r"\bzeppelin\b").open(words)


def test_letters_that_match_in_another_case_open_a_gate() -> None:
    tried = gate(r"\bkiosks?\b", re.IGNORECASE)
    for words in ("KIOSK", "\u212aiosk", "k\u0131osk", "kio\u017fk", "K\u0130OSK"):
        assert bool(tried.regex.search(words)) == bool(tried.search(words))
