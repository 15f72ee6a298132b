"""Days, spans and year ends on the command line, and what is said of those that are none."""

from __future__ import annotations

from datetime import date

import click
import pytest

from tracker.cli import words


def test_words_that_mean_something() -> None:
    assert words.day("2011-06-30") == date(2011, 6, 30)
    assert [words.days(text) for text in ("90d", "90", "12w", "0d")] == [90, 90, 84, 0]
    assert [words.seconds(text) for text in ("60s", "60", "5m", "1h", "0")] == [60, 60, 300, 3600, 1]
    assert words.period("2012-02") == (date(2012, 2, 1), date(2012, 2, 29))
    assert words.period("2011") == (date(2011, 1, 1), date(2011, 12, 31))
    assert words.period("2011-06-30") == (date(2011, 6, 30), date(2011, 6, 30))
    assert [words.month_day(text) for text in ("06-30", "12-31", "02-29")] == [(6, 30), (12, 31), (2, 29)]


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (words.day, "June 2011", "'June 2011' is no day; write it as 2011-06-30"),
        (words.day, "2011-02-30", "'2011-02-30' is no day"),
        (words.period, "June 2011", "'June 2011' is no year, month or day; write it as 2011, 2011-06 or 2011-06-30"),
        (words.period, "2011-13", "'2011-13' is no year, month or day"),
        (words.period, "2011-6", "'2011-6' is no year, month or day"),
        (words.period, "2011-02-29", "'2011-02-29' is no year, month or day"),
        (words.period, "2011-06-30-01", "is no year, month or day"),
        (words.period, "", "is no year, month or day"),
        (words.days, "3 months", "'3 months' is no span of time; write it as 90d or 12w"),
        (words.days, "-5", "'-5' is no span of time"),
        (words.days, "١٢", "is no span of time"),
        (words.days, "9999999", "is no span of time"),
        (words.seconds, "2d", "'2d' is no span of time; write it as 60s or 5m"),
        (words.month_day, "06-31", "'06-31' is no day of a year; write the end of June as 06-30"),
        (words.month_day, "6/30", "is no day of a year"),
    ],
)
def test_words_that_mean_nothing(read: object, text: str, said: str) -> None:
    with pytest.raises(click.BadParameter) as caught:
        read(text)  # type: ignore[operator]
    assert said in str(caught.value.message)
