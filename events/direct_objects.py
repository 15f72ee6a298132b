"""Deeds whose thing is told by nothing but the object of their verb: "we launched the Teal pump" launches the pump.

The object is a noun phrase right behind an active verb of the past. One whose head is no product (a trial, a website, a
report) is another thing's, and proves nothing of a product.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from events import nouns, products
from events.anchors import Anchor
from events.gates import gate
from events.lettercase import any_case

RULE = "done to its object"
_FIRST = r"(?:its|our|the|their|a) (?:\w+ )?first (?:commercial )?sales? of"
_LAUNCHED = gate(
    r"\b(?<!-)(?:(?:re)?launched|introduced|rolled out|debuted|commerciali[sz]ed|released|"
    r"(?:began|begun|started|commenced|initiated) (?:the )?(?:commercial )?(?:sales? of|selling|marketing|"
    r"commerciali[sz]ing|launch of|roll-?out of)|"
    rf"(?:made|recorded|completed|booked|achieved|announced) {_FIRST})(?= )",
    re.IGNORECASE,
)
# who does it stands before the verb, and not what was done to it
_DOER = any_case(
    r"(?:(?:^|[\s,(\"“])(?:we|it|they|who|which|and|also|has|have|had|recently|successfully|officially|formally|just|"
    r"now|already|since|then|today|jointly|commercially|subsidiary|partner|company|team|group|"
    r"(?-i:[A-Z])[\w&.'’-]*\)?,?))\s*\Z"
)
_UNDERGONE = any_case(r"\b(?:be|been|being|is|are|was|were|the|an?|newly|its|our|their|to|not|never|yet)\s*\Z")
_NO_PRODUCT = any_case(
    r"\b(?:trials?|stud(?:y|ies)|web ?sites?|web ?pages?|campaigns?|programs?|programmes?|initiatives?|offerings?|"
    r"process(?:es)?|reviews?|search(?:es)?|investigations?|efforts?|lawsuits?|projects?|expansions?|plans?|strateg\w+|"
    r"partnerships?|collaborations?|tenders?|bids?|rounds?|ipos?|surveys?|trainings?|events?|conferences?|webinars?|"
    r"tours?|pilots?|betas?|samples?|funds?|analys[ie]s|reports?|results|data|findings|statements?|guidance|outlook|"
    r"figures|earnings|videos?|podcasts?|brochures?|newsletters?|presentations?|papers?|updates?|news|details|"
    r"legislation|bills?|measures?|polic(?:y|ies)|changes?|concepts?|idea|talks|negotiations|attacks?|satellites?|"
    r"rockets?|missiles?|appeals?|registr\w+|applications? for|dividends?|buy-?backs?|preview|prototypes?|versions? of|"
    r"development|construction|production|enroll?ment|recruitment|us|me|him|her|them|it|phases?|teasers?|site|"
    r"orders?|pre-?orders?|subscription for|waitlist)\b"
)
_SMALL = re.compile(r"\s(?:of|for|in|at|with|on|to|from|by|and|into|near)\s")


def find(words: str, is_told: Callable[[int], bool]) -> Iterator[Anchor]:
    """The deeds of some words that are told by verb and object; `is_told` is asked whether a verb tells what was done.

    >>> said = "In May we launched the Teal pump in Peru; a rival launched a website for the Teal pump."
    >>> [(each.kind, each.subject) for each in find(said, lambda at: True)]
    [('product_launch', 'Teal pump')]
    """
    for match in _LAUNCHED.finditer(words):
        before = words[: match.start()]
        if _UNDERGONE.search(before) or not _DOER.search(before) or not is_told(match.start()):
            continue
        thing = head(words, match.end())
        if thing and not _NO_PRODUCT.search(thing):
            yield Anchor("product_launch", *match.span(), 0.8, None, match.span(), RULE, thing)


def head(words: str, at: int) -> str:
    """The thing that a verb ending at an offset was done to, without what "for" or "of" adds; a name in apposition."""
    text, end = nouns.phrase(words, at + 1)
    if not text or end - at > 120:
        return ""
    thing = _SMALL.split(text)[0].strip(" ,")
    named = next(products.names(words[end : end + 40]), None)
    beside = re.match(r",? (?:called |named |dubbed )?", words[end : end + 40])
    return named.text if named is not None and beside is not None and named.start == beside.end() > 1 else thing
