"""What trades promise in words of their own: audiences that grow, doors that open, shares that list, flights."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_ABOUT = (
    r"(?:(?:approximately|about|around|roughly|nearly|some|over|more than|at least|up to|almost|close to|as many as|"
    r"between|in excess of|an additional|another|a further|well over|just over) )*"
)
_NUM = r"(?:\d[\d,.]*(?:%| (?:million|thousand|billion))?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
_NP = (
    r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|for|from|with|as|be|of)\b)"
    r"[\w.&'’®™/+-]+ )"
)
_THE = r"(?:(?:the|our|its|a|an|this|that|new|first|each of the|all) )*"
_WILL = (
    r"(?:(?:is|are|will|should|could|would|to|be|now|also|still|currently|expected|scheduled|planned|anticipated|"
    r"slated|due|set|on track|on schedule|targeted|projected|forecast|likely|again|then) )+"
)
_PEOPLE = (
    r"(?:memberships?|members|subscribers?|subscriptions|customers|users|clients|households|homes passed|accounts|"
    r"listeners|viewers|players|students|drivers|merchants|sellers|creators|advertisers|passengers|visitors|"
    r"downloads|installs|installations|connections|lines in service|(?:customer|subscriber|member|user|client) base)"
)
_UP = r"(?:grow|rise|increase|climb|expand|ramp(?: up)?|scale|go|move|improve|reach|exceed|surpass|total|hit|top)"
_BUILT = (
    r"(?:buildings?|terminals?|tunnels?|bridges?|stations?|hospitals?|towers?|facilit(?:y|ies)|campus|plants?|homes|"
    r"apartments|units|residences|offices?|headquarters|airports?|roads?|highways?|rail lines?|lines?|sites?)"
)
_WORKS = (
    r"(?:hotels?|resorts?|casinos?|parks?|museums?|schools?|campus(?:es)?|clinics?|hospitals?|terminals?|stadiums?|"
    r"arenas?|restaurants?|stores?|cafés?|cafes?|venues?|centers?|centres?|villages?|communit(?:y|ies)|hubs?|ships?|"
    r"line|route|facilit(?:y|ies)|showrooms?|towers?|buildings?|residences|apartments)"
)

TRADES = (
    Deed(
        "audience grown",
        "capacity_target",
        rf"(?P<what>{_NP}{{0,3}}?{_PEOPLE})(?: \([^)]{{1,20}}\))? {_WILL}(?P<do>{_UP})"
        rf"(?: (?:from|by|to|at|of) (?:{_ABOUT}{_NUM} )?| )*{_ABOUT}{_NUM}(?!%| percent| per ?cent)",
        "member|subscri|customer|user|client|household|homes passed|account|listener|viewer|player|student|driver|"
        "merchant|seller|creator|advertiser|passenger|visitor|download|install|connection|lines in service",
        ("Membership is expected to grow by 200,000 in 2026.", "Subscribers will reach 2 million by June 2026."),
    ),
    Deed(
        "size that rises",
        "capacity_target",
        rf"(?P<what>{_NP}{{0,3}}?(?:capacity|throughput|output|fleet|headcount|workforce|store count|network|"
        rf"run[- ]rate|"
        rf"hash ?rate)(?: (?:of|at) (?-i:[A-Z])[\w-]+)?) {_WILL}(?P<do>{_UP}|double|triple)"
        rf"(?: (?:from|by|to|at) (?:{_ABOUT}{_NUM} )?(?:[\w/]+ )?)*{_ABOUT}{_NUM}(?!%| percent| per ?cent)",
        "capacity|throughput|output|fleet|headcount|workforce|store count|network|rate",
        ("Annual capacity will rise from 10 GWh to 16 GWh by June 2027.",),
    ),
    Deed(
        "size that goes on to rise",
        "capacity_target",
        rf"(?P<what>capacity|throughput|output|production|fleet|headcount|workforce)\b[^.;]{{0,90}}?,? (?:and |"
        rf"before )?"
        r"(?P<at>(?P<do>rising|increasing|growing|expanding|ramping(?: up)?|scaling(?: up)?|climbing|doubling) to) "
        rf"{_ABOUT}{_NUM}(?!%| percent| per ?cent)",
        "capacity|throughput|output|production|fleet|headcount|workforce",
        ("The plant will have a capacity of 25,000 tonnes, rising to 50,000 tonnes by June 2028.",),
    ),
    Deed(
        "first guests",
        "facility_opening",
        rf"(?P<what>{_THE}{_NP}{{0,5}}?{_WORKS}(?: (?:in|at) (?:(?-i:[A-Z])[\w-]+,? ?){{1,3}})?),? {_WILL}"
        r"(?P<do>(?:welcome|receive|host|serve|admit) (?:its|their|the|our) first (?:\w+ )?(?:guests|visitors|"
        r"customers|"
        r"students|passengers|residents|tenants|shoppers|diners|cruise)|open (?:its|their) doors)",
        "welcome|receive|host|serve|admit|doors",
        ("The hotel will welcome its first guests in May 2026.",),
    ),
    Deed(
        "operation begun",
        "facility_opening",
        r"(?P<do>operational (?:start-?up|launch|go-live))(?! (?:of|for|at)\b)",
        "operational ",
        ("The hub is being built, with operational start-up scheduled for May 2027.",),
        subject="",
    ),
    Deed(
        "full rate reached",
        "capacity_target",
        r"(?P<do>(?:reach|achieve|attain|hit)(?:es|s|ing)?|ramp(?:ing)?[- ]up to|ramp to|operat(?:e|ing) at|"
        r"run(?:ning)? at) "
        r"(?:its |the |their )?(?P<what>(?:full|nameplate|design|designed|planned|rated|steady-state|name-plate)"
        r"(?: production| operating| processing| annual)? (?:capacity|rates?|throughput|output))",
        "capacity|rate|throughput|output",
        ("We expect the Harlan mill to reach nameplate capacity by May 2027.",),
        subject="",
    ),
    Deed(
        "output made",
        "capacity_target",
        rf"(?P<do>produce|recover|extract|mine|smelt|refine)s? (?:an average of )?{_ABOUT}{_NUM}(?: ?(?:-|–|to|"
        rf"and) ?{_NUM})? "
        r"(?:(?:gold|silver|copper|metric|troy|short|attributable|equivalent) )*(?:ounces|oz|tonnes|tons|barrels|"
        r"pounds|carats|"
        r"GEOs|boe|litres|gallons)(?: of (?:[a-z-]+ ){0,2}?[a-z]+(?: (?:concentrate|hydroxide|carbonate))?)?",
        "produce|recover|extract|mine|smelt|refine",
        ("The mine is expected to produce an average of 80,000 ounces of gold per year by May 2027.",),
        subject="",
    ),
    Deed(
        "decided on",
        "decision",
        r"(?:[Bb]oard|[Cc]ompany|[Gg]roup|[Mm]anagement|[Dd]irectors|partners|[Ww]e)\b[^.;]{0,40}? (?P<do>decide|"
        r"make (?:a|its|the) "
        r"(?:final )?decision|deciding) (?:on|about) "
        rf"(?P<what>(?:the |our |its |an? )*{_NP}{{0,5}}?[\w-]+)(?= (?:in|by|at|before|during|on|within|this|next|"
        rf"later)\b)",
        "decide|deciding|decision",
        ("The board expects to decide on the second phase in May 2026.",),
    ),
    Deed(
        "a number sold",
        "capacity_target",
        rf"(?P<do>{forms('sell')}|selling) {_ABOUT}{_NUM} (?P<what>{_NP}{{0,2}}?(?:vehicles|cars|trucks|units|"
        rf"machines|bikes|"
        r"cases|bottles|tickets|systems|devices|tractors|boats|tokens))",
        "sell",
        ("We aim to sell 40,000 vehicles in 2027.",),
    ),
    Deed(
        "into the dock",
        "other",
        rf"(?P<what>{_THE}{_NP}{{0,4}}?[\w’'-]+) {_WILL}(?P<do>(?:enter|go into|"
        rf"undergo) (?:the )?(?:dry[- ]?dock(?:ing)?|yard))",
        "dock|yard",
        ("The vessel is expected to enter dry dock in May 2026.",),
    ),
    Deed(
        "proceeds of holders",
        "financing",
        r"(?P<do>receiv(?:e|es|ing)|collect(?:ing)?) (?P<what>(?:the |net |gross |cash |"
        r"total )*proceeds) (?:of [^.;]{3,40}? )?"
        r"from (?:the |its |an? )?(?:[\w-]+ ){0,3}?(?:warrants?|options?|offering|placement|rights issue|"
        r"subscription)\b",
        "proceeds",
        ("We anticipate receiving proceeds of $18 million from the warrant exercise by May 31, 2026.",),
    ),
    Deed(
        "power delivered",
        "capacity_target",
        rf"(?P<do>deliver|provide|supply)s? (?:its |the |an? )?(?:first |initial |additional |up to )*{_NUM} ?"
        r"(?:MW|GW|megawatts|gigawatts)\b(?! (?:of (?:turbines|panels|modules|batteries)|h))",
        "mw|gw|watts",
        ("The campus will deliver its first 50 MW in May 2026.",),
        subject="",
    ),
    Deed(
        "operation started",
        "facility_opening",
        r"(?P<do>(?:start|begin|commence|enter|go into)(?:s|ing)? (?:commercial |full |regular |trial )?operation)",
        "operation",
        ("We will build a paint shop, which is expected to start operation in May 2028.",),
        subject="",
    ),
    Deed(
        "news to follow",
        "disclosure",
        r"(?P<what>(?:(?:further|more|additional|regular|new|other) )*(?:updates?|details|information|news|"
        r"announcements?))"
        r"(?: (?:on|about|regarding|related to|relating to|concerning|of) [^.;]{3,140}?)? "
        r"(?:(?:will|are|is|to|be|expected|also|then|scheduled) )+"
        r"(?P<do>shared|provided|announced|published|released|given|communicated|disclosed|made (?:public|available))",
        "update|details|information|news|announcement",
        ("Further updates on the roadmap and the expansion will be shared in May 2026.",),
    ),
    Deed(
        "rate run up to",
        "capacity_target",
        rf"(?P<do>ramp(?:ing)?[- ]up|increase|scale-up|step-up|build-up) (?:of (?P<what>{_NP}{{0,3}}?(?:production|"
        rf"output|"
        rf"throughput|mining|milling|processing)) )?to {_ABOUT}\d[\d,.]* ?(?:tonnes|tons|barrels|ounces|units|boe|t|"
        rf"bbl|"
        r"cubic metres|litres|gallons|vehicles|MW)(?: (?:per|a) (?:day|week|month|year|annum)|pd|/d(?:ay)?)?\b",
        "ramp|increase|scale-up|step-up|build-up",
        ("We expect a ramp-up of milling to 100 tonnes per day by May 2026.",),
        subject="",
    ),
    Deed(
        "shares split",
        "other",
        r"(?P<do>implement|effect|effectuate|undertake|carry out|complete|conduct|execute)s? (?:the |its |an? )?"
        r"(?P<what>(?:(?:\d+|one)-for-[\w-]+ |\d+:\d+ )?(?:reverse |forward )?(?:stock|share) (?:split|consolidation))",
        "split|consolidation",
        ("The company will effect a 1-for-20 reverse stock split in May 2026.",),
    ),
    Deed(
        "works handed over",
        "project_completion",
        rf"(?P<do>hand-?over|handing over|turnover) of (?P<what>{_THE}(?!shares|power|the reins){_NP}{{0,5}}?{_BUILT})"
        r"(?! (?:reins|ceremony))",
        "hand",
        ("Handover of the new ferry terminal is planned for May 2026.",),
    ),
    Deed(
        "goods handed over",
        "delivery",
        rf"(?P<do>{forms('hand_over')}) (?P<what>{_THE}(?!the reins|control|duties|responsib|power|his|her|"
        rf"their){_NP}{{0,3}}?"
        r"[\w-]+(?: of (?:the )?(?:[\w-]+ ){1,3}?[\w-]+)?)(?= (?:in|by|to|during|at|from|on)\b)",
        "hand",
        ("We expect to hand over the last of six ferries in May 2026.",),
    ),
    Deed(
        "shares listed",
        "listing",
        r"(?P<do>(?<!current )(?<!existing )(?<!the )(?<!its )(?<!our )(?<!primary )list(?:ing)?|cross-list(?:ing)?|"
        r"apply(?:ing)? (?:for (?:the )?(?:admission|listing)|to list)|"
        r"application (?:for|to) (?:list|admission|listing|uplist)\w*)(?: of)? (?:(?:its|the|our|their) )?"
        r"(?:(?:common |ordinary |company's )*(?:shares|stock|securities|units|adss?|american depositary shares) )?"
        r"(?:for trading )?(?:on|to|onto) (?:the |an? )?(?:(?-i:[A-Z])[\w.&-]+|(?:senior|major|national|u\.s\.|us|main|"
        r"larger|stock) (?:stock )?(?:exchange|market|board))",
        "list|admission",
        ("We plan to list our shares on the Harbor Exchange in May 2026.",),
        subject="",
    ),
    Deed(
        "flight made",
        "other",
        rf"(?P<do>(?:first|maiden|inaugural|test|demonstration|qualification|second|third|next|orbital|suborbital|"
        rf"crewed|uncrewed|commercial)(?: (?:test|crewed|commercial|orbital|untethered|piloted))? flights?) (?:of|"
        rf"for|with) "
        rf"(?P<what>{_THE}{_NP}{{0,4}}?(?:[\w®™.&’'-]+))(?= (?:is|are|was|will|in|by|on|for|remains?|to|now|scheduled|"
        rf"expected|planned|set|slated|could|should)\b|[.,;]|\Z)",
        "flight",
        ("The first flight of the VX-3 is targeted for May 2026.",),
    ),
    Deed(
        "a number installed",
        "capacity_target",
        rf"(?P<do>(?:have|having|get|see) {_ABOUT}{_NUM} (?P<what>{_NP}{{1,4}}?)(?:installed|deployed|in operation|"
        r"in service|in place|on the road|up and running|operational|in use|live))(?! with)",
        "installed|deployed|in operation|in service|in place|on the road|running|operational|in use|live",
        ("We aim to have 1,000 fast chargers installed by May 2027.",),
    ),
    Deed(
        "a number deployed",
        "capacity_target",
        rf"(?P<do>{forms('deploy install place')}|placement of|deployment of|installation of) {_ABOUT}{_NUM} "
        rf"(?P<what>(?!units of\b|meters of\b|years\b|phases?\b|months\b|times\b|million\b|percent\b){_NP}{{0,3}}?"
        r"(?!meters\b|metres\b)[a-z][\w-]*s)(?= (?:in|by|across|on|at|to|during|over|throughout|with|for|through|"
        r"this|next"
        r"|per|before|within)\b|[.,;])",
        "deploy|install|place",
        ("We anticipate deploying 500 robotaxis in Tarn by May 2026.",),
    ),
    Deed(
        "hiring begun",
        "appointment",
        r"(?P<do>(?:hiring|recruiting|recruitment|job fairs?)(?: (?:for|of|at) (?:the |our |its )?"
        r"(?P<what>(?:[\w-]+ ){0,4}?[\w-]+))?) (?:(?:will|is|are|to|expected|scheduled|set|due|planned) )*"
        r"(?:begins?|starts?|commences?|open|underway)",
        "hiring|recruit|job fair",
        ("Hiring for the new hub begins in May 2026.",),
    ),
    Deed(
        "back on line",
        "facility_opening",
        rf"(?P<what>{_THE}{_NP}{{0,4}}?[\w’'-]+)(?: (?:in|at) (?-i:[A-Z])[\w-]+)? {_WILL}(?P<do>(?:come |brought |"
        rf"be |go |"
        r"get )?back (?:online|on-?line|on line|on stream|in (?:service|operation|production)|up and running|up))",
        "back ",
        ("Our Dalton smelter should be back online in May 2026.",),
    ),
    Deed(
        "sales opened at a place",
        "product_launch",
        rf"(?P<what>(?:{_NP}{{0,3}})?(?:sales|bookings|reservations|pre-?orders)) (?:at|from|in|"
        rf"through) {_THE}{_NP}{{1,4}}?"
        rf"{_WILL}(?P<do>begin|start|commence|open)\b",
        "sales|booking|reservation|order",
        ("Adult-use sales at our Dover dispensary will begin in May 2026.",),
    ),
)
