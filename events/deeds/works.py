"""What is built, qualified, brought to work and handed over, in the words of reports and calls."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_NP = (
    r"(?:(?!(?:a|an|the|and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|of|with|for|from)\b)"
    r"[\w.&'’/-]+ )"
)
_END = r"(?!(?:is|are|was|will|to|in|by|on|at)\b)[\w-]+"
_THE = r"(?:the |our |its |a |an |this |that |first |new |full |entire )*"
_WILL = (
    r"(?:(?:will|is|are|should|would|could|now|still|also|to|expected|scheduled|due|set|planned|slated|anticipated|"
    r"likely|on track|on schedule|going|we'd expect|currently) )+"
)
_FIRST = (
    r"first (?:castings?|clinker|coils?|silicon|cargo(?:es)?|electrons|kilowatt-hours?|parts|cells|glass|paper|pulp|"
    r"cement|barrels?|tonnes?|tons|bottles|blades|ethylene|ammonia|urea|alumina|melt|heat|hot metal|slab|yarn|"
    r"revenue service|flight|saleable (?:product|units)|salable (?:product|units)|product(?= (?:from|off|at|out of)\b))"
)
_COMMERCIAL = (
    r"(?:commercial operations?(?: date)?|cod|full commercial operation|operational status|mechanical availability|"
    r"start-?up of operations|in-?service|commercial service)"
)
_MADE = (
    r"(?:vessels?|ships?|newbuild(?:ing)?s?|aircraft|transformers?|turbines?|rigs?|locomotives?|trains?|railcars?|"
    r"trucks?|"
    r"buses|tankers?|carriers?|ferr(?:y|ies)|helicopters?|satellites?|jets?|engines?|modules?|machines?|equipment|"
    r"reactors?|boilers?|furnaces?|barges?|units|containers?|trams?|frigates?|submarines?|ventilators?|systems)"
)

WORKS = (
    Deed(
        "stage of a work",
        "project_completion",
        rf"(?:hot |cold |dry |wet )?commissioning(?: of {_THE}(?P<what>{_NP}{{0,4}}{_END}))?"
        r"(?: (?:is|are|will|now|to|expected|scheduled|due|set|planned|also|be))* (?P<do>starts?|begins?|commences?|"
        r"completed?|starting|beginning)|"
        r"(?P<do2>(?:reach|achiev|start|begin|commenc|complet|finish)(?:e|es|s|ing|ning)?|looking at|tracking to|"
        r"targeting|"
        r"(?:we|I) (?:now |still )?(?:expect|see|anticipate)) (?:for )?(?:mechanical|substantial|practical|structural) "
        rf"completion(?: of {_THE}(?P<what2>{_NP}{{0,4}}{_END}))?",
        "completion|commissioning",
        (
            "Hot commissioning of the furnace starts in May 2026.",
            "We are looking at mechanical completion in May 2026.",
        ),
    ),
    Deed(
        "ground broken",
        "project_completion",
        rf"ground (?P<do>breaks|is broken|will be broken|to be broken)(?: (?:on|at|for) "
        rf"{_THE}(?P<what>{_NP}{{0,4}}{_END}))?|"
        rf"(?:{_THE}(?P<what3>(?:(?!(?:and|or|we|it|to|company|group|will|is|"
        rf"expects?)\b)[\w'’&.-]+ ){{1,5}})(?:{_WILL})?)?"
        rf"(?P<do2>{forms('break')}) ground(?: (?:on|at|for) {_THE}(?P<what2>{_NP}{{0,4}}{_END}))?",
        "ground",
        ("Ground breaks on the Denver hub in May 2026.", "The Leeds data centre breaks ground in May 2026."),
    ),
    Deed(
        "works at a quarry",
        "project_completion",
        rf"(?P<do>{forms('strip dewater clear sink excavate dredge')}) (?:(?:the|our|its) )?(?:overburden|topsoil|"
        rf"the shaft|"
        rf"the site|the channel|shaft|pit|land)(?: (?:at|in|of|for) {_THE}(?P<what>{_NP}{{0,4}}{_END}))?",
        "overburden|topsoil|shaft|site|channel|pit|land",
        ("We aim to strip overburden at the Tarn quarry by May 2026.",),
    ),
    Deed(
        "fitted out",
        "project_completion",
        rf"{_THE}(?P<what>{_NP}{{0,5}}(?:lines?|systems?|equipment|machines?|tools?|vessels?|ships?|stores?|plants?|"
        rf"kilns?|"
        rf"furnaces?|software|process(?:es)?|cells?|robots?|meters?|units|sites)),? (?:which |that )?{_WILL}(?:be "
        rf")?(?:fully |then )?"
        r"(?P<do>installed|qualified|retrofitted|validated|upgraded|refitted|converted|refurbished|modernized|"
        r"modernised|deployed|rebuilt|relined|integrated|migrated|in place|up to speed)(?! (?:to|by) (?:the )?fda)",
        "install|qualif|retrofit|validat|upgrad|refit|convert|refurb|moderni|deploy|rebuil|relin|integrat|migrat|in "
        "place|"
        "up to speed",
        ("The line is scheduled to be installed in May 2026.", "Six ships will be retrofitted by May 2026."),
    ),
    Deed(
        "first output",
        "production_start",
        rf"(?:(?P<do>{forms('produce see pour reach achieve ship deliver begin start')}|tracking (?:to|for|toward)|"
        rf"looking at|targeting|expecting) )?(?:to |for )?(?:the |our |its )?(?P<what>{_FIRST}(?! (?:sales|revenue|"
        rf"half|"
        rf"quarter|year|phase|time|nine|six|three))(?: (?:at|from) {_THE}(?-i:[A-Z]){_NP}{{0,4}}[\w-]+)?)",
        "first ",
        ("We are tracking to first castings at Monterrey in May 2026.", "We expect first clinker in May 2026."),
    ),
    Deed(
        "line producing",
        "production_start",
        rf"(?:{_THE}(?P<what>{_NP}{{0,5}}(?:lines?|plants?|mines?|facilit(?:y|ies)|kilns?|wells?|furnaces?|fabs?|"
        rf"sites?|"
        rf"smelters?|mills?)) {_WILL})(?:[^.;]{{0,60}} and )?(?:to )?(?P<do>(?:begin|start|commence)(?:s|ning|ting)? "
        r"(?:commercial |volume |full |series )*(?:produc(?:ing|tion)|operat(?:ing|ions)|making|manufacturing)|"
        r"enter production|go into production)",
        "produc|operat|making|manufactur",
        ("The new line will begin producing units in May 2026.",),
    ),
    Deed(
        "commercial operation",
        "facility_opening",
        rf"(?:{_THE}(?P<what>{_NP}{{0,5}}[\w-]+) "
        rf"(?:{_WILL}))?(?:(?P<do>{forms('reach achieve enter begin start commence')}|"
        rf"figure|looking at|targeting) )?(?:full )?{_COMMERCIAL}(?: (?:of|at|for) "
        rf"{_THE}(?P<what2>{_NP}{{0,4}}{_END}))?",
        "commercial operation|cod|operational status|in-service|in service|commercial service|startup of|start-up of",
        (
            "The wind farm is expected to reach commercial operation in May 2026.",
            "We expect COD of the Marlow solar project in May 2026.",
        ),
    ),
    Deed(
        "region or site on line",
        "facility_opening",
        rf"(?P<what>(?:the |our |its )?{_NP}{{0,5}}(?:data region|data cent(?:er|re)|region|distribution cent(?:er|re)|"
        r"fulfil?lment cent(?:er|re)|terminal|hub|warehouse|site|campus|cent(?:er|re)|branch|store|plant|wind farm|"
        r"solar (?:farm|park|plant)|facility))(?:,[^,;.]{3,80},)? (?P<do>lights? up|goes live|comes? online|comes? on "
        r"stream|opens(?: its doors)?|will go live|goes? into service|powers? up|energizes)",
        "light|live|online|on stream|opens|service|power|energiz",
        ("Our Dutch data region lights up in May 2026.",),
    ),
    Deed(
        "goods due",
        "delivery",
        rf"(?P<what>(?:the |our |its )?(?:first |second |third |fourth |fifth |last |final |next |new |remaining "
        rf")*{_NP}{{0,4}}?"
        rf"{_MADE})[^.;,]{{0,40}}? (?:(?:is|are|now|still|also|will be|falls?) (?:due|handed over|scheduled to arrive)|"
        r"(?P<do>arrives?|lands?)(?= (?:in|at|on|by|here|this|next)\b)|(?:should|will|is expected to|are expected to|"
        r"is due "
        r"to|is scheduled to)(?: now| then| also)? (?P<do2>arrive|land|reach the site|be on site|be handed over|be "
        r"with us))",
        "due|handed|arriv|land|reach the site|on site|with us",
        ("The transformer lands in Halifax in May 2026.", "The second newbuilding is due in May 2026."),
    ),
    Deed(
        "goods taken over",
        "delivery",
        rf"(?P<do>tak(?:e|es|ing) (?:delivery|possession|redelivery)) of (?P<what>{_THE}(?:two |three |four |five |"
        rf"six |\d+ )?"
        rf"{_NP}{{0,5}}?[\w-]+s?)(?= (?:in|by|during|from|at|before|between|over)\b)",
        "delivery|possession",
        ("We expect to take delivery of two newbuildings in May 2026.",),
    ),
    Deed(
        "on the shelves",
        "product_launch",
        rf"(?:the |our |its )?(?P<what>{_NP}{{1,5}})(?:will )?(?P<do>hits? (?:the )?(?:shelves|stores|streets|market)|"
        r"(?:reach|reaches) (?:the )?(?:shelves|stores)|goes on sale|lands? on (?:the )?shelves)",
        "shel|stores|streets|market|on sale",
        ("Our refreshed Tundra line hits shelves in May 2026.",),
    ),
    Deed(
        "brought to market",
        "product_launch",
        rf"(?P<do>bring(?:ing)?|get(?:ting)?|take) (?:the |our |its )?(?P<what>(?!something|anything|"
        rf"it\b){_NP}{{1,6}})to (?:the )?market(?! "
        rf"share)|"
        r"(?P<do2>have|put|get) (?:the |our |its )?(?P<what2>(?:[\w-]+ ){1,5})in(?:to)? (?:our |the )?customers?'? "
        r"hands",
        "market|hands",
        ("The Group intends to bring its new turbine to market by May 2027.",),
    ),
    Deed(
        "in the clinic",
        "trial_start",
        r"(?P<do>be|get|move|go) (?:back )?in(?:to)? (?:the clinic|humans|phase (?:[123]|i{1,3})[ab]?|the "
        r"pivotal) with (?:the )?"
        r"(?P<what>(?-i:[A-Z])[\w-]+)",
        "clinic|humans|phase|pivotal",
        ("We'd expect to be in the clinic with HX-210 in May 2027.",),
    ),
    Deed(
        "phase on line",
        "facility_opening",
        rf"(?P<what>[Pp]hase (?:\d|I{{1,3}}|one|two|three) of {_THE}{_NP}{{0,4}}(?:fab|plant|mine|project|campus|"
        rf"facility|terminal|"
        r"refinery|smelter|hub|site)) (?P<do>comes online|comes on line|comes on stream|opens|goes live|starts up)",
        "hase",
        ("Phase 2 of the Boise fab comes online in May 2027.",),
    ),
    Deed(
        "can be had",
        "product_launch",
        r"(?:customers?|consumers?|users?|players?|subscribers?|shoppers|buyers|fans|travell?ers|drivers|readers|"
        r"listeners|guests|members|clinicians|physicians|doctors)\b[^.;]{0,70}? (?P<do>(?:will|can|are expected to) "
        r"(?:also |soon |then )?(?:be able to (?:buy|purchase|order|use|download|play|access|try|book|rent|find)|have "
        rf"access to|find|get|enjoy)) {_THE}(?P<what>(?!more\b|better\b|new ways\b){_NP}{{0,6}}{_END})",
        "able to|access to|will find|will get|will enjoy",
        ("In May 2026, customers in Peru will be able to buy the Atlas pump.",),
    ),
)
