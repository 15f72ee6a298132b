"""More states that are reached, told in verbs of everyday speech: (kind, wording), each a record.

Each verb tells one deed and no lesser one; what is ahead, denied or supposed is left to the reader of states.
"""

from __future__ import annotations

from events.speech import Wording

_OF_A_SITE = (
    r"(?:stores?|plants?|facilit(?:y|ies)|offices?|clinics?|locations?|restaurants?|branch(?:es)?|mines?|mills?)"
)
_GOOD_OR_BAD = r"(?:positive|negative|strong|encouraging|disappointing|favou?rable|compelling|impressive|robust|mixed)"
_CAME = r"(?:(?:has|have) (?:now )?(?:returned|come (?:back|in)|arrived|been received)|came (?:back|in)\b|returned\b)"
_AGENCY = r"(?:fda|ema|agency|commission|mhra|health canada|ministry|regulators?|authorit(?:y|ies)|carb|epa|faa)"

REACHED: tuple[tuple[str, Wording], ...] = (
    (
        "enrollment_complete",
        Wording(
            "last one in",
            "done",
            r"last (?:patient|subject|participant)s?\b[^.;]{0,40}?\b(?:was|were|has been|have been) (?:now )?"
            r"(?:enroll?ed|randomi[sz]ed|recruited|accrued)",
            ("The last patient was enrolled in the Phase 2 trial of NV-12 in May.",),
        ),
    ),
    (
        "topline_data",
        Wording(
            "top line told",
            "done",
            r"top-?\s?line (?:data|results|findings)\b[^.;]{0,90}?\b(?:were (?:positive|negative|reported|announced)|"
            r"showed|demonstrated|confirmed|revealed)|"
            rf"\b{_GOOD_OR_BAD} top-?\s?line (?:data|results|findings)\b[^.;]{{0,90}}?\b{_CAME}|"
            r"\b(?:hit|failed on|failed to (?:hit|reach)|fell short of|succeeded on) (?:its|the|both|all|their)"
            r"[\w -]{0,20} primary (?:efficacy )?endpoints?",
            (
                "Top-line results from the trial of NV-12 were positive.",
                "Strong top-line results from the trial of NV-12 have returned.",
                "The trial of NV-12 hit its primary endpoint.",
            ),
        ),
    ),
    (
        "data_readout",
        Wording(
            "results in hand",
            "done",
            r"assay results\b[^.;]{0,50}?\b(?:were|have been|has been) (?:received|returned|reported|released)|"
            r"\bunveiled [^.;]{0,40}?\b(?:data|results|findings)\b",
            ("Assay results from Dome Hill were received in May.", "Norvane unveiled Phase 2 data for NV-12."),
        ),
    ),
    (
        "regulatory_decision",
        Wording(
            "green light",
            "done",
            rf"\b{_AGENCY}\b[^.;]{{0,30}}?\b(?:gave|has given|have given|granted) (?:\w+ ){{0,3}}?(?:the )?"
            r"(?:green light|go-ahead|clearance|approval|authori[sz]ation) (?:to|for)\b",
            ("The FDA gave the green light to NV-12.", "The FDA has given clearance for the Teal monitor."),
        ),
    ),
    (
        "product_launch",
        Wording(
            "on sale",
            "done",
            r"\bbecame (?:commercially |generally |widely )?available\b|\bmade (?:its|their) (?:commercial |market |"
            r"public |u\.s\. )?debut\b|\b(?:has|have) been (?:on (?:the )?market|on sale|in stores|(?:commercially |"
            r"generally )?available)(?: [^.;,]{1,30})? since\b|\b(?:was|were|has been|have been) (?:introduced|"
            r"released|rolled out|commerciali[sz]ed|brought to market|placed on the market)\b(?! (?:to|as) (?:the )?"
            r"(?:press|media|idea))|"
            r"\b(?:hit|reached|entered|arrived (?:in|on)|landed (?:in|on)) (?:the )?(?:store )?(?:shelves|stores|"
            r"market)\b|"
            r"\bwent on sale\b|\b(?:is|are) now (?:on sale|in stores|shipping)\b|"
            r"\b(?:following|since|after) (?:the |its |our )?(?:successful |recent |official )+launch of\b"
            r"(?![^.;]{0,90}\b(?:expect|plan|anticipat|schedul|target|will\b))",
            (
                "The Teal pump hit store shelves in May.",
                "Following the successful launch of the Teal pump, sales rose.",
                "The Teal pump became available in May.",
                "The Teal pump was introduced in Peru in May.",
            ),
        ),
    ),
    (
        "facility_opening",
        Wording(
            "up and running",
            "done",
            r"\b(?:is|are|was|were|now) (?:now |fully )*up and running\b|\bcame on ?-?stream\b|"
            r"\bcut the ribbon on\b|"
            rf"\b(?:milestones?|achievements?)\b[^.;]{{0,60}}?\bthe (?:successful )?(?:commissioning|opening|"
            rf"inauguration) of\b|(?<!be )(?<!to )\bopened "
            rf"(?P<thing>(?:(?!at |of |in |on |to |near |for |with )\w+ ){{0,4}}?{_OF_A_SITE})\b",
            ("With the Ashby plant now up and running, output is rising.", "We opened six stores in May."),
        ),
    ),
    (
        "production_start",
        Wording(
            "producing",
            "done",
            r"\b(?:is|are) now (?:producing|in (?:commercial )?production)\b|(?<!to )\bentered (?:into "
            r")?(?:commercial |full |"
            r"steady-state )?production\b|\b(?:has|have) been (?:producing|in (?:commercial )?production)\b|"
            r"\bpoured (?:the |its |our )?first (?:gold|copper|silver|metal|dor[eé])(?: bars?| pour)?(?: (?:at|from) "
            r"(?:the "
            r"|our |its )?(?P<thing>(?:[\w-]+ ){0,4}?(?:mine|plant|mill|project|smelter))\b)?|\bfirst (?:commercial "
            r")?production\b"
            r"[^.;]{0,60}?\b(?:was|has been) (?:achieved|reached|recorded)\b",
            ("The Ashby plant is now producing hydrogen.",),
        ),
    ),
    (
        "delivery",
        Wording(
            "received",
            "done",
            r"\bfirst deliver(?:y|ies)\b[^.;]{0,50}?\b(?:was|were) (?:made|completed|received)\b|\btook delivery of\b|"
            r"\breceived (?:the |its |their |our )?(?:first|initial) (?:deliver(?:y|ies)|shipments?)\b",
            ("First deliveries of the Teal bus were made in May.",),
        ),
    ),
    (
        "merger_close",
        Wording(
            "deal done",
            "done",
            r"\b(?:acquisition|purchase|takeover|buyout|merger) (?:of|with) [^.;,]{2,40}? (?:has |have )?closed\b|"
            r"\b(?:became|has become|is now) (?:a |an )?(?:part|(?:wholly[- ]owned )?subsidiary|member) of\b|"
            r"\b(?:acquisition|merger|divestiture|business combination|spin-?off|purchase of (?-i:[A-Z])[^.;,]{2,40}|"
            r"takeover|buyout|close of (?:the|our|its) [^.;,]{2,40} acquisition)\b[^.;,]{0,60}?\b(?:is|was|has been|"
            r"became|now) (?:now )?(?:complete\b|completed|closed|consummated|effective|finali[sz]ed)",
            ("With the Teal Labs acquisition now complete, we turn to growth.",),
        ),
    ),
    (
        "listing",
        Wording(
            "traded again",
            "done",
            r"\b(?:has |have |was |were )?uplisted to\b|\b(?:has |have )?resumed trading\b|"
            r"\btrading (?:in [^.;]{1,40} )?(?:has )?(?:commenced|resumed|began)\b",
            ("Norvane's shares resumed trading in May.",),
        ),
    ),
    (
        "appointment",
        Wording(
            "took office",
            "done",
            r"\btook over as\b|\btook the helm\b|\b(?:was|were|has been) promoted to\b|"
            r"\bbecame (?:the |our |its )?(?:new )?(?:chief|ceo|cfo|coo|president|chair)",
            ("Jane Doe took over as chief financial officer in May.",),
        ),
    ),
    (
        "debt_action",
        Wording(
            "debt retired",
            "done",
            r"\bretired (?:all |the |its |our |of )*(?:[\w-]+ ){0,3}?(?:notes|debt|loans?|debentures|bonds)\b",
            ("We retired our convertible notes in May.",),
        ),
    ),
    (
        "restructuring",
        Wording(
            "shut",
            "done",
            r"\b(?:plant|facility|store|mine|mill|factory|office|smelter)s?\b[^.;]{0,30}?\b(?:was|were|has been|"
            r"have been) (?:permanently |now )?(?:shut down|closed|shuttered|idled)\b"
            r"(?! (?:for|to|at|on|due)\b)",
            ("The Ashby plant was shut down in May.",),
        ),
    ),
)
