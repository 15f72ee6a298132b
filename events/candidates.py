"""One passage's events beside its windows: what could be a statement before any refiner has spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events import anchors as anchor_rules
from events import (
    binding,
    columns,
    coordination,
    counts,
    deeds,
    expectations,
    figures,
    metrics,
    periodic,
    reckoned,
    sharpening,
    tallies,
    undertakings,
    unfigured,
)
from events.anchors import Anchor
from events.figures import Figure
from events.metrics import Measure
from events.types import Passage, Window

# steps that make an event only where something forward governs them directly: "will launch", "planned opening"
_GOVERNED = re.compile(
    r"\b(?:to|will|shall|be|being|followed by|for|of|the|a|an|its|our|and|should|could|may|might|would|can|"
    r"initial|potential|"
    r"planned|expected|anticipated?s?|targets?|first|commercial|full|customer|q[1-4]|h[12]|quarter|half|spring|"
    r"summer|fall|autumn|"
    r"winter|mid-?year|year-end|mid-20\d\d|"
    r"new|market|target(?:ed|ing)?|scheduled|20\d\d|soft|official|product|us|u\.s\.|european|begin|"
    r"start)\s+(?:[a-z]+ly )?$",
    re.IGNORECASE,
)
# a step told as a noun: "the market launch of the pump is scheduled", "delivery, now expected"
_NOMINAL = re.compile(
    r"(?<=[hgyntel])s?(?: of [^.;:]{3,60}?)?,? (?:is|are|remains?|now|still|which is|currently)? ?(?:expected|"
    r"planned|scheduled|"
    r"slated|anticipated|targeted|due|set|on (?:track|schedule|course))\b",
    re.IGNORECASE,
)
# a thing that is the object of another verb: "to explore the Hartley mine starting in May"
_DONE_TO = re.compile(
    r"\b(?:to|will|would|should) (?!be\b|have\b|see\b|begin\b|start\b|commence\b|with\b|the\b|our\b|its\b|a\b|"
    r"an\b|full\b|"
    r"commercial\b|initial\b)[a-z]+ (?:the |its |our |an? )(?:[\w-]+ ){0,4}$"
)
# "a full-scale launch of the division"
_THE = re.compile(r"\b(?:the|an?|its|our|their) (?:[a-z][\w-]+ ){1,2}$")
_OF = re.compile(r"s? (?:of|for) (?:the |our |its |an? )?\w")
_TITLE = re.compile(r"[\W\d]*(?:(?:[A-Z][\w-]*|the|of) ){0,3}")  # "General availability of ..."
_CHANGE = re.compile(
    r"\b(?:increas|decreas|declin|grow|improv|expand|reduc|ris(?:e|ing)|fall|low(?:er)?|high(?:er)?|strong(?:er)?|"
    r"weak(?:er)?|flat|stable|positive|break-?even|accelerat|moderat|doubl|tripl|"
    r"upper|top|end of|sequential|improv|expan|compress|"
    r"first|initial|accretive|dilutive|recurring|profitab|break-?even|commence|begin|start|generat|contribut|"
    r"exceed|recogniz|soften|rebound|recover|normali[sz]|stabili[sz]|taper|inflect|bottom|trough|peak|ramp|dip|widen|"
    r"narrow|shrink|contract|unchanged|constant|(?:stay|remain)(?= (?:at|on|in line|constant|unchanged|flat|stable)\b)|"
    r"level with|balanced result)\w*|\b(?:step|tick|trend|pick|com|mov|go|edg)(?:e?s|ing|e|ping)? (?:slightly |"
    r"back |modestly )?(?:up|down|in\b(?! 20)|off)|\b(?:in[- ]line|consistent|comparable|similar) (?:with|to)\b|"
    r"\b(?:single|double)[- ]digits?\b|\bhold(?:ing)? steady\b",
    re.IGNORECASE,
)


LONG, REACH = 3000, 700  # characters of a passage, and around a date
_ASIDE = re.compile(
    r"\b(?:without|excluding|not including|exclusive of|net of|irrespective of|regardless of|apart from|adjusted for|"
    r"(?:not )?factoring in|taking into account|not counting)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_STEPS_DOWN = re.compile(r"step\w* (?:down|up)|retir\w+ (?:the|our|its) ", re.IGNORECASE)
_RETIRES = re.compile(r"retir\w+ (?:the|our|its) ", re.IGNORECASE)  # "retire the notes"
_ACCRETIVE = re.compile(r"[^.;,]{0,40}\b(?:accretive|dilutive|contribute|add)\b", re.IGNORECASE)
_ABSTRACT = re.compile(
    r"\s+(?:[\w.$%-]+ ){0,5}(?:growth|profit\w*|results?|value|performance|returns?|ebitda|earnings|margins?|step|"
    r"keynote|address|speech|presentation|solutions?|benefits?|savings|potential)\b",
    re.IGNORECASE,
)


# what opens by itself on its day: "the fair will open", "before the market opens"
_OPENS_ITSELF = re.compile(
    r"\b(?:events?|fairs?|exhibitions?|festivals?|conferences?|registrations?|nominations?|applications?|doors|"
    r"markets?|"
    r"exchange|expo|show|summit|symposium|polls|season|bell|trading)(?: (?:will|is|are|to|scheduled|expected|set|also|"
    r"officially|be))* $|\b(?:at|before|after|upon) (?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event, the window that governs it and the figure said of it, in one passage."""

    passage: Passage
    index: int
    window: Window  # offsets in the passage's words, or in the heading that gives it
    anchor: Anchor
    measure: Measure | None = None
    figure: Figure | None = None
    from_heading: bool = False
    subject: str = ""  # where the words tell it in turn


def find(
    passage: Passage, index: int, windows: Sequence[Window], from_heading: bool = False
) -> tuple[list[Candidate], list[Window]]:
    """The candidates of a passage, and the windows for which it has no event."""
    reports = [(report, each) for each in windows if (report := periodic.event(passage.words, each)) is not None]
    if reports:
        undertaken = [
            Candidate(passage, index, window, each, subject=passage.words[each.start : each.end])
            for each, window in reports
        ]
        rest = [window for window in windows if not any(window is each for _, each in reports)]
        found, lone = find(passage, index, rest, from_heading) if rest else ([], [])
        return undertaken + found, lone
    words = columns.settled(passage) if len(passage.words) < LONG else _near(passage.words, windows, from_heading)
    spans = [] if from_heading else [(window.start, window.end) for window in windows]
    amounts = figures.find(words, spans)
    measures = [columns.scaled(each, passage, words) for each in metrics.find(words, amounts, spans)]
    owned: set[tuple[int, int]] = set()
    events: list[Anchor] = []
    by_anchor: dict[Anchor, Measure] = {}
    done = deeds.one_each(deeds.found(words, deeds.DEEDS))
    figured_names = [each for each in (_measured(words, measure) for measure in measures) if each and each.score > 0.9]
    done = [deed for deed in done if not (deeds.yields(deed) and any(_meet(each, deed) for each in figured_names))]
    sold = any((each := _measured(words, measure)) and each.rule == "first sales" for measure in measures)
    if sold:  # "sales and deliveries will begin" is one launch
        done = [deed for deed in done if deed.kind != "delivery"]
    for measure in measures:
        anchor = _measured(words, measure)
        if anchor is not None and any(_meet(anchor, deed) for deed in done):
            continue
        if anchor is not None:
            events.append(anchor)
            owned |= {counts.place(measure.figure)} if measure.figure else set()
            if anchor.kind != "product_launch":
                by_anchor[anchor] = measure
    events += done
    for anchor in anchor_rules.find(words):
        if any(_meet(anchor, deed) for deed in done):
            continue
        if (
            anchor.rule.endswith(" by begin")
            and anchor.step
            and anchor.thing
            and any(
                start <= anchor.step[0] < end
                and (
                    start - anchor.thing[1] > 3
                    or _DONE_TO.search(words[max(0, anchor.thing[0] - 60) : anchor.thing[0]])
                )
                for start, end in spans
            )
        ):
            continue  # "restrictions on software of all kinds starting on 1 November"
        if anchor.rule.endswith(" by report") and anchor.step and words.endswith("today ", 0, anchor.step[0]):
            continue  # "a provider of products, today announced that": what is announced is the event
        anchor = sharpening.sharper(words, anchor, windows)
        if anchor.rule == "begin alone":
            begun = undertakings.read(words, "begin", anchor.end, min(len(words), anchor.end + 90))
            if begun is not None and begun.thing is not None and begun.kind == "product_launch":
                anchor = replace(anchor, kind=begun.kind, end=max(anchor.end, begun.thing[1]), thing=begun.thing)
        if (
            anchor.thing is None
            and not _GOVERNED.search(words[max(0, anchor.start - 30) : anchor.start])
            and not _TITLE.fullmatch(words[: anchor.start])
            and not _NOMINAL.match(words, anchor.end)
            and not (_THE.search(words[max(0, anchor.start - 36) : anchor.start]) and _OF.match(words, anchor.end))
            and not (
                words[: anchor.end].lower().endswith(("ing", "launch", "release", "rollout", "roll-out", "debut"))
                and any(0 <= start - anchor.end <= 2 for start, _ in spans)
            )
        ):
            continue
        if any(
            anchor.start < end and start < anchor.end and (anchor.step is None or anchor.thing is None)
            for start, end in spans
        ):
            continue
        if anchor.step is None and _ASIDE.search(words[max(0, anchor.start - 60) : anchor.start]):
            continue  # "without factoring in acquisitions"
        if anchor.rule == "appoint alone" and anchor.start < 3 and words[anchor.start :].startswith("Join "):
            continue  # an invitation
        if anchor.rule == "appoint alone" and (_STEPS_DOWN if measures else _RETIRES).match(words, anchor.start):
            continue  # "the yield will step down"
        if anchor.rule == "deal alone" and _ACCRETIVE.match(words, anchor.end):
            continue  # what a deal will do to a metric is guidance
        if anchor.rule == "deliver alone" and _ABSTRACT.match(words, anchor.end):
            continue  # "deliver growth", "deliver a keynote"
        if anchor.rule == "construction alone" and words.startswith(" date", anchor.end):
            continue
        if anchor.rule == "open alone" and _OPENS_ITSELF.search(words[max(0, anchor.start - 70) : anchor.start]):
            continue
        if anchor.rule == "construction alone" and not any(
            -2 <= window.start - anchor.end <= 40 or 0 <= anchor.start - window.end <= 6 for window in windows
        ):
            continue  # "testing", "design", "transition" are events only beside their date
        if any(_inside(anchor, other) for other in by_anchor):
            continue
        events.append(anchor)
    if sold:
        events = [each for each in events if each.rule != "deliver alone"]
    events.sort(key=lambda each: each.start)
    if from_heading:
        bound = (
            [(each, windows[0]) for each in _first(words, events)]
            if not by_anchor
            else [(each, windows[0]) for each in by_anchor]
        )
    else:
        bound = binding.bind(words, windows, events)
        bound = unfigured.beside(words, bound, by_anchor)
        bound = coordination.governed(words, bound)
    lasting = {id(window) for anchor, window in bound if anchor.kind == "cash_runway"}
    bound = [
        (anchor, window)
        for anchor, window in bound
        if id(window) not in lasting
        or anchor.kind == "cash_runway"
        or (anchor in by_anchor and by_anchor[anchor].figure)
    ]
    bound = unfigured.beside(words, bound, by_anchor)
    found = []
    for anchor, window in unfigured.one_each(words, bound, by_anchor):
        said = by_anchor.get(anchor)
        figure = said.figure if said else counts.said(words, anchor, amounts, owned)
        found.append(Candidate(passage, index, window, anchor, said, figure, from_heading))
    used = {id(window) for _, window in bound}
    for window in () if from_heading else windows:
        if id(window) not in used and (guided := _amount_expected(words, window, amounts, owned)) is not None:
            used.add(id(window))
            owned.add(counts.place(guided[1]))
            found.append(Candidate(passage, index, window, guided[0], None, guided[1], subject=guided[0].subject))
        lasting_to = window.edge == "through" and window.timing[:5].lower() == "into "  # no event falls on such a time
        if id(window) not in used and not lasting_to and (told := expectations.find(words, window)) is not None:
            if any(_goes_on(words, other, told, window) for other in found):
                continue
            used.add(id(window))
            told = sharpening.sharper(words, told, windows)
            figure = counts.said(words, told, amounts, owned)
            found.append(Candidate(passage, index, window, _numbered(told, figure), None, figure))
    return found, [window for window in windows if id(window) not in used]


# "launch the line in September | and reach 2 million users by June": the second date is of another deed
_ANOTHER_DEED = re.compile(
    r",? and (?:then |also |to |ultimately )*(?:reach|get|exceed|hit|grow|be|have|achieve|generate|turn|become)\b"
)


def _goes_on(words: str, other: Candidate, told: Anchor, window: Window) -> bool:
    """Whether a deed already has its date and the words between that and this one tell another."""
    return (
        other.anchor.start == told.start
        and other.window.end <= window.start
        and _ANOTHER_DEED.match(words, other.window.end) is not None
    )


def _amount_expected(
    words: str, window: Window, amounts: Sequence[Figure], owned: set[tuple[int, int]]
) -> tuple[Anchor, Figure] | None:
    return reckoned.find(words, window, amounts, owned) or tallies.find(words, window, amounts, owned)


def _numbered(told: Anchor, figure: Figure | None) -> Anchor:
    """A deed that no table knows is, done to a number of things, a number reached: "train 500 technicians"."""
    counted = figure is not None and told.kind == "other" and told.step is not None and told.thing is not None
    if counted and figure is not None and figure.unit and told.start <= figure.start < told.end and not figure.money:
        return replace(told, kind="capacity_target")
    return told


_AND = re.compile(r"(?: approvals?| clearances?| submissions?)?,? (?:and|&) (?:[\w-]+ ){0,2}")


def _first(words: str, events: Sequence[Anchor]) -> list[Anchor]:
    """The first event of an item that has its date from above, and the one that "and" joins to it."""
    joined = (
        len(events) > 1 and events[0].kind != events[1].kind and _AND.fullmatch(words, events[0].end, events[1].start)
    )
    return list(events[: 2 if joined else 1])


def _near(words: str, windows: Sequence[Window], from_heading: bool) -> str:
    """The words with all that is too far from every date blanked, so that a page without a stop costs no more."""
    if from_heading:
        return words[:LONG]
    kept, done = [], 0
    for window in windows:
        low, high = max(done, window.start - REACH), min(len(words), window.end + REACH)
        if high > low:
            kept.append(" " * (low - done) + words[low:high])
            done = high
    return "".join(kept).ljust(len(words))


def _measured(words: str, measure: Measure) -> Anchor | None:
    """A metric as an event: with its figure, or with a word of change near it."""
    end = max(measure.end, measure.figure.end) if measure.figure else measure.end
    start = min(measure.start, measure.figure.start) if measure.figure else measure.start
    if measure.figure is None and not _CHANGE.search(words[max(0, measure.start - 45) : measure.end + 45]):
        return None
    if measure.family == "count" and _STARTS.match(words, end):
        return None  # "production of 200,000 units a year is to begin": the beginning is the event
    if measure.family == "multiple" and _DELEVERS.search(words[max(0, start - 40) : start]):
        return None  # "reduce net leverage to 2x": what is done to the debt is the event
    rule = "metric with figure" if measure.figure else "metric with a change"
    if measure.figure is None and _FIRST_SALES.search(words[max(0, measure.start - 40) : measure.end + 110]):
        return Anchor("product_launch", start, end, 0.5, (measure.start, measure.end), None, "first sales")
    return Anchor(
        metrics.kind(measure), start, end, 0.95 if measure.figure else 0.5, (measure.start, measure.end), None, rule
    )


_STARTS = re.compile(r"[^.;,]{0,50}\b(?:begin|start|commenc|launch)", re.IGNORECASE)
_DELEVERS = re.compile(r"\b(?:reduc|lower|cut|bring|delever|pay)\w*\s+(?:down )?(?:our |its |the )?$", re.IGNORECASE)
_FIRST_SALES = re.compile(
    r"\b(?:first|initial) (?:commercial|product) (?:sales|revenues?)|\bcommercial (?:[\w-]+ ){0,2}(?:sales|"
    r"revenues?) (?:begin|start|commenc)|^\W*(?:first )?sales (?:and (?:deliver\w+|"
    r"shipments) )?(?:of [^.;]{3,60} )?(?:will|should|"
    r"(?:is|are) (?:expected|planned|scheduled|slated|set|due) to|to) (?:begin|start|commence)",
    re.IGNORECASE,
)


def _meet(anchor: Anchor, deed: Anchor) -> bool:
    return anchor.start < deed.end and deed.start < anchor.end


def _inside(anchor: Anchor, other: Anchor) -> bool:
    """Whether an event's thing is only a part of a metric's name: "operating" in "operating expenses"."""
    thing = anchor.thing or anchor.step
    mine = other.thing
    return bool(thing and mine and thing[0] < mine[1] and mine[0] < thing[1])
