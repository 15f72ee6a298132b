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
    """A pattern and the needs without which it is not tried; both are only worked out when it is first asked."""

    __slots__ = ("_bits", "_regex", "flags", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag | int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._bits: int | None = None
        self._regex: re.Pattern[str] | None = None

    @property
    def bits(self) -> int:
        """The bits of all its needs."""
        if self._bits is None:
            self._bits = _registered(needs(self.pattern))
        return self._bits

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself, compiled."""
        if self._regex is None:
            self._regex = re.compile(self.pattern, self.flags)
        return self._regex

    def open(self, words: str) -> bool:
        """Whether the pattern could match in these words at all."""
        bits = self.bits
        return _present(words) & bits == bits

    def search(self, words: str) -> re.Match[str] | None:
        """The first match, as the pattern's own search gives it."""
        bits = self._bits if self._bits is not None else self.bits
        return self.regex.search(words) if _present(words) & bits == bits else None

    def finditer(self, words: str) -> Iterator[re.Match[str]]:
        """Every match, as the pattern's own `finditer` gives it."""
        bits = self._bits if self._bits is not None else self.bits
        return self.regex.finditer(words) if _present(words) & bits == bits else iter(())


class Gates:
    """Several gates of which one must be open, asked at once."""

    __slots__ = ("_bits", "_gates")

    def __init__(self, gates: Iterable[Gate]) -> None:
        self._gates = tuple(gates)
        self._bits: int | None = None

    def open(self, words: str) -> bool:
        """Whether one of the patterns could match in these words."""
        if self._bits is None:
            # the lowest bit of a gate is one of its needs; one without any is always open
            lowest = [each.bits & -each.bits for each in self._gates]
            self._bits = reduce(or_, lowest, 0) if all(lowest) else 0
        return not self._bits or bool(_present(words) & self._bits)


def gate(pattern: str, flags: re.RegexFlag | int = 0) -> Gate:
    """A pattern behind the words it needs.

    >>> begins = gate(r"\\bbeg(?:in|an)\\b")
    >>> bool(begins.search("They began in May.")), begins.open("They end in May.")
    (True, False)
    """
    return Gate(pattern, flags)


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
