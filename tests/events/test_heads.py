from datetime import date

from events import extract
from events.types import Filing

FILING = Filing("norvane", "Norvane plc", date(2026, 2, 19))


def _told(text: str) -> list[tuple[str, str, str, float | None, float | None]]:
    return [
        (each.kind, each.subject, str(each.window.closes), each.low, each.high)
        for each in extract(text, FILING).statements
    ]


def test_a_figure_has_the_period_at_the_head_of_its_column() -> None:
    table = (
        "Targets\n\nItem\t2025 actual\t2026 guidance\t2028 ambition\n"
        "Revenue\t$98 million\t$110 - $120 million\t> $200 million\nGross margin\t61%\t62% - 63%\t70%\n"
    )
    assert _told(table) == [
        ("financial_guidance", "revenue", "2026-12-31", 110e6, 120e6),
        ("financial_guidance", "revenue", "2028-12-31", 200e6, None),
        ("financial_guidance", "gross margin", "2026-12-31", 62.0, 63.0),
        ("financial_guidance", "gross margin", "2028-12-31", 70.0, 70.0),
    ]


def test_what_is_over_or_told_as_an_actual_is_not_guided() -> None:
    assert _told("Results\n\nItem\t2025 actual\t2024 actual\nRevenue\t$98 million\t$90 million\n") == []
    assert _told("Plan\n\nItem\t2026 actual\t2027 actual\nRevenue\t$98 million\t$90 million\n") == []


def test_the_head_of_a_column_names_the_event_of_a_date() -> None:
    patents = (
        "Intellectual Property\n\nThe table lists our patents.\n\nFamily\tSubject\tExpected expiry\n"
        "A\tValve seat\t2038\nB\tPump housing (licensed from Tarn)\t2041\n"
    )
    assert _told(patents) == [("patent_expiry", "Valve seat", "2038-12-31", None, None)]
    launches = "Roadmap\n\nProduct\tExpected launch\nOR-7\tQ3 2026\nOR-9\t1H 2027\n"
    assert [row[:3] for row in _told(launches)] == [
        ("product_launch", "OR-7", "2026-09-30"),
        ("product_launch", "OR-9", "2027-06-30"),
    ]


def test_the_dates_of_leases_are_no_patents() -> None:
    assert _told("Properties\n\nSite\tUse\tLease expiry\nLeeds\tOffice\t2031\n") == []
