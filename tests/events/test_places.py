"""Facts stand by document in the order of the text, each once, whatever order they come in."""

from __future__ import annotations

from datetime import date

from events.places import by_filing
from events.types import Report, Statement, Window


def said(key: str, filing: str, start: int, timing: int) -> Statement:
    window = Window(date(2031, 1, 1), date(2031, 12, 31), "in", "2031", timing, timing + 4, "test")
    return Statement(key, filing, start, start + 9, "It is due.", window, "other", "NV-12", "Norvane")


def test_order_and_identity() -> None:
    late, early, second, unknown = (
        said("z", "f", 90, 95),
        said("y", "f", 10, 12),
        said("a", "f", 10, 18),
        said("u", "?", 0, 0),
    )
    assert by_filing([late, second, early, early, unknown], {"f"}) == {"f": [early, second, late]}


def test_reports_stand_by_their_place() -> None:
    one, two = (Report(key, "f", start, start + 1, "q", "done", "other", "NV") for key, start in (("b", 1), ("a", 5)))
    assert by_filing([two, one], {"f"}) == {"f": [one, two]}
