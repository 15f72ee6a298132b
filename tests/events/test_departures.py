"""The company itself is gone: bought whole, wound up, no longer reporting; never another one that it bought."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.departures import told
from events.judgement import judge
from events.types import Filing, Passage

SPRING, AUTUMN = (Filing(str(day), "Norvane, Inc.", day) for day in (date(2031, 3, 1), date(2031, 9, 1)))


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Norvane has filed a Form 15 with the SEC.", True),
        ("The company has terminated its registration under the Exchange Act.", True),
        ("As a result, Norvane became a wholly-owned subsidiary of Kestrel plc.", True),
        ("Norvane was dissolved on May 5.", True),
        ("Teal Labs became a wholly owned subsidiary of Norvane.", False),
        ("Norvane will become a wholly owned subsidiary of Kestrel.", False),
        ("Norvane intends, if the merger closes, that it has filed a Form 15.", False),
        ("Teal Labs was liquidated.", False),
        ("Norvane filed a registration statement with the SEC.", False),
    ],
)
def test_told(words: str, gone: bool) -> None:
    assert (told(Passage(0, len(words), words), AUTUMN) is not None) == gone


def test_what_a_company_that_is_gone_promised_is_void() -> None:
    texts = {
        SPRING: "We expect to start a Phase 2 trial of NV-12 in 2032.",
        AUTUMN: "Norvane is now a wholly owned subsidiary of Kestrel plc.",
    }
    read = {filing: extract(text, filing) for filing, text in texts.items()}
    book = judge(read, [s for r in read.values() for s in r.statements], [e for r in read.values() for e in r.reports])
    assert [(verdict.status, verdict.detail) for verdict in book.verdicts] == [("void", "company_gone")]


def test_an_earlier_step_that_failed_voids_what_hung_on_it() -> None:
    texts = {
        SPRING: "We expect to submit the BLA for NV-12 in 2032 if the Phase 3 trial is positive.",
        AUTUMN: "The Phase 3 trial of NV-12 did not meet its primary endpoint.",
    }
    read = {filing: extract(text, filing) for filing, text in texts.items()}
    book = judge(read, [s for r in read.values() for s in r.statements], [e for r in read.values() for e in r.reports])
    assert [(verdict.status, verdict.detail) for verdict in book.verdicts] == [("void", "condition")]
