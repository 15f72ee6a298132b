"""Promises as an Atom feed, the newest change first: each change of a promise is an entry of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

from datasette_plugins.site.entries import Entry, clean

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST = 100  # entries of a feed
NEVER = date(1970, 1, 1)


def atom(name: str, here: str, page: str, entries: Sequence[Entry]) -> bytes:
    """The feed at the address `here`, whose readable form is at `page`."""
    newest = sorted(entries, key=lambda entry: (-entry.changed_on.toordinal(), entry.company, entry.name, entry.id))
    feed = ET.Element("feed", xmlns=NAMESPACE)
    _add(feed, "title", name)
    _add(feed, "id", here)
    _add(feed, "updated", _moment(newest[0].changed_on if newest else NEVER))
    ET.SubElement(feed, "link", rel="self", href=here)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    _add(feed, "generator", "milestone-tracker")
    for entry in newest[:MOST]:
        each = ET.SubElement(feed, "entry")
        mark = f"{entry.status}: " if entry.status else ""
        _add(each, "title", f"{mark}{entry.name} ({entry.window})")
        # a promise that changes again is news again
        _add(each, "id", f"urn:milestone-tracker:{entry.uid}:{entry.changed_on}")
        _add(each, "updated", _moment(entry.changed_on))
        _add(ET.SubElement(each, "author"), "name", entry.company)
        ET.SubElement(each, "link", rel="alternate", type="text/html", href=entry.href)
        ET.SubElement(each, "category", term=entry.kind)
        _add(each, "content", "\n\n".join(entry.words)).set("type", "text")
    return bytes(ET.tostring(feed, "utf-8", xml_declaration=True))


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = clean(text)
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
