"""`python -m tracker.reports LEDGER DAY COMPANY KIND SINCE`: a report for the eye, pickled to standard output.

What is not chosen is empty. Whoever serves pages has it made in a process of its own, after the pages: it takes minutes
of a ledger of a million promises, and ends when its standard input does, so that it outlives nobody who waits for it.
What can't be reported is told as the error in place of the report.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from datetime import date

from tracker.errors import TrackerError
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading
from tracker.reports.building import build
from tracker.reports.values import Report


def _end_with_who_waits() -> None:
    while os.read(0, 1):  # no file object, whose lock would be held when the work is done
        pass
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_who_waits, daemon=True).start()
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
