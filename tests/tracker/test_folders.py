"""Documents dropped into a watched folder: whole ones are read, bad ones named once, newer versions recognised."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from datasette.app import Datasette

from tracker import alerts, status
from tracker.alert_file import Folder, Settings
from tracker.documents import Options
from tracker.errors import UsageError
from tracker.folders import Intake, Looks, take_in
from tracker.ledger import Ledger, reading
from tracker.rounds import Round
from tracker.terms import Terms
from tracker.verify import verify

NOW = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)
HEAD = "LEEDS, UK, March 1, 2021 - Quarrybank plc today gave an update.\n\n"
MAY = "Quarrybank expects to open its new plant in Leeds in May 2022.\n"
JULY = "Quarrybank expects to open its new plant in Leeds in July 2022.\n"


def put(path: Path, words: str | bytes, age: float = 3600, now: datetime = NOW) -> Path:
    """A file that was last changed so many seconds ago."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    os.utime(path, (now.timestamp() - age,) * 2)
    return path


def look(tmp_path: Path, now: datetime = NOW, looks: Looks | None = None, **known: object) -> Intake:
    with Ledger(tmp_path / "x.db") as ledger:
        folder = Folder(tmp_path / "in", Options(**known))  # type: ignore[arg-type]
        return take_in(ledger, [folder], now, looks or Looks())


def windows(tmp_path: Path) -> list[tuple[str, str, int]]:
    with reading(tmp_path / "x.db") as conn:
        rows = status.predictions(conn, datetime(2021, 12, 31, tzinfo=UTC).date())
        return [(row["current_opens"], row["current_closes"], row["versions"]) for row in rows]


def test_a_whole_document_is_read_once_and_moved_nowhere(tmp_path: Path) -> None:
    path = put(tmp_path / "in" / "a.txt", HEAD + MAY)
    put(tmp_path / "in" / ".hidden.txt", "no")
    put(tmp_path / "in" / "b.txt.part", "no")
    assert look(tmp_path).summary.read == 1
    again = look(tmp_path)
    assert (again.summary.read, again.summary.known, again.waiting) == (0, 0, [])
    assert path.read_text("utf-8") == HEAD + MAY
    assert windows(tmp_path) == [("2022-05-01", "2022-05-31", 1)]


def test_a_half_written_file_is_waited_for(tmp_path: Path) -> None:
    looks = Looks()
    path = put(tmp_path / "in" / "a.txt", HEAD, age=1)
    assert look(tmp_path, looks=looks).waiting == [str(path)]
    later = NOW + timedelta(seconds=20)
    put(path, HEAD + MAY[:20], age=1, now=later)
    assert look(tmp_path, later, looks).waiting == [str(path)]
    later += timedelta(seconds=20)
    put(path, HEAD + MAY, age=15, now=later)
    assert look(tmp_path, later, looks).waiting == [str(path)]  # it has grown since
    later += timedelta(seconds=20)
    assert look(tmp_path, later, looks).summary.read == 1
    assert windows(tmp_path) == [("2022-05-01", "2022-05-31", 1)]


@pytest.mark.parametrize(("age", "read"), [(59, 0), (60, 1), (-3600, 0)])
def test_one_look_reads_what_has_rested_for_a_minute(tmp_path: Path, age: float, read: int) -> None:
    put(tmp_path / "in" / "a.txt", HEAD + MAY, age)
    assert look(tmp_path).summary.read == read


def test_a_file_from_a_clock_that_is_ahead_is_read_when_it_has_stopped_changing(tmp_path: Path) -> None:
    looks = Looks()
    put(tmp_path / "in" / "a.txt", HEAD + MAY, age=-86400)
    assert look(tmp_path, looks=looks).summary.read == 0
    assert look(tmp_path, NOW + timedelta(seconds=20), looks).summary.read == 1


def test_a_bad_document_is_named_once_and_the_others_are_in(tmp_path: Path) -> None:
    put(tmp_path / "in" / "bad.pdf", b"%PDF-1.7 broken")
    put(tmp_path / "in" / "good.txt", HEAD + MAY)
    first, second = look(tmp_path), look(tmp_path)
    assert [Path(failure.source).name for failure in first.summary.failed] == ["bad.pdf"]
    assert first.summary.read == 1
    assert second.summary.failed == []
    put(tmp_path / "in" / "bad.pdf", HEAD + MAY, age=1800)  # mended under its name
    assert look(tmp_path).summary.read == 0  # the same words as the other's
    assert look(tmp_path).summary.known == 0


def test_what_the_owner_knows_of_a_folder_holds_for_its_documents(tmp_path: Path) -> None:
    put(
        tmp_path / "in" / "a.txt",
        "March 1, 2021\n\nWe expect to open our new plant in the first quarter of fiscal 2022.\n",
    )
    assert look(tmp_path, company="Quarrybank plc", year_end=(6, 30)).summary.read == 1
    assert windows(tmp_path) == [("2021-07-01", "2021-09-30", 1)]


def test_a_newer_version_takes_the_older_ones_place_and_gives_it_back(tmp_path: Path) -> None:
    path = put(tmp_path / "in" / "a.txt", HEAD + MAY)
    look(tmp_path)
    for age, words, month in ((1800, JULY, "07"), (900, MAY, "05"), (450, JULY, "07")):
        put(path, HEAD + words, age)
        assert look(tmp_path).replaced == [str(path)]
        ((opens, _, versions),) = windows(tmp_path)
        assert (opens, versions) == (f"2022-{month}-01", 1)
    with Ledger(tmp_path / "x.db") as ledger:
        rows = ledger.conn.execute("SELECT source, replaced_by IS NULL FROM documents ORDER BY 2").fetchall()
        assert [tuple(row) for row in rows] == [(str(path), 0), (str(path), 1)]
        assert [fault for check in verify(ledger) for fault in check.faults + check.notes] == []


def test_what_was_told_of_a_document_is_not_told_again_of_its_newer_version(tmp_path: Path) -> None:
    lines: list[str] = []
    path = put(tmp_path / "in" / "a.txt", HEAD + "We expect to submit an IND for QB-7 in March 2021.\n")
    terms = Terms.of("desk", {"to": f"file:{tmp_path / 'a.log'}"})
    (tmp_path / "alerts.yml").touch()
    settings = Settings(tmp_path / "alerts.yml", folders=(Folder(tmp_path / "in"),), subscriptions=(terms,))
    with Ledger(tmp_path / "x.db"):
        pass
    round = Round(tmp_path / "x.db", settings, lines.append, lines.append)
    round.all(NOW)
    for words, age in (("March", 1800), ("March", 900), ("April", 450)):  # a misprint is mended, then the date
        put(path, f"{HEAD}We expect to submit the IND for QB-7 in {words} 2021{'.' * (age // 900 + 1)}\n", age)
        round.all(NOW)
    round.close()
    flags = [line for line in lines if "QB-7" in line]
    assert flags == ["2021-03-01 due soon: Quarrybank plc, QB-7, IND or its like submitted (2021-03-01 to 03-31)"]
    assert (tmp_path / "a.log").read_text("utf-8").count("Message ") == 1
    assert [line for line in lines if "new version" in line] == [
        f"{path}: a new version has taken the older one's place"
    ] * 3  # fmt: skip


def test_what_waits_for_a_digest_stands_there_once_by_its_newest_version(tmp_path: Path) -> None:
    lines: list[str] = []
    log, path = tmp_path / "a.log", tmp_path / "in" / "a.txt"
    terms = Terms.of("desk", {"to": [f"file:{log}", f"atom:{tmp_path / 'a.atom'}"], "when": "daily"})
    (tmp_path / "alerts.yml").touch()
    settings = Settings(tmp_path / "alerts.yml", UTC, folders=(Folder(tmp_path / "in"),), subscriptions=(terms,))
    with Ledger(tmp_path / "x.db"):
        pass
    (tmp_path / "in").mkdir()
    round = Round(tmp_path / "x.db", settings, lines.append, lines.append)
    round.all(NOW)  # today's digest is over
    for version, article in enumerate(("an", "the", "our")):
        put(path, f"{HEAD}We expect to submit {article} IND for QB-7 in March 2021.\n", 2700 - version * 900)
        round.all(NOW)
    for day in (1, 2):
        round.all(NOW + timedelta(days=day))
    put(path, f"{HEAD}We expect to submit an IND for QB-7 in March 2021.\n", 450)  # the first one is back
    for day in (2, 3):
        round.all(NOW + timedelta(days=day))
    round.close()
    told = log.read_text("utf-8")
    assert told.startswith("1 alert: 1 due soon\n")
    assert "“We expect to submit our IND for QB-7 in March 2021.”" in told
    assert told.count("closes soon") == told.count("Message ") == 1
    assert (tmp_path / "a.atom").read_text("utf-8").count("<entry>") == 1
    with reading(tmp_path / "x.db") as conn:
        assert sorted(row["about"] for row in alerts.flagged(conn)) == [
            "Quarrybank plc: QB-7, IND or its like submitted",
            "Quarrybank plc: a promise that no document holds any more",
            "Quarrybank plc: a promise that no document holds any more",
        ]


def test_what_fell_before_it_was_told_is_told_when_it_is_said_again(tmp_path: Path) -> None:
    log, path = tmp_path / "a.log", tmp_path / "in" / "a.txt"
    terms = Terms.of("desk", {"to": f"file:{log}", "when": "daily"})
    (tmp_path / "alerts.yml").touch()
    settings = Settings(tmp_path / "alerts.yml", UTC, folders=(Folder(tmp_path / "in"),), subscriptions=(terms,))
    with Ledger(tmp_path / "x.db"):
        pass
    (tmp_path / "in").mkdir()
    lines: list[str] = []
    round = Round(tmp_path / "x.db", settings, lines.append, lines.append)
    round.all(NOW)  # today's digest is over
    for age, words in ((2700, "We expect to submit an IND for QB-7 in March 2021.\n"), (1800, MAY)):
        put(path, HEAD + words, age)
        round.all(NOW)
    round.all(NOW + timedelta(days=1))
    assert not log.exists()
    put(path, HEAD + "We expect to submit an IND for QB-7 in March 2021.\n", 900)
    round.all(NOW + timedelta(days=2))
    round.all(NOW + timedelta(days=3))
    round.close()
    assert log.read_text("utf-8").count("closes soon") == 1


def test_a_name_that_is_used_again_for_another_day_replaces_nothing(tmp_path: Path) -> None:
    path = put(tmp_path / "in" / "latest.txt", HEAD + MAY)
    look(tmp_path)
    put(path, HEAD.replace("March 1", "April 12") + JULY, age=1800)
    intake = look(tmp_path)
    assert (intake.summary.read, intake.replaced) == (1, [])
    assert windows(tmp_path) == [("2022-07-01", "2022-07-31", 2)]


def test_an_archive_and_the_ledger_itself_may_lie_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "all.zip", "w") as archive:
        archive.writestr("a.txt", HEAD + MAY)
    os.utime(tmp_path / "in" / "all.zip", (NOW.timestamp() - 900,) * 2)
    with Ledger(tmp_path / "in" / "x.db") as ledger:
        os.utime(tmp_path / "in" / "x.db", (NOW.timestamp() - 900,) * 2)
        intake = take_in(ledger, [Folder(tmp_path / "in")], NOW, Looks())
    assert (intake.summary.read, intake.summary.failed) == (1, [])


def test_a_name_that_cannot_be_stored_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    put(tmp_path / "in" / os.fsdecode(b"a\xff.txt"), HEAD + JULY)
    put(tmp_path / "in" / "b.txt", HEAD + MAY)
    with pytest.raises(UsageError, match=r"a\\udcff\.txt: the name is not in UTF-8; name the file otherwise"):
        look(tmp_path)
    assert windows(tmp_path) == [("2022-05-01", "2022-05-31", 1)]


def test_a_folder_that_is_gone_is_told_once_and_when_it_is_back(tmp_path: Path) -> None:
    lines: list[str] = []
    with Ledger(tmp_path / "x.db"):
        pass
    put(tmp_path / "other" / "b.txt", HEAD + JULY)
    both = Settings(folders=(Folder(tmp_path / "in"), Folder(tmp_path / "other")))
    round = Round(tmp_path / "x.db", both, lines.append, lines.append)
    round.all(NOW)
    round.all(NOW)
    with reading(tmp_path / "x.db") as conn:
        assert conn.execute("SELECT count(*) FROM filings").fetchone()[0] == 1
    put(tmp_path / "in" / "a.txt", HEAD + MAY)
    round.all(NOW)
    round.close()
    told = f"folders: {tmp_path / 'in'}: is no folder that can be watched; make it, or take it out of the alerts file"
    read = "1 document read from the folders, 1 statement"
    assert lines == [f"{told}; tried again at the next look", read, "folders: is well again"]


def test_readers_and_another_writer_at_the_same_time(tmp_path: Path) -> None:
    """While `ingest` writes in another process and pages read, no look fails and nothing is lost."""
    for number in range(12):
        body = f"We expect to submit an IND for QB-{number + 10} in May 2022.\n"
        put(tmp_path / "in" / f"{number}.txt", HEAD + body)
        put(tmp_path / "other" / f"{number}.txt", HEAD.replace("Quarrybank", "Ferrybank") + body)
    path = tmp_path / "x.db"
    lines: list[str] = []
    with Ledger(path):
        pass
    words = [sys.executable, "-m", "tracker", "ingest", str(path), str(tmp_path / "other"), "--workers", "1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as other:
        round = Round(path, Settings(folders=(Folder(tmp_path / "in"),)), lines.append, lines.append)
        pages, looks = Datasette([str(path)]), 0
        while other.poll() is None or looks < 3:
            round.all(NOW)
            with reading(path) as conn:
                conn.execute("SELECT count(*) FROM predictions_current").fetchone()
            assert asyncio.run(pages.client.get("/x/predictions_current.json?_size=max")).status_code == 200
            looks += 1
        round.close()
        pages.databases["x"].close()
        assert other.stderr is not None
        assert other.stderr.read() == ""
    assert not [line for line in lines if "locked" in line or "error" in line]
    with reading(path) as conn:
        assert conn.execute("SELECT count(*) FROM filings").fetchone()[0] == 24
        assert conn.execute("SELECT count(*) FROM predictions_current").fetchone()[0] == 24
        assert conn.execute("SELECT count(*) FROM waiting").fetchone()[0] == 0
