"""The addresses of the pages. All of them pass through `datasette.urls`, so that a `base_url` holds everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode

ROOT = "/-/tracker"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses within one ledger, or where it has no name over all; the day that is looked at travels along."""

    datasette: Any
    database: str
    as_of: str = ""  # only where the visitor chose a day
    here: str = ""  # the path of this page, for its forms

    def at(self, day: str) -> Links:
        """The same addresses as of another day."""
        return replace(self, as_of=day)

    def of(self, ledger: str) -> Links:
        """The addresses of another ledger, or without a name of all, on the same day."""
        return replace(self, database=ledger)

    def bare(self) -> str:
        """This page without its question."""
        return self.here

    def _page(self, path: str, query: dict[str, Any], anchor: str = "") -> str:
        asked = {name: value for name, value in query.items() if value not in (None, "", False)}
        if self.as_of:
            asked.setdefault("as_of", self.as_of)
        tail = ("?" + urlencode(asked) if asked else "") + (f"#{anchor}" if anchor else "")
        where = f"{ROOT}/{tilde_encode(self.database)}{path}" if self.database else ROOT
        return str(self.datasette.urls.path(where)) + tail

    def board(self, **query: Any) -> str:
        return self._page("", query)

    def promises(self, **query: Any) -> str:
        return self._page("/promises", query)

    def slips(self, **query: Any) -> str:
        return self._page("/slips", query)

    def figures(self, **query: Any) -> str:
        return self._page("/figures", query)

    def report(self, **query: Any) -> str:
        return self._page("/report", query)

    def forecasts(self, **query: Any) -> str:
        return self._page("/forecasts", query)

    def search(self, **query: Any) -> str:
        return self._page("/search", query)

    def review(self, **query: Any) -> str:
        return self._page("/review", query)

    def seek(self) -> str:
        """The search page without a question, for its form."""
        return replace(self, as_of="").search()

    def file(self, form: str, **query: Any) -> str:
        """The promises page as a file: ics, atom, csv or json."""
        return self._page(f"/promises.{form}", query)

    def company(self, company: str, **query: Any) -> str:
        return self._page(f"/company/{tilde_encode(company)}", query)

    def prediction(self, prediction: str, **query: Any) -> str:
        return self._page(f"/prediction/{tilde_encode(prediction)}", query)

    def document(self, document: str, start: int | None = None, anchor: str = "", **query: Any) -> str:
        """A document's page; with `start` the part of the text that holds the words there."""
        return self._page(f"/document/{tilde_encode(document)}", {"at": start or None, **query}, anchor)

    def table(self, name: str, **filters: Any) -> str:
        asked = "?" + urlencode(filters) if filters else ""
        return str(self.datasette.urls.table(self.database, name)) + asked

    def row(self, table: str, key: str) -> str:
        return str(self.datasette.urls.row(self.database, table, tilde_encode(key)))

    def sql(self, sql: str, **parameters: Any) -> str:
        """The same rows in Datasette's SQL editor; the address without `/-/query` is understood by every version."""
        return str(self.datasette.urls.database(self.database)) + "?" + urlencode({"sql": sql, **parameters})

    def query(self, name: str, /, **parameters: Any) -> str:
        """One of the ledger's saved queries, asked with these parameters."""
        asked = urlencode({key: value for key, value in parameters.items() if value})
        return str(self.datasette.urls.path(f"/{tilde_encode(self.database)}/{name}")) + (f"?{asked}" if asked else "")

    def plain(self) -> str:
        """Datasette's own page of the ledger: tables, views, queries; of all ledgers its list of databases."""
        if not self.database:
            return self.index()
        return str(self.datasette.urls.database(self.database))

    def index(self) -> str:
        """Datasette's own list of databases, which the board takes the place of."""
        return str(self.datasette.urls.path("/-/"))


def edgar(cik: str | None, accession: str | None) -> str:
    """The filing's index page at EDGAR, or "" where its number is not known.

    >>> edgar("855654", "0001104659-05-016751")
    'https://www.sec.gov/Archives/edgar/data/855654/000110465905016751/0001104659-05-016751-index.htm'
    >>> edgar("855654", "made-up")
    ''
    """
    number = (accession or "").replace("-", "")
    if not (cik and cik.isdecimal() and number.isdecimal() and len(number) == 18):
        return ""
    return f"https://www.sec.gov/Archives/edgar/data/{int(cik)}/{number}/{accession}-index.htm"
