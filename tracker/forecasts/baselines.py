"""What a forecast must beat: the company is right; the curve of its family; the newest window and the usual slip."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.forecasts.classes import OF_FAMILY, Library
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.past import Past

POINTS = 40  # days by which a uniform window is told


def company(promise: Past, as_of: date) -> Forecast:
    """Uniform over what is left of the stated window; that very day where it has passed. Nothing is ever dropped."""
    opens = promise.opens or promise.said
    first = max(opens, as_of)
    return _uniform(first, max(promise.closes, first), "the company is right")


def family(promise: Past, as_of: date, library: Library) -> Forecast | None:
    """The curve of the promise's family; the library is one without habits."""
    return forecast(promise, as_of, library, OF_FAMILY)


def usual_slip(promise: Past, as_of: date, library: Library) -> Forecast:
    """The newest window, later by its family's median delay."""
    delay = library.median_delay(promise.family)
    start = promise.opens or promise.said
    days = min(max(round(delay * promise.ahead), -start.toordinal() + 1), (date.max - promise.closes).days)
    by = timedelta(days)
    opens = start + by
    first = max(opens, as_of)
    return _uniform(first, max(promise.closes + by, first), "the newest window and the family's median slip")


def _uniform(first: date, last: date, words: str) -> Forecast:
    span = (last - first).days
    count = min(span + 1, POINTS)
    days = sorted({first + timedelta(round(span * (at + 0.5) / count)) for at in range(count)})
    return Forecast(tuple(days), tuple(1 / len(days) for _ in days), 0.0, 0.0, words, 0)
