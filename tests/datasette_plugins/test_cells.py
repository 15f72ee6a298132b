"""Cells of Datasette's tables are dressed where they are a ledger's, and nowhere else."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from datasette_plugins.site.cells import badge, dress
from datasette_plugins.site.links import Links

Open = Callable[..., AbstractContextManager[Any]]


def test_a_view_shows_badges_and_links(oriel: Any) -> None:
    html = oriel.page("/oriel/predictions_current")
    assert '<span class="trk-status trk-slipped">slipped</span>' in html
    assert f'<a href="/-/tracker/oriel/prediction/{oriel.names["ind"]}">{oriel.names["ind"]}</a>' in html
    place = f"/-/tracker/oriel/document/{oriel.names['winter']}"
    assert f'<a href="{place}">“The IND for OR-77 was submitted on 3 December 2015.”</a>' in html
    assert f'<a href="/-/tracker/oriel/company/{oriel.names["oriel"]}">Oriel Therapeutics</a>' in html


def test_a_quote_leads_to_its_very_words(oriel: Any) -> None:
    html = oriel.page("/oriel/timeline")
    start = "Oriel Therapeutics reports its second quarter\n\n"
    assert f'/-/tracker/oriel/document/{oriel.names["summer"]}?at={len(start)}#c{len(start)}"' in html


def test_a_query_of_ones_own_is_dressed_too(oriel: Any) -> None:
    html = oriel.page("/oriel?sql=select+'overdue'+as+status,+'nonsense'+as+outcome,+12+as+prediction")
    assert '<span class="trk-status trk-overdue">overdue</span>' in html
    assert "trk-nonsense" not in html


def test_the_sheet_of_the_cells_comes_once_with_a_ledgers_tables(oriel: Any) -> None:
    assert len(re.findall(r"/-/tracker-static/cells\.css\?\w+", oriel.page("/oriel/predictions_current"))) == 1


def test_another_database_with_our_columns_is_left_alone(tmp_path: Path, open_ledger: Open) -> None:
    other = tmp_path / "other.db"
    conn = sqlite3.connect(other)
    conn.execute("CREATE TABLE orders (id TEXT PRIMARY KEY, status TEXT, prediction TEXT)")
    conn.execute("INSERT INTO orders VALUES ('1', 'met', 'abc')")
    conn.commit()
    conn.close()
    with open_ledger(other) as served:
        html = served.page("/other/orders")
    assert "trk-status" not in html
    assert "/-/tracker" not in html  # no link and no sheet


def test_hostile_cells_are_text(oriel: Any) -> None:
    for path in ("/oriel/predictions_current", "/oriel/expectations", "/oriel/documents"):
        html = oriel.page(path)
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


@pytest.fixture
def links(oriel: Any) -> Links:
    return Links(oriel.datasette, "oriel")


def test_a_long_quote_is_cut_at_a_word(links: Links) -> None:
    shown = dress(links, None, "quote", "word " * 200, {})
    assert str(shown) == f'<span class="trk-quote">“{"word " * 55}word …”</span>'


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [(None, "status", "shipped"), ("orders", "outcome", "unknown")],
)
def test_what_is_no_word_of_ours_stays(links: Links, table: str | None, column: str, value: str) -> None:
    assert dress(links, table, column, value, {}) is None


def test_a_badge_says_its_detail() -> None:
    assert badge("met", "on_time") == Markup('<span class="trk-status trk-met">met, on time</span>')


def test_a_window_is_a_bar_beside_its_last_day(oriel: Any) -> None:
    html = oriel.page("/oriel/timeline?prediction=" + oriel.names["ind"])
    assert 'title="Q4 2015">2015-12-31 <svg viewBox="0 0 365 8"' in html
    assert '<rect x="273" width="92" height="8"/>' in html
