"""Marks never change the text, and a quote is found in its surroundings whatever the text is."""

from hypothesis import given
from hypothesis import strategies as st

from datasette_plugins.site import quotes
from datasette_plugins.site.quotes import Piece, Span, parts, pieces, surroundings

TEXT = "We plan to file in June 2011. The trial has begun. Founded in 1981."
SORTS = st.sampled_from(["statement", "proof", "refusal"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(max_size=80))
    places = st.integers(0, len(text) + 3)
    spans = draw(st.lists(st.builds(lambda a, b, sort: Span(min(a, b), max(a, b), sort), places, places, SORTS)))
    return text, spans


@given(marked(), st.integers(0, 50))
def test_pieces_joined_are_the_text(case: tuple[str, list[Span]], offset: int) -> None:
    text, spans = case
    moved = [Span(span.start + offset, span.end + offset, span.sort) for span in spans]
    found = list(pieces(text, moved, offset))
    assert "".join(piece.text for piece in found) == text
    anchors = [piece.anchor for piece in found if piece.anchor]
    assert len(anchors) == len(set(anchors))
    starts = {span.start for span in moved if span.end > span.start and span.start < offset + len(text)}
    assert {f"c{start}" for start in starts} == set(anchors)


def test_overlapping_marks_keep_both_beginnings_and_the_promise_shows() -> None:
    said = Span(0, 29, "statement", "/p/1", "a promise", (19, 28))
    seen = Span(11, 50, "proof", "/p/2", "evidence")
    assert list(pieces(TEXT, [seen, said])) == [
        Piece("We plan to ", "statement", "c0", "/p/1", "a promise"),
        Piece("file in ", "statement", "c11", "/p/1", "a promise"),
        Piece("June 2011", "statement", "", "/p/1", "a promise", True),
        Piece(".", "statement", "", "/p/1", "a promise"),
        Piece(" The trial has begun.", "proof", "", "/p/2", "evidence"),
        Piece(" Founded in 1981."),
    ]


@given(st.text(alphabet="ab .\n", max_size=3000), st.integers(0, 3000), st.integers(0, 400))
def test_the_words_stand_in_their_surroundings(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    before, words, after = surroundings(text, start, end)
    assert words == " ".join(text[start:end].split()) or "\n" in words
    assert len(before) <= quotes.AROUND + 2
    assert len(after) <= quotes.AROUND + 2


@given(st.lists(st.integers(1, 9000), max_size=40))
def test_parts_cover_a_long_text_in_order(lines: list[int]) -> None:
    text = "".join("x" * length + "\n" for length in lines)
    found = parts(text)
    assert "".join(text[start:stop] for start, stop in found) == text
    assert all(stop - start <= quotes.PART for start, stop in found)
    assert len(found) <= len(text) // (quotes.PART - 4_000) + 1
