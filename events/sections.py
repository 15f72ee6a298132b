"""Which zone a paragraph stands in: most are body; some promise nothing, whatever dates they hold.

A heading opens a zone, or the paragraph's own wording does. Risk factors last until a heading of the same rank;
the other zones end at the next heading, so that an overlooked one costs a paragraph and not a document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .types import Passage, Zone


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """A wording that opens a zone, as a heading or inside a paragraph. Wordings of paragraphs weigh, and 2 suffices."""

    name: str
    zone: Zone
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    weight: int = 2
    against: tuple[str, ...] = ()  # words that the rule leaves alone
    needles: tuple[str, ...] = ()  # one of these stands in the lower-cased words wherever the pattern fits
    cased: bool = False  # whether the pattern reads the words as they stand, not lower-cased


def _rule(name: str, zone: Zone, pattern: str, *examples: str, against: tuple[str, ...] = ()) -> ZoneRule:
    return ZoneRule(name, zone, re.compile(pattern, re.IGNORECASE), examples, against=against)


def _wording(
    name: str, zone: Zone, pattern: str, *examples: str, weight: int = 2, cased: bool = False,
    against: tuple[str, ...] = (), needles: tuple[str, ...] = (),
) -> ZoneRule:  # fmt: skip
    return ZoneRule(name, zone, re.compile(pattern), examples, weight, against, needles, cased)


HEADINGS: tuple[ZoneRule, ...] = (
    _rule("risk factors", "risk", r"(?:item\s+\d{1,2}a?\s*[.:-]*\s*)?(?:\w+ )?risk factors\b(?! update for)",
          "Item 1A. Risk Factors", "RISK FACTORS", "Summary Risk Factors", "Principal risk factors"),
    _rule("item 1a", "risk", r"item\s+1a\b", "Item 1A.", "ITEM 1A"),
    _rule("risks of something", "risk",
          r"(?:\w+ ){0,2}risks?(?: and uncertainties)? (?:related|relating|associated|specific) (?:to|with)\b",
          "Risks Related to Our Business", "Risks Relating to the Offering",
          "Certain risks associated with our shares"),
    _rule("risks and uncertainties", "risk", r"(?:\w+ )?(?:risks and uncertainties|risk considerations)\W*$",
          "Risks and Uncertainties", "Principal Risks and Uncertainties:"),
    _rule("factors that may affect results", "risk",
          r"(?:\w+ )?factors (?:that|which) (?:may|could|might) (?:affect|impact|influence)\b",
          "Factors That May Affect Future Results", "Certain Factors Which Could Affect Our Business"),
    _rule("forward-looking statements", "safe_harbour", r".{0,60}\bforward[- ]looking\b.{0,60}$",
          "Forward-Looking Statements", "CAUTIONARY NOTE REGARDING FORWARD-LOOKING STATEMENTS",
          "Forward looking information"),
    _rule("safe harbour", "safe_harbour", r".{0,60}\bsafe[- ]harbou?r\b",
          "Safe Harbor Statement", "Safe-Harbour Statement under the Act of 1995"),
    _rule("cautionary words", "safe_harbour",
          r"cautionary (?:note|statement|language|information)|(?:important )?legal (?:notice|information)"
          r"|(?:important|investor) (?:notice|cautions?)",
          "Cautionary Note to Readers", "Cautionary Statements", "Legal Notice", "Important Notice"),
    _rule("glossary", "definition", r"(?:glossary|(?:certain )?defin(?:itions|ed terms)|terms used|abbreviations)\b",
          "Glossary of Terms", "Definitions", "Certain Defined Terms", "Abbreviations"),
    _rule("non-gaap measures", "definition",
          r"(?:(?:use|explanation|definitions?|statement) (?:of|on|regarding) |about )?"
          r"non-?(?:gaap|ifrs) (?:financial |performance )?(?:measures?|metrics|information|definitions?)\b.{0,40}$",
          "Non-GAAP Financial Measures", "Use of Non-GAAP Measures", "About Non-GAAP Financial Information",
          against=("Non-GAAP Outlook",)),
    _rule("about somebody", "about", r"about (?!(?:to|half|us\$?\d|\d))\S",
          "About Acme Therapeutics, Inc.", "ABOUT ZETABART", "About Us", against=("About to launch", "About 40 sites")),
    _rule("company profile", "about", r"(?:company|corporate) (?:profile|description|background)\W*$",
          "Company Profile", "Corporate Background:"),
    _rule("contact", "contact",
          r"(?:(?:for )?(?:\w+[ ,&/-]+){0,4}(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies))\b.{0,40}"
          r"|(?:investor|media|public)s?(?: and \w+)? relations\b.{0,30}"
          r"|for (?:more|further|additional) information.{0,60})$",
          "Contacts:", "Investor Contact", "Media & Investor Inquiries", "Investor Relations",
          "For more information, please contact:", against=("Contacting strategy of the company in 2011",)),
    _rule("conference call", "contact",
          r"(?!(?:notes?|summary|highlights|transcript|takeaways|remarks)\b)"
          r"(?!.{0,60}\b(?:Q[1-4]|[1-4]Q\d*|quarter|half|year|20\d\d)\b.{0,30}\bcall\W*$)"
          r"(?:\w+ ){0,4}(?:conference call|webcast)\b"
          r"(?!.{0,40}\b(?:notes|summary|highlights|transcript|takeaways|remarks)\b).{0,60}$",
          "Conference Call and Webcast", "Webcast Information", "Third Quarter Conference Call Details",
          against=("Note on the conference call", "Third Quarter Conference Call Transcript",
                   "Acme Q3 2031 Earnings Conference Call")),
    _rule("disclaimer", "contact",
          r"(?:\w+ ){0,3}(?:disclaimers?|disclosures?(?: and disclaimers?)?|copyright|trademarks?)\b.{0,30}$"
          r"|no offer(?: or|,| of)",
          "Disclaimer", "Full Disclaimers", "Important Disclosures", "Copyright and Trademarks",
          "No Offer or Solicitation", against=("Controls and procedures", "No offer has been made")),
)  # fmt: skip

WORDINGS: tuple[ZoneRule, ...] = (
    _wording("says that statements look forward", "safe_harbour",
          r"forward[- ]looking (?:statements?|information)\W{0,4}(?:\w+\W+){0,3}(?:within the meaning|under"
          r"|involve|includ(?:e|ing)|such as|based on|as (?:that term is )?defined|that (?:are|involve)|can be"
          r"|are (?:subject|based|typically|generally|often|identified))",
          "This notice has forward-looking statements within the meaning of the law.",
          "Such forward-looking statements are based on our views.", needles=("looking",)),
    _wording("a call's remarks look forward", "safe_harbour",
          r"(?:remarks?|comments?|discussions?|calls?|prepared|statements?|today|we|presentation|"
          r"management)\b[^.]{0,80}?"
          r"\b(?:contains?|includes?|including|makes?|making|made|are|be|constitute|considered)\b[^.]{0,30}?"
          r"forward[- ]looking",
          "Our remarks today may include certain forward-looking statements.",
          "During this call we will make forward-looking statements about May.",
          "Some statements on this call are forward-looking.", needles=("looking",)),
    _wording("statements that look forward", "safe_harbour", r"forward[- ]looking (?:statements?|information)",
          "All of these are forward-looking statements.", weight=1, needles=("looking",)),
    _wording("the reform act", "safe_harbour", r"private securities litigation reform act",
          "as set out in the Private Securities Litigation Reform Act of 1995", needles=("reform act",)),
    _wording("sections of the securities acts", "safe_harbour", r"section (?:27a|21e) of the",
          "Section 27A of the Securities Act", weight=1, needles=("27a", "21e")),
    _wording("results may differ", "safe_harbour",
          r"(?:differ|vary|deviate)(?: \w+)? (?:materially|significantly|substantially)"
          r"|(?:materially|significantly|substantially) (?:different|differ)\b",
          "What happens could differ materially.", "Outcomes may be materially different.", weight=1,
          needles=("differ", "vary", "deviate")),
    _wording("undue reliance", "safe_harbour", r"\bundue (?:reliance|certainty)",
          "Readers should not place undue reliance on them.", weight=1, needles=("undue",)),
    _wording("no obligation to update", "safe_harbour",
          r"(?:no|any) (?:obligation|duty|intention|undertaking|responsibility)(?: or \w+)? (?:to|for) (?:\w+ ){0,3}"
          r"(?:updat|revis|correct|supplement)|(?:undertakes?|assumes?|has|have) no (?:obligation|duty)",
          "We undertake no obligation to publicly update this.", "It assumes no duty.", weight=1,
          needles=("obligation", "duty", "intention", "undertaking", "responsibility")),
    _wording("words that mark such statements", "safe_harbour",
          r"words (?:such as|like)\W{1,4}(?:may|believe|expect|anticipate|intend|plan|will|estimate|could|aim|target)",
          'marked by words such as "may" or "plan"', weight=1, needles=("words",)),
    _wording("risks and uncertainties", "safe_harbour",
          r"(?:known and unknown |(?:subject to|involve)s? (?:\w+ ){0,4})risks(?:,| and) uncertainties",
          "They involve many risks and uncertainties.", weight=1, needles=("uncertainties",)),
    _wording("a definition", "definition",
          r"\A\W{0,3}(?:the (?:term|word)s? )?\"[^\"]{1,80}\"\W{1,3}(?:\w+ )?"
          r"(?:means?|shall mean|refers? to|(?:is|are) defined as|has the meaning)\b",
          '"Effective Date" means the first of May.', 'The term "Affiliate" shall mean a company under one roof.',
          needles=("mean", "refer", "defined")),
    _wording("as used herein", "definition",
          r"\A(?:as used|unless the context)\b.{0,80}\b(?:herein|in this|requires?|indicates?)",
          "As used herein, the plan is the plan of 2011.", needles=("as used", "unless")),
    _wording("about somebody, run in", "about", r"\A(?:About|ABOUT) (?:the |our )?[A-Z]\S+ (?=.{40})",
          "About Acme Acme makes valves for pumps of all sizes and sells them.", needles=("about",), cased=True,
          against=("About 40 sites in ten countries will take part in it.",)),
    _wording("dial in", "contact",
          r"\b(?:dial(?:-in|ing)?\b.{0,80}\d{3}|(?:conference (?:id|call)|pass ?code|access code).{0,60}\d{5}"
          r"|(?:webcast|replay|call) (?:\w+ ){0,6}(?:available|accessed|archived))",
          "Dial 1-555-010-0199 ten minutes before.", "A replay of the call will be available for a month.",
          needles=("dial", "conference", "code", "webcast", "replay")),
    _wording("address lines", "contact", r"\A.{0,160}(?:\S@\S+\.\w|\(?\d{3}\)?[-. /]\s?\d{3}[-. ]\d{4})",
          "Jane Doe, +1 555-010-0123", "ir@example.com", needles=("@", "phone", "tel", "fax", "+1")),
)  # fmt: skip

_OF_NEEDLE = {
    needle: [place for place, rule in enumerate(WORDINGS) if needle in rule.needles]
    for needle in dict.fromkeys(needle for rule in WORDINGS for needle in rule.needles)
}
_LASTING: frozenset[Zone] = frozenset({"risk"})


def zone_under(headings: Sequence[str]) -> Zone:
    """The zone that the open headings, outermost first, put a paragraph in.

    >>> zone_under(["Item 1A. Risk Factors", "Our business"]), zone_under(["Forward-Looking Statements", "Outlook"])
    ('risk', 'body')
    """
    last: Zone = "body"
    for heading in headings:
        last = zone_of_heading(heading)
        if last in _LASTING:
            return last
    return last


@lru_cache(maxsize=4096)
def zone_of_heading(heading: str) -> Zone:
    """The zone that one heading opens, "body" where none."""
    plain = heading.strip(" \t:-_*#\"'")
    return next((rule.zone for rule in HEADINGS if rule.pattern.match(plain)), "body")


def zone_of_words(words: str) -> tuple[Zone, int]:
    """The zone that a paragraph's own wording puts it in, and where in the words that begins.

    >>> zone_of_words("We undertake no obligation to update forward-looking statements.")
    ('safe_harbour', 3)
    """
    lower = words.lower()
    places = [place for needle, own in _OF_NEEDLE.items() if needle in lower for place in own]
    if not places:
        return "body", 0
    weights: dict[Zone, int] = {}
    first: dict[Zone, int] = {}
    for place in sorted(set(places)):
        rule = WORDINGS[place]
        found = rule.pattern.search(words if rule.cased else lower)
        if found:
            weights[rule.zone] = weights.get(rule.zone, 0) + rule.weight
            first[rule.zone] = min(first.get(rule.zone, len(words)), found.start())
    for zone in weights:
        if weights[zone] >= 2:
            return zone, first[zone]
    return "body", 0


def section(passage: Passage) -> str:
    """The headings that govern a passage, joined by " > ", outermost first.

    >>> section(Passage(0, 4, "Data", headings=("Pipeline", "Product A")))
    'Pipeline > Product A'
    """
    return " > ".join(passage.headings)
