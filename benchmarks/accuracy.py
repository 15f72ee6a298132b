"""How well promises are read and judged, held against labelled real documents.

`make accuracy` runs the ordinary commands over the documents of a gold folder, has the gold's own scorer count, prints
the scores and writes them between the marks of docs/accuracy.md. Where the gold is absent it says so and does nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
SETS = ("dev_medicine", "dev_industry")
PAGE = ROOT / "docs" / "accuracy.md"
MARKS = ("<!-- scores -->", "<!-- end of scores -->")


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def write(path: Path, values: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values), "utf-8")
    return path


def run(*words: object) -> str:
    """What a command prints; its errors stay visible, one unreadable document does not end the measurement."""
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=SHARED, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, words))} ended with status {done.returncode}")
    return done.stdout


def together(folder: Path, sets: Iterable[str]) -> Path:
    """One gold folder made of several."""
    folder.mkdir()
    for name in ("documents.jsonl", "statements.jsonl", "index.jsonl"):
        write(folder / name, (row for each in sets for row in rows(GOLD / each / name)))
    return folder


def statements(gold: Path, work: Path, show: int) -> str:
    documents = [str(row["doc"]) for row in rows(gold / "documents.jsonl")]
    found = work / f"{gold.name}.jsonl"
    found.write_text(
        run("-m", "tracker", "extract", "--index", gold / "index.jsonl", "--format", "jsonl", *documents), "utf-8"
    )
    return run(GOLD / "score.py", "statements", gold, SHARED, found, "--show", show)


def threads(gold: Path, work: Path, show: int) -> str:
    """Every company of the labelled threads gets a ledger of all its releases, judged as of the gold's day."""
    status = []
    wanted = {str(row["company"]): str(row["as_of"]) for row in rows(gold / "threads.jsonl")}
    index = [row for each in SETS for row in rows(GOLD / each / "index.jsonl")]
    for company, as_of in wanted.items():
        own = [row for row in index if row["company"] == company]
        known = {str(row["path"]) for row in own}
        press = [
            {**row, "path": f"corpus/{row['path']}", "company": company, "year_end": own[0]["year_end"]}
            for row in rows(SHARED / "corpus" / "press" / "index.jsonl")
            if row["ticker"] == own[0]["ticker"] and f"corpus/{row['path']}" not in known
        ]
        all_rows = own + press
        listed = write(work / f"{own[0]['ticker']}.index.jsonl", all_rows)
        ledger = work / f"{own[0]['ticker']}.db"
        run("-m", "tracker", "ingest", ledger, "--index", listed, *(row["path"] for row in all_rows))
        status.append(run("-m", "tracker", "status", ledger, "--as-of", as_of, "--versions", "--format", "jsonl"))
    found = work / f"{gold.name}.status.jsonl"
    found.write_text("".join(status), "utf-8")
    return run(GOLD / "score.py", "threads", gold, SHARED, found, "--show", show)


def numbers(text: str) -> str:
    """The scorer's counts without its examples."""
    return re.split(r"\n\n", text, maxsplit=1)[0].strip()


def main() -> None:
    if not GOLD.is_dir():
        print("skipped: no labelled documents at ../shared/gold; nothing was measured")
        return
    show = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        both = together(work / "development", SETS)
        measured = {
            "Statements, both development sets": statements(both, work, show),
            "Statements, three filings of one company": statements(GOLD / "dev_filings", work, show),
            "Threads, medicine": threads(GOLD / "dev_medicine", work, show),
            "Threads, industry": threads(GOLD / "dev_industry", work, show),
        }
    for title, text in measured.items():
        print(f"{title}\n{text}")
    table = "\n\n".join(f"**{title}**\n\n```text\n{numbers(text)}\n```" for title, text in measured.items())
    if PAGE.exists():
        before, _, rest = PAGE.read_text("utf-8").partition(MARKS[0])
        PAGE.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{rest.partition(MARKS[1])[2]}", "utf-8")


if __name__ == "__main__":
    main()
