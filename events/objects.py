"""What an event is done to, by its grammar: the object of the verb, the subject of a passive, what a noun is "of".

"We will retire the Hartley coal plant": the object. "The copper network will be retired": the subject. "Completion of
the Brightwell integration is expected": what stands behind "of".
"""

from __future__ import annotations

import re

from events import extents, nouns
from events.anchors import Anchor
from events.lettercase import any_case

_OBJECT = re.compile(
    r"(?: (?:out|up|down|off|back|on|successfully|also|to the (?:FDA|EMA|SEC|EPA|FCC|agency|board|commission)))*(?= )"
)
_NOMINAL = re.compile(r"(?: and \w+)? (?:of|for|on)(?= )")
_EVENTFUL = frozenset(
    """customer customers market start-ups fit-out fitout full-scale implementations adoption ramp-ups scale-up
    go-live roll-outs rollouts integrations transition interior nameplate rated rate rates throughput
    steady-state
    production operations operation construction installation completion commissioning delivery deliveries shipment
    shipments launch launches opening openings start startup start-up approval approvals integration implementation
    testing development expansion transaction acquisition merger sale closing deal rollout roll-out release releases
    phase stage capacity output volume commercial first initial full annual total final new trial pilot serial series
    mass next work works project projects plant plants facility facilities program programme order orders contract
    contracts agreement agreements units products product design commercialization service services availability
    conversion deployment deployments decision process system systems activities ramp ramp-up execution commencement
    sampling separation spin-off spinoff closure relocation upgrade upgrades migration site sites location locations
    store stores mine center centre trials plan operational mechanical substantial practical
    structural online live whole entire general availability limited public private preview beta
    commercially globally nationally
    launch""".split()
)


def bare(text: str) -> bool:
    """Whether a phrase names nothing of its own: "commercial production", "the first phase"."""
    return all(
        word.strip("®™.").lower() in _EVENTFUL
        or word.lower() in nouns.SMALL
        or word[0].isdigit()
        or word.lower() in ("and", "the")
        for word in text.split()
    )


_APPROVED = any_case(
    r"(?:(?:[A-Z]{2,6}|regulatory|final|full|conditional|type|product|the|necessary|required|all|European|federal|"
    r"state|government|board|initial|formal) )*(?:approvals?|certifications?|clearances?|permits?|licen[cs]es?|"
    r"authori[sz]ations?)",
)


def of_event(words: str, anchor: Anchor) -> str:
    """What an event is done to, nothing where its grammar does not tell.

    >>> from events.anchors import find
    >>> text = "The copper network will be fully decommissioned in May; we will open the Graz plant."
    >>> [of_event(text, anchor) for anchor in find(text)][-1]
    'Graz plant'
    """
    words = nouns.BRACKET.sub(lambda match: " " * len(match.group()), words)
    if anchor.thing and anchor.step and (done_to := _direct(words, anchor.thing, anchor.step)):
        return done_to
    told = _of_thing(words, anchor) if anchor.thing else ""
    if told and _referred(words, told):
        return ""  # "this innovative system": it was named before
    if told and not bare(told) and not _APPROVED.fullmatch(told):
        return told
    if _APPROVED.fullmatch(told):
        return ""  # "FAA certification": of what stands elsewhere
    of_step = _of_step(words, anchor.step) if anchor.step else ""
    if of_step.lower() in nouns.HALT or _NO_NOUN.fullmatch(of_step):
        return ""
    if of_step and not bare(of_step) and not _referred(words, of_step):
        return f"{told} {of_step}" if told and told.lower() in ("first oil", "first gas", "first gold") else of_step
    return _sized(words, anchor)


def _sized(words: str, anchor: Anchor) -> str:
    """What only its measure tells from others: "a 200-room hotel", "construction of the 80,000-square-foot plant"."""
    start, end = anchor.thing or anchor.step or (anchor.start, anchor.end)
    nominal = _NOMINAL.match(words, end)
    if nominal:
        return extents.phrase(words, nominal.end() + 1)
    return next((text for low, text in extents.every(words) if 0 < start - low < 40 and end <= low + len(text)), "")


def of_clause(words: str, anchor: Anchor) -> str:
    """The subject of the clause that an event stands in: "The Graz plant will reach a capacity of 40 GWh"."""
    words = nouns.BRACKET.sub(lambda match: " " * len(match.group()), words)
    told = nouns.before(words, (anchor.step or (anchor.start,))[0])
    return "" if not told or bare(told) or _referred(words, told) or told.lower() in _SPANS else told


_SPANS = frozenset("year month day week hour quarter annum".split())  # "25,000 tonnes per year, rising to ..."


_PLACED = re.compile(
    r"(?<!up)(?<!out) (?:in|at|on|for|from|with|via|across|through|into|under|using|within|on) "
    r"(?:(?:the|our|its|an?|their) )?(?:[\w-]+ ){0,3}$"
)


# "release new tools, usable directly in the app"
_ASIDE = re.compile(r",? (?:[a-z]+(?:ed|able|ible|ing)(?: [a-z]+ly)?)")


def _direct(words: str, thing: tuple[int, int], step: tuple[int, int]) -> str:
    """The plain object of a verb whose thing only stands behind a preposition: "release new tools in the app"."""
    form = words[step[0] : step[1]].lower()
    if thing[0] - step[1] < 6 or form.endswith(
        ("ed", "ion", "ment", "al", "ance", "ery", "ch", "ut", "up", "off", "en")
    ):
        return ""
    if not re.search(
        r"\b(?:to|will|be|should|and|would|could|by|may|is|are)(?: [a-z]+ly)? $", words[max(0, step[0] - 24) : step[0]]
    ):
        return ""
    placed = _PLACED.search(words, step[1], thing[0])
    if placed is None:
        return ""
    text, end = nouns.phrase(words[: placed.start()], step[1])
    aside = placed.start() - end < 3 or _ASIDE.fullmatch(words, end, placed.start())
    return text if text and aside and not bare(text) and not _referred(words, text) else ""


def _referred(words: str, told: str) -> bool:
    """Whether a phrase only points back: "this system", "certification of these aircraft"."""
    told = re.split(r" (?:of|for|at|in|on|from|with|to) ", told)[-1]
    head = told.rsplit(" ", 1)[-1]
    pointed = re.search(rf"\b(?:this|these|such|those) (?:[\w-]+ ){{0,2}}{re.escape(head)}\b", words, re.IGNORECASE)
    return pointed is not None and not re.search(r"[A-Z]{2}|\d|\b[A-Z][a-z]+ [A-Z]", told)


def _of_thing(words: str, anchor: Anchor) -> str:
    """The phrase that the thing of an event stands in."""
    start, end = anchor.thing or (anchor.start, anchor.end)
    glued = re.search(r"[A-Za-z0-9,]+-$", words[:start])
    low = glued.start() if glued else start
    for _ in range(6):
        left = re.search(r"([A-Za-z0-9&](?:[\w&'’/+.%®™-]|,(?=\d))*) +$", words[max(0, low - 34) : low])
        if left is None or left[1].lower() in nouns.SMALL or nouns.STOPS.match(words, low - 2):
            break
        periodic = anchor.kind == "disclosure" and left[1].lower() in (
            "quarter",
            "fiscal",
            "half",
            "full-year",
            "annual",
        )
        if left[1].rstrip(".").lower() in nouns.HALT and not periodic:
            break
        if left[1].lower() in ("no", "any", "and", "or", "company"):
            break
        if re.fullmatch(r"[\d.,%$]+", left[1]) and not re.search(r"[A-Z]", words[low : low + 1]):
            break
        if _GOVERNS.search(words[max(0, low - len(left.group()) - 12) : low - len(left.group())]):
            break  # "to remodel the stores": the verb is none of the name
        low -= len(left.group())
    before_step = words[: anchor.step[0]] if anchor.step and anchor.step[0] >= end else words
    text, reached = nouns.phrase(before_step, low)
    return text if reached >= end - 1 else " ".join(words[low:end].split())


_GOVERNS = re.compile(r"\b(?:to|will|should|could|would|may|also|[a-z]{3,}ly) $")


_BY_ITSELF = re.compile(
    r"(?:(?:go(?:es|ing)?|com(?:e|es|ing)|be) )?(?:live|on-?line|operational|on stream|in service|in operation|up "
    r"and running)"
)
_NO_NOUN = re.compile(r"[a-z]+ed(?: (?:and|or) [a-z]+(?:ed|able))?|(?:something|anything|everything)\b.*")
_ALONE = re.compile(r"(?:^|, )(?:[Tt]he|[Ii]ts|[Oo]ur) (?:(?:official|planned|full|final|grand|actual) )?$")
_OF_IT = re.compile(r" (?:of|for|at|in|on)\b")


def _of_step(words: str, step: tuple[int, int]) -> str:
    """What a verb or its noun acts on: its object, what it is "of", or its subject."""
    start, end = step
    form = words[start:end].lower()
    if _BY_ITSELF.fullmatch(form):
        return nouns.before(words, start)  # "the programme goes live on our network"
    nominal = _NOMINAL.match(words, end)
    if nominal and not form.endswith("ed"):
        text = nouns.phrase(words, nominal.end())[0]
        sized = extents.phrase(words, nominal.end() + 1) if not text or bare(text) else ""
        if text or sized:
            return sized or text
    if _ALONE.search(words[:start]) and not _OF_IT.match(words, end):
        return ""  # "Subject to a licence, the opening is planned": it opens what was named before
    passive = re.search(r"\b(?:be|been|being|is|are|was|were|get)(?: [a-z]+ly| now| already)? $", words[:start])
    participle = form.endswith(("ed", "wn", "lt", "ilt", "ade", "old"))
    noun = re.search(r"(?:ion|ment|ance|ery|eries|ents?|ings?|ch|al|ure|pt|out|off|up)$", form) and not re.search(
        r"\b(?:to|will|and)(?: [a-z]+ly)? $", words[max(0, start - 20) : start]
    )
    if not passive and not participle and not (noun and not form.endswith("ing")):
        after = _OBJECT.match(words, end)
        text = (
            nouns.phrase(words, after.end())[0]
            if after
            and not re.match(
                r" (?:in|on|by|at|to|with|for|from|as|under|during|"
                r"within|before|through)\b",
                words[end:],
            )
            else ""
        )
        if text:
            return text
    if noun and not passive:
        low = start
        left = re.search(r"((?:[A-Za-z0-9][\w&'’/+.®™-]* ){1,5})$", words[:start])
        if left:
            kept: list[str] = []
            for word in reversed(left[1].split()):
                if (
                    word.lower() in nouns.HALT
                    or word.lower() in nouns.SMALL
                    or word.lower() in ("the", "a", "an", "its", "our", "and")
                ):
                    break
                kept.insert(0, word)
            text = " ".join(kept)
            if text and not bare(text) and not nouns.PRONOUN.match(text):
                return text
            low -= len(text) + 1 if text else 0
        start = max(low, 0)
    led = re.search(r"\bwith (?:the |an? |its )?(?:[\w-]+ ){0,4}$", words[:start])
    if noun and led:
        return nouns.opening(
            words[: led.start()]
        )  # "Construction of the hall is under way, with completion scheduled for May"
    return nouns.before(words, start)
