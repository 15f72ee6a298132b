"""When a company's next periodic reports are due: the first ends a promise's grace, the second its silence check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from events.policy import POLICY, Policy
from events.silence import period_ends


def report_days(
    close: date,
    year_end: tuple[int, int],
    quarterly: bool,
    reported: Iterable[tuple[date, date]] = (),
    policy: Policy = POLICY,
) -> tuple[date, date]:
    """The days by which the first and the second periodic report whose period ends on or after the close are in.

    Each is due so many days after its period; `reported` are the (period end, day said) of reports that are in, and a
    report that is in sooner counts from its day.

    >>> report_days(date(2011, 8, 31), (12, 31), True)
    (datetime.date(2011, 11, 29), datetime.date(2012, 4, 14))
    >>> report_days(date(2011, 8, 31), (12, 31), True, [(date(2011, 9, 30), date(2011, 11, 3))])
    (datetime.date(2011, 11, 3), datetime.date(2012, 4, 14))
    """
    ends = period_ends(close, close.replace(day=1) + timedelta(days=800), year_end, quarterly)
    due = [end + timedelta(days=policy.annual_lag if annual else policy.quarterly_lag) for end, annual in ends[:2]]
    first: dict[date, date] = {}
    for end, said_on in sorted(reported):
        if end >= close and said_on > close:
            first[end] = min(said_on, first.get(end, said_on))
    came = sorted(first.values())
    one, two = (min([day, *came[place : place + 1]]) for place, day in enumerate(due))
    return one, two
