"""The words without which a pattern cannot match: read from the pattern itself, so that a rule needs none written out.

Each need is a set of needles of which one must stand in every match. A needle is a piece of one written word, in small
letters with every digit a 0; `|` in it is an edge of a word. What the reader does not know could be anything.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

Need = frozenset[str]

_OFTEN = 0.5  # a needle so common is no need
_MOST = 240  # strings spelled out for one stretch of a pattern
_EDGE = "\x00"  # a word's edge, while a stretch is read
_EDGES = _EDGE + " "
_DIGITS = str.maketrans("123456789ıİ", "000000000ii")
_COMMON = frozenset("the of and to in a for on by with as at".split())
_UNSPACED = re.compile(r"[^ ]+")
_BORDER = re.compile(r"\b")
_NO_WORD = re.compile(r"\(\?<?!(?:\\w|\[\\w[^\]]*\])\)")


class _Read(NamedTuple):
    """What a part of a pattern spells: every string it can be, or, where that is unknown, what each must hold."""

    exact: frozenset[str] | None
    needs: tuple[Need, ...] = ()


_UNKNOWN = _Read(None)
_SPACE = frozenset({" "})
_EMPTY = _Read(frozenset({""}))


def fold(text: str) -> str:
    """The text in the writing of needles: letters small, digits 0.

    >>> fold("Q3-2025")
    'q0-0000'
    """
    return text.translate(_DIGITS).casefold()


def edged(word: str) -> str:
    """A written word with its edges: where letters and digits meet anything else.

    >>> edged("follow-up,")
    '|follow|-|up|,'
    """
    if word.isalnum():
        return f"|{word}|"
    return _BORDER.sub("|", word)


def needs(pattern: str) -> tuple[Need, ...]:
    """What every match of a pattern holds, the rarest first; nothing where a match may hold anything.

    >>> [sorted(need) for need in needs(r"\\b(?:will|shall) (?:soon )?begin\\w*")]
    [['|begin'], ['|shall|', '|will|']]
    """
    found, at = _either(pattern, 0, outermost=True)
    if at < len(pattern):
        raise ValueError(f"the pattern closes a group that it did not open: {pattern[: at + 1]!r}")
    kept = {need for need in _flushed(found) if max(map(_one, need)) < _OFTEN}
    return tuple(sorted(kept, key=lambda need: (_weight(need), sorted(need)))[:3])


def _flushed(read: _Read) -> tuple[Need, ...]:
    """The needs of a part, its strings among them."""
    if read.exact is None:
        return read.needs
    need = _need(read.exact)
    return (*read.needs, need) if need else read.needs


def _need(strings: frozenset[str]) -> Need:
    """One needle for each string, the same for several where they share one; nothing where a string has none."""
    offered = [
        {piece for match in _UNSPACED.finditer(string) if (piece := _piece(string, match))} for string in strings
    ]
    if not all(offered):
        return frozenset()
    shared = Counter(piece for pieces in offered for piece in pieces)
    return frozenset(
        min(pieces, key=lambda piece: (_one(piece) >= _OFTEN, _one(piece) / shared[piece], piece)) for pieces in offered
    )


def _piece(string: str, match: re.Match[str]) -> str:
    """A stretch between spaces as a needle: edges inside are told by its characters, those outside by what is there."""
    piece = match.group()
    inner = piece.strip(_EDGE)
    if not inner or _EDGE + _EDGE in inner:
        return ""
    inner = inner.replace(_EDGE, "")
    marked = edged(inner).strip("|")
    left = piece[0] == _EDGE or match.start() > 0
    right = piece[-1] == _EDGE or match.end() < len(string)
    if left and (inner[0].isalnum() or inner[0] == "_"):
        marked = "|" + marked
    if right and (inner[-1].isalnum() or inner[-1] == "_"):
        marked += "|"
    return marked if len(marked) > 1 or not marked.isalnum() else ""


def _one(needle: str) -> float:
    """How common a needle may be, between 0 and 1."""
    if needle.strip("|") in _COMMON or needle in ".,-'":
        return _OFTEN
    if not any(map(str.isalnum, needle)):
        return 0.1
    most = 0.3 if "0" in needle else 0.45 if len(needle) > 1 else 1.0
    return min(most, 9.0 * 0.3 ** len(needle))


def _weight(need: Need) -> float:
    return sum(map(_one, need))


def _either(pattern: str, at: int, outermost: bool = False, left: str = "") -> tuple[_Read, int]:
    """Alternatives from `at` to the end of their group; `left` is an edge where one stands before it."""
    reads = []
    while True:
        read, at = _sequence(pattern, at, outermost, left)
        reads.append(read)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1  # over the bar
    if len(reads) == 1:
        return reads[0], at
    exact = [read.exact for read in reads if read.exact is not None and not read.needs]
    if len(exact) == len(reads):
        union = frozenset().union(*exact)
        if len(union) <= _MOST:
            return _Read(union), at
    best = [min(_flushed(read), key=_weight, default=frozenset[str]()) for read in reads]
    return _Read(None, (frozenset().union(*best),) if all(best) else ()), at


def _sequence(pattern: str, at: int, outermost: bool, left: str) -> tuple[_Read, int]:
    current = frozenset({left})
    found: list[Need] = []
    known = True
    while at < len(pattern) and pattern[at] not in "|)":
        read, at = _atom(pattern, at, _EDGE if all(one and one[-1] in _EDGES for one in current) else "")
        read, at = _repeated(pattern, at, read)
        if outermost and read.exact == _SPACE and len(current) > 1:
            known = False  # what stands before a space is a need of its own
            found += [need for need in (_need(frozenset(one + " " for one in current)),) if need]
            current = _SPACE
            continue
        if read.exact is not None and not read.needs and len(read.exact) * len(current) <= _MOST:
            current = frozenset(one + two for one in current for two in read.exact)
            continue
        known = False
        found += [need for need in (_need(current),) if need]
        found += read.needs
        current = read.exact if read.exact is not None else frozenset({""})
    return (_Read(current) if known else _Read(None, (*found, *filter(None, (_need(current),))))), at


def _atom(pattern: str, at: int, left: str) -> tuple[_Read, int]:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at, left)
    if char == "[":
        return _class(pattern, at)
    if char == "\\":
        return _escape(pattern[at + 1]), at + 2
    if char in "^$":
        return _EMPTY, at + 1
    return (_UNKNOWN if char == "." else _letter(char)), at + 1


def _letter(char: str) -> _Read:
    return _Read(frozenset({" " if char.isspace() else fold(char)}))


def _escape(char: str) -> _Read:
    if char == "b":
        return _Read(frozenset({_EDGE}))
    if char in "BAZ":
        return _EMPTY
    if char in "sd":
        return _letter(" " if char == "s" else "0")
    return _letter({"n": "\n", "t": "\t"}[char]) if char in "nt" else _UNKNOWN if char.isalnum() else _letter(char)


def _group(pattern: str, at: int, left: str) -> tuple[_Read, int]:
    edge = _NO_WORD.match(pattern, at)
    if edge:
        return _Read(frozenset({_EDGE})), edge.end()
    if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
        _, end = _either(pattern, at + (4 if pattern[at + 2] == "<" else 3))
        return _EMPTY, end + 1
    if pattern.startswith("(?P=", at):
        return _UNKNOWN, pattern.index(")", at) + 1
    start = at + 1
    if pattern.startswith("(?P<", at):
        start = pattern.index(">", at) + 1
    elif pattern.startswith("(?", at):
        flags = re.compile(r"\(\?[a-zA-Z-]*:").match(pattern, at)
        if flags is None:
            raise ValueError(f"a group of a kind that no rule uses: {pattern[at : at + 12]!r}")
        start = flags.end()
    read, end = _either(pattern, start, left=left)
    return read, end + 1


def _class(pattern: str, at: int) -> tuple[_Read, int]:
    """A class of few characters as its strings, any other as unknown."""
    end = at + 2 if pattern[at + 1] != "^" else at + 3
    while pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    inside = pattern[at + 1 : end]
    if inside[0] == "^":
        return _UNKNOWN, end + 1
    chars: set[str] = set()
    for token in re.finditer(r"\\.|(?:[^\\]-[^\\])|.", inside, re.DOTALL):
        text = token.group()
        if text[0] == "\\":
            read = _escape(text[1]) if text[1] != "b" else _UNKNOWN
            if read.exact is None:
                return _UNKNOWN, end + 1
            chars |= read.exact
        elif len(text) == 3:
            if ord(text[2]) - ord(text[0]) > 9:
                return _UNKNOWN, end + 1
            chars |= {fold(chr(code)) for code in range(ord(text[0]), ord(text[2]) + 1)}
        else:
            chars |= {" " if text.isspace() else fold(text)}
    return (_Read(frozenset(chars)) if len(chars) <= 12 else _UNKNOWN), end + 1


_TIMES = re.compile(r"([?*+]|\{(\d*)(?:,\d*)?\})[?+]?")


def _repeated(pattern: str, at: int, read: _Read) -> tuple[_Read, int]:
    times = _TIMES.match(pattern, at)
    if times is None:
        return read, at
    if times[1] == "?" and read.exact is not None and not read.needs:
        return _Read(read.exact | {""}), times.end()
    if times[1][0] == "{" and times[1][1:-1] == times[2] and read.exact is not None and len(read.exact) == 1:
        return _Read(frozenset(string * min(8, int(times[2])) for string in read.exact)), times.end()
    if times[1][0] in "?*" or times[2] in ("", "0"):
        return _UNKNOWN, times.end()
    return _Read(None, _flushed(read)), times.end()
