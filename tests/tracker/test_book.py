"""Which version a prediction goes by once each of its versions is said."""

from __future__ import annotations

from datetime import date

import pytest

from events.types import Prediction, Scope, Version
from tracker.book import holding

# (day, opens, closes, edge, flags) of each version, and the place that holds once it is said
SEPTEMBER, AUTUMN = ("2011-09-01", "2011-09-30", "in"), ("2011-09-01", "2011-11-30", "in")
CASES = {
    "each later version": ([(1, *AUTUMN), (2, "2012-01-01", "2012-03-31", "in")], [1, 2]),
    "the sharper of one day": ([(1, *AUTUMN), (2, *SEPTEMBER), (2, *AUTUMN)], [1, 2, 2]),
    "not the sharper of an older day": ([(1, *SEPTEMBER), (2, *AUTUMN)], [1, 2]),
    "not a deadline, however sharp": ([(1, "2011-09-01", "2011-09-30", "by"), (1, *AUTUMN)], [1, 2]),
    "not one without a date": ([(1, *AUTUMN), (2, None, None, "in")], [1, 1]),
    "a floor": ([(1, *AUTUMN), (2, "2012-01-01", None, "after")], [1, 2]),
    "not a stale copy": ([(1, *AUTUMN), (2, *SEPTEMBER, "stale_copy")], [1, 1]),
    "none with a date": ([(1, None, None, "in"), (2, None, None, "in")], [1, 1]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_holds(case: str) -> None:
    said, places = CASES[case]
    rows = {str(n): {"opens": each[1], "closes": each[2], "edge": each[3]} for n, each in enumerate(said)}
    versions = tuple(Version(str(n), date(2011, 1, each[0]), "new", each[4:]) for n, each in enumerate(said))  # type: ignore[arg-type]
    assert holding(Prediction("0", "c", "s", "k", Scope(), "a", "self", versions), rows) == places
