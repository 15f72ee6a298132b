"""What a company's facts amount to, as rows, and what they are judged by: profiles, versions, sightings, verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from itertools import count

from events.kinds import KINDS
from events.policy import POLICY
from events.types import Decision, Prediction, Sighting, Verdict, Version
from tracker.rows.cells import Row, Stored, day, iso, keyed, number, scope


def decision_row(decision: Decision, company: str, at: str) -> Row:
    return {
        "id": decision.id, "company": company, "decided_on": decision.decided_on.isoformat(), "by": decision.by,
        "why": decision.why, "action": decision.action, "statement": decision.statement or None,
        "other": decision.other or None, "status": decision.status, "detail": decision.detail,
        "happened_from": iso(decision.happened_from), "happened_to": iso(decision.happened_to),
        "source": decision.source or None, "at": at,
    }  # fmt: skip


def decision_of(row: Stored) -> Decision:
    return Decision(
        id=row["id"], decided_on=date.fromisoformat(row["decided_on"]), by=row["by"], why=row["why"],
        action=row["action"], statement=row["statement"] or "", other=row["other"] or "", status=row["status"],
        detail=row["detail"], happened_from=day(row["happened_from"]), happened_to=day(row["happened_to"]),
        source=row["source"] or "",
    )  # fmt: skip


def profile_row(prediction: Prediction) -> Row:
    """What a prediction is called: one row, replaced as a whole where a later document sharpens it."""
    return keyed("profiles", {
        "prediction": prediction.id, "subject": prediction.subject, "kind": prediction.kind,
        "scope": str(prediction.scope) or None, **scope(prediction.scope), "actor": prediction.actor,
        "controller": prediction.controller,
    })  # fmt: skip


def window_row(version: Version, said: Stored) -> Row:
    """The window of a version: its statement's, or the one that was computed from the version before."""
    own = version.window
    if own is None:
        return {name: said[name] for name in ("opens", "closes", "edge")}
    return {"opens": iso(own.opens), "closes": iso(own.closes), "edge": own.edge}


def version_rows(prediction: Prediction, statements: Mapping[str, Row], holds: Iterable[int]) -> list[Row]:
    """The versions in order, each with the window of its statement's row and the place of the one that then held."""
    return [
        keyed("versions", {
            "prediction": prediction.id, "place": place, "said_on": version.said_on.isoformat(),
            "statement": said["key"], "relation": version.relation, "flags": json.dumps(version.flags),
            **window_row(version, said), "holds": held,
        })
        for place, version, held in zip(count(1), prediction.versions, holds, strict=False)
        for said in (statements[version.statement],)
    ]  # fmt: skip


def sighting_row(sighting: Sighting) -> Row:
    return keyed("sightings", {
        "id": sighting.id, "prediction": sighting.prediction, "filing": sighting.filing,
        "known_on": sighting.known_on.isoformat(), "start": sighting.start, "end": sighting.end,
        "quote": sighting.quote, "bearing": sighting.bearing, "grade": sighting.grade, "score": float(sighting.score),
        "rule": sighting.rule, "happened_from": iso(sighting.happened_from), "happened_to": iso(sighting.happened_to),
        "assumed": int(sighting.assumed), "low": number(sighting.low), "high": number(sighting.high),
        "reason": sighting.reason or None, "because": sighting.because or None,
    })  # fmt: skip


def sighting_of(row: Stored) -> Sighting:
    return Sighting(
        id=row["id"], prediction=row["prediction"], filing=row["filing"], known_on=date.fromisoformat(row["known_on"]),
        start=row["start"], end=row["end"], quote=row["quote"], bearing=row["bearing"], grade=row["grade"],
        score=row["score"], rule=row["rule"], happened_from=day(row["happened_from"]),
        happened_to=day(row["happened_to"]), assumed=bool(row["assumed"]), low=row["low"], high=row["high"],
        reason=row["reason"] or "", because=row["because"] or "",
    )  # fmt: skip


def verdict_row(verdict: Verdict, place: int, sighting: str | None) -> Row:
    """A verdict as the `place`th of its prediction; `sighting` is the key of the sighting's row."""
    return keyed("verdicts", {
        "id": verdict.id, "prediction": verdict.prediction, "place": place, "as_of": verdict.as_of.isoformat(),
        "status": verdict.status, "detail": verdict.detail, "because": verdict.because, "rule": verdict.rule,
        "policy": verdict.policy, "sighting": sighting, "happened_from": iso(verdict.happened_from),
        "happened_to": iso(verdict.happened_to), "days_late": verdict.days_late,
        "confidence": float(verdict.confidence), "review": verdict.review or None,
    })  # fmt: skip


def verdict_of(row: Stored, sighting: str | None) -> Verdict:
    """The verdict of a row; `sighting` is the id of the sighting that its key names."""
    return Verdict(
        id=row["id"], prediction=row["prediction"], as_of=date.fromisoformat(row["as_of"]), status=row["status"],
        detail=row["detail"], because=row["because"], rule=row["rule"], policy=row["policy"], sighting=sighting,
        happened_from=day(row["happened_from"]), happened_to=day(row["happened_to"]), days_late=row["days_late"],
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
