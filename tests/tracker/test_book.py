"""Which version a prediction goes by once each of its versions is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.types import Prediction, Scope, Version
from tracker.book import ALWAYS, holding, watched
from tracker.documents import Options
from tracker.ingest import ingest
from tracker.ledger import Ledger

# (day, opens, closes, edge, flags) of each version, and the place that holds once it is said
SEPTEMBER, AUTUMN = ("2011-09-01", "2011-09-30", "in"), ("2011-09-01", "2011-11-30", "in")
CASES = {
    "each later version": ([(1, *AUTUMN), (2, "2012-01-01", "2012-03-31", "in")], [1, 2]),
    "the sharper of one day": ([(1, *AUTUMN), (2, *SEPTEMBER), (2, *AUTUMN)], [1, 2, 2]),
    "not the sharper of an older day": ([(1, *SEPTEMBER), (2, *AUTUMN)], [1, 2]),
    "not a deadline, however sharp": ([(1, "2011-09-01", "2011-09-30", "by"), (1, *AUTUMN)], [1, 2]),
    "not one without a date": ([(1, *AUTUMN), (2, None, None, "in")], [1, 1]),
    "a floor": ([(1, *AUTUMN), (2, "2012-01-01", None, "after")], [1, 2]),
    "not a stale copy": ([(1, *AUTUMN), (2, *SEPTEMBER, "stale_copy")], [1, 1]),
    "none with a date": ([(1, None, None, "in"), (2, None, None, "in")], [1, 1]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_holds(case: str) -> None:
    said, places = CASES[case]
    flags = [each[4:] for each in said]
    days = [date(2011, 1, each[0]) for each in said]
    rows = {str(n): {"opens": each[1], "closes": each[2], "edge": each[3]} for n, each in enumerate(said)}
    versions = tuple(Version(str(n), days[n], "new", flags[n]) for n in range(len(said)))
    assert holding(Prediction("0", "c", "s", "k", Scope(), "a", "self", versions), rows) == places


def version(place: int, day: int, closes: str | None, holds: int) -> dict[str, object]:
    return {
        "prediction": "p", "place": place, "said_on": f"2011-01-{day:02}", "opens": None, "closes": closes,
        "edge": "by", "holds": holds,
    }  # fmt: skip


def verdict(day: int, status: str, detail: str | None) -> dict[str, object]:
    return {"as_of": f"2011-01-{day:02}", "status": status, "detail": detail}


MAY, JUNE = version(1, 1, "2011-05-31", 1), version(2, 10, "2011-06-30", 2)
SPANS = {
    "one window": ([MAY], [], [(1, "2011-01-01", ALWAYS)]),
    "moved": (
        [MAY, JUNE],
        [verdict(10, "slipped", "moved")],
        [(1, "2011-01-01", "2011-01-10"), (2, "2011-01-10", ALWAYS)],
    ),
    "met": ([MAY], [verdict(20, "met", "on_time")], [(1, "2011-01-01", "2011-01-20")]),
    "moved, then late": (
        [MAY, JUNE],
        [verdict(10, "slipped", "moved"), verdict(20, "slipped", "late")],
        [(1, "2011-01-01", "2011-01-10"), (2, "2011-01-10", "2011-01-20")],
    ),
    "dropped, then taken up again": (
        [MAY, JUNE],
        [verdict(5, "dropped", "silent"), verdict(10, "slipped", "moved")],
        [(1, "2011-01-01", "2011-01-05"), (2, "2011-01-10", ALWAYS)],
    ),
    "only asked about": ([MAY], [verdict(5, "overdue", None)], [(1, "2011-01-01", ALWAYS)]),
    "two verdicts of one day": (
        [MAY],
        [verdict(5, "met", "partial"), verdict(5, "overdue", None)],
        [(1, "2011-01-01", ALWAYS)],
    ),
    "two versions of one day": ([MAY, version(2, 1, "2011-06-30", 2)], [], [(2, "2011-01-01", ALWAYS)]),
    "reaffirmed": ([MAY, version(2, 10, "2011-05-31", 1)], [], [(1, "2011-01-01", ALWAYS)]),
    "without a date": ([version(1, 1, None, 1)], [], []),
}


@pytest.mark.parametrize("case", SPANS)
def test_when_it_is_waited_for(case: str) -> None:
    versions, verdicts, spans = SPANS[case]
    found = watched(versions, verdicts)
    assert [(span["place"], span["since"], span["until"]) for span in found] == spans
    assert all(span["closes"] == versions[span["place"] - 1]["closes"] for span in found)


def test_a_date_moved_by_a_length_is_waited_for_at_the_computed_window(tmp_path: Path) -> None:
    """The version's row holds the window that it makes of the one before, and so does what is due."""
    for name, words in {
        "2021-03-02": "We expect production to start at the Toro pit in the first quarter of 2022.",
        "2021-09-01": "The start of production at the Toro pit has been delayed by two quarters.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(f"Vicuna Mines gives an update\n\n{words}\n", "utf-8")
    with Ledger(tmp_path / "x.db") as ledger:
        for path in sorted(tmp_path.glob("*.txt")):
            ingest(ledger, [path], Options(said_on=date.fromisoformat(path.stem), company="Vicuna Mines"))
        ((opens, closes, status, detail),) = ledger.conn.execute(
            "SELECT current_opens, current_closes, outcome, detail FROM predictions_current"
        )
        assert (opens, closes, status, detail) == ("2022-07-01", "2022-09-30", "slipped", "moved")
        assert [row["due_on"] for row in ledger.conn.execute("SELECT due_on FROM due_dates")] == ["2022-09-30"]
        assert [tuple(row) for row in ledger.conn.execute("SELECT relation, timing FROM timeline ORDER BY place")] == [
            ("new", "in the first quarter of 2022"), ("pushed_out", "two quarters"),
        ]  # fmt: skip
