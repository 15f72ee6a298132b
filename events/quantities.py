"""Outcomes of amounts: guided figures against the reported ones, counts against counts, states that must last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from events import amounts, growths, turns
from events.likeness import FIGURES
from events.policy import Policy
from events.rulings import Case, Ruling, ceiling, days, label, number, of_version, promised, sharpest, span
from events.types import Sighting, Statement

ByDate = Callable[[Case, Sequence[Sighting]], Ruling | None]
_MEASURED = frozenset({"capacity_target"})


def by_amount(case: Case, acting: Sequence[Sighting], by_date: ByDate, policy: Policy) -> Ruling | None:
    """The outcome of a promise whose number is the promise; `by_date` judges what is only one of one."""
    first = case.thread.first
    figures = sorted(
        (s for s in acting if s.bearing == "figure" and s.low is not None), key=lambda s: (s.known_on, s.start, s.id)
    )
    if first.kind in FIGURES:
        return _guided(case, figures, policy)
    if first.kind == "pipeline_count" or (first.high or first.low or 0) > 1:
        counted = _counted(case, figures)
        if counted or not [s for s in acting if s.bearing == "done"]:
            return counted
        return _all_of_them(first, by_date(case, acting)) if ceiling(first) else _dates_or_asks(case, acting, by_date)
    return by_date(case, acting)


def _dates_or_asks(case: Case, acting: Sequence[Sighting], by_date: ByDate) -> Ruling | None:
    """One event is not yet the promised number of them, unless the report gives the number."""
    first = case.thread.first
    need = first.low if first.low is not None else first.high
    full = [s for s in acting if s.bearing == "done" and s.low is not None and need is not None and s.low >= need]
    if full:
        return _all_of_them(first, by_date(case, full))
    some = next((s for s in acting if _some_of_them(case, s)), None)
    if some is not None:
        told = f"{label(first)}: {promised(first)} promised {span(first.window)}; {some.low:g} {days(some)}"
        return Ruling("met", "partial", f"{told}.", "count", some, some.happened_from, some.happened_to)
    proof = sharpest([s for s in acting if s.bearing == "done"])
    return Ruling(
        "", None, f"{label(first)}: {need:g} promised, and the report gives no number.", "count not given", proof,
        review=f"how many of the {need:g} were reached",
    ) if proof and need else None  # fmt: skip


def _all_of_them(first: Statement, ruling: Ruling | None) -> Ruling | None:
    """The outcome of a number reached in time: as many as promised, or more."""
    if ruling is None or ruling.status != "met" or ruling.sighting is None:
        return ruling
    more = first.high is not None and (ruling.sighting.low or 0) > first.high
    return replace(ruling, detail="better" if more else "inside")


def _some_of_them(case: Case, sighting: Sighting) -> bool:
    """Whether a report counts fewer than promised for the whole time of the promise, which is over."""
    window, low = case.thread.first.window, sighting.low
    close, lo = window.closes, sighting.happened_from
    if not low or close is None or sighting.bearing != "done" or case.thread.first.kind in _MEASURED:
        return False
    begins = max(case.thread.said_on, window.opens or case.thread.said_on) + timedelta(days=15)
    return sighting.happened_to == close < sighting.known_on and (lo is None or lo <= begins)


def _guided(case: Case, figures: Sequence[Sighting], policy: Policy) -> Ruling | None:
    first = case.thread.first
    end = first.window.closes
    if end is None:
        return None
    begins = (None, _starts(first), end)
    figures = [s for s in figures if s.happened_to == end and (not _starts(first) or s.happened_from in begins)]
    for proof in figures:
        actual = proof.low if proof.low is not None else proof.high
        if actual is None:
            continue
        other = next((s for s in figures if s.filing == proof.filing and _apart(s.low, actual, policy)), None)
        if other is not None:
            return Ruling(
                "", None, f"{first.subject}: {number(actual)} and {number(other.low or 0)} stand in one document.",
                "two figures", proof, review="which of the two figures is the guided one",
            )  # fmt: skip
        hedged = first.low == first.high and amounts.HEDGE.search(first.quote) is not None
        where = amounts.side(
            first.low, first.high, actual, better=amounts.direction(first.subject), hedged=hedged, policy=policy
        )
        told = (
            f"{first.subject}: guided {promised(first)} {span(first.window)}; "
            f"{number(actual)} was reported on {proof.known_on}"
        )
        rule = "figure"
        if moved := _confounded(case, proof):
            told, rule = f"{told}, {moved}", "figure, confounded"
        if where == "rounding":
            return Ruling(
                "", None, f"{told}.", "rounding decides", proof, review="the figure lies within the guidance's rounding"
            )
        if where in ("inside", "better"):
            return Ruling(
                "met",
                where,
                f"{told}, {where if where == 'inside' else 'on the better side'}.",
                rule,
                proof,
                end,
                end,
            )
        return Ruling("slipped", "missed", f"{told}, outside the range.", rule, proof, end, end)
    return None


def _confounded(case: Case, proof: Sighting) -> str:
    """What overtook the guidance before the figure came: money raised moves a cash balance, a deal moves anything."""
    first = case.thread.first
    moving = {"merger_close"} | ({"financing"} if amounts.metric(first.subject)[0] in ("cash", "eps") else set())
    end = first.window.closes or proof.known_on
    came = [each for each in case.overtaken if case.thread.said_on < each[0] <= end and each[1] in moving]
    if not came:
        return ""
    day, kind = came[0]
    return f"confounded: {'money was raised' if kind == 'financing' else 'a deal closed'} by {day}, after it was guided"


def directed(case: Case, acting: Sequence[Sighting]) -> Ruling | None:
    """A metric that was to grow, or to fall, over the year before and for which no number was given."""
    if turns.metric(case.thread.first):
        return turns.signed(case, acting)
    first, end = case.thread.first, case.thread.first.window.closes
    sign = growths.promised(first)
    told = [s for s in acting if s.rule == growths.RULE and s.happened_to == end and s.low is not None]
    told = [s for s in told if s.happened_from == first.window.opens]
    if not sign or not told:
        return None
    proof = min(told, key=lambda s: (s.known_on, s.start, s.id))
    grown = proof.low or 0.0
    if abs(grown) < 1 or any((s.low or 0) * grown < 0 for s in told):
        return None
    words = (
        f"{first.subject}: to {'grow' if sign > 0 else 'fall'} {span(first.window)}; {grown:+g} percent over the year"
    )
    if grown * sign > 0:
        return Ruling("met", "inside", f"{words} before.", "direction", proof, end, end)
    return Ruling("slipped", "missed", f"{words} before.", "direction", proof, end, end)


def _apart(one: float | None, other: float, policy: Policy) -> bool:
    """Whether two figures can't be one figure printed in two roundings."""
    return one is not None and abs(abs(one) - abs(other)) > 0.5 * policy.approximately * max(abs(one), abs(other))


def _starts(first: Statement) -> date | None:
    """The first day of a guided period; a balance has none."""
    opens, _, closes = first.scope.period.partition("/")
    return date.fromisoformat(opens) if closes and opens else None


def _counted(case: Case, figures: Sequence[Sighting]) -> Ruling | None:
    """Counted things: all by the close, some by the close, or none; a ceiling is never missed."""
    first = case.thread.first
    close = first.window.closes
    if close is None:
        return None
    need = first.low if first.low is not None else first.high
    if need is None:
        return None
    by_close = [s for s in figures if (s.happened_to or s.known_on) <= close]
    reached = next((s for s in by_close if (s.low or 0) >= need), None)
    if reached:
        return _count_ruling(
            first, reached, "better" if first.high is not None and (reached.low or 0) > first.high else "inside"
        )
    if case.on <= close:
        return None
    at_close = by_close[-1] if by_close else None
    later = next((s for s in figures if (s.happened_from or s.known_on) > close), None)
    if ceiling(first):
        best = at_close or later
        return _count_ruling(first, best, "inside") if best else None
    some = at_close is not None and first.kind not in _MEASURED and (at_close.low or 0) > 0
    if later and at_close and some and (later.low or 0) < need:
        return _count_ruling(first, at_close, "partial")
    enough = next((s for s in figures if (s.low or 0) >= need), None)
    return _reached_after(case, figures, enough, at_close if some else None) if enough else None


def _reached_after(
    case: Case, figures: Sequence[Sighting], enough: Sighting, at_close: Sighting | None
) -> Ruling | None:
    """A number told as reached after the close: late, or partial, where it was still short by then; else a question."""
    first, close = case.thread.first, case.thread.first.window.closes
    need = first.low if first.low is not None else first.high
    day = enough.happened_to or enough.known_on
    short = [s.happened_to or s.known_on for s in figures if (s.low or 0) < (need or 0)]
    since = max((each for each in short if each < day), default=None)
    told = f"{first.subject}: {promised(first)} promised {span(first.window)}; {enough.low:g} {days(enough)}"
    if close is None or since is None or since < close:
        return Ruling(
            "", None, f"{told}; that number may have been reached before or after the close.",
            "the count straddles the close", enough, since, day,
            review=f"whether {need:g} were reached by the close {close}",
        )  # fmt: skip
    if at_close is not None:
        return _count_ruling(first, at_close, "partial")
    lo = since + timedelta(days=1)
    return Ruling("slipped", "late", f"{told}, after the close.", "count", enough, lo, day)


def _count_ruling(first: Statement, proof: Sighting, detail: str) -> Ruling:
    told = f"{first.subject}: {promised(first)} {first.unit or ''} promised {span(first.window)}; "
    told += f"{proof.low:g} {days(proof)}"
    note = ", a ceiling" if ceiling(first) else ""
    lo, hi, close = proof.happened_from, proof.happened_to, first.window.closes
    if close is not None and hi is not None and hi > close:  # what is counted later is no later than the close
        lo, hi = (min(lo, close) if lo else None), close
    return Ruling("met", detail, f"{told}{note}.", "count", proof, lo, hi)


def held(case: Case, acting: Sequence[Sighting]) -> Ruling | None:
    """A state that must last: met once a document after the close shows it held, missed where it ended before."""
    first = case.thread.first
    close = first.window.closes
    if close is None:
        return None
    broken = next((s for s in acting if s.bearing == "failed" and (s.happened_to or s.known_on) <= close), None)
    if broken:
        return Ruling(
            "slipped", "missed", f"{label(first)}: it ended by {broken.known_on}, before {close}.", broken.rule, broken
        )
    versions = (of_version(case.thread, e, "reaffirmed") for e in case.thread.versions if e.said_on > close)
    seen = [s for s in acting if s.bearing in ("figure", "done", "reaffirmed") and s.known_on > close]
    shown = min((*seen, *versions), key=lambda s: (s.known_on, s.id), default=None)
    if shown is None:
        return None
    told = f"{label(first)}: promised {first.window.timing} (to {close}); it held, as {shown.known_on} shows"
    return Ruling("met", "on_time", f"{told}.", "held to the close", shown, close, shown.known_on)
