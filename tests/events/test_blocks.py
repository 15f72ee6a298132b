import pytest

from events.blocks import blocks, header_rows
from events.cleaning import clean


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([["Metric", "2030", "2031"], ["Sales", "4", "5"]], 1),
        ([["", "Three Months Ended June 30,"], ["", "2031", "2030"], ["Sales", "4", "5"]], 2),
        ([["Milestone", "Timing"], ["Filing", "H1 2031"]], 1),
        ([["Metric", "2031 Guidance"], ["Sales", "$5 million"]], 1),
        ([["Topline data", "H1 2031"], ["Filing", "H2 2031"]], 0),
        ([["Sales", "4", "5"], ["Costs", "3", "4"]], 0),
        ([["", "indented"], ["", "again"]], 0),
        ([["Milestone", "Timing"]], 0),
    ],
)
def test_header_rows(rows: list[list[str]], count: int) -> None:
    assert header_rows(rows) == count


def kinds(text: str) -> list[list[str]]:
    return [[line.kind for line in block.lines] for block in blocks(clean(text), text)]


def test_lines_gather_into_blocks() -> None:
    text = "# Acme\n\nWe expect:\n- one\n\n- two\nA word.\nMore.\n\nSales\t5\nCosts:\n\t6\n\nThe end.\n"
    assert kinds(text) == [["heading"], ["prose", "item", "item"], ["prose", "prose"], ["row"] * 3, ["prose"]]


def test_a_bullet_before_a_heading_of_its_own() -> None:
    body = "Sales were $5 million in the quarter, which is more than they had ever been before in a quarter."
    assert kinds(f"- Gross Profit\n\n{body}\n\n- Net Income\n\n{body}\n") == [["heading"], ["prose"]] * 2
    assert kinds(f"- Liver\n\n- Net Income\n\n{body}\n") == [["item", "item"], ["prose"]]
