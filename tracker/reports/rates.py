"""How many promises stand where, what share of a closed cohort came on time, and what no rate may hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.metrics.cohort import OUTSIDE, Cohort, lenient, strict
from tracker.reports.rows import Row, grouped, ids, ordered
from tracker.reports.values import Table
from tracker.reports.words import ANCHORS, HANDS, HORIZONS, LONGEST, horizon

STATUSES = ("met", "slipped", "dropped", "void", "open", "due", "overdue")


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
                 columns, tuple(told), tuple(ids(groups[name]) for name in names))  # fmt: skip


def rates(closed: Cohort) -> Table:
    """On-time rates of the closed cohort: all, and by controller, family, kind, horizon, force, year and company."""
    strata: list[tuple[str, str, Sequence[Row]]] = []
    for hand, group in ordered(grouped(closed.events, lambda row: row["controller"]), tuple(HANDS)):
        strata.append(("in the hands of", HANDS.get(hand, hand), group))
    strata.append(("figures", "inside or better", closed.figures))
    own = [row for row in closed.events if row["controller"] == "self"]
    far = (*(words for _, words in HORIZONS), LONGEST)
    for by, key, order in (
        ("family", lambda row: row["family"], ()),
        ("kind", lambda row: row["kind_label"], ()),
        ("said ahead", lambda row: horizon(_ahead(row)), far),
        ("wording", lambda row: row["force"], ("firm", "planned", "hoped")),
        ("year said", lambda row: row["said_on"][:4], ()),
        ("company", lambda row: row["company_name"], ()),
    ):  # fmt: skip
        groups = grouped(own, key)
        if by != "company" or len(groups) > 1:
            strata.extend((by, name, group) for name, group in ordered(groups, order))
    told, members_of = [], []
    for by, name, members in strata:
        if not members:
            continue
        exact, grace = strict(members), lenient(members)
        low, high = exact.interval
        shown = exact.share is not None
        told.append({
            "by": by, "name": name, "n": exact.of, "made": exact.made, "rate": exact.share,
            "low": low if shown else None, "high": high if shown else None, "grace": grace.share,
            "slipped": sum(row["status"] == "slipped" for row in members),
            "dropped": sum(row["status"] == "dropped" and row["detail"] != "silent" for row in members),
            "silent": sum(row["detail"] == "silent" for row in members), "partial": exact.partial,
        })  # fmt: skip
        members_of.append(ids(members))
    columns = {
        "by": "by", "name": "", "n": "judged", "made": "on time", "rate": "on-time rate", "low": "from", "high": "to",
        "grace": "with grace", "slipped": "slipped", "dropped": "dropped", "silent": "silent", "partial": "in part",
    }  # fmt: skip
    says = (
        "Closed cohort: each promise once, by its first window. Below the first rows, what was in the company's hands; "
        "a regulator's or partner's steps are never mixed with them."
    )
    return Table("rates", "Delivered on time", says, columns, tuple(told), tuple(members_of))


def _ahead(row: Row) -> int:
    return (date.fromisoformat(row["closes"]) - date.fromisoformat(row["said_on"])).days


def beside(closed: Cohort) -> Table:
    """What no rate may hold, counted by reason."""
    told = tuple({"why": words, "n": closed.outside[why]} for why, words in OUTSIDE.items() if closed.outside[why])
    return Table("beside", "Outside every rate", "Promises that no rate holds, and why.",
                 {"why": "because it is or has", "n": "promises"}, told)  # fmt: skip


def context() -> Table:
    """Published rates, none of them comparable one to one."""
    told = tuple({"topic": topic, "figure": figure, "source": source} for topic, figure, source in ANCHORS)
    says = (
        "Published figures, for context only: none measures the same thing. No published figure was found for the "
        "share of milestones guided by drug developers that were met on time."
    )
    return Table("context", "Published rates", says, {"topic": "topic", "figure": "figure", "source": "source"}, told)
