"""Forecasts where the truth is known, since a simulator made it; and of the demo, from nothing of a later day."""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from math import exp
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tracker import demo
from tracker.cli import main
from tracker.forecasts import baselines, scores
from tracker.forecasts.backtest import BASELINES, Trial, judged, origins, tried
from tracker.forecasts.classes import Library
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.habit import fit
from tracker.forecasts.past import Past
from tracker.forecasts.reading import of_promise

COMPANIES, PROMISES, SEED = 200, 25, 20261121
FAMILIES = {"entry": 0.10, "conduct": 0.30, "data": 0.20, "regulatory": 0.05}
HABIT, NOISE = 0.30, 0.30


@cache
def world() -> tuple[tuple[Past, ...], dict[str, float]]:
    """Five thousand promises and the habit of each of two hundred companies: the logarithm of its factor.

    What a company delivers takes the promised time by its habit, its family's and chance; some it drops on the way.
    """
    random = Random(SEED)
    found, habits = [], {}
    for company in range(COMPANIES):
        habit, drops = random.gauss(0.0, HABIT), random.betavariate(2, 14)
        habits[f"company {company}"] = habit
        for promise in range(PROMISES):
            family = random.choice(list(FAMILIES))
            said = date(2010, 1, 1) + timedelta(random.randrange(12 * 365))
            ahead = max(round(exp(random.gauss(5.6, 0.6))), 20)
            closes = said + timedelta(ahead)
            opens = max(said, closes - timedelta(random.choice((30, 91, 182, 365))))
            if random.random() < drops:
                days, cause = ahead * random.uniform(0.3, 1.8), "dropped"
            else:
                days, cause = ahead * exp(random.gauss(habit + FAMILIES[family] - 0.05, NOISE)), "delivered"
            ended = said + timedelta(max(round(days), 1))
            found.append(
                Past(f"{company}-{promise}", f"company {company}", family, "self", said, opens, closes, ended, cause)
            )  # fmt: skip
    return tuple(found), habits


def known(day: date) -> list[Past]:
    """What was known on a day."""
    return [
        past if past.ended <= day else replace(past, ended=day, cause="") for past in world()[0] if past.said <= day
    ]


@cache
def trial() -> Trial:
    ends = [day for day in origins(date(2013, 1, 1), date(2023, 12, 31)) if day.month in (6, 12)]
    return judged(tried(known, ends, world()[0]))


def test_the_world_is_large_enough() -> None:
    assert (len(world()[0]), len(world()[1])) == (5000, 200)
    assert trial().forecasts > 3000


def test_intervals_hold_what_they_promise() -> None:
    held = trial().most
    assert 0.75 <= held.made / held.of <= 0.85
    half = trial().half
    assert 0.44 <= half.made / half.of <= 0.56


@pytest.mark.parametrize("name", BASELINES)
@pytest.mark.parametrize("score", ["crps", "brier"])
def test_every_baseline_is_beaten_beyond_chance(score: str, name: str) -> None:
    assert trial().skills[score, name].low > 0


def test_chances_come_true_as_often_as_they_say() -> None:
    often = [(told, came) for told, came in trial().reliability if came.of >= 100]
    assert len(often) >= 7
    for told, came in often:
        assert came.made / came.of == pytest.approx(told, abs=0.08)


def test_the_gate_is_open_where_forecasts_are_good_and_shut_where_they_cannot_be_told() -> None:
    assert (trial().passed, trial().why) == (True, "the gate is open")
    assert judged([]).passed is False


def test_habits_are_found_again_and_shrunk() -> None:
    truth = world()[1]
    found = fit(world()[0])
    assert found.between == pytest.approx(HABIT**2, rel=0.3)
    pairs = [(truth[company], found.of(company)) for company in truth]
    assert sum((exp(habit) > 1) == (factor > 1) for habit, factor in pairs) > 0.85 * len(pairs)
    assert (found.of("nobody"), round(found.doubt("nobody"), 6)) == (1.0, round(found.between**0.5, 6))
    assert found.doubt("company 1") < found.doubt("nobody")


def test_what_is_overdue_is_forecast_later_and_never_in_the_past() -> None:
    library = Library(known(date(2019, 12, 31)))
    promise = Past(
        "p", "new", "data", "self", date(2019, 1, 1), date(2019, 7, 1), date(2019, 12, 31), date(2019, 1, 1), ""
    )
    early, late = (forecast(promise, day, library) for day in (date(2019, 2, 1), date(2020, 6, 1)))
    assert early is not None
    assert late is not None
    assert late.days[0] > date(2020, 6, 1)
    assert late.by(promise.closes) == 0
    first, second = early.quantile(0.5), late.quantile(0.5)
    assert first is not None
    assert second is not None
    assert second > first
    assert sum(late.chances) + late.dropped + late.beyond == pytest.approx(1.0)


def test_too_little_history_gives_no_number() -> None:
    few = known(date(2012, 12, 31))[:15]
    assert forecast(replace(few[0], ended=date(2012, 12, 31), cause=""), date(2012, 12, 31), Library(few)) is None


def test_the_company_taken_at_its_word_is_uniform_on_its_window() -> None:
    promise = Past(
        "p", "c", "data", "self", date(2030, 1, 1), date(2030, 3, 1), date(2030, 3, 10), date(2030, 1, 1), ""
    )
    made = baselines.company(promise, date(2030, 1, 31))
    assert made.by(date(2030, 3, 5)) == pytest.approx(0.5)
    assert (made.days[0], made.days[-1]) == (date(2030, 3, 1), date(2030, 3, 10))
    assert made.by(promise.closes) == pytest.approx(1.0)


def test_crps_is_zero_for_the_true_day_and_grows_with_distance() -> None:
    sure = Forecast((date(2030, 6, 1),), (1.0,), 0.0, 0.0, "", 0)
    days = [0, 10, 40, 200]
    found = [scores.crps(sure, date(2030, 6, 30), date(2030, 6, 1) + timedelta(day)) for day in days]
    assert found == pytest.approx([day / scores.MONTH for day in days])
    assert scores.crps(sure, date(2030, 6, 30), date(2030, 5, 2)) == pytest.approx(30 / scores.MONTH)


def test_a_repeated_window_is_no_window_of_its_own() -> None:
    row = {"prediction": "p", "company": "c", "family": "data", "controller": "self", "status": "open",
           "happened_to": None, "said_on": "2030-01-01"}  # fmt: skip
    chain = [("2030-01-01", "2030-06-30", ""), ("2030-02-01", "2030-06-30", "reaffirmed"),
             ("2030-03-01", "2030-12-31", "pushed_out")]  # fmt: skip
    versions = [{"said_on": said, "opens": None, "closes": closes, "relation": relation, "edge": "by"}
                for said, closes, relation in chain]  # fmt: skip
    found = of_promise(row, versions, date(2030, 4, 1))
    assert [(past.said, past.closes, past.moved, past.cause) for past in found] == [
        (date(2030, 1, 1), date(2030, 6, 30), 0, ""), (date(2030, 3, 1), date(2030, 12, 31), 1, ""),
    ]  # fmt: skip


def run(*words: object) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_no_forecast_uses_a_document_of_a_later_day(tmp_path: Path) -> None:
    day = "2012-10-31"
    demo.build(tmp_path / "whole.db")
    earlier = tmp_path / "documents"
    earlier.mkdir()
    for path in sorted((Path(demo.__file__).parent / "documents").iterdir()):
        if path.name[:10] <= day:
            shutil.copy(path, earlier)
    assert CliRunner().invoke(main, ["ingest", str(tmp_path / "part.db"), str(earlier)]).exit_code == 0
    whole, part = (
        run("forecast", tmp_path / name, "--as-of", day, "--format", "jsonl") for name in ("whole.db", "part.db")
    )
    assert whole == part
    assert any(row["n"] for row in whole)
    (tested,) = run("backtest", tmp_path / "part.db", "--as-of", day, "--format", "jsonl")
    assert tested == run("backtest", tmp_path / "whole.db", "--as-of", day, "--format", "jsonl")[0]
