"""What documents say, as rows: filings, statements, refusals, reports, aliases."""

from __future__ import annotations

import json
from datetime import date

from events.types import Alias, Filing, Reading, Refusal, Report, Statement, Window
from tracker.rows.cells import Row, Stored, day, iso, keyed, month_day, number, scope, scope_of, year_end_of


def filing_row(filing: Filing, company: str, characters: int) -> Row:
    return {
        "id": filing.id, "company": company, "name": filing.company, "said_on": filing.said_on.isoformat(),
        "form": filing.form, "cik": filing.cik or None, "ticker": filing.ticker or None,
        "period_end": iso(filing.period_end), "year_end": month_day(filing.year_end), "source": filing.source,
        "accession": filing.accession or None, "sha256": filing.sha256, "title": filing.title or None,
        "characters": characters, "year_end_told": int(filing.year_end_told),
    }  # fmt: skip


def filing_of(row: Stored) -> Filing:
    return Filing(
        id=row["id"], company=row["name"], said_on=date.fromisoformat(row["said_on"]), form=row["form"],
        cik=row["cik"] or "", ticker=row["ticker"] or "", period_end=day(row["period_end"]),
        year_end=year_end_of(row["year_end"]), source=row["source"], accession=row["accession"] or "",
        sha256=row["sha256"], title=row["title"] or "", year_end_told=bool(row["year_end_told"]),
    )  # fmt: skip


def statement_row(statement: Statement) -> Row:
    window = statement.window
    return keyed("statements", {
        "id": statement.id, "filing": statement.filing, "start": statement.start, "end": statement.end,
        "quote": statement.quote, "kind": statement.kind, "subject": statement.subject, "actor": statement.actor,
        "opens": iso(window.opens), "closes": iso(window.closes), "edge": window.edge, "grain": window.grain,
        "basis": window.basis, "timing": window.timing, "timing_start": window.start, "timing_end": window.end,
        "window_rule": window.rule, "low": number(statement.low), "high": number(statement.high),
        "unit": statement.unit, "condition": statement.condition, "force": statement.force,
        **scope(statement.scope), "section": statement.section or None, "rules": json.dumps(statement.rules),
    })  # fmt: skip


def window_of(row: Stored) -> Window:
    return Window(
        opens=day(row["opens"]), closes=day(row["closes"]), edge=row["edge"], timing=row["timing"],
        start=row["timing_start"], end=row["timing_end"], rule=row["window_rule"], grain=row["grain"],
        basis=row["basis"],
    )  # fmt: skip


def statement_of(row: Stored) -> Statement:
    return Statement(
        id=row["id"], filing=row["filing"], start=row["start"], end=row["end"], quote=row["quote"],
        window=window_of(row), kind=row["kind"], subject=row["subject"], actor=row["actor"], low=row["low"],
        high=row["high"], unit=row["unit"], condition=row["condition"], force=row["force"], scope=scope_of(row),
        section=row["section"] or "", rules=tuple(json.loads(row["rules"])),
    )  # fmt: skip


def refusal_row(refusal: Refusal) -> Row:
    return keyed("refusals", {
        "filing": refusal.filing, "start": refusal.start, "end": refusal.end, "quote": refusal.quote,
        "timing": refusal.timing, "reason": refusal.reason, "rule": refusal.rule,
    })  # fmt: skip


def refusal_of(row: Stored) -> Refusal:
    names = ("filing", "start", "end", "quote", "timing", "reason", "rule")
    return Refusal(**{name: row[name] for name in names})


def report_row(report: Report) -> Row:
    return keyed("reports", {
        "id": report.id, "filing": report.filing, "start": report.start, "end": report.end, "quote": report.quote,
        "bearing": report.bearing, "kind": report.kind or None, "subject": report.subject,
        "actor": report.actor or None, **scope(report.scope), "happened_from": iso(report.happened_from),
        "happened_to": iso(report.happened_to), "assumed": int(report.assumed), "low": number(report.low),
        "high": number(report.high), "unit": report.unit, "reason": report.reason or None, "rule": report.rule,
    })  # fmt: skip


def report_of(row: Stored) -> Report:
    return Report(
        id=row["id"], filing=row["filing"], start=row["start"], end=row["end"], quote=row["quote"],
        bearing=row["bearing"], kind=row["kind"] or "", subject=row["subject"], actor=row["actor"] or "",
        scope=scope_of(row), happened_from=day(row["happened_from"]), happened_to=day(row["happened_to"]),
        assumed=bool(row["assumed"]), low=row["low"], high=row["high"], unit=row["unit"], reason=row["reason"] or "",
        rule=row["rule"],
    )  # fmt: skip


def alias_row(alias: Alias) -> Row:
    return keyed("aliases", {
        "filing": alias.filing or None, "name": alias.name, "canonical": alias.canonical,
        "since": alias.since.isoformat(), "quote": alias.quote or None,
    })  # fmt: skip


def alias_of(row: Stored) -> Alias:
    return Alias(
        name=row["name"], canonical=row["canonical"], since=date.fromisoformat(row["since"]),
        filing=row["filing"] or "", quote=row["quote"] or "",
    )  # fmt: skip


def reading_rows(found: Reading) -> dict[str, list[Row]]:
    """The rows of all that a document says, by table."""
    return {
        "statements": list(map(statement_row, found.statements)),
        "refusals": list(map(refusal_row, found.refusals)),
        "reports": list(map(report_row, found.reports)),
        "aliases": list(map(alias_row, found.aliases)),
    }
