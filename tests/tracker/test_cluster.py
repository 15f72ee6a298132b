"""On a Dask cluster: the rows that one core gives, in the order given; who dies is retried, and what kills is named."""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker import cluster, ingest
from tracker.cli import main
from tracker.contents import differing
from tracker.documents import Options
from tracker.ledger import Ledger

WORDS = [f"w{number}" for number in range(30)]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of the scheduler of a cluster that was started here, with two workers, each a process.

    It serves all tests: to start another costs more than they do, and a worker that dies is started again.
    """
    with cluster.cluster(workers=2) as spread:
        yield str(spread.__self__.client.scheduler.address)  # type: ignore[attr-defined]


def shouted(word: str, shared: Any) -> str:
    return f"{word.upper()}{shared[0]}"


def mortal(word: str, shared: Path) -> str:
    """The word; one takes its process down the first time, another every time."""
    first = shared / word
    if word == "w11" and not first.exists():
        first.touch()
        os._exit(3)
    if word == "w20":
        os._exit(3)
    return word


def here(word: str, shared: Any) -> int:
    return os.getpid()


def died(word: str) -> str:
    return f"{word} died"


def run(*words: object, status: int = 0) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == status, done.output + done.stderr
    return done.stdout


def lay(folder: Path) -> Path:
    """Documents of three companies, in files and in an archive; one cannot be read."""
    folder.mkdir()
    texts = {
        f"{number:02}.txt": f"LIMA, Peru, March {1 + number}, 2021 - Vicuna Mines {number % 3} Inc. today gave an "
        f"outlook.\n\nWe expect production to start at pit {number % 6} in the second half of {2022 + number // 6}.\n"
        for number in range(12)
    }
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for name, text in list(texts.items())[8:]:
            archive.writestr(name, text)
    for name, text in list(texts.items())[:8]:
        (folder / name).write_text(text)
    (folder / "undated.txt").write_text("Vicuna Mines expects to open a pit in mid-2022.")
    return folder


def test_results_come_in_the_order_given_and_what_must_stay_here_does(scheduler: str) -> None:
    with cluster.cluster(scheduler) as spread:
        assert list(spread(iter(WORDS), shouted, ["!"], died)) == [(word, f"{word.upper()}!") for word in WORDS]
        assert list(spread([], shouted, ["!"], died)) == []
        found = dict(spread(WORDS, here, None, lambda word: 0, lambda word: word in ("w3", "w29")))
        assert list(found) == WORDS
        assert {word for word, process in found.items() if process == os.getpid()} == {"w3", "w29"}


def test_a_worker_that_dies_is_retried_and_an_item_that_kills_every_one_is_named(
    scheduler: str, tmp_path: Path
) -> None:
    with cluster.cluster(scheduler) as spread:
        found = list(spread(WORDS, mortal, tmp_path, died))
    assert found == [(word, "w20 died" if word == "w20" else word) for word in WORDS]
    assert (tmp_path / "w11").exists()


def test_a_ledger_is_the_same_from_files_archives_and_addresses_here_and_there(scheduler: str, tmp_path: Path) -> None:
    folder = lay(tmp_path / "in")
    run("ingest", tmp_path / "here.db", folder, "--workers", "1", status=1)
    there = ["--engine", "dask", "--scheduler", scheduler]
    told = run("ingest", tmp_path / "there.db", folder, *there, status=1)
    assert told.startswith("12 documents read, 0 known before, 1 failed; 12 statements, ")
    assert differing(tmp_path / "here.db", tmp_path / "there.db") == []
    run("verify", tmp_path / "there.db")
    again = run("ingest", tmp_path / "there.db", folder, *there, status=1)
    assert again.startswith("0 documents read, 12 known before, 1 failed; ")
    told = run("ingest", tmp_path / "address.db", folder.as_uri(), *there, status=1)
    assert told.startswith("12 documents read, 0 known before, 1 failed; ")
    tables = {line.partition(":")[0] for line in differing(tmp_path / "here.db", tmp_path / "address.db")}
    assert tables == {"filings", "runs"}  # where a document was found is another place


def test_parquet_written_by_a_cluster_makes_the_same_ledger(scheduler: str, tmp_path: Path) -> None:
    folder = lay(tmp_path / "in")
    run("ingest", tmp_path / "here.db", folder, "--workers", "1", status=1)
    words = ["--to", tmp_path / "out", "--partitions", "4", "--engine", "dask", "--scheduler", scheduler]
    assert run("extract", folder, *words, status=1).startswith("12 documents read, 1 failed; 12 statements; ")
    run("ingest", tmp_path / "parquet.db", tmp_path / "out", "--workers", "1", status=1)
    assert differing(tmp_path / "here.db", tmp_path / "parquet.db") == []


def test_judging_there_gives_the_same_books(scheduler: str, tmp_path: Path) -> None:
    folder, options = lay(tmp_path / "in"), Options(said_on=date(2021, 3, 1), company="Vicuna Mines")
    with Ledger(tmp_path / "here.db") as ledger:
        ingest.ingest(ledger, [folder], options, workers=1)
    with Ledger(tmp_path / "there.db") as ledger, cluster.cluster(scheduler) as spread:
        assert ingest.ingest(ledger, [folder], options, engine=spread).judged == 1
    assert differing(tmp_path / "here.db", tmp_path / "there.db") == []


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Lyra expects a launch in 2031.")
    for module in ("distributed", "pyarrow", "fsspec", "fsspec.core"):
        monkeypatch.setitem(sys.modules, module, None)
    for words in (
        ["ingest", tmp_path / "x.db", tmp_path / "a.txt", "--engine", "dask"],
        ["ingest", tmp_path / "x.db", "s3://filings/2011"],
        ["extract", tmp_path / "a.txt", "--to", tmp_path / "out"],
    ):
        done = CliRunner().invoke(main, [str(word) for word in words])
        assert done.exit_code == 1
        assert done.stderr.startswith("error: ")
        assert "which is not installed; install it with `pip install 'milestone-tracker[cluster]'`" in done.stderr


@pytest.fixture
def few(tmp_path: Path) -> list[str]:
    """The words of a command that reads one document on a cluster."""
    (tmp_path / "a.txt").write_text("Lyra expects a launch in 2031.")
    return ["ingest", str(tmp_path / "x.db"), str(tmp_path / "a.txt"), "--engine", "dask", "--scheduler"]


def test_a_scheduler_that_nobody_answers_for_is_told(few: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "REACHING", 1)
    address = "tcp://127.0.0.1:9"
    told = CliRunner().invoke(main, [*few[:3], "--scheduler", address]).stderr
    assert "--scheduler goes with --engine dask" in told
    done = CliRunner().invoke(main, [*few, address])
    assert done.exit_code == 1
    first, error = done.stderr.splitlines()
    assert first == f"asking the Dask scheduler at {address}, for 1 seconds at most"
    assert error.startswith(f"error: no Dask scheduler answers at {address} ")


def test_a_scheduler_without_workers_is_told(few: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with cluster.local(0) as address:
        done = CliRunner().invoke(main, [*few, address])
    assert done.exit_code == 1
    assert done.stderr.splitlines()[1:] == [
        "it has no worker yet, which is waited for, 1 seconds at most",
        f"error: the scheduler at {address} has no worker; start some with `dask worker`",
    ]
