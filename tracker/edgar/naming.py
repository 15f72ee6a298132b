"""Which company is meant by a ticker or a CIK: the ledger is asked first, then EDGAR's file of all tickers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tracker.edgar import register, submissions
from tracker.edgar.client import Client
from tracker.errors import UsageError
from tracker.ledger import Ledger


def ciks(ledger: Ledger, client: Client, asked: Sequence[str]) -> list[str]:
    """The CIK of each company that is named by ticker or CIK, as the ledger knows it or else as EDGAR does."""
    found: list[str] = []
    tickers: dict[str, str] | None = None
    for name in asked:
        cik = known_cik(ledger, name)
        if not cik:
            if tickers is None:
                tickers = _tickers(client)
            cik = tickers.get(_plain(name), "")
        if not cik:
            raise UsageError(f"{name!r} is no ticker that EDGAR knows; name the company by its CIK")
        found.append(cik)
    return found


def known_cik(ledger: Ledger, name: str) -> str:
    """The CIK that a name is, or that the ledger knows for this ticker; "" where EDGAR has to be asked."""
    digits = name.upper().removeprefix("CIK")
    is_cik = digits.isascii() and digits.isdecimal() and len(digits) <= 10
    return digits.lstrip("0") if is_cik else register.of_ticker(ledger.conn, name)


def _plain(ticker: str) -> str:
    return ticker.upper().replace(".", "-").replace("/", "-")


def _tickers(client: Client) -> dict[str, str]:
    answer = client.ask(client.hosts.tickers, check=no_json)
    assert answer is not None, "nothing was asked to have changed"
    return {_plain(str(each["ticker"])): str(each["cik_str"]) for each in json.loads(answer.content).values()}


def no_json(content: bytes) -> str:
    """Why a content is no JSON object, "" where it is one."""
    try:
        submissions.parsed(content)
    except ValueError as error:
        return f"breaks off or is no JSON ({error})"
    return ""
