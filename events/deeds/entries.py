"""What comes into use or before an authority: entry into service, capacity on line, certification, data handed in."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_NP = (
    r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|for|from|with|under|as|be|have|more|"
    r"some)\b(?!-))"
    r"[\w.&'’%$/+-]+ )"
)
_THE = r"(?:the |our |its |a |an |this |that |these |those |new |full |entire )*"
_WILL = (
    r"(?:(?:will|is|are|should|would|could|now|still|also|to|expected|scheduled|due|set|planned|slated|anticipated|"
    r"likely|going|currently|be) )*"
)

ENTRIES = (
    Deed(
        "into service",
        "product_launch",
        rf"(?:(?P<what>{_THE}{_NP}{{1,5}}){_WILL})?(?P<do>(?:entry|entering|enters?|introduc(?:tion|ed)) in(?:to|-to)"
        rf"(?:[- ](?:commercial|active|airline|passenger|revenue|customer|regular))*[- ]service)"
        rf"(?: (?:of|for) {_THE}(?P<what2>{_NP}{{0,4}}[\w-]+))?",
        "service",
        ("Entry into service of the Kestrel 9 is planned for May 2026.",),
        subject="",
    ),
    Deed(
        "certified",
        "regulatory_decision",
        rf"(?P<do>certify|certifying|(?:achieve|obtain|receive|complete)s? (?:type |FAA |EASA |full )*"
        rf"certification (?:of|for)) (?P<what>{_THE}{_NP}{{0,4}}[\w-]+)(?= (?:in|by|during|before|at|for|with|and)\b)",
        "certif",
        ("We plan to certify the KX-9 engine in May 2026.",),
    ),
    Deed(
        "capacity on line",
        "capacity_target",
        rf"(?P<do>{forms('bring have get put')}|bringing) (?P<what>{_THE}(?:at least |more |some |additional |further |"
        rf"incremental |extra |the next |another )*{_NP}{{0,3}}capacity)(?: (?:[\w-]+ ){{0,4}})?(?: ?on[- ]?line|"
        rf" on stream|"
        rf" ?ready| in place| into (?:service|operation|production))",
        "capacity",
        ("We expect to bring more refining capacity online in May 2026.",),
    ),
    Deed(
        "output on line",
        "production_start",
        rf"(?P<do>{forms('bring have get')}|bringing) (?P<what>{_THE}{_NP}{{0,4}}(?:production|output))"
        rf"(?: (?:back )?)?(?:on[- ]?line|on stream|up and running|started|running)",
        "production|output",
        ("We plan to have lithium production online by May 2026.",),
    ),
    Deed(
        "process units on line",
        "production_start",
        rf"(?P<what>{_THE}{_NP}{{0,5}}(?:cascades?|trains?|lines?|kilns?|furnaces?|cells?|potlines?|reactors?|"
        rf"machines?|"
        rf"presses|mills?|units?|crackers?|smelters?|electroly[sz]ers?)(?: of [a-z]+)?)"
        rf"(?: (?:at|in) (?:the |our |its )?(?:[\w-]+ ?){{1,4}}?)? {_WILL}(?:be )?"
        rf"(?P<do>comes? on[- ]?line|brought on[- ]?line|on[- ]?line|start(?:s|ed)? up|come on stream|comes on stream|"
        rf"lights? up)",
        "online|on-line|on line|stream|start|light",
        ("The second potline is expected to come online in May 2026.",),
    ),
    Deed(
        "data handed in",
        "regulatory_submission",
        rf"(?P<do>{forms('submit file')}|submission of|submitting) {_THE}(?:{_NP}{{0,4}}(?:data|results|findings|"
        rf"evidence|package|dossier|marketing applications?))(?: [\w-]+){{0,3}}? (?:to|with) "
        rf"(?:the )?(?:FDA|EMA|PMDA|MHRA|NMPA|Health Canada|(?:[\w-]+ )?(?:regulators?|authorit(?:y|ies)|agenc(?:y|"
        rf"ies)|"
        rf"regulatory (?:authorities|agencies|bodies)))|(?P<do2>{forms('submit file')}|filing|submission|submitting) "
        rf"(?:it )?for (?:regulatory |full |accelerated |marketing |FDA |conditional |EU |U\.S\. )*"
        rf"(?:approval|clearance|registration|authori[sz]ation)",
        "submi|fil",
        ("We plan to submit these data to global regulators by May 2026.", "We'd file for full approval by May 2026."),
    ),
    Deed(
        "authority asked",
        "regulatory_meeting",
        r"(?P<do>(?:engag(?:e|ing)|consult(?:ing)?|align(?:ing)?|confer(?:ring)?)(?: with)?) (?:the )?(?:U\.?S\.? )?"
        r"(?:FDA|EMA|PMDA|MHRA|NMPA|Health Canada|(?:global |key )*regulators?|regulatory (?:authorities|agenc(?:y|"
        r"ies))|"
        r"the agency)(?! (?:approv|clear|requirement|action))"
        r"(?: (?:on|about|regarding|over) [^.;,]{0,90}?(?= (?:in|by|during) (?:the )?(?:first|second|third|fourth|q\d|"
        r"h\d|"
        r"early|mid|late|20\d\d|next|[a-z]{3,9} 20\d\d)|[,.;]|\Z))?",
        "fda|ema|pmda|mhra|nmpa|canada|regulat|agency",
        ("We plan to engage regulators on the design of the trial in May 2026.",),
        subject="",
    ),
    Deed(
        "reporting begun",
        "disclosure",
        rf"(?P<do>(?:begin|start|commence)(?:s|ning|ing)?(?: to)? (?:report(?:ing)?|present(?:ing)?|disclos(?:e|ing)|"
        rf"publish(?:ing)?|provid(?:e|ing)|break(?:ing)? out)) (?P<what>{_THE}{_NP}{{0,5}}(?:financials|results|"
        rf"metrics?|"
        rf"segments?|figures|disclosures?|kpis?|guidance|emissions|data|numbers|statements|revenues?|arr))",
        "report|present|disclos|publish|provid|break",
        ("We will begin to report segment results in May 2026.",),
    ),
    Deed(
        "output expected",
        "production_start",
        rf"(?:with|and) (?P<what>{_NP}{{0,4}}(?:output|production)) (?:is |are )?(?:now )?(?:projected|expected|"
        rf"anticipated|planned|targeted|scheduled|slated)(?: to (?:begin|start|commence|follow|ramp(?: up)?))?"
        rf"(?= (?:in|by|for|from|during|at|early|late|mid|later|next|around)\b)",
        "output|production",
        ("The mill is being built in Tarn, with meaningful pulp output projected in May 2026.",),
    ),
    Deed(
        "preview opened",
        "product_launch",
        rf"(?P<what>{_NP}{{0,4}})?(?:public|open|private|limited|developer|closed) (?:preview|beta|access|pilot) "
        rf"{_WILL}(?P<do>opens?|begins?|starts?|launch(?:es)?|goes live|rolls out|follows?)",
        "preview|beta|access|pilot",
        ("The public preview opens in May 2026.",),
        subject="",
    ),
    Deed(
        "samples with a customer",
        "delivery",
        rf"(?P<do>{forms('have get provide put')}|sampling) (?P<what>{_THE}{_NP}{{0,4}}(?:samples?|prototypes?|"
        rf"kits?|beta units?|demo units?))(?: [\w-]+)? (?:to|with|in the hands of|at) (?:the |our |its |a |an )?"
        rf"(?:[\w-]+ ){{0,2}}(?:customers?|partners?|oems?|clients?|hyperscalers?)",
        "customer|partner|oem|client|hyperscaler",
        ("We will have qualification samples to our lead customer in May 2026.",),
    ),
    Deed(
        "applications that would expire",
        "patent_expiry",
        r"(?P<what>(?:pending |patent |provisional |foreign |these |any |such )*(?:patent )?applications?)"
        r"(?:[^.;]{0,160}?),? (?:if (?:issued|granted|allowed)[^.;,]{0,40},? )?(?:will|would|are|could|should|is)"
        r" (?:be )?(?:expected |scheduled |projected |anticipated )?(?:to )?(?P<do>expire)",
        "expire",
        ("Pending patent applications, if issued, would be expected to expire in 2043.",),
        subject="",
    ),
    Deed(
        "notes retired",
        "debt_action",
        rf"(?P<do>{forms('retire')}|retiring) (?P<what>{_THE}(?:(?:remaining|outstanding|all|of|\$?[\d.,]+|million|"
        rf"billion) )*"
        rf"{_NP}{{0,4}}(?:notes|bonds|debt|term loans?|borrowings|debentures|convertibles?|loans?|preferred stock))",
        "retir",
        ("We expect to retire the $500 million of notes that come due in May 2026.",),
    ),
)
