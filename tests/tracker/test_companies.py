"""Which printed names are one company, whatever the order in which they come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import companies


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("ImmunoGen, Inc.", "immunogen"),
        ("IMMUNOGEN INC", "immunogen"),
        ("The Boeing Company", "boeing"),
        ("Société Générale S.A.", "societe generale"),
        ("Nordlicht Holdings plc", "nordlicht"),
        ("BLUE SKY CORP /NV/", "blue sky"),
        ("O'Hara & Sons Co., Ltd.", "ohara sons"),
        ("The Company", "the"),
        ("Inc.", "inc"),
        ("株式会社オリオン", "株式会社オリオン"),
        ("", ""),
    ],
)
def test_a_name_without_its_legal_form(printed: str, name: str) -> None:
    assert companies.folded(printed) == name


def row(name: str, cik: str) -> dict[str, str | None]:
    return {"id": companies.identity(name, cik), "folded": companies.folded(name), "cik": cik or None}


def groups(*named: tuple[str, str]) -> list[set[tuple[str, str]]]:
    rows = {companies.identity(*each): each for each in named}
    found: dict[str, set[tuple[str, str]]] = {}
    for id, head in companies.heads(row(*each) for each in named).items():
        found.setdefault(head, set()).add(rows[id])
    return sorted(found.values(), key=sorted)


def test_a_name_goes_with_the_only_cik_that_bears_it() -> None:
    assert groups(("Orion Inc", "7"), ("ORION, INC.", ""), ("Lyra", "")) == [
        {("Lyra", "")},
        {("Orion Inc", "7"), ("ORION, INC.", "")},
    ]


def test_a_renamed_company_keeps_its_cik() -> None:
    assert groups(("Orion", "7"), ("Orion Metals", "7"), ("Orion Metals", "")) == [
        {("Orion", "7"), ("Orion Metals", "7"), ("Orion Metals", "")}
    ]


def test_a_name_of_two_companies_goes_with_neither() -> None:
    assert groups(("Vega", "1"), ("Vega", "2"), ("Vega", "")) == [{("Vega", "")}, {("Vega", "1")}, {("Vega", "2")}]


names = st.tuples(
    st.sampled_from(["Orion", "ORION INC", "Lyra", "Lyra Metals", "Vega"]), st.sampled_from(["", "1", "2", "3"])
)


@given(st.lists(names, max_size=10), st.randoms())
def test_the_order_does_not_matter(named: list[tuple[str, str]], random: object) -> None:
    mixed = list(named)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert companies.heads(row(*each) for each in named) == companies.heads(row(*each) for each in mixed)


@given(st.lists(names, max_size=10))
def test_a_head_stands_for_itself(named: list[tuple[str, str]]) -> None:
    heads = companies.heads(row(*each) for each in named)
    assert all(heads[head] == head for head in heads.values())


def test_the_name_to_print() -> None:
    assert companies.display(["ORION INC", "Orion", "Orion, Inc.", "ORION INCORPORATED"]) == "Orion, Inc."
    assert companies.display(["ORION INC"]) == "ORION INC"


@pytest.mark.parametrize(
    ("name", "text", "spelled"),
    [
        ("IMMUNOGEN INC", "IMMUNOGEN REPORTS. ImmunoGen, Inc. (Nasdaq: IMGN) said ... ImmunoGen", "ImmunoGen, Inc."),
        ("COCA COLA CO", "The Coca-Cola Company and its bottlers", "Coca-Cola Company"),
        ("AT&T INC.", "AT&T Inc. said", "AT&T Inc."),
        ("GAP INC", "a gap in the fence", "GAP INC"),
        ("ORION METALS INC", "Orion Metalsmiths, Inc.", "ORION METALS INC"),
        ("ORION METALS INC", "ORION METALS, INC.", "ORION METALS INC"),
        ("ORION METALS INC", "Orion\nMetals, Inc.", "ORION METALS INC"),
        ("ORION METALS INC", "", "ORION METALS INC"),
    ],
)
def test_a_name_in_capitals_is_spelled_as_the_text_spells_it(name: str, text: str, spelled: str) -> None:
    assert companies.spelled(name, text) == spelled
