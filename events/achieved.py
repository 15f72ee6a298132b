"""What a passage tells as done: the events whose verb proves them, in the past or as a state reached.

A verb ahead, negated, conditional or used as an attribute proves nothing, nor does a look-alike in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events import actuals, anchors, direct_objects, objects_of_deeds
from events.anchors import Anchor
from events.gates import Gates, WordTest
from events.lettercase import any_case
from events.openings import alternatives
from events.outcomes import compiled
from events.past_tense import _IN_GENERAL, NOT_DONE, SUPPOSED, clause, is_done, is_told
from events.proving import ACCOUNTS, DATA, NO_DECISION, OLD, proves
from events.states import STATES

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
        if anchor.step and anchor.thing and is_done(words, anchor, walls, shape) and proves(words, anchor):
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
        begins = clause(words, match.start(), walls)
        if kind in DATA and (
            OLD.search(words[max(0, match.start() - 30) : match.start() + 12]) or ACCOUNTS.search(words)
        ):
            continue
        if kind in DATA and match.group().endswith((" at", " by")) and _IN_GENERAL.match(words, match.end()):
            continue
        if kind == "regulatory_decision" and NO_DECISION.search(words[match.start() : match.end() + 60]):
            continue
        if (
            SUPPOSED.search(words[begins : match.start()])
            or NOT_DONE.search(words[begins : match.start()])
            or re.search(r"\b(?:will|to be|should|could|may(?! proceed)|expected|if)\b", match.group())
        ):
            continue
        taken.add(kind)
        thing = match.span("thing") if "thing" in match.re.groupindex and match["thing"] else None
        yield Anchor(kind, match.start(), match.end(), 0.8, thing, match.span(), wording.name)
    for anchor in direct_objects.find(words, lambda at: is_told(words[clause(words, at, walls) : at])):
        if anchor.kind not in taken:
            taken.add(anchor.kind)
            yield anchor


def _followed(words: str, anchor: Anchor, walls: Sequence[int]) -> bool:
    """Whether an event told by a noun has come, since other things followed: "after the approval of NV-12, it grew"."""
    if anchor.thing is None or anchor.step is not None or anchor.rule not in _NOMINAL:
        return False
    return bool(
        _NOMINAL[anchor.rule].match(words, anchor.end)
        and _FOLLOWED.search(words[clause(words, anchor.start, walls) : anchor.start])
        and not _STILL_OPEN.search(words)
        and _CAME_OF_IT.search(words[: anchor.start] + words[anchor.end + 4 :])
    )


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
    match = _WHOLE.search(words[clause(words, start, walls) : start])
    return match["thing"] if match is not None and not _PART_OF.search(match["thing"]) else ""


_STATES = tuple((kind, wording, compiled(wording)) for kind, wording in STATES)
_SOME_STATE = Gates(pattern_of_state for _, _, pattern_of_state in _STATES)


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
