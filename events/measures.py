"""The names of measured things: the head words of every trade's figures, and the words before one that belong to it.

A head says what can be said of it: an amount of money, a share, a multiple, a number of things, or only a state
("breakeven"). The name runs back from its head over what qualifies it: "same-store net sales growth".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from events.lettercase import any_case
from events.scanner import Scanner

Family = Literal["money", "share", "multiple", "count", "state"]


@dataclass(frozen=True, slots=True)
class Head:
    """A family of head words: what is said of them, and whether they count for nothing without a figure."""

    name: str
    family: Family
    pattern: str
    examples: tuple[str, ...] = ()
    figured: bool = False  # too common a word to be guided without a figure


@dataclass(frozen=True, slots=True)
class Name:
    """A measured thing where it stands, its qualifiers included."""

    text: str
    start: int
    end: int
    head: Head

    @property
    def family(self) -> Family:
        return self.head.family


HEADS = (
    Head(
        "state reached", "state",
        r"(?:operating |free )?cash[- ]?flow[- ](?:positiv(?:e|ity)|neutral(?:ity)?|break-?even|"
        r"generative)(?: operations)?|"
        r"(?:adjusted )?(?:ebitda|ebit|net income|earnings)[- ](?:positiv(?:e|ity)|break-?even)|cash[- ]generative|"
        r"(?:(?:adjusted |free |operating )?(?:cash[- ]?flow|ebitda|ebit|cash|operating|net income) )?"
        r"balanced (?:annual |operating |net |overall |consolidated )?result|break-?even(?! (?:price|cost|point "
        r"for))|profitability|self-(?:sustaining|funding|sufficient)|"
        r"profitable(?! (?:growth|business|manner|basis|company|segments?|projects?|airline|operations of|customers?))",
        ("cash flow positive", "EBITDA breakeven", "full profitability"),
    ),
    Head(
        "rate of growth", "share",
        r"comps(?= |,|\.|$)|(?:revenue|net interest|asset|loan|portfolio|take|earning asset) yields?|"
        r"(?:(?:revenue|sales|earnings|ebitda|income|eps|volume|top-?line|loan|deposit|bookings|noi|unit|subscriber|"
        r"customer|comp|rent|dividend|order) )?growth(?! (?:plan|strateg|opportunit|initiative|driver|potential|stage|"
        r"company|capital|capex|projects?|investments?|area|engine|market|platform|stor|equity|hormone|factor|phase|"
        r"trajectory|profile|momentum|prospects|path|story))",
        ("organic revenue growth", "same-property NOI growth"),
    ),
    Head(
        "share of a whole", "share",
        r"(?:gross |operating |profit |net |contribution |eb[it]{2}da[rx]? |ebita? |net interest |segment )?margins?"
        r"(?! (?:call|loan|account|requirement|debt))|(?:effective |income |corporate |book )*tax rate|"
        r"working capital ratio|(?:combined|loss|expense|efficiency|cost[- ]to[- ]income|cet1|cet 1|tier 1|payout|"
        r"equity|capital|common equity tier 1|npl|loan-to-value|capex|r&d|operating|medical(?: loss| cost| benefits?)?|"
        r"benefits?|cost[- ]income|reinvestment|reserve replacement|administrative|g&a|sg&a|loss and lae|acquisition|"
        r"dividend payout|distribution coverage) ratio|"
        r"return on (?:average |tangible |invested |capital |common |shareholders' )*(?:equity|assets|capital|sales|"
        r"employed|investment)+(?: employed)?|nim|(?:cet-?1|tier 1)(?: (?:ratio|capital|target))*|gross[- ]to[- ]nets?|"
        r"roic|roce|roe|rotce|roa|(?:cash |free cash flow |cash flow )conversion"
        r"(?: rate)?|(?:net |gross |dollar-based |revenue |customer )+retention(?: rate)?",
        ("EBITDA margin", "effective tax rate", "combined ratio", "net revenue retention"),
    ),
    Head(
        "common share", "share",
        r"occupancy(?: rate| level)?|n[dr]r|grr|"
        r"(?:capacity |fleet |plant )?utili[sz]ation(?: rate)?|churn(?: rate)?|market share|"
        r"(?:vacancy|attrition|conversion|default|delinquency|charge-off|take|recovery|growth) rates?|"
        r"(?:share|percentage|proportion) of (?:(?:the|our|its|total|net) )*(?!the\b)[a-z0-9&-]+"
        r"(?: (?!by|in|to|from|over|will|is|are|of|as|at|for|on|with|that|which)[a-z0-9&-]+){0,5}|"
        r"net charge-offs|inflation|allocation",
        ("occupancy", "net charge-offs", "share of online customers"), figured=True,
    ),
    Head(
        "multiple", "multiple",
        r"(?:net |gross |financial |total )*leverage(?: ratio| level| target)?|net debt(?: to |-to-|/)(?:adjusted )?"
        r"ebitda(?: ratio)?|(?:interest |debt service |fixed charge )+coverage(?: ratio)?|book-to-bill(?: ratio)?|"
        r"gearing(?: ratio)?",
        ("leverage ratio", "net debt to EBITDA", "book-to-bill"), figured=True,
    ),
    Head(
        "money", "money",
        r"(?:revenue|sales|ebitda|earnings|billings|savings|arr) run[- ]rates?|revenues?(?! (?:strateg|stream|model|"
        r"opportunit|generati|potential|base\b|mix|recognition|share|driver|"
        r"cycle|visibility|impact|passenger))|net sales|"
        r"sales(?! (?:force|team|people|representatives|staff|channel|of (?:investment )?tax|offices?|tax|process|"
        r"agreement|manager|director|organi[sz]ation|pipeline|milestones?))|turnover|"
        r"(?:net |operating |ebitda |pre-tax |credit )?loss(?:es)?(?: per (?:diluted )?share)?"
        r"(?! (?:of (?:patent|exclusivity)|ratio|carry))|"
        r"(?:net |operating )?income(?: from operations)?(?: per (?:diluted )?share)?(?! tax)|"
        r"cash used (?:in|for) operat\w+(?: activities)?|"
        r"cash (?:burn|outflows?|inflows?|generation|usage|utili[sz]ation)|"
        r"(?:net )?cash (?:used|provided|flows?)(?: generation)?"
        r"(?: (?:in|by|from) (?:operating activities|operat\w+))?|"
        r"operating cash burn|burn(?: rate)?|eb[it]{2}da[rx]?(?: loss)?|ebita?|nopat|"
        r"(?:core |nareit |normali[sz]ed )*a?ffo(?: per (?:diluted )?share)?|funds from operations(?: per share)?|"
        r"eps|earnings(?: per (?:diluted )?share| before [a-z, ]{3,60}?(?=\(| of| is| to| between| in))?"
        r"(?! (?:call|release|conference|report|results|webcast|presentation|guidance call))|"
        r"(?:gross |operating |net )?profits?(?: before tax| after tax)?(?! (?:margins?|sharing|warning))|pbt|"
        r"(?:restructuring|impairment|one-time|severance|special|transaction|integration|exit) "
        r"(?:charges?|costs?|expenses?)|(?:r&d|research and development|sg&a|g&a|general and administrative|operating|"
        r"interest|non-?interest|(?:stock|share)-based compensation|advertising|promotional|personnel|labou?r|"
        r"freight|energy|fuel|warranty|legal|technology|it|content|overhead|occupancy|pre-opening|depreciation|capital|"
        r"total|selling|tax|amortization|"
        r"compensation|"
        r"corporate|exploration|sustaining|growth|maintenance|marketing|net interest|finance)(?:,? (?:and|&) [\w-]+)* "
        r"(?:expenses?|expenditures?|costs?|spend(?:ing)?|investments?|capex)|"
        r"non-?interest income|fee income|provisions? for (?:credit|loan) losses|(?:average |net |realized |realised )*"
        r"(?:selling|sales|home|realized|realised) prices?|asps?|cas[mk](?:-ex)?|[pt]?ras[mk]|unit revenues?|"
        r"(?:capital|capex|spending|expenditure|exploration|drilling)(?: and [\w-]+)? (?:budget|program|programme)(?= "
        r"(?:is|of|"
        r"to|at|for|in|will|should|total))|(?:maintenance|growth|sustaining|expansion) capital(?! (?:exp|inv|proj))|"
        r"expenses|expenditures?|capex|spending|outlays?|opex|sg&a|g&a(?! (?:exp|cost|and|&))|"
        r"cash(?:, cash equivalents)?,? (?:and|&) (?:cash equivalents|marketable securities|investments|equivalents|"
        r"short-term investments)(?:,? and [\w-]+ (?:securities|investments))?|cash balance|year-end cash|"
        r"(?<=million in )cash|(?<=million of )cash|cash(?= at (?:the )?(?:end|year-end|30|31|june|december)\b)|"
        r"cash position|net cash|net debt|bookings|billings|arr|mrr|annual recurring revenue|backlog|"
        r"order (?:intake|backlog|book|volume)|orders received|(?:incoming|cloud) orders|(?:new|net) (?:orders|"
        r"awards)|noi|"
        r"net operating income|nii|nav(?: per share)?|gmv|gtv|tpv|aov|arpu|revpar|adr|aum|assets under management|"
        r"(?:gross (?:merchandise|transaction|payment)|total payment) (?:value|volume)s?|originations|premiums|"
        r"(?:loan|deposit) (?:balances|portfolio|book)|"
        r"depreciation(?: and amorti[sz]ation)?|amorti[sz]ation(?= of|,? (?:is|will|should|to be|expense))|d&a|"
        r"rate base|(?:stock|share|equity)-based compensation|equity compensation|cash taxes|"
        r"cost of (?:sales|revenues?|goods sold|products sold|services)|costs(?: of (?:sales|revenue|goods sold))?|"
        r"working capital|loe|lease operating (?:expenses?|costs?)|"
        r"dividends? per share|all-in sustaining costs?|aisc|cash costs?|lifting costs?|unit costs?|"
        r"royalties|(?<!prv )(?<!voucher )monetization",
        ("net sales", "order intake", "core FFO per share", "assets under management", "working capital"),
    ),
    Head(
        "common money", "money",
        r"(?:(?:cost|run-rate|annual|annuali[sz]ed|gross|net|pre-tax|cumulative|recurring|operating|total|expense) )*"
        r"(?:savings|synergies)(?! (?:accounts?|plans?|program|bank|account|deposits?))|"
        r"(?:top|bottom)[- ]line(?! (?:results?|dat[ae]|read|analys|findings|trial|efficacy|safety|phase|outcome|"
        r"report))|(?:capital|growth|total) investments?|inventor(?:y|ies)|(?:head|tail)winds?|"
        r"(?:(?:pension|employer|plan|benefit) )+contributions|insurance (?:proceeds|recoveries)|"
        r"(?:(?:card|banking|advisory|management|service|interchange|total|cash) )*fees|(?:average |total )*deposits|"
        r"(?:sustaining |growth |development |maintenance |total )*capital(?= (?:for|is (?:expected|projected)|will be|"
        r"should be|in the range|of [$€£]|budget|program|plan|guidance))(?: budget| program(?:me)?| plan)?|"
        r"r&d|o&m|jet fuel|fuel(?= (?:is|to be|should|will|at|of|price))|(?:asset )?dispositions|"
        r"(?:(?:net|gross|cash|sale) )*proceeds(?= from (?:the |our |this )?(?:[\w-]+ ){0,3}(?:sales?|divestitures?|"
        r"disposals?|dispositions?)\b)|"
        r"acquisitions(?= \(|[\t:]| of [$€£]|$)|"
        r"provision expense|(?:customer|land|marketing|r&d|cash|tax|technology) spend|tax(?:es)?(?= (?:of|at|to be) )",
        ("top line", "inventory"), figured=True,
    ),
    Head(
        "output", "count",
        r"(?:(?:gold|silver|copper|oil|gas|lithium|uranium|total|annual|full-year|attributable|average|vehicle|daily|"
        r"net|coal|iron ore|zinc|nickel|equivalent) )*production"
        r"(?= ?[(\t:]| (?:(?:for|in) (?:20\d\d (?=is|of|to|will|should)|"
        r"(?:the |fiscal )[\w ]{3,30}? (?=is |to be|will|should))|of (?:\d|"
        r"between|about|approx|up|at|over|more|"
        r"roughly|around)|to be|guidance|(?:forecasts?|targets?|outlook)(?= of \d)|to (?:total|reach|range|average|"
        r"exceed|grow|increase)|(?:is |at the mine is )?"
        r"(?:now )?(?:expected|projected|forecast|forecasted|anticipated|guided|estimated|planned|targeted|budgeted) "
        r"(?:to|at|between|in the range)|will be|in the range|between|should|target))|"
        r"(?:sales |shipment |sold |traffic |passenger )?volumes|throughput|shares outstanding|share count|shipments|"
        r"(?:home |new home )?(?:closings|completions)|available seat miles|asms|hash ?rate|system capacity|"
        r"(?:(?:net|customer|subscriber|phone|broadband|fiber|fibre|postpaid|prepaid|internet|member|line) )*"
        r"(?:net additions|net adds|subscriber additions|customer additions)|"
        r"(?:rig|head|store|restaurant|unit|fleet|user|member|subscriber|customer|location|employee|staff|patient) ?"
        r"count|headcount|(?:(?:weighted[- ]average|fully|basic|and|common) )*diluted (?:weighted[- ]average )?"
        r"(?:common )?shares(?: outstanding)?|memberships?(?! (?:fee|program|card|dues|cent))",
        ("average production", "share count", "diluted shares", "Medicaid membership"), figured=True,
    ),
    Head(
        "number of things", "count",
        r"number of (?:(?!and\b|to\b|from\b|by\b|in\b|over\b|will\b|is\b|are\b|the\b)[\w'-]+ ){0,3}?"
        r"(?!basis\b|areas\b|reasons\b|ways\b|factors\b|days\b|months\b|years\b|weeks\b)[a-z][\w-]*(?:s|people|staff)\b"
        r"(?: (?!was|is|has|as)(?:served|\w+ed))?",
        ("number of connected partners",), figured=True,
    ),
)  # fmt: skip

_MONEY = next(head for head in HEADS if head.name == "money")
_HEADS = Scanner(((str(place), head.pattern) for place, head in enumerate(HEADS)), r"(?<![\w-])")

# what no name runs back over: small words, verbs, praise, time, and words of more or less
_STOP = frozenset(
    """a an the our its their his her your this that these those it we they you i who which what each every all any
    some both either neither no not and or but nor so than then as at by for from in into of on onto over to toward
    towards under up down upon with within without across about above after against along among around before behind
    below between beyond during except off out per since through throughout until versus via while where when if
    is are was were be been being am has have had having do does did will would shall should can could may might must
    expect expects expected anticipate anticipates anticipated plan plans planned intend intends target targets
    targeted aim aims project projects projected forecast forecasts estimate estimates estimated guide guides guided
    see sees believe believes achieve achieves generate generates deliver delivers drive drives grow grows increase
    model models assume assumes assuming assumed see sees think call
    increases improve improves improved report reports reach reaches exceed exceeds maintain maintains sustain
    sustains confirm confirms reaffirm reaffirms affirm affirms reiterate reiterates specify specifies narrow narrows
    raise raises lower lowers reduce reduces produce produces support supports accelerate boost expand
    expands post record keep hit make makes bring brings add adds provide provides realize realise show shows
    include includes represent represents reflect reflects return returns become becomes remain remains continue
    continues get gets give gives offset fund funds finance manage optimize maximize enhance enhances strengthen
    double triple convert turn turns using following including excluding given compared reflecting representing
    incur incurs recognize recognizes recognise pay pays invest invests spend spends receive receives collect collects
    save saves earn earns use uses allocate allocates commit commits devote devotes contribute contributes
    driving delivering generating growing increasing improving achieving reaching expecting targeting implying
    strong stronger solid robust significant significantly meaningful higher lower greater better best weaker weak
    positive negative additional further future new incremental strengthened increased decreased reduced accelerated
    continued sustained sustainable profitable potential possible current previous previously prior past last next
    upcoming coming latest early late mid initial strategic long short term near-term long-term medium-term mid-term
    fiscal calendar year years quarter quarters half month months week today now year-end h1 h2 q1 q2 q3 q4 fy
    january february march april may june july august september october november december first-quarter
    second-quarter third-quarter fourth-quarter full-year first-half second-half back-half front-half quarterly
    guidance outlook company corporation inc group's companys company's management board ceo cfo
    approximately roughly nearly almost least most more less much many few several only also already still just even
    ever again always such other others same own very quite too high low minimum maximum million billion thousand
    percent percentage double-digit single-digit mid-single-digit high-single-digit low-single-digit mid-teens
    year-over-year year-on-year yoy y/y sequential record-breaking midpoint range level rate ratio amount number
    thereby therefore however moreover additionally respectively year's quarter's us times turns"""
    .split()
)  # fmt: skip
_KEPT = frozenset(
    """operating recurring marketing manufacturing engineering lending trading banking advertising gaming underlying
    mining streaming licensing consulting staffing training testing financing servicing leasing drilling refining
    shipping continuing remaining adjusted reported diluted combined consolidated fully aggregated weighted branded
    licensed unaudited normalized normalised annualized annualised unlevered levered managed related deferred family
    supply monthly daily assembly specialty royalty company-wide first improved early full-year product-related adj."""
    .split()
)  # fmt: skip
_PROPER = frozenset("low high new advanced strategic future".split())  # words that may open a proper name
_BEFORE = re.compile(r"(?:^|(?<=[\s(\"']))([A-Za-z0-9][\w&/.'+-]*) $")
_DERIVED = re.compile(r"(?:ly|ing|ed|izes?|ises?)$")
_LONGEST = 5
_NAMED_SO = re.compile(
    r"\b[a-z]+ (?!Revenue|Sales|Organic|Earnings|EBITDA|Profit|Income|Strong|Record|Net|Annual|Volume)[A-Z][a-z]+ $"
)

# a verb that names a metric where none is named: "we plan to invest NOK 300 million"
VERBS = {"spend": "spending", "invest": "investment", "grow": "growth"}
VERB = any_case(
    r"\b(?P<verb>spend|invest|grow)(?: by| at)?(?: an additional| another| a (?:further|total of)| in the)?\s*$"
)


_TO_LEVEL = re.compile(
    r" to (?:between |around |about |approximately |over |more than |at least |some |roughly |a range of )?"
    r"(?:[$€£]|(?:EUR|USD|GBP|CHF|NOK|SEK|US\$) ?)\d"
)
_GROWTH_IN = re.compile(r"(?:[a-z]+ )?[Gg]rowth in (?:(?:the|our|its|total|net|group|annual|product) )*")


def find(words: str) -> list[Name]:
    """The measured things in order of place.

    >>> [(name.text, name.family) for name in find("organic net sales growth and an EBITDA margin of 12%")]
    [('organic net sales growth', 'share'), ('EBITDA margin', 'share')]
    """
    found: list[Name] = []
    for place, match in _HEADS.find(words):
        head = HEADS[int(place)]
        if match[0] == "Growth" and _NAMED_SO.search(words, max(0, match.start() - 30), match.start()):
            continue  # "a product line for Hair Growth": a name
        floor = found[-1].end if found else 0
        if head.name == "rate of growth" and " " in match[0] and _TO_LEVEL.match(words, match.end()):
            start, end = _back(words, match.start(), floor), match.end() - len(" growth")
            found.append(Name(words[start:end], start, end, _MONEY))  # "revenue growth to EUR 10 million"
            continue
        if found and head.family == "money" and _GROWTH_IN.fullmatch(words, found[-1].start, match.start()):
            grown = found.pop()  # "growth in net sales": the net sales' growth
            start = _back(words, match.start(), grown.end)
            named = f"{words[start : match.end()]} growth"
            found.append(Name(named, grown.start, match.end(), grown.head))
            continue
        if found and words[floor : match.start()] == " " and head.family != "count":
            joined = found.pop()  # "net sales growth", "order intake margin": one name
            if head.name == "rate of growth" and _TO_LEVEL.match(words, match.end()):
                found.append(joined)  # "revenue growth to EUR 10 million": the revenue is guided
                continue
            found.append(Name(words[joined.start : match.end()], joined.start, match.end(), head))
            continue
        start = match.start() if head.name == "number of things" else _back(words, match.start(), floor)
        end = match.end()
        if end < len(words) and words[end] == "-" and words[end + 1 : end + 2].isalpha():
            continue  # "revenue-based financing"
        found.append(Name(words[start:end], start, end, head))
    return found


def _back(words: str, start: int, floor: int) -> int:
    """Where the qualifiers before a head begin; a name that opens the sentence is a name only in capitals."""
    for _ in range(_LONGEST):
        before = _BEFORE.search(words, max(floor, start - 30), start)
        if before is None:
            return start
        word = before[1]
        low = word.lower()
        named = low in _PROPER and word[0].isupper() and words[start].isupper() and before.start(1) > 0
        if low in _KEPT or named:
            start = before.start(1)
            continue
        if low in _STOP or word[0].isdigit() or (word.islower() and _DERIVED.search(word)) or word.endswith("'s"):
            return start
        if re.fullmatch(r"(?:FY|Q|H)\d+|[1-4][QH]\d*|FY.*", word) or word[-1] in ".,":
            return start
        start = before.start(1)
    return start
