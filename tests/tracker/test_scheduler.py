"""One recurring job with the losing defaults switched off, one instance, and a tick that can be repeated."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from tracker import scheduler
from tracker.errors import TrackerError

NOW = datetime(2011, 1, 2, 7, 30, tzinfo=UTC)


def ignore(raised: list[dict[str, str]]) -> None:
    """Tell nobody."""


def test_the_job_runs_at_once_and_then_in_steps_and_is_never_dropped(path: Path) -> None:
    with time_machine.travel(NOW, tick=False):
        made = scheduler.scheduler(path, 90, ignore)
        (job,) = made.get_jobs()
        assert (job.id, job.next_run_time) == ("flag", NOW)
        assert job.trigger.get_next_fire_time(NOW, NOW) == NOW + timedelta(seconds=90)
        assert made._job_defaults == {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


def test_a_tick_looks_from_today_unless_told_otherwise(path: Path) -> None:
    told: list[list[str]] = []

    def tell(raised: list[dict[str, str]]) -> None:
        told.append([f"{row['falls_on']} {row['flag']}" for row in raised])

    with time_machine.travel(NOW, tick=False):
        scheduler.tick(path, tell)
        scheduler.tick(path, tell)
    scheduler.tick(path, tell, date(2011, 9, 1))
    assert told == [
        ["2010-12-01 due_soon", "2010-12-31 closes_today", "2011-01-01 overdue"],
        [],
        ["2011-09-01 due_soon", "2011-09-01 opens"],
    ]


def test_the_second_watcher_is_told_who_holds_the_ledger(path: Path) -> None:
    message = re.escape(f"{path} is watched by process {os.getpid()} already; end that one first")
    with scheduler.alone(path), pytest.raises(TrackerError, match=message), scheduler.alone(path):
        pass
    with scheduler.alone(path):
        pass
