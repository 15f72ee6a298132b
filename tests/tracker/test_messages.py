"""A message leads with what happened, says it on one line, and links to the page."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.alert_file import Settings
from tracker.flags import FLAGS
from tracker.messages import LONGEST, alert, clean, digest, lead
from tracker.terms import Terms

FLAG: dict[str, Any] = {
    "id": "f1", "flag": "overdue", "prediction": "p1", "window": "2011-05-01/2011-08-31", "falls_on": "2011-09-01",
    "flagged_on": "2011-09-01", "company": "c", "company_name": "Orion, Inc.", "ticker": None, "cik": None,
    "subject": "OR-7", "kind": "ind_submission", "kind_label": "IND submitted", "family": "entry", "scope": None,
    "controller": "self", "opens": "2011-05-01", "closes": "2011-08-31", "status": None, "detail": "on_time",
    "because": "it came.", "review": "which?", "quote": "We plan an IND\nin mid-2011.", "quoted_on": "2010-10-28",
    "quoted_form": "8-K", "document": "d", "before": "2011-03-01/2011-03-31", "source": "in/a.pdf",
    "reason": "is torn.",
}  # fmt: skip
TERMS = Terms.of("desk", {"to": "terminal", "company": "Orion"})


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("opens", "The window 2011-05-01 to 08-31 opens."),
        ("due_soon", "The window 2011-05-01 to 08-31 closes soon, on 2011-08-31."),
        ("closes_today", "2011-08-31 is the last day of the window 2011-05-01 to 08-31."),
        ("overdue", "The window 2011-05-01 to 08-31 has closed, and no document tells what came of it."),
        (
            "grace_ended",
            "The window closed on 2011-08-31; the first report after it is due, and no document tells of it.",
        ),
        ("silence", "The window closed on 2011-08-31; the second report after it is due, and no document tells of it."),
        ("moved", "Moved from 2011-03-01 to 03-31 to 2011-05-01 to 08-31."),
        ("met", "Met (on time): it came."),
        ("slipped", "Slipped (on time): it came."),
        ("dropped", "Dropped (on time): it came."),
        ("void", "Void (on time): it came."),
        ("review_needed", "A person is asked: which?"),
        ("document_failed", "in/a.pdf could not be read: is torn."),
    ],
)
def test_every_flag_leads_with_what_happened(flag: str, said: str) -> None:
    assert lead(FLAG | {"flag": flag}) == said


def test_no_flag_is_without_words() -> None:
    assert all(lead(FLAG | {"flag": flag}) for flag in FLAGS)


def test_a_message_whole() -> None:
    settings = Settings(pages="https://tracker.example.org")
    said = alert(
        [FLAG, FLAG | {"flag": "moved", "falls_on": "2011-09-03", "flagged_on": "2011-09-05"}],
        TERMS,
        "m1",
        settings,
        "my ledger",
    )
    assert said.title == "Moved, overdue: Orion, Inc.: OR-7, IND submitted"
    assert said.body == (
        "Moved from 2011-03-01 to 03-31 to 2011-05-01 to 08-31. (fell on 2011-09-03, noticed late, on 2011-09-05)\n"
        "The window 2011-05-01 to 08-31 has closed, and no document tells what came of it.\n\n"
        "“We plan an IND in mid-2011.”\nOrion, Inc., 8-K of 2010-10-28\n\n"
        "https://tracker.example.org/-/tracker/my+ledger/prediction/p1\n\n"
        "You get this because the subscription desk asks for everything of Orion.\nMessage m1\n"
    )


def test_a_digest_tells_promise_by_promise() -> None:
    other = FLAG | {"id": "f2", "prediction": "p2", "subject": "OR-9", "flag": "met", "quote": "long " * LONGEST}
    said = digest([FLAG, other, FLAG | {"id": "f3", "flag": "silence"}], TERMS, "m1", Settings(), "x")
    assert said.title == "3 alerts: 1 overdue, 1 met, 1 silence"
    heads = [line for line in said.body.splitlines() if line.startswith("Orion, Inc.")]
    assert heads == ["Orion, Inc.: OR-7, IND submitted", "Orion, Inc.: OR-9, IND submitted"]
    assert max(map(len, said.body.splitlines())) < LONGEST + 100


def test_words_of_others_stay_words() -> None:
    """A company's name can forge no header of a mail, no line of a log and no command of a terminal or a template."""
    name = "Orion\r\nBcc: all@example.org\x1b]0;x\x07 {{ 7 * 7 }}"
    said = alert([FLAG | {"company_name": name}], TERMS, "m1", Settings(), "x")
    assert said.title == "Overdue: Orion Bcc: all@example.org ]0;x {{ 7 * 7 }}: OR-7, IND submitted"
    assert clean("\u202egnp.exe") == "gnp.exe"
    assert not {"\r", "\x1b", "\x07"} & set(said.body)
