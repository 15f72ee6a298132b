"""The fiscal year's end that a document is read with: its own, or the company's told nearest in time, in any order."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from events.types import Filing
from tracker import queries
from tracker.cli import main
from tracker.ledger import reading
from tracker.year_ends import by_day, nearest, read_with


def filing(day: str, year_end: tuple[int, int] = (12, 31), told: bool = False, id: str = "") -> Filing:
    return Filing(id or day, "Orion", date.fromisoformat(day), year_end=year_end, year_end_told=told)


def test_what_a_document_tells_counts_for_it_and_for_those_near_it_that_tell_none() -> None:
    filings = [
        filing("2010-01-01"), filing("2010-06-01", (6, 30), True), filing("2011-01-01"), filing("2013-01-01"),
        filing("2014-01-01", (12, 31), True), filing("2019-01-01"),
    ]  # fmt: skip
    assert list(read_with(filings).values()) == [(6, 30), (6, 30), (6, 30), (12, 31), (12, 31), (12, 31)]
    assert read_with(filings[:1]) == {"2010-01-01": (12, 31)}


def test_of_two_as_near_the_earlier_counts() -> None:
    told = by_day([filing("2010-01-01", (6, 30), True), filing("2010-01-11", (9, 30), True)])
    assert nearest(told, date(2010, 1, 6)) == (6, 30)
    assert nearest(told, date(2010, 1, 7)) == (9, 30)


def test_of_several_on_a_day_what_most_say_counts_in_any_order() -> None:
    said = [filing("2010-01-01", end, True, f"{n}") for n, end in enumerate([(9, 30), (6, 30), (9, 30)])]
    for order in itertools.permutations(said):
        assert by_day(order) == {date(2010, 1, 1): (9, 30)}
    assert by_day(said[:2]) == {date(2010, 1, 1): (6, 30)}


# Norvane's fiscal year closes on June 30, which only two of its documents tell
DOCUMENTS = {
    "2012-08-09.txt": """LUND, Sweden, August 9, 2012 - Norvane Therapeutics AB today gave an outlook.

We expect to submit an IND for NV-12 in the first half of fiscal 2013.
We plan to begin a Phase 2 trial of NV-30 in the third fiscal quarter of 2013.
""",
    "2012-09-13.txt": """LUND, Sweden, September 13, 2012 - Norvane Therapeutics AB today reported results for its
fiscal year ended June 30, 2012.

We expect revenues of $12 million to $14 million for fiscal 2013.
""",
    "2013-01-10.txt": """LUND, Sweden, January 10, 2013 - Norvane Therapeutics AB today announced that it submitted the
IND for NV-12 on January 8, 2013.
""",
    "2013-05-02.txt": """LUND, Sweden, May 2, 2013 - Norvane Therapeutics AB today reported results for the third
quarter ended March 31, 2013.

The Phase 2 trial of NV-30 began on March 4, 2013.
""",
}
TABLES = ("statements", "reports", "refusals", "aliases", "profiles", "versions", "sightings", "verdicts")


def run(*words: object) -> str:
    done = CliRunner().invoke(main, list(map(str, words)), prog_name="tracker")
    assert done.exit_code == 0, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("documents")
    for name, text in DOCUMENTS.items():
        (where / name).write_text(text)
    return where


def standing(path: Path) -> dict[str, Any]:
    """What stands in a ledger: every fact and every row of the book that has not fallen, and what is watched."""
    from tracker.views import stands

    with reading(path) as conn:
        found: dict[str, Any] = {
            table: sorted(tuple(row) for row in conn.execute(f"SELECT x.* FROM {table} x WHERE {stands('x')}"))
            for table in TABLES
        }
        found["watched"] = sorted(tuple(row) for row in conn.execute("SELECT * FROM watched"))
        found["companies"] = sorted(tuple(row) for row in conn.execute("SELECT * FROM companies"))
    return found


def test_a_document_that_does_not_tell_is_read_with_what_others_tell(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    names = sorted(DOCUMENTS)
    run("ingest", path, folder / names[0])

    def windows() -> dict[str, tuple[str, str, str]]:
        with reading(path) as conn:
            rows = conn.execute(queries.STATUS, {"as_of": "2013-06-30"}).fetchall()
        return {
            row["subject"]: (row["opens"], row["closes"], row["status"]) for row in rows if row["subject"][0] == "N"
        }

    assert windows() == {
        "NV-12": ("2013-01-01", "2013-06-30", "due"), "NV-30": ("2013-07-01", "2013-09-30", "open"),
    }  # fmt: skip
    for name in names[1:]:
        run("ingest", path, folder / name)
    assert windows() == {
        "NV-12": ("2012-07-01", "2012-12-31", "slipped"), "NV-30": ("2013-01-01", "2013-03-31", "met"),
    }  # fmt: skip
    assert "read differently" not in run("verify", path)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::3])
@pytest.mark.parametrize("alone", [True, False])
def test_any_order_of_reading_ends_in_the_same_ledger(
    folder: Path, tmp_path: Path, order: tuple[int, ...], alone: bool
) -> None:
    names = sorted(DOCUMENTS)
    run("ingest", tmp_path / "straight.db", folder)
    paths = [folder / names[number] for number in order]
    if alone:
        for path in paths:
            run("ingest", tmp_path / "x.db", path)
    else:
        run("ingest", tmp_path / "x.db", *paths)
    assert standing(tmp_path / "x.db") == standing(tmp_path / "straight.db")
