import pytest

from events.passages import split
from events.sections import HEADINGS, WORDINGS, ZoneRule, section, zone_of_heading, zone_of_words, zone_under


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(rule, example, id=example) for rule in HEADINGS for example in rule.examples]
)
def test_each_heading_opens_its_zone_by_its_rule(rule: ZoneRule, example: str) -> None:
    assert rule.pattern.match(example)
    assert zone_of_heading(example) == rule.zone


@pytest.mark.parametrize(
    ("rule", "example"), [pytest.param(rule, example, id=example) for rule in WORDINGS for example in rule.examples]
)
def test_each_wording_fits_its_rule(rule: ZoneRule, example: str) -> None:
    assert rule.pattern.search(example if rule.cased else example.lower())
    assert any(needle in example.lower() for needle in rule.needles)
    assert zone_of_words(example)[0] == rule.zone or rule.weight == 1


@pytest.mark.parametrize("rule", [*HEADINGS, *WORDINGS], ids=lambda rule: rule.name)
def test_no_rule_takes_what_it_should_leave(rule: ZoneRule) -> None:
    assert [words for words in rule.against if rule.pattern.match(words)] == []


@pytest.mark.parametrize(
    "heading",
    [
        "Business",
        "Item 7. Management's Discussion and Analysis",
        "Financial Guidance",
        "Our Pipeline",
        "Outlook for 2031",
    ],
)
def test_other_headings_are_body(heading: str) -> None:
    assert zone_of_heading(heading) == "body"


@pytest.mark.parametrize(
    "words",
    [
        "We expect to file in the second half of 2031, and sales may vary by season.",
        "The agency cleared our application; results did not differ between the groups.",
        "Our forward-looking infrared camera ships in May 2031.",
        "We have an obligation to open ten sites by 2031.",
    ],
)
def test_one_weak_word_does_not_make_a_safe_harbour(words: str) -> None:
    assert zone_of_words(words) == ("body", 0)


def test_risk_lasts_and_the_other_zones_end_at_the_next_heading() -> None:
    assert zone_under(["Item 1A. Risk Factors", "Our Business", "Supply"]) == "risk"
    assert zone_under(["About Acme", "Outlook"]) == "body"
    assert zone_under([]) == "body"


def zones(text: str) -> dict[str, str]:
    return {passage.words: passage.zone for passage in split(text)}


def test_items_of_a_report_and_its_table_of_contents() -> None:
    text = (
        "Item 1A. Risk Factors ........ 4\n\nItem 2. Properties ........ 9\n\nWe make valves.\n\n"
        "ITEM 1A. RISK FACTORS\n\nOur Customers\n\nWe may lose a customer in 2031.\n\n"
        "ITEM 2. PROPERTIES\n\nA plant will open in 2031.\n"
    )
    found = zones(text)
    assert found["We make valves."] == "body"
    assert found["We may lose a customer in 2031."] == "risk"
    assert found["A plant will open in 2031."] == "body"


def test_a_safe_harbour_is_known_by_its_words_over_a_page_break() -> None:
    text = (
        "A plant opens in 2031.\n\nThis notice holds forward-looking statements that are based on plans for 2031 "
        "and the\n\n3\n\nyears after it. What happens may differ materially.\n\nMore plants open in 2032.\n"
    )
    assert list(zones(text).values()) == ["body", "safe_harbour", "safe_harbour", "body"]


def test_what_stands_before_the_words_in_a_long_paragraph_is_body() -> None:
    body = "A plant opens in 2031. " * 40
    found = split(body + "Such forward-looking statements involve risks. We undertake no obligation to update them.")
    assert [passage.zone for passage in found] == ["body"] * 40 + ["safe_harbour"] * 2


def test_the_list_of_factors_under_a_safe_harbour_sentence_belongs_to_it() -> None:
    text = "Forward-looking statements are subject to risks such as:\n\n- a delay beyond 2031\n\nSales grew.\n"
    assert list(zones(text).values()) == ["safe_harbour", "safe_harbour", "body"]


def test_about_and_contact_end_at_the_next_heading() -> None:
    text = "About Acme\n\nAcme makes valves.\n\nContact:\n\nwww.acme.example\n\nOutlook\n\nWe expect to grow.\n"
    found = zones(text)
    assert (found["Acme makes valves."], found["www.acme.example"], found["We expect to grow."]) == (
        "about",
        "contact",
        "body",
    )


def test_section_joins_the_headings() -> None:
    passage = split("# Acme\n\nOutlook\n\nWe expect to grow.\n")[-1]
    assert section(passage) == "Acme > Outlook"
