"""Sums that are told by a verb and not by a metric: what will cost, be incurred, be recognized, last.

Where a metric stands in the same words, it tells them better and goes before.
"""

from __future__ import annotations

from events.anchors import Anchor
from events.deeds.record import MARK, Deed

_MANY = (
    r"(?:(?:approximately|about|around|roughly|nearly|up to|an additional|another|additional|some|over|more than|at "
    r"least|"
    r"less than|between|an estimated|a further|a total of|in the range of|almost|close to|only|the remaining|"
    r"further) )*"
)
_SUM = rf"{_MANY}(?:(?:US|C|A|HK|NZ|S)?[$€£¥]|(?:USD|EUR|GBP|CHF|NOK|SEK|DKK|CAD|AUD|RMB|INR) ?)\d[^.;]{{0,40}}?"
_WILL = (
    r"(?:(?:will|is|are|should|would|could|to|be|now|still|also|likely|currently|expected|anticipated|estimated|"
    r"projected|"
    r"going|instead|all|primarily|largely|mainly|then|probably) )+"
)
_NP = r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|were|expects?|we|it|of|with|for|from)\b)[\w.&'’/-]+ )"
_OF = r"(?: (?:of|for|from|related to|associated with) (?:the |our |its )?(?:[\w&'’-]+ ?){1,5}?)?"
_STORE = (
    r"(?:liquidity|funding|funds|capital(?! expend)|cash(?! flows? from)|resources|financing|working capital|"
    r"borrowing capacity|"
    r"cash flows?)"
)

LIQUIDITY = (
    Deed(
        "enough money",
        "cash_runway",
        rf"(?P<do>sufficient|adequate|enough|ample|necessary)(?: \w+){{0,3}}? (?:sources of |amounts of |levels of )?"
        rf"(?:[\w,]+ ){{0,4}}?{_STORE}(?:,? (?:and|or) [\w ]{{3,40}}?)? (?:to|for|needed to|necessary to|available to)|"
        rf"(?:has|have|having) (?:all )?(?:the|ample) (?:financial )?{_STORE} (?:that )?(?:it|we|the company|the "
        rf"group)? ?"
        r"(?P<do2>needs?|requires?)|"
        rf"{_STORE}[^.;]{{0,300}}? (?:will be|are|is|to be|remain|should be) (?:more than |sufficiently )?"
        r"(?P<do3>sufficient|adequate|enough|ample) (?:to|for)"
        r"(?:[^.;]{0,240}?(?= (?:well )?(?:into|through|until|for at least|for the next|for a period|beyond|over the "
        r"next)\b))?|"
        r"(?:able|ability) to (?:fund|meet|finance|satisfy) (?:all )?(?:our|its|the company's|the group's) (?:[\w-]+ "
        r"){0,4}?"
        r"(?P<do4>needs|requirements|obligations|commitments|operations)",
        "sufficient|adequate|enough|ample|needs|require|obligations|commitments|operations|necessary",
        (
            "We believe we have sufficient sources of funding to meet our needs for the next 12 months.",
            "The Group has the liquidity it needs for at least the next eighteen months.",
            "We believe that cash on hand will be sufficient to fund our operations for the next twelve months.",
        ),
    ),
)

OUTLAYS = (
    Deed(
        "backlog recognized",
        "financial_guidance",
        r"(?P<what>remaining performance obligations?|transaction price|deferred revenue|unearned revenue|contract "
        r"liabilit(?:y|ies)|unsatisfied performance obligations?)[^;]{0,320}?(?P<at>(?:(?:approximately |about )?"
        r"(?:[$€£][\d.,]+ (?:million|billion)?|\d+(?:%| percent)) (?:of (?:this|that|the|these|our) [\w ]{3,40}? "
        r")?(?:is |are )?)?"
        r"expect(?:s|ed)? (?:to )?(?:be )?(?:recogni[sz]ed?|satisfied|realized|fulfilled))(?: (?:approximately |"
        r"about )?\d+(?:%| percent))?",
        "recogni|satisfied|realized|fulfilled",
        ("Of the transaction price of $274 million, $142 million is expected to be recognized by May 2027.",),
        subject="revenue from remaining performance obligations",
    ),
    Deed(
        "what costs a sum",
        "financial_guidance",
        rf"(?:the |our |its |these |this )?(?P<what>{_NP}{{0,4}}[\w-]+(?: at {_NP}{{0,2}}[\w-]+)?) {_WILL}(?P<do>cost) "
        rf"(?:us |the company |the group )?{_SUM}",
        "cost",
        ("Tariffs are expected to cost about $9 million in May 2026.",),
    ),
    Deed(
        "sum laid out or taken in",
        "financial_guidance",
        r"(?P<do>incur|spend|invest|record|recogni[sz]e|book|contribute|collect|save|deploy|pay|receive|devote|"
        r"commit)(?:ing)? (?![^.;]{0,60}\bmilestones?\b)"
        rf"{_SUM} (?:annually |per year |a year |each year |in total )?(?:of|in|on|for|to|towards?|related to|from|"
        rf"into) (?:the |our "
        rf"|its |an? |new |additional |these )*(?P<what>(?!20\d\d|fiscal|q[1-4]|the|january|february|march|april|may|"
        rf"june|july|"
        rf"august|september|october|november|december|first|second|third|fourth|early|late|mid)(?:{_NP}){{0,4}}?[\w-]+)"
        r"(?= (?:in|by|during|over|for|to|at|on|within|through|from|this|next|between|and|across|related|"
        r"primarily)\b|[.,;](?!\w)|$)",
        "incur|spend|invest|record|recogni|book|contribut|collect|sav|deploy|pay|receiv|devot|commit",
        ("We expect to contribute $12 million to our pension plans in May 2026.",),
    ),
    Deed(
        "charge of a sum",
        "financial_guidance",
        r"(?P<do>incur|record|recogni[sz]e|mak(?=ing)|make|take|receive|collect|book|pay|spend)(?:ing)? (?:the |our |"
        r"its |an? |"
        r"additional |new |some |"
        rf"one-time |total )*(?P<what>{_NP}{{0,4}}?(?:charges?|costs?|refunds?|severance|payments?|proceeds|"
        rf"contributions?|"
        rf"credits?|expenses?|gains?|loss(?:es)?|incentives?|reimbursements?|write-?(?:downs?|offs?)|impairments?|"
        rf"grants?|"
        rf"royalties|fees?|deposits?|distributions?|investment)) (?:of|totall?ing|in the range of|between|amounting "
        rf"to|to be) {_SUM}",
        "incur|record|recogni|mak|take|taking|receiv|collect|book|pay|spend",
        (
            "We will incur charges of $30 million in May 2026.",
            "We expect to receive tax refunds of $5 million in May 2026.",
        ),
    ),
    Deed(
        "sum before its noun",
        "financial_guidance",
        rf"(?:incur|record|recogni[sz]e|make|receive|collect|book|pay|realize|realise)(?:ing)? (?:an? |the |our |its |"
        rf"additional |remaining )*{_MANY}(?:US|C|A)?[$€£]\d[\d,.]*(?: (?:million|billion|thousand))? "
        rf"(?!(?:[\w-]+ ){{0,3}}?(?:milestone|option|up-?front|licen[cs]e))(?P<what>(?:{_NP}){{0,4}}?(?:gains?|"
        rf"charges?|loss(?:es)?|refunds?|releases?|distributions?|impairments?|"
        rf"benefits?|"
        rf"credits?|contributions?|settlements?|write-?(?:offs?|downs?)|deposits?|earn-?outs?|proceeds|reimbursements?|"
        rf"payments?|taxes))",
        "incur|record|recogni|mak|receiv|collect|book|pay|reali",
        ("We expect to record a $14 million gain on the sale in May 2026.",),
    ),
    Deed(
        "sum set aside",
        "financial_guidance",
        rf"(?:budget(?:ed|ing)?|allocat(?:e|ed|ing)|earmark(?:ed|ing)?|set(?:ting)? aside) {_SUM} (?:for|to|towards?) "
        rf"(?P<what>(?:the |our |its )?(?!20\d\d|fiscal|q[1-4]|the year|each)(?:{_NP}){{0,4}}?[\w-]+)"
        r"(?= (?:in|during|over|for|through)\b|[.,;](?!\w)|$)",
        "budget|allocat|earmark|aside",
        ("We have budgeted $55 million for exploration in May 2026.",),
    ),
    Deed(
        "costs incurred",
        "financial_guidance",
        rf"(?P<what>(?:(?:certain|remaining|additional|most|some|these|such|the|our|its|substantially all) "
        rf")*{_NP}{{0,3}}?(?:costs?|"
        rf"charges?|expenses?|expenditures?|spend(?:ing)?|outlays?|amounts?|balance|payments?)(?: of {_SUM}|{_OF}))"
        rf"(?:,[^,;.]{{3,60}},)? {_WILL}(?P<do>incurred|recogni[sz]ed|recorded|paid|made|spent|expensed|capitali[sz]ed|"
        rf"settled)",
        "incurred|recogni|recorded|paid|made|spent|expensed|capitali|settled",
        ("Certain costs of the move will instead be incurred in May 2026.",),
    ),
)

_BACKLOG = MARK + OUTLAYS[0].name


def yields(anchor: Anchor) -> bool:
    """Whether a metric with a figure in the same words tells the sum better."""
    return anchor.kind == "financial_guidance" and anchor.rule != _BACKLOG
