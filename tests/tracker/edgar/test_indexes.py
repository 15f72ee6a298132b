"""What EDGAR leaves on a disk - submissions, feeds of a day, indexes of a quarter - is read without the network."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from pathlib import Path

import pytest

from tracker.edgar.indexes import entries, is_index

from .server import Registered, vellum
from .telling import rows, run

HEAD = "Description:           {} Index of EDGAR Dissemination Feed\nLast Data Received:    June 30, 2021\n\n"
FORM = "Form Type   Company Name                                                  CIK         Date Filed  File Name\n"
COMPANY = (
    "Company Name                                                  Form Type   CIK         Date Filed  File Name\n"
)
MASTER = "CIK|Company Name|Form Type|Date Filed|Filename\n"
BROKEN = COMPANY.replace("CIK         Date", "CIK\n      Date")
RULE = "-" * 120 + "\n"


def path(accession: str) -> str:
    return f"edgar/data/1900123/{accession}.txt"


def lines(company: Registered) -> list[tuple[str, str, str, str, str]]:
    listed = [(each.form, company.name, company.cik, each.filed, path(each.accession)) for each in company.filings]
    return [*listed, ("8-K", "Lyric 8 Foundry, Inc.", "1900777", "2021-02-09", path("0001900777-21-000001"))]


def index(name: str) -> str:
    told = lines(vellum())
    if name == "master.idx":
        return HEAD.format("Master") + MASTER + RULE + "".join(
            f"{cik}|{who}|{form}|{day}|{where}\n" for form, who, cik, day, where in told
        )  # fmt: skip
    if name == "form.20210512.idx":
        return HEAD.format("Form") + FORM + RULE + "".join(
            f"{form:<12}{who:<62}{cik:<12}{day.replace('-', ''):<12}{where}\n" for form, who, cik, day, where in told
        )  # fmt: skip
    if name == "form.idx":
        return HEAD.format("Form") + FORM + RULE + "".join(
            f"{form:<12}{who:<62}{cik:<12}{day:<12}{where}\n" for form, who, cik, day, where in told
        )  # fmt: skip
    head = BROKEN if name == "company.20210512.idx" else COMPANY
    return HEAD.format("Company") + head + RULE + "".join(
        f"{who:<62}{form:<12}{cik:<12}{day:<12}{where}         \n" for form, who, cik, day, where in told
    )  # fmt: skip


@pytest.mark.parametrize("name", ["master.idx", "form.idx", "company.idx", "form.20210512.idx", "company.20210512.idx"])
def test_an_index_lists_filings_of_the_forms_that_are_read(name: str) -> None:
    text = index(name)
    assert is_index(text[:2000])
    assert [(each.cik, each.form, each.filed_on.isoformat(), each.accession) for each in entries(text)] == [
        ("1900123", "8-K", "2020-03-05", "0001900123-20-000001"),
        ("1900123", "8-K", "2021-01-12", "0001900123-21-000002"),
        ("1900123", "10-K", "2021-03-04", "0001900123-21-000004"),
        ("1900123", "8-K", "2021-05-06", "0001900123-21-000005"),
        ("1900777", "8-K", "2021-02-09", "0001900777-21-000001"),
    ]


def test_words_about_an_index_are_none() -> None:
    assert not is_index("Orion was added to the index. CIK, company name and form type are on the cover.")


@pytest.mark.parametrize("packed", [False, True])
def test_an_index_names_what_the_ledger_lacks(ledger: Path, tmp_path: Path, packed: bool) -> None:
    company = vellum()
    folder = tmp_path / "disk"
    folder.mkdir()
    text = index("form.idx").encode()
    (folder / ("form.gz" if packed else "form.idx")).write_bytes(gzip.compress(text) if packed else text)
    for filing in company.filings[:2]:
        (folder / f"{filing.accession}.txt").write_text(filing.text(company), "utf-8")
    done = run("ingest", ledger, folder)
    assert done.stderr.partition("/disk/")[2] == (
        f"form.{'gz' if packed else 'idx'}: 2 filings of 4 not in the ledger:\n"
        "  Vellum Therapeutics, Inc.: 10-K of 2021-03-04 (0001900123-21-000004)\n"
        "  Vellum Therapeutics, Inc.: 8-K of 2021-05-06 (0001900123-21-000005)\n"
    )
    assert done.stdout.startswith("4 documents read, 0 known before, 0 failed")
    later = tmp_path / "later.nc"
    later.write_text(company.filings[3].text(company), "utf-8")
    run("ingest", ledger, later)
    assert rows(ledger, "SELECT accession FROM missing_filings") == [("0001900123-21-000005",)]
    assert run("verify", ledger).stdout.count("ok ") == 9


def test_the_feed_of_a_day_is_read_with_the_exhibits(ledger: Path, tmp_path: Path) -> None:
    company = vellum()
    feed = tmp_path / "20210512.nc.tar.gz"
    with tarfile.open(feed, "w:gz") as archive:
        for filing in company.filings:
            data = filing.text(company).encode()
            member = tarfile.TarInfo(f"{filing.accession}.nc")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    done = run("ingest", ledger, feed, status=1)
    assert done.stdout.startswith("7 documents read, 0 known before, 1 failed; 3 statements")
    assert "0001900123-21-000003.nc: no part is text: 4 is XML data, not text" in done.stderr
    assert rows(ledger, "SELECT form, cik FROM filings WHERE said_on = '2021-01-12' ORDER BY form") == [
        ("8-K", "1900123"), ("EX-99.1", "1900123"),
    ]  # fmt: skip


def test_an_index_in_a_watched_folder_is_held_against_the_ledger(ledger: Path, tmp_path: Path) -> None:
    company = vellum()
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "form.idx").write_text(index("form.idx"), "utf-8")
    (folder / "guided.txt").write_text(company.filings[1].text(company), "utf-8")
    for name in ("form.idx", "guided.txt"):
        os.utime(folder / name, (1, 1))  # not written to for long
    done = run("watch", ledger, "--once", "--folder", folder, "--as-of", "2021-06-01")
    assert f"{folder}/form.idx: 3 filings of 4 not in the ledger\n2 documents read from the folders" in done.stdout


def test_an_index_that_is_only_extracted_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "master.idx").write_text(index("master.idx"), "utf-8")
    done = run("extract", tmp_path / "master.idx")
    assert "an index of 5 filings; `tracker ingest` holds it against a ledger" in done.stderr
