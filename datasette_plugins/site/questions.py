"""The SQL of the pages beside that of the command line: named parameters only, the day always `:as_of`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tracker import queries
from tracker.views import stands

# the parts of the board, each a walk along an index of the windows that were waited for on the day, cut short by its
# limit: conditions of a window (y), a status, and the order of the walk
PARTS = {
    "overdue": ("y.closes < :as_of AND d.kind <> 'patent_expiry'", "overdue", "y.closes DESC"),
    "due": ("y.closes >= :as_of", "due", "y.closes"),
    "endless": ("y.closes IS NULL AND y.opens <= :as_of", "due", "y.opens"),
    "coming": (
        "y.opens > :as_of AND y.opens <= date(:as_of, '+' || :within || ' days')", "open", "y.opens",
    ),
    "late_again": ("y.closes < :as_of", "slipped", "y.closes DESC"),
    "moved": ("y.closes >= :as_of", "slipped", "y.closes"),
}  # fmt: skip
# what forecasts are listed of: windows that still close, nearest first, and those that have closed, newest first
FORESEEN = {"ahead": ("y.closes >= :as_of", "y.closes"), "overdue": ("y.closes < :as_of", "y.closes DESC")}
_THAT_DAY = "y.since <= :as_of AND y.until > :as_of"

# lists that have a name of their own: what they hold, and the order of their rows
NEWEST_FIRST = "p.said_on DESC, company_name, d.subject, d.kind, p.id"
_BY_CLOSE = "coalesce(w.closes, w.opens), company_name, d.subject, d.kind, p.id"
_BY_CLOSE_LAST = "coalesce(w.closes, w.opens) DESC, company_name, d.subject, d.kind, p.id"
_AWAITED = f"p.id IN (SELECT y.prediction FROM watched y WHERE {_THAT_DAY})"
_STATUS = queries.STATUS_THEN
NAMED = {
    "": ("", "", NEWEST_FIRST),
    "overdue": (_AWAITED, f"{_STATUS} = 'overdue'", _BY_CLOSE_LAST),
    "due": (_AWAITED, f"{_STATUS} = 'due'", _BY_CLOSE),
    "coming": (
        _AWAITED, f"{_STATUS} = 'open' AND w.opens <= date(:as_of, '+' || :within || ' days')",
        "w.opens, w.closes, company_name, d.subject, d.kind, p.id",
    ),
    "moved": (_AWAITED, f"{_STATUS} = 'slipped'", _BY_CLOSE),
    # everything that was waited for on the day, for calendars: what is overdue, due and ahead
    "awaited": (_AWAITED, f"(d.kind <> 'patent_expiry' OR {_STATUS} <> 'overdue')", _BY_CLOSE),
}  # fmt: skip
_IN_ORDER = re.sub(r"(?<!LEFT )\bJOIN\b", "CROSS JOIN", queries.DETAILS)  # of tables, as they are written
PROMISES = "SELECT max(rowid) AS promises FROM predictions"
MANY = 2_000  # rows beyond which nobody wants to know how many
FILTERS = {"company": "c.head = :company", "kind": "d.kind = :kind", "controller": "d.controller = :controller"}

COMPANY_VERSIONS = f"""SELECT v.prediction, v.said_on, v.relation, v.opens, v.closes, s.timing
    FROM companies c JOIN predictions p ON p.company = c.id JOIN versions v ON v.prediction = p.id
        JOIN statements s ON s.key = v.statement
    WHERE c.head = :company AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""

_RECENT = """SELECT f.id AS document, f.said_on, h.id AS company, h.name AS company_name, f.form, f.title
    FROM {tables} JOIN companies h ON h.id = c.head WHERE f.said_on <= :as_of{where}
    ORDER BY f.said_on DESC, f.id LIMIT 6"""
RECENT = _RECENT.format(tables="filings f CROSS JOIN companies c ON c.id = f.company", where="")
RECENT_OF = _RECENT.format(tables="companies c JOIN filings f ON f.company = c.id", where=" AND c.head = :company")

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

# reviews: what waits for a person, and what was decided, the newest first
WAITING = queries.QUESTIONS
DECIDED = f"SELECT * FROM ({queries.DECISIONS}) ORDER BY decided_on DESC, at DESC, decision LIMIT :limit"
DECIDED_OF = f"""SELECT * FROM ({queries.REVIEWS.split("ORDER BY")[0]}) r
    LEFT JOIN (SELECT other AS taken, min(decided_on) AS taken_back_on, "by" AS taken_back_by FROM reviews
        WHERE action = 'retract' GROUP BY other) t ON t.taken = r.id ORDER BY r.decided_on, r.at, r.id"""

PROMISING = "EXISTS (SELECT 1 FROM companies c JOIN predictions p ON p.company = c.id WHERE c.head = d.company)"
DIRECTORY = f"SELECT * FROM company_directory d WHERE {PROMISING} ORDER BY last_day DESC, company_name LIMIT 25"
OF_COMPANY = """SELECT h.id AS company, h.name AS company_name, h.cik, h.ticker, h.year_end,
        count(f.id) AS documents, min(f.said_on) AS first_day, max(f.said_on) AS last_day
    FROM companies h JOIN companies c ON c.head = h.id LEFT JOIN filings f ON f.company = c.id AND f.said_on <= :as_of
    WHERE h.id = :company AND h.id = h.head GROUP BY h.id"""
# what EDGAR tells of a company, and how many of the filings that it lists are not in the ledger
OF_REGISTRANT = """SELECT r.name, r.sic, r.industry,
        (SELECT count(*) FROM missing_filings m WHERE m.company = :company AND m.filed_on <= :as_of
            AND m.cik IN (SELECT c.cik FROM companies c WHERE c.head = :company)) AS missing
    FROM registrants r WHERE r.cik = :cik ORDER BY r.turn DESC LIMIT 1"""
FORMER_NAMES = """SELECT name, max(until) AS until FROM former_names WHERE cik = :cik AND coalesce(since, '') <= :as_of
    GROUP BY name ORDER BY until DESC, name"""
# of many companies those that reported last
DIRECTORY_OF_MANY = DIRECTORY.replace(
    "WHERE",
    """WHERE d.company IN (SELECT c.head FROM
    (SELECT company FROM filings WHERE said_on <= :as_of ORDER BY said_on DESC LIMIT 300) n
    JOIN companies c ON c.id = n.company) AND""",
    1,
)
COMPANY_NAMES = f"SELECT company, company_name FROM company_directory d WHERE {PROMISING} ORDER BY 2 LIMIT 500"
KINDS_SAID = """SELECT key, label FROM kinds k WHERE EXISTS (SELECT 1 FROM profiles d WHERE d.kind = k.key)
    ORDER BY place"""
NEIGHBOURS = f"""SELECT * FROM ({queries.COMPANY}) WHERE subject = :subject AND prediction <> :prediction
    ORDER BY said_on, prediction LIMIT 13"""

DOCUMENTS = """SELECT (SELECT max(said_on) FROM filings) AS newest,
    (SELECT count(*) FROM filings WHERE said_on <= :as_of) AS documents,
    (SELECT max(said_on) FROM filings WHERE said_on <= :as_of) AS newest_then,
    (SELECT max(rowid) FROM predictions) AS promises"""

# promises by their ids (:ids, a JSON list), and what of them changed
_ASKED = "IN (SELECT value FROM json_each(:ids))"
PREDICTIONS_OF = f"{queries.PREDICTIONS} AND p.id {_ASKED}".replace("p.said_on <=", "+p.said_on <=")
WINDOWS_OF = f"""SELECT v.prediction, v.place, v.holds, v.said_on, v.opens, v.closes FROM versions v
    WHERE v.prediction {_ASKED} AND +v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""
OUTCOMES_OF = f"""SELECT o.prediction, o.as_of, o.status FROM verdicts o
    WHERE o.prediction {_ASKED} AND +o.as_of <= :as_of AND +o.status IN {queries.OUTCOMES} AND {stands("o")}
    ORDER BY o.prediction, o.as_of, o.place"""
# the name under which each was known first: an older document that comes later may give a promise an earlier first
# statement, and with it another id
NAMES_OF = f"""SELECT v.prediction, p.id AS name FROM versions v CROSS JOIN statements s ON s.key = v.statement
    CROSS JOIN predictions p ON p.id = s.id WHERE v.prediction {_ASKED} AND {stands("v")}
    ORDER BY v.prediction, p.rowid"""
FALLEN_OF = """SELECT r.company, count(*) AS fallen FROM retired r
    WHERE r.company IN (SELECT value FROM json_each(:companies)) GROUP BY r.company"""
DECISIONS_MADE = """SELECT c.head AS company, count(*) AS decisions, max(r.decided_on) AS decided_on
    FROM reviews r CROSS JOIN companies c ON c.id = r.company WHERE r.decided_on <= :as_of GROUP BY c.head"""

# slips: what was put off more than once, moved without a word of it, gone silent, and slipped the furthest
_MOVED = f"""p.id IN (SELECT m.prediction FROM versions m WHERE {{marked}}
    AND m.said_on <= :as_of AND {stands("m")} GROUP BY m.prediction HAVING count(*) >= {{least}})"""
_DECIDED = "p.id IN (SELECT u.prediction FROM verdicts u WHERE {ruled})"
SLIPS = {
    "serial": (
        _MOVED.format(marked="m.relation = 'pushed_out'", least=2), "",
        "moves DESC, slip DESC, company_name, subject, prediction",
    ),
    "stealth": (
        _MOVED.format(marked="m.flags <> '[]' AND m.flags LIKE '%stealth%'", least=1), "",
        "current_said_on DESC, company_name, subject, prediction",
    ),
    "silent": (
        _DECIDED.format(ruled="u.status = 'dropped' AND u.detail = 'silent'"),
        " WHERE status = 'dropped' AND detail = 'silent'", "judged_on DESC, company_name, subject, prediction",
    ),
    "longest": (
        _DECIDED.format(ruled="u.status = 'slipped'"),
        " WHERE status = 'slipped' AND coalesce(days_late, slip) > 0",
        "coalesce(days_late, slip) DESC, company_name, subject, prediction",
    ),
}  # fmt: skip
MOVES_OF = f"""SELECT v.prediction, v.said_on, v.relation, v.flags, v.opens, v.closes, v.edge, s.quote,
        s.filing AS document, s."start", f.form
    FROM versions v JOIN statements s ON s.key = v.statement JOIN filings f ON f.id = s.filing
    WHERE v.prediction {_ASKED} AND +v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""

# figures: what was guided, the ranges of each, and what came by the verdict of the day
WITH_FIGURES = "(s.low IS NOT NULL OR s.high IS NOT NULL)"
RANGES_OF = f"""SELECT v.prediction, s.low, s.high FROM versions v JOIN statements s ON s.key = v.statement
    WHERE v.prediction {_ASKED} AND +v.said_on <= :as_of AND {stands("v")} ORDER BY v.prediction, v.place"""
ACTUALS_OF = f"""SELECT p.id AS prediction, g.low, g.high, g.known_on, g.filing AS document, g."start"
    FROM predictions p JOIN verdicts o ON o.key = ({queries.VERDICT_THEN}) JOIN sightings g ON g.key = o.sighting
    WHERE p.id {_ASKED}"""

# search: names, and words by full-text search (:match), with marks around what was found
# every name once, by leaps along the index, so that a million promises are as quick as their names are few
NAMES = f"""WITH RECURSIVE leap(name) AS (
        SELECT min(subject) FROM profiles
        UNION ALL SELECT (SELECT min(d.subject) FROM profiles d WHERE d.subject > leap.name) FROM leap
            WHERE leap.name IS NOT NULL LIMIT 30000)
    SELECT name, name AS subject FROM leap WHERE name IS NOT NULL
    UNION SELECT a.name, a.canonical FROM aliases a WHERE a.since <= :as_of AND {stands("a")} LIMIT 50000"""
SUBJECTS = f"""SELECT c.head AS company, h.name AS company_name, d.subject, count(*) AS promises
    FROM profiles d JOIN predictions p ON p.id = d.prediction JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head
    WHERE d.subject IN (SELECT value FROM json_each(:names)) AND p.said_on <= :as_of AND {stands("d")}
    GROUP BY c.head, d.subject ORDER BY promises DESC, company_name LIMIT 100"""
FOUND_COMPANIES = r"""SELECT d.company, d.company_name, d.ticker, d.cik, d.documents FROM company_directory d
    WHERE d.company IN (SELECT m.head FROM companies m WHERE m.name LIKE :like ESCAPE '\')
        OR d.ticker = upper(:words) OR d.cik = ltrim(:words, '0')
    ORDER BY d.documents DESC, d.company_name LIMIT :limit"""
FOUND_DOCUMENTS = r"""SELECT document, said_on, company, company_name, form, title, source FROM documents
    WHERE document IN (SELECT id FROM (SELECT id, title, source, accession, form FROM filings WHERE said_on <= :as_of
        ORDER BY said_on DESC LIMIT 20000) WHERE title LIKE :like ESCAPE '\' OR source LIKE :like ESCAPE '\'
        OR accession = :words OR form = :words ORDER BY 1 LIMIT 400)
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
    # where in a long text the words stand is told by the snippet itself, without its marks
    "texts": """SELECT 'text' AS sort, snippet(texts_fts, 0, :open, :close, '', 28) AS found, t.filing AS document,
            instr(t.text, snippet(texts_fts, 0, '', '', '', 28)) - 1 AS "start", f.said_on, f.form, h.id AS company,
            h.name AS company_name
        FROM texts_fts JOIN texts t ON t.rowid = texts_fts.rowid JOIN filings f ON f.id = t.filing
            JOIN companies c ON c.id = f.company JOIN companies h ON h.id = c.head
        WHERE texts_fts MATCH :match AND f.said_on <= :as_of ORDER BY rank, f.said_on DESC, t.filing LIMIT :limit""",
}  # fmt: skip

SLICE = "SELECT substr(text, :first + 1, :length) FROM texts WHERE filing = :document"


def asked_for(asked: Mapping[str, str], *more: str) -> str:
    """The conditions of a filter, to stand behind a WHERE: only what is asked is spoken of, so that indexes serve.

    >>> asked_for({"company": "", "kind": "trial_start"}, "p.id > 3")
    ' AND p.id > 3 AND d.kind = :kind'
    """
    wanted = [*more, *(condition for name, condition in FILTERS.items() if asked.get(name))]
    return "".join(f" AND {condition}" for condition in wanted if condition)


def promises(asked: Mapping[str, str], name: str = "", *more: str) -> str:
    """Every prediction that answers to a filter, of the list with this name."""
    within, standing, _ = NAMED[name]
    status = f"{_STATUS} = :status" if asked.get("status") else ""
    return f"{_walked(queries.PREDICTIONS, asked)}{asked_for(asked, within, standing, status, *more)}"


def _walked(sql: str, asked: Mapping[str, str]) -> str:
    """The promises of one company are found by it; those of all are walked along their days, the newest first."""
    return sql if asked.get("company") else sql.replace(queries.DETAILS, _IN_ORDER, 1)


def slips(name: str, asked: Mapping[str, str]) -> str:
    """The promises of one list of the slips under a filter, each with how far its close moved."""
    which, where, _ = SLIPS[name]
    rows = f"{queries.PREDICTIONS}{asked_for(asked, which)}"
    return f"SELECT *, julianday(current_closes) - julianday(closes) AS slip FROM ({rows}){where}"


def lately(asked: Mapping[str, str], limit: int) -> str:
    """What was decided last, of one status, newest first, under a filter."""
    sql = queries.LATELY
    if asked.get("company"):
        sql = (
            sql.replace(
                "FROM verdicts t JOIN predictions p ON p.id = t.prediction",
                "FROM companies b JOIN predictions p ON p.company = b.id AND b.head = :company "
                "JOIN verdicts t ON t.prediction = p.id AND +t.as_of <= :as_of",
                1,
            )
            .replace("t.status = :status AND t.as_of <= :as_of", "+t.status = :status")
            .replace("AND t.as_of >=", "AND +t.as_of >=")
        )
    return sql.replace("ORDER BY t.as_of", f"{asked_for(asked)}\n    ORDER BY t.as_of") + f" LIMIT {limit}"


def board_part(name: str, asked: Mapping[str, str], limit: int, offset: int = 0) -> str:
    """Rows of a part of the board under a filter, found without reading the rest."""
    where, status, order = PARTS[name]
    return _along(f"{where} AND {queries.STATUS_THEN} = '{status}'", order, asked, limit, offset)


def foreseen(name: str, asked: Mapping[str, str], limit: int, offset: int = 0) -> str:
    """Promises of events that are waited for until a last day, under a filter."""
    where, order = FORESEEN[name]
    return _along(f"{where} AND k.family <> 'figures' AND d.kind <> 'patent_expiry'", order, asked, limit, offset)


def _along(where: str, order: str, asked: Mapping[str, str], limit: int, offset: int) -> str:
    """Rows of a walk along the windows that were waited for on the day."""
    if asked.get("company"):
        rows = "companies b JOIN predictions p ON p.company = b.id JOIN watched y ON y.prediction = p.id"
        where = f"b.head = :company AND {where}"
    else:
        rows = "watched y CROSS JOIN predictions p ON p.id = y.prediction"
    return f"""SELECT {queries.COLUMNS} FROM {rows} {queries.DETAILS}
    JOIN versions w ON w.prediction = y.prediction AND w.place = y.place AND {stands("w")}
    WHERE {_THAT_DAY} AND {where}{asked_for(asked)}
    ORDER BY {order}, company_name, d.subject, d.kind, p.id LIMIT {limit} OFFSET {offset}"""


def tally(asked: Mapping[str, str]) -> str:
    """How many stand how, by company, and of those that slipped how many are awaited anew."""
    return f"""SELECT h.id AS company, {queries.STATUS_THEN} AS status, count(*) AS count,
        sum(EXISTS (SELECT 1 FROM watched y WHERE y.prediction = p.id AND {_THAT_DAY})) AS awaited
    FROM predictions p JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
        JOIN profiles d ON d.prediction = p.id AND {stands("d")}
        JOIN versions v ON v.prediction = p.id AND v.place = 1 AND v.said_on <= :as_of AND {stands("v")}
        LEFT JOIN verdicts o ON o.key = ({queries.VERDICT_THEN})
    WHERE p.said_on <= :as_of{asked_for(asked)} GROUP BY h.id, 2"""


def ordered(sql: str, order: str, limit: int, offset: int = 0) -> str:
    """A part of the rows of a query, in an order."""
    return f"{sql} ORDER BY {order} LIMIT {limit} OFFSET {offset}"


def counted(sql: str) -> str:
    """How many rows a query has; no more than `MANY` and one are counted, and only what decides is computed."""
    lean = f"""p.id, d.kind, {queries.STATUS_THEN} AS status, CASE WHEN o.status IN {queries.OUTCOMES} THEN o.detail END
        AS detail, w.opens AS current_opens, w.closes AS current_closes, v.closes,
        CASE WHEN o.status IN {queries.OUTCOMES} THEN o.days_late END AS days_late"""
    return f"SELECT count(*) AS count FROM ({sql.replace(queries.COLUMNS, lean)} LIMIT {MANY + 1})"
