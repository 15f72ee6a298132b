"""EDGAR's indexes of a quarter or a day - form.idx, company.idx, master.idx, crawler.idx - as lines of what was filed.

They name filings and hold no word of them: held against a ledger they say what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.daylines import read_day
from tracker.edgar import forms

# in some indexes of a day the heading is broken after a column
_HEAD = re.compile(
    r"^(?:CIK\|Company Name\|Form Type\|Date Filed\||(Form Type) {1,20}Company Name\s{1,80}CIK\s{1,40}Date Filed"
    r"|Company Name {1,80}Form Type\s{1,40}CIK\s{1,40}Date Filed)",
    re.MULTILINE,
)
_COLUMNS = re.compile(r"(?P<before>\S.*?)\s+(?P<cik>\d{1,10})\s+(?P<day>\d{4}-?\d\d-?\d\d)\s+(?P<path>\S+)\s*")
_NUMBER = re.compile(r"(\d{10}-\d{2}-\d{6})")


LONGEST = 400  # characters of a line


@dataclass(frozen=True, slots=True)
class Entry:
    """A filing that EDGAR lists: whose, in what form, on what day, under which number."""

    accession: str
    cik: str
    form: str
    filed_on: date
    period_end: date | None = None
    accepted: str = ""  # the moment, as EDGAR writes it


@dataclass(frozen=True, slots=True)
class Listing:
    """An index that was read: its filings of the forms that are read."""

    source: str
    entries: tuple[Entry, ...]


def is_index(head: str) -> bool:
    """Whether a text that begins like this is an index of EDGAR's.

    >>> is_index("CIK|Company Name|Form Type|Date Filed|Filename")
    True
    """
    return bool(_HEAD.search(head))


def entries(text: str, wanted: tuple[str, ...] = forms.FORMS) -> Iterator[Entry]:
    """The filings that an index lists, of the forms wanted; lines that are none are passed over.

    >>> lines = "CIK|Company Name|Form Type|Date Filed|Filename\\n20|ORION INC|8-K|2011-02-16|"
    >>> next(entries(lines + "edgar/data/20/0000000020-11-000003.txt")).accession
    '0000000020-11-000003'
    """
    head = _HEAD.search(text)
    form_first = bool(head and head[1])
    for line in text.splitlines():
        number = _NUMBER.search(line[:LONGEST])
        if not number or len(line) > LONGEST:
            continue
        cells = line.split("|")
        if len(cells) == 5:
            cik, _, form, day, _ = cells
        else:
            found = _COLUMNS.fullmatch(line)
            if not found:
                continue
            cik, day = found["cik"], found["day"]
            form = re.split(r"\s{2,}", found["before"])[0 if form_first else -1]
        filed_on = read_day(day if "-" in day else f"{day[:4]}-{day[4:6]}-{day[6:]}")
        if filed_on and forms.covers(wanted, form.strip()):
            yield Entry(number[1], cik.strip().lstrip("0"), form.strip(), filed_on)
