"""Promises as a calendar that can be subscribed to: all-day events that keep their UID when their date moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from datasette_plugins.site.entries import Entry, clean

WEEK = timedelta(7)  # a window up to so long is shown whole, of a longer one its last day
DAILY = {"VALUE": "DURATION"}


def calendar(name: str, entries: Sequence[Entry]) -> bytes:
    """The calendar of these promises; those without any day are not in it."""
    made = Calendar()
    made.add("prodid", "-//milestone-tracker//promises//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for known in ("name", "x-wr-calname"):
        made.add(known, clean(name))
    # how often programs should ask again: by the standard, and by what Outlook reads
    made.add("refresh-interval", timedelta(days=1), parameters=DAILY)
    made.add("x-published-ttl", "P1D")
    dated = [(days, entry) for entry in entries if (days := _days(entry))]
    for days, entry in sorted(dated, key=lambda each: (each[0], each[1].id)):
        made.add_component(_event(entry, *days))
    return bytes(made.to_ical())


def _days(entry: Entry) -> tuple[date, date] | None:
    """First and last day of the event."""
    if entry.closes is None:
        return (entry.opens, entry.opens) if entry.opens else None
    brief = entry.opens and entry.closes - entry.opens < WEEK
    return (entry.opens, entry.closes) if brief and entry.opens else (entry.closes, entry.closes)


def _event(entry: Entry, first: date, last: date) -> Event:
    changed = datetime.combine(entry.modified_on, time(), UTC)
    event = Event()
    event.add("uid", f"{entry.uid}@milestone-tracker")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1))  # the day after the last one
    mark = f"{entry.status} · " if entry.status else ""
    event.add("summary", f"{mark}{entry.company}: {entry.name} ({entry.window})")
    event.add("description", "\n\n".join(filter(None, (*entry.words, entry.forecast, entry.href))))
    event.add("url", entry.href)
    event.add("categories", [entry.kind])
    event.add("status", "CONFIRMED" if entry.status else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # nobody is busy on that day
    return event
