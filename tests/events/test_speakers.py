from events.passages import split
from events.speakers import outside

DASHED = """Prepared Remarks:

Operator

Good day, and welcome to the Norvane conference call. Please stand by.

Jane Doe -- Chief Financial Officer

We expect revenue of $10 million in 2031.

Operator

Our first question comes from Ann Lee with Harbor Securities. Please go ahead.

Ann Lee -- Harbor Securities -- Analyst

I model approval in mid-2032.

Jane Doe -- Chief Financial Officer

It should be in by June 2032.
"""
CAPITALS = """CORPORATE PARTICIPANTS
Jane Doe, Chief Executive Officer

OPERATOR
Welcome to the call of Norvane.

JANE DOE
We open the plant in May 2031.

OPERATOR
Next is Bob Stone with Harbor.

BOB STONE
I have the plant in March 2031.

JANE DOE
May, as we said.
"""
LETTERS = """Norvane call
Jane Doe: We open in May 2031.
Operator: Our next question is from Ann Lee.
Ann Lee: I have April 2031.
Q - Bob Stone: And in 2032?
A - Jane Doe: Ten stores in 2032.
"""


def _spoken(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in outside(text)]


def test_an_analyst_is_told_by_his_rank() -> None:
    assert _spoken(DASHED)[1:] == [
        "Our first question comes from Ann Lee with Harbor Securities. Please go ahead.",
        "I model approval in mid-2032.",
    ]


def test_a_name_that_the_operator_calls_up_is_outside_and_one_of_the_list_is_not() -> None:
    assert _spoken(CAPITALS) == [
        "Welcome to the call of Norvane.",
        "Next is Bob Stone with Harbor.",
        "I have the plant in March 2031.",
    ]


def test_questions_and_answers_may_be_told_by_their_letters() -> None:
    assert _spoken(LETTERS) == ["Our next question is from Ann Lee.", "I have April 2031.", "And in 2032?"]


def test_passages_of_a_question_stand_in_their_own_zone() -> None:
    zones = {passage.words: passage.zone for passage in split(CAPITALS) if passage.shape == "sentence"}
    assert zones["I have the plant in March 2031."] == "outside"
    assert zones["We open the plant in May 2031."] == "body"


def test_other_texts_have_no_turns() -> None:
    wells = "Well\nOperator\nAlpha 1\nNorvane\nOperator\nBeta\nAn analyst visited the site in May 2031.\n"
    assert outside(wells) == []
    assert outside("Outlook: we open in May 2031.\n") == []
    assert outside("") == []


def test_who_asks_is_known_however_the_turns_are_labelled() -> None:
    turns = ("We model launch in May 2032.", "We open the plant in June 2032.", "We sell the mine in July 2032.")
    forms = (
        ("**Operator** (Operator):", "**Ann Lee** (Analysts):", "**Jane Doe** (Executives):"),
        ("Operator:", "<Q - Ann Lee>:", "<A - Jane Doe>:"),
        ("Operator:", "Unidentified Analyst:", "Jane Doe:"),
        ("Operator:", "Q:", "A:"),
    )
    for operator, analyst, company in forms:
        lines = [(operator, "Our first question comes from Ann Lee."), (analyst, turns[0]), (company, turns[1])]
        text = "".join(f"{who} {said}\n" for who, said in [*lines, (operator, "Next question?"), (company, turns[2])])
        asked = [passage.zone for passage in split(text) if passage.words.endswith(turns[0])]
        told = [passage.zone for passage in split(text) if passage.words.endswith(turns[1:])]
        assert (operator, analyst, asked, told) == (operator, analyst, ["outside"], ["body", "body"])
