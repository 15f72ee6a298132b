"""Value to row and row to value: the only place that spells the columns, turns days into text and "" into NULL.

`row(value(row))` is the row and `value(row(value))` the value. A `key` is the hash of the whole row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import count
from typing import Any

from events.kinds import KINDS
from events.policy import POLICY
from events.types import (
    Alias,
    Decision,
    Filing,
    Prediction,
    Reading,
    Refusal,
    Report,
    Scope,
    Sighting,
    Statement,
    Verdict,
    Window,
    content_id,
)

Row = dict[str, Any]
Stored = Mapping[str, Any]  # a row as SQLite gives it back

SCOPE = ("indication", "phase", "region", "trial", "period", "meeting", "what")


def keyed(table: str, row: Row) -> Row:
    """The row with the key that its content makes, first."""
    return {"key": content_id(table, json.dumps(row, ensure_ascii=False)), **row}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> float | None:
    return None if value is None else float(value) + 0.0  # SQLite knows no minus nought


def _scope(scope: Scope) -> Row:
    return {name: getattr(scope, name) or None for name in SCOPE}


def _scope_of(row: Stored) -> Scope:
    return Scope(**{name: row[name] or "" for name in SCOPE})


def month_day(year_end: tuple[int, int]) -> str:
    """A fiscal year's end as it is stored and given on the command line.

    >>> month_day((6, 30))
    '06-30'
    """
    return f"{year_end[0]:02d}-{year_end[1]:02d}"


def year_end_of(text: str) -> tuple[int, int]:
    """Month and day of "06-30"."""
    month, day = text.split("-")
    return int(month), int(day)


def filing_row(filing: Filing, company: str, characters: int) -> Row:
    return {
        "id": filing.id, "company": company, "name": filing.company, "said_on": filing.said_on.isoformat(),
        "form": filing.form, "cik": filing.cik or None, "ticker": filing.ticker or None,
        "period_end": _iso(filing.period_end), "year_end": month_day(filing.year_end), "source": filing.source,
        "accession": filing.accession or None, "sha256": filing.sha256, "title": filing.title or None,
        "characters": characters, "year_end_told": int(filing.year_end_told),
    }  # fmt: skip


def filing_of(row: Stored) -> Filing:
    return Filing(
        id=row["id"], company=row["name"], said_on=date.fromisoformat(row["said_on"]), form=row["form"],
        cik=row["cik"] or "", ticker=row["ticker"] or "", period_end=_day(row["period_end"]),
        year_end=year_end_of(row["year_end"]), source=row["source"], accession=row["accession"] or "",
        sha256=row["sha256"], title=row["title"] or "", year_end_told=bool(row["year_end_told"]),
    )  # fmt: skip


def statement_row(statement: Statement) -> Row:
    window = statement.window
    return keyed("statements", {
        "id": statement.id, "filing": statement.filing, "start": statement.start, "end": statement.end,
        "quote": statement.quote, "kind": statement.kind, "subject": statement.subject, "actor": statement.actor,
        "opens": _iso(window.opens), "closes": _iso(window.closes), "edge": window.edge, "grain": window.grain,
        "basis": window.basis, "timing": window.timing, "timing_start": window.start, "timing_end": window.end,
        "window_rule": window.rule, "low": _number(statement.low), "high": _number(statement.high),
        "unit": statement.unit, "condition": statement.condition, "force": statement.force,
        **_scope(statement.scope), "section": statement.section or None, "rules": json.dumps(statement.rules),
    })  # fmt: skip


def window_of(row: Stored) -> Window:
    return Window(
        opens=_day(row["opens"]), closes=_day(row["closes"]), edge=row["edge"], timing=row["timing"],
        start=row["timing_start"], end=row["timing_end"], rule=row["window_rule"], grain=row["grain"],
        basis=row["basis"],
    )  # fmt: skip


def statement_of(row: Stored) -> Statement:
    return Statement(
        id=row["id"], filing=row["filing"], start=row["start"], end=row["end"], quote=row["quote"],
        window=window_of(row), kind=row["kind"], subject=row["subject"], actor=row["actor"], low=row["low"],
        high=row["high"], unit=row["unit"], condition=row["condition"], force=row["force"], scope=_scope_of(row),
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
        "actor": report.actor or None, **_scope(report.scope), "happened_from": _iso(report.happened_from),
        "happened_to": _iso(report.happened_to), "assumed": int(report.assumed), "low": _number(report.low),
        "high": _number(report.high), "unit": report.unit, "reason": report.reason or None, "rule": report.rule,
    })  # fmt: skip


def report_of(row: Stored) -> Report:
    return Report(
        id=row["id"], filing=row["filing"], start=row["start"], end=row["end"], quote=row["quote"],
        bearing=row["bearing"], kind=row["kind"] or "", subject=row["subject"], actor=row["actor"] or "",
        scope=_scope_of(row), happened_from=_day(row["happened_from"]), happened_to=_day(row["happened_to"]),
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


def names(found: Iterable[str]) -> str:
    """One hash for a set of keys, whatever their order.

    >>> names(["b", "a"]) == names({"a", "b"}) != names(["a"])
    True
    """
    return content_id(*sorted(set(found)))


def decision_row(decision: Decision, company: str, at: str) -> Row:
    return {
        "id": decision.id, "company": company, "decided_on": decision.decided_on.isoformat(), "by": decision.by,
        "why": decision.why, "action": decision.action, "statement": decision.statement or None,
        "other": decision.other or None, "status": decision.status, "detail": decision.detail,
        "happened_from": _iso(decision.happened_from), "happened_to": _iso(decision.happened_to),
        "source": decision.source or None, "at": at,
    }  # fmt: skip


def decision_of(row: Stored) -> Decision:
    return Decision(
        id=row["id"], decided_on=date.fromisoformat(row["decided_on"]), by=row["by"], why=row["why"],
        action=row["action"], statement=row["statement"] or "", other=row["other"] or "", status=row["status"],
        detail=row["detail"], happened_from=_day(row["happened_from"]), happened_to=_day(row["happened_to"]),
        source=row["source"] or "",
    )  # fmt: skip


def profile_row(prediction: Prediction) -> Row:
    """What a prediction is called: one row, replaced as a whole where a later document sharpens it."""
    return keyed("profiles", {
        "prediction": prediction.id, "subject": prediction.subject, "kind": prediction.kind,
        "scope": str(prediction.scope) or None, **_scope(prediction.scope), "actor": prediction.actor,
        "controller": prediction.controller,
    })  # fmt: skip


def version_rows(prediction: Prediction, statements: Mapping[str, Row], holds: Iterable[int]) -> list[Row]:
    """The versions in order, each with the window of its statement's row and the place of the one that then held."""
    return [
        keyed("versions", {
            "prediction": prediction.id, "place": place, "said_on": version.said_on.isoformat(),
            "statement": said["key"], "relation": version.relation, "flags": json.dumps(version.flags),
            "opens": said["opens"], "closes": said["closes"], "edge": said["edge"], "holds": held,
        })
        for place, version, held in zip(count(1), prediction.versions, holds, strict=False)
        for said in (statements[version.statement],)
    ]  # fmt: skip


def sighting_row(sighting: Sighting) -> Row:
    return keyed("sightings", {
        "id": sighting.id, "prediction": sighting.prediction, "filing": sighting.filing,
        "known_on": sighting.known_on.isoformat(), "start": sighting.start, "end": sighting.end,
        "quote": sighting.quote, "bearing": sighting.bearing, "grade": sighting.grade, "score": float(sighting.score),
        "rule": sighting.rule, "happened_from": _iso(sighting.happened_from), "happened_to": _iso(sighting.happened_to),
        "assumed": int(sighting.assumed), "low": _number(sighting.low), "high": _number(sighting.high),
        "reason": sighting.reason or None, "because": sighting.because or None,
    })  # fmt: skip


def sighting_of(row: Stored) -> Sighting:
    return Sighting(
        id=row["id"], prediction=row["prediction"], filing=row["filing"], known_on=date.fromisoformat(row["known_on"]),
        start=row["start"], end=row["end"], quote=row["quote"], bearing=row["bearing"], grade=row["grade"],
        score=row["score"], rule=row["rule"], happened_from=_day(row["happened_from"]),
        happened_to=_day(row["happened_to"]), assumed=bool(row["assumed"]), low=row["low"], high=row["high"],
        reason=row["reason"] or "", because=row["because"] or "",
    )  # fmt: skip


def verdict_row(verdict: Verdict, place: int, sighting: str | None) -> Row:
    """A verdict as the `place`th of its prediction; `sighting` is the key of the sighting's row."""
    return keyed("verdicts", {
        "id": verdict.id, "prediction": verdict.prediction, "place": place, "as_of": verdict.as_of.isoformat(),
        "status": verdict.status, "detail": verdict.detail, "because": verdict.because, "rule": verdict.rule,
        "policy": verdict.policy, "sighting": sighting, "happened_from": _iso(verdict.happened_from),
        "happened_to": _iso(verdict.happened_to), "days_late": verdict.days_late,
        "confidence": float(verdict.confidence), "review": verdict.review or None,
    })  # fmt: skip


def verdict_of(row: Stored, sighting: str | None) -> Verdict:
    """The verdict of a row; `sighting` is the id of the sighting that its key names."""
    return Verdict(
        id=row["id"], prediction=row["prediction"], as_of=date.fromisoformat(row["as_of"]), status=row["status"],
        detail=row["detail"], because=row["because"], rule=row["rule"], policy=row["policy"], sighting=sighting,
        happened_from=_day(row["happened_from"]), happened_to=_day(row["happened_to"]), days_late=row["days_late"],
        confidence=row["confidence"], review=row["review"] or "",
    )  # fmt: skip


def catalogue() -> tuple[list[Row], list[Row]]:
    """The rows of `kinds` and of `policies`: the catalogue and the policy in force."""
    kinds = [
        {"key": kind.key, "place": place, "label": kind.label, "family": kind.family, "controller": kind.controller}
        for place, kind in enumerate(KINDS.values(), 1)
    ]
    policies = [
        {"version": POLICY.version, "name": field.name, "value": str(getattr(POLICY, field.name))}
        for field in fields(POLICY)
        if field.name != "version"
    ]
    return kinds, policies
