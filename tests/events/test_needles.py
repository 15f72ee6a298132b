"""Needles: what every match of a pattern must hold, by the pattern's own words."""

from __future__ import annotations

import pytest

from events.needles import edged, fold, needs


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"launch\w*", [{"launch"}]),
        (r"\blaunch\b", [{"|launch|"}]),
        (r"(?<![\w-])(?:sold|leased)(?![\w])", [{"|sold|", "|leased|"}]),
        (r"net leverage", [{"|leverage"}]),
        (r"(?:first|initial) (?:\w+ )?patients?\b", [{"patient|", "patients|"}, {"first|", "initial|"}]),
        (r"colou?rs", [{"colors", "colours"}]),
        (r"[$€]|\bUSD\b", [{"$", "€", "|usd|"}]),
        (r"\d{4}", [{"0000"}]),
        (r"follow-(?:up|on)", [{"follow|-|up", "follow|-|on"}]),
        (r"(?=never read)launch(?! pad)", [{"launch"}]),
        (r"(?-i:IND)s? (?i:accepted)", [{"|accepted"}, {"ind|", "inds|"}]),
    ],
)
def test_needs_are_the_words_of_every_match(pattern: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, expected))


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"(?:launch)?", r"launch|\w+", r"(?:launch)*", r".", r"[^a]", r"(?:the|of) (?:the|a) ", ""]
)
def test_a_pattern_that_could_be_anything_needs_nothing(pattern: str) -> None:
    assert needs(pattern) == ()


def test_words_are_written_as_needles() -> None:
    assert edged(fold("(Follow-Up, 2025)")) == "(|follow|-|up|, |0000|)"


def test_an_unknown_kind_of_group_is_an_error() -> None:
    with pytest.raises(ValueError, match="a group of a kind that no rule uses"):
        needs(r"(?>atomic)")
