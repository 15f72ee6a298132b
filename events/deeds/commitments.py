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
