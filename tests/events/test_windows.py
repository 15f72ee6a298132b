"""The windows: every rule's examples by that rule, the corpus line by line, and properties that hold for any text."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.types import Window
from events.windows import CANDIDATE, find
from events.windows.rules import RULES

CORPUS = Path(__file__).parent.parent / "corpus"
EXPECTED = re.compile(r"(\S+?)\.\.(\S+) (in|by|after|about|through)(?: (stated|implied|fiscal|relative))?$")
OPTION = re.compile(r"\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Case:
    """One line: a sentence, the words in brackets, how they are read."""

    words: str
    start: int
    end: int
    said_on: date
    year_end: tuple[int, int]
    year: int | None
    fiscal: bool
    back: bool
    meant: tuple[str, str, str]
    basis: str | None

    def found(self) -> list[Window]:
        return find(
            self.words,
            self.said_on,
            year_end=self.year_end,
            year=self.year,
            fiscal=self.fiscal,
            direction="back" if self.back else "ahead",
        )


def case(line: str, default: str = "said 2010-10-28") -> Case:
    """A case out of "sentence [span] (said 2025-02-03, year end 06-30) => opens..closes edge basis"."""
    sentence, _, meant = line.rpartition("=>")
    options = OPTION.search(sentence)
    given_: dict[str, str] = {}
    said = default.split(",")
    if options and re.match(r"said |year |fiscal|back", options[1]):
        sentence = sentence[: options.start()]
        said += options[1].split(",")
    for option in said:
        name, _, value = option.strip().rpartition(" ")
        given_[name or value] = value
    sentence = sentence.strip()
    start, end = sentence.index("["), sentence.index("]") - 1
    expected = EXPECTED.match(meant.strip())
    assert expected, f"{meant!r} is no window: it must read opens..closes edge, as 2011-01-01..none after"
    month, _, day = given_.get("year end", "12-31").partition("-")
    return Case(
        words=sentence.replace("[", "", 1).replace("]", "", 1),
        start=start,
        end=end,
        said_on=date.fromisoformat(given_["said"]),
        year_end=(int(month), int(day)),
        year=int(given_["year"]) if "year" in given_ else None,
        fiscal="fiscal" in given_,
        back="back" in given_,
        meant=(expected[1], expected[2], expected[3]),
        basis=expected[4],
    )


def told(window: Window) -> tuple[str, str, str]:
    return (str(window.opens or "none"), str(window.closes or "none"), window.edge)


def lines(name: str) -> list[object]:
    """The lines of a corpus file, each with the options in force there, as parameters named file:line."""
    default, found = "", []
    for number, line in enumerate((CORPUS / name).read_text("utf-8").splitlines(), 1):
        if line.startswith("@"):
            default = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            found.append(pytest.param(line, default, id=f"{name}:{number}"))
    return found


@pytest.mark.parametrize(("line", "default"), lines("windows.txt"))
def test_the_corpus_is_read_as_it_says(line: str, default: str) -> None:
    wanted = case(line, default)
    [window] = [found for found in wanted.found() if found.start <= wanted.start < found.end] or [None]
    assert window is not None, [(found.timing, told(found)) for found in wanted.found()]
    assert (window.timing, *told(window)) == (wanted.words[wanted.start : wanted.end], *wanted.meant)
    assert wanted.basis in (None, window.basis)
    assert CANDIDATE.search(window.timing)


@pytest.mark.parametrize(
    ("name", "example"), [pytest.param(rule.name, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.examples]
)
def test_a_rule_reads_its_examples(name: str, example: str) -> None:
    wanted = case(example)
    [window] = [found for found in wanted.found() if found.start <= wanted.start < found.end]
    assert (window.timing, *told(window)) == (wanted.words[wanted.start : wanted.end], *wanted.meant)
    assert name in window.rule.split(" > ")


@pytest.mark.parametrize(
    ("name", "sentence"), [pytest.param(rule.name, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.near]
)
def test_a_rule_leaves_its_near_misses(name: str, sentence: str) -> None:
    fired = [window.rule.split(" > ") for window in find(sentence, date(2010, 10, 28))]
    assert [rules for rules in fired if name in rules] == []


def test_rules_that_make_a_window_or_a_unit_have_examples() -> None:
    bare = [rule.name for rule in RULES if not rule.near and rule.makes in ("window", "bare", "dated", "yearunit", "length")]
    assert bare == []
