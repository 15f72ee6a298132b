"""A person's word through the real commands: it wins, it is on the record, it survives, and it can be taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tracker.cli import main
from tracker.decisions import outcome_of
from tracker.errors import UsageError

DOCUMENTS = {
    "1.txt": """LEEDS, UK, May 5, 2021 - Halcyon Bio, Inc. (Nasdaq: HCYN) today reported its progress.

We expect to begin a Phase 2 trial of HB-30 in the third quarter of 2021.

We expect to submit an IND for HB-12 in the third quarter of 2021.

We expect to submit an IND for HX-9 in the fourth quarter of 2021.
""",
    "2.txt": """LEEDS, UK, September 8, 2021 - Halcyon Bio, Inc. today gave an update.

A trial of HB-30 began on August 3, 2021.

We now expect to submit the IND for HB-12 in the fourth quarter of 2021.
""",
    "3.txt": """LEEDS, UK, December 15, 2021 - Halcyon Bio, Inc. today gave an update.

Halcyon Bio submitted the IND for HB-12 on December 13, 2021.

Halcyon Bio submitted the IND for QX-77 on December 14, 2021.
""",
}
WORD = ("--by", "Ann", "--why", "seen in the registry", "--on", "2022-01-10")


def run(*words: object, status: int = 0) -> Result:
    done = CliRunner().invoke(main, list(map(str, words)), prog_name="tracker")
    assert done.exit_code == status, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("review")
    for name, text in DOCUMENTS.items():
        (where / name).write_text(text)
        run("ingest", where / "x.db", where / name)
    return where / "x.db"


@pytest.fixture
def ledger(judged: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(judged, tmp_path / "x.db"))


def predictions(ledger: Path, as_of: str = "2022-02-01") -> dict[str, dict[str, Any]]:
    lines = run("status", ledger, "--as-of", as_of, "--versions", "--format", "jsonl").stdout.splitlines()
    found = [json.loads(line) for line in lines]
    return {f"{row['subject']} {row['kind']}": row for row in found}


def standing(ledger: Path, as_of: str = "2022-02-01") -> dict[str, tuple[Any, ...]]:
    return {name: (row["status"], row["detail"]) for name, row in predictions(ledger, as_of).items()}


def listed(ledger: Path, *words: object) -> list[dict[str, str]]:
    head, *lines = run("review", ledger, *words).stdout.splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


TRIAL, IND, OTHER = "HB-30 trial_start", "HB-12 ind_submission", "HX-9 ind_submission"


def test_what_waits_is_listed_with_its_candidate(ledger: Path) -> None:
    (row,) = listed(ledger)
    assert (row["subject"], row["kind"], row["candidate"], row["known_on"], row["score"]) == (
        "HB-30", "trial_start", "A trial of HB-30 began on August 3, 2021.", "2021-09-08", "0.8",
    )  # fmt: skip
    assert "the report does not say which trial" in row["review"]
    assert listed(ledger, "--history") == []


def test_a_confirmed_candidate_decides_from_its_day_on(ledger: Path) -> None:
    id = predictions(ledger)[TRIAL]["prediction"]
    assert standing(ledger)[TRIAL] == ("overdue", None)
    (changed,) = listed(ledger, id[:9], "--confirm", *WORD)
    assert (changed["prediction"], changed["before"], changed["after"]) == (
        id, "undecided, a person is asked", "met (on_time)",
    )  # fmt: skip
    assert standing(ledger)[TRIAL] == ("met", "on_time")
    assert standing(ledger, "2022-01-09")[TRIAL] == ("overdue", None)
    assert predictions(ledger)[TRIAL]["happened_on"] == "2021-08-03"
    assert listed(ledger) == []
    assert "ok  books are those that were judged" in run("verify", ledger).stdout


def test_every_decision_is_a_row_and_can_be_taken_back(ledger: Path) -> None:
    id = predictions(ledger)[TRIAL]["prediction"]
    run("review", ledger, id, "--overrule", "slipped,missed", *WORD)
    assert standing(ledger)[TRIAL] == ("slipped", "missed")
    (made,) = listed(ledger, "--history")
    assert [made[name] for name in ("decided_on", "by", "action", "why", "prediction", "status", "detail")] == [
        "2022-01-10", "Ann", "overrule", "seen in the registry", id, "slipped", "missed",
    ]  # fmt: skip
    run("review", ledger, "--retract", made["decision"], "--by", "Ben", "--why", "another trial", "--on", "2022-01-20")
    assert standing(ledger)[TRIAL] == ("overdue", None)
    assert standing(ledger, "2022-01-15")[TRIAL] == ("slipped", "missed")
    first, last = listed(ledger, "--history", "--company", "HCYN")
    assert (first["taken_back"], first["taken_back_by"], first["taken_back_on"]) == (
        last["decision"], "Ben", "2022-01-20",
    )  # fmt: skip
    again = run("review", ledger, "--retract", made["decision"], "--by", "Ben", "--why", "x", status=2)
    assert "was taken back on 2022-01-20 by Ben" in again.stderr
    assert "make that decision anew" in run("review", ledger, "--retract", last["decision"], *WORD, status=2).stderr
    assert [row["subject"] for row in listed(ledger)] == ["HB-30"]


def test_evidence_that_came_while_a_word_stood_counts_when_it_is_taken_back(judged: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    run("ingest", path, judged.parent / "1.txt", judged.parent / "2.txt")
    id = predictions(path)[IND]["prediction"]
    on = ("--by", "Ann", "--why", "given up", "--on", "2021-10-01")
    run("review", path, id, "--overrule", "dropped,stopped", *on)
    run("ingest", path, judged.parent / "3.txt")
    assert standing(path)[IND] == ("dropped", "stopped")
    (made,) = listed(path, "--history")
    run("review", path, "--retract", made["decision"], *WORD)
    assert standing(path)[IND] == standing(judged)[IND] == ("slipped", "late")


def test_an_outcome_has_a_day_and_a_source(ledger: Path) -> None:
    id = predictions(ledger)[OTHER]["prediction"]
    given = ("--happened-on", "2021-12-20", "--source", "the agency's list")
    run("review", ledger, id, "--outcome", "met", *given, *WORD)
    row = predictions(ledger)[OTHER]
    assert (row["status"], row["detail"], row["happened_on"], row["days_late"]) == ("met", "on_time", "2021-12-20", -11)
    assert "Ann decided on 2022-01-10: seen in the registry, source the agency's list" in row["because"]


def test_two_predictions_become_one_and_part_again(ledger: Path) -> None:
    first, second = (predictions(ledger)[name]["prediction"] for name in (IND, OTHER))
    run("review", ledger, second, "--join", first, *WORD)
    joined = predictions(ledger)
    assert OTHER not in joined
    assert len(joined[IND]["versions"]) == 3
    (made,) = listed(ledger, "--history")
    run("review", ledger, "--retract", made["decision"], *WORD)
    assert (len(predictions(ledger)[IND]["versions"]), predictions(ledger)[OTHER]["prediction"]) == (2, second)


def test_a_version_becomes_a_promise_of_its_own(ledger: Path) -> None:
    id = predictions(ledger)[IND]["prediction"]
    refused = run("review", ledger, id, "--split", "nothing", *WORD, status=2).stderr
    later = refused.split("its later ones are ")[1].strip().rstrip(".").split()[0]
    assert "is the first statement" in run("review", ledger, id, "--split", id, *WORD, status=2).stderr
    (changed,) = [row for row in listed(ledger, id, "--split", later, *WORD) if row["before"] == "no prediction"]
    assert (changed["prediction"], changed["after"]) == (later, "met (on_time)")


def test_two_names_become_one(ledger: Path) -> None:
    id = predictions(ledger)[OTHER]["prediction"]
    assert standing(ledger)[OTHER] == ("overdue", None)
    run("review", ledger, id, "--alias", "QX-77=HX-9", *WORD)
    assert standing(ledger)[OTHER] == ("met", "on_time")
    (made,) = listed(ledger, "--history")
    assert (made["action"], made["statement"], made["other"]) == ("alias", "QX-77", "HX-9")


def test_a_word_survives_reading_anew_and_newer_documents(ledger: Path, tmp_path: Path) -> None:
    id = predictions(ledger)[OTHER]["prediction"]
    run("review", ledger, id, "--overrule", "dropped,stopped", *WORD)
    run("reread", ledger, "--apply")
    (tmp_path / "4.txt").write_text(
        "LEEDS, UK, February 2, 2022 - Halcyon Bio, Inc. today gave an update.\n\n"
        "Halcyon Bio submitted the IND for HX-9 on January 28, 2022.\n"
    )
    run("ingest", ledger, tmp_path / "4.txt")
    assert standing(ledger, "2022-03-01")[OTHER] == ("dropped", "stopped")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zzzz", "--confirm", *WORD], "no prediction 'zzzz' in this ledger; `tracker status` in a pipe"),
        (["", "--confirm", *WORD], "may be any of"),
        (["TRIAL", "--overrule", "lost", *WORD], "'lost' is no status; take one of met, slipped"),
        (["TRIAL", "--overrule", "met,late", *WORD], "'late' is no detail of met; met may be on_time"),
        (["TRIAL", "--confirm", "--why", "x"], "a decision needs a name: --by NAME"),
        (["TRIAL", "--confirm", "--by", "Ann"], "a decision needs its reason: --why TEXT"),
        (["TRIAL", "--confirm", "--overrule", "met", *WORD], "--confirm and --overrule are two decisions"),
        (["TRIAL", "--confirm", "--sighting", "zz", *WORD], "'zz' is no sighting of"),
        (["TRIAL", "--confirm", "--source", "x", *WORD], "--source goes with --outcome, not with --confirm"),
        (["TRIAL", "--join", "TRIAL", *WORD], "can't be joined with itself"),
        (["TRIAL", "--alias", "HB-30", *WORD], "'HB-30' equates no two names; write it as"),
        (["TRIAL", "--outcome", "met", *WORD], "an outcome needs its day: --happened-on YYYY-MM-DD"),
        (["TRIAL", "--outcome", "met", "--happened-on", "2021-08-03", *WORD], "an outcome needs its source"),
        (
            ["TRIAL", "--outcome", "met", "--happened-on", "2021-11-03", "--source", "x", *WORD],
            "2021-11-03 is after the window's close 2021-09-30: that is slipped,late",
        ),
        (["TRIAL", "--confirm", "--by", "A", "--why", "x", "--on", "2020-01-01"], "was first said on 2021-05-05"),
        (["--retract", "zz", *WORD], "no decision 'zz' in this ledger"),
        (["--confirm", *WORD], "--confirm needs a PREDICTION"),
        (["--why", "x"], "--why goes with a decision"),
        (["OTHER", "--confirm", *WORD], "nothing stands and nothing is asked"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_way_out(ledger: Path, words: list[str], said: str) -> None:
    known = predictions(ledger)
    ids = {"TRIAL": known[TRIAL]["prediction"], "OTHER": known[OTHER]["prediction"]}
    done = run("review", ledger, *(ids.get(word, word) for word in words), status=2)
    assert said in " ".join(done.stderr.split())
    assert listed(ledger, "--history") == []


def test_an_outcome_is_a_status_and_may_have_a_detail() -> None:
    assert outcome_of("void, transferred") == ("void", "transferred")
    with pytest.raises(UsageError, match="'early' is no detail of open; open has none"):
        outcome_of("open,early")
