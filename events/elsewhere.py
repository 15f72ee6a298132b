"""One event in several places, each with its own date: "we launch the S7 in Europe in May and in Japan in June"."""

from __future__ import annotations

import re

_PLACE = r"(?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}"
_HERE = re.compile(rf" (?:in|into|for) {_PLACE}$")
_THERE = re.compile(
    rf"(?:,|;|,? and(?: then)?|,? followed by|,? with)(?P<where> (?:(?:in|into|for) )?{_PLACE})"
    r"(?: to follow| following)?,? $"
)
_TIME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Q[1-4]|H[12])\b"
)


def there(words: str, subject: str, start: int) -> str:
    """The subject of the date at `start`, whose own place stands before it; the same subject where none does.

    >>> text = "We launch the S7 in Europe in May and in Japan in June."
    >>> there(text, "S7 in Europe", text.index("in June"))
    'S7 in Japan'
    """
    here, at = _HERE.search(subject), words.find(subject)
    if here is None or not 0 <= at < start:
        return subject
    said = _THERE.search(words[at + len(subject) : start])
    if said is None or _TIME.search(said["where"]):
        return subject
    preposition = (
        "" if said["where"].startswith((" in ", " into ", " for ")) else here.group()[: here.group().index(" ", 1)]
    )
    return subject[: here.start()] + preposition + said["where"]
