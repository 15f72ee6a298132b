"""Promises leave as calendar, Atom, CSV and JSON: parsed by their own readers, stable in name, the same every time."""

import csv
import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tracker.documents import Options
from tracker.ingest import ingest
from tracker.ledger import Ledger

Open = Callable[..., AbstractContextManager[Any]]
HOSTILE = '<script>alert("x")</script> & <b>Sons</b>'
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def events(answer: Any) -> dict[str, Any]:
    """The events of a calendar by their promise."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {
        str(each["uid"]).removesuffix("@milestone-tracker"): each for each in Calendar.from_ical(answer.content).events
    }


def feed(answer: Any) -> ET.Element:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)


def test_an_event_is_the_whole_of_its_last_day(oriel: Any) -> None:
    found = events(oriel.get(f"/-/tracker/oriel/promises.ics?company={oriel.names['oriel']}&as_of=2015-07-01"))
    assert set(found) == {oriel.names["ind"], oriel.names["dosing"]}
    event = found[oriel.names["ind"]]
    assert event.start == date(2015, 8, 31)
    assert event.end == date(2015, 9, 1)
    assert str(event["summary"]) == "Oriel Therapeutics: OR-77: IND or its like submitted (May–Aug 2015)"
    assert str(event["description"]) == (
        "“Oriel expects to submit an IND for OR-77 in mid-2015.”\n\nOriel Therapeutics, 4 Mar 2015\n\n"
        f"http://localhost/-/tracker/oriel/prediction/{oriel.names['ind']}?as_of=2015-07-01"
    )
    assert str(event["transp"]) == "TRANSPARENT"


def test_a_moved_date_keeps_its_uid_and_raises_its_sequence(oriel: Any) -> None:
    told = []
    for day in ("2015-07-01", "2015-08-06", "2016-01-01", "2016-02-10"):
        event = events(oriel.get(f"/-/tracker/oriel/promises.ics?as_of={day}"))[oriel.names["ind"]]
        told.append((event.start, event["sequence"], event["last-modified"].dt, event["dtstamp"].dt, event["status"]))
    first, moved, decided = (datetime(*day, tzinfo=UTC) for day in ((2015, 3, 4), (2015, 8, 6), (2016, 2, 10)))
    assert told == [
        (date(2015, 8, 31), 0, first, first, "TENTATIVE"),
        # two changes on a day: the window, and with it the outcome
        (date(2015, 12, 31), 2, moved, moved, "CONFIRMED"),
        (date(2015, 12, 31), 2, moved, moved, "CONFIRMED"),
        (date(2015, 12, 31), 2, decided, decided, "CONFIRMED"),
    ]


LATE = {
    "2021-05-04.txt": "BRISTOL, UK, May 4, 2021 - Tarn Metals plc today gave its outlook.\n\n"
    "We now expect to commission the Ashby smelter by the end of September 2021.\n",
    "2021-11-02.txt": "BRISTOL, UK, November 2, 2021 - Tarn Metals plc today gave its outlook.\n\n"
    "We now expect to commission the Ashby smelter by the end of March 2022.\n",
    "2021-01-12.txt": "BRISTOL, UK, January 12, 2021 - Tarn Metals plc today gave its outlook.\n\n"
    "We expect to commission the Ashby smelter by the end of March 2022.\n",
}


def test_an_older_document_that_comes_late_keeps_the_uid_and_never_lowers_the_sequence(
    tmp_path: Path, open_ledger: Open
) -> None:
    """What was first said earlier gives a promise another id and fewer moves; a subscriber's event stays the same."""
    path = tmp_path / "tarn.db"
    told = []
    for name, text in LATE.items():
        document = tmp_path / name
        document.write_text(text, "utf-8")
        with Ledger(path) as ledger:
            ingest(ledger, [document], Options())
        with open_ledger(path, names={}) as served:
            (event,) = events(served.get("/-/tracker/tarn/promises.ics?as_of=2021-12-01")).values()
            (row,) = served.get("/-/tracker/tarn/promises.json?as_of=2021-12-01").json()
        told.append((str(event["uid"]), event["sequence"], row["prediction"]))
    uids, sequences, ids = zip(*told, strict=True)
    assert len(set(uids)) == 1
    assert len(set(ids)) == 2
    assert list(sequences) == sorted(set(sequences))


def test_the_same_question_gives_the_same_bytes(oriel: Any) -> None:
    for form in ("ics", "atom", "csv", "json"):
        path = f"/-/tracker/oriel/promises.{form}?as_of=2016-03-01"
        assert oriel.get(path).content == oriel.get(path).content


def test_a_calendar_says_its_name_and_when_to_come_again(oriel: Any) -> None:
    calendar = Calendar.from_ical(oriel.get(f"/-/tracker/oriel/promises.ics?company={oriel.names['oriel']}").content)
    assert str(calendar["x-wr-calname"]) == "Oriel Therapeutics promises"
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert str(calendar["method"]) == "PUBLISH"


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("list=awaited&as_of=2015-09-15", {"dosing", "cash", "plant", "ind"}),
        ("list=awaited&as_of=2016-03-01", {"cash", "plant"}),
        ("list=awaited&company={oriel}&as_of=2016-03-01", {"cash"}),
        ("status=dropped&as_of=2016-03-01", {"dosing"}),
        ("kind=cash_runway", {"cash"}),
        ("as_of=2001-01-01", set()),
    ],
)
def test_a_calendar_answers_the_question_of_the_page(oriel: Any, question: str, there: set[str]) -> None:
    question = question.format(**oriel.names)
    found = events(oriel.get(f"/-/tracker/oriel/promises.ics?{question}"))
    assert set(found) == {oriel.names[name] for name in there}
    rows = oriel.get(f"/-/tracker/oriel/promises.json?{question}").json()
    assert {row["prediction"] for row in rows} == set(found)
    shown = set(re.findall(r"/prediction/(\w+)", oriel.page(f"/-/tracker/oriel/promises?{question}")))
    assert shown == set(found)


def test_a_feed_tells_each_change_as_an_entry_newest_first(oriel: Any) -> None:
    before = feed(oriel.get("/-/tracker/oriel/promises.atom?as_of=2015-08-06"))
    after = feed(oriel.get("/-/tracker/oriel/promises.atom?as_of=2016-03-01"))
    ind = oriel.names["ind"]
    assert [each.text for each in after.findall("a:entry/a:updated", ATOM)] == [
        "2016-02-10T00:00:00Z", "2016-02-10T00:00:00Z", "2015-09-01T00:00:00Z", "2015-08-06T00:00:00Z",
    ]  # fmt: skip
    assert after.findtext("a:updated", namespaces=ATOM) == "2016-02-10T00:00:00Z"
    ids = [each.text for each in (*before.findall("a:entry/a:id", ATOM), *after.findall("a:entry/a:id", ATOM))]
    assert f"urn:milestone-tracker:{ind}:2015-08-06" in ids
    assert f"urn:milestone-tracker:{ind}:2016-02-10" in ids
    titles = [each.text for each in after.findall("a:entry/a:title", ATOM)]
    assert "slipped: OR-77: IND or its like submitted (Q4 2015)" in titles
    links = {link.get("rel"): link.get("href") for link in after.findall("a:link", ATOM)}
    assert links["self"] == "http://localhost/-/tracker/oriel/promises.atom?as_of=2016-03-01"
    assert links["alternate"] == "http://localhost/-/tracker/oriel/promises?as_of=2016-03-01"


def test_csv_and_json_hold_the_same_rows(oriel: Any) -> None:
    rows = oriel.get("/-/tracker/oriel/promises.json?as_of=2016-03-01").json()
    answer = oriel.get("/-/tracker/oriel/promises.csv?as_of=2016-03-01")
    assert answer.headers["content-disposition"] == 'attachment; filename="oriel-promises.csv"'
    read = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert read == [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    (ind,) = (row for row in rows if row["prediction"] == oriel.names["ind"])
    assert (ind["status"], ind["detail"], ind["happened_on"], ind["days_late"]) == ("slipped", "late", "2015-12-03", 94)
    empty = oriel.get("/-/tracker/oriel/promises.csv?as_of=2001-01-01").text
    assert empty.startswith("prediction,company,company_name,subject,")


@pytest.mark.parametrize(
    "path",
    [
        "/oriel/predictions_current.{form}",
        "/oriel/predictions.{form}",
        "/oriel/timeline.{form}?relation=pushed_out",
        "/oriel/longest_slips.{form}",
        "/oriel.{form}?sql=select+prediction+from+versions+where+relation='pushed_out'",
    ],
)
def test_any_query_that_selects_a_prediction_becomes_a_calendar_and_a_feed(oriel: Any, path: str) -> None:
    found = events(oriel.get(path.format(form="ics"), follow_redirects=True))
    assert found[oriel.names["ind"]].start == date(2015, 12, 31)
    read = feed(oriel.get(path.format(form="atom"), follow_redirects=True))
    assert len(read.findall("a:entry", ATOM)) == len(found)


def test_tables_offer_what_they_can_become(oriel: Any, tmp_path: Path, open_ledger: Open) -> None:
    assert 'href="/oriel/due_dates.ics' in oriel.page("/oriel/due_dates")
    assert ".ics" not in oriel.page("/oriel/kinds")
    refused = oriel.get("/oriel/kinds.ics")
    assert refused.status_code == 400
    assert refused.text == "a query of a ledger becomes .ics where it selects a column named prediction"
    conn = sqlite3.connect(tmp_path / "other.db")
    conn.execute("CREATE TABLE things (prediction TEXT)")
    conn.close()
    with open_ledger(tmp_path / "other.db") as served:
        assert ".ics" not in served.page("/other/things")
        assert served.get("/other/things.atom").status_code == 400


def test_hostile_words_are_words_in_every_file(oriel: Any) -> None:
    plant = oriel.names["plant"]
    event = events(oriel.get("/-/tracker/oriel/promises.ics"))[plant]
    assert str(event["summary"]) == f"{HOSTILE}: plant {HOSTILE}: site opens (2016)"
    read = feed(oriel.get("/-/tracker/oriel/promises.atom?kind=facility_opening"))
    assert read.findtext("a:entry/a:author/a:name", namespaces=ATOM) == HOSTILE
    assert oriel.get("/-/tracker/oriel/promises.json?kind=facility_opening").json()[0]["company_name"] == HOSTILE


def test_addresses_hold_under_a_base_url(filled: tuple[Path, dict[str, str]], open_ledger: Open) -> None:
    with open_ledger(filled[0], settings={"base_url": "/foo/"}) as served:
        for path in ("/-/tracker/oriel/promises.ics", "/oriel/due_dates.ics"):
            for event in events(served.get(path)).values():
                assert str(event["url"]).startswith("http://localhost/foo/-/tracker/oriel/prediction/")
        for path in ("/-/tracker/oriel/promises.atom", "/oriel/due_dates.atom"):
            read = feed(served.get(path))
            assert read.findtext("a:id", namespaces=ATOM) == f"http://localhost/foo{path}"


def test_files_of_a_ledger_that_may_not_be_seen_are_refused(
    filled: tuple[Path, dict[str, str]], open_ledger: Open
) -> None:
    with open_ledger(filled[0], metadata={"databases": {"oriel": {"allow": {"id": "root"}}}}) as served:
        for form in ("ics", "atom", "csv", "json"):
            assert served.get(f"/-/tracker/oriel/promises.{form}").status_code == 403
        assert served.get("/oriel/due_dates.ics").status_code == 403


def test_trouble_is_told_in_words(oriel: Any) -> None:
    assert oriel.get("/-/tracker/oriel/promises.ics?as_of=soon").status_code == 400
    assert oriel.get("/-/tracker/oriel/promises.ics?company=nobody").status_code == 404
    assert oriel.get("/-/tracker/oriel/promises.pdf").status_code == 404


DOCUMENTED = Path(__file__).parents[2] / "docs" / "pages.md"


def test_the_documented_json_is_there(oriel: Any) -> None:
    """Every key of `promises.json` and every address of the other pages stands in docs/pages.md, and is answered."""
    told = DOCUMENTED.read_text("utf-8")
    said = told[told.index("## JSON") : told.index("## Large ledgers")]
    keys = set(re.findall(r"`(\w+)`", said[said.index("| key |") : said.index("The other pages")]))
    (row, *_) = oriel.get("/-/tracker/oriel/promises.json").json()
    assert keys == row.keys() - {"document_source", "document_form"}
    named = {"company": oriel.names["oriel"], "prediction": oriel.names["ind"], "document": oriel.names["spring"]}
    addresses = re.findall(r"`(/\S+?\.json\S*)`", said[said.index("| page |") :])
    assert len(addresses) > 8
    for address in addresses:
        path = address.replace("LEDGER", "oriel")
        path = re.sub(r"(\w+)=ID", lambda found: f"{found[1]}={named[found[1]]}", path)
        answer = oriel.get(path + ("&" if "?" in path else "?") + "_shape=array")
        assert answer.status_code == 200, address
        assert isinstance(answer.json(), list)
