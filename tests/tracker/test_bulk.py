"""Many documents: Parquet that goes on where it was broken off, kills that lose nothing, readers that end with us."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import bulk as benches
from benchmarks import releases
from tracker import bulk, cores, parquet
from tracker.cli import main
from tracker.contents import differing
from tracker.documents import Document, Options
from tracker.ledger import Ledger

PATIENCE = 120  # seconds for a slow machine; nothing waits for them to pass


def run(*words: object, status: int = 0) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == status, done.output + done.stderr + repr(done.exception)
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("documents") / "in"
    releases.lay(where, 12, 300)
    return where


def test_a_ledger_that_was_killed_on_the_way_is_the_same() -> None:
    said: list[str] = []
    benches.soak(20, 2, 300, workers=1, say=said.append)
    assert said[-1] == "the same by content"
    assert said[-2].endswith(" things, 0 faults")


def test_parquet_that_was_broken_off_goes_on_and_makes_the_same_ledger(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BATCH", 4)
    run("ingest", tmp_path / "x.db", folder)
    (folder.parent / "undated.txt").write_text("Fir Foods expects to open a mill in mid-2022.")
    paths, to = [str(folder), str(folder.parent / "undated.txt")], str(tmp_path / "out")

    def broken_off(done: int, total: int, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.write(paths, to, Options(), cores.on(1), 2, broken_off)
    begun = sorted(each.name for each in (tmp_path / "out" / ".read").iterdir())
    stood = [(tmp_path / "out" / ".read" / name).stat().st_mtime_ns for name in begun]
    assert len(begun) == 2
    seen: list[list[int]] = []

    def told(done: int, total: int, what: str) -> None:
        if (tmp_path / "out" / ".read").exists():
            seen.append([(tmp_path / "out" / ".read" / name).stat().st_mtime_ns for name in begun])

    written = bulk.write(paths, to, Options(), cores.on(1), 2, told)
    assert seen
    assert all(each == stood for each in seen)  # what was read before the break was not read again
    assert (written.documents, [failure.source for failure in written.failed]) == (12, [paths[1]])
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert len(names) == 2  # all are of one company, and one has failed
    assert names[1] == "failed.parquet"
    run("ingest", tmp_path / "y.db", tmp_path / "out", status=1)
    tables = {line.partition(":")[0] for line in differing(tmp_path / "x.db", tmp_path / "y.db")}
    assert tables == {"runs"}  # the one that could not be read
    other = CliRunner().invoke(main, ["extract", str(folder), "--to", to, "--partitions", "3"])
    assert "which a run into 3 partitions does not make; name a new folder" in other.stderr


def partitioned(to: Path) -> dict[str, list[tuple[str, str]]]:
    """The names and CIKs of the documents in each file."""
    read = parquet.arrow("pyarrow.parquet").read_table
    return {
        each.name: [(row["name"], row["cik"] or "") for row in read(each).select(["name", "cik"]).to_pylist()]
        for each in sorted(to.iterdir())
    }


def test_a_company_is_in_one_partition_whether_a_document_tells_its_cik_or_not(tmp_path: Path) -> None:
    told = [("Fir Foods, Inc.", ""), ("FIR FOODS INC", "77"), ("Elm Works", "88"), ("Yew Metals", ""), ("Oak Bio", ""),
            ("Oak Bio", "5"), ("Oak Bio", "6"), ("Larch Power", "9"), ("Larch Power Inc.", "")]  # fmt: skip
    (tmp_path / "in").mkdir()
    with (tmp_path / "index.jsonl").open("w") as index:
        for number, (company, cik) in enumerate(told):
            path = tmp_path / "in" / f"{number}.txt"
            path.write_text(f"{company} expects to open plant {number} in mid-2022.")
            index.write(json.dumps({"path": str(path), "company": company, "said_on": "2021-03-01", "cik": cik}) + "\n")
    words = ["--index", tmp_path / "index.jsonl", "--workers", "1"]
    run("extract", tmp_path / "in", "--to", tmp_path / "out", "--partitions", 64, *words)
    found = partitioned(tmp_path / "out")
    assert sorted(row for rows in found.values() for row in rows) == sorted(told)
    homes = {row: name for name, rows in found.items() for row in rows}
    assert homes["Fir Foods, Inc.", ""] == homes["FIR FOODS INC", "77"]
    assert homes["Larch Power Inc.", ""] == homes["Larch Power", "9"]
    # a name that two companies bear leads to neither
    assert len({homes["Oak Bio", ""], homes["Oak Bio", "5"], homes["Oak Bio", "6"]}) == 3
    run("ingest", tmp_path / "x.db", tmp_path / "in", *words)
    run("ingest", tmp_path / "y.db", tmp_path / "out")
    assert differing(tmp_path / "x.db", tmp_path / "y.db") == []


def test_what_has_changed_since_it_was_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 2)
    where, to = tmp_path / "in", str(tmp_path / "out")
    releases.lay(where, 6, 300)
    files = sorted(where.rglob("*.txt"))

    def broken_off(done: int, total: int, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.write([str(where)], to, Options(), cores.on(1), 2, broken_off)
    stood = {each.name: each.stat().st_mtime_ns for each in (tmp_path / "out" / ".read").iterdir()}
    files[3].write_text(f"{files[3].read_text()}\nAlder Quarry Works expects to open a quay in mid-2031.\n")
    now: dict[str, int] = {}

    def looked(done: int, total: int, what: str) -> None:
        if (tmp_path / "out" / ".read").exists():
            now.update((each.name, each.stat().st_mtime_ns) for each in (tmp_path / "out" / ".read").iterdir())

    assert bulk.write([str(where)], to, Options(), cores.on(1), 2, looked).documents == 6
    first = min(stood)
    assert now[first] == stood[first]
    assert sorted(name[:8] for name in now) == ["00000000", "00000001", "00000001", "00000002"]  # the second anew
    quays = [
        row for each in partitioned(tmp_path / "out") for row in read_texts(tmp_path / "out" / each) if "quay" in row
    ]
    assert len(quays) == 1


def read_texts(path: Path) -> list[str]:
    texts: list[str] = parquet.arrow("pyarrow.parquet").read_table(path)["text"].to_pylist()
    return texts


def test_a_document_and_what_it_says_are_the_same_from_parquet(folder: Path, tmp_path: Path) -> None:
    run("extract", folder, "--to", tmp_path / "out", "--partitions", 1, "--workers", 1)
    (part,) = (tmp_path / "out").iterdir()
    assert list(parquet.parts(str(part))) == ["documents-000000"]
    found = list(parquet.read(f"{part}!documents-000000"))
    with Ledger(tmp_path / "x.db") as ledger:
        for each in found:
            assert isinstance(each, tuple)
            document, reading = each
            assert isinstance(document, Document)
            assert parquet.value(parquet.row(document, reading)) == (document, reading)
            assert ledger.record(document.filing, document.text, reading)


def test_parquet_that_is_none_or_of_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "cut.parquet").write_bytes(b"PAR1 and then nothing")
    pyarrow = parquet.arrow()
    parquet.arrow("pyarrow.parquet").write_table(pyarrow.table({"a": [1]}), tmp_path / "other.parquet")
    told = run("ingest", tmp_path / "x.db", tmp_path / "cut.parquet", tmp_path / "other.parquet", status=1)
    assert "cut.parquet: the file is broken or breaks off" in told
    assert "other.parquet: is Parquet of something else, without sha256, text" in told


def counted(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as conn:
        try:
            return int(conn.execute("SELECT count(*) FROM filings").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def until(holds: object, running: subprocess.Popen[bytes] | None = None) -> None:
    """Look again and again until something holds; a process that ends meanwhile, or our patience, ends the wait."""
    give_up = time.monotonic() + PATIENCE
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < give_up
        assert running is None or running.poll() is None
        os.sched_yield()


def test_ctrl_c_is_told_and_the_same_command_goes_on(folder: Path, tmp_path: Path) -> None:
    """The second document is a pipe that nobody writes to: the run stands still where it is to be ended."""
    first, pipe, path = sorted(folder.rglob("*.txt"))[0], tmp_path / "pipe", tmp_path / "x.db"
    os.mkfifo(pipe)
    words = [sys.executable, "-m", "tracker", "ingest", path, first, pipe, "--workers", "1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        until(lambda: counted(path) == 1, running)
        running.send_signal(signal.SIGINT)
        out, told = running.communicate()
    assert (running.returncode, out) == (130, b"")
    assert told == b"ended; what is in stays in, and the same command goes on from there\n"
    assert "0 documents read, 1 known before" in run("ingest", path, first)


WAITING = """
import os, sys, threading
from pathlib import Path
from tracker import cores
def work(item, folder):
    (folder / str(os.getpid())).touch()
    threading.Event().wait()
if __name__ == "__main__":
    list(cores.spread(range(2), work, Path(sys.argv[1]), 2, lambda item: None))
"""


def is_there(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_readers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "waiting.py").write_text(WAITING)
    where = tmp_path / "readers"
    where.mkdir()
    with subprocess.Popen([sys.executable, tmp_path / "waiting.py", where]) as running:
        until(lambda: len(list(where.iterdir())) == 2, running)
        running.kill()
    readers = [int(each.name) for each in where.iterdir()]
    until(lambda: not any(map(is_there, readers)))
