"""A few recurring jobs with the losing defaults switched off, each at once and then in steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine

from tracker import scheduler
from tracker.alert_file import Settings
from tracker.rounds import JOBS, Round

NOW = datetime(2011, 1, 2, 7, 30, tzinfo=UTC)


def round_of(path: Path, lines: list[str], **given: object) -> Round:
    return Round(path, Settings(**given), lines.append, lines.append)  # type: ignore[arg-type]


def test_jobs_run_at_once_and_then_in_steps_and_are_never_dropped(path: Path) -> None:
    with time_machine.travel(NOW, tick=False):
        made = scheduler.scheduler(
            round_of(path, [], zone=ZoneInfo("Europe/Berlin")), 90, lambda job: None, scheduler.OneThread()
        )
        jobs = {job.id: job for job in made.get_jobs()}
    assert [*jobs] == [*JOBS] == ["alerts file", "folders", "edgar", "judge", "flag", "tell", "send"]
    assert {job.next_run_time for job in jobs.values()} == {NOW}
    steps = {name: job.trigger.get_next_fire_time(NOW, NOW) - NOW for name, job in jobs.items()}
    # a document is read within a minute however seldom the rest is done
    often, seldom = timedelta(seconds=20), timedelta(seconds=90)
    assert steps == {
        "alerts file": seldom,
        "folders": often,
        "edgar": seldom,
        "judge": often,
        "flag": seldom,
        "tell": seldom,
        "send": seldom,
    }
    assert made._job_defaults == {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    assert str(made.timezone) == "Europe/Berlin"


def test_one_look_does_every_job_and_a_second_one_finds_nothing_to_do(path: Path) -> None:
    lines: list[str] = []
    round = round_of(path, lines)
    scheduler.once(round, NOW)
    first = [line.split(":")[0] for line in lines]
    scheduler.once(round, NOW)
    scheduler.once(round_of(path, lines), NOW)
    assert first == [line.split(":")[0] for line in lines] == [
        "1 flag of before 2010-12-02 noted; `tracker alerts " + str(path) + " --flags` lists them",
        "2010-12-31 closes today",
        "2011-01-01 overdue",
    ]  # fmt: skip
