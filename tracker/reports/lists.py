"""The promises themselves, one row each: the longest slips, the silent, what is overdue, due and due soon."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from datetime import date, timedelta

from tracker.due import WITHIN
from tracker.printing import counted
from tracker.reports.closing import DONE
from tracker.reports.rows import PROMISE, Row, told
from tracker.reports.values import Table

EXPIRED = "run out"  # how a patent stands whose day has passed
MOST = 200  # rows that a list shows; the saved query beside it has all


def capped(says: str, rows: Sized) -> str:
    """The sentence of a list, with how many it leaves to its saved query.

    >>> capped("All.", [{}] * 3), capped("Some.", [{}] * 1200)
    ('All.', 'Some. The first 200 of 1,200 are shown.')
    """
    return says if len(rows) <= MOST else f"{says} The first {MOST} of {len(rows):,} are shown."


def longest(rows: Sequence[Row]) -> Table:
    """The ten longest slips, by what came or by the newest window."""
    late: list[tuple[int, str, Row]] = []
    for row in rows:
        if row["status"] == "slipped" and row["closes"]:
            days = _slip(row)
            if days > 0:
                late.append((-days, row["prediction"], row))
    late.sort(key=lambda each: each[:2])
    shown = [told(row) | {"days": -days} for days, _, row in late[:10]]
    columns = PROMISE | {"now": "newest window", "happened": "happened", "days": "days", "because": "because"}
    says = "Not delivered by the stated date; days from the close of the first window to the event or the newest close."
    return Table(
        "longest",
        "The longest slips",
        says,
        columns,
        tuple(shown),
        tuple((row["prediction"],) for row in shown),
    )


def _slip(row: Row) -> int:
    """Days late as judged, of what has not come those to the close of the newest window."""
    if row["happened_to"] and row["days_late"] is not None:
        return int(row["days_late"])
    newest = row["happened_to"] or row["current_closes"] or row["closes"]
    return (date.fromisoformat(newest) - date.fromisoformat(row["closes"])).days


def silent(rows: Sequence[Row]) -> Table:
    """What was dropped without a word."""
    listed = [row for row in rows if row["detail"] == "silent"]
    says = "No mention found in the two periodic reports after the close, with every report since then in the ledger."
    return Table(
        "silent",
        "Silent",
        capped(says, listed),
        PROMISE | {"because": "because"},
        tuple(told(row) for row in listed[:MOST]),
        tuple((row["prediction"],) for row in listed[:MOST]),
    )


def due(rows: Sequence[Row], as_of: date) -> Table:
    """What is overdue, due, and opens soon, by the newest window, with what would close each."""
    waiting = [(stands, row) for row in rows if (stands := waits(row, as_of))]
    listed = [each for each in waiting if each[0] != EXPIRED]
    listed.sort(key=lambda each: (each[1]["current_closes"] or "9999", each[1]["prediction"]))
    expired = len(waiting) - len(listed)
    says = (
        "Nothing in the ledger decides these yet. The newest window counts, so what slipped and is awaited anew is "
        f"among them; what opens within {WITHIN} days opens soon. A document closes one by saying of the same subject "
        "that it was what the last column says."
    )
    if expired:
        has = "that has run out is" if expired == 1 else "that have run out are"
        says += f" {counted(expired, 'patent')} {has} not waited for: law decides an expiry, not a document."
    columns = {"stands": "standing"} | PROMISE | {"now": "newest window", "closing": "closed by"}
    shown = tuple(
        told(row) | {"stands": stands, "closing": DONE.get(row["kind"], DONE["other"])} for stands, row in listed[:MOST]
    )
    members = tuple((row["prediction"],) for _, row in listed[:MOST])
    return Table("due", "Overdue, due and due soon", capped(says, listed), columns, shown, members)


def corrections(decided: Sequence[Row]) -> Table:
    """What persons decided of these promises, oldest first."""
    columns = {
        "decided_on": "decided", "by": "by", "company_name": "company", "subject": "subject", "kind_label": "what",
        "action": "decision", "outcome": "as", "why": "why", "taken_back_on": "taken back",
    }  # fmt: skip
    says = "What a person decided is a verdict of its own from that day on; the one before it stays readable."
    return Table(
        "corrections", "Corrections", capped(says, decided), columns, tuple(map(dict, decided[:MOST])),
        tuple((row["prediction"],) for row in decided[:MOST]),
    )  # fmt: skip


def waits(row: Row, as_of: date) -> str:
    """How an undecided promise stands against its newest window; "" where it is decided or far off.

    >>> row = {"status": "slipped", "detail": "moved", "kind": "delivery", "current_opens": "2031-04-01"}
    >>> [waits(row | {"current_closes": close}, date(2031, 5, 7)) for close in ("2031-04-30", "2031-06-30")]
    ['overdue', 'due']
    >>> waits(row | {"current_closes": None}, date(2031, 1, 2)), waits(row | {"detail": "late"}, date(2031, 5, 7))
    ('opens soon', '')
    """
    if row["status"] not in ("open", "due", "overdue") and (row["status"], row["detail"]) != ("slipped", "moved"):
        return ""
    opens, closes, day = row["current_opens"], row["current_closes"], as_of.isoformat()
    if closes and closes < day:
        return EXPIRED if row["kind"] == "patent_expiry" else "overdue"
    if not opens or opens <= day:
        return "due" if opens or closes else ""
    return "opens soon" if date.fromisoformat(opens) - as_of <= timedelta(WITHIN) else ""
