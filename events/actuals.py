"""Figures as they came: a metric's actual for a named period or balance day, and counts of what is there now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from events import amounts, figures, metrics
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
_PART = re.compile(r"\b(?:segment|division|business unit|subsidiary)\b", re.IGNORECASE)
_HAS_FIGURE = re.compile(r"[$€£¥]|\b[Cc]apacity\b|\b(?:USD|EUR|GBP)\b")
_BALANCE = frozenset({"cash"})
COUNTED = re.compile(
    r"(?P<noun>compounds|(?:product )?candidates|program(?:me)?s|agents|drugs)\b[^.;]{0,40}?\b(?:are|is|were|"
    r"was|have|has)"
    r"(?: now| currently| already| been)*[^.;]{0,24}?(?:in|entered|into|reached) (?:the )?"
    r"(?:clinic\b|clinical (?:testing|trials?|development)|human testing)",
    re.IGNORECASE,
)
_OTHER_SET = re.compile(r"\b(?:active IND|or ha(?:ve|d) an|preclinical|approved|marketed)\b", re.IGNORECASE)
_CAPACITY = re.compile(
    r"\bcapacity\b[^.;]{0,50}?\b(?:is|was|reached|stands at|of|grew to|has reached|increased to)\b", re.IGNORECASE
)


def find(passage: Passage, filing: Filing) -> Iterator[Report]:
    """The actual figures of a passage, each with the period or day that its words name; others are left."""
    words = passage.words
    if not _HAS_FIGURE.search(words) and not COUNTED.search(words):
        return
    amounts_found = figures.find(words)
    if not amounts_found:
        return
    yield from _counts(passage, filing, amounts_found)
    if _AHEAD.search(words) or not _PAST.search(words) or _PART.search(words):
        return
    for measure in metrics.find(words, amounts_found):
        figure = measure.figure
        if figure is None or figure.low is None or figure.low != figure.high or not figure.money:
            continue
        period = _period(passage, filing, measure.start, measure.end, amounts.metric(measure.name)[0] in _BALANCE)
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


def _period(passage: Passage, filing: Filing, start: int, end: int, balance: bool) -> tuple[date, date] | None:
    """The period that a figure is of: the nearest past window of its sentence; a balance has a day."""
    windows: list[Window] = [
        window
        for window in find_windows(
            passage.words, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back"
        )
        if window.opens and window.closes and window.closes <= filing.said_on
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
