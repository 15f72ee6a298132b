"""Standing is the clock's, outcome the evidence's, both of the first window; nothing published later is asked.

The order of `outcome` is the law: what was delivered before any end counts, then the end, then withdrawal, silence,
a date taken away, a date moved, and the company's own word that it did not happen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from events.likeness import FIGURES
from events.moves import later, lifted, since
from events.policy import POLICY, Policy
from events.quantities import by_amount, directed, held
from events.rulings import Case, Ruling, days, has_amount, label, of_version, sharpest, span
from events.types import Sighting, Statement, Status, Verdict, Window

_APPROVAL = re.compile(r"\b(?:approv\w+|clearance|cleared|authori[sz]\w+|licen[cs]\w+|certif\w+)\b", re.IGNORECASE)
_EITHER = re.compile(
    r"\b(?:pdufa|goal date|action date|target action|decision|decide|opinion|act(?:ion)? (?:on|by)|ruling|vote)\b", re.I
)
_CONDITION = re.compile(
    r"\b(?:if\b.{0,40}\b(?:positive|successful|support|allow|approv)|contingent|assuming|conditional|positive|"
    r"provided)",
    re.I,
)


def standing(window: Window, on: date) -> Literal["open", "due", "overdue"]:
    """Where the clock stands: open before the window, due inside it, overdue after it.

    >>> standing(Window(date(2030, 4, 1), date(2030, 6, 30), "in", "2Q30", 0, 4, ""), date(2030, 7, 1))
    'overdue'
    """
    if window.opens is not None and on < window.opens:
        return "open"
    return "due" if window.closes is None or on <= window.closes else "overdue"


def status(window: Window, verdicts: Sequence[Verdict], on: date) -> tuple[Status, str | None, Verdict | None]:
    """Status, detail and the verdict behind them as of a day, from one prediction's first window and its verdicts."""
    known = [verdict for verdict in verdicts if verdict.as_of <= on]
    last = None
    for verdict in known:  # of one day the one written last
        if last is None or verdict.as_of >= last.as_of:
            last = verdict
    if last is not None and last.proven:
        return last.status, last.detail, last
    return standing(window, on), None, last


def outcome(case: Case, policy: Policy = POLICY) -> Ruling | None:
    """What the evidence proves of the first window, or None; a ruling without a status asks for a person."""
    first = case.thread.first
    if first.kind == "patent_expiry":
        return None
    acting = [sighting for sighting in case.sightings if sighting.score >= policy.acts]
    end = _end(case, acting)
    hit = _hit(case, acting, policy)
    if hit and hit.status and (end is None or _before(hit, end)):
        return hit
    if end:
        return end
    if hit:
        return hit  # straddles: a person settles it, the clock goes on
    return _unfinished(case, acting, policy) or _ask(case, policy)


def _hit(case: Case, acting: Sequence[Sighting], policy: Policy) -> Ruling | None:
    first = case.thread.first
    if first.window.edge == "through":
        return held(case, acting)
    if has_amount(first):
        return by_amount(case, acting, by_date, policy)
    if first.kind in FIGURES:
        return directed(case, acting) or by_date(case, acting)
    return by_date(case, acting)


def _before(hit: Ruling, end: Ruling) -> bool:
    day = hit.happened_from or hit.happened_to
    return end.sighting is None or day is None or day <= end.sighting.known_on


def _decides(first: Statement, sighting: Sighting) -> bool:
    """Whether a sighting is the event: an approval where approval was said, either word where a decision was."""
    if sighting.bearing == "done":
        return True
    return sighting.bearing == "failed" and first.kind in ("regulatory_decision", "decision") and either_way(first)


def either_way(statement: Statement) -> bool:
    """Whether a refusal meets the promise as well as an approval: it spoke of a decision, an action, a goal date."""
    if statement.kind == "decision":
        return True
    return bool(_EITHER.search(statement.quote)) or not _APPROVAL.search(statement.quote)


def by_date(case: Case, acting: Sequence[Sighting]) -> Ruling | None:
    first = case.thread.first
    window = first.window
    proofs = [sighting for sighting in acting if _decides(first, sighting)]
    proofs = [lifted(case.thread, proof) for proof in proofs]
    sure = [ruling for proof in proofs if (ruling := _dated(first, window, proof)).status]
    best = sharpest(proofs)
    if best is None:
        return None
    ruling = _dated(first, window, best)
    # bounds narrow each other: where the sharpest straddles, another proof may lie wholly on one side
    return ruling if ruling.status or not sure else sure[0]


def _dated(first: Statement, window: Window, proof: Sighting) -> Ruling:
    lo, hi = proof.happened_from, proof.happened_to or proof.known_on
    told = f"{label(first)}: promised {span(window)}; it happened {days(proof)}, as published on {proof.known_on}"
    if window.opens and hi < window.opens and window.edge in ("in", "about", "after"):
        return Ruling("met", "early", f"{told}, before the window opened.", proof.rule, proof, lo, hi)
    if window.closes is None or hi <= window.closes:
        return Ruling("met", "on_time", f"{told}, in time.", proof.rule, proof, lo, hi)
    if lo is not None and lo > window.closes:
        return Ruling("slipped", "late", f"{told}, after the close.", proof.rule, proof, lo, hi)
    return Ruling(
        "", None, f"{told}; that may be before or after the close.", "happened day straddles the close", proof, lo, hi,
        review=f"the day it happened lies on either side of the close {window.closes}",
    )  # fmt: skip


def _end(case: Case, acting: Sequence[Sighting]) -> Ruling | None:
    """The earliest disclosed end; on one day a failed condition comes before a transfer, and that before a stop."""
    first = case.thread.first
    ends: list[tuple[date, int, Ruling]] = []
    for sighting in acting:
        day = sighting.known_on
        if sighting.bearing == "failed" and sighting.because.find("the condition") >= 0:
            if first.condition and _CONDITION.search(first.condition):
                told = f"{label(first)}: it was conditional ({first.condition}), and by {day} the condition had failed."
                ends.append((day, 0, Ruling("void", "condition", told, "condition failed", sighting)))
        elif sighting.bearing == "transferred" and sighting.reason == "company_gone":
            told = f"{label(first)}: the company itself was gone, as published on {day}."
            ends.append((day, 3, Ruling("void", "company_gone", told, sighting.rule, sighting)))
        elif sighting.bearing == "transferred":
            told = f"{label(first)}: the rights passed to another, as published on {day}."
            ends.append((day, 1, Ruling("void", "transferred", told, sighting.rule, sighting)))
        elif sighting.bearing == "stopped":
            reason = f" ({sighting.reason})" if sighting.reason else ""
            told = f"{label(first)}: stopped{reason}, as published on {day}, before it was delivered."
            ends.append((day, 2, Ruling("dropped", "stopped", told, sighting.rule, sighting)))
    return min(ends, key=lambda end: end[:2])[2] if ends else None


def _unfinished(case: Case, acting: Sequence[Sighting], policy: Policy) -> Ruling | None:
    thread = case.thread
    first, latest = thread.first, thread.latest_dated
    window = first.window
    after_last = [s for s in acting if s.known_on > latest.said_on]
    withdrawn = next((s for s in after_last if s.bearing == "withdrawn"), None)
    if withdrawn:
        told = f"{label(first)}: the guidance was withdrawn on {withdrawn.known_on}."
        return Ruling("dropped", "withdrawn", told, withdrawn.rule, withdrawn)
    if case.silence.proven:
        return Ruling(
            "dropped", "silent", f"{label(first)}: {case.silence.because}", "silence behind the coverage gate"
        )
    moved = since(thread, policy)
    undated = next((s for s in after_last if s.bearing == "undated" or _put_off(s)), None)
    if undated and moved is None:
        told = f"{label(first)}: promised {span(window)}; on {undated.known_on} words without a date replaced it."
        return Ruling("slipped", "undated", told, undated.rule, undated)
    if moved:
        told = (
            f"{label(first)}: promised {span(window)}; on {moved.said_on} it was put at "
            f"{span(moved.statement.window)}, a later close."
        )
        return Ruling("slipped", "moved", told, "a later window", of_version(thread, moved))
    missed = next((s for s in acting if s.bearing == "failed" and not either_way_failed(first, s)), None)
    if missed and (window.closes is None or missed.known_on > window.closes or first.kind == "regulatory_decision"):
        told = f"{label(first)}: promised {span(window)}; on {missed.known_on} it was said not to have happened."
        return Ruling("slipped", "missed", told, missed.rule, missed)
    return None


def _put_off(sighting: Sighting) -> bool:
    """Whether words say that it is put off, now and with no new date; a delay told of the past may be over."""
    return sighting.bearing == "moved" and _PUT_OFF.search(sighting.quote) is not None


_PUT_OFF = re.compile(
    r"\b(?:has|have|is|are|being)(?: now| also| again)?(?: been| being)? (?:delayed|postponed|deferred|rescheduled|"
    r"pushed (?:back|out))\b|"
    r"\b(?:extended|moved|pushed back) (?:the |its )?(?:\w+ )?(?:goal|action|pdufa) date\b|"
    r"\b(?:announc|report)\w+ (?:a|the|its) (?:delay|postponement)\b",
    re.IGNORECASE,
)


def either_way_failed(first: Statement, sighting: Sighting) -> bool:
    return sighting.bearing == "failed" and "the condition" in sighting.because and bool(first.condition)


def _ask(case: Case, policy: Policy) -> Ruling | None:
    """What a person could settle: a sighting between the bands, or documents that silence would need."""
    between = [
        s
        for s in case.sightings
        if policy.reviews <= s.score < policy.acts and s.bearing not in ("reaffirmed", "named")
    ]
    first = case.thread.first
    if between:
        best = max(between, key=lambda s: (s.score, s.known_on, s.id))
        told = f"{label(first)}: a passage of {best.known_on} may settle it ({best.bearing}, score {best.score:.2f})."
        return Ruling("", None, told, "between the bands", best, best.happened_from, best.happened_to,
                      review=f"{best.because}; {len(between)} candidate{'s' if len(between) > 1 else ''}")  # fmt: skip
    latest = case.thread.latest_dated
    if latest.fit < policy.moves and later(case.thread, latest, policy):
        told = f"{label(first)}: on {latest.said_on} a later date was given, perhaps for something else."
        return Ruling("", None, told, "a vague later window", review="whether the later words are of this promise")
    if case.silence.ask or case.silence.missing:
        note = case.silence.ask or case.silence.missing
        why = case.silence.missing or "the name is too general to say that no report names it"
        told = f"{label(first)}: overdue, and silence can't be judged: {why}."
        return Ruling("", None, told, "coverage gate", review=note)
    return None


def late(window: Window, lo: date | None, hi: date | None, assumed: bool) -> int | None:
    """Days against the close, early negative: by the day itself, or by the known edge of its bounds."""
    if window.closes is None or (lo is None and hi is None):
        return None
    day = hi if lo is None or assumed or hi is None or hi <= window.closes else lo
    return ((day or hi or lo) - window.closes).days  # type: ignore[operator]
