"""Words of the command line that mean something: a day, a span of days, a pause, the end of a fiscal year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_SPAN = re.compile(r"(\d{1,5})([a-z]?)", re.ASCII)


def day(text: str | date) -> date:
    """A day written as 2011-06-30."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write it as 2011-06-30") from None


def period(text: str | tuple[date, date]) -> tuple[date, date]:
    """The first and the last day of what is written as 2011, 2011-06 or 2011-06-30.

    >>> period("2011-06")
    (datetime.date(2011, 6, 1), datetime.date(2011, 6, 30))
    """
    if isinstance(text, tuple):
        return text
    year, month, day_ = ([*text.split("-"), "", ""])[:3]
    try:
        first = date.fromisoformat(f"{year}-{month or '01'}-{day_ or '01'}")
        last = date(first.year, 12 if not month else first.month, 1)
        if text != first.isoformat()[: len(text)]:
            raise ValueError
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no year, month or day; write it as 2011, 2011-06 or 2011-06-30"
        ) from None
    return first, first if day_ else last.replace(day=monthrange(last.year, last.month)[1])


def _span(text: str | int, units: dict[str, int], example: str) -> int:
    match = _SPAN.fullmatch(str(text).lower())
    if not match or match[2] not in units:
        raise click.BadParameter(f"{text!r} is no span of time; write it as {example}")
    return int(match[1]) * units[match[2]]


def days(text: str | int) -> int:
    """A number of days, written as 90d, 90 or 12w."""
    return _span(text, {"": 1, "d": 1, "w": 7}, "90d or 12w")


def seconds(text: str | int) -> int:
    """A pause of at least a second, written as 60s, 60, 5m or 1h."""
    return max(1, _span(text, {"": 1, "s": 1, "m": 60, "h": 3600}, "60s or 5m"))


def month_day(text: str | tuple[int, int]) -> tuple[int, int]:
    """The end of a fiscal year, written as 06-30."""
    if isinstance(text, tuple):
        return text
    try:
        found = date.fromisoformat(f"2000-{text}")
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day of a year; write the end of June as 06-30") from None
    return found.month, found.day


LEDGER = click.argument("ledger", type=click.Path(path_type=Path))
AS_OF = click.option(
    "--as-of", type=day, metavar="YYYY-MM-DD", help="The day to look from; today where it is left out."
)
SAID_ON = click.option(
    "--said-on", type=day, metavar="YYYY-MM-DD", help="The day of publication, where a document doesn't tell it."
)
COMPANY = click.option("--company", help="The company, where a document doesn't tell it.")
YEAR_END = click.option(
    "--year-end", type=month_day, metavar="MM-DD", help="The last day of the fiscal year, as 06-30."
)
IDENTITY = click.option(
    "--identity", default="", metavar='"NAME MAIL"',
    help="Who asks EDGAR, a name with a mail address; EDGAR_IDENTITY where it is left out.",
)  # fmt: skip
ALERTS = click.option(
    "--alerts", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="The alerts file; alerts.yml beside the ledger where it is left out.",
)  # fmt: skip
