"""How many promises stand where, what share of a closed cohort came on time, and what no rate may hold."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.metrics.cohort import OUTSIDE, Cohort, lenient, strict
from tracker.metrics.rates import LEAST, SMALL, Rate
from tracker.reports.rows import Row, grouped, ids
from tracker.reports.strata import strata
from tracker.reports.values import Table
from tracker.reports.words import ANCHORS, HANDS

STATUSES = ("met", "slipped", "dropped", "void", "open", "due", "overdue")
FIGURES = ("figures", "inside or better")


def standing(rows: Sequence[Row]) -> Table:
    """Every promise by its standing and by who controls it."""
    groups = grouped(rows, lambda row: " ".join(filter(None, (row["status"], (row["detail"] or "").replace("_", " ")))))
    names = sorted(groups, key=lambda name: (STATUSES.index(name.split()[0]), name))
    hands = [hand for hand in HANDS if any(row["controller"] == hand for row in rows)]
    told = [
        {"standing": name, "all": len(groups[name])}
        | {hand: sum(row["controller"] == hand for row in groups[name]) or None for hand in hands}
        for name in names
    ]
    columns = {"standing": "standing", "all": "promises"} | {hand: HANDS[hand] for hand in hands}
    return Table("standing", "How every promise stands", "Counts by standing, and by whose hands the event is in.",
                 columns, tuple(told), tuple(ids(groups[name]) for name in names),
                 tuple(("all", "standing", name) for name in names))  # fmt: skip


def rates(closed: Cohort) -> Table:
    """On-time rates of the closed cohort: all, and by controller, family, kind, horizon, force, year and company."""
    told, members_of, chosen = [], [], []
    every = list(strata(closed.events))
    hands = sum(by == every[0][0] for by, _, _ in every) if every else 0
    for by, name, members in (*every[:hands], (*FIGURES, closed.figures), *every[hands:]):
        if not members:
            continue
        exact, grace = strict(members), lenient(members)
        low, high = exact.interval
        shown = exact.share is not None
        told.append({
            "by": by, "name": name, "n": exact.of, "made": exact.made, "rate": exact.share, "size": size(exact),
            "low": low if shown else None, "high": high if shown else None, "grace": grace.share,
            "early": sum(row["status"] == "met" and row["detail"] == "early" for row in members),
            "late": sum(row["status"] == "slipped" and row["detail"] == "late" for row in members),
            "slipped": sum(row["status"] == "slipped" for row in members),
            "dropped": sum(row["status"] == "dropped" and row["detail"] != "silent" for row in members),
            "silent": sum(row["detail"] == "silent" for row in members), "partial": exact.partial,
        })  # fmt: skip
        members_of.append(ids(members))
        chosen.append(("judged", by, name))
    columns = {
        "by": "by", "name": "", "n": "judged", "made": "on time", "rate": "on-time rate", "low": "95% from",
        "high": "to", "size": "sample", "grace": "with grace", "early": "of them early", "slipped": "slipped",
        "late": "of them came late", "dropped": "dropped", "silent": "silent", "partial": "in part",
    }  # fmt: skip
    says = (
        "Closed cohort: each promise once, by its first window. Below the first rows, what was in the company's hands; "
        f"a regulator's or partner's steps are never mixed with them. Under {LEAST} judged promises are too few for a "
        f"rate, under {SMALL} a small sample."
    )
    return Table(
        "rates", "Delivered on time", says, columns, tuple(told), tuple(members_of), tuple(chosen)
    )  # fmt: skip


def size(rate: Rate) -> str:
    """What to think of a rate of so many.

    >>> size(Rate(1, 4)), size(Rate(9, 12)), size(Rate(30, 40))
    ('too few', 'small', '')
    """
    return "too few" if rate.of < LEAST else "small" if rate.of < SMALL else ""


def beside(closed: Cohort) -> Table:
    """What no rate may hold, counted by reason."""
    told = tuple({"why": OUTSIDE[why], "n": len(rows)} for why, rows in closed.beside.items())
    return Table("beside", "Outside every rate", "Promises that no rate holds, and why.",
                 {"why": "promises that", "n": "promises"}, told,
                 tuple(ids(rows) for rows in closed.beside.values()),
                 tuple(("all", "outside", why) for why in closed.beside))  # fmt: skip


def context() -> Table:
    """Published rates, none of them comparable one to one."""
    told = tuple({"topic": topic, "figure": figure, "source": source} for topic, figure, source in ANCHORS)
    says = (
        "Published figures, for context only: none measures the same thing. No published figure was found for the "
        "share of milestones guided by drug developers that were met on time. The two on enrolment disagree. † marks a "
        "secondary account or a vendor's own claim."
    )
    return Table("context", "Published rates", says, {"topic": "topic", "figure": "figure", "source": "source"}, told)
