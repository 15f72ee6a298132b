"""The SQL of flags: which days of a window have come, what evidence changed, what could not be read, and each in words.

Named parameters only, the day always `:as_of`. `FLAGGED` selects `prediction`, so that a page can serve it as a
calendar or a feed like any other list of promises.
"""

from __future__ import annotations

from tracker.queries import PLACE_THEN
from tracker.views import stands

WINDOW = "coalesce(y.opens, '..') || '/' || coalesce(y.closes, '..')"

# windows whose day (an expression of y, put in by `flags`) came while they were waited for and whose :flag was not
# raised; a day that lay before the words were said counts from when they were
CROSSED = f"""SELECT p.id AS prediction, {WINDOW} AS "window", max({{day}}, y.since) AS falls_on
    FROM watched y CROSS JOIN predictions p ON p.id = y.prediction
        JOIN profiles d ON d.prediction = p.id AND {stands("d")}
    WHERE y.since <= :as_of AND d.kind <> 'patent_expiry' AND {{bound}} AND {{day}} <= :as_of
        AND max({{day}}, y.since) < y.until AND {{holds}}
        AND NOT EXISTS (SELECT 1 FROM flags r WHERE r.prediction = p.id AND r.flag = :flag AND r."window" = {WINDOW})"""

# windows that closed while they were waited for and whose silence was not flagged, with whose reports to wait for
CLOSED = f"""SELECT p.id AS prediction, {WINDOW} AS "window", y.closes, y.since, y.until, h.id AS company, h.year_end
    FROM watched y CROSS JOIN predictions p ON p.id = y.prediction JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
    WHERE y.closes < :as_of AND y.since <= :as_of AND y.until > y.closes AND d.kind <> 'patent_expiry'
        AND NOT EXISTS (SELECT 1 FROM flags r WHERE r.prediction = p.id AND r.flag = 'silence'
            AND r."window" = {WINDOW})"""

REPORTS = """SELECT c.head AS company, f.period_end, f.said_on, f.form
    FROM filings f JOIN companies c ON c.id = f.company
    WHERE f.period_end IS NOT NULL AND f.said_on <= :as_of"""

_WINDOW_THEN = f"""(SELECT coalesce(w.opens, '..') || '/' || coalesce(w.closes, '..') FROM versions w
    WHERE w.prediction = p.id AND {stands("w")} AND w.place = ({PLACE_THEN.replace(":as_of", "{day}")}))"""

# every verdict in its order, with the window that was gone by on its day
VERDICTS = f"""SELECT o.prediction, o.as_of AS falls_on, o.status, o.detail, o.review, o.key AS about,
        {_WINDOW_THEN.format(day="o.as_of")} AS "window"
    FROM verdicts o JOIN predictions p ON p.id = o.prediction
    WHERE o.as_of <= :as_of AND {stands("o")} ORDER BY o.prediction, o.as_of, o.place"""

# every later window of a promise that was still waited for when it was said
MOVED = f"""SELECT v.prediction, v.said_on AS falls_on, v.key AS about,
        {_WINDOW_THEN.format(day="v.said_on")} AS "window"
    FROM versions v JOIN predictions p ON p.id = v.prediction
    WHERE v.said_on <= :as_of AND v.relation IN ('pushed_out', 'pulled_in', 'widened', 'undated') AND {stands("v")}
        AND v.flags NOT LIKE '%stale_copy%' AND EXISTS (SELECT 1 FROM watched y WHERE y.prediction = v.prediction
            AND y.since <= v.said_on AND y.until >= v.said_on)
    ORDER BY v.prediction, v.place"""

FAILED = """SELECT x.key AS run FROM runs x WHERE x.outcome = 'failed'
    AND NOT EXISTS (SELECT 1 FROM flags r WHERE r.run = x.key) ORDER BY x.rowid"""

_FIRST = """LEFT JOIN statements s ON s.key = (SELECT v.statement FROM versions v WHERE v.prediction = p.id
    AND v.place = 1 ORDER BY v.rowid DESC LIMIT 1)"""

# what promises are about, and where their first words stand
NAMES = f"""SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, s.filing,
        s.timing_start FROM predictions p JOIN companies c ON c.id = p.company
        JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")} {_FIRST}
    WHERE p.id IN (SELECT value FROM json_each(:predictions))"""

# flags of promises that fell, because a document was read otherwise or a newer version took its place
FALLEN = f"""SELECT r.id, r.flag, r."window", r.falls_on, h.id AS company, d.subject, d.kind, s.filing, s.timing_start
    FROM retired t JOIN profiles d ON d.key = t.key JOIN predictions p ON p.id = d.prediction
        JOIN flags r ON r.prediction = p.id JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
        {_FIRST}
    WHERE t.what = 'profiles' AND NOT EXISTS (
        SELECT 1 FROM profiles e WHERE e.prediction = p.id AND {stands("e")}) ORDER BY r.rowid"""

# flags in words: those of which `{where}` is true
FLAGGED = f"""SELECT r.id, r.flag, r.prediction, r."window", r.falls_on, r.flagged_on, h.id AS company,
        h.name AS company_name, h.ticker, h.cik, d.subject, d.kind, k.label AS kind_label, k.family, d.scope,
        d.controller, q.opens, q.closes, o.status, o.detail, o.because, o.review,
        coalesce(g.quote, s.quote) AS quote, coalesce(g.known_on, f.said_on) AS quoted_on,
        coalesce(e.form, f.form) AS quoted_form,
        coalesce(g.filing, s.filing) AS document, coalesce(b.opens, '..') || '/' || coalesce(b.closes, '..') AS before,
        x.source, x.reason
    FROM flags r LEFT JOIN predictions p ON p.id = r.prediction
        LEFT JOIN companies c ON c.id = p.company LEFT JOIN companies h ON h.id = c.head
        LEFT JOIN profiles d ON d.prediction = p.id AND {stands("d")} LEFT JOIN kinds k ON k.key = d.kind
        LEFT JOIN versions q ON q.key = CASE WHEN r.flag = 'moved' THEN r.about ELSE (
            SELECT n.key FROM versions n WHERE n.prediction = p.id AND {stands("n")}
                AND coalesce(n.opens, '..') || '/' || coalesce(n.closes, '..') = r."window"
                AND n.said_on <= r.falls_on ORDER BY n.place DESC LIMIT 1) END
        LEFT JOIN statements s ON s.key = q.statement LEFT JOIN filings f ON f.id = s.filing
        LEFT JOIN verdicts o ON o.key = r.about LEFT JOIN sightings g ON g.key = o.sighting
        LEFT JOIN filings e ON e.id = g.filing
        LEFT JOIN versions b ON r.flag = 'moved' AND b.key = (
            SELECT n.key FROM versions m JOIN versions n ON n.prediction = m.prediction AND n.place = m.holds
            WHERE m.prediction = p.id AND m.place = q.place - 1 AND {stands("m")} AND {stands("n")} LIMIT 1)
        LEFT JOIN runs x ON x.key = r.run
    WHERE {{where}} ORDER BY r.falls_on, r.rowid"""

BY_ID = FLAGGED.format(where="r.id IN (SELECT value FROM json_each(:ids))")
