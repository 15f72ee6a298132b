"""What pages and commands read, as views: what stands now, under the names an analyst uses.

A view takes no day. What depends on the day that is asked about (open, due, overdue, the book as it stood) is in
`queries`, which reads `:as_of`.
"""

from __future__ import annotations

import sqlite3


def stands(alias: str) -> str:
    """SQL that is true of a row that has not fallen: rows fall at odd turns and stand again at even ones."""
    return f"coalesce((SELECT max(turn) FROM retired WHERE retired.key = {alias}.key), 0) % 2 = 0"


def in_force(alias: str) -> str:
    """SQL that is true of a document whose place no newer version of it has taken."""
    return f"coalesce((SELECT max(turn) FROM replaced WHERE replaced.filing = {alias}.id), 0) % 2 = 0"


def repeated(alias: str) -> str:
    """SQL for the id of the earlier document that a document of an amendment (8-K/A) repeats word for word, or NULL."""
    return f"""(SELECT o.id FROM filings o JOIN companies oc ON oc.id = o.company
        WHERE {alias}.sha256 <> '' AND o.sha256 = {alias}.sha256 AND o.said_on < {alias}.said_on AND {in_force("o")}
            AND oc.head = (SELECT ac.head FROM companies ac WHERE ac.id = {alias}.company)
            AND EXISTS (SELECT 1 FROM filings am WHERE am.accession = {alias}.accession AND am.form LIKE '%/A')
        ORDER BY o.said_on, o.id LIMIT 1)"""


def missing(alias: str, head: str) -> str:
    """SQL that is true of a row of `listed` whose filing the ledger lacks; `head` is SQL for its company's head.

    A document of the day without a number of EDGAR's may be it. A letter of the SEC's staff says nothing for a company.
    """
    return f"""NOT EXISTS (SELECT 1 FROM filings lf WHERE lf.accession = {alias}.accession)
        AND NOT EXISTS (SELECT 1 FROM fetches lr WHERE lr.accession = {alias}.accession
            AND (lr.outcome = 'read' OR lr.outcome = 'unread' AND {alias}.form = 'UPLOAD'))
        AND NOT EXISTS (SELECT 1 FROM companies lc JOIN filings ld ON ld.company = lc.id
            WHERE lc.head = {head} AND ld.said_on = {alias}.filed_on AND ld.accession IS NULL)"""


# the place of the version that a prediction goes by: what its last version says holds from then on
CURRENT = (
    f"""SELECT n.holds FROM versions n WHERE n.prediction = p.id AND {stands("n")} ORDER BY n.place DESC LIMIT 1"""
)

LATEST = f"""SELECT l.key FROM verdicts l WHERE l.prediction = p.id AND {stands("l")}
    ORDER BY l.as_of DESC, l.place DESC LIMIT 1"""

OF_COMPANY = "FROM companies m JOIN filings f ON f.company = m.id WHERE m.head = ?"

OF_FILING = "JOIN filings f ON f.id = x.filing JOIN companies c ON c.id = f.company WHERE c.head = :company"

of_head = OF_COMPANY.replace("?", "c.id")

VIEWS: dict[str, str] = {
    "company_directory": f"""
        SELECT c.id AS company, c.name AS company_name, c.cik, c.ticker, c.year_end,
            (SELECT count(*) {of_head}) AS documents, (SELECT min(f.said_on) {of_head}) AS first_day,
            (SELECT max(f.said_on) {of_head}) AS last_day
        FROM companies c WHERE c.id = c.head""",
    "documents": f"""
        SELECT f.id AS document, f.said_on, h.id AS company, h.name AS company_name, f.form, f.title, f.source,
            f.period_end, f.accession, h.cik, f.characters, f.sha256,
            (SELECT count(*) FROM statements s WHERE s.filing = f.id AND {stands("s")}) AS statements,
            (SELECT count(*) FROM reports r WHERE r.filing = f.id AND {stands("r")}) AS reports,
            (SELECT count(*) FROM refusals u WHERE u.filing = f.id AND {stands("u")}) AS refusals,
            CASE WHEN NOT {in_force("f")} THEN (
                SELECT b."by" FROM replaced b WHERE b.filing = f.id ORDER BY b.turn DESC LIMIT 1) END AS replaced_by,
            {repeated("f")} AS repeats
        FROM filings f JOIN companies c ON c.id = f.company JOIN companies h ON h.id = c.head""",
    "expectations": f"""
        SELECT s.id AS statement, f.said_on, h.id AS company, h.name AS company_name, s.subject, s.kind,
            k.label AS kind_label, s.quote, s.timing, s.opens, s.closes, s.edge, s.low, s.high, s.unit, s.condition,
            s.force, s.actor, s.section, s.basis, s.grain, s.window_rule, s.rules, s.filing AS document, f.source,
            s."start", s."end", s.key
        FROM statements s JOIN filings f ON f.id = s.filing JOIN companies c ON c.id = f.company
            JOIN companies h ON h.id = c.head JOIN kinds k ON k.key = s.kind
        WHERE {stands("s")}""",
    "predictions_current": f"""
        SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, k.label AS kind_label,
            k.family, d.scope, d.actor, d.controller, p.said_on AS first_said_on,
            v.opens AS first_opens, v.closes AS first_closes, v.edge AS first_edge,
            w.opens AS current_opens, w.closes AS current_closes, w.edge AS current_edge, w.said_on AS current_said_on,
            s.quote, s.timing, s.force, s.condition, s.low, s.high, s.unit, p.filing AS document,
            (SELECT count(*) FROM versions n WHERE n.prediction = p.id AND {stands("n")}) AS versions,
            (SELECT count(*) FROM versions n WHERE n.prediction = p.id AND n.relation = 'pushed_out'
                AND {stands("n")}) AS moves,
            EXISTS (SELECT 1 FROM versions n WHERE n.prediction = p.id AND n.flags LIKE '%stealth%'
                AND {stands("n")}) AS stealth,
            CASE WHEN o.status IN ('met', 'slipped', 'dropped', 'void') THEN o.status END AS outcome,
            o.detail, o.because, o.as_of AS judged_on, o.happened_from, o.happened_to, o.days_late, o.review,
            o.rule AS verdict_rule, o.policy, g.quote AS evidence_quote, g.filing AS evidence_document,
            (SELECT a.said_on FROM filings a WHERE a.id = g.filing) AS evidence_said_on, g.grade AS evidence_grade
        FROM predictions p JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
            JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
            JOIN versions v ON v.prediction = p.id AND v.place = 1 AND {stands("v")}
            JOIN statements s ON s.key = v.statement
            LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({CURRENT}) AND {stands("w")}
            LEFT JOIN verdicts o ON o.key = ({LATEST})
            LEFT JOIN sightings g ON g.key = o.sighting""",
    "timeline": f"""
        SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, k.label AS kind_label,
            d.scope, v.place, v.said_on, v.relation, v.opens, v.closes, v.edge, v.flags, v.holds, s.quote, s.timing,
            s.force, s.low, s.high, s.unit, s.condition, s.section, s.id AS statement, s.filing AS document, f.source,
            s."start", s."end", s.window_rule, s.rules
        FROM predictions p JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
            JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
            JOIN versions v ON v.prediction = p.id AND {stands("v")}
            JOIN statements s ON s.key = v.statement JOIN filings f ON f.id = s.filing""",
    "evidence": f"""
        SELECT g.id AS sighting, g.prediction, h.id AS company, h.name AS company_name, d.subject, d.kind,
            k.label AS kind_label, g.known_on, g.bearing, g.grade, g.score, g.score >= 0.85 AS acts, g.quote,
            g.happened_from, g.happened_to, g.assumed, g.low, g.high, g.reason, g.because, g.rule,
            g.filing AS document, f.source, f.form, g."start", g."end"
        FROM sightings g JOIN predictions p ON p.id = g.prediction JOIN companies c ON c.id = p.company
            JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
            JOIN kinds k ON k.key = d.kind JOIN filings f ON f.id = g.filing
        WHERE {stands("g")}""",
    "verdict_history": f"""
        SELECT o.id AS verdict, o.prediction, h.id AS company, h.name AS company_name, d.subject, d.kind,
            k.label AS kind_label, d.scope, o.as_of, o.place, o.status, o.detail, o.because, o.happened_from,
            o.happened_to, o.days_late, o.confidence, o.review, o.rule, o.policy, g.id AS sighting, g.quote, g.grade,
            g.filing AS document, f.source
        FROM verdicts o JOIN predictions p ON p.id = o.prediction JOIN companies c ON c.id = p.company
            JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
            JOIN kinds k ON k.key = d.kind LEFT JOIN sightings g ON g.key = o.sighting
            LEFT JOIN filings f ON f.id = g.filing
        WHERE {stands("o")}""",
    "due_dates": f"""
        SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, k.label AS kind_label,
            d.controller, y.opens AS opens_on,
            iif(julianday(y.closes) - julianday(y.opens) < 60, y.opens, date(y.closes, '-30 days')) AS due_soon_on,
            y.closes AS due_on, date(y.closes, '+1 day') AS overdue_on,
            date(coalesce(y.closes, y.opens), '+24 months') AS stale_on, y.edge,
            coalesce(y.opens, '..') || '/' || coalesce(y.closes, '..') AS "window", w.said_on, w.statement
        FROM watched y JOIN predictions p ON p.id = y.prediction
            JOIN versions w ON w.prediction = y.prediction AND w.place = y.place AND {stands("w")}
            JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
            JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
        WHERE y.until = '9999-12-31'""",
    "missing_filings": f"""
        SELECT l.filed_on, h.id AS company, h.name AS company_name, l.form, l.period_end, l.accession, l.cik,
            (SELECT t.reason FROM fetches t WHERE t.accession = l.accession ORDER BY t.number DESC LIMIT 1) AS reason,
            (SELECT count(*) FROM fetches t WHERE t.accession = l.accession) AS tries, l.listed_in
        FROM listed l JOIN companies h ON h.id = (SELECT c.head FROM companies c WHERE c.cik = l.cik LIMIT 1)
        WHERE {missing("l", "h.id")}""",
    "refused": f"""
        SELECT u.reason, u.timing, u.quote, u.rule, f.said_on, h.id AS company, h.name AS company_name,
            u.filing AS document, f.source, u."start", u."end"
        FROM refusals u JOIN filings f ON f.id = u.filing JOIN companies c ON c.id = f.company
            JOIN companies h ON h.id = c.head
        WHERE {stands("u")}""",
}


def _there(conn: sqlite3.Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'")}


def _wanted() -> dict[str, str]:
    return {name: f'CREATE VIEW "{name}" AS {select.strip()}' for name, select in VIEWS.items()}


def current(conn: sqlite3.Connection) -> bool:
    """Whether the database has these views, in these words."""
    return _there(conn) == _wanted()


def put(conn: sqlite3.Connection) -> None:
    """Give the database these views, and no other and no older wording of them."""
    there, wanted = _there(conn), _wanted()
    for name in there:
        if there[name] != wanted.get(name):
            conn.execute(f'DROP VIEW "{name}"')
    for name, sql in wanted.items():
        if there.get(name) != sql:
            conn.execute(sql)
