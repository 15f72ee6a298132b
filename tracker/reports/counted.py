"""The question that every saved query of a report begins with: a row a promise as it stood on a day, and its groups.

Nothing of `tracker.metrics` counts here, so that the report and its saved queries prove one another.
"""

from __future__ import annotations

from events.policy import POLICY
from tracker.metrics.cohort import MISSING
from tracker.queries import OUTCOMES, PLACE_THEN, STATUS_THEN, VERDICT_THEN
from tracker.reports.words import HANDS, HORIZONS, LONGEST
from tracker.views import stands

LEAST = 5
DAY = "day.as_of"


# a company by a list, so that its own rows are walked, and no others
ASKED = """{} IN (SELECT m.id FROM companies m JOIN companies n ON n.id = m.head
    WHERE coalesce(:company, '') IN ('', n.id, n.name))"""


def _then(sql: str) -> str:
    return sql.replace(":as_of", DAY)


def _case(subject: str, table: dict[str, str], otherwise: str) -> str:
    """A CASE that turns words into words."""
    whens = " ".join(f"WHEN '{key}' THEN '{words}'" for key, words in table.items())
    return f"CASE {subject} {whens} ELSE {otherwise} END"


_AHEAD = "julianday(closes) - julianday(said_on)"
_HORIZON = (
    "CASE WHEN closes IS NULL THEN 'no last day' "
    + " ".join(f"WHEN {_AHEAD} <= {bound} THEN '{words}'" for bound, words in HORIZONS)
    + f" ELSE '{LONGEST}' END"
)
_GRACE = "CASE grain " + " ".join(f"WHEN '{grain}' THEN {days}" for grain, days in POLICY.grace) + " ELSE 0 END"
_PERIOD_MONTH = "cast(substr(year_end, 1, 2) AS INTEGER)"
_SECOND_REPORT = (
    "date(closes, 'start of month', '+' || "
    f"(({_PERIOD_MONTH} - cast(substr(closes, 6, 2) AS INTEGER) + 12) % 3 + 4) || ' months', '-1 day')"
)

PROMISES = f"""WITH day AS (
  SELECT coalesce(nullif(:as_of, ''), (SELECT max(said_on) FROM filings)) AS as_of),
book AS (
  SELECT p.id AS prediction, h.id AS company, h.name AS company_name, coalesce(h.year_end, '12-31') AS year_end,
    d.subject, d.kind, k.label AS kind_label, k.family, d.controller, {_then(STATUS_THEN)} AS status,
    CASE WHEN o.status IN {OUTCOMES} THEN o.detail END AS detail, o.happened_from, o.happened_to,
    CASE WHEN o.status IN {OUTCOMES} THEN o.days_late END AS days_late, p.said_on, v.opens, v.closes, v.edge,
    w.opens AS current_opens, w.closes AS current_closes, o.as_of AS judged_on, o.review, o.rule, o.because,
    s.force, s.grain, s.low, s.high, s.unit, coalesce(g.low, g.high) AS actual
  FROM day JOIN predictions p ON p.said_on <= day.as_of
    JOIN companies c ON c.id = p.company JOIN companies h ON h.id = c.head
    JOIN profiles d ON d.prediction = p.id AND {stands("d")} JOIN kinds k ON k.key = d.kind
    JOIN versions v ON v.prediction = p.id AND v.place = 1 AND v.said_on <= day.as_of AND {stands("v")}
    JOIN statements s ON s.key = v.statement
    LEFT JOIN verdicts o ON o.key = ({_then(VERDICT_THEN)}) LEFT JOIN sightings g ON g.key = o.sighting
    LEFT JOIN versions w ON w.prediction = p.id AND w.place = ({_then(PLACE_THEN)}) AND {stands("w")}
  WHERE {ASKED.format("p.company")} AND coalesce(:kind, '') IN ('', d.kind)
    AND p.said_on >= coalesce(:since, '')),
closing AS (
  SELECT *, {_SECOND_REPORT} AS period_end FROM book),
promises AS (
  SELECT closing.*, status || coalesce(' ' || replace(detail, '_', ' '), '') AS standing,
    CASE WHEN kind = 'patent_expiry' THEN 'patent' WHEN status = 'void' THEN 'void'
      WHEN closes IS NULL OR edge = 'after' THEN 'endless'
      WHEN low IS NULL AND high IS NOT NULL AND family <> 'figures' THEN 'ceiling'
      WHEN date(period_end, CASE WHEN cast(substr(period_end, 6, 2) AS INTEGER) = {_PERIOD_MONTH}
        THEN '+{POLICY.annual_lag} days' ELSE '+{POLICY.quarterly_lag} days' END) > day.as_of THEN 'recent'
      WHEN coalesce(review, '') <> '' AND rule = 'coverage gate' AND instr(review, '{MISSING}') THEN 'missing'
      WHEN coalesce(review, '') <> '' THEN 'doubted' WHEN rule = 'figure, confounded' THEN 'confounded'
      WHEN status NOT IN ('met', 'slipped', 'dropped') THEN 'waiting' ELSE '' END AS outside,
    family = 'figures' AS figure,
    coalesce(status = 'met' AND detail IN ('early', 'on_time', 'inside', 'better'), 0) AS on_time,
    coalesce(detail = 'late' AND days_late <= {_GRACE}, 0) AS in_grace,
    CASE WHEN happened_to IS NOT NULL THEN days_late / 30.4375 END AS months_late,
    CASE WHEN happened_to IS NOT NULL THEN days_late / max({_AHEAD}, 30) END AS each_month,
    (coalesce(low, high) + coalesce(high, low)) / 2.0 AS middle,
    {_case("controller", HANDS, "controller")} AS hands, {_HORIZON} AS ahead
  FROM closing, day)"""

# every promise once for each thing that it is grouped by
GROUPED = f"""{PROMISES},
grouped AS (
  SELECT promises.*, b.column1 AS by_what, b.column2 AS place, CASE b.column1 WHEN 'in the hands of' THEN hands
      WHEN 'figures' THEN 'inside or better' WHEN 'family' THEN family WHEN 'kind' THEN kind_label
      WHEN 'said ahead' THEN ahead WHEN 'wording' THEN force WHEN 'company' THEN company_name
      WHEN 'standing' THEN standing WHEN 'outside' THEN outside WHEN 'all' THEN 'figures'
      ELSE substr(said_on, 1, 4) END AS name
  FROM promises JOIN (VALUES ('in the hands of', 1), ('figures', 2), ('family', 3), ('kind', 4), ('said ahead', 5),
    ('wording', 6), ('year said', 7), ('company', 8), ('year said, anyone', 9), ('standing', 9), ('outside', 9),
    ('all', 0)) b
  WHERE controller = 'self' OR b.column2 NOT BETWEEN 3 AND 8 OR figure)"""

ORDER = "ORDER BY place, by_what, name"
# what a rate holds, and how its groups are made: figures only in their own row
JUDGED = "outside = '' AND ((figure AND by_what = 'figures') OR (NOT figure AND place IN (1, 3, 4, 5, 6, 7, 8)))"
# what the curve of delivery is drawn of: the cohort, and what is still waited for without a doubt
CURVE = """controller = 'self' AND NOT figure AND (outside = '' OR (status NOT IN ('met', 'slipped', 'dropped')
    AND outside NOT IN ('patent', 'endless', 'ceiling') AND coalesce(review, '') = '' AND closes IS NOT NULL
    AND edge <> 'after' AND kind <> 'patent_expiry' AND NOT (low IS NULL AND high IS NOT NULL)))"""
SHOWN = """prediction, company_name, subject, kind_label, said_on, opens, closes, current_closes, standing, outside,
  happened_from, happened_to, days_late, low, high, unit, actual, because"""


def _quantile(share: float, value: str = "value") -> str:
    """The interpolated quantile of `value`, numbered from 0 as `nth` of `n`."""
    at = f"{share} * (n - 1)"
    return (
        f"CASE WHEN n >= {LEAST} THEN sum(CASE nth - cast({at} AS INTEGER) "
        f"WHEN 0 THEN {value} * (1 - ({at} - cast({at} AS INTEGER))) "
        f"WHEN 1 THEN {value} * ({at} - cast({at} AS INTEGER)) ELSE 0 END) END"
    )


def spread(rows: str, value: str, *shares: tuple[str, float]) -> str:
    """Quantiles of a value by group, of the rows that hold it."""
    chosen = ", ".join(f"{_quantile(share)} AS {name}" for name, share in shares)
    return f"""SELECT by_what, name, place, n, {chosen} FROM (
    SELECT by_what, name, place, {value} AS value, count(*) OVER groups AS n,
      row_number() OVER (PARTITION BY by_what, name ORDER BY {value}) - 1 AS nth
    FROM {rows} WHERE {value} IS NOT NULL WINDOW groups AS (PARTITION BY by_what, name)) GROUP BY by_what, name"""
