"""Sightings: what a report can say of a promise, its score in parts, its vetoes and doubts, and the day it happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from events import extract
from events.closing import closers, implied
from events.judgement import judge
from events.names import Names
from events.policy import POLICY
from events.sightings import hold, speaks_of
from events.types import Filing, Report, Scope, Sighting, Statement, Window, content_id
from events.versions import Thread

SAID, KNOWN = date(2030, 10, 28), date(2031, 9, 22)
FILING = Filing("later", "Norvane", KNOWN)


def thread(kind: str = "ind_submission", subject: str = "NV-12", quote: str = "", **more: Any) -> Thread:
    opens, closes = more.pop("window", ("2031-05-01", "2031-08-31"))
    window = Window(date.fromisoformat(opens), date.fromisoformat(closes), more.pop("edge", "in"), "then", 0, 4, "test")
    quote = quote or f"{subject} is due."
    found = Thread("Norvane")
    found.add(
        Statement(content_id(quote, kind), "first", 0, len(quote), quote, window, kind, subject, "Norvane", **more),
        SAID,
    )
    return found


def report(
    quote: str, kind: str = "ind_submission", bearing: Any = "done", subject: str = "NV-12", **more: Any
) -> Report:
    more.setdefault("happened_to", KNOWN)
    return Report(content_id(quote, kind), "later", 0, len(quote), quote, bearing, kind, subject, **more)


def held(told: Report, promise: Thread) -> Sighting | None:
    return hold(told, FILING, promise, Names())


FILED = report("Norvane filed the IND for NV-12.")


@pytest.mark.parametrize(
    ("told", "promise", "score"),
    [
        (FILED, thread(), 0.95),
        (report("The IND was filed."), thread(), 0.90),
        (report("It was filed.", rule="ind by submit; subject the document's main product"), thread(), 0.75),
        (report("The IND for NV-12 is active.", "ind_clearance"), thread(), 0.85),
        (report("Data on NV-12 were shown.", "data_presentation"), thread("data_readout"), 0.85),
        (
            report("Norvane closed its offering.", "financing", subject="offering"),
            thread("financing", "offering"),
            0.95,
        ),
    ],
)
def test_the_parts_of_the_score(told: Report, promise: Thread, score: float) -> None:
    sighting = held(told, promise)
    assert sighting is not None
    assert sighting.score == score


def test_scope_that_agrees_adds() -> None:
    promise = thread("regulatory_submission", scope=Scope(region="US"))
    told = report("The US application for NV-12 was filed.", "regulatory_submission", scope=Scope(region="US"))
    sighting = held(told, promise)
    assert sighting is not None
    assert (sighting.score, sighting.grade) == (1.0, "E1")


@pytest.mark.parametrize(
    ("told", "promise"),
    [
        (report("Norvane filed the IND for NV-30.", subject="NV-30"), thread()),
        (report("NV-12 was launched.", "delivery"), thread("dividend")),
        (
            report("The EU application was filed.", "regulatory_submission", scope=Scope(region="EU")),
            thread("regulatory_submission", scope=Scope(region="US")),
        ),
        (
            report("NV-12 was approved by the USDA.", "regulatory_decision"),
            thread("regulatory_decision", quote="The FDA decides on NV-12."),
        ),
        (report("The IND for NV-12 was filed in 2029.", happened_to=date(2029, 5, 1)), thread()),
        (report("First preclinical data on NV-12 were shown.", "data_readout"), thread()),
        (report("NV-12 was stopped.", "", "stopped"), thread("patent_expiry")),
        (report("Norvane sold its plant.", "", "stopped", "NV-12"), thread("dividend")),
    ],
)
def test_vetoes(told: Report, promise: Thread) -> None:
    assert held(told, promise) is None


@pytest.mark.parametrize(
    ("told", "promise", "doubt"),
    [
        (
            report("A trial of NV-12 was opened.", "trial_start"),
            thread("trial_start", scope=Scope(indication="asthma")),
            "which trial",
        ),
        (
            report("NV-12 data were shown in June.", "data_presentation", happened_to=date(2031, 1, 5)),
            thread("data_presentation"),
            "earlier event",
        ),
        (
            report("The Phase 2 trial of NV-12 was stopped.", "", "stopped", scope=Scope(phase="2")),
            thread("regulatory_submission"),
            "one trial",
        ),
    ],
)
def test_doubts_go_to_a_person(told: Report, promise: Thread, doubt: str) -> None:
    sighting = held(told, promise)
    assert sighting is not None
    assert sighting.score <= 0.80
    assert doubt in sighting.because


def test_the_day_is_lifted_above_the_last_document_that_calls_it_ahead() -> None:
    sighting = held(FILED, thread())
    assert sighting is not None
    assert (sighting.happened_from, sighting.happened_to) == (date(2030, 10, 29), KNOWN)


def test_a_later_step_bounds_from_above_only() -> None:
    told = report("The IND for NV-12 became active in May.", "ind_clearance", happened_from=date(2031, 5, 1))
    sighting = held(told, thread())
    assert sighting is not None
    assert (sighting.grade, sighting.happened_from) == ("E3", date(2030, 10, 29))


def test_a_meeting_gives_its_days() -> None:
    meeting = Scope(meeting="ASH 2031")
    promise = thread("data_presentation", window=("2031-09-16", "2031-09-16"), scope=meeting)
    told = report(
        "NV-12 data were presented at ASH in September.",
        "data_presentation",
        scope=meeting,
        happened_from=date(2031, 9, 1),
        happened_to=KNOWN,
    )
    sighting = held(told, promise)
    assert sighting is not None
    assert (sighting.happened_from, sighting.happened_to) == (date(2031, 9, 16), date(2031, 9, 16))


def test_the_chain_and_what_may_close_a_kind() -> None:
    assert {"ind_submission", "ind_enabling_studies"} <= implied("trial_start")
    assert "trial_start" in closers("ind_submission")
    assert "ind_submission" not in closers("trial_start")


def test_what_silence_is_measured_by() -> None:
    promise = thread()
    assert speaks_of(report("The IND for NV-12 is being prepared.", bearing="named"), promise, Names()) == "event"
    assert speaks_of(report("NV-12 is a protein.", "", "named"), promise, Names()) == "product"
    assert speaks_of(report("NV-30 is a protein.", "", "named", "NV-30"), promise, Names()) == ""


def test_a_loss_of_five_is_a_result_of_minus_five() -> None:
    guided = thread("financial_guidance", "adjusted EBITDA loss", low=8.5e6, high=10e6, unit="USD")
    told = report(
        "Adjusted EBITDA was ($9.9)M.", "financial_guidance", "figure", "adjusted EBITDA", low=-9.9e6, high=-9.9e6
    )
    sighting = held(told, guided)
    assert sighting is not None
    assert (sighting.low, sighting.high) == (9.9e6, 9.9e6)


def test_what_is_told_of_several_regions_or_by_a_later_step_of_another_use_is_doubted() -> None:
    promise = thread("regulatory_decision", scope=Scope(region="EU"))
    told = report("NV-12 was approved in Japan, and the CHMP backs it in Europe.", "regulatory_decision")
    sighting = held(told, promise)
    assert sighting is not None
    assert (sighting.score, sighting.acts) == (0.8, False)
    filing = thread("regulatory_submission", quote="Filing of NV-12 for first-line use is due.")
    later = held(report("The agency approved NV-12.", "regulatory_decision"), filing)
    assert later is not None
    assert not later.acts
    assert "another use" in later.because


def test_another_thing_named_beside_the_promised_one_is_no_proof_of_it() -> None:
    promise = thread("product_launch", "Larkspur mask", "The Larkspur mask will launch in mid-2031.")
    website = report(
        "Norvane launched a website for the Larkspur mask.", "product_launch", subject="website",
        rule="title by launch; subject its own words",
    )  # fmt: skip
    mask = report("Norvane launched the Larkspur mask.", "product_launch", subject="Larkspur mask",
                  rule="title by launch; subject its own words")  # fmt: skip
    assert (held(website, promise).score, held(mask, promise).score) == (0.75, 0.95)  # type: ignore[union-attr]


def test_a_general_promise_is_met_by_a_thing_that_its_words_describe() -> None:
    promise = thread("facility_opening", "facility", "A new blood collection site, the fourth, is due in mid-2031.")
    told = report("Norvane opened its fourth blood collection center in Dorset.", "facility_opening",
                  subject="fourth blood collection center in Dorset")  # fmt: skip
    other = report("Norvane opened a retail bakery.", "facility_opening", subject="retail bakery")
    assert (held(told, promise) is not None, held(other, promise)) == (True, None)


def test_the_initials_of_the_company_name_nothing() -> None:
    promise = thread("data_presentation", "findings", "Findings go to the ABCD meeting in mid-2031.")
    promise.company = "ABCD"
    assert held(report("Work was shown at ABCD.", "data_presentation", subject="work"), promise) is None


def test_a_plain_word_may_mean_another_of_its_kind() -> None:
    promise = thread("product_launch", "collection", "A collection of coats will launch in mid-2031.")
    other = report("Norvane launched a capsule hat collection.", "product_launch", subject="capsule hat collection")
    same = report("Norvane launched the coats collection.", "product_launch", subject="coats collection")
    assert (held(other, promise).score, held(same, promise).score) == (0.75, 0.95)  # type: ignore[union-attr]


def test_a_region_in_common_makes_no_part_of_a_name_the_whole() -> None:
    promise = thread("regulatory_submission", "responses on all the comments", scope=Scope(region="US"))
    told = report("Norvane submitted a response on a violation.", "regulatory_submission", subject="response",
                  scope=Scope(region="US"))  # fmt: skip
    sighting = held(told, promise)
    assert sighting is None or not sighting.acts


def test_a_neighbouring_milestone_is_a_question_and_settles_nothing() -> None:
    filings, statements, reports = [], [], []
    for day, words in (
        (date(2031, 3, 4), "Norvane expects to complete the Ashby digester project by June 2031."),
        (date(2031, 9, 2), "The Ashby digester became operational in July 2031."),
    ):
        document = Filing(content_id(day, words), "Norvane, Inc.", day)
        found = extract(f"Norvane, Inc. gives an update\n\n{words}\n", document)
        filings.append(document)
        statements += found.statements
        reports += found.reports
    book = judge(filings, statements, reports)
    assert {verdict.status for verdict in book.verdicts} == {"overdue"}
    assert "another milestone of the same thing" in book.verdicts[-1].review
    assert max(sighting.score for sighting in book.sightings) < POLICY.acts


@pytest.mark.parametrize(
    ("told", "withdrawn"),
    [
        ("We withdraw our guidance for fiscal 2031.", True),
        ("We withdraw our guidance for fiscal 2031, given pressure on adjusted EBITDA.", True),
        ("We withdraw our revenue and adjusted EBITDA guidance for fiscal 2031.", True),
        ("We withdraw our guidance for revenue for fiscal 2031.", True),
        ("We withdraw our guidance for adjusted EBITDA for fiscal 2031.", False),
        ("We withdraw our adjusted EBITDA guidance for fiscal 2031.", False),
    ],
)
def test_guidance_of_one_metric_that_is_withdrawn_takes_no_other_with_it(told: str, withdrawn: bool) -> None:
    promise = thread("financial_guidance", "revenue")
    said = report(told, "financial_guidance", "withdrawn", "Norvane")
    assert (held(said, promise) is not None) is withdrawn
