"""What a statement or report is held against: all of its kinds that may be the same thing, in the order said."""

from __future__ import annotations

from datetime import date

from events.live import Live
from events.shelves import Shelves
from events.threads import Thread
from events.types import Statement, Window

MAY = Window(date(2031, 5, 1), date(2031, 5, 31), "in", "in May", 0, 6, "test")


def shelved(*promises: tuple[str, str]) -> Shelves:
    shelves = Shelves()
    for number, (kind, subject) in enumerate(promises):
        live = Live(Thread("Norvane"))
        live.thread.add(Statement(str(number), "f", 0, 9, subject, MAY, kind, subject, "Norvane"), date(2031, 1, 1))
        shelves.add(live)
    return shelves


def names(found: object) -> list[str]:
    return [live.thread.first.subject for live in found]  # type: ignore[attr-defined]


SHELVES = shelved(
    ("trial_start", "NV-12 in asthma"), ("trial_start", "the inhaler"), ("trial_start", "NV-30"),
    ("ind_submission", "NV-12"), ("trial_start", "NV-12 and NV-30"),
)  # fmt: skip


def test_a_code_is_held_against_itself_and_against_what_has_none() -> None:
    assert names(SHELVES.near(["trial_start"], frozenset({"nv12"}))) == [
        "NV-12 in asthma", "the inhaler", "NV-12 and NV-30",
    ]  # fmt: skip
    assert names(SHELVES.near(["trial_start"], frozenset({"nv99"}))) == ["the inhaler"]


def test_what_has_no_code_is_held_against_all_of_its_kinds() -> None:
    assert names(SHELVES.near(["ind_submission", "trial_start"], frozenset())) == [
        "NV-12", "NV-12 in asthma", "the inhaler", "NV-30", "NV-12 and NV-30",
    ]  # fmt: skip
    assert names(SHELVES.newest(["trial_start"]))[:2] == ["NV-12 and NV-30", "NV-30"]
    assert SHELVES.kinds() == ["ind_submission", "trial_start"]
