"""The wiring of `tracker watch`: one recurring job that asks the ledger what has fallen due, and no logic of its own.

All state is in the ledger, so a missed tick costs nothing: the next one raises what fell due meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.interval import IntervalTrigger

from tracker import clock
from tracker.due import flag
from tracker.errors import TrackerError
from tracker.ledger import Ledger

# by default a job that is one second late is dropped unrun; none may be
DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}

Told = Callable[[list[dict[str, str]]], None]


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """While this holds, no other `watch` runs on the ledger; the lock ends with the process, however it ends."""
    lock = Path(f"{path}.lock")
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise TrackerError(f"{path} is watched by {holder} already; end that one first") from error
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        yield


def tick(path: Path, told: Told, as_of: date | None = None) -> None:
    """One look at the ledger: raise what has fallen due by the day (today's), and tell what was new."""
    # a connection belongs to its thread, so each tick opens its own
    with Ledger(path, create=False) as ledger:
        told(flag(ledger, as_of or clock.today()))


def scheduler(path: Path, every: int, told: Told, as_of: date | None = None) -> BlockingScheduler:
    """A scheduler that ticks at once and then every so many seconds."""
    made = BlockingScheduler(timezone="UTC", job_defaults=DEFAULTS, executors={"default": ThreadPoolExecutor(1)})
    made.add_job(
        tick, IntervalTrigger(seconds=every, timezone="UTC"), args=[path, told, as_of], id="flag",
        name="flag what is due", next_run_time=clock.now(),
    )  # fmt: skip
    return made


def watch(path: Path, every: int, told: Told, as_of: date | None = None) -> None:
    """Tick until the process is asked to end; a tick that runs is finished first."""
    with alone(path):
        running = scheduler(path, every, told, as_of)
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, lambda *_: running.shutdown(wait=False))
        running.start()
