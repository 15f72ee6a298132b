import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.cleaning import clean
from events.passages import split

NOISY = st.lists(
    st.sampled_from(
        "\n|\n\n|- |· |o |* |\t|. |2|2011|-|\r\n|\xad|\u200b| |Page 3 of 9|# |**|we expect|Inc.|U.S. |by late|mid-|develop-"
        "|ment|(a) |; |: |About Us|Item 1A. Risk Factors|\\$|\u2019|\u2014|…|\x0c|    |The plan|i|1. |[page break]".split(
            "|"
        )
    )
).map("".join)


@given(st.one_of(st.text(), NOISY))
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
        held = [passage for passage in whole if passage.start <= place < passage.end]
        assert set(held) <= set(some)


@pytest.mark.parametrize(
    "text",
    ["-" * 100_000, "\n" * 100_000, "- " * 50_000, "a" * 100_000, "\t" * 100_000, "A. " * 33_000, "(a) " * 25_000]
    + ["\n-" * 50_000, "\n\t" * 50_000, " \n" * 50_000, "\n2\n" * 33_000, "# " * 50_000, "*" * 100_000, ". " * 50_000]
    + ["x-\n" * 33_000, "\u200b" * 100_000, "a\u200b" * 50_000, "a\tb\n" * 25_000, " " * 100_000, "·" * 100_000],
    ids=lambda text: repr(text[:4]),
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    assert len(clean(text)) == len(text)
    split(text)
    split(text, [len(text) // 2])
