"""Passages as a whole: the corpus, the headings over a passage, any text, hostile text, cost."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.cleaning import clean
from events.passages import split

CORPUS = Path(__file__).parents[1] / "corpus" / "passages.txt"
SHAPES = {"h|": "heading", "i|": "item", "r|": "row"}
NOISE = [
    *("\n", "\n\n", "- ", "· ", "o ", "* ", "\t", ". ", "2", "2031", "-", "\r\n", "\xad", "\u200b", " ", "    ", "…"),
    *("Page 3 of 9", "# ", "**", "we expect", "Inc.", "U.S. ", "by late", "mid-", "develop-", "ment", "(a) ", "; "),
    *(": ", "About Us", "Item 1A. Risk Factors", "\\$", "\u2019", "\u2014", "\x0c", "The plan", "i", "1. ", "<PAGE>"),
]
NOISY = st.lists(st.sampled_from(NOISE)).map("".join)
HOSTILE = [
    *("-" * 100_000, "\n" * 100_000, "- " * 50_000, "a" * 100_000, "\t" * 100_000, "A. " * 33_000, "(a) " * 25_000),
    *("\n-" * 50_000, "\n\t" * 50_000, " \n" * 50_000, "\n2\n" * 33_000, "# " * 50_000, "*" * 100_000, ". " * 50_000),
    *("x-\n" * 33_000, "\u200b" * 100_000, "a\u200b" * 50_000, "a\tb\n" * 25_000, " " * 100_000, "·" * 100_000),
    *("A " * 50_000, '"' * 100_000, "1" * 100_000, ": (i) a; " * 11_000, "Page 1 of 2\n" * 8_000, "a:\n- b\n" * 14_000),
]


def cases() -> list[object]:
    found, line = [], 1
    for part in re.split(r"(?m)^(?==== )", CORPUS.read_text(encoding="utf-8")):
        name, _, body = part.partition("\n")
        if name.startswith("=== "):
            found.append(pytest.param(body.strip("\n"), id=f"{CORPUS.name}:{line} {name[4:]}"))
        line += part.count("\n")
    return found


@pytest.mark.parametrize("marked", cases())
def test_corpus(marked: str) -> None:
    wanted: list[tuple[str, str]] = []
    for span in re.findall(r"⟦(.*?)⟧", marked, re.DOTALL):
        shape = SHAPES.get(span[:2], "sentence")
        wanted.append((shape, span if shape == "sentence" else span[2:]))
    text = re.sub(r"⟦(?:[hir]\|)?|⟧", "", marked)
    assert [(passage.shape, text[passage.start : passage.end]) for passage in split(text)] == wanted


def governed(text: str) -> dict[str, tuple[str, ...]]:
    return {passage.words: passage.headings for passage in split(text)}


def test_headings_govern_until_one_of_their_rank() -> None:
    text = (
        "# Acme reports\n\nOur Products - Highlights\n\nZT-101 (zetabartin) - in testing for tumours.\n\n"
        "- Data in May.\n\nZT-202 - in testing for pain.\n\n- Data in June.\n\nFinancial Guidance\n\nSales will grow.\n"
    )
    first = ("Acme reports", "Our Products - Highlights", "ZT-101 (zetabartin) - in testing for tumours.")
    assert governed(text)["Data in May."] == first
    assert governed(text)["Data in June."] == (*first[:2], "ZT-202 - in testing for pain.")
    assert governed(text)["Sales will grow."] == ("Acme reports", "Financial Guidance")


def test_the_lead_in_of_a_list_comes_last_and_a_sub_list_has_two() -> None:
    text = "Outlook\n\nWe look ahead. For 2031 we expect:\n\n"
    text += "- ZT-101:\n  - data in May\n  - a filing\n- growth\n\nIt is late.\n"
    assert governed(text) == {
        "Outlook": (),
        "We look ahead.": ("Outlook",),
        "For 2031 we expect:": ("Outlook",),
        "ZT-101:": ("Outlook", "For 2031 we expect:"),
        "data in May": ("Outlook", "For 2031 we expect:", "ZT-101:"),
        "a filing": ("Outlook", "For 2031 we expect:", "ZT-101:"),
        "growth": ("Outlook", "For 2031 we expect:"),
        "It is late.": ("Outlook",),
    }


def test_a_row_is_governed_by_the_header_and_by_the_row_that_names_it() -> None:
    text = "Programme\t2030\t2031\nHeart\t\t\nZT-101\tdata\tfiling\n"
    assert governed(text)["ZT-101\tdata\tfiling"] == ("Programme | 2030 | 2031", "Heart")


def test_a_list_shares_its_block_with_its_lead_in_and_paragraphs_do_not() -> None:
    passages = split("We expect:\n\n- One.\n\n- Two.\n\nThe end. It is near.\n\nReally.\n")
    assert [passage.block for passage in passages] == [0, 0, 0, 1, 1, 2]


def test_running_headers_between_the_halves_of_sentences_are_blanked() -> None:
    page = "The company will go on with {} and it will build the next of its plants by\n\n{}\n\n"
    page += "ACME ANNUAL REPORT 2030\n\nthe end of 2031.\n\n"
    text = "".join(page.format("growth " * 150, number) for number in range(1, 5))
    assert [" ".join(passage.words.split())[-37:] for passage in split(text)] == [
        "next of its plants by the end of 2031."[1:]
    ] * 4


@given(st.one_of(st.text(), NOISY))
@example("0-\x0cAA-\x0ca")
@settings(max_examples=300, deadline=None)
def test_any_text_gives_passages_in_order_with_true_offsets(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    at = 0
    for passage in split(text):
        assert at <= passage.start < passage.end <= len(text)
        assert passage.words == cleaned[passage.start : passage.end]
        assert passage.words[0].strip()
        at = passage.end


@given(NOISY, st.data())
@settings(max_examples=200, deadline=None)
def test_near_gives_what_the_whole_gives(text: str, data: st.DataObject) -> None:
    near = sorted(data.draw(st.lists(st.integers(0, max(0, len(text) - 1)), max_size=4)))
    whole = split(text)
    some = split(text, near)
    assert set(some) <= set(whole)
    assert some == sorted(some, key=lambda passage: passage.start)
    for place in near:
        assert {passage for passage in whole if passage.start <= place < passage.end} <= set(some)


def test_near_brings_the_two_passages_before() -> None:
    text = "Outlook\n\nOne thing. Another thing.\n\nA third thing. It comes in 2031.\n\nMore.\n"
    assert [passage.words for passage in split(text, [text.index("2031")])] == [
        *("One thing.", "Another thing.", "A third thing.", "It comes in 2031.")
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:5]))
def test_hostile_text_keeps_its_length_and_is_read_in_time(text: str) -> None:
    start = time.process_time()
    assert len(clean(text)) == len(text)
    split(text)
    split(text, [len(text) // 2])
    assert time.process_time() - start < 20  # a quadratic step would take minutes


# wrapped prose, lists, tables, and long paragraphs with page numbers between them
PAGE = (
    "The plant in\nNorfolk opens in 2031.\n\n- It is large.\n\nOutlook\n\nSales\t5\t6\nCosts\t4\t5\n\n"
    + "It is said that the plant will be larger than the last one was. " * 8
    + "\n\n7\n\n"
)


@pytest.mark.parametrize(
    "read", [clean, split, lambda text: split(text, [len(text) - 20])], ids=["clean", "all", "near"]
)
def test_cost_grows_with_length_and_no_faster(read: Callable[[str], object]) -> None:
    small, large = (min(_timed(read, PAGE * copies) for _ in range(3)) for copies in (250, 4_000))
    assert large < 3 * 16 * small


def _timed(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
