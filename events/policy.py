"""What is policy and not law: bands, lags and tolerances, under one version that is stored with every verdict.

A change of any number here is a new version; the verdicts of the old one stay readable beside the new.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """One set of numbers by which promises are judged.

    >>> Policy().acts, Policy().version
    (0.85, '2026-11')
    """

    version: str = "2026-11"
    tolerance: int = 15  # days by which two closes may differ and still be the same
    announcement_lag: int = 15  # days before a current report on which what it announces may have happened
    acts: float = 0.85  # a sighting of this score decides alone
    doubted: float = 0.80  # what a sighting is worth at most while something speaks against it
    moves: float = 0.75  # a later window slips a promise alone only where it is this surely of the same one
    reviews: float = 0.60  # from here a person is asked; below it is a mention
    approximately: float = 0.10  # either side of a hedged number
    widened_days: int = 31  # a moved window that is wider by more has widened too
    stale_months: int = 24  # after the opening, a floor without a close is as good as forgotten
    silence_reports: int = 2  # periodic reports after the close that must be in and name nothing
    restart_days: int = 92  # two windows of one document farther apart than this are two promises
    replaced_days: int = 90  # a plan replaced this long before its close is stopped, later it counts as moved
    grace: tuple[tuple[str, int], ...] = (
        ("day", 0), ("month", 15), ("third", 30), ("quarter", 30), ("half", 45), ("year", 60),
    )  # fmt: skip
    quarterly_lag: int = 60  # days after a quarter's end by which its report is in (45 and 15)
    annual_lag: int = 105  # days after a year's end by which its report is in (90 and 15)


POLICY = Policy()
