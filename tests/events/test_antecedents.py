from datetime import date

from events import extract
from events.types import Filing

FILING = Filing("norvane", "Norvane Therapeutics", date(2025, 11, 6))


def _told(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.subject, str(each.window.closes)) for each in extract(text, FILING).statements]


def test_it_is_the_thing_named_last_that_the_step_fits() -> None:
    assert _told("The NDA for OR-9 is written, and so is the paper. We will submit it in March.") == [
        ("regulatory_submission", "OR-9", "2026-03-31")
    ]
    assert _told("The Leeds plant is nearly built. It was wet. We will open it in March.") == [
        ("facility_opening", "Leeds plant", "2026-03-31")
    ]


def test_another_paragraph_names_nothing() -> None:
    told = _told("The NDA for OR-9 is written.\n\nWe will submit it in March.")
    assert [row for row in told if row[0] == "regulatory_submission"] == []


def test_what_the_step_does_not_fit_is_not_meant() -> None:
    assert _told("The NDA for OR-9 is written. We will dose it in March.") == []
