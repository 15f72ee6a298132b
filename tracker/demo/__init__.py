"""A true story to look at: what ImmunoGen promised from 2005 to 2014, retold in our own words from public filings."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from tracker import ingest, status
from tracker.documents import Options
from tracker.ledger import Ledger, reading
from tracker.progress import Progress, quiet

DOCUMENTS = Path(__file__).parent / "documents"
ENDS = date(2014, 12, 31)  # the story's last day: what was still open then stays undecided


def folder() -> Path:
    """The demo's documents as seen from where we stand: a ledger made in a checkout does not tell where that lies."""
    here = Path.cwd()
    return DOCUMENTS.relative_to(here) if DOCUMENTS.is_relative_to(here) else DOCUMENTS


def build(path: Path | str, progress: Progress = quiet) -> ingest.Summary:
    """Read the demo's documents into the ledger as `tracker ingest` does; a second time changes nothing."""
    with Ledger(path) as ledger:
        return ingest.ingest(ledger, [folder()], Options(), progress)


def counts(path: Path | str, as_of: date) -> tuple[int, int, Counter[str]]:
    """How many documents the ledger holds, how many predictions they make, and how many stand where as of the day."""
    with reading(path) as conn:
        documents = conn.execute("SELECT count(*) FROM filings WHERE said_on <= ?", [as_of.isoformat()]).fetchone()[0]
        standing = Counter(row["status"] for row in status.predictions(conn, as_of))
    return documents, standing.total(), standing


def told(standing: Counter[str]) -> str:
    """The counts in words, in the order of interest.

    >>> told(Counter(met=3, overdue=1))
    '3 met, 0 slipped, 0 dropped, 0 open, 0 due, 1 overdue'
    """
    shown = ["met", "slipped", "dropped", "open", "due", "overdue"] + ["void"] * bool(standing["void"])
    return ", ".join(f"{standing[name]} {name}" for name in shown)
