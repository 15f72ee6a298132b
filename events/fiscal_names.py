"""Which calendar year a fiscal year is named after: the one it closes in, or the one it begins in.

Retailers and Japanese companies call the year that closes in January or March 2025 "fiscal 2024". A document shows it
where a period it names has its last day beside it, or where it looks ahead to a year that would be over. A year end
whose month is beyond twelve closes in the year after the one it is named for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from events import speech
from events.calendar import YearEnd, fiscal_close, fiscal_year_of
from events.types import Filing

LATEST = 6  # the last month of a year end for which the two names are in doubt
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<day>\d{1,2}),? (?P<year>20\d\d|19\d\d)"
_FISCAL = r"(?:[Ff]iscal(?: [Yy]ears?)?|FISCAL(?: YEAR)?|FY) ?(?P<name>(?:20|19)\d\d)"
# "fiscal 2024, which ends February 1, 2025", "the third quarter of fiscal 2024 ended November 2, 2024"
_NAME_DAY = re.compile(
    rf"{_FISCAL}[ ,(\"“”]{{1,4}}"
    rf"(?:are |to |which |that |a 5[23]-week year |is |was |refers? to |means |the |our |fiscal |year |"
    rf"period |5[23]-week |5[23] weeks |that |we |\(){{0,8}}(?:ended|ending|ends|will end|closed) (?:on )?{_DAY}"
)
# "the year ended January 28, 2024 ("fiscal 2023")"
_DAY_NAME = re.compile(
    rf"(?:ended|ending|ends|end) (?:on )?{_DAY},? ?(?:\(|is |was |as |referred to as |[\"“”' ])*{_FISCAL}"
)
_AHEAD = re.compile(r"\b(?:[Ff]or|[Ii]n|[Dd]uring|[Tt]hroughout) (?:the )?fiscal(?: year)? (?P<name>20\d\d)\b")
_SINCE = timedelta(days=30)


def settled(filing: Filing, text: str) -> Filing:
    """The filing with its year end moved beyond twelve months where the document names its years by their beginning.

    >>> from events.types import Filing
    >>> filing = Filing("", "Tarn Stores", "", "", "", date(2024, 3, 13), year_end=(1, 31))
    >>> settled(filing, "In the year ended January 28, 2024 (fiscal 2023) sales fell.").year_end
    (13, 31)
    """
    month, day = filing.year_end
    return replace(filing, year_end=(month + 12, day)) if month <= LATEST and _by_start(text, filing) else filing


def _by_start(text: str, filing: Filing) -> bool:
    votes = [_vote(match, filing.year_end) for pattern in (_NAME_DAY, _DAY_NAME) for match in pattern.finditer(text)]
    if any(votes):
        return sum(votes) > 0
    return any(
        fiscal_close(int(match["name"]), filing.year_end) + _SINCE < filing.said_on
        and int(match["name"]) >= filing.said_on.year
        and _looks_ahead(text, match)
        for match in _AHEAD.finditer(text)
    )


def _vote(match: re.Match[str], year_end: YearEnd) -> int:
    """One for a name from the beginning, less than none for one from the close."""
    month = _MONTHS.index(match["month"].lower()) + 1
    try:
        closed = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return 0
    # years of 52 weeks close some days before or after the end of their month
    number = fiscal_year_of(closed - timedelta(days=8), year_end)
    return {number: -1, number - 1: 1}.get(int(match["name"]), 0)


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence around a year tells what is still to come."""
    low = max(text.rfind(". ", 0, match.start()), text.rfind("\n\n", 0, match.start()))
    high = text.find(". ", match.end())
    words = " ".join(text[low + 1 : high if high >= 0 else match.end() + 300].split())
    cues = speech.cues(words)
    return any(cue.verbal and cue.name != "hope" for cue in cues) and not speech.behind(words)
