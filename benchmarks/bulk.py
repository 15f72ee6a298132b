"""Many documents: how fast on one process, on two and on a Dask cluster of two workers; and that kills lose nothing.

`python -m benchmarks.bulk [--documents N] [--from INDEX]` prints a table. An index is JSON lines as `tracker ingest
--index` takes them; its documents are read ten times over, under other names, up to N. Without one, and where none
lies at ../shared/corpus/press, documents are invented. `--soak` builds a ledger twice, once killed three times.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import releases
from tracker.contents import differing
from tracker.ledger import Ledger
from tracker.verify import verify

ROOT = Path(__file__).resolve().parent.parent
PRESS = ROOT.parent / "shared" / "corpus" / "press" / "index.jsonl"
TIMES = 10
WAYS = {
    "1 process": ("--workers", "1"),
    "2 processes": ("--workers", "2"),
    "Dask, 2 workers": ("--workers", "2", "--engine", "dask"),
}


@dataclass(slots=True)
class Taken:
    """The most memory that was held at once, by the process that writes and by all; seconds of the cores of each."""

    writer: int = 0
    everybody: int = 0
    seconds: dict[int, float] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)  # processes that wanted a core, ours among them

    @property
    def cores(self) -> float:
        """Seconds of the cores that all took together, up to when each was looked at last."""
        return sum(self.seconds.values())


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "tracker", *map(str, words)]


def held(process: int) -> int:
    """Bytes of memory that a process has; 0 where it is gone or nobody can tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def spent(process: int) -> float:
    """Seconds of the cores that a process has taken; 0 where it is gone or nobody can tell."""
    try:
        said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def below(process: int) -> list[int]:
    """A process and all that it started, directly or through others."""
    found = [process]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


@contextmanager
def watched(process: int) -> Iterator[Taken]:
    """What a process and those that it starts take, looked at while this holds."""
    taken, ended = Taken(), threading.Event()

    def look() -> None:
        while not ended.wait(0.25):
            found = below(process)
            taken.writer = max(taken.writer, held(process))
            taken.everybody = max(taken.everybody, sum(map(held, found)))
            taken.seconds |= {each: seconds for each in found if (seconds := spent(each))}
            taken.loads.append(os.getloadavg()[0])

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield taken
    finally:
        ended.set()
        looking.join()


def count(path: Path, table: str) -> int:
    """How many rows a table of a ledger has that is being written, 0 where it is not there yet."""
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as conn:
            return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def rates(documents: int, index: Path | None, say: Callable[[str], None] = print) -> None:
    """Read the same documents in each way into an empty ledger, and print what each took."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "documents")
        folder.mkdir()
        words: list[object] = [folder]
        if index:
            listed, size = releases.again(index, folder, TIMES, documents)
            listed = listed.rename(Path(temporary, "index.jsonl"))
            words += ["--index", listed]
        else:
            size = releases.lay(folder, documents, 7_000)
        here = sum(1 for path in folder.rglob("*") if path.is_file())
        what = "real releases" if index else "invented documents"
        say(f"{here:,} {what}, {size / 1e6:.1f} MB, read and judged; {os.cpu_count()} cores")
        heads = f"{'':<18}{'seconds':>9}{'of cores':>10}{'documents/s':>13}{'MB/s':>8}{'writer':>10}{'all':>9}"
        say(f"{heads}{'ledger, a document':>21}{'load':>7}")
        paths = []
        for number, (name, options) in enumerate(WAYS.items()):
            if "dask" in options and importlib.util.find_spec("distributed") is None:
                say(f"{name:<18}skipped: it is not installed; `.venv/bin/uv sync --extra cluster` brings it")
                continue
            paths.append(path := Path(temporary, f"{number}.db"))
            begun = time.perf_counter()
            running = subprocess.Popen(
                command("ingest", path, *words, *options), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
            )
            with running, watched(running.pid) as taken:
                told, _ = running.communicate()
            took = time.perf_counter() - begun
            say(
                f"{name:<18}{took:>9.0f}{taken.cores:>10.0f}{here / took:>13.1f}{size / 1e6 / took:>8.2f}"
                f"{taken.writer / 1e6:>7.0f} MB{taken.everybody / 1e6:>6.0f} MB"
                f"{path.stat().st_size / here / 1e3:>18.1f} kB{statistics.median(taken.loads or [0]):>7.1f}"
            )
            if not told or differing(paths[0], path):
                raise SystemExit(f"{name}: another ledger than with one process")


def soak(documents: int, kills: int, size: int, workers: int = 2, say: Callable[[str], None] = print) -> int:
    """Build a ledger twice, once killed so many times, the last time while it judges; how many kills came in time.

    A ledger that differs from the other, or has a fault, ends the program.
    """
    landed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder, whole, broken = (Path(temporary, name) for name in ("documents", "whole.db", "broken.db"))
        megabytes = releases.lay(folder, documents, size) / 1e6
        begun = time.perf_counter()
        running = subprocess.Popen(command("ingest", whole, folder, "--workers", workers), cwd=ROOT)
        with running, watched(running.pid) as taken:
            running.wait()
        took = time.perf_counter() - begun
        say(
            f"{documents:,} documents, {megabytes:.1f} MB: whole in {took:.0f} s, {documents / took:.0f} a second, "
            f"{taken.writer / 1e6:.0f} MB for the writer, {taken.everybody / 1e6:.0f} MB for all, "
            f"{whole.stat().st_size / documents / 1e3:.1f} kB of ledger a document"
        )
        for number in range(kills):
            is_last = number == kills - 1
            table, enough = ("judged", 1) if is_last else ("filings", documents * (number + 1) // (kills + 1))
            running = subprocess.Popen(
                command("ingest", broken, folder, "--workers", workers), cwd=ROOT, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            pause = 0.05 if documents < 1000 else 1  # between two looks at the ledger
            while running.poll() is None and count(broken, table) < enough:
                threading.Event().wait(pause)
            running.send_signal(signal.SIGKILL)
            landed += running.wait() == -signal.SIGKILL
            in_it, judged = count(broken, "filings"), count(broken, "judged")
            say(f"killed with {in_it:,} documents in and {judged:,} companies judged")
        subprocess.run(command("ingest", broken, folder, "--workers", workers), cwd=ROOT, check=True)
        with Ledger(broken, create=False) as ledger:
            checks = list(verify(ledger))
        faults = [fault for check in checks for fault in check.faults]
        say(f"{len(checks)} checks, {sum(check.checked for check in checks):,} things, {len(faults)} faults")
        if faults:
            raise SystemExit("\n".join(faults[:20]))
        if differences := differing(whole, broken):
            raise SystemExit("\n".join(differences))
        say("the same by content")
    return landed


def main(words: list[str] | None = None) -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, help="how many to read; else ten times those of the index, or 2,000")
    asked.add_argument("--from", dest="index", type=Path, default=os.environ.get("RELEASES"), help="an index")
    asked.add_argument("--soak", action="store_true", help="build twice, once killed; 20,000 documents if not told")
    asked.add_argument("--kills", type=int, default=3)
    asked.add_argument("--size", type=int, default=300, help="characters of an invented document")
    given = asked.parse_args(words)
    if given.soak:
        if soak(given.documents or 20_000, given.kills, given.size) < given.kills:
            raise SystemExit("it was done before it could be killed so often; take more --documents")
        return
    index = Path(given.index) if given.index else PRESS if PRESS.is_file() else None
    rates(given.documents or (10**9 if index else 2_000), index)


if __name__ == "__main__":
    main()
