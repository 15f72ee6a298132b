"""Ledgers parted by company and merged: nothing is lost, twice is once, and each part and the whole verify."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker import carrying, merging, schema
from tracker.cli import main
from tracker.contents import differing
from tracker.ledger import Ledger, reading
from tracker.units import parts, units

PLACES = {
    "Alder Bio": "LEEDS, UK",
    "Birch Metals": "OSLO, Norway",
    "Cedar Power": "LIMA, Peru",
    "Fir Foods": "CORK, Ireland",
}
LEFT = "The company's partner Birch Metals plans to start production at the Sorrel mine in the second half of 2022."
TELLS = {
    "Alder Bio": ["We expect to submit an IND for AB-12 in the first quarter of 2021.",
                  "We now expect to submit the IND for AB-12 in the third quarter of 2021."],
    "Birch Metals": ["Birch Metals expects production to start at its Narvik plant in the second half of 2022.",
                     "Birch Metals expects to open its second mine in mid-2021."],
    "Cedar Power": ["Cedar Power plans to commission the Arroyo plant by the end of 2021.", LEFT],
    "Fir Foods": ["Fir Foods expects to open a bakery in June 2021."],
}  # fmt: skip


def run(*words: object, status: int = 0) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == status, done.output + done.stderr + repr(done.exception)
    return done.stdout


def lay(folder: Path) -> Path:
    """Seven documents of four companies, two of which stand in each other's promises; one more cannot be read."""
    folder.mkdir()
    for company, told in TELLS.items():
        for number, words in enumerate(told):
            (folder / f"{company} {number}.txt").write_text(
                f"{PLACES[company]}, {'November' if number == 0 else 'December'} {5 + number}, 2020 - {company}, Inc. "
                f"today gave an outlook.\n\n{words}\n"
            )
    (folder / "undated.txt").write_text("Fir Foods expects to open a mill in mid-2022.")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("documents") / "in")


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with decisions, flags, subscriptions, messages that are out and that wait, and rows of no company."""
    path = tmp_path_factory.mktemp("whole") / "x.db"
    run("ingest", path, folder, status=1)
    with reading(path) as conn:
        (prediction,) = conn.execute(
            "SELECT prediction FROM predictions_current WHERE kind = 'ind_submission'"
        ).fetchone()
    decided = ["--overrule", "dropped,stopped", "--by", "Ann Lee", "--why", "told so", "--on", "2021-02-01"]
    run("review", path, prediction, *decided)
    run("alerts", "subscribe", path, "desk", "--to", f"file:{path.parent / 'a.log'}", "--since", "2020-01-01")
    run("alerts", "subscribe", path, "late", "--to", f"file:{path.parent / 'no' / 'b.log'}", "--since", "2020-01-01")
    CliRunner().invoke(main, ["watch", str(path), "--once", "--as-of", "2022-02-01"])
    with Ledger(path) as ledger, ledger.writing():
        ledger.add("listed", [
            {"accession": f"0000000000-20-00000{cik}", "cik": str(cik), "form": "8-K", "filed_on": "2020-12-01",
             "period_end": None, "accepted": None, "listed_in": "an index", "at": "2021-01-01T00:00:00+00:00"}
            for cik in (7, 8)
        ])  # fmt: skip
    with reading(path) as conn:
        for table in ("reviews", "flags", "told", "deliveries", "attempts", "outbox", "subscriptions", "verdicts"):
            assert conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0, table
    run("verify", path)
    return path


def test_what_is_parted_and_merged_is_what_it_was(whole: Path, tmp_path: Path) -> None:
    told = run("split", whole, "--parts", 3, "--to", tmp_path).splitlines()
    made = [tmp_path / f"x-{number}-of-3.db" for number in (1, 2, 3)]
    assert [line.partition(": ")[2] for line in told] == [
        "1 company, 2 documents: Alder Bio, Inc.",
        "2 companies, 4 documents: Birch Metals, Inc.; Cedar Power, Inc.",
        "1 company, 1 document: Fir Foods, Inc.",
    ]
    for part in made:
        run("verify", part)
    copies = tmp_path / "copies"
    copies.mkdir()
    waiting = 0
    for part in made:
        with Ledger(part) as ledger:  # closed, so that the file is whole
            waiting += ledger.conn.execute("SELECT count(*) FROM outbox").fetchone()[0]
            assert ledger.conn.execute("SELECT count(*) FROM subscriptions").fetchone()[0] == 2
        (copies / part.name).write_bytes(part.read_bytes())
    with reading(whole) as conn:  # a message that waits is sent from one part
        assert waiting == conn.execute("SELECT count(*) FROM outbox").fetchone()[0]
    run("split", whole, "--parts", 3, "--to", tmp_path)
    assert [differing(part, copies / part.name) for part in made] == [[], [], []]
    for _ in range(2):
        assert "; 0 companies judged anew" in run("merge", tmp_path / "again.db", *reversed(made))
        assert differing(whole, tmp_path / "again.db") == []
    run("verify", tmp_path / "again.db")


def test_what_several_ledgers_know_of_a_company_is_judged_together(folder: Path, tmp_path: Path) -> None:
    run("ingest", tmp_path / "x.db", folder, status=1)
    files = sorted(folder.iterdir())
    run("ingest", tmp_path / "a.db", *(file for file in files if not file.stem.endswith("1")), status=1)
    run("ingest", tmp_path / "b.db", *(file for file in files if file.stem.endswith(("1", "undated"))), status=1)
    run("merge", tmp_path / "ab.db", tmp_path / "a.db", tmp_path / "b.db")
    tables = {line.partition(":")[0] for line in differing(tmp_path / "x.db", tmp_path / "ab.db")}
    judged_on_the_way = {"judged", "retired", "predictions", "versions", "verdicts", "profiles", "sightings"}
    assert tables <= judged_on_the_way
    for view in ("predictions_current", "timeline", "evidence", "verdict_history", "documents", "company_directory"):
        with reading(tmp_path / "x.db") as one, reading(tmp_path / "ab.db") as other:
            query = f"SELECT * FROM {view} ORDER BY 1, 2, 3, 4, 5"
            assert [tuple(row) for row in one.execute(query)] == [tuple(row) for row in other.execute(query)]
    run("verify", tmp_path / "ab.db")
    run("merge", tmp_path / "ba.db", tmp_path / "b.db", tmp_path / "a.db")
    run("merge", tmp_path / "ab.db", tmp_path / "b.db")
    run("verify", tmp_path / "ba.db")


def test_how_two_ledgers_differ_is_told_to_the_column(whole: Path, tmp_path: Path) -> None:
    other = tmp_path / "y.db"
    with reading(whole) as conn, closing(sqlite3.connect(other)) as copy:
        conn.backup(copy)
        copy.executescript("""
            DROP TRIGGER statements_refuse_update; DROP TRIGGER runs_refuse_update;
            UPDATE runs SET at = '2000-01-01'; -- a moment, which is no content
            UPDATE statements SET closes = '2031-12-31' WHERE kind = 'ind_submission';
            UPDATE companies SET year_end = '06-30' WHERE name = 'Fir Foods, Inc.';
            INSERT INTO policies VALUES ('0', 'made up', '1');
        """)
        inds = "SELECT min(key), count(*) FROM statements WHERE kind = 'ind_submission'"
        first, changed = copy.execute(inds).fetchone()
        (closes,) = conn.execute("SELECT closes FROM statements WHERE key = ?", [first]).fetchone()
        (fir,) = copy.execute("SELECT id FROM companies WHERE name = 'Fir Foods, Inc.'").fetchone()
        (policies,) = conn.execute("SELECT count(*) FROM policies").fetchone()
    done = CliRunner().invoke(main, ["verify", str(whole), "--same-as", str(other)])
    assert done.exit_code == 1
    told = dict(line.removeprefix("error: ").split(": ", 1) for line in done.stderr.splitlines())
    assert {table: words.partition("; ")[2] for table, words in told.items()} == {
        "companies": f"year_end differs in 1 row, first in id '{fir}': '12-31' here, '06-30' there",
        "statements": f"closes differs in {changed} rows, first in key '{first}': '{closes}' here, '2031-12-31' there",
        "policies": "1 row only there, first version '0', name 'made up'",
    }
    assert told["policies"].startswith(f"{policies} row{'' if policies == 1 else 's'} here, {policies + 1} there; ")
    assert CliRunner().invoke(main, ["verify", str(whole), "--same-as", str(whole)]).stdout.startswith("ok ")


def test_every_table_is_carried() -> None:
    assert {*carrying.WHOLE, *carrying.SHARED, *carrying.TURNS, "outbox"} == set(schema.TABLES)


def test_one_that_is_broken_off_goes_on(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "TOGETHER", 1)

    def broken_off(done: int, total: int, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with Ledger(tmp_path / "y.db") as ledger, pytest.raises(KeyboardInterrupt):
        merging.merge(ledger, [whole], broken_off)
    with reading(tmp_path / "y.db") as conn:
        assert 0 < conn.execute("SELECT count(*) FROM filings").fetchone()[0] < 7
    run("merge", tmp_path / "y.db", whole)
    assert differing(whole, tmp_path / "y.db") == []


def test_companies_that_bear_on_each_other_stay_together(whole: Path) -> None:
    with reading(whole) as conn:
        found = units(conn)
    assert [(unit.name, len(unit.companies), unit.documents) for unit in found] == [
        ("Alder Bio, Inc.", 1, 2), ("Birch Metals, Inc.", 2, 4), ("Fir Foods, Inc.", 1, 1),
    ]  # fmt: skip
    assert [[unit.name for unit in part] for part in parts(found, 2)] == [
        ["Alder Bio, Inc."], ["Birch Metals, Inc.", "Fir Foods, Inc."],
    ]  # fmt: skip


def test_what_cannot_be_done_is_told(whole: Path, tmp_path: Path) -> None:
    def told(*words: object) -> str:
        return CliRunner().invoke(main, [str(word) for word in words]).stderr

    assert "has 3 groups of companies that stand alone, too few for 4 parts" in told("split", whole, "--parts", 4)
    assert "is the ledger itself; name others" in told("merge", whole, whole)
    assert "no such ledger" in told("merge", tmp_path / "y.db", tmp_path / "no.db")
    (tmp_path / "a.txt").write_text("CORK, Ireland, May 5, 2020 - Zebra, Inc. today gave an outlook. We open in 2021.")
    run("ingest", tmp_path / "x-1-of-2.db", tmp_path / "a.txt")
    assert "holds Zebra, Inc., which is in another part now" in told("split", whole, "--parts", 2, "--to", tmp_path)


def test_terms_that_were_changed_later_hold_and_earlier_ones_are_told(whole: Path, tmp_path: Path) -> None:
    run("split", whole, "--parts", 2, "--to", tmp_path)
    one, other = (tmp_path / f"x-{number}-of-2.db" for number in (1, 2))
    with reading(whole) as conn:
        last = conn.execute("SELECT * FROM subscriptions WHERE name = 'desk'").fetchone()
    later = {**dict(last), "turn": 1, "since": "2022-03-01", "at": "2099-01-01T00:00:00+00:00"}
    with Ledger(one) as ledger, ledger.writing():
        ledger.add("subscriptions", [later])
    with Ledger(other) as ledger, ledger.writing():
        ledger.add("subscriptions", [{**later, "since": "2022-02-02", "at": "2098-01-01T00:00:00+00:00"}])
    with Ledger(tmp_path / "y.db") as ledger:
        done = merging.merge(ledger, [one, other])
        held = ledger.conn.execute("SELECT turn, since FROM subscriptions WHERE name = 'desk' ORDER BY turn")
        assert [tuple(row) for row in held] == [(0, last["since"]), (1, "2022-03-01")]
    assert done.notes == ["subscriptions desk: what held on 2098-01-01 was left"]


def test_a_merge_that_cannot_be_leaves_no_ledger_and_a_split_makes_its_folder(whole: Path, tmp_path: Path) -> None:
    run("merge", tmp_path / "new.db", whole, tmp_path / "nope.db", status=1)
    assert not (tmp_path / "new.db").exists()
    run("split", whole, "--parts", 2, "--to", tmp_path / "parts" / "of it")
    assert len(list((tmp_path / "parts" / "of it").glob("*.db"))) == 2
