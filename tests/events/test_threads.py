"""Joining: which statement continues which promise, and which opens another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from events.likeness import bare, several
from events.names import Names
from events.threads import JOINS_AT, fit, join
from events.types import Scope, Statement, Window, content_id
from events.versions import Thread, controller

FIRST, LATER = date(2030, 10, 28), date(2031, 3, 30)


def said(quote: str, subject: str, kind: str, opens: str | None, closes: str | None, **more: Any) -> Statement:
    lo, hi = (date.fromisoformat(day) if day else None for day in (opens, closes))
    window = Window(lo, hi, more.pop("edge", "in"), "then", 0, 4, "test")
    return Statement(
        content_id(quote, subject, kind, opens, closes),
        "f",
        0,
        len(quote),
        quote,
        window,
        kind,
        subject,
        more.pop("actor", "Norvane"),
        **more,
    )


IND = said("The IND for NV-12 is planned for mid-2031.", "NV-12", "ind_submission", "2031-05-01", "2031-08-31")


def joined(one: Statement, other: Statement, same_day: bool = False, company: str = "Norvane") -> bool:
    return len(join(company, [(one, FIRST), (other, FIRST if same_day else LATER)])) == 1


@pytest.mark.parametrize(
    ("other", "together"),
    [
        (said("We will file the NV12 IND in 2032.", "NV12", "ind_submission", "2032-01-01", "2032-12-31"), True),
        (said("The IND for NV-30 is due in mid-2031.", "NV-30", "ind_submission", "2031-05-01", "2031-08-31"), False),
        (said("NV-12 enters trials in 2031.", "NV-12", "trial_start", "2031-01-01", "2031-12-31"), False),
        (said("The IND will be filed in mid-2031.", "the IND", "ind_submission", "2031-05-01", "2031-08-31"), True),
    ],
)
def test_subject_and_kind(other: Statement, together: bool) -> None:
    assert joined(IND, other) is together


def test_two_trials_of_one_product_never_join() -> None:
    one = said(
        "The lung trial of NV-12 starts in 2031.",
        "NV-12",
        "trial_start",
        "2031-01-01",
        "2031-12-31",
        scope=Scope(indication="SCLC"),
    )
    other = said(
        "The Phase 3 study of NV-12 begins by December 2031.",
        "NV-12",
        "trial_start",
        "2031-12-01",
        "2031-12-31",
        scope=Scope(phase="3"),
    )
    assert not joined(one, other)


def test_a_number_is_part_of_a_rate_but_a_guided_figure_may_be_raised() -> None:
    small = said(
        "Capacity of 550,000 tonnes by 2031.",
        "Tulsa capacity",
        "capacity_target",
        "2030-10-28",
        "2031-12-31",
        low=550e3,
        high=550e3,
        unit="tonnes",
    )
    large = said(
        "Capacity of 1,000,000 tonnes by 2031.",
        "Tulsa capacity",
        "capacity_target",
        "2031-03-30",
        "2031-12-31",
        low=1e6,
        high=1e6,
        unit="tonnes",
    )
    again = said(
        "It grows to 1,000,000 tonnes by 2032.",
        "capacity",
        "capacity_target",
        "2031-03-30",
        "2032-12-31",
        low=1e6,
        high=1e6,
        unit="tonnes",
    )
    assert not joined(small, large)
    assert joined(large, again)
    loss = said(
        "Net loss of $50-53 million in 2031.",
        "net loss",
        "financial_guidance",
        "2031-01-01",
        "2031-12-31",
        low=50e6,
        high=53e6,
        unit="USD",
    )
    raised = said(
        "Net loss of $60-64 million in 2031.",
        "net loss",
        "financial_guidance",
        "2031-01-01",
        "2031-12-31",
        low=60e6,
        high=64e6,
        unit="USD",
    )
    next_year = said(
        "Net loss of $60-64 million in 2032.",
        "net loss",
        "financial_guidance",
        "2032-01-01",
        "2032-12-31",
        low=60e6,
        high=64e6,
        unit="USD",
    )
    assert joined(loss, raised)
    assert not joined(loss, raised, same_day=True)
    assert not joined(loss, next_year)


def test_what_recurs_moves_only_by_words_that_say_so() -> None:
    ash = said("Data on NV-12 are due in December 2030.", "NV-12", "data_readout", "2030-12-01", "2030-12-31")
    more = said("We will report further NV-12 findings in 3Q31.", "NV-12", "data_readout", "2031-07-01", "2031-09-30")
    moved = said("NV-12 data are now expected in 3Q31.", "NV-12", "data_readout", "2031-07-01", "2031-09-30")
    assert not joined(ash, more)
    assert joined(ash, moved)


def test_lines_of_treatment_are_two_promises() -> None:
    one = said(
        "Filing of NV-12 for first-line use in 2031.", "NV-12", "regulatory_submission", "2031-01-01", "2031-12-31"
    )
    two = said(
        "Filing of NV-12 for third-line use in 2031.", "NV-12", "regulatory_submission", "2031-01-01", "2031-12-31"
    )
    assert not joined(one, two)


@pytest.mark.parametrize(
    ("later", "opens", "closes", "together"),
    [
        ("Filing of NV-12 for first-line use is planned for 2033.", "2033-01-01", "2033-12-31", False),
        ("Filing of NV-12 for first-line use is now expected in 2033.", "2033-01-01", "2033-12-31", True),
        ("Filing of NV-12 for first-line use is planned for late 2031.", "2031-10-01", "2031-12-31", True),
        ("Filing of NV-12 is planned for 2033.", "2033-01-01", "2033-12-31", True),
    ],
)
def test_a_later_filing_for_a_use_of_its_own_is_another(later: str, opens: str, closes: str, together: bool) -> None:
    first = said("Filing of NV-12 is planned for 2031.", "NV-12", "regulatory_submission", "2031-01-01", "2031-12-31")
    assert joined(first, said(later, "NV-12", "regulatory_submission", opens, closes)) == together


def test_several_products_are_not_one_of_them() -> None:
    group = said(
        "Several compounds should enter Phase 2 in 2031.", "compounds", "trial_start", "2031-01-01", "2031-12-31"
    )
    one = said("NV-12 should enter Phase 2 in 2H31.", "NV-12", "trial_start", "2031-07-01", "2031-12-31")
    assert not joined(group, one)
    assert not joined(one, group)


def test_a_headline_and_its_sentence_are_one_promise() -> None:
    head = said(
        "Output of Over 200,000 Units to Begin by Year-end", "Output", "production_start", "2030-10-28", "2030-12-31"
    )
    body = said(
        "The Tulsa digester will start by year-end and make 200,000 units.",
        "Tulsa digester",
        "production_start",
        "2030-10-28",
        "2030-12-31",
    )
    assert joined(head, body, same_day=True)


def test_a_vague_name_needs_a_kind_of_which_a_product_has_few() -> None:
    plant = said("The Tulsa plant opens in 2031.", "Tulsa plant", "facility_opening", "2031-01-01", "2031-12-31")
    vague = said(
        "The new facility should open in 2031.", "new facility", "facility_opening", "2031-01-01", "2031-12-31"
    )
    assert not joined(plant, vague)


def test_an_ended_promise_takes_no_more_words() -> None:
    thread = Thread("Norvane")
    thread.add(IND, FIRST)
    again = said("The IND for NV-12 is planned for 2032.", "NV-12", "ind_submission", "2032-01-01", "2032-12-31")
    assert fit(thread, again, LATER, Names()) >= JOINS_AT
    thread.ended_on = date(2031, 1, 1)
    assert fit(thread, again, LATER, Names()) == 0.0


def test_a_sentence_that_is_stale_opens_nothing() -> None:
    assert join("Norvane", [(IND, date(2032, 1, 1))]) == []


def test_the_sharper_window_of_a_day_is_the_one_that_holds() -> None:
    thread = Thread("Norvane")
    sharp = said("By 15 June 2031 the IND is filed.", "NV-12", "ind_submission", "2031-06-01", "2031-06-15")
    thread.add(sharp, FIRST)
    thread.add(IND, FIRST)
    assert thread.latest_dated.statement is sharp
    assert [entry.version.flags for entry in thread.entries] == [(), ("widened_too", "same_day")]


def test_a_stale_copy_is_no_version() -> None:
    thread = Thread("Norvane")
    thread.add(IND, FIRST)
    copy = said(
        "The IND for NV-12 is planned for mid-2031, still.", "NV-12", "ind_submission", "2031-05-01", "2031-08-31"
    )
    version = thread.add(copy, date(2031, 10, 1))
    assert (version.relation, version.flags) == ("reaffirmed", ("stale_copy",))
    assert [entry.statement for entry in thread.versions] == [IND]


@pytest.mark.parametrize(
    ("actor", "kind", "who"),
    [
        ("Norvane", "ind_submission", "self"),
        ("Kestrel", "ind_submission", "partner"),
        ("FDA", "regulatory_decision", "regulator"),
        ("", "contract_award", "court"),
    ],
)
def test_who_decides(actor: str, kind: str, who: str) -> None:
    thread = Thread("Norvane")
    thread.add(said("It is due in 2031.", "NV-12", kind, "2031-01-01", "2031-12-31", actor=actor), FIRST)
    assert thread.prediction().controller == who
    assert controller(IND, "self", "Norvane") == "self"


def test_what_a_subject_tells_beside_its_kind() -> None:
    assert bare("Norvane's third plant in Tulsa", "facility_opening", "Norvane") == {"third", "tulsa"}
    assert several(said("Two more trials start.", "NV", "trial_start", None, None, low=2, high=2, unit="trials"))


def test_a_work_begun_and_a_work_done_are_two_promises() -> None:
    starts = said(
        "Work on the kiln is to start in May 2031.",
        "kiln",
        "project_completion",
        "2031-05-01",
        "2031-05-31",
        rules=("", "project by begin"),
    )
    ends = said(
        "The kiln is to be complete in May 2031.",
        "kiln",
        "project_completion",
        "2031-05-01",
        "2031-05-31",
        rules=("", "project by complete"),
    )
    assert not joined(starts, ends)
    assert joined(ends, ends)


def test_a_name_in_the_other_sentence_and_one_narrow_date_hold_a_promise_together() -> None:
    engine = said(
        "The proprietary electric engine gets its certificate by 2033.",
        "proprietary electric engine",
        "regulatory_decision",
        "2030-10-28",
        "2033-12-31",
        edge="by",
    )
    again = said(
        "For the electric engine of its Heron the firm restated a 2033 goal for the propulsion unit's certificate.",
        "propulsion unit",
        "regulatory_decision",
        "2033-01-01",
        "2033-12-31",
    )
    other = said(
        "The seat frame should be certified by 2033.",
        "seat frame",
        "regulatory_decision",
        "2031-03-30",
        "2033-12-31",
        edge="by",
    )
    assert joined(engine, again)
    assert not joined(engine, other)


def test_a_vague_name_with_a_narrow_date_is_the_same_promise() -> None:
    one = said("First output should come in 4Q31.", "output", "production_start", "2031-10-01", "2031-12-31")
    two = said(
        "Production of clean glass sand begins in the fourth quarter of 2031.",
        "clean glass sand",
        "production_start",
        "2031-10-01",
        "2031-12-31",
    )
    year = said("Production begins in 2032.", "production", "production_start", "2032-01-01", "2032-12-31")
    assert joined(one, two)
    assert not joined(two, year)


def test_the_first_of_several_is_not_the_several() -> None:
    first = said(
        "The first exchange opens by year-end 2031.",
        "first exchange",
        "product_launch",
        "2030-10-28",
        "2031-12-31",
        edge="by",
    )
    several_of_them = said(
        "Five exchanges are to open by June 2032.",
        "exchanges",
        "product_launch",
        "2031-03-30",
        "2032-06-30",
        edge="by",
        low=5.0,
        high=5.0,
        unit="exchanges",
    )
    assert not joined(first, several_of_them)


def test_each_patent_has_its_own_day() -> None:
    one = said("This patent expires in 2044.", "patent", "patent_expiry", "2044-01-01", "2044-12-31")
    two = said("This patent expires in 2043.", "patent", "patent_expiry", "2043-01-01", "2043-12-31")
    assert not joined(one, two, same_day=True)


def test_the_number_of_today_is_not_the_promise() -> None:
    one = said(
        "Norvane plans to double capacity in 2031 to 1,000,000 tonnes.",
        "capacity",
        "capacity_target",
        "2031-01-01",
        "2031-12-31",
        low=1e6,
        high=1e6,
        unit="tonnes",
    )
    two = said(
        "Capacity is currently at 550,000 tonnes and should grow to 1,000,000 by the end of 2032.",
        "capacity",
        "capacity_target",
        "2031-03-30",
        "2032-12-31",
        edge="by",
        low=550e3,
        high=550e3,
        unit="tonnes",
    )
    three = said(
        "Capacity should reach 550,000 tonnes by the end of 2031.",
        "capacity",
        "capacity_target",
        "2031-03-30",
        "2031-12-31",
        edge="by",
        low=550e3,
        high=550e3,
        unit="tonnes",
    )
    assert joined(one, two)
    assert not joined(one, three)


def test_the_next_quarters_dividend_is_another_one() -> None:
    def paid(on: str, day: str) -> tuple[Statement, date]:
        when = date.fromisoformat(day)
        quote = f"Holders will receive a dividend of $0.01 per share, payable on {day}."
        window = Window(when, when, "in", day, quote.index(day), quote.index(day) + len(day), "test")
        said = Statement(f"{on} {day}", on, 0, len(quote), quote, window, "dividend", "dividend", "Norvane")
        return said, date.fromisoformat(on)

    threads = join("Norvane", [paid("2031-07-08", "2031-10-10"), paid("2031-09-29", "2032-01-10")])
    assert [len(thread.versions) for thread in threads] == [1, 1]
