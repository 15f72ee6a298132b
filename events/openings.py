"""With which letters a pattern can begin, so that at each word only the patterns are tried that could match there.

Reads the part of the regular-expression syntax that the vocabularies use: literals, groups, classes, repetitions and
assertions. What it does not know begins with anything.
"""

from __future__ import annotations

import re
from itertools import product

SIZE = 8  # letters told
ANY = "\x00"  # in an opening: any sign at all
_WILD = ANY * SIZE
_MOST = 400  # openings of one pattern
_TIMES = re.compile(r"([?*+]|\{(\d*)(?:,\d*)?\})[?+]?")


def openings(pattern: str) -> frozenset[str]:
    """The first letters, in lower case, of whatever the pattern matches: up to eight, fewer where a match may end.

    >>> sorted(openings(r"(?:first |initial )?dos(?:es?|ing)|ind"))
    ['dose', 'doses', 'dosing', 'first do', 'ind', 'initial ']
    >>> openings(r"\\w+ing") == {ANY * SIZE}
    True
    """
    found, at = _either(pattern, 0)
    if at < len(pattern):
        raise ValueError(f"the pattern closes a group that it did not open: {pattern[: at + 1]!r}")
    return frozenset(found)


def begins(opening: str, word: str) -> bool:
    """Whether a match with this opening may begin with a whole word, given in lower case.

    >>> begins("late-sta", "late"), begins("late-sta", "lat"), begins("late", "later")
    (True, False, False)
    """
    if not all(sign in (ANY, letter) for sign, letter in zip(opening, word, strict=False)):
        return False
    if len(opening) > len(word):
        following = opening[len(word)]
        return following == ANY or not (following.isalnum() or following == "_")
    return len(opening) in (SIZE, len(word))


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern outside any group, in their order.

    >>> alternatives(r"cash|net (?:loss|debt)|[|]")
    ['cash', 'net (?:loss|debt)', '[|]']
    """
    found, start, at = [], 0, 0
    while at < len(pattern):
        _, at = _sequence(pattern, at)
        found.append(pattern[start:at])
        at += 1
        start = at
    return found


def _either(pattern: str, at: int) -> tuple[set[str], int]:
    found: set[str] = set()
    while True:
        some, at = _sequence(pattern, at)
        found |= some
        if at >= len(pattern) or pattern[at] == ")":
            return _few(found), at
        at += 1  # over the bar


def _few(found: set[str]) -> set[str]:
    return found if len(found) <= _MOST else {_WILD}


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    current = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        part, at = _atom(pattern, at)
        part, at = _repeated(pattern, at, part)
        if any(len(one) < SIZE for one in current):
            current = _few({(one + two)[:SIZE] if len(one) < SIZE else one for one, two in product(current, part)})
    return current, at


def _atom(pattern: str, at: int) -> tuple[set[str], int]:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        end = at + 2 if pattern[at + 1] != "^" else at + 3
        while pattern[end] != "]":
            end += 2 if pattern[end] == "\\" else 1
        inside = pattern[at + 1 : end]
        plain = not any(sign in inside for sign in "\\^") and not re.search(r".-.", inside)
        return ({sign.lower() for sign in inside} if plain else {ANY}), end + 1
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped in "bBAZ":
            return {""}, at + 2
        return ({ANY} if escaped.isalnum() else {escaped}), at + 2
    if char in "^$":
        return {""}, at + 1
    return ({ANY} if char == "." else {char.lower()}), at + 1


def _group(pattern: str, at: int) -> tuple[set[str], int]:
    if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
        _, end = _either(pattern, at + (4 if pattern[at + 2] == "<" else 3))
        return {""}, end + 1
    if pattern.startswith("(?P=", at):
        return {_WILD}, pattern.index(")", at) + 1
    start = at + 1
    if pattern.startswith("(?P<", at):
        start = pattern.index(">", at) + 1
    elif pattern.startswith("(?", at):
        start = pattern.index(":", at) + 1
    found, end = _either(pattern, start)
    return found, end + 1


def _repeated(pattern: str, at: int, part: set[str]) -> tuple[set[str], int]:
    times = _TIMES.match(pattern, at)
    if times is None:
        return part, at
    if times[1] == "?":
        return part | {""}, times.end()
    again = {(one + _WILD)[:SIZE] for one in part}
    if times[1][0] in "*" or times[2] in ("", "0"):
        again.add("")
    return again, times.end()
