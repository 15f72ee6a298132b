"""What the ledger holds of companies as EDGAR tells of them: names with their days, tickers, industry, fiscal years."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from .server import MOVED, Edgar, Registered, current_report
from .telling import rows, told

Run = Callable[..., Result]


def test_what_edgar_tells_of_a_company_comes_along(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    tracker("fetch", ledger, "VLLM")
    assert rows(ledger, "SELECT cik, turn, name, tickers, year_end, sic, industry FROM registrants") == [
        ("1900123", 0, "Vellum Therapeutics, Inc.", '["VLLM", "VLLMW"]', "12-31", "2836", "Biological Products")
    ]
    assert rows(ledger, "SELECT cik, name, since, until FROM former_names") == [
        ("1900123", "Parchment Bio, Inc.", "2015-03-02", "2020-06-30")
    ]
    assert rows(ledger, "SELECT company_name, cik, ticker, documents FROM company_directory") == [
        ("Vellum Therapeutics, Inc.", "1900123", "VLLM", 7)
    ]


def test_a_fiscal_year_that_ends_otherwise_is_another_turn(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    (vellum,) = edgar.companies
    tracker("fetch", ledger, "VLLM")
    vellum.year_end, vellum.tickers = "0630", ["VLLM"]
    vellum.filings.append(current_report(9, "2022-08-01", "The fiscal year of Vellum has changed."))
    tracker("fetch", ledger, "VLLM")
    tracker("fetch", ledger, "VLLM")
    assert rows(ledger, "SELECT turn, year_end, tickers FROM registrants ORDER BY turn") == [
        (0, "12-31", '["VLLM", "VLLMW"]'),
        (1, "06-30", '["VLLM"]'),
    ]
    assert rows(ledger, "SELECT DISTINCT said_on, year_end FROM filings WHERE said_on > '2021-05-01'") == [
        ("2021-05-06", "12-31"),
        ("2022-08-01", "06-30"),
    ]


def test_a_document_under_a_former_name_is_the_companys(
    edgar: Edgar, ledger: Path, tracker: Run, tmp_path: Path
) -> None:
    old = tmp_path / "2019-11-04.txt"
    old.write_text(
        "CORK, Ireland, November 4, 2019 - Parchment Bio, Inc. today told its plans.\n\n"
        "Parchment Bio expects to open its Galway laboratory in the second half of 2020.\n",
        "utf-8",
    )
    edgar.companies[0].filings[0:1] = []  # nothing that EDGAR sends bears the former name
    tracker("ingest", ledger, old)
    tracker("fetch", ledger, "VLLM")
    assert rows(ledger, "SELECT company_name, cik, documents FROM company_directory") == [
        ("Vellum Therapeutics, Inc.", "1900123", 6)
    ]
    found = told(tracker("status", ledger, "--company", "Parchment Bio", "--as-of", "2021-06-01"))
    assert {row["company_name"] for row in found} == {"Vellum Therapeutics, Inc."}
    assert tracker("verify", ledger).exit_code == 0


def test_two_companies_come_in_the_order_of_their_days(edgar: Edgar, ledger: Path, tracker: Run) -> None:

    lyric = Registered("1900777", "Lyric Foundry, Inc.", ["LYRC"])
    lyric.filings = [current_report(31, "2021-02-09", MOVED.replace("Vellum", "Lyric"), company="Lyric Foundry, Inc.")]
    edgar.companies.append(lyric)
    done = tracker("fetch", ledger, "VLLM", "LYRC")
    days = [line.split("\t")[1] for line in done.stdout.splitlines()[1:]]
    assert days == ["2020-03-05", "2021-01-12", "2021-02-09", "2021-03-04", "2021-05-06"]
    done = tracker("fetch", ledger, "77", "VLLM", "VLLMW", "LYRC", status=1)
    assert done.stderr.startswith(
        "error: 77: EDGAR knows no company of this CIK\nVellum Therapeutics, Inc. (CIK 1900123), "
    )
    assert ": 5 filings asked for, 5 known before" in done.stderr


def test_what_is_said_of_two_companies(edgar: Edgar, ledger: Path, tracker: Run) -> None:
    edgar.companies.append(Registered("1900777", "Lyric Foundry, Inc.", ["LYRC"]))
    done = tracker("fetch", ledger, "VLLM", "LYRC")
    assert "Vellum Therapeutics, Inc. (CIK 1900123), Lyric Foundry, Inc. (CIK 1900777): 4 filings" in done.stderr
