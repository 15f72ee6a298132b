"""How fast documents are read: by format, by step and by length on one core, on all cores, and beside other finders.

`python -m benchmarks.reading [--megabytes 1,10,100]` prints tables. Ratios within one run are what counts; figures are
this machine's. Real documents are taken from ../shared/corpus where it is present, else the demo's own are read.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from events import Filing, extract, passages, products, reports, statements
from events.windows import CANDIDATE, find
from tracker import cores, documents

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEMO = ROOT / "tracker" / "demo" / "documents"
DAY = datetime.date(2025, 3, 14)
OPTIONS = documents.Options(said_on=DAY, company="Example, Inc.")
FILING = Filing("bench", "Example, Inc.", DAY)
FORMATS = {
    "Markdown": ("*.md",),
    "HTML": ("*.html", "*.htm"),
    "plain text, SGML": ("*.txt", "*.nc"),
    "PDF": ("*.pdf",),
}
MOST = 600  # documents of a format
SENTENCES, FEW = 400, 60  # for our finder and for those that take long


def clock(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in seconds of the processor: noise only ever adds."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def peak() -> str:
    """The most memory that this process has held."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # on Windows
        return "-"
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == 'darwin' else 1e3):.0f} MB"


def files(*patterns: str) -> list[Path]:
    folder = CORPUS if CORPUS.is_dir() else DEMO
    return sorted(path for pattern in patterns for path in folder.rglob(pattern) if path.is_file())


def alone(work: Callable[..., str], *given: object) -> str:
    """What a piece of work prints in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=cores.settle) as pool:
        return pool.submit(work, *given).result()


def texts(paths: Iterable[Path]) -> Iterator[documents.Document]:
    for source in documents.sources([str(path) for path in paths]):
        yield from (each for each in documents.read(source, OPTIONS) if isinstance(each, documents.Document))


def of_format(name: str) -> str:
    paths = files(*FORMATS[name])[:MOST]
    if not paths:
        return f"{name:<18}{'none here':>10}"
    size = sum(path.stat().st_size for path in paths) / 1e6
    seconds = clock(lambda: [extract(each.text, each.filing) for each in texts(paths)], rounds=2)
    rates = f"{size / seconds:>9.2f}{len(paths) / seconds:>13.0f}{peak():>14}"
    return f"{name:<18}{len(paths):>10}{size:>9.1f}{rates}"


def by_step() -> str:
    """Where the time of Markdown goes; the steps share what one of them has found out."""
    paths = files("*.md", "*.txt")[:200]
    read = list(texts(paths))
    size = sum(len(each.text) for each in read) / 1e6
    cut = [[passages.even(passage) for passage in passages.split(each.text)] for each in read]
    pairs = list(zip(cut, read, strict=True))
    steps: dict[str, Callable[[], object]] = {
        "documents read": lambda: list(texts(paths)),
        "cut into passages": lambda: [passages.split(each.text) for each in read],
        "times looked for": lambda: [CANDIDATE.search(each.words) for own in cut for each in own],
        "statements": lambda: [statements.read(own, each.filing, each.text) for own, each in pairs],
        "reports": lambda: [reports.find(own, each.filing, each.text) for own, each in pairs],
        "aliases": lambda: [products.aliases(own, each.filing) for own, each in pairs],
    }
    return "\n".join(f"{name:<18}{1000 * clock(work, 2) / size:>10.0f} ms/MB" for name, work in steps.items())


def of_length(megabytes: float) -> str:
    """Cost grows with length and no faster."""
    prose = "\n\n".join(path.read_text("utf-8", "replace") for path in files("*.md", "*.txt")[:400])
    size = int(megabytes * 1_000_000)
    text = (prose * (size // len(prose) + 1))[:size]
    seconds = clock(lambda: extract(text, FILING), rounds=1)
    return f"{megabytes:>6g} MB{'':<9}{seconds:>10.2f}{megabytes / seconds:>9.2f}{peak():>14}"


def on_cores() -> str:
    paths = [str(path) for path in files("*.md", "*.txt")[:MOST]]
    told = []
    for workers in dict.fromkeys((1, os.cpu_count() or 1)):
        started = time.perf_counter()
        command = [sys.executable, "-m", "tracker", "extract", "--format", "jsonl", "--workers", str(workers)]
        given = ["--said-on", str(DAY), "--company", "Example, Inc."]
        subprocess.run([*command, *given, *paths], capture_output=True, check=False, cwd=ROOT)
        seconds = time.perf_counter() - started
        told.append(f"{workers:>3} processes{'':<5}{seconds:>10.2f}{len(paths) / seconds:>9.0f} documents/s")
    return "\n".join(told)


def dateparser() -> Callable[[str], object]:
    search = importlib.import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": datetime.datetime(2025, 3, 14), "PREFER_DATES_FROM": "future"}  # noqa: DTZ001
    return lambda sentence: search(sentence, languages=["en"], settings=settings)


def recognizers() -> Callable[[str], object]:
    found = importlib.import_module("recognizers_date_time")
    day = datetime.datetime(2025, 3, 14)  # noqa: DTZ001
    return lambda sentence: found.recognize_datetime(sentence, found.Culture.English, reference=day)


PEERS: dict[str, Callable[[], Callable[[str], object]]] = {
    "dateparser.search": dateparser,
    "recognizers-text": recognizers,
}


def beside_peers() -> str:
    """Times found in the same sentences; ours also with all that reading makes of them."""
    lines = (line.strip() for path in files("*.md", "*.txt")[:60] for line in path.open(encoding="utf-8"))
    dated = (line for line in lines if 40 < len(line) < 400 and CANDIDATE.search(line))
    sentences = [line for line, _ in zip(dated, range(SENTENCES), strict=False)]
    ours = clock(lambda: [find(each, DAY + datetime.timedelta(days=1)) for each in sentences], 1) / len(sentences)
    whole = clock(lambda: [extract(each, FILING) for each in sentences]) / len(sentences)
    told = [
        f"{'ours, times':<18}{1e6 * ours:>10.0f} microseconds a sentence",
        f"{'ours, everything':<18}{1e6 * whole:>10.0f}",
    ]
    for name, load in PEERS.items():
        try:
            work = load()
        except ImportError:
            told.append(f"{name:<18}{'skipped':>10}: it is not installed; `.venv/bin/uv sync --extra bench` brings it")
            continue
        few = sentences[:FEW]
        work(few[0])
        theirs = clock(lambda work=work, few=few: [work(each) for each in few], 1) / len(few)  # type: ignore[misc]
        told.append(f"{name:<18}{1e6 * theirs:>10.0f}, {theirs / ours:.0f} times ours, {theirs / whole:.0f} of all")
    return "\n".join(told)


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--megabytes", default="1,10,100", help="lengths of one document, parted by commas; 0 for none")
    lengths = [float(each) for each in asked.parse_args().megabytes.split(",") if float(each)]
    print(f"{'format':<18}{'documents':>10}{'MB':>9}{'MB/s':>9}{'documents/s':>13}{'peak memory':>14}")
    for name in FORMATS:
        print(alone(of_format, name), flush=True)
    print(f"\n{'step':<18}{'cost':>10}\n{alone(by_step)}")
    if lengths:
        print(f"\n{'one document of':<18}{'seconds':>10}{'MB/s':>9}{'peak memory':>14}")
    for megabytes in lengths:
        print(alone(of_length, megabytes), flush=True)
    print(f"\n{'tracker extract':<18}{'seconds':>10}\n{on_cores()}")
    print(f"\n{'one sentence':<18}\n{alone(beside_peers)}")


if __name__ == "__main__":
    main()
