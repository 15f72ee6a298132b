"""With which letters a pattern can begin, so that at each word only the patterns are tried that could match there.

Reads the part of the regular-expression syntax that the vocabularies use: literals, groups, classes, repetitions and
assertions. What it does not know begins with anything.
"""

from __future__ import annotations

ANY = frozenset({""})  # any letter at all


def initials(pattern: str) -> frozenset[str]:
    """The lower-case first characters of what the pattern matches, or `ANY`.

    >>> sorted(initials(r"(?:first |initial )*(?:doses?|dosing)|ind")), initials(r"\\w+ing") == ANY
    (['d', 'f', 'i'], True)
    """
    letters, empty, _ = _either(pattern, 0)
    return ANY if empty or "" in letters else frozenset(letters)


def _either(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """The first letters of alternatives from `at` to the end of their group, and whether one of them may be empty."""
    letters: set[str] = set()
    empty = False
    while True:
        first, may_be_empty, at = _sequence(pattern, at)
        letters |= first
        empty = empty or may_be_empty
        if at >= len(pattern) or pattern[at] == ")":
            return letters, empty, at
        at += 1  # over the bar


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    open_ = True  # nothing so far that must be there
    while at < len(pattern) and pattern[at] not in "|)":
        first, may_be_empty, at = _atom(pattern, at)
        may_be_empty, at = _repeated(pattern, at, may_be_empty)
        if open_:
            letters |= first
            open_ = may_be_empty
    return letters, open_, at


def _atom(pattern: str, at: int) -> tuple[set[str], bool, int]:
    char = pattern[at]
    if char == "(":
        if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
            _, _, end = _either(pattern, at + (4 if pattern[at + 2] == "<" else 3))
            return set(), True, end + 1
        start = pattern.index(":", at) + 1 if pattern.startswith("(?", at) else at + 1
        letters, empty, end = _either(pattern, start)
        return letters, empty, end + 1
    if char == "[":
        end = pattern.index("]", at + 2)
        inside = pattern[at + 1 : end]
        plain = inside.isalnum() and not inside.startswith("^")
        return (set(inside.lower()) if plain else {""}), False, end + 1
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped in "bB":
            return set(), True, at + 2
        return ({""} if escaped.isalnum() else {escaped}), False, at + 2
    return ({""} if char == "." else {char.lower()}), False, at + 1


def _repeated(pattern: str, at: int, empty: bool) -> tuple[bool, int]:
    if at < len(pattern) and pattern[at] in "?*+{":
        if pattern[at] == "{":
            end = pattern.index("}", at)
            empty = empty or pattern[at + 1] == "0"
            at = end + 1
        else:
            empty = empty or pattern[at] in "?*"
            at += 1
        if at < len(pattern) and pattern[at] == "?":
            at += 1
    return empty, at
