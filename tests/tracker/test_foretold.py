"""The report's forecasts: those of the command, nearest first, with what simpler ways say; and why there are none."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks import habits
from tracker import reports
from tracker.cli import main
from tracker.forecasts import telling
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading

DAY = "2024-07-15"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "habits.db"
    habits.generate(path)
    return path


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_reports_forecasts_are_those_of_the_command(ledger: Path) -> None:
    told = json.loads(run("report", ledger, "--as-of", DAY, "--format", "json"))["tables"]["forecasts"]
    lines = [json.loads(line) for line in run("forecast", ledger, "--as-of", DAY, "--format", "jsonl").splitlines()]
    foretold = {line["prediction"]: line for line in lines}
    assert {row["predictions"][0] for row in told} == foretold.keys()
    for row in told:
        line = foretold[row["predictions"][0]]
        assert (row["chance"], row["median"], row["class"], row["n"], row["dropped"]) == (
            line["by_close"], line["median"], line["class"], line["n"], line["dropped"]
        )  # fmt: skip
        assert row["most"] == telling.reach(line, 80)
        assert row["company"] >= DAY  # taken at its word it comes in what is left of its window, or at once
    closes = [foretold[row["predictions"][0]]["current_closes"] for row in told]
    ahead = [day for day in closes if day >= DAY]
    assert closes == sorted(ahead) + sorted(day for day in closes if day < DAY)


def test_the_four_forms_have_them_in_percent_with_the_gate(ledger: Path) -> None:
    for form in ("md", "html"):
        page = run("report", ledger, "--as-of", DAY, "--format", form, "--company", "Oak 17 Works")
        assert "Awaited, and how likely" in page
        assert "The gate is open: forecasts beat “the company is right” beyond chance" in page
        assert "37%" in page
        assert "0%" in page  # of what is overdue


def test_where_too_little_is_known_no_number_is_told(guided_report: dict[str, Any]) -> None:
    assert guided_report["rows"] == ()
    assert "twenty are needed before skill is told" in guided_report["says"]


@pytest.fixture
def guided_report(tmp_path: Path) -> dict[str, Any]:
    """The table of a ledger of twelve promises."""
    path = tmp_path / "few.db"
    habits.generate(path, 12, companies=2)
    with reading(path) as conn:
        made = reports.build(conn, date(2024, 7, 15), outlook=outlook(conn, date(2024, 7, 15)))
        bare = reports.build(conn, date(2024, 7, 15))
    (pending,) = (each for each in bare.tables if each.key == "forecasts")
    assert "being worked out" in pending.says
    (table,) = (each for each in made.tables if each.key == "forecasts")
    return {"rows": table.rows, "says": table.says}
