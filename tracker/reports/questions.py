"""The SQL of reports: the predictions as of a day with what only reports ask, their versions, the documents behind."""

from __future__ import annotations

from tracker.queries import COLUMNS, DETAILS, PLACE_THEN
from tracker.views import stands

CHOICE = "(:company IS NULL OR h.id = :company) AND (:kind IS NULL OR d.kind = :kind) AND p.said_on >= :since"

PREDICTIONS = f"""SELECT {COLUMNS}, k.family, s.force, s.grain, g.low AS actual_low, g.high AS actual_high,
        (SELECT min(n.said_on) FROM versions n WHERE n.prediction = p.id AND n.said_on <= :as_of
            AND n.relation = 'pushed_out' AND {stands("n")}) AS first_moved_on
    FROM predictions p {DETAILS}
    LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({PLACE_THEN}) AND {stands("w")}
    WHERE p.said_on <= :as_of AND {CHOICE}
    ORDER BY company_name, p.said_on, coalesce(v.closes, v.opens), d.subject, d.kind, p.id"""

VERSIONS = f"""SELECT v.prediction, v.said_on, v.relation, v.opens, v.closes, v.edge, v.flags
    FROM versions v JOIN predictions p ON p.id = v.prediction JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
    WHERE v.said_on <= :as_of AND {stands("v")} AND {CHOICE}
    ORDER BY v.prediction, v.place"""

DOCUMENTS = """SELECT h.id AS company, h.name AS company_name, substr(f.said_on, 1, 4) AS year, f.form, f.said_on,
        f.period_end
    FROM filings f JOIN companies c ON c.id = f.company JOIN companies h ON h.id = c.head
    WHERE f.said_on <= :as_of AND (:company IS NULL OR h.id = :company)
    ORDER BY h.name, f.said_on, f.id"""

YEAR_ENDS = "SELECT id, year_end FROM companies"
