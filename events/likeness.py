"""How like two statements are: what they are about beside the name of their kind, their numbers, windows and words."""

from __future__ import annotations

import re
from functools import lru_cache

from events.kinds import KINDS, pattern
from events.lettercase import any_case
from events.names import Names, acronyms, coded, codes, tokens
from events.types import Statement

FIGURES = frozenset({"financial_guidance"})


# what comes again and again: a second date is a second event, unless the words say that the first one moved
REPEATABLE = frozenset(
    """data_readout data_presentation publication disclosure contract_award delivery partnership partner_milestone
    financing dividend buyback interim_analysis regulatory_meeting appointment manufacturing decision other
    enrollment_milestone product_launch facility_opening capacity_target pipeline_count""".split()
)


# of these, what one product has many of in a year: only words that say so move one
RECURRING = frozenset(
    """data_readout data_presentation publication disclosure financing decision partner_milestone dividend buyback
    contract_award partnership other""".split()
)


# a work that begins and a work that is done are two promises
STAGED = frozenset({"project_completion", "restructuring"})


def alike(one: Statement, other: Statement, company: str, names: Names) -> float:
    """Two subjects, what the kind is called aside: "the BLA" of an application names nothing, and may mean any."""
    mine, theirs = (bare(core(each.subject), each.kind, company) for each in (one, other))
    if _other_code(one, other, names) or _other_name(one, other, company):
        return 0.0
    sized = one.low is not None and (one.low, one.high) == (other.low, other.high) and one.low >= 1000
    if sized and one.unit and other.unit and not other_unit(one.unit, other.unit):
        return 0.9
    if not mine or not theirs:
        quoted = acronyms(one.quote) & acronyms(other.quote)
        return 0.85 if quoted else 0.8 if mine == theirs else 0.5
    direct = max(
        names.alike(one.subject, other.subject), _told(mine, other.quote, theirs), _told(theirs, one.quote, mine)
    )
    known = (acronyms(one.subject) & acronyms(other.quote)) | (acronyms(other.subject) & acronyms(one.quote))
    if not direct and known and not codes(one.subject) and not codes(other.subject):
        return 0.85
    if not direct or codes(one.subject) or codes(other.subject):
        return direct
    shared = mine & theirs
    return max(direct, len(shared) / min(len(mine), len(theirs)) - 0.1 if shared else 0.0)


def _told(subject: frozenset[str], quote: str, other: frozenset[str]) -> float:
    """How far a subject stands in the words of the other sentence, whatever that one calls its own."""
    telling = subject - _PRAISE
    if not telling or subject & other:
        return 0.0
    share = len(telling & frozenset(tokens(quote))) / len(telling)
    return 0.7 * share if share >= 0.6 else 0.0


def _other_code(one: Statement, other: Statement, names: Names) -> bool:
    """Whether the products that two sentences name by code are others, subjects without a code standing for those."""
    mine, theirs = (codes(each.subject) or coded(each.quote) for each in (one, other))
    if not mine or not theirs or (codes(one.subject) and codes(other.subject)):
        return False
    known = frozenset().union(*(codes(name) for code in mine for name in names.of(code)))
    return not known & theirs


_PROPER = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:[A-Z][a-z]+)*(?![\w-])")
_NO_NAME = frozenset(
    """the our its phase first second third fourth new north south east west january february march april may june july
    august september october november december""".split()
)


def _other_name(one: Statement, other: Statement, company: str) -> bool:
    """Whether two subjects are told apart by proper names: the Leeds plant is not the York plant.

    A name of the one that stands anywhere in the other's sentence tells nothing apart.
    """
    own = frozenset(tokens(company)) | _NO_NAME
    mine, theirs = (
        frozenset(each for word in _PROPER.findall(said.subject) for each in tokens(word)) - own
        for said in (one, other)
    )
    if not mine or not theirs or {one.kind, other.kind} & (FIGURES | COMPANY_WIDE):
        return False
    return not mine & frozenset(tokens(other.quote)) and not theirs & frozenset(tokens(one.quote))


_WHERE = re.compile(r",? (?:in|at|near|from|to|under|with|for) ")


def core(subject: str) -> str:
    """A thing without where it is, whom it is for and what it goes to: "shipments to the state" are shipments.

    >>> core("fuel shipments to the state"), core("an IND for NV-12")
    ('fuel shipments', 'an IND for NV-12')
    """
    return subject if codes(subject) else _WHERE.split(subject)[0]


@lru_cache(maxsize=65536)
def bare(subject: str, kind: str, company: str = "") -> frozenset[str]:
    """The words of a subject that tell more than what the kind itself, or the company, is called.

    >>> sorted(bare("biodiesel shipments", "delivery")), sorted(bare("the BLA", "regulatory_submission"))
    (['biodiesel'], [])
    """
    if kind not in KINDS or codes(subject):
        return frozenset(tokens(subject))
    rest = pattern(kind).sub(" ", subject)
    own = frozenset(tokens(company))
    return frozenset(word for word in tokens(rest) if word not in _STRUCTURE and len(word) > 1 and word not in own)


_STRUCTURE = frozenset(
    """a an the of for in to and our its subsidiary segment unit business division plant facility project site program
    system application license licence biologic biologics drug new company full upgrade start completion
    operation production capacity output total annual existing current ongoing planned remaining these those other
    such them it this that""".split()
)


# what a name is praised with tells nothing apart
_PRAISE = frozenset(
    """proprietary innovative advanced leading novel unique flagship next generation state art high quality first new
    technology solution platform key major large strategic potential initial additional""".split()
)


def begins(statement: Statement) -> bool:
    """Whether the promise is to begin something: what is completed had begun before, nobody says when."""
    return any(rule.endswith("by begin") for rule in statement.rules)


_BIG = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}")


@lru_cache(maxsize=16384)
def numbers(quote: str) -> frozenset[str]:
    """The large numbers of a sentence as printed, years aside: two sentences that share one speak of one thing."""
    return frozenset(n for n in _BIG.findall(quote) if "," in n or len(n) > 4)


def promised_amount(statement: Statement) -> float | None:
    """The number of a promise; None where it has none, or where the words call it the number of today.

    >>> from datetime import date
    >>> from events.types import Window
    >>> window = Window(None, date(2031, 12, 31), "by", "by 2031", 0, 7, "")
    >>> words = "The rate is currently at 550,000 tons and should rise to 1,000,000 by 2031."
    >>> promised_amount(Statement("s", "f", 0, 9, words, window, "capacity_target", "rate", "us", 550e3, 550e3)) is None
    True
    """
    value = statement.high if statement.high is not None else statement.low
    if value is None or value < 1000 or f"{value:,.0f}" not in statement.quote:
        return value
    before = statement.quote[: statement.quote.index(f"{value:,.0f}")]
    return None if _TODAY.search(before) else value


_TODAY = any_case(r"\b(?:(?:is|are) (?:currently|now|presently|today)|currently|now|up from|from)(?: at)? \Z")


def restated(one: Statement, other: Statement, wording: float, alike: float) -> float:
    """How surely two sentences of one day say the same: one window, and the same large number or most of the words."""
    if (one.window.opens, one.window.closes) != (other.window.opens, other.window.closes):
        return 0.0
    return 0.9 if numbers(one.quote) & numbers(other.quote) or (alike and wording >= 0.6) else 0.0


def other_unit(one: str | None, other: str | None) -> bool:
    mine, theirs = (frozenset(word.rstrip("s") for word in tokens(unit or "")) for unit in (one, other))
    return bool(mine and theirs) and not mine & theirs


COMPANY_WIDE = frozenset({"cash_runway", "pipeline_count"})


def several(statement: Statement) -> bool:
    """Whether the promise is of several things at once: "three to four more compounds"."""
    count = statement.high if statement.high is not None else statement.low
    return count is not None and count > 1 and not (statement.unit or "").isupper()


@lru_cache(maxsize=16384)
def _plain_words(quote: str) -> frozenset[str]:
    return frozenset(word for word in tokens(quote) if word.isalpha() and len(word) > 3)


def shared_wording(one: str, other: str) -> float:
    """The share of words that two quotes have in common, days and numbers aside."""
    mine, theirs = _plain_words(one), _plain_words(other)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 6) if mine and theirs else 0.0
