"""Real documents, where they lie beside the checkout: each gives documents or says why not, and never an exception."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from tracker.documents import Document, Failure, Options, read, read_index, sources

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS, FILINGS = SHARED / "corpus", SHARED / "filings"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the real documents of ../shared/corpus")
needs_filings = pytest.mark.skipif(not FILINGS.is_dir(), reason="needs the three filings of ../shared/filings")


def results(path: Path, options: Options | None = None) -> list[Document | Failure]:
    return [found for source in sources([path]) for found in read(source, options or Options())]


@needs_corpus
def test_submissions_and_parts_of_edgar() -> None:
    found = results(CORPUS / "edgar")
    told = {each.source.rpartition("/")[2]: each.reason for each in found if isinstance(each, Failure)}
    assert told == dict.fromkeys(
        ["1990sheader.txt", "MultipleFilersHeader.txt", "header_with_double_newlines.txt"],
        "is an EDGAR header without any document",
    )
    documents = {
        each.filing.source.removeprefix(f"{CORPUS}/edgar/"): each for each in found if isinstance(each, Document)
    }
    known = {
        name: (each.filing.company, each.filing.form, each.filing.said_on.isoformat(), each.filing.cik)
        for name, each in documents.items()
    }
    assert known["0001011438-98-000429.txt!8-K"] == ("Aames Capital Corporation", "8-K", "1998-12-31", "913951")
    assert known["0000950129-95-001652.txt!EX-99.11"] == ("Common Sense Trust", "EX-99.11", "1995-12-28", "810271")
    assert known["0001493152-25-001317.nc!form8-k.htm"] == ("Acorn Energy, Inc.", "8-K", "2025-01-08", "880984")
    assert known["BuckleInc.8-K.EX99.1.html"] == ("The Buckle, Inc.", "EX-99.1", "2024-11-22", "")
    assert known["Oracle.8-K.html"] == ("Oracle Corporation", "8-K", "2024-11-14", "1341439")
    assert known["form6k.RoyalPhilips.html"] == ("Koninklijke Philips N.V.", "6-K", "2023-01-30", "")
    quarterly = documents["10-Q/SJM/0000091419-23-000113/primary-document.html"].filing
    assert (quarterly.said_on, quarterly.period_end, quarterly.year_end) == (
        date(2023, 8, 29),
        date(2023, 7, 31),
        (4, 30),
    )
    assert [part.kind for part in documents["0001493152-25-001317.nc!form8-k.htm"].parts][:2] == [
        "EX-10.1",
        "EX-101.SCH",
    ]
    for each in documents.values():
        assert "ix:hidden" not in each.text
        assert "us-gaap:" not in each.text


@needs_corpus
def test_pdfs() -> None:
    known = [each.filing for each in results(CORPUS / "pdf") if isinstance(each, Document)]
    assert [(each.company, each.form, each.said_on, each.year_end) for each in known] == [
        ("Intel Corporation", "10-Q", date(2023, 7, 27), (12, 31)),
        ("NVIDIA Corporation", "10-Q", date(2023, 11, 21), (1, 31)),
    ]


@needs_corpus
def test_press_releases_with_their_index() -> None:
    index = read_index(CORPUS / "press" / "index.jsonl")
    rows = [json.loads(line) for line in (CORPUS / "press" / "index.jsonl").read_text("utf-8").splitlines()]
    for row in random.Random(20101028).sample(rows, 200):
        (found,) = read(CORPUS / row["path"], Options(index=index))
        if isinstance(found, Failure):
            assert found.reason.startswith("the company is not known: give it with --company"), found
        else:
            assert found.filing.said_on.isoformat() == row["said_on"], row
            assert found.filing.ticker == (row["ticker"] or found.filing.ticker), row


@needs_filings
def test_the_three_filings_are_read_as_they_are() -> None:
    known = [each.filing for each in results(FILINGS) if isinstance(each, Document)]
    assert [(each.company, each.form, each.said_on) for each in known] == [
        ("ImmunoGen, Inc.", "letter", date(2009, 3, 27)),
        ("ImmunoGen, Inc.", "8-K", date(2010, 10, 28)),
        ("ImmunoGen, Inc.", "8-K", date(2007, 10, 24)),
    ]
    assert [each.year_end for each in known[:2]] == [(6, 30), (6, 30)]
