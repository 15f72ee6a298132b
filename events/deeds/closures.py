"""What a company gives up: jobs, sites, lines of business, and the plans under which it does so."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_NP = r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it)\b)[\w.&'’%€£$/-]+ )"
_BE = r"(?:be|being|is|are|get) (?:[a-z]+ly )?"
_PEOPLE = (
    r"(?:positions|jobs|roles|posts|employees|workers|people|staff|full-time equivalents|ftes?|colleagues|"
    r"workforce|head-?count|redundancies|layoffs|team members|associates)"
)
# words of a site's name: not those of a deal or of a time
_SNP = (
    r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|of|with|for|from|year|quarter|fiscal|"
    r"sale|acquisition|purchase|deal|transaction|merger|financing|loan|offering|gap|lease|books)\b)[\w.&'’%$/-]+ )"
)
_SITE = (
    r"(?:plants?|stores?|sites?|(?<!credit )(?<!loan )(?<!term )(?<!construction )facilit(?:y|ies)|branch(?:es)?|"
    r"mines?|offices?|locations?|factor(?:y|ies)|"
    r"warehouses?|cent(?:er|re)s?|restaurants?|smelters?|mills?|(?:production |assembly |wet |dry |product )?lines?|"
    r"kilns?|furnaces?|refiner(?:y|ies)|terminals?|foundr(?:y|ies)|shipyards?|yards?|laborator(?:y|ies)|labs?|shops?|"
    r"units?|fabs?|reactors?|campus(?:es)?|headquarters|bases?|hubs?|quarr(?:y|ies)|collier(?:y|ies)|wells?|machines?)"
)
_PLAN = (
    r"(?:(?:\d{4} |fiscal |global |business |operational |operating |company-wide |strategic |(?!energy )[a-z]+ "
    r"(?=cost)|"
    r"(?-i:[A-Z])[\w&-]+ ){0,5}(?:(?:restructuring|reorgani[sz]ation|realignment|workforce reduction)"
    r"(?: plans?| program(?:me)?s?| initiatives?| actions?| activities)?(?! (?:charges?|costs?|expenses?))|"
    r"(?:transformation|turnaround|right-?sizing|productivity|efficiency|cost[- ](?:reduction|savings?|out|saving)|"
    r"footprint [a-z]+|restructuring and [a-z]+|savings|streamlining)(?: plans?| program(?:me)?s?| initiatives?| "
    r"actions?)))"
)

CLOSURES = (
    Deed(
        "jobs cut",
        "restructuring",
        rf"(?P<do>{forms('reduce cut eliminate shed trim lay_off make_redundant downsize slash')}|(?<=will have "
        rf")(?:reduced|cut|eliminated)|letting go(?: of)?|"
        rf"let go(?: of)?) (?:{_NP}|by |of |in ){{0,7}}?{_PEOPLE}|"
        rf"{_NP}{{0,6}}{_PEOPLE} [^.;,]{{0,30}}?{_BE}(?:reduced|cut|eliminated|laid off|made redundant|affected)|"
        rf"{_NP}{{0,3}}{_PEOPLE} (?:will|are expected to|are to|should) (?:leave|depart|be leaving|exit)|"
        r"(?:further |planned |announced )?(?:reductions? (?:of|in) (?:our |its |the )?(?:\w+ )?(?:workforce|headcount|"
        r"staff(?:ing)?)|(?:workforce|headcount|staff) reductions?)(?: of| by)?",
        "workforce|positions|jobs|roles|posts|employees|staff|ftes|headcount|layoffs|workers|people|"
        "equivalents|redundan|associates|colleagues|members",
        ("We will cut about 400 jobs in Norway by June 2026.", "Some 90 employees will leave by March 2026."),
        subject="workforce reduction",
    ),
    Deed(
        "site closed",
        "restructuring",
        rf"(?P<do>{forms('close shut shutter mothball idle decommission vacate wind_down phase_out shut_down')}|"
        rf"cease(?:s)? (?:operations|production|mining|manufacturing) (?:at|in)|exiting|exit) "
        rf"(?P<what>(?:the |our |its |a |an |all |one |two |three |\d+ |up to )*{_SNP}{{0,5}}?{_SITE}"
        r"(?! (?:expansion|upgrade|agreement|acquisition|sale))(?: (?:in|at) (?:[A-Z][\w-]+,? ?){1,3})?)",
        "clos|shut|mothball|idle|idling|decommission|vacat|wind|phas|ceas|exit",
        ("We will shut our Leeds plant in May 2026.", "It plans to close 12 branches in 2026."),
    ),
    Deed(
        "site being closed",
        "restructuring",
        rf"(?P<what>(?:the |our |its )?{_SNP}{{0,5}}?{_SITE}(?: (?:in|at) (?:[A-Z][\w-]+,? ?){{1,3}})?) "
        rf"[^.;,]{{0,40}}?{_BE}(?P<do>closed|shut(?: down)?|shuttered|mothballed|idled|decommissioned|vacated|"
        r"wound (?:down|up)|phased out|retired|dismantled|consolidated into)(?: for good| permanently)?",
        "clos|shut|mothball|idled|decommission|vacat|wound|phased|retired|dismantl|consolidat",
        ("The old kiln is to be decommissioned in May 2026.", "The Oslo office will be wound down by June 2026."),
    ),
    Deed(
        "closing of a site",
        "restructuring",
        rf"(?P<do>closures?|shut-?downs?|consolidation|wind-?downs?|decommissioning|closing|vacating|idling|exit) "
        rf"(?:of|from) "
        rf"(?P<what>(?:the |our |its |a |two |three |four |five |\d+ |all )*{_SNP}{{0,5}}?{_SITE}"
        r"(?: (?:in|at) (?:[A-Z][\w-]+,? ?){1,3})?)",
        "closure|shutdown|shut-down|consolidation|wind|decommission|closing|vacat|idling|exit",
        ("The closure of the Leeds plant is expected in May 2026.",),
    ),
    Deed(
        "business wound up",
        "restructuring",
        rf"(?P<do>wind-?(?:down|up)|winding[- ](?:down|up)|liquidation|exit|closure|phase-?out) (?:of|from) "
        rf"(?P<what>(?:the |our |its )?{_NP}{{0,4}}?(?:operations?|business(?:es)?|subsidiar(?:y|ies)|activities|"
        rf"program(?:me)?|"
        r"product lines?|segment|division|markets?))(?:[^.;]{0,80}? (?:is|are|will|should|to) (?:[a-z]+ ){0,4}?"
        r"(?P<done>completed?|finished|concluded))?",
        "wind|liquidation|exit|closure|phase",
        ("The wind-down of our Chilean operations is expected to be complete by May 2026.",),
    ),
    Deed(
        "work ceases",
        "restructuring",
        rf"(?P<what>(?:production|operations?|manufacturing|mining|output|smelting)(?: of (?:the |its |our )?{_NP}"
        rf"{{1,4}})?(?: (?:at|in) (?:the |its |our )?(?:[\w-]+ ){{1,4}}))(?:will |is expected to |are expected to |"
        r"is to |are to |should |is scheduled to |is due to )(?:also )?(?P<do>cease|end|stop|be discontinued|"
        r"be halted|wind down|be transferred|move to|be relocated)",
        "ceas| end|stop|discontinu|halted|wind|transferred|move|relocat",
        ("Production at the Tulsa plant will cease in March 2026.",),
    ),
    Deed(
        "business left",
        "restructuring",
        rf"(?P<do>{forms('exit discontinue')}|withdraw(?:ing)? from) (?P<what>(?:the |our |its )?{_NP}{{1,5}}?"
        r"(?:business(?:es)?|market|operations|segment|category|product lines?|lease|contracts))",
        "exit|discontinu|withdraw",
        ("We plan to exit the lighting business by June 2026.",),
    ),
    Deed(
        "plan of actions",
        "restructuring",
        rf"(?:(?:actions?|initiatives?|measures|activities|charges) (?:pursuant to|under|related to|associated with|"
        rf"in connection with|as part of) (?:the |our |its |this )?)?(?P<what>{_PLAN})[^.;]{{0,70}}?{_BE}?"
        r"(?P<do>complet\w+|conclud\w+|finali[sz]\w+|finish\w*)|"
        r"(?:actions|activities|measures) (?:pursuant to|under|associated with|as part of) (?:the |our |its |this )?"
        r"(?P<what3>(?:[\w&-]+ ){1,6}(?:plan|program(?:me)?|initiative))[^.;]{0,70}?(?P<do3>complet\w+|conclud\w+|"
        r"finish\w*)|"
        r"(?P<do2>complet\w+|conclud\w+|finali[sz]\w+) (?:of )?(?:all |the |our |its |these |substantially all )*"
        rf"(?:(?:remaining )?(?:actions|activities) (?:under|of|related to) (?:the |our |its )?)?(?P<what2>{_PLAN})",
        "restructur|actions|activities|measures|transformation|realign|reorgani|turnaround|sizing|"
        "productivity|efficien|cost|footprint|workforce red",
        ("The 2025 Restructuring Plan is expected to be completed by the end of 2026.",),
    ),
)
