"""`python -m tracker.forecasts LEDGER DAY`: an outlook, pickled to standard output.

Whoever serves pages has it made in a process of its own, because it takes seconds in which no page should wait.
"""

from __future__ import annotations

import pickle
import sys
from datetime import date

from tracker.forecasts.outlook import outlook
from tracker.ledger import reading

if __name__ == "__main__":
    with reading(sys.argv[1]) as conn:
        pickle.dump(outlook(conn, date.fromisoformat(sys.argv[2])), sys.stdout.buffer)
