"""The SQL of reports: the predictions as of a day with what only reports ask, their versions, the documents behind.

No quote is among them: a report of a million promises is to fit in memory.
"""

from __future__ import annotations

from tracker.queries import OUTCOMES, PLACE_THEN, STATUS_THEN, VERDICT_THEN
from tracker.views import stands

# a company is asked for by a list, so that its own rows are walked, and no others
OF = "{} IN (SELECT m.id FROM companies m WHERE :company IS NULL OR m.head = :company)"
CHOICE = f"{OF.format('p.company')} AND (:kind IS NULL OR d.kind = :kind) AND p.said_on >= :since"

PREDICTIONS = f"""SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind,
        k.label AS kind_label, k.family, d.scope, d.controller, {STATUS_THEN} AS status,
        CASE WHEN o.status IN {OUTCOMES} THEN o.detail END AS detail, o.happened_from, o.happened_to,
        CASE WHEN o.status IN {OUTCOMES} THEN o.days_late END AS days_late, p.said_on, v.opens, v.closes, v.edge,
        w.opens AS current_opens, w.closes AS current_closes, o.as_of AS judged_on, o.review, o.rule, o.because,
        s.force, s.grain, s.low, s.high, s.unit, g.low AS actual_low, g.high AS actual_high,
        (SELECT min(n.said_on) FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of
            AND n.relation = 'pushed_out' AND {stands("n")}) AS first_moved_on
    FROM predictions p JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
    JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
    JOIN versions v ON v.prediction = p.id AND v.place = 1 AND v.said_on <= :as_of AND {stands("v")}
    JOIN statements s ON s.key = v.statement
    LEFT JOIN verdicts o ON o.key = ({VERDICT_THEN}) LEFT JOIN sightings g ON g.key = o.sighting
    LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({PLACE_THEN}) AND {stands("w")}
    WHERE p.said_on <= :as_of AND {CHOICE}
    ORDER BY company_name, p.said_on, coalesce(v.closes, v.opens), d.subject, d.kind, p.id"""

VERSIONS = f"""SELECT v.prediction, v.said_on, v.relation, v.opens, v.closes, v.edge, v.flags
    FROM versions v JOIN predictions p ON p.id = v.prediction JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
    WHERE v.said_on <= :as_of AND {stands("v")} AND {CHOICE}
    ORDER BY v.prediction, v.place"""

DOCUMENTS = f"""SELECT h.id AS company, h.name AS company_name, substr(f.said_on, 1, 4) AS year, f.form, f.said_on,
        f.period_end
    FROM filings f JOIN companies c ON c.id = f.company JOIN companies h ON h.id = c.head
    WHERE f.said_on <= :as_of AND {OF.format("f.company")}
    ORDER BY h.name, f.said_on, f.id"""

# what EDGAR lists and the ledger lacks: of all companies, or of one, whose own CIKs lead to what is listed of it
ABSENT = """SELECT company, company_name, form, filed_on, period_end, accession FROM missing_filings
    WHERE filed_on <= :as_of {of}ORDER BY filed_on, accession"""
ABSENT_OF = ABSENT.format(
    of="""AND company = :company
        AND cik IN (SELECT c.cik FROM companies c WHERE c.head = :company AND c.cik IS NOT NULL) """
)
ABSENT = ABSENT.format(of="")

# what persons decided of promises, and took back
_DECIDED = f"""SELECT r.decided_on, r."by", r.action, r.status || coalesce(' ' || r.detail, '') AS outcome, r.why,
        h.id AS company, h.name AS company_name, v.prediction, d.subject, k.label AS kind_label,
        (SELECT min(t.decided_on) FROM reviews t WHERE t.action = 'retract' AND t.other = r.id
            AND t.decided_on <= {{day}}) AS taken_back_on
    FROM {{days}}reviews r JOIN companies c ON c.id = r.company JOIN companies h ON h.id = c.head
    JOIN versions v ON v.key = (SELECT n.key FROM statements s JOIN versions n ON n.statement = s.key
        WHERE s.id = r.statement AND {stands("n")} LIMIT 1)
    JOIN profiles d ON d.prediction = v.prediction AND {stands("d")} JOIN kinds k ON k.key = d.kind
    JOIN predictions p ON p.id = v.prediction
    WHERE r.action <> 'retract' AND r.decided_on <= {{day}} AND {{choice}} ORDER BY r.decided_on, r.at, r.id"""
CORRECTIONS = _DECIDED.format(day=":as_of", days="", choice=CHOICE)
CORRECTED = _DECIDED.format(
    day="day.as_of",
    days="(SELECT coalesce(nullif(:as_of, ''), (SELECT max(said_on) FROM filings)) AS as_of) day, ",
    choice="""coalesce(:company, '') IN ('', h.id, h.name) AND coalesce(:kind, '') IN ('', d.kind)
        AND p.said_on >= coalesce(:since, '')""",
)

YEAR_ENDS = "SELECT id, year_end FROM companies"
