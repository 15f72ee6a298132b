"""What a person sees at any width: columns where they fit, entries where they do not, nothing lost, days unbroken."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from tracker import layout

SHOWN = {
    "status": "status", "detail": "how", "company_name": "company", "subject": "subject", "kind_label": "what",
    "window": "promised for", "now": "now for", "because": "because",
}  # fmt: skip
ROWS = [
    {"status": "slipped", "detail": "late", "company_name": "Orion Metals, Inc.", "subject": "OR-7",
     "kind_label": "first patient dosed", "window": "2011-05-01 to 08-31", "now": "2011-09-01 to 2012-03-31",
     "because": "It was done on a day that lay behind the close of the window which was given first."},
    {"status": "met", "detail": "", "company_name": "試験株式会社", "subject": "OR-9 [with its partner]",
     "kind_label": "trial begins", "window": "2010-12-31", "now": "", "because": ""},
]  # fmt: skip


def printed(width: int, rows: list[dict[str, str]] = ROWS, title: str = "") -> str:
    out = io.StringIO()
    layout.show(Console(file=out, width=width, highlight=False), rows, SHOWN, title)
    return out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 160, 200])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    shown = printed(width)
    assert max(map(cell_len, shown.splitlines())) <= width
    together = re.sub(r"\s", "", shown)
    for row in ROWS:
        if width >= 40:  # a day is not broken where there is room for it
            assert all(day in shown for day in row["window"].split() + row["now"].split())
        assert all(letter in together for cell in row.values() for letter in cell.replace(" ", ""))


def test_a_narrow_terminal_gets_entries() -> None:
    assert printed(60).splitlines() == [
        "slipped · late · Orion Metals, Inc. · OR-7 · first",
        "    patient dosed",
        "    promised for 2011-05-01 to 08-31, now for 2011-09-01 to",
        "    2012-03-31",
        "    It was done on a day that lay behind the close of the",
        "    window which was given first.",
        "",
        "met · 試験株式会社 · OR-9 [with its partner] · trial",
        "    begins",
        "    promised for 2010-12-31",
    ]


def test_a_wide_terminal_gets_columns() -> None:
    first, *rest = printed(170, title="Some title").splitlines()
    assert first.strip() == "Some title"
    assert re.split(r"\s{2,}", rest[0].strip()) == list(SHOWN.values())
    assert "2011-05-01 to 08-31  2011-09-01 to 2012-03-31" in rest[1]


def test_columns_take_what_they_need_and_no_more() -> None:
    assert layout.widths(ROWS, SHOWN, 400) == [7, 4, 18, 23, 19, 19, 24, 83]
    assert layout.widths(ROWS, SHOWN, 100) == []
    found = layout.widths(ROWS, SHOWN, 170)
    assert sum(found) + 2 * 7 == 170
