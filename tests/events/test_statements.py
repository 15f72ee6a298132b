"""The corpus is the specification: one sentence, one test; what must stay silent has its own file."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from events.kinds import KINDS
from events.passages import split
from events.statements import explain, read
from events.types import Filing, Passage, Statement

CORPUS = Path(__file__).parent.parent / "corpus"
CONTEXT = re.compile(r"@ (\S+) (.+?)(?: \[(\d\d)-(\d\d)\])?$")


@dataclass(frozen=True)
class Case:
    """A sentence, who says it and when, and what it states."""

    place: str
    filing: Filing
    text: str
    rows: tuple[str, ...]


def cases(family: str) -> Iterator[Case]:
    """The cases of a corpus file and of those beside it that are named for a genre: statements_filings.txt."""
    for path in sorted(CORPUS.glob(f"{family}*.txt")):
        yield from cases_of(path.name)


def cases_of(name: str) -> Iterator[Case]:
    filing, text, place, rows = Filing("", "", date.min), "", "", []
    lines = [*(CORPUS / name).read_text(encoding="utf-8").splitlines(), "@ 2000-01-01 Nobody"]
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("    "):
            rows.append(line.strip())
            continue
        if text:
            yield Case(place, filing, text, tuple(rows))
        text, place, rows = "", f"{name}:{number}", []
        if context := CONTEXT.match(line):
            said_on, company, month, day = context.groups()
            year_end = (int(month), int(day)) if month else (12, 31)
            filing = Filing("f1", company, date.fromisoformat(said_on), year_end=year_end)
        else:
            text = line.replace(" // ", "\n\n")


def told(case: Case) -> tuple[Statement, ...]:
    return read(split(case.text), case.filing, case.text)[0]


def row_of(statement: Statement, wanted: str) -> str:
    """The statement in the fields that the wanted row gives."""
    window = statement.window
    fields = {
        "low": statement.low, "high": statement.high, "force": statement.force, "actor": statement.actor,
        "if": statement.condition, "edge": window.edge,
    }  # fmt: skip
    parts = [statement.kind, statement.subject, f"{window.opens or ''}..{window.closes or ''}"]
    for part in wanted.split("; ")[3:]:
        name = part.split("=")[0]
        value = fields[name]
        parts.append(f"{name}={value:g}" if isinstance(value, float) else f"{name}={value}")
    return "; ".join(parts)


def plain(row: str) -> str:
    return re.sub(r"(low|high)=([\d.]+)", lambda match: f"{match[1]}={float(match[2]):g}", row)


@pytest.mark.parametrize("case", list(cases("statements")), ids=lambda case: case.place)
def test_a_sentence_says_these_statements_and_no_other(case: Case) -> None:
    found = told(case)
    rows = sorted(case.rows)
    assert [row_of(*pair) for pair in zip(sorted(found, key=lambda s: row_of(s, "")), rows, strict=False)] == [
        plain(row) for row in rows
    ]
    assert len(found) == len(rows)


@pytest.mark.parametrize("case", list(cases("nothing")), ids=lambda case: case.place)
def test_a_sentence_says_nothing(case: Case) -> None:
    assert told(case) == ()


@pytest.mark.parametrize("case", list(cases("statements")), ids=lambda case: case.place)
def test_a_statement_stands_in_its_text(case: Case) -> None:
    for statement in told(case):
        assert case.text[statement.start : statement.end] == statement.quote
        assert case.text[statement.window.start : statement.window.end] == statement.window.timing
        assert statement.kind in KINDS
        assert statement.rules


FILING = Filing("f1", "Orvane Therapeutics, Inc.", date(2025, 1, 15))


def test_every_kind_is_read_from_the_examples_of_the_catalogue() -> None:
    missing = []
    for kind in KINDS.values():
        for example in kind.examples:
            year = int(min(re.findall(r"20\d\d", example) or ["2025"]))
            filing = Filing("f1", "Orvane", date(year - 1, 11, 15))
            if kind.key not in [statement.kind for statement in read(split(example), filing, example)[0]]:
                missing.append((kind.key, example))
    assert missing == []


def test_a_heading_lends_its_year_and_its_product() -> None:
    text = "OR-77\n\nAnticipated 2025 milestones:\n\n- Submit the NDA\n- Advisory committee in Q3\n"
    found = read(split(text), FILING, text)[0]
    assert [(s.kind, s.subject, s.window.opens, s.window.closes) for s in found] == [
        ("regulatory_submission", "OR-77", date(2025, 1, 1), date(2025, 12, 31)),
        ("advisory_committee", "OR-77", date(2025, 7, 1), date(2025, 9, 30)),
    ]


def test_a_product_is_inherited_from_the_sentence_before() -> None:
    text = "OR-12 is an oral inhibitor. We expect to submit an IND for this compound in mid-2025."
    (statement,) = read(split(text), FILING, text)[0]
    assert (statement.subject, statement.rules[-1]) == ("OR-12", "a sentence before")


def test_names_and_dates_go_in_turn() -> None:
    text = "Our patents on OR-12 and OR-77 expire in 2031 and 2036, respectively."
    found = read(split(text), FILING, text)[0]
    assert [(s.subject, s.window.closes) for s in found] == [
        ("OR-12", date(2031, 12, 31)),
        ("OR-77", date(2036, 12, 31)),
    ]


def test_what_is_refused_says_why() -> None:
    text = "There can be no assurance that the study of OR-12 will begin in May 2025."
    statements, (refusal,) = read(split(text), FILING, text)
    assert statements == ()
    assert (refusal.rule, refusal.timing, refusal.quote) == ("no assurance", "in May 2025", text)


def test_explain_tells_each_candidate_with_its_rules_or_its_reason() -> None:
    text = "We completed enrollment in June 2024 and expect top-line data from the OR-77 trial in June 2025."
    findings = list(explain(split(text), FILING, text))
    assert [(each.kind, each.timing, each.statement is not None, each.refiner) for each in findings] == [
        ("enrollment_complete", "in June 2024", False, "past event"),
        ("topline_data", "in June 2025", True, ""),
    ]


def test_a_statement_keeps_its_id_whatever_the_reading() -> None:
    text = "We expect top-line data from the OR-77 trial in June 2025."
    first, second = (read(split(text), FILING, text)[0][0].id for _ in range(2))
    assert first == second


def test_another_company_of_the_article_is_left_aside() -> None:
    text = (
        "Orvane Therapeutics (NASDAQ: ORVN) expects top-line data for OR-77 in June 2025.\n\n"
        "Halden Bio (NASDAQ: HLDN) plans to submit an NDA for HB-4 in May 2025.\n"
    )
    statements, refusals = read(split(text), FILING, text)
    assert [statement.subject for statement in statements] == ["OR-77"]
    assert [refusal.rule for refusal in refusals] == ["another company"]


SEEDS = (
    "expected ", "OR-77 ", "phase 2 trial ", "$5 million ", "$(4.9)M to ", "Aaaa ", "a", "(", "1,", "data from ",
    "January ", "initial final ", "(Nasdaq: ", "0123456789", "per year of ", "Mr. Tarn ", "net adjusted total ", "%",
)  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_without_a_stop_costs_no_more_than_its_length(seed: str) -> None:
    def seconds(size: int) -> float:
        words = seed * (size // len(seed)) + " We expect to submit an IND for OR-77 in May 2025"
        start = time.process_time()
        list(explain([Passage(0, len(words), words)], FILING, words))
        return time.process_time() - start

    # a disturbed measurement is taken again
    assert any(seconds(100_000) < 30 * max(seconds(10_000), 0.005) for _ in range(3))


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("Good morning. What we say today rests on our estimates and on what our model shows.", 1),
        ("Research firm Tilburn counted our users. Shares of a rival have a price target of $4.", 1),
        ("Tilburn Research Updates Coverage on Orvane Therapeutics, Inc.", 0),
        ("Tilburn Equity Research: Orvane Therapeutics, Inc.", 0),
        ("A note of the day. We rate the shares a hold, and our price target is $9.", 0),
    ],
)
def test_we_is_not_the_company_in_the_paper_of_an_analyst_and_nowhere_else(opening: str, count: int) -> None:
    text = f"{opening}\n\nWe expect sales of $40 million in 2026."
    assert len(read(split(text), FILING, text)[0]) == count
