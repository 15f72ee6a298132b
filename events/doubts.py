"""What speaks against a report although subject and kind agree, and on which day it can have happened."""

from __future__ import annotations

import re
from datetime import date, timedelta

from events.kinds import KINDS
from events.lesser import DATA, PRECLINICAL, amends, lesser, of_a_part, other_basis
from events.lettercase import any_case
from events.likeness import RECURRING, REPEATABLE
from events.names import codes, telling
from events.scopes import TRIAL_BOUND, line, names_trial, places, relevant, trial_agreement
from events.types import Filing, Report, Statement, Window
from events.versions import Thread

ENDS = frozenset({"stopped", "transferred"})


_CHAIN = frozenset(
    {"ind_submission", "trial_start", "regulatory_submission", "submission_acceptance"}
)  # steps that repeat
_FAR = timedelta(days=92)


_EITHER_WAY = frozenset({"decision", "regulatory_decision", "advisory_committee", "litigation"})


_ENDPOINT = any_case(r"primary (?:\w+ )?(?:endpoint|end point|outcome)|top-?\s?line")


_IN_PATIENTS = any_case(r"\bclinical|patients|phase [1-4i]|trial|subjects")


_PAID = any_case(r"\b(?:paid|pay|payable|payments?|receive[ds]?|distributed)\b")


def clinical(report: Report) -> bool:
    """Whether data can prove the steps before them: only data from people do."""
    if report.kind not in DATA:
        return True
    return bool(_IN_PATIENTS.search(report.quote)) and not PRECLINICAL.search(report.quote)


def doubt(report: Report, thread: Thread, agreed: int, bounds: tuple[date | None, date | None], anchor: float) -> str:
    """Why a person should look although subject and kind agree, "" where nothing speaks against it."""
    first, window = thread.first, thread.first.window
    trial = trial_agreement(thread.first.scope, report.scope)
    if report.bearing in ENDS:
        if names_trial(report.scope) and not trial:
            return "the report is of one trial, the promise of none named"
        if report.bearing == "stopped" and _FOR_A_TIME.search(report.quote):
            return "it may have been for a time alone"
        if report.bearing == "transferred" and (report.scope.region or places(report.quote)) and not agreed:
            return "the rights may be those of one region"
        return ""
    if report.bearing == "figure":
        return other_basis(report, thread)
    if report.bearing not in ("done", "failed"):
        return ""
    here, there = places(first.quote), places(report.quote)
    if (here and there and not here & there) or _abroad(first.quote, report.quote):
        return "the report is of another country"
    if told := lesser(report, thread):
        return told
    if amends(report, first.quote):
        return "the report is of an amendment"
    if of_a_part(report, thread):
        return "the report is of a part, or of something beside it"
    if first.kind in DATA and _TO_COME.search(report.quote):
        return "what is announced may be still to come"
    lo, hi = bounds
    if first.kind == "product_launch" and (there or _COUNTRIES.search(report.quote)) and not agreed:
        named = here or _COUNTRIES.search(first.quote)
        if not named and window.closes and (lo is None or lo > window.closes):
            return "a launch in one region may be a later one"
    if first.kind in TRIAL_BOUND and names_trial(thread.first.scope) and not trial:
        return "the report does not say which trial"
    if first.kind == "topline_data" and report.kind != first.kind and not _ENDPOINT.search(report.quote):
        return "the report does not give the primary endpoint"
    if (
        not agreed
        and relevant(first.scope, first.kind).region
        and not report.scope.region
        and len(places(report.quote)) > 1
    ):
        return "the report names several regions"
    row = KINDS.get(first.kind)
    direct = report.kind in ("", first.kind) or (row is not None and report.kind in row.closed_by)
    if not direct and not agreed and (line(first.quote) or relevant(first.scope, first.kind).indication):
        return "the later step may be of another use"
    if first.kind == "dividend" and _PAID.search(first.quote) and not _PAID.search(report.quote):
        return "declared is not yet paid"
    if first.kind == "other":
        return "no milestone of a known kind"
    lo, hi = bounds
    implied = report.bearing == "done" and report.kind != first.kind and first.kind in _CHAIN
    if implied and window.opens and hi and hi < window.opens and window.edge in ("in", "about"):
        return "a later step alone would put it before its window"
    if report.bearing == "done" and not agreed and window.edge in ("in", "about"):
        if window.opens and hi and hi < window.opens - _FAR:
            return "long before the window; it may be an earlier event of the same kind"
        if window.closes and lo and lo > window.closes + 8 * _FAR:
            return "years after the close; it may be a later event of the same kind"
    early = window.opens and hi and hi < window.opens and window.edge in ("in", "about")
    if report.bearing == "done" and early and not agreed and _one_of_many(first.subject):
        return "an earlier one of several may be meant"
    if _once(first, report):
        return ""
    if first.kind in REPEATABLE and report.bearing == "done" and first.kind not in _EITHER_WAY:
        window = _nearest(thread, lo, hi)
        if window.opens and hi and hi < window.opens and window.edge in ("in", "about", "after") and not agreed:
            return "it may be an earlier event of the same kind"
        soon = first.kind not in RECURRING and lo and window.closes and lo <= window.closes + _FAR
        if window.closes and lo and lo > window.closes and not agreed and not soon:
            return "it may be a later event of the same kind"
    if thread.first.scope.meeting and not report.scope.meeting and first.kind == "data_presentation":
        lo, hi = bounds
        if not (
            window.opens and window.closes and hi and window.opens <= hi and (lo or hi) <= window.closes + timedelta(14)
        ):
            return "the report does not name the meeting"
    return ""


def _once(first: Statement, report: Report) -> bool:
    """Whether the two name one thing by its proper name that opens but once: the Leeds plant is opened no second "
    "time."""
    once = first.kind == "facility_opening" or (
        first.kind == "product_launch" and not _COUNTRIES.search(f"{first.quote} {report.quote}")
    )
    named = _PROPER.search(first.subject) if once else None
    return named is not None and telling(first.subject) == telling(report.subject) and not _AGAIN.search(report.quote)


_PROPER = re.compile(r"(?<![\w-])[A-Z][a-z]")
_AGAIN = any_case(r"\b(?:re-?(?:open|launch)\w*|resum\w+|restart\w*|again|second|new (?:wing|hall|line|phase))\b")


def _nearest(thread: Thread, lo: date | None, hi: date | None) -> Window:
    """The window, of all that the promise was ever given, in which the event fell; the first where it fell in none."""
    for entry in thread.versions:
        window = entry.statement.window
        if window.opens and window.closes and hi and window.opens <= hi and (lo or hi) <= window.closes:
            return window
    return thread.first.window


_COUNTRIES = re.compile(
    r"\b(?:Germany|France|Italy|Spain|Poland|Sweden|Norway|Denmark|Finland|Netherlands|Belgium|Austria|Switzerland|"
    r"Ireland|Portugal|Greece|Turkey|Romania|Croatia|Serbia|Peru|Chile|Brazil|Mexico|Argentina|Colombia|Canada|Japan|"
    r"China|India|Korea|Taiwan|Singapore|Thailand|Vietnam|Indonesia|Malaysia|Philippines|Australia|New Zealand|Israel|"
    r"Egypt|Nigeria|Kenya|Ghana|South Africa|Saudi Arabia|Qatar|Dubai|Hong Kong|Latvia|Ukraine|Russia|"
    r"United Kingdom|UK|United States|U\.S\.A\.|U\.S\.|USA|US)(?!\w)"
)
_SAME_COUNTRY = {"USA": "US", "United States": "US", "United Kingdom": "UK"}
_ALL = re.compile(r"\b(?:world|global|international|Europe|EU|countries|markets)", re.IGNORECASE)


_FOR_A_TIME = any_case(
    r"\b(?:resum(?:ed?|ing)|restarted|temporar(?:y|ily)|briefly|for (?:an?|one|two|three|four|several|a few|\d{1,2}) "
    r"(?:days?|weeks?|months?))\b"
)
# "announced that the data will be reported in March"
_TO_COME = any_case(
    r"\b(?:announced|reported|confirmed|disclosed|stated|said) (?:today )?that [^.;,]{0,120}?\b(?:will|would|"
    r"expects? to|(?:is|are) (?:expected|planned|scheduled) to)\b"
)


def _abroad(one: str, other: str) -> bool:
    """Whether two quotes each name countries, and none in common."""
    mine, theirs = (
        frozenset(_SAME_COUNTRY.get(each.replace(".", ""), each) for each in _COUNTRIES.findall(words))
        for words in (one, other)
    )
    return bool(mine and theirs) and not mine & theirs and not _ALL.search(f"{one} {other}")


def _one_of_many(subject: str) -> bool:
    """Whether a subject is several things without a name: of those an earlier one may have been done before."""
    head = _HEAD.split(subject)[0].split()
    thing = subject if head and head[-1].endswith(("ion", "ing", "ment")) else " ".join(head)
    return not codes(subject) and any(word.islower() and _PLURAL.search(word) for word in thing.split())


_HEAD = re.compile(r",? (?:of|for|in|at|to|with|from|under) ")
_PLURAL = re.compile(r"[^su]s\Z")


def happened(
    report: Report, filing: Filing, thread: Thread, *, bound_only: bool = False
) -> tuple[date | None, date | None] | None:
    """The bounds of the happened day, cut at the known day and lifted above the last document that calls it ahead.

    None where the event had happened before it was promised: such a passage speaks of an earlier one. A later step
    bounds from above only.
    """
    if report.bearing not in ("done", "failed"):
        return report.happened_from, report.happened_to
    hi = min(report.happened_to or filing.said_on, filing.said_on)
    if hi <= thread.said_on:
        return None
    ahead = [entry.said_on for entry in thread.versions if entry.said_on < filing.said_on]
    lifted = [day for day in ahead if day < hi]
    lo = max(lifted) + timedelta(days=1)
    if report.happened_from and not bound_only:
        lo = max(lo, report.happened_from)
    window = thread.first.window
    met_there = (
        thread.first.scope.meeting and report.scope.meeting and report.kind in ("data_presentation", "data_readout")
    )
    if met_there and window.opens and window.closes and lo <= window.closes and window.opens <= hi:
        return max(lo, window.opens), min(hi, window.closes)  # it was shown on the meeting's days
    return lo, hi
