"""The windows: every rule's examples by that rule, the corpus line by line, and properties that hold for any text."""

from __future__ import annotations

import doctest
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events import windows
from events.types import Window
from events.windows import CANDIDATE, find, lexer
from events.windows.grammar import Stage
from events.windows.rules import RULES, STAGES
from events.windows.vocabulary import NAME, WORDS

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
    ("name", "example"),
    [pytest.param(rule.name, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.examples],
)
def test_a_rule_reads_its_examples(name: str, example: str) -> None:
    wanted = case(example)
    [window] = [found for found in wanted.found() if found.start <= wanted.start < found.end]
    assert (window.timing, *told(window)) == (wanted.words[wanted.start : wanted.end], *wanted.meant)
    assert name in window.rule.split(" > ")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [pytest.param(rule.name, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.near],
)
def test_a_rule_leaves_its_near_misses(name: str, sentence: str) -> None:
    fired = [window.rule.split(" > ") for window in find(sentence, date(2010, 10, 28))]
    assert [rules for rules in fired if name in rules] == []


@pytest.mark.parametrize("module", [windows, lexer])
def test_the_examples_in_the_docstrings_run(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_every_rule_has_examples_or_makes_a_word() -> None:
    """What is only a turn of phrase ("no later than") shows in the examples of the rules that use it."""
    words = {"before", "by", "floor", "about", "until", "through", "into", "in", "number", "beyond"}
    assert [rule.name for rule in RULES if rule.makes not in words and not (rule.examples and rule.near)] == []


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("line", "default"), lines("windows_nothing.txt"))
def test_the_corpus_of_silence_stays_silent(line: str, default: str) -> None:
    assert find(line, date(2025, 3, 10)) == []


def test_offsets_are_exact_in_uncleaned_words() -> None:
    words = "•  We’ll file in\u00a0H2 ’25 – and  launch by late \n 2026."
    found = find(words, date(2025, 3, 10))
    assert [(window.timing, told(window)) for window in found] == [
        ("in\u00a0H2 ’25", ("2025-07-01", "2025-12-31", "in")),
        ("by late \n 2026", ("2025-03-10", "2026-12-31", "by")),
    ]


def test_two_windows_of_two_events_stay_two() -> None:
    words = "Filings in the EU and the US are planned for H2 2025 and H1 2026, respectively."
    assert [told(window) for window in find(words, date(2025, 3, 10))] == [
        ("2025-07-01", "2025-12-31", "in"),
        ("2026-01-01", "2026-06-30", "in"),
    ]


def test_a_moved_window_is_two() -> None:
    words = "The readout moves from the second quarter of 2025 to the fourth quarter of 2025."
    assert [told(window) for window in find(words, date(2025, 3, 10))] == [
        ("2025-04-01", "2025-06-30", "in"),
        ("2025-10-01", "2025-12-31", "in"),
    ]


VOCABULARY = sorted(
    {form for words in WORDS.values() for word in words.split() for form in [word.partition("=")[0] or "="]}
    | set(
        "2025 2026 Q3 1H26 4Q25 FY26 '26 30 12 1st 2,025 $ AB-2024 6/30/2025 2025-06-30 ASCO \n \t \u00a0 ° ² é".split(
            " "
        )
    )
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join),
    st.lists(st.sampled_from(VOCABULARY), max_size=25).map("".join),
)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@settings(max_examples=400, deadline=None)
@given(
    TEXTS,
    DAYS,
    st.sampled_from([(12, 31), (6, 30), (2, 28), (9, 27), (1, 31)]),
    st.sampled_from([None, 2026]),
    st.booleans(),
    st.booleans(),
)
@example("20:Coming Mos", date(2000, 1, 1), (12, 31), None, False, False)
@example("in two wks", date(2000, 1, 1), (12, 31), None, False, False)
def test_any_text_is_read_within_its_bounds(
    words: str, said_on: date, year_end: tuple[int, int], year: int | None, fiscal: bool, back: bool
) -> None:
    direction: Literal["ahead", "back"] = "back" if back else "ahead"
    found = find(words, said_on, year_end=year_end, year=year, fiscal=fiscal, direction=direction)
    at = 0
    for window in found:
        assert at <= window.start < window.end <= len(words)
        assert words[window.start : window.end] == window.timing
        assert window.opens is not None
        assert window.closes is None or window.opens <= window.closes
        assert CANDIDATE.search(window.timing)
        assert window.rule
        at = window.end
    assert found == find(words, said_on, year_end=year_end, year=year, fiscal=fiscal, direction=direction)


SIZE = 100_000


def exhaust(pattern: re.Pattern[str], text: str) -> None:
    deque(pattern.finditer(text), 0)


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def grows_evenly(short: Callable[[], object], long: Callable[[], object], floor: float) -> bool:
    """Whether ten times the length costs less than thirty times as much; a disturbed measurement is taken again."""
    return any(seconds(long) < 30 * seconds(short) + floor for _ in range(3))


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.rules[0].name)
def test_no_rule_of_a_stage_blows_up(stage: Stage) -> None:
    """Each rule's pattern over 100,000 classes: its own, run on, and every one alone."""
    for rule, pattern in zip(stage.rules, stage.alone, strict=True):
        own = "".join(sorted({letter for letter in pattern.pattern if letter in NAME}))
        for word in (own, own[::-1], *own):
            small, large = word * (SIZE // 10 // len(word)), word * (SIZE // len(word))
            assert grows_evenly(partial(exhaust, pattern, small), partial(exhaust, pattern, large), 0.05), (
                rule.name,
                word,
            )


@pytest.mark.parametrize(
    "word",
    [
        "in ", "the end of the ", "Q3-", "Q1 or ", "2025-", "2025 A-", "from June to ", "1,111,", "(2025 ",
        "not before ",
        "early to mid ", "12 to 18 months ", "first, second and ", "ASCO ", "2025/", "'25 ",
        "within 6 months of submission ",
        "May 12, ", "9", "1.", "https://a-b-c/2025-", "between 2025 and ", "2025 Equity Incentive ", "by June or ",
    ],
)  # fmt: skip
def test_reading_grows_with_the_length_of_the_words(word: str) -> None:
    small, large = word * (SIZE // 10 // len(word)), word * (SIZE // len(word))
    said_on = date(2025, 3, 10)
    assert grows_evenly(partial(find, small, said_on), partial(find, large, said_on), 0.1)
