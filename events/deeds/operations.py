"""What a company runs and builds: wells, homes, power, networks; plants switched on, vessels handed over."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_ABOUT = (
    r"(?:(?:approximately|about|around|roughly|nearly|some|over|more than|at least|up to|almost|close to|as many as|"
    r"between|in excess of|a total of|an additional|another|an average of|a further|an incremental) )*"
)
_NUM = (
    r"(?:\d[\d,.]*(?: ?(?:-|–|to|and|or) ?\d[\d,.]*)?(?: (?:million|thousand))?|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|fifteen|twenty)"
)
_NP = (
    r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|for|from|with|as|be)\b)"
    r"[\w.&'’%$/+-]+ )"
)
_WILL = (
    r"(?:(?:is|are|was|were|will|should|could|would|may|to|be|now|also|still|currently|expected|scheduled|planned|"
    r"anticipated|slated|due|set|on track|on schedule|targeted|projected|fully|remains?|then|both|likely) )*"
)
_WORKS = (
    r"(?:projects?|plants?|farms?|facilit(?:y|ies)|parks?|lines?|units?|trains?|phases?|(?-i:Phase|Train|Unit) \w+|"
    r"turbines?|arrays?|mines?|sites?|systems?|pipelines?|terminals?|refiner(?:y|ies)|mills?|smelters?|fabs?|"
    r"factor(?:y|ies)|gigafactor(?:y|ies)|cent(?:er|re)s?|substations?|batter(?:y|ies)|interconnectors?|cables?|"
    r"networks?|reactors?|stations?|platforms?|fields?|wells?|hubs?|kilns?|furnaces?|reactors?|expansions?|dams?|"
    r"developments?|complex(?:es)?|campus(?:es)?|regions?|digesters?|electroly[sz]ers?|circuits?|concentrators?)"
)

OPERATIONS = (
    Deed(
        "wells drilled",
        "capacity_target",
        rf"(?P<do>{forms('drill complete spud connect frac participate_in')}|{forms('turn bring put place tie test')}|"
        rf"turning|putting|placing|tying) {_ABOUT}{_NUM} (?P<what>(?:[\w-]+ ){{0,4}}?wells?)",
        "well",
        ("We plan to drill about 90 wells by June 2026.", "It will bring 12 net wells online in May 2026."),
    ),
    Deed(
        "metres drilled",
        "capacity_target",
        rf"(?P<do>{forms('drill complete')}) {_ABOUT}{_NUM} ?(?:m|metres|meters|feet|ft|km|kilomet(?:re|er)s)\b"
        rf"(?P<what> of (?:[\w-]+ ){{0,4}}(?:drilling|exploration|surveys?|trenching|development))?(?! program)|"
        rf"{_NUM} ?(?:m|metres|meters|feet|ft)\b (?:of )?(?P<what2>(?:[\w-]+ ){{0,3}}drilling)(?! program)",
        " m | m\t|metre|meter|feet| ft|kilomet",
        ("We plan to complete at least 3,000 m of diamond drilling at Tarn by June 2026.",),
        subject="",
    ),
    Deed(
        "crews at work",
        "capacity_target",
        rf"(?P<do>{forms('run operate deploy average employ keep')}|running) {_ABOUT}{_NUM} (?P<what>(?:[\w-]+ "
        rf"){{0,4}}?"
        rf"(?:rigs?|crews|spreads|frac fleets?|drones|miners|machines))(?: (?:in|at) (?:the )?(?:[A-Z][\w-]+ "
        rf"?){{1,3}})?",
        "rig|crew|spread|fleet|drone|miner|machine",
        ("We plan to run 12 rigs in 2027.",),
    ),
    Deed(
        "homes closed",
        "capacity_target",
        rf"(?P<do>{forms('close deliver complete build sell pass reach start connect')}|selling|passing) "
        rf"{_ABOUT}{_NUM} (?P<what>(?:[\w-]+ ){{0,3}}?(?:homes|residences|lots|premises|households|home ?sites|"
        rf"apartments|units of housing|fib(?:re|er) passings|passings))",
        "homes|residences| lots|premises|households|homesites|apartments|passings|housing",
        ("We expect to close 9,000 homes in 2027.", "It will pass 400,000 premises by June 2026."),
    ),
    Deed(
        "power added",
        "capacity_target",
        rf"(?P<do>{forms('install add deploy commission energize energise build connect bring contract develop')}|"
        rf"{forms('reach hit achieve exceed')}|adding|bringing) {_ABOUT}{_NUM} ?(?:MW[hp]?|GW[hp]?|"
        r"megawatt(?:s|-hours)?|gigawatt(?:s|-hours)?|EH/s|PH/s|exahash)\b(?: (?:ac|dc))?"
        r"(?P<what> of (?:(?:new|additional|operating|installed|the|our|its) )*"
        r"(?:[\w-]+ ){0,3}?(?:capacity|storage|power|solar|wind|load|renewables?|generation|hash ?rate|hashing|"
        r"batteries|projects))?",
        "mw|gw|watt|eh/s|ph/s|exahash",
        ("We expect to install 250 MW of battery storage by June 2026.",),
        subject="",
    ),
    Deed(
        "reach of a network",
        "capacity_target",
        rf"(?P<what>{_NP}{{0,5}}(?:network|service|coverage|fibre|fiber|footprint)) {_WILL}(?P<do>cover|reach|pass|"
        rf"serve|"
        rf"be available to) {_ABOUT}(?:{_NUM}|\d[\d.]*%|\d[\d.]* (?:percent|per cent))",
        "network|service|coverage|fibre|fiber|footprint",
        ("The 5G network will cover 95% of the population by June 2026.",),
    ),
    Deed(
        "number at the end",
        "capacity_target",
        rf"(?P<do>{forms('end exit finish close')}|ending|exiting) (?:the )?(?:fiscal |full )?(?:year |quarter )?"
        rf"(?:(?:20\d\d|FY ?\d+) )?with {_ABOUT}{_NUM} (?P<what>(?:[\w-]+ ){{0,3}}?(?!million|billion|percent)[a-z]"
        rf"[\w-]+s)\b",
        " with ",
        ("It expects to end 2026 with 340 to 350 active communities.",),
    ),
    Deed(
        "put in service",
        "facility_opening",
        rf"(?P<what>(?:the |our |its )?{_NP}{{0,6}}?{_WORKS}(?: (?:in|at) (?:[A-Z][\w-]+,? ?){{1,3}})?),? "
        rf"(?:which |that )?{_WILL}(?P<do>(?:placed|put|brought|come|go) (?:in(?:to)?|on) (?:commercial )?(?:service|"
        rf"operation|stream)|in[- ]service|energi[sz]ed|commissioned|(?:reach|achieve|attain|enter|begin|start|"
        rf"commence)"
        rf" (?:full |initial )?(?:commercial operations?(?: date)?|COD|in-service|service)|(?:come|go|brought|be) "
        rf"on-?line)",
        "service|operation|stream|energi|commission|cod|online|on-line",
        ("The Ridge wind farm is to be placed in service by June 2026.",),
    ),
    Deed(
        "switching on",
        "facility_opening",
        rf"(?P<do>energi[sz]ation|in-service date|operational start-?up) "
        rf"(?:of|for|at) (?P<what>(?:the |our |its )?{_NP}{{0,7}}?{_WORKS}(?:'s \w+ (?:phase|unit|train|line))?)",
        "energi|operation|cod|in-service|commissioning|start",
        ("Energization of the Tarn substation is planned for May 2026.",),
    ),
    Deed(
        "given up for good",
        "restructuring",
        rf"(?P<do>{forms('retire scrap recycle')}|retirement of) (?P<what>(?:the |our |its |all |remaining |two |"
        rf"three |"
        rf"four )*{_NP}{{0,5}}?(?:plants?|units?|generat(?:ors?|ion)|stations?|vessels?|aircraft|fleet|boilers?|"
        rf"turbines?|rigs?|coal capacity|(?-i:Unit) \d+)(?: \d(?: and \d)?)?)",
        "retir|scrap|recycl",
        ("We plan to retire the Hartley coal plant by June 2026.",),
    ),
    Deed(
        "assets sold",
        "merger_close",
        rf"(?P<do>{forms('sell divest dispose_of monetize')}|selling|disposal of|disposals of|sales? of) "
        rf"{_ABOUT}(?:[$€£]|US\$|EUR |USD |GBP )\d[\d.,]*(?: ?(?:-|–|to|and) ?[$€£]?\d[\d.,]*)? ?(?:million|"
        rf"billion|m|bn)? "
        rf"(?:worth )?of (?P<what>(?:[\w-]+ ){{0,3}}?(?:assets|properties|businesses|real estate|land|investments|"
        rf"interests|holdings|stakes))",
        "asset|propert|business|real estate| land|investment|interest|holding|stake",
        ("We expect to sell $400 million of non-core assets by June 2026.",),
    ),
    Deed(
        "parting of a business",
        "merger_close",
        rf"(?P<do>separation|spin-?off|demerger|carve-?out|hive-?off|IPO and separation) of "
        rf"(?P<what>(?:the |our |its )?{_NP}{{1,6}}?(?:business(?:es)?|segment|division|unit|operations|arm|subsidiary|"
        rf"company|group))(?:[^.;]{{0,110}}? (?:is|are|will|should|to) (?:[a-z]+ ){{0,4}}?(?P<done>completed?|closed?|"
        rf"occur|take place|effective|finali[sz]ed))?",
        "separation|spin-off|spinoff|demerger|carve|hive",
        ("The separation of the snacks business is expected to be completed by June 2026.",),
    ),
    Deed(
        "stage passed",
        "project_completion",
        rf"(?P<do>tape-?out|design freeze|(?:critical|preliminary|final) design review|mechanical completion|"
        rf"topping[- ]out|"
        rf"(?:site|factory) acceptance test(?:ing)?|(?:hot|cold) (?:commissioning|testing)|trial (?:operations?|runs?)|"
        rf"systems? integration|roll-?out of the first) (?:of|for|at) "
        rf"(?P<what>(?:the |our |its )?{_NP}{{0,6}}(?!(?:is|are|will|remains)\b)[\w.&'’-]+)"
        rf"(?: {_WILL}(?:begin|start|commence|take place))?",
        "tape|freeze|review|completion|topping|acceptance|commissioning|testing|trial|integration|roll",
        ("Tape-out of the Orion chip is planned for May 2026.",),
    ),
    Deed(
        "made available",
        "product_launch",
        rf"(?:mak(?:e|ing)|hav(?:e|ing)) (?P<what>(?:the |our |its )?{_NP}{{1,6}}?)(?:(?:generally|commercially|"
        rf"publicly|widely|globally|also) )?(?P<do>available)"
        r"(?! (?:on (?:the|our|its)|to (?:fund|support|pay)|capital|cash|for (?:issuance|sale of)))",
        "available",
        ("We will make Atlas 4.0 generally available in May 2026.",),
    ),
    Deed(
        "shipping begun",
        "delivery",
        rf"(?P<what>(?:[\w-]+ ){{0,2}}?(?:shipments|deliveries)(?: (?:of|to|under|for) (?:the |our |its )?(?:[\w®™.-]+ "
        rf"){{1,6}}?)?) ?"
        rf"{_WILL}(?P<do>begin(?:ning)?|start(?:ing)?|commenc(?:e|ing)|follow(?:ing)?|ramp(?:ing)?)\b",
        "shipments|deliveries",
        ("Deliveries of the first buses will begin in May 2026.",),
    ),
    Deed(
        "sales begun",
        "product_launch",
        rf"(?P<what>(?:[\w-]+ )?(?:sales|bookings|pre-?orders|ticket sales|orders)(?: and deliveries)?(?: (?:of|for) "
        rf"(?:the |our |its )?(?:[\w®™+.-]+ ){{1,11}}?)?) ?{_WILL}(?P<do>begin|start|commence|open)(?! (?:to|recover|"
        rf"improv|normali|ramp|grow|contribut))",
        "sales|booking|order",
        ("Sales of the first pumps will begin in May 2026.", "Home sales are scheduled to begin in May 2026."),
    ),
    Deed(
        "venture formed",
        "partnership",
        rf"(?P<what>(?:the |a |an |our |its )?(?:new |proposed |planned )?(?:{_NP}{{0,3}})?(?:joint venture|"
        rf"partnership|"
        rf"alliance)) {_WILL}(?P<do>formed|established|created|set up|incorporated)|(?P<do2>"
        rf"{forms('form establish create')}"
        rf"|forming|set up) (?P<what2>(?:the |a |an |our |its )?(?:new )?(?:{_NP}{{0,3}})?(?:joint venture|alliance)"
        rf"(?: with (?:[A-Z][\w-]+ ?){{1,3}})?)",
        "venture|partnership|alliance",
        ("The joint venture is expected to be formed in May 2026.",),
    ),
    Deed(
        "delivery expected",
        "delivery",
        rf"(?P<do>(?:expects?|expecting|anticipates?|awaits?) (?:the )?(?:delivery|deliveries) of) "
        rf"(?P<what>(?:the |our |its )*(?:{_ABOUT}{_NUM} )?(?:[\w/-]+ ){{0,5}}?[\w-]+(?:s|craft))\b",
        "deliver",
        ("The company expects delivery of two tankers in May 2026.",),
    ),
    *(
        Deed(
            f"{name} begun",
            kind,
            rf"(?P<do>(?:begin|start|commence|resume)(?:s|ning|ing)?|(?:to|will) be) (?:{doing}) "
            rf"(?!and\b|in\b|on\b|at\b|to\b|with\b|for\b|from\b)"
            rf"(?P<what>(?:the |our |its |an? |all |more |new |first )*(?:[a-z-]+, )?(?:{_NP}|of ){{0,5}}?"
            rf"[\w.&'’/+-]+)(?= (?:in|on|by|at|from|to|with|for|during|around|this|next|later|before|through|beginning|"
            rf"starting|as|and|under|using|within|over|early|late|mid)\b|[.;:]|,(?! [a-z-]+ [a-z])|\Z)",
            "ing ",
            (example,),
        )
        for name, kind, doing, example in (
            (
                "making",
                "production_start",
                "assembling|producing|manufacturing|making|mining|processing|brewing|distilling|refining|growing",
                "The plant will begin assembling pumps in May 2026.",
            ),
            (
                "shipping",
                "delivery",
                "shipping|delivering|supplying",
                "We will start shipping the new pumps in May 2026.",
            ),
            (
                "selling",
                "product_launch",
                (
                    "selling|offering|marketing|distributing|rolling out|introducing|launching|accepting|"
                    "taking orders for|releasing|unveiling|piloting|debuting"
                ),
                "We will begin offering online courses in May 2026.",
            ),
            (
                "building",
                "project_completion",
                "building|constructing|installing|deploying|erecting|upgrading|converting",
                "We plan to begin installing the chargers in May 2026.",
            ),
        )
    ),
)
