"""The command line as a shell sees it: choices, pipes that close, statuses, what is told where."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import books, main

AS_OF = ("--as-of", "2011-03-03")


def run(*words: object, **given: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **given)  # type: ignore[call-overload, no-any-return]


def here(*words: object) -> str:
    """What a command prints, run in this process, which is quicker."""
    done = CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def subjects(out: str) -> list[str]:
    return [json.loads(line)["subject"] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ((), ["OR-9", "OR-7"]),
        (("--kind", "ind_submission"), ["OR-7"]),
        (("--kind", "IND-submission"), ["OR-7"]),
        (("--kind", "patent_expiry"), []),
        (("--from", "2011"), ["OR-7"]),
        (("--to", "2010"), ["OR-9"]),
        (("--from", "2010-12-31", "--to", "2011-06-01"), ["OR-9", "OR-7"]),
        (("--from", "2011-07"), []),
        (("--company", "orion", "--status", "overdue"), ["OR-9"]),
    ],
)
def test_predictions_are_chosen_by_kind_and_window(path: Path, choice: tuple[str, ...], found: list[str]) -> None:
    assert subjects(here("status", path, *AS_OF, *choice, "--format", "jsonl")) == found
    if "--status" not in choice:
        due = subjects(here("due", path, *AS_OF, *choice, "--format", "jsonl"))
        assert sorted(due) == sorted(found)
        table = csv.DictReader(io.StringIO(here("due", path, *AS_OF, *choice, "--format", "csv")))
        assert [row["subject"] for row in table] == due


def test_the_newest_window_counts(path: Path) -> None:
    later = ("--as-of", "2011-06-01")
    assert subjects(here("status", path, *later, "--from", "2011-09", "--format", "jsonl")) == ["OR-7"]
    assert subjects(here("status", path, *later, "--to", "2011-08", "--format", "jsonl")) == ["OR-9"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "trial_strat"), "'trial_strat' is no kind of milestone; did you mean trial_start"),
        (("--kind", "zzz"), "'zzz' is no kind of milestone; the kinds are "),
        (("--from", "2012", "--to", "2011"), "--from 2012-01-01 is later than --to 2011-12-31"),
        (("--from", "soon"), "'soon' is no year, month or day"),
    ],
)
def test_a_choice_that_makes_no_sense(path: Path, words: tuple[str, ...], said: str) -> None:
    for command in ("status", "due"):
        done = CliRunner().invoke(main, [command, str(path), *words])
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "named"),
    [(("review", "--why", "x"), "tracker review"), (("alerts", "test", "--to", "env:NO_SUCH_DESK"), "tracker alerts")],
)
def test_words_that_make_no_sense_together_name_the_command(path: Path, words: tuple[str, ...], named: str) -> None:
    at = 2 if words[0] == "alerts" else 1
    done = CliRunner().invoke(main, [*words[:at], str(path), *words[at:]], prog_name="tracker")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Usage: {named} [OPTIONS]")
    assert f"{named} --help" in done.stderr


def test_nothing_is_said_of_nothing(path: Path) -> None:
    done = run("status", path, "--as-of", "2001-01-01")
    assert (done.returncode, done.stderr) == (0, "no prediction of this choice as of 2001-01-01\n")
    assert done.stdout.splitlines() == ["\t".join(books.STATUS_COLUMNS)]
    assert run("status", path, "--as-of", "2001-01-01", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("words", [("status", "{}"), ("status", "{}", "--format", "jsonl"), ("--help",)])
def test_a_closed_pipe_ends_a_command_without_a_word(path: Path, words: tuple[str, ...]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "tracker", *(word.format(path) for word in words)]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE) as running:
        os.close(theirs)
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_standard_output_may_be_closed_or_full(path: Path) -> None:
    command = f'"{sys.executable}" -m tracker status "{path}" --as-of 2011-03-03'
    closed = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, "")
    full = subprocess.run(["sh", "-c", f"{command} >/dev/full"], capture_output=True, text=True, check=False)
    assert (full.returncode, full.stderr) == (1, "error: no space left on device\n")


def test_an_old_encoding_costs_no_command(tmp_path: Path) -> None:
    text = "Orion expects to submit an IND for the “OR-7” antibody – in June 2011."
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = run("extract", "-", "--said-on", "2010-10-28", "--company", "Orion", input=text, env=environment)
    assert done.returncode == 0
    assert "\\u201cOR-7\\u201d" in done.stdout


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_nothing_to_read_makes_no_ledger(tmp_path: Path, command: str) -> None:
    empty, ledger = tmp_path / "empty", tmp_path / "x.db"
    (empty / ".hidden").mkdir(parents=True)
    first = [ledger] if command == "ingest" else []
    done = run(command, *first, tmp_path / "nofile.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"error: {tmp_path / 'nofile.txt'}: no such file\n")
    done = run(command, *first, empty)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"error: {empty}: no document in this folder; hidden files are passed over\n"
    assert not ledger.exists()


def test_an_empty_folder_beside_documents_is_named(tmp_path: Path) -> None:
    empty, release = tmp_path / "empty", tmp_path / "release.txt"
    empty.mkdir()
    release.write_text("Orion expects to submit an IND for OR-7 in June 2011.")
    done = run("ingest", tmp_path / "x.db", empty, release, "--said-on", "2010-10-28", "--company", "Orion")
    assert done.returncode == 0
    assert done.stderr == f"{empty}: no document in this folder; hidden files are passed over\n"
    assert done.stdout == (
        "1 document read, 0 known before, 0 failed; 1 statement, 0 dated passages refused; "
        "1 company judged, 1 changed\n"
    )
