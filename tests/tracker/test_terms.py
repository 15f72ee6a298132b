"""What a subscription asks for: company, product, kind, hands and flags, each under any name that means it."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.terms import Terms

FLAG = {
    "flag": "overdue", "company": "c1", "company_name": "Orion, Inc.", "ticker": "ORN", "cik": "1234",
    "subject": "OR-7", "kind": "ind_submission", "family": "entry", "controller": "self",
}  # fmt: skip
ALIASES = {"ox7": "OR-7"}


@pytest.mark.parametrize(
    ("given", "flag", "wanted"),
    [
        ({}, {}, True),
        ({"company": "orion"}, {}, True),
        ({"company": "ORN"}, {}, True),
        ({"company": "1234"}, {}, True),
        ({"company": "c1"}, {}, True),
        ({"company": "Orion Metals"}, {}, False),
        ({"company": ""}, {"ticker": None, "cik": None}, True),
        ({"company": ["Vega", "Orion"]}, {}, True),
        ({"product": "or 7"}, {}, True),
        ({"product": "OX-7"}, {}, True),
        ({"product": "OR-7"}, {"subject": "OR-7 and OR-9"}, True),
        ({"product": "OR-7"}, {"subject": "OR-77"}, False),
        ({"kind": "ind submission"}, {}, True),
        ({"kind": "entry, data"}, {}, True),
        ({"kind": "data"}, {}, False),
        ({"controller": "partner"}, {}, False),
        ({"flags": "met, overdue"}, {}, True),
        ({"flags": "met"}, {}, False),
        ({"flags": "overdue", "company": "Orion", "product": "OR-7", "kind": "entry", "controller": "self"}, {}, True),
    ],
)
def test_what_is_asked_for(given: dict[str, Any], flag: dict[str, Any], wanted: bool) -> None:
    assert Terms.of("desk", {"to": "terminal", **given}).wants(FLAG | flag, ALIASES) is wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [({}, True), ({"flags": "document_failed", "company": "Orion"}, True), ({"company": "Orion"}, False),
     ({"flags": "overdue"}, False)],
)  # fmt: skip
def test_a_document_that_failed_is_told_to_who_asks_for_it_or_for_all(given: dict[str, str], wanted: bool) -> None:
    failed = {"flag": "document_failed", **dict.fromkeys(set(FLAG) - {"flag"})}
    assert Terms.of("desk", {"to": "terminal", **given}).wants(failed, {}) is wanted
