"""Kinds that the rest of the sentence sharpens: data at a meeting are presented, a court's decision is a ruling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from events.anchors import Anchor
from events.lettercase import any_case
from events.parties import REGULATORS
from events.products import MEDICINES
from events.scoping import MEETINGS
from events.types import Window

_SITE = re.compile(
    r"\b(?:plant|facility|mine|store|site|center|centre|hub|factory|refinery|hospital|clinic|terminal|station|"
    r"warehouse),? (?:which |that )?"
    r"(?:is|are|will|set|expected|scheduled|slated|due|planned|anticipated|to)\b[^.;]{0,40}$|"
    r"\b(?:(?:distribution|data|service|fulfil?lment|call|customer|medical|surgery|training|logistics|innovation) "
    r"cent(?:er|re)|warehouse|store|branch|hotel|clinic|hospital|terminal|restaurant|casino)\b[^.;]{0,110}$",
    re.IGNORECASE,
)
_MONITORS = re.compile(
    r"\b(?:DSMB|IDMC|DMC|[Mm]onitoring (?:[Bb]oard|[Cc]ommittee))\b(?: \([A-Z]+\))?[^.;]{0,50}\b(?:report|review|"
    r"recommend|meet|conven|complet|decide|provide|announce)"
)
_JOURNAL = re.compile(
    r"\b(?:publish\w*|publication|appear)\b[^.;]{0,60}\b(?:journal|peer[- ]reviewed)|\b(?:manuscript|"
    r"journal article)\b",
    re.IGNORECASE,
)
_OTHER_DATA = re.compile(r"\b(?:with|and) (?:[\w-]+ ){0,3}(?:data|results|analys[ei]s|findings)\b")
_SHARES = re.compile(
    r"\b(?:(?:share|stock|equity|public|unit|notes?|private|registered|rights|underwritten) (?:offering|"
    r"placement|sale|"
    r"issue)|offering|private placement|sale of (?:the )?(?:\w+ )?(?:shares|common stock|securities|units|notes))\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(r"\b(?:acqui\w+|merger|divest\w+|spin|combination|takeover|tender offer)\b", re.IGNORECASE)
_SECURITY = (
    r"(?:shares|common stock|ADSs|warrants|securities|bonds|debentures|"
    r"(?:senior|convertible|exchangeable|subordinated|secured|unsecured) notes)"
)
_SECURITIES_ARE = re.compile(rf"\b{_SECURITY}\b[^.;,]{{0,60}}\Z", re.IGNORECASE)
_SECURITIES = re.compile(rf" (?:(?:the|all|such|these|our|its|of|\d[\d,.]*) ){{0,3}}{_SECURITY}\b", re.IGNORECASE)
_FILED = re.compile(
    r"\b(?:s?NDA|s?BLA|MAA|PMA|IND|IDE|510|submission|application|filing|dossier|FDA|EMA|PMDA|NMPA|review|validat\w+)",
    re.I,
)
_NET_NEW = re.compile(r"\b(?:net )?new (?:units|restaurants|stores|hotels|locations|clinics)\b", re.IGNORECASE)
_APP = re.compile(r"\b(?:app|website|online store|web ?shop)\Z", re.IGNORECASE)
_SPUN = re.compile(r"\bspin[- ]?off|\bseparation\b", re.IGNORECASE)
_GROUND = re.compile(r"\b(?:break|broke|breaking) ground", re.IGNORECASE)
_COURT = re.compile(r"\b(?:courts?|judge|jury|appeals|arbitrat\w+|tribunal)\b", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"\bdecision (?:by|from|of) (?:the )?(?:[\w-]+ )?(?:commission|regulators?|authority|authorities|agency|ministry|"
    r"minister|council|board of supervisors)\b|\b(?:Commission|Authority|Ministry|Agency|Department of [A-Z]\w+|"
    r"regulators?)\b[^.;]{0,80}\b(?:decision|"
    r"ruling)|decision (?:from|by|of) (?:the )?(?:[A-Z]\w+ ){0,5}(?:Commission|Authority|Ministry|Agency|"
    r"Department)\b"
)
_CLINICAL = re.compile(
    r"toxicology|first-in-human|initiat\w+ [^.;]{0,40}(?:trial|stud)|clinical trial|ind-enabling|preclinical",
    re.IGNORECASE,
)
_MARKETING = re.compile(
    r"\b(?:NDA|BLA|MAA|approval|marketing|510|PMA|licen[cs]e|pivotal|phase 3|phase iii)\b", re.IGNORECASE
)
_TO_TEST = re.compile(r"\b(?:INDs?|IDEs?|CTAs?|[Ii]nvestigational (?:[Nn]ew [Dd]rug|[Dd]evice [Ee]xemption))\b")
_OF_A_DRUG = re.compile(
    r"\b(?:c?GMP|clinical|drug (?:substance|product)|viral vector|vector|API) (?:manufacturing|"
    r"production)\b",
    re.IGNORECASE,
)
_SUPPLY = re.compile(r"\b(?:clinical|drug|trial|study) (?:trial )?(?:suppl(?:y|ies)|materials?)\b", re.IGNORECASE)
_CLEARED = re.compile(r" (?:approvals?|clearances?|acceptance|authori[sz]ation|to be cleared)\b", re.IGNORECASE)
_TO_NUMBER = re.compile(
    r"\b(?:reach|to) (?:approximately |about |at least |up to |more than |over )?\d[\d,]* (?:\w+ )?(?:patients|"
    r"subjects|"
    r"participants|adults|children|volunteers)\b",
    re.IGNORECASE,
)
_AT_NAMED = re.compile(rf"\bat (?:the )?(?:20\d\d )?(?:{MEETINGS.pattern})")
_PRESENTED_NEXT = re.compile(r"\b(?:and|then|before|with|by) (?:[\w-]+ ){0,4}?present(?:s|ed|ing|ation)?\b")
_AT_MEETING = re.compile(
    r"\bat (?:the )?(?:[\w.&'-]+ ){0,9}(?:meeting|congress|conference|symposium|annual)", re.IGNORECASE
)


# what is launched is to be read: "the survey report will be launched in May"
_PAPER_NAME = r"(?:reports?|surveys?|white ?papers?|studies|findings|statistics|index report|annual review)"
_PAPER_BEFORE = re.compile(
    rf"\b{_PAPER_NAME} (?:(?:will|is|are|to|be|expected|scheduled|planned|set|also|officially|first) )*$", re.IGNORECASE
)
_PAPER = re.compile(
    rf" (?:(?:the|its|our|an?) )?(?:[\w-]+ ){{0,3}}?{_PAPER_NAME}\b(?! (?:platform|tool|app|system))", re.IGNORECASE
)


# "a quarterly dividend initiative is to start": what starts are payments
_DIVIDEND = re.compile(r"\bdividend (?:initiative|program(?:me)?|plan|policy)\b", re.IGNORECASE)


def of_shares(near: str) -> bool:
    """Whether what closes is a sale of the company's own shares or notes, by the words around it.

    >>> of_shares("Orvane has priced a public offering of 2,000,000 shares."), of_shares("Orvane will sell its plant.")
    (True, False)
    """
    return bool(_SHARES.search(near)) and not _BOUGHT.search(near)


_THE_REST = any_case(
    r"(?:full |final )?(?:enroll?ment|recruitment|accrual|randomi[sz]ation) of (?:the |all |our |"
    r"its )*(?:remaining|rest|"
    r"last|final|balance|full|target|entire|all|\d)"
)
_REVIEW = re.compile(r"\b(?:regulatory|agency|FDA|\d+-day|standard|priority|substantive) review\b")
_SITE_CLOSES = re.compile(
    r"\b(?:line|plant|site|facility|office|laboratory|factory|store|warehouse|"
    r"clinic)s?\b[^,;.]{0,40},? (?:which |that )?"
    r"(?:will|is|are|to|be|expected|scheduled|set)(?: (?:to|be|expected|scheduled|set|also|now))* $"
)
_IN_A_JOURNAL = re.compile(
    r"\bpublish(?:ed|es)? (?:[\w'’-]+ ){0,8}(?:study|results|data|findings|paper|article|analysis|"
    r"manuscript)s? (?:[\w-]+ ){0,4}?in "
    r"(?:the )?(?:[A-Z][a-z]+ ){0,4}(?:Journal|Neurology|Nature|Lancet|Cell|Science|Blood|NEJM|JAMA|Circulation|Annals|"
    r"Medicine|Research|Oncology|[Jj]ournal)\b"
)
_OF_A_TRIAL = any_case(r" of (?:the |our |its |this )?(?:[\w-]+ ){0,4}(?:trial|study|cohorts?)\b")
_FOLLOWED_UP = any_case(
    r"(?:complet\w+|finish\w*|conclu\w+)(?: of)? (?:the |all |their |its |our )*(?:[\w-]+ ){0,2}(?:follow-up|"
    r"treatment period|"
    r"(?:study |clinic |patient )?visits|dosing period|database lock)\b"
)
_PATIENTS = any_case(
    r"\b(?:patients?|subjects?|participants?|volunteers?) (?:will |to |should |are |is |expected |have )*$"
)
# a file that waits for a decision: "we submitted the BLA and expect a decision in January"
_FILE = re.compile(
    r"\b(?:s?NDAs?|s?BLAs?|ANDAs?|MAAs?|PMA|EUA|PDUFA|CHMP|510 ?\(k\)|[Dd]e [Nn]ovo|CE [Mm]ark|[Mm]arketing "
    r"(?:[Aa]uthori[sz]ation )?[Aa]pplications?|(?:new drug|licen[cs]e|pre-?market|marketing|approval|supplemental) "
    r"applications?|(?:regulatory|priority|standard|\d+-day|agency|accelerated) (?:review|submission|filing)s?)(?!\w)"
)
_BUSINESS = re.compile(
    r"\b(?:invest\w*|go/?[- ]?no[- ]?go|internal|option|board|our|its|development|strategic|final)\s*$", re.I
)


def _plain(words: str, anchor: Anchor) -> bool:
    """Whether a decision is not one that the company itself or its partner takes."""
    at = words.lower().find("decision", anchor.start)
    return at >= 0 and not _BUSINESS.search(words[max(0, at - 30) : at])


def is_of_regulator(words: str, anchor: Anchor, told: str) -> bool:
    """Whether a decision waited for is a regulator's, by what the sentences before it have told."""
    return anchor.kind == "decision" and _plain(words, anchor) and bool(_FILE.search(told) or REGULATORS.search(told))


def is_file(words: str, anchor: Anchor, told: str) -> bool:
    """Whether what is submitted without a name is a file to a regulator, by what the sentences before it have told."""
    return words[anchor.start : anchor.end].lower().startswith("submission") and bool(_FILE.search(told))


# "Phase 1 of the marketplace is due to begin": no study of a medicine
_STAGE_OF = any_case(
    r"(?:phase|stage) (?:\d|[ivx]+|one|two|three)\w? (?:of|for) (?:the |our |its |"
    r"this )?(?:[\w-]+ ){0,3}?(?:(?P<launched>"
    r"platform|app|application|software|roll-?out|launch|service|website|marketplace|game|token|network|pilot)|project|"
    r"construction|expansion|plant|facility|mine|development|build-?out|exploration|drilling|upgrade|redevelopment|"
    r"restructuring|integration|remediation|campus|park|farm)\b",
)


def sharper(words: str, anchor: Anchor, windows: Sequence[Window]) -> Anchor:
    """The same event with a sharper kind where the rest of the sentence tells it."""
    if (
        anchor.kind == "data_readout"
        and (
            any(window.grain == "meeting" for window in windows) or _AT_MEETING.search(words) or _AT_NAMED.search(words)
        )
        and not _PRESENTED_NEXT.search(words, anchor.end)
    ):
        return replace(anchor, kind="data_presentation")
    if (
        anchor.kind == "regulatory_submission"
        and anchor.rule.startswith("filing")
        and _CLINICAL.search(words)
        and not _MARKETING.search(words)
    ):
        return replace(anchor, kind="ind_submission")
    if anchor.kind == "trial_start" and (
        work := _STAGE_OF.match(words, anchor.thing[0] if anchor.thing else anchor.start)
    ):
        return replace(anchor, kind="product_launch" if work["launched"] else "project_completion")
    if (
        anchor.rule.startswith("production by")
        and anchor.thing
        and words[slice(*anchor.thing)].lower().endswith("operations")
        and _SITE.search(words[: anchor.start])
    ):
        return replace(anchor, kind="facility_opening")
    if anchor.kind in ("data_readout", "decision", "other") and _MONITORS.search(words[: anchor.end]):
        return replace(anchor, kind="interim_analysis")
    if anchor.kind == "data_readout" and (
        (paper := _JOURNAL.search(words)) and not _OTHER_DATA.search(words, anchor.end, max(anchor.end, paper.start()))
    ):
        return replace(anchor, kind="publication")
    if anchor.kind == "disclosure" and anchor.rule == "submit alone" and _FILE.search(words):
        return replace(anchor, kind="regulatory_submission")
    tested = anchor.thing and words[slice(*anchor.thing)].lower() == "testing"
    if anchor.rule.startswith("construction by") and tested and MEDICINES.search(words):
        return replace(anchor, kind="trial_completion" if "complete" in anchor.rule else "trial_start")
    if anchor.kind == "product_launch" and (
        _PAPER_BEFORE.search(words, max(0, anchor.start - 60), anchor.start) or _PAPER.match(words, anchor.end)
    ):
        return replace(anchor, kind="disclosure")
    if anchor.kind == "project_completion" and _DIVIDEND.search(words, max(0, anchor.start - 50), anchor.end + 12):
        return replace(anchor, kind="dividend")
    if anchor.kind == "merger_close" and of_shares(words):
        return replace(anchor, kind="financing")
    if anchor.kind == "delivery" and (
        _SECURITIES_ARE.search(words, 0, anchor.start) or _SECURITIES.match(words, anchor.end)
    ):
        return replace(anchor, kind="financing")  # "the shares will be delivered to the buyers"
    if anchor.rule == "feature by operate" and anchor.thing and _APP.search(words[slice(*anchor.thing)]):
        return replace(anchor, kind="product_launch")
    if anchor.kind == "submission_acceptance" and not _FILED.search(words):
        return replace(anchor, kind="project_completion")  # "final acceptance of the terminal"
    if anchor.kind == "delivery" and _NET_NEW.search(words, max(0, anchor.start - 20), anchor.end):
        return replace(anchor, kind="facility_opening")
    if anchor.kind == "project_completion" and _SPUN.search(words) and "distribution" in words[: anchor.end][-60:]:
        return replace(anchor, kind="merger_close")
    if anchor.kind == "facility_opening" and _GROUND.search(words[anchor.start : anchor.end]):
        return replace(anchor, kind="project_completion")
    if anchor.kind == "decision" and _COURT.search(words):
        return replace(anchor, kind="litigation")
    if anchor.kind in ("regulatory_decision", "decision") and not anchor.rule.startswith(("nda", "pdufa", "chmp")):
        near = words[max(0, anchor.start - 40) : anchor.end + 50]
        if _TO_TEST.search(near) and not _MARKETING.search(near):
            return replace(anchor, kind="ind_clearance")
    if anchor.kind == "trial_start" and anchor.rule.startswith("enrollment") and _THE_REST.match(words, anchor.start):
        return replace(anchor, kind="enrollment_complete")
    if (
        anchor.kind == "project_completion"
        and _REVIEW.search(words, max(0, anchor.start - 30), anchor.end)
        and (_FILE.search(words) or REGULATORS.search(words))
    ):
        return replace(anchor, kind="regulatory_decision")
    if anchor.rule == "close alone" and _SITE_CLOSES.search(words, 0, anchor.start):
        return replace(anchor, kind="restructuring")
    if anchor.kind == "disclosure" and _IN_A_JOURNAL.search(words, anchor.start):
        return replace(anchor, kind="publication")
    if anchor.rule.startswith("construction") and _OF_A_TRIAL.match(words, anchor.end):
        return replace(anchor, kind="trial_start")
    if anchor.kind == "project_completion" and (
        _FOLLOWED_UP.search(words, anchor.start) or _PATIENTS.search(words, max(0, anchor.start - 60), anchor.start)
    ):
        return replace(anchor, kind="trial_completion")
    if (
        anchor.kind == "enrollment_complete"
        and "complete" not in anchor.rule
        and _TO_NUMBER.search(words, anchor.start)
    ):
        return replace(anchor, kind="enrollment_milestone")
    if anchor.kind == "ind_submission" and anchor.thing and _CLEARED.match(words, anchor.thing[1]):
        return replace(anchor, kind="ind_clearance")
    if anchor.kind == "product_launch" and anchor.thing is None and _SUPPLY.search(words, 0, anchor.start):
        return replace(anchor, kind="manufacturing")
    if anchor.kind == "production_start" and _OF_A_DRUG.search(words, max(0, anchor.start - 30), anchor.end):
        return replace(anchor, kind="manufacturing")
    if anchor.kind == "decision" and (
        REGULATORS.search(words) or _AUTHORITY.search(words) or (_FILE.search(words) and _plain(words, anchor))
    ):
        return replace(anchor, kind="regulatory_decision")
    return anchor
