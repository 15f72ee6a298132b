"""The saved queries of a report that list: figures, slips, silence, what is waited for, documents there and missing."""

from __future__ import annotations

from events.policy import POLICY
from tracker.due import WITHIN
from tracker.reports.counted import ASKED, PROMISES, SHOWN
from tracker.reports.coverage import NEAR
from tracker.reports.words import ANCHORS

FIGURES = f"""{PROMISES}
SELECT prediction, company_name, subject, said_on, opens, closes, low, high, unit, actual, detail AS came,
  CASE WHEN middle <> 0 THEN (actual - middle) / abs(middle) END AS error,
  CASE WHEN middle <> 0 THEN (high - low) / abs(middle) END AS width, outside
FROM promises WHERE figure AND outside IN ('', 'confounded')
ORDER BY outside, company_name, said_on, coalesce(closes, opens), subject, prediction"""

# days late as judged; of what has not come, to the close of the newest window
_SLIP = """CASE WHEN happened_to IS NOT NULL AND days_late IS NOT NULL THEN days_late
    ELSE cast(julianday(coalesce(happened_to, current_closes)) - julianday(closes) AS INTEGER) END"""
LONGEST_SLIPS = f"""{PROMISES}
SELECT prediction, company_name, subject, kind_label, said_on, opens, closes, current_closes, happened_from,
  happened_to, {_SLIP} AS days, because
FROM promises WHERE status = 'slipped' AND {_SLIP} > 0
ORDER BY days DESC, prediction"""

SILENT = f"""{PROMISES}
SELECT {SHOWN} FROM promises WHERE detail = 'silent'
ORDER BY company_name, said_on, coalesce(closes, opens), subject, kind, prediction"""

# undecided by evidence, or moved and awaited anew; patents that have run out are not waited for
_WAITED = "(status IN ('open', 'due', 'overdue') OR standing = 'slipped moved')"
DUE = f"""{PROMISES}
SELECT CASE WHEN current_closes < day.as_of THEN 'overdue'
    WHEN coalesce(current_opens, '') <= day.as_of THEN 'due' ELSE 'opens soon' END AS stands, {SHOWN}
FROM promises, day
WHERE {_WAITED} AND coalesce(current_opens, current_closes) IS NOT NULL
  AND (kind <> 'patent_expiry' OR coalesce(current_closes, '9999') >= day.as_of)
  AND (coalesce(current_opens, '') <= date(day.as_of, '+{WITHIN} days') OR current_closes < day.as_of)
ORDER BY coalesce(current_closes, '9999'), prediction"""

FORECASTS = f"""{PROMISES}
SELECT prediction, company_name, subject, kind_label, said_on, current_opens, current_closes, standing,
  nullif(review, '') AS asked_of_a_person
FROM promises, day
WHERE {_WAITED} AND current_closes IS NOT NULL AND NOT figure AND kind <> 'patent_expiry'
ORDER BY current_closes < day.as_of, current_closes, prediction"""


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


CONTEXT = "SELECT column1 AS topic, column2 AS figure, column3 AS source FROM (VALUES\n  " + ",\n  ".join(
    f"({', '.join(map(_text, anchor))})" for anchor in ANCHORS
) + ")"  # fmt: skip

_DAY = """day AS (
  SELECT coalesce(nullif(:as_of, ''), (SELECT max(said_on) FROM filings)) AS as_of)"""
_PERIODIC = """(form LIKE '10-Q%' OR form LIKE '10-K%' OR form LIKE '20-F%' OR form LIKE '40-F%'
      OR form LIKE '%annual report%')"""
_ENDS = "cast(substr(r.year_end, 1, 2) AS INTEGER)"
_MONTH = "cast(substr(e.period_end, 6, 2) AS INTEGER)"
# a period's end may miss its month's by some days
_NEAR = f"abs(julianday({{}}.period_end) - julianday(e.period_end)) <= {NEAR}"
MISSING_ROWS = f"""WITH RECURSIVE {_DAY},
reports AS (
  SELECT h.id AS company, h.name AS company_name, coalesce(h.year_end, '12-31') AS year_end, f.form, f.period_end
  FROM day JOIN filings f ON f.said_on <= day.as_of JOIN companies c ON c.id = f.company
    JOIN companies h ON h.id = c.head
  WHERE {ASKED.format("f.company")} AND f.period_end IS NOT NULL AND {_PERIODIC}),
reporters AS (
  SELECT company, company_name, year_end, min(period_end) AS first, max(form LIKE '10-Q%') AS quarterly
  FROM reports GROUP BY company),
ends(company, period_end) AS (
  SELECT company, date(first, 'start of month', '+1 month', '-1 day') FROM reporters UNION ALL
  SELECT company, date(e.period_end, 'start of month', '+2 months', '-1 day')
  FROM ends e, day WHERE e.period_end < day.as_of),
expected AS (
  SELECT r.company, r.company_name, e.period_end, {_MONTH} = {_ENDS} AS annual, r.quarterly
  FROM ends e JOIN reporters r ON r.company = e.company, day
  WHERE ({_MONTH} = {_ENDS} OR (r.quarterly AND ({_ENDS} - {_MONTH} + 12) % 3 = 0))
    AND date(e.period_end, CASE WHEN {_MONTH} = {_ENDS} THEN '+{POLICY.annual_lag} days'
      ELSE '+{POLICY.quarterly_lag} days' END) <= day.as_of),
listed AS (
  SELECT m.* FROM day JOIN missing_filings m ON m.filed_on <= day.as_of
  WHERE m.cik IN (SELECT c.cik FROM companies c JOIN companies h ON h.id = c.head
      WHERE c.cik IS NOT NULL AND coalesce(:company, '') IN ('', h.id, h.name))
    AND m.company IN (SELECT c.head FROM filings f JOIN companies c ON c.id = f.company
      WHERE f.said_on <= day.as_of AND {ASKED.format("f.company")})),
absent AS (
  SELECT company, company_name, substr(period_end, 1, 4) AS year, CASE WHEN NOT quarterly THEN 'annual report'
      WHEN annual THEN '10-K' ELSE '10-Q' END AS form, period_end, NULL AS filed_on, NULL AS accession
  FROM expected e WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.company = e.company AND {_NEAR.format("r")})
    AND NOT EXISTS (SELECT 1 FROM listed l WHERE l.company = e.company AND {_NEAR.format("l")})
  UNION ALL
  SELECT company, company_name, substr(filed_on, 1, 4), form, period_end, filed_on, accession FROM listed)"""
MISSING = f"""{MISSING_ROWS}
SELECT company_name, year, form, period_end, filed_on, accession FROM absent
WHERE coalesce(:year, '') IN ('', year) ORDER BY company_name, year, coalesce(filed_on, period_end), form"""

COVERAGE = f"""{MISSING_ROWS},
documents AS (
  SELECT h.id AS company, h.name AS company_name, substr(f.said_on, 1, 4) AS year, f.form, f.period_end
  FROM day JOIN filings f ON f.said_on <= day.as_of JOIN companies c ON c.id = f.company
    JOIN companies h ON h.id = c.head
  WHERE {ASKED.format("f.company")}),
counts AS (
  SELECT company, company_name, year, 1 AS document, 0 AS missing,
    CASE WHEN {_PERIODIC} THEN form || ' to ' || coalesce(period_end, '?') END AS periodic
  FROM documents UNION ALL
  SELECT company, company_name, year, 0, 1, NULL FROM absent)
SELECT company_name, year, sum(document) AS documents, sum(missing) AS missing,
  group_concat(periodic, '; ') AS periodic_reports
FROM counts GROUP BY company, year ORDER BY company_name, year"""
