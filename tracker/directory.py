"""The directory of companies: the row of each printed name and CIK, and the one that stands for all of a company's."""

from __future__ import annotations

from collections.abc import Iterable

from events.types import Filing
from tracker import companies, partners, rows, views
from tracker.store import Store

# every company that shares a name or a CIK with this one, directly or through others
RELATED = """WITH RECURSIVE related(id, head, folded, cik) AS (
    SELECT id, head, folded, cik FROM companies WHERE id = ?
    UNION SELECT c.id, c.head, c.folded, c.cik FROM related r JOIN companies c ON c.folded = r.folded OR c.cik = r.cik
) SELECT * FROM related"""

OF_ROW = "FROM filings f WHERE f.company = ?"


class Directory:
    """The companies of a ledger's file; every word of it is written within the caller's transaction."""

    def __init__(self, store: Store) -> None:
        self.store, self.conn = store, store.conn

    def head(self, company: str) -> str:
        """The id of the row that stands for a company's rows."""
        return str(self.conn.execute("SELECT head FROM companies WHERE id = ?", [company]).fetchone()[0])

    def place(self, filing: Filing) -> str:
        """The id of the row for a filing's printed name and CIK; a new row may join or part companies."""
        return self._row(filing.company, filing.cik, filing.ticker, rows.month_day(filing.year_end))

    def known_as(self, name: str, cik: str) -> None:
        """That a company of which there are documents bears this name too, or bore it once."""
        if not self.conn.execute("SELECT 1 FROM companies WHERE id = ?", [companies.identity(name, cik)]).fetchone():
            head = self.head(self._row(name, cik))
            self.describe(head)
            self.wait([head])

    def _row(self, printed: str, cik: str, ticker: str = "", year_end: str = "12-31") -> str:
        company, name = companies.identity(printed, cik), companies.folded(printed)
        if self.conn.execute("SELECT 1 FROM companies WHERE id = ?", [company]).fetchone():
            return company
        self.store.add("companies", [{
            "id": company, "head": company, "name": printed, "folded": name, "cik": cik or None,
            "ticker": ticker or None, "year_end": year_end,
        }])  # fmt: skip
        self.relate(company)
        return company

    def relate(self, company: str) -> None:
        """Join or part the companies that share a name or a CIK with this row."""
        before = {row["id"]: row for row in self.conn.execute(RELATED, [company])}
        changed = {
            other: head for other, head in companies.heads(before.values()).items() if head != before[other]["head"]
        }
        for other, head in changed.items():
            self.conn.execute("UPDATE companies SET head = ? WHERE id = ?", [head, other])
            self.wait([head, before[other]["head"]])
        for other in {*changed, *changed.values()}:
            self.describe(other)

    def describe(self, company: str) -> None:
        """Name, ticker and year end of a row, and of the row that stands for it, from all filings of each."""
        head = self.head(company)
        self._describe(head, views.OF_COMPANY)
        if company != head:
            self._describe(company, OF_ROW)

    def _describe(self, id: str, of: str) -> None:
        printed = self.conn.execute(f"SELECT DISTINCT f.name, f.ticker {of}", [id]).fetchall()
        if not printed:  # its first filing is about to come
            return
        year_end = f"""SELECT f.year_end {of} AND (f.year_end_told OR f.year_end <> '12-31')
            ORDER BY f.said_on DESC, f.year_end LIMIT 1"""
        newest = self.conn.execute(year_end, [id]).fetchone()
        ticker = min((row["ticker"] for row in printed if row["ticker"]), default=None)
        name = companies.display(row["name"] for row in printed)
        self.conn.execute(
            "UPDATE companies SET name = ?, ticker = ?, year_end = ? WHERE id = ?",
            [name, ticker, newest[0] if newest else "12-31", id],
        )

    def wait(self, heads: Iterable[str]) -> None:
        """That the books of these companies have to be judged anew, and of those that name them as the ones who act."""
        concerned = dict.fromkeys(each for head in heads for each in (head, *partners.naming(self.conn, head)))
        self.store.add("waiting", [{"company": head} for head in concerned])
