"""Dates that are not in the passage itself: lent by the heading, by the sentence before, by the fiscal year.

A list under "2026 milestones:" has its year from there; "In 2025, ... Additionally, ..." goes on in the same year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from events import periodic, speech
from events.candidates import Candidate
from events.document import Document
from events.types import Filing, Passage, Window
from events.windows import CANDIDATE
from events.windows import find as find_windows

CALENDAR_YEAR = (12, 31)
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+|www\.\S+")


def own(passage: Passage, filing: Filing, *, fiscal: bool = False) -> list[Window]:
    """The windows of the passage's own words, links aside; a year that is missing there may stand in the heading.

    `fiscal` says that bare years and quarters are of the company's own year.
    """
    words = passage.words
    if not CANDIDATE.search(words):
        return []
    year = _year(passage, filing.said_on)
    windows = find_windows(words, filing.said_on, year_end=filing.year_end, year=year, fiscal=fiscal)
    if year is not None and any(_gone(each, filing.said_on) for each in windows) and _reported(passage, year):
        windows = _to_come(passage, windows, filing, fiscal)
    if "http" in words or "](" in words or "www." in words:
        links = [match.span() for match in _LINK.finditer(words)]
        windows = [each for each in windows if not any(each.start < end and start < each.end for start, end in links)]
    if ("“" in words or '"' in words) and (titles := [span for span in map(_title, _QUOTED.finditer(words)) if span]):
        windows = [each for each in windows if not any(low <= each.start < high for low, high in titles)]
    windows = [_arrived_at(words, each, filing, fiscal) for each in windows]
    return periodic.told(words, windows, filing)


_QUOTED = re.compile(r"[\"“](?P<said>[^\"“”]{12,300})[\"”]")
_TELLING = re.compile(r"[^\W\d_][\w'’-]{3,}")


def _title(quoted: re.Match[str]) -> tuple[int, int] | None:
    """The span of a title in quotation marks, its longer words all with a capital: what it dates is no event."""
    long = _TELLING.findall(quoted["said"])
    titled = len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
    return quoted.span("said") if titled else None


_FROM_TO = re.compile(r"from (?:.{2,24}?) to (?P<to>.{2,24})", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:increas|decreas|grow|declin|improv|step|ris|fall|drop|mov|up|down|chang|ramp|sequential)\w*\b[^.;]{0,30}$"
)


def _arrived_at(words: str, window: Window, filing: Filing, fiscal: bool) -> Window:
    """Of a change "from Q2 to Q3" that begins in a quarter gone by the time to which it leads."""
    match = _FROM_TO.fullmatch(window.timing)
    if match is None or not _CHANGES.search(words[max(0, window.start - 45) : window.start]):
        return window
    ends = find_windows(match["to"], filing.said_on, year_end=filing.year_end, fiscal=fiscal)
    if len(ends) != 1 or ends[0].opens is None or window.opens is None or ends[0].opens >= window.opens:
        return window
    start = window.start + match.start("to") + ends[0].start
    return ends[0].moved(start, start + ends[0].end - ends[0].start)


def _year(passage: Passage, said_on: date) -> int | None:
    """The year that a heading lends to what stands under it."""
    for heading in reversed(passage.headings):
        years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", heading)}
        if len(years) != 1:
            continue
        year = years.pop()
        # a title of last year's results lends its year to what they tell, not to what is ahead
        if (
            year >= said_on.year
            or _MILESTONES.search(heading)
            or not any(cue.verbal for cue in speech.cues(passage.words))
        ):
            return year
    return None


_REPORT = re.compile(
    r"\b(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter|[1-4]Q|Q[1-4]|(?:first|second)[- ]half|[12]H|H[12]|"
    r"half[- ]year|full[- ]year|year[- ]end|quarterly|interim)\b.*\b(?:calls?|results?|transcripts?|earnings|remarks|"
    r"report|update|highlights)\b|\b(?:earnings|results|conference) (?:conference )?(?:calls?|transcripts?)\b",
    re.IGNORECASE,
)


def _reported(passage: Passage, year: int) -> bool:
    """Whether the heading that lends its year is the title of a report on a time gone by, and no outlook."""
    named = _naming(passage, year)
    return passage.shape == "sentence" and bool(_REPORT.search(named)) and not _MILESTONES.search(named)


def _naming(passage: Passage, year: int) -> str:
    return next((each for each in reversed(passage.headings) if str(year) in each), "")


def _to_come(passage: Passage, windows: list[Window], filing: Filing, fiscal: bool) -> list[Window]:
    """The windows, those that the year of a call's title put into the past read without it.

    What is not told as done is yet to come; the quarter that the title itself names stays.
    """
    anew = find_windows(passage.words, filing.said_on, year_end=filing.year_end, fiscal=fiscal)
    ahead = {(each.start, each.end): each for each in anew}
    title = " ".join(passage.headings)
    return [
        each
        if not _gone(each, filing.said_on) or each.timing in title or _told_as_done(passage.words, each)
        else ahead.get((each.start, each.end), each)
        for each in windows
    ]


_CLAUSE = re.compile(r"[;:]|,? (?:and|but|so) (?=(?:we|it|they|the|our|I)\b)")


def _told_as_done(words: str, window: Window) -> bool:
    """Whether the clause of a time tells what has been done, or looks ahead to nothing."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(words)), len(words)]
    low = max(cut for cut in cuts if cut <= window.start)
    high = min(cut for cut in cuts if cut >= window.end)
    return bool(speech.behind(words[low:high]))


def _gone(window: Window, said_on: date) -> bool:
    return (window.closes or window.opens or said_on) < said_on


_MILESTONES = re.compile(
    r"\b(?:mile-?stones?|expected|anticipated|expectations|upcoming|catalysts?|goals?|outlook|guidance|priorit\w+|"
    r"objectives?|planned|plans|targets?|targeted|looking ahead|road-?map|timeline|news ?flow|"
    r"to come|scheduled|key events)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:highlights|results|summary|review|performance|overview|financials?|recap|achievements|accomplishments|"
    r"metrics|statistics|developments|business update|events)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|^\W*(?:what|why|how|who|when)\b", re.IGNORECASE)


def from_heading(document: Document, index: int) -> list[Window]:
    """The window of the heading that governs a list item or row without a date of its own ("2026 milestones:")."""
    passage = document.passages[index]
    if passage.shape not in ("item", "row") or not passage.headings:
        return []
    heading = passage.headings[-1]
    if not CANDIDATE.search(heading) or len(heading) > 160:
        return []
    windows = find_windows(heading, document.filing.said_on, year_end=document.filing.year_end)
    ahead = [window for window in windows if window.closes is None or window.closes > document.filing.said_on]
    if len(windows) != 1 or not ahead or windows[0].grain == "day":
        return []
    if _ASKS.search(heading):
        return []
    told = windows[0].basis == "implied" or (
        windows[0].opens is not None and windows[0].opens <= document.filing.said_on
    )
    if told and _TOLD.search(heading) and not _MILESTONES.search(heading):
        return []  # "First Quarter Highlights" are those of the quarter gone
    rest = heading[: windows[0].start] + heading[windows[0].end :]
    said = len(re.findall(r"\w+", rest))
    if said > 2 and (not _MILESTONES.search(rest) or (said > 8 and not rest.rstrip().endswith(":"))):
        return []
    return ahead


_GOES_ON = re.compile(
    r"(?:Additionally|In addition|Also|Further|Furthermore|It also|We also|The [Cc]ompany also|Management also)\b"
)
_OPENS = re.compile(r"(?:In|During|For|By|Over|Within|Throughout) ")


def carried(document: Document, index: int) -> list[Window]:
    """The date that opens the sentence before, where this one goes on with it ("In 2025, ... Additionally, ...")."""
    passage = document.passages[index]
    if passage.shape != "sentence" or index == 0 or not _GOES_ON.match(passage.words):
        return []
    before = document.passages[index - 1]
    if (
        before.block != passage.block
        or not _OPENS.match(before.words)
        or not any(cue.verbal for cue in speech.cues(passage.words))
    ):
        return []
    windows = find_windows(before.words, document.filing.said_on, year_end=document.filing.year_end)
    return windows if len(windows) == 1 and windows[0].start == 0 else []


_LENDS = 12  # passages before within which a sentence lends its time


def place(document: Document, candidate: Candidate) -> int:
    """Where the heading or sentence that lends the window stands, or the passage itself where it can't be found."""
    window = candidate.window
    for back in range(candidate.index - 1, max(-1, candidate.index - _LENDS), -1):
        before = document.passages[back]
        if before.words[window.start : window.end] == window.timing:
            return before.place(window.start)
    if not candidate.passage.headings:
        return candidate.passage.start
    heading = candidate.passage.headings[-1]
    for back in range(candidate.index - 1, max(-1, candidate.index - 60), -1):
        at = document.passages[back].words.find(heading)
        if at >= 0:
            return document.passages[back].place(at + candidate.window.start)
    at = document.text.rfind(candidate.window.timing, 0, candidate.passage.start)
    return at if at >= 0 else candidate.passage.start


def fiscal(document: Document, found: list[Candidate], passage: Passage) -> list[Candidate]:
    """Beside a financial figure a bare quarter or year of a company with another year end is fiscal."""
    filing, year = document.filing, _year(passage, document.filing.said_on)
    if year is not None and year < filing.said_on.year and _reported(passage, year):
        year = None
    readfiscal = {
        (window.start, window.end): window
        for window in find_windows(passage.words, filing.said_on, year_end=filing.year_end, year=year, fiscal=True)
    }
    return [
        replace(candidate, window=readfiscal.get((candidate.window.start, candidate.window.end), candidate.window))
        if candidate.measure or candidate.anchor.kind == "financial_guidance"
        else candidate
        for candidate in found
    ]


_STARTING = re.compile(
    r"^(?:(?:starting|beginning|commencing|begins?|starts?|commences?)\s+(?=in|on|with|from|early|late|mid|this|next|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)|"
    r"from\s+(?:the (?=beginning|start))?(?!.*\b(?:to|until|through|onwards?|on)\b))",
    re.IGNORECASE,
)


def one_event(window: Window, filing: Filing) -> Window:
    """ "Starting in X" said of one event with a start means that it starts in X."""
    cut = _STARTING.match(window.timing)
    if cut is None:
        return window
    inner = find_windows(window.timing[cut.end() :], filing.said_on, year_end=filing.year_end)
    if len(inner) != 1 or inner[0].closes is None or inner[0].opens != window.opens:
        return window
    return replace(window, closes=inner[0].closes, edge="in")
