"""The forecast of one promise: when it is delivered, or dropped, given that neither happened before the day of asking.

The curve of its class, with drops as a competing risk, is mapped to days by the promise's own distance, stretched by
the company's habit, and renormalised to what is still possible, on the day of asking itself too: it is not over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import exp

from tracker.forecasts.classes import Library, Reference
from tracker.forecasts.habit import Habits
from tracker.forecasts.past import Past

STILL = 5  # members of the class still waited for at the day of asking that a forecast needs


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days and the chance that falls on each; `dropped` is the chance never to come, `beyond` of a day past all known.

    `days` are sorted; `chances` sum to 1 - dropped - beyond.
    """

    days: tuple[date, ...]
    chances: tuple[float, ...]
    dropped: float
    beyond: float
    reference: str
    n: int

    def by(self, day: date) -> float:
        """The chance that it is delivered by a day."""
        return min(sum(self.chances[: bisect_right(self.days, day)], 0.0), 1.0)

    def quantile(self, share: float) -> date | None:
        """The day by which so large a share of the deliveries has come; None where that lies past all that is known."""
        whole = 1.0 - self.dropped
        if whole <= 0:
            return None
        for day, reached in zip(self.days, accumulate(self.chances), strict=True):
            if reached >= share * whole - 1e-12:
                return day
        return None

    def interval(self, share: float) -> tuple[date | None, date | None]:
        """The middle interval that holds so large a share of the deliveries."""
        return self.quantile((1 - share) / 2), self.quantile((1 + share) / 2)


# a normal distribution in five points (Gauss and Hermite), each with its weight
_POINTS = ((0.0, 8 / 15), (1.355626, 0.222076), (-1.355626, 0.222076), (2.856970, 0.011257), (-2.856970, 0.011257))


def forecast(
    promise: Past, as_of: date, library: Library, first: int = 0, habits: Habits | None = None
) -> Forecast | None:
    """The forecast of a promise that is waited for on a day, or None where history is too little for one.

    The class is the narrowest from level `first` on with twenty judged members of which five are still in play.
    """
    level = first
    while True:
        reference = library.reference(promise, level)
        if reference is None:
            return None
        found = _mapped(promise, as_of, reference, habits or library.habits)
        if found is not None:
            return found
        level = reference.level + 1


def _mapped(promise: Past, as_of: date, reference: Reference, habits: Habits) -> Forecast | None:
    """The curve of a class in days, for each factor that the company's habit may be, by its likelihood."""
    distance, unit = (promise.closes - promise.said).days, promise.ahead
    factor, doubt = habits.of(promise.company), habits.doubt(promise.company)
    points = [(factor * exp(doubt * at), weight) for at, weight in _POINTS] if doubt else [(factor, 1.0)]
    waited = (as_of - promise.said).days - 1  # whole days: that of asking is not over
    if len(reference.delays) - bisect_right(reference.delays, (waited / factor - distance) / unit) < STILL:
        return None
    falls: dict[int, float] = {}
    last = (date.max - promise.said).days
    dropped = left = 0.0
    for stretch, weight in points:
        passed = (waited / stretch - distance) / unit  # the last whole day on the class's scale
        left += weight
        delivered_before = dropped_before = 0.0
        for step in reference.steps:
            delivered = step.ended.get("delivered", 0.0)
            stopped = step.ended.get("dropped", 0.0)
            came, fell = (delivered - delivered_before) * weight, (stopped - dropped_before) * weight
            delivered_before, dropped_before = delivered, stopped
            if step.at <= passed:
                left -= came + fell
                continue
            dropped += fell
            day = max(round(stretch * (distance + step.at * unit)), waited + 1)
            if came > 0 and day <= last:  # what lies past all calendars is beyond
                falls[day] = falls.get(day, 0.0) + came
    if left <= 1e-9 or not falls:
        return None
    days = sorted(falls)
    beyond = max(left - dropped - sum(falls.values()), 0.0)
    return Forecast(
        tuple(promise.said + timedelta(day) for day in days), tuple(falls[day] / left for day in days),
        dropped / left, beyond / left, reference.words, reference.judged,
    )  # fmt: skip
