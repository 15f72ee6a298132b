"""Delivery over time with competing risks: by when so many are delivered, stopped or gone silent (Aalen-Johansen).

Dropped promises stay in the denominator: one less Kaplan-Meier's survival would promise deliveries that cannot come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Step:
    """The state just after a time at which something ended: the share still waited for, and ended by each cause."""

    at: float
    waiting: float
    ended: dict[str, float]


def cumulative(times: Iterable[tuple[float, str]]) -> list[Step]:
    """The cumulative incidence of each cause from (time, cause) pairs; the cause "" is still waited for at its time.

    At one time what ended comes before what was censored.

    >>> [(step.at, step.waiting, step.ended) for step in cumulative([(1, "met"), (2, ""), (3, "dropped"), (3, "met")])]
    [(1, 0.75, {'met': 0.25}), (3, 0.0, {'met': 0.625, 'dropped': 0.375})]
    """
    ordered = sorted(times, key=lambda pair: pair[0])
    at_risk, waiting = len(ordered), 1.0
    ended: dict[str, float] = {}
    steps: list[Step] = []
    place = 0
    while place < len(ordered):
        now = ordered[place][0]
        here = []
        while place < len(ordered) and ordered[place][0] == now:
            here.append(ordered[place][1])
            place += 1
        causes = [cause for cause in here if cause]
        if causes:
            before = waiting
            for cause in sorted(set(causes), key=causes.index):
                ended[cause] = ended.get(cause, 0.0) + before * causes.count(cause) / at_risk
            waiting = before * (1 - len(causes) / at_risk)
            steps.append(Step(now, waiting, dict(ended)))
        at_risk -= len(here)
    return steps


def known_until(times: Iterable[tuple[float, str]], steps: list[Step]) -> float:
    """The last time of which the curves tell: that at which the last one was at risk; without end where all ended.

    >>> [known_until(times, cumulative(times)) for times in ([(1, "met"), (4, "")], [(1, "met"), (3, "met")])]
    [4, inf]
    """
    if steps and not steps[-1].waiting:
        return inf
    return max((time for time, _ in times), default=-inf)


def at(steps: list[Step], time: float, cause: str) -> float:
    """The share that a cause had ended by a time.

    >>> at(cumulative([(1, "met"), (5, "met")]), 3, "met")
    0.5
    """
    share = 0.0
    for step in steps:
        if step.at > time:
            break
        share = step.ended.get(cause, 0.0)
    return share
