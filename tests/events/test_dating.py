"""The day of a reported event: the words' own, the lag of news, or only the day on which it was known."""

from __future__ import annotations

from datetime import date

import pytest

from events.anchors import Anchor
from events.dating import bounds, day
from events.types import Filing, Passage

KNOWN = date(2031, 9, 22)
NEWS, QUARTERLY = Filing("f", "Norvane", KNOWN, "press release"), Filing("f", "Norvane", KNOWN, "10-Q")


def dated(words: str, filing: Filing = NEWS, index: int = 0) -> tuple[str | None, str, bool]:
    at = words.index("filed")
    anchor = Anchor("ind_submission", at, at + 5, 1.0, None, (at, at + 5), "test")
    passage = Passage(0, len(words), words)
    lo, hi, assumed = bounds(passage, index, anchor, day(passage, anchor, filing), filing)
    return lo.isoformat() if lo else None, hi.isoformat(), assumed


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("We filed the IND on September 3, 2031.", ("2031-09-03", "2031-09-03", False)),
        ("We filed the IND this month.", ("2031-09-01", "2031-09-22", False)),
        ("We filed the IND in August.", ("2031-08-01", "2031-08-31", False)),
        ("We today filed the IND.", ("2031-09-22", "2031-09-22", False)),
        ("We announced today that we filed the IND.", ("2031-09-07", "2031-09-22", True)),
        ("We have filed the IND.", ("2031-09-07", "2031-09-22", True)),
        ("We recently filed the IND.", (None, "2031-09-22", False)),
        ("During the quarter we filed the IND.", (None, "2031-09-22", False)),
        ("We have recently filed the IND gained with its 2030 purchase of Kestrel.", (None, "2031-09-22", False)),
    ],
)
def test_the_words_of_news(words: str, wanted: tuple[str | None, str, bool]) -> None:
    assert dated(words) == wanted


def test_a_periodic_report_and_the_far_end_of_a_release_have_no_lag() -> None:
    assert dated("We have filed the IND.", QUARTERLY) == (None, "2031-09-22", False)
    assert dated("We have filed the IND.", NEWS, 40) == (None, "2031-09-22", False)


def test_a_deadline_is_not_the_day() -> None:
    assert dated("We filed the IND with a target date of September 20, 2031.")[0] != "2031-09-20"


def test_a_report_on_a_quarter_has_no_lag_but_for_what_it_announces() -> None:
    def lagged(words: str) -> bool:
        at = words.index("filed")
        anchor = Anchor("ind_submission", at, at + 5, 1.0, None, (at, at + 5), "test")
        passage = Passage(0, len(words), words)
        return bounds(passage, 0, anchor, None, NEWS, quarter=(date(2031, 4, 1), date(2031, 6, 30)))[2]

    assert lagged("Norvane announced that it filed the IND.")
    assert not lagged("The company filed the IND for NV-12.")
