"""Asking EDGAR: what is worth another try, how fast, and how a whole file is told from one that breaks off."""

from __future__ import annotations

import httpx
import pytest

from tracker.edgar.addresses import Hosts, hosts
from tracker.edgar.client import Client, Unavailable, whole
from tracker.edgar.submissions import entries, pages
from tracker.edgar.trouble import BreaksOff, Refused, again
from tracker.errors import UsageError

from .server import NAME, Edgar, path_of, vellum

HEAD = b"<SEC-DOCUMENT>0001900123-21-000002.txt : 20210112\n<SEC-HEADER>\n</SEC-HEADER>\n<DOCUMENT>\n"


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (HEAD + b"</DOCUMENT>\n</SEC-DOCUMENT>\n", ""),
        (b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n" + HEAD + b"-----END PRIVACY-ENHANCED MESSAGE-----\n\n", ""),
        (b"<IMS-DOCUMENT>0001900123-96-000002.txt : 19960112\n</IMS-DOCUMENT>", ""),
        (HEAD + b"</DOCUMENT>\n", "breaks off before its end"),
        (HEAD.replace(b"</SEC", b"PUBLIC DOCUMENT COUNT:\t\t1\n</SEC") + b"</DOCUMENT>\n", ""),
        (HEAD.replace(b"</SEC", b"PUBLIC DOCUMENT COUNT:\t\t2\n</SEC") + b"</DOCUMENT>\n", "breaks off before its end"),
        (HEAD + b"</DOCUMENT>\n</SEC-DOCU", "breaks off before its end"),
        (b"<html>Your request was put off.</html>", "is no submission"),
        (b"", "is no submission"),
    ],
)
def test_a_whole_submission_ends_as_it_should(content: bytes, wrong: str) -> None:
    assert whole(content) == wrong


def test_what_is_worth_another_try(edgar: Edgar) -> None:
    assert [again(Refused(status, 0.0)) for status in (403, 429, 500, 503)] == [True] * 4
    assert again(Refused(429, 7.0)) == 7.0
    assert again(BreaksOff("breaks off")) is True
    unreached = httpx.ConnectError("no route to host")
    assert (again(unreached, 1), again(unreached, 2), again(httpx.ReadTimeout("slow"), 4)) == (True, False, True)
    assert [again(error) for error in (Refused(404, 0.0), Refused(400, 9.0), ValueError())] == [False] * 3


def test_who_waits_is_told_why(edgar: Edgar) -> None:
    (company,) = edgar.companies
    place = f"/Archives/edgar/data/{company.cik}/{company.filings[0].accession}.txt"
    edgar.faults = {place: [429, "cut", 404]}
    noted: list[str] = []
    with Client(NAME, noted=noted.append) as client, pytest.raises(Unavailable, match="has no such file"):
        client.ask(edgar.address + place)
    assert [line.removeprefix(f"{edgar.address}{place}: ").partition(" (")[0] for line in noted] == [
        "EDGAR says that this is too fast",
        "the connection was cut",
    ]
    assert all(line.endswith("; asked for again") for line in noted)


def test_no_more_is_asked_than_the_sec_allows(edgar: Edgar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDGAR_RATE_LIMIT_PER_SEC", "50")
    with Client(NAME, at=Hosts()) as client:
        assert client.manager.request_per_sec_limit == 9
        assert client.pace.gap == 1 / 9
    monkeypatch.setenv("EDGAR_RATE_LIMIT_PER_SEC", "2")
    with Client(NAME, at=Hosts()) as client:
        assert client.manager.request_per_sec_limit == 2
        assert client.pace.gap == 1 / 2


def test_an_answer_is_followed_to_edgars_own_hosts_alone(edgar: Edgar) -> None:
    (company,) = edgar.companies
    here, there = path_of(company, company.filings[1]), "/elsewhere.txt"
    edgar.moved = {there: here, "/off.txt": "http://169.254.169.254/latest", "/round.txt": "/round.txt"}
    with Client(NAME) as client:
        answer = client.ask(edgar.address + there, check=whole)
        assert answer
        assert whole(answer.content) == ""
        with pytest.raises(Unavailable, match=r"leads to http://169\.254\.169\.254/latest, which is no address of its"):
            client.ask(f"{edgar.address}/off.txt")
        with pytest.raises(Unavailable, match=r"leads on and on, at last to .*/round\.txt"):
            client.ask(f"{edgar.address}/round.txt")
    assert [each.path for each in edgar.asked][:3] == [there, here, "/off.txt"]


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("https://www.sec.gov/x.txt", True),
        ("https://data.sec.gov/x.txt", True),
        ("https://efts.sec.gov:443/x.txt", True),
        ("https://sec.gov./x.txt", True),
        ("http://www.sec.gov/x.txt", False),  # anybody on the way could answer
        ("https://www.sec.gov:8443/x.txt", False),
        ("https://www.sec.gov:none/x.txt", False),
        ("https://notsec.gov/x.txt", False),
        ("https://www.sec.gov@example.org/x.txt", False),
        ("https://127.0.0.1/x.txt", False),
        ("file:///etc/passwd", False),
    ],
)
def test_which_hosts_are_edgars_own(address: str, is_own: bool) -> None:
    assert Hosts().own(address) is is_own


def test_whoever_asks_the_sec_shares_its_rate() -> None:
    assert {Hosts().shared, Hosts("http://mirror.example.org", "https://data.sec.gov").shared} == {"sec.gov"}


def test_a_mirror_is_a_family_of_its_own() -> None:
    mirror = Hosts("http://mirror.example.org:8080", "http://data.example.org")
    own = ["http://mirror.example.org:8080/a", "https://mirror.example.org/a", "http://data.example.org/a"]
    assert [mirror.own(address) for address in own] == [True] * 3
    other = ["http://mirror.example.org:22/a", "http://www.example.org/a", "https://www.sec.gov/a"]
    assert [mirror.own(address) for address in other] == [False] * 3


def test_a_proxy_is_not_asked_for_this_machine(edgar: Edgar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with Client(NAME) as client:
        answer = client.ask(client.hosts.tickers)
    assert answer
    assert b"VLLM" in answer.content
    with Client(NAME, at=Hosts()) as client:
        assert client.manager.proxy == "http://127.0.0.1:9"


def test_the_environment_names_the_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EDGAR_BASE_URL", "EDGAR_DATA_URL"):
        monkeypatch.delenv(name, raising=False)
    assert hosts().submissions("1900123") == "https://data.sec.gov/submissions/CIK0001900123.json"
    monkeypatch.setenv("EDGAR_BASE_URL", "https://mirror.example.org/")
    assert hosts() == Hosts("https://mirror.example.org", "https://mirror.example.org")
    monkeypatch.setenv("EDGAR_DATA_URL", "https://data.example.org")
    assert hosts().page("CIK0001900123-submissions-001.json") == (
        "https://data.example.org/submissions/CIK0001900123-submissions-001.json"
    )


def test_a_host_that_is_none_is_told(edgar: Edgar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDGAR_BASE_URL", "localhost:8000")
    with pytest.raises(UsageError, match=r"EDGAR_BASE_URL: 'localhost:8000' is no address"):
        hosts()
    with Client(NAME, at=Hosts()) as client, pytest.raises(Unavailable, match="cannot be asked for"):
        client.ask("http://127.0.0.1:none/")


def test_names_that_lead_elsewhere_are_refused() -> None:
    said = vellum().files()["CIK0001900123.json"]
    said["filings"]["recent"]["accessionNumber"][0] = "../../../etc/passwd"
    with pytest.raises(ValueError, match="is no name of EDGAR's"):
        list(entries(said["filings"]["recent"], "1900123"))
    said["filings"]["files"] = [{"name": "https://example.org/x.json", "filingTo": "2001-01-01"}]
    with pytest.raises(ValueError, match="is no name of EDGAR's"):
        pages(said)
