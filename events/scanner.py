"""Many patterns that begin with a word, found in one look at each word: only those are tried that can begin with it.

A scanner finds what one long alternation of its patterns, in their order, would find between edges of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from events.openings import ANY, SIZE, alternatives, begins, openings

_KEPT = 60_000  # words whose patterns are kept


class Scanner:
    """Named patterns in the order of their right, each of which begins with a word and ends where a word does."""

    def __init__(self, rows: Iterable[tuple[str, str]], before: str, behind: str = "", never: str = "(?!)") -> None:
        """`before` and `behind` say what else must not stand there; `never` fits words with which nothing begins."""
        self._words = re.compile(rf"{before}\w+")
        self._behind = rf"(?!\w){behind}"
        self._never = re.compile(never)
        self._rows = [(name, each) for name, pattern in rows for each in alternatives(pattern)]
        self._wild: dict[str, list[tuple[str, int]]] = {}  # openings that hold any sign, by the letters before it
        self._opened: dict[str, set[int]] = {}  # the rows of a whole opening, and of the word that begins one
        for place, (_, pattern) in enumerate(self._rows):
            for opening in openings(pattern):
                if ANY in opening:
                    letters = re.match(r"\w*", opening)
                    self._wild.setdefault(letters[0] if letters else "", []).append((opening, place))
                    continue
                word = re.match(r"\w*", opening)
                for key in {opening, word[0] if word else ""}:
                    self._opened.setdefault(key, set()).add(place)
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._of_word: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def find(self, words: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The matches in order of place, none inside another, each with the name of its pattern."""
        end = 0
        of_word = self._of_word.get
        for word in self._words.finditer(words):
            rows = of_word(word[0])
            if rows is None:
                rows = self._rows_of(word[0])
            if rows and (at := word.start()) >= end:
                for name, pattern in rows:
                    match = pattern.match(words, at)
                    if match is not None:
                        end = match.end()
                        yield name, match
                        break

    def _rows_of(self, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        if len(self._of_word) >= _KEPT:
            self._of_word.clear()
        low = word.lower()
        places: set[int] = set()
        if not self._never.fullmatch(low):
            places |= self._opened.get(low, set())
            if len(low) > SIZE:
                places |= self._opened.get(low[:SIZE], set())
            for length in range(min(len(low), SIZE) + 1):
                for opening, place in self._wild.get(low[:length], ()):
                    if place not in places and begins(opening, low):
                        places.add(place)
        found = tuple((self._rows[place][0], self._pattern(self._rows[place][1])) for place in sorted(places))
        self._of_word[word] = found
        return found

    def _pattern(self, pattern: str) -> re.Pattern[str]:
        if pattern not in self._compiled:
            self._compiled[pattern] = re.compile(f"(?:{pattern}){self._behind}", re.IGNORECASE)
        return self._compiled[pattern]
