"""Whether what was done is less than what was promised: a part, a sample, an amendment, a figure on another basis."""

from __future__ import annotations

import re

from events.lettercase import any_case
from events.names import tokens
from events.scopes import relevant
from events.types import Report
from events.versions import Thread

_AMENDED = any_case(
    r"\b(?:amendments?|supplements?|addend(?:um|a)) to [^.;,]{0,40}?\b(?:INDs?|S?NDA|S?BLA|MAA|CTA|applications?|"
    r"submissions?|filings?|dossiers?)\b"
)

DATA = frozenset({"data_readout", "topline_data", "data_presentation", "publication", "interim_analysis"})
PRECLINICAL = any_case(r"pre-?clinical|non-?clinical|in vitro|animal|mice|xenograft")


_AMENDS = any_case(r"\b(?:amend|supplement|addend|s[NB][DL]A)")


def amends(report: Report, first: str) -> bool:
    """Whether what was submitted only adds to what had been submitted, where that was not what was promised."""
    submitted = report.bearing == "done" and report.kind in ("ind_submission", "regulatory_submission")
    return submitted and bool(_AMENDED.search(report.quote)) and not _AMENDS.search(first)


_PARTS = {
    "product_launch": any_case(
        r"\blaunch(?:ed|es)? (?:an? |the |our |its )?(?:new )?(?:[\w-]+ ){0,2}?(?:web ?sites?|campaigns?|web pages?|"
        r"portals?|surveys?|webinars?|videos?) (?:for|of|on|about)\b"
    ),
    "enrollment_complete": any_case(
        r"(?<![\d.])(?!100)\d[\d.]* ?(?:%|percent\b|per cent\b)|\bhalf of\b|\bcohorts?\b|"
        r"\b(?:first|initial|second|safety|lead-in|run-in) (?:part|stage|group|portion)\b"
    ),
    "debt_action": any_case(
        r"\b(?:re|pre)?paid (?:off |down )?(?:approximately |about )?[$€£][\d.,]+ (?:(?:m|b)illion |thousand )?"
        r"(?:of|on) (?:the|our|its)\b"
    ),
}


def of_a_part(report: Report, thread: Thread) -> bool:
    """Whether a part was done of what was promised as a whole, or something was launched for it."""
    part = _PARTS.get(thread.first.kind)
    whole = thread.first.low is thread.first.high is None
    return part is not None and whole and bool(part.search(report.quote)) and not part.search(thread.first.quote)


_LESSER = re.compile(
    r"\b(?:samples?|prototypes?|pilot|beta|demo\w*|preview|mock-?up|(?:test|trial) (?:runs?|production|operations?|"
    r"mining|batch)|interim|acting)\b",
    re.IGNORECASE,
)


_OFFICER = re.compile(
    r"\b(?:chair(?:man|woman|person)?|chief [a-z ]{3,24}officer|CEO|CFO|COO|president|director) (?:of|at) "
    r"(?:the )?(?P<whose>[A-Z][\w&.'’-]*)"
)


def lesser(report: Report, thread: Thread) -> str:
    """Whether what was done is of a lesser thing: of a sample, a pilot, animals, or of another company's officer."""
    first = thread.first
    lesser = _LESSER.search(report.subject)
    if lesser and not re.search(rf"\b{re.escape(lesser.group())}", first.quote, re.IGNORECASE):
        return f"what was done is only of a {lesser.group().lower()}"
    in_trial = first.kind in DATA and relevant(first.scope, first.kind).phase and not report.scope.phase
    if in_trial and PRECLINICAL.search(report.quote) and not PRECLINICAL.search(first.quote):
        return "the data are of no trial"
    if first.kind == "appointment":
        own = frozenset(tokens(thread.company))
        others = [each["whose"] for each in _OFFICER.finditer(report.quote)]
        if any(not frozenset(tokens(each)) & own for each in others):
            return "another company's officer is named"
    return ""


_BASIS = re.compile(
    r"\b(?:adj(?:usted|\.)?|non-gaap|pro forma|underlying|organic|core|product|service)\b", re.IGNORECASE
)


_SITE = re.compile(
    r"\b(?:at|of|in) (?:the |its |our )?(?P<site>(?:[A-Z][\w&'’-]+ ){1,3})(?:plant|mine|site|facility|mill|field|well|"
    r"digester|store|smelter|farm)\b"
)


def other_basis(report: Report, thread: Thread) -> str:
    """Whether a figure is of another basis than the guided one, or of one site where no site was named."""
    said = " ".join(entry.statement.quote for entry in thread.entries)
    mine, theirs = (
        {each.lower() for each in _BASIS.findall(words)} for words in (thread.first.subject, report.subject)
    )
    other = [each for each in theirs - mine if not re.search(rf"\b{re.escape(each)}", said, re.IGNORECASE)]
    lost = [each for each in mine - theirs if not re.search(rf"\b{re.escape(each)}", report.quote, re.IGNORECASE)]
    if other or lost:
        return f"the figure may be on another basis ({', '.join((*other, *lost))})"
    if report.kind == "capacity_target":
        sites = [match["site"].strip() for match in _SITE.finditer(report.quote)]
        if sites and not any(site in said for site in sites):
            return "the figure may be of one site"
    return ""
