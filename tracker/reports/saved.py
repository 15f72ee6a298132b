"""The saved queries of a report: each table made a second time, in SQL that a reader can open, run and change."""

from __future__ import annotations

from typing import Any

from tracker.reports.counted import CURVE, GROUPED, JUDGED, LEAST, ORDER, PROMISES, SHOWN, spread
from tracker.reports.listed import CONTEXT, COVERAGE, DUE, FIGURES, FORECASTS, LONGEST_SLIPS, MISSING, SILENT
from tracker.reports.questions import CORRECTED
from tracker.reports.words import HANDS
from tracker.views import stands

PARAMETERS = ("as_of", "company", "kind", "since")
MORE = {"report_promises": ("of", "by", "name"), "report_missing": ("year",)}  # what these ask besides

RATES = f"""{GROUPED}
SELECT by_what, name, count(*) AS judged, sum(on_time) AS on_time,
  CASE WHEN count(*) >= {LEAST} THEN 1.0 * sum(on_time) / count(*) END AS rate,
  CASE WHEN count(*) >= {LEAST} THEN 1.0 * sum(on_time OR in_grace) / count(*) END AS with_grace,
  sum(standing = 'met early') AS early, sum(status = 'slipped') AS slipped, sum(standing = 'slipped late') AS late,
  sum(status = 'dropped' AND detail IS NOT 'silent') AS dropped, sum(detail IS 'silent') AS silent,
  sum(detail IS 'partial') AS in_part
FROM grouped WHERE {JUDGED} GROUP BY by_what, name {ORDER}"""

STANDING = f"""{PROMISES}
SELECT standing, count(*) AS promises,
  {", ".join(f"sum(controller = '{hand}') AS {hand}" for hand in HANDS)}
FROM promises GROUP BY standing ORDER BY promises DESC, standing"""

OUTSIDE = f"""{PROMISES}
SELECT outside, count(*) AS promises FROM promises WHERE outside <> '' GROUP BY outside
ORDER BY promises DESC, outside"""

SLIPS = f"""{GROUPED},
judged AS (SELECT * FROM grouped WHERE {JUDGED} AND NOT figure),
late AS ({spread("judged", "months_late", ("first", 0.25), ("median", 0.5), ("third", 0.75), ("ninth", 0.9))}),
each AS ({spread("judged", "each_month", ("median", 0.5), ("ninth", 0.9))})
SELECT l.by_what, l.name, l.n AS delivered, l.first, l.median, l.third, l.ninth, e.median AS each_month,
  e.ninth AS each_month_ninth
FROM late l JOIN each e ON e.by_what = l.by_what AND e.name = l.name ORDER BY l.place, l.by_what, l.name"""

_BEFORE = f"""(SELECT b.closes FROM versions b WHERE b.prediction = n.prediction AND b.place < n.place
      AND b.closes IS NOT NULL AND {stands("b")} ORDER BY b.place DESC LIMIT 1)"""
MOVES = f"""{GROUPED},
chains AS (
  SELECT n.prediction, sum(n.relation = 'pushed_out') AS pushed_out,
    sum(CASE WHEN n.relation = 'pushed_out' THEN julianday(n.closes) - julianday({_BEFORE}) END) AS days,
    sum(n.relation = 'pushed_out' AND n.closes IS NOT NULL AND {_BEFORE} IS NOT NULL) AS measured,
    sum(n.relation IN ('pushed_out', 'widened', 'undated')) AS slipping, sum(instr(n.flags, 'stealth') > 0) AS stealth,
    min(CASE WHEN n.relation = 'pushed_out' THEN n.said_on END) AS first_moved_on
  FROM day, versions n WHERE n.prediction IN (SELECT prediction FROM book) AND n.said_on <= day.as_of
    AND {stands("n")} GROUP BY n.prediction),
moved AS (
  SELECT g.by_what, g.name, g.place, c.*, g.status = 'slipped' AND g.outside = '' AND NOT g.figure AS late,
    coalesce(julianday(g.closes) - julianday(c.first_moved_on) >= 30, 0) AS ahead
  FROM grouped g JOIN chains c ON c.prediction = g.prediction
  WHERE g.place = 1 OR (g.place BETWEEN 3 AND 8 AND g.controller = 'self'))
SELECT by_what, name, count(*) AS promises, sum(pushed_out) AS pushed_out, 1.0 * sum(pushed_out) / count(*) AS each,
  sum(pushed_out > 1) AS twice, sum(days) / sum(measured) / 30.4375 AS months, sum(slipping) AS slipping,
  sum(stealth) AS stealth, sum(late) AS slipped, sum(late AND ahead) AS warned
FROM moved GROUP BY by_what, name {ORDER}"""

_CLOSE = "julianday(closes)"
DELIVERY = f"""{PROMISES},
ended AS (
  SELECT cast(CASE WHEN happened_to IS NOT NULL
        THEN julianday(coalesce(happened_from, happened_to)) - {_CLOSE}
          + cast((julianday(happened_to) - julianday(coalesce(happened_from, happened_to))) / 2 AS INTEGER)
      WHEN status IN ('dropped', 'void') THEN julianday(judged_on) - {_CLOSE}
      ELSE julianday(day.as_of) - {_CLOSE} END AS INTEGER) AS at,
    CASE WHEN happened_to IS NOT NULL THEN 'delivered' WHEN detail IS 'silent' THEN 'silent'
      WHEN status = 'dropped' THEN 'stopped' ELSE '' END AS cause
  FROM promises, day WHERE {CURVE}),
steps AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY at) AS nth, at, sum(count(*)) OVER (ORDER BY at DESC) AS at_risk,
    sum(cause = 'delivered') AS delivered, sum(cause = 'stopped') AS stopped, sum(cause = 'silent') AS silent
  FROM ended GROUP BY at),
curve(nth, at, waiting, delivered, stopped, silent) AS (
  SELECT 0, -1000000, 1.0, 0.0, 0.0, 0.0 UNION ALL
  SELECT s.nth, s.at, waiting * (1 - 1.0 * (s.delivered + s.stopped + s.silent) / s.at_risk),
    c.delivered + waiting * s.delivered / s.at_risk, c.stopped + waiting * s.stopped / s.at_risk,
    c.silent + waiting * s.silent / s.at_risk
  FROM curve c JOIN steps s ON s.nth = c.nth + 1)
-- where none is at risk any more no share is known, unless all have ended
SELECT months, at_risk, CASE WHEN known THEN delivered END AS delivered, CASE WHEN known THEN stopped END AS stopped,
  CASE WHEN known THEN silent END AS silent
FROM (SELECT m.column1 AS months, (SELECT max(at) FROM ended) >= m.column1 * 30.4375
    OR (SELECT waiting FROM curve ORDER BY nth DESC LIMIT 1) = 0 AS known,
    (SELECT count(*) FROM ended WHERE at >= m.column1 * 30.4375) AS at_risk, c.delivered, c.stopped, c.silent
  FROM (VALUES (0), (6), (12), (24)) m
    JOIN curve c ON c.nth = (SELECT max(nth) FROM curve WHERE at <= m.column1 * 30.4375)) ORDER BY months"""

_SHARES = "figure AND ((outside = '' AND place IN (0, 5, 6, 8)) OR (outside = 'confounded' AND place = 0))"
FIGURE_SHARES = f"""{GROUPED},
judged AS (
  SELECT by_what, place, CASE WHEN outside = '' THEN name ELSE 'moved by a later event, apart' END AS name, detail,
    status, CASE WHEN middle <> 0 THEN (actual - middle) / abs(middle) END AS error,
    CASE WHEN middle <> 0 THEN (high - low) / abs(middle) END AS width
  FROM grouped WHERE {_SHARES}),
errors AS ({spread("judged", "error", ("first", 0.25), ("median", 0.5), ("third", 0.75))}),
widths AS ({spread("judged", "width", ("median", 0.5))})
SELECT j.by_what, j.name, count(*) AS judged, sum(detail IS 'inside') AS inside, sum(detail IS 'better') AS better,
  sum(detail IS 'missed') AS missed, sum(status = 'dropped') AS dropped, e.first, e.median, e.third, w.median AS width
FROM judged j LEFT JOIN errors e ON e.by_what = j.by_what AND e.name = j.name
  LEFT JOIN widths w ON w.by_what = j.by_what AND w.name = j.name
GROUP BY j.by_what, j.name ORDER BY j.place, j.by_what, j.name"""

SPECIFICITY = f"""{PROMISES}
SELECT substr(said_on, 1, 4) AS year, count(*) AS promises,
  sum(edge IN ('in', 'about') AND opens IS NOT NULL AND closes IS NOT NULL) AS dated,
  avg(CASE WHEN edge IN ('in', 'about') THEN julianday(closes) - julianday(opens) + 1 END) AS mean_days
FROM promises GROUP BY year ORDER BY year"""

BEHIND = f"""{GROUPED}
SELECT {SHOWN} FROM grouped
WHERE by_what = :by AND CASE WHEN by_what = 'all' AND outside = 'confounded' THEN 'moved by a later event, apart'
    ELSE name END = :name
  AND CASE :of WHEN 'judged' THEN {JUDGED} WHEN 'delivered' THEN {JUDGED} AND NOT figure AND months_late IS NOT NULL
    WHEN 'figures' THEN {_SHARES} WHEN 'curve' THEN {CURVE}
    ELSE place NOT BETWEEN 3 AND 8 OR controller = 'self' END
ORDER BY company_name, said_on, coalesce(closes, opens), subject, kind, prediction"""

_OF = "as a report of the day as_of counts them, of a company (its name or id), a kind, and what was said since a day"
QUERIES: dict[str, tuple[str, str, str]] = {
    "report_standing": (
        "How every promise stands",
        "Promises by standing and by whose hands they are in",
        STANDING,
    ),
    "report_rates": ("Delivered on time", "On-time rates of the closed cohort by what they are grouped by", RATES),
    "report_beside": ("Outside every rate", "Promises that no rate holds, by reason", OUTSIDE),
    "report_slips": ("How late", "Months late of what was delivered, quartiles and ninth decile", SLIPS),
    "report_moves": ("How often moved", "Windows pushed out, how openly, and slips announced ahead", MOVES),
    "report_delivery": ("Delivery over time", "Shares delivered, stopped and silent (Aalen-Johansen)", DELIVERY),
    "report_longest": ("The longest slips of a day", "What slipped, by days from the first close", LONGEST_SLIPS),
    "report_silent": ("Silent", "What was dropped without a word", SILENT),
    "report_figure_shares": ("Figures inside, better, missed", "Guided figures against what came", FIGURE_SHARES),
    "report_figures": ("Figures, one by one", "Guided figures with what came, those moved apart at the end", FIGURES),
    "report_due": ("Overdue, due and due soon", "What nothing in the ledger decides, by its newest window", DUE),
    "report_forecasts": (
        "Awaited",
        "The events that forecasts are made of, nearest first (`tracker forecast` makes the numbers, which no SQL can)",
        FORECASTS,
    ),
    "report_specificity": ("How exact the guidance was", "The mean width of first windows by year", SPECIFICITY),
    "report_coverage": (
        "Documents",
        "Documents by company and year, there and missing, periodic reports named",
        COVERAGE,
    ),
    "report_missing": (
        "Missing documents",
        "Periodic reports that were due and filings that EDGAR lists, where the ledger lacks them",
        MISSING,
    ),
    "report_corrections": ("Corrections", "What persons decided of promises, and took back", CORRECTED),
    "report_context": (
        "Published rates",
        "Published figures with their sources, for context; the same for every ledger",
        CONTEXT,
    ),
    "report_promises": ("Promises behind a number", "The promises that a number of the report counts", BEHIND),
}


def queries() -> dict[str, Any]:
    """The saved queries in the words of Datasette's metadata."""
    found: dict[str, Any] = {}
    for name, (title, says, sql) in QUERIES.items():
        more = MORE.get(name, ())
        asked = [each for each in (*PARAMETERS, *more) if f":{each}" in sql]
        found[name] = {
            "title": f"Report: {title[0].lower()}{title[1:]}",
            "description": f"{says}, {_OF}." if asked else f"{says}.", "params": asked, "sql": sql, "hide_sql": True,
        }  # fmt: skip
    return found
