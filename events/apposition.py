"""The name that stands beside a description: "the third vessel, Ocean Crest, will ..." is about Ocean Crest."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w&’'.-]*(?: (?:[A-Z0-9][\w&’'.-]*|of|de|du|del|von)){0,3}"
_AFTER = re.compile(
    rf", (?:the |our |called |named |known as |dubbed |code-?named )?[\"“]?(?P<name>{_NAME})[\"”]?(?=,)"
)
_BEFORE = re.compile(
    rf"(?:^|[.,;:–—(] |\band )(?P<name>{_NAME}), (?:our|the|its|their|a|an) (?:(?!of|in|for|at|on|to)[\w-]+ ){{0,4}}$"
)
# what such a name is not: a day, a place, a party or a person, who each have their own grammar
_NONE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Inc|Ltd|LLC|Corp|Co|"
    r"The|This|These|In|At|By|On|For|We|Our|As|If|And|Q[1-4]|H[12]|Mr|Ms|Dr|Mrs)\b"
)
_PLAIN = re.compile(r"[a-z][\w-]*")


def beside(words: str, described: str) -> str:
    """The name in apposition to a description that has none itself, or nothing.

    >>> beside("Northgate Solar, our 200-megawatt project in Utah, starts up in May.", "project in Utah")
    'Northgate Solar'
    >>> beside("The mill in Leoben, Austria, starts up in May.", "mill in Leoben")
    ''
    """
    described = re.sub(r"^(?:the )?[Cc]ompany['’]s ", "", described)
    at = words.find(described)
    if at < 0 or (not _PLAIN.fullmatch(described.rsplit(" ", 1)[-1]) and " in " not in described):
        return ""
    after = _AFTER.match(words, at + len(described))
    if after and not _NONE.match(after["name"]) and not re.search(r"\b[A-Z][a-z]", described):
        return after["name"]
    before = _BEFORE.search(words[max(0, at - 90) : at])
    if before and not _NONE.match(before["name"]):
        return before["name"]
    return ""
