"""A ledger of any name carries the words and the ready questions of `metadata.yml`, once."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from tracker import metadata

LATER = hasattr(Datasette, "add_query")  # 1.0, which is told what 0.65 asks for
Open = Callable[..., AbstractContextManager[Any]]
Filled = tuple[Path, dict[str, str]]
TITLES = {query["title"] for query in metadata.of_ledger()["queries"].values()}


def titles(html: str) -> list[str]:
    """The ready questions that a database's page links to."""
    return [title for title in map(unescape, re.findall(r"<li><a [^>]*>([^<]+)</a>", html)) if title in TITLES]


@pytest.mark.parametrize("name", ["demo", "guidance", "über uns"])
def test_words_and_questions_are_there_once_whatever_the_file_is_called(
    filled: Filled, tmp_path: Path, open_ledger: Open, name: str
) -> None:
    shutil.copy(filled[0], tmp_path / f"{name}.db")
    with open_ledger(tmp_path / f"{name}.db", metadata=metadata.load()) as served:
        path = str(served.datasette.urls.database(name))
        shown = titles(served.page(path))
        if LATER:  # shows the first few, and the rest on a page of their own
            shown = [query["title"] for query in served.get(f"{path}/-/queries.json").json()["queries"]]
        assert sorted(shown) == sorted(TITLES)
        html = served.page(f"{path}/predictions_current")
        slips = served.get(f"{path}/longest_slips.json?_shape=array").json()
    described = metadata.of_ledger()["tables"]["predictions_current"]
    assert described["columns"]["happened_from"] in html
    assert described["description"] in html
    assert [(row["subject"], row["days"]) for row in slips] == [("OR-77", 94)]


@pytest.mark.skipif(LATER, reason="1.0 hides tables by its configuration alone")
def test_tables_that_are_hidden_in_the_words_are_hidden_on_the_page(filled: Filled, open_ledger: Open) -> None:
    with open_ledger(filled[0]) as served:
        tables = {table["name"]: table["hidden"] for table in served.get("/oriel.json").json()["tables"]}
    assert tables["texts"]
    assert not tables["filings"]


def test_the_users_own_words_and_questions_stand_before_ours(filled: Filled, open_ledger: Open) -> None:
    own = {
        "tables": {"filings": {"description": "Our reading list."}},
        "queries": {"longest_slips": {"sql": "select 1 as one"}, "mine": {"sql": "select 2 as two"}},
    }
    given = {name: {"databases": {"oriel": own}} for name in ("metadata", *["config"] * LATER)}
    with open_ledger(filled[0], **given) as served:
        html = served.page("/oriel/filings")
        assert served.get("/oriel/longest_slips.json?_shape=array").json() == [{"one": 1}]
        assert served.get("/oriel/mine.json?_shape=array").json() == [{"two": 2}]
        assert served.get("/oriel/overdue_without_evidence.json?_shape=array&as_of=").status_code == 200
    assert "Our reading list." in html
    assert metadata.of_ledger()["tables"]["filings"]["columns"]["sha256"] in unescape(html)


def test_a_database_that_is_no_ledger_gets_no_words(tmp_path: Path, open_ledger: Open) -> None:
    conn = sqlite3.connect(tmp_path / "other.db")
    conn.execute("CREATE TABLE filings (id INTEGER PRIMARY KEY)")
    conn.close()
    with open_ledger(tmp_path / "other.db") as served:
        html = served.page("/other") + served.page("/other/filings")
        said = {"databases": {}} if LATER else served.get("/-/metadata.json").json()
    assert titles(html) == []
    assert metadata.of_ledger()["tables"]["filings"]["description"] not in html
    assert said == {"databases": {}}
