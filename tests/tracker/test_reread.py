"""The ledger's own texts read anew: shown before it is written, on the record, once however often, whole when killed.

Orion's story was read by hand, as an older program may have read it; today's rules read it otherwise.
"""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import events
from events.types import Decision, Reading
from tracker import schema
from tracker.cli import main
from tracker.differences import of_reading
from tracker.facts import same_words
from tracker.ingest import Summary, judge
from tracker.ledger import Ledger, reading
from tracker.reread import companies, differences_of
from tracker.rows import statement_row


def run(*words: object, status: int = 0) -> Result:
    done = CliRunner().invoke(main, list(map(str, words)), prog_name="tracker")
    assert done.exit_code == status, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the moments at which things were done."""
    with reading(path) as conn:
        rows = {table: [dict(row) for row in conn.execute(f"SELECT * FROM {table}")] for table in schema.TABLES}
    return {
        table: sorted((tuple(value for name, value in row.items() if name != "at") for row in found), key=repr)
        for table, found in rows.items()
    }


def told(path: Path, *words: object) -> list[dict[str, str]]:
    head, *lines = run("reread", path, *words).stdout.splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_what_would_change_is_shown_and_nothing_is_written(path: Path, orion: Any) -> None:
    before = content(path)
    done = run("reread", path)
    assert content(path) == before
    assert done.stderr.startswith("3 of 3 documents read differently, 1 book would be another: ")
    assert done.stderr.endswith(f"nothing is written; `tracker reread {path} --apply` writes it\n")
    (changed,) = told(path)
    assert (changed["change"], changed["company"]) == ("statement changed", "Orion, Inc.")
    assert changed["why"]
    assert (changed["said_on"], changed["before"], changed["after"]) == ("2010-10-28", "force planned", "force firm")


def test_what_is_written_is_what_reading_the_documents_today_gives(path: Path, orion: Any, tmp_path: Path) -> None:
    shown = told(path)
    assert told(path, "--apply") == shown
    with Ledger(tmp_path / "fresh.db") as fresh:
        for of, text, _ in orion.readings:
            fresh.record(of, text, events.extract(text, of))
        judge(fresh, Summary())
        with Ledger(path) as ledger:
            for head in companies(ledger.conn):
                assert ledger.facts(head).statements == fresh.facts(head).statements
                assert ledger.facts(head).reports == fresh.facts(head).reports
                for table in ("profiles", "versions", "sightings", "verdicts"):
                    assert ledger.standing(table, head) == fresh.standing(table, head)
                assert ledger.watched(head) == fresh.watched(head)
    assert "read differently" not in run("verify", path).stdout


def test_nothing_is_taken_away_and_what_fell_is_named(path: Path) -> None:
    before = content(path)
    run("reread", path, "--apply")
    after = content(path)
    kept = schema.TABLES.keys() - schema.CHANGING
    assert all(set(before[table]) <= set(after[table]) for table in kept)
    fallen = {row[0] for row in after["retired"]}
    stood = {row[0] for table in ("statements", "verdicts") for row in before[table]}
    assert fallen & stood
    assert [turn for _, turn, *_ in sorted(after["readings"])].count(1) == 3


def test_twice_is_once(path: Path) -> None:
    run("reread", path, "--apply")
    before = content(path)
    assert run("reread", path, "--apply").stderr == (
        "0 of 3 documents read anew, 0 books judged anew: no statement or verdict changes\n"
    )
    assert content(path) == before


def test_only_the_company_that_is_asked_for_is_read(path: Path) -> None:
    assert run("reread", path, "--company", "ORN").stderr.startswith("3 of 3 documents")
    assert "no company 'Vega' in this ledger" in run("reread", path, "--company", "Vega", status=1).stderr
    assert "no such ledger" in run("reread", path.parent / "no.db", status=1).stderr


def test_a_statement_that_is_gone_says_why(path: Path, orion: Any) -> None:
    """An older program took the lease for a promise; today's rules refuse it."""
    of, text, found = orion.readings[0]
    lease = "The lease of our offices expires in March 2013."
    start, first = text.index(lease), found.statements[0]
    window = replace(first.window, opens=date(2013, 3, 1), closes=date(2013, 3, 31), timing="in March 2013",
                     start=text.index("in March"), end=text.index("in March") + 13)  # fmt: skip
    promise = replace(first, id="lease", start=start, end=start + len(lease), quote=lease, window=window)
    with Ledger(path) as ledger:
        ledger.record_reading(of, Reading((*found.statements, promise)))
        gone = [each for each in of_reading(ledger, of, events.extract(text, of)) if each.change == "statement gone"]
    assert [(each.quote, each.before, each.after) for each in gone] == [(lease, "2013-03-01 to 2013-03-31", "")]
    assert gone[0].why.startswith("refused: ")


def test_a_decision_goes_with_its_words_where_they_are_read_under_another_id(path: Path, orion: Any) -> None:
    """The older program named the trial's statement otherwise than today's rules name it."""
    of, text, _ = orion.readings[0]
    (trial,) = (each for each in orion.readings[0][2].statements if each.kind == "trial_start")
    now = next(each for each in events.extract(text, of).statements if each.kind == "trial_start")
    assert trial.id != now.id
    decision = Decision("d", date(2011, 2, 1), "Ann", "seen at the site", "outcome", trial.id, status="met",
                        detail="on_time", happened_from=date(2010, 12, 20), happened_to=date(2010, 12, 20))  # fmt: skip
    with Ledger(path) as ledger:
        (head,) = companies(ledger.conn)
        ledger.record_decision(head, decision)
        judge(ledger, Summary())
        before = [tuple(row) for row in ledger.conn.execute("SELECT * FROM reviews")]
    run("reread", path, "--apply")
    with Ledger(path) as ledger:
        assert [tuple(row) for row in ledger.conn.execute("SELECT * FROM reviews")] == before
        assert [each.statement for each in ledger.facts(head).decisions] == [now.id]
    rows = map(json.loads, run("status", path, "--as-of", "2011-03-01", "--format", "jsonl").stdout.splitlines())
    assert [(row["status"], row["detail"], row["happened_on"]) for row in rows if row["kind"] == "trial_start"] == [
        ("met", "on_time", "2010-12-20")
    ]


def test_words_that_are_read_no_more_carry_no_decision(orion: Any) -> None:
    first, trial = (statement_row(each) for each in orion.readings[0][2].statements)
    assert same_words(first, [trial]) is None
    assert same_words(first, [trial, first | {"id": "another"}]) == first | {"id": "another"}


def copied(path: Path, other: Path) -> Path:
    with sqlite3.connect(path) as source, sqlite3.connect(other) as target:
        source.backup(target)
    source.close()
    target.close()
    return other


def test_killed_at_any_statement_and_started_again_it_ends_the_same(
    path: Path, tmp_path: Path, killed: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    whole = copied(path, tmp_path / "whole.db")
    steps = 10**6 - int(killed(10**6, "reread", whole, "--apply").stdout.split()[-1])
    assert steps > 60
    wanted = content(whole)
    for number, at in enumerate(steps * part // 8 for part in range(3, 8)):
        other = copied(path, tmp_path / f"{number}.db")
        assert killed(at, "reread", other, "--apply").returncode == -signal.SIGKILL
        run("reread", other, "--apply")
        assert content(other) == wanted, f"differs after a kill at statement {at} of {steps}"


def test_all_cores_find_what_one_finds(path: Path) -> None:
    with Ledger(path) as ledger:
        (head,) = companies(ledger.conn)
        assert [*differences_of(ledger, [head], 2)] == [*differences_of(ledger, [head], 1)]
