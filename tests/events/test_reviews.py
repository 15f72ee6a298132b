"""Reviews: who decides what from which day, and what a retraction sets free."""

from __future__ import annotations

from datetime import date
from typing import Any

from events.reviews import Reviews, passage
from events.types import Alias, Decision, Sighting, Statement, Window
from events.versions import Thread

DAY = date(2031, 9, 25)


def decision(key: str, action: Any, on: date = DAY, **more: Any) -> Decision:
    return Decision(key, on, "ana", "seen", action, **more)


def sighting(key: str, score: float = 0.8) -> Sighting:
    return Sighting(key, "p", "f", DAY, 0, 1, "q", "done", "E1", score, "r")


def test_a_word_counts_from_its_day_until_it_is_taken_back() -> None:
    given = decision("d1", "outcome", statement="s", status="met", detail="on_time")
    back = decision("d2", "retract", date(2031, 10, 1), other="d1")
    reviews = Reviews([given, back], {})
    assert reviews.days == {DAY, date(2031, 10, 1)}
    assert reviews.word({"s"}, date(2031, 9, 24)) is None
    assert reviews.word({"s"}, DAY) == given
    assert reviews.word({"s"}, date(2031, 10, 1)) is None
    assert reviews.touched(DAY) == {"s"}


def test_the_newest_word_wins() -> None:
    old = decision("d1", "outcome", statement="s", status="met")
    new = decision("d2", "outcome", date(2031, 9, 26), statement="s", status="dropped")
    assert Reviews([new, old], {}).word({"s"}, date(2031, 9, 30)) == new


def test_sightings_are_weighed() -> None:
    reviews = Reviews(
        [decision("d1", "confirm", statement="s", other="a"), decision("d2", "overrule", statement="s", other="b")], {}
    )
    weighed = reviews.weigh([sighting("a"), sighting("b"), sighting("c")], DAY)
    assert [(each.id, each.score) for each in weighed] == [("a", 1.0), ("c", 0.8)]
    assert len(reviews.weigh([sighting("a"), sighting("b")], date(2031, 9, 1))) == 2


def test_joins_splits_and_aliases_hold_for_every_day() -> None:
    reviews = Reviews(
        [
            decision("d1", "join", statement="s2", other="s1"),
            decision("d2", "split", statement="s3"),
            decision("d3", "alias", statement="s1", other="s2"),
            decision("d4", "split", statement="s4"),
            decision("d5", "retract", other="d4"),
        ],
        {"s1": "NV-12", "s2": "Velorin"},
    )
    assert reviews.joined("s1") == ["s2"]
    assert reviews.joined("s2") == ["s1"]
    assert reviews.split == {"s3"}
    assert reviews.aliases == (Alias("NV-12", "Velorin", date.min),)


def test_a_bare_overruling_leaves_the_word_to_the_clock() -> None:
    overruled = decision("d1", "overrule", statement="s")
    ruling = Reviews([overruled], {}).ruling(overruled, None, _promise())
    assert (ruling.status, ruling.rule) == ("", "reviewer: overrule")


def _promise() -> Thread:
    thread = Thread("Norvane")
    when = Window(date(2031, 5, 1), date(2031, 8, 31), "in", "then", 0, 4, "test")
    thread.add(Statement("s", "f", 0, 9, "It is due.", when, "ind_submission", "NV-12", "Norvane"), date(2030, 10, 28))
    return thread


def test_a_confirmed_passage_counts_under_another_id_and_for_its_promise_alone() -> None:
    reviews = Reviews([decision("d1", "confirm", statement="s", other=passage("f", 0, 40))], {})
    read_anew = Sighting("other", "p", "f", DAY, 0, 38, "q", "done", "E1", 0.8, "better rule")
    elsewhere = Sighting("z", "p", "f", DAY, 50, 60, "q", "done", "E1", 0.8, "r")
    assert [each.score for each in reviews.weigh([read_anew, elsewhere], DAY, {"s"})] == [1.0, 0.8]
    assert [each.score for each in reviews.weigh([read_anew], DAY, {"another"})] == [0.8]
