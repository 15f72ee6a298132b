"""The report page says what `tracker report` says, each row linked to the promises that it counts."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from datasette_plugins.site import accounts
from datasette_plugins.site.theme import SCRIPT, VEGA, sheet
from tracker.charts import drawing
from tracker.cli import main

Open = Callable[..., AbstractContextManager[Any]]
Ledger = tuple[Path, dict[str, str]]
DAY = "2021-12-31"
drawn_here = pytest.mark.skipif(not drawing.here(), reason=drawing.ABSENT)


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


def asked(served: Any, link: str) -> list[dict[str, Any]]:
    """The rows of a saved query at its address."""
    path, _, question = link.partition("?")
    answer = served.get(f"{path}.json?{question}&_shape=array", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def test_a_row_leads_to_the_promises_that_it_counts(lumen: Any, guided: Ledger) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}")
    told = json.loads(CliRunner().invoke(main, ["report", str(guided[0]), "--as-of", DAY, "--format", "json"]).stdout)[
        "tables"
    ]
    for row in told["standing"]:
        assert f">{'1 row' if row['all'] == 1 else str(row['all']) + ' rows'}</a>" in page
    links = [unescape(found) for found in re.findall(r'href="([^"]*/report_promises\?[^"]*)"', page)]
    counted = [sorted(row["predictions"]) for table in told.values() for row in table if row.get("predictions")]
    found = [sorted(row["prediction"] for row in asked(lumen, link)) for link in links]
    assert len(found) > 5
    assert [members for members in found if members not in counted] == []


def test_a_table_leads_to_its_saved_query_as_of_the_day(lumen: Any) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}&kind=facility_opening")
    links = {match[1]: unescape(match[0]) for match in re.findall(r'href="([^"]*/report_(\w+)\?[^"]*)"', page)}
    assert set(links) >= {"rates", "standing", "beside", "moves", "delivery", "figure_shares", "coverage"}
    assert all(f"as_of={DAY}&kind=facility_opening" in link or name == "coverage" for name, link in links.items())
    (row,) = asked(lumen, links["standing"])
    assert (row["standing"], row["promises"]) == ("slipped moved", 1)


def test_a_report_of_a_past_day_leads_to_the_rows_of_that_day(lumen: Any) -> None:
    page = lumen.page("/-/tracker/guided/report?as_of=2020-09-01")
    link = unescape(re.findall(r'href="([^"]*/report_promises\?[^"]*name=due[^"]*)"', page)[0])
    then = {row["standing"] for row in asked(lumen, link)}
    now = {row["standing"] for row in asked(lumen, link.replace("2020-09-01", DAY))}
    assert then == {"due"} != now


def test_a_year_of_documents_leads_to_them(lumen: Any) -> None:
    page = lumen.page("/-/tracker/guided/report?as_of=2020-09-01")
    ((link, words),) = re.findall(r'href="([^"]*/documents\?[^"]*)">(\d+ documents?)</a>', page)
    assert words == "2 documents"
    assert [row["said_on"] for row in asked(lumen, unescape(link) + "&_sort=said_on")] == ["2020-03-02", "2020-08-03"]


@drawn_here
def test_a_picture_is_drawn_named_described_and_told_in_rows(lumen: Any) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}")
    figure = re.findall(r'<figure class="picture" id="picture-lanes">.*?</figure>.*?</details>', page, re.DOTALL)[0]
    assert len(re.findall(r'<svg [^>]*role="img" aria-labelledby="lanes-\d+-title lanes-\d+-desc"', figure)) == 2
    assert "A lane for each of" in figure
    assert len(re.findall(r"<tr><td><a href=", figure)) == 4
    spec = json.loads(unescape(re.findall(r' data-spec="([^"]*)"', figure)[0]))
    assert spec["width"] == "container"
    assert all(row["page"].startswith("/-/tracker/guided/prediction/") for row in spec["data"]["values"])


@drawn_here
def test_the_scripts_come_from_here_and_change_their_address_with_their_words(lumen: Any) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}")
    ours = re.findall(r'<script type="module" src="(/-/tracker-static/[^"]+)"', page)
    assert [re.sub(r"\?.*", "", each) for each in ours] == [f"/-/tracker-static/{name}" for name in (VEGA, SCRIPT)]
    vega = lumen.get(ours[0])
    assert (vega.status_code, vega.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert "window.vegaEmbed=" in vega.text
    assert lumen.get(ours[1]).text == sheet(SCRIPT)[0]


def test_what_was_said_since_a_day_is_counted_alone(lumen: Any) -> None:
    page = lumen.page(f"/-/tracker/guided/report?as_of={DAY}&since=2020-03-03")
    link = unescape(re.findall(r'href="([^"]*/report_standing\?[^"]*)"', page)[0])
    assert (asked(lumen, link), "since=2020-03-03" in link) == ([], True)
    answer = lumen.get("/-/tracker/guided/report?since=lately")
    assert (answer.status_code, "since must be a day" in answer.text) == (400, True)
    answer = lumen.get(f"/-/tracker/guided/report?as_of={DAY}&since=2022-01-01")
    assert (answer.status_code, "ask since an earlier day" in answer.text) == (404, True)


def test_a_kind_that_is_none_is_told(lumen: Any) -> None:
    answer = lumen.get("/-/tracker/guided/report?kind=nonsense")
    assert (answer.status_code, "kind must be one of" in answer.text) == (400, True)


def test_a_day_before_every_document_is_told(lumen: Any) -> None:
    answer = lumen.get("/-/tracker/guided/report?as_of=1990-01-01")
    assert (answer.status_code, "no document by 1990-01-01" in answer.text) == (404, True)


def made_beside() -> None:
    """Wait for the reports that are being made."""
    for thread in threading.enumerate():
        if thread.name == "report":
            thread.join()


def test_a_report_of_very_many_promises_is_made_beside_the_visit(
    guided: Ledger, open_ledger: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/-/tracker/guided/report?as_of={DAY}"
    with open_ledger(guided[0], names=guided[1]) as served:
        at_once = served.page(address)
        monkeypatch.setattr(accounts, "AT_ONCE", 0)
        first = served.get(address)
        assert (first.status_code, "This report is being made" in first.text) == (202, True)
        assert f"tracker report LEDGER --as-of {DAY} -o report.html" in first.text
        assert "This report is being made" not in served.page(f"{address}&company=Lumen+Works")
        made_beside()
        made = served.page(address)
        assert "The ledger has been written to since" not in made
        for part in (r'href="([^"]*/report_[^"]*)"', r'<td class="n">(.*?)</td>', r"<h2[^>]*>(.*?)</h2>"):
            assert re.findall(part, made) == re.findall(part, at_once)
        early = "/-/tracker/guided/report?as_of=1990-01-01"
        assert served.get(early).status_code == 202
        made_beside()
        answer = served.get(early)
        assert (answer.status_code, "no document by 1990-01-01" in answer.text) == (404, True)


def test_a_report_that_could_not_be_made_is_told_and_tried_again(
    guided: Ledger, open_ledger: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/-/tracker/guided/report?as_of={DAY}&kind=delivery"
    monkeypatch.setattr(accounts, "AT_ONCE", 0)
    monkeypatch.setattr(accounts, "MODULE", "tracker.reports.nothing")
    with open_ledger(guided[0], names=guided[1]) as served:
        told = []
        for _ in range(3):
            told.append(served.get(address).status_code)
            made_beside()
    assert told == [202, 503, 202]
