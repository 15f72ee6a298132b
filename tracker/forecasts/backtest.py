"""Forecasts made again at each quarter's end from what was known then, and held against what came.

Each stated window is forecast once, at the first origin after it was said, while it was waited for. A gate decides
whether forecasts are shown at all: better than "the company is right" beyond chance, and honest intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.forecasts import baselines, scores
from tracker.forecasts.classes import Library
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.habit import fit
from tracker.forecasts.past import Past
from tracker.metrics.rates import Rate

BASELINES = ("company", "family", "usual slip")
ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))  # of quarters
HONEST = (0.72, 0.88)  # what share of deliveries an honest 80 percent interval may hold


@dataclass(frozen=True, slots=True)
class Tried:
    """One forecast with its baselines, and what came: the day of delivery, or None where it was dropped."""

    origin: date
    promise: Past
    made: Forecast
    others: tuple[Forecast, ...]
    delivered: date | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a back-test amounts to. `skills` are by score and baseline; `passed` says whether the gate is open."""

    forecasts: int
    companies: int
    brier: float | None
    crps: float | None
    skills: dict[tuple[str, str], scores.Skill]
    half: Rate
    most: Rate
    reliability: tuple[tuple[float, Rate], ...]
    passed: bool
    why: str


def origins(first: date, last: date) -> list[date]:
    """The quarters' ends from one day to another.

    >>> origins(date(2030, 2, 1), date(2030, 10, 1))
    [datetime.date(2030, 3, 31), datetime.date(2030, 6, 30), datetime.date(2030, 9, 30)]
    """
    ends = (date(year, *end) for year in range(first.year, last.year + 1) for end in ENDS)
    return [end for end in ends if first <= end <= last]


def tried(known: Callable[[date], Sequence[Past]], ends: Iterable[date], outcomes: Sequence[Past]) -> list[Tried]:
    """Every forecast that could be made: `known` tells the history as of an origin, `outcomes` what is known now."""
    came = {(past.prediction, past.said): past for past in outcomes if past.cause}
    done: set[tuple[str, date]] = set()
    made: list[Tried] = []
    for origin in sorted(ends):
        history = known(origin)
        plain = Library(history)
        library = Library(history, fit(history), plain)
        for promise in history:
            name = promise.prediction, promise.said
            if promise.cause or name in done or name not in came:
                continue
            done.add(name)
            own = forecast(promise, origin, library)
            family = baselines.family(promise, origin, plain)
            if own is None or family is None:
                continue
            others = (
                baselines.company(promise, origin), family, baselines.usual_slip(promise, origin, plain),
            )  # fmt: skip
            end = came[name]
            made.append(Tried(origin, promise, own, others, end.ended if end.cause == "delivered" else None))
    return made


def judged(trials: Sequence[Tried]) -> Trial:
    """The scores of a back-test and whether the gate is open."""
    kept = [each for each in trials if each.delivered is not None]
    if len(kept) < 20:
        why = f"{len(kept)} forecasts of what was delivered; twenty are needed before skill is told"
        return Trial(
            len(trials),
            len({each.promise.company for each in trials}),
            None,
            None,
            {},
            Rate(0, 0),
            Rate(0, 0),
            (),
            False,
            why,
        )
    days = [(each.promise.company, _crps(each.made, each)) for each in kept]
    chances = [(each.promise.company, scores.brier(each.made, each.promise.closes, each.delivered)) for each in trials]
    skills: dict[tuple[str, str], scores.Skill] = {}
    for at, name in enumerate(BASELINES):
        other = [(each.promise.company, _crps(each.others[at], each)) for each in kept]
        skills["crps", name] = scores.skill(days, other)
        other = [
            (each.promise.company, scores.brier(each.others[at], each.promise.closes, each.delivered))
            for each in trials
        ]
        skills["brier", name] = scores.skill(chances, other)
    half, most = (
        Rate(sum(scores.held(each.made, share, each.delivered) for each in kept if each.delivered), len(kept))
        for share in (0.5, 0.8)
    )
    held = most.made / most.of
    better = skills["crps", "company"].low > 0
    passed = better and HONEST[0] <= held <= HONEST[1]
    why = "the gate is open" if passed else (
        f"80 percent intervals held {held:.0%}" if better else "no better than “the company is right” beyond chance"
    )  # fmt: skip
    return Trial(
        len(trials), len({each.promise.company for each in trials}), sum(score for _, score in chances) / len(chances),
        sum(score for _, score in days) / len(days), skills, half, most, _reliability(trials), passed, why,
    )  # fmt: skip


def _crps(made: Forecast, each: Tried) -> float:
    assert each.delivered is not None
    return scores.crps(made, each.promise.closes, each.delivered)


def _reliability(trials: Sequence[Tried]) -> tuple[tuple[float, Rate], ...]:
    """Of forecasts by tenths of the chance told: the mean chance, and how many came by the date."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for each in trials:
        chance = each.made.by(each.promise.closes)
        came = each.delivered is not None and each.delivered <= each.promise.closes
        bins.setdefault(min(int(chance * 10), 9), []).append((chance, came))
    return tuple(
        (sum(chance for chance, _ in members) / len(members), Rate(sum(came for _, came in members), len(members)))
        for _, members in sorted(bins.items())
    )
