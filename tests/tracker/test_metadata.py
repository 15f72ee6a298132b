"""`metadata.yml` describes every table, view and column and no other; its questions give what commands give."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tracker import metadata, queries
from tracker.ledger import Ledger, reading

DESCRIBED = metadata.of_ledger()["tables"]


def columns(conn: sqlite3.Connection) -> dict[str, list[str]]:
    names = [row[0] for row in conn.execute("""
        SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
        AND name <> 'sqlite_sequence'""")]  # fmt: skip
    return {name: [each[0] for each in conn.execute(f'SELECT * FROM "{name}"').description] for name in names}


def test_every_table_view_and_column_is_described_and_nothing_else() -> None:
    with Ledger(":memory:") as ledger:
        there = columns(ledger.conn)
    assert {name: list(said["columns"]) for name, said in DESCRIBED.items()} == there


def test_the_words_are_words() -> None:
    said = [(name, each["description"]) for name, each in DESCRIBED.items()]
    said += [(f"{name}.{column}", text) for name, each in DESCRIBED.items() for column, text in each["columns"].items()]
    assert [name for name, text in said if len(text.split()) < 2] == []


def test_facets_labels_and_orders_name_columns() -> None:
    wrong = [
        f"{name}.{column}"
        for name, said in DESCRIBED.items()
        for column in (
            *said.get("facets", ()),
            *(said[key] for key in ("label_column", "sort", "sort_desc") if key in said),
        )
        if column not in said["columns"]
    ]
    assert wrong == []


def test_the_file_is_found_in_a_checkout_and_takes_any_name() -> None:
    assert metadata.find() == Path(__file__).parents[2] / "metadata.yml"
    assert metadata.named("guidance")["databases"] == {"guidance": metadata.of_ledger()}
    assert metadata.named("guidance")["title"] == metadata.load()["title"]


def ask(path: Path, question: str, **given: str) -> list[dict[str, object]]:
    with reading(path) as conn:
        return [dict(row) for row in conn.execute(metadata.of_ledger()["queries"][question]["sql"], given)]


@pytest.mark.parametrize(
    "as_of", ["2010-10-28", "2010-12-31", "2011-01-01", "2011-05-05", "2011-07-02", "2011-10-01", "2012-01-01"]
)
@pytest.mark.parametrize(
    ("question", "query"),
    [("due_in_the_next_90_days", queries.DUE_SOON), ("overdue_without_evidence", queries.OVERDUE)],
)
def test_a_question_gives_what_the_command_gives(path: Path, question: str, query: str, as_of: str) -> None:
    with reading(path) as conn:
        told = [row["prediction"] for row in conn.execute(query, {"as_of": as_of, "within": 90})]
    assert [row["prediction"] for row in ask(path, question, as_of=as_of)] == told


def test_without_a_day_a_question_is_asked_as_of_the_newest_document(path: Path) -> None:
    assert ask(path, "overdue_without_evidence", as_of="") == ask(path, "overdue_without_evidence", as_of="2011-10-03")


def test_the_longest_slips(path: Path) -> None:
    assert [(row["days"], row["subject"], row["detail"]) for row in ask(path, "longest_slips")] == [
        (84, "OR-7", "late")
    ]


@pytest.mark.parametrize("company", ["Orion", "Orion, Inc.", "orn", "ORN"])
def test_one_companys_timeline(path: Path, company: str) -> None:
    found = [
        (row["said_on"], row["subject"], row["relation"], row["outcome"])
        for row in ask(path, "one_companys_timeline", company=company)
    ]
    assert found == [
        ("2010-10-28", "OR-7", "new", "slipped"),
        ("2010-10-28", "OR-9", "new", None),
        ("2011-05-05", "OR-7", "pushed_out", "slipped"),
    ]


@pytest.mark.parametrize(
    ("as_of", "changed"),
    [
        ("", [("OR-7", "slipped (late)")]),
        ("2011-06-01", [("OR-7", "pushed_out"), ("OR-7", "slipped (moved)")]),
        ("2011-05-04", [("OR-7", "new"), ("OR-9", "new")]),
        ("2010-01-01", []),
    ],
)
def test_what_changed_in_the_last_filing(path: Path, as_of: str, changed: list[tuple[str, str]]) -> None:
    assert [(row["subject"], row["what"]) for row in ask(path, "changed_in_the_last_filing", as_of=as_of)] == changed
