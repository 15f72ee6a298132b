"""How good forecasts were: Brier for "by the date", CRPS of the day in months, whether intervals held.

Lower is better for both. Skill is one less the score over a baseline's; its interval resamples whole companies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from random import Random

from tracker.forecasts.curve import Forecast

MONTH = 30.4375
CAP = 1096  # days past the close at which what lies beyond all that is known is put, for scoring


def brier(forecast: Forecast, closes: date, delivered: date | None) -> float:
    """The squared error of the chance that it is delivered by the close.

    >>> brier(Forecast((date(2030, 1, 1),), (0.75,), 0.25, 0.0, "", 0), date(2030, 2, 1), date(2030, 1, 20))
    0.0625
    """
    came = 1.0 if delivered is not None and delivered <= closes else 0.0
    return (forecast.by(closes) - came) ** 2


def crps(forecast: Forecast, closes: date, delivered: date) -> float:
    """The continuous ranked probability score of the day of delivery, in months.

    >>> point = Forecast((date(2030, 1, 1),), (1.0,), 0.0, 0.0, "", 0)
    >>> round(crps(point, date(2030, 1, 1), date(2030, 3, 2)) * MONTH)
    60
    """
    whole = 1.0 - forecast.dropped
    shares = [chance / whole for chance in forecast.chances] if whole > 0 else []
    knots = [day.toordinal() for day in forecast.days]
    reached = list(accumulate(shares))
    end = max([closes.toordinal() + CAP, delivered.toordinal(), *knots])
    came = delivered.toordinal()
    edges = sorted({*knots, came, end})
    total, below, at = 0.0, 0.0, 0
    for left, right in pairwise(edges):
        while at < len(knots) and knots[at] <= left:
            below = reached[at]
            at += 1
        total += (below - (1.0 if left >= came else 0.0)) ** 2 * (right - left)
    if edges[0] > came:  # nothing was expected so early
        total += edges[0] - came
    return total / MONTH


def held(forecast: Forecast, share: float, delivered: date) -> bool:
    """Whether the middle interval of such a share held the day; one without an end holds every later day."""
    low, high = forecast.interval(share)
    return (low is None or low <= delivered) and (high is None or delivered <= high)


@dataclass(frozen=True, slots=True)
class Skill:
    """One less the mean score over the mean of a baseline's, with the 95 percent interval of the resampling."""

    value: float
    low: float
    high: float


def skill(
    own: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]], seed: int = 7, times: int = 400
) -> Skill:
    """The skill of (company, score) pairs over a baseline's, pair by pair of the same promises.

    >>> skill([("a", 1.0), ("b", 1.0)], [("a", 2.0), ("b", 2.0)])
    Skill(value=0.5, low=0.5, high=0.5)
    """
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (company, mine), (_, theirs) in zip(own, other, strict=True):
        sums[company][0] += mine
        sums[company][1] += theirs
    groups = list(sums.values())
    random = Random(seed)
    drawn = sorted(_skill([groups[random.randrange(len(groups))] for _ in groups]) for _ in range(times))
    return Skill(_skill(groups), drawn[round(0.025 * (times - 1))], drawn[round(0.975 * (times - 1))])


def _skill(groups: Sequence[Sequence[float]]) -> float:
    mine, theirs = sum(group[0] for group in groups), sum(group[1] for group in groups)
    return 1 - mine / theirs if theirs else 0.0
