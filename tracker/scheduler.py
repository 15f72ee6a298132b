"""The wiring of `tracker watch`: a few recurring jobs that each ask the ledger what is to be done, and no logic here.

All state is in the ledger, so a missed tick costs nothing: the next one does what fell due meanwhile.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from tracker import clock
from tracker.errors import LedgerError
from tracker.lock import alone
from tracker.rounds import JOBS, Round

# by default a job that is one second late is dropped unrun; none may be
DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
ENDING = {signal.SIGTERM, signal.SIGINT}
OFTEN = 20  # seconds between two looks into the folders, so that a document is read within a minute


class OneThread(BasePoolExecutor):  # type: ignore[misc]
    """Jobs one after the other in one thread, which also lets go of what they opened."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)
        super().__init__(self.pool)


def scheduler(round: Round, every: int, run: Callable[[str], None], thread: OneThread) -> BackgroundScheduler:
    """A scheduler that runs every job at once and then in steps, one at a time."""
    made = BackgroundScheduler(
        timezone=round.settings.zone or UTC, job_defaults=DEFAULTS, executors={"default": thread}
    )
    for job, does in JOBS.items():
        seconds = min(every, OFTEN) if job in ("folders", "judge") else every
        made.add_job(
            run, IntervalTrigger(seconds=seconds, timezone="UTC"), args=[job], id=job,
            name=(does.__doc__ or job).strip(), next_run_time=clock.now(),
        )  # fmt: skip
    return made


def watch(round: Round, every: int) -> None:
    """Look until the process is asked to end; a job that runs is finished first, a message that is sent recorded."""
    # a look that takes longer than the pause leaves the next one out, which costs nothing
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    ended = threading.Event()
    fatal: list[Exception] = []
    round.ending = ended.is_set

    def run(job: str) -> None:
        if not ended.is_set():
            try:
                round.run(job, clock.now())
            except LedgerError as error:  # no next look would go better; whoever started us decides
                fatal.append(error)
                ended.set()
                os.kill(os.getpid(), signal.SIGTERM)

    with alone(round.path, clock.now()):
        # held back in every thread and waited for here, so that none can fall into the middle of anything
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        thread = OneThread()
        running = scheduler(round, every, run, thread)
        running.start()
        signal.sigwait(ENDING)
        ended.set()
        for asked in ENDING:
            signal.signal(asked, signal.SIG_DFL)  # who asks twice means it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        running.pause()
        thread.pool.submit(round.close).result()  # behind the job that runs, in its thread
        running.shutdown(wait=True)
    if fatal:
        raise fatal[0]


def once(round: Round, now: datetime) -> None:
    """One look, as for cron."""
    with alone(round.path, now):
        try:
            round.all(now)
        finally:
            round.close()
