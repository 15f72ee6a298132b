"""What is published, decided in court, traded, renewed, priced or pledged, in the words of reports and calls."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_NP = r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|with|from)\b)[\w.&'’/-]+ )"
_DET = r"(?:the |our |its |a |an |any |final |first |next |new |initial |further |more )*"
_WILL = r"(?:(?:will|is|are|should|would|to|be|been|has|have|now|expected|scheduled|due|set|planned|also|slated) )+"

AFFAIRS = (
    Deed(
        "report out",
        "disclosure",
        r"(?P<what>(?:annual|integrated|sustainability|climate|interim|half-year|quarterly|financial|technical|esg|"
        rf"remuneration|impact|non-financial) (?:and \w+ )?(?:report|accounts|statements|filing)s?)(?:,? (?:for|"
        rf"of|on|including|"
        rf"and|as well as) [^.;]{{3,110}}?,?)? {_WILL}(?:made )?"
        r"(?P<do>available|out|ready|published|posted|filed|released|issued|online)|"
        rf"(?P<what2>(?:(?:quarterly|interim|half-year|full|final|semi-annual|annual|trading|business) )*(?:reports?|"
        rf"statements?|accounts|prospectus|circular|white ?paper|filings?|financials|minutes)) {_WILL}(?:made )?"
        r"(?P<do2>available|published|posted|filed|released|issued)|with (?:the |its |our |an? "
        r")?(?P<what3>(?:[\w-]+ ){0,3}?"
        r"(?:report|statement|accounts|results)s?) (?P<do3>to follow|following)\b",
        "report|accounts|statement|filing|prospectus|circular|paper|financials|minutes",
        ("The annual report will be made available by May 4, 2026.",),
    ),
    Deed(
        "said at a date",
        "disclosure",
        rf"(?P<do>{forms('put_out lay_out set_out publish give provide issue announce present')}|"
        rf"{forms('unveil share introduce')}|"
        rf"{forms('release outline update')}|come back (?:to you |to the market |to everyone )?with|come out with|"
        rf"report back on|putting out|laying out|"
        rf"setting out) "
        rf"(?:you |you all |the market |investors |shareholders )?(?:with "
        rf")?{_DET}(?:{_NP}){{0,3}}?(?P<what>(?:\d{{4}} |"
        r"fiscal |full-year |initial |formal |multi-year |medium-term |mid-term |long-term |longer-term |financial |"
        r"strategic |updated? |capital allocation |three-year |five-year |official )*(?:guidance|outlook|targets|"
        r"strategy|roadmap|budget|framework|capital plan|transition plan|climate plan|climate report|"
        r"outcome of [\w ]{3,40}?|results of (?:the|our|its) (?:strategic )?(?:review|study|assessment|investigation)|"
        r"update on (?:the |our |its )?[\w -]{3,40}?|restated [\w ]{3,30}?|findings))(?= (?:in|at|by|on|with|when|"
        r"during|for|later|this|next|before|around|after|early|as)\b)",
        "guidance|outlook|targets|strategy|roadmap|budget|framework|plan|report|outcome|results of|update|restated|"
        "findings",
        ("We will put out multi-year targets in May 2026.", "We will give 2027 guidance in May 2026."),
    ),
    Deed(
        "trial set",
        "litigation",
        r"(?P<do>schedul(?:ed|es)|set|sets) (?:a |the )?(?:jury |bench )?(?P<what>trial(?: date)?|hearing|oral "
        r"argument)"
        r"(?: on [^.;]{3,60}?)?(?= (?:for|on|in|to begin)\b)|"
        r"(?P<what2>(?:jury |bench |court |civil )trial|evidentiary hearing|hearing|oral arguments?|arbitration(?: "
        r"hearing)?|mediation|trial)(?: (?:in|on|of|against) [^.;]{3,60}?)? (?:has been |have been |was |were |is |"
        r"are |will |to "
        r"|be |now |currently |expected |anticipated )*(?P<do2>scheduled|set|set down|listed|begin|start|commence|held|"
        r"heard|take place)(?= (?:for|on|in|to begin|to start|to commence|before|during|by|at)\b)|"
        r"(?P<do4>hear|argue|retry)(?:s|ing)? (?:the |our |its |this |oral )?(?P<what5>(?:[\w-]+ ){0,2}(?:appeals?|"
        r"arguments?|"
        r"case|motions?|petition))(?= )|"
        r"(?P<do3>set|scheduled|slated) for (?P<what4>trial|a hearing|oral argument|arbitration|mediation)(?= )|"
        r"(?P<what3>oral arguments?|jury trial|court hearing|appeal hearing)",
        "court|circuit|judge|jury|for trial|hearing|oral argument|arbitrat|mediation|lawsuit|complaint|plaintiff|"
        "defendant|litigation",
        ("The court scheduled trial for May 2026 on the claims.", "Oral argument is expected in May 2026."),
    ),
    Deed(
        "ruling awaited",
        "litigation",
        r"(?P<what>settlement|consent decree)(?: of [^.;]{3,50}?| with [^.;]{3,50}?)? (?:is |will |to |be |expected |"
        r"should )*(?P<do>finali[sz]ed|approved|concluded|completed|effective)|"
        rf"(?P<do2>look(?:ing)? for|expect(?:s|ing)?|await(?:s|ing)?|anticipate|receive|obtain) "
        rf"{_DET}(?P<what2>(?:arbitration |"
        r"court |appeal |tribunal |jury |summary judgment )*(?:award|ruling|verdict|judgment|judgement|settlement(?! "
        r"(?:to|is|will|should))))"
        r"(?! (?:of|from) (?:a |the )?(?:contract|grant|tender|design))(?= |,)",
        "arbitra|court|appeal|tribunal|jury|litigation|settlement|verdict|decree|judg|ruling",
        ("We look for an award of the tribunal in May 2026.", "The settlement should be finalized in May 2026."),
    ),
    Deed(
        "trading begins",
        "listing",
        r"(?P<do>trading|dealings?)(?: (?:in|of) (?:the |our |its )?(?:\w+ ){0,3}(?:shares|stock|ads|adss|units|"
        r"warrants))?"
        rf"(?: (?:on|under) [^.;,]{{2,50}}?)? {_WILL}?(?:begin|commence|start|resume|move|switch)|"
        r"(?P<what>(?:primary|secondary|dual) listing(?: (?:in|on) (?:the )?[A-Z][\w ]{2,25}?)?)(?= (?:and|to|will|"
        r"is|in|by|"
        r"on|should)\b)",
        "trading|dealing|listing",
        ("We expect trading on the exchange to commence in May 2026.",),
    ),
    Deed(
        "agreement renewed",
        "contract_award",
        rf"(?P<do>{forms('renew renegotiate conclude finalize finalise ratify award')}|agree(?:ing)?(?: on)?) "
        rf"(?P<what>{_DET}"
        rf"(?:{_NP}){{0,4}}?(?:(?:labou?r|wage|union|supply|offtake|service|concession|franchise|collective bargaining|"
        r"licen[cs]e|power purchase|framework|master) )*(?:agreement|contract|accord|concession|package))",
        "agreement|contract|accord|concession|package",
        ("We expect to renew the labor agreement by May 2026.",),
    ),
    Deed(
        "taken over by",
        "merger_close",
        r"(?P<what>(?:the |our |its )?(?:[\w&'-]+ ){0,4}?(?:business|operations|division|unit|portfolio|subsidiary|"
        r"assets|"
        rf"contracts|policies|branches)) {_WILL}(?P<do>assumed|taken over|acquired|transferred|sold|divested|spun off|"
        r"contributed|carved out|merged)(?= (?:by|to|into|in|during|from|on)\b)",
        "assumed|taken over|acquired|transferred|sold|divested|spun|contributed|carved|merged",
        ("The business will be assumed by Corvus Insurance in May 2026.",),
    ),
    Deed(
        "prices and terms",
        "other",
        r"(?P<what>(?:price (?:increases?|rises?|changes?|actions?)|pricing actions?|new (?:prices|terms|tariffs|"
        r"fees|fares)|"
        r"rate (?:increases?|changes?)|fee (?:increases?|changes?)))(?: (?:that|which|will|to|is|are|expected|"
        r"scheduled|also|"
        r"now|should|be|go|come))* ?(?P<do>takes? effect|take effect|effective|go(?:es)? into effect|in(?:to)? "
        r"(?:force|effect)|"
        r"implemented|follow)",
        "pric|new |rate|fee",
        ("New prices take effect on May 4, 2026.",),
    ),
    Deed(
        "reserves used up",
        "other",
        rf"(?P<what>(?:(?:ore |gas |oil |limestone |mineral |proven |proved |coal |gravel |sand )*(?:reserves|"
        rf"resources|deposit)|"
        rf"quarry|mine)(?: (?:at|of|in) {_DET}(?:[\w'-]+ ?){{1,4}}?)?) {_WILL}(?P<do>exhausted|depleted|worked out|"
        rf"mined out)",
        "exhausted|depleted|worked out|mined out",
        ("Reserves at the quarry are expected to be exhausted in May 2029.",),
    ),
    Deed(
        "leaves the fleet",
        "other",
        r"(?P<what>(?:[Tt]he |[Oo]ur |[Ii]ts |[Aa] )?(?:[\w'-]+ ){0,4}?(?:vessel|ship|aircraft|tanker|carrier|unit|bus|"
        r"locomotive|third|fourth|second|first|one|two)) (?:will |is to |is expected to |are to |should |are "
        r"expected to )"
        r"(?P<do>leave the fleet|be (?:sold|retired|scrapped|recycled|redelivered|withdrawn)(?: from (?:service|the "
        r"fleet))?)",
        "fleet|sold|retired|scrapped|recycled|redelivered|withdrawn",
        ("The vessel will leave the fleet in May 2026.",),
    ),
    Deed(
        "rates at the regulator",
        "regulatory_decision",
        r"(?P<what>(?:new |interim |final |base |customer |electric |gas |water |distribution )+rates|rate case|rate "
        r"increase)"
        r"(?: (?:are|is|will|to|expected|be|become|also))+ (?P<do>(?:become |take |be |go into )?(?:effective|effect|"
        r"in "
        r"effect|approved|"
        r"decided|implemented|concluded))",
        "rate",
        ("New rates are expected to become effective in May 2026.",),
    ),
    Deed(
        "authority acts",
        "regulatory_decision",
        r"(?:commission|psc|puc|cpuc|fcc|ferc|nrc|epa|faa|ftc|doj|board of supervisors|city council|county|agency|"
        r"department(?: of [A-Z]\w+)?|authority|ministry|bureau|regulators?)(?:(?: is| are)? (?:now |currently "
        r")?(?:expected|"
        r"scheduled|due|slated|set|required)? ?to| will| should| could) (?:also |then |finally )?(?P<do>rule|act|"
        r"decide|vote|"
        r"issue (?:a |an |its |the )?(?:final |proposed |initial |formal )*(?:decision|order|ruling|determination|"
        r"permit|"
        r"licen[cs]e|approval|opinion)|render (?:a |its )?(?:final )?(?:decision|order|opinion)|complete its review)"
        r"(?: (?:on|upon|of|for|regarding|approving) (?P<what>(?:(?:the|our|its|this|these|their|all) )*(?:[\w-]+ "
        r"){0,4}?[\w-]+))?"
        r"(?= (?:in|by|during|before|on|at|around|within|early|late|mid|later|next|this|no later|as early|under)\b|"
        r"[.,;]|$)",
        "rule|act|decide|vote|issue|render|review",
        ("The state commission is expected to rule on our rate request in May 2026.",),
    ),
    Deed(
        "rate case filed",
        "regulatory_submission",
        rf"(?P<do>{forms('file submit lodge')}) (?P<what>{_DET}(?:\w+ ){{0,3}}?(?:rate case|rate application|"
        r"permit application|general rate case|integrated resource plan|tariff application))",
        "rate|application|resource plan",
        ("We plan to file a general rate case in May 2026.",),
    ),
    Deed(
        "pledge for nature or people",
        "sustainability_target",
        r"(?P<do4>source|obtain|procure|derive|purchase|generate|meet|get) [^.;,]{0,40}?(?P<what4>electricity|power|"
        r"energy)"
        r"[^.;,]{0,30}? from (?:(?:renewable|clean|carbon-free|zero-carbon|low-carbon|green)|wind|solar)|"
        r"(?P<do>run(?:ning)?|operate|be (?:powered|supplied|run)|source|buy|use|procure|be|switch) (?:entirely |"
        r"fully |"
        r"only |wholly |on |by |from |with |\d+(?:%| per ?cent) )*(?P<what>(?:(?:certified |100% )?(?:renewable|"
        r"carbon[- ]free|"
        r"green|zero[- ]carbon|clean)(?: and [\w-]+)? (?:power|electricity|energy|sources)(?: contracts)?))|"
        rf"(?P<do2>{forms('reduce cut lower decrease')}) (?P<what2>{_DET}(?:{_NP}){{0,3}}?(?:(?:water|energy|plastic|"
        rf"waste|carbon|"
        r"co2|methane|emissions?|landfill|packaging|food waste|freshwater)[ -]?)+(?:(?:withdrawal|use|usage|"
        r"consumption|"
        r"intensity|emissions|footprint|waste)\b ?)*)|"
        r"(?P<do3>have|reach|achieve) (?:at least |\d+(?:%| per ?cent) )*(?P<what3>(?:women|female [\w]+|gender "
        r"(?:balance|parity))"
        r"[^.;,]{0,60}?(?:positions|roles|board|management|leadership|workforce))",
        "renewable|carbon|green|clean|water|energy|plastic|waste|co2|methane|emission|landfill|packaging|women|"
        "female|gender",
        ("All our sites will run on renewable power by May 2026.", "We plan to reduce water use by 20% by 2030."),
    ),
    Deed(
        "word of a regulator",
        "regulatory_decision",
        r"(?P<do>hear(?:ing)?(?: back)?|(?:get|receive) (?:an answer|a response|word|feedback)) from (?:the )?(?:FDA|"
        r"EMA|MHRA|PMDA|"
        r"agency|regulators?|Commission|EPA|FERC|FAA|FCC)",
        "fda|ema|mhra|pmda|agency|regulator|commission|epa|ferc|faa|fcc",
        ("We hope to hear back from the agency by May 2026.",),
    ),
    Deed(
        "goods made greener",
        "sustainability_target",
        r"(?P<what>packaging|products|plastics?|fleet|vehicles|sites|operations|suppliers|materials|paper|palm oil|"
        r"cotton|cocoa)"
        r" (?:will|to|should) (?:all )?be (?:fully |\d+(?:%| per ?cent) |made |from )*(?P<do>recyclable|reusable|"
        r"compostable|"
        r"carbon[- ]neutral|net[- ]zero|recycled|renewable|electric|sustainably sourced|certified|zero[- ]emission)",
        "recycl|reusable|compostable|neutral|net-zero|net zero|renewable|electric|sourced|certified|emission",
        ("All of our packaging will be recyclable by 2027.",),
    ),
    Deed(
        "shares split",
        "other",
        r"(?P<what>(?:(?:reverse|forward|\d+[- ]for[- ]\d+) )*(?:(?:stock|share) (?:split|consolidation|"
        r"subdivision)|split(?<=everse split)))"
        r"(?: of [^.;]{3,70}?)?(?=,? (?:(?:which|that|will|is|are|to|be|become|becomes|take|takes|go|into|expected|"
        r"scheduled|anticipated|should|also|planned) )*(?P<do>effective|effect|implemented|completed?|effected|"
        r"executed|"
        r"consummated|occur)\b)",
        "split|consolidation|subdivision",
        ("The reverse stock split will become effective on May 4, 2026.",),
    ),
    Deed(
        "name changed",
        "other",
        r"(?P<what>(?:corporate |company |legal |business )?name)(?: of the company)? (?:will |is to |is expected "
        r"to |shall )"
        r"(?:also |officially |formally )?(?P<do>change|be changed|become)\b|"
        r"(?P<do2>chang(?:e|es|ing)|amend(?:ing)?) (?:its|the company's|our|the) (?P<what2>(?:corporate |company |"
        r"legal "
        r"|business )?name)\b(?! of [a-z])|"
        r"(?P<what3>(?:corporate |company )?name change|change of (?:corporate |company |the company's )?name|"
        r"rebranding)"
        r"(?: to [^.;,]{3,50}?)? (?:(?:will|is|to|be|become|take|expected|scheduled|should|planned) "
        r")+(?P<do3>effective|"
        r"effect|completed?|place|implemented)|"
        r"(?P<do4>operate|do business|be known|rebrand) (?:under (?:the |its )?(?:new )?name|as)\b",
        "name|rebrand|be known|do business",
        (
            "The Company's name will change to Hartley Foods on May 4, 2026.",
            "It will operate under the name Corvus from May 4, 2026.",
        ),
        subject="name change",
    ),
    Deed(
        "symbol changed",
        "listing",
        r"(?P<do>trade|trading|quoted|listed) (?:[^.;,]{0,60}? )?under (?:the |its |a |our )?(?:new |stock |"
        r"ticker |trading "
        r")*(?:symbol|ticker)|"
        r"(?:stock |trading |ticker )+symbol (?:for [^.;,]{3,40} )?(?:will |is to |is expected to )(?P<do2>change|be "
        r"changed|become)",
        "symbol|ticker",
        ("The shares will trade under the ticker HRTF from May 4, 2026.",),
    ),
    Deed(
        "listing ended",
        "listing",
        r"(?P<what>listing|admission(?: to trading)?|quotation|inclusion)(?: (?:of|on|in|at) [^.;,]{3,60}?)? "
        r"(?:will |is to |"
        r"is expected to |shall |are to )(?:be )?(?P<do>discontinued?|terminated?|ends?|ceased?|revoked|withdrawn|"
        r"cancell?ed|"
        r"expires?)|(?P<do2>uplist(?:ing)?|up-list(?:ing)?|delist(?:ing)?)(?: (?:of )?(?:our |its |the )?(?:\w+ ){0,2}"
        r"(?:shares|stock))?(?: (?:to|on|onto|from) (?:the |a )?(?:[\w-]+ ?){1,4}?)?(?= (?:in|by|on|during|before|"
        r"later|"
        r"this|next|within|at|as|over|no)\b|[.,;])|(?P<do3>(?:list|go)(?:s|es|ing)?) public(?:ly)?\b(?! (?:with|"
        r"about|key))",
        "listing|admission|quotation|inclusion|uplist|up-list|delist|public",
        ("The listing will be discontinued in May 2026.", "It plans to uplist to Nasdaq by May 2026."),
    ),
    Deed(
        "more to be told",
        "disclosure",
        r"(?P<do>(?:(?:further|more|additional|full|final|complete|new|exact) )*(?:details|information|updates?|"
        r"specifics|"
        r"particulars)) (?:about|on|regarding|concerning|related to|relating to|of|for) "
        r"(?P<what>(?:the |our |its |this |these )?(?:[\w&.'-]+ ){0,6}?[\w&.'-]+)"
        r"(?:,(?: including)? [^.;]{3,120}?,)? (?=(?:will|to|are|is|shall|should|in|by|later|over|within)\b)"
        r"(?:(?:will|to|are|is|shall|should|be|expected|scheduled|planned) )*(?:announced|unveiled|shared|provided|"
        r"published|disclosed|released|communicated|revealed|issued|presented|given|follow)?",
        "detail|information|update|specific|particular",
        ("Further details about the alliance will be unveiled in May 2026.",),
    ),
    Deed(
        "warrants exercised",
        "financing",
        r"(?P<do>exercise|issuance|closing) of (?:the |such |its |our )?(?P<what>(?:[\w-]+ ){0,2}?(?-i:[Ww]arrants))"
        r"(?: and (?:the )?issuance of (?:the )?(?:[\w-]+ ){0,2}?(?:warrants|shares))? (?:is|are|will|to|expected|"
        r"anticipated|scheduled|be)\b",
        "arrants",
        ("The exercise of the existing warrants is expected to occur in May 2026.",),
    ),
)
