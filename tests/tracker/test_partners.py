"""A partner's own document is evidence for what was left to it, in any order of reading, and nobody else's is."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tracker.documents import Options
from tracker.ingest import ingest
from tracker.ledger import Ledger
from tracker.verify import CHECKS

OURS = (
    "norvane",
    (
        "NORWICH, UK, March 4, 2031 - Norvane plc today gave its outlook.\n\n"
        "Our partner Kestrel expects to submit the NDA for NV-12 by the end of 2031.\n\n"
        "Norvane expects to submit the IND for NV-30 by the end of 2031.\n"
    ),
)
THEIRS = (
    "kestrel",
    (
        "BOSTON, November 6, 2031 - Kestrel Pharma, Inc. today reported on its work.\n\n"
        "On November 3, 2031 Kestrel submitted the NDA for NV-12.\n\n"
        "The IND for NV-30 was submitted on November 4, 2031.\n"
    ),
)
LIKE_NAMED = (
    "heron",
    (
        "BOSTON, November 6, 2031 - Heron Labs, Inc. today reported on its work.\n\n"
        "On November 3, 2031 Heron submitted the NDA for NV-12.\n"
    ),
)
OTHER_PRODUCT = (
    "kestrel",
    (
        "BOSTON, November 6, 2031 - Kestrel Pharma, Inc. today reported on its work.\n\n"
        "On November 3, 2031 Kestrel submitted the NDA for KP-77.\n"
    ),
)
RIVAL = (
    "rival",
    (
        "BOSTON, January 9, 2031 - Kestrel Foods, Inc. today gave its outlook.\n\n"
        "Kestrel Foods expects to open a bakery in Leeds in May 2032.\n"
    ),
)


def outcomes(folder: Path, *documents: tuple[str, str]) -> dict[str, Any]:
    """What stands of Norvane's promises once these documents were read one by one."""
    folder.mkdir()
    with Ledger(folder / "x.db") as ledger:
        for number, (name, text) in enumerate(documents):
            path = folder / f"{number}-{name}.txt"
            path.write_text(text, "utf-8")
            ingest(ledger, [path], Options())
        faults = [fault for check in CHECKS for fault in check(ledger).faults]
        assert faults == []
        found = ledger.conn.execute(
            "SELECT subject, outcome, detail, happened_to, evidence_grade, verdict_rule FROM predictions_current "
            "WHERE company_name LIKE 'Norvane%'"
        )
        return {row["subject"]: tuple(row)[1:] for row in found}


MET = ("met", "on_time", "2031-11-03", "E2", "the partner's own document; nda by submit; subject named in the sentence")


def test_a_partners_document_settles_what_was_left_to_it_in_any_order(tmp_path: Path) -> None:
    for number, order in enumerate(permutations((OURS, THEIRS))):
        found = outcomes(tmp_path / str(number), *order)
        assert found["NV-12"] == MET
        assert found["NV-30"][0] is None  # ours to do: a partner's word of it settles nothing


@pytest.mark.parametrize("other", [LIKE_NAMED, OTHER_PRODUCT], ids=["another company", "another product"])
def test_anybody_elses_product_is_another_thing(tmp_path: Path, other: tuple[str, str]) -> None:
    assert {row[0] for row in outcomes(tmp_path / "x", OURS, other).values()} == {None}


def test_a_name_that_two_companies_bear_leads_to_neither(tmp_path: Path) -> None:
    for number, order in enumerate(permutations((OURS, THEIRS, RIVAL))):
        assert outcomes(tmp_path / str(number), *order)["NV-12"][0] is None


def test_a_book_that_an_older_program_judged_alone_waits_to_be_judged_anew(tmp_path: Path) -> None:
    for name, text in (OURS, THEIRS):
        (tmp_path / f"{name}.txt").write_text(text)
    with Ledger(tmp_path / "x.db") as ledger:
        ingest(ledger, [tmp_path / f"{name}.txt" for name, _ in (OURS, THEIRS)], Options())
        assert ledger.waiting() == []
        ledger.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0008_judging'")
        ledger.conn.commit()
    with Ledger(tmp_path / "x.db") as ledger:
        query = "SELECT c.name FROM waiting w JOIN companies c ON c.id = w.company"
        assert [row["name"] for row in ledger.conn.execute(query)] == ["Norvane plc"]
