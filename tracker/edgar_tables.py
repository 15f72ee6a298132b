"""The tables of EDGAR: what it lists and tells of companies, what came of asking for each filing, who is followed.

All are only added to. A filing that is listed and not in the ledger is missing, which is what coverage counts.
"""

from __future__ import annotations

from tracker.database import Database

TABLES: dict[str, str] = {
    "registrants": """
        cik TEXT NOT NULL, turn INTEGER NOT NULL, name TEXT NOT NULL,
        tickers TEXT NOT NULL CHECK (json_valid(tickers)),
        year_end TEXT CHECK (year_end GLOB '[0-1][0-9]-[0-3][0-9]'), sic TEXT, industry TEXT, at TEXT NOT NULL,
        PRIMARY KEY (cik, turn)""",
    "former_names": """
        key TEXT PRIMARY KEY, cik TEXT NOT NULL, name TEXT NOT NULL, since TEXT, until TEXT""",
    "listed": """
        accession TEXT NOT NULL, cik TEXT NOT NULL, form TEXT NOT NULL,
        filed_on TEXT NOT NULL CHECK (filed_on IS date(filed_on, '+0 days')), period_end TEXT, accepted TEXT,
        listed_in TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (accession, cik)""",
    "fetches": """
        accession TEXT NOT NULL, number INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('read', 'unread', 'failed')), reason TEXT,
        documents INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (accession, number)""",
    "followed": """
        cik TEXT NOT NULL, turn INTEGER NOT NULL, forms TEXT, since TEXT, at TEXT NOT NULL,
        PRIMARY KEY (cik, turn), CHECK ((forms IS NULL) = (since IS NULL))""",
    "looks": """
        address TEXT NOT NULL, asked TEXT NOT NULL, turn INTEGER NOT NULL, etag TEXT, modified TEXT, at TEXT NOT NULL,
        PRIMARY KEY (address, asked, turn)""",
}  # fmt: skip

INDEXES = {
    "listed_by_company": "listed(cik, filed_on)",
    "former_names_by_company": "former_names(cik)",
    "filings_by_accession": "filings(accession) WHERE accession IS NOT NULL",
    "filings_by_words": "filings(sha256)",
}


def put(db: Database) -> list[str]:
    """Make the tables; the names of those that must not change, which is all of them."""
    for table, columns in TABLES.items():
        db.execute(f'CREATE TABLE "{table}" ({columns}) STRICT')
    for index, target in INDEXES.items():
        db.execute(f'CREATE INDEX "{index}" ON {target}')
    return list(TABLES)
