"""What the views say of a story that is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker import views
from tracker.ledger import Ledger, reading


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with reading(path) as conn:
        return [tuple(row) for row in conn.execute(query)]


def test_a_prediction_in_one_row(path: Path, orion: Any) -> None:
    proof = orion.book.sightings[1]
    with reading(path) as conn:
        found = [dict(row) for row in conn.execute("SELECT * FROM predictions_current WHERE subject = 'OR-7'")]
    assert found == [{
        "prediction": orion.book.predictions[1].id, "company": found[0]["company"], "company_name": "Orion, Inc.",
        "subject": "OR-7", "kind": "ind_submission", "kind_label": "IND or its like submitted", "family": "preclinical",
        "scope": None, "actor": "Orion", "controller": "self", "first_said_on": "2010-10-28",
        "first_opens": "2011-06-01", "first_closes": "2011-06-30", "first_edge": "in", "current_opens": "2011-09-01",
        "current_closes": "2011-09-30", "current_edge": "in", "current_said_on": "2011-05-05",
        "quote": orion.october[:53],
        "timing": "in June 2011", "force": "planned", "condition": None, "low": None, "high": None, "unit": None,
        "document": orion.readings[0][0].id, "versions": 2, "moves": 1, "stealth": 1, "outcome": "slipped",
        "detail": "late", "because": "Submitted 84 days late.", "judged_on": "2011-10-03",
        "happened_from": "2011-09-22", "happened_to": "2011-09-22", "days_late": 84, "review": None,
        "verdict_rule": "by date", "policy": "2026-11", "evidence_quote": orion.news, "evidence_document": proof.filing,
        "evidence_said_on": "2011-10-03", "evidence_grade": "E1",
    }]  # fmt: skip


def test_the_timeline_has_each_version_with_its_words(path: Path, orion: Any) -> None:
    query = """SELECT subject, scope, place, said_on, relation, opens, closes, flags, holds, quote FROM timeline
        ORDER BY subject, place"""
    assert rows(path, query) == [
        ("OR-7", None, 1, "2010-10-28", "new", "2011-06-01", "2011-06-30", "[]", 1, orion.october[:53]),
        ("OR-7", None, 2, "2011-05-05", "pushed_out", "2011-09-01", "2011-09-30", '["stealth"]', 2, orion.may),
        ("OR-9", "phase 2", 1, "2010-10-28", "new", "2010-10-28", "2010-12-31", "[]", 1, orion.october[54:110]),
    ]


def test_only_what_nothing_has_decided_has_days_to_watch(path: Path) -> None:
    query = "SELECT subject, opens_on, due_soon_on, due_on, overdue_on, stale_on, window FROM due_dates"
    assert rows(path, query) == [
        ("OR-9", "2010-10-28", "2010-12-01", "2010-12-31", "2011-01-01", "2012-12-31", "2010-10-28/2010-12-31")
    ]


def test_documents_count_what_was_found_in_them(path: Path) -> None:
    query = "SELECT said_on, form, company_name, title, statements, reports, refusals FROM documents ORDER BY 1"
    assert rows(path, query) == [
        ("2010-10-28", "8-K", "Orion, Inc.", "Third quarter", 2, 0, 1),
        ("2011-05-05", "10-Q", "Orion, Inc.", None, 1, 0, 0),
        ("2011-10-03", "press release", "Orion, Inc.", None, 0, 1, 0),
    ]
    assert rows(path, "SELECT company_name, ticker, documents, first_day, last_day FROM company_directory") == [
        ("Orion, Inc.", "ORN", 3, "2010-10-28", "2011-10-03")
    ]


def test_evidence_verdicts_expectations_and_refusals(path: Path, orion: Any) -> None:
    assert rows(path, "SELECT known_on, bearing, grade, score, acts FROM evidence ORDER BY 1") == [
        ("2011-05-05", "moved", "E1", 1.0, 1),
        ("2011-10-03", "done", "E1", 0.95, 1),
    ]
    assert rows(path, "SELECT as_of, status, detail, days_late, quote FROM verdict_history ORDER BY 1") == [
        ("2011-05-05", "slipped", "moved", None, orion.may),
        ("2011-10-03", "slipped", "late", 84, orion.news),
    ]
    assert rows(path, "SELECT subject, timing FROM expectations ORDER BY said_on, start") == [
        ("OR-7", "in June 2011"),
        ("OR-9", "by the end of 2010"),
        ("OR-7", "in September 2011"),
    ]
    assert rows(path, "SELECT reason, quote FROM refused") == [("neutral: a lease", orion.october[111:])]


def test_an_older_wording_is_replaced_and_a_forgotten_view_dropped(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.conn.execute("DROP VIEW timeline")
        ledger.conn.execute("CREATE VIEW timeline AS SELECT 1 AS old")
        ledger.conn.execute("CREATE VIEW forgotten AS SELECT 1 AS old")
        assert not views.current(ledger.conn)
    with reading(path) as conn:
        assert views.current(conn)
        assert conn.execute("SELECT count(*) FROM timeline").fetchone()[0] == 3
