"""Figures as they came: a metric's actual for a named period or balance day, and counts of what is there now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from events import actual_amounts, amounts, comparisons, figures, growths, metrics, turns
from events.gates import gate
from events.lettercase import any_case
from events.reported import THE_UNIT, Period, ended, meant
from events.types import Filing, Passage, Report, Scope, Window, content_id
from events.windows import find as find_windows

_PAST = any_case(
    r"\b(?:was|were|had|totall?ed|amounted|reported|increased|decreased|grew|declined|rose|fell|came in|"
    r"recorded|generated|"
    r"used|ended|posted|compared|is|are|stood|has|achieved|delivered|surpass(?:ed|ing)|exceed(?:ed|ing)|beat(?:ing)?|"
    r"missed|reached|expanded|narrowed|widened|improved|dropped|turned|became|landed|finished|met)\b|~",
)
_AHEAD = any_case(
    r"\b(?:expect\w*|anticipat\w+|guidance|outlook|forecast\w*|will|should|"
    r"project(?:s|ed|ing|ions?) (?:to|that|its|a|revenue|net|cash)|target\w*|estimate[sd]?|plans?|intends?|"
    r"could|may|would|set to|slated|scheduled (?:to|for|in)|on track|"
    r"to (?:double|increase|reach|grow|expand)|reiterat\w+|"
    r"reaffirm\w+|between)\b",
)
# what a period is compared with is not the figure's own
_COMPARED = any_case(
    r"(?:\bcompar(?:ed|es|ing|ison)|\bversus|\bvs\.?|\bfrom|\bthan|\bover|\bagainst|\bcorresponding|\bsame|\bsince)\b"
    r"[^;]{0,50}$",
)
# a part of the business: whose figure it is can't be told from the metric's name
_PART = gate(
    r"\b(?:segment|division|business unit|subsidiary)\b|\b(?:market|industry|sector|peer|rival|competitor|"
    r"customer|partner)s?['’]s? (?=\w)|% of (?:the |our |its )?(?:total|group|consolidated|overall|"
    r"company|combined)\b|\bcontribut(?:ed|ing|es|ion)\b",
    re.IGNORECASE,
)
_HAS_FIGURE = gate(r"[$€£¥%]|\bpercent\b|\b[Cc]apacity\b|\b(?:USD|EUR|GBP)\b")
# guidance that an actual figure is held against is no outlook
_AGAINST = gate(
    r"\b(?:within|exceed\w*|surpass\w*|beat\w*|met|meeting|above|below|miss\w*|versus|vs\.?|than|in line with|"
    r"(?:high|low|upper|lower|top|bottom) end of|compared (?:to|with)|against|ahead of) (?:[\w$.'’-]+ ){0,5}?"
    r"(?:guidance|outlook|forecasts?|estimates?|expectations?|targets?)\b(?: range| of [^,;.]{0,4}[\d.]+[^,;]{0,24})?|"
    r"\b(?:within|exceed\w*|surpass\w*|above|below|than|versus|vs\.?|beat\w*|in line with) (?:the |its |our |their )?"
    r"(?:\w+ ){0,2}?(?:expected|guided|anticipated|projected|forecast|targeted|planned)\b(?: range)?",
    re.IGNORECASE,
)
# the whole year of a report on its last quarter
_WHOLE = any_case(r"\b(?:full|whole|fiscal)[- ]year\b|\bannual\b|\bFY\b")
_PART_OF_YEAR = any_case(r"\b(?:year[- ]to[- ]date|ytd|months|half)\b")
_REPORTED = gate(r"\b(?:reported|posted|generated|recorded|delivered|achieved)\b", re.IGNORECASE)
_TABLE = 10  # more figures than any sentence has: a table run together, whose columns nobody can tell
_BALANCE = frozenset({"cash"})
COUNTED = gate(
    r"(?P<noun>compounds|(?:product )?candidates|program(?:me)?s|agents|drugs)\b[^.;]{0,40}?\b(?:are|is|were|"
    r"was|have|has)"
    r"(?: now| currently| already| been)*[^.;]{0,24}?(?:in|entered|into|reached) (?:the )?"
    r"(?:clinic\b|clinical (?:testing|trials?|development)|human testing)",
    re.IGNORECASE,
)
_OTHER_SET = any_case(r"\b(?:active IND|or ha(?:ve|d) an|preclinical|approved|marketed)\b")
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
    yield from _turned(passage, filing, quarter)
    if not _HAS_FIGURE.search(words) and not COUNTED.search(words):
        return
    told = _told(words)
    if not told and not (COUNTED.open(words) or _CAPACITY.open(words)):
        return
    amounts_found = figures.find(words)
    if not amounts_found or len(amounts_found) > _TABLE:
        return
    yield from _counts(passage, filing, amounts_found)
    if not told:
        return
    if actual_amounts.of_another(words, filing):
        return
    measures = actual_amounts.turned(words, metrics.find(words, amounts_found))
    measures = actual_amounts.reached(words, actual_amounts.paired(words, measures, amounts_found), amounts_found)
    compared = list(comparisons.find(words, measures, amounts_found, filing))
    for measure, figure, earlier in compared:
        if not actual_amounts.booked(words, measure):
            yield _actual(passage, filing, replace(measure, figure=figure), figure.low, earlier, comparisons.RULE)
    for measure in measures:
        if measure.family == "money" and measure.figure is not None and measure.figure.ratio:
            yield from _grown(passage, filing, measure, amounts_found, quarter)
        value = actual_amounts.value(words, measure)
        if value is None or measure.figure is None or actual_amounts.booked(words, measure):
            continue
        balance = amounts.metric(measure.name)[0] in _BALANCE
        period = _period(passage, filing, measure.start, measure.end, balance, quarter)
        if period is None:
            continue
        yield _actual(passage, filing, measure, value, period, "actual figure")
        grown = growths.of(words, measure, period, amounts_found, compared)
        if grown is not None and not balance:
            growth = replace(growths.renamed(measure), figure=replace(measure.figure, unit="percent"))
            yield _actual(passage, filing, growth, grown, period, growths.RULE)


def _turned(passage: Passage, filing: Filing, quarter: Callable[[], Period | None]) -> Iterator[Report]:
    """A state of the accounts that is told as reached, with its period."""
    state = turns.told(passage.words, filing.company)
    if state is None or not _told(passage.words):
        return
    name, start, end = state
    period = _period(passage, filing, start, end, False, quarter)
    if period is not None and period[1] <= filing.said_on:
        measure = metrics.Measure(name, start, end, None, "state")
        yield _actual(passage, filing, measure, 1.0, period, turns.RULE)


def _grown(
    passage: Passage,
    filing: Filing,
    measure: metrics.Measure,
    found: list[figures.Figure],
    quarter: Callable[[], Period | None],
) -> Iterator[Report]:
    """A growth that is told in percent alone."""
    period = _period(passage, filing, measure.start, measure.end, False, quarter)
    grown = growths.alone(passage.words, measure, period, found) if period is not None else None
    if period is not None and grown is not None:
        yield _actual(passage, filing, growths.renamed(measure), grown, period, growths.RULE)


def _actual(
    passage: Passage, filing: Filing, measure: metrics.Measure, value: float | None, period: Period, rule: str
) -> Report:
    opens, closes = period
    label = str(closes) if opens == closes else f"{opens}/{closes}"
    return Report(
        content_id(filing.id, passage.start + measure.start, "figure", measure.name, label),
        filing.id,
        passage.start,
        passage.end,
        passage.words,
        "figure",
        "financial_guidance",
        actual_amounts.named(measure),
        scope=Scope(period=label),
        happened_from=opens,
        happened_to=closes,
        low=value,
        high=value,
        unit=measure.figure.unit if measure.figure else None,
        rule=rule,
    )


def _told(words: str) -> bool:
    """Whether the words tell what came: not what is ahead, nor of a part of the business."""
    if not _PAST.search(words) or _PART.search(words):
        return False
    return not _AHEAD.search(_AGAINST.regex.sub(" ", words) if _AGAINST.open(words) else words)


def _period(
    passage: Passage, filing: Filing, start: int, end: int, balance: bool, quarter: Callable[[], Period | None]
) -> Period | None:
    """The period that a figure is of: the nearest past window of its sentence; a balance has a day."""
    named = [
        window
        for window in find_windows(
            passage.words, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back"
        )
        if not _WHOLE.fullmatch(window.timing)
    ]
    if not balance and all(THE_UNIT.search(window.timing) for window in named):
        return _period_of_document(passage, filing, named, quarter)
    windows: list[Window] = [
        window for window in named if window.opens and window.closes and window.closes <= filing.said_on
    ]
    if balance:
        windows = [window for window in windows if window.opens == window.closes]
    else:
        windows = [w for w in windows if w.opens and w.closes and (w.closes - w.opens).days >= 80]
    windows = [window for window in windows if not _compared(passage.words, window)]
    if not windows:
        compared = named and all(_compared(passage.words, window) for window in named)
        return _period_of_document(passage, filing, [], quarter) if compared and not balance else None
    near = min(windows, key=lambda w: min(abs(w.start - end), abs(start - w.end)))
    return (near.opens, near.closes) if near.opens and near.closes else None


def _compared(words: str, window: Window) -> bool:
    """Whether a time is that of a comparison: "up from 2030", or in parentheses before its figure, "(2030: ...)"."""
    if words[: window.start].endswith("(") and words[window.end :].lstrip().startswith(":"):
        return True
    return _COMPARED.search(words[max(0, window.start - 70) : window.start] + window.timing[:6]) is not None


def _period_of_document(
    passage: Passage, filing: Filing, named: list[Window], quarter: Callable[[], Period | None]
) -> Period | None:
    """The period of a sentence that leaves it to its headings or its document."""
    if _PART_OF_YEAR.search(passage.words):
        return None
    if named:
        return meant(named[0].timing, quarter(), filing)
    if _WHOLE.search(passage.words):
        return meant("the year", quarter(), filing)
    for heading in reversed(passage.headings):
        windows = find_windows(heading, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back")
        if windows:
            return ended(heading, filing) if len(windows) == 1 else None
    held_against = _AGAINST.search(passage.words) is not None
    return quarter() if held_against or _REPORTED.search(passage.words) else None


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
    told = find_windows(passage.words, filing.said_on, year_end=filing.year_end, direction="back")
    windows = [
        window for window in told if window.opens and window.opens == window.closes and window.opens <= filing.said_on
    ]
    day = windows[0].opens if len(windows) == 1 else filing.said_on
    since = day
    if len(told) == 1 and not windows and told[0].edge == "in" and told[0].grain in ("month", "quarter"):
        opens, closes = told[0].opens, told[0].closes
        if opens and closes and closes <= filing.said_on:
            since, day = opens, closes  # "reached 40,000 tonnes in June"
    return Report(
        content_id(filing.id, passage.start, "figure", kind, number.low),
        filing.id,
        passage.start,
        passage.end,
        passage.words,
        "figure",
        kind,
        subject,
        happened_from=since,
        happened_to=day,
        low=number.low,
        high=number.high,
        unit=number.unit,
        rule="count",
    )
