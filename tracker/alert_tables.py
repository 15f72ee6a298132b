"""The tables of watching: what was flagged, who is to be told, what was told to whom and with what answer.

All are added to and never changed, but for `outbox`, the work list of what waits to be sent. No table has room for an
address: who is told is named as the alerts file or the command named it.
"""

from __future__ import annotations

from events.types import content_id
from tracker.database import Database

FLAGS = """
    id TEXT PRIMARY KEY, flag TEXT NOT NULL, prediction TEXT REFERENCES predictions(id), "window" TEXT,
    run TEXT REFERENCES runs(key), about TEXT, falls_on TEXT NOT NULL, flagged_on TEXT NOT NULL,
    CHECK ((prediction IS NULL) <> (run IS NULL))"""

TABLES: dict[str, str] = {
    "subscriptions": """
        name TEXT NOT NULL, turn INTEGER NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('file', 'command')),
        terms TEXT CHECK (terms IS NULL OR json_valid(terms)), since TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (name, turn)""",
    "deliveries": """
        id TEXT PRIMARY KEY, subscription TEXT NOT NULL, "to" TEXT NOT NULL,
        form TEXT NOT NULL CHECK (form IN ('alert', 'digest', 'test')), title TEXT NOT NULL, body TEXT NOT NULL,
        made_on TEXT NOT NULL, at TEXT NOT NULL""",
    "told": """
        subscription TEXT NOT NULL, "to" TEXT NOT NULL, flag TEXT NOT NULL REFERENCES flags(id),
        delivery TEXT NOT NULL REFERENCES deliveries(id), PRIMARY KEY (subscription, "to", flag)""",
    "digests": """
        subscription TEXT NOT NULL, slot TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subscription, slot)""",
    "attempts": """
        delivery TEXT NOT NULL REFERENCES deliveries(id), number INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('sent', 'failed', 'given_up')), answer TEXT NOT NULL, again_at TEXT,
        at TEXT NOT NULL, PRIMARY KEY (delivery, number)""",
    "outbox": """
        delivery TEXT PRIMARY KEY REFERENCES deliveries(id), again_at TEXT NOT NULL""",
    "files": """
        path TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (path, size, changed)""",
    "replaced": """
        filing TEXT NOT NULL REFERENCES filings(id), turn INTEGER NOT NULL,
        "by" TEXT NOT NULL REFERENCES filings(id), at TEXT NOT NULL, PRIMARY KEY (filing, turn)""",
}  # fmt: skip

CHANGING = {"outbox"}

INDEXES = {
    "flags_by_prediction": "flags(prediction, flag)",
    "flags_by_run": "flags(run) WHERE run IS NOT NULL",
    "flags_by_day": "flags(falls_on)",
    "deliveries_by_subscription": "deliveries(subscription)",
    "told_by_flag": "told(flag)",
    "told_by_delivery": "told(delivery)",
    "outbox_by_time": "outbox(again_at)",
    "replaced_by_filing": 'replaced("by")',
    "filings_by_source": "filings(source)",
}


def identity(flag: str, about: str, window: str = "", day: str = "") -> str:
    """The id of a flag: raised once for a prediction (or a run) and window; with a day once for each such day."""
    return content_id("flag", flag, about, window, day)


def put(db: Database) -> list[str]:
    """Make the tables, with the flags that were raised before; the names of those that must not change."""
    old = [dict(row) for row in db.query("SELECT * FROM flags")]
    db.execute("DROP TABLE flags")
    db.execute(f"CREATE TABLE flags ({FLAGS}) STRICT")
    for row in old:
        row["id"] = identity(row["flag"], row["prediction"], row["window"])
        db.execute(
            """INSERT INTO flags (id, flag, prediction, "window", falls_on, flagged_on)
            VALUES (:id, :flag, :prediction, :window, :falls_on, :flagged_on)""",
            row,
        )
    for table, columns in TABLES.items():
        db.execute(f'CREATE TABLE "{table}" ({columns}) STRICT')
    for index, target in INDEXES.items():
        db.execute(f'CREATE INDEX "{index}" ON {target}')
    return ["flags", *(TABLES.keys() - CHANGING)]
