"""The fold over days: worked examples end to end, and the laws that hold whatever the facts."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from events.judgement import as_of, judge
from events.types import Alias, Book, Decision, Filing, Report, Scope, Statement, Window, content_id
from events.verdicts import status


def filing(on: date, form: str = "press release", period_end: date | None = None) -> Filing:
    return Filing(content_id("Norvane", on, form), "Norvane", on, form, period_end=period_end)


def said(
    on: Filing, quote: str, opens: date | None, closes: date | None, kind: str = "ind_submission", **more
) -> Statement:
    window = Window(opens, closes, more.pop("edge", "in"), more.pop("timing", "then"), 0, 4, "test")
    subject = more.pop("subject", "NV-12")
    return Statement(
        content_id(on.id, quote, subject, opens),
        on.id,
        len(quote),
        len(quote) * 2,
        quote,
        window,
        kind,
        subject,
        more.pop("actor", "Norvane"),
        **more,
    )


def told(on: Filing, quote: str, bearing: str = "done", kind: str = "ind_submission", **more) -> Report:
    subject = more.pop("subject", "NV-12")
    return Report(content_id(on.id, quote, bearing, kind), on.id, 0, len(quote), quote, bearing, kind, subject, **more)


def verdict_on(book: Book, statements: list[Statement], on: date, which: int = 0) -> tuple[str, str | None]:
    prediction = book.predictions[which]
    first = next(each for each in statements if each.id == prediction.id)
    rows = [verdict for verdict in book.verdicts if verdict.prediction == prediction.id]
    return status(first.window, rows, on)[:2]


OCTOBER, MARCH, APRIL, SEPTEMBER = (
    filing(date(2030, 10, 28)),
    filing(date(2031, 3, 30)),
    filing(date(2031, 4, 4)),
    filing(date(2031, 9, 22)),
)
MID = said(OCTOBER, "Norvane plans to file the IND for NV-12 in mid-2031.", date(2031, 5, 1), date(2031, 8, 31))
TWELVE = said(
    MARCH, "The IND for NV-12 is on track within twelve months.", date(2031, 3, 30), date(2032, 3, 30), edge="by"
)
SUMMER = said(APRIL, "The IND for NV-12 should be filed this summer.", date(2031, 6, 1), date(2031, 8, 31))
FILED = told(
    SEPTEMBER,
    "Norvane today said that it has submitted the IND for NV-12.",
    happened_from=date(2031, 9, 7),
    happened_to=date(2031, 9, 22),
    assumed=True,
)
STORY = ([OCTOBER, MARCH, APRIL, SEPTEMBER], [MID, TWELVE, SUMMER], [FILED])


def test_a_promise_that_moves_hides_it_and_comes_late() -> None:
    book = judge(*STORY)
    (prediction,) = book.predictions
    assert [(v.relation, v.flags) for v in prediction.versions] == [
        ("new", ()),
        ("pushed_out", ("stealth", "widened_too")),
        ("narrowed", ()),
    ]
    days = [date(2030, 11, 1), date(2031, 4, 1), date(2031, 5, 1), date(2031, 9, 1), date(2031, 9, 22)]
    assert [verdict_on(book, STORY[1], day) for day in days] == [
        ("open", None),
        ("slipped", "moved"),
        ("due", None),  # pulled back to the old close: no slip any more
        ("overdue", None),
        ("slipped", "late"),
    ]
    last = book.verdicts[-1]
    assert (last.days_late, last.happened_from, last.happened_to) == (22, date(2031, 9, 7), date(2031, 9, 22))
    assert last.because.startswith("NV-12, IND or its like submitted: promised 'then' (2031-05-01 to 2031-08-31)")
    assert last.sighting in {sighting.id for sighting in book.sightings}


def test_any_order_of_facts_gives_the_same_book() -> None:
    filings, statements, reports = STORY
    assert judge(filings[::-1], statements[::-1], reports) == judge(*STORY)


def test_an_event_before_the_promise_is_another_event() -> None:
    recap = told(
        MARCH,
        "Norvane submitted the IND for NV-12 in May 2029.",
        happened_from=date(2029, 5, 1),
        happened_to=date(2029, 5, 31),
    )
    book = judge([OCTOBER, MARCH], [MID], [recap])
    assert book.sightings == ()
    assert book.verdicts == ()


def test_the_day_that_may_lie_on_either_side_of_the_close_is_asked() -> None:
    late = told(SEPTEMBER, "The IND for NV-12 has been submitted.", happened_to=date(2031, 9, 22))
    book = judge([OCTOBER, SEPTEMBER], [MID], [late])
    (verdict,) = book.verdicts
    assert (verdict.status, verdict.review) == (
        "overdue",
        "the day it happened lies on either side of the close 2031-08-31",
    )
    assert verdict_on(book, [MID], date(2031, 9, 30)) == ("overdue", None)


def test_a_stop_drops_what_was_not_delivered_and_only_that() -> None:
    other = said(
        OCTOBER, "The IND for NV-30 is planned for 2031.", date(2031, 1, 1), date(2031, 12, 31), subject="NV-30"
    )
    stop = told(MARCH, "Norvane has discontinued development of NV-12.", "stopped", "", reason="strategy")
    book = judge([OCTOBER, MARCH], [MID, other], [stop])
    assert [(v.prediction, v.status, v.detail) for v in book.verdicts] == [(MID.id, "dropped", "stopped")]


def test_two_regions_are_two_promises_and_a_silent_report_settles_neither() -> None:
    us = said(
        OCTOBER,
        "The US application for NV-12 is due in 2031.",
        date(2031, 1, 1),
        date(2031, 12, 31),
        "regulatory_submission",
        scope=Scope(region="US"),
    )
    eu = said(
        OCTOBER,
        "The European application for NV-12 is due in 2031, too.",
        date(2031, 1, 1),
        date(2031, 12, 31),
        "regulatory_submission",
        scope=Scope(region="EU"),
    )
    silent = told(
        SEPTEMBER,
        "The application for NV-12 was submitted.",
        kind="regulatory_submission",
        happened_to=date(2031, 9, 22),
    )
    named = replace(
        silent, id="named", quote="The application for NV-12 was submitted in the US.", scope=Scope(region="US")
    )
    assert len(judge([OCTOBER], [us, eu], []).predictions) == 2
    assert {v.status for v in judge([OCTOBER, SEPTEMBER], [us, eu], [silent]).verdicts} == {"due"}
    met = judge([OCTOBER, SEPTEMBER], [us, eu], [named]).verdicts
    assert [(v.prediction, v.status) for v in met] == [(us.id, "met")]


def test_a_fulfilled_promise_is_over_and_the_next_words_open_another() -> None:
    again = said(
        filing(date(2031, 11, 1)), "The IND for NV-12 will be filed in mid-2032.", date(2032, 5, 1), date(2032, 8, 31)
    )
    book = judge([*STORY[0], filing(date(2031, 11, 1))], [*STORY[1], again], STORY[2])
    assert [prediction.id for prediction in book.predictions] == [MID.id, again.id]


def test_a_name_joins_from_the_day_on_which_it_was_equated() -> None:
    later = said(
        APRIL, "The IND for Velorin is to be filed in mid-2031.", date(2031, 5, 1), date(2031, 8, 31), subject="Velorin"
    )
    known = Alias("Velorin", "NV-12", MARCH.said_on, MARCH.id, "Velorin (formerly NV-12)")
    assert len(judge([OCTOBER, APRIL], [MID, later], [], [known]).predictions) == 1
    assert len(judge([OCTOBER, APRIL], [MID, later], [], [replace(known, since=date(2031, 5, 1))]).predictions) == 2


QUARTERS = [
    filing(date(2031, 11, 5), "10-Q", date(2031, 9, 30)),
    filing(date(2032, 3, 10), "10-K", date(2031, 12, 31)),
    filing(date(2032, 5, 5), "10-Q", date(2032, 3, 31)),
]


def test_silence_needs_two_periodic_reports_and_none_missing() -> None:
    book = judge([OCTOBER, *QUARTERS[:1]], [MID], [])
    assert book.verdicts == ()
    book = judge([OCTOBER, *QUARTERS[:2]], [MID], [])
    assert [(v.as_of, v.status, v.detail) for v in book.verdicts] == [(date(2032, 3, 10), "dropped", "silent")]
    named = told(QUARTERS[1], "The IND for NV-12 is being prepared.", "named")
    assert judge([OCTOBER, *QUARTERS[:2]], [MID], [named]).verdicts == ()
    (gap,) = judge([OCTOBER, *QUARTERS[1:]], [MID], []).verdicts
    assert (gap.status, gap.review) == ("overdue", "10-Q for the quarter to 2031-09-30 not in the ledger")


def test_a_reviewer_wins_and_can_take_it_back() -> None:
    given_ = Decision(
        "d1",
        date(2031, 9, 25),
        "ana",
        "seen in the registry",
        "outcome",
        MID.id,
        status="met",
        detail="on_time",
        happened_from=date(2031, 8, 30),
        happened_to=date(2031, 8, 30),
        source="registry",
    )
    back = Decision("d2", date(2031, 10, 1), "ana", "wrong trial", "retract", MID.id, other="d1")
    book = judge(*STORY, (), [given_, back])
    days = [date(2031, 9, 24), date(2031, 9, 25), date(2031, 10, 1)]
    assert [verdict_on(book, STORY[1], day) for day in days] == [
        ("slipped", "late"),
        ("met", "on_time"),
        ("slipped", "late"),
    ]


def test_a_reviewer_joins_splits_and_overrules_a_sighting() -> None:
    apart = Decision("d1", date(2032, 1, 1), "ana", "another IND", "split", SUMMER.id)
    assert [len(p.versions) for p in judge(*STORY, (), [apart]).predictions] == [2, 1]
    other = said(
        APRIL, "Clearance for the second study of NV-99.", date(2031, 6, 1), date(2031, 8, 31), subject="NV-99"
    )
    one = Decision("d2", date(2032, 1, 1), "ana", "misprint", "join", other.id, MID.id)
    assert len(judge([OCTOBER, APRIL], [MID, other], [], (), [one]).predictions) == 1
    sighting = judge(*STORY).sightings[-1]
    wrong = Decision("d3", date(2032, 1, 1), "ana", "other trial", "overrule", MID.id, other=sighting.id)
    assert verdict_on(judge(*STORY, (), [wrong]), STORY[1], date(2032, 1, 2)) == ("overdue", None)


_DAYS = [date(2030, 1, 15), date(2030, 3, 10), date(2030, 5, 9), date(2030, 8, 8), date(2030, 11, 7), date(2031, 3, 9)]
_FORMS = ["press release", "10-K", "10-Q", "10-Q", "10-Q", "10-K"]
_ENDS = [None, date(2029, 12, 31), date(2030, 3, 31), date(2030, 6, 30), date(2030, 9, 30), date(2030, 12, 31)]
_FILINGS = [filing(day, form, end) for day, form, end in zip(_DAYS, _FORMS, _ENDS, strict=True)]
_KINDS = ["ind_submission", "trial_start", "data_presentation", "regulatory_submission", "cash_runway"]


@st.composite
def facts(draw: st.DrawFn) -> tuple[list[Statement], list[Report]]:
    statements, reports = [], []
    for number in range(draw(st.integers(1, 6))):
        on = draw(st.sampled_from(_FILINGS))
        opens = draw(st.sampled_from([date(2030, 2, 1), date(2030, 4, 1), date(2030, 7, 1), date(2031, 1, 1)]))
        closes = date(opens.year, opens.month + draw(st.sampled_from([0, 2, 5])), 28)
        edge = draw(st.sampled_from(["in", "by", "through"]))
        subject, kind = draw(st.sampled_from(["NV-12", "NV-30", "Norvane"])), draw(st.sampled_from(_KINDS))
        statements.append(
            said(on, f"{subject} is due, version {number}.", opens, closes, kind, edge=edge, subject=subject)
        )
    for number in range(draw(st.integers(0, 6))):
        on = draw(st.sampled_from(_FILINGS))
        bearing = draw(st.sampled_from(["done", "failed", "stopped", "undated", "named", "moved", "transferred"]))
        subject, kind = draw(st.sampled_from(["NV-12", "NV-30"])), draw(st.sampled_from(_KINDS))
        lo = draw(st.sampled_from([None, date(2030, 2, 20), date(2030, 6, 1)]))
        reports.append(
            told(
                on,
                f"{subject} news {number}.",
                bearing,
                "" if bearing == "stopped" else kind,
                subject=subject,
                happened_from=lo,
                happened_to=on.said_on if lo is None or lo > on.said_on else lo,
            )
        )
    return statements, reports


@settings(max_examples=150, deadline=None)
@given(facts(), st.randoms(use_true_random=False))
def test_the_book_as_of_a_day_is_what_the_facts_up_to_it_make(
    drawn: tuple[list[Statement], list[Report]], rng: random.Random
) -> None:
    statements, reports = drawn
    whole = judge(_FILINGS, statements, reports)
    shuffled = [rng.sample(each, len(each)) for each in (_FILINGS, statements, reports)]
    assert judge(*shuffled) == whole
    for day in _DAYS:
        known = {each.id for each in _FILINGS if each.said_on <= day}
        then = judge(
            [each for each in _FILINGS if each.id in known],
            [each for each in statements if each.filing in known],
            [each for each in reports if each.filing in known],
        )
        assert then == as_of(whole, day)


def test_facts_of_a_document_that_is_not_there_make_no_rows() -> None:
    assert judge([], [MID], [FILED]) == Book()
