"""States that are reached, and verbs that the pairs of the vocabulary do not know: (kind, wording), each a record."""

from __future__ import annotations

from events.speech import Wording
from events.states_of_trials import OF_TRIALS
from events.states_reached import REACHED

# a state that is reached, or a verb that the pairs of the vocabulary do not know: (kind, wording)
STATES: tuple[tuple[str, Wording], ...] = (
    (
        "ind_clearance",
        Wording(
            "IND in effect",
            "done",
            r"\b(?-i:INDs?|CTAs?|IDEs?)\b[^.;]{0,90}?\b(?:is|are|was|were|been|became|become|went)(?: now| also)? "
            r"(?:active|in effect|cleared|"
            r"accepted|allowed)|\bmay proceed\b|"
            r"(?:cleared|accepted|allowed) (?:the |its |our )?(?-i:INDs?|CTAs?|IDEs?)\b|"
            r"(?:clearance|acceptance) of (?:the |its |our )?(?-i:INDs?|CTAs?|IDEs?)\b",
            ("The IND for NV-12 is now active.",),
        ),
    ),
    (
        "trial_start",
        Wording(
            "in the clinic",
            "done",
            r"(?:patients|subjects) are (?:now )?being enrolled|(?:has |have |had )?entered (?:the clinic|clinical "
            r"(?:testing|trials?|development)|human testing|phase [1-4i]+\w*)|"
            r"(?:started|began|begun|commenced|initiated) (?:the |its |a |an )?(?:first |randomi[sz]ed |pivotal |"
            r"clinical )*"
            r"(?:phase [1-4i]+[\w/]*|clinical|human)"
            r"(?: (?:testing|trials?|stud(?:y|ies)|part|portion|program(?:me)?))?|"
            r"(?:phase [1-4i]+[\w/]*|clinical|human)? ?(?:trials?|stud(?:y|ies)|testing)\b[^.;]{0,60}?\b(?:has "
            r"(?:now )?(?:started|begun|commenced|"
            r"opened)|have (?:started|begun)|(?:is|are) (?:now )?(?:under ?way|ongoing|open|enroll?ing|recruiting|"
            r"active)|began|started\b)|"
            r"(?:is|are) (?:now )?in (?:the clinic|clinical testing)\b|(?:is|are) (?:now )?in an? (?:phase|clinical)",
            ("The Phase 1 trial of NV-12 is now enrolling.", "NV-12 entered the clinic in May."),
        ),
    ),
    (
        "first_patient_dosed",
        Wording(
            "first patient dosed",
            "done",
            r"(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer)s?\b[^.;]{0,60}?\b(?:has been|"
            r"have been|was|were|had been|been)"
            r" (?:dosed|treated)|(?:has |have )?dosed (?:the |its )?first",
            ("The first patient has been dosed with NV-12.",),
        ),
    ),
    (
        "enrollment_complete",
        Wording(
            "fully enrolled",
            "done",
            r"(?:is|are|was|were|been|now) (?:now )?fully (?:enroll?ed|recruited|accrued)|"
            r"enroll?ment\b[^.;]{0,50}?\b(?:is|was|has been) (?:now )?"
            r"(?:complete\b|completed|closed)",
            ("The trial of NV-12 is fully enrolled.",),
        ),
    ),
    (
        "topline_data",
        Wording(
            "primary endpoint",
            "done",
            r"(?:met|achieved|reached|missed|(?:did|has|have) not (?:meet|met|achieve|achieved)|failed to meet) "
            r"(?:its|the|both|all|their)[\w -]{0,20} "
            r"primary (?:efficacy )?endpoints?|(?:has|have) read out|(?:announced|reported)[^.;]{0,40}top-?line",
            ("The trial of NV-12 met its primary endpoint.",),
        ),
    ),
    (
        "data_readout",
        Wording(
            "data told",
            "done",
            r"\b(?:data|results|findings)\b[^.;]{0,90}?\b(?:showed|demonstrated|were positive|were reported|were "
            r"announced|were shown)",
            ("Interim data on NV-12 were shown in May.",),
        ),
    ),
    (
        "data_presentation",
        Wording(
            "shown at a meeting",
            "done",
            r"\b(?:data|results|findings|posters?|abstracts?)\b[^.;]{0,120}?\b(?:(?:was|were|are being|have been|"
            r"has been) (?:presented|shown|featured)|"
            r"shown at|presented at)",
            ("First findings on NV-12 were shown at ASH.",),
        ),
    ),
    (
        "regulatory_submission",
        Wording(
            "applied",
            "done",
            r"(?:has|have|had) applied for (?:\w+ ){0,3}(?:approval|authori[sz]ation|clearance)|(?<!to )applied "
            r"for (?:approval|marketing)|"
            r"\bapplications?\b[^.;]{0,90}?\b(?:was|were|has been|have been|had been) (?:submitted|filed)",
            ("Kestrel has applied for approval of NV-12.",),
        ),
    ),
    (
        "regulatory_decision",
        Wording(
            "approved",
            "done",
            r"(?:fda|ema|agency|commission|mhra|health canada|ministry|regulators?|authorit(?:y|ies)|carb|epa|"
            r"faa)\b[^.;]{0,30}?\b(?:(?<!-)approve[ds]|cleared|"
            r"certified|granted (?:\w+ ){0,3}(?:approval|clearance|authori[sz]ation))|(?:received|obtained|secured|"
            r"won|gained)[^.;]{0,40}"
            r"\b(?:approval|clearance|marketing authori[sz]ation|certification)|\bapprov(?:ed|es) (?:in|by|for)\b|"
            r"has been approved",
            ("The FDA today approved NV-12.",),
        ),
    ),
    (
        "submission_acceptance",
        Wording(
            "accepted for review",
            "done",
            r"accepted (?:for (?:review|filing)|the |its |our )[^.;]{0,40}|(?:applications?|submissions?|bla|nda|"
            r"maa)\b[^.;]{0,60}?\b(?:was|were|has been|"
            r"have been) (?:accepted|validated)",
            ("The FDA accepted the application for NV-12.",),
        ),
    ),
    (
        "product_launch",
        Wording(
            "now available",
            "done",
            r"(?:is|are) now (?:commercially |widely |generally )?available|(?:has|have) "
            r"(?:been )?launched|(?:was|were) launched",
            ("The pump is now available.",),
        ),
    ),
    (
        "facility_opening",
        Wording(
            "in operation",
            "done",
            r"(?:became|is now|are now|came|went|is|are|been) (?:fully |now )?(?:operational|on-?line|on stream|in "
            r"operation)|"
            r"(?:placed|put|brought) (?:in|into|on) (?:service|operation|line)|opened its doors",
            ("The second digester became operational in May.",),
        ),
    ),
    (
        "production_start",
        Wording(
            "operating",
            "done",
            r"(?:became|is now|are now|came|went) (?:fully |now )?(?:operational|on-?line|on stream)|(?:began|"
            r"started|commenced|resumed|restarted) "
            r"(?:\w+ ){0,2}(?:production|operations)|first (?:gold|oil|gas|ore|power) (?:was )?(?:poured|produced)",
            ("The mine started production in May.",),
        ),
    ),
    (
        "delivery",
        Wording(
            "deliveries made",
            "done",
            r"(?:began|started|resumed|commenced|restarted|completed|made)[^.;]{0,30}?\b(?:deliver(?:y|ies)|"
            r"shipments?)|(?:has|have|were|was) (?:been )?"
            r"(?:delivered|shipped)|first delivery of|"
            r"(?:deliver(?:y|ies)|shipments?)\b[^.;]{0,40}?\b(?:began|resumed|started|commenced)",
            ("Deliveries were made in April: the plant resumed shipments.",),
        ),
    ),
    (
        "listing",
        Wording(
            "listed",
            "done",
            r"(?:began|begun|commenced|started) trading|(?:has |have )?regained compliance|"
            r"(?:was|were) listed on",
            ("The shares began trading in May.",),
        ),
    ),
    (
        "litigation",
        Wording(
            "ruled",
            "done",
            r"(?:court|jury|tribunal|panel)\b[^.;]{0,40}?\b(?:ruled|found|"
            r"decided|dismissed|affirmed)",
            ("The court ruled for Norvane.",),
        ),
    ),
    *REACHED,
    *OF_TRIALS,
)
