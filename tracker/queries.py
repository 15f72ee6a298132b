"""The SQL that commands and pages share: named parameters only, the day always `:as_of`.

A query with `:as_of` shows the book as it stood on that day: versions said, verdicts known and sightings published by
then. Every one that lists predictions begins with the same columns, those of `PREDICTIONS`.
"""

from __future__ import annotations

from events.policy import POLICY
from tracker.views import stands

OUTCOMES = "('met', 'slipped', 'dropped', 'void')"

# the place of the version that a prediction (p) went by on the day
PLACE_THEN = f"""SELECT n.holds FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of AND {stands("n")}
    ORDER BY n.place DESC LIMIT 1"""

VERDICT_THEN = f"""SELECT l.key FROM verdicts l WHERE l.prediction = p.id AND l.as_of <= :as_of AND {stands("l")}
    ORDER BY l.as_of DESC, l.place DESC LIMIT 1"""

# the status of a prediction (p) whose first version is v and whose verdict of the day is o
STATUS_THEN = f"""CASE WHEN o.status IN {OUTCOMES} THEN o.status WHEN v.opens > :as_of THEN 'open'
        WHEN v.closes IS NULL OR v.closes >= :as_of THEN 'due' ELSE 'overdue' END"""

COLUMNS = f"""p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, k.label AS kind_label,
    d.scope, d.actor, d.controller,
    {STATUS_THEN} AS status,
    CASE WHEN o.status IN {OUTCOMES} THEN o.detail END AS detail,
    CASE WHEN o.happened_from = o.happened_to THEN o.happened_to END AS happened_on, o.happened_from, o.happened_to,
    CASE WHEN o.status IN {OUTCOMES} THEN o.days_late END AS days_late, p.said_on, v.opens, v.closes, v.edge,
    w.opens AS current_opens, w.closes AS current_closes, w.edge AS current_edge, w.said_on AS current_said_on,
    (SELECT r.quote FROM statements r WHERE r.key = w.statement) AS current_quote,
    o.because, o.as_of AS judged_on, o.review, o.rule, s.quote, s.timing, s.low, s.high, s.unit, s.condition,
    p.filing AS document, e.source AS document_source, e.form AS document_form,
    (SELECT count(*) FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of AND {stands("n")}) AS versions,
    (SELECT count(*) FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of
        AND n.relation = 'pushed_out' AND {stands("n")}) AS moves,
    EXISTS (SELECT 1 FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of
        AND n.flags LIKE '%stealth%' AND {stands("n")}) AS stealth,
    CASE WHEN w.closes < :as_of THEN julianday(:as_of) - julianday(w.closes) END AS days_over,
    g.quote AS evidence_quote, g.filing AS evidence_document, x.source AS evidence_source,
    x.said_on AS evidence_said_on, g.grade AS evidence_grade"""

DETAILS = f"""JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
    JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
    JOIN versions v ON v.prediction = p.id AND v.place = 1 AND v.said_on <= :as_of AND {stands("v")}
    JOIN statements s ON s.key = v.statement JOIN filings e ON e.id = p.filing
    LEFT JOIN verdicts o ON o.key = ({VERDICT_THEN})
    LEFT JOIN sightings g ON g.key = o.sighting LEFT JOIN filings x ON x.id = g.filing"""

PREDICTIONS = f"""SELECT {COLUMNS} FROM predictions p {DETAILS}
    LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({PLACE_THEN}) AND {stands("w")}
    WHERE p.said_on <= :as_of"""

_ORDER = "ORDER BY company_name, p.said_on, coalesce(v.closes, v.opens), d.subject, d.kind, p.id"

# every prediction; of a company (:company is the id of its head); one by id
STATUS = f"{PREDICTIONS} {_ORDER}"
COMPANY = f"{PREDICTIONS} AND c.head = :company {_ORDER}"
PREDICTION = f"{PREDICTIONS} AND p.id = :prediction"

# the chain of one prediction, its sightings, its verdicts and reviews
VERSIONS = f"""SELECT v.place, v.said_on, v.relation, v.opens, v.closes, v.edge, v.flags, s.id AS statement, s.quote,
        s.timing, s.force, s.condition, s.low, s.high, s.unit, s.section, s.basis, s.grain, s.window_rule, s.rules,
        s.filing AS document, f.source, f.form, f.title, f.accession, s."start", s."end", s.timing_start, s.timing_end
    FROM versions v JOIN statements s ON s.key = v.statement JOIN filings f ON f.id = s.filing
    WHERE v.prediction = :prediction AND v.said_on <= :as_of AND {stands("v")} ORDER BY v.place"""

SIGHTINGS = f"""SELECT g.id AS sighting, g.known_on, g.bearing, g.grade, g.score, g.quote, g.happened_from,
        g.happened_to, g.assumed, g.low, g.high, g.reason, g.because, g.rule, g.filing AS document, f.source, f.form,
        f.title, f.accession, g."start", g."end"
    FROM sightings g JOIN filings f ON f.id = g.filing
    WHERE g.prediction = :prediction AND g.known_on <= :as_of AND {stands("g")}
    ORDER BY g.known_on, f.id, g."start", g.id"""

# words that still call it ahead and give its date no more, where their document gives none: versions without a window
UNDATED = f"""SELECT g.known_on AS said_on, 'undated' AS relation, NULL AS opens, NULL AS closes, g.quote, f.source,
        g.filing AS document, min(g."start") AS "start"
    FROM sightings g JOIN filings f ON f.id = g.filing
    WHERE g.prediction = :prediction AND g.known_on <= :as_of AND g.bearing = 'undated' AND g.score >= {POLICY.doubted}
        AND {stands("g")} AND NOT EXISTS (SELECT 1 FROM versions v JOIN statements s ON s.key = v.statement
            WHERE v.prediction = :prediction AND s.filing = g.filing AND {stands("v")})
    GROUP BY g.filing ORDER BY g.known_on, f.id"""

VERDICTS = f"""SELECT o.id AS verdict, o.as_of, o.status, o.detail, o.because, o.happened_from, o.happened_to,
        o.days_late, o.confidence, o.review, o.rule, o.policy, g.id AS sighting, g.quote, g.grade,
        g.filing AS document, f.source
    FROM verdicts o LEFT JOIN sightings g ON g.key = o.sighting LEFT JOIN filings f ON f.id = g.filing
    WHERE o.prediction = :prediction AND o.as_of <= :as_of AND {stands("o")} ORDER BY o.as_of, o.place"""

REVIEWS = """SELECT r.* FROM reviews r WHERE r.decided_on <= :as_of AND r.statement IN (
        SELECT s.id FROM versions v JOIN statements s ON s.key = v.statement WHERE v.prediction = :prediction
        UNION SELECT :prediction)
    ORDER BY r.decided_on, r.at, r.id"""

# reviews: what waits for a person, what was decided and what took it back, a prediction by the beginning of its id
ACTS = POLICY.acts
QUESTIONS = """SELECT * FROM predictions_current WHERE review IS NOT NULL AND (:company IS NULL OR company = :company)
        AND prediction IN (SELECT q.prediction FROM verdicts q WHERE q.review IS NOT NULL)
    ORDER BY company_name, first_said_on, subject, kind, prediction"""

DECISIONS = f"""SELECT r.id AS decision, r.decided_on, r."by", r.action, r.why, h.id AS company, h.name AS company_name,
        v.prediction, d.subject, d.kind, r.statement, r.other, r.status, r.detail, r.happened_from, r.happened_to,
        r.source, r.at, b.id AS taken_back, b.decided_on AS taken_back_on, b."by" AS taken_back_by
    FROM reviews r JOIN companies c ON c.id = r.company JOIN companies h ON h.id = c.head
        LEFT JOIN reviews b ON b.id = (SELECT min(t.id) FROM reviews t WHERE t.action = 'retract' AND t.other = r.id)
        LEFT JOIN versions v ON v.key = (SELECT w.key FROM statements s JOIN versions w ON w.statement = s.key
            WHERE s.id = r.statement AND {stands("w")} LIMIT 1)
        LEFT JOIN profiles d ON d.prediction = v.prediction AND {stands("d")}
    WHERE :company IS NULL OR h.id = :company ORDER BY r.decided_on, r.at, r.id"""

NAMED = """SELECT * FROM predictions_current WHERE prediction >= :id AND prediction < :id || 'g' ORDER BY prediction
    LIMIT 20"""
CURRENT = "SELECT * FROM predictions_current WHERE company = :company"

# the board: each part walks an index of the windows that were waited for on the day, newest or nearest first

_WATCHED = f"""SELECT {COLUMNS} FROM watched y CROSS JOIN predictions p ON p.id = y.prediction {DETAILS}
    JOIN versions w ON w.prediction = y.prediction AND w.place = y.place AND {stands("w")}
    WHERE y.since <= :as_of AND y.until > :as_of"""

# a patent that has run out is not waited for: nothing is ever evidence of it
OVERDUE = f"""{_WATCHED} AND y.closes < :as_of AND d.kind <> 'patent_expiry'
    ORDER BY y.closes DESC, company_name, d.subject, d.kind, p.id"""
DUE = f"""{_WATCHED} AND y.closes >= :as_of AND (y.opens IS NULL OR y.opens <= :as_of)
    ORDER BY y.closes, company_name, d.subject, d.kind, p.id"""
DUE_SOON = f"""{_WATCHED} AND y.closes >= :as_of AND y.closes <= date(:as_of, '+' || :within || ' days')
    ORDER BY y.closes, company_name, d.subject, d.kind, p.id"""
DUE_WITHOUT_END = f"""{_WATCHED} AND y.closes IS NULL AND y.opens <= :as_of
    ORDER BY y.opens, company_name, d.subject, d.kind, p.id"""
COMING = f"""{_WATCHED} AND y.opens > :as_of AND y.opens <= date(:as_of, '+' || :within || ' days')
    ORDER BY y.opens, y.closes, company_name, d.subject, d.kind, p.id"""

# how many there are, from the indexes alone
_WAITED = "y.since <= :as_of AND y.until > :as_of"
COUNT_OVERDUE = f"""SELECT (SELECT count(*) FROM watched y WHERE {_WAITED} AND y.closes < :as_of)
    - (SELECT count(*) FROM profiles d CROSS JOIN watched y ON y.prediction = d.prediction
        WHERE d.kind = 'patent_expiry' AND {stands("d")} AND {_WAITED} AND y.closes < :as_of) AS count"""
COUNT_DUE = f"""SELECT (SELECT count(*) FROM watched y WHERE {_WAITED} AND y.closes >= :as_of
        AND (y.opens IS NULL OR y.opens <= :as_of))
    + (SELECT count(*) FROM watched y WHERE {_WAITED} AND y.closes IS NULL AND y.opens <= :as_of) AS count"""
COUNT_COMING = f"""SELECT count(*) AS count FROM watched y WHERE {_WAITED} AND y.opens > :as_of
    AND y.opens <= date(:as_of, '+' || :within || ' days')"""

# what was decided in the last :within days, newest first; :status is met, slipped, dropped or void
LATELY = f"""SELECT {COLUMNS} FROM verdicts t JOIN predictions p ON p.id = t.prediction {DETAILS}
    LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({PLACE_THEN}) AND {stands("w")}
    WHERE t.key = o.key AND t.status = :status AND t.as_of <= :as_of
        AND t.as_of >= date(:as_of, '-' || :within || ' days')
    ORDER BY t.as_of DESC, company_name, d.subject, d.kind, p.id"""

BOARD = {"due": DUE, "overdue": OVERDUE, "coming": COMING, "lately": LATELY}

# what a document changed: versions it added that are no mere repetition, and verdicts that rest on it
CHANGES = f"""SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind,
        k.label AS kind_label, d.scope, q.said_on, q.what, q.opens, q.closes, q.quote, q.document
    FROM (
        SELECT v.prediction, v.said_on, v.relation AS what, v.opens, v.closes, s.quote, s.filing AS document
        FROM statements s JOIN versions v ON v.statement = s.key
        WHERE s.filing = :document AND v.relation <> 'reaffirmed' AND {stands("v")}
        UNION ALL
        SELECT o.prediction, o.as_of, o.status || coalesce(' (' || o.detail || ')', ''), NULL, NULL, g.quote, g.filing
        FROM sightings g JOIN verdicts o ON o.sighting = g.key WHERE g.filing = :document AND {stands("o")}
    ) q JOIN predictions p ON p.id = q.prediction JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
        JOIN kinds k ON k.key = d.kind
    ORDER BY q.said_on, d.subject, d.kind, q.what, p.id"""

NEWEST = """SELECT f.id AS document, f.said_on, h.id AS company, h.name AS company_name, f.form, f.title, f.source
    FROM filings f JOIN companies c ON c.id = f.company JOIN companies h ON h.id = c.head
    WHERE f.said_on <= :as_of ORDER BY f.said_on DESC, f.id LIMIT :limit"""

# a document: itself with its text, and what was marked in it
DOCUMENT = "SELECT d.*, t.text FROM documents d JOIN texts t ON t.filing = d.document WHERE d.document = :document"
MARKS = f"""SELECT s."start", s."end", 'statement' AS what, s.kind AS word, s.subject, v.prediction, s.quote
        FROM statements s LEFT JOIN versions v ON v.statement = s.key AND {stands("v")}
        WHERE s.filing = :document AND {stands("s")}
    UNION ALL
    SELECT g."start", g."end", 'sighting', g.bearing, NULL, g.prediction, g.quote FROM sightings g
        WHERE g.filing = :document AND {stands("g")}
    UNION ALL
    SELECT u."start", u."end", 'refusal', u.reason, NULL, NULL, u.quote FROM refusals u
        WHERE u.filing = :document AND {stands("u")}
    ORDER BY 1, 2, 3"""

# companies by id, CIK, ticker or a part of the name (:company; NULL for all)
COMPANIES = """SELECT d.* FROM company_directory d WHERE :company IS NULL OR d.company = :company OR d.cik = :company
        OR d.ticker = upper(:company) OR d.company IN (SELECT m.head FROM companies m WHERE m.folded = :folded)
    ORDER BY d.company_name"""

FAILED = "SELECT source, reason, at FROM runs WHERE outcome = 'failed' ORDER BY source, reason"

COUNTS = (
    "SELECT (SELECT count(*) FROM filings) AS documents, (SELECT count(*) FROM companies WHERE id = head) AS companies"
)
