"""One field finds companies, products, promises, evidence, documents, and what a typing error meant."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasette_plugins.site.search import alike, fts, marked

Open = Callable[..., AbstractContextManager[Any]]
HOSTILE = '<script>alert("x")</script> & <b>Sons</b>'


def asked(oriel: Any, words: str, more: str = "") -> str:
    """The main part of the answer."""
    html = oriel.page(f"/-/tracker/oriel/search?q={quote(words)}{more}")
    return str(html[html.index("<main") :])


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize("typed", ["OR-77", "or 77", "or77", "OR‑77"])
def test_a_product_is_found_however_its_code_is_spelled(oriel: Any, typed: str) -> None:
    html = asked(oriel, typed)
    assert f'href="/-/tracker/oriel/company/{oriel.names["oriel"]}?subject=OR-77">OR-77</a>' in html
    assert "Did you mean" not in html


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("OR-78", "OR-77"), ("0R-77", "OR-77"), ("Oreil", "Oriel"), ("Therapuetics", "Therapeutics")],
)
def test_a_typing_error_is_answered_with_what_was_meant(oriel: Any, typed: str, meant: str) -> None:
    html = asked(oriel, typed)
    assert f'">{meant}</a>' in html[html.index("Did you mean") : html.index("?</p>")]


def test_words_of_promises_are_marked_in_their_quote_and_lead_to_their_place(oriel: Any) -> None:
    html = asked(oriel, "submitted fourth", "&as_of=2016-03-01")
    assert "slipped, late OR-77 IND or its like submitted · Oriel Therapeutics" in words(html)
    assert '<b class="hit">submitted</b> in the <b class="hit">fourth</b> quarter' in html
    (place,) = re.findall(r'href="([^"]*/document/[^"]*)"', html)
    path, anchor = unescape(place).split("#")
    assert f'id="{anchor}"' in oriel.page(path)


def test_evidence_refusals_and_documents_are_found(oriel: Any) -> None:
    text = words(asked(oriel, "stopped", "&as_of=2016-03-01"))
    assert "What later documents told It was stopped: OR-12 first patient dosed" in text
    refused = asked(oriel, "founded")
    assert "“in 2009”: past" in words(refused)
    (place,) = re.findall(r'href="([^"]*/document/[^"]*refusals=1[^"]*)"', refused)
    path, anchor = unescape(place).split("#")
    assert f'id="{anchor}"' in oriel.page(path)
    assert "8-K of 4 Mar 2015 Plans of spring" in words(asked(oriel, "Plans of sp"))
    assert "8-K of 4 Mar 2015" in words(asked(oriel, "0001234567-25-000004"))


@pytest.mark.parametrize("typed", ["oriel", "ORL", "orl", "1234567", "0001234567"])
def test_a_company_is_found_by_name_ticker_and_number(oriel: Any, typed: str) -> None:
    assert f'href="/-/tracker/oriel/company/{oriel.names["oriel"]}">Oriel Therapeutics</a>' in asked(oriel, typed)


def test_the_day_bounds_what_is_found(oriel: Any) -> None:
    assert "Nothing up to 1 Jan 2015 answers to this." in words(asked(oriel, "submitted", "&as_of=2015-01-01"))
    text = words(asked(oriel, "submit", "&as_of=2015-04-01"))
    assert "open OR-77" in text
    assert "fourth quarter" not in text


def test_every_page_has_the_field_and_keeps_the_day(oriel: Any) -> None:
    names = oriel.names
    for path in (
        "", "/promises", "/search", f"/company/{names['oriel']}", f"/prediction/{names['ind']}",
        f"/document/{names['spring']}",
    ):  # fmt: skip
        html = oriel.page(f"/-/tracker/oriel{path}?as_of=2015-09-15")
        form = html[html.index('<form class="find"') : html.index("</form>", html.index('<form class="find"'))]
        assert 'action="/-/tracker/oriel/search"' in form
        assert '<input type="hidden" name="as_of" value="2015-09-15">' in form


@pytest.mark.parametrize(
    "typed",
    ['"', "'; DROP TABLE filings; --", "NEAR(a b", "quote:x", "* OR *", "%", "_", "\x00", "a\x00b", "^", "-", "‮", "\\",
     "<b>", HOSTILE, "x" * 10_000, "AND", "{a b}: c"],
)  # fmt: skip
def test_whatever_is_typed_is_words(oriel: Any, typed: str) -> None:
    html = asked(oriel, typed)
    assert "<h1>" in html
    assert "<script>alert" not in html
    assert "<b>Sons" not in html
    assert len(html) < 20_000


def test_a_percent_sign_means_itself(oriel: Any) -> None:
    assert "Nothing up to" in words(asked(oriel, "%"))


def test_hostile_names_are_found_as_text(oriel: Any) -> None:
    html = asked(oriel, "Sons")
    assert HOSTILE in unescape(html)
    assert "<script>alert" not in html


def test_without_a_question_the_page_says_what_can_be_asked(oriel: Any) -> None:
    assert "Type a product, a company" in words(asked(oriel, " "))


def test_search_stays_light_among_many(crowded: tuple[Path, str], open_ledger: Open) -> None:
    with open_ledger(crowded[0]) as served:
        html = served.page("/-/tracker/crowd/search?q=trial")
        near = served.page("/-/tracker/crowd/search?q=VB-180")
    assert len(html.encode()) < 200_000
    assert "The first 20." in html
    assert "Did you mean" in near


@given(st.text())
def test_any_text_makes_a_question_or_none(typed: str) -> None:
    match = fts(typed)
    assert match == "" or (match.startswith('"') and match.endswith('"*') and match.count('"') % 2 == 0)


def test_a_code_is_not_taken_for_a_word_nor_a_short_word_for_another() -> None:
    assert alike("IMGN", ["IMGN529"]) == []
    assert alike("data", ["date", "date 5"]) == ["date"]
    assert alike("IND", ["ING", "INC"]) == []
    assert alike("xyzzyx", ["IMGN529", "net loss"]) == []


def test_a_long_quote_is_cut_around_what_was_found() -> None:
    shown = str(marked("before " * 100 + "the \x02word\x03 " + "after " * 100))
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert '<b class="hit">word</b>' in shown
    assert len(shown) < 600


def test_words_of_a_document_are_found_and_lead_to_their_place(oriel: Any) -> None:
    """No promise and no evidence says "receptor": only the document's own text does."""
    html = asked(oriel, "receptor", "&as_of=2016-03-01")
    assert "In the text of documents" in html
    found = re.findall(r'href="([^"]*/document/[^"]*found=[^"]*)"', html)
    assert len(found) == 1
    page = oriel.page(unescape(found[0]).partition("#")[0])
    (anchor,) = re.findall(r"#(c\d+)", found[0])
    marked = page[page.index(f'id="{anchor}"') :]
    assert "receptor" in marked[: marked.index("</mark>")]
    assert "In the text of documents" not in asked(oriel, "receptor", "&as_of=2015-01-01")
