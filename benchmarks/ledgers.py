"""What one more filing costs in a ledger of a thousand, a hundred thousand or a million predictions.

`python -m benchmarks.ledgers [SIZES]`. The ledgers are made here: companies of two hundred promises each, told in ten
documents. Adding one reads it, matches it with its company's promises, judges them and writes the book; each step is
told in seconds of the processor, which hang little on what else the machine does. Then real releases are read into an
empty ledger on all cores, where they lie beside the project.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.watching import resident
from events.judgement import judge
from events.types import Filing, Reading, Statement, Window, content_id
from tracker.documents import Options
from tracker.facts import book_of
from tracker.ingest import extract_all
from tracker.ledger import Ledger

ROOT = Path(__file__).resolve().parent.parent
PRESS = ROOT.parent / "shared" / "corpus" / "press"
SIZES = "1000,100000,1000000"
OF_ONE = 200  # promises of one company
DOCUMENTS = 10  # in which it tells them
RELEASES = 2_000
BEGINS = date(2024, 1, 2)
KINDS = ("ind_submission", "trial_start", "topline_data", "regulatory_submission")


def company(number: int) -> str:
    return f"Quarry{number} Bio plc"


def told(number: int, document: int) -> tuple[Filing, str, Reading]:
    """One document of a company, with its share of the promises."""
    on = BEGINS + timedelta(days=7 * document)
    filing = Filing(content_id("filing", number, document), company(number), on, source=f"{number}-{document}.txt")
    text, statements = "", []
    for each in range(document * OF_ONE // DOCUMENTS, (document + 1) * OF_ONE // DOCUMENTS):
        opens = date(2025 + each % 3, 1 + each % 12, 1)
        kind, subject = KINDS[each % len(KINDS)], f"QB-{100 + each}"
        timing = f"in {opens:%B %Y}"
        quote = f"The next step of {subject} ({kind}) is due {timing}."
        at = len(text) + quote.index(timing)
        window = Window(opens, opens + timedelta(days=27), "in", timing, at, at + len(timing), "made", "month")
        statements.append(
            Statement(content_id(filing.id, each), filing.id, len(text), len(text) + len(quote), quote, window, kind,
                      subject, filing.company)
        )  # fmt: skip
        text += f"{quote}\n\n"
    return filing, text, Reading(tuple(statements))


def fill(path: Path, predictions: int) -> None:
    """A ledger of so many predictions, written as `tracker ingest` writes it."""
    with Ledger(path) as ledger:
        for number in range(-(-predictions // OF_ONE)):
            for document in range(DOCUMENTS):
                ledger.record(*told(number, document))
            (waits,) = ledger.waiting()
            facts = ledger.facts(waits)
            ledger.record_book(facts, judge(facts.filings, facts.statements, facts.reports))


STEPS = ("read", "recorded", "gathered", "judged", "written")


def add(path: Path, filings: int = 6) -> dict[str, float]:
    """The median processor seconds of each step of adding one filing, the seconds on the clock, and the memory.

    Each filing is another company's. The steps are those of `tracker.ingest`.
    """
    taken: dict[str, list[float]] = {step: [] for step in (*STEPS, "clock")}
    with tempfile.TemporaryDirectory() as folder, Ledger(path) as ledger:
        for number in range(filings):
            where = Path(folder, f"{number}.txt")
            where.write_text(
                f"LEEDS, UK, June 3, 2024 - {company(number)} today gave its outlook.\n\n"
                "We now expect to submit the IND for QB-100 in March 2026.\n\n"
                "We have started the Phase 2 trial of QB-101.\n",
                "utf-8",
            )
            begun, marks = time.perf_counter(), [time.process_time()]
            (((document, found),),) = (each for _, each in extract_all([str(where)], Options(), path, 1))
            marks.append(time.process_time())
            ledger.record(document.filing, document.text, found)
            (waits,) = ledger.waiting()
            marks.append(time.process_time())
            facts = ledger.facts(waits)
            marks.append(time.process_time())
            book = book_of(facts)
            marks.append(time.process_time())
            changed = ledger.record_book(facts, book)
            marks.append(time.process_time())
            if not changed:
                raise SystemExit(f"the filing of {company(number)} changed nothing")
            if number:  # the first one loads what the others find loaded
                taken["clock"].append(time.perf_counter() - begun)
                for step, one, next_one in zip(STEPS, marks, marks[1:], strict=False):
                    taken[step].append(next_one - one)
    return {
        **{step: statistics.median(seconds) for step, seconds in taken.items()},
        "resident": resident(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def releases() -> None:
    """Real releases into an empty ledger on all cores."""
    index = PRESS / "index.jsonl"
    if not index.is_file():
        print("no releases at ../shared/corpus/press: reading many was not measured")
        return
    rows = [json.loads(line) for line in index.read_text("utf-8").splitlines()[:RELEASES]]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "index.jsonl")
        paths = [str(PRESS.parent / row["path"]) for row in rows]
        named = ({**row, "path": path, "company": row.get("company") or row.get("ticker") or "Example"}
                 for row, path in zip(rows, paths, strict=True))  # fmt: skip
        listed.write_text("".join(json.dumps(row) + "\n" for row in named), "utf-8")
        files = Path(folder, "paths")
        files.write_text("\0".join(paths), "utf-8")
        begun, used = time.perf_counter(), _children()
        words = [sys.executable, "-m", "tracker", "ingest", Path(folder, "x.db"), "--index", listed]
        subprocess.run([*map(str, words), *paths], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        took, used = time.perf_counter() - begun, _children() - used
    print(
        f"\n{len(paths):,} releases read and judged on {os.cpu_count()} cores in {took:.0f} s: "
        f"{len(paths) / took:.0f} documents/s; {used:.0f} s of the processor, {len(paths) / used:.0f} documents "
        f"for each; load of the machine {os.getloadavg()[0]:.1f}"
    )


def _children() -> float:
    """Seconds of the processor that ended processes of ours have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(*words: str) -> None:
    if words[:1] == ("--add",):
        print(json.dumps(add(Path(words[1]))))
        return
    steps = "".join(f"{step:>11}" for step in STEPS)
    print(f"{'predictions':>12}{'MB':>8}{'made in':>10}{steps}{'on the clock':>15}{'resident':>11}{'peak':>9}")
    for size in map(int, (words[0] if words else SIZES).split(",")):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.db")
            begun = time.process_time()
            fill(path, size)
            made = time.process_time() - begun
            alone = [sys.executable, "-m", "benchmarks.ledgers", "--add", str(path)]  # its memory is its own
            cost = json.loads(subprocess.run(alone, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
            shown = "".join(f"{1e3 * cost[step]:>8.1f} ms" for step in STEPS)
            print(
                f"{size:>12,}{path.stat().st_size / 1e6:>8.0f}{made:>8.0f} s{shown}{1e3 * cost['clock']:>12.0f} ms"
                f"{cost['resident']:>8.0f} MB{cost['peak']:>6.0f} MB",
                flush=True,
            )
    releases()


if __name__ == "__main__":
    main(*sys.argv[1:])
