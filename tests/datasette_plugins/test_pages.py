"""Each page answers its questions from the ledger, refuses with words, and links only to what is there."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import PrefixedUrlString
from datasette.utils.asgi import Request

from datasette_plugins.site.visits import Visit, page

Open = Callable[..., AbstractContextManager[Any]]
HOSTILE = '<script>alert("x")</script> & <b>Sons</b>'


def words(html: str) -> str:
    """The text of a page, as one line."""
    main = html[html.index("<main") :]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main)).split())


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.anchors.add(str(named["id"]))
        for name in ("href", "action", "src"):
            if named.get(name):
                self.found.append(str(named[name]))


def links(html: str) -> Links:
    parser = Links()
    parser.feed(html)
    return parser


def test_the_board_as_of_a_day_lists_what_was_due_then(oriel: Any) -> None:
    html = oriel.page("/-/tracker/oriel?as_of=2015-09-15")
    text = words(html)
    assert "As of 15 Sep 2015. 3 documents, the newest of 1 Sep 2015." in text
    due = text[text.index("Due now") : text.index("Coming in 90 days")]
    assert "OR-12 first patient dosed, colitis" in due
    assert "by 31 Dec 2015 “by the end of 2015” closes in 4 months" in due
    coming = text[text.index("Coming in 90 days") : text.index("Decided in the last 365 days")]
    assert "slipped, moved OR-77" in coming
    assert "Q4 2015 first “mid-2015” opens in 16 days" in coming
    assert "“The newest document”" not in text


def test_the_board_of_a_day_before_everything_is_empty_in_words(oriel: Any) -> None:
    text = words(oriel.page("/-/tracker/oriel?as_of=2001-01-01"))
    assert "0 documents" in text
    assert "Nothing is overdue." in text
    assert "Nothing has been decided yet." in text


def test_a_ledger_without_documents_and_one_without_promises_say_so(
    tmp_path: Path, open_ledger: Open, fill_silent: Any
) -> None:
    fill_silent(tmp_path / "empty.db", 0)
    fill_silent(tmp_path / "silent.db", 2)
    with open_ledger(tmp_path / "empty.db", tmp_path / "silent.db") as served:
        empty = words(served.page("/-/tracker/empty"))
        silent = words(served.page("/-/tracker/silent"))
    assert "This ledger holds no documents yet. tracker ingest empty.db DOCUMENT… reads some." in empty
    assert "No dated promise was found in these documents. What was refused, and why ." in silent


def test_long_after_the_newest_document_the_board_shows_the_latest_decided_and_the_way_back(oriel: Any) -> None:
    html = oriel.page("/-/tracker/oriel?as_of=2030-01-01")
    text = words(html)
    assert "The newest document here is of 10 Feb 2016, 14 years before the day you are looking at." in text
    assert "Latest decided" in text
    assert "slipped, late OR-77" in text
    assert "/-/tracker/oriel?as_of=2016-02-10" in links(html).found


def test_what_the_newest_filings_changed(oriel: Any) -> None:
    text = words(oriel.page("/-/tracker/oriel?as_of=2016-02-10"))
    changed = text[text.index("What the newest filings changed") :]
    assert "10-K of 10 Feb 2016" in changed
    assert changed.index("dropped, stopped OR-12") < changed.index("slipped, late OR-77")


@pytest.mark.parametrize(
    ("question", "there", "absent"),
    [
        ("kind=ind_submission", "OR-77", "OR-12"),
        ("controller=regulator", "Nothing is overdue.", "OR-77"),
        ("company={other}", "plant", "OR-77"),
    ],
)
def test_the_board_is_filtered(oriel: Any, question: str, there: str, absent: str) -> None:
    text = words(oriel.page("/-/tracker/oriel?as_of=2016-02-10&" + question.format(**oriel.names)))
    assert there in text
    assert absent not in text


def test_every_count_leads_to_its_rows(oriel: Any) -> None:
    html = oriel.page("/-/tracker/oriel?as_of=2016-02-10")
    counts = re.findall(r'<a href="([^"]*)"><b>(\d+)</b><span class="trk-status trk-(\w+)"', html)
    assert [(count, status) for _, count, status in counts] == [
        ("0", "met"), ("1", "slipped"), ("1", "dropped"), ("0", "open"), ("2", "due"), ("0", "overdue"),
    ]  # fmt: skip
    for href, count, status in counts:
        rows = oriel.page(unescape(href))
        assert len(re.findall(rf'<span class="state"><span class="trk-status trk-{status}">', rows)) == int(count)


@pytest.mark.parametrize("day", ["2017-06-30", "2019-04-01", "2021-01-15", "2024-12-31"])
@pytest.mark.parametrize("question", ["", "&kind=trial_start", "&company={company}"])
def test_the_board_counts_and_lists_the_same(crowd: Any, day: str, question: str) -> None:
    """The figure above, the heading of the part, the list behind it and the rows all agree."""
    asked = question.format(**crowd.names)
    html = crowd.page(f"/-/tracker/crowd?as_of={day}{asked}")
    figures = dict(re.findall(r'<b>([\d,]+)</b><span class="trk-status trk-(\w+)"', html))
    figures = {status: int(count.replace(",", "")) for count, status in figures.items()}
    for name, heading in (("overdue", "Overdue, without evidence"), ("due", "Due now"), ("moved", "Slipped, and")):
        found = re.search(rf"<section><h2>{heading}.*?</section>", html, re.DOTALL)
        behind = crowd.page(f"/-/tracker/crowd/promises?list={name}&as_of={day}{asked}")
        total = int(re.search(r"([\d,]+) promises? as of", words(behind))[1].replace(",", ""))  # type: ignore[index]
        standing = {"moved": "slipped"}.get(name, name)
        assert total == figures[name] if name in figures else total <= figures["slipped"]
        if found is None:
            assert (name, total) == ("moved", 0)
            continue
        badges = re.findall(r'<span class="state"><span class="trk-status trk-(\w+)"', found[0])
        assert set(badges) <= {standing}
        told = re.search(r"(\d+) of ([\d,]+)</span></h2>", found[0])
        assert (len(badges), total) == ((int(told[1]), int(told[2].replace(",", ""))) if told else (total, total))


def test_a_quote_shows_no_page_number(tmp_path: Path, open_ledger: Open, fill_broken: Any) -> None:
    names = fill_broken(tmp_path / "broken.db")
    with open_ledger(tmp_path / "broken.db") as served:
        for path in ("prediction/{prediction}", "search?q=plant", "slips"):
            text = words(served.page(f"/-/tracker/broken/{path.format(**names)}"))
            assert "17" not in text
        assert "its second plant by late 2021" in words(
            served.page(f"/-/tracker/broken/prediction/{names['prediction']}")
        )
        assert "17" in words(served.page(f"/-/tracker/broken/document/{names['document']}"))  # as it was read


def test_the_rows_of_a_list_are_one_click_from_sql(oriel: Any) -> None:
    html = oriel.page("/-/tracker/oriel/promises?list=due&as_of=2016-02-10")
    assert "2 promises as of 10 Feb 2016." in words(html)
    (sql,) = (href for href in links(html).found if href.startswith("/oriel?sql="))
    shown = oriel.page(sql)
    assert "plant &lt;script&gt;" in shown
    assert "cash" in shown


def test_a_companys_record_picture_and_table_say_the_same(oriel: Any) -> None:
    html = oriel.page(f"/-/tracker/oriel/company/{oriel.names['oriel']}?as_of=2016-03-01")
    text = words(html)
    assert (
        "3 promised: 0 met, 1 slipped, 1 dropped, 1 undecided. On time, of what was in its own hands: none yet" in text
    )
    later = words(oriel.page(f"/-/tracker/oriel/company/{oriel.names['oriel']}?as_of=2017-12-01"))
    assert "On time, of what was in its own hands: 0 of 2, too few for a rate" in later
    assert "Outside every rate 1 closed, and no document says what came of them" in later
    assert "OR-77 IND or its like submitted slipped, late May–Aug 2015 4 Mar 2015 Q4 2015 3 Dec 2015" in text
    pictured = re.findall(r'<a href="[^"]*/prediction/(\w+)\?[^"]*" class="s-(\w+)"><title>([^<]*)</title>', html)
    assert {(name, status) for name, status, _ in pictured} == {
        (oriel.names["ind"], "slipped"), (oriel.names["dosing"], "dropped"), (oriel.names["cash"], "due"),
    }  # fmt: skip
    told = {name: words for name, _, words in pictured}
    assert told[oriel.names["ind"]].split("\n") == [
        "OR-77: IND or its like submitted",
        "said 4 Mar 2015 for May–Aug 2015",
        "now Q4 2015",
        "slipped, late: submitted on 3 December 2015, 94 days late",
    ]
    assert "as of 1 Mar 2016</text>" in html


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("status=dropped", {"dosing"}),
        ("kind=cash_runway", {"cash"}),
        ("subject=OR-77", {"ind"}),
        ("year=2015", {"ind", "dosing", "cash"}),
        ("year=2016", {"cash"}),
        ("year=2015&status=slipped", {"ind"}),
        ("year=1999", set()),
    ],
)
def test_a_companys_promises_are_filtered(oriel: Any, question: str, left: set[str]) -> None:
    html = oriel.page(f"/-/tracker/oriel/company/{oriel.names['oriel']}?as_of=2016-03-01&{question}")
    main = html[html.index("<main") :]
    assert {name for name in ("ind", "dosing", "cash") if oriel.names[name] in main} == left


def test_a_prediction_tells_verdict_chain_evidence_history_and_rules(oriel: Any) -> None:
    html = oriel.page(f"/-/tracker/oriel/prediction/{oriel.names['ind']}?as_of=2016-03-01")
    text = words(html)
    assert "slipped, late Submitted on 3 December 2015, 94 days late." in text
    assert "First promised for May–Aug 2015 Last promised for Q4 2015 Happened 3 Dec 2015" in text
    assert "6 Aug 2015 pushed out by 4 months Q4 2015, in the words “the fourth quarter of 2015”" in text
    assert "moved without a word of delay" in text
    assert "10 Feb 2016 it happened: 3 Dec 2015 E1, the company's own words; score 0.95" in text
    assert "6 Aug 2015 slipped, moved Moved from mid-2015 to the fourth quarter of 2015." in text
    assert "judged by evidence against the first window policy 1 confidence 0.95" in text
    # the quote in its surroundings
    assert "Oriel expects to submit an IND for OR-77 in mid-2015. The compound binds a receptor of the gut." in text


def test_a_prediction_as_of_a_day_knows_only_what_was_published(oriel: Any) -> None:
    text = words(oriel.page(f"/-/tracker/oriel/prediction/{oriel.names['ind']}?as_of=2015-04-01"))
    assert "open Its window has not opened: it opens in 30 days." in text
    assert "December" not in text
    assert "No document up to 1 Apr 2015 speaks of its outcome." in text
    before = oriel.get(f"/-/tracker/oriel/prediction/{oriel.names['ind']}?as_of=2014-04-01")
    assert before.status_code == 404
    assert "it was first said on 4 Mar 2015, after 1 Apr 2014" in words(before.text)


def test_every_quote_leads_to_a_mark_in_its_document(oriel: Any) -> None:
    html = oriel.page(f"/-/tracker/oriel/prediction/{oriel.names['ind']}")
    places = {href for href in links(html).found if "/document/" in href and "#" in href}
    assert len(places) == 3
    for place in places:
        path, anchor = place.split("#")
        page = oriel.page(path)
        assert f'id="{anchor}"' in page


def test_a_document_marks_promises_and_evidence_and_refusals_on_demand(oriel: Any) -> None:
    path = f"/-/tracker/oriel/document/{oriel.names['spring']}"
    html = oriel.page(path)
    (text,) = re.findall(r'<article class="text"[^>]*>(.*?)</article>', html, re.S)
    read = unescape(re.sub(r"<[^>]*>", "", text))
    assert read.startswith("Oriel Therapeutics sets out its plans\n\nOriel expects to submit")
    assert read.endswith("employs <forty> people.")
    assert text.count('class="statement"') == 6  # two promises, cut where their time expressions begin and end
    assert "<b>mid-2015</b>" in text
    assert 'class="refusal"' not in html
    assert (
        'href="https://www.sec.gov/Archives/edgar/data/1234567/000123456725000004/0001234567-25-000004-index.htm"'
        in html
    )
    asked = oriel.page(f"{path}?refusals=1")
    assert 'title="refused: past"' in asked
    winter = oriel.page(f"/-/tracker/oriel/document/{oriel.names['winter']}")
    assert winter.count('<mark class="proof" id=') == 2


def test_five_hundred_promises_are_one_light_page_with_the_table_in_pages(
    crowded: tuple[Path, str], open_ledger: Open
) -> None:
    with open_ledger(crowded[0]) as served:
        html = served.page(f"/-/tracker/crowd/company/{crowded[1]}?as_of=2019-06-30")
        last = served.page(f"/-/tracker/crowd/company/{crowded[1]}?page=17")
    assert len(html.encode()) < 200_000
    assert html.count("<use ") == 500
    assert html.count('<td data-name="status">') == 30
    assert last.count('<td data-name="status">') == 20


def test_a_long_document_comes_in_parts_and_each_place_in_its_own(
    tmp_path: Path, fill_long: Any, open_ledger: Open
) -> None:
    names = fill_long(tmp_path / "long.db")
    with open_ledger(tmp_path / "long.db") as served:
        html = served.page(f"/-/tracker/long/prediction/{names['prediction']}")
        (place,) = {href for href in links(html).found if "/document/" in href}
        path, anchor = place.split("#")
        page = served.page(path)
        first = served.page(f"/-/tracker/long/document/{names['document']}")
    assert f'id="{anchor}"' in page
    assert f'id="{anchor}"' not in first
    assert '<strong aria-current="page">part 3</strong>' in page
    assert len(page.encode()) < 200_000


def test_hostile_words_are_text_everywhere(oriel: Any) -> None:
    names = oriel.names
    for path in (
        "/-/tracker/oriel",
        "/-/tracker/oriel?as_of=2015-09-15",
        "/-/tracker/oriel/promises",
        f"/-/tracker/oriel/company/{names['other']}",
        f"/-/tracker/oriel/prediction/{names['plant']}",
        f"/-/tracker/oriel/document/{names['strange']}?refusals=1",
    ):
        html = oriel.page(path)
        assert "<script>alert" not in html, path
        assert "<b>Sons" not in html, path
        assert "<i>8-K" not in html, path
        assert HOSTILE in unescape(html), path


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/-/tracker/oriel?as_of=soon", 400, "as_of must be a day written like 2011-06-30, not 'soon'"),
        ("/?as_of=2011-02-30", 400, "as_of must be a day written like 2011-06-30, not '2011-02-30'"),
        ("/?as_of=9999-12-31", 400, "as_of must be a day up to 9000-12-31, not 9999-12-31"),
        ("/-/tracker/oriel/report?as_of=9999-12-31", 400, "as_of must be a day up to 9000-12-31"),
        ("/-/tracker/oriel?as_of=%3Cb%3E", 400, "not '<b>'"),
        ("/-/tracker/oriel?company=nobody", 404, "no company 'nobody' in this ledger; it has "),
        ("/-/tracker/oriel/company/nobody", 404, "no company of this ledger has the id 'nobody'"),
        ("/-/tracker/oriel/prediction/none", 404, "no promise of this ledger has the id 'none'"),
        ("/-/tracker/oriel/document/none", 404, "no document of this ledger has the id 'none'"),
        ("/-/tracker/oriel/document/{spring}?at=there", 400, "a whole number, not 'there'"),
        ("/-/tracker/oriel/promises?status=shipped", 400, "status must be one of met, slipped"),
        ("/-/tracker/oriel/promises?list=x", 400, "list must be one of overdue, due, coming, moved, awaited, not 'x'"),
        ("/-/tracker/oriel/promises?page=0", 400, "page must be a whole number from 1, not '0'"),
        ("/-/tracker/oriel/company/{oriel}?page=two", 400, "page must be a whole number from 1, not 'two'"),
    ],
)
def test_trouble_has_a_status_and_words(oriel: Any, path: str, status: int, said: str) -> None:
    answer = oriel.get(path.format(**oriel.names))
    assert answer.status_code == status
    assert said in words(answer.text)


def test_what_takes_too_long_is_told_in_words(filled: tuple[Path, dict[str, str]], open_ledger: Open) -> None:
    @page
    async def endless(visit: Visit) -> Any:
        return await visit.database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n"
        )

    with open_ledger(filled[0], settings={"sql_time_limit_ms": 300}) as served:
        served.page("/-/tracker/oriel")  # so that everything has begun
        asked = Request.fake("/-/tracker/oriel/endless", url_vars={"database": "oriel"})
        asked.scope["csrftoken"] = str
        answer = asyncio.run(endless(asked, served.datasette))
    assert answer.status == 503
    assert "longer than the 300 ms that one question may take; ask for one company" in words(answer.body)


def test_an_unknown_ledger_is_not_found(oriel: Any) -> None:
    assert oriel.get("/-/tracker/nowhere").status_code == 404
    assert oriel.get("/-/tracker/_internal").status_code == 404


def reached(served: Any, start: str, prefix: str) -> Iterator[tuple[str, Any]]:
    """Every page that can be clicked to from `start` through ours, each sort of question asked once."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop()
        # as it is: the client would put the base_url before it
        answer = served.get(PrefixedUrlString(path), follow_redirects=True)
        yield path, answer
        if not path.startswith(f"{prefix}-/tracker"):
            continue
        for href in links(answer.text).found:
            path, _, query = href.split("#")[0].partition("?")
            sort = (path, *re.findall(r"(\w+)=", query)[:3])
            if path.startswith("/") and sort not in seen:
                seen.add(sort)
                waiting.append(href.split("#")[0])


@pytest.mark.parametrize("base_url", ["/", "/foo/"])
def test_every_link_of_ours_is_answered_under_a_base_url(
    filled: tuple[Path, dict[str, str]], open_ledger: Open, base_url: str
) -> None:
    with open_ledger(filled[0], settings={"base_url": base_url}) as served:
        pages = dict(reached(served, f"{base_url}-/tracker?as_of=2015-09-15", base_url))
        assert {path: answer.status_code for path, answer in pages.items() if answer.status_code != 200} == {}
        assert all(path.startswith(base_url) for path in pages)
        assert len(pages) > 40
        home = served.get("/")
        assert "What was promised, and what came of it" in home.text
        assert f'action="{base_url}-/tracker"' in home.text


def test_pages_ask_no_other_host_and_weigh_little(oriel: Any) -> None:
    names = oriel.names
    for path in ("/", f"/-/tracker/oriel/company/{names['oriel']}", f"/-/tracker/oriel/prediction/{names['ind']}"):
        html = oriel.page(path)
        assert len(html.encode()) < 200_000
        loaded = re.findall(r'<(?:link|script|img|iframe)[^>]*(?:href|src)="([^"]*)"', html)
        assert loaded
        assert all(source.startswith("/") and not source.startswith("//") for source in loaded)
        assert "<script" not in html


@pytest.mark.parametrize("name", ["orl", "1234567", "Oriel Therapeutics"])
@pytest.mark.parametrize("page", ["", "/report", "/promises", "/promises.csv", "/forecasts", "/slips", "/figures"])
def test_a_company_is_found_by_its_ticker_cik_and_name(oriel: Any, page: str, name: str) -> None:
    here = f"/-/tracker/oriel{page}?as_of=2016-03-01&company="
    by_name, by_id = (re.sub(r'href="[^"]*"', "", oriel.page(here + asked)) for asked in (name, oriel.names["oriel"]))
    assert by_name == by_id


@pytest.mark.parametrize("page", ["/report", "/promises", "/promises.json", "/forecasts", "/slips", "/figures"])
def test_a_company_that_is_none_is_told(oriel: Any, page: str) -> None:
    answer = oriel.get(f"/-/tracker/oriel{page}?company=nobody")
    assert (answer.status_code, "no company" in answer.text) == (404, True)
