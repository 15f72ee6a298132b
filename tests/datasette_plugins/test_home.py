"""The board is the home of a ledger; Datasette's own index stays one click away; permissions are Datasette's."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., AbstractContextManager[Any]]
Filled = tuple[Path, dict[str, str]]
BOARD = "What was promised, and what came of it"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE things (id INTEGER PRIMARY KEY)")
    conn.close()
    return path


def test_home_is_the_board_and_the_index_is_a_click_away(oriel: Any) -> None:
    home = oriel.page("/")
    assert BOARD in home
    assert 'href="/-/"' in home
    assert 'href="/oriel"' in home
    index = oriel.page("/-/")
    assert BOARD not in index
    assert '<a href="/oriel">oriel</a>' in index


def test_home_keeps_the_question(oriel: Any) -> None:
    assert "As of 15 Sep 2015." in oriel.page("/?as_of=2015-09-15")


def test_datasettes_json_stays_where_it_was(oriel: Any) -> None:
    assert '"path": "/oriel"' in oriel.page("/.json").replace('":"', '": "')
    rows = oriel.get("/oriel/predictions_current.json?_shape=array&subject=OR-77").json()
    assert [row["outcome"] for row in rows] == ["slipped"]


def test_an_address_that_no_route_knows_is_not_found(oriel: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert oriel.get("/-/nowhere/at/all").status_code == 404
    assert oriel.get("/nowhere").status_code == 404
    assert capsys.readouterr().out == ""


def test_without_a_ledger_nothing_changes(other: Path, open_ledger: Open) -> None:
    with open_ledger(other) as served:
        assert '<a href="/other">other</a>' in served.page("/")
        assert "/-/tracker" not in served.page("/other")
        assert served.get("/-/tracker").status_code == 404


def test_the_menus_lead_to_the_board_once(oriel: Any) -> None:
    html = oriel.page("/oriel")
    assert html.count('<a href="/-/tracker/oriel">Promises</a>') == 1
    assert html.count("Board: due, overdue, lately decided") == 1


def test_two_ledgers_each_have_a_board(
    filled: Filled, crowded: tuple[Path, str], other: Path, open_ledger: Open
) -> None:
    with open_ledger(other, filled[0], crowded[0]) as served:
        home = served.page("/")
        assert '<a href="/-/tracker/oriel">oriel</a>' in home
        assert '<a href="/-/tracker/crowd">crowd</a>' in home
        assert "Promises in crowd" in served.page("/other")
        assert "Vesper Biologics" in served.page("/-/tracker/crowd")
        assert served.get("/-/tracker/other").status_code == 404


def test_a_ledger_that_may_not_be_seen_is_not_shown(filled: Filled, open_ledger: Open) -> None:
    closed = {"databases": {"oriel": {"allow": {"id": "root"}}}}
    with open_ledger(filled[0], metadata=closed) as served:
        assert served.get("/-/tracker/oriel").status_code == 403
        assert served.get("/-/tracker").status_code == 404
        assert served.get(f"/-/tracker/oriel/document/{filled[1]['spring']}").status_code == 403
        assert "Oriel Therapeutics" not in served.get("/").text
        cookie = {"ds_actor": served.datasette.sign({"a": {"id": "root"}}, "actor")}
        assert served.get("/-/tracker/oriel", cookies=cookie).status_code == 200


def test_a_metadata_file_for_another_name_does_no_harm(filled: Filled, open_ledger: Open) -> None:
    with open_ledger(filled[0], metadata={"title": "My ledgers", "databases": {"demo": {}}}) as served:
        assert BOARD in served.page("/")
