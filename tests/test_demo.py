"""The demo tells a true story: its documents are read as what they are, and the ledger's verdicts are the true ones.

`demo/verdicts.jsonl` has a line for every promise that a careful reader finds in the documents, with what became of it.
"""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker import demo, documents
from tracker.cli import main
from tracker.documents import Document, Options

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
WORD = re.compile(r"[a-z0-9]+")
DECIDED = {"met", "slipped", "dropped", "void"}
NAMES = (
    {"tdm1", "trastuzumab", "emtansine", "kadcyla", "gatsby"},
    {"huc242", "dm4", "imgn242", "cantuzumab"},
    {"hun901", "dm1", "imgn901", "lorvotuzumab", "north"},
)  # fmt: skip
REGIONS = {"US", "EU"}
RIGHT = 0.55  # the least share of the promises that must be read and judged wholly right


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "demo" / name).read_text().splitlines()]


VERDICTS = lines("verdicts.jsonl")


def label(row: dict[str, Any]) -> str:
    return f"{row['said_on']} {row['subject']} {row['kind']} {row['scope']}".strip()


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def fragments(name: str) -> set[str]:
    return set(words(name.lower().replace("t-dm1", "tdm1")))


def same_subject(row: dict[str, Any], found: dict[str, Any]) -> bool:
    """Names that share a telling word, or that the documents equate; the company stands for all its counts."""
    a, b = fragments(row["subject"]), fragments(found["subject"])
    return row["subject"] == "ImmunoGen" or bool(a & b) or any(a & names and b & names for names in NAMES)


def same_scope(row: dict[str, Any], found: dict[str, Any]) -> bool:
    named = REGIONS & set(re.findall(r"[A-Z]+", found["scope"] or ""))
    return row["scope"] not in REGIONS or not named or row["scope"] in named


def quoted(row: dict[str, Any], version: dict[str, Any]) -> bool:
    return any(
        each["document"] in version["document"] and " ".join(words(each["words"])) in " ".join(words(version["quote"]))
        for each in row["versions"]
    )


def about(row: dict[str, Any], found: dict[str, Any], version: dict[str, Any]) -> bool:
    return (
        quoted(row, version)
        and same_subject(row, found)
        and same_scope(row, found)
        and found["kind"] in (row["kind"], *row.get("kinds", ()))
    )


def of(row: dict[str, Any], status: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The prediction that this line is about: the one whose first version is the line's first."""
    first = row | {"versions": row["versions"][:1]}
    found = [each for each in status if about(first, each, each["versions"][0])]
    found.sort(key=lambda each: (each["opens"], each["closes"]) != (row["opens"], row["closes"]))
    return found[0] if found else None


def faults(row: dict[str, Any], found: dict[str, Any] | None) -> list[str]:
    """What is not as it should be, in words; nothing where all is right."""
    if found is None:
        return ["not found"]
    told = []
    for name in ("opens", "closes", "status", "detail"):
        if found[name] != row[name] and not (name in ("status", "detail") and found["status"] in row.get("bear", ())):
            told.append(f"{name} {found[name]}, not {row[name]}")
    if (
        row["happened"]
        and found["happened_on"]
        and not row["happened"][0] <= found["happened_on"] <= row["happened"][1]
    ):
        told.append(f"happened on {found['happened_on']}, not from {row['happened'][0]} to {row['happened'][1]}")
    said_on = found["evidence"]["said_on"] if found["evidence"] else None
    if row["evidence"] and found["status"] == row["status"] and said_on != row["evidence"]:
        told.append(f"evidence of {said_on}, not of {row['evidence']}")
    return told


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    result = CliRunner().invoke(main, ["ingest", str(path), str(demo.DOCUMENTS)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def status(ledger: Path) -> list[dict[str, Any]]:
    as_of = demo.ENDS.isoformat()
    wanted = ["status", str(ledger), "--as-of", as_of, "--versions", "--format", "jsonl"]
    result = CliRunner().invoke(main, wanted)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", sorted({row["document"] for row in lines("documents.jsonl")}))
def test_a_document_is_read_as_what_it_is(name: str) -> None:
    expected = [row for row in lines("documents.jsonl") if row["document"] == name]
    found = [each for each in documents.read(str(demo.DOCUMENTS / name), Options()) if isinstance(each, Document)]
    assert [(each.filing.form, each.filing.said_on.isoformat()) for each in found] == [
        (row["form"], row["said_on"]) for row in expected
    ]
    for row, each in zip(expected, found, strict=True):
        assert each.filing.company.lower().startswith(row["company"].lower())
        if "year_end" in row:
            assert "{:02}-{:02}".format(*each.filing.year_end) == row["year_end"]


def test_every_document_is_listed() -> None:
    assert {row["document"] for row in lines("documents.jsonl")} == {each.name for each in demo.DOCUMENTS.iterdir()}
    assert len(list(demo.DOCUMENTS.iterdir())) >= 30


@pytest.mark.parametrize("name", sorted({row["document"] for row in lines("documents.jsonl")}))
def test_a_document_says_in_its_head_what_it_retells(name: str) -> None:
    for each in documents.read(str(demo.DOCUMENTS / name), Options()):
        assert isinstance(each, Document)
        assert re.search(r"Retold in our own words from (a )?public (filing|report)s?: ", each.text[:400])


def test_the_quoted_words_stand_in_the_documents() -> None:
    texts: dict[str, str] = {}
    for path in demo.DOCUMENTS.iterdir():
        found = documents.read(str(path), Options())
        texts[path.name] = " ".join(words(" ".join(each.text for each in found if isinstance(each, Document))))
    wanted = [version for row in VERDICTS for version in row["versions"]]
    assert [each for each in wanted if " ".join(words(each["words"])) not in texts[each["document"]]] == []


@pytest.mark.parametrize("row", [row for row in VERDICTS if row.get("must")], ids=label)
def test_the_verdict_is_the_true_one(row: dict[str, Any], status: list[dict[str, Any]]) -> None:
    assert faults(row, of(row, status)) == []


def false_verdicts(status: list[dict[str, Any]]) -> list[str]:
    """Every verdict that differs from what became of the promise whose words it quotes, or that quotes no promise."""
    false = []
    for found in status:
        if found["status"] not in DECIDED or not found["company"].lower().startswith("immunogen"):
            continue
        rows = [row for row in VERDICTS if any(quoted(row, version) for version in found["versions"])]
        rows = [row for row in rows if same_subject(row, found) and same_scope(row, found)] or rows
        if not any(found["status"] in (row["status"], *row.get("bear", ())) for row in rows):
            said = found["versions"][0]
            told = f"{found['status']} {found['detail']}, {found['subject']}, {found['kind']}, {found['scope']}"
            false.append(f"{told}: {said['said_on']} {said['quote']} | {found['because']}")
    return false


def test_no_verdict_is_false(status: list[dict[str, Any]]) -> None:
    assert false_verdicts(status) == []


def test_most_promises_are_read_and_judged_right(status: list[dict[str, Any]]) -> None:
    rows = [row for row in VERDICTS if not row.get("neutral")]
    wrong = {label(row): told for row in rows if (told := faults(row, of(row, status)))}
    assert 1 - len(wrong) / len(rows) >= RIGHT, json.dumps(wrong, indent=1)


def test_silent_places_stay_silent(status: list[dict[str, Any]]) -> None:
    quotes = [version["quote"] for found in status for version in found["versions"]]
    for silent in (
        "replay",
        "may not apply for approval in 2012",
        "are no promise",
        "harbor",
        "We may need to sell more",
    ):
        assert [quote for quote in quotes if silent in quote] == []


def test_the_ledger_verifies(ledger: Path) -> None:
    result = CliRunner().invoke(main, ["verify", str(ledger)])
    assert result.exit_code == 0, result.output


def test_a_checkout_names_the_documents_by_their_place_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE.parent)
    assert demo.folder() == Path("tracker/demo/documents")
    monkeypatch.chdir(tmp_path)
    assert demo.folder() == demo.DOCUMENTS


def test_a_second_run_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    run = [sys.executable, "-m", "tracker.demo", str(path)]
    quiet = os.environ | {"SERVE": "0", "PORT": "8001"}
    first = subprocess.run(run, env=quiet, capture_output=True, text=True, check=True)
    assert re.search(r"^\d+ documents read, \d+ predictions found$", first.stdout, re.M)
    assert re.search(
        r"as of 2014-12-31, when the story ends: \d+ met, \d+ slipped, \d+ dropped, \d+ open, ", first.stdout
    )
    second = subprocess.run(run, env=quiet, capture_output=True, text=True, check=True)
    assert second.stdout == f"{path}: up to date, nothing was changed\n{first.stdout}"
    assert first.stderr == second.stderr == ""


def test_a_port_in_use_is_told(ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = [sys.executable, "-m", "tracker.demo", str(ledger)]
        told = subprocess.run(run, env=os.environ | {"SERVE": "1", "PORT": port}, capture_output=True, text=True)
    assert told.returncode == 1
    assert told.stderr.startswith("error: ")
    assert port in told.stderr


def test_an_option_is_no_name_of_a_ledger(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "tracker.demo", "--help"]
    told = subprocess.run(run, cwd=tmp_path, env=os.environ | {"SERVE": "0"}, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "error: --help: no name of a ledger; name its file, such as demo.db\n"
    assert [*tmp_path.iterdir()] == []


def test_nobody_reads_on_and_nothing_is_said_of_it(ledger: Path) -> None:
    """As where `head` has read enough: the pipe is closed before the first word."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        told = subprocess.run(
            [sys.executable, "-m", "tracker.demo", str(ledger)], env=os.environ | {"SERVE": "0"}, stdout=theirs,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        os.close(theirs)
    assert (told.returncode, told.stderr) == (141, "")


@pytest.mark.parametrize("port", ["", "http", "0", "70000"])
def test_a_port_that_is_none_is_told(ledger: Path, port: str) -> None:
    run = [sys.executable, "-m", "tracker.demo", str(ledger)]
    told = subprocess.run(run, env=os.environ | {"SERVE": "0", "PORT": port}, capture_output=True, text=True)
    if port:
        assert (told.returncode, told.stderr) == (
            2, f"error: PORT={port}: not a port; name a number from 1 to 65535, such as PORT=8001\n"
        )  # fmt: skip
    else:
        assert told.returncode == 0  # PORT= is as good as none


# the words of forms, names and legal phrases, which are nobody's own
FORMULAS = (
    "date of report date of earliest event reported", "in its charter",
    "pursuant to section 13 or 15 d of the securities exchange act of 1934", "securities and exchange commission",
    "division of corporation finance", "form 10 k for the fiscal year", "results of operations and financial condition",
    "128 sidney street cambridge ma", "immunogen inc nasdaq imgn", "cash and marketable securities",
    "for the fiscal year ending june 30", "on form 10 k", "name of registrant as specified",
)  # fmt: skip


def sentences(text: str) -> list[str]:
    return [" ".join(words(each)) for each in re.split(r"(?<=[.!?:;])\s+|\n\s*\n|\n\s*[-*·•]", text)]


def runs(sentence: str, size: int) -> set[str]:
    """Every run of so many words, and the sentence itself if it has eight or more, formulas apart."""
    for formula in FORMULAS:
        sentence = sentence.replace(formula, "|")
    parts = [part.split() for part in sentence.split("|")]
    found = {" ".join(part[at : at + size]) for part in parts for at in range(len(part) - size + 1)}
    return found | {" ".join(part) for part in parts if len(part) >= 8}


def test_no_sentence_is_taken_from_a_filing() -> None:
    if not (SHARED / "filings").is_dir():
        pytest.skip("the filings that this compares with are not part of the project (../shared is absent)")
    theirs: set[str] = set()
    for path in (SHARED / "filings").iterdir():
        text = path.read_text(errors="replace")
        theirs |= runs(" ".join(words(text)), 10)
        theirs = theirs.union(*(runs(sentence, 10) for sentence in sentences(text)))
    taken = []
    for path in demo.DOCUMENTS.iterdir():
        for each in documents.read(str(path), Options()):
            assert isinstance(each, Document)
            taken += [run for sentence in sentences(each.text) for run in runs(sentence, 10) if run in theirs]
    assert not taken, "\n".join(sorted(taken))
