"""Figures as they came: a metric's actual for a named period or balance day, and counts of what is there now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from events import amounts, figures, metrics
from events.gates import gate
from events.metrics import Measure
from events.reported import THE_UNIT, Period, ended, meant
from events.types import Filing, Passage, Report, Scope, Window, content_id
from events.windows import find as find_windows

_PAST = re.compile(
    r"\b(?:was|were|had|totall?ed|amounted|reported|increased|decreased|grew|declined|rose|fell|came in|"
    r"recorded|generated|"
    r"used|ended|posted|compared|is|are|stood|has)\b|~",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:expect\w*|anticipat\w+|guidance|outlook|forecast\w*|will|should|"
    r"project(?:s|ed|ing|ions?) (?:to|that|its|a|revenue|net|cash)|target\w*|estimate[sd]?|plans?|intends?|"
    r"could|may|would|set to|slated|scheduled|on track|to (?:double|increase|reach|grow|expand)|reiterat\w+|"
    r"reaffirm\w+|between)\b",
    re.IGNORECASE,
)
# what a period is compared with is not the figure's own
_COMPARED = re.compile(
    r"(?:\bcompar(?:ed|es|ing|ison)|\bversus|\bvs\.?|\bfrom|\bthan|\bover|\bagainst|\bcorresponding|\bsame|\bsince)\b"
    r"[^;]{0,50}$",
    re.IGNORECASE,
)
# a part of the business: whose figure it is can't be told from the metric's name
_PART = gate(r"\b(?:segment|division|business unit|subsidiary)\b", re.IGNORECASE)
_HAS_FIGURE = gate(r"[$€£¥]|\b[Cc]apacity\b|\b(?:USD|EUR|GBP)\b")
# guidance that an actual figure is held against is no outlook
_AGAINST = re.compile(
    r"\b(?:within|exceed\w*|surpass\w*|beat\w*|met|meeting|above|below|miss\w*|versus|vs\.?|than|in line with|"
    r"(?:high|low|upper|lower|top|bottom) end of|compared (?:to|with)|against|ahead of) (?:[\w$.-]+ ){0,5}?"
    r"(?:guidance|outlook|forecasts?|estimates?|expectations?|targets?)\b",
    re.IGNORECASE,
)
_REPORTED = gate(r"\b(?:reported|posted|generated|recorded|delivered|achieved)\b", re.IGNORECASE)
_LISTED = re.compile(r",? (?:and )?|, ")
_TABLE = 10  # more figures than any sentence has: a table run together, whose columns nobody can tell
_BALANCE = frozenset({"cash"})
COUNTED = gate(
    r"(?P<noun>compounds|(?:product )?candidates|program(?:me)?s|agents|drugs)\b[^.;]{0,40}?\b(?:are|is|were|"
    r"was|have|has)"
    r"(?: now| currently| already| been)*[^.;]{0,24}?(?:in|entered|into|reached) (?:the )?"
    r"(?:clinic\b|clinical (?:testing|trials?|development)|human testing)",
    re.IGNORECASE,
)
_OTHER_SET = re.compile(r"\b(?:active IND|or ha(?:ve|d) an|preclinical|approved|marketed)\b", re.IGNORECASE)
_CAPACITY = gate(
    r"\bcapacity\b[^.;]{0,50}?\b(?:is|was|reached|stands at|of|grew to|has reached|increased to)\b", re.IGNORECASE
)


def _nothing() -> Period | None:
    return None


def find(passage: Passage, filing: Filing, quarter: Callable[[], Period | None] = _nothing) -> Iterator[Report]:
    """The actual figures of a passage, each with the period or day that its words name; others are left.

    Where the words name none, the heading's period counts, then the `quarter` that the document reports on.
    """
    words = passage.words
    if not _HAS_FIGURE.search(words) and not COUNTED.search(words):
        return
    amounts_found = figures.find(words)
    if not amounts_found or len(amounts_found) > _TABLE:
        return
    yield from _counts(passage, filing, amounts_found)
    if _AHEAD.search(_AGAINST.sub(" ", words)) or not _PAST.search(words) or _PART.search(words):
        return
    for measure in _paired(words, metrics.find(words, amounts_found), amounts_found):
        figure = measure.figure
        if figure is None or figure.low is None or figure.low != figure.high or not figure.money:
            continue
        balance = amounts.metric(measure.name)[0] in _BALANCE
        period = _period(passage, filing, measure.start, measure.end, balance, quarter)
        if period is None:
            continue
        opens, closes = period
        label = str(closes) if opens == closes else f"{opens}/{closes}"
        yield Report(
            content_id(filing.id, passage.start + measure.start, "figure", measure.name, label),
            filing.id,
            passage.start,
            passage.end,
            words,
            "figure",
            "financial_guidance",
            measure.name,
            scope=Scope(period=label),
            happened_from=opens,
            happened_to=closes,
            low=figure.low,
            high=figure.high,
            unit=figure.unit,
            rule="actual figure",
        )


def _paired(words: str, measures: list[Measure], found: list[figures.Figure]) -> list[Measure]:
    """Metrics and figures told in two lists and paired "respectively": the first with the first, and so on."""
    at = words.lower().find("respectively")
    run = [figure for figure in found if figure.end <= at]
    for place in range(len(run) - 1, 0, -1):
        if not _LISTED.fullmatch(words[run[place - 1].end : run[place].start]):
            run = run[place:]
            break
    names = [measure for measure in measures if run and measure.end <= run[0].start]
    for place in range(len(names) - 1, 0, -1):
        if not _LISTED.fullmatch(words[names[place - 1].end : names[place].start]):
            names = names[place:]
            break
    if len(run) < 2 or len(names) != len(run):
        return measures
    return [replace(measure, figure=figure) for measure, figure in zip(names, run, strict=True)]


def _period(
    passage: Passage, filing: Filing, start: int, end: int, balance: bool, quarter: Callable[[], Period | None]
) -> Period | None:
    """The period that a figure is of: the nearest past window of its sentence; a balance has a day."""
    named = find_windows(passage.words, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back")
    if not balance and all(THE_UNIT.search(window.timing) for window in named):
        return _period_of_document(passage, filing, named, quarter)
    windows: list[Window] = [
        window for window in named if window.opens and window.closes and window.closes <= filing.said_on
    ]
    if balance:
        windows = [window for window in windows if window.opens == window.closes]
    else:
        windows = [w for w in windows if w.opens and w.closes and (w.closes - w.opens).days >= 80]
    windows = [
        window
        for window in windows
        if not _COMPARED.search(passage.words[max(0, window.start - 70) : window.start] + window.timing[:6])
    ]
    if not windows:
        return None
    near = min(windows, key=lambda w: min(abs(w.start - end), abs(start - w.end)))
    return (near.opens, near.closes) if near.opens and near.closes else None


def _period_of_document(
    passage: Passage, filing: Filing, named: list[Window], quarter: Callable[[], Period | None]
) -> Period | None:
    """The period of a sentence that leaves it to its headings or its document."""
    if named:
        return meant(named[0].timing, quarter(), filing)
    for heading in reversed(passage.headings):
        windows = find_windows(heading, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back")
        if windows:
            return ended(heading, filing) if len(windows) == 1 else None
    return quarter() if _REPORTED.search(passage.words) else None


def _counts(passage: Passage, filing: Filing, found: list[figures.Figure]) -> Iterator[Report]:
    words = passage.words
    counted = COUNTED.search(words)
    if counted and not _OTHER_SET.search(words) and not _AHEAD.search(words[: counted.end()]):
        number = next(
            (f for f in reversed(found) if f.start <= counted.start() and f.low is not None and not f.money), None
        )
        if number is not None and counted.start() - number.start < 60:
            yield _count(passage, filing, "pipeline_count", counted["noun"], number)
    holds = _CAPACITY.search(words)
    if holds and not _AHEAD.search(words[: holds.end() + 20]):
        number = next(
            (f for f in found if f.start >= holds.start() and f.low is not None and not f.money and not f.ratio), None
        )
        if number is not None and number.start - holds.end() < 40:
            yield _count(passage, filing, "capacity_target", words[holds.start() : holds.start() + 8], number)


def _count(passage: Passage, filing: Filing, kind: str, subject: str, number: figures.Figure) -> Report:
    windows = [
        window
        for window in find_windows(passage.words, filing.said_on, year_end=filing.year_end, direction="back")
        if window.opens and window.opens == window.closes and window.opens <= filing.said_on
    ]
    day = windows[0].opens if len(windows) == 1 else filing.said_on
    return Report(
        content_id(filing.id, passage.start, "figure", kind, number.low),
        filing.id,
        passage.start,
        passage.end,
        passage.words,
        "figure",
        kind,
        subject,
        happened_from=day,
        happened_to=day,
        low=number.low,
        high=number.high,
        unit=number.unit,
        rule="count",
    )
