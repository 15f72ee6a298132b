"""`tracker fetch` against EDGAR on this machine: what comes, in which order, what goes wrong, and what is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tracker.edgar import register
from tracker.ledger import Ledger, reading

from .server import DONE, Edgar, Sent, current_report, path_of, periodic_report
from .telling import content, rows, standing, told

Run = Callable[..., Result]
FILINGS = "/Archives/edgar/data/"


def test_filings_come_in_the_order_of_their_days_with_their_exhibits(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    done = tracker("fetch", ledger, "VLLM")
    assert [(row["filed_on"], row["form"], row["outcome"], row["documents"]) for row in told(done)] == [
        ("2020-03-05", "8-K", "read", "2"),
        ("2021-01-12", "8-K", "read", "2"),
        ("2021-03-04", "10-K", "read", "1"),
        ("2021-05-06", "8-K", "read", "2"),
    ]
    assert done.stderr == (
        "Vellum Therapeutics, Inc. (CIK 1900123): 4 filings asked for, 0 known before, 4 read, 0 could not be had\n"
        "3 statements; 2 new predictions, 1 later date, 1 slipped\n"
    )
    asked = [each.path.rpartition("/")[2] for each in edgar.asked if each.path.startswith(FILINGS)]
    assert asked == sorted(asked)
    assert len(asked) == 4
    assert rows(ledger, "SELECT said_on, form, accession FROM filings ORDER BY said_on, form DESC LIMIT 2") == [
        ("2020-03-05", "EX-99.1", "0001900123-20-000001"),
        ("2020-03-05", "8-K", "0001900123-20-000001"),
    ]
    assert rows(ledger, "SELECT DISTINCT source FROM filings WHERE form = '10-K'") == [
        (f"{edgar.address}/Archives/edgar/data/1900123/0001900123-21-000004.txt",)
    ]
    assert standing(ledger, "2021-06-01") == {
        ("Galway laboratory", "due", ""),
        ("VT-12", "slipped", "moved"),
    }
    assert "no " not in tracker("verify", ledger).stdout.split("\n")


def test_only_what_the_ledger_lacks_is_fetched(edgar: Edgar, ledger: Path, tracker: Run, tmp_path: Path) -> None:
    (vellum,) = edgar.companies
    on_disk = tmp_path / "kept.txt"
    on_disk.write_text(vellum.filings[1].text(vellum), "utf-8")
    tracker("ingest", ledger, on_disk)
    done = tracker("fetch", ledger, "1900123")
    assert [row["accession"][-3:] for row in told(done)] == ["001", "004", "005"]
    assert "4 filings asked for, 1 known before, 3 read" in done.stderr
    edgar.asked.clear()
    vellum.filings.append(current_report(6, "2021-09-20", DONE))
    done = tracker("fetch", ledger, "VLLM")  # its ticker is known by now
    assert [each.path.rpartition("/")[2] for each in edgar.asked] == ["CIK0001900123.json", "0001900123-21-000006.txt"]
    edgar.asked.clear()
    assert told(tracker("fetch", ledger, "CIK0001900123")) == []
    assert [(each.status, each.conditional) for each in edgar.asked] == [(304, True)]
    assert standing(ledger, "2021-10-01") >= {("VT-12", "slipped", "late")}


def test_a_mirror_may_keep_filings_in_their_folders(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    edgar.folders = True
    done = tracker("fetch", ledger, "VLLM", "--forms", "10-K")
    assert [row["outcome"] for row in told(done)] == ["read"]
    place = "/Archives/edgar/data/1900123/000190012321000004/0001900123-21-000004.txt"
    assert rows(ledger, "SELECT source FROM filings") == [(edgar.address + place,)]


def test_a_look_of_which_nothing_is_known_here_is_made_again(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    tracker("fetch", ledger, "1900123")
    part = ledger.with_name("part.db")
    with reading(ledger) as conn, Ledger(part) as other, other.writing():
        other.add("looks", [dict(row) for row in conn.execute("SELECT * FROM looks")])
    assert len(told(tracker("fetch", part, "1900123"))) == 4


def test_forms_and_days_say_what_is_asked_for(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    edgar.companies[0].recent = 2
    done = tracker("fetch", ledger, "VLLM", "--forms", "8-K", "--since", "2021-01-01", "--until", "2021-03-31")
    assert [(row["filed_on"], row["form"]) for row in told(done)] == [("2021-01-12", "8-K")]
    pages = [each.path.rpartition("/")[2] for each in edgar.asked if "submissions" in each.path]
    assert pages == ["CIK0001900123.json", "CIK0001900123-submissions-001.json"]  # and not the one of 2020
    done = tracker("fetch", ledger, "VLLM", "--forms", "10-q,10-k")
    assert [(row["filed_on"], row["form"], row["outcome"]) for row in told(done)] == [("2021-03-04", "10-K", "read")]


def test_what_is_asked_for_wrongly(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    assert (
        "'VLUM' is no ticker that EDGAR knows; name the company by its CIK"
        in tracker("fetch", ledger, "VLUM", status=2).stderr
    )
    assert "77: EDGAR knows no company of this CIK" in tracker("fetch", ledger, "77", status=2).stderr
    assert "'8 K!' is no form of EDGAR's" in tracker("fetch", ledger, "VLLM", "--forms", "8 K!", status=2).stderr
    edgar.asked.clear()
    for word, meant in (("nonsense", ""), ("8K", " (did you mean 8-K?)"), ("8-KX", " (did you mean 8-K?)")):
        done = tracker("fetch", ledger, "VLLM", "--forms", f"10-Q,{word}", status=2)
        assert f"'{word.upper()}' is no form of EDGAR's{meant}; write forms as 8-K,10-Q" in done.stderr
        done = tracker("follow", ledger, "VLLM", "--forms", word, status=2)
        assert f"'{word.upper()}' is no form of EDGAR's" in done.stderr
    assert edgar.asked == []
    days = ("--since", "2021-02-01", "--until", "2021-01-01")
    assert "lies after --until" in tracker("fetch", ledger, "VLLM", *days, status=2).stderr


@pytest.mark.parametrize("fault", [[429], [500, 503], ["cut"], ["truncated"], ["other"], [403], ["cut", 429, 502]])
def test_what_goes_wrong_and_then_well_leaves_no_trace(
    edgar: Edgar, ledger: Path, tracker: Run, fault: list[int | str]
) -> None:
    (vellum,) = edgar.companies
    place = path_of(vellum, vellum.filings[1])
    listing = "/submissions/CIK0001900123.json"
    edgar.faults = {place: list(fault), listing: list(fault)}
    done = tracker("fetch", ledger, "VLLM")
    assert "4 read, 0 could not be had" in done.stderr
    assert len(edgar.statuses(place)) == len(edgar.statuses(listing)) == len(fault) + 1
    whole = ledger.with_name("whole.db")
    tracker("fetch", whole, "VLLM")
    assert content(ledger) == content(whole)


@pytest.mark.parametrize(
    ("fault", "tries", "reason"),
    [
        (404, 1, "EDGAR has no such file (404)"),
        (500, 5, "EDGAR answers 500 (5 times)"),
        ("truncated", 5, "breaks off before its end (5 times)"),
        ("cut", 5, "the connection was cut (5 times)"),
    ],
)
def test_a_filing_that_cannot_be_had_is_named_and_asked_for_again(
    edgar: Edgar, ledger: Path, tracker: Run, fault: int | str, tries: int, reason: str
) -> None:
    (vellum,) = edgar.companies
    edgar.faults = {path_of(vellum, vellum.filings[1]): [fault] * tries}
    done = tracker("fetch", ledger, "VLLM", status=1)
    assert [row["outcome"] for row in told(done)] == ["read", "failed", "read", "read"]
    assert told(done)[1]["reason"].startswith(reason)
    assert "3 read, 1 could not be had" in done.stderr
    missing = "SELECT company_name, filed_on, form, tries FROM missing_filings"
    assert rows(ledger, missing) == [("Vellum Therapeutics, Inc.", "2021-01-12", "8-K", 1)]
    done = tracker("fetch", ledger, "VLLM")
    assert [(row["filed_on"], row["outcome"]) for row in told(done)] == [("2021-01-12", "read")]
    assert rows(ledger, missing) == []
    whole = ledger.with_name("whole.db")
    tracker("fetch", whole, "VLLM")
    same = ("filings", "statements", "listed", "companies")
    assert content(ledger, same) == content(whole, same)
    assert standing(ledger, "2021-06-01") == standing(whole, "2021-06-01")


def test_where_edgar_refuses_the_run_ends_and_goes_on_later(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    edgar.faults = {path_of(vellum, vellum.filings[1]): [429] * 5}
    done = tracker("fetch", ledger, "VLLM", status=1)
    assert "error: EDGAR says that this is too fast (429) (5 times); go on later; 3 filings left" in done.stderr
    assert [row["accession"] for row in told(done)] == ["0001900123-20-000001"]
    assert [(row["accession"][-3:], row["outcome"]) for row in told(tracker("fetch", ledger, "VLLM"))] == [
        ("002", "read"), ("004", "read"), ("005", "read"),
    ]  # fmt: skip


def test_three_failures_in_a_row_are_enough(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    edgar.faults = {path_of(vellum, filing): [404] for filing in vellum.filings}
    done = tracker("fetch", ledger, "VLLM", status=1)
    assert [row["outcome"] for row in told(done)] == ["failed"] * 3
    assert "error: EDGAR has no such file (404); 1 filing left: run it again later" in done.stderr


def test_filings_that_are_never_to_be_had_keep_none_of_the_others_away(
    edgar: Edgar, ledger: Path, tracker: Run
) -> None:
    (vellum,) = edgar.companies
    wanted = [filing for filing in vellum.filings if filing.form != "4"]
    for _ in range(2):
        edgar.faults = {path_of(vellum, filing): [404] for filing in wanted[:3]}
        done = tracker("fetch", ledger, "VLLM", status=1)
    came = [(row["accession"], row["outcome"]) for row in told(done)]
    assert came == [(wanted[3].accession, "read"), *((filing.accession, "failed") for filing in wanted[:3])]


@pytest.mark.parametrize("rate", ["fast", "0", "-1", "2.5"])
def test_a_rate_that_is_none_is_refused(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch, rate: str
) -> None:
    monkeypatch.setenv("EDGAR_RATE_LIMIT_PER_SEC", rate)
    done = tracker("fetch", ledger, "VLLM", status=2)
    assert f"EDGAR_RATE_LIMIT_PER_SEC: '{rate}' is no number of requests a second; write it as 9" in done.stderr
    assert edgar.asked == []


def test_edgar_that_cannot_be_reached(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDGAR_BASE_URL", "http://127.0.0.1:9")
    done = tracker("fetch", ledger, "1900123", status=1)
    assert "127.0.0.1:9/submissions/CIK0001900123.json: cannot be reached" in (done.stderr.splitlines()[0])  # at once
    assert done.stderr.splitlines()[0].endswith("; asked for again")
    (error,) = (line for line in done.stderr.splitlines() if line.startswith("error: "))
    assert "/submissions/CIK0001900123.json: cannot be reached (2 times)" in error
    assert error.endswith("does EDGAR_BASE_URL or a proxy name the right host?")


@pytest.mark.parametrize("name", ["", "Tess Reader", "tess@example.org", "Zoë Reader zoe@example.org"])
def test_who_asks_has_to_be_named(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("EDGAR_IDENTITY", name)
    done = tracker("fetch", ledger, "VLLM", status=2)
    assert 'give --identity "Your Name you@example.org" or set EDGAR_IDENTITY to that' in done.stderr
    assert edgar.asked == []
    assert not ledger.exists()


def test_a_name_that_edgar_keeps_away_is_told(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    done = tracker("fetch", ledger, "VLLM", "--identity", "No Body nobody@example.org", status=1)
    assert "EDGAR refuses (403) (5 times): it wants a real name and mail address in --identity" in done.stderr


def test_an_amendment_is_told_from_a_repeat(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    first = vellum.filings[4]
    tracker("fetch", ledger, "VLLM")
    book = content(ledger, ("predictions", "versions", "verdicts"))
    amended = current_report(7, "2021-05-20", "", "8-K/A", note="(Amendment No. 1)")
    amended.parts[1] = first.parts[1]
    vellum.filings.append(amended)
    done = tracker("fetch", ledger, "VLLM")
    assert [(row["form"], row["documents"], row["repeats"]) for row in told(done)] == [("8-K/A", "2", "1")]
    repeats = """SELECT d.said_on, o.said_on FROM documents d JOIN documents o ON o.document = d.repeats"""
    assert rows(ledger, repeats) == [("2021-05-20", "2021-05-06")]
    assert content(ledger, ("predictions", "versions", "verdicts")) == book
    vellum.filings.append(current_report(8, "2021-09-20", DONE, "8-K/A", note="(Amendment No. 2)"))
    done = tracker("fetch", ledger, "VLLM")
    assert [(row["form"], row["documents"], row["repeats"]) for row in told(done)] == [("8-K/A", "2", "0")]
    assert ("VT-12", "slipped", "late") in standing(ledger, "2021-09-20")


def test_a_submission_without_text_is_no_word_of_the_company(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    letter = ("UPLOAD", "letter.pdf", "<PDF>\nbegin 644 letter.pdf\n#0V%T\n`\nend\n</PDF>")
    vellum.filings = [
        Sent("0001900123-21-000011", "UPLOAD", "2021-02-01", [letter]),
        Sent("0001900123-21-000012", "CORRESP", "2021-02-02", [("CORRESP", *letter[1:])]),
        vellum.filings[1],
    ]
    done = tracker("fetch", ledger, "VLLM", status=1)
    assert [(row["form"], row["outcome"]) for row in told(done)] == [
        ("8-K", "read"), ("UPLOAD", "unread"), ("CORRESP", "unread"),
    ]  # fmt: skip
    assert rows(ledger, "SELECT form FROM missing_filings") == [("CORRESP",)]
    edgar.asked.clear()
    assert told(tracker("fetch", ledger, "VLLM")) == []
    again = tracker("fetch", ledger, "VLLM", "--again", status=1)
    assert [(row["form"], row["outcome"]) for row in told(again)] == [("UPLOAD", "unread"), ("CORRESP", "unread")]
    assert told(tracker("fetch", ledger, "VLLM")) == []


def test_what_one_program_could_not_read_another_asks_for_again(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (vellum,) = edgar.companies
    parts = vellum.filings[1].parts
    vellum.filings[1].parts = [("8-K", "scan.pdf", "<PDF>\nbegin 644 scan.pdf\n#0V%T\n`\nend\n</PDF>")]
    assert [row["outcome"] for row in told(tracker("fetch", ledger, "VLLM", status=1))].count("unread") == 1
    vellum.filings[1].parts = parts  # as if the next program could read what this one could not
    assert told(tracker("fetch", ledger, "VLLM")) == []
    monkeypatch.setattr(register, "fingerprint", lambda: "0123456789abcdef")
    (came,) = told(tracker("fetch", ledger, "VLLM"))
    assert (came["filed_on"], came["outcome"], came["statements"]) == ("2021-01-12", "read", "1")
    assert rows(ledger, "SELECT number, outcome, program FROM fetches WHERE number = 2") == [
        (2, "read", "0123456789abcdef")
    ]
    assert told(tracker("fetch", ledger, "VLLM", "--again")) == []


def test_a_filing_that_could_not_be_had_keeps_silence_from_being_judged(
    edgar: Edgar, ledger: Path, tracker: Run
) -> None:
    (vellum,) = edgar.companies
    vellum.filings = [
        vellum.filings[1],
        periodic_report(21, "2021-08-05", "2021-06-30", "Our rent is paid."),
        current_report(22, "2021-09-20", DONE),
        periodic_report(23, "2021-11-04", "2021-09-30", "Our rent is still paid."),
    ]
    edgar.faults = {path_of(vellum, vellum.filings[2]): [404]}
    tracker("fetch", ledger, "VLLM", status=1)
    (row,) = told(tracker("status", ledger, "--as-of", "2021-11-10"))
    why = "silence can't be judged: 8-K of 2021-09-20 (0001900123-21-000022) not in the ledger."
    assert row["status"] == "overdue"
    assert row["because"] == f"VT-12, IND or its like submitted: overdue, and {why}"
    done = tracker("report", ledger, "--as-of", "2021-11-10", "--format", "json")
    (covered,) = json.loads(done.stdout)["tables"]["coverage"]
    assert covered["missing"] == "8-K of 2021-09-20 (0001900123-21-000022)"
    tracker("fetch", ledger, "VLLM")
    (row,) = told(tracker("status", ledger, "--as-of", "2021-11-10"))
    assert (row["status"], row["detail"]) == ("slipped", "late")


KILL = """
import sys
from tracker.cli import main
main(["fetch", sys.argv[1], "VLLM"])
"""


ENDED = "ended; what is in stays in, and the same command goes on from there\n"


@pytest.mark.parametrize(
    ("at", "sent", "status", "words"),
    [
        ("000002.txt", signal.SIGKILL, -signal.SIGKILL, ""),
        ("000004.txt", signal.SIGINT, 130, ENDED),
        ("000005.txt", signal.SIGKILL, -signal.SIGKILL, ""),
    ],
)
def test_a_killed_run_goes_on_where_it_was(
    edgar: Edgar, ledger: Path, tracker: Run, at: str, sent: int, status: int, words: str
) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", KILL, str(ledger)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )

    def kill(path: str) -> None:
        if path.endswith(at):
            edgar.when = lambda path: None
            os.kill(running.pid, sent)
            running.wait()

    edgar.when = kill
    _, said = running.communicate()
    assert (running.returncode, said) == (status, words)
    done = tracker("fetch", ledger, "VLLM")
    assert told(done)[0]["accession"].endswith(at.removesuffix(".txt"))
    whole = ledger.with_name("whole.db")
    tracker("fetch", whole, "VLLM")
    assert content(ledger) == content(whole)
    assert "no " not in tracker("verify", ledger).stdout.split("\n")


KILL_WRITING = """
import os, signal, sys
from tracker import store
opened, left = store.connect, 2
def connect(path, mode):
    def step(sql):
        global left
        left -= sql.startswith('INSERT INTO "fetches"')
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
    conn = opened(path, mode)
    conn.set_trace_callback(step)
    return conn
store.connect = connect
from tracker.cli import main
main(["fetch", sys.argv[1], "VLLM"])
"""


def test_a_filing_is_in_with_all_its_documents_or_not_at_all(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    done = subprocess.run([sys.executable, "-c", KILL_WRITING, str(ledger)], stdout=subprocess.DEVNULL)
    assert done.returncode == -signal.SIGKILL
    assert rows(ledger, "SELECT DISTINCT accession FROM filings") == [("0001900123-20-000001",)]
    assert told(tracker("fetch", ledger, "VLLM"))[0]["accession"] == "0001900123-21-000002"
    whole = ledger.with_name("whole.db")
    tracker("fetch", whole, "VLLM")
    assert content(ledger) == content(whole)


def test_without_the_extra_the_command_says_what_to_install(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "edgar.httpclient", None)
    done = tracker("fetch", ledger, "VLLM", status=1)
    assert (
        "fetching from EDGAR needs edgartools; install it with `pip install 'milestone-tracker[edgar]'`" in done.stderr
    )
    assert not ledger.exists()


def test_other_commands_do_not_load_it() -> None:
    heavy = "{'edgar', 'httpx', 'numpy', 'pandas', 'stamina'}"
    code = f"import sys, tracker.cli, tracker.rounds; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
