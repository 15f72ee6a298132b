"""Value to row and row to value: the only place that spells the columns, turns days into text and "" into NULL.

`row(value(row))` is the row and `value(row(value))` the value. A `key` is the hash of the whole row.
"""

from tracker.rows.book import (
    catalogue,
    decision_of,
    decision_row,
    profile_row,
    sighting_of,
    sighting_row,
    verdict_of,
    verdict_row,
    version_rows,
    window_row,
)
from tracker.rows.cells import SCOPE, Row, Stored, keyed, month_day, names, year_end_of
from tracker.rows.facts import (
    alias_of,
    alias_row,
    filing_of,
    filing_row,
    reading_rows,
    refusal_of,
    refusal_row,
    report_of,
    report_row,
    statement_of,
    statement_row,
    window_of,
)

__all__ = [
    "SCOPE", "Row", "Stored", "alias_of", "alias_row", "catalogue", "decision_of", "decision_row", "filing_of",
    "filing_row", "keyed", "month_day", "names", "profile_row", "reading_rows", "refusal_of", "refusal_row",
    "report_of", "report_row", "sighting_of", "sighting_row", "statement_of", "statement_row", "verdict_of",
    "verdict_row", "version_rows", "window_of", "window_row", "year_end_of",
]  # fmt: skip
