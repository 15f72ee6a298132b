"""Whether memory is bounded: one ledger of many invented documents, and what the processes hold as it grows.

`python -m benchmarks.growth [--documents N] [--size CHARACTERS] [--workers N]` prints a line at each tenth of the way
and one for the judging.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import releases
from benchmarks.bulk import ROOT, command, count, watched

PAUSE = 1  # seconds between two looks at the ledger


def growth(documents: int, size: int, workers: int, say: Callable[[str], None] = print) -> None:
    """Build the ledger and tell what was held at most until each tenth of the documents was in, and until the end."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, path = Path(temporary, "documents"), Path(temporary, "grown.db")
        megabytes = releases.lay(folder, documents, size) / 1e6
        say(f"{documents:,} invented documents, {megabytes:.1f} MB, {workers} to read")
        say(f"{'documents in':>14}{'seconds':>9}{'writer':>10}{'all':>9}{'ledger':>10}")
        begun, tenths = time.perf_counter(), 0

        def line(words: str) -> None:
            took, now = time.perf_counter() - begun, memory
            held = f"{now.writer / 1e6:>7.0f} MB{now.everybody / 1e6:>6.0f} MB{path.stat().st_size / 1e6:>7.0f} MB"
            say(f"{words:>14}{took:>9.0f}{held}")
            now.writer = now.everybody = 0  # the most until the next line

        running = subprocess.Popen(
            command("ingest", path, folder, "--workers", workers), cwd=ROOT, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with running, watched(running.pid) as memory:
            while running.poll() is None:
                threading.Event().wait(PAUSE)
                in_it = count(path, "filings")
                if in_it * 10 // documents > tenths:
                    tenths = in_it * 10 // documents
                    line(f"{in_it:,}")
        line("and judged")
        if running.returncode:
            raise SystemExit(f"it ended with {running.returncode}")


def main(words: list[str] | None = None) -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--documents", type=int, default=100_000)
    asked.add_argument("--size", type=int, default=300, help="characters of a document")
    asked.add_argument("--workers", type=int, default=2)
    given = asked.parse_args(words)
    growth(given.documents, given.size, given.workers)


if __name__ == "__main__":
    main()
