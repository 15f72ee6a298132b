"""Who published a document, on what day, in what form: what each source of knowledge says, joined by rank.

Options rank above the index, the index above EDGAR's header, the header above metadata, metadata above the words.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from tracker.daylines import read_day


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one source of knowledge says; empty where it says nothing."""

    company: str = ""
    said_on: date | None = None
    form: str = ""
    cik: str = ""
    ticker: str = ""
    period_end: date | None = None
    year_end: tuple[int, int] | None = None
    accession: str = ""
    title: str = ""


def joined(imprints: Iterable[Imprint]) -> Imprint:
    """Field by field the first that says something.

    >>> joined([Imprint(form="8-K"), Imprint(company="Orion, Inc.", form="document")]).company
    'Orion, Inc.'
    """
    ranked = tuple(imprints)
    said: dict[str, Any] = {}
    for each in fields(Imprint):
        said[each.name] = next((value for one in ranked if (value := getattr(one, each.name))), each.default)
    return Imprint(**said)


def of_row(row: Mapping[str, object]) -> Imprint:
    """What a row of an index says; keys that are not known are passed over."""
    said = {key: str(value).strip() for key, value in row.items() if value is not None}
    return Imprint(
        company=said.get("company", ""),
        said_on=read_day(said.get("said_on", "")),
        form=said.get("form", ""),
        cik=said.get("cik", "").lstrip("0"),
        ticker=said.get("ticker", ""),
        period_end=read_day(said.get("period_end", "")),
        year_end=month_and_day(said.get("year_end", "")),
        accession=said.get("accession", ""),
        title=said.get("title", ""),
    )


def of_metadata(said: Mapping[str, str]) -> Imprint:
    """What front matter, `<meta>` tags and the facts of inline XBRL say."""
    days = (
        "date", "published", "published_at", "publish_date", "pubdate", "article:published_time", "dc.date",
        "dc.date.issued", "dcterms.created", "datepublished", "publishdate", "publication_date",
    )  # fmt: skip
    form = said.get("dei:documenttype", said.get("form", ""))
    return Imprint(
        company=said.get("company", ""),
        said_on=next((day for key in days if (day := read_day(said.get(key, "")))), None),
        form=form,
        cik=said.get("dei:entitycentralindexkey", "").lstrip("0"),
        ticker=said.get("ticker", said.get("dei:tradingsymbol", "")),
        period_end=read_day(said.get("dei:documentperiodenddate", "")) if is_periodic(form) else None,
        year_end=whole_month(month_and_day(said.get("dei:currentfiscalyearenddate", "").lstrip("-"))),
    )


def is_periodic(form: str) -> bool:
    """Whether a form reports on a period that closes."""
    return form.upper().startswith(("10-K", "10-Q", "20-F", "40-F"))


def month_and_day(text: str) -> tuple[int, int] | None:
    """Month and day of "06-30", "0630", "--06-30", "6/30" or "June 30"; None where it is none of these.

    >>> month_and_day("0630"), month_and_day("June 30"), month_and_day("13-01")
    ((6, 30), (6, 30), None)
    """
    said = text.strip("- ")
    if len(said) == 4 and said.isdecimal():
        said = f"{said[:2]}-{said[2:]}"
    # 2024 has a 29 February
    day = read_day(f"2024-{said}") or read_day(f"{said}/2024") or read_day(f"{said}, 2024")
    return (day.month, day.day) if day else None


def whole_month(year_end: tuple[int, int] | None) -> tuple[int, int] | None:
    """The month's end nearest to the day on which a year of 52 or 53 weeks closes.

    >>> whole_month((1, 28)), whole_month((2, 1)), whole_month((6, 30))
    ((1, 31), (1, 31), (6, 30))
    """
    if year_end is None:
        return None
    month, day = year_end
    if day <= 9:
        month = month - 1 or 12
    elif day < 20:
        return year_end
    return month, monthrange(2023, month)[1]
