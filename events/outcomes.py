"""The wordings of what became of things: done, failed, stopped, handed over, taken back, put off. Each is a record.

A wording says what happened in general; the milestone that it happened to is the anchor's, and look-alikes prove nothing.
"""

from __future__ import annotations

import re
from functools import cache

from events.speech import Wording
from events.types import Bearing

_OBJECT = (
    r"(?:clinical |further |internal |all |any |its |the |our |this |that |pre-?clinical |commercial |work on |active )*"
    r"(?:development|trials?|stud(?:y|ies)|program(?:me)?s?|project|testing|enroll?ment|work|pursuit|construction|phase|"
    r"investment in|efforts?|plans? (?:to|for)|[a-z]{0,4}[A-Z]{2,7}-?\d[\w-]*|[A-Z]{4,})\b"
)
_ENDED = r"(?:discontinued|terminated|stopped|halted|abandoned|cancel?led|shelved|dropped|wound down|ended early)"
_END = r"(?:discontinu|terminat|stop|halt|ceas|abandon|cancel|shelv|wind(?:ing)? down)\w*"

# order counts: the first that fits the clause of an event names its bearing
STOPPED = (
    Wording(
        "discontinued", "stopped",
        rf"(?:has|have|had)(?: also| now| since)? {_ENDED} {_OBJECT}",
        ("Norvane has discontinued development of NV-12.",),
    ),
    Wording(
        "told to be discontinued", "stopped",
        rf"(?:decided|elected|chosen|agreed|will|plans?|intends?|determined)(?: to)? (?:{_END}|end|suspend indefinitely) {_OBJECT}",
        ("The partner elected to terminate the NV-12 program.",),
    ),
    Wording(
        "was stopped", "stopped",
        rf"(?-i:{_OBJECT})[^.;:]{{0,90}}?\b(?:was|were|is|are|has been|have been|had been|will be|is being|are being)"
        rf"(?: permanently| formally| now| also)? {_ENDED}",
        ("The Phase 2 trial of NV-12 was terminated.", "Trial of NV-12 in Asthma Is Stopped"),
    ),
    Wording(
        "stopped it", "stopped",
        rf"(?<!to )(?<!not )(?<!may )(?<!be ){_ENDED} (?:the |its |our |all |further )+(?-i:{_OBJECT})",
        ("In May the sponsor halted the study of NV-12.",),
    ),
    Wording(
        "decided against", "stopped",
        r"(?:decided|elected|chosen|chose|determined|opted) not to (?:pursue|proceed|continue|advance|develop|start|initiate|"
        r"begin|move|conduct|file|submit|seek)|(?:will|would) not (?:proceed|pursue|continue|advance|go ahead|apply|"
        r"initiate|start|submit|file|seek)|no longer (?:intends?|plans?|pursu\w+|develop\w+|in (?:active )?development)|"
        r"(?:removed|dropped) from (?:its |the |our )?pipeline|against (?:starting|pursuing|continuing)|no longer be pursued",
        ("The company decided not to proceed with the Phase 3 study.", "NV-12 was removed from the pipeline."),
    ),
    Wording("futility", "stopped", r"(?:stopped|halted|ended|terminated|discontinued)[^.;]{0,60}futility",
            ("The trial was ended early for futility.",)),
)  # fmt: skip
NOT_A_STOP = re.compile(
    r"\b(?:adverse|toxicit\w+|side effects?|patients? (?:who )?(?:discontinu|stopp)\w+|discontinu\w+ (?:treatment|therapy|rate|due)|"
    r"treatment discontinu\w+|agreements?|contract|lease|employment|discontinued operations|may (?:be )?(?:\w+ )?(?:discontinu|terminat)|"
    r"(?:could|might|can|would|right to|if) [^.;]{0,40}(?:discontinu|terminat|stop|halt)\w*|eloc|coverage|plan assets|"
    r"offering|warrants?|negotiat\w+|dividend|employees?)\b",
    re.IGNORECASE,
)
WITHDRAWN = (
    Wording(
        "guidance withdrawn", "withdrawn",
        r"(?:withdr(?:ew|awn|awing|aws?)|suspend(?:ed|ing|s)?)[^.;]{0,60}\b(?:guidance|outlook|forecast|targets)|"
        r"(?:guidance|outlook|forecast)[^.;]{0,60}\b(?:has been |is |was |been |is being )?(?:withdrawn|suspended)|"
        r"no longer (?:providing|provide|expects? to provide|be relied upon)[^.;]{0,40}\b(?:guidance|outlook|forecast)|"
        r"(?:guidance|outlook)[^.;]{0,60}no longer be relied upon",
        ("Norvane is withdrawing its guidance for 2031.", "The outlook for 2031 has been suspended."),
    ),
)  # fmt: skip
TRANSFERRED = (
    Wording(
        "rights passed on", "transferred",
        r"(?:sold|assigned|divested|transferred)[^.;]{0,40}\b(?:rights|interest|program(?:me)?|assets)\b[^.;]{0,60}\bto\b|"
        r"(?:rights|program(?:me)?)[^.;]{0,60}\b(?:were|was|have been|has been) (?:sold|assigned|divested|transferred) to\b",
        ("Norvane sold all rights to NV-12 to Kestrel.",),
    ),
)  # fmt: skip
MOVED = (
    Wording(
        "timing open", "undated",
        r"(?:timing|timeline|schedule|date|plan(?:ned)? (?:start|filing|launch))s?\b[^.;]{0,60}\b(?:is|are|remains?|has yet to be|"
        r"being|be)\b[^.;]{0,20}\b(?:under review|re-?evaluat\w+|re-?assess\w+|uncertain|to be determined|determined|open|"
        r"reviewed|not (?:yet )?known)|no longer (?:providing|giving|offering)[^.;]{0,40}(?:timeline|timing|date)|"
        r"(?:postponed|delayed|deferred|put on hold|paused)[^.;]{0,30}\b(?:indefinitely|until further notice|at this time)|"
        r"at a (?:later|future) date|no longer expects?[^.;]{0,80}\b(?:in|by|this|during)\b",
        ("The timing of the IND for NV-12 is under review.",),
    ),
    Wording(
        "put off", "moved",
        r"(?:has|have|had|was|were|been|is|are) (?:been )?(?:delayed|postponed|pushed (?:back|out)|deferred|rescheduled|"
        r"put on hold|placed on (?:clinical )?hold|paused)|experienc\w+ (?:a |some )?delays?|(?:is|are|running) behind schedule|"
        r"(?:clinical|partial) hold|slower than (?:expected|anticipated|planned)|later than (?:previously|originally|initially)",
        ("The start of the NV-12 trial has been postponed.",),
    ),
)  # fmt: skip
FAILED = (
    Wording(
        "did not happen", "failed",
        r"(?:did|does|was|were|has|have|had) not (?:yet )?(?:been )?(?:meet|met|achieved?|reach(?:ed)?|completed?|submitted|filed|"
        r"approved?|initiated?|started?|opened?|launched?|closed?|granted|show superiority|demonstrated?|superior)|"
        r"(?:failed|unable) to (?:meet|achieve|reach|complete|submit|file|obtain|receive|initiate|start|close|launch|show|"
        r"demonstrate)|missed (?:its|the|our)|not superior|superiority (?:was )?not",
        ("The trial did not meet its primary endpoint.", "Norvane was unable to close the offering."),
    ),
    Wording(
        "refused", "failed",
        r"refus(?:ed|es|al) to (?:file|approve|accept)|complete response letter|\bCRL\b|(?:was|were|been) (?:rejected|refused|denied)|"
        r"(?:rejected|declined to approve|denied)|negative opinion",
        ("The FDA refused to file the application for NV-12.", "A complete response letter was received."),
    ),
)  # fmt: skip
NOT_YET = re.compile(r"\bnot (?:yet|gone)\b|\byet to\b", re.IGNORECASE)

# a state that is reached, or a verb that the pairs of the vocabulary do not know: (kind, wording)
STATES: tuple[tuple[str, Wording], ...] = (
    ("ind_clearance", Wording(
        "IND in effect", "done",
        r"\b(?-i:INDs?|CTAs?|IDEs?)\b[^.;]{0,90}?\b(?:is|are|was|were|been|became|become|went)(?: now| also)? (?:active|in effect|cleared|"
        r"accepted|allowed)|\bmay proceed\b|(?:cleared|accepted|allowed) (?:the |its |our )?(?-i:INDs?|CTAs?|IDEs?)\b|"
        r"(?:clearance|acceptance) of (?:the |its |our )?(?-i:INDs?|CTAs?|IDEs?)\b",
        ("The IND for NV-12 is now active.",))),
    ("trial_start", Wording(
        "in the clinic", "done",
        r"(?:has |have |had )?entered (?:the clinic|clinical (?:testing|trials?|development)|human testing|phase [1-4i]+\w*)|"
        r"(?:started|began|begun|commenced|initiated) (?:the |its |a |an )?(?:first |randomi[sz]ed |pivotal |clinical )*"
        r"(?:phase [1-4i]+[\w/]*|clinical|human)(?: (?:testing|trials?|stud(?:y|ies)|part|portion|program(?:me)?))?|"
        r"(?:phase [1-4i]+[\w/]*|clinical|human)? ?(?:trials?|stud(?:y|ies)|testing)\b[^.;]{0,60}?\b(?:has (?:now )?(?:started|begun|commenced|"
        r"opened)|have (?:started|begun)|(?:is|are) (?:now )?(?:under ?way|ongoing|open|enroll?ing|recruiting|active)|(?:patients|subjects) are (?:now )?being enrolled|began|started\b)|"
        r"(?:is|are) (?:now )?in (?:the clinic|clinical testing)\b|(?:is|are) (?:now )?in an? (?:phase|clinical)",
        ("The Phase 1 trial of NV-12 is now enrolling.", "NV-12 entered the clinic in May."))),
    ("first_patient_dosed", Wording(
        "first patient dosed", "done",
        r"(?:first|initial) (?:\w+ )?(?:patient|subject|participant|volunteer)s?\b[^.;]{0,60}?\b(?:has been|have been|was|were|had been|been)"
        r" (?:dosed|treated)|(?:has |have )?dosed (?:the |its )?first",
        ("The first patient has been dosed with NV-12.",))),
    ("enrollment_complete", Wording(
        "fully enrolled", "done",
        r"(?:is|are|was|were|been|now) (?:now )?fully (?:enroll?ed|recruited|accrued)|enroll?ment\b[^.;]{0,50}?\b(?:is|was|has been) (?:now )?"
        r"(?:complete\b|completed|closed)",
        ("The trial of NV-12 is fully enrolled.",))),
    ("topline_data", Wording(
        "primary endpoint", "done",
        r"(?:met|achieved|reached|missed|(?:did|has|have) not (?:meet|met|achieve|achieved)|failed to meet) (?:its|the|both|all|their)[\w -]{0,20} "
        r"primary (?:efficacy )?endpoints?|(?:has|have) read out|(?:announced|reported)[^.;]{0,40}top-?line",
        ("The trial of NV-12 met its primary endpoint.",))),
    ("data_readout", Wording(
        "data told", "done",
        r"\b(?:data|results|findings)\b[^.;]{0,90}?\b(?:showed|demonstrated|were positive|were reported|were announced|were shown)",
        ("Interim data on NV-12 were shown in May.",))),
    ("data_presentation", Wording(
        "shown at a meeting", "done",
        r"\b(?:data|results|findings|posters?|abstracts?)\b[^.;]{0,120}?\b(?:(?:was|were|are being|have been|has been) (?:presented|shown|featured)|"
        r"shown at|presented at)",
        ("First findings on NV-12 were shown at ASH.",))),
    ("regulatory_submission", Wording(
        "applied", "done",
        r"(?:has|have|had) applied for (?:\w+ ){0,3}(?:approval|authori[sz]ation|clearance)|(?<!to )applied for (?:approval|marketing)|"
        r"\bapplications?\b[^.;]{0,90}?\b(?:was|were|has been|have been|had been) (?:submitted|filed)",
        ("Kestrel has applied for approval of NV-12.",))),
    ("regulatory_decision", Wording(
        "approved", "done",
        r"(?:fda|ema|agency|commission|mhra|health canada|ministry|regulators?|authorit(?:y|ies)|carb|epa|faa)\b[^.;]{0,30}?\b(?:approved|cleared|"
        r"certified|granted (?:\w+ ){0,3}(?:approval|clearance|authori[sz]ation))|(?:received|obtained|secured|won|gained)[^.;]{0,40}"
        r"\b(?:approval|clearance|marketing authori[sz]ation|certification)|\bapprov(?:ed|es) (?:in|by|for)\b|has been approved",
        ("The FDA today approved NV-12.",))),
    ("submission_acceptance", Wording(
        "accepted for review", "done",
        r"accepted (?:for (?:review|filing)|the |its |our )[^.;]{0,40}|(?:applications?|submissions?|bla|nda|maa)\b[^.;]{0,60}?\b(?:was|were|has been|"
        r"have been) (?:accepted|validated)",
        ("The FDA accepted the application for NV-12.",))),
    ("product_launch", Wording(
        "now available", "done", r"(?:is|are) now (?:commercially |widely |generally )?available|(?:has|have) (?:been )?launched",
        ("The pump is now available.",))),
    ("facility_opening", Wording(
        "in operation", "done",
        r"(?:became|is now|are now|came|went|is|are|been) (?:fully |now )?(?:operational|on-?line|on stream|in operation)|"
        r"(?:placed|put|brought) (?:in|into|on) (?:service|operation|line)|opened its doors",
        ("The second digester became operational in May.",))),
    ("production_start", Wording(
        "operating", "done",
        r"(?:became|is now|are now|came|went) (?:fully |now )?(?:operational|on-?line|on stream)|(?:began|started|commenced|resumed|restarted) "
        r"(?:\w+ ){0,2}(?:production|operations)|first (?:gold|oil|gas|ore|power) (?:was )?(?:poured|produced)",
        ("The mine started production in May.",))),
    ("delivery", Wording(
        "deliveries made", "done",
        r"(?:began|started|resumed|commenced|restarted|completed|made)[^.;]{0,30}?\b(?:deliver(?:y|ies)|shipments?)|(?:has|have|were|was) (?:been )?"
        r"(?:delivered|shipped)|first delivery of",
        ("Deliveries were made in April: the plant resumed shipments.",))),
    ("listing", Wording(
        "listed", "done", r"(?:began|begun|commenced|started) trading|(?:has |have )?regained compliance|(?:was|were) listed on",
        ("The shares began trading in May.",))),
    ("litigation", Wording("ruled", "done", r"(?:court|jury|tribunal|panel)\b[^.;]{0,40}?\b(?:ruled|found|decided|dismissed|affirmed)",
                           ("The court ruled for Norvane.",))),
)  # fmt: skip
REASONS = (
    ("futility", r"futility|unlikely to (?:meet|show|lengthen|achieve)|lack of (?:efficacy|benefit)|insufficient (?:benefit|efficacy)"),
    ("safety", r"safety|toxicit\w+|adverse|infections?|deaths?"),
    ("enrolment", r"(?:slow|poor|low) (?:enroll?ment|accrual|recruitment)|enroll?ment (?:was )?(?:slow|slower)"),
    ("funding", r"funding|capital|financial resources|cash"),
    ("regulatory", r"\bfda\b|regulator\w*|clinical hold"),
    ("strategy", r"strateg\w+|priorit\w+|refocus\w*|focus\w*"),
    ("partner", r"partner|collaborator"),
)  # fmt: skip

_TABLES: tuple[tuple[Wording, ...], ...] = (WITHDRAWN, TRANSFERRED, STOPPED, MOVED, FAILED)


@cache
def compiled(wording: Wording) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{wording.pattern})(?![\w])", re.IGNORECASE)


def ends(words: str) -> tuple[Bearing, Wording, tuple[int, int]] | None:
    """The first wording in which something ended, was put off or failed: its bearing, its record and its place.

    >>> bearing, wording, _ = ends("Norvane has discontinued development of NV-12.") or ("", None, ())
    >>> bearing, wording.name
    ('stopped', 'discontinued')
    """
    for table in _TABLES:
        for wording in table:
            match = compiled(wording).search(words)
            if match is None:
                continue
            if table is STOPPED and NOT_A_STOP.search(words):
                continue
            if table is FAILED and NOT_YET.search(words):
                continue
            return wording.meaning, wording, match.span()  # type: ignore[return-value]
    return None


def reason(words: str) -> str:
    """Why, where the words give one of the known reasons."""
    return next((name for name, pattern in REASONS if re.search(pattern, words, re.IGNORECASE)), "")
