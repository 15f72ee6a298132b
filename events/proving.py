"""Whether the verb of an event is one that proves its kind, and no look-alike stands in its place."""

from __future__ import annotations

import re

from events.anchors import Anchor
from events.gates import gate
from events.kinds import pattern

DATA = frozenset({"data_readout", "topline_data", "data_presentation"})


OLD = re.compile(
    r"\b(?:previous|prior|earlier|historical|previously (?:reported|presented|announced))\b", re.IGNORECASE
)


# the results of a period, which are no data
ACCOUNTS = gate(
    r"\b(?:results|earnings)\b[^.;]{0,60}\b(?:quarter|months|fiscal|year|half)\b|financial results|"
    r"results of operations",
    re.IGNORECASE,
)


# an approval that no regulator gave, and what only carries the name of one
NO_DECISION = re.compile(
    r"\b(?:fda|ema|mhra|agency) (?:has |have )?approved (?:[\w'’-]+ ){0,3}?(?:protocols?|sites?|facility|plant|trials?|"
    r"stud(?:y|ies)|plan|name|request|petition)\b|"
    r"(?:cleared|accepted|allowed|approved) (?:the |its |our |an |[\w-]+'s )?(?:\w+ )?"
    r"(?:INDs?|CTAs?|IDEs?|investigational)\b|"
    r"\b(?:stockholders?|shareholders?|board(?! of health)|fee waiver|pdufa (?:fee|date|target)|goal date of)\b",
    re.IGNORECASE,
)


def proves(words: str, anchor: Anchor) -> bool:
    """Whether the verb is one that proves the kind, and no look-alike stands in its place."""
    start, end = anchor.step or (anchor.start, anchor.end)
    if anchor.kind == "data_readout" and ACCOUNTS.search(words):
        return False
    if anchor.kind in DATA and OLD.search(words[max(0, anchor.start - 30) : anchor.start + 12]):
        return False
    if anchor.kind == "regulatory_decision" and NO_DECISION.search(words[max(0, anchor.start - 20) : anchor.end + 60]):
        return False
    low = max(0, start - 16)
    if any(
        each.start() < end + 16 - low for each in pattern(anchor.kind, "lookalikes").finditer(words[low : end + 40])
    ):
        return False
    own = words[max(0, start - 12) : end + 24]
    if pattern(anchor.kind, "proves").search(own):
        return True
    step = words[start:end].casefold()
    told = anchor.rule.rpartition(" by ")[2]
    if told in _SAME_STEP.get(anchor.kind, "").split() and re.split(r"[\s-]", step)[0].endswith(_PAST_ENDS):
        return True  # whatever verb of the step tells it
    return any(step.startswith(stem) for stem in _NOUN_OF.get(anchor.kind, ())) or (
        step.endswith("s") and _verb(anchor.kind, step)
    )


# steps that prove a kind by whatever verb they are told, where no verb of theirs says less
_SAME_STEP = {
    "trial_start": "begin open",
    "delivery": "begin",
    "production_start": "begin",
    "facility_opening": "open operate",
    "project_completion": "complete operate begin",
    "product_launch": "launch operate begin",
    "enrollment_complete": "complete",
    "trial_completion": "complete",
    "merger_close": "complete",
    "restructuring": "complete shut",
    "buyback": "buy complete",
    "debt_action": "repay",
    "litigation": "settle",
}


_PAST_ENDS = ("ed", "went", "got", "took", "bought", "began", "begun", "shut", "under")


# nouns and present tenses (of a headline) that tell of the same step as the proving verbs
_NOUN_OF: dict[str, tuple[str, ...]] = {
    "ind_submission": ("submission", "filing"),
    "trial_start": ("initiation", "start", "launch", "commencement", "enter"),
    "regulatory_submission": ("submission", "filing"),
    "enrollment_complete": ("completion", "complet"),
    "trial_completion": ("completion",),
    "regulatory_decision": ("approval", "clearance"),
    "merger_close": ("completion", "closing"),
    "financing": ("closing", "completion"),
    "facility_opening": ("opening",),
    "production_start": ("start", "commencement"),
    "appointment": ("appointment",),
    "product_launch": ("launch",),
    "project_completion": ("completion",),
    "data_readout": ("report", "announc"),
    "topline_data": ("report", "announc"),
}


def _verb(kind: str, step: str) -> bool:
    """Whether a headline's present tense is that of a proving verb: "Submits" of "submitted"."""
    stem = step[:-1].removesuffix("e")
    proves = pattern(kind, "proves")
    return any(proves.search(past) for past in (f"{stem}ed", f"{step[:-1]}ed", f"{stem}{stem[-1:]}ed"))
