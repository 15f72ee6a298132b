"""Patterns for letters of any case, looked for in small letters: several times as fast as folding each letter tried.

In words of ASCII both ways find the same, so what is found in small letters is matched again where it stands, for the
words as they are written. Words with any other sign are read by the pattern itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_BEHIND = 300  # characters that a pattern may look back
_END = 1 << 62  # behind every text
_NAMED = re.compile(r"\(\?(?:P<\w+>|P=\w+\)|\(\w+\)|<?[=!]|:)")
_RANGE = re.compile(r"\\.|(.)-(.)|.", re.DOTALL)


class AnyCase:
    """A pattern that fits letters of either case; it answers as the pattern compiled with IGNORECASE would."""

    __slots__ = ("_always", "_pattern", "_small", "flags", "source")

    def __init__(self, source: str, flags: re.RegexFlag | int = 0) -> None:
        self.source, self.flags = source, int(flags) | re.IGNORECASE
        self._pattern: re.Pattern[str] | None = None
        self._small: re.Pattern[str] | None = None
        self._always = False  # whether it has no form for small letters

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, compiled."""
        if self._pattern is None:
            self._pattern = re.compile(self.source, self.flags)
        return self._pattern

    def _compiled(self) -> re.Pattern[str]:
        """The pattern for small letters."""
        low = small(self.source)
        self._always = low is None
        self._small = found = self.pattern if low is None else re.compile(low, self.flags & ~re.IGNORECASE)
        return found

    def search(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first match."""
        quick = self._small or self._compiled()
        if self._always or not words.isascii():
            return self.pattern.search(words, start, end)
        low = max(0, start - _BEHIND)  # a page without a stop is made small around the place alone
        match = quick.search(words[low:end].lower(), start - low)
        return None if match is None else self.pattern.match(words, low + match.start(), end)

    def match(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The match that begins at an offset."""
        quick = self._small or self._compiled()
        if self._always or not words.isascii():
            return self.pattern.match(words, start, end)
        low = max(0, start - _BEHIND)
        match = quick.match(words[low:end].lower(), start - low)
        return None if match is None else self.pattern.match(words, start, end)

    def fullmatch(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The match that is all of the words."""
        return self.pattern.fullmatch(words, start, end)

    def finditer(self, words: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """The matches in order of place."""
        quick = self._small or self._compiled()
        if self._always or not words.isascii():
            return self.pattern.finditer(words, start, end)
        found = quick.finditer(words.lower(), start, end)
        return filter(None, [self.pattern.match(words, match.start(), end) for match in found])

    def sub(self, by: str | Callable[[re.Match[str]], str], words: str) -> str:
        """The words with something else for every match."""
        return words if self.search(words) is None else self.pattern.sub(by, words)


def any_case(source: str, flags: re.RegexFlag | int = 0) -> AnyCase:
    """A pattern that fits letters of either case.

    >>> [match.group() for match in any_case(r"\\bdelay(?:s|ed)?\\b").finditer("DELAYED, then a Delay")]
    ['DELAYED', 'Delay']
    """
    return AnyCase(source, flags)


def small(source: str) -> str | None:
    """The pattern that finds in small letters what this one finds in any; None where there is none.

    >>> small(r"\\bFDA\\b|[A-Z]\\w*(?P<Name>x)"), small(r"(?-i:[A-Z])\\w+")
    ('\\\\bfda\\\\b|[a-z]\\\\w*(?P<Name>x)', None)
    """
    found = []
    at = 0
    while at < len(source):
        if source.startswith("(?", at):
            named = _NAMED.match(source, at)
            if named is None:
                return None
            piece = named[0]
        elif source[at] == "\\":
            piece = source[at : at + 2]
            if source[at + 1 : at + 2] in "xuUN0123456789":
                return None
        elif source[at] == "[":
            whole = _class_at(source, at)
            if whole is None:
                return None
            at += len(whole)
            found.append("".join(m[0] if m[0][0] == "\\" else m[0].lower() for m in _RANGE.finditer(whole)))
            continue
        else:
            piece = source[at]
            found.append(piece.lower())
            at += 1
            continue
        found.append(piece)
        at += len(piece)
    return "".join(found)


def _class_at(source: str, at: int) -> str | None:
    """A class of characters as it is written; None where a range or an escape in it tells cases apart."""
    end = at + 2 if source[at + 1] == "^" else at + 1
    begins = end
    if source[end] == "]":
        end += 1
    while source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    for piece in _RANGE.finditer(source, begins, end):
        if piece[0][0] == "\\" and piece[0][1] in "xuUN0123456789":
            return None
        if piece[1] is not None and not (
            (piece[1].isdigit() and piece[2].isdigit())
            or (piece[1].islower() and piece[2].islower())
            or (piece[1].isupper() and piece[2].isupper())
        ):
            return None
    return source[at : end + 1]
