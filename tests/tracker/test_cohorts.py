"""What a rate may know on a day, through documents: early successes wait, missing reports are told, sizes are none."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.crowd import generate
from tracker import demo, ingest, reports
from tracker.cli import main
from tracker.documents import Options
from tracker.ledger import Ledger, reading
from tracker.reports import forms

PROMISE = """Tamarisk Bio, Inc. reports
January 12, 2031

We expect to submit an IND for TB-208 in the second half of 2031. We expect to submit an IND for TB-311 in the first
half of 2031.
"""
PROOF = """Tamarisk Bio, Inc. announces
{day}

Tamarisk Bio announced today that it submitted the IND for {what} to the FDA.
"""


def ledger(path: Path, documents: dict[str, str]) -> Path:
    """A ledger of these documents by their day."""
    folder = path.with_suffix("")
    folder.mkdir()
    for day, text in documents.items():
        (folder / f"{day}.txt").write_text(text, "utf-8")
    with Ledger(path) as opened:
        for day in documents:
            options = Options(company="Tamarisk Bio, Inc.", said_on=date.fromisoformat(day), year_end=(12, 31))
            ingest.ingest(opened, [folder / f"{day}.txt"], options)
    return path


def tables(path: Path, day: str) -> dict[str, tuple[Any, ...]]:
    with reading(path) as conn:
        return {table.key: table.rows for table in reports.build(conn, date.fromisoformat(day)).tables}


def own(path: Path, day: str) -> tuple[int, int]:
    """On time, of so many judged, of what is in the company's own hands."""
    rows = [row for row in tables(path, day)["rates"] if row["name"] == "the company itself"]
    return (rows[0]["made"], rows[0]["n"]) if rows else (0, 0)


def test_an_early_success_changes_no_rate_before_the_day_of_its_own_promise(tmp_path: Path) -> None:
    late = {"2031-01-12": PROMISE, "2031-08-20": PROOF.format(day="August 20, 2031", what="TB-311")}
    early = late | {"2031-09-10": PROOF.format(day="September 10, 2031", what="TB-208")}
    with_it, without = ledger(tmp_path / "with.db", early), ledger(tmp_path / "without.db", late)
    # TB-311 was due by June: judged from the end of November on. TB-208, by December: from the end of May on
    for day in ("2031-09-10", "2031-11-28", "2031-11-29", "2031-12-31", "2032-05-29"):
        assert tables(with_it, day)["rates"] == tables(without, day)["rates"]
        assert own(with_it, day) == ((0, 0) if day < "2031-11-29" else (0, 1))
    assert (own(with_it, "2032-05-30"), own(without, "2032-05-30")) == ((1, 2), (0, 1))


def test_a_silent_miss_is_unknown_where_one_quarterly_report_is_taken_away(tmp_path: Path) -> None:
    wanted = ("2010-10-28", "2012-02-08", "2012-05-04", "2012-09-14")
    found = {}
    for name, left_out in (("whole", ""), ("lacking", "2012-02-08")):
        folder = tmp_path / name
        folder.mkdir()
        for path in demo.DOCUMENTS.iterdir():
            if path.name.startswith(wanted) and not (left_out and path.name.startswith(left_out)):
                shutil.copy(path, folder)
        with Ledger(tmp_path / f"{name}.db") as opened:
            ingest.ingest(opened, [folder], Options())
        with reading(tmp_path / f"{name}.db") as conn:
            made = reports.build(conn, date(2012, 12, 31))
        (row,) = (row for row in made.rows if row["subject"] == "BIIB015")
        (beside,) = (table for table in made.tables if table.key == "beside")
        why = [
            (reason, told["why"])
            for told, members, (_, _, reason) in zip(beside.rows, beside.members, beside.chosen, strict=True)
            if row["prediction"] in members
        ]
        found[name] = row["status"], row["detail"], why, row["review"]
    assert found["whole"] == ("dropped", "silent", [], None)
    status, detail, ((reason, words),), review = found["lacking"]
    assert (status, detail, reason) == ("overdue", None, "missing")
    assert words.startswith("unknown: filing missing")
    assert review == "10-Q for the quarter to 2011-12-31 not in the ledger"


@pytest.mark.parametrize("count", [0, 1, 3000])
def test_a_ledger_with_none_one_and_many_promises_has_a_report_in_every_form(tmp_path: Path, count: int) -> None:
    path = tmp_path / "size.db"
    if count > 1:
        generate(path, count, companies=50)
    else:
        text = "We expect to submit an IND for TB-208 in the second half of 2031." if count else "We moved to Brno."
        ledger(path, {"2031-01-12": f"Tamarisk Bio, Inc. reports\nJanuary 12, 2031\n\n{text}\n"})
    day = "2025-06-30" if count > 1 else "2031-06-30"
    for form in ("md", "html", "json", "csv"):
        result = CliRunner().invoke(main, ["report", str(path), "--as-of", day, "--format", form])
        assert result.exit_code == 0, result.output
        if form == "json":
            told = json.loads(result.stdout)["tables"]
            assert sum(row["all"] for row in told["standing"]) == (
                count if count < 2 else pytest.approx(count, rel=0.1)
            )
            assert set(told) == {"standing", "rates", "beside", "slips", "moves", "delivery", "longest", "silent",
                                 "figure_shares", "figures", "due", "forecasts", "specificity", "coverage",
                                 "context", "corrections"}  # fmt: skip
        if form == "html":
            assert result.stdout.count("<h2 ") >= 15
            assert result.stdout.count("<tr") < 30_000
    assert forms.LONG < 30_000
