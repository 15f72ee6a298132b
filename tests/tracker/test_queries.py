"""The shared SQL: the book as it stood on any day, and never a scan of a large table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import flag_queries, queries
from tracker.due import due
from tracker.flags import CROSSINGS
from tracker.ledger import Ledger, reading

DAY = {
    "as_of": "2011-06-15",
    "within": 90,
    "status": "slipped",
    "limit": 5,
    "company": "x",
    "folded": "x",
    "flag": "opens",
}


def all_queries() -> dict[str, str]:
    found = {
        name: value
        for name, value in vars(queries).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, str) and " FROM " in value
    }
    fragments = {"PLACE_THEN", "VERDICT_THEN", "COLUMNS", "DETAILS"}
    crossed = {
        f"CROSSED {flag}": flag_queries.CROSSED.format(day=day, bound=bound, holds=holds)
        for flag, (day, bound, holds) in CROSSINGS.items()
    }
    return {name: sql for name, sql in found.items() if name not in fragments} | crossed


def look(path: Path, query: str, as_of: str, **given: object) -> list[tuple[object, ...]]:
    with reading(path) as conn:
        return [
            (row["subject"], row["status"], row["detail"], row["current_closes"], row["versions"], row["happened_on"])
            for row in conn.execute(query, {**DAY, "as_of": as_of, **given})
        ]


TRIAL_DUE = ("OR-9", "due", None, "2010-12-31", 1, None)
TRIAL_OVERDUE = ("OR-9", "overdue", None, "2010-12-31", 1, None)
IND_OPEN = ("OR-7", "open", None, "2011-06-30", 1, None)
IND_MOVED = ("OR-7", "slipped", "moved", "2011-09-30", 2, None)
IND_LATE = ("OR-7", "slipped", "late", "2011-09-30", 2, "2011-09-22")


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [
        ("2010-10-27", []),
        ("2010-10-28", [TRIAL_DUE, IND_OPEN]),
        ("2011-01-01", [TRIAL_OVERDUE, IND_OPEN]),
        ("2011-05-04", [TRIAL_OVERDUE, IND_OPEN]),
        ("2011-05-05", [TRIAL_OVERDUE, IND_MOVED]),
        ("2011-10-02", [TRIAL_OVERDUE, IND_MOVED]),
        ("2011-10-03", [TRIAL_OVERDUE, IND_LATE]),
    ],
)
def test_the_book_as_it_stood(path: Path, as_of: str, standing: list[tuple[object, ...]]) -> None:
    assert look(path, queries.STATUS, as_of) == standing


def test_of_a_company_and_of_a_prediction(path: Path, orion: Any) -> None:
    with reading(path) as conn:
        (company,) = conn.execute("SELECT id FROM companies WHERE id = head").fetchone()
    assert look(path, queries.COMPANY, "2011-10-03", company=company) == look(path, queries.STATUS, "2011-10-03")
    assert look(path, queries.COMPANY, "2011-10-03", company="another") == []
    one = orion.book.predictions[0].id
    assert [row[0] for row in look(path, queries.PREDICTION, "2011-10-03", prediction=one)] == ["OR-9"]


@pytest.mark.parametrize(
    ("name", "as_of", "subjects"),
    [
        ("DUE", "2010-11-15", ["OR-9"]),
        ("DUE", "2011-01-01", []),
        ("DUE", "2011-06-01", []),  # moved to September by then
        ("DUE", "2011-09-01", ["OR-7"]),
        ("DUE", "2011-10-03", []),
        ("DUE_SOON", "2011-06-15", []),
        ("DUE_SOON", "2011-07-02", ["OR-7"]),
        ("OVERDUE", "2010-12-31", []),
        ("OVERDUE", "2011-01-01", ["OR-9"]),
        ("OVERDUE", "2011-10-01", ["OR-7", "OR-9"]),
        ("OVERDUE", "2011-10-03", ["OR-9"]),  # the proof came on that day
        ("COMING", "2011-03-02", []),
        ("COMING", "2011-03-03", ["OR-7"]),
        ("COMING", "2011-05-05", []),
        ("LATELY", "2011-05-04", []),
        ("LATELY", "2011-05-05", ["OR-7"]),
        ("LATELY", "2011-10-03", ["OR-7"]),
        ("LATELY", "2012-01-02", []),
    ],
)
def test_the_parts_of_the_board(path: Path, name: str, as_of: str, subjects: list[str]) -> None:
    assert [row[0] for row in look(path, getattr(queries, name), as_of)] == subjects


@pytest.mark.parametrize("as_of", ["2010-11-15", "2011-01-01", "2011-03-03", "2011-09-01", "2011-10-01", "2011-10-03"])
def test_the_counts_are_those_of_the_lists(path: Path, as_of: str) -> None:
    bound = {"as_of": as_of, "within": 90}
    with reading(path) as conn:
        counts = [
            conn.execute(query, bound).fetchone()["count"]
            for query in (queries.COUNT_OVERDUE, queries.COUNT_DUE, queries.COUNT_COMING)
        ]
        found = due(conn, date.fromisoformat(as_of))
    assert counts == [len(found.overdue), len(found.due), len(found.coming)]


def test_a_chain_its_evidence_and_its_verdicts(path: Path, orion: Any) -> None:
    bound = {"prediction": orion.book.predictions[1].id, "as_of": "2011-10-02"}
    with reading(path) as conn:
        chain = [(row["relation"], row["closes"], row["source"]) for row in conn.execute(queries.VERSIONS, bound)]
        seen = [(row["bearing"], row["known_on"]) for row in conn.execute(queries.SIGHTINGS, bound)]
        ruled = [(row["status"], row["detail"], row["source"]) for row in conn.execute(queries.VERDICTS, bound)]
    assert chain == [
        ("new", "2011-06-30", "orion/2010-10-28.txt"),
        ("pushed_out", "2011-09-30", "orion/2011-05-05.txt"),
    ]
    assert seen == [("moved", "2011-05-05")]
    assert ruled == [("slipped", "moved", "orion/2011-05-05.txt")]


def test_what_a_document_changed_and_what_is_marked_in_it(path: Path, orion: Any) -> None:
    first, second = orion.readings[0][0].id, orion.readings[1][0].id
    with reading(path) as conn:
        changes = [(row["subject"], row["what"]) for row in conn.execute(queries.CHANGES, {"document": second})]
        marks = [(row["start"], row["what"], row["word"]) for row in conn.execute(queries.MARKS, {"document": first})]
        text = conn.execute(queries.DOCUMENT, {"document": first}).fetchone()["text"]
        newest = [row["said_on"] for row in conn.execute(queries.NEWEST, {**DAY, "as_of": "2011-09-09"})]
    assert changes == [("OR-7", "pushed_out"), ("OR-7", "slipped (moved)")]
    assert marks == [
        (0, "statement", "ind_submission"),
        (54, "statement", "trial_start"),
        (111, "refusal", "neutral: a lease"),
    ]
    assert text == orion.october
    assert newest == ["2011-05-05", "2010-10-28"]


@pytest.mark.parametrize("name", all_queries())
def test_no_query_scans_a_large_table(path: Path, orion: Any, name: str) -> None:
    """But for those whose answer is every row: what a scan walks over must be named here."""
    allowed = {"STATUS": {"p"}, "PREDICTIONS": {"p"}, "COMPANIES": {"c"}, "COUNTS": {"filings", "companies"}}
    allowed["DECISIONS"] = {"r"}  # all that people have decided
    bound = {**DAY, "prediction": orion.book.predictions[0].id, "document": orion.readings[0][0].id, "id": "0"}
    with reading(path) as conn:
        plan = [row["detail"] for row in conn.execute(f"EXPLAIN QUERY PLAN {all_queries()[name]}", bound)]
        conn.execute(all_queries()[name], bound).fetchall()
    scanned = {detail.split()[1] for detail in plan if detail.startswith("SCAN")} - {"CONSTANT", "q"}
    assert scanned <= allowed.get(name, set())


def test_a_patent_that_ran_out_is_not_waited_for(tmp_path: Path, orion: Any) -> None:
    of, text, found = orion.readings[0]
    patent = replace(found.statements[0], kind="patent_expiry")
    promise = replace(orion.book.predictions[1], kind="patent_expiry", versions=orion.book.predictions[1].versions[:1])
    with Ledger(tmp_path / "x.db") as ledger:
        ledger.record(of, text, replace(found, statements=(patent,)))
        (company,) = ledger.waiting()
        ledger.record_book(
            ledger.facts(company), replace(orion.book, predictions=(promise,), sightings=(), verdicts=())
        )
    assert look(tmp_path / "x.db", queries.OVERDUE, "2012-01-01") == []
    with reading(tmp_path / "x.db") as conn:
        assert conn.execute(queries.COUNT_OVERDUE, {"as_of": "2012-01-01"}).fetchone()["count"] == 0
    assert look(tmp_path / "x.db", queries.STATUS, "2012-01-01") == [("OR-7", "overdue", None, "2011-06-30", 1, None)]
