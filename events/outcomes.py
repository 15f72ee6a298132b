"""The wordings of what became of things: done, failed, stopped, handed over, taken back, put off. Each is a record.

A wording says what happened in general; the milestone that it happened to is the anchor's; look-alikes prove nothing.
"""

from __future__ import annotations

import re
from functools import cache

from events import transfers
from events.gates import Gate, Gates, gate
from events.speech import Wording
from events.transfers import TRANSFERRED
from events.types import Bearing, Statement

_OBJECT = (
    r"(?:clinical |further |internal |all |any |its |the |our |this |that |pre-?clinical |commercial |work on |"
    r"active )*"
    r"(?:development|trials?|stud(?:y|ies)|program(?:me)?s?|project|testing|enroll?ment|work|pursuit|"
    r"construction|phase|"
    r"investment in|efforts?|[Pp]lans? (?:to|for)|[a-z]{0,4}[A-Z]{2,7}-?\d[\w-]*|[A-Z]{4,})\b"
)
_ENDED = (
    r"(?:discontinued|terminated|stopped|halted|abandoned|cancel?led|shelved|dropped|wound down|ended early|"
    r"scrapped|axed)"
)
_END = r"(?:discontinu|terminat|stop|halt|ceas|abandon|cancel|shelv|wind(?:ing)? down)\w*"

# order counts: the first that fits the clause of an event names its bearing
STOPPED = (
    Wording(
        "discontinued",
        "stopped",
        rf"(?:has|have|had)(?: also| now| since)? {_ENDED} {_OBJECT}",
        ("Norvane has discontinued development of NV-12.",),
    ),
    Wording(
        "told to be discontinued",
        "stopped",
        rf"(?:decided|elected|chosen|agreed|will|plans?|intends?|determined)(?: to)? (?:{_END}|end|suspend "
        rf"indefinitely) {_OBJECT}",
        ("The partner elected to terminate the NV-12 program.",),
    ),
    Wording(
        "was stopped",
        "stopped",
        rf"(?-i:{_OBJECT})[^.;:]{{0,90}}?\b(?:was|were|is|are|has been|have been|had been|will be|is being|are being)"
        rf"(?: permanently| formally| now| also)? {_ENDED}",
        ("The Phase 2 trial of NV-12 was terminated.", "Trial of NV-12 in Asthma Is Stopped"),
    ),
    Wording(
        "stopped it",
        "stopped",
        rf"(?<!to )(?<!not )(?<!may )(?<!be ){_ENDED} (?:the |its |our |all |further )+(?-i:{_OBJECT})",
        ("In May the sponsor halted the study of NV-12.",),
    ),
    Wording(
        "decided against",
        "stopped",
        r"(?:decided|elected|chosen|chose|determined|opted) not to (?:pursue|proceed|continue|advance|develop|"
        r"start|initiate|"
        r"begin|move|conduct|file|submit|seek|go ahead|build|open|launch|construct|"
        r"complete|commerciali[sz]e)|(?:will|would) not (?:proceed|pursue|continue|advance|go ahead|apply|"
        r"initiate|start|submit|file|seek)|no longer (?:intends?|plans?|pursu\w+|develop\w+|in (?:active "
        r")?development)|"
        r"(?:removed|dropped) from (?:its |the |our )?pipeline|against (?:starting|pursuing|continuing)|no "
        r"longer be pursued",
        ("The company decided not to proceed with the Phase 3 study.", "NV-12 was removed from the pipeline."),
    ),
    Wording(
        "futility",
        "stopped",
        r"(?:stopped|halted|ended|terminated|discontinued)[^.;]{0,60}futility",
        ("The trial was ended early for futility.",),
    ),
)
DEAL_OFF = "deal called off"
DEALS = (
    Wording(
        DEAL_OFF,
        "stopped",
        r"(?:merger agreement|agreement to (?:acquire|merge|buy|be acquired)|(?:proposed |planned |pending )"
        r"(?:merger|acquisition|transaction|deal|business combination|sale))\b[^.;]{0,60}?\b(?:was|were|has been|is|"
        r"have been) (?:mutually )?(?:terminated|cancel?led|abandoned|called off)|"
        r"(?<!to )(?<!may )(?<!can )(?:terminated|called off|abandoned|cancel?led) (?:the |its |our |their )"
        r"(?:proposed |planned |pending )?(?:merger|acquisition|business combination|"
        r"agreement to (?:acquire|merge|buy))",
        ("The agreement to acquire Teal Labs was terminated in July.", "Norvane called off its merger with Teal Labs."),
    ),
)
NOT_A_STOP = gate(
    r"\b(?:adverse|toxicit\w+|side effects?|patients? (?:who )?(?:discontinu|stopp)\w+|discontinu\w+ "
    r"(?:treatment|therapy|rate|due)|"
    r"treatment discontinu\w+|agreements?|contract|lease|employment|discontinued operations|may (?:be )?(?:\w+ "
    r")?(?:discontinu|terminat)|"
    r"(?:could|might|can|would|right to|if) [^.;]{0,40}(?:discontinu|terminat|stop|halt)\w*|eloc|coverage|plan assets|"
    r"offering|warrants?|negotiat\w+|dividend|employees?)\b",
    re.IGNORECASE,
)
WITHDRAWN = (
    Wording(
        "guidance withdrawn",
        "withdrawn",
        r"(?:withdr(?:ew|awn|awing|aws?)|suspend(?:ed|ing|s)?)[^.;]{0,60}\b(?:guidance|outlook|forecast|targets)|"
        r"(?:guidance|outlook|forecast)[^.;]{0,60}\b(?:has been |is |was |been |is being )?(?:withdrawn|suspended)|"
        r"no longer (?:providing|provide|expects? to provide|be relied upon)[^.;]{0,40}\b(?:guidance|outlook|forecast)|"
        r"(?:guidance|outlook)[^.;]{0,60}no longer be relied upon",
        ("Norvane is withdrawing its guidance for 2031.", "The outlook for 2031 has been suspended."),
    ),
)
NOT_BY_THEN = "not by then"
MOVED = (
    Wording(
        "timing open",
        "undated",
        r"(?:timing|timeline|schedule|date|plan(?:ned)? (?:start|filing|launch))s?\b[^.;]{0,60}\b(?:is|are|"
        r"remains?|has yet to be|"
        r"being|be)\b[^.;]{0,20}\b(?:under review|re-?evaluat\w+|re-?assess\w+|uncertain|to be determined|"
        r"determined|open|"
        r"reviewed|not (?:yet )?known)|no longer (?:providing|giving|offering)[^.;]{0,40}(?:timeline|timing|date)|"
        r"(?:postponed|delayed|deferred|put on hold|paused)[^.;]{0,30}\b(?:indefinitely|until further notice|"
        r"at this time)|"
        r"at a (?:later|future) date|no longer expects?[^.;]{0,80}\b(?:in|by|this|during)\b",
        ("The timing of the IND for NV-12 is under review.",),
    ),
    Wording(
        NOT_BY_THEN,
        "undated",
        r"(?:(?:will|would) not (?:now |be able to )*(?:be )?(?:report|complet|launch|deliver|open|beg[iu]n|present|"
        r"announc|clos|reach|achiev|releas|publish|finish|commenc|enter|ship|dose|enroll?|hold|conduct|receiv|sign)\w*|"
        r"(?:is|are|do|does) not (?:now )?(?:expect|anticipat)(?:ed)? to|no longer (?:be )?(?:anticipat|target|see)\w*)"
        r"(?:(?!until|before|prior)[^.;]){0,80}?\b(?:in|by|during|within|this|next)\b",
        ("We will not report data on NV-12 in May.", "NV-12 is not expected to launch this year."),
    ),
    Wording(
        "put off",
        "moved",
        r"(?:has|have|had|was|were|been|is|are) (?:been )?(?:delayed|postponed|pushed (?:back|out)|deferred|"
        r"rescheduled|"
        r"put on hold|placed on (?:clinical )?hold|paused)|(?:extended|moved|pushed back) (?:the |its )?(?:\w+ )?"
        r"(?:goal|action|pdufa) date|experienc\w+ (?:a |some )?delays?|(?:is|are|"
        r"running) behind schedule|"
        r"(?:clinical|partial) hold|slower than (?:expected|anticipated|planned)|later than (?:previously|"
        r"originally|initially)",
        ("The start of the NV-12 trial has been postponed.",),
    ),
)
FAILED = (
    Wording(
        "did not happen",
        "failed",
        r"(?:did|does|was|were|has|have|had) not (?:yet )?(?:been )?(?:meet|met|achieved?|reach(?:ed)?|"
        r"completed?|submit(?:ted)?|filed?|begin|begun|deliver(?:ed)?|"
        r"approved?|initiated?|start(?:ed)?|open(?:ed)?|launch(?:ed)?|closed?|granted|"
        r"show superiority|demonstrated?|superior)|"
        r"(?:failed|unable) to (?:meet|achieve|reach|complete|submit|file|obtain|receive|initiate|start|close|"
        r"launch|show|"
        r"demonstrate)|missed (?:its|the|our)|not superior|superiority (?:was )?not",
        ("The trial did not meet its primary endpoint.", "Norvane was unable to close the offering."),
    ),
    Wording(
        "refused",
        "failed",
        r"refus(?:ed|es|al) to (?:file|approve|accept)|complete response letter|\bCRL\b|(?:was|were|been) "
        r"(?:rejected|refused|denied)|"
        r"(?:rejected|declined to approve|denied)|negative opinion",
        ("The FDA refused to file the application for NV-12.", "A complete response letter was received."),
    ),
)
NOT_YET = gate(r"\bnot (?:yet|gone)\b|\byet to\b", re.IGNORECASE)

REASONS = (
    (
        "futility",
        r"futility|unlikely to (?:meet|show|lengthen|achieve)|(?:lack of|insufficient) (?:efficacy|benefit)",
    ),
    ("safety", r"safety|toxicit\w+|adverse|infections?|deaths?"),
    ("enrolment", r"(?:slow|poor|low) (?:enroll?ment|accrual|recruitment)|enroll?ment (?:was )?(?:slow|slower)"),
    ("funding", r"funding|capital|financial resources|cash"),
    ("regulatory", r"\bfda\b|regulator\w*|clinical hold"),
    ("strategy", r"strateg\w+|priorit\w+|refocus\w*|focus\w*"),
    ("partner", r"partner|collaborator"),
)

# a table counts only where one of its phrases stands in the words
_WITHDRAWN_HINTS = re.compile(r"guidance|outlook|forecast|targets")
_STOPPED_HINTS = re.compile(
    r"discontinu|terminat|stop|halt|ceas|abandon|cancel|shelv|dropped|wind(?:ing)? down|wound|called off|ended early|"
    r"suspend|scrapped|axed|not to |(?:will|would) not |no longer |against |pipeline|futility"
)
_MOVED_HINTS = re.compile(
    r"(?:will|would|is|are|do|does) not |"
    r"under review|evaluat|assess|uncertain|determined|known|postpon|delay|defer|hold|paus|(?:later|future) date|"
    r"no longer|pushed|resched|extended|moved|behind|slower|later than|remains? open|(?:is|are) open"
)
_FAILED_HINTS = re.compile(
    r"(?:did|does|was|were|has|have|had) not|failed to|unable to|missed|superior|refus|response letter|crl|reject|"
    r"denied|declined to|negative opinion"
)
_TABLES: tuple[tuple[tuple[Wording, ...], re.Pattern[str]], ...] = (
    (WITHDRAWN, _WITHDRAWN_HINTS),
    (TRANSFERRED, transfers.HINTS),
    (DEALS, _STOPPED_HINTS),
    (STOPPED, _STOPPED_HINTS),
    (MOVED, _MOVED_HINTS),
    (FAILED, _FAILED_HINTS),
)


@cache
def compiled(wording: Wording) -> Gate:
    """The pattern of a wording, between edges of words, tried where its words stand."""
    return gate(rf"(?<![\w-])(?:{wording.pattern})(?![\w])", re.IGNORECASE)


_WORDINGS = tuple((each, compiled(each), table, hints) for table, hints in _TABLES for each in table)
_SOME = Gates(pattern for _, pattern, _, _ in _WORDINGS)


def ends(words: str) -> tuple[Bearing, Wording, tuple[int, int]] | None:
    """The first wording in which something ended, was put off or failed: its bearing, its record and its place.

    >>> bearing, wording, _ = ends("Norvane has discontinued development of NV-12.") or ("", None, ())
    >>> bearing, wording.name
    ('stopped', 'discontinued')
    """
    for place in _SOME.opened(words):
        wording, pattern, table, hints = _WORDINGS[place]
        match = pattern.search(words)
        if match is not None and hints.search(words.lower()):
            if (table is STOPPED and NOT_A_STOP.search(words)) or (table is FAILED and NOT_YET.search(words)):
                continue
            if table is TRANSFERRED and transfers.only_looks_like_one(words, match.start()):
                continue
            return wording.meaning, wording, match.span()  # type: ignore[return-value]
    return None


def reason(words: str) -> str:
    """Why, where the words give one of the known reasons."""
    return next((name for name, pattern in REASONS if re.search(pattern, words, re.IGNORECASE)), "")


def said_of(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether the date of a statement stands in or right behind a stretch of its quote."""
    at = statement.window.start - statement.start
    return span[0] <= at and not re.search(r"[;,]|\bbut\b", statement.quote[span[1] : max(span[1], at)])
