"""Reports for the page: made while the visitor waits where that is quick, else beside it by a process, and kept.

What is kept holds for what was asked and the ledger as its file stood; while a newer one is made the last one is shown.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from datasette_plugins.site.tallies import stamp
from tracker import clock
from tracker.errors import TrackerError
from tracker.reports import Report

AT_ONCE = 20_000  # promises of a ledger whose whole report is made while the visitor waits
KEPT = 8  # reports
MODULE = "tracker.reports"  # what makes one
WAITING = 4  # reports that may wait to be made; what is asked beyond is asked for again

Place = tuple[str, ...]  # a ledger, and what was asked of it
Made = Report | TrackerError


class Broken(TrackerError):
    """A report that could not be made; whoever looks again has it tried again."""

    def __init__(self) -> None:
        super().__init__(
            "the process that was to make it ended without it, and the server's log says why; "
            "`tracker report LEDGER -o report.html` makes it as a file, and that of one company is made at once"
        )


_kept: OrderedDict[Place, Kept] = OrderedDict()
_begun: set[Place] = set()
_turn = threading.Lock()  # one at a time


@dataclass(frozen=True, slots=True)
class Kept:
    """A report, of which file of the ledger it is, and when it was made; or why there is none."""

    mark: tuple[object, ...]
    made: Made
    at: datetime


def known(path: str, as_of: date, asked: Mapping[str, str]) -> tuple[Kept | None, bool]:
    """What is kept of a report, and whether it is of the ledger as it stands; if it is not, another is begun."""
    place = (path, as_of.isoformat(), asked["company"], asked["kind"], asked["since"])
    kept = _kept.get(place)
    if kept and kept.mark == stamp(path):
        if isinstance(kept.made, Broken):
            del _kept[place]
        else:
            _kept.move_to_end(place)
        return kept, True
    if place not in _begun and len(_begun) < WAITING:
        _begun.add(place)
        # of a thread that nothing waits for when the server ends
        threading.Thread(target=_make, args=(place,), name="report", daemon=True).start()
    return kept, False


def _make(place: Place) -> None:
    made: Made = Broken()
    try:
        with _turn:
            mark = stamp(place[0])
            made = _made(place)
    finally:
        _kept[place] = Kept(mark, made, clock.now().astimezone())
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        _begun.discard(place)


def _made(place: Place) -> Made:
    ours = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", MODULE, *place]
    # the open standard input tells it that somebody waits: however the server ends, it ends with it
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ours) as process:
        assert process.stdout
        told = process.stdout.read()
        process.wait()
    made: Made = pickle.loads(told) if process.returncode == 0 else Broken()
    return made
