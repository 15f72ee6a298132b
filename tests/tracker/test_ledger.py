"""What the only writer promises: whole transactions, facts once, books as differences, foreign files refused."""

from __future__ import annotations

import itertools
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.types import Book, Decision, Filing, Reading, Version, content_id
from tracker import schema
from tracker.documents import Options
from tracker.errors import LedgerError
from tracker.ingest import ingest
from tracker.ledger import Ledger, reading
from tracker.opening import connect

CLOCKED = {"runs": "at", "reviews": "at"}  # the columns that say when something was done, not what


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, moments aside."""
    with reading(path) as conn:
        return {
            table: sorted(
                tuple(row[name] for name in row.keys() if name != CLOCKED.get(table))  # noqa: SIM118
                for row in conn.execute(f"SELECT * FROM {table}")
            )
            for table in schema.TABLES
        }


def test_twice_is_once(path: Path, orion: Any) -> None:
    before = content(path)
    with Ledger(path) as ledger:
        assert [ledger.record(*each) for each in orion.readings] == [False, False, False]
        assert ledger.waiting() == []
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        assert ledger.record_book(ledger.facts(company), orion.book) is False
    assert content(path) == before


def test_a_document_is_in_whole_or_not_at_all(tmp_path: Path, orion: Any) -> None:
    of, text, found = orion.readings[0]
    wrong = replace(found.statements[0], id="wrong", kind="no such kind")
    with Ledger(tmp_path / "x.db") as ledger:
        with pytest.raises(sqlite3.IntegrityError):
            ledger.record(of, text, Reading((found.statements[1], wrong)))
        counts = [
            ledger.conn.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
            for t in schema.TABLES
            if t not in ("kinds", "policies")
        ]
        assert set(counts) == {0}


def test_facts_come_back_as_they_were_given(path: Path, orion: Any) -> None:
    with Ledger(path) as ledger:
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        facts = ledger.facts(company)
    readings = orion.readings
    assert facts.filings == tuple(of for of, _, _ in readings)
    assert facts.statements == tuple(s for _, _, found in readings for s in found.statements)
    assert facts.reports == tuple(r for _, _, found in readings for r in found.reports)
    assert facts.aliases == tuple(a for _, _, found in readings for a in found.aliases)
    assert facts.decisions == ()


def test_the_order_of_recording_changes_nothing(tmp_path: Path, path: Path, orion: Any) -> None:
    told = content(path)
    for number, order in enumerate(itertools.permutations(orion.readings)):
        other = tmp_path / f"{number}.db"
        with Ledger(other) as ledger:
            for each in order:
                ledger.record(*each)
            (company,) = ledger.waiting()
            ledger.record_book(ledger.facts(company), orion.book)
        assert content(other) == told


def test_a_failure_is_recorded_once_for_each_reason(tmp_path: Path) -> None:
    with Ledger(tmp_path / "x.db") as ledger:
        for reason in ("no day", "no day", "scanned"):
            ledger.record_failure("a.pdf", reason)
        found = [
            tuple(row)
            for row in ledger.conn.execute("SELECT source, outcome, reason, filing FROM runs ORDER BY reason")
        ]
    assert found == [("a.pdf", "failed", "no day", None), ("a.pdf", "failed", "scanned", None)]


def test_a_document_that_yields_nothing_says_so(path: Path) -> None:
    with reading(path) as conn:
        found = [tuple(row) for row in conn.execute("SELECT source, reason, statements FROM runs ORDER BY source")]
    assert found == [
        ("orion/2010-10-28.txt", None, 2),
        ("orion/2011-05-05.txt", None, 1),
        ("orion/2011-10-03.txt", "no dated expectation in it; 0 dated passages were refused, each with its reason", 0),
    ]


def standing(ledger: Ledger, company: str) -> dict[str, int]:
    return {table: len(ledger.standing(table, company)) for table in ("profiles", "versions", "sightings", "verdicts")}


def test_rows_of_a_book_fall_and_stand_again_on_the_record(path: Path, orion: Any) -> None:
    with Ledger(path) as ledger:
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        facts = ledger.facts(company)
        assert standing(ledger, company) == {"profiles": 2, "versions": 3, "sightings": 2, "verdicts": 2}
        earlier = replace(orion.book, verdicts=orion.book.verdicts[:1], sightings=orion.book.sightings[:1])
        assert ledger.record_book(facts, earlier) is True
        assert standing(ledger, company) == {"profiles": 2, "versions": 3, "sightings": 1, "verdicts": 1}
        assert (
            ledger.conn.execute("SELECT detail FROM predictions_current WHERE subject = 'OR-7'").fetchone()[0]
            == "moved"
        )
        assert ledger.record_book(facts, orion.book) is True
        assert ledger.record_book(facts, orion.book) is False
        assert (
            ledger.conn.execute("SELECT detail FROM predictions_current WHERE subject = 'OR-7'").fetchone()[0] == "late"
        )
        turns = [tuple(row) for row in ledger.conn.execute("SELECT what, turn FROM retired ORDER BY what, turn")]
    assert turns == [("sightings", 1), ("sightings", 2), ("verdicts", 1), ("verdicts", 2)]


def test_a_prediction_whose_first_words_are_found_later_takes_the_place_of_the_old_one(path: Path, orion: Any) -> None:
    with Ledger(path) as ledger:
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        facts = ledger.facts(company)
        again = facts.statements[2]
        promise = replace(
            orion.book.predictions[1], id=again.id, versions=(Version(again.id, date(2011, 5, 5), "new"),)
        )
        ledger.record_book(facts, Book((promise,)))
        found = [tuple(row) for row in ledger.conn.execute("SELECT prediction, first_closes FROM predictions_current")]
    assert found == [(again.id, "2011-09-30")]


def named(company: str, day: int, cik: str = "", **given: Any) -> tuple[Filing, str, Reading]:
    text = f"{company} {cik} said something on day {day}."
    said_on = date(2011, 1, day)
    return Filing(content_id(company, said_on, text), company, said_on, cik=cik, source=text, **given), text, Reading()


COMPANIES = (
    named("ORION INC", 1, "7", ticker="ORN"),
    named("Orion, Inc.", 2),
    named("Orion Metals, Inc.", 3, "7", year_end=(6, 30)),
    named("Orion Metals", 4),
    named("Lyra", 5),
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7])
def test_names_and_ciks_meet_in_one_company_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    with Ledger(tmp_path / "x.db") as ledger:
        for number in order:
            ledger.record(*COMPANIES[number])
        query = "SELECT company_name, cik, ticker, year_end, documents FROM company_directory ORDER BY documents"
        found = [tuple(row) for row in ledger.conn.execute(query)]
        heads = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        assert heads <= set(ledger.waiting())
    assert found == [("Lyra", None, None, "12-31", 1), ("Orion Metals, Inc.", "7", "ORN", "06-30", 4)]


def test_a_second_bearer_of_a_name_parts_it_from_the_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "x.db") as ledger:
        ledger.record(*named("Vega", 1, "1"))
        ledger.record(*named("Vega", 2))
        query = "SELECT documents FROM company_directory ORDER BY 1"
        assert [row[0] for row in ledger.conn.execute(query)] == [2]
        ledger.record(*named("Vega", 3, "2"))
        assert [row[0] for row in ledger.conn.execute(query)] == [1, 1, 1]
        assert len(ledger.waiting()) == 3


def test_a_decision_is_a_fact_and_its_company_waits(path: Path, orion: Any) -> None:
    decision = Decision(
        "d1", date(2012, 1, 2), "ann", "seen in the annual report", "confirm", orion.book.predictions[0].id
    )
    with Ledger(path) as ledger:
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        before = ledger.facts(company)
        assert ledger.record_decision(company, decision) is True
        assert ledger.record_decision(company, decision) is False
        assert ledger.waiting() == [company]
        after = ledger.facts(company)
    assert after.decisions == (decision,)
    assert after.hash != before.hash


def test_a_reader_beside_a_writer_sees_the_last_whole_transaction(path: Path) -> None:
    with reading(path) as conn, Ledger(path) as ledger:
        with ledger.writing():
            ledger.conn.execute("INSERT INTO waiting SELECT id FROM companies")
            assert conn.execute("SELECT count(*) FROM waiting").fetchone()[0] == 0
        assert conn.execute("SELECT count(*) FROM waiting").fetchone()[0] == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            conn.execute("DELETE FROM waiting")


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "release.txt", tmp_path / "other.db"
    text.write_text("We expect an IND in June 2011, and other things besides.")
    with sqlite3.connect(other) as conn:
        conn.execute("CREATE TABLE mine (id)")
    conn.close()
    with pytest.raises(LedgerError, match=r"release\.txt: not a ledger, not even a SQLite file; name the ledger first"):
        Ledger(text)
    with pytest.raises(LedgerError, match=r"other\.db: a SQLite file of something else, not a ledger"):
        Ledger(other)
    with pytest.raises(LedgerError, match="its folder does not exist; make it first"):
        Ledger(tmp_path / "no" / "such.db")
    with pytest.raises(LedgerError, match="cannot be read: is a directory"):
        Ledger(tmp_path)


@pytest.mark.parametrize("also", ["read", "taken in"])
def test_a_second_look_at_the_file_leaves_the_first_its_log(tmp_path: Path, also: str) -> None:
    """The log is folded in and taken away by whoever is the last to close the ledger, and that must not be another."""
    path = tmp_path / "x.db"
    with Ledger(path) as ledger:
        ledger.conn.execute("SELECT 1 FROM companies").fetchone()
        if also == "read":
            with reading(path):
                pass
        else:
            ingest(ledger, [tmp_path], Options())
        another = f"from tracker.ledger import Ledger\nledger = Ledger({str(path)!r})\nledger.waiting()\nledger.close()"
        subprocess.run([sys.executable, "-c", another], check=True)
        assert (tmp_path / "x.db-wal").exists()
    assert not (tmp_path / "x.db-wal").exists()


def test_a_ledger_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with (
        pytest.raises(LedgerError, match=r"no such ledger; `tracker ingest .*x\.db DOCUMENT\.\.\.` makes one"),
        reading(tmp_path / "x.db"),
    ):
        pass
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "x.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_ledger_is_refused(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tracker', '0099_later', '')"
        )
    with pytest.raises(LedgerError, match=r"made by a newer milestone-tracker \(0099_later\)"):
        Ledger(path)
    with pytest.raises(LedgerError, match="made by a newer"), reading(path):
        pass


@pytest.mark.parametrize("statement", ["", "PRAGMA journal_mode = WAL", "PRAGMA user_version = 0"])
def test_a_ledger_that_was_killed_while_it_was_made_is_made_anew(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "x.db"
    conn = connect(path, "rwc")
    conn.execute(statement)
    conn.close()
    with Ledger(path) as ledger:
        assert ledger.waiting() == []


def test_the_catalogue_follows_the_program(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.conn.execute("UPDATE kinds SET label = 'an old word' WHERE key = 'trial_start'")
    with Ledger(path) as ledger:
        assert ledger.conn.execute("SELECT label FROM kinds WHERE key = 'trial_start'").fetchone()[0] != "an old word"


def test_flags_are_raised_once(path: Path, orion: Any) -> None:
    flag = {
        "id": "a flag",
        "flag": "overdue",
        "prediction": orion.book.predictions[0].id,
        "window": "../..",
        "run": None,
        "about": None,
        "falls_on": "2011-01-01",
        "flagged_on": "2011-01-02",
    }
    with Ledger(path) as ledger:
        assert ledger.record_flags([flag, flag]) == 1
        assert ledger.record_flags([flag | {"flagged_on": "2012-01-01"}]) == 0
        assert [dict(row) for row in ledger.conn.execute("SELECT * FROM flags")] == [flag]


def test_a_promise_of_an_unknown_statement_is_refused_whole(path: Path, orion: Any) -> None:
    with Ledger(path) as ledger:
        (company,) = {row[0] for row in ledger.conn.execute("SELECT head FROM companies")}
        before = standing(ledger, company)
        stray = replace(orion.book.verdicts[0], prediction="nobody's")
        with pytest.raises(sqlite3.IntegrityError):
            ledger.record_book(ledger.facts(company), replace(orion.book, verdicts=(stray,)))
        assert standing(ledger, company) == before


def test_a_prediction_is_of_its_company(path: Path, orion: Any) -> None:
    with reading(path) as conn:
        query = "SELECT p.id FROM predictions p JOIN companies c ON c.id = p.company WHERE c.ticker = 'ORN' ORDER BY 1"
        assert [row[0] for row in conn.execute(query)] == sorted(each.id for each in orion.book.predictions)


def test_an_empty_file_is_no_ledger_until_something_is_read_into_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(LedgerError, match=r"is empty; `tracker ingest .* makes it a ledger"), reading(path):
        pass
    assert path.read_bytes() == b""
    Ledger(path).close()
    with reading(path) as conn:
        assert conn.execute("SELECT count(*) FROM filings").fetchone()[0] == 0


def test_a_damaged_file_is_told_from_what_is_no_ledger(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    path.write_bytes(path.read_bytes()[:50_000])
    with pytest.raises(LedgerError, match="malformed: the file is damaged; take a copy from before"), reading(path):
        pass


OPENED = """
import sys
from tracker.ledger import Ledger
sys.stdin.readline()
with Ledger(sys.argv[1]) as ledger:
    print(ledger.waiting())
"""


def test_many_may_make_the_same_ledger_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, str(tmp_path / "new.db")]
    makers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    assert [maker.communicate() for maker in makers] == [("[]\n", "")] * 6


def test_a_ledger_on_a_disk_that_is_not_written_to_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is in its log, and none can be made; root, who may always, is told here that it may not."""
    with reading(path) as conn:
        expected = conn.execute("SELECT count(*) FROM predictions").fetchone()[0]
    opened: list[str] = []
    real = sqlite3.connect

    def connect_here(address: str, **given: Any) -> sqlite3.Connection:
        opened.append(address.rpartition("?")[2])
        if "immutable" not in address:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return real(address, **given)

    monkeypatch.setattr(sqlite3, "connect", connect_here)
    monkeypatch.setattr("os.access", lambda path, mode: mode == os.R_OK)
    with reading(path) as conn:
        assert conn.execute("SELECT count(*) FROM predictions").fetchone()[0] == expected
    assert opened == ["mode=ro", "mode=ro&immutable=1"]
    with pytest.raises(LedgerError, match="cannot be opened; may its folder be written to"):
        connect(path, "rw")
