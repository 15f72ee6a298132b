"""Words that call an event ahead and give no date: by themselves, and against a promise that had one."""

from __future__ import annotations

from datetime import date

import pytest

from events.ahead import find
from events.judgement import judge
from events.passages import split
from events.reports import find as find_reports
from events.statements import read
from events.types import Filing
from events.verdicts import status

FILING = Filing("f", "Norvane", date(2031, 3, 20), "press release")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Norvane will announce a new CFO after the handover.", ["appointment"]),
        ("We plan to submit the IND for NV-12.", ["ind_submission"]),
        ("We plan to submit the IND for NV-12 in May.", []),
        ("In May we open the lab and plan to submit the IND for NV-12.", ["ind_submission"]),
        ("We submitted the IND for NV-12.", []),
        ("Work continues, with progress toward a planned initial public offering of our unit.", ["listing"]),
        ("If the trial succeeds we would submit the IND for NV-12.", []),
        ("We may submit the IND for NV-12.", []),
    ],
)
def test_ahead_without_a_date(words: str, kinds: list[str]) -> None:
    assert [anchor.kind for passage in split(words) for anchor in find(passage, FILING)] == kinds


def judged(*texts: tuple[str, str]) -> tuple[str, str | None, str]:
    """Status, detail and review of the first promise, as of the end of 2031."""
    filings, statements, reports = [], [], []
    for place, (day, text) in enumerate(texts):
        filing = Filing(f"f{place}", "Norvane", date.fromisoformat(day), "press release")
        passages = split(text)
        filings.append(filing)
        statements += read(passages, filing, text)[0]
        reports += find_reports(passages, filing, text)
    book = judge(filings, statements, reports)
    first = book.predictions[0]
    window = next(each.window for each in statements if each.id == first.id)
    verdicts = [verdict for verdict in book.verdicts if verdict.prediction == first.id]
    word, detail, last = status(window, verdicts, date(2031, 12, 31))
    return word, detail, last.review if last else ""


SAID = ("2031-02-10", "Norvane plans to submit the IND for NV-12 in March 2031 after the audit of its new laboratory.")


def test_the_same_sentence_without_its_date_takes_the_date_away() -> None:
    again = ("2031-02-28", "Norvane plans to submit the IND for NV-12 after the audit of its new laboratory.")
    assert judged(SAID, again)[:2] == ("slipped", "undated")


def test_other_words_take_nothing_away_before_the_close_and_ask_after_it() -> None:
    other = "A filing is being written, and Norvane expects to submit the IND for NV-12."
    assert judged(SAID, ("2031-02-28", other)) == ("overdue", None, "")
    word, detail, review = judged(SAID, ("2031-06-28", other))
    assert (word, detail) == ("overdue", None)
    assert "still ahead after its close" in review
