"""Why a forecast is another than at the last quarter's end: time that passed, a window that moved, what others did.

The steps are taken in this order, each from the forecast before; both ends are made in the way that holds now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.forecasts.curve import Forecast
from tracker.forecasts.outlook import Outlook
from tracker.forecasts.past import Past
from tracker.forecasts.record import Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One reason, and the chance and the median as they were after it; None where no number could be told."""

    why: str
    chance: float | None
    median: date | None


def steps(promise: Promise, outlook: Outlook, own: Sequence[Past], made: Forecast | None) -> tuple[Step, ...]:
    """From the forecast of the quarter's end before to that of the day; empty where there was none.

    `own` is what its company, where it was not drawn, had made of its promises by that quarter's end.
    """
    last, day, passed = outlook.before.day, outlook.as_of, outlook.trial.passed
    then, now = promise.then(last), promise.then(day)
    if not then or not now or then[-1].cause or now[-1].cause:
        return ()
    before = outlook.before.forecast(then[-1], passed, own)
    if before is None:
        return ()
    found = [_step(f"on {last.isoformat()}", before, then[-1].closes)]
    waited = outlook.before.forecast(then[-1], passed, own, as_of=day)
    days = (day - last).days
    found.append(_step(f"{days} day{'s' if days > 1 else ''} passed without it", waited, then[-1].closes))
    closes = now[-1].closes
    if (now[-1].opens, closes) != (then[-1].opens, then[-1].closes):
        moved = outlook.before.forecast(now[-1], passed, own, as_of=day)
        found.append(_step(f"its window became another on {now[-1].said.isoformat()}", moved, closes))
    found.append(_step(_others(before, made), made, closes))
    return tuple(found)


def _others(before: Forecast, made: Forecast | None) -> str:
    if made is None:
        return "too few of its class are still in play"
    if made.reference != before.reference:
        return f"its class is another, n = {made.n}"
    return f"what became of others, n = {before.n} then and {made.n} now"


def _step(why: str, made: Forecast | None, closes: date) -> Step:
    return Step(why, made.by(closes) if made else None, made.quantile(0.5) if made else None)
