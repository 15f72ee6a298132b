"""One date for two regions: which words join them, and what becomes of the promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from events.judgement import judge
from events.regions import joined
from events.types import Filing, Report, Scope, Statement, Window, content_id


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("UK and FDA filings expected around year-end", ("UK", "US")),
        ("approval by the Food and Drug Administration (FDA) and the European Medicines Agency (EMA)", ("US", "EU")),
        ("a Japanese filing and a U.S. filing in May", ("JP", "US")),
        ("applications in the US, Europe and Japan", ("US", "EU", "JP")),
        ("approval in the US in 2031 and in Europe", ()),
        ("filed in the US, where the FDA decides", ()),
        ("harmonized U.S./ex-U.S. papers", ()),
        ("approval in Europe", ()),
    ],
)
def test_joined(words: str, wanted: Any) -> None:
    assert joined(words) == wanted


SPRING, AUTUMN, WINTER = (Filing(str(day), "Norvane", day) for day in
                          (date(2031, 3, 1), date(2031, 9, 1), date(2032, 3, 1)))  # fmt: skip


def said(on: Filing, quote: str, opens: date, closes: date, region: str = "") -> Statement:
    window = Window(opens, closes, "in", "in 2031" if opens.year == 2031 else "in May 2032", 0, 7, "test")
    id = content_id(on.id, quote)
    return Statement(
        id, on.id, 0, len(quote), quote, window, "regulatory_submission", "NV-12", "Norvane", scope=Scope(region=region)
    )


YEAR, MAY = (date(2031, 1, 1), date(2031, 12, 31)), (date(2032, 5, 1), date(2032, 5, 31))
US = said(SPRING, "The US filing for NV-12 is due in 2031.", *YEAR, "US")
BOTH = said(AUTUMN, "UK and US filings for NV-12 are expected in May 2032.", *MAY)


def test_a_region_with_a_promise_of_its_own_moves_alone() -> None:
    book = judge([SPRING, AUTUMN], [US, BOTH], [])
    assert {p.id: [v.relation for v in p.versions] for p in book.predictions} == {
        US.id: ["new", "pushed_out"],
        BOTH.id: ["new"],
    }
    assert [(v.prediction, v.detail) for v in book.verdicts] == [(US.id, "moved")]
    assert {p.id: p.scope.region for p in book.predictions}[BOTH.id] == "UK"


def test_each_region_is_a_promise_of_its_own_and_is_met_by_its_own_report() -> None:
    assert [p.id for p in judge([AUTUMN], [BOTH], []).predictions] == [BOTH.id, f"{BOTH.id}-US"]
    words = "Norvane submitted the US filing for NV-12."
    done = Report("r", WINTER.id, 0, len(words), words, "done", "regulatory_submission", "NV-12",
                  scope=Scope(region="US"), happened_from=WINTER.said_on, happened_to=WINTER.said_on)  # fmt: skip
    (verdict,) = judge([AUTUMN, WINTER], [BOTH], [done]).verdicts
    assert (verdict.prediction, verdict.status, verdict.detail) == (f"{BOTH.id}-US", "met", "early")
    whole = replace(done, quote="Norvane filed for NV-12 in the UK and the US.", scope=Scope())
    assert {v.status for v in judge([AUTUMN, WINTER], [BOTH], [whole]).verdicts} == {"met"}
    vague = replace(done, quote="Norvane, based in Europe, filed for NV-12 in Canada.", scope=Scope())
    assert {v.status for v in judge([AUTUMN, WINTER], [BOTH], [vague]).verdicts} == {"open"}
