"""Several ledgers served together: one board and one search over all, each row leading to where it is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

Filled = tuple[Path, dict[str, str]]
Open = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(scope="module")
def both(filled: Filled, guided: Filled, open_ledger: Open) -> Iterator[Any]:
    with open_ledger(filled[0], guided[0], names=filled[1]) as served:
        yield served


def section(page: str, heading: str) -> str:
    found = re.search(rf"<section><h2>{heading}.*?</section>", page, re.DOTALL)
    assert found, heading
    return found.group()


def test_the_board_is_over_all_and_leads_into_each(both: Any) -> None:
    page = both.page("/?as_of=2020-07-15")
    assert "over 2 ledgers with " in page
    overdue = section(page, "Overdue")
    assert '<a href="/-/tracker/guided/prediction/' in overdue
    assert '<a href="/-/tracker/oriel/prediction/' in overdue
    assert overdue.index("/-/tracker/guided/prediction/") < overdue.index(
        "/-/tracker/oriel/prediction/"
    )  # latest first
    for path in set(re.findall(r'href="(/-/tracker/(?:guided|oriel)/[^"]*)"', page)):
        assert both.get(path.replace("&amp;", "&")).status_code == 200, path
    ledgers = section(page, "Ledgers")
    assert [
        name for name in ("oriel", "guided") if f'<a href="/-/tracker/{name}?as_of=2020-07-15">{name}</a>' in ledgers
    ]
    assert both.page("/-/tracker?as_of=2020-07-15") == page


def test_its_counts_are_those_of_the_ledgers(both: Any) -> None:
    page = both.page("/?as_of=2016-06-01")
    counts = dict(re.findall(r"<b>([\d,]+)</b><span class=\"trk-status trk-(\w+)\"", page))
    told = {
        word: int(count) for count, word in re.findall(r"<b>([\d,]+)</b><span class=\"trk-status trk-(\w+)\"", page)
    }
    alone = [both.page(f"/-/tracker/{name}?as_of=2016-06-01") for name in ("oriel", "guided")]
    each = [
        {word: int(count) for count, word in re.findall(r"<b>([\d,]+)</b><span class=\"trk-status trk-(\w+)\"", one)}
        for one in alone
    ]
    assert counts
    assert told == {word: sum(one.get(word, 0) for one in each) for word in told}
    assert told["dropped"] == told["slipped"] == 1


def test_it_can_be_narrowed_and_asked_for_another_day(both: Any) -> None:
    page = both.page("/?as_of=2020-07-15&kind=facility_opening")
    assert "OR-77" not in page
    assert "plant" in section(page, "Overdue")
    assert both.get("/?as_of=June").status_code == 400
    assert "That is no day" in both.get("/?as_of=June").text


def test_one_search_answers_from_all(both: Any) -> None:
    page = both.page("/-/tracker?q=plant&as_of=2021-06-01")
    promises = section(page, "Promises")
    assert "/-/tracker/guided/prediction/" in promises
    assert "/-/tracker/oriel/prediction/" in promises
    assert 'In each ledger alone: <a href="/-/tracker/oriel/search?q=plant&amp;as_of=2021-06-01">oriel</a>' in page
    for path in set(re.findall(r'href="(/-/tracker/(?:guided|oriel)/[^"#]*)[^"]*"', page)):
        assert both.get(path.replace("&amp;", "&")).status_code == 200, path
    assert 'action="/-/tracker"' in page
    assert "OR-77" in both.page("/-/tracker?q=OR-78")  # a typing error away
    assert "Nothing up to" in both.page("/-/tracker?q=zzzzzz")


def test_a_ledger_alone_leads_to_all_and_one_that_is_hidden_is_nowhere(
    both: Any, filled: Filled, guided: Filled, open_ledger: Open
) -> None:
    assert '<a href="/-/tracker?as_of=2020-07-15">All ledgers together</a>' in both.page(
        "/-/tracker/oriel?as_of=2020-07-15"
    )
    hidden = {"databases": {"guided": {"allow": {"id": "root"}}}}
    with open_ledger(filled[0], guided[0], metadata=hidden) as served:
        page = served.page("/")
        assert "Oriel Therapeutics" in page
        assert "guided" not in page
        assert "ledgers with" not in page


def test_under_another_base(filled: Filled, guided: Filled, open_ledger: Open) -> None:
    with open_ledger(filled[0], guided[0], settings={"base_url": "/foo/"}) as served:
        page = served.page("/?as_of=2020-07-15")
        assert "over 2 ledgers" in page
        assert [href for href in re.findall(r'href="(/[^"]*)"', page) if not href.startswith("/foo/")] == []


def test_a_list_that_is_cut_says_of_how_many(filled: Filled, crowded: tuple[Path, str], open_ledger: Open) -> None:
    with open_ledger(filled[0], crowded[0], names=filled[1]) as served:
        page = served.page("/?as_of=2040-01-01")
        overdue = section(page, "Overdue")
        (total,) = re.findall(r"<b>([\d,]+)</b><span class=\"trk-status trk-overdue\"", page)
        assert int(total) > 8
        assert f'<span class="small">8 of {total}</span>' in overdue
        assert '<p class="more">All in <a href="/-/tracker/' in overdue


@pytest.mark.parametrize(
    "address",
    ["/?kind=foo", "/?controller=foo", "/-/tracker/oriel?kind=foo", "/-/tracker/oriel?controller=foo",
     "/-/tracker/oriel/promises?kind=foo", "/-/tracker/oriel/report?kind=foo"],
)  # fmt: skip
def test_a_kind_that_is_none_is_told_and_not_answered_with_nothing(both: Any, address: str) -> None:
    answer = both.get(address)
    assert answer.status_code == 400
    assert "must be one of" in answer.text
