"""Asking EDGAR: what is worth another try, how fast, and how a whole file is told from one that breaks off."""

from __future__ import annotations

import pytest

from tracker.edgar.addresses import Hosts, hosts
from tracker.edgar.client import Client, Unavailable, _again, _BreaksOff, _Refused, whole
from tracker.edgar.submissions import entries, pages
from tracker.errors import UsageError

from .server import NAME, Edgar, vellum

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
    assert [_again(_Refused(status, 0.0)) for status in (403, 429, 500, 503)] == [True] * 4
    assert _again(_Refused(429, 7.0)) == 7.0
    assert _again(_BreaksOff("breaks off")) is True
    assert [_again(error) for error in (_Refused(404, 0.0), _Refused(400, 9.0), ValueError())] == [False] * 3


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
    monkeypatch.setenv("EDGAR_RATE_LIMIT_PER_SEC", "2")
    with Client(NAME, at=Hosts()) as client:
        assert client.manager.request_per_sec_limit == 2


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
