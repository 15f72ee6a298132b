"""What EDGAR tells of a company in its submissions file: its names, tickers, industry, year, and all its filings.

The newest thousand filings stand in the file itself, older ones in further files that it names with their days.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.daylines import read_day
from tracker.edgar.indexes import Entry
from tracker.imprint import month_and_day, whole_month

_NUMBER = re.compile(r"\d{10}-\d{2}-\d{6}", re.ASCII)
_PAGE = re.compile(r"CIK\d{10}-submissions-\d{1,5}\.json", re.ASCII)


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a company bore, with the days between which EDGAR knew it by that name."""

    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Registrant:
    """What EDGAR tells of a company."""

    cik: str
    name: str
    tickers: tuple[str, ...] = ()
    year_end: tuple[int, int] | None = None
    sic: str = ""
    industry: str = ""
    former_names: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A further file of older filings."""

    name: str
    until: date | None


def registrant(said: Mapping[str, Any]) -> Registrant:
    """The company of a submissions file."""
    return Registrant(
        cik=str(said["cik"]).lstrip("0"),
        name=str(said["name"]),
        tickers=tuple(str(ticker) for ticker in said.get("tickers") or () if ticker),
        year_end=whole_month(month_and_day(said.get("fiscalYearEnd") or "")),
        sic=said.get("sic") or "",
        industry=said.get("sicDescription") or "",
        former_names=tuple(
            FormerName(str(each["name"]), read_day(each.get("from") or ""), read_day(each.get("to") or ""))
            for each in said.get("formerNames") or ()
        ),
    )


def pages(said: Mapping[str, Any]) -> list[Page]:
    """The further files that a submissions file names."""
    named = said["filings"].get("files") or ()
    return [Page(_checked(each["name"], _PAGE), read_day(each.get("filingTo") or "")) for each in named]


def entries(columns: Mapping[str, Any], cik: str) -> Iterator[Entry]:
    """The filings of a file's columns: `filings.recent` of the first one, the whole of a further one.

    >>> columns = dict(accessionNumber=["0000000020-11-000003"], form=["8-K"], filingDate=["2011-02-16"])
    >>> [(entry.form, str(entry.filed_on)) for entry in entries(columns, "20")]
    [('8-K', '2011-02-16')]
    """
    numbers = columns["accessionNumber"]
    said = {name: columns.get(name) or [""] * len(numbers) for name in ("reportDate", "acceptanceDateTime")}
    together = zip(
        numbers, columns["form"], columns["filingDate"], said["reportDate"], said["acceptanceDateTime"], strict=True
    )
    for number, form, filed, period, accepted in together:
        yield Entry(
            _checked(number, _NUMBER), cik, form, date.fromisoformat(filed), read_day(period or ""), accepted or ""
        )


def _checked(name: object, written: re.Pattern[str]) -> str:
    """A name that becomes part of an address; a ValueError where it is not written as EDGAR writes it."""
    if not isinstance(name, str) or not written.fullmatch(name):
        raise ValueError(f"{str(name)[:60]!r} is no name of EDGAR's")
    return name


def parsed(content: bytes) -> dict[str, Any]:
    """The object that a file holds; a ValueError where it breaks off or is another."""
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("it holds no object")
    return found
