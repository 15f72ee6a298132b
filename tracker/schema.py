"""The ledger's tables, declared: numbered migrations, STRICT tables, foreign keys, full-text search, nothing inferred.

Facts (what documents say) and the book (what a company's facts amount to) are only added: a trigger refuses every
change. `key` names a row by its whole content, `id` names what the row is about; where a better reading puts another
row in its place, `retired` says that the old one fell. Days are ISO text; bounds are inclusive; NULL is "not known".
"""

from __future__ import annotations

from tracker import alert_tables, edgar_tables
from tracker.database import Database, Migrations

APPLICATION = 0x4D54524B  # "MTRK" in the file's header: how a ledger is told from any other SQLite file

SCOPE = """indication TEXT, phase TEXT, region TEXT, trial TEXT, period TEXT, meeting TEXT, what TEXT"""

TABLES: dict[str, str] = {
    # the directory: the only rows that may change, because a later document may know a CIK or join two names
    "companies": """
        id TEXT PRIMARY KEY, head TEXT NOT NULL REFERENCES companies(id), name TEXT NOT NULL, folded TEXT NOT NULL,
        cik TEXT, ticker TEXT, year_end TEXT NOT NULL CHECK (year_end GLOB '[0-1][0-9]-[0-3][0-9]')""",
    "kinds": """
        key TEXT PRIMARY KEY, place INTEGER NOT NULL, label TEXT NOT NULL, family TEXT NOT NULL,
        controller TEXT NOT NULL""",
    "policies": """
        version TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (version, name)""",
    # facts
    "filings": """
        id TEXT PRIMARY KEY, company TEXT NOT NULL REFERENCES companies(id), name TEXT NOT NULL,
        said_on TEXT NOT NULL CHECK (said_on IS date(said_on, '+0 days')), form TEXT NOT NULL, cik TEXT, ticker TEXT,
        period_end TEXT, year_end TEXT NOT NULL, source TEXT NOT NULL, accession TEXT, sha256 TEXT NOT NULL,
        title TEXT, characters INTEGER NOT NULL""",
    "texts": """
        filing TEXT PRIMARY KEY REFERENCES filings(id), text TEXT NOT NULL""",
    "runs": """
        key TEXT PRIMARY KEY, source TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('read', 'failed')),
        reason TEXT, filing TEXT REFERENCES filings(id), statements INTEGER NOT NULL, reports INTEGER NOT NULL,
        refusals INTEGER NOT NULL, at TEXT NOT NULL""",
    "statements": f"""
        key TEXT PRIMARY KEY, id TEXT NOT NULL, filing TEXT NOT NULL REFERENCES filings(id),
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
        kind TEXT NOT NULL REFERENCES kinds(key), subject TEXT NOT NULL, actor TEXT NOT NULL,
        opens TEXT, closes TEXT, edge TEXT NOT NULL, grain TEXT NOT NULL, basis TEXT NOT NULL, timing TEXT NOT NULL,
        timing_start INTEGER NOT NULL, timing_end INTEGER NOT NULL, window_rule TEXT NOT NULL,
        low REAL, high REAL, unit TEXT, condition TEXT, force TEXT NOT NULL, {SCOPE}, section TEXT,
        rules TEXT NOT NULL CHECK (json_valid(rules)), CHECK ("start" <= "end"), CHECK (opens <= closes)""",
    "refusals": """
        key TEXT PRIMARY KEY, filing TEXT NOT NULL REFERENCES filings(id), "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quote TEXT NOT NULL, timing TEXT NOT NULL, reason TEXT NOT NULL, rule TEXT NOT NULL""",
    "reports": f"""
        key TEXT PRIMARY KEY, id TEXT NOT NULL, filing TEXT NOT NULL REFERENCES filings(id),
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, bearing TEXT NOT NULL,
        kind TEXT REFERENCES kinds(key), subject TEXT NOT NULL, actor TEXT, {SCOPE},
        happened_from TEXT, happened_to TEXT, assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
        low REAL, high REAL, unit TEXT, reason TEXT, rule TEXT NOT NULL""",
    "aliases": """
        key TEXT PRIMARY KEY, filing TEXT REFERENCES filings(id), name TEXT NOT NULL, canonical TEXT NOT NULL,
        since TEXT NOT NULL, quote TEXT""",
    "reviews": """
        id TEXT PRIMARY KEY, company TEXT NOT NULL REFERENCES companies(id), decided_on TEXT NOT NULL,
        "by" TEXT NOT NULL, why TEXT NOT NULL, action TEXT NOT NULL, statement TEXT, other TEXT, status TEXT,
        detail TEXT, happened_from TEXT, happened_to TEXT, source TEXT, at TEXT NOT NULL""",
    # the book
    "predictions": """
        id TEXT PRIMARY KEY, company TEXT NOT NULL REFERENCES companies(id),
        filing TEXT NOT NULL REFERENCES filings(id), said_on TEXT NOT NULL""",
    "profiles": f"""
        key TEXT PRIMARY KEY, prediction TEXT NOT NULL REFERENCES predictions(id), subject TEXT NOT NULL,
        kind TEXT NOT NULL REFERENCES kinds(key), scope TEXT, {SCOPE}, actor TEXT NOT NULL, controller TEXT NOT NULL""",
    "versions": """
        key TEXT PRIMARY KEY, prediction TEXT NOT NULL REFERENCES predictions(id), place INTEGER NOT NULL,
        said_on TEXT NOT NULL, statement TEXT NOT NULL REFERENCES statements(key), relation TEXT NOT NULL,
        flags TEXT NOT NULL CHECK (json_valid(flags)), opens TEXT, closes TEXT, edge TEXT NOT NULL,
        holds INTEGER NOT NULL""",
    "sightings": """
        key TEXT PRIMARY KEY, id TEXT NOT NULL, prediction TEXT NOT NULL REFERENCES predictions(id),
        filing TEXT NOT NULL REFERENCES filings(id), known_on TEXT NOT NULL, "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quote TEXT NOT NULL, bearing TEXT NOT NULL, grade TEXT NOT NULL, score REAL NOT NULL,
        rule TEXT NOT NULL, happened_from TEXT, happened_to TEXT, assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
        low REAL, high REAL, reason TEXT, because TEXT""",
    "verdicts": """
        key TEXT PRIMARY KEY, id TEXT NOT NULL, prediction TEXT NOT NULL REFERENCES predictions(id),
        place INTEGER NOT NULL, as_of TEXT NOT NULL, status TEXT NOT NULL, detail TEXT, because TEXT NOT NULL,
        rule TEXT NOT NULL, policy TEXT NOT NULL, sighting TEXT REFERENCES sightings(key), happened_from TEXT,
        happened_to TEXT, days_late INTEGER, confidence REAL NOT NULL, review TEXT""",
    "retired": """
        key TEXT NOT NULL, turn INTEGER NOT NULL, what TEXT NOT NULL, company TEXT NOT NULL REFERENCES companies(id),
        facts TEXT NOT NULL, PRIMARY KEY (key, turn)""",
    "flags": """
        prediction TEXT NOT NULL REFERENCES predictions(id), "window" TEXT NOT NULL, flag TEXT NOT NULL,
        falls_on TEXT NOT NULL, flagged_on TEXT NOT NULL, PRIMARY KEY (prediction, "window", flag)""",
    "judged": """
        company TEXT NOT NULL REFERENCES companies(id), facts TEXT NOT NULL, filings INTEGER NOT NULL,
        predictions INTEGER NOT NULL, PRIMARY KEY (company, facts)""",
    # derived from the book as an index is: which window each undecided prediction goes by, from day `since` to before
    # `until` (9999-12-31 where nothing has ended it), so that what is due on any day is found without reading the rest
    "watched": """
        prediction TEXT NOT NULL REFERENCES predictions(id), place INTEGER NOT NULL, since TEXT NOT NULL,
        until TEXT NOT NULL, opens TEXT, closes TEXT, edge TEXT NOT NULL, PRIMARY KEY (prediction, since)""",
    # a work list, not a record: companies whose facts are newer than their book
    "waiting": """
        company TEXT PRIMARY KEY REFERENCES companies(id)""",
}

# what a later version of the program added
READINGS = """
    filing TEXT NOT NULL REFERENCES filings(id), turn INTEGER NOT NULL, year_end TEXT NOT NULL, facts TEXT,
    PRIMARY KEY (filing, turn)"""
JUDGED = """
    company TEXT NOT NULL REFERENCES companies(id), turn INTEGER NOT NULL, facts TEXT NOT NULL, book TEXT,
    filings INTEGER NOT NULL, predictions INTEGER NOT NULL, PRIMARY KEY (company, turn)"""

FIRST = dict(TABLES)
TABLES |= {"readings": READINGS, "judged": JUDGED, "flags": alert_tables.FLAGS, **alert_tables.TABLES}
TABLES |= edgar_tables.TABLES

CHANGING = {"companies", "kinds", "watched", "waiting", *alert_tables.CHANGING}

INDEXES = {
    "companies_by_head": "companies(head)",
    "companies_by_name": "companies(folded, cik)",
    "companies_by_cik": "companies(cik) WHERE cik IS NOT NULL",
    "filings_by_company": "filings(company, said_on)",
    "filings_by_day": "filings(said_on)",
    "runs_by_outcome": "runs(outcome, source)",
    "runs_by_filing": "runs(filing)",
    "statements_by_id": "statements(id)",
    "statements_by_filing": 'statements(filing, "start")',
    "statements_by_kind": "statements(kind)",
    "statements_by_close": "statements(closes)",
    "refusals_by_filing": 'refusals(filing, "start")',
    "refusals_by_reason": "refusals(reason)",
    "reports_by_filing": 'reports(filing, "start")',
    "reports_by_kind": "reports(kind)",
    "aliases_by_filing": "aliases(filing)",
    "reviews_by_company": "reviews(company, decided_on)",
    "reviews_by_statement": "reviews(statement)",
    "predictions_by_company": "predictions(company, said_on)",
    "predictions_by_filing": "predictions(filing)",
    "predictions_by_day": "predictions(said_on)",
    "profiles_by_prediction": "profiles(prediction)",
    "profiles_by_kind": "profiles(kind)",
    "profiles_by_subject": "profiles(subject)",
    "versions_by_prediction": "versions(prediction, place)",
    "versions_by_close": "versions(closes)",
    "watched_by_close": "watched(closes, until, since, opens, prediction, place)",
    "watched_by_opening": "watched(opens, until, since, closes, prediction, place)",
    "versions_by_statement": "versions(statement)",
    "versions_by_day": "versions(said_on)",
    "sightings_by_prediction": "sightings(prediction, known_on)",
    "sightings_by_filing": 'sightings(filing, "start")',
    "verdicts_by_prediction": "verdicts(prediction, as_of, place)",
    "verdicts_by_day": "verdicts(as_of)",
    "verdicts_by_status": "verdicts(status, as_of)",
    "verdicts_by_sighting": "verdicts(sighting)",
    "retired_by_company": "retired(company)",
    "flags_by_day": "flags(falls_on)",
}

# Every searchable column of a table; the full-text table is named TABLE_fts and keeps no copy of the words.
SEARCHED = {
    "statements": ("quote", "subject", "section"),
    "sightings": ("quote",),
    "refusals": ("quote",),
}
FIRST_SEARCHED = dict(SEARCHED)
SEARCHED |= {"texts": ("text",)}

# what the pages of a large ledger walk along
WALKED = {
    "versions_put_off": "versions(prediction, said_on) WHERE relation = 'pushed_out'",
    "versions_flagged": "versions(prediction, said_on) WHERE flags <> '[]'",
    "watched_until": "watched(until, since, prediction)",
    "statements_with_figures": "statements(key) WHERE low IS NOT NULL OR high IS NOT NULL",
}

migrations = Migrations("tracker")


@migrations(name="0001_ledger")
def ledger(db: Database) -> None:
    """The tables as they first were."""
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    for table, columns in FIRST.items():
        db.execute(f'CREATE TABLE "{table}" ({columns}) STRICT')
    for index, target in INDEXES.items():
        db.execute(f'CREATE INDEX "{index}" ON {target}')
    for table, columns_searched in FIRST_SEARCHED.items():
        _search(db, table, columns_searched)
    for table in FIRST.keys() - CHANGING:
        _refuse_changes(db, table)


@migrations(name="0002_readings")
def readings(db: Database) -> None:
    """Whether a document tells its fiscal year's end, how each was read, and which book each judging made."""
    db.execute("""ALTER TABLE filings ADD COLUMN year_end_told INTEGER NOT NULL DEFAULT 0
        CHECK (year_end_told IN (0, 1))""")
    db.execute(f"CREATE TABLE readings ({READINGS}) STRICT")
    db.execute("INSERT INTO readings SELECT id, 0, year_end, NULL FROM filings")
    db.execute(f"CREATE TABLE judged_anew ({JUDGED}) STRICT")
    db.execute("""INSERT INTO judged_anew SELECT company, row_number() OVER (PARTITION BY company ORDER BY rowid) - 1,
        facts, NULL, filings, predictions FROM judged""")
    db.execute("DROP TABLE judged")
    db.execute("ALTER TABLE judged_anew RENAME TO judged")
    db.execute("CREATE INDEX verdicts_with_questions ON verdicts(prediction) WHERE review IS NOT NULL")
    for table in ("readings", "judged"):
        _refuse_changes(db, table)


@migrations(name="0003_alerts")
def alerts(db: Database) -> None:
    """Flags of every sort with an id of their own, and the tables of what is told to whom."""
    for table in sorted(alert_tables.put(db)):
        _refuse_changes(db, table)


@migrations(name="0004_pages")
def pages(db: Database) -> None:
    """The words of whole documents in the search, and the indexes that the pages of a large ledger walk along."""
    _search(db, "texts", SEARCHED["texts"])
    db.execute("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
    for index, target in WALKED.items():
        db.execute(f'CREATE INDEX "{index}" ON {target}')


@migrations(name="0005_partners")
def partners(db: Database) -> None:
    """Promises are found by who acts, for whose documents may be evidence."""
    db.execute("CREATE INDEX statements_by_actor ON statements(actor)")


@migrations(name="0006_edgar")
def edgar(db: Database) -> None:
    """What EDGAR lists and tells, what came of asking for it, and who is followed."""
    for table in edgar_tables.put(db):
        _refuse_changes(db, table)


@migrations(name="0007_forecasts")
def forecasts(db: Database) -> None:
    """What was foretold in each message."""
    db.execute("ALTER TABLE deliveries ADD COLUMN forecasts TEXT CHECK (forecasts IS NULL OR json_valid(forecasts))")


@migrations(name="0008_judging")
def judging(db: Database) -> None:
    """Books judged before partners' documents were evidence, and before repeats were left out, are judged anew."""
    from tracker import partners, views

    actors = """SELECT DISTINCT s.actor FROM companies c JOIN filings f ON f.company = c.id
        JOIN statements s ON s.filing = f.id WHERE c.head = ?"""
    repeating = f"""SELECT 1 FROM companies c JOIN filings x ON x.company = c.id
        WHERE c.head = ? AND x.accession IS NOT NULL AND {views.repeated("x")} IS NOT NULL LIMIT 1"""
    judged = "SELECT id FROM companies WHERE id = head AND id IN (SELECT company FROM judged) ORDER BY id"
    for (head,) in db.execute(judged).fetchall():
        named = (row[0] for row in db.execute(actors, [head]).fetchall())
        if partners.heads(db.conn, head, named) or db.execute(repeating, [head]).fetchone():
            db.execute("INSERT INTO waiting VALUES (?) ON CONFLICT DO NOTHING", [head])


@migrations(name="0009_unread")
def unread(db: Database) -> None:
    """Which program asked for a filing: what one could not read, another may."""
    db.execute("ALTER TABLE fetches ADD COLUMN program TEXT")


def _search(db: Database, table: str, columns: tuple[str, ...]) -> None:
    names = ", ".join(columns)
    fresh = ", ".join(f"new.{name}" for name in columns)
    db.execute(f"""CREATE VIRTUAL TABLE "{table}_fts" USING FTS5
        ({names}, tokenize='porter unicode61 remove_diacritics 2', content="{table}")""")
    db.execute(f"""CREATE TRIGGER "{table}_are_searched" AFTER INSERT ON "{table}" BEGIN
        INSERT INTO "{table}_fts" (rowid, {names}) VALUES (new.rowid, {fresh}); END""")


def _refuse_changes(db: Database, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        db.execute(f"""CREATE TRIGGER "{table}_refuse_{verb.lower()}" BEFORE {verb} ON "{table}" BEGIN
            SELECT RAISE(ABORT, '{table} are only added, never changed'); END""")


def known() -> frozenset[str]:
    """The names of the migrations that this program knows."""
    return frozenset(migration.name for migration in migrations._migrations)
