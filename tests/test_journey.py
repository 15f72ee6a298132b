"""From file to verdict through the real commands; and the same ledger however the way there was broken."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker import schema
from tracker.cli import main
from tracker.ledger import reading

DOCUMENTS = {
    "2020-11-05 results.txt": """
        LEEDS, UK, November 5, 2020 - Halcyon Bio, Inc. (Nasdaq: HCYN) today reported its results.

        We expect to submit an IND for HB-12 in the first quarter of 2021.
        A Phase 2 trial of HB-30 is on track to begin by the end of 2020.
        The Company expects to open its new plant in Leeds in mid-2021.
        """,
    "2021-02-18 update.html": """<html><head><title>Update</title></head><body>
        <p>LEEDS, UK, February 18, 2021 &#8211; Halcyon Bio, Inc. today gave an update on its programmes.</p>
        <p>The company now expects to submit the IND for HB-12 in the third quarter of 2021.</p>
        <p>Halcyon Bio initiated the Phase 2 trial of HB-30 on December 14, 2020.</p></body></html>
        """,
    "2021-09-30 ind.md": """
        # Halcyon Bio submits IND for HB-12

        LEEDS, UK, September 30, 2021 - Halcyon Bio, Inc. today announced that it submitted the IND for HB-12 on
        September 28, 2021.
        """,
    "lyra/2021-03-02.txt": """
        OSLO, Norway, March 2, 2021 - Lyra Metals ASA today announced its plans.

        Lyra Metals expects production to start at its Narvik plant in the second half of 2022.
        """,
}
BROKEN = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8


def lay(folder: Path, names: Sequence[str] = tuple(DOCUMENTS)) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("\n".join(line.strip() for line in DOCUMENTS[name].strip().splitlines()), "utf-8")
    return folder


def run(*words: object, status: int = 0, given: str | None = None) -> Result:
    """A command in this process, through the front door."""
    done = CliRunner().invoke(main, list(map(str, words)), given, prog_name="tracker")
    assert done.exit_code == status, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done


def started(*words: object) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *map(str, words)], capture_output=True, text=True, check=True
    )


def told(ledger: Path, *words: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("status", ledger, "--format", "jsonl", *words).stdout.splitlines()]


def content(ledger: Path, tables: Sequence[str] = tuple(schema.TABLES)) -> dict[str, list[list[object]]]:
    """Every row of every table, but for the moments at which things were done."""
    with reading(ledger) as conn:
        rows = {table: [dict(row) for row in conn.execute(f"SELECT * FROM {table}")] for table in tables}
    return {
        table: sorted(([value for name, value in row.items() if name != "at"] for row in found), key=repr)
        for table, found in rows.items()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def ledger(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "halcyon.db"
    done = run("ingest", path, folder)
    assert done.stdout.startswith("4 documents read, 0 known before, 0 failed; ")
    assert done.stderr == ""
    return path


def standing(ledger: Path, as_of: str) -> set[tuple[Any, ...]]:
    return {
        (row["subject"], row["kind"], row["status"], row["detail"], row["happened_on"])
        for row in told(ledger, "--as-of", as_of)
    }


def test_a_promise_is_followed_from_file_to_verdict(ledger: Path) -> None:
    ind, trial, plant = ("HB-12", "ind_submission"), ("HB-30", "trial_start"), "facility_opening"
    now = standing(ledger, "2020-11-05")
    assert {(*ind, "open", None, None), (*trial, "due", None, None)} <= now
    assert {(kind, status) for _, kind, status, _, _ in now} >= {(plant, "open")}
    now = standing(ledger, "2021-02-18")
    assert {(*ind, "slipped", "moved", None), (*trial, "met", "on_time", "2020-12-14")} <= now
    now = standing(ledger, "2021-10-01")
    assert (*ind, "slipped", "late", "2021-09-28") in now
    assert {(kind, status) for _, kind, status, _, _ in now} >= {(plant, "overdue"), ("production_start", "open")}


def test_the_status_is_the_contract(ledger: Path) -> None:
    (row,) = [
        row
        for row in told(ledger, "--versions", "--as-of", "2021-10-01", "--company", "HCYN")
        if row["subject"] == "HB-12"
    ]
    assert list(row) == (
        "prediction company subject kind scope status detail happened_on happened_from happened_to days_late opens "
        "closes current_opens current_closes evidence because versions"
    ).split()  # fmt: skip
    assert (row["company"], row["opens"], row["closes"]) == ("Halcyon Bio, Inc.", "2021-01-01", "2021-03-31")
    assert (row["current_opens"], row["current_closes"], row["days_late"]) == ("2021-07-01", "2021-09-30", 181)
    assert row["evidence"]["document"].endswith("2021-09-30 ind.md")
    assert (row["evidence"]["said_on"], row["evidence"]["grade"]) == ("2021-09-30", "E1")
    assert "submitted the IND for HB-12" in row["evidence"]["quote"]
    assert [(each["said_on"], each["closes"], each["relation"]) for each in row["versions"]] == [
        ("2020-11-05", "2021-03-31", "new"),
        ("2021-02-18", "2021-09-30", "pushed_out"),
    ]
    assert list(row["versions"][0]) == ["document", "said_on", "quote", "opens", "closes", "relation"]


def test_extract_needs_no_ledger_and_is_the_contract(folder: Path) -> None:
    path = folder / "2020-11-05 results.txt"
    rows = [json.loads(line) for line in run("extract", path, "--format", "jsonl").stdout.splitlines()]
    assert {tuple(row) for row in rows} == {tuple(
        "document company said_on start end quote timing kind subject actor opens closes edge low high unit condition "
        "force section rules".split()
    )}  # fmt: skip
    text = path.read_text("utf-8")
    assert [(row["kind"], row["opens"], row["closes"], row["edge"]) for row in rows] == [
        ("ind_submission", "2021-01-01", "2021-03-31", "in"),
        ("trial_start", "2020-11-05", "2020-12-31", "by"),
        ("facility_opening", "2021-05-01", "2021-08-31", "in"),
    ]
    assert all(row["quote"] == text[row["start"] : row["end"]] for row in rows)
    assert run("extract", "-", "--format", "jsonl", given=text).stdout.count("\n") == 3


def test_standard_input_is_read_among_files_on_all_cores(folder: Path, tmp_path: Path) -> None:
    text = (folder / "2021-09-30 ind.md").read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "ingest", tmp_path / "x.db", folder / "lyra", "-", "--workers", "2"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("2 documents read, 0 known before, 0 failed; ")
    with reading(tmp_path / "x.db") as conn:
        found = conn.execute("SELECT said_on FROM filings WHERE source = '-'").fetchall()
    assert [row[0] for row in found] == ["2021-09-30"]


def test_a_pipe_gets_tabs_and_csv(ledger: Path) -> None:
    plain = run("status", ledger, "--as-of", "2021-10-01").stdout.splitlines()
    assert plain[0].split("\t")[:5] == ["status", "detail", "company_name", "subject", "kind"]
    rows = list(csv.DictReader(io.StringIO(run("status", ledger, "--as-of", "2021-10-01", "--format", "csv").stdout)))
    place = plain[0].split("\t").index("prediction")
    assert [row["prediction"] for row in rows] == [line.split("\t")[place] for line in plain[1:]]
    assert "\x1b[" not in "".join(plain)


def test_due_overdue_and_coming(ledger: Path) -> None:
    def when(as_of: str, *words: str) -> set[tuple[str, str]]:
        lines = [line.split("\t") for line in run("due", ledger, "--as-of", as_of, *words).stdout.splitlines()[1:]]
        return {(cells[0], cells[3]) for cells in lines}

    assert when("2020-11-05") == {("due", "trial_start"), ("coming", "ind_submission")}
    assert when("2020-11-05", "--within", "7d") == {("due", "trial_start")}
    assert when("2021-07-15") == {("due", "ind_submission"), ("due", "facility_opening")}
    assert when("2021-09-05") == {("due", "ind_submission"), ("overdue", "facility_opening")}


def test_twice_is_once(ledger: Path, folder: Path) -> None:
    before = content(ledger)
    done = run("ingest", ledger, folder)
    assert done.stdout.startswith("0 documents read, 4 known before, 0 failed; 0 statements, ")
    assert content(ledger) == before
    assert run("verify", ledger).stderr == ""


def test_verify_names_what_was_tampered_with(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DROP TRIGGER texts_refuse_update")
        target.execute("UPDATE texts SET text = replace(text, 'HB-12', 'HB-99')")
    source.close()
    target.close()
    done = run("verify", copy, status=1)
    assert "no  documents have the id and the hash of their text (4 checked)" in done.stdout
    assert "ok  tables refer only to rows that exist" in done.stdout
    assert "its text is not the one that was hashed" in done.stderr


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 0, 3, 2), (2, 0, 1, 3)])
def test_the_order_of_documents_changes_no_verdict(
    ledger: Path, folder: Path, tmp_path: Path, order: Sequence[int]
) -> None:
    """Even when each document comes alone and is judged before the next."""
    names = list(DOCUMENTS)
    for number in order:
        run("ingest", tmp_path / "x.db", folder / names[number])
    for as_of in ("2020-12-01", "2021-02-18", "2022-01-01"):
        assert told(tmp_path / "x.db", "--versions", "--as-of", as_of) == told(ledger, "--versions", "--as-of", as_of)
    run("verify", tmp_path / "x.db")


def test_one_broken_file_is_named_and_the_others_are_in(tmp_path: Path) -> None:
    lay(tmp_path / "in")
    (tmp_path / "in" / "broken.txt").write_bytes(BROKEN)
    (tmp_path / "in" / "undated.txt").write_text("Halcyon Bio expects to open a plant in mid-2022.")
    for _ in range(2):
        done = run("ingest", tmp_path / "x.db", tmp_path / "in", status=1)
        assert sorted(
            line.partition(": ")[2].rpartition("/")[2].split(":")[0] for line in done.stderr.splitlines()
        ) == ["broken.txt", "undated.txt"]
        assert "--said-on" in done.stderr
    with reading(tmp_path / "x.db") as conn:
        runs = [tuple(row) for row in conn.execute("SELECT outcome, count(*) FROM runs GROUP BY 1 ORDER BY 1")]
    assert runs == [("failed", 2), ("read", 4)]
    assert len(told(tmp_path / "x.db")) == 4


def test_an_archive_is_read_like_a_folder(folder: Path, ledger: Path, tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, path.relative_to(folder))
    run("ingest", tmp_path / "x.db", packed)
    tables = ("statements", "refusals", "reports", "aliases", "profiles", "versions", "sightings", "verdicts")
    assert content(tmp_path / "x.db", tables) == content(ledger, tables)


def test_killed_at_any_statement_and_started_again_it_is_the_same_ledger(
    ledger: Path, folder: Path, tmp_path: Path, killed: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    whole = killed(10**6, "ingest", tmp_path / "whole.db", folder)
    steps = 10**6 - int(whole.stdout.split()[-1])
    told_whole = content(ledger)
    assert steps > 300
    points = [1, 2, 12, *(steps * part // 9 for part in range(1, 9)), steps - 3]
    for number, at in enumerate(points):
        path = tmp_path / f"{number}.db"
        ended = killed(at, "ingest", path, folder)
        assert ended.returncode == -signal.SIGKILL, f"was not killed at statement {at} of {steps}"
        run("ingest", path, folder)
        assert content(path) == told_whole, f"differs after a kill at statement {at} of {steps}"


def test_killed_from_outside_with_readers_on_it_and_started_again(tmp_path: Path) -> None:
    """Many documents on all cores; the ledger is read while it is written; SIGKILL comes when half of them are in."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(
            f"LIMA, Peru, March {1 + number % 28}, 2021 - Vicuna Mines {number // 8} Inc. today gave an outlook.\n\n"
            f"We expect production to start at pit {number} in the second half of 2022.\n"
        )
    started("ingest", tmp_path / "whole.db", folder)
    path = tmp_path / "x.db"
    working = subprocess.Popen([sys.executable, "-m", "tracker", "ingest", path, folder, "--workers", "2"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    give_up = time.monotonic() + 120
    seen = 0
    while seen < 20 and working.poll() is None and time.monotonic() < give_up:
        if path.exists() and path.stat().st_size:
            conn = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)
            if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'waiting'").fetchone():
                seen = conn.execute("SELECT count(*) FROM filings").fetchone()[0]
            conn.close()
    os.kill(working.pid, signal.SIGKILL)
    working.wait()
    assert seen >= 20, "the ledger was never seen half full"
    started("ingest", path, folder)
    assert content(path) == content(tmp_path / "whole.db")
    run("verify", path)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["status", "no.db"], 1, "error: no.db: no such ledger; `tracker ingest no.db DOCUMENT...` makes one\n"),
        (["status"], 2, "Error: Missing argument 'LEDGER'."),
        (["status", "x.db", "--as-of", "June"], 2, "'June' is no day; write it as 2011-06-30"),
        (["status", "x.db", "--versions", "--format", "csv"], 2, "--versions goes with --format jsonl or table"),
        (["extract", "nowhere.txt", "--format", "jsonl"], 1, "error: nowhere.txt: "),
        (["ingest", "nowhere/x.db", "a.txt"], 1, "error: nowhere/x.db: its folder does not exist; make it first\n"),
        (["ingest", "x.db", "b.txt"], 1, "error: b.txt: no such file\n"),
        (["frobnicate"], 2, "No such command 'frobnicate'"),
    ],
)
def test_errors_go_to_stderr_with_a_status(
    words: list[str], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Lyra expects a launch in 2031.")
    done = run(*words, status=status)
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_unknown_company_is_told_who_is_known(ledger: Path) -> None:
    done = run("status", ledger, "--company", "Vega", status=1)
    assert done.stderr == "error: no company 'Vega' in this ledger; it has Halcyon Bio, Inc., Lyra Metals ASA\n"
    assert {row["company"] for row in told(ledger, "--company", "lyra metals")} == {"Lyra Metals ASA"}
    assert {row["company"] for row in told(ledger, "--company", "Halcyon")} == {"Halcyon Bio, Inc."}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_helps_with_an_example(command: str) -> None:
    assert f"  Example\n    tracker {command} " in run(command, "--help").stdout


def test_a_reader_that_leaves_early_is_no_error(ledger: Path) -> None:
    words = [sys.executable, "-m", "tracker", "status", str(ledger), "--versions", "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as working:
        assert working.stdout is not None
        assert working.stderr is not None
        working.stdout.close()
        assert working.stderr.read() == b""


def test_explain_tells_what_took_it_and_what_dropped_it() -> None:
    words = "We expect to submit an IND for HB-12 in mid-2022. The lease of our offices expires in June 2023."
    lines = run("explain", words, "--said-on", "2021-03-02", "--company", "Halcyon Bio").stdout.splitlines()
    assert lines[0] == "We expect to submit an IND for HB-12 in mid-2022."
    assert any(line.startswith("    window   2022-05-01 to 2022-08-31 (edge in, stated") for line in lines)
    assert any("dropped by" in line for line in lines)


def test_watch_once_flags_each_crossing_once(ledger: Path) -> None:
    first = run("watch", ledger, "--once", "--as-of", "2021-09-01").stdout.splitlines()
    assert [line for line in first if " overdue: " in line] == [
        line for line in first if line.startswith("2021-09-01 overdue: Halcyon Bio, Inc., ")
    ]
    assert len(first) == len(set(first)) > 3
    assert run("watch", ledger, "--once", "--as-of", "2021-09-01").stdout == ""
