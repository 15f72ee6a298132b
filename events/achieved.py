"""What a passage tells as done: the events whose verb proves them, in the past or as a state reached.

A verb ahead, negated, conditional or used as an attribute proves nothing, nor does a look-alike in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events import actuals, anchors, direct_objects, objects_of_deeds
from events.anchors import Anchor
from events.gates import Gates, WordTest, gate
from events.kinds import pattern
from events.lettercase import any_case
from events.openings import alternatives
from events.outcomes import compiled
from events.states import STATES

_NOT_DONE = re.compile(
    r"\b(?:will|shall|would|should|could|may|might|can|cannot|must|to|not|never|expects?|expected|expecting|"
    r"plans?|planned|planning|"
    r"intends?|intended|anticipat\w+|scheduled|targets?|targeted|aims?|hopes?|if|once|when|whether|until|"
    r"unless|before|upon|pending|"
    r"potential|possible|proposed|upcoming|toward|towards|for|prior to|ready|subject|eligible|by|preparing|"
    r"prepared|due|slated|set)(?:,[^,;.]{1,80},)?"
    r"(?: (?:be|been|being|yet|have|not|also|then|only|both|now|still|likely|soon|instead|again|next|all|each|later|"
    r"\w+ly|the|its|our|a|an|further|first|initial|and|successful|\w+ed))*\s*$",
    re.IGNORECASE,
)


_SUPPOSED = any_case(
    r"\b(?:once|if|when|until|unless|before|whether|as soon as)\b[^,;]*$|"
    r"(?:^|[,;.] )(?:had|should|were) (?:we|it|they|the [\w-]+|(?-i:[A-Z])[\w-]+) [^,;]*$"
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having|'ve|was|were|got)(?: (?:also|now|already|recently|since|just|been|both|today|"
    r"all|each|then|first|again|"
    r"\w+ly))*\s*$",
    re.IGNORECASE,
)


_STATE = re.compile(r"\b(?:is|are|being)(?: (?:now|already|fully|also|all|being|\w+ly))*\s*$", re.IGNORECASE)


_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|its|our|their|this|that|these|those|any|all|each|no|newly|recently|previously|currently|by|of|for|"
    r"with|from|as)\s*$",
    re.I,
)


# what is always so of a thing that something was done to
_IN_GENERAL = re.compile(
    r"(?:(?!which|that|who)[^.;,](?!, )){0,90}?\b(?:is|are|(?-i:may)|can|should|must|do|does)\b(?! now)", re.IGNORECASE
)


_TOLD = re.compile(
    r"\b(?:announc(?:ed|es)|report(?:ed|s)|celebrat(?:ed|es)|mark(?:s|ed)|pleased with)(?: today)?"
    r"(?: (?:the|its|our|an?|successful|recent|that|initial|first|[\w-]+)){0,5}\s*$",
    re.IGNORECASE,
)


# "following the FDA approval of NV-12, we hired": what other things followed has come
_FOLLOWED = any_case(
    r"\b(?:following|after|since|with|thanks to|due to|driven by|reflecting|on the back of|as a result of|by)"
    r"(?: (?:the|its|our|their|an?|successful|recent|that|initial|first|early|full|final|formal|official|u\.?s\.?|"
    r"european|marketing|company's|[\w.-]+'s|fda|ema|regulatory|(?-i:[A-Z])[\w-]*)){0,5}\s*$"
)
_STILL_OPEN = any_case(
    r"\b(?:will|would|should|could|can|may|might|must|shall|expects?|plans?|intends?|anticipates?|aims?|targets?|"
    r"hopes?|expected|planned|anticipated|potential|possible|pending|proposed|ready|set to|to follow|if|assuming|"
    r"typically|usually|generally|always|not)\b"
)
_CAME_OF_IT = any_case(
    r"\b(?:has|have|had|was|were|began|grew|rose|fell|made|took|won|saw|held|met|sold|(?:[a-z]{3,})ed)\b"
)
_NOMINAL = {"approval alone": re.compile(r"(?: \([^)]{1,20}\))? (?:of|for) "), "deal alone": re.compile(" of ")}


_SAID_DOING = re.compile(
    r"\bannounced (?:that )?(?:it|they|the company) (?:was|were|is|are|had|has)\b[^.;]{0,50}\bby\s*$", re.IGNORECASE
)


_IRREGULAR = frozenset(
    "began begun held met won built made chosen sold paid repaid led sent underway given read taken gone shown grown "
    "under way read out put brought spun drawn went got took bought hit inked".split()
) | {"under way", "read out", "in operation", "operational", "available"}


def find(words: str, shape: str) -> Iterator[Anchor]:
    """The events of a passage told as done: by the vocabulary's pairs, and by the wordings of states reached."""
    if shape != "heading" and not _PROVING.open(words):
        return
    events = anchors.find(words)
    states = _SOME_STATE.opened(words)
    if not events and not states and not direct_objects.possible(words):
        return
    taken: set[str] = set()
    walls = anchors.walls(words)
    for found in events:
        anchor = objects_of_deeds.begun(words, found)
        if objects_of_deeds.is_elsewhere(words, anchor):
            continue
        if anchor.step and anchor.thing and _is_done(words, anchor, walls, shape) and _proves(words, anchor):
            taken.add(anchor.kind)
            yield anchor
        elif anchor.rule == "complete alone" and (named := _completed(words, anchor, walls)):
            taken.add(anchor.kind)
            yield replace(anchor, subject=named)
        elif _followed(words, anchor, walls):
            taken.add(anchor.kind)
            yield anchor
    for kind, wording, pattern_of_state in map(_STATES.__getitem__, states):
        if kind in taken:
            continue
        match = pattern_of_state.search(words)
        if match is None or (kind == "trial_start" and actuals.COUNTED.search(words)):
            continue
        begins = _clause(words, match.start(), walls)
        if kind in _DATA and (
            _OLD.search(words[max(0, match.start() - 30) : match.start() + 12]) or _ACCOUNTS.search(words)
        ):
            continue
        if kind in _DATA and match.group().endswith((" at", " by")) and _IN_GENERAL.match(words, match.end()):
            continue
        if kind == "regulatory_decision" and _NO_DECISION.search(words[match.start() : match.end() + 60]):
            continue
        if (
            _SUPPOSED.search(words[begins : match.start()])
            or _NOT_DONE.search(words[begins : match.start()])
            or re.search(r"\b(?:will|to be|should|could|may(?! proceed)|expected|if)\b", match.group())
        ):
            continue
        taken.add(kind)
        thing = match.span("thing") if "thing" in match.re.groupindex and match["thing"] else None
        yield Anchor(kind, match.start(), match.end(), 0.8, thing, match.span(), wording.name)
    for anchor in direct_objects.find(words, lambda at: _is_told(words[_clause(words, at, walls) : at])):
        if anchor.kind not in taken:
            taken.add(anchor.kind)
            yield anchor


def _followed(words: str, anchor: Anchor, walls: Sequence[int]) -> bool:
    """Whether an event told by a noun has come, since other things followed: "after the approval of NV-12, it grew"."""
    if anchor.thing is None or anchor.step is not None or anchor.rule not in _NOMINAL:
        return False
    return bool(
        _NOMINAL[anchor.rule].match(words, anchor.end)
        and _FOLLOWED.search(words[_clause(words, anchor.start, walls) : anchor.start])
        and not _STILL_OPEN.search(words)
        and _CAME_OF_IT.search(words[: anchor.start] + words[anchor.end + 4 :])
    )


def _is_told(before: str) -> bool:
    """Whether nothing in the words of a clause before its verb puts the deed ahead, in doubt or in question."""
    return not _SUPPOSED.search(before) and not _NOT_DONE.search(before[-90:])


# the whole subject of a sentence that ends in "was completed": no part of a thing, and nothing done to one
_WHOLE = re.compile(
    r"(?:^|[.;:] )(?:the |our |its |all )?(?P<thing>[^,.;:]{3,60}?) (?:was|were|has been|have been|has now been|is now|"
    r"are now) (?:(?:fully|successfully|officially|now|also) )?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:of|for|to|with|phases?|stages?|parts?|design|stud(?:y|ies)|review|half|section|steps?|foundations?|audit|we|"
    r"it|this|that|which|they|not|percent|transaction|offering|sale)\b|\d",
    re.IGNORECASE,
)


def _completed(words: str, anchor: Anchor, walls: Sequence[int]) -> str:
    """What a sentence says was completed, where it is the whole of its subject; "" where it is none."""
    start, end = anchor.step or (0, 0)
    step = words[start:end].casefold()
    if not step.startswith(("completed", "finished")) and not (step == "complete" and words[:start].endswith(" now ")):
        return ""
    match = _WHOLE.search(words[_clause(words, start, walls) : start])
    return match["thing"] if match is not None and not _PART_OF.search(match["thing"]) else ""


_STATES = tuple((kind, wording, compiled(wording)) for kind, wording in STATES)
_SOME_STATE = Gates(pattern_of_state for _, _, pattern_of_state in _STATES)
_DATA = frozenset({"data_readout", "topline_data", "data_presentation"})
_OLD = re.compile(
    r"\b(?:previous|prior|earlier|historical|previously (?:reported|presented|announced))\b", re.IGNORECASE
)
# the results of a period, which are no data
_ACCOUNTS = gate(
    r"\b(?:results|earnings)\b[^.;]{0,60}\b(?:quarter|months|fiscal|year|half)\b|financial results|"
    r"results of operations",
    re.IGNORECASE,
)
# an approval that no regulator gave, and what only carries the name of one
_NO_DECISION = re.compile(
    r"\b(?:fda|ema|mhra|agency) (?:has |have )?approved (?:[\w'’-]+ ){0,3}?(?:protocols?|sites?|facility|plant|trials?|"
    r"stud(?:y|ies)|plan|name|request|petition)\b|"
    r"(?:cleared|accepted|allowed|approved) (?:the |its |our |an |[\w-]+'s )?(?:\w+ )?"
    r"(?:INDs?|CTAs?|IDEs?|investigational)\b|"
    r"\b(?:stockholders?|shareholders?|board(?! of health)|fee waiver|pdufa (?:fee|date|target)|goal date of)\b",
    re.IGNORECASE,
)


# every verb that can prove anything, as told in the past, and the states; the rest of a text is passed over
_PROVING = WordTest(
    alternatives(
        r"submitted|filed|lodged|cleared|accepted|active|approve[ds]|authori[sz]ed|initiated|opened|commenced|"
        r"began|begun|started|"
        r"entered|under ?way|enroll?(?:ed|ing)|treated|dosed|completed?|concluded|finished|closed|reached|reported|"
        r"announced|met|"
        r"missed|achieved|presented|shown|featured|published|appeared|held|agreed|granted|received|awarded|obtained|"
        r"voted|"
        r"convened|certified|issued|adopted|rejected|refused|licen[cs]ed|launched|available|sold|introduced|shipped|"
        r"rolled|"
        r"commerciali[sz]ed|released|validated|inspected|manufactured|produced|transferred|qualified|signed|"
        r"executed|formed|"
        r"established|earned|exercised|triggered|recogni[sz]ed|paid|decided|determined|elected|chose|nominated|"
        r"selected|declared|"
        r"identified|designated|randomi[sz]ed|recruited|surpassed|locked|occurred|ended|performed|conducted|"
        r"reviewed|recommended|"
        r"passed|raised|secured|priced|funded|repaid|refinanced|amended|redeemed|retired|reduced|repurchased|"
        r"bought|increased|"
        r"commissioned|operational|in operation|online|on-line|on line|inaugurated|poured|ramped|live|handed|"
        r"installed|delivered|"
        r"exceeded|attained|grew|expanded|won|finali[sz]ed|distributed|consummated|acquired|merged|eliminated|"
        r"appointed|joined|"
        r"hired|named|assumed|succeeded|stepped|provided|disclosed|listed|regained|uplisted|ruled|settled|"
        r"dismissed|affirmed|"
        r"resolved|cut|lowered|read out|demonstrated|showed|applied|in effect|effective|may proceed|in the clinic|"
        r"in clinical|"
        r"in a phase|ongoing|recruiting|resumed|restarted|trading|in service|into service|its doors|primary|found|"
        r"met with|minutes|"
        r"went|got|took|hit|inked|poured|inaugurated|cut the|purchased|came|handed over|lodged|kicked|wrapped|"
        r"unveiled|shut|shuttered|green|running|producing|made|positive|negative|"
        r"launch|commissioning|shelves|now|given|gave|"
        r"debuted|allowed|resubmitted|activated|complete response|first output|bought back|served|invested"
    )
)


def _clause(words: str, at: int, walls: Sequence[int]) -> int:
    return max((wall for wall in walls if wall < at), default=0)


def _is_done(words: str, anchor: Anchor, walls: Sequence[int], shape: str) -> bool:
    """Whether the step of an event is told in the past or as a state reached, by the words before it in its clause."""
    start, end = anchor.step or (0, 0)
    step = words[start:end].casefold()
    before = words[_clause(words, start, walls) : start][-90:]
    if _SUPPOSED.search(before):
        return False
    if step.endswith("ing") and _SAID_DOING.search(before):
        return True
    if _NOT_DONE.search(before):
        return False
    first = re.split(r"[\s-]", step)[0]
    past = first.endswith(("ed", "un", "en")) or step in _IRREGULAR or first in _IRREGULAR
    if past:
        if _PERFECT.search(before) or _STATE.search(before):
            return True
        if _ATTRIBUTE.search(before):
            return False
        after_thing = anchor.thing is not None and anchor.thing[1] <= start
        if after_thing and shape != "heading" and _IN_GENERAL.match(words, end):
            return False  # "abstracts presented at its meetings are not reviewed" tells of no one event
        return (
            not after_thing
            or not words[anchor.thing[1] if anchor.thing else start : start].strip()
            or bool(before.strip())
        )
    if shape == "heading" and step.endswith("s") and not step.endswith("ss"):
        return True
    noun = step.endswith(("ion", "ment", "al", "ance", "ing", "start", "launch", "closing", "opening"))
    return noun and bool(_TOLD.search(before))


def _proves(words: str, anchor: Anchor) -> bool:
    """Whether the verb is one that proves the kind, and no look-alike stands in its place."""
    start, end = anchor.step or (anchor.start, anchor.end)
    if anchor.kind == "data_readout" and _ACCOUNTS.search(words):
        return False
    if anchor.kind in _DATA and _OLD.search(words[max(0, anchor.start - 30) : anchor.start + 12]):
        return False
    if anchor.kind == "regulatory_decision" and _NO_DECISION.search(words[max(0, anchor.start - 20) : anchor.end + 60]):
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
