"""What speaks against a report although subject and kind agree."""

from __future__ import annotations

from datetime import date

import pytest

from events import extract
from events.judgement import judge
from events.types import Filing, content_id


@pytest.mark.parametrize(
    ("promised", "told", "status"),
    [
        (
            "Norvane expects to complete construction of digesters for more farms in January 2032.",
            "Farm digester construction projects completed in 2031 cost $4 million.",
            "open",
        ),
        (
            "Norvane expects to complete construction of the Ashby digester in January 2032.",
            "Construction of the Ashby digester was completed on November 3, 2031.",
            "met",
        ),
        (
            "Norvane expects to submit the IND for NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we submitted an amendment to the IND for NV-12.",
            "due",
        ),
        (
            "Norvane expects to submit the IND for NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we submitted the IND for NV-12.",
            "met",
        ),
    ],
)
def test_what_was_done_settles_no_other_thing(promised: str, told: str, status: str) -> None:
    filings, statements, reports = [], [], []
    for day, words in ((date(2031, 3, 4), promised), (date(2031, 12, 2), told)):
        filing = Filing(content_id(day, words), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{words}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
    verdicts = judge(filings, statements, reports).verdicts
    assert {verdict.status for verdict in verdicts} <= {status}
    assert verdicts or status == "open"
