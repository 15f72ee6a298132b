"""The present of a timetable: "the sale closes in May", "the plant turns on in June" is ahead without a word for it.

A verb tells the kind where its thing does not; what closes is a deal, a loan or a site, and nothing else.
"""

from __future__ import annotations

import re

from events.lettercase import any_case

# what "the plant", "the filing", "the new system" does on its day, as the tail of a clause before a date
VERBS = (
    r"clos(?:es|e)|(?:turn|switch|power|fire|start|light)(?:s|es)? (?:on|up)|"
    r"com(?:es|e) (?:on(?! the)|in|through|back|live|online|on ?line|on stream|out|to market|into service|off)|"
    r"go(?:es)? (?:GA|in|live|out|on sale|on line|online|away|"
    r"to (?:the )?(?:agency|FDA|EMA|press|production|market|regulators?)|"
    r"into (?:effect|production|service|operation|the (?:clinic|field|market|ground)))|"
    r"take(?:s)? (?:effect|place)|happens?|ramps?(?: up)?|restarts?|reopens?|opens?|ships|launches|debuts?|funds|"
    r"deliver(?:s)?|resumes?|(?:fully|completely) enrolls|kicks? (?:in|off)|rolls? (?:off|out)|wraps? up|finishes|"
    r"starts?|begins?|lands?|arrives?"
)
_TABLE = re.compile(VERBS, re.IGNORECASE)
_DEAL = any_case(
    r"\b(?:sale|acquisition|deal|transaction|merger|purchase|divestiture|divestment|spin-?off|disposal|disposition|"
    r"sell-down|carve-out|takeover)s?\b"
)
_MONEY = any_case(
    r"\b(?:financing|loan|facility|tranche|bond|notes?|offering|placement|round|refinancing|raise|revolver|grant)s?\b"
)
_SITE = any_case(r"\b(?:plant|store|office|site|mine|branch|factory|mill|warehouse|line|location|center|centre)s?\b")
_BUILT = any_case(
    r"\b(?:plant|facility|center|centre|terminal|concourse|store|hotel|campus|office|hospital|clinic|warehouse|fab|"
    r"refinery|region|restaurant|branch|hub|lab|laboratory|headquarters|site|station|data cent(?:er|re)|project)s?\b"
)
_MADE = any_case(
    r"\b(?:line|well|mine|kiln|furnace|field|train|unit|reactor|cell|pad|smelter|turbine|production|volume|program|"
    r"design win|rate)s?\b"
)
_BROUGHT = re.compile(
    r"go(?:es)? (?:GA|on sale)|launches|debuts?|com(?:es|e) to market|rolls? out|ships", re.IGNORECASE
)
_ON = re.compile(
    r"(?:turn|switch|power|fire|start|light)(?:s|es)? (?:on|up)|com(?:es|e) (?:on|online|on ?line|on stream|live|"
    r"into service|back)|go(?:es)? (?:live|online|on line|into (?:production|service|operation))|opens?|reopens?|"
    r"ramps?(?: up)?|restarts?|resumes?",
    re.IGNORECASE,
)


def is_one(verb: str) -> bool:
    """Whether a verb tells of what is to come by standing in the present.

    >>> is_one("closes"), is_one("closed")
    (True, False)
    """
    return _TABLE.fullmatch(verb) is not None


def kind(verb: str, thing: str, known: str) -> str:
    """The kind of what a thing does on its day; `known` is what the thing itself tells, nothing where it is no event.

    >>> kind("closes", "The tower sale", "other"), kind("turns on", "Our new plant", "other"), kind("closes", "It", "")
    ('merger_close', 'facility_opening', '')
    """
    low = verb.lower()
    if low in ("closes", "close", "funds"):
        if _DEAL.search(thing) and low != "funds":
            return "merger_close"
        if _MONEY.search(thing):
            return "financing"
        return "restructuring" if _SITE.search(thing) and low != "funds" else ""
    if low.startswith(("deliver",)):
        return "delivery" if known else ""
    if low.endswith("enrolls"):
        return "enrollment_complete"
    if known not in ("other", "project_completion", ""):
        return known
    if _BROUGHT.fullmatch(verb):
        return "product_launch" if known else ""
    if _ON.fullmatch(verb) and known:
        return "production_start" if _MADE.search(thing) else "facility_opening" if _BUILT.search(thing) else known
    return known
