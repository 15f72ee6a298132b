"""Accountability reports: what companies guided, and what came of it, as tables that say how they were counted.

`build` reads a ledger as of a day; `markdown`, `html`, `data` (`written` in parts) and `long` say it in four forms.
"""

from tracker.reports.building import build
from tracker.reports.forms import data, html, long, markdown, written
from tracker.reports.values import Report, Table

__all__ = ["Report", "Table", "build", "data", "html", "long", "markdown", "written"]
