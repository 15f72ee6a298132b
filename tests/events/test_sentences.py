import pytest

from events.sentences import ends


@pytest.mark.parametrize(
    "marked",
    [
        "Acme Inc. expects to file in Q1.| The trial of Zeta Corp. starts in 2H2031.| We met the agency.",
        "The Company is based in the U.S.| We expect growth.| In the U.S. Food market we lead.",
        '"We are on track," said Dr. Jane Q. Roe, Ph.D., of St. Ives.| "Data come in Sept. 2031."| The rest follows.',
        "Beta plc (Nasdaq: ABCD) paid approx. $5.2 million, i.e. 3.1% vs. 2.0%.| See No. 5 and Fig. 2.| It grew.",
        "He said it was done... and then it was.| Well...| The end came.",
        "The call is from 10 a.m. to 5 p.m. Eastern Time.| At 5 p.m. it ends.",
        "It was filed with the SEC.| Except as told, nothing changed.| The answer was no.| We went on.",
        "Was it late?| It was not!| (See below.)| Then more.",
        "It grew by 2031.| eGadget grew too.| 2032 was better.",
        "Results were published (Roe et al. 2030) by Foo Ltd. and others.| The board of J. R. Doe & Co. agreed.",
        "It rose in 2031 and beyond.|Acme said so.| See www.Acme.Com for more or write to Roe@acme.Org now.",
        "Phase I. was short, as in No. 7",
    ],
)
def test_sentences_end_where_the_bars_stand(marked: str) -> None:
    words = marked.replace("|", "")
    pieces, at = [], 0
    for stop, following in ends(words):
        pieces.append(words[at:stop])
        at = following
    assert [*pieces, words[at:]] == [piece.strip() for piece in marked.split("|")]
