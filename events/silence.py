"""Silence is a verdict only where a word would have been seen: every periodic report due since is read, two at least.

What is missing is named, so that the gate tells which document would open it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from events.calendar import add_months
from events.likeness import several
from events.names import codes
from events.policy import POLICY, Policy
from events.rulings import Silence
from events.types import Absent, Filing
from events.versions import Thread

_NEAR = timedelta(days=10)  # a 52/53-week year ends a few days off the month's end


def gate(
    thread: Thread,
    periodic: Sequence[Filing],
    naming: Mapping[str, str],
    on: date,
    policy: Policy = POLICY,
    absent: Sequence[Absent] = (),
) -> Silence:
    """Whether the periodic reports since the close say nothing of a promise, or which of them is not there.

    `periodic` are the reports published up to `on`; `naming` tells of a filing's id whether it names the "event" or
    only the "product"; `absent` are filings that were made and not read, in the order of their days.
    """
    window = thread.latest_dated.statement.window
    close = window.closes or (add_months(window.opens, policy.stale_months) if window.opens else None)
    if close is None or on <= close:
        return Silence()
    named = max((each.said_on for each in periodic if naming.get(each.id) == "event"), default=close)
    start = max(close, thread.last_mention, named)
    after: list[Filing] = []
    for each in sorted(periodic, key=lambda filing: (filing.said_on, filing.id)):
        new = each.period_end not in {other.period_end for other in after}
        if each.said_on > start and each.period_end and each.period_end >= close and new:
            after.append(each)
    if not after:
        return Silence()
    enough = len(after) >= policy.silence_reports
    read = after[: policy.silence_reports]
    until = read[-1].said_on if enough else on
    missing = _unread(start, until, absent) or _missing(close, start, until, periodic, policy)
    if missing:
        return Silence(missing=missing)
    if not enough:
        return Silence()
    what = "event" if any(naming.get(each.id) for each in read) else "product"
    told = (
        f"the periodic reports to {' and '.join(str(each.period_end) for each in read)} "
        f"name {'the product but not the event' if what == 'event' else 'neither the product nor the event'}, "
        f"and no new date was given after the close {close}."
    )
    if not codes(thread.first.subject) or several(thread.first):
        return Silence(ask=f"silence: {told} The name is too general to be sure.")
    return Silence(proven=True, because=told)


def _unread(start: date, on: date, absent: Sequence[Absent]) -> str:
    """The first filing made after the start that was not read, and how many more, in words; "" where there is none."""
    found = [each for each in absent if start < each.said_on <= on]
    if not found:
        return ""
    more = f" and {len(found) - 1} more filings" if len(found) > 2 else " and one more filing" if found[1:] else ""
    return f"{found[0].form} of {found[0].said_on} ({found[0].name}){more} not in the ledger"


def _missing(close: date, start: date, on: date, periodic: Sequence[Filing], policy: Policy) -> str:
    """The first periodic report that was due after the start and is not in the ledger, in words; "" where none is."""
    newest = max((each for each in periodic if each.period_end), key=lambda each: each.said_on, default=None)
    if newest is None:
        return ""
    quarterly = any(each.form.upper().startswith("10-Q") for each in periodic)
    for end, annual in period_ends(close, on, newest.year_end, quarterly):
        due = end + timedelta(days=policy.annual_lag if annual else policy.quarterly_lag)
        if due <= start or due > on:
            continue
        if not any(each.period_end and abs(each.period_end - end) <= _NEAR for each in periodic):
            form = ("10-K" if annual else "10-Q") if quarterly else "annual report"
            return f"{form} for the {'year' if annual else 'quarter'} to {end.isoformat()} not in the ledger"
    return ""


def period_ends(close: date, on: date, year_end: tuple[int, int], quarterly: bool) -> list[tuple[date, bool]]:
    """The fiscal period ends from the close to the day, each with whether it ends a year."""
    found: list[tuple[date, bool]] = []
    month, _ = year_end
    for year in range(close.year, on.year + 1):
        for back in (9, 6, 3, 0):
            end_month = (month - back - 1) % 12 + 1
            annual = back == 0
            if not annual and not quarterly:
                continue
            end = date(year + end_month // 12, end_month % 12 + 1, 1) - timedelta(days=1)
            if close <= end <= on:
                found.append((end, annual))
    return sorted(set(found))
