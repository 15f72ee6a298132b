"""What the schema promises: strict tables, references held, nothing changed, everything reachable by an index."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tracker import alert_tables, edgar_tables, schema
from tracker.ledger import Ledger

ADDED_ONLY = sorted(schema.TABLES.keys() - schema.CHANGING)


@pytest.fixture
def conn(path: Path) -> sqlite3.Connection:
    with Ledger(path) as ledger:
        yield ledger.conn


def test_every_declared_table_is_strict(conn: sqlite3.Connection) -> None:
    strict = {row["name"]: row["strict"] for row in conn.execute("PRAGMA table_list") if row["name"] in schema.TABLES}
    assert strict == dict.fromkeys(schema.TABLES, 1)


@pytest.mark.parametrize("table", ADDED_ONLY)
def test_rows_are_only_added(conn: sqlite3.Connection, table: str) -> None:
    rows = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if not rows:
        assert table in {"reviews", "flags", "retired", "replaced", *alert_tables.TABLES, *edgar_tables.TABLES}, (
            "the story fills the others"
        )
        triggers = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert {f"{table}_refuse_update", f"{table}_refuse_delete"} <= triggers
        return
    column = conn.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are only added, never changed"):
        conn.execute(f"UPDATE {table} SET {column} = {column}")
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} are only added, never changed"):
        conn.execute(f"DELETE FROM {table}")


def test_every_reference_is_reached_by_an_index(conn: sqlite3.Connection) -> None:
    bare = []
    for table in schema.TABLES:
        leading = {
            conn.execute(f"SELECT name FROM pragma_index_info('{row['name']}') WHERE seqno = 0").fetchone()[0]
            for row in conn.execute(f"PRAGMA index_list({table})")
        }
        bare += [f"{table}.{row['from']}" for row in conn.execute(f"PRAGMA foreign_key_list({table})")
                 if row["from"] not in leading]  # fmt: skip
    assert bare == []


def test_a_reference_to_nothing_is_refused(conn: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        conn.execute("INSERT INTO texts VALUES ('no such filing', 'words')")


@pytest.mark.parametrize("said_on", ["2011-02-30", "May 2011", "2011-5-1", ""])
def test_a_day_is_a_day(conn: sqlite3.Connection, said_on: str) -> None:
    row = {**conn.execute("SELECT * FROM filings").fetchone(), "id": "another", "said_on": said_on}
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        conn.execute(f"INSERT INTO filings VALUES ({', '.join('?' * len(row))})", list(row.values()))


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("statements", "submit", 2),
        ("statements", "submitting", 2),  # stemmed
        ("statements", '"OR-9"', 1),
        ("sightings", "September", 2),
        ("refusals", "lease", 1),
        ("statements", "lease", 0),
    ],
)
def test_quotes_are_searched(conn: sqlite3.Connection, table: str, words: str, found: int) -> None:
    query = f"SELECT count(*) FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
    assert conn.execute(query, [words]).fetchone()[0] == found


def test_search_survives_a_vacuum(conn: sqlite3.Connection) -> None:
    """Rows are never deleted, so their numbers have no gaps and a vacuum gives each the number it had."""
    query = (
        "SELECT id FROM statements WHERE rowid IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'trial')"
    )
    before = [tuple(row) for row in conn.execute(query)]
    conn.execute("VACUUM")
    assert len(before) == 1
    assert [tuple(row) for row in conn.execute(query)] == before


def test_a_migration_is_named_once_and_known() -> None:
    assert schema.known() == {
        "0001_ledger",
        "0002_readings",
        "0003_alerts",
        "0004_pages",
        "0005_partners",
        "0006_edgar",
        "0007_forecasts",
        "0008_judging",
        "0009_unread",
    }


def test_a_ledger_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = Database(path)
    schema.migrations.apply(old, stop_before="0002_readings")
    old.execute("INSERT INTO companies VALUES ('c', 'c', 'Orion', 'orion', NULL, NULL, '06-30')")
    for id, said_on, year_end in (("f", "2010-10-28", "06-30"), ("g", "2011-05-05", "12-31")):
        row = [id, "c", "Orion", said_on, "8-K", None, None, None, year_end, "a.txt", None, "hash", None, 5]
        old.execute(f"INSERT INTO filings VALUES ({', '.join('?' * len(row))})", row)
        old.execute("INSERT INTO texts VALUES (?, 'words')", [id])
    for facts in ("one", "two"):
        old.execute("INSERT INTO judged VALUES ('c', ?, 1, 0)", [facts])
    old.conn.commit()
    old.close()
    with Ledger(path) as ledger:
        assert [each.year_end for each in ledger.facts("c").filings] == [(6, 30), (6, 30)]
        query = "SELECT turn, facts, book FROM judged ORDER BY turn"
        assert [tuple(row) for row in ledger.conn.execute(query)] == [(0, "one", None), (1, "two", None)]
        assert tuple(ledger.last_reading("g")) == ("g", 0, "12-31", None)
        with pytest.raises(sqlite3.IntegrityError, match="judged are only added"):
            ledger.conn.execute("DELETE FROM judged")
