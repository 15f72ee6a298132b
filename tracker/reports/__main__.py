"""`python -m tracker.reports LEDGER DAY COMPANY KIND SINCE`: a report for the eye, pickled to standard output.

What is not chosen is empty. Whoever serves pages has it made in a process of its own, after the pages: it takes minutes
of a ledger of a million promises. What can't be reported is told as the error in place of the report.
"""

from __future__ import annotations

import os
import pickle
import sys
from datetime import date

from tracker.errors import TrackerError
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading
from tracker.reports.building import build
from tracker.reports.values import Report

if __name__ == "__main__":
    path, day, company, kind, since = sys.argv[1:]
    if hasattr(os, "nice"):
        os.nice(5)
    as_of = date.fromisoformat(day)
    with reading(path) as conn:
        made: Report | TrackerError
        try:
            made = build(
                conn, as_of, company or None, kind or None, date.fromisoformat(since) if since else None,
                outlook(conn, as_of),
            ).light()  # fmt: skip
        except TrackerError as error:
            made = error
        pickle.dump(made, sys.stdout.buffer)
