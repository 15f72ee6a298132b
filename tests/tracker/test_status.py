"""What is printed of a prediction as of a day, and which company a word on the command line means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from events.types import Filing, Reading, content_id
from tracker import status
from tracker.documents import Options
from tracker.errors import TrackerError
from tracker.ingest import ingest
from tracker.ledger import Ledger, reading


def test_the_shape_of_a_prediction(path: Path, orion: Any) -> None:
    day = date(2011, 10, 3)
    with reading(path) as conn:
        rows = list(status.predictions(conn, day, status="slipped"))
        (shape,) = [status.whole(conn, day, row, versions=True) for row in rows]
        (short,) = [status.whole(conn, day, row, versions=False) for row in rows]
    assert shape == {
        "prediction": orion.book.predictions[1].id, "company": "Orion, Inc.", "subject": "OR-7",
        "kind": "ind_submission", "scope": None, "status": "slipped", "detail": "late", "happened_on": "2011-09-22",
        "happened_from": "2011-09-22", "happened_to": "2011-09-22", "days_late": 84,
        "opens": "2011-06-01", "closes": "2011-06-30", "current_opens": "2011-09-01",
        "current_closes": "2011-09-30",
        "evidence": {
            "document": "orion/2011-10-03.txt", "said_on": "2011-10-03", "quote": orion.news, "grade": "E1",
        },
        "because": "Submitted 84 days late.",
        "versions": [
            {"document": "orion/2010-10-28.txt", "said_on": "2010-10-28", "quote": orion.october[:53],
             "opens": "2011-06-01", "closes": "2011-06-30", "relation": "new"},
            {"document": "orion/2011-05-05.txt", "said_on": "2011-05-05", "quote": orion.may,
             "opens": "2011-09-01", "closes": "2011-09-30", "relation": "pushed_out"},
        ],
    }  # fmt: skip
    assert list(shape) == list(status.STATUS)
    assert short == {name: value for name, value in shape.items() if name != "versions"}


@pytest.mark.parametrize(
    ("as_of", "subject", "because"),
    [
        (date(2010, 11, 1), "OR-7", "its window opens on 2011-06-01; nothing decided by 2010-11-01"),
        (date(2010, 11, 1), "OR-9", "its window closes on 2010-12-31; nothing decided by 2010-11-01"),
        (date(2011, 1, 1), "OR-9", "its window closed on 2010-12-31; no evidence by 2011-01-01"),
    ],
)
def test_what_nothing_has_decided_says_where_the_clock_stands(
    path: Path, as_of: date, subject: str, because: str
) -> None:
    with reading(path) as conn:
        (row,) = [status.told(row, as_of) for row in status.predictions(conn, as_of) if row["subject"] == subject]
    assert row["because"] == because


def test_a_statement_as_it_is_printed(orion: Any) -> None:
    of, _, found = orion.readings[0]
    assert status.statement(of, found.statements[1]) == {
        "document": "orion/2010-10-28.txt", "company": "Orion, Inc.", "said_on": "2010-10-28", "start": 54, "end": 110,
        "quote": orion.october[54:110], "timing": "by the end of 2010", "kind": "trial_start", "subject": "OR-9",
        "actor": "Orion", "opens": "2010-10-28", "closes": "2010-12-31", "edge": "by", "low": None, "high": None,
        "unit": None, "condition": None, "force": "planned", "section": "", "rules": ["expects to"],
    }  # fmt: skip


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "several.db"
    named = [("Vega Corp", "1", "VGA"), ("Vega Inc", "2", ""), ("Orion Metals Ltd", "77", "ORM"), ("Orion Bio", "", "")]
    with Ledger(path) as ledger:
        for name, cik, ticker in named:
            of = Filing(content_id(name), name, date(2011, 1, 1), cik=cik, ticker=ticker, source=name)
            ledger.record(of, name, Reading())
    return path


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Orion Metals Ltd", "Orion Metals Ltd"),
        ("orion metals", "Orion Metals Ltd"),
        ("ORM", "Orion Metals Ltd"),
        ("orm", "Orion Metals Ltd"),
        ("0000000077", "Orion Metals Ltd"),
        ("metals", "Orion Metals Ltd"),
        ("1", "Vega Corp"),
        ("Orion Bio, Inc.", "Orion Bio"),
    ],
)
def test_a_company_goes_by_name_ticker_and_cik(several: Path, word: str, name: str) -> None:
    with reading(several) as conn:
        found = status.company(conn, word)
        assert conn.execute("SELECT name FROM companies WHERE id = ?", [found]).fetchone()[0] == name
        assert status.company(conn, found) == found


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Lyra", r"no company 'Lyra' in this ledger; it has Orion Bio, Orion Metals Ltd, Vega Corp, Vega Inc"),
        ("Orion", r"'Orion' may be any of Orion Bio, Orion Metals Ltd; give the whole name"),
        ("Vega", r"'Vega' may be any of Vega Corp \(CIK 1, .*\), Vega Inc \(CIK 2, .*\); give the CIK or the id"),
        ("", r"the company asked for has no name; give a name, a ticker, a CIK or an id"),
    ],
)
def test_a_word_that_is_no_company_or_several(several: Path, word: str, said: str) -> None:
    with reading(several) as conn, pytest.raises(TrackerError, match=said):
        status.company(conn, word)


def test_words_that_give_a_date_no_more_are_a_version(tmp_path: Path) -> None:
    ledger = tmp_path / "x.db"
    (tmp_path / "1.txt").write_text(
        "LEEDS, UK, May 5, 2031 - Halcyon Bio, Inc. (Nasdaq: HCYN) today reported its progress.\n\n"
        "We expect to submit an IND for HB-12 in the third quarter of 2031.\n"
    )
    (tmp_path / "2.txt").write_text(
        "LEEDS, UK, December 5, 2031 - Halcyon Bio, Inc. (Nasdaq: HCYN) today reported its progress.\n\n"
        "We plan to submit the IND for HB-12.\n"
    )
    with Ledger(ledger) as written:
        ingest(written, [tmp_path / "1.txt", tmp_path / "2.txt"], Options())
    with reading(ledger) as conn:
        (row,) = status.predictions(conn, date(2032, 1, 1))
        said = status.whole(conn, date(2032, 1, 1), row, versions=True)["versions"]
        before = status.whole(conn, date(2031, 11, 1), row, versions=True)["versions"]
    assert [(each["relation"], each["opens"], each["quote"]) for each in said] == [
        ("new", "2031-07-01", "We expect to submit an IND for HB-12 in the third quarter of 2031."),
        ("undated", None, "We plan to submit the IND for HB-12."),
    ]
    assert len(before) == 1
