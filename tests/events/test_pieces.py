import pytest

from events.pieces import dateline, items, label


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("SPRINGFIELD, IL - May 6, 2031 (SOMEWIRE) - Acme said so.", "Acme said so."),
        ("SPRINGFIELD, Ill., May 6, 2031 /Some Wire/ -- Acme said so.", "Acme said so."),
        ("Springfield, 6 May 2031 - Acme said so.", "Acme said so."),
        ("We met on May 6, 2031 to plan.", "We met on May 6, 2031 to plan."),
        ("Acme said so.", "Acme said so."),
    ],
)
def test_dateline(line: str, kept: str) -> None:
    assert line[dateline(line, 0, len(line)) :] == kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Guidance: The Company expects sales of $5 million.", " The Company expects sales of $5 million."),
        ("Path to Approval: In May we will file.", " In May we will file."),
        ("Topline data: H1 2031", "Topline data: H1 2031"),
        ("Acme Corporation (OTC: ACME) will file.", "Acme Corporation (OTC: ACME) will file."),
        ("The plan is simple: We will file.", "The plan is simple: We will file."),
    ],
)
def test_label(line: str, kept: str) -> None:
    assert line[label(line, 0, len(line)) :] == kept


@pytest.mark.parametrize(
    ("line", "marked", "parts"),
    [
        ("Steps: • one • two", False, ["Steps:", "one", "two"]),
        ("one · two", True, ["one", "two"]),
        ("The product A · B is sold.", False, ["The product A · B is sold."]),
        ("It has: (1) a; (2) b.", False, ["It has:", "a;", "b."]),
        ("It has: (2) a; (3) b.", False, ["It has: (2) a; (3) b."]),
        ("It has (a) one, (b) two.", False, ["It has (a) one, (b) two."]),
    ],
)
def test_items(line: str, marked: bool, parts: list[str]) -> None:
    assert [line[start:end] for start, end in items(line, 0, len(line), marked)] == parts
