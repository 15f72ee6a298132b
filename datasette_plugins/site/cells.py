"""Cells of Datasette's own tables, dressed: a status as a badge, a quote as a link to its words, an id to its page.

The contract is column names, so a query of one's own is dressed as the views are; what is not ours is left alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from markupsafe import Markup

from datasette_plugins.site import ledgers, phrases, quotes
from datasette_plugins.site.links import Links

STATUSES = frozenset("met slipped dropped void open due overdue".split())
SHORT = 280  # characters of a quote that a table shows
BADGES = frozenset({"status", "outcome"})
QUOTES = {"quote": ("document", "start"), "evidence_quote": ("evidence_document", "")}
# column of a window's last day, and the column of its first
WINDOWS = {
    "closes": "opens", "current_closes": "current_opens", "first_closes": "first_opens", "due_on": "opens_on",
}  # fmt: skip
# column of an id, and the page that shows it; `id` only where the table says what it names
PAGES = {
    "prediction": "prediction",
    "document": "document",
    "filing": "document",
    "evidence_document": "document",
}
IDS = {"predictions": "prediction", "filings": "document"}
NAMES = {"company_name": ("company", "company")}  # a name that stands for the id in another column


def dressed(
    datasette: Any, database: str | None, table: str | None, column: str, value: Any, row: Any
) -> Callable[[], Awaitable[Markup | None]] | None:
    """How a cell is shown, for Datasette to await; None at once where the column is none of ours."""
    if not isinstance(value, str) or not value:
        return None
    known = any(column in names for names in (BADGES, QUOTES, PAGES, NAMES, WINDOWS))
    if not known and not (column == "id" and table in IDS):
        return None

    async def cell() -> Markup | None:
        if not await ledgers.is_ledger(datasette, database):
            return None
        return dress(Links(datasette, str(database)), table, column, value, values(row))

    return cell


def dress(links: Links, table: str | None, column: str, value: str, row: dict[str, Any]) -> Markup | None:
    """The markup of a ledger's cell, or None where it stays as it is."""
    if column in BADGES:
        return badge(value) if value in STATUSES else None
    if column in WINDOWS:
        return window(row.get(WINDOWS[column]), value)
    if column in QUOTES:
        return quote(links, column, value, row)
    if column in NAMES:
        page, named = NAMES[column]
        found = row.get(named)
        return Markup('<a href="{}">{}</a>').format(getattr(links, page)(found), value) if found else None
    page = PAGES.get(column) or IDS[str(table)]
    return Markup('<a href="{}">{}</a>').format(getattr(links, page)(value), value)


def badge(status: str, detail: str | None = None) -> Markup:
    """A status as word and shape.

    >>> str(badge("slipped", "late"))
    '<span class="trk-status trk-slipped">slipped, late</span>'
    """
    words = f"{status}, {detail.replace('_', ' ')}" if detail else status
    return Markup('<span class="trk-status trk-{}">{}</span>').format(status, words)


def window(opens: object, closes: object) -> Markup | None:
    """A window's last day with a bar of the years that it touches, in which the window is filled.

    >>> str(window("2011-07-01", "2011-12-31")).partition("<rect ")[2]
    'x="181" width="184" height="8"/></svg></span>'
    """
    first, last = phrases.to_date(opens), phrases.to_date(closes)
    if first is None or last is None or first > last:
        return None
    start = date(first.year, 1, 1).toordinal()
    days, place = date(last.year, 12, 31).toordinal() - start + 1, first.toordinal() - start
    return Markup(
        '<span class="trk-window" title="{}">{} <svg viewBox="0 0 {} 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect x="{}" width="{}" height="8"/></svg></span>'
    ).format(phrases.window(first, last), last.isoformat(), days, place, (last - first).days + 1)


def quote(links: Links, column: str, value: str, row: dict[str, Any]) -> Markup:
    """The words in quotation marks, linked to their place where the row tells it."""
    value = quotes.line(value)
    short = value if len(value) <= SHORT else value[:SHORT].rsplit(" ", 1)[0] + " …"
    words = Markup("“{}”").format(short)
    document, start = (row.get(name) for name in QUOTES[column])
    document = document or (row.get("filing") if column == "quote" else None)
    if document:
        at = int(start) if isinstance(start, int) else None
        words = Markup('<a href="{}">{}</a>').format(
            links.document(str(document), at, "" if at is None else f"c{at}"), words
        )
    return Markup('<span class="trk-quote">{}</span>').format(words)


def values(row: Any) -> dict[str, Any]:
    """A row as a dict, whether Datasette hands over SQLite's or its own, foreign keys with their labels made plain."""
    found = {}
    for name in row.keys():  # noqa: SIM118  a sqlite3.Row iterates over its values
        value = row[name]
        found[name] = value["value"] if isinstance(value, dict) and "value" in value else value
    return found
