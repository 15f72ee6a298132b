"""A year of the demo as the watch lives it: documents dropped on their day, every day looked at, each thing told once.

`TRACKER_REWRITE_DOCS=1` writes what is told into the list that the year is held against.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tracker import demo, store
from tracker.alert_file import Settings, read
from tracker.documents import Options
from tracker.ingest import ingest
from tracker.ledger import Ledger, reading
from tracker.rounds import Round

EXPECTED = Path(__file__).parent.parent / "demo" / "alerts.txt"
BEGINS, ENDS = date(2010, 7, 1), date(2011, 7, 1)
DAYS = [BEGINS + timedelta(days) for days in range((ENDS - BEGINS).days)]
ALERTS = """
zone: America/New_York
pages: http://127.0.0.1:8001
folders: [{path: in}]
subscriptions:
  desk: {to: [file:desk.txt], since: 2010-07-01}
  monday: {to: [file:monday.txt], when: weekly, flags: [moved, met, slipped, dropped], since: 2010-07-01}
  imgn:
    {to: [file:imgn.txt, atom:imgn.atom], product: IMGN901, controller: self, quiet: "07:00-23:00", since: 2010-07-01}
"""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger on the eve of the year."""
    path = tmp_path_factory.mktemp("before") / "demo.db"
    old = [each for each in sorted(demo.DOCUMENTS.iterdir()) if each.name < BEGINS.isoformat()]
    with Ledger(path) as ledger:
        ingest(ledger, old, Options(), workers=1)
    return path


def lay(before: Path, folder: Path) -> Settings:
    shutil.copy(before, folder / "demo.db")
    (folder / "in").mkdir()
    (folder / "alerts.yml").write_text(ALERTS, "utf-8")
    return read(folder / "alerts.yml")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def drop(day: date, folder: Path) -> None:
    """Put the documents of a day where the watch looks; they were whole an hour ago."""
    for document in demo.DOCUMENTS.glob(f"{day.isoformat()}-*"):
        there = folder / "in" / document.name
        shutil.copy(document, there)
        hour = noon(day).timestamp() - 3600
        os.utime(there, (hour, hour))


def live(folder: Path, settings: Settings, days: list[date]) -> list[str]:
    """Look once at noon on each of these days; what a person at the terminal sees."""
    lines: list[str] = []
    round = Round(folder / "demo.db", settings, lines.append, lines.append)
    for day in days:
        drop(day, folder)
        round.all(noon(day))
    round.close()
    return lines


def told(folder: Path) -> Iterator[str]:
    """Every message in the order in which they were made, its words without the mark that tells repetitions apart."""
    with reading(folder / "demo.db") as conn:
        for row in conn.execute('SELECT made_on, subscription, "to", title, body FROM deliveries ORDER BY rowid'):
            body = re.sub(r"\nMessage [0-9a-f]{16}\n$", "\n", row["body"])
            body = re.sub(r"/prediction/[0-9a-f]{16}", "/prediction/...", body)
            yield f"== {row['made_on']} {row['subscription']} {row['to']}: {row['title']}\n{body}"


def sent(path: Path) -> Counter[str]:
    """How often each message stands in a file."""
    return Counter(re.findall(r"^Message ([0-9a-f]{16})$", path.read_text("utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def year(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    live(folder, lay(before, folder), DAYS)
    return folder


def test_a_year_tells_exactly_this(year: Path) -> None:
    words = "\n".join(told(year))
    if os.environ.get("TRACKER_REWRITE_DOCS") == "1":
        EXPECTED.write_text(words, "utf-8")
    assert words == EXPECTED.read_text("utf-8")


def test_nothing_is_told_twice_and_nothing_is_missing(year: Path) -> None:
    with reading(year / "demo.db") as conn:
        flags = {row[0] for row in conn.execute("SELECT id FROM flags WHERE falls_on >= ?", [BEGINS.isoformat()])}
        desk = [row[0] for row in conn.execute("SELECT flag FROM told WHERE subscription = 'desk'")]
        outcomes = [tuple(row) for row in conn.execute("SELECT outcome, count(*) FROM attempts GROUP BY 1")]
        made = conn.execute("SELECT count(*) FROM deliveries").fetchone()[0]
        waits = conn.execute("SELECT count(*) FROM outbox").fetchone()[0]
        quiet = conn.execute("SELECT count(*) FROM deliveries WHERE subscription = 'imgn'").fetchone()[0]
    assert (len(desk), set(desk)) == (len(set(desk)), flags)
    # noon in UTC is morning in New York: IMGN901's reader sleeps late, and hears of it when the quiet hours are over
    assert waits == quiet > 10
    assert outcomes == [("sent", made - waits)]
    for name in ("desk.txt", "monday.txt"):
        assert set(sent(year / name).values()) == {1}


def test_three_days_of_outage_are_made_up_for(before: Path, tmp_path: Path, year: Path) -> None:
    """Every crossing is told, once, and marked late."""
    settings = lay(before, tmp_path)
    away = [day for day in DAYS if day.toordinal() % 11 in (3, 4, 5)]
    for day in DAYS[:150]:
        if day in away:
            drop(day, tmp_path)
        else:
            live(tmp_path, settings, [day])
    last = DAYS[149].isoformat()
    flags = {}
    for folder in (tmp_path, year):
        with reading(folder / "demo.db") as conn:
            flags[folder] = conn.execute("SELECT id, falls_on, flagged_on FROM flags").fetchall()
    assert {row[:2] for row in map(tuple, flags[tmp_path])} == {
        row[:2] for row in map(tuple, flags[year]) if row[1] <= last
    }
    late = [row for row in flags[tmp_path] if row["flagged_on"] > row["falls_on"] >= BEGINS.isoformat()]
    assert len(late) > 5
    assert {row["falls_on"] in map(date.isoformat, away) for row in late} == {True}


def dies(at: int, answered: bool) -> None:
    """Have this process killed at its so-many-th statement of SQL, or when it would record an answer."""
    opened, left = store.connect, at

    def connect(path: Path, mode: str) -> sqlite3.Connection:
        conn = opened(path, mode)

        def step(sql: str) -> None:
            nonlocal left
            left -= 1
            if left == 0 or (answered and sql.startswith('INSERT INTO "attempts"')):
                os.kill(os.getpid(), signal.SIGKILL)

        conn.set_trace_callback(step)
        return conn

    store.connect = connect


def die_and_live_again(folder: Path) -> int:
    """The year in a process for each life, which ends within ten jobs or before an answer is recorded; how many."""
    settings, chance = read(folder / "alerts.yml"), random.Random(1)
    mark = folder / "day"
    at, lives, longest = 0, 0, 150  # statements of ten jobs
    while at < len(DAYS):
        lives += 1
        steps = chance.randint(1, longest)
        if (child := os.fork()) == 0:
            dies(steps, answered=lives % 3 == 0)
            round = Round(folder / "demo.db", settings, lambda line: None, lambda line: None)
            for number in range(at, len(DAYS)):
                mark.write_text(str(number))
                drop(DAYS[number], folder)
                round.all(noon(DAYS[number]))
            mark.write_text(str(len(DAYS)))
            os._exit(0)
        os.waitpid(child, 0)
        reached = int(mark.read_text() or at) if mark.exists() else at
        longest = 150 if reached > at else longest * 2  # a document is many statements in one transaction
        at = reached
    return lives


def test_killed_at_every_tenth_step_it_tells_the_same(before: Path, tmp_path: Path, year: Path) -> None:
    lay(before, tmp_path)
    # a process of its own, because one with threads, as a runner of tests may have, should not be forked
    words = [sys.executable, __file__, str(tmp_path)]
    lives = int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert lives > 60
    assert list(told(tmp_path)) == list(told(year))
    repeated = 0
    for name in ("desk.txt", "monday.txt"):
        once, again = sent(year / name), sent(tmp_path / name)
        assert again.keys() == once.keys()
        repeated += again.total() - once.total()
    assert 0 < repeated < lives // 3 + 5  # what was sent and not recorded is sent again, that one message alone


if __name__ == "__main__":
    print(die_and_live_again(Path(sys.argv[1])))
