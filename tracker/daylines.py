"""The day of publication as a document's words give it: dateline, date of a letter, date of report, signature.

A day that closes a period or dates something else is none: only lines that date the document itself count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
DAY = (
    rf"(?i:(?:{_MONTH.format('m1')}\.?\s{{1,3}}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{0,3}}(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('m2')}\.?,?\s(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)|(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>(?:19|20)\d\d))"
    r"(?!\d))"
)
_DAY = re.compile(rf"\b{DAY}")

_WIRES = (
    r"(?:(?:PR|Globe|Prime|AB|Access|Canada|EIN|Market|Business|New ?Media|PRISM ?Media|EQS|Newsfile|Cision|JCN)[ -]?"
    r"(?:News ?wire|Presswire|Wired?|News)|News ?Direct|Newsfile(?: Corp\.?)?|CNW(?: Group)?|Media ?OutReach Newswire"
    r"|Newswire\.com|EINPresswire\.com|InvestorBrandNetwork|Thomson Reuters ONE|Hugin|Financial News Media)"
)
_WIRE = re.compile(rf"[(/\[]\s?[^()/\n]{{0,30}}?{_WIRES}[^()/\n]{{0,30}}[)/\]]", re.IGNORECASE)
_WIRED_AFTER = re.compile(rf"\s*,?\s*-{{0,2}}\s*{_WIRE.pattern}", re.IGNORECASE)
_WIRED_BEFORE = re.compile(rf"{_WIRE.pattern}\s*[-–—]{{0,3}}\s*$", re.IGNORECASE)
_CITY = re.compile(r"[\s–—-]*[A-Z][\w.' ]{1,30}(?:, ?[A-Z][\w. ]{1,20})?\s?(?:[–—]|\s-{1,2}\s)")
_PLACE_WORD = re.compile(
    r"[A-Z][\w.'’]*(?:-[A-Za-z][\w.'’]*)*$|(?:de|du|la|of|the|and|upon|am|on|van|den|di|del|do|&)$"
)
_MONTH_WORD = re.compile(rf"(?:{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)}|sept)\.?$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:\([^()\n]{2,60}\)|/[^/\n]{2,60}/)?\s*,?\s*(?:[-–—‒―−]{1,3}|/|:|\||…|\.{3}|&mdash;)", re.IGNORECASE
)
_TRIM = " \t*#>_-–—|,/:"

_RELEASED = re.compile(
    r"(?:^|\n)[ \t#*]*(?:for (?:immediate )?release|released?(?: date)?|published(?: on)?|issued(?: on)?|news release"
    rf"|press release)[ \t]*[-:–—,]?[ \t*]*(?:on )?{DAY}",
    re.IGNORECASE,
)
_FILED = re.compile(
    rf"As filed with the (?:U\.S\. )?Securities and Exchange Commission on\s{{1,20}}{DAY}", re.IGNORECASE
)
_ALONE = re.compile(
    rf"[ \t#*_]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:date[d]?:\s*)?{DAY}[ \t*_.]*$", re.IGNORECASE
)
_REPORT = re.compile(r"Date\s+of\s+(?:earliest\s+event|report)", re.IGNORECASE)
_SIGNED = re.compile(rf"D(?:ated?|ATED?)(?: signed)?[ \t]*[:.]?[\s_]{{0,40}}(?:as of )?{DAY}")
_SIGNATURES = re.compile(r"\n[ \t#*]*SIGNATURES?[ \t*]*(?=\n)", re.IGNORECASE)
_SIGNED_ALONE = re.compile(rf"\n[ \t*]*{DAY}(?=[ \t]*(?:\n|\t|By\b|/s/|[ ]{{3}}))")
_OPENING = 15_000  # characters in which a document says when it was published


def read_day(text: str) -> date | None:
    """The first day written in these words, None where there is none.

    >>> read_day("2010-10-28T09:30"), read_day("Oct. 28, 2010"), read_day("28 October 2010"), read_day("June 2011")
    (datetime.date(2010, 10, 28), datetime.date(2010, 10, 28), datetime.date(2010, 10, 28), None)
    """
    for found in _DAY.finditer(text):
        if day := day_of(found):
            return day
    return None


def day_of(found: re.Match[str]) -> date | None:
    """The day of a match of the pattern `DAY`, None where the calendar has no such day."""
    said = found.groupdict()
    for number in "1234":
        if said.get(f"y{number}"):
            month = said[f"m{number}"]
            at = (
                int(month)
                if month.isdecimal()
                else next(i for i, m in enumerate(_MONTHS, 1) if m[:3] == month[:3].lower())
            )
            try:
                return date(int(said[f"y{number}"]), at, int(said[f"d{number}"]))
            except ValueError:
                return None
    return None


def dateline(text: str) -> tuple[date, int] | None:
    """The day of the first dateline and where what it opens begins: "WALTHAM, MA, October 28, 2010 - ".

    >>> dateline("News\\n\\nGALWAY, Ireland - (Business Wire) - 6 November 2024 - Orion, Inc. said")
    (datetime.date(2024, 11, 6), 60)
    """
    for start, line in _lines(text[:_OPENING]):
        found = _DAY.search(line, 0, 260)
        if not found or not (day := day_of(found)):
            continue
        before, after = line[: found.start()], line[found.end() : found.end() + 120]
        closed = _AFTER.match(after)
        wired = _WIRED_AFTER.match(after) or _WIRED_BEFORE.search(before)
        place = _WIRE.sub(" ", before).strip(_TRIM + "()")
        if not wired and not (
            closed and place and (after[closed.end() :].strip() or text[start + len(line) :].strip())
        ):
            continue
        if not wired and not _is_place(place):
            continue
        rest = after[closed.end() :] if closed else after
        if not place and (city := _CITY.match(rest)):
            rest = rest[city.end() :]
        opens = len(after) - len(rest.lstrip(_TRIM))
        return day, start + found.end() + opens
    return None


def _is_place(words: str) -> bool:
    """Whether the words before a day name where it was said: a few capitalised words, none of them a month."""
    parts = re.split(r"[\s,/()–—]+|\s-\s", words)
    parts = [part for part in parts if part.strip(".-")]
    return 0 < len(parts) <= 9 and all(_PLACE_WORD.match(part) and not _MONTH_WORD.match(part) for part in parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def published(text: str, dated: date | None, periodic: bool = False, since: date | None = None) -> date | None:
    """The day on which these words were published; of a periodic report the signature's, none before `since`.

    `dated` is the day of the dateline, where there is one.
    """
    if periodic:
        return signed(text, since)
    if dated:
        return dated
    opening = text[:_OPENING]
    for pattern in (_RELEASED, _FILED):
        if (match := pattern.search(opening)) and (day := day_of(match)):
            return day
    return reported(opening) or _standing_alone(opening) or signed(text, since)


def _standing_alone(text: str) -> date | None:
    """The day that has a line of its own near the top, as on a letter, and closes nothing above it."""
    before = ""
    for number, (_, line) in enumerate(_lines(text)):
        if number > 30:
            break
        found = _ALONE.match(line) if len(line) < 60 else None
        if found and not re.search(
            r"(?:ended|ending|from|to|of|reported\)?:?|until|date|for|on)\W*$", before, re.IGNORECASE
        ):
            return day_of(found)
        before = line
    return None


def reported(text: str) -> date | None:
    """The date of report on the cover of an 8-K, written behind its label or on the line above."""
    found = _REPORT.search(text)
    if not found:
        return None
    behind = text[found.start() : found.start() + 300]
    lines = [line for line in behind.split("\n") if line.strip(" \t_-")]
    for line in lines[:4]:
        if day := read_day(line):
            return day
        if "exact name" in line.lower():
            break
    above = [line for line in text[max(0, found.start() - 200) : found.start()].split("\n") if line.strip(" \t_-")]
    return read_day(above[-1]) if above else None


def signed(text: str, since: date | None = None) -> date | None:
    """The day beside the signature, the first that is not before `since`."""
    for found in _SIGNED.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()].rpartition("\n")[2]
        day = day_of(found) if not before.strip(" \t#*") or before.endswith(("\t", "   ")) else None
        if day and (since is None or day >= since):
            return day
    for heading in reversed(list(_SIGNATURES.finditer(text))):
        if (found_ := _SIGNED_ALONE.search(text, heading.end(), heading.end() + 1500)) and (day := day_of(found_)):
            return day
    return None
