"""The tables of a report, each a plain function of the rows of `questions.PREDICTIONS`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.metrics import curves
from tracker.metrics import slips as slips_
from tracker.metrics.cohort import OUTSIDE, Cohort, lenient, measured, strict
from tracker.printing import window
from tracker.reports.values import Table
from tracker.reports.words import ANCHORS, HANDS, HORIZONS, LONGEST, horizon

Row = Mapping[str, Any]
PROMISE = {"company_name": "company", "subject": "subject", "kind_label": "what", "said_on": "said", "window": "for"}
STATUSES = ("met", "slipped", "dropped", "void", "open", "due", "overdue")


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row["prediction"] for row in rows)


def _grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def standing(rows: Sequence[Row]) -> Table:
    """Every promise by its standing and by who controls it."""
    groups = _grouped(
        rows, lambda row: " ".join(filter(None, (row["status"], (row["detail"] or "").replace("_", " "))))
    )
    ordered = sorted(groups, key=lambda name: (STATUSES.index(name.split()[0]), name))
    hands = [hand for hand in HANDS if any(row["controller"] == hand for row in rows)]
    told = [
        {"standing": name, "all": len(groups[name])}
        | {hand: sum(row["controller"] == hand for row in groups[name]) or None for hand in hands}
        for name in ordered
    ]
    columns = {"standing": "standing", "all": "promises"} | {hand: HANDS[hand] for hand in hands}
    return Table("standing", "How every promise stands", "Counts by standing, and by whose hands the event is in.",
                 columns, tuple(told), tuple(_ids(groups[name]) for name in ordered))  # fmt: skip


def rates(closed: Cohort) -> Table:
    """On-time rates of the closed cohort: all, and by controller, family, kind, horizon, force, year and company."""
    strata: list[tuple[str, str, Sequence[Row]]] = []
    for hand, group in _ordered(_grouped(closed.events, lambda row: row["controller"]), tuple(HANDS)):
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
        groups = _grouped(own, key)
        if by != "company" or len(groups) > 1:
            strata.extend((by, name, group) for name, group in _ordered(groups, order))
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
        members_of.append(_ids(members))
    columns = {
        "by": "by", "name": "", "n": "judged", "made": "on time", "rate": "on-time rate", "low": "from", "high": "to",
        "grace": "with grace", "slipped": "slipped", "dropped": "dropped", "silent": "silent", "partial": "in part",
    }  # fmt: skip
    says = (
        "Closed cohort: each promise once, by its first window. Below the first rows, what was in the company's hands; "
        "a regulator's or partner's steps are never mixed with them."
    )
    return Table("rates", "Delivered on time", says, columns, tuple(told), tuple(members_of))


def _ordered(groups: Mapping[str, list[Row]], order: Sequence[str]) -> list[tuple[str, list[Row]]]:
    return sorted(groups.items(), key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[0]))


def _ahead(row: Row) -> int:
    return (date.fromisoformat(row["closes"]) - date.fromisoformat(row["said_on"])).days


def beside(closed: Cohort) -> Table:
    """What no rate may hold, counted by reason."""
    told = tuple({"why": words, "n": closed.outside[why]} for why, words in OUTSIDE.items() if closed.outside[why])
    return Table("beside", "Outside every rate", "Promises that no rate holds, and why.",
                 {"why": "because it is or has", "n": "promises"}, told)  # fmt: skip


def slips(closed: Cohort, versions: Sequence[Row]) -> Table:
    """Months late of what was delivered, moves, stealth, warning."""
    late, each = slips_.spread(slips_.months_late(closed.events)), slips_.spread(slips_.per_month(closed.events))
    moved = slips_.moves(versions)
    ahead, slipped = slips_.warnings(row for row in closed.events if row["status"] == "slipped")
    told: list[dict[str, Any]] = [
        {"what": "months late, of what was delivered (early is negative)", "n": late.n, "first": late.first,
         "median": late.median, "third": late.third, "ninth": late.ninth},
        {"what": "months late for each month promised ahead", "n": each.n, "first": each.first,
         "median": each.median, "third": each.third, "ninth": each.ninth},
        {"what": "windows pushed out, for each promise", "n": moved.promises,
         "median": moved.pushed_out / moved.promises if moved.promises else None},
        {"what": "months moved each time", "n": moved.pushed_out, "median": moved.months},
        {"what": "promises pushed out twice or more", "n": moved.promises, "count": moved.twice},
        {"what": "later windows printed beside “on track” or without a word of delay", "n": moved.slipping,
         "count": moved.stealth},
        {"what": "slips announced 30 days or more before the close", "n": slipped, "count": ahead},
    ]  # fmt: skip
    columns = {"what": "", "n": "of", "count": "count", "first": "first quartile", "median": "median or mean",
               "third": "third quartile", "ninth": "ninth decile"}  # fmt: skip
    says = "What was dropped has no slip and is in no mean. Moves are counted over every promise, open ones too."
    return Table("slips", "How late, how often moved", says, columns, tuple(told))


def delivery(closed: Cohort, rows: Sequence[Row], as_of: date) -> Table:
    """The share delivered, stopped and gone silent at the close of the first window and after, drops competing."""
    times: list[tuple[float, str]] = []
    inside = {row["prediction"] for row in closed.events}
    for row in rows:
        decided = row["status"] in ("met", "slipped", "dropped")
        if row["prediction"] not in inside and (decided or not _waited_for(row)):
            continue  # figures, doubts, and successes whose day has not come
        if row["controller"] == "self":
            times.append(_ended(row, date.fromisoformat(row["closes"]), as_of))
    steps = curves.cumulative(times)
    told = tuple(
        {"when": words, "n": sum(time >= months for time, _ in times)}
        | {cause: curves.at(steps, months, cause) for cause in ("delivered", "stopped", "silent")}
        for months, words in (
            (0, "at the close"),
            (6, "6 months after"),
            (12, "12 months after"),
            (24, "24 months after"),
        )
    )
    says = (
        "Cumulative incidence (Aalen-Johansen) in months from the close of the first window, of what is in the "
        "company's own hands; promises still waited for count up to the day of the report."
    )
    columns = {"when": "", "n": "still at risk", "delivered": "delivered", "stopped": "stopped", "silent": "silent"}
    return Table("delivery", "Delivery over time", says, columns, told if times else ())


def _waited_for(row: Row) -> bool:
    """Whether an undecided promise could still be delivered, late or not, and no doubt hangs on it."""
    dated = row["closes"] and row["edge"] != "after" and not measured(row) and row["kind"] != "patent_expiry"
    ceiling = row["low"] is None and row["high"] is not None
    return bool(dated and not ceiling and not row["review"])


def _ended(row: Row, close: date, as_of: date) -> tuple[float, str]:
    if row["happened_to"]:
        low = date.fromisoformat(row["happened_from"] or row["happened_to"])
        middle = low + (date.fromisoformat(row["happened_to"]) - low) / 2
        return (middle - close).days / slips_.MONTH, "delivered"
    if row["status"] == "dropped":
        ended = date.fromisoformat(row["judged_on"])
        return (ended - close).days / slips_.MONTH, "silent" if row["detail"] == "silent" else "stopped"
    until = date.fromisoformat(row["judged_on"]) if row["status"] == "void" else as_of
    return (until - close).days / slips_.MONTH, ""


def _told(row: Row) -> dict[str, Any]:
    happened = window(row["happened_from"], row["happened_to"]) if row["happened_to"] else ""
    now = window(row["current_opens"], row["current_closes"])
    first = window(row["opens"], row["closes"])
    return {**row, "window": first, "now": "" if now == first else now, "happened": happened}


def longest(rows: Sequence[Row]) -> Table:
    """The ten longest slips, by what came or by the newest window."""
    late = []
    for row in rows:
        if row["status"] == "slipped" and row["closes"]:
            until = row["happened_to"] or row["current_closes"]
            if until and until > row["closes"]:
                days = (date.fromisoformat(until) - date.fromisoformat(row["closes"])).days
                late.append(_told(row) | {"days": days})
    late.sort(key=lambda row: (-row["days"], row["prediction"]))
    columns = PROMISE | {"now": "newest window", "happened": "happened", "days": "days", "because": "because"}
    says = "Not delivered by the stated date; days from the close of the first window to the event or the newest close."
    return Table(
        "longest",
        "The longest slips",
        says,
        columns,
        tuple(late[:10]),
        tuple((row["prediction"],) for row in late[:10]),
    )


def silent(rows: Sequence[Row]) -> Table:
    """What was dropped without a word."""
    told = [_told(row) for row in rows if row["detail"] == "silent"]
    says = "No mention found in the two periodic reports after the close, with every report since then in the ledger."
    return Table(
        "silent",
        "Silent",
        says,
        PROMISE | {"because": "because"},
        tuple(told),
        tuple((row["prediction"],) for row in told),
    )


def figures(closed: Cohort) -> Table:
    """Guided figures against what came, with the error against the middle of the range."""
    told = []
    for row in closed.figures:
        low, high = row["low"], row["high"]
        ends = [end for end in (low, high) if end is not None]
        middle = sum(ends) / len(ends) if ends else None
        actual = row["actual_low"] if row["actual_low"] is not None else row["actual_high"]
        error = (actual - middle) / abs(middle) if middle and actual is not None else None
        width = (high - low) / abs(middle) if middle and low is not None and high is not None else None
        told.append(_told(row) | {"actual": actual, "error": error, "width": width})
    columns = PROMISE | {"low": "from", "high": "to", "unit": "unit", "actual": "actual", "detail": "came",
                         "error": "error", "width": "width"}  # fmt: skip
    says = "Inside, better, or outside the stated range; error and width as shares of the range's middle."
    return Table("figures", "Figures", says, columns, tuple(told), tuple((row["prediction"],) for row in told))


def due(rows: Sequence[Row]) -> Table:
    """What is due or overdue."""
    told = [_told(row) for row in rows if row["status"] in ("due", "overdue") and row["kind"] != "patent_expiry"]
    told.sort(key=lambda row: (row["closes"] or "9999", row["prediction"]))
    says = "Nothing in the ledger decides these yet; their windows have opened or closed."
    return Table("due", "Due and overdue", says, {"status": "status"} | PROMISE | {"now": "newest window"}, tuple(told),
                 tuple((row["prediction"],) for row in told))  # fmt: skip


def specificity(rows: Sequence[Row]) -> Table:
    """How wide the stated windows were, by the year in which they were said."""
    told = []
    for year, members in sorted(_grouped(rows, lambda row: row["said_on"][:4]).items()):
        widths = [
            (date.fromisoformat(row["closes"]) - date.fromisoformat(row["opens"])).days + 1
            for row in members
            if row["opens"] and row["closes"] and row["edge"] in ("in", "about")
        ]
        told.append(
            {
                "year": year,
                "n": len(members),
                "dated": len(widths),
                "days": sum(widths) / len(widths) if widths else None,
            }
        )
    columns = {"year": "year said", "n": "promises", "dated": "with both ends stated", "days": "mean width in days"}
    return Table("specificity", "How exact the guidance was", "The mean width of first windows with two stated ends.",
                 columns, tuple(told))  # fmt: skip


def context() -> Table:
    """Published rates, none of them comparable one to one."""
    told = tuple({"topic": topic, "figure": figure, "source": source} for topic, figure, source in ANCHORS)
    says = (
        "Published figures, for context only: none measures the same thing. No published figure was found for the "
        "share of milestones guided by drug developers that were met on time."
    )
    return Table("context", "Published rates", says, {"topic": "topic", "figure": "figure", "source": "source"}, told)
