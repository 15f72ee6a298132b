"""A look at a ledger that changes under it: put back from a backup, brought up to date, replaced, busy."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.alert_file import Settings, read
from tracker.errors import LedgerError
from tracker.ledger import reading
from tracker.rounds import Round

NOW = datetime(2011, 1, 2, 7, 30, tzinfo=UTC)
OVERDUE = "2011-01-01 overdue: Orion, Inc., OR-9, trial begins (2010-10-28 to 12-31)"


def round_of(path: Path, lines: list[str]) -> Round:
    return Round(path, Settings(zone=UTC), lines.append, lines.append)


def flags(path: Path) -> int:
    with reading(path) as conn:
        return int(conn.execute("SELECT count(*) FROM flags").fetchone()[0])


def test_a_backup_is_whole_and_is_put_back_under_the_running_watch(path: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    round = round_of(path, lines)
    round.all(NOW - timedelta(days=3))
    with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        live.backup(copy)
    round.all(NOW)
    assert flags(tmp_path / "copy.db") == flags(path) - 2
    with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        copy.backup(live)
    assert flags(path) == flags(tmp_path / "copy.db")
    round.all(NOW + timedelta(days=1))  # what fell since is noticed again
    assert [line for line in lines if "overdue" in line] == [
        f"{OVERDUE}, noticed on 2011-01-02", f"{OVERDUE}, noticed on 2011-01-03"
    ]  # fmt: skip
    round.close()


def test_another_file_in_the_ledgers_place_is_opened_anew(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "copy.db")
    lines: list[str] = []
    round = round_of(path, lines)
    round.all(NOW)
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    (tmp_path / "copy.db").replace(path)
    round.all(NOW)
    assert flags(path) == 3
    assert len([line for line in lines if "overdue" in line]) == 2
    round.close()


def test_a_newer_programs_ledger_ends_the_older_watch(path: Path) -> None:
    lines: list[str] = []
    round = round_of(path, lines)
    round.all(NOW)
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("CREATE TABLE later (id TEXT)")
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tracker', '9999_x', '')"
        )
    with pytest.raises(LedgerError, match=r"made by a newer milestone-tracker \(9999_x\); install that one to open it"):
        round.all(NOW)


def test_what_goes_wrong_is_told_once_and_when_it_is_well_again(path: Path) -> None:
    lines: list[str] = []
    round = round_of(path, lines)
    round.all(NOW)
    lines.clear()
    with closing(sqlite3.connect(path, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        ledger, _ = round._open or (None, None)
        assert ledger
        ledger.conn.execute("PRAGMA busy_timeout = 1")
        for day in (100, 101):
            round.run("flag", NOW + timedelta(days=day + 3))
    assert lines == ["flag: another program has been writing to the ledger for a minute; tried again at the next look"]
    round.run("flag", NOW + timedelta(days=104))
    assert [line.partition(":")[0] for line in lines[1:]] == ["2011-04-15 grace ended", "flag"]
    assert lines[-1] == "flag: is well again"
    round.close()


def test_a_changed_alerts_file_is_followed_and_a_broken_one_changes_nothing(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "alerts.yml"
    lines: list[str] = []
    file.write_text("zone: UTC\nsubscriptions: {desk: {to: 'file:a.log', flags: overdue}}\n", "utf-8")
    round = Round(path, read(file), lines.append, lines.append)
    round.all(NOW - timedelta(days=9))

    def change(words: str, minute: int) -> None:
        file.write_text(words, "utf-8")
        os.utime(file, (minute, minute))

    change("subscriptions: {desk: {to: nowhere, flags: overdo}}\n", 60)
    wrong = f"{file}: subscription 'desk': 'overdo' is no flag; did you mean overdue?"
    lines.clear()
    for day in (2, 1):
        round.all(NOW - timedelta(days=day))
    assert lines == [
        f"alerts file: {wrong}; tried again at the next look",
        "2010-12-31 closes today: Orion, Inc., OR-9, trial begins (2010-10-28 to 12-31)",
        OVERDUE,
    ]
    change("zone: UTC\nsubscriptions: {desk: {to: 'file:b.log', flags: 'overdue, grace ended'}}\n", 120)
    lines.clear()
    round.all(NOW + timedelta(days=103))
    round.close()
    assert lines == [
        f"{file}: subscription desk has changed", "alerts file: is well again",
        "2011-04-15 grace ended: Orion, Inc., OR-9, trial begins (2010-10-28 to 12-31)",
    ]  # fmt: skip
    assert (tmp_path / "a.log").read_text("utf-8").startswith("Overdue: ")
    assert (tmp_path / "b.log").read_text("utf-8").startswith("Grace ended: ")


def test_an_alerts_file_that_is_gone_is_told_in_words_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "alerts.yml"
    file.write_text("zone: UTC\n", "utf-8")
    lines: list[str] = []
    round = Round(path, read(file), lambda line: None, lines.append)
    round.all(NOW)
    file.unlink()
    round.all(NOW)
    round.all(NOW)
    round.close()
    assert lines == [f"alerts file: {file}: no such file or directory; tried again at the next look"]
