"""Events in words: things and what is done to them, paired by a table into kinds.

One scan marks every thing ("an IND", "the plant") and every step ("submit", "completion") of the two vocabularies;
`PAIRS` says which step makes of which thing an event of which kind. A thing that is an event by itself
("PDUFA date", "top-line data") needs no step. Several events in one sentence stay several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from events import asides, nouns
from events.lettercase import any_case
from events.lexicon import Token, tokens
from events.vocabulary import ALONE, PAIRS, STEPS_ALONE


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event in words: its kind, where thing and step stand together, and how sure the reading is."""

    kind: str
    start: int  # of thing and step together
    end: int
    score: float
    thing: tuple[int, int] | None
    step: tuple[int, int] | None
    rule: str  # "ind by submit", "pdufa alone"
    subject: str = ""  # where the rule itself tells what the event is about


# what no event reaches over: the clause ends here
BOUNDARY = any_case(
    r"[;:]|\. (?=[A-Z])| - |,? (?:while|whereas|although|followed by|after which|whereupon|where|whose)\b|, (?:but|"
    r"which|who|so)\b|,? and (?=(?:we|it|they|the company|management|then|(?:now |also |currently )?(?:expects?|"
    r"plans?|intends?|anticipates?|will|aims?|are|is|remains?|targets?))\b)|"
    r",? and (?=(?:the |our |its )?(?-i:[A-Z])?[\w-]+ (?:[\w-]+ ){0,3}(?:is|are|remains?) (?:now |also |still |"
    r"currently )?"
    r"(?:expected|planned|scheduled|slated|due|targeted|on track|set|to)\b)|"
    r",? (?:with|and) (?=(?:an? |the |its |our |initial |first |final |further |additional |updated |full |"
    r"[a-z]+ ){0,4}"
    r"(?:expected|anticipated|planned|scheduled|targeted|slated|due|potential)\b)|"
    r", with (?=(?:[\w-]+ ){0,3}(?:data|results|read-?outs?|approvals?|launch|completion|enroll?ment|top-?line|filing|"
    r"submission|clearance|deliver(?:y|ies)|production|commissioning)\b)|"
    r", with (?=(?:further|additional|more) (?:details|information|updates)\b)|"
    r",? (?:and|&) (?=(?-i:Forecasts|Expects|Projects|Announces|Provides|Confirms|Reaffirms|Reiterates|Raises|Issues|"
    r"Anticipates|Plans|Targets|Sets|Outlines|Updates|Affirms|Guides|Sees|Increases|Lifts|Specifies|Narrows)\b)",
)


@lru_cache(maxsize=64)
def walls(words: str) -> tuple[int, ...]:
    """Where clauses end in the words, in order; several readers of one passage ask for the same."""
    return tuple([match.start() for match in BOUNDARY.finditer(words)])


REACH = 110  # characters between thing and step


def find(words: str) -> list[Anchor]:
    """The events the words can be about, in order of place.

    >>> [(a.kind, a.rule) for a in find("We will submit an IND for OR-7 in May and report top-line data in June.")]
    [('ind_submission', 'ind by submit'), ('topline_data', 'topline by report')]
    """
    return list(_found(words))  # statements and reports ask for the same passages


@lru_cache(maxsize=8192)
def _found(words: str) -> tuple[Anchor, ...]:
    marked = tokens(words)
    if not marked:
        return ()
    steps = [token for token in marked if token.is_step and not asides.in_passing(words, token)]
    things = [token for token in marked if not token.is_step]
    if "meeting" in words or "discussion" in words:
        things = [thing for thing in things if not asides.is_agenda(words, thing, things)]
    anchors: list[Anchor] = []
    used: set[Token] = set()
    for thing in things:
        best: tuple[float, Token] | None = None
        for step in steps:
            if (thing.name, step.name) not in PAIRS or (
                thing.name == "plant" and step.name == "reach" and step.end < thing.start
            ):
                continue  # "ore is to reach the mill": the mill is where it goes
            cost = _cost(thing, step, things, walls(words), words)
            if cost <= REACH and (best is None or cost < best[0]):
                best = (cost, step)
        if best is not None:
            step = best[1]
            used.add(step)
            anchors.append(
                Anchor(
                    PAIRS[thing.name, step.name], min(thing.start, step.start), max(thing.end, step.end),
                    1.0 - best[0] / 400, (thing.start, thing.end), (step.start, step.end),
                        f"{thing.name} by {step.name}",
                )
            )  # fmt: skip
        elif thing.name in ALONE:
            span = (thing.start, thing.end)
            anchors.append(Anchor(ALONE[thing.name], *span, 0.6, span, None, f"{thing.name} alone"))
    anchors += list(_done_to_pronouns(words, steps, things, used))
    if any(thing.name == "pdufa" for thing in things):  # "an action date for the sNDA": the date is of the decision
        anchors = [each for each in anchors if each.step or each.rule not in ("nda alone", "filing alone")]
    for step in steps:
        begun = _begun_before(step, anchors, words) if step not in used and step.name in _ENDS else None
        if begun is not None and begun.thing:
            used.add(step)
            kind = PAIRS[begun.rule.partition(" by ")[0], step.name]
            rule = f"{begun.rule.partition(' by ')[0]} by {step.name}"
            anchors.append(Anchor(kind, step.start, step.end, 0.6, begun.thing, (step.start, step.end), rule))
    for place, step in enumerate(steps):
        follower = steps[place + 1] if place + 1 < len(steps) else None
        leader = next((each for each in reversed(steps[:place]) if each.name in ("deliver", "launch")), None)
        if (
            step.name in ("begin", "complete")
            and step not in used
            and leader
            and leader not in used
            and leader.name in ("deliver", "launch")
            and step.start - leader.end < 70
        ):
            used.update((step, leader))
            span = (leader.start, leader.end)  # "Deliveries of the bus are to begin"
            anchors.append(
                Anchor(STEPS_ALONE[leader.name], leader.start, step.end, 0.6, span, None, f"{leader.name} alone")
            )
            continue
        if (
            step.name in ("begin", "complete")
            and follower
            and follower not in used
            and follower.name in ("deliver", "launch", "operate")
            and follower.start - step.end < 35
        ):
            used.update((step, follower))
            thing_span = (step.end + 1, follower.end)  # "begin biodiesel shipments"
            anchors.append(
                Anchor(
                    STEPS_ALONE[follower.name],
                    step.start,
                    follower.end,
                    0.6,
                    thing_span,
                    None,
                    f"{follower.name} alone",
                )
            )
        elif (
            step.name in STEPS_ALONE
            and step not in used
            and _TELLING.get(step.name, _ANY).match(words, step.start)
            and not (step.name == "open" and _TRADING.search(words[max(0, step.start - 12) : step.start]))
        ):
            span = (step.start, step.end)
            anchors.append(Anchor(STEPS_ALONE[step.name], *span, 0.4, None, span, f"{step.name} alone"))
    return tuple(sorted(_one_each(anchors, words), key=lambda anchor: (anchor.start, anchor.end)))


_RETOLD = frozenset("present report submit publish_paper complete".split())
_PRONOUN = any_case(r" (?P<it>it|them|these|those|this)\b(?= (?:at|in|by|during|before|to|on|for|as|later|within)\b)")


def _done_to_pronouns(words: str, steps: list[Token], things: list[Token], used: set[Token]) -> Iterator[Anchor]:
    """The events whose step is done to what the sentence named before: "report the data in May and present them"."""
    for step in steps:
        it = _PRONOUN.match(words, step.end) if step.name in _RETOLD and step not in used else None
        known = [each for each in things if each.end < step.start and (each.name, step.name) in PAIRS] if it else ()
        if it and step.name == "present" and not words.startswith(" at ", it.end()):
            continue  # what is only shown is reported, whatever the verb
        if it and known:
            used.add(step)
            thing = known[-1]
            rule = f"{thing.name} by {step.name}"
            kind = PAIRS[thing.name, step.name]
            yield Anchor(kind, step.start, it.end(), 0.8, it.span("it"), (step.start, step.end), rule)


_PASSIVE = any_case(
    r"\b(?:to be|will be|should be|could be|is|are|was|were|be|been|expected to|scheduled to|planned to|"
    r"anticipated to|and (?:then )?to)\s+(?:[a-z]+ly )?$",
)


# a relative clause that goes on about the thing before it, up to the step
_RELATIVE = any_case(
    r",? (?:which|that)(?: (?:is|are|was|were|we|it|the company|will|remains?|should|could|now|still|currently|also|"
    r"plans?|expects?|intends?|anticipates?|expected|planned|scheduled|slated|due|set|on|track|schedule|targeted|"
    r"anticipated|to|be|hopes?|aims?|in|turn|itself))* (?=\S+$|$)",
)


# steps whose thing is never behind a preposition of place
_PLACED = frozenset({"deliver", "launch", "available", "present", "begin", "complete"})
_TO_PLACE = any_case(r"\b(?:at|to|from|via|throughout|across)\b")
_ADJUNCT = any_case(
    r"\b(?:in|of|for|on|describing|reporting|regarding|about|against) (?:an? |the |its |our |this )?(?:[\w-]+ )?$",
)


# what opens the telling of another stage, still open at the end
_STAGE = re.compile(
    r"\b(?:once|as soon as|after|following|upon|if|when|pending|subject to|prior to|before|ahead of)\b[^,;]*$"
)


def _cost(thing: Token, step: Token, things: list[Token], walls: Sequence[int], words: str) -> float:
    """How far a step stands from a thing: characters between, dearer on the side where its grammar does not look."""
    after = step.start >= thing.end
    low, high = (thing.end, step.start) if after else (step.end, thing.start)
    if high < low:
        return 0.0
    cost = float(high - low)
    if thing.name == "plant" and step.name == "begin" and _WORK_ON.search(words, max(0, thing.start - 90), thing.start):
        cost += 120  # "Construction of the plant will begin": the construction does
    adjunct = after and _ADJUNCT.search(words[max(0, thing.start - 30) : thing.start])
    if adjunct and high - low > 12:
        cost += 30  # "Enrollment in the trial ... completed": the enrolment is
    if (
        after
        and not adjunct
        and thing.start < 45
        and not re.search(r"\b(?:that|which)\b", words[low:high])
        and _PASSIVE.search(words[max(0, step.start - 50) : step.start])
    ):
        cost *= 0.3  # "A trial of the compound in ... is on track to be started": the subject of the sentence
        walls = [wall for wall in walls if words[wall] == ";"]
    if after and any(_done_to(other, step, words) for other in things if other is not thing):
        return cost + 60  # "the project, which is to begin hydrogen production": the production begins
    if (
        after
        and thing.name == "enrollment"
        and words[thing.start : thing.end].lower() in ("enroll", "enrol", "enrolling")
    ):
        cost += 150  # "the study will enroll patients and is expected to conclude": the study is
    relative = _RELATIVE.search(words, low, high) if after else None
    if relative and not any(thing.end <= other.start < relative.start() for other in things):
        cost *= 0.3  # "a trial of the compound, which we plan to begin": the relative clause is about the trial
        walls = [wall for wall in walls if not relative.start() <= wall < relative.end()]
    cost += 120.0 * sum(low <= wall < high for wall in walls)
    if high - low > 5 and _STAGE.search(words, low, high):
        cost += 200  # "an IND once the studies are complete": the studies are
    if (
        after
        and step.form in ("base", "ing")
        and not re.search(r"\b(?:to|will|should|could|may|can|would)\b", words[low : high + 1])
    ):
        cost += 40
    if not after and thing.name == "approval" and step.name == "submit" and " and " in words[low:high]:
        cost += 120  # "the filing in May and approval in December"
    if not after and high - low > 12 and thing.name in _COMES_WITH and _WITH.search(words, low, thing.start):
        cost += 100  # "complete enrollment in the first half, with data": what comes with it has its own time
    if not after and _ITS.search(words, max(0, step.start - 6), step.start) and step.name == "launch":
        cost += 90  # "the pavilion makes its debut, with products of others"
    if not after and step.form == "ed":
        cost += 20
        if thing.name in _MADE and _BEEN.search(words, max(0, step.start - 30), step.start):
            cost += 90  # "will be unveiled by the president": who does it, or where
    if (
        not after
        and thing.name in _MADE
        and step.form in ("base", "ing")
        and high - low > 9
        and _beside(thing, step, words)
    ):
        cost += 90  # "begin a service in its data centers": the service begins
    if not after and step.name in _PLACED and _TO_PLACE.search(words[step.end : thing.start + 1]):
        cost += 100  # "to arrive at the plant": the plant is where, not what
    if after and step.form == "noun" and high - low > 25:
        cost += 30
    if after and re.search(
        r"\b(?:at|to|from|by|under|via|through) (?:an? |the |its |our )?(?:[\w-]+ )?$",
        words[max(0, thing.start - 30) : thing.start],
    ):
        cost += 120  # an adjunct, not what the step is done to
    # another thing in between takes the step for itself, unless it only qualifies this one
    between = sum(low <= other.start < high and other is not thing for other in things)
    return cost + (15.0 if cost > 40 or not after else 8.0) * between


_WORK_ON = any_case(
    r"\b(?:construction|expansion|installation|refurbishment|renovation|fabrication|decommissioning|demolition|upgrade|"
    r"modernization|modernisation|conversion|work)s? (?:of|on|at) (?:the |our |its |an? )?(?:[\w,/&'’-]+ ){0,6}\Z"
)
_ENDS = frozenset({"complete", "submit", "close"})
_AND_IS = any_case(r"[^.;]{0,90},? and (?:is|are|will|should|remains?) [^.;,]{0,60}\Z")


def _begun_before(step: Token, anchors: list[Anchor], words: str) -> Anchor | None:
    """The event whose thing a further verb is said of: "Enrollment began in May and is to be | completed"."""
    for anchor in reversed(anchors):
        name, _, done = anchor.rule.partition(" by ")
        if (
            done in ("begin", "launch", "open", "submit")
            and (name, step.name) in PAIRS
            and anchor.step
            and anchor.thing
        ):
            joined = anchor.thing[0] < anchor.step[0] and _AND_IS.fullmatch(words, anchor.step[1], step.start)
            if joined:
                return anchor
    return None


# things that are done, made or opened, and stand beside other events as place, means or doer
_MADE = frozenset(
    """plant project feature production goods title capacity staff officer contract partnership report construction
    application offering debt deal downtime test""".split()
)
_COMES_WITH = frozenset("data topline interim approval nda ind first_patient".split())
_WITH = re.compile(r"\bwith (?:[\w/-]+ ){0,3}$")
_ITS = re.compile(r"\b(?:its|their) $")
_BEEN = re.compile(r"\b(?:be|been|being|is|are) (?:[a-z]+ly )?$")
_BESIDE = re.compile(
    r" (?:in|at|with|from|through|via|using|under|alongside|across|into|on|for|throughout|within) "
    r"(?:(?:the|our|its|an?|their|this|these) )?(?:[\w-]+ ){0,4}$"
)


def _beside(thing: Token, step: Token, words: str) -> bool:
    """Whether an active step has its object right behind it, and the thing only behind a preposition after that."""
    placed = _BESIDE.search(words, step.end, thing.start)
    if placed is None or placed.start() - step.end < 6:
        return False
    text, end = nouns.phrase(words[: placed.start()], step.end)
    return len(text.split(" ")) > 1 and not words.startswith((" of ", ","), end)


_DIRECT = re.compile(r" (?:(?:the|its|our|an?) )?(?:[\w-]+ ){0,2}?")


def _done_to(thing: Token, step: Token, words: str) -> bool:
    """Whether a thing is the plain object of an active step, right behind it."""
    return (
        step.form in ("base", "ing")
        and 0 < thing.start - step.end < 36
        and (thing.name, step.name) in PAIRS
        and thing.name in ("production", "first_output")
        and _DIRECT.fullmatch(words, step.end, thing.start) is not None
    )


_ANY = re.compile("")
_TRADING = any_case(r"\b(?:markets?|trading|bell)(?:'s)? $")  # "at market open"
# the forms of a step that make an event without a thing
_TELLING = {
    "approve": re.compile(r"(?:approved|cleared|certified|authori[sz]ed)\b", re.IGNORECASE),
    "close": re.compile(r"(?:close[sd]|close(?! to\b| out\b)|closing|consummated)\b(?! of business)", re.IGNORECASE),
    "win": re.compile(r"(?:sign(?!al|ing (?:by|event|session|at)\b)|awarded\b|award of\b)", re.IGNORECASE),
    "appoint": re.compile(r"(?:appoint|join|retire|step)", re.IGNORECASE),
    "regain": re.compile(r"(?:regain|uplist|trading)", re.IGNORECASE),
    "enter_clinic": re.compile(
        r"(?!entry into (?:the |new |an? )?(?:[\w-]+ ){0,3}(?:market|agreement|contract|region))", re.I
    ),
}
_DATED_AND = re.compile(
    r"(?:\b(?:19|20)\d\d|\bquarter|\bhalf|\byear|\b[1-4]Q(?:\d\d)?|\b[12]H(?:\d\d)?|\bQ[1-4]|\bH[12]|(?:January|"
    r"February|"
    r"March|April|May|June|July|August|September|October|November|December))(?: \d{1,2})?(?:, \d{4})?\)?,? (?:and|"
    r"followed "
    r"by|then|with) (?:an?|the|its|our|for)? ?\Z|(?:19|20)\d\d,? and (?:an?|the|its|our) (?:[\w-]+ ){0,3}\Z"
)
_WHETHER = any_case(
    r"s? (?:on |about |as to |regarding |related to |relating to |concerning )?(?:whether|how|the|if|initiat\w+|"
    r"start\w+|proceed\w+|advanc\w+)\b",
)


def _one_each(anchors: list[Anchor], words: str) -> list[Anchor]:
    """One event a step: of several things under one step the nearest, and those joined to it by "and" or a comma."""
    kept: list[Anchor] = []
    doubts = [anchor for anchor in anchors if anchor.kind == "decision" and _WHETHER.match(words, anchor.end)]
    anchors = [each for each in anchors if not any(0 <= each.start - doubt.end < 90 for doubt in doubts)]
    for anchor in sorted(anchors, key=lambda each: -each.score):
        rival = next((other for other in kept if _same(anchor, other, words)), None)
        if rival is None:
            kept.append(anchor)
        elif rival.step == anchor.step and (alone := _by_itself(words, anchor)) is not None:
            kept.append(alone)
    return kept


_TOLD_APART = re.compile(
    r", ?(?:which (?:is|are) )?(?:now |currently )?(?:expected|anticipated|planned|due)\b[^;]{3,60}, "
)


def _by_itself(words: str, anchor: Anchor) -> Anchor | None:
    """The thing as an event of its own, where its step is another's: "the data, expected in May, inform the choice"."""
    name = anchor.rule.partition(" ")[0]
    if anchor.thing is None or anchor.step is None or name not in ALONE:
        return None
    if not _TOLD_APART.search(words, anchor.thing[1], max(anchor.thing[1], anchor.step[0])):
        return None
    return Anchor(ALONE[name], *anchor.thing, 0.6, anchor.thing, None, f"{name} alone")


_SET = re.compile(r"\band (?:has )?(?:also )?(?:set|assigned|provided|established|gave|given|issued) ")
_VERBAL = re.compile(r"\b(?:expects?|plans?|intends?|anticipates?|will|are|is)\b")


def _same(anchor: Anchor, other: Anchor, words: str) -> bool:
    if anchor.thing and other.thing and anchor.step and anchor.step == other.step:
        low, high = sorted((anchor.thing, other.thing))
        between = words[low[1] : high[0]]
        joined = (
            re.search(r",| and | or |/|&", between)
            and not _VERBAL.search(between)
            and not re.search(r"\b(?:of|in|for|from|with|on|at|to)\b", between)
        )
        if _DATED_AND.search(between) or _SET.search(between):
            return False  # "an NDA in June and an MAA in July", "granted the review and set a goal date"
        return anchor.kind == other.kind or not joined
    # a thing inside the reach of another event is its object: "topline data from the trial"
    if anchor.step is None and anchor.thing and other.step and other.thing and other.thing[1] <= other.step[0]:
        between = words[other.step[1] : anchor.start] if anchor.start >= other.step[1] else ","
        if len(between) <= 20 and not re.search(r"[,;]| and | of ", between):
            return True  # "the committee reviews the data": the data are its object
    if anchor.step is None and anchor.thing:
        return other.start <= anchor.start and anchor.end <= other.end and other.kind == anchor.kind
    return False
