"""The only line of the project that reads a clock; everything else is told the day."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment, with its zone: UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day on which the person at this machine lives."""
    return now().astimezone().date()
