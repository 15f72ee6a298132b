"""What the reports of a year tell of premises, leases, contracts and payments that hang on an event."""

from __future__ import annotations

from events.deeds.record import Deed, forms

_THE = r"(?:(?:the|our|its|all|all of|a|an|these|this|most of|substantially all of|current|existing) )*"
_NP = r"(?:(?!(?:and|or|that|which|to|in|by|on|at|will|is|are|was|were|we|it|of|with|for|from|during)\b)[\w.&'’/-]+ )"
_BY = r"(?= (?:in|by|during|before|on|at|around|within|over|early|late|mid|later|next|this|prior|no later)\b|[.,;]|$)"
_EXPECTED = (
    r"(?:(?:we|it|the company|management|[A-Z][\w.&-]+)(?: (?:currently|now|presently|still))? (?:expects?|"
    r"anticipates?|"
    r"estimates?|believes?)|(?:is|are) (?:currently |now |presently )?(?:expected|anticipated|estimated|projected))"
)

COMMITMENTS = (
    Deed(
        "payment upon an event",
        "partner_milestone",
        r"(?P<do>make|pay|receive|earn|owe|entitled to|due|trigger)\w*(?: (?!upon\b|on\b)[\w$€£.,%-]+){0,8}? "
        r"(?P<what>(?:(?:development|regulatory|commercial|sales|clinical|cash|one-time|further|additional|second|"
        r"first|next|final|milestone) )*(?:payments?|milestones?|fees?))(?: of [^.;,]{2,40}?)?(?: to [^.;,]{2,40}?)? "
        rf"(?:up)?on [^.;]{{3,170}}?,? (?:which|each of which)(?: event)? {_EXPECTED}",
        "payment|milestone|fee",
        ("We must make a payment of $5 million upon the first dosing, which we expect to occur in May 2026.",),
        subject="milestone payment",
    ),
    Deed(
        "tranche upon an event",
        "financing",
        r"(?P<at>(?P<what>(?:(?:second|third|fourth|final|next|further|additional|remaining) )*tranches?))(?: of "
        r"[^;,]{2,40}?)? "
        r"(?:will|would|may|is to|can) (?:also )?(?:become|be) (?P<do>available|drawn|funded|disbursed) [^.;]{0,200}?, "
        rf"(?:which|each of which) {_EXPECTED}",
        "tranche",
        ("A second tranche will become available upon the approval, which we expect to occur in May 2026.",),
    ),
    Deed(
        "seat moved",
        "project_completion",
        rf"(?P<do>{forms('relocate')}|(?:complete|begin|finish) (?:the |our |its )?(?:relocation|move)|"
        rf"relocation) (?:of )?(?P<what>{_THE}{_NP}{{0,5}}(?:headquarters|head office|offices?|operations|"
        rf"laborator(?:y|ies)|"
        r"manufacturing|facilit(?:y|ies)|employees|staff|production))|"
        rf"(?P<do2>mov(?:e|ing)|relocat(?:e|ing)|transition(?:ing)?) (?:in)?to (?P<what2>(?:our |the |its |a )?(?:new "
        rf"|larger "
        rf"|permanent )*{_NP}{{0,4}}(?:headquarters|head office|offices?|facilit(?:y|ies)|campus|building|"
        rf"laborator(?:y|ies)|"
        rf"premises|space))|(?P<do3>occup(?:y|ying)|tak(?:e|ing) occupancy of|tak(?:e|ing) possession of) "
        rf"(?P<what3>{_THE}(?:new |additional |leased )*{_NP}{{0,4}}(?:space|premises|building|facilit(?:y|ies)|"
        rf"offices?|"
        r"headquarters|campus))|(?:expects?|plans?|intends?|anticipates?) to (?P<do4>relocate|move in)(?= in\b| by\b| "
        r"during\b| before\b)",
        "relocat|mov|occup|transition|possession",
        (
            "We plan to relocate our headquarters in May 2026.",
            "It expects to move into its new laboratory by June 2026.",
        ),
    ),
    Deed(
        "segments told anew",
        "disclosure",
        r"(?P<do>report(?:ing)?|present(?:ing)?) (?:results |our results |its results |financial results )?(?:under|"
        r"in|based on|"
        r"using) (?P<what>(?:(?:its|our|the|a|two|three|four|five) )*(?:new |revised |realigned )?(?:reportable |"
        r"operating )?"
        r"segments?(?: structure| reporting)?)",
        "segment",
        ("We will begin reporting under our new segment structure in May 2026.",),
    ),
    Deed(
        "systems made ready",
        "project_completion",
        rf"(?P<what>{_THE}{_NP}{{0,4}}(?:systems?|products?|software|computers?|applications?|equipment|operations)) "
        r"(?:(?:will|to|be|become|should|are|is|expected|fully|substantially|made) )+(?P<do>(?:year 2000|y2k)[- ]?"
        r"(?:compliant|ready|compliance|readiness))|(?P<do2>complete|finish|conclude|achieve)\w* (?:of |its |our |the |"
        r"all |any )*(?P<what2>(?:year 2000|y2k) (?:[\w-]+ ){0,3}?(?:compliance|readiness|project|program|plan|"
        r"efforts?|"
        r"remediation|testing|conversion|modifications?|assessment|phase|work|changes))",
        "2000|y2k",
        ("We expect our systems to be Year 2000 compliant by May 2026.",),
    ),
    Deed(
        "moved over",
        "project_completion",
        r"(?P<do>migrat(?:e|ing)|transition(?:ing)?|convert(?:ing)?|transfer(?:ring)?|mov(?:e|ing)|shift(?:ing)?) "
        r"(?P<what>"
        r"(?:(?:all|most|substantially all|of|our|its|the|remaining|existing|these|their) )*(?:(?!to\b|"
        r"into\b)[\w&'’-]+ ){0,4}?"
        r"(?:customers|clients|users|employees|systems|operations|production|accounts|data|workloads|volumes|"
        r"manufacturing|"
        r"stores|sites|facilities|markets|locations|restaurants|branches|subscribers|members|policies|portfolio) "
        r"(?:(?:on)?to|into|from) (?:the |our |its |a "
        r")?(?!20)(?:[\w-]+ ){0,3}?[\w-]+)"
        r"(?= (?:by|in|during|before|over|at|from|on)\b|[.,;]|$)",
        "migrat|transition|convert|transfer|mov|shift",
        ("We expect to migrate our remaining customers to the cloud by May 2026.",),
    ),
    Deed(
        "back at work",
        "other",
        r"(?P<what>(?:(?:the|our|its) )?(?:[\w&'’-]+ ){0,3}?[\w&'’-]+)(?: is| are)?[^.;,]{0,40}? (?:expected to|will|"
        r"scheduled "
        r"to|should|planned to|to) (?P<do>return to (?:service|operation|work)|be back in (?:service|operation)|"
        r"re-?enter "
        r"service)",
        "return|back in|enter service",
        ("The vessel is in drydock and is expected to return to service in May 2026.",),
    ),
    Deed(
        "plan of creditors",
        "restructuring",
        r"(?P<what>(?:(?:chapter 11|reorgani[sz]ation|restructuring) )+plan|plan of (?:reorgani[sz]ation|arrangement|"
        r"liquidation))"
        r" (?:(?:will|is|are|should|to|be|expected|anticipated|scheduled) )+(?P<do>become|confirmed|consummated|"
        r"implemented|go)\b",
        "plan",
        ("The Chapter 11 plan is expected to become effective in May 2026.",),
    ),
    Deed(
        "claims settled",
        "litigation",
        rf"(?P<do>settl(?:e|ing)|resolv(?:e|ing)) (?P<what>(?:(?:the|our|its|all|any|remaining|pending|these|of) "
        rf")*{_NP}{{0,4}}?"
        r"(?:claims?|lawsuits?|litigation|disputes?|cases?|actions?|proceedings?|arbitration))",
        "settl|resolv",
        ("We expect to settle the remaining claims by May 2026.",),
    ),
    Deed(
        "one of several patents",
        "patent_expiry",
        r"(?:patents?|patent (?:family|families)|applications?)\b[^.]{3,220}?(?P<at>\b(?:the )?(?:first|second|third|"
        r"last|latter|"
        r"former|other|earliest|latest|longest[- ]dated)(?: (?:of (?:which|these|them|those)|patent|family))?"
        r"(?: (?:is|are|will|would|expected|scheduled|set|to))* (?P<do>expires?))",
        "expire",
        ("We hold two patent families; the first expires in 2033.",),
    ),
    Deed(
        "exclusivity held",
        "patent_expiry",
        r"(?P<what>(?:(?:orphan(?:[- ]drug)?|market(?:ing)?|data|regulatory|new chemical entity|nce|pediatric|"
        r"biologics?|"
        r"reference product|statutory|patent) )+(?:exclusivity|protection)(?: (?:for|of|on) (?:the |our )?[\w-]+)?)"
        r"(?:[^.;]{0,80}?)(?= (?:through|until|to (?=20|at least)|that (?:runs|lasts)))",
        "exclusivity|protection",
        ("We hold orphan drug exclusivity for zaltinib in the United States through May 2031.",),
        subject="",
    ),
    Deed(
        "tried beginning in",
        "trial_start",
        r"(?P<do>evaluat(?:e|ing)|investigat(?:e|ing)|study(?:ing)?|test(?:ing)?) (?P<what>(?:[\w-]+ ){1,3}?)"
        r"(?:in (?:combination|patients|adults|subjects|children|healthy|a (?:phase|clinical))|as (?:monotherapy|a "
        r"single))"
        r"[^.;]{0,90}?(?= (?:beginning|starting|commencing)\b)",
        "beginning|starting|commencing",
        ("We plan to evaluate OR-12 in combination with an antibody beginning in May 2026.",),
        subject="",
    ),
    Deed(
        "share bought",
        "merger_close",
        r"(?P<do>acquir(?:e|ing)|purchas(?:e|ing)|buy(?:ing)?) (?:the |our |its |all |an? )?(?:remaining |outstanding "
        r"|additional "
        r"|minority |further |noncontrolling )*(?:\d[\d.]*(?:%| percent)(?: (?:interest|stake|share|ownership))?|"
        r"interests?|stake|"
        r"equity interests?) (?:of|in) (?P<what>(?:the |our )?(?-i:[A-Z])[\w&'-]+(?: (?-i:[A-Z])[\w&'-]+){0,3})",
        "acquir|purchas|buy",
        ("We will acquire the remaining 40% of Tessara in May 2026.",),
    ),
    Deed(
        "at full capacity",
        "capacity_target",
        rf"(?P<what>{_THE}{_NP}{{0,5}}[\w-]+) (?:(?:will|is|are|should|to|be|expected|scheduled|planned|currently|"
        rf"then) )+"
        r"(?P<do>run(?:ning)?|operat(?:e|ing)) at (?:full|nameplate|design|100%|"
        r"rated)"
        r"[- ](?:capacity|rates?|output|utili[sz]ation)",
        "capacity|rate|output|utili",
        ("The Sierra plant is expected to run at full capacity by May 2026.",),
    ),
    Deed(
        "guests welcomed",
        "facility_opening",
        r"(?P<do>welcom(?:e|es|ing)|receiv(?:e|ing)|host(?:ing)?) (?:its |our |the )?(?:first )?(?:guests|visitors|"
        r"patients|students|"
        rf"residents|passengers|diners|shoppers) (?:at|to|in) (?P<what>{_THE}(?:new )?{_NP}{{0,4}}[\w-]+)"
        rf"(?= (?:in|by|during|before|on|this|next|later|early|late)\b)",
        "welcom|receiv|host",
        ("We expect to welcome guests at the new tower in May 2026.",),
    ),
    Deed(
        "lease begun",
        "other",
        rf"(?P<what>{_THE}{_NP}{{0,4}}(?:leases?|subleases?|lease term|sublease term|tenanc(?:y|ies))(?: (?:of|for|"
        rf"on) [^.;,]"
        r"{3,60}?)?) (?:(?:will|is|are|expected|anticipated|scheduled|to|now|currently) )+(?P<do>commence|begin|start)"
        rf"{_BY}",
        "commence|begin|start",
        ("The lease for the Austin building is expected to commence in May 2026.",),
    ),
    Deed(
        "obligations recognized",
        "financial_guidance",
        r"(?P<do>recogni[sz]e|satisfy|fulfill?|convert|earn)(?:ing)? [^.;]{0,60}?(?:of )?(?:the |our |its |this |"
        r"these |"
        r"such |that )?(?:remaining |unsatisfied |unfilled |unrecogni[sz]ed )*(?:performance obligations?|rpo|"
        r"transaction price|deferred revenues?|contract liabilit(?:y|ies)|backlog(?= as\b| into\b| in revenue\b)|"
        r"unearned revenues?)(?: (?:as|into|in) (?:net )?(?:revenues?|sales))?",
        "performance obligation|rpo|transaction price|deferred revenue|contract liabilit|unearned revenue|backlog",
        ("We expect to recognize about 60% of our remaining performance obligations as revenue by May 2026.",),
        subject="revenue from remaining performance obligations",
    ),
)
