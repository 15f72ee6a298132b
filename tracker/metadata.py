"""`metadata.yml`, wherever this program was installed from: what Datasette tells of a ledger's tables, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasette.utils import parse_metadata

from tracker.errors import TrackerError
from tracker.reports import saved

HERE = Path(__file__).resolve().parent
WRITTEN_FOR = "demo"  # the database name that stands in the file; a ledger of any name takes its place


def find() -> Path:
    """The file: inside the installed package, or at the top of a checkout."""
    for path in (HERE / "metadata.yml", HERE.parent / "metadata.yml"):
        if path.is_file():
            return path
    raise TrackerError(f"metadata.yml is neither in {HERE} nor beside it; install the package again")


def load() -> dict[str, Any]:
    """The whole file as it is written, with the saved queries of a report, which are made of one another."""
    found: dict[str, Any] = parse_metadata(find().read_text("utf-8"))
    found["databases"][WRITTEN_FOR]["queries"] |= saved.queries()
    return found


def of_ledger() -> dict[str, Any]:
    """What it says of one ledger: `tables` with their descriptions, `queries`, and so on."""
    found: dict[str, Any] = load()["databases"][WRITTEN_FOR]
    return found


def named(*databases: str) -> dict[str, Any]:
    """The whole file, said of ledgers of these names (a file's name without its ending)."""
    said = load()
    return {**said, "databases": dict.fromkeys(databases, said["databases"][WRITTEN_FOR])}
