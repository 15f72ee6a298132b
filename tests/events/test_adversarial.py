"""No rule blows up: every pattern of the reader over 100,000 characters made to vex it, and the reading of such pages.

A pattern is fed its own words run together, and what long pages really hold: blanks, capitals, figures, brackets.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

import events
from events import extract
from events.deeds import DEEDS
from events.gates import Gate
from events.kinds import KINDS
from events.lettercase import AnyCase
from events.measures import HEADS
from events.needles import needs
from events.outcomes import FAILED, MOVED, STOPPED, TRANSFERRED, WITHDRAWN, compiled
from events.refiners import REFINERS
from events.speech import BEHIND, FORWARD, UNSAID
from events.states import STATES
from events.steps import STEPS
from events.things import THINGS
from events.types import Filing

SIZE = 100_000
QUICK = 0.4  # seconds for 100,000 characters that no quadratic step could keep
VEXING = ("a ", "A b ", "1,234.5 ", "to the ", "(x ", "x-", "in 2027, ")
FILING = Filing("f1", "Orvane, Inc.", date(2026, 3, 2))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the reader holds by name or in a table."""
    for found in pkgutil.walk_packages(events.__path__, "events."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for place, each in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(each, AnyCase):
                    continue  # like those that stand alone
                pattern = each.regex if isinstance(each, Gate) else getattr(each, "pattern", each)
                if isinstance(pattern, re.Pattern):
                    yield f"{found.name}: {name} {place}", pattern
    for wording in (*STOPPED, *WITHDRAWN, *TRANSFERRED, *MOVED, *FAILED, *(wording for _, wording in STATES)):
        yield f"wordings: {wording.name}", compiled(wording).regex
    for row in (*REFINERS, *FORWARD, *BEHIND, *UNSAID, *HEADS, *DEEDS):
        yield f"rows: {row.name}", re.compile(rf"(?<![\w-])(?:{row.pattern})(?!\w)", re.IGNORECASE)
    for name, pattern in (*THINGS.items(), *STEPS.items()):
        yield f"vocabulary: {name}", re.compile(rf"(?<![\w$])(?:{pattern})(?!\w)", re.IGNORECASE)
    for kind in KINDS.values():
        for field in ("nouns", "proves", "lookalikes"):
            yield f"kinds: {kind.key} {field}", re.compile(getattr(kind, field) or "(?!)", re.IGNORECASE)


def standing_alone() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that no gate guards."""
    for found in pkgutil.walk_packages(events.__path__, "events."):
        for name, value in vars(importlib.import_module(found.name)).items():
            for each in value if isinstance(value, tuple) else (value,):
                pattern = each.pattern if isinstance(each, AnyCase) else each
                if isinstance(pattern, re.Pattern):
                    yield f"{found.name}: {name}", pattern


PATTERNS = {pattern: name for name, pattern in patterns()}  # each once


def own_words(pattern: re.Pattern[str]) -> str:
    """The words that a pattern needs, run together without a stop."""
    if "(?(" in pattern.pattern:
        return "5 to 6 or "  # a pattern with conditions in it, which is one of figures
    pieces = [piece.replace("|", "") for need in needs(pattern.pattern) for piece in sorted(need)[:12]]
    return " ".join(pieces) + " " if pieces else "expected to be the "


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def run(pattern: re.Pattern[str], unit: str, size: int) -> None:
    words = (unit * (size // len(unit) + 1))[:size]
    for _ in pattern.finditer(words):
        pass


def grows_evenly(act: Callable[[int], object], size: int = SIZE) -> bool:
    """Whether so many characters are quick, or cost less than fifteen times a fifth of them; tried again for noise."""
    for _ in range(3):
        long = seconds(lambda: act(size))
        if long < QUICK or long < 15 * seconds(lambda: act(size // 5)):
            return True
    return False


@pytest.mark.parametrize("module", sorted({name.partition(":")[0] for name in PATTERNS.values()}))
def test_no_pattern_blows_up(module: str) -> None:
    slow = []
    for pattern, name in PATTERNS.items():
        if name.partition(":")[0] == module:
            for unit in (own_words(pattern), VEXING[len(name) % len(VEXING)]):
                if not grows_evenly(lambda size, pattern=pattern, unit=unit: run(pattern, unit, size)):
                    slow.append((name, unit))
    assert not slow


def test_no_pattern_without_a_gate_blows_up() -> None:
    slow = []
    for pattern, name in {pattern: name for name, pattern in standing_alone()}.items():
        for unit in (own_words(pattern), VEXING[len(name) % len(VEXING)]):
            if not grows_evenly(lambda size, pattern=pattern, unit=unit: run(pattern, unit, size), 5000):
                slow.append((name, unit))
    assert not slow


@pytest.mark.parametrize(
    "unit",
    [
        "we expect to launch the pump ", "in May 2027 and ", "net sales of $5 million to ", "(NASDAQ: ORVN) ",
        "the trial of OR-77 was stopped and ", "Phase 2 data in asthma at ASH ", "no assurance that ", "- item\n",
        "[link](https://x.test/2027-05) ", "Operator: next question. ", "the market is expected to grow ", "a\tb\n",
        "12 to 15 units ", "OR-77, ",
    ],
)  # fmt: skip
def test_reading_a_page_without_a_stop_grows_with_its_length(unit: str) -> None:
    assert grows_evenly(lambda size: extract((unit * (size // len(unit) + 1))[:size], FILING))
