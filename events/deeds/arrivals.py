"""What reaches those it is made for: production in series, customers' hands, shelves and screens, an exchange."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_NP = (
    r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|expects?|we|it|for|from|with|as|be|have|should|"
    r"of)\b(?!-))"
    r"[\w.&'’%$/+®™-]+ )"
)
_OF = rf"(?:(?:of|for|from) (?:the |our |its )?{_NP}{{1,3}})?"
_BESIDE = r"(?:, (?:the )?(?:[\w.®™+-]+ ){0,3}[\w.®™+-]+,)? "  # "our inverter, the PX9, enters"
_THE = r"(?:the |our |its |a |an |this |that |these |those |new )*"
_WILL = (
    r"(?:(?:will|is|are|should|would|could|now|still|also|to|expected|scheduled|due|set|planned|slated|anticipated|"
    r"likely|going|currently|be) )*"
)

ARRIVALS = (
    Deed(
        "production in series",
        "production_start",
        rf"{_THE}(?P<what>{_NP}{{0,5}}[\w.®™+-]+){_BESIDE}{_OF}{_WILL}(?P<do>(?:enter|go|mov|com|transition|progress|"
        rf"advanc)(?:e?s|ing|e)?"
        r" (?:in)?(?:to )?(?:full[- ]scale |full[- ]rate |low[- ]rate |high[- ]volume |initial )?(?:mass|serial|series|"
        r"volume|commercial|full|regular|low-rate|full-rate) (?:initial )?production)",
        "production",
        (
            "The Model K pickup will go into series production in May 2026.",
            "Our next inverter, the PX9, enters mass production in May 2026.",
            "We expect the battery pack to move into volume production in May 2026.",
        ),
    ),
    Deed(
        "in customers' hands",
        "delivery",
        rf"{_THE}(?P<what>(?:first |initial |next )?{_NP}{{1,5}}{_OF}){_WILL}(?P<do>(?:reach(?:es|ing)?|go(?:es|"
        rf"ing)? to|"
        r"arriv(?:e|es|ing) (?:at|with)|ship(?:s|ping)? to|in|with|get(?:s|ting)? (?:in)?to|in the hands of) "
        r"(?:our |the |its |first |lead |early |launch |key |fleet |retail )*"
        r"(?:customers|clients|dealers|dealerships|owners|buyers|subscribers|OEMs|distributors|users)(?:['’] hands)?)"
        r"(?! (?:base|service|needs|demand|in need))",
        "customer|client|dealer|owner|buyer|subscriber|oem|distributor|user",
        (
            "The first R2 trucks should be in customers' hands in May 2026.",
            "Samples go to customers in May 2026.",
        ),
    ),
    Deed(
        "results back",
        "data_readout",
        rf"{_THE}(?P<what>(?:[\w-]+ ){{0,3}}?(?:assays?|assay results|drill results|lab results|test results|results|"
        rf"data)"
        rf"(?: (?:from|of|for) [^.;,]{{3,50}}?)?) {_WILL}(?:pending and (?:should |expected to |will )?)?"
        r"(?P<do>arrive|come (?:in|back)|(?:be )?(?:in hand|back from the lab))",
        "assay|result|data",
        ("The remaining assays should arrive in May 2026.",),
        subject="",
    ),
    Deed(
        "general availability",
        "product_launch",
        r"(?P<do>(?:general|limited|full|phased|public|commercial|wide|broad) (?:availability|release)(?: releases?)?)"
        r"(?: (?:of|for) (?P<what>(?:the |our |its |these |this )?(?:[\w.+-]+ ){0,4}?[\w.+-]+))?"
        r"(?= (?:is|are|will|in|on|by|from|during|at|early|late|this|next|later|to|also|now)\b|[,.;]|\Z)",
        "availability|release",
        (
            "General availability of Atlas 4 is planned for May 2026.",
            "The Company expects to begin phased availability of the new features in May 2026.",
        ),
    ),
    Deed(
        "into a market",
        "product_launch",
        r"(?P<what>(?:[A-Z][\w.&®™-]*|the (?:brand|app|platform|service|product|company))(?: [A-Z][\w.&®™-]*){0,3}) "
        r"(?:is |are |will |has |plans |intends |expects |aims |also |now |launching in [^.;]{2,40}? with plans |"
        r"with plans )*"
        r"(?:to )?(?:be )?(?P<do>expand(?:s|ing)?|launch(?:es|ing)?|enter(?:s|ing)?|roll(?:s|"
        r"ing)? out) (?:in)?to (?:the )?"
        r"(?:[A-Z]\w+|new markets|further markets)",
        "to ",
        ("Pebble is launching in Norway with plans to expand into Denmark in May 2026.",),
        cased=True,
    ),
    Deed(
        "listing moved",
        "listing",
        r"(?P<do>(?:transfer|mov|switch)(?:e|ing)? (?:our |its |the )?(?:(?:stock|share|primary) )*listing)"
        r"(?: from [^.;,]{2,40}?)? to (?:the )?[A-Z]\w+",
        "listing",
        ("We intend to move our listing from the OTCQB to Nasdaq in May 2026.",),
        subject="",
    ),
    Deed(
        "an exchange's rule met",
        "listing",
        r"(?P<do>(?:demonstrat|evidenc|regain|achiev|re-?establish|show)(?:e|es|ing)? compliance) with (?:the |its |"
        r"all )?"
        r"[^.;]{0,60}?\b(?:bid|listing|[Nn]asdaq|NYSE|equity|exchange)\b",
        "compliance",
        ("Calder has to show compliance with the bid price rule by May 2026.",),
        subject="",
    ),
    Deed(
        "work in a yard",
        "project_completion",
        rf"(?P<do>refit|dry-?dock(?:ing)?|refurbishment|overhaul|retrofit|repowering|conversion) of "
        rf"(?P<what>{_THE}{_NP}{{0,4}}[\w-]+) (?:takes? place|will take place|begins?|starts?|is (?:due|set|planned|"
        r"scheduled|expected)|will (?:begin|start|be (?:done|completed|carried out)))",
        "refit|dock|refurbishment|overhaul|retrofit|repowering|conversion",
        ("The refit of the Tarn Princess takes place in Leeds in May 2026.",),
    ),
    Deed(
        "due on stream",
        "production_start",
        rf"{_THE}(?P<what>{_NP}{{1,5}})(?:is |are |was )?(?:now |still )?(?P<do>(?:due|expected|scheduled|slated|set)"
        r" (?:back )?(?:on[- ]stream|on[- ]line|in production))",
        "stream|online|on line|on-line|production",
        ("The second kiln is due on stream in May 2026.",),
    ),
    Deed(
        "access opened",
        "product_launch",
        r"(?:beta|early|public|preview|general|open) access to (?P<what>(?:the |our |"
        r"its )?(?:[\w.+-]+ ){0,4}[\w.+-]+),?"
        rf" (?:[^.;]{{3,60}}, )?{_WILL}(?P<do>opens?|begins?|starts?|launch(?:es)?)",
        "access",
        ("Beta access to Quill Copilot, our AI assistant, opens in May 2026.",),
    ),
    Deed(
        "coming to a platform",
        "product_launch",
        rf"{_THE}(?P<what>{_NP}{{1,6}})(?:is |are |will be )(?P<do>coming|headed|making (?:its|"
        rf"their) way) (?:soon )?to "
        r"(?:the )?(?:iOS|Android|Xbox|PlayStation|Switch|Steam|PC|Mac|Windows|web|App Store|Google Play|Netflix|"
        r"theaters|"
        r"cinemas|stores|shelves|retail(?:ers)?|market|dealers|[A-Z][\w-]+)",
        "coming to|headed|way",
        ("The Quill Go app is coming to iOS in May 2026.",),
    ),
    Deed(
        "version shipped",
        "product_launch",
        r"(?P<what>(?:(?:version|release|edition|generation|build) \d[\w.]*|v\d[\w.]*|"
        r"(?:(?-i:[A-Z])[\w-]{0,30} ){1,4}\d[\w.]{0,12})"
        rf"(?: of (?:the |our |its )?{_NP}{{0,4}}[\w-]+)?) {_WILL}(?P<do>ships?|lands?|arrives?|drops?|"
        rf"comes? out)(?! \d)",
        "ship|land|arrive|drop|come",
        ("Version 4 of the Quill platform ships in May 2026.",),
    ),
    Deed(
        "service withdrawn",
        "other",
        rf"(?P<do>{forms('retire sunset discontinue deprecate decommission phase_out')}|"
        rf"phasing out) (?P<what>{_THE}(?:old |"
        rf"legacy |existing |current )*{_NP}{{0,4}}(?:API|platform|software|app|product line|website|portal|brand|"
        rf"version|"
        r"service|offering|system)s?)",
        "api|platform|software|app|line|website|portal|brand|version|service|offering|system",
        ("We'll retire the old Quill API on June 30, 2026.",),
    ),
    Deed(
        "site closed",
        "restructuring",
        r"(?P<what>(?:the |our |its )?(?:[\w-]+ ){0,4}?(?:warehouses?|plants?|factor(?:y|ies)|stores?|offices?|"
        r"branch(?:es)?|mills?|sites?|smelters?|refiner(?:y|ies)|mines?|depots?|cent(?:er|re)s?|campus|foundr(?:y|ies))"
        rf"(?: (?:in|at|near) (?:[A-Z][\w-]+,? ?){{1,3}})?) ?{_WILL}(?P<do>close(?! (?:early|at \d|for the (?:day|"
        rf"night|"
        r"holiday))|d)|shut(?: down)?|cease operations|wind down)(?: for good| permanently)?\b",
        "close|shut|cease|wind",
        ("The warehouse in Utrecht will close on 30 May 2026.",),
    ),
    Deed(
        "sites run",
        "capacity_target",
        rf"(?P<do>{forms('run operate have own manage franchise')}) (?:about |around |some |at least |more than |"
        rf"over |up to |"
        r"approximately |a total of )?\d[\d,]* (?P<what>(?:[a-z-]+ ){0,2}?(?:cafes|cafés|restaurants|stores|shops|"
        r"hotels|"
        r"clinics|branches|sites|locations|schools|gyms|studios|salons|stations|outlets|dealerships|pharmacies|"
        r"kiosks))",
        "cafe|café|restaurant|store|shop|hotel|clinic|branch|site|location|school|gym|studio|salon|station|outlet|"
        "dealership|pharmac|kiosk",
        ("We plan to run 150 cafes by May 2026.",),
    ),
)
