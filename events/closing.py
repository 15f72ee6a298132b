"""Which kinds of report can say something of a promise: its own, those that close it, later and neighbouring steps."""

from __future__ import annotations

from functools import cache

from events.kinds import KINDS
from events.types import Report


@cache
def implied(kind: str) -> frozenset[str]:
    """Every earlier kind that this one proves within one subject, indication, region and trial.

    >>> "ind_submission" in implied("trial_start"), "trial_start" in implied("ind_submission")
    (True, False)
    """
    row = KINDS.get(kind)
    found: set[str] = set(row.implies) if row else set()
    for earlier in tuple(found):
        found |= implied(earlier)
    return frozenset(found)


@cache
def closers(kind: str) -> frozenset[str]:
    """The kinds of report that can say something of a promise of this kind."""
    row = KINDS.get(kind)
    direct = {kind, "", *(row.closed_by if row else ())}
    return frozenset(direct | {key for key in KINDS if kind in implied(key)})


# milestones of one thing that a person would look at: what is commissioned may be what was to be completed
_NEIGHBOURS = {
    "project_completion": frozenset({"facility_opening", "production_start"}),
    "facility_opening": frozenset({"project_completion"}),
    "production_start": frozenset({"facility_opening"}),
    "product_launch": frozenset({"delivery"}),
    "delivery": frozenset({"product_launch"}),
    "contract_award": frozenset({"partnership"}),
    "partnership": frozenset({"contract_award"}),
    "interim_analysis": frozenset({"data_readout"}),
}


def neighbours(kind: str) -> frozenset[str]:
    """The kinds of report that settle nothing of a promise of this kind, but are a question for a person."""
    return _NEIGHBOURS.get(kind, frozenset()) - closers(kind)


def bears_on(report: Report, kind: str) -> bool:
    """Whether a report can say something of a promise of this kind; an earlier step failed may be its condition."""
    if report.bearing == "done" and report.kind in neighbours(kind):
        return True
    return report.kind in closers(kind) or (report.bearing == "failed" and report.kind in implied(kind))
