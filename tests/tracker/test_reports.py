"""The report of the demo, counted a second time from what `tracker status` says; its four forms; what is missing."""

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker import demo, reports
from tracker.charts import drawing
from tracker.cli import main
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading
from tracker.metrics.cohort import checked_on
from tracker.reports import questions
from tracker.reports.coverage import missing

DAY = "2014-12-31"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "demo.db"
    demo.build(path)
    return path


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_edgar_lists_of_one_company_is_found_by_its_cik(ledger: Path) -> None:
    with reading(ledger) as conn:
        bound = {"company": "any", "as_of": DAY}
        plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {questions.ABSENT_OF}", bound)]
    assert "SEARCH l USING INDEX listed_by_company (cik=? AND filed_on<?)" in plan
    assert not [step for step in plan if step.startswith("SCAN")]


@pytest.fixture(scope="module")
def told(ledger: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("report", ledger, "--as-of", DAY, "--format", "json"))
    return found


@pytest.fixture(scope="module")
def book(ledger: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("status", ledger, "--as-of", DAY, "--format", "jsonl").splitlines()]


def test_every_promise_is_counted_once_by_its_standing(told: dict[str, Any], book: list[dict[str, Any]]) -> None:
    counted = Counter(
        " ".join(filter(None, (each["status"], (each["detail"] or "").replace("_", " ")))) for each in book
    )
    assert {row["standing"]: row["all"] for row in told["tables"]["standing"]} == dict(counted)
    named = [prediction for row in told["tables"]["standing"] for prediction in row["predictions"]]
    assert sorted(named) == sorted(each["prediction"] for each in book)


def test_rates_and_what_stands_beside_them_make_the_whole(told: dict[str, Any], book: list[dict[str, Any]]) -> None:
    rates = [row for row in told["tables"]["rates"] if row["by"] in ("in the hands of", "figures")]
    assert sum(row["n"] for row in rates) + sum(row["n"] for row in told["tables"]["beside"]) == len(book)
    by_id = {each["prediction"]: each for each in book}
    for row in told["tables"]["rates"]:
        members = [by_id[prediction] for prediction in row["predictions"]]
        assert len(members) == row["n"]
        assert row["made"] == sum(each["status"] == "met" and each["detail"] != "partial" for each in members)
        assert row["silent"] == sum(each["detail"] == "silent" for each in members)
        assert all(checked_on(date.fromisoformat(each["closes"]), "06-30") <= date(2014, 12, 31) for each in members)
        assert (row["rate"] is None) == (row["n"] < 5)


def test_the_longest_slip_is_told_with_its_days(told: dict[str, Any]) -> None:
    ind = next(
        row for row in told["tables"]["longest"] if row["subject"] == "IMGN529" and row["said_on"] == "2010-10-28"
    )
    assert (ind["window"], ind["happened"], ind["days"]) == ("2011-05-01 to 08-31", "2011-09-07 to 09-22", 22)


def test_the_silent_one_is_named(told: dict[str, Any]) -> None:
    assert [row["subject"] for row in told["tables"]["silent"]] == ["BIIB015"]


def test_figures_are_held_against_what_came(told: dict[str, Any]) -> None:
    revenue = next(row for row in told["tables"]["figures"] if row["subject"] == "revenue")
    assert (revenue["low"], revenue["high"], revenue["actual"], revenue["detail"]) == (66e6, 70e6, 59.9e6, "missed")
    assert revenue["error"] == pytest.approx((59.9 - 68) / 68)


def test_the_four_forms_say_the_same(ledger: Path, told: dict[str, Any], tmp_path: Path) -> None:
    out = tmp_path / "report"
    assert "rows written" in run("report", ledger, "--as-of", DAY, "--format", "csv", "-o", out)
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert {row["table"] for row in rows} == {name for name, table in told["tables"].items() if table}
    with reading(ledger) as conn:
        made = reports.build(conn, date.fromisoformat(DAY), outlook=outlook(conn, date.fromisoformat(DAY)))
        assert json.loads(json.dumps(reports.data(made))) == told
    words = run("report", ledger, "--as-of", DAY)
    page = run("report", ledger, "--as-of", DAY, "--format", "html")
    for heading in re.findall(r"^## (.+)$", words, re.MULTILINE):
        assert heading in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page), "one file that opens offline"


def test_a_company_a_kind_and_a_day_choose(ledger: Path) -> None:
    found = json.loads(run("report", ledger, "--as-of", DAY, "--company", "ImmunoGen", "--kind", "trial_start",
                           "--since", "2010-06-01", "--format", "json"))  # fmt: skip
    whole = json.loads(run("report", ledger, "--as-of", DAY, "--kind", "trial_start", "--format", "json"))
    counts = [sum(row["all"] for row in each["tables"]["standing"]) for each in (found, whole)]
    assert 0 < counts[0] < counts[1]


def test_an_empty_choice_is_told(ledger: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(ledger), "--as-of", "1999-12-31"])
    assert (result.exit_code, "no document by 1999-12-31" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("r.html", "<!doctype html>"), ("r.HTM", "<!doctype html>"), ("r.json", "{"), ("r.csv", "table,row,"),
     ("r.md", "# Guidance"), ("r", "# Guidance")],
)  # fmt: skip
def test_the_name_of_the_file_tells_the_form(ledger: Path, tmp_path: Path, name: str, begins: str) -> None:
    out = tmp_path / name
    run("report", ledger, "--as-of", DAY, "--kind", "trial_start", "-o", out)
    assert out.read_text(encoding="utf-8").lstrip().startswith(begins)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--format", "md", "-o", "r.html"], 2, "r.html is named as html, and --format says md"),
        (["--since", "2015-01-01"], 1, f"nothing that is first promised since 2015-01-01 can be reported as of {DAY}"),
        (["--company", ""], 1, "the company asked for has no name"),
    ],
)
def test_what_cannot_be_meant_is_refused(ledger: Path, words: list[str], status: int, told: str) -> None:
    result = CliRunner().invoke(main, ["report", str(ledger), "--as-of", DAY, *words])
    assert (result.exit_code, told in result.stderr) == (status, True), result.stderr


def test_a_report_between_two_that_is_not_there_is_named() -> None:
    there = [{"form": "10-Q", "period_end": day} for day in ("2030-03-31", "2030-09-30")]
    there.append({"form": "10-K", "period_end": "2030-12-31"})
    assert list(missing(there, "12-31", date(2031, 4, 20))) == [
        (date(2030, 6, 30), "10-Q for the quarter to 2030-06-30")
    ]
    assert list(missing([{"form": "8-K", "period_end": "2030-03-31"}], "12-31", date(2031, 4, 20))) == []


def test_a_report_without_what_draws_says_what_to_install(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    page = run("report", ledger, "--as-of", DAY, "--format", "html")
    assert (page.count("<svg"), page.count("milestone-tracker[charts]")) == (0, 1)
    assert page.count("The rows of this picture") == 4
