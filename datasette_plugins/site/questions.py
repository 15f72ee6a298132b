"""The SQL of the pages beside that of the command line: named parameters only, the day always `:as_of`."""

from __future__ import annotations

from tracker import queries
from tracker.views import stands

# the lists of the board: their SQL, and the order of their rows, which a filter around them would lose
LISTS = {
    "overdue": (queries.OVERDUE, "current_closes DESC, company_name, subject, kind, prediction"),
    "due": (queries.DUE, "current_closes, company_name, subject, kind, prediction"),
    "coming": (queries.COMING, "current_opens, current_closes, company_name, subject, kind, prediction"),
}
# everything that was waited for on the day, for calendars: what is overdue, due and ahead
AWAITED = f"""SELECT * FROM ({queries.PREDICTIONS} AND p.id IN (SELECT y.prediction FROM watched y
    WHERE y.since <= :as_of AND y.until > :as_of)) WHERE kind <> 'patent_expiry' OR status <> 'overdue'"""
NAMED = {
    **LISTS,
    "awaited": (AWAITED, "coalesce(current_closes, current_opens), company_name, subject, kind, prediction"),
}
NEWEST_FIRST = "said_on DESC, company_name, subject, kind, prediction"

FILTERED = """SELECT * FROM ({sql}) WHERE (:company = '' OR company = :company) AND (:kind = '' OR kind = :kind)
    AND (:controller = '' OR controller = :controller) AND (:status = '' OR status = :status)"""

COMPANY_VERSIONS = f"""SELECT v.prediction, v.said_on, v.relation, v.opens, v.closes, s.timing
    FROM companies c JOIN predictions p ON p.company = c.id JOIN versions v ON v.prediction = p.id
        JOIN statements s ON s.key = v.statement
    WHERE c.head = :company AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""

RECENT = """SELECT document, said_on, company, company_name, form, title FROM documents
    WHERE said_on <= :as_of AND (:company = '' OR company = :company) ORDER BY said_on DESC, document LIMIT 6"""

CHANGED = f"""SELECT q.* FROM ({queries.CHANGES}) q JOIN profiles d ON d.prediction = q.prediction AND {stands("d")}
    WHERE (:kind = '' OR q.kind = :kind) AND (:controller = '' OR d.controller = :controller)
    ORDER BY q.subject, q.kind, q.what, q.prediction"""

SAID_HERE = f"""SELECT s."start", s."end", s.quote, s.timing, s.timing_start, s.timing_end, s.subject, s.kind,
        k.label AS kind_label, s.opens, s.closes, s.edge, v.prediction, v.relation
    FROM statements s JOIN kinds k ON k.key = s.kind LEFT JOIN versions v ON v.statement = s.key AND {stands("v")}
    WHERE s.filing = :document AND {stands("s")} ORDER BY s."start", s.timing_start, s.id"""

SEEN_HERE = """SELECT "start", "end", quote, bearing, subject, kind_label, prediction, acts FROM evidence
    WHERE document = :document ORDER BY "start", sighting"""

REFUSED_HERE = """SELECT "start", "end", quote, timing, reason, rule FROM refused WHERE document = :document
    ORDER BY "start", timing"""

PROMISING = "EXISTS (SELECT 1 FROM companies c JOIN predictions p ON p.company = c.id WHERE c.head = d.company)"
DIRECTORY = f"SELECT * FROM company_directory d WHERE {PROMISING} ORDER BY last_day DESC, company_name LIMIT 25"
OF_COMPANY = """SELECT h.id AS company, h.name AS company_name, h.cik, h.ticker, h.year_end,
        count(f.id) AS documents, min(f.said_on) AS first_day, max(f.said_on) AS last_day
    FROM companies h JOIN companies c ON c.head = h.id LEFT JOIN filings f ON f.company = c.id AND f.said_on <= :as_of
    WHERE h.id = :company AND h.id = h.head GROUP BY h.id"""
COMPANY_NAMES = f"SELECT company, company_name FROM company_directory d WHERE {PROMISING} ORDER BY 2 LIMIT 500"
KINDS_SAID = "SELECT key, label FROM kinds WHERE key IN (SELECT kind FROM profiles) ORDER BY place"
NEIGHBOURS = f"""SELECT * FROM ({queries.COMPANY}) WHERE subject = :subject AND prediction <> :prediction
    ORDER BY said_on, prediction LIMIT 13"""

DOCUMENTS = """SELECT count(*) AS every, count(*) FILTER (WHERE said_on <= :as_of) AS documents,
    max(said_on) AS newest, max(said_on) FILTER (WHERE said_on <= :as_of) AS newest_then FROM filings"""

# promises by their ids (:ids, a JSON list), and what of them changed
_ASKED = "IN (SELECT value FROM json_each(:ids))"
PREDICTIONS_OF = f"{queries.PREDICTIONS} AND p.id {_ASKED}"
WINDOWS_OF = f"""SELECT v.prediction, v.place, v.holds, v.said_on, v.opens, v.closes FROM versions v
    WHERE v.prediction {_ASKED} AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""
OUTCOMES_OF = f"""SELECT o.prediction, o.as_of, o.status FROM verdicts o
    WHERE o.prediction {_ASKED} AND o.as_of <= :as_of AND o.status IN {queries.OUTCOMES} AND {stands("o")}
    ORDER BY o.prediction, o.as_of, o.place"""

# slips: what was put off more than once, moved without a word of it, gone silent, and slipped the furthest
_MOVED = f"""{queries.PREDICTIONS} AND p.id IN (SELECT m.prediction FROM versions m WHERE {{marked}}
    AND m.said_on <= :as_of AND {stands("m")} GROUP BY m.prediction HAVING count(*) >= {{least}})"""
_DECIDED = f"{queries.PREDICTIONS} AND p.id IN (SELECT u.prediction FROM verdicts u WHERE {{ruled}})"
_WITH_SLIP = "SELECT *, julianday(current_closes) - julianday(closes) AS slip FROM ({sql}){where}"
SLIPS = {
    "serial": (
        _WITH_SLIP.format(sql=_MOVED.format(marked="m.relation = 'pushed_out'", least=2), where=""),
        "moves DESC, slip DESC, company_name, subject, prediction",
    ),
    "stealth": (
        _WITH_SLIP.format(sql=_MOVED.format(marked="m.flags LIKE '%stealth%'", least=1), where=""),
        "current_said_on DESC, company_name, subject, prediction",
    ),
    "silent": (
        _WITH_SLIP.format(
            sql=_DECIDED.format(ruled="u.status = 'dropped' AND u.detail = 'silent'"),
            where=" WHERE status = 'dropped' AND detail = 'silent'",
        ),
        "judged_on DESC, company_name, subject, prediction",
    ),
    "longest": (
        _WITH_SLIP.format(
            sql=_DECIDED.format(ruled="u.status = 'slipped'"),
            where=" WHERE status = 'slipped' AND coalesce(days_late, slip) > 0",
        ),
        "coalesce(days_late, slip) DESC, company_name, subject, prediction",
    ),
}
MOVES_OF = f"""SELECT v.prediction, v.said_on, v.relation, v.flags, v.opens, v.closes, v.edge, s.quote,
        s.filing AS document, s."start", f.form
    FROM versions v JOIN statements s ON s.key = v.statement JOIN filings f ON f.id = s.filing
    WHERE v.prediction {_ASKED} AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""

# figures: what was guided, the ranges of each, and what came by the verdict of the day
FIGURES = f"{queries.PREDICTIONS} AND (s.low IS NOT NULL OR s.high IS NOT NULL)"
RANGES_OF = f"""SELECT v.prediction, s.low, s.high FROM versions v JOIN statements s ON s.key = v.statement
    WHERE v.prediction {_ASKED} AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""
ACTUALS_OF = f"""SELECT p.id AS prediction, g.low, g.high, g.known_on, g.filing AS document, g."start"
    FROM predictions p JOIN verdicts o ON o.key = ({queries.VERDICT_THEN}) JOIN sightings g ON g.key = o.sighting
    WHERE p.id {_ASKED}"""

# search: names, and words by full-text search (:match), with marks around what was found
SUBJECTS = f"""WITH said AS (
        SELECT c.head AS company, d.subject, count(*) AS promises
        FROM profiles d JOIN predictions p ON p.id = d.prediction JOIN companies c ON c.id = p.company
        WHERE p.said_on <= :as_of AND {stands("d")} GROUP BY 1, 2)
    SELECT s.company, h.name AS company_name, s.subject, s.promises, s.subject AS name
        FROM said s JOIN companies h ON h.id = s.company
    UNION
    SELECT s.company, h.name, s.subject, s.promises, a.name
        FROM aliases a JOIN said s ON s.subject = a.canonical JOIN companies h ON h.id = s.company
        JOIN filings f ON f.id = a.filing JOIN companies c ON c.id = f.company AND c.head = s.company
        WHERE a.since <= :as_of AND {stands("a")} LIMIT 50000"""
FOUND_COMPANIES = r"""SELECT d.company, d.company_name, d.ticker, d.cik, d.documents FROM company_directory d
    WHERE d.company IN (SELECT m.head FROM companies m WHERE m.name LIKE :like ESCAPE '\')
        OR d.ticker = upper(:words) OR d.cik = ltrim(:words, '0')
    ORDER BY d.documents DESC, d.company_name LIMIT :limit"""
FOUND_DOCUMENTS = r"""SELECT document, said_on, company, company_name, form, title, source FROM documents
    WHERE said_on <= :as_of AND (title LIKE :like ESCAPE '\' OR source LIKE :like ESCAPE '\'
        OR accession = :words OR form = :words)
    ORDER BY said_on DESC, document LIMIT :limit"""


def _found(table: str, columns: str, joins: str, sort: str) -> str:
    return f"""SELECT '{sort}' AS sort, highlight({table}_fts, 0, :open, :close) AS found, s.filing AS document,
            s."start", f.said_on, f.form, {columns}
        FROM {table}_fts JOIN {table} s ON s.rowid = {table}_fts.rowid JOIN filings f ON f.id = s.filing {joins}
        WHERE {table}_fts MATCH :match AND f.said_on <= :as_of AND {stands("s")}
        ORDER BY rank, f.said_on DESC, s.key LIMIT :limit"""


def _of_kind(alias: str) -> str:
    return f"""JOIN profiles d ON d.prediction = {alias}.prediction AND {stands("d")} JOIN kinds k ON k.key = d.kind"""


FOUND_WORDS = {
    "promises": _found(
        "statements", "v.prediction, d.subject, k.label AS kind_label",
        f"JOIN versions v ON v.statement = s.key AND {stands('v')} {_of_kind('v')}", "promise",
    ),
    "evidence": _found(
        "sightings", "s.prediction, s.bearing, d.subject, k.label AS kind_label", _of_kind("s"), "evidence"
    ),
    "refused": _found("refusals", "s.reason, s.timing", "", "refused"),
}  # fmt: skip

SLICE = "SELECT substr(text, :first + 1, :length) FROM texts WHERE filing = :document"


def filtered(sql: str, order: str, limit: int, offset: int = 0) -> str:
    """A query of predictions under the filter of a page: `:company`, `:kind`, `:controller`, `:status`, "" for any."""
    return f"{FILTERED.format(sql=sql)} ORDER BY {order} LIMIT {limit} OFFSET {offset}"


def counted(sql: str, *by: str) -> str:
    """How many rows a query has under the filter of a page, for each value of these columns."""
    columns = "".join(f"{column}, " for column in by)
    groups = f" GROUP BY {', '.join(by)}" if by else ""
    return f"SELECT {columns}count(*) AS count FROM ({FILTERED.format(sql=sql)}){groups}"
