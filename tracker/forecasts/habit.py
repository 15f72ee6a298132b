"""A company's habit: how much longer than its class it takes, shrunk towards none by how little is known of it.

The measure is the logarithm of the days taken over the days promised. How much companies differ at all is fitted on the
whole history (method of moments); where they do not differ, nobody has a habit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import exp, log, sqrt

from tracker.forecasts.past import Past


@dataclass(frozen=True, slots=True)
class Habits:
    """The habit of each company as a factor of the days from the saying; 1 where nothing is known."""

    factors: dict[str, float]
    counts: dict[str, int]
    between: float  # variance between companies
    within: float  # variance within one
    mean: float = 0.0  # the mean of the logarithm over all

    def of(self, company: str) -> float:
        """The factor of a company."""
        return self.factors.get(company, 1.0)

    def doubt(self, company: str) -> float:
        """How far the logarithm of the factor may be off: its standard deviation, less the more is known."""
        if not self.between:
            return 0.0
        return sqrt(1 / (1 / self.between + self.counts.get(company, 0) / self.within)) if self.within else 0.0

    def knowing(self, company: str, history: Iterable[Past]) -> Habits:
        """The same with the habit of a company that it was not fitted on, from what that company has made."""
        own = [stretch(past) for past in history if telling(past)]
        if company in self.counts or not own or not self.between:
            return self
        habit = (sum(own) / len(own) - self.mean) * self.between / (self.between + self.within / len(own))
        return replace(self, factors=self.factors | {company: exp(habit)}, counts=self.counts | {company: len(own)})


NONE = Habits({}, {}, 0.0, 0.0)


def stretch(past: Past) -> float:
    """The logarithm of days taken over days promised, a day at least each."""
    return log(max((past.ended - past.said).days, 1) / max((past.closes - past.said).days, 1))


def telling(past: Past) -> bool:
    """Whether a promise tells of its company's habit: a delivered one that was made a week ahead or more."""
    return past.cause == "delivered" and (past.closes - past.said).days >= 7


def fit(history: Iterable[Past], group: dict[str, float] | None = None) -> Habits:
    """The habits that a history shows. `group` may give what a promise's class takes on average, by prediction.

    >>> fit([]).of("anybody")
    1.0
    """
    by_company: dict[str, list[float]] = defaultdict(list)
    for past in history:
        if telling(past):
            by_company[past.company].append(stretch(past) - (group or {}).get(past.prediction, 0.0))
    values = [value for own in by_company.values() for value in own]
    count = len(values)
    if count < 2 or len(by_company) < 2 or count == len(by_company):
        return NONE
    mean = sum(values) / count
    means = {company: sum(own) / len(own) for company, own in by_company.items()}
    inside = sum((value - means[company]) ** 2 for company, own in by_company.items() for value in own)
    within = inside / (count - len(by_company))
    across = sum(len(own) * (means[company] - mean) ** 2 for company, own in by_company.items())
    typical = (count - sum(len(own) ** 2 for own in by_company.values()) / count) / (len(by_company) - 1)
    between = max((across / (len(by_company) - 1) - within) / typical, 0.0) if typical > 0 else 0.0
    if not between:
        return Habits({}, {}, 0.0, within)
    factors = {
        company: exp((means[company] - mean) * between / (between + within / len(own)))
        for company, own in by_company.items()
    }
    return Habits(factors, {company: len(own) for company, own in by_company.items()}, between, within, mean)
