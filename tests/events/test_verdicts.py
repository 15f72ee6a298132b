"""Verdicts: the clock's standing, and the order in which the evidence decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from events.rulings import Case, Silence
from events.types import Sighting, Statement, Verdict, Window, content_id
from events.verdicts import either_way, late, outcome, standing, status
from events.versions import Thread

SAID = date(2030, 10, 28)
CLOSE = date(2031, 8, 31)


def window(opens: str | None = "2031-05-01", closes: str | None = "2031-08-31", edge: Any = "in") -> Window:
    lo, hi = (date.fromisoformat(day) if day else None for day in (opens, closes))
    return Window(lo, hi, edge, "mid-2031", 0, 4, "test")


def statement(when: Window, kind: str = "ind_submission", quote: str = "The IND for NV-12.", **more: Any) -> Statement:
    return Statement(
        content_id(quote, when.opens, when.closes), "f", 0, len(quote), quote, when, kind, "NV-12", "Norvane", **more
    )


def promise(when: Window | None = None, **more: Any) -> Thread:
    thread = Thread("Norvane")
    thread.add(statement(when or window(), **more), SAID)
    return thread


def seen(bearing: Any, known: str, lo: str | None = None, hi: str | None = None, **more: Any) -> Sighting:
    first, last = (date.fromisoformat(day) if day else None for day in (lo, hi))
    score = more.pop("score", 0.95)
    return Sighting(
        content_id(bearing, known, lo, hi),
        "p",
        "g",
        date.fromisoformat(known),
        0,
        1,
        "told",
        bearing,
        "E1",
        score,
        "test",
        first,
        last,
        **more,
    )


def judged(thread: Thread, *sightings: Sighting, silence: Silence | None = None) -> tuple[str, str | None] | None:
    ruling = outcome(Case(thread, sightings, silence or Silence(), date(2035, 1, 1)))
    return (ruling.status, ruling.detail) if ruling else None


@pytest.mark.parametrize(
    ("when", "on", "word"),
    [
        (window(), "2031-04-30", "open"),
        (window(), "2031-05-01", "due"),
        (window(), "2031-08-31", "due"),
        (window(), "2031-09-01", "overdue"),
        (window("2030-10-28", "2031-08-31", "by"), "2030-10-28", "due"),
        (window("2031-05-01", None, "after"), "2040-01-01", "due"),
    ],
)
def test_standing(when: Window, on: str, word: str) -> None:
    assert standing(when, date.fromisoformat(on)) == word


@pytest.mark.parametrize(
    ("when", "sighting", "wanted"),
    [
        (window(), seen("done", "2031-05-02", "2031-04-02", "2031-04-20"), ("met", "early")),
        (window(), seen("done", "2031-07-02", "2031-04-02", "2031-07-02"), ("met", "on_time")),
        (window(), seen("done", "2031-09-22", "2031-09-07", "2031-09-22"), ("slipped", "late")),
        (window(), seen("done", "2031-09-22", "2031-08-20", "2031-09-22"), ("", None)),
        (window("2030-10-28", "2031-08-31", "by"), seen("done", "2031-01-02", None, "2031-01-02"), ("met", "on_time")),
        (window("2031-05-01", None, "after"), seen("done", "2031-01-02", None, "2031-01-02"), ("met", "early")),
        (window("2031-05-01", None, "after"), seen("done", "2039-01-02", None, "2039-01-02"), ("met", "on_time")),
        (window(), seen("stopped", "2031-06-01"), ("dropped", "stopped")),
        (window(), seen("transferred", "2031-06-01"), ("void", "transferred")),
        (window(), seen("undated", "2031-06-01"), ("slipped", "undated")),
        (window(), seen("failed", "2031-09-01"), ("slipped", "missed")),
        (window(), seen("failed", "2031-06-01"), None),
        (window(), seen("done", "2031-07-02", "2031-06-02", "2031-07-02", score=0.8), ("", None)),
        (window(), seen("done", "2031-07-02", "2031-06-02", "2031-07-02", score=0.5), None),
    ],
)
def test_one_piece_of_evidence(when: Window, sighting: Sighting, wanted: tuple[str, str | None] | None) -> None:
    assert judged(promise(when), sighting) == wanted


def test_delivered_before_the_end_counts_and_after_it_does_not() -> None:
    done = seen("done", "2031-07-02", "2031-06-02", "2031-07-02")
    assert judged(promise(), done, seen("stopped", "2031-08-01")) == ("met", "on_time")
    assert judged(promise(), done, seen("stopped", "2031-05-01")) == ("dropped", "stopped")


def test_ends_of_one_day_have_an_order() -> None:
    both = (seen("stopped", "2031-06-01"), seen("transferred", "2031-06-01"))
    assert judged(promise(), *both) == ("void", "transferred")


def test_a_failed_condition_voids_only_where_it_was_hard() -> None:
    failed = seen("failed", "2031-06-01", because="the condition")
    assert judged(promise(condition="if the data are positive"), failed) == ("void", "condition")
    assert judged(promise(condition="subject to review"), failed) is None


def test_a_later_window_slips_and_one_pulled_back_does_not() -> None:
    thread = promise()
    thread.add(
        statement(window("2032-01-01", "2032-03-31"), quote="The IND is now expected in 1Q32."), date(2031, 3, 1)
    )
    assert judged(thread) == ("slipped", "moved")
    ruling = outcome(Case(thread))
    assert ruling is not None
    assert ruling.sighting is not None
    assert (ruling.sighting.bearing, ruling.sighting.known_on) == ("moved", date(2031, 3, 1))
    thread.add(statement(window("2031-08-01", "2031-08-31"), quote="The IND follows in August."), date(2031, 4, 1))
    assert judged(thread) is None


def test_a_vague_later_window_is_asked() -> None:
    thread = promise()
    thread.add(statement(window("2032-01-01", "2032-03-31"), quote="Filing in 1Q32."), date(2031, 3, 1), fit=0.72)
    assert judged(thread) == ("", None)


def test_two_windows_on_the_first_day_are_no_slip() -> None:
    thread = promise()
    thread.add(statement(window("2032-01-01", "2032-03-31"), quote="Filing in 1Q32."), SAID)
    assert judged(thread) is None


def test_a_stop_after_a_move_is_a_drop_and_silence_after_a_move_too() -> None:
    thread = promise()
    thread.add(statement(window("2032-01-01", "2032-03-31"), quote="Filing in 1Q32."), date(2031, 3, 1))
    assert judged(thread, seen("stopped", "2031-06-01")) == ("dropped", "stopped")
    assert judged(thread, silence=Silence(True, "two reports name nothing.")) == ("dropped", "silent")


def test_a_withdrawal_before_a_new_date_counts_no_more() -> None:
    thread = promise(kind="financial_guidance")
    assert judged(thread, seen("withdrawn", "2031-06-01")) == ("dropped", "withdrawn")
    thread.add(statement(window(), kind="financial_guidance", quote="Again."), date(2031, 7, 1))
    assert judged(thread, seen("withdrawn", "2031-06-01")) is None


def test_a_decision_is_met_by_either_word_an_approval_only_by_approval() -> None:
    refused = seen("failed", "2031-07-02", "2031-07-01", "2031-07-01")
    goal = promise(kind="regulatory_decision", quote="The PDUFA date for NV-12 is in mid-2031.")
    approval = promise(kind="regulatory_decision", quote="We expect approval of NV-12 in mid-2031.")
    assert judged(goal, refused) == ("met", "on_time")
    assert judged(approval, refused) == ("slipped", "missed")
    assert either_way(goal.first)
    assert not either_way(approval.first)


def test_patents_are_the_clocks_alone() -> None:
    assert judged(promise(kind="patent_expiry"), seen("done", "2031-07-02", None, "2031-07-02")) is None


def test_days_late() -> None:
    assert late(window(), date(2031, 9, 7), date(2031, 9, 22), True) == 22
    assert late(window(), date(2031, 9, 7), date(2031, 9, 22), False) == 7
    assert late(window(), date(2031, 4, 2), date(2031, 4, 20), False) == -133
    assert late(window("2031-05-01", None, "after"), None, date(2031, 9, 22), False) is None


def test_status_is_the_newest_verdict_else_the_clock() -> None:
    def verdict(on: str, word: Any) -> Verdict:
        return Verdict(on, "p", date.fromisoformat(on), word, "moved" if word == "slipped" else None, "why", "r", "v")

    history = [verdict("2031-03-01", "slipped"), verdict("2031-06-01", "due")]
    assert status(window(), history, date(2031, 2, 1))[:2] == ("open", None)
    assert status(window(), history, date(2031, 3, 1))[:2] == ("slipped", "moved")
    assert status(window(), history, date(2031, 9, 1)) == ("overdue", None, history[1])
