"""Patterns that are only tried where the words they need stand: most sentences hold none of them.

The words of a passage are looked up once, each in a table that every pattern's needles fill; what was found is kept for
the patterns that ask after it. A gate changes nothing that is found: `search` answers as the pattern alone would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_

from events.lettercase import AnyCase
from events.needles import Need, edged, fold, needs

_LONG = 20_000  # characters of words whose answer is not kept
_PASSAGES, _TOKENS = 4096, 60_000  # answers kept

_bits: dict[Need, int] = {}  # each need has a bit
_tests: list[tuple[Callable[[str], object], int]] = []  # traits of one written word, each with its bit
_needles: dict[str, int] = {}  # each needle the bits of the needs that it meets
_OPENING = 4  # signs by which longer needles are looked up
_lengths: dict[str, tuple[int, ...]] = {}  # how long the longer needles are that begin with an opening


class Gate:
    """A pattern and the needs without which it is not tried; both are only worked out when it is first asked."""

    __slots__ = ("_any_case", "_bits", "_regex", "_word", "flags", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag | int = 0, word: str = "") -> None:
        self.pattern, self.flags, self._word = pattern, flags, word
        self._bits: int | None = None
        self._regex: re.Pattern[str] | None = None
        self._any_case = AnyCase(pattern, flags) if flags & re.IGNORECASE else None

    @property
    def bits(self) -> int:
        """The bits of all its needs."""
        if self._bits is None:
            self._bits = Trait(re.compile(self._word).search).bit if self._word else _registered(needs(self.pattern))
        return self._bits

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself, compiled."""
        if self._regex is None:
            any_case = self._any_case
            self._regex = re.compile(self.pattern, self.flags) if any_case is None else any_case.pattern
        return self._regex

    def open(self, words: str) -> bool:
        """Whether the pattern could match in these words at all."""
        bits = self.bits
        return _present(words) & bits == bits

    def search(self, words: str) -> re.Match[str] | None:
        """The first match, as the pattern's own search gives it."""
        bits = self._bits if self._bits is not None else self.bits
        return (self._any_case or self.regex).search(words) if _present(words) & bits == bits else None

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Every match, as the pattern's own `finditer` gives it."""
        bits = self._bits if self._bits is not None else self.bits
        return (self._any_case or self.regex).finditer(words) if _present(words) & bits == bits else iter(())


class Gates:
    """Several gates of which one must be open, asked at once."""

    __slots__ = ("_all", "_bits", "_gates", "_opened", "_union")

    def __init__(self, gates: Iterable[Gate]) -> None:
        self._gates = tuple(gates)
        self._bits: int | None = None
        self._all: tuple[int, ...] | None = None
        self._union = 0
        self._opened: dict[int, tuple[int, ...]] = {}  # for the needs that are met, which gates are open

    def open(self, words: str) -> bool:
        """Whether one of the patterns could match in these words."""
        if self._bits is None:
            # the lowest bit of a gate is one of its needs; one without any is always open
            lowest = [each.bits & -each.bits for each in self._gates]
            self._bits = reduce(or_, lowest, 0) if all(lowest) else 0
        return not self._bits or bool(_present(words) & self._bits)

    def opened(self, words: str) -> tuple[int, ...]:
        """The places of the gates that are open, in order."""
        if self._all is None:
            self._all = tuple(each.bits for each in self._gates)
            self._union = reduce(or_, self._all, 0)
        present = _present(words) & self._union
        places = self._opened.get(present)
        if places is None:
            places = tuple([place for place, bits in enumerate(self._all) if present & bits == bits])
            if len(self._opened) >= _PASSAGES:
                self._opened.clear()
            self._opened[present] = places
        return places


def gate(pattern: str, flags: re.RegexFlag | int = 0, word: str = "") -> Gate:
    """A pattern behind the words it needs; `word` fits inside a written word of every match, where that is known.

    >>> begins = gate(r"\\bbeg(?:in|an)\\b")
    >>> bool(begins.search("They began in May.")), begins.open("They end in May.")
    (True, False)
    """
    return Gate(pattern, flags, word)


class WordTest:
    """Whether words hold one of many wordings, most of them single words: each written word is asked once."""

    __slots__ = ("_phrases", "_words")

    def __init__(self, wordings: Iterable[str]) -> None:
        """The wordings are patterns in small letters that stand between edges of words."""
        alone: list[str] = []
        phrases: list[str] = []
        for each in wordings:
            (phrases if _SPACED.search(each) else alone).append(each)
        search = re.compile(rf"\b(?:{_by_first_letter(alone)})\b").search
        self._words = Trait(lambda word: search(word.lower()))
        self._phrases = gate(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE) if phrases else None

    def open(self, words: str) -> bool:
        """Whether one of the wordings stands in the words.

        >>> begun = WordTest(["began", "begun", "under ?way"])
        >>> begun.open("Work BEGAN."), begun.open("Work is under way."), begun.open("They begin.")
        (True, True, False)
        """
        return self._words.open(words) or (self._phrases is not None and self._phrases.search(words) is not None)


def _by_first_letter(patterns: list[str]) -> str:
    """One alternation in which each first letter stands once: the engine then tries few of them at a place."""
    behind: dict[str, list[str]] = {}
    for each in patterns:
        first = each[0] if each[0].isalpha() and each[1:2] not in ("?", "*", "{") else ""
        behind.setdefault(first, []).append(each[len(first) :])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in behind.items())


_SPACED = re.compile(r"[ .]|\\[sWSDB]|\[\^")  # what may stand for a space


class Trait:
    """Something that a written word has or has not, told for each word once, with the needs of all patterns."""

    __slots__ = ("_bit", "_test")

    def __init__(self, test: Callable[[str], object]) -> None:
        self._test, self._bit = test, 0

    @property
    def bit(self) -> int:
        """Its bit among those of the needs."""
        if not self._bit:
            self._bit = _registered((frozenset({f"\0{len(_tests)}"}),))
            _tests.append((self._test, self._bit))
        return self._bit

    def open(self, words: str) -> bool:
        """Whether a word of these has it."""
        bit = self._bit or self.bit
        return bool(_present(words) & bit)


def _registered(needed: tuple[Need, ...]) -> int:
    bits = 0
    for need in needed:
        bit = _bits.get(need)
        if bit is None:
            bit = _bits[need] = 1 << len(_bits)
            for needle in need:
                _needles[needle] = _needles.get(needle, 0) | bit
                opening = needle[:_OPENING]
                _lengths[opening] = tuple(sorted({*_lengths.get(opening, ()), len(needle)}))
            _present_in.clear()
            _met.clear()
            _opened.clear()
        bits |= bit
    return bits


class _Opened(dict[str, "tuple[int, tuple[int, ...]] | None"]):
    """For each opening the bits of the needles that it begins with, and how long those are that begin with it."""

    def __missing__(self, opening: str) -> tuple[int, tuple[int, ...]] | None:
        bits = reduce(or_, (_needles.get(opening[:length], 0) for length in range(1, len(opening) + 1)), 0)
        lengths = tuple(length for length in _lengths.get(opening, ()) if length > _OPENING)
        if len(self) >= _TOKENS:
            self.clear()
        self[opening] = found = (bits, lengths) if bits or lengths else None
        return found


_opened = _Opened()


class _Met(dict[str, int]):
    """For each written word the bits of the needs that it meets."""

    def __missing__(self, token: str) -> int:
        marked = edged(fold(token))
        found = 0
        for start in range(len(marked)):
            opened = _opened[marked[start : start + _OPENING]]
            if opened is not None:
                found |= opened[0]
                for length in opened[1]:
                    found |= _needles.get(marked[start : start + length], 0)
        for test, bit in _tests:
            if test(token):
                found |= bit
        if len(self) >= _TOKENS:
            self.clear()
        self[token] = found
        return found


def look_up(passages: Iterable[str]) -> None:
    """Looks the words of some passages up ahead of the patterns that will ask for them: that is quickest in a row."""
    for words in passages:
        _present(words)


_met = _Met()
_present_in: dict[str, int] = {}


def _present(words: str) -> int:
    found = _present_in.get(words)
    if found is None:
        if len(words) > _LONG:
            return reduce(or_, map(_met.__getitem__, set(words.split())), 0)
        found = reduce(or_, map(_met.__getitem__, words.split()), 0)
        if len(_present_in) >= _PASSAGES:
            _present_in.clear()
        _present_in[words] = found
    return found
