"""Which documents the ledger holds, by company and year, and what is not there: periodic reports, EDGAR's lists.

A periodic report is missing where one was due; any other filing where EDGAR lists it.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from events.policy import POLICY
from tracker.reports.rows import Row, grouped
from tracker.reports.values import Table

SHOWN = 5  # filings of a year that are named; the rest are counted
NEAR = 10  # days by which a 52- or 53-week period may miss its month's end


def table(documents: Sequence[Row], year_ends: Mapping[str, str], as_of: date, listed: Sequence[Row] = ()) -> Table:
    """Documents by company and year with the periodic reports that were due between the first and the day asked.

    `listed` are the filings that EDGAR lists and the ledger lacks, in the order of their days.
    """
    names = {row["company"]: row["company_name"] for row in documents}
    by_year: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in documents:
        by_year[row["company"], row["year"]].append(row)
    absent: dict[tuple[str, str], list[str]] = defaultdict(list)
    known_of = grouped(listed, lambda row: row["company"])
    for company, own in grouped(documents, lambda row: row["company"]).items():
        known = known_of.get(company, [])
        named = [date.fromisoformat(row["period_end"]) for row in known if row["period_end"]]
        for end, words in missing(own, year_ends.get(company) or "12-31", as_of):
            if not any(abs((end - each).days) <= NEAR for each in named):
                absent[company, str(end.year)].append(words)
        for row in known:
            absent[company, row["filed_on"][:4]].append(f"{row['form']} of {row['filed_on']} ({row['accession']})")
    told = tuple(
        {"company": company, "company_name": names[company], "year": year, "n": len(by_year[company, year]),
         "absent": len(absent[company, year]), "missing": _told(absent[company, year])}
        for company, year in sorted({*by_year, *absent}, key=lambda key: (names[key[0]], key[1]))
    )  # fmt: skip
    says = (
        "What silence can be judged by: a missing filing keeps what it might have named undecided, out of the rates. "
        "The saved query report_missing lists each."
    )
    columns = {
        "company_name": "company",
        "year": "year",
        "n": "documents",
        "absent": "missing",
        "missing": "not in the ledger",
    }
    return Table("coverage", "Documents", says, columns, told)


def _told(words: Sequence[str]) -> str:
    more = f"and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return "; ".join([*words[:SHOWN], *filter(None, [more])])


def missing(documents: Sequence[Row], year_end: str, as_of: date) -> Iterator[tuple[date, str]]:
    """The periodic reports due by the day that are not there, from the first one that is; none where none ever was."""
    periodic = [row for row in documents if row["period_end"] and is_periodic(row["form"])]
    if not periodic:
        return
    ends = [date.fromisoformat(row["period_end"]) for row in periodic]
    quarterly = any(row["form"].upper().startswith("10-Q") for row in periodic)
    last = int(year_end[:2])
    year, month = min(ends).year, min(ends).month
    while True:
        end = date(year, month, monthrange(year, month)[1])
        annual = month == last
        lag = POLICY.annual_lag if annual else POLICY.quarterly_lag
        if end + timedelta(lag) > as_of:
            return
        if (annual or (quarterly and (last - month) % 3 == 0)) and not any(
            abs((end - each).days) <= NEAR for each in ends
        ):
            form = ("10-K" if annual else "10-Q") if quarterly else "annual report"
            yield end, f"{form} for the {'year' if annual else 'quarter'} to {end}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def is_periodic(form: str) -> bool:
    """Whether a form is a quarter's or a year's report.

    >>> [is_periodic(form) for form in ("10-Q", "10-K405", "8-K", "20-F/A", "annual report")]
    [True, True, False, True, True]
    """
    return form.upper().startswith(("10-Q", "10-K", "20-F", "40-F")) or "annual report" in form.lower()
