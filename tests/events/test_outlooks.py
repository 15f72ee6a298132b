"""The period of an outlook is lent to the figures under it, and to nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from events.passages import split
from events.statements import read
from events.types import Filing

FILING = Filing("f", "Halden Industries", date(2026, 2, 10))


def told(text: str) -> list[tuple[str, str, float | None, float | None]]:
    found, _ = read(split(text), FILING, text)
    return [(each.subject, str(each.window.closes), each.low, each.high) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Guidance for the full year 2026 is unchanged:\n\n* Net sales: EUR 50 to 60 million\n* Capex: ~EUR 5 million\n",
        "2026 Guidance:\nNet sales\tEUR 50 - 60 million\nCapex\tEUR 5 million\n",
        "Fiscal 2026 Guidance\n(in millions)\n\tPrevious\tCurrent\nNet sales\t€40 - €50\t€50 - €60\nCapex\t€4\t€5\n",
        "For 2026, Halden expects net sales of EUR 50 to 60 million. Capex is expected to be about EUR 5 million.\n",
        (
            "We give the following guidance for the full year 2026:\n\nNet sales are seen at EUR 50 to 60 million.\n\n"
            "Capex is expected to be about EUR 5 million.\n"
        ),
    ],
)
def test_a_list_a_table_and_a_paragraph_say_the_same(text: str) -> None:
    assert [(subject.lower(), *rest) for subject, *rest in told(text)] == [
        ("net sales", "2026-12-31", 50e6, 60e6),
        ("capex", "2026-12-31", 5e6, 5e6),
    ]


def test_low_and_high_columns_are_one_range() -> None:
    text = "Full Year 2026 Guidance\nMetric\tLow\tHigh\nRevenue\t$500 million\t$520 million\n"
    assert told(text) == [("revenue", "2026-12-31", 500e6, 520e6)]


@pytest.mark.parametrize(
    "text",
    [
        "For 2026, Halden expects net sales of EUR 50 to 60 million. The market rewarded margins of 12% last year.\n",
        "For 2026, Halden expects net sales of EUR 50 to 60 million. At the midpoint this would be growth of 9%.\n",
    ],
)
def test_what_only_follows_guidance_has_no_period(text: str) -> None:
    assert [subject for subject, *_ in told(text)] == ["net sales"]
