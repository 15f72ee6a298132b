"""A server on this machine that speaks EDGAR's addresses, with companies and filings of our own making."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NAME = "Tess Reader tess@example.org"


@dataclass
class Sent:
    """A filing as EDGAR keeps it: a header and its parts in one file."""

    accession: str
    form: str
    filed: str
    parts: list[tuple[str, str, str]]  # type, file name, words
    period: str = ""

    def text(self, company: Registered) -> str:
        parts = "".join(
            f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<FILENAME>{name}\n<TEXT>\n{words}\n</TEXT>\n</DOCUMENT>\n"
            for number, (kind, name, words) in enumerate(self.parts, 1)
        )
        digits, period = self.filed.replace("-", ""), self.period.replace("-", "")
        name = company.name_on(self.filed).upper()
        return (
            f"<SEC-DOCUMENT>{self.accession}.txt : {digits}\n<SEC-HEADER>{self.accession}.hdr.sgml : {digits}\n"
            f"ACCESSION NUMBER:\t\t{self.accession}\nCONFORMED SUBMISSION TYPE:\t{self.form}\n"
            f"PUBLIC DOCUMENT COUNT:\t\t{len(self.parts)}\n"
            + (f"CONFORMED PERIOD OF REPORT:\t{period}\n" if period else "")
            + f"FILED AS OF DATE:\t\t{digits}\n\nFILER:\n\n\tCOMPANY DATA:\t\n\t\tCOMPANY CONFORMED NAME:\t\t\t{name}\n"
            f"\t\tCENTRAL INDEX KEY:\t\t\t{company.cik.zfill(10)}\n"
            f"\t\tFISCAL YEAR END:\t\t\t{company.year_end}\n</SEC-HEADER>\n{parts}</SEC-DOCUMENT>\n"
        )


@dataclass
class Registered:
    """A company that files with EDGAR."""

    cik: str
    name: str
    tickers: list[str] = field(default_factory=list)
    year_end: str = "1231"
    former: list[tuple[str, str, str]] = field(default_factory=list)  # name, first day, last day
    filings: list[Sent] = field(default_factory=list)
    recent: int = 1000  # filings in the first file; older ones are in further files of as many each

    def name_on(self, day: str) -> str:
        return next((name for name, first, last in self.former if first <= day <= last), self.name)

    def columns(self, filings: list[Sent]) -> dict[str, list[str]]:
        return {
            "accessionNumber": [each.accession for each in filings],
            "filingDate": [each.filed for each in filings],
            "reportDate": [each.period for each in filings],
            "acceptanceDateTime": [f"{each.filed}T16:05:00.000Z" for each in filings],
            "form": [each.form for each in filings],
            "primaryDocument": [each.parts[0][1] if each.parts else "" for each in filings],
        }

    def files(self) -> dict[str, dict[str, Any]]:
        """The submissions file and the further ones, newest filings first, by name."""
        newest = sorted(self.filings, key=lambda each: (each.filed, each.accession), reverse=True)
        pages = [newest[at : at + self.recent] for at in range(0, len(newest), self.recent)] or [[]]
        named = {f"CIK{self.cik.zfill(10)}-submissions-{n:03}.json": page for n, page in enumerate(pages[1:], 1)}
        first = {
            "cik": self.cik.zfill(10),
            "name": self.name,
            "tickers": self.tickers,
            "sic": "2836",
            "sicDescription": "Biological Products",
            "fiscalYearEnd": self.year_end,
            "formerNames": [
                {"name": name, "from": f"{since}T00:00:00.000Z", "to": f"{until}T00:00:00.000Z"}
                for name, since, until in self.former
            ],
            "filings": {
                "recent": self.columns(pages[0]),
                "files": [
                    {"name": name, "filingCount": len(page), "filingFrom": page[-1].filed, "filingTo": page[0].filed}
                    for name, page in named.items()
                ],
            },
        }
        return {f"CIK{self.cik.zfill(10)}.json": first} | {name: self.columns(page) for name, page in named.items()}


@dataclass(frozen=True)
class Asked:
    """A request that the server had, and the status of its answer."""

    path: str
    status: int
    conditional: bool = False


class Edgar(ThreadingHTTPServer):
    """Answers as EDGAR does; `faults` has in store for a path what goes wrong at its next requests."""

    daemon_threads = True

    def __init__(self) -> None:
        self.companies: list[Registered] = []
        self.faults: dict[str, list[int | str]] = {}
        self.moved: dict[str, str] = {}  # where a path leads to
        self.asked: list[Asked] = []
        self.strangers = {"nobody@example.org"}
        self.folders = False  # whether filings lie in folders of their own alone
        self.marks = True  # whether it says how to ask whether something has changed
        self.when: Callable[[str], None] = lambda path: None  # called before each answer
        super().__init__(("127.0.0.1", 0), Answering)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def content(self, path: str) -> bytes | None:
        if path == "/files/company_tickers.json":
            rows = [(c.cik, ticker, c.name) for c in self.companies for ticker in c.tickers]
            told = {str(n): {"cik_str": int(cik), "ticker": t, "title": name} for n, (cik, t, name) in enumerate(rows)}
            return json.dumps(told).encode()
        for company in self.companies:
            name = path.rpartition("/")[2]
            if path.startswith("/submissions/") and name in (files := company.files()):
                return json.dumps(files[name]).encode()
            for filing in company.filings:
                folder = f"{filing.accession.replace('-', '')}/" if self.folders else ""
                if path == f"/Archives/edgar/data/{company.cik}/{folder}{filing.accession}.txt":
                    return filing.text(company).encode()
        return None

    def statuses(self, part: str) -> list[int]:
        return [each.status for each in self.asked if part in each.path]


def path_of(company: Registered, filing: Sent) -> str:
    return f"/Archives/edgar/data/{company.cik}/{filing.accession}.txt"


class Answering(BaseHTTPRequestHandler):
    server: Edgar
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.when(self.path)
        fault: int | str = (self.server.faults.get(self.path) or [200]).pop(0) if self.server.faults else 200
        name = self.headers.get("User-Agent", "")
        if "@" not in name or any(each in name for each in self.server.strangers):
            fault = 403
        content = self.server.content(self.path)
        if self.path in self.server.moved:
            return self.answer(301, b"", to=self.server.moved[self.path])
        if isinstance(fault, int) and fault != 200:
            return self.answer(fault, b"no")
        if content is None:
            return self.answer(404, b"no such file")
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            return self.answer(304, b"")
        if fault == "truncated":
            content = content[: len(content) * 2 // 3]
        if fault == "other":
            content = b"<html><body>Please try again.</body></html>"
        return self.answer(200, content, tag, cut=fault == "cut")

    def answer(self, status: int, content: bytes, tag: str = "", *, cut: bool = False, to: str = "") -> None:
        self.server.asked.append(Asked(self.path, status, "If-None-Match" in self.headers))
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if tag and self.server.marks:
            self.send_header("ETag", tag)
        if to:
            self.send_header("Location", to)
        if status == 429:
            self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        if cut:
            self.close_connection = True

    def log_message(self, *words: object) -> None:
        """Nothing is told to the terminal."""


def release(day: str, words: str, company: str = "Vellum Therapeutics, Inc.") -> str:
    return f"<html><body><p>{company} today gave an update.</p><p>{words}</p></body></html>"


COVER = "<html><body><p>CURRENT REPORT</p><p>{company}</p><p>The release is furnished as an exhibit.</p></body></html>"


def current_report(
    number: int, filed: str, words: str, form: str = "8-K", company: str = "Vellum Therapeutics, Inc.", note: str = ""
) -> Sent:
    """An 8-K with a release as its exhibit."""
    cover = COVER.format(company=f"{company} {note}")
    parts = [(form, "cover.htm", cover), ("EX-99.1", "release.htm", release(filed, words, company)),
             ("GRAPHIC", "logo.jpg", "begin 644 logo.jpg\n#0V%T\n`\nend")]  # fmt: skip
    return Sent(f"0001900123-{filed[2:4]}-{number:06}", form, filed, parts)


def periodic_report(number: int, filed: str, period: str, words: str, form: str = "10-Q") -> Sent:
    cover = f"<html><body><p>Vellum Therapeutics, Inc.</p><p>{words}</p></body></html>"
    return Sent(f"0001900123-{filed[2:4]}-{number:06}", form, filed, [(form, "report.htm", cover)], period)


GUIDED = "We expect to submit an IND for VT-12 in the second quarter of 2021."
MOVED = "Vellum now expects to submit the IND for VT-12 in the third quarter of 2021."
DONE = "Vellum submitted the IND for VT-12 on September 17, 2021."
EARLY = "Parchment plans to open its Galway laboratory in the first half of 2021."


def vellum() -> Registered:
    """A company that was renamed in the summer of 2020, with four filings that are wanted and one that is not."""
    return Registered(
        "1900123",
        "Vellum Therapeutics, Inc.",
        ["VLLM", "VLLMW"],
        former=[("Parchment Bio, Inc.", "2015-03-02", "2020-06-30")],
        filings=[
            current_report(1, "2020-03-05", EARLY, company="Parchment Bio, Inc."),
            current_report(2, "2021-01-12", GUIDED),
            Sent("0001900123-21-000003", "4", "2021-01-15", [("4", "form4.xml", "<XML></XML>")]),
            periodic_report(4, "2021-03-04", "2020-12-31", "We lease an office in Cork.", "10-K"),
            current_report(5, "2021-05-06", MOVED),
        ],
    )
