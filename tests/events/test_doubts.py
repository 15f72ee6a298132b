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
        (
            "Norvane expects to complete enrollment in the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we completed enrollment in the Phase 3 trial of NV-12.",
            "met",
        ),
        (
            "Norvane expects to complete enrollment in the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we completed enrollment of 90% of patients in the Phase 3 trial of NV-12.",
            "due",
        ),
        (
            "Norvane expects to complete enrollment in the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we completed enrollment in the first cohort of the Phase 3 trial of NV-12.",
            "due",
        ),
        (
            "Norvane expects to complete enrollment in the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "Enrollment in the Phase 3 trial of NV-12 was stopped for a week in June 2031 and resumed.",
            "due",
        ),
        (
            "Norvane expects to complete enrollment in the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "Enrollment in the Phase 3 trial of NV-12 was stopped in June 2031.",
            "dropped",
        ),
        (
            "Norvane expects to report topline data from the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we reported topline data from the Phase 3 trial of NV-12.",
            "met",
        ),
        (
            "Norvane expects to report topline data from the Phase 3 trial of NV-12 in the fourth quarter of 2031.",
            "On November 3, 2031 we announced that topline data from the Phase 3 trial of NV-12 will be reported soon.",
            "due",
        ),
        (
            "Norvane expects to repay the term loan in the fourth quarter of 2031.",
            "On November 3, 2031 we repaid the term loan.",
            "met",
        ),
        (
            "Norvane expects to repay the term loan in the fourth quarter of 2031.",
            "On November 3, 2031 we repaid $5 million of the term loan.",
            "due",
        ),
        (
            "Norvane expects to launch the NV-12 scanner in the fourth quarter of 2031.",
            "On November 3, 2031 we launched a website for the NV-12 scanner.",
            "due",
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
