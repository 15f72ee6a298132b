import pytest

from events.headings import CAPITALS, ITEM, LABEL, LEAD, PART, TITLE, closes, divides, rank


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("PART II - OTHER INFORMATION", PART),
        ("Item 1A. Risk Factors", ITEM),
        ("ITEM 8.01 OTHER EVENTS", ITEM),
        ("SIGNATURES", PART),
        ("Exhibit 99.1", PART),
        ("RESULTS OF OPERATIONS", CAPITALS),
        ("Financial Guidance", TITLE),
        ("Acme Reports Results for the First Quarter", TITLE),
        ("About Acme Widgets, Inc.", TITLE),
        ("Outlook", TITLE),
        ("ZT-101 (zetabartin) - in clinical testing for treatment of tumours.", LABEL),
        ("Other partner compounds", LABEL),
        ("Key dates ahead:", LEAD),
        ("Item 1A. Risk Factors .......... 12", 0),
        ("Item 1A. Risk Factors   12", 0),
        ("Item 7 of that report is amended, and will be filed again.", 0),
        ("We expect to file in 2031.", 0),
        ("Sales were good", 0),
        ("October 28, 2030", 0),
        ("830 Winter Street, Springfield, MA 02451", 0),
        ("Jane Roe, 781-555-0100", 0),
        ("ir@acme.example", 0),
        ("Dear Ms. Roe:", 0),
        ("(Registrant)", 0),
        ("12,345 6,789", 0),
        ("THE COMPANY HAS NO DUTY TO UPDATE.", 0),
        ("DRAFT", 0),
        ("", 0),
    ],
)
def test_rank(line: str, wanted: int) -> None:
    assert rank(line) == wanted


def test_what_is_set_apart_by_markup_needs_no_title_case() -> None:
    assert rank("What we expect from the year that lies ahead of us all, in short", bold=True) == TITLE


def test_a_label_over_a_short_line_is_none() -> None:
    assert (rank("Other partner compounds"), rank("Other partner compounds", short_body=True)) == (LABEL, 0)


def test_only_parts_items_and_ends_divide_a_report() -> None:
    lines = (
        "Part I. Financial Information",
        "Item 2. Management's Discussion",
        "EXHIBIT INDEX",
        "Outlook",
        "Exhibits grew",
    )
    assert [divides(line) for line in lines] == [PART, ITEM, PART, 0, 0]
    assert [closes(line) for line in lines] == [False, False, True, False, False]
