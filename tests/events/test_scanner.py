"""Scanners find what one long alternation of their patterns finds, in every sentence that is written here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from events.measures import HEADS
from events.openings import ANY, SIZE, alternatives, begins, openings
from events.scanner import Scanner
from events.speech import BEHIND, FORWARD, UNSAID
from events.steps import STEPS
from events.things import THINGS

CORPUS = Path(__file__).parents[1] / "corpus"
SENTENCES = [line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
TABLES = {
    "heads of figures": [head.pattern for head in HEADS],
    "forward words": [row.pattern for row in FORWARD],
    "words of the past": [row.pattern for row in BEHIND],
    "words that unsay": [row.pattern for row in UNSAID],
    "things and steps": [*THINGS.values(), *STEPS.values()],
}


@pytest.mark.parametrize("name", TABLES)
def test_a_scanner_finds_what_the_alternation_finds(name: str) -> None:
    patterns = TABLES[name]
    joined = "|".join(f"(?P<r{place}>{pattern})" for place, pattern in enumerate(patterns))
    whole = re.compile(rf"(?<![\w-])(?=\w)(?:{joined})(?!\w)", re.IGNORECASE)
    scanner = Scanner(((f"r{place}", pattern) for place, pattern in enumerate(patterns)), r"(?<![\w-])")
    for sentence in SENTENCES:
        told = [(found, match.span()) for found, match in scanner.find(sentence)]
        assert told == [(match.lastgroup, match.span()) for match in whole.finditer(sentence)], sentence


def test_the_first_row_that_fits_is_right_and_nothing_is_found_inside_another() -> None:
    scanner = Scanner([("long", "cash flow"), ("short", "cash|flow")], r"\b", never="flows?")
    assert [(name, match[0]) for name, match in scanner.find("Cash flow, cash, flow")] == [
        ("long", "Cash flow"),
        ("short", "cash"),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"dos(?:es?|ing)", {"dose", "doses", "dosing"}),
        (r"(?:pre-)?ind\b", {"pre-ind", "ind"}),
        (r"[ab]c", {"ac", "bc"}),
        (r"q\d", {f"q{ANY}"}),
        (r"e*x", {"x", "e" + ANY * (SIZE - 1)}),
        (r"(?!no)(?P<a>yes)(?P=a)", {"yes" + ANY * (SIZE - 3)}),
        (r"\w+", {ANY * SIZE}),
    ],
)
def test_openings_are_the_first_letters_of_every_match(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_a_word_begins_with_an_opening_as_far_as_both_go() -> None:
    fitting = (("dose", "dose"), ("pre-ind", "pre"), (f"q{ANY}", "q4"), ("enrollme", "enrollments"))
    assert all(begins(*each) for each in fitting)
    assert not any(begins(*each) for each in (("dose", "data"), ("dose", "dosed"), ("doses", "dose")))


def test_alternatives_are_parted_outside_groups_only() -> None:
    assert alternatives(r"a(?:b|c)|[|]|d\|") == ["a(?:b|c)", "[|]", r"d\|"]
