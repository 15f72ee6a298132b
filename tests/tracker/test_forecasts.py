"""Forecasts where the truth is known, since a simulator made it; and of the demo, from nothing of a later day."""

import csv
import io
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

from benchmarks import habits
from benchmarks.crowd import generate
from tracker import demo
from tracker.cli import main
from tracker.forecasts import baselines, change, outlook, scores, telling
from tracker.forecasts.backtest import BASELINES, Trial, judged, origins, tried
from tracker.forecasts.classes import Library, words
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.habit import fit
from tracker.forecasts.past import Past
from tracker.forecasts.record import Promise, Record, drawn, record, turns, windows
from tracker.forecasts.verdict import Held
from tracker.ledger import reading

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


def test_the_day_of_asking_is_not_over() -> None:
    library = Library(known(date(2019, 12, 31)))
    promise = Past(
        "p", "new", "data", "self", date(2019, 1, 1), date(2019, 7, 1), date(2019, 12, 31), date(2019, 1, 1), ""
    )
    before, on, after = (forecast(promise, promise.closes + timedelta(days), library) for days in (-1, 0, 1))
    assert before is not None
    assert on is not None
    assert after is not None
    assert 0 < on.by(promise.closes) <= before.by(promise.closes) < 0.2
    assert after.by(promise.closes) == 0
    assert min(on.days[0], baselines.company(promise, promise.closes).days[0]) == promise.closes


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


def said(*chain: tuple[str, str | None, str, str]) -> list[dict[str, object]]:
    """Versions of one promise: day, close, relation and edge; each holds but where its words give no date."""
    rows = []
    for place, (day, closes, relation, edge) in enumerate(chain, 1):
        holds = place if closes else place - 1
        rows.append({"place": place, "holds": holds, "said_on": day, "relation": relation, "opens": None,
                     "closes": closes, "edge": edge})  # fmt: skip
    return rows


def test_a_repeated_window_is_no_window_of_its_own() -> None:
    found, _ = windows(said(
        ("2030-01-01", "2030-06-30", "", "by"), ("2030-02-01", "2030-06-30", "reaffirmed", "by"),
        ("2030-02-10", None, "undated", "by"), ("2030-03-01", "2030-12-31", "pushed_out", "by"),
    ))  # fmt: skip
    assert [(window.said, window.closes, window.moved) for window in found] == [
        (date(2030, 1, 1), date(2030, 6, 30), 0), (date(2030, 3, 1), date(2030, 12, 31), 1),
    ]  # fmt: skip


def test_a_window_without_a_last_day_is_not_forecast_from_then_on() -> None:
    chain = said(("2030-01-01", "2030-06-30", "", "by"), ("2030-03-01", "2030-12-31", "pushed_out", "after"))
    row = {"prediction": "p", "company": "c", "family": "data", "controller": "self"}
    found, endless = windows(chain)
    promise = Promise(row, found, (), endless)
    days = [date(2029, 12, 31), date(2030, 1, 1), date(2030, 2, 28), date(2030, 3, 1)]
    assert [promise.dated(day) for day in days] == [False, True, True, False]


def test_a_promise_is_known_as_it_was_on_each_day() -> None:
    verdicts = [
        {"as_of": "2030-08-01", "status": "slipped", "detail": "moved", "happened_from": None, "happened_to": None,
         "review": None},
        {"as_of": "2030-09-01", "status": "overdue", "detail": None, "happened_from": None, "happened_to": None,
         "review": "is it this one?"},
        {"as_of": "2031-01-10", "status": "slipped", "detail": "late", "happened_from": "2030-12-01",
         "happened_to": "2030-12-03", "review": None},
    ]  # fmt: skip
    chain = said(("2030-01-01", "2030-06-30", "", "by"), ("2030-08-01", "2030-10-31", "pushed_out", "by"))
    row = {"prediction": "p", "company": "c", "family": "data", "controller": "self"}
    promise = Promise(row, windows(chain)[0], turns(verdicts))
    known = {day: [(past.closes, past.ended, past.cause) for past in promise.then(date.fromisoformat(day))]
             for day in ("2029-12-31", "2030-07-31", "2030-08-15", "2030-09-15", "2031-02-01")}  # fmt: skip
    came = date(2030, 12, 2)
    assert known == {
        "2029-12-31": [],
        "2030-07-31": [(date(2030, 6, 30), date(2030, 7, 31), "")],
        "2030-08-15": [(date(2030, 6, 30), date(2030, 8, 15), ""), (date(2030, 10, 31), date(2030, 8, 15), "")],
        "2030-09-15": [],
        "2031-02-01": [(date(2030, 6, 30), came, "delivered"), (date(2030, 10, 31), came, "delivered")],
    }
    assert [promise.waits(date(2031, 1, day)) for day in (9, 10)] == [True, False]


def test_a_large_class_is_told_as_finely_as_a_small_one() -> None:
    history = [
        Past(str(day), "c", "data", "self", date(2030, 1, 1), None, date(2030, 12, 31),
             date(2030, 1, 1) + timedelta(day), "delivered")
        for day in range(1, 3000)
    ]  # fmt: skip
    made = forecast(replace(history[0], ended=date(2030, 1, 1), cause=""), date(2030, 1, 1), Library(history))
    assert made is not None
    assert len(made.days) < 400
    middle = made.quantile(0.5)
    assert middle is not None
    assert abs((middle - date(2030, 1, 1)).days - 1500) <= 40
    assert sum(made.chances) == pytest.approx(1)


def test_of_a_large_ledger_whole_companies_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "crowd.db"
    generate(path, 300, companies=6)
    with reading(path) as conn:
        heads, left = drawn(conn, date(2026, 1, 1), most=100)
        assert (len(heads), left) == (2, 4)
        assert len(record(conn, heads, date(2026, 1, 1)).promises) > 80
        known = outlook.outlook(conn, date(2025, 6, 30), most=100)
        some, every = known.promises(conn, heads[0]), known.promises(conn, f"c{5:015x}")
        assert {promise.row["company"] for promise in every} == {f"c{5:015x}"}
        assert {promise.row["company"] for promise in some} == {heads[0]}
        rows = list(telling.forecasts(conn, known))
        assert {row["company_name"].split()[1] for row in rows} == set("012345")
        # a company that was not drawn is told as it is where all are drawn but for the classes
        assert Held(*outlook.backtest(conn, date(2025, 6, 30), most=100)).tried.endswith(
            "Of 6 companies 2 were drawn, whole, in the order of their ids."
        )


def test_a_company_that_was_not_drawn_has_its_habit_all_the_same() -> None:
    history = world()[0]
    habits = fit(history)
    others = fit([past for past in history if past.company != "company 7"])
    own = [past for past in history if past.company == "company 7"]
    assert others.of("company 7") == 1
    assert others.knowing("company 7", own).of("company 7") == pytest.approx(habits.of("company 7"), rel=0.02)
    assert others.knowing("company 7", own).doubt("company 7") == pytest.approx(habits.doubt("company 7"), rel=0.05)


def test_why_a_forecast_changed_leads_from_the_one_to_the_other() -> None:
    row = {"prediction": "p", "company": "company 7", "family": "data", "controller": "self"}
    chain = said(("2019-01-10", "2019-09-30", "", "by"), ("2019-11-05", "2020-06-30", "pushed_out", "by"))
    promise = Promise(row, *windows(chain)[:1], (), windows(chain)[1])
    day = date(2019, 11, 20)
    known_then, known_now = known(date(2019, 9, 30)), known(day)
    views = (outlook.view(known_now, day), outlook.view(known_then, date(2019, 9, 30)))
    record_ = Record((promise,), 1)
    made = outlook.Outlook(day, trial(), record_, *views, {"company 7": [promise]})
    own = views[0].forecast(promise.then(day)[-1], passed=True)
    steps = change.steps(promise, made, [], own)
    assert [step.why.split(",")[0] for step in steps] == [
        "on 2019-09-30", "51 days passed without it", "its window became another on 2019-11-05",
        steps[-1].why.split(",")[0],
    ]  # fmt: skip
    assert own is not None
    assert (steps[-1].chance, steps[-1].median) == (own.by(date(2020, 6, 30)), own.quantile(0.5))
    assert steps[1].chance == 0  # its date has passed
    assert steps[1].median is not None
    assert steps[0].median is not None
    assert steps[1].median > steps[0].median
    assert change.steps(promise, replace(made, as_of=date(2018, 1, 1)), [], own) == ()


def test_a_trial_is_told_with_its_intervals() -> None:
    held = Held(trial(), Record((), 200, 0), date(2023, 12, 31))
    assert held.gate.startswith("The gate is open: forecasts beat")
    told = held.markdown()
    assert told.count("| the day (CRPS) |") == 3
    assert "95% by company" in told
    values = held.values()
    assert json.loads(json.dumps(values, default=str))["passed"] is True
    assert values["skills"]["crps over company"]["low"] > 0
    assert sum(each["of"] for each in values["reliability"]) == held.trial.forecasts
    shut = Held(judged([]), Record((), 0), date(2023, 12, 31))
    assert shut.gate == (
        "The gate is shut, and in place of forecasts stands the curve of each promise's family, or of a wider class "
        "where the family holds too few: 0 forecasts of what was delivered; twenty are needed before skill is told."
    )
    assert "Skill" not in shut.markdown()


def test_what_is_said_of_a_class_reads_as_words() -> None:
    promise = Past("p", "c", "data", "self", date(2030, 1, 1), date(2030, 6, 1), date(2030, 6, 30), date(2030, 1, 1),
                   "", 1)  # fmt: skip
    assert [words(level, promise) for level in (0, 4, 6)] == [
        "data, in the company's own hands, 3 to 6 months ahead, for a month at most, moved before", "data",
        "all promises",
    ]  # fmt: skip


def test_a_row_without_a_number_says_why_and_has_no_class(tmp_path: Path) -> None:
    path = tmp_path / "few.db"
    habits.generate(path, 12, companies=2)
    result = CliRunner().invoke(main, ["forecast", str(path), "--as-of", "2016-01-15", "--format", "csv"])
    lines = list(csv.DictReader(io.StringIO(result.stdout)))
    assert lines
    assert {(line["class"], line["n"], line["why"]) for line in lines} == {("", "0", telling.TOO_LITTLE)}
    assert result.stderr == f"no number for {len(lines)} promise{'s' if len(lines) > 1 else ''}, each with its reason\n"
    with reading(path) as conn:
        (row, *_) = telling.shown(telling.forecasts(conn, outlook.outlook(conn, date(2016, 1, 15))))
    assert (row["like"], row["chance"], row["none"]) == ("", "", telling.TOO_LITTLE)


def test_a_class_wider_than_the_family_is_called_that() -> None:
    promise = Past("p", "c", "data", "self", date(2030, 1, 1), None, date(2030, 6, 30), date(2030, 1, 1), "")
    made = [Forecast((), (), 0.0, 0.0, reference, 20) for reference in ("data", "all promises")]
    assert [telling.basis(passed, each, promise) for passed in (False, True) for each in made] == [
        "family", "class", "forecast", "forecast",
    ]  # fmt: skip
    row = {"basis": "class", "as_of": "2030-02-01", "by_close": 0.5, "current_closes": "2030-06-30", "median": None,
           "low_80": None, "high_80": None, "dropped": 0.1, "class": "all promises", "n": 20}  # fmt: skip
    assert telling.words(row).startswith("Forecast of 2030-02-01 (the curve of a class wider than its family): 50% by ")


@pytest.mark.parametrize(
    ("review", "why"),
    [("10-K for the year to 2031-12-31 not in the ledger", telling.UNREAD), ("two candidates", telling.ASKED)],
)
def test_what_a_person_is_asked_is_told_in_place_of_a_number(review: str, why: str) -> None:
    verdicts = [{"as_of": "2031-05-01", "status": "overdue", "detail": None, "happened_from": None,
                 "happened_to": None, "review": review}]  # fmt: skip
    row = {"prediction": "p", "company": "c", "family": "data", "controller": "self", "company_name": "C",
           "subject": "OR-7", "kind": "topline_data", "scope": "", "kind_label": "top-line data"}  # fmt: skip
    promise = Promise(
        row, windows(said(("2030-01-01", "2030-06-30", "", "by")))[0], turns(verdicts), ((date(2030, 1, 1), False),)
    )
    day = date(2031, 6, 1)
    nothing = outlook.view([], day)
    told = telling.told(outlook.Outlook(day, judged([]), Record((promise,), 1), nothing, nothing, {}), promise, [], [])
    assert told is not None
    assert (told["why"], told["class"], told["by_close"]) == (why, None, None)


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


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-31", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(tmp_path: Path, day: str) -> None:
    path = tmp_path / "habits.db"
    habits.generate(path, 12, companies=2)
    for command in ("forecast", "backtest"):
        result = CliRunner().invoke(main, [command, str(path), "--as-of", day])
        assert (result.exit_code, result.exception) == (0, None)


def test_a_promise_for_the_end_of_the_calendar_is_forecast_up_to_there() -> None:
    history = known(date(2019, 12, 31))
    far = Past("p", "new", "data", "self", date(2019, 1, 1), None, date(9999, 6, 30), date(2019, 12, 31), "")
    made = forecast(far, date(2019, 12, 31), Library(history))
    assert made is not None
    assert made.beyond > 0.2
    slip = baselines.usual_slip(far, date(2019, 12, 31), Library(history))
    assert slip.days[-1] <= date.max
