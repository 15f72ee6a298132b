"""What a day of watching costs: 24 simulated hours over 10,000 open predictions, CPU and memory hour by hour.

`python -m benchmarks.watching [PREDICTIONS] [HOURS]`. Every job runs as often as `tracker watch` runs it, each with a
connection of its own; the clock is moved, not waited for. A folder is watched and a subscription told on the way.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.alert_file import Folder, Settings
from tracker.documents import Options
from tracker.ingest import ingest
from tracker.ledger import Ledger
from tracker.rounds import JOBS, Round
from tracker.scheduler import OFTEN
from tracker.terms import Terms

BEGINS = datetime(2024, 3, 31, 12, 0, tzinfo=UTC)  # windows open and close at the turn of the quarter
EVERY = 30
OF_ONE = 50  # promises of one company
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Hour:
    """What one simulated hour took."""

    cpu: float  # seconds
    memory: float  # MB that are resident
    written: int  # bytes by which the ledger and its log have grown


def fill(path: Path, predictions: int) -> None:
    """A ledger of so many open predictions, read from documents that promise them."""
    with tempfile.TemporaryDirectory() as folder:
        for company in range(-(-predictions // OF_ONE)):
            promises = range(company * OF_ONE, min(predictions, (company + 1) * OF_ONE))
            words = "\n\n".join(
                f"We expect to submit an IND for QB-{100 + each} in {MONTHS[each % 12]} {2024 + each // 12 % 3}."
                for each in promises
            )
            Path(folder, f"{company:04}.txt").write_text(
                f"LEEDS, UK, January 2, 2024 - Quarry{company} Bio plc today gave its outlook.\n\n{words}\n", "utf-8"
            )
        with Ledger(path) as ledger:
            ingest(ledger, [folder], Options())


def day(path: Path, hours: int, begins: datetime = BEGINS) -> Iterator[Hour]:
    """The hours of a day on a ledger, one after the other."""
    folder = path.parent / "in"
    folder.mkdir(exist_ok=True)
    told = path.parent / "told.txt"
    terms = Terms.of("desk", {"to": f"file:{told}", "when": "immediate", "since": begins.date()})
    settings = Settings(path.parent / "alerts.yml", UTC, folders=(Folder(folder),), subscriptions=(terms,))
    (path.parent / "alerts.yml").touch()
    round = Round(path, settings, lambda line: None, lambda line: print(line, file=sys.stderr))
    for hour in range(hours):
        before, size = time.process_time(), _size(path)
        for job, seconds in _due(hour * 3600, (hour + 1) * 3600):
            round.run(job, begins + timedelta(seconds=seconds))
        yield Hour(time.process_time() - before, resident(), _size(path) - size)
    round.close()


def _due(start: int, end: int) -> Iterator[tuple[str, int]]:
    for second in range(start, end, 10):
        for job in JOBS:
            if second % (OFTEN if job in ("folders", "judge") else EVERY) == 0:
                yield job, second


def _size(path: Path) -> int:
    """Of the ledger and its log."""
    return sum(each.stat().st_size for each in (path, Path(f"{path}-wal")) if each.exists())


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main(predictions: int, hours: int, say: Callable[[str], None] = print) -> list[Hour]:
    """Print what each hour took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "watch.db"
        begun = time.perf_counter()
        fill(path, predictions)
        with Ledger(path) as ledger:
            count = ledger.conn.execute("SELECT count(*) FROM watched").fetchone()[0]
        took = time.perf_counter() - begun
        say(f"{count:,} open predictions, {path.stat().st_size / 1e6:.0f} MB, made in {took:.0f} s")
        found = []
        for number, hour in enumerate(day(path, hours)):
            found.append(hour)
            say(f"hour {number:2}: {hour.cpu:6.2f} s CPU, {hour.memory:6.1f} MB, ledger +{hour.written / 1e6:.2f} MB")
        rest = found[2:] or found
        say(
            f"after the first two hours: {sum(hour.cpu for hour in rest) / len(rest):.2f} s CPU an hour, "
            f"{min(hour.memory for hour in rest):.1f} to {max(hour.memory for hour in rest):.1f} MB"
        )
        return found


if __name__ == "__main__":
    main(*(int(word.replace(",", "")) for word in (*sys.argv[1:], *("10000", "24")[len(sys.argv) - 1 :])))
