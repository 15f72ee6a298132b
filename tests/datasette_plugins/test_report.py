"""The report page says what `tracker report` says, each row linked to the promises that it counts."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker.cli import main

Open = Callable[..., AbstractContextManager[Any]]
Ledger = tuple[Path, dict[str, str]]
DAY = "2021-12-31"


@pytest.fixture(scope="module")
def lumen(guided: Ledger, open_ledger: Open) -> Iterator[Any]:
    with open_ledger(guided[0], names=guided[1]) as served:
        yield served


def test_the_page_has_the_tables_of_the_command(lumen: Any, guided: Ledger) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}")
    result = CliRunner().invoke(main, ["report", str(guided[0]), "--as-of", DAY])
    assert result.exit_code == 0, result.output
    headings = re.findall(r"^## (.+)$", result.stdout, re.MULTILINE)
    assert re.findall(r"<section><h2 id=\"[\w-]+\">(.*?)</h2>", page) == headings
    assert re.findall(r"<th[^>]*></th>", page) == []  # a heading without a word is none


def test_a_row_leads_to_the_promises_that_it_counts(lumen: Any, guided: Ledger) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}")
    told = json.loads(CliRunner().invoke(main, ["report", str(guided[0]), "--as-of", DAY, "--format", "json"]).stdout)[
        "tables"
    ]
    for row in told["standing"]:
        words = "the promise" if row["all"] == 1 else f"{row['all']} rows"
        assert f">{words}</a>" in page
    links = [unescape(found) for found in re.findall(r'href="([^"]*predictions=[^"]*)"', page)]
    assert links
    found = lumen.get(links[0].replace("guided?", "guided.json?") + "&_shape=array", follow_redirects=True).json()
    listed = [row["predictions"] for table in told.values() for row in table if len(row.get("predictions", ())) > 1]
    assert {row["prediction"] for row in found} == set(listed[0])


def test_a_kind_that_is_none_is_told(lumen: Any) -> None:
    answer = lumen.get("/-/tracker/guided/report?kind=nonsense")
    assert (answer.status_code, "kind must be one of" in answer.text) == (400, True)


def test_a_day_before_every_document_is_told(lumen: Any) -> None:
    answer = lumen.get("/-/tracker/guided/report?as_of=1990-01-01")
    assert (answer.status_code, "no document by 1990-01-01" in answer.text) == (404, True)
