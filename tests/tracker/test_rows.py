"""Value to row and back, for every value and every table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.types import (
    Alias,
    Decision,
    Filing,
    Prediction,
    Refusal,
    Report,
    Scope,
    Sighting,
    Statement,
    Verdict,
    Version,
    Window,
)
from tracker import rows
from tracker.ledger import Ledger

days = st.dates(date(1990, 1, 1), date(2050, 12, 31))
words = st.text(st.characters(codec="utf-8"), max_size=12)
ids = st.text("0123456789abcdef", min_size=4, max_size=16)
numbers = st.none() | st.floats(-1e12, 1e12) | st.integers(-5, 10**12).map(float)
scopes = st.builds(Scope, *[words] * 7)
year_ends = st.tuples(st.integers(1, 12), st.integers(1, 28))
windows = st.builds(
    Window, st.none() | days, st.none() | days, st.sampled_from(["in", "by", "after", "about", "through"]), words,
    st.integers(0, 99), st.integers(0, 99), words, st.sampled_from(["day", "quarter"]),
    st.sampled_from(["stated", "fiscal"]),
)  # fmt: skip
filings = st.builds(
    Filing, ids, words, days, words, words, words, st.none() | days, year_ends, words, words, ids, words
)
statements = st.builds(
    Statement, ids, ids, st.integers(0, 9), st.integers(9, 99), words, windows, words, words, words, numbers, numbers,
    st.none() | words, st.none() | words, st.sampled_from(["firm", "planned", "hoped"]), scopes, words,
    st.lists(words, max_size=3).map(tuple),
)  # fmt: skip
refusals = st.builds(Refusal, ids, st.integers(0, 9), st.integers(9, 99), words, words, words, words)
reports = st.builds(
    Report, ids, ids, st.integers(0, 9), st.integers(9, 99), words, st.sampled_from(["done", "figure"]), words, words,
    words, scopes, st.none() | days, st.none() | days, st.booleans(), numbers, numbers, st.none() | words, words, words,
)  # fmt: skip
aliases = st.builds(Alias, words, words, days, words, words)
decisions = st.builds(
    Decision, ids, days, words, words, st.sampled_from(["confirm", "outcome"]), words, words,
    st.none() | st.sampled_from(["met", "void"]), st.none() | words, st.none() | days, st.none() | days, words,
)  # fmt: skip
sightings = st.builds(
    Sighting, ids, ids, ids, days, st.integers(0, 9), st.integers(9, 99), words, st.sampled_from(["done", "moved"]),
    st.sampled_from(["E1", "E4"]), st.floats(0, 1), words, st.none() | days, st.none() | days, st.booleans(), numbers,
    numbers, words, words,
)  # fmt: skip
verdicts = st.builds(
    Verdict, ids, ids, days, st.sampled_from(["met", "open"]), st.none() | words, words, words, words, st.none() | ids,
    st.none() | days, st.none() | days, st.none() | st.integers(-999, 999), st.floats(0, 1), words,
)  # fmt: skip


@given(filings)
def test_a_filing_survives_its_row(filing: Filing) -> None:
    assert rows.filing_of(rows.filing_row(filing, "c", 3)) == filing


@given(statements)
def test_a_statement_survives_its_row(statement: Statement) -> None:
    assert rows.statement_of(rows.statement_row(statement)) == statement


@given(refusals)
def test_a_refusal_survives_its_row(refusal: Refusal) -> None:
    assert rows.refusal_of(rows.refusal_row(refusal)) == refusal


@given(reports)
def test_a_report_survives_its_row(report: Report) -> None:
    assert rows.report_of(rows.report_row(report)) == report


@given(aliases)
def test_an_alias_survives_its_row(alias: Alias) -> None:
    assert rows.alias_of(rows.alias_row(alias)) == alias


@given(decisions)
def test_a_decision_survives_its_row(decision: Decision) -> None:
    assert rows.decision_of(rows.decision_row(decision, "c", "2026-01-01T00:00:00")) == decision


@given(sightings)
def test_a_sighting_survives_its_row(sighting: Sighting) -> None:
    assert rows.sighting_of(rows.sighting_row(sighting)) == sighting


@given(verdicts)
def test_a_verdict_survives_its_row(verdict: Verdict) -> None:
    assert rows.verdict_of(rows.verdict_row(verdict, 1, "k"), verdict.sighting) == verdict


@given(statements)
def test_the_row_of_a_value_of_a_row_is_the_row(statement: Statement) -> None:
    row = rows.statement_row(statement)
    assert rows.statement_row(rows.statement_of(row)) == row


@given(statements, statements)
def test_a_key_names_the_whole_content(one: Statement, other: Statement) -> None:
    assert (rows.statement_row(one)["key"] == rows.statement_row(other)["key"]) == (
        rows.statement_row(one) == rows.statement_row(other)
    )


def test_a_loss_of_nought_is_nought() -> None:
    """SQLite gives -0.0 back as 0.0, so the key must not tell them apart."""
    day = date(2011, 1, 1)
    lost = Report("r", "f", 0, 1, "q", "figure", "other", "x", happened_from=day, low=-0.0, high=0.0)
    assert rows.report_row(lost) == rows.report_row(rows.report_of(rows.report_row(lost)))
    assert str(rows.report_row(lost)["low"]) == "0.0"


def test_every_row_has_the_columns_of_its_table() -> None:
    day = date(2011, 1, 1)
    said = Statement("s", "f", 0, 1, "q", Window(None, None, "in", "t", 0, 1, "r"), "other", "x", "y")
    promise = Prediction("s", "c", "x", "other", Scope(), "y", "self", (Version("s", day, "new"),))
    made = {
        "filings": rows.filing_row(Filing("f", "c", day), "c", 0),
        "statements": rows.statement_row(said),
        "refusals": rows.refusal_row(Refusal("f", 0, 1, "q", "t", "r", "u")),
        "reports": rows.report_row(Report("r", "f", 0, 1, "q", "done", "other", "x")),
        "aliases": rows.alias_row(Alias("a", "b", day)),
        "reviews": rows.decision_row(Decision("d", day, "me", "so", "confirm"), "c", "now"),
        "profiles": rows.profile_row(promise),
        "versions": rows.version_rows(promise, {"s": rows.statement_row(said)}, [1])[0],
        "sightings": rows.sighting_row(Sighting("g", "s", "f", day, 0, 1, "q", "done", "E1", 1.0, "r")),
        "verdicts": rows.verdict_row(Verdict("v", "s", day, "met", None, "so", "r", "p"), 1, None),
        "kinds": rows.catalogue()[0][0],
        "policies": rows.catalogue()[1][0],
    }
    with Ledger(":memory:") as ledger:
        columns = {table: [row["name"] for row in ledger.conn.execute(f"PRAGMA table_info({table})")] for table in made}
    assert {table: list(row) for table, row in made.items()} == columns


@pytest.mark.parametrize(("year_end", "text"), [((6, 30), "06-30"), ((12, 31), "12-31"), ((2, 28), "02-28")])
def test_a_year_end_is_a_month_and_a_day(year_end: tuple[int, int], text: str) -> None:
    assert rows.month_day(year_end) == text
    assert rows.year_end_of(text) == year_end
