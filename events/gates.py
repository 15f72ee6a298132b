"""Patterns that are only tried where the words they need stand: most sentences hold none of them.

The words of a passage are looked up once, each in a table that every pattern's needles fill; what was found is kept for
the patterns that ask after it. A gate changes nothing that is found: `search` answers as the pattern alone would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from events.needles import Need, edged, fold, needs

_LONG = 20_000  # characters of words whose answer is not kept
_PASSAGES, _TOKENS = 4096, 60_000  # answers kept

_bits: dict[Need, int] = {}  # each need has a bit
_needles: dict[str, int] = {}  # each needle the bits of the needs that it meets
_lengths: dict[str, tuple[int, ...]] = {}  # how long the needles are that begin with two signs, or are only one


class Gate:
    """A compiled pattern and the needs without which it is not tried."""

    __slots__ = ("bits", "pattern", "regex")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.regex = pattern
        self.pattern = pattern.pattern
        self.bits = _registered(needs(pattern.pattern))

    def open(self, words: str) -> bool:
        """Whether the pattern could match in these words at all."""
        return _present(words) & self.bits == self.bits

    def search(self, words: str) -> re.Match[str] | None:
        """The first match, as the pattern's own search gives it."""
        return self.regex.search(words) if _present(words) & self.bits == self.bits else None

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Every match, as the pattern's own `finditer` gives it."""
        return self.regex.finditer(words) if _present(words) & self.bits == self.bits else iter(())


class Gates:
    """Several gates of which one must be open, asked at once."""

    __slots__ = ("_bits",)

    def __init__(self, gates: Iterable[Gate]) -> None:
        self._bits: int | None = 0
        for each in gates:
            # the lowest bit of a gate is one of its needs; a gate without any is always open
            self._bits = None if self._bits is None or not each.bits else self._bits | (each.bits & -each.bits)

    def open(self, words: str) -> bool:
        """Whether one of the patterns could match in these words."""
        return self._bits is None or bool(_present(words) & self._bits)


def gate(pattern: str, flags: re.RegexFlag | int = 0) -> Gate:
    """A pattern, compiled, behind the words it needs.

    >>> begins = gate(r"\\bbeg(?:in|an)\\b")
    >>> bool(begins.search("They began in May.")), begins.open("They end in May.")
    (True, False)
    """
    return Gate(re.compile(pattern, flags))


def _registered(needed: tuple[Need, ...]) -> int:
    bits = 0
    for need in needed:
        bit = _bits.get(need)
        if bit is None:
            bit = _bits[need] = 1 << len(_bits)
            for needle in need:
                _needles[needle] = _needles.get(needle, 0) | bit
                _lengths[needle[:2]] = tuple(sorted({*_lengths.get(needle[:2], ()), len(needle)}))
            _present_in.clear()
            _met.clear()
        bits |= bit
    return bits


class _Met(dict[str, int]):
    """For each written word the bits of the needs that it meets."""

    def __missing__(self, token: str) -> int:
        marked = edged(fold(token))
        found = 0
        for start, sign in enumerate(marked):
            found |= _needles.get(sign, 0)
            for length in _lengths.get(marked[start : start + 2], ()):
                found |= _needles.get(marked[start : start + length], 0)
        if len(self) >= _TOKENS:
            self.clear()
        self[token] = found
        return found


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
