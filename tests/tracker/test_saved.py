"""The saved queries count what the report counts: each number of the one is the number of the other."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from events.kinds import KINDS
from tracker import demo, due, metadata, reports
from tracker.cli import main
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading
from tracker.reports import Report, saved
from tracker.reports.closing import DONE

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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("saved") / "demo.db"
    demo.build(path)
    return path


@pytest.fixture(scope="module")
def conn(built: Path) -> Iterator[sqlite3.Connection]:
    with reading(built) as opened:
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
    assert found == {(row["company_name"], row["year"]): row["n"] for row in rows}


@pytest.mark.parametrize("day", DAYS)
def test_missing_documents_are_counted_and_named_alike(conn: sqlite3.Connection, day: str) -> None:
    rows = table(made(conn, day), "coverage").rows
    counts = {(row["company_name"], row["year"]): row["missing"] for row in asked(conn, "coverage", day)}
    assert counts == {(row["company_name"], row["year"]): row["absent"] for row in rows}
    assert sum(counts.values()) == {"2011-12-31": 1, "2014-12-31": 15}[day]
    for row in rows:
        found = asked(conn, "missing", day, company=row["company"], year=row["year"])
        words = [
            f"{each['form']} for the {'year' if each['form'] != '10-Q' else 'quarter'} to {each['period_end']}"
            for each in found
        ]
        assert words[:5] == (row["missing"].split("; ")[:5] if row["missing"] else [])
        assert len(words) == row["absent"]


def test_what_persons_decided_stands_at_the_end_with_what_they_took_back(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    shutil.copy(built, path)
    with reading(path) as conn:
        report = made(conn, DAYS[1])
        assert table(report, "corrections").rows == ()
        name = next(row["prediction"] for row in report.rows if row["status"] == "overdue")
    words = ["--outcome", "slipped,late", "--happened-on", "2012-03-01", "--source", "a register", "--why", "listed"]
    who = ["--by", "Ann", "--on", "2014-06-30"]
    result = CliRunner().invoke(main, ["review", str(path), name, *words, *who])
    assert result.exit_code == 0, result.output
    with reading(path) as conn:
        assert table(made(conn, DAYS[0]), "corrections").rows == ()  # of a later day
        found = table(made(conn, DAYS[1]), "corrections")
        (row,) = found.rows
        assert (row["prediction"], row["by"], row["action"], row["why"]) == (name, "Ann", "outcome", "listed")
        assert (row["decided_on"], row["taken_back_on"], found.members) == ("2014-06-30", None, ((name,),))
        assert [dict(each) for each in asked(conn, "corrections", DAYS[1])] == [dict(row)]


def test_a_filing_that_is_only_listed_is_missing_and_stands_for_the_report_it_is(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    shutil.copy(built, path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.executemany(
            "INSERT INTO listed VALUES (?, '855654', ?, ?, ?, NULL, 'made up', '2014-01-01')",
            [
                ("0000855654-11-000001", "10-Q", "2011-02-04", "2010-12-28"),
                ("0000855654-11-000002", "8-K", "2011-03-08", None),
            ],
        )
    with reading(path) as conn:
        conn.row_factory = sqlite3.Row
        (row,) = (
            each for each in table(made(conn, DAYS[1]), "coverage").rows
            if (each["company_name"], each["year"]) == ("ImmunoGen, Inc.", "2011")
        )  # fmt: skip
        found = asked(conn, "missing", DAYS[1], company=row["company"], year="2011")
        assert [(each["form"], each["filed_on"]) for each in found if each["accession"]] == [
            ("10-Q", "2011-02-04"), ("8-K", "2011-03-08"),
        ]  # fmt: skip
        assert row["absent"] == len(found)
        # the quarter's report is listed, so that it is not named a second time as one that was due
        assert "2010-12-31" not in str([dict(each) for each in asked(conn, "missing", DAYS[1], year="2010")])


@pytest.mark.parametrize("day", [*DAYS, "2012-10-31", "2008-01-01"])
def test_what_is_waited_for_is_what_the_board_waits_for(conn: sqlite3.Connection, day: str) -> None:
    rows = table(made(conn, day), "due")
    found = asked(conn, "due", day)
    assert [row["prediction"] for row in found] == [member for (member,) in rows.members]
    assert [row["stands"] for row in found] == [row["stands"] for row in rows.rows]
    waits = due.due(conn, date.fromisoformat(day))
    for words, members in {"overdue": waits.overdue, "due": waits.due, "opens soon": waits.coming}.items():
        own = {row["prediction"] for row in found if row["stands"] == words}
        assert own == {row["prediction"] for row in members}


def test_a_patent_that_has_run_out_is_told_and_not_waited_for(conn: sqlite3.Connection) -> None:
    says = table(made(conn, DAYS[1]), "due").says
    assert "1 patent that has run out is not waited for: law decides an expiry" in says


def test_every_kind_tells_what_would_close_it() -> None:
    assert DONE.keys() == KINDS.keys()


def test_forecasts_are_of_what_their_query_lists(conn: sqlite3.Connection) -> None:
    report = reports.build(conn, date(2012, 10, 31), outlook=outlook(conn, date(2012, 10, 31)))
    told = [member for (member,) in table(report, "forecasts").members]
    listed = [row["prediction"] for row in asked(conn, "forecasts", "2012-10-31")]
    assert told
    assert [id for id in listed if id in told] == told


def test_published_rates_are_those_of_their_query(conn: sqlite3.Connection) -> None:
    query = metadata.of_ledger()["queries"]["report_context"]
    assert query["params"] == []
    assert [dict(row) for row in conn.execute(query["sql"])] == list(table(made(conn, DAYS[1]), "context").rows)


def test_every_table_has_its_query(conn: sqlite3.Connection) -> None:
    assert json.dumps(saved.queries())
    report = reports.build(conn, date(2012, 10, 31), outlook=outlook(conn, date(2012, 10, 31)))
    assert saved.QUERIES.keys() == {f"report_{each.key}" for each in report.tables} | {
        "report_promises", "report_missing",
    }  # fmt: skip
