"""Deeds whose thing is told by nothing but the object of their verb: "we launched the Teal pump" launches the pump.

The object is a noun phrase right behind an active verb of the past, or what "which" stands for. One that is no such
thing (a trial is no product, a right is no company) proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from events import nouns, products
from events.anchors import Anchor
from events.gates import gate
from events.lettercase import AnyCase, any_case

RULE = "done to its object"


@dataclass(frozen=True, slots=True)
class _Deed:
    """Verbs that tell one kind of deed, what their object must be like, and what it is not."""

    kind: str
    verbs: str
    wanted: AnyCase
    unwanted: AnyCase


_ANY, _NONE = any_case(r"\w"), any_case(r"\A\Z")
_NAME = any_case(r"(?-i:(?<![\w-])[A-Z][\w-]+)")
_NO_PRODUCT = any_case(
    r"\b(?:trials?|stud(?:y|ies)|web ?sites?|web ?pages?|campaigns?|programs?|programmes?|initiatives?|offerings?|"
    r"process(?:es)?|reviews?|search(?:es)?|investigations?|efforts?|lawsuits?|projects?|expansions?|plans?|strateg\w+|"
    r"partnerships?|collaborations?|tenders?|bids?|rounds?|ipos?|surveys?|trainings?|events?|conferences?|webinars?|"
    r"tours?|pilots?|betas?|samples?|funds?|analys[ie]s|reports?|results|data|findings|statements?|guidance|outlook|"
    r"figures|earnings|videos?|podcasts?|brochures?|newsletters?|presentations?|papers?|updates?|news|details|"
    r"legislation|bills?|measures?|polic(?:y|ies)|changes?|concepts?|idea|talks|negotiations|attacks?|satellites?|"
    r"rockets?|missiles?|appeals?|registr\w+|dividends?|buy-?backs?|preview|prototypes?|growth|value|performance|"
    r"development|construction|production|enroll?ment|recruitment|us|me|him|her|them|it|phases?|teasers?|site|"
    r"orders?|pre-?orders?|waitlist|presentation|speech|notice|letters?)\b"
)
_NO_COMPANY = any_case(
    r"\b(?:rights?|shares?|stock|licen[cs]es?|options?|interests?|stake|land|acres|claims|equipment|inventory|"
    r"agreements?|contracts?|propert(?:y|ies)|vehicles?|aircraft|bitcoins?|units?|warrants?|notes?|patents?|assets?)\b"
)
_FIRST = r"(?:its|our|the|their|a) (?:\w+ )?first (?:commercial )?sales? of"
_DEEDS = (
    _Deed(
        "product_launch",
        r"(?:re)?launched|introduced|rolled out|debuted|commerciali[sz]ed|released|"
        r"(?:began|begun|started|commenced|initiated) (?:the )?(?:commercial )?(?:sales? of|selling|marketing|"
        r"commerciali[sz]ing|launch of|roll-?out of)|"
        rf"(?:made|recorded|completed|booked|achieved|announced) {_FIRST}",
        _ANY,
        _NO_PRODUCT,
    ),
    _Deed(
        "merger_close",
        r"acquired|bought|purchased|took over|(?:completed|closed) (?:the|our|its) (?:purchase|takeover|buyout) of",
        _NAME,
        _NO_COMPANY,
    ),
    _Deed("delivery", r"delivered|shipped|handed over", _ANY, _NO_PRODUCT),
    _Deed("facility_opening", r"inaugurated|cut the ribbon on", _ANY, _NO_PRODUCT),
    _Deed(
        "debt_action",
        r"paid off|extinguished|retired",
        any_case(r"\b(?:notes?|debts?|loans?|debentures?|facility|bonds?|mortgages?|borrowings?)\b"),
        _NONE,
    ),
    _Deed("buyback", r"repurchased|bought back", any_case(r"\b(?:shares?|stock)\b"), _NONE),
)
_SOME = gate(rf"\b(?<!-)(?:{'|'.join(each.verbs for each in _DEEDS)})\b", re.IGNORECASE)
_OWN = tuple((each, any_case(rf"(?:{each.verbs})\b")) for each in _DEEDS)
# who does it stands before the verb, and not what was done to it
_DOER = any_case(
    r"(?:(?:^|[\s,(\"“])(?:we|it|they|who|which|and|also|has|have|had|recently|successfully|officially|formally|just|"
    r"now|already|since|then|today|jointly|commercially|subsidiary|partner|company|team|group|"
    r"(?-i:[A-Z])[\w&.'’-]*\)?,?))\s*\Z"
)
_UNDERGONE = any_case(r"\b(?:be|been|being|is|are|was|were|the|an?|newly|its|our|their|to|not|never|yet)\s*\Z")
_WHICH = any_case(
    r",? (?:which|that) (?:we|it|they|the (?:company|group)|(?-i:[A-Z])[\w&.'’-]*)(?: (?:has|have|had|also|"
    r"recently))*\s*\Z"
)
_CALLED = re.compile(r", (?:called |named |dubbed )?(?P<name>[A-Z][\w-]{2,}(?: [A-Z][\w-]+)?)(?=[,.;]|$)")
_SMALL = re.compile(r"\s(?:of|for|in|at|with|on|to|from|by|and|into|near)\s")


def possible(words: str) -> bool:
    """Whether any of the verbs can stand in some words."""
    return _SOME.open(words)


def find(words: str, is_told: Callable[[int], bool]) -> Iterator[Anchor]:
    """The deeds of some words that are told by verb and object; `is_told` is asked whether a verb tells what was done.

    >>> said = "In May we launched the Teal pump in Peru; Coral Inc., which we acquired in June, launched a website."
    >>> [(each.kind, each.subject) for each in find(said, lambda at: True)]
    [('product_launch', 'Teal pump'), ('merger_close', 'Coral Inc')]
    """
    for match in _SOME.finditer(words):
        before = words[: match.start()]
        if _UNDERGONE.search(before) or not _DOER.search(before) or not is_told(match.start()):
            continue
        which = _WHICH.search(before)
        thing = nouns.before(words, which.start()).strip(" ,.") if which else head(words, match.end())
        deed = next((each for each, verbs in _OWN if verbs.fullmatch(words, *match.span())), None)
        told = (
            f"{thing} {words[match.end() : match.end() + 40]}" if deed is not None and deed.kind == "buyback" else thing
        )
        if deed is not None and (thing or told) and deed.wanted.search(told) and not deed.unwanted.search(thing):
            yield Anchor(deed.kind, *match.span(), 0.8, None, match.span(), RULE, thing)


def head(words: str, at: int) -> str:
    """The thing that a verb ending at an offset was done to, without what "for" or "of" adds; a name in apposition."""
    if words[at : at + 1] != " ":
        return ""
    text, end = nouns.phrase(words, at + 1)
    if not text or end - at > 120:
        return ""
    thing = _SMALL.split(text)[0].strip(" ,")
    called = _CALLED.match(words, end) if thing == text and not _NO_PRODUCT.search(thing) else None
    if called is not None:
        return called["name"]
    named = next(products.names(words[end : end + 40]), None)
    beside = re.match(r",? (?:called |named |dubbed )?", words[end : end + 40])
    return named.text if named is not None and beside is not None and named.start == beside.end() > 1 else thing
