"""The month and day on which a company's fiscal year closes, as a document's words give it.

A plain statement ("fiscal year ending June 30") counts first, each time it is made; where there is none, a quarter with
its number and its close ("third quarter ended March 31") gives it. Another company's year does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tracker.imprint import whole_month

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NUMBER = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_MONTH = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)|sept?(?:ember|\.)"
    r"|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
_DAY = rf"{_MONTH}\s\d{{1,2}}\b"
_OWNER = r"(?:its\s|the\s|our\s|this\s)?(?:\S{1,30}['’]s?\s)?"

# each is tried only where its first or its only fixed word stands
_YEAR_CLOSES = re.compile(
    r"(?:fiscal|financial)\s(?:years?|\d{4},?)(?:\s\d{4},?)?\s(?:that\s|which\s|to\s)?"
    rf"(?:ended|ending|ends?)\s(?:on\s|in\s)?(?P<day>{_DAY})",
    re.IGNORECASE,
)
_YEAR_CLOSES_IN = re.compile(
    rf"(?:fiscal|financial)\syears?(?:\s\d{{4}},?)?\s(?:that\s|which\s)?(?P<ends>(?:ended|ending|ends?)\s)?in\s"
    rf"(?P<month>{_MONTH})(?!\s\d{{1,2}}\b)",
    re.IGNORECASE,
)
_END_OF = re.compile(r"\b(?:end|close)\sof\s(?:\S{1,30}\s){0,2}$", re.IGNORECASE)
_QUARTER_CLOSES = re.compile(
    rf"\b(?P<number>{_NUMBER})\s(?:fiscal\s)?quarter"
    rf"(?:\s(?:of|for)\s{_OWNER}(?:fiscal\s)?(?:year\s)?(?:\d{{4}}|FY\s?\d\d)(?:\sfiscal\syear)?)?,?\s"
    rf"(?:\([^()\n]{{1,30}}\)\s)?(?:which\s|that\s)?(?:ended|ending)\s(?:on\s)?(?P<day>{_DAY})",
    re.IGNORECASE,
)
_CLOSES_QUARTER = re.compile(
    rf"\bended\s(?P<day>{_DAY})(?:,\s\d{{4}})?[,\s(–—-]{{1,5}}(?:which\s(?:is|was)\s)?{_OWNER}"
    rf"(?P<number>{_NUMBER})\s(?:fiscal\s)?quarter\sof\s(?:fiscal|its|the|our)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s$")


def year_end(text: str, company: str = "", closes: date | None = None) -> tuple[int, int] | None:
    """Month and day, None where the words do not give it; `closes` is the close of the year an annual report is on.

    >>> year_end("results for the third quarter ended March 31, 2011")
    (6, 30)
    >>> year_end("Orion expects a loss for its fiscal year ending September 30, 2012.")
    (9, 30)
    """
    if closes:
        return whole_month((closes.month, closes.day))
    votes: Counter[tuple[int, int]] = Counter()
    low = text.lower()
    for at in sorted((*_places(low, "fiscal "), *_places(low, "financial "))):
        before = text[max(0, at - 40) : at]
        if not _is_own(before, company):
            continue
        if stated := _YEAR_CLOSES.match(text, at):
            day = stated["day"]
        elif (month := _YEAR_CLOSES_IN.match(text, at)) and (month["ends"] or _END_OF.search(before)):
            day = f"{month['month']} 28"
        else:
            continue
        if close := _close(day, 4):
            votes[close] += 1
    if not votes:
        quarters = list(_places(low, "quarter"))
        for pattern, ahead, behind in ((_QUARTER_CLOSES, 20, 160), (_CLOSES_QUARTER, 120, 40)):
            seen: set[int] = set()
            for at in quarters:
                found = pattern.search(text, max(0, at - ahead), at + behind)
                if found and found.start() not in seen and (close := _close(found["day"], _number(found))):
                    seen.add(found.start())
                    votes[close] += 1
    # the first of those said most often: a Counter keeps the order in which it met them
    return votes.most_common(1)[0][0] if votes else None


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _number(found: re.Match[str]) -> int:
    return _NUMBERS[found["number"].lower()]


def _is_own(before: str, company: str) -> bool:
    """Whether the word before "fiscal year" leaves the year to the company that speaks."""
    if not _POSSESSIVE.search(before):
        return True
    owner = _POSSESSIVE.sub("", before).split()[-1].strip("\"“”'’(").lower()
    return owner in ("company", "registrant", "corporation", "group", "trust", "partnership", "bank") or (
        bool(owner) and owner in company.lower()
    )


def _close(day: str, quarter: int) -> tuple[int, int] | None:
    """The close of the year whose quarter of that number closes on this day."""
    name, number = day.split()
    closing = whole_month((_MONTHS.index(name[:3].lower()) + 1, int(number))) if 1 <= int(number) <= 31 else None
    if closing is None:
        return None
    month = (closing[0] - 1 + 3 * (4 - quarter)) % 12 + 1
    return whole_month((month, 28)) if quarter < 4 else closing
