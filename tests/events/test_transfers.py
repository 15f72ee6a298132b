"""Rights that pass to a named other end the promise; a sale ahead, one to the company, and securities do not."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.outcomes import ends
from events.types import Filing, content_id

SPRING = (date(2031, 3, 4), "Norvane expects to submit an IND for NV-12 in the second quarter of 2032.")


def judged(said: str) -> list[tuple[str, str | None]]:
    """What becomes of an IND that was promised in spring, when a later document says this."""
    filings, statements, reports = [], [], []
    for day, words in (SPRING, (date(2031, 9, 2), said)):
        filing = Filing(content_id(day, words), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{words}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    return [(verdict.status, verdict.detail) for verdict in judge(filings, statements, reports).verdicts]


@pytest.mark.parametrize(
    "said",
    [
        "In August Norvane sold all rights to NV-12 to Kestrel plc.",
        "Norvane has out-licensed NV-12 to Kestrel plc.",
        "We granted Kestrel plc an exclusive, worldwide license to develop and commercialize NV-12.",
        "In August we returned the rights to NV-12 to Heron Biosciences.",
        "Norvane spun out its NV-12 program into Teal Labs.",
        "We completed the sale of the NV-12 program to Kestrel plc.",
        "Norvane divested NV-12 to Kestrel plc.",
        "In August we sold NV-12, our lead candidate, to Kestrel plc.",
        "The NV-12 program was sold to Kestrel plc.",
    ],
)
def test_rights_that_passed_to_another_void_the_promise(said: str) -> None:
    assert judged(said) == [("void", "transferred")]


@pytest.mark.parametrize(
    "said",
    [
        "Norvane may sell its rights to NV-12 to Kestrel plc.",
        "Norvane has agreed to sell the rights to NV-12 to Kestrel plc.",
        "Kestrel plc returned all rights to NV-12 to Norvane.",
        "Kestrel plc assigned its rights to NV-12 to the Company.",
        "Heron granted Norvane an exclusive, worldwide license to develop NV-12.",
        "Norvane sold shares and assets to investors to fund NV-12.",
        "Norvane sold all rights to NV-30 to Kestrel plc.",
        "The FDA granted Norvane exclusive rights to develop NV-12.",
        "We sold NV-12 clinical supplies to Kestrel plc.",
        "We sold our NV-12 inspection system to Kestrel plc.",
        "The first NV-12 scanner was sold to Kestrel plc.",
        "We completed the sale of twelve NV-12 systems to Kestrel plc.",
        "We completed the sale of our headquarters beside the NV-12 plant to Kestrel plc.",
    ],
)
def test_what_only_looks_like_a_transfer_voids_nothing(said: str) -> None:
    assert [each for each in judged(said) if each[0] not in ("open", "due")] == []


def test_rights_of_one_region_are_a_question() -> None:
    assert judged("Norvane has out-licensed NV-12 to Kestrel plc for China.") == [("open", None)]


def test_a_transfer_is_told_by_its_wording() -> None:
    found = ends("Norvane has out-licensed NV-12 to Kestrel.")
    assert found is not None
    assert (found[0], found[1].name) == ("transferred", "out-licensed")
