"""Rows of one ledger in another, as they are: which tables go with a company, which with the ledger, in which order.

A row goes with the company, document, promise, flag or CIK that it names. What names none goes with the ledger.
"""

from __future__ import annotations

from tracker.views import stands

OWN = "(SELECT id FROM temp.carried)"  # the companies that are carried
READ = f"(SELECT id FROM other.filings WHERE company IN {OWN})"
FRESH = "(SELECT id FROM temp.fresh)"  # of their documents those that are new here
PROMISED = f"(SELECT id FROM other.predictions WHERE company IN {OWN})"
FLAGGED = f"(SELECT id FROM other.flags WHERE prediction IN {PROMISED})"
TOLD = f"(SELECT delivery FROM other.told WHERE flag IN {FLAGGED})"
CIKS = f"(SELECT cik FROM other.companies WHERE id IN {OWN} AND cik IS NOT NULL)"
ASKED = f"""(SELECT accession FROM other.listed WHERE cik IN {CIKS}
    UNION SELECT accession FROM other.filings WHERE company IN {OWN} AND accession IS NOT NULL)"""

FACTS = ("statements", "refusals", "reports", "aliases")

# whole companies: what names them, parents before children
WHOLE: dict[str, str] = {
    "companies": f"id IN {OWN}",
    "filings": f"company IN {OWN}",
    **dict.fromkeys(("texts", "runs", *FACTS), f"filing IN {READ}"),
    "reviews": f"company IN {OWN}",
    "predictions": f"company IN {OWN}",
    **dict.fromkeys(("profiles", "versions", "sightings", "verdicts"), f"prediction IN {PROMISED}"),
    "retired": f"company IN {OWN}",
    "flags": f"prediction IN {PROMISED}",
    **dict.fromkeys(("judged", "waiting"), f"company IN {OWN}"),
    "watched": f"prediction IN {PROMISED}",
    **dict.fromkeys(("readings", "replaced"), f"filing IN {READ}"),
    "deliveries": f"id IN {TOLD}",
    "told": f"flag IN {FLAGGED}",
    "attempts": f"delivery IN {TOLD}",
    "listed": f"cik IN {CIKS}",
    "former_names": f"cik IN {CIKS}",
    "fetches": f"accession IN {ASKED}",
}

# companies of which something is here: the documents that are not, and what people and the clock added; judged anew
JOINED: dict[str, str] = {
    "companies": f"id IN {OWN}",
    "filings": f"id IN {FRESH}",
    **dict.fromkeys(("texts", "runs", *FACTS, "readings"), f"filing IN {FRESH}"),
    "retired": "key IN ("
    + " UNION ".join(f"SELECT key FROM other.{table} WHERE filing IN {FRESH}" for table in FACTS)
    + ")",
    **{table: WHOLE[table] for table in ("reviews", "predictions", "flags", "replaced", "deliveries", "told")},
    **{table: WHOLE[table] for table in ("attempts", "listed", "former_names", "fetches")},
}
CHANGES = {"filings", "reviews", "listed", "fetches", "companies", "replaced"}  # a book may be another after these

# what names no company: once, with the first part
_FAILED = "(SELECT id FROM other.flags WHERE run IS NOT NULL)"
_UNTOLD = f"""(SELECT id FROM other.deliveries WHERE id NOT IN (SELECT delivery FROM other.told)
    UNION SELECT delivery FROM other.told WHERE flag IN {_FAILED})"""
_STRANGE = "cik NOT IN (SELECT cik FROM other.companies WHERE cik IS NOT NULL)"
REST: dict[str, str] = {
    "runs": "filing IS NULL",
    "aliases": "filing IS NULL",
    "flags": "run IS NOT NULL",
    "deliveries": f"id IN {_UNTOLD}",
    "told": f"flag IN {_FAILED}",
    "attempts": f"delivery IN {_UNTOLD}",
    "listed": _STRANGE,
    "former_names": _STRANGE,
    "fetches": f"""accession IN (SELECT accession FROM other.listed WHERE {_STRANGE}) OR accession NOT IN (
        SELECT accession FROM other.listed UNION SELECT accession FROM other.filings WHERE accession IS NOT NULL)""",
}

# what every part has: with the ledger as a whole
SHARED: dict[str, str] = dict.fromkeys(("kinds", "policies", "digests", "files"), "1")

# tables of turns, each with what a row is about: what was said later is said later here
TURNS = {"subscriptions": ("name",), "looks": ("address", "asked"), "followed": ("cik",), "registrants": ("cik",)}

# a message that has been sent from one of the ledgers waits no more
WAITS = """delivery IN (SELECT id FROM main.deliveries) AND coalesce((SELECT a.outcome FROM main.attempts a
    WHERE a.delivery = other.outbox.delivery ORDER BY a.number DESC LIMIT 1), '') NOT IN ('sent', 'given_up')"""

# documents whose place a newer version has taken, and of which something stands yet
STILL = " UNION ".join(
    f"""SELECT x.filing FROM replaced r JOIN {table} x ON x.filing = r.filing WHERE {stands("x")} AND
    (SELECT max(turn) FROM replaced m WHERE m.filing = r.filing) % 2 = 1"""
    for table in FACTS
)
