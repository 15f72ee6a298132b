"""The saved queries count what the report counts: each number of the one is the number of the other."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import demo, metadata, reports
from tracker.ledger import reading
from tracker.reports import Report, saved

DAYS = ("2011-12-31", "2014-12-31")
COUNTS = {
    "rates": {"n": "judged", "made": "on_time", "rate": "rate", "grace": "with_grace", "early": "early", "late": "late",
                  "slipped": "slipped", "dropped": "dropped", "silent": "silent", "partial": "in_part"},
    "slips": {"n": "delivered", "first": "first", "median": "median", "third": "third", "ninth": "ninth",
              "each": "each_month", "each_ninth": "each_month_ninth"},
    "moves": {"n": "promises", "pushed": "pushed_out", "each": "each", "twice": "twice", "months": "months",
              "slipping": "slipping", "stealth": "stealth", "slipped": "slipped", "ahead": "warned"},
    "figure_shares": {"n": "judged", "inside": "inside", "better": "better", "missed": "missed", "dropped": "dropped",
                          "first": "first", "median": "median", "third": "third", "width": "width"},
}  # fmt: skip


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("saved") / "demo.db"
    demo.build(path)
    with reading(path) as opened:
        yield opened


def asked(conn: sqlite3.Connection, query_of: str, day: str, **more: str) -> list[dict[str, Any]]:
    """What a saved query gives, as Datasette asks it: what is left out is an empty text."""
    query = metadata.of_ledger()["queries"][f"report_{query_of}"]
    given = dict.fromkeys(query["params"], "") | {"as_of": day} | more
    return [dict(row) for row in conn.execute(query["sql"], given)]


def made(conn: sqlite3.Connection, day: str) -> Report:
    return reports.build(conn, date.fromisoformat(day))


def table(report: Report, key: str) -> Any:
    return next(each for each in report.tables if each.key == key)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("key", COUNTS)
def test_a_groups_numbers_are_those_of_its_query(conn: sqlite3.Connection, key: str, day: str) -> None:
    told = {(row["by_what"], row["name"]): row for row in asked(conn, key, day)}
    rows = table(made(conn, day), key).rows
    assert rows
    for row in rows:
        found = told[row["by"], row["name"]]
        got = {name: found[column] for name, column in COUNTS[key].items()}
        assert got == pytest.approx({name: row[name] for name in COUNTS[key]}, abs=1e-5), (row["by"], row["name"])


@pytest.mark.parametrize("day", DAYS)
def test_standing_outside_and_years_are_those_of_their_queries(conn: sqlite3.Connection, day: str) -> None:
    report = made(conn, day)
    standing = {row["standing"]: row for row in asked(conn, "standing", day)}
    for row in table(report, "standing").rows:
        found = standing[row["standing"]]
        assert (found["promises"], found["self"]) == (row["all"], row.get("self") or 0)
    outside = {row["outside"]: row["promises"] for row in asked(conn, "beside", day)}
    beside = table(report, "beside")
    assert outside == {why: row["n"] for (_, _, why), row in zip(beside.chosen, beside.rows, strict=True)}
    years = [(row["year"], row["promises"], row["dated"], row["mean_days"]) for row in asked(conn, "specificity", day)]
    exact = table(report, "specificity").rows
    assert years == [(row["year"], row["n"], row["dated"], row["days"]) for row in exact]


@pytest.mark.parametrize("day", DAYS)
def test_the_curve_is_that_of_its_query(conn: sqlite3.Connection, day: str) -> None:
    found = [[row[name] for name in ("at_risk", "delivered", "stopped", "silent")] for row in
             asked(conn, "delivery", day)]  # fmt: skip
    rows = table(made(conn, day), "delivery").rows
    assert len(rows) == 4
    for got, row in zip(found, rows, strict=True):
        assert got == pytest.approx([row[name] for name in ("n", "delivered", "stopped", "silent")])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("key", ["longest", "silent", "figures", "due"])
def test_a_list_is_that_of_its_query(conn: sqlite3.Connection, key: str, day: str) -> None:
    found = asked(conn, key, day)
    rows = table(made(conn, day), key).rows
    assert [row["prediction"] for row in found][: len(rows)] == [row["prediction"] for row in rows]
    for got, row in zip(found, rows, strict=False):
        for name in {"days", "actual", "error", "width", "low", "high"} & set(row) & set(got):
            assert got[name] == pytest.approx(row[name])


@pytest.mark.parametrize("day", DAYS)
def test_the_rows_behind_every_number_are_found_by_the_query_of_rows(conn: sqlite3.Connection, day: str) -> None:
    for each in made(conn, day).tables:
        for members, (of, by, name) in zip(each.members, each.chosen, strict=bool(each.chosen)):
            found = asked(conn, "promises", day, of=of, by=by, name=name)
            assert sorted(row["prediction"] for row in found) == sorted(members), (each.key, of, by, name)


def test_a_choice_narrows_the_queries_as_it_narrows_the_report(conn: sqlite3.Connection) -> None:
    company = conn.execute("SELECT head FROM companies WHERE name LIKE 'ImmunoGen%'").fetchone()[0]
    report = reports.build(conn, date(2014, 12, 31), company, "trial_start", date(2010, 6, 1))
    chosen = {"company": company, "kind": "trial_start", "since": "2010-06-01"}
    assert report.asked == {"as_of": "2014-12-31", **chosen}
    found = asked(conn, "standing", "2014-12-31", **chosen)
    assert sum(row["promises"] for row in found) == sum(row["all"] for row in table(report, "standing").rows) > 0


def test_documents_are_counted_alike(conn: sqlite3.Connection) -> None:
    found = {(row["company_name"], row["year"]): row["documents"] for row in asked(conn, "coverage", DAYS[1])}
    rows = table(made(conn, DAYS[1]), "coverage").rows
    assert found == {(row["company_name"], row["year"]): row["n"] for row in rows if row["n"]}


def test_every_table_has_its_query() -> None:
    assert json.dumps(saved.queries())
    assert set(saved.QUERIES) >= {f"report_{key}" for key in COUNTS}
