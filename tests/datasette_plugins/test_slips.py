"""The slips page tells who put off what, how openly, and by how much, as of any day."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., AbstractContextManager[Any]]
Ledger = tuple[Path, dict[str, str]]


@pytest.fixture(scope="module")
def lumen(guided: Ledger, open_ledger: Open) -> Iterator[Any]:
    with open_ledger(guided[0], names=guided[1]) as served:
        yield served


def parts(html: str) -> dict[str, str]:
    """The sections of a page as one line each, by their headings."""
    found = re.findall(r"<section><h2>(.*?)</h2>(.*?)</section>", html, re.S)
    return {plain(name): plain(body) for name, body in found}


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_each_sort_of_slip_is_told(lumen: Any) -> None:
    said = parts(lumen.page("/-/tracker/guided/slips?as_of=2021-12-31"))
    assert "plant site opens 2 Q2 2020 → Q4 2020 → Q2 2021 12 months slipped, moved" in said["Put off more than once"]
    assert (
        "plant site opens from Q4 2020 to Q2 2021 The plant should open in the second quarter of 2021. "
        "10-Q of 2 Nov 2020"
    ) in said["Moved without a word of delay"]
    assert "ship lamp product launched 2020 15 Nov 2021 Two reports name neither" in said["Silent"]
    assert "plant site opens 12 months Q2 2020 → Q4 2020 → Q2 2021 slipped, moved" in said["The longest"]
    # a figure that missed its range came in time
    assert "revenue" not in said["The longest"]


def test_the_day_bounds_what_is_told(lumen: Any) -> None:
    said = parts(lumen.page("/-/tracker/guided/slips?as_of=2020-08-31"))
    assert said["Put off more than once"] == "No promise was put off more than once."
    assert said["Moved without a word of delay"] == "Every move was told as one."
    assert said["Silent"].startswith("Nothing is known to have been passed over in silence.")
    assert "plant site opens 6 months Q2 2020 → Q4 2020" in said["The longest"]


def test_a_move_leads_to_its_very_words(lumen: Any) -> None:
    html = lumen.page("/-/tracker/guided/slips?as_of=2021-12-31")
    (place,) = set(re.findall(r'href="([^"]*/document/[^"]*)"', html))
    path, _, anchor = unescape(place).partition("#")
    assert f'id="{anchor}"' in lumen.page(path)


def test_the_rows_are_one_click_from_sql(lumen: Any) -> None:
    html = lumen.page("/-/tracker/guided/slips?as_of=2021-12-31")
    for href in re.findall(r'href="(/guided\?sql=[^"]*)"', html):
        assert "plant" in lumen.page(unescape(href)) or "ship lamp" in lumen.page(unescape(href))


def test_a_late_event_counts_from_its_first_window(oriel: Any) -> None:
    said = parts(oriel.page("/-/tracker/oriel/slips?as_of=2016-03-01"))
    assert (
        "OR-77 IND or its like submitted · Oriel Therapeutics 3 months May–Aug 2015 → Q4 2015 3 Dec 2015"
        in (said["The longest"])
    )
    only = parts(oriel.page(f"/-/tracker/oriel/slips?as_of=2016-03-01&company={oriel.names['other']}"))
    assert only["The longest"] == "Nothing has slipped."
    assert oriel.get("/-/tracker/oriel/slips?company=nobody").status_code == 404


def test_many_slips_are_a_light_page_that_says_how_many_there_are(crowded: tuple[Path, str], open_ledger: Open) -> None:
    with open_ledger(crowded[0]) as served:
        html = served.page("/-/tracker/crowd/slips?as_of=2021-12-31")
    assert len(html.encode()) < 200_000
    assert re.search(r"Put off more than once 25 of \d+", plain(html))


def test_board_and_company_lead_there_and_keep_the_day(oriel: Any) -> None:
    company = oriel.names["oriel"]
    for path in ("", f"/company/{company}"):
        html = oriel.page(f"/-/tracker/oriel{path}?as_of=2016-03-01")
        assert 'href="/-/tracker/oriel/slips?as_of=2016-03-01">Slips</a>' in html
        assert 'href="/-/tracker/oriel/figures?as_of=2016-03-01">Figures</a>' in html
    assert f'href="/-/tracker/oriel/slips?company={company}&amp;as_of=2016-03-01">slips</a>' in html
