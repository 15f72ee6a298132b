"""Names: case, hyphens and spaces say nothing, codes and ordinals tell apart, an alias counts once it is learned."""

from __future__ import annotations

from datetime import date

import pytest

from events.names import Names, codes, key, tokens
from events.types import Alias

RENAMED = Alias("Velorin", "NV-12", date(2031, 3, 30), "f", "Velorin (formerly NV-12)")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("NV-12", "NV12", 1.0),
        ("the NV 12 trial", "NV-12", 1.0),
        ("NV-12", "NV-13", 0.0),
        ("NV-12 and NV-30", "NV-12", 0.95),
        ("dairy digesters", "dairy digester", 1.0),
        ("multi-dairy digester", "dairy digester", 0.9),
        ("second plant in Tulsa", "third plant in Tulsa", 0.0),
        ("the MVR project", "Mechanical Vapor Recompression system", 0.95),
        ("Boston store", "Austin mine", 0.0),
    ],
)
def test_alike(one: str, other: str, alike: float) -> None:
    assert Names().alike(one, other) == alike
    assert Names().alike(other, one) == alike


def test_an_alias_joins_names_once_learned() -> None:
    names = Names()
    assert names.alike("Velorin", "NV-12") == 0.0
    names.learn(RENAMED)
    assert names.alike("Velorin", "NV12") == 1.0
    assert names.named_in("NV-12", "The agency approved Velorin.") == 1.0


def test_aliases_chain() -> None:
    names = Names([RENAMED, Alias("Velorin XR", "Velorin", date(2031, 4, 1))])
    assert names.of("NV-12") == {key("NV-12"), key("Velorin"), key("Velorin XR")}


@pytest.mark.parametrize("words", ["Q3 FY25", "Phase 2b", "mid-2031", "4Q2031", "150 mg", "COVID-19", "1Q31"])
def test_what_is_no_code(words: str) -> None:
    assert codes(words) == frozenset()


def test_named_in_part() -> None:
    assert Names().named_in("multi-dairy digester", "the dairy digester runs") == pytest.approx(2 / 3)
    assert tokens("Companies' batteries") == ("company", "battery")
