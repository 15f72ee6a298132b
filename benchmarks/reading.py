"""How fast documents are read on one core: by format, by length, and beside a general date finder.

`make bench` prints a table. Ratios of one run are what counts; absolute figures are this machine's.
Real documents are taken from ../shared/corpus where it is present, else made from the demo's own documents.
"""

from __future__ import annotations

import datetime
import importlib.util
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from events import extract
from events.types import Filing
from events.windows import find
from tracker import documents

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEMO = ROOT / "tracker" / "demo" / "documents"
DAY = datetime.date(2025, 3, 14)
OPTIONS = documents.Options(said_on=DAY, company="Example, Inc.")


def clock(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in seconds: noise only ever adds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def files(*patterns: str) -> list[Path]:
    folder = CORPUS if CORPUS.is_dir() else DEMO
    return sorted(path for pattern in patterns for path in folder.rglob(pattern) if path.is_file())


def read_all(paths: Iterable[Path]) -> int:
    found = 0
    for source in documents.sources([str(path) for path in paths]):
        for each in documents.read(source, OPTIONS):
            if isinstance(each, documents.Document):
                found += len(extract(each.text, each.filing).statements)
    return found


def by_format() -> None:
    print(f"{'format':<18}{'documents':>10}{'MB':>9}{'MB/s':>9}{'documents/s':>13}")
    formats = {
        "Markdown": ("*.md",),
        "HTML": ("*.html", "*.htm"),
        "plain text, SGML": ("*.txt", "*.nc"),
        "PDF": ("*.pdf",),
    }
    for name, patterns in formats.items():
        paths = files(*patterns)[:600]
        size = sum(path.stat().st_size for path in paths) / 1e6
        if paths:
            seconds = clock(lambda paths=paths: read_all(paths), rounds=2)
            print(f"{name:<18}{len(paths):>10}{size:>9.1f}{size / seconds:>9.2f}{len(paths) / seconds:>13.0f}")


def by_length() -> None:
    """Cost grows with length and no faster."""
    prose = "\n\n".join(path.read_text("utf-8", "replace") for path in files("*.md")[:400])
    print(f"\n{'one document of':<18}{'seconds':>10}{'MB/s':>9}{'peak memory':>14}")
    for megabytes in (1, 10, 100):
        text = (prose * (megabytes * 1_000_000 // len(prose) + 1))[: megabytes * 1_000_000]
        filing = Filing(id="bench", company="Example, Inc.", said_on=DAY)
        seconds = clock(lambda text=text, filing=filing: extract(text, filing), rounds=1)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{megabytes:>4} MB{'':<11}{seconds:>10.2f}{megabytes / seconds:>9.2f}{peak:>11.0f} MB")


def beside_peers() -> None:
    text = "\n".join(path.read_text("utf-8", "replace") for path in files("*.md")[:60])
    sentences = [line.strip() for line in text.splitlines() if 40 < len(line) < 400 and any(c.isdigit() for c in line)][
        :400
    ]
    ours = clock(lambda: [find(sentence, DAY) for sentence in sentences])
    print(f"\n{len(sentences)} sentences: our windows {1e6 * ours / len(sentences):.0f} microseconds a sentence")
    if importlib.util.find_spec("dateparser") is None:
        print("dateparser is not installed: no comparison (install it beside the project to get one)")
        return
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.datetime(2025, 3, 14), "PREFER_DATES_FROM": "future"}  # noqa: DTZ001
    theirs = (
        clock(lambda: [search_dates(s, languages=["en"], settings=settings) for s in sentences[:60]], rounds=1) / 60
    )
    print(f"dateparser.search on the same: {1e6 * theirs:.0f}; ratio {theirs / (ours / len(sentences)):.0f}")


if __name__ == "__main__":
    if sys.argv[1:] != ["--no-length"]:
        by_format()
        by_length()
    beside_peers()
