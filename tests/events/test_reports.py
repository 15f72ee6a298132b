"""Reports, by the corpora: what must be found in a sentence, and sentences in which nothing has become of anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from events.passages import split
from events.reports import find
from events.types import Filing, Report

CORPUS = Path(__file__).parent.parent / "corpus"


def cases(name: str) -> Iterator[tuple[str, Filing, str, list[str]]]:
    filing = Filing("", "", date.min)
    sentence, wanted, place = "", [], 0
    for number, line in enumerate((CORPUS / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("    "):
            wanted.append(line.strip())
            continue
        if sentence:
            yield f"{name}:{place}", filing, sentence, wanted
        sentence, wanted = "", []
        if line.startswith("@ "):
            _, day, company, form = line.split(" ", 3)
            filing = Filing("f", company, date.fromisoformat(day), form)
        elif line and not line.startswith("#"):
            sentence, place = line, number
    if sentence:
        yield f"{name}:{place}", filing, sentence, wanted


def told(report: Report) -> str:
    lo, hi = (day.isoformat() if day else "." for day in (report.happened_from, report.happened_to))
    low = f"; low={report.low:g}" if report.low is not None else ""
    return f"{report.bearing}; {report.kind or '-'}; {report.subject}; {lo}..{hi}{'~' if report.assumed else ''}{low}"


def read(sentence: str, filing: Filing) -> tuple[Report, ...]:
    text = f"# {sentence[2:]}" if sentence.startswith("> ") else sentence
    return find(split(text), filing, text)


POSITIVE, NEGATIVE = list(cases("reports.txt")), list(cases("not_reports.txt"))


@pytest.mark.parametrize(("filing", "sentence", "wanted"), [c[1:] for c in POSITIVE], ids=[c[0] for c in POSITIVE])
def test_what_became_of_it_is_told(filing: Filing, sentence: str, wanted: list[str]) -> None:
    assert sorted(told(report) for report in read(sentence, filing)) == sorted(wanted)


@pytest.mark.parametrize(("filing", "sentence"), [c[1:3] for c in NEGATIVE], ids=[c[0] for c in NEGATIVE])
def test_nothing_has_become_of_it(filing: Filing, sentence: str) -> None:
    assert [told(report) for report in read(sentence, filing)] == []


FILING = Filing("f", "Norvane", date(2031, 9, 22), "press release")
DONE = "The IND for NV-12 was submitted to the FDA in August 2031."


def test_the_quote_is_the_text_at_its_place() -> None:
    text = f"Norvane has news.\n\n{DONE}\n"
    (report,) = find(split(text), FILING, text)
    assert text[report.start : report.end] == report.quote == DONE


def test_risk_factors_and_safe_harbour_tell_nothing() -> None:
    for heading in ("Item 1A. Risk Factors", "Forward-Looking Statements"):
        text = f"# {heading}\n\nOur trials may fail. {DONE}\n"
        assert find(split(text), FILING, text) == ()


def test_the_subject_may_come_from_the_heading() -> None:
    text = "# NV-12\n\nThe IND was submitted to the FDA in August 2031.\n"
    (report,) = find(split(text), FILING, text)
    assert (report.kind, report.subject) == ("ind_submission", "NV-12")


def test_an_item_under_a_product_tells_of_it_by_its_trials_name_too() -> None:
    text = "Progress\n\n  * NV-12: The first patient in the Phase 3 MERIDIAN trial was dosed on March 3, 2031.\n"
    found = find(split(text), FILING, text)
    assert {(each.kind, each.subject, each.scope.trial) for each in found} == {
        ("first_patient_dosed", "MERIDIAN", "MERIDIAN"), ("first_patient_dosed", "NV-12", "MERIDIAN"),
    }  # fmt: skip
    prose = "# NV-12\n\nThe first patient in the Phase 3 MERIDIAN trial of NV-14 was dosed on March 3, 2031.\n"
    assert {each.subject for each in find(split(prose), FILING, prose)} == {"NV-14"}


def test_what_is_not_news_has_no_lag() -> None:
    text = "The IND for NV-12 was recently submitted to the FDA."
    (report,) = find(split(text), FILING, text)
    assert (report.happened_from, report.happened_to, report.assumed) == (None, date(2031, 9, 22), False)


def test_a_deadline_beside_it_is_not_the_day_of_the_event() -> None:
    text = "The FDA accepted the NDA for NV-30 with a PDUFA target date of September 20, 2031."
    assert all(r.happened_from != date(2031, 9, 20) for r in find(split(text), FILING, text))


def test_the_same_words_give_the_same_ids() -> None:
    assert find(split(DONE), FILING, DONE) == find(split(DONE), FILING, DONE)
    assert len({report.id for report in find(split(DONE), FILING, DONE)}) == 1
