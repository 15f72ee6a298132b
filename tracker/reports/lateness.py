"""How late what came was, how often and how openly dates moved, what came by when, how exact the windows were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.metrics import curves
from tracker.metrics import slips as slips_
from tracker.metrics.cohort import Cohort, measured
from tracker.metrics.rates import LEAST
from tracker.reports.rows import Row, grouped, ids
from tracker.reports.strata import HAND, strata
from tracker.reports.values import Table
from tracker.reports.words import HANDS


def slips(closed: Cohort) -> Table:
    """Months late of what was delivered: quartiles and ninth decile, in all and for each month promised ahead."""
    told, members, chosen = [], [], []
    for by, name, rows in strata(closed.events):
        came = [row for row in rows if row["happened_to"] and row["days_late"] is not None]
        if not came:
            continue
        late, each = shown(slips_.months_late(came)), shown(slips_.per_month(came))
        told.append(
            {"by": by, "name": name, "n": len(came), "first": late.first, "median": late.median, "third": late.third,
             "ninth": late.ninth, "each": each.median, "each_ninth": each.ninth}
        )  # fmt: skip
        members.append(ids(came))
        chosen.append(("delivered", by, name))
    columns = {"by": "by", "name": "", "n": "delivered", "first": "months late: first quartile", "median": "median",
               "third": "third quartile", "ninth": "ninth decile", "each": "for each month promised: median",
               "each_ninth": "its ninth decile"}  # fmt: skip
    says = (
        "Months from the close of the first window to the day it came; early is negative. What was dropped has no "
        "slip and is in no mean."
    )
    return Table("slips", "How late", says, columns, tuple(told), tuple(members), tuple(chosen))


def shown(values: Sequence[float]) -> slips_.Spread:
    """The spread of values where there are enough of them to be told, else none.

    >>> shown([1.0, 2.0]).median, shown([1.0] * 5).median
    (None, 1.0)
    """
    return slips_.spread(values if len(values) >= LEAST else ())


def moves(rows: Sequence[Row], versions: Iterable[Row], closed: Cohort) -> Table:
    """How often dates moved, how openly, and how long before the close a slip was announced."""
    moved = {key: each for key, each in slips_.moves_of(versions).items() if each.slipping or each.stealth}
    judged = {row["prediction"] for row in closed.events}
    told, members, chosen = [], [], []
    for by, name, group in strata(rows):
        found = slips_.moves(moved[row["prediction"]] for row in group if row["prediction"] in moved)
        ahead, slipped = slips_.warnings(
            row for row in group if row["status"] == "slipped" and row["prediction"] in judged
        )
        if by == "company" and not (found.slipping or slipped):
            continue
        told.append(
            {"by": by, "name": name, "n": len(group), "pushed": found.pushed_out,
             "each": found.pushed_out / len(group), "twice": found.twice, "months": found.months,
             "slipping": found.slipping, "stealth": found.stealth,
             "share": found.stealth / found.slipping if found.slipping >= LEAST else None,
             "slipped": slipped, "ahead": ahead, "warned": ahead / slipped if slipped >= LEAST else None}
        )  # fmt: skip
        members.append(ids(group))
        chosen.append(("all", by, name))
    columns = {
        "by": "by", "name": "", "n": "promises", "pushed": "pushed out", "each": "for each promise",
        "twice": "moved twice or more", "months": "mean months a move", "slipping": "windows put off or left away",
        "stealth": "of them without a word of delay", "share": "stealth share", "slipped": "slipped, in a rate",
        "ahead": "of them announced 30 days ahead", "warned": "share with warning",
    }  # fmt: skip
    says = (
        "Moves are counted over every promise, open ones and figures too. A window put off “on track” or without a "
        "word of delay is a stealth slip; a slip announced 30 days or more before its first close was given warning. "
        "Companies that moved nothing have no row."
    )
    return Table("moves", "How often moved, how openly", says, columns, tuple(told), tuple(members), tuple(chosen))


def times(closed: Cohort, rows: Sequence[Row], as_of: date) -> dict[str, tuple[float, str]]:
    """How every promise in the company's own hands ended, in months from its close, or "" where it is waited for.

    Left out are figures, doubts, and successes and drops whose day has not come.
    """
    found: dict[str, tuple[float, str]] = {}
    inside = {row["prediction"] for row in closed.events}
    for row in rows:
        decided = row["status"] in ("met", "slipped", "dropped")
        if row["controller"] != "self" or (row["prediction"] not in inside and (decided or not _waited_for(row))):
            continue
        found[row["prediction"]] = _ended(row, date.fromisoformat(row["closes"]), as_of)
    return found


def delivery(ended: Mapping[str, tuple[float, str]]) -> Table:
    """The share delivered, stopped and gone silent at the close of the first window and after, drops competing."""
    steps = curves.cumulative(ended.values())
    until = curves.known_until(ended.values(), steps)
    told = tuple(
        {"when": words, "n": sum(time >= months for time, _ in ended.values())}
        | {
            cause: curves.at(steps, months, cause) if months <= until else None
            for cause in ("delivered", "stopped", "silent")
        }
        for months, words in (
            (0, "at the close"),
            (6, "6 months after"),
            (12, "12 months after"),
            (24, "24 months after"),
        )
    )
    says = (
        "Cumulative incidence (Aalen-Johansen) in months from the close of the first window, of what is in the "
        "company's own hands; promises still waited for count up to the day of the report. No share is told where none "
        "is at risk any more, unless all have ended."
    )
    columns = {"when": "", "n": "still at risk", "delivered": "delivered", "stopped": "stopped", "silent": "silent"}
    chosen = ("curve", HAND, HANDS["self"])
    return Table("delivery", "Delivery over time", says, columns, told if ended else (),
                 (tuple(ended),) * len(told) if ended else (), (chosen,) * len(told) if ended else ())  # fmt: skip


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


def specificity(rows: Sequence[Row]) -> Table:
    """How wide the stated windows were, by the year in which they were said."""
    told, members_of, chosen = [], [], []
    for year, members in sorted(grouped(rows, lambda row: row["said_on"][:4]).items()):
        exact = [row for row in members if row["opens"] and row["closes"] and row["edge"] in ("in", "about")]
        widths = [(date.fromisoformat(row["closes"]) - date.fromisoformat(row["opens"])).days + 1 for row in exact]
        told.append({"year": year, "n": len(members), "dated": len(widths),
                     "days": sum(widths) / len(widths) if widths else None})  # fmt: skip
        members_of.append(ids(members))
        chosen.append(("all", "year said, anyone", year))
    columns = {"year": "year said", "n": "promises", "dated": "with both ends stated", "days": "mean width in days"}
    return Table("specificity", "How exact the guidance was", "The mean width of first windows with two stated ends.",
                 columns, tuple(told), tuple(members_of), tuple(chosen))  # fmt: skip
