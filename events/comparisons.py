"""What a figure is compared with is a figure too, of the period behind it: "$5 million, versus $4 million in 1Q31".

It is told as it came then; one restated, adjusted or pro forma is another figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from events.figures import Figure
from events.gates import gate
from events.lettercase import any_case
from events.metrics import Measure
from events.types import Filing, Window
from events.windows import find as find_windows

RULE = "the figure it is compared with"
_BEFORE = any_case(
    r"(?:\bcompared (?:to|with)|\bversus|\bvs\.?|\bagainst|\b(?:up|down|increase[ds]?|decrease[ds]?|improve[ds]?|"
    r"improvement|narrow(?:ed|ing)|widen(?:ed|ing)|gr(?:ew|own|owth)|rose|risen|fell|fallen|declined?|decline|"
    r"compared)(?: by)?(?: (?:approximately |about )?[\d.,]+ ?(?:%|percent))?,? from|"
    r"(?:\d|quarter|year|period|half|month)\)?,? from)"
    r"(?: (?:a|an|the|net|loss|income|revenues?|of|approximately|about|only|just)){0,5} ?$",
)
_AND = any_case(r"(?:,| and|,? as well as)(?: (?:approximately|about|from|versus))? ?")
_IN = any_case(r"\)?,? (?:(?:in|for|during|of|at|reported in|recorded in)(?: the)? )?")
_OTHER = gate(r"\b(?:restated|pro[- ]forma|like-for-like|constant currency|recast|reclassified)\b", re.IGNORECASE)
_CLAUSE = re.compile(r";")


def find(
    words: str, measures: Sequence[Measure], amounts: Sequence[Figure], filing: Filing
) -> Iterator[tuple[Measure, Figure, tuple[date, date]]]:
    """Each earlier figure with its metric and its period.

    >>> from events import figures, metrics
    >>> words = "Revenue was $5.1 million, compared with $4.2 million in 4Q30 and $3.9 million in 1Q30."
    >>> found = figures.find(words)
    >>> filing = Filing("f", "Norvane", date(2031, 5, 8))
    >>> [(m.name, f.low, str(p[1])) for m, f, p in find(words, metrics.find(words, found), found, filing)]
    [('revenue', 4200000.0, '2030-12-31'), ('revenue', 3900000.0, '2030-03-31')]
    """
    if _OTHER.search(words) or len(amounts) < 2:
        return
    windows: list[Window] = []
    last: Figure | None = None
    for figure in amounts:
        follows = last is not None and _followed(words, last, figure, windows)
        if not (_BEFORE.search(words[max(0, figure.start - 60) : figure.start]) or follows):
            continue
        windows = windows or list(
            find_windows(words, filing.said_on, year_end=filing.year_end, fiscal=True, direction="back")
        )
        window = next((w for w in windows if w.start >= figure.end and _IN.fullmatch(words, figure.end, w.start)), None)
        measure = max((m for m in measures if m.end <= figure.start), key=lambda m: m.start, default=None)
        if window is None or measure is None or not _same_sort(measure, figure):
            continue
        if _CLAUSE.search(words, measure.end, figure.start):
            continue
        opens, closes = window.opens, window.closes
        if opens and closes and closes < filing.said_on and 80 <= (closes - opens).days <= 370:
            last = figure
            yield measure, figure, (opens, closes)


def _followed(words: str, last: Figure, figure: Figure, windows: Sequence[Window]) -> bool:
    """Whether a figure is the next of a list of compared ones: "from $4 million in 2030 and $3 million in 2029"."""
    behind = next((w for w in windows if w.start >= last.end and w.end <= figure.start), None)
    return behind is not None and _AND.fullmatch(words, behind.end, figure.start) is not None


def _same_sort(measure: Measure, figure: Figure) -> bool:
    own = measure.figure
    if figure.low is None or figure.low != figure.high:
        return False
    if own is None:
        return (figure.money and measure.family == "money") or (figure.ratio and measure.family == "share")
    return (own.money and figure.money) or (own.ratio and figure.ratio and measure.family == "share")
