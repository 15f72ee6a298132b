"""Patterns for letters of any case: what is found in small letters is what the pattern itself finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import events
from events.gates import WordTest
from events.lettercase import AnyCase, any_case, small
from events.windows import CANDIDATE

CORPUS = Path(__file__).parents[1] / "corpus"
MODULES = [importlib.import_module(each.name) for each in pkgutil.walk_packages(events.__path__, "events.")]
PATTERNS = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, AnyCase)
}
SENTENCES = [line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()][::5]
SENTENCES += [each.upper() for each in SENTENCES[::20]]


@pytest.mark.parametrize("name", PATTERNS)
def test_it_finds_what_the_pattern_finds(name: str) -> None:
    tried = PATTERNS[name]
    for sentence in SENTENCES:
        there = [match.span() for match in tried.pattern.finditer(sentence)]
        assert [match.span() for match in tried.finditer(sentence)] == there
        first = tried.search(sentence)
        assert (first and first.span()) == (there[0] if there else None)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_finds_whatever_the_pattern_spells(data: st.DataObject) -> None:
    tried = PATTERNS[data.draw(st.sampled_from(sorted(PATTERNS)))]
    words = data.draw(st.from_regex(tried.pattern))
    plain, ours = tried.pattern.search(words), tried.search(words)
    assert (ours and (ours.span(), ours.groups())) == (plain and (plain.span(), plain.groups()))


def test_a_match_holds_the_words_as_they_are_written() -> None:
    delayed = any_case(r"\bdelay(?P<form>s|ed)?\b")
    match = delayed.search("It was DELAYED.")
    assert match is not None
    assert (match.group(), match["form"], match.span()) == ("DELAYED", "ED", (7, 14))
    assert delayed.match("It was DELAYED.") is None
    assert delayed.match("It was DELAYED.", 7) is not None
    assert delayed.search("It was DELAYED.", 0, 10) is None
    assert delayed.sub("moved", "DELAYED twice, delays") == "moved twice, moved"
    assert delayed.fullmatch("Delays") is not None


def test_letters_beyond_ascii_are_read_by_the_pattern_itself() -> None:
    kiosk = any_case(r"\bkiosks?\b")
    for words in ("KIOSK", "\u212aiosk", "kio\u017fk", "caf\xe9 KIOSK"):
        assert bool(kiosk.search(words)) == bool(re.search(r"\bkiosks?\b", words, re.IGNORECASE))


@pytest.mark.parametrize(
    ("source", "low"),
    [
        (r"[A-Z][^A-F\W]\S", r"[a-z][^a-f\W]\S"),
        (r"(?P<Who>X)(?P=Who)(?(Who)Y|Z)(?<=A)(?!B)", r"(?P<Who>x)(?P=Who)(?(Who)y|z)(?<=a)(?!b)"),
        (r"(?-i:[A-Z])", None),
        (r"[A-z]", None),
        (r"\x41", None),
    ],
)
def test_a_pattern_in_small_letters(source: str, low: str | None) -> None:
    assert small(source) == low


def test_words_are_asked_one_by_one_and_phrases_together() -> None:
    ended = WordTest(["ended", "clos(?:ed|ing)", "shut down"])
    told = ("It ENDED.", "(closing)", "They shut down.", "bended", "shut the door")
    assert [ended.open(words) for words in told] == [True, True, True, False, False]


def test_time_is_looked_for_word_by_word() -> None:
    for sentence in SENTENCES:
        assert CANDIDATE.open(sentence) or CANDIDATE.regex.search(sentence) is None
