"""`tracker follow`: a followed company files, and one look of `watch` has it read, judged, told and on the page."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from datasette.app import Datasette

from tracker import metadata
from tracker.alert_file import Settings
from tracker.edgar import following
from tracker.edgar.register import Wanted
from tracker.ledger import Ledger, reading
from tracker.rounds import Round

from .server import DONE, Edgar, current_report, path_of
from .telling import rows, told

Run = Callable[..., Result]
ROOT = Path(__file__).parents[3]
NOON = datetime(2021, 9, 21, 12, tzinfo=UTC)


def test_who_is_followed_is_listed_and_can_be_stopped(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    tracker("fetch", ledger, "VLLM")
    done = tracker("follow", ledger, "VLLM")
    forms = "8-K,10-Q,10-K,20-F,6-K,CORRESP,UPLOAD"
    assert done.stdout == f"VLLM (CIK 1900123): followed, {forms} filed from 2021-05-06 on\n"
    done = tracker("follow", ledger, "0001900123", "--forms", "8-K", "--since", "2021-01-01")
    assert done.stdout == "CIK 1900123: followed, 8-K filed from 2021-01-01 on\n"
    assert told(tracker("follow", ledger)) == [
        {"cik": "1900123", "company": "Vellum Therapeutics, Inc.", "tickers": "VLLM, VLLMW", "forms": "8-K",
         "since": "2021-01-01"},
    ]  # fmt: skip
    again = tracker("follow", ledger, "VLLM", "--forms", "8-K", "--since", "2021-01-01")
    assert "was followed already" in again.stdout
    assert tracker("follow", ledger, "VLLM", "--stop").stdout == "VLLM (CIK 1900123): no longer followed\n"
    assert tracker("follow", ledger, "VLLM", "--stop").stdout == "VLLM (CIK 1900123): was not followed\n"
    assert told(tracker("follow", ledger)) == []
    assert [each.path for each in edgar.asked if "tickers" in each.path] == ["/files/company_tickers.json"]
    assert rows(ledger, "SELECT turn, forms, since FROM followed ORDER BY turn") == [
        (0, forms, "2021-05-06"), (1, "8-K", "2021-01-01"), (2, None, None),
    ]  # fmt: skip
    assert "--stop, --forms and --since want companies" in tracker("follow", ledger, "--stop", status=2).stderr


def test_to_follow_no_longer_wants_no_name_and_no_network(
    edgar: Edgar, ledger: Path, tracker: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker("follow", ledger, "VLLM")
    edgar.asked.clear()
    monkeypatch.delenv("EDGAR_IDENTITY")
    done = tracker("follow", ledger, "VLLM", "--stop", status=2)  # nothing has been read of it that names its ticker
    assert "'VLLM' is no ticker that the ledger knows; name the CIK (followed: 1900123)" in done.stderr
    assert tracker("follow", ledger, "1900123", "--stop").stdout == "CIK 1900123: no longer followed\n"
    assert edgar.asked == []


def watching(ledger: Path, lines: list[str]) -> Round:
    with Ledger(ledger) as opened:
        following.follow(opened, "1900123", Wanted(("8-K",), date(2021, 5, 1)), NOON)
    return Round(ledger, Settings(path=None), lines.append, lambda line: lines.append(f"error: {line}"))


def test_a_filing_that_cannot_be_had_is_asked_for_at_longer_intervals(edgar: Edgar, ledger: Path) -> None:
    (vellum,) = edgar.companies
    place = path_of(vellum, vellum.filings[4])
    edgar.faults = {place: [500, 500]}
    lines: list[str] = []
    round = watching(ledger, lines)
    for minutes in (0, 1, 2, 5, 6):
        round.run("edgar", NOON + timedelta(minutes=minutes))
    round.close()
    assert edgar.statuses(place) == [500, 500, 200]
    could_not = "Vellum Therapeutics, Inc.: 8-K of 2021-05-06 (0001900123-21-000005) could not be had"
    assert lines == [
        f"error: {could_not}: EDGAR answers 500",
        f"error: {could_not}: EDGAR answers 500",
        "Vellum Therapeutics, Inc.: 8-K of 2021-05-06 (0001900123-21-000005) read from EDGAR, 1 statement",
    ]
    assert edgar.statuses("submissions") == [200, 304, 304, 304, 304]
    assert rows(ledger, "SELECT turn FROM looks") == [(0,)]


def test_after_a_no_edgar_is_left_alone_for_ten_minutes(edgar: Edgar, ledger: Path) -> None:
    listing = "/submissions/CIK0001900123.json"
    edgar.faults = {listing: [403]}
    lines: list[str] = []
    round = watching(ledger, lines)
    for minutes in (0, 5, 11):
        round.run("edgar", NOON + timedelta(minutes=minutes))
    round.close()
    assert edgar.statuses(listing) == [403, 200]
    assert [line.partition(":")[0] for line in lines] == ["error", "edgar", "Vellum Therapeutics, Inc."]
    assert "EDGAR refuses (403): it wants a real name and mail address in --identity" in lines[0]
    assert lines[1] == "edgar: is well again"


def test_a_list_without_a_mark_is_looked_at_less_often(edgar: Edgar, ledger: Path) -> None:
    edgar.marks = False
    lines: list[str] = []
    round = watching(ledger, lines)
    for minutes in (0, 1, 4, 5, 6):
        round.run("edgar", NOON + timedelta(minutes=minutes))
    round.close()
    assert edgar.statuses("submissions") == [200, 200]
    assert rows(ledger, "SELECT * FROM looks") == []
    assert len(lines) == 1


def test_a_company_whose_list_cannot_be_had_holds_up_no_other(edgar: Edgar, ledger: Path) -> None:
    lines: list[str] = []
    round = watching(ledger, lines)
    with Ledger(ledger) as opened:
        following.follow(opened, "77", Wanted(("8-K",), date(2021, 5, 1)), NOON)
    for minutes in (0, 10):
        round.run("edgar", NOON + timedelta(minutes=minutes))
    round.close()
    assert [line.partition("(")[0] for line in lines] == [
        "Vellum Therapeutics, Inc.: 8-K of 2021-05-06 ",
        "error: edgar: 77: EDGAR knows no company of this CIK; tried again at the next look",
    ]


def test_a_watch_without_a_name_says_so_and_does_the_rest(
    edgar: Edgar, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDGAR_IDENTITY")
    lines: list[str] = []
    round = watching(ledger, lines)
    round.all(NOON)
    round.close()
    assert len(lines) == 1
    assert "error: edgar: the SEC wants to know who asks" in lines[0]
    assert edgar.asked == []


def kept(shown: str) -> str:
    """What stays on a terminal when a bar of progress has gone."""
    lines = [line.rpartition("\r")[2].rstrip() for line in shown.split("\n")]
    return "\n".join(line for line in lines if line and "━" not in line) + "\n"


def held(session: str) -> None:
    """The page shows this session; or is made to where pages are to be written anew."""
    page = ROOT / "docs" / "edgar.md"
    text = page.read_text("utf-8")
    found = re.search(r"<!-- session -->\n```text\n(.*?)```\n", text, re.DOTALL)
    assert found
    if os.environ.get("TRACKER_REWRITE_DOCS") == "1":
        page.write_text(text[: found.start(1)] + session + text[found.end(1) :], "utf-8")
    else:
        assert found[1] == session


async def page(ledger: Path, path: str) -> str:
    datasette = Datasette([str(ledger)], metadata=metadata.named(ledger.stem))
    return str((await datasette.client.get(path)).text)


def test_a_company_is_followed_and_a_new_filing_is_told_within_one_look(
    edgar: Edgar, ledger: Path, tracker: Run, on_a_terminal: Callable[[str, Path], str]
) -> None:
    (vellum,) = edgar.companies
    session = ""

    def said(words: str, printed: str) -> str:
        nonlocal session
        session += f"$ tracker {words}\n{printed}"
        return printed

    first = "fetch guidance.db VLLM --forms 8-K,10-K"
    said(first, kept(on_a_terminal(f"tracker {first}", ledger.parent)))  # the others print the same whoever reads
    said("follow guidance.db VLLM", tracker("follow", ledger, "VLLM").stdout)
    tracker("alerts", "subscribe", ledger, "desk", "--to", "file:alerts.log", "--flags", "slipped,met",
            "--since", "2021-09-01")  # fmt: skip
    tracker("watch", ledger, "--once", "--as-of", "2021-09-19")
    (before,) = (row for row in told(tracker("status", ledger, "--as-of", "2021-09-19")) if row["subject"] == "VT-12")
    assert (before["status"], before["detail"]) == ("slipped", "moved")

    vellum.filings.append(current_report(6, "2021-09-20", DONE))
    once = ("--once", "--as-of", "2021-09-20")
    printed = said(f"watch guidance.db {' '.join(once)}", tracker("watch", ledger, *once).output)
    held(session)

    assert "8-K of 2021-09-20 (0001900123-21-000006) read from EDGAR" in printed
    (after,) = (row for row in told(tracker("status", ledger, "--as-of", "2021-09-20")) if row["subject"] == "VT-12")
    assert (after["status"], after["detail"], after["happened_on"]) == ("slipped", "late", "2021-09-17")
    alert = (ledger.parent / "alerts.log").read_text("utf-8")
    assert "VT-12" in alert
    assert "2021-09-17" in alert
    with reading(ledger) as conn:
        name = conn.execute("SELECT prediction FROM predictions_current WHERE subject = 'VT-12'").fetchone()[0]
    told_on_page = asyncio.run(page(ledger, f"/-/tracker/guidance/prediction/{name}"))
    assert "September 17, 2021" in told_on_page


def test_the_companys_page_tells_what_edgar_tells(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    edgar.faults = {path_of(vellum, vellum.filings[3]): [404]}
    tracker("fetch", ledger, "VLLM", status=1)
    with reading(ledger) as conn:
        (company,) = conn.execute("SELECT company FROM company_directory").fetchone()
    told_on_page = re.sub(r"<[^>]*>|\s+", " ", asyncio.run(page(ledger, f"/-/tracker/guidance/company/{company}")))
    assert "Biological Products (SIC 2836). Formerly Parchment Bio, Inc. (to 30 Jun 2020)." in told_on_page
    assert "1 filing that EDGAR lists is not in the ledger: silence is not judged" in " ".join(told_on_page.split())
