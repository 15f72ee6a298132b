"""One lane for one thing: case, marks and aliases make no second one; a code or another thing does."""

from __future__ import annotations

from datetime import date

from events.lanes import Lanes
from events.names import Names
from events.types import Alias


def test_spellings_and_aliases_share_the_name_first_given() -> None:
    lanes = Lanes()
    known = Names([Alias("Velorin", "NV-12", date(2031, 1, 1))])
    said = ("NV-12", "NV12", "Velorin", "VELORIN", "NV-30", "Norvane", "NORVANE")
    assert [lanes.name(each, "Norvane, Inc.", known) for each in said] == [
        "NV-12", "NV-12", "NV-12", "NV-12", "NV-30", "Norvane", "Norvane",
    ]  # fmt: skip


def test_a_name_counts_from_the_day_on_which_it_is_learned() -> None:
    lanes, names = Lanes(), Names()
    assert [lanes.name(each, "Norvane", names) for each in ("NV-12", "Velorin")] == ["NV-12", "Velorin"]
    names.learn(Alias("Kalisto", "NV-12", date(2031, 1, 1)))
    assert lanes.name("Kalisto", "Norvane", names) == "NV-12"
    assert lanes.name("the plant in Leeds", "Norvane", names) == "the plant in Leeds"
