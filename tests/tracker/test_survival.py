"""Time to delivery against lifelines: Kaplan-Meier over all causes, Aalen-Johansen for each, drops competing."""

import warnings
from random import Random
from typing import Any

import pytest

from tracker.metrics.curves import Step, at, cumulative

CAUSES = ("delivered", "stopped", "silent")
NUMBERS = {cause: number for number, cause in enumerate(CAUSES, 1)} | {"": 0}


@pytest.fixture(scope="module")
def lifelines() -> Any:
    """The library, whose own imports may warn of what they lean on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("lifelines", reason="lifelines is not installed here: it comes with the extra test")


def history(seed: int, count: int, ties: bool) -> list[tuple[float, str]]:
    """Invented ends: days after the saying, with drops, silence and promises that are still waited for."""
    chance = Random(seed)
    days = [chance.randint(1, 40) for _ in range(count)] if ties else chance.sample(range(1, 40 * count), count)
    return [(float(day), chance.choices((*CAUSES, ""), (6, 2, 1, 3))[0]) for day in days]


@pytest.mark.parametrize(("seed", "count", "ties"), [(1, 12, False), (2, 300, False), (3, 300, True), (4, 1, False)])
def test_what_is_waited_for_is_kaplan_and_meiers_survival(lifelines: Any, seed: int, count: int, ties: bool) -> None:
    pairs = history(seed, count, ties)
    steps = cumulative(pairs)
    fitted = lifelines.KaplanMeierFitter().fit([time for time, _ in pairs], [cause != "" for _, cause in pairs])
    for time in sorted({time for time, _ in pairs}):
        expected = float(fitted.survival_function_at_times(time).iloc[0])
        assert waiting(steps, time) == pytest.approx(expected)


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize(("seed", "count"), [(5, 25), (6, 400)])
def test_each_cause_is_aalen_and_johansens_incidence(lifelines: Any, seed: int, count: int, cause: str) -> None:
    pairs = history(seed, count, ties=False)  # lifelines shakes ties apart by chance
    steps = cumulative(pairs)
    fitter = lifelines.AalenJohansenFitter(calculate_variance=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitter.fit(
            [time for time, _ in pairs], [NUMBERS[cause] for _, cause in pairs], event_of_interest=NUMBERS[cause]
        )
    curve = fitter.cumulative_density_.iloc[:, 0]
    times = [float(time) for time in curve.index if time > 0]
    assert len(times) > count // 2
    for time in times:
        assert at(steps, time, cause) == pytest.approx(float(curve.loc[time]))


def waiting(steps: list[Step], time: float) -> float:
    share = 1.0
    for step in steps:
        if step.at <= time:
            share = step.waiting
    return share


def test_a_share_that_kaplan_and_meier_alone_would_promise_is_not_promised() -> None:
    """Of ten, four came and six were stopped before: no more than four can come, whatever one less survival says."""
    pairs = [(float(day), "stopped") for day in range(1, 7)] + [(float(day), "delivered") for day in range(7, 11)]
    assert at(cumulative(pairs), 20, "delivered") == pytest.approx(0.4)
    alone = cumulative([(time, cause if cause == "delivered" else "") for time, cause in pairs])
    assert at(alone, 20, "delivered") == pytest.approx(1.0)
