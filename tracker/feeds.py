"""What a subscription was told, as an Atom feed or a calendar in a file: written whole each time, and moved into place.

Both follow from the ledger alone, so writing them twice gives the same bytes.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from icalendar import Calendar, Event

from tracker import messages
from tracker.alert_file import Settings
from tracker.flags import described, fell
from tracker.forecasts.telling import words

MOST = 200  # entries of a feed, the newest
NEVER = "1970-01-01"
ATOM = "http://www.w3.org/2005/Atom"

TOLD = """SELECT t.flag, d.forecasts FROM told t JOIN deliveries d ON d.id = t.delivery
    WHERE t.subscription = :subscription AND t."to" = :to AND d.rowid <= (SELECT rowid FROM deliveries WHERE id = :id)
    ORDER BY t.rowid DESC LIMIT :most"""


def write(conn: sqlite3.Connection, settings: Settings, delivery: sqlite3.Row, kind: str, path: Path) -> None:
    """Write the feed or calendar of all that a delivery's subscription was told up to it."""
    asked = {name: delivery[name] for name in ("subscription", "to", "id")} | {"most": MOST}
    foretold = {row["flag"]: json.loads(row["forecasts"] or "[]") for row in conn.execute(TOLD, asked)}
    told = described(conn, [*foretold])
    # what was told stands there as its newest version says it, with what was foretold then
    flags = [flag | {"forecast": _forecast(flag, foretold[flag["id"]])} for flag in told if not fell(flag)]
    ledger = Path(conn.execute("PRAGMA database_list").fetchone()[2]).stem
    made = (atom if kind == "atom" else calendar)(delivery["subscription"], flags, settings.pages, ledger)
    replace(path, made)


def replace(path: Path, content: bytes) -> None:
    """Put a whole file in place of another; a reader sees the one or the other."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def atom(name: str, flags: Sequence[Mapping[str, Any]], pages: str, ledger: str) -> bytes:
    """Flags as an Atom feed, the newest first, an entry each."""
    feed = ET.Element("feed", xmlns=ATOM)
    _add(feed, "title", f"Milestone tracker: {name}")
    _add(feed, "id", f"urn:milestone-tracker:alerts:{ledger}:{name}")
    _add(feed, "updated", _moment(max((flag["flagged_on"] for flag in flags), default=NEVER)))
    for flag in reversed(flags):
        entry = ET.SubElement(feed, "entry")
        _add(entry, "title", f"{flag['flag'].replace('_', ' ').capitalize()}: {messages.about(flag)}")
        _add(entry, "id", f"urn:milestone-tracker:flag:{flag['id']}")
        _add(entry, "updated", _moment(flag["flagged_on"]))
        _add(ET.SubElement(entry, "author"), "name", messages.clean(flag["company_name"] or "milestone-tracker"))
        if pages and flag["prediction"]:
            ET.SubElement(entry, "link", rel="alternate", href=messages.page(pages, ledger, flag["prediction"]))
        ET.SubElement(entry, "category", term=flag["flag"])
        _add(entry, "content", _words(flag)).set("type", "text")
    return bytes(ET.tostring(feed, "utf-8", xml_declaration=True))


def calendar(name: str, flags: Sequence[Mapping[str, Any]], pages: str, ledger: str) -> bytes:
    """Flags as all-day events on the days on which they fell."""
    made = Calendar()
    made.add("prodid", "-//milestone-tracker//alerts//EN")
    made.add("version", "2.0")
    made.add("name", f"Milestone tracker: {name}")
    for flag in flags:
        event = Event()
        day = date.fromisoformat(flag["falls_on"])
        event.add("uid", f"{flag['id']}@milestone-tracker")
        event.add("dtstamp", datetime.combine(date.fromisoformat(flag["flagged_on"]), time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(1))
        event.add("summary", f"{flag['flag'].replace('_', ' ').capitalize()}: {messages.about(flag)}")
        event.add("description", _words(flag))
        if pages and flag["prediction"]:
            event.add("url", messages.page(pages, ledger, flag["prediction"]))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _words(flag: Mapping[str, Any]) -> str:
    quote = f"\n\n“{messages.clean(flag['quote'])}”" if flag["quote"] else ""
    forecast = f"\n\n{flag['forecast']}" if flag.get("forecast") else ""
    return messages.lead(flag) + forecast + quote


def _forecast(flag: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    return next((messages.clean(words(row)) for row in rows if row["prediction"] == flag["prediction"]), "")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = messages.clean(text) if name == "title" else text
    return child


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
