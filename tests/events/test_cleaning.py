import pytest

from events.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("the company\u2019s \u201cplan\u201d \u2013 H2 \u201931", "the company's \"plan\" - H2 '31"),
        ("a\xa0loss of \u2212$5\u2009million", "a loss of -$5 million"),
        ("in mid\u200b-2031 \u200band later", "in mid-2031   and later"),
        ("a devel\xadopment plan", "a development  plan"),
        ("a loss of \\$60-64 million", "a loss of  $60-64 million"),
        ("**Outlook** and *more*", "  Outlook   and  more "),
        ("* item 2*3 EBITDA* grew", "* item 2*3 EBITDA  grew"),
        ("the develop-\nment of it", "the development   of it"),
        ("a long-\nterm plan", "a long-term  plan"),
        ("by mid-\n2031.", "by mid-2031. "),
        ("to open its plant \u2014\nand more", "to open its plant - and more"),
        ("the third quarter\nof the year", "the third quarter of the year"),
        ("as filed on October\n28. The rest", "as filed on October 28. The rest"),
        ("to start by late\n - 2031.", "to start by late    2031."),
        ("to go on with\n\n2\n\nthe trial", "to go on with     the trial"),
        ("to go on with\n\nPage 3 of 9\n\nthe trial", "to go on with               the trial"),
        ("to go on with\n\n-more-\n\nthe trial", "to go on with          the trial"),
        ("to go on with <PAGE> the trial", "to go on with        the trial"),
        ("to go on [page break] with it", "to go on              with it"),
        ("It ended.\n\n12\n\nIt began.", "It ended.\n\n  \n\nIt began."),
    ],
)
def test_noise_is_blanked(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "We expect to\n- open a plant\n- close another",
        "a plant and\n- 2 more",
        "The first.\n\nthe second",
        "Outlook\nWe expect sales to grow by a tenth in the year to come.",
        "Sales\t5\nand costs\t6",
        "Carol Roe\nDirector",
        "a fall by\n\n2031\n\nand a rise",
        "# Outlook\n\nfor the year",
        "Sales      5      6\nand costs  7      8",
    ],
)
def test_what_ends_something_stays(text: str) -> None:
    if "2031" in text:
        # a bare year is never taken for a page number
        assert "2031" in clean(text)
    else:
        assert clean(text) == text
