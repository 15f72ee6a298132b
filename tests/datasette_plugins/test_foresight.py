"""Forecasts where they are shown: on the board, on a promise's page, on their own page, and in the calendar."""

import html
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from benchmarks import habits
from tracker.forecasts import telling
from tracker.forecasts.outlook import outlook
from tracker.ledger import reading

Open = Callable[..., AbstractContextManager[Any]]
DAY = "2024-07-15"


@pytest.fixture(scope="module")
def ledger(habitual: Path) -> Path:
    return habitual


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same ledger as it would be if no later document had come."""
    path = tmp_path_factory.mktemp("part") / "habits.db"
    habits.generate(path)
    with closing(sqlite3.connect(path)) as conn, conn:
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute(f"UPDATE watched SET until = '9999-12-31' WHERE until > '{DAY}'")
        for table, day in {"watched": "since", "verdicts": "as_of", "sightings": "known_on", "versions": "said_on",
                           "predictions": "said_on"}.items():  # fmt: skip
            conn.execute(f"DELETE FROM {table} WHERE {day} > '{DAY}'")
        conn.execute("DELETE FROM profiles WHERE prediction NOT IN (SELECT id FROM predictions)")
        for table, column in {"statements": "filing", "texts": "filing", "filings": "id"}.items():
            conn.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM filings WHERE said_on > '{DAY}')")
    return path


@pytest.fixture(scope="module")
def served(ledger: Path, open_ledger: Open) -> Iterator[Any]:
    with open_ledger(ledger) as served:
        yield served


def rows(path: Path, day: str = DAY) -> list[dict[str, Any]]:
    with reading(path) as conn:
        return list(telling.forecasts(conn, outlook(conn, date.fromisoformat(day))))


def plain(markup: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def forecast_of(page: str) -> str:
    (found,) = re.findall(r'<section id="forecast">.*?</section>', page, re.DOTALL)
    return found


def test_the_ledger_is_one_whose_gate_is_open(ledger: Path) -> None:
    assert {row["basis"] for row in rows(ledger)} == {"forecast"}


def test_a_promises_page_tells_its_forecast_class_and_why_it_changed(served: Any, ledger: Path) -> None:
    row = next(each for each in rows(ledger) if 0.2 < each["by_close"] < 0.8 and each["high_80"])
    section = forecast_of(served.page(f"/-/tracker/habits/prediction/{row['prediction']}?as_of={DAY}"))
    words = plain(section)
    assert f" {row['by_close']:.0%} " in words
    assert f"Dropped {row['dropped']:.0%}" in words
    assert f"It rests on {row['n']} judged promises of its class: {row['class']}." in words
    assert re.search(r"On 2024-06-30\.? \d+% .*15 days passed without it\.? \d+% ", words)
    assert [plain(cell) for cell in re.findall(r"<tr><td>(.*?)</td>", section)][-3:] == [
        "the company is right", "the curve of the family", "the newest window and the family's median slip",
    ]  # fmt: skip
    (label,) = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', section)
    assert label.startswith("Promised for ")
    assert "50 of 100 between " in label


def test_the_board_tells_chances_beside_what_is_awaited(served: Any) -> None:
    page = served.page(f"/-/tracker/habits?as_of={DAY}")
    assert "Chances are forecasts from the ledger's own history." in plain(page)
    then = [plain(each) for each in re.findall(r'<span class="then">(.*?)</span>', page)]
    assert any(re.fullmatch(r"closes in .* · \d+% by then", each) for each in then)
    assert any(re.fullmatch(r".* over · half of such by \d+ \w+ \d{4}", each) for each in then)


def test_the_page_of_forecasts_lists_them_and_the_trial(served: Any, ledger: Path) -> None:
    page = served.page(f"/-/tracker/habits/forecasts?as_of={DAY}")
    ahead = [row for row in rows(ledger) if row["current_closes"] >= DAY]
    listed = re.findall(r'<tr><td><a href="[^"]*/prediction/(\w+)', page)
    assert sorted(listed) == sorted(row["prediction"] for row in ahead)
    words = plain(page)
    assert words.count("The gate is open: forecasts beat “the company is right” beyond chance") == 2
    assert "made again at the quarters' ends up to 2024-06-30, each from what was known then. The Brier score" in words
    trial = re.search(r'<section id="trial">.*</section>', page, re.DOTALL)
    assert trial
    told = re.findall(r'<td class="n" data-name="told">(\d+%)</td><td data-name="came">(\d+ of \d+)', trial[0])
    told = [(chance, came) for chance, came in told if int(came.split()[-1]) >= 5]  # of fewer there is no rate
    assert len(told) == trial[0].count('<circle class="fc-dot"') > 5
    (label,) = re.findall(r'role="img" aria-label="([^"]+)"', trial[0])
    assert label.endswith("; ".join(f"told {chance}, came {came}" for chance, came in told))
    overdue = served.page(f"/-/tracker/habits/forecasts?as_of={DAY}&list=overdue")
    late = [row["prediction"] for row in rows(ledger) if row["current_closes"] < DAY]
    assert sorted(re.findall(r'<tr><td><a href="[^"]*/prediction/(\w+)', overdue)) == sorted(late)
    assert served.get("/-/tracker/habits/forecasts?list=all").status_code == 400


def test_no_page_uses_a_document_of_a_later_day(served: Any, earlier: Path, ledger: Path, open_ledger: Open) -> None:
    told = rows(ledger)
    assert told == rows(earlier)
    paths = [f"/-/tracker/habits/prediction/{row['prediction']}?as_of={DAY}" for row in told[::9]]
    listed = f"/-/tracker/habits/forecasts?as_of={DAY}"
    with open_ledger(earlier) as part:
        assert [forecast_of(part.page(path)) for path in paths] == [forecast_of(served.page(path)) for path in paths]
        lists = [re.findall(r"<section>.*</section>", each.page(listed), re.DOTALL) for each in (part, served)]
    assert lists[0] == lists[1]


def test_where_the_gate_is_shut_the_page_says_so_and_shows_the_familys_curve(served: Any, ledger: Path) -> None:
    day = "2012-07-15"  # too few had come by then for a trial
    row = next(each for each in rows(ledger, day) if each["basis"] == "family")
    page = plain(forecast_of(served.page(f"/-/tracker/habits/prediction/{row['prediction']}?as_of={day}")))
    assert "This is the curve of its family alone and no forecast of its own: " in page
    assert "twenty are needed before skill is told" in page
    board = plain(served.page(f"/-/tracker/habits?as_of={day}"))
    assert "of each promise's family or, where it holds too few, of a wider class, for lack of a forecast" in board
    listed = plain(served.page(f"/-/tracker/habits/forecasts?as_of={day}"))
    assert listed.count("The gate is shut, and in place of forecasts stands the curve of each promise's family, ") == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9000-12-31"])
@pytest.mark.parametrize("page", ["", "/forecasts"])
def test_a_day_without_history_has_no_forecasts_and_no_trouble(served: Any, page: str, day: str) -> None:
    assert "% by then" not in served.page(f"/-/tracker/habits{page}?as_of={day}")


def test_with_too_little_history_no_number_is_told(oriel: Any) -> None:
    page = oriel.page(f"/-/tracker/oriel/prediction/{oriel.names['dosing']}?as_of=2015-05-01")
    words = plain(forecast_of(page))
    assert "No forecast: too little history: fewer than 20 judged promises in any class" in words
    assert "%" not in words
    assert "by then" not in plain(oriel.page("/-/tracker/oriel?as_of=2015-05-01"))


def test_what_is_decided_or_a_figure_has_no_forecast(
    oriel: Any, guided: tuple[Path, dict[str, str]], open_ledger: Open
) -> None:
    decided = oriel.page(f"/-/tracker/oriel/prediction/{oriel.names['ind']}?as_of=2016-03-01")
    with open_ledger(guided[0]) as lumen:
        figure = lumen.page(f"/-/tracker/guided/prediction/{guided[1]['revenue']}?as_of=2020-04-01")
    assert 'id="forecast"' not in decided + figure


def test_a_calendar_tells_the_forecast_of_its_day(served: Any, ledger: Path) -> None:
    answer = served.get(f"/-/tracker/habits/promises.ics?list=awaited&as_of={DAY}")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    told = {f"{row['prediction']}@milestone-tracker": telling.words(row) for row in rows(ledger)}
    assert {str(event["uid"]) for event in events} == told.keys()
    for event in events:
        assert told[str(event["uid"])] in str(event["description"])
    met = served.get(f"/-/tracker/habits/promises.ics?status=met&as_of={DAY}")
    assert b"Forecast" not in met.content
    again = served.get(f"/-/tracker/habits/promises.ics?list=awaited&as_of={DAY}")
    assert again.content == answer.content


def test_of_a_large_ledger_forecasts_are_made_beside_the_visit(tmp_path: Path, open_ledger: Open) -> None:
    path = tmp_path / "large.db"
    habits.generate(path, 1_200, companies=30)
    with open_ledger(path) as large:
        first = plain(large.page(f"/-/tracker/large?as_of={DAY}"))
        assert "Forecasts of this day are being worked out; they stand here when you look again." in first
        row = next(each for each in rows(path) if each["by_close"])
        events = Calendar.from_ical(large.get(f"/-/tracker/large/promises.ics?list=awaited&as_of={DAY}").content)
        told = [str(event["description"]) for event in events.walk("VEVENT")]
        assert any(telling.words(row) in each for each in told)  # a calendar waits
        assert "Chances are forecasts" in plain(large.page(f"/-/tracker/large?as_of={DAY}"))
        page = large.page(f"/-/tracker/large/prediction/{row['prediction']}?as_of={DAY}")
        assert f" {row['by_close']:.0%} " in plain(forecast_of(page))
        with closing(sqlite3.connect(path)) as conn, conn:  # the ledger is written to before every look
            for number in range(3):
                conn.execute("INSERT INTO policies VALUES ('0', ?, '1')", [str(number)])
                conn.commit()
                page = plain(large.page(f"/-/tracker/large?as_of={DAY}"))
                assert "are being worked out" not in page
                assert "Chances are forecasts" in page
