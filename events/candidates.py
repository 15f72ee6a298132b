"""One passage's events beside its windows: what could be a statement before any refiner has spoken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events import anchors as anchor_rules
from events import binding, figures, metrics
from events.anchors import Anchor
from events.figures import Figure
from events.metrics import Measure
from events.parties import REGULATORS
from events.types import Passage, Window

# steps that make an event only where something forward governs them directly: "will launch", "planned opening"
_GOVERNED = re.compile(
    r"\b(?:to|will|shall|be|being|for|of|the|a|an|its|our|and|should|could|may|might|would|can|initial|potential|planned|expected|anticipated|first|commercial|full|customer|"
    r"new|target(?:ed|ing)?|scheduled|20\d\d|soft|official|product|us|u\.s\.|european|begin|start)\s+(?:[a-z]+ly )?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\W\d]*(?:(?:[A-Z][\w-]*|the|of) ){0,3}")  # "General availability of ..."
_COUNTED = frozenset(
    """capacity_target pipeline_count trial_start data_presentation product_launch production_start enrollment_milestone facility_opening delivery merger_close
    appointment contract_award ind_submission candidate_nomination regulatory_submission first_patient_dosed partnership sustainability_target restructuring
    buyback financing debt_action project_completion other partner_milestone dividend data_readout topline_data regulatory_decision""".split()
)
_MONEYED = frozenset(
    "buyback financing debt_action restructuring contract_award partner_milestone dividend merger_close capacity_target".split()
)
_CHANGE = re.compile(
    r"\b(?:increas|decreas|declin|grow|improv|expand|reduc|ris(?:e|ing)|fall|low(?:er)?|high(?:er)?|strong(?:er)?|weak(?:er)?|flat|stable|positive|break-?even|accelerat|moderat|doubl|tripl|"
    r"first|initial|recurring|profitab|break-?even|commence|begin|start|generat|contribut|exceed|recogniz)\w*",
    re.IGNORECASE,
)


_APART = re.compile(r"[;:]|,| and |\b(?:from|using|with|after|involving|which|in)\b")
_APART_LOOSE = re.compile(r"[;:]| and |\b(?:from|using|involving|supported)\b")
_DATED = re.compile(r"\b(?:in|by|during) (?:\w+ ){0,4}20\d\d\b")


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
    words = passage.words
    spans = [] if from_heading else [(window.start, window.end) for window in windows]
    amounts = figures.find(words, spans)
    measures = metrics.find(words, amounts)
    owned = {id_of(measure.figure) for measure in measures if measure.figure}
    events: list[Anchor] = []
    by_anchor: dict[Anchor, Measure] = {}
    for measure in measures:
        anchor = _measured(words, measure)
        if anchor is not None:
            events.append(anchor)
            if anchor.kind != "product_launch":
                by_anchor[anchor] = measure
    for anchor in anchor_rules.find(words):
        anchor = _refined(words, anchor, windows)
        if anchor.thing is None and not _GOVERNED.search(words[max(0, anchor.start - 30) : anchor.start]) and not _TITLE.fullmatch(words[: anchor.start]):
            continue
        if any(
            anchor.start < end and start < anchor.end and (anchor.step is None or anchor.thing is None)
            for start, end in spans
        ):
            continue
        if anchor.rule == "construction alone" and not any(
            -2 <= window.start - anchor.end <= 40 or 0 <= anchor.start - window.end <= 6 for window in windows
        ):
            continue  # "testing", "design", "transition" are events only beside their date
        if any(_inside(anchor, other) for other in by_anchor):
            continue
        events.append(anchor)
    events.sort(key=lambda each: each.start)
    if from_heading:
        bound = (
            [(each, windows[0]) for each in events[:1]] if not by_anchor else [(each, windows[0]) for each in by_anchor]
        )
    else:
        bound = _coordinated(words, binding.bind(words, windows, events))
    lasting = {id(window) for anchor, window in bound if anchor.kind == "cash_runway"}
    bound = [
        (anchor, window)
        for anchor, window in bound
        if id(window) not in lasting
        or anchor.kind == "cash_runway"
        or (anchor in by_anchor and by_anchor[anchor].figure)
    ]
    figured = {id(window) for anchor, window in bound if anchor in by_anchor and by_anchor[anchor].figure}
    bound = [
        (anchor, window)
        for anchor, window in bound
        if anchor not in by_anchor or by_anchor[anchor].figure or id(window) not in figured
    ]
    bare: set[int] = set()
    found = []
    for anchor, window in bound:
        if anchor in by_anchor and by_anchor[anchor].figure is None:
            if id(window) in bare:
                continue
            bare.add(id(window))
        measure = by_anchor.get(anchor)
        figure = measure.figure if measure else _counted(words, anchor, amounts, owned)
        found.append(Candidate(passage, index, window, anchor, measure, figure, from_heading))
    used = {id(window) for _, window in bound}
    return found, [window for window in windows if id(window) not in used]


_SITE = re.compile(
    r"\b(?:plant|facility|mine|store|site|center|centre|hub|factory|refinery|hospital|clinic|terminal|station|warehouse),? (?:which |that )?"
    r"(?:is|are|will|set|expected|scheduled|slated|due|planned|anticipated|to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:courts?|judge|jury|appeals|arbitrat\w+|tribunal)\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"\b(?:Commission|Authority|Ministry|Agency|Department of [A-Z]\w+|regulators?)\b[^.;]{0,80}\b(?:decision|ruling)|decision (?:from|by|of) (?:the )?(?:[A-Z]\w+ ){0,5}(?:Commission|Authority|Ministry|Agency|Department)\b")
_CLINICAL = re.compile(
    r"toxicology|first-in-human|initiat\w+ [^.;]{0,40}(?:trial|stud)|clinical trial|ind-enabling|preclinical",
    re.IGNORECASE,
)
_MARKETING = re.compile(
    r"\b(?:NDA|BLA|MAA|approval|marketing|510|PMA|licen[cs]e|pivotal|phase 3|phase iii)\b", re.IGNORECASE
)
_AT_MEETING = re.compile(
    r"\bat (?:the )?(?:[\w.&'-]+ ){0,9}(?:meeting|congress|conference|symposium|annual)", re.IGNORECASE
)


def _refined(words: str, anchor: Anchor, windows: Sequence[Window]) -> Anchor:
    """The same event with a sharper kind where the rest of the sentence tells it."""
    if anchor.kind == "data_readout" and (
        any(window.grain == "meeting" for window in windows) or _AT_MEETING.search(words)
    ):
        return replace(anchor, kind="data_presentation")
    if (
        anchor.kind == "regulatory_submission"
        and anchor.rule.startswith("filing")
        and _CLINICAL.search(words)
        and not _MARKETING.search(words)
    ):
        return replace(anchor, kind="ind_submission")
    if anchor.rule.startswith("production by") and anchor.thing and words[slice(*anchor.thing)].lower().endswith("operations") and _SITE.search(words[: anchor.start]):
        return replace(anchor, kind="facility_opening")
    if anchor.kind == "decision" and _COURT.search(words):
        return replace(anchor, kind="litigation")
    if anchor.kind == "decision" and (REGULATORS.search(words) or _AUTHORITY.search(words)):
        return replace(anchor, kind="regulatory_decision")
    return anchor


def id_of(figure: Figure) -> tuple[int, int]:
    return figure.start, figure.end


def _measured(words: str, measure: Measure) -> Anchor | None:
    """A metric as an event: with its figure, or with a word of change near it."""
    end = max(measure.end, measure.figure.end) if measure.figure else measure.end
    start = min(measure.start, measure.figure.start) if measure.figure else measure.start
    if measure.figure is None and not _CHANGE.search(words[max(0, measure.start - 45) : measure.end + 45]):
        return None
    rule = "metric with figure" if measure.figure else "metric with a change"
    if measure.figure is None and _FIRST_SALES.search(words[max(0, measure.start - 40) : measure.end + 14]):
        return Anchor("product_launch", start, end, 0.5, (measure.start, measure.end), None, "first sales")
    kind = "capacity_target" if measure.name.endswith(("production", "volumes")) else "financial_guidance"
    return Anchor(
        kind, start, end, 0.95 if measure.figure else 0.5, (measure.start, measure.end), None, rule
    )


_FIRST_SALES = re.compile(
    r"\b(?:first|initial) (?:commercial|product) (?:sales|revenues?)|\bcommercial (?:[\w-]+ ){0,2}(?:sales|revenues?) (?:begin|start|commenc)",
    re.IGNORECASE,
)


def _inside(anchor: Anchor, other: Anchor) -> bool:
    """Whether an event's thing is only a part of a metric's name: "operating" in "operating expenses"."""
    thing = anchor.thing or anchor.step
    mine = other.thing
    return bool(thing and mine and thing[0] < mine[1] and mine[0] < thing[1])


def _counted(words: str, anchor: Anchor, amounts: Sequence[Figure], owned: set[tuple[int, int]]) -> Figure | None:
    """The count or share said of an event that is no metric: "2-3 additional compounds to enter the clinic"."""
    if anchor.kind not in _COUNTED:
        return None
    near = []
    for figure in amounts:
        if id_of(figure) in owned or (figure.money and anchor.kind not in _MONEYED):
            continue
        if figure.ratio and anchor.kind not in (
            "capacity_target",
            "enrollment_milestone",
            "sustainability_target",
            "restructuring",
        ):
            continue
        if figure.end <= anchor.start:
            gap, between = anchor.start - figure.end, words[figure.end : anchor.start]
        elif figure.start >= anchor.end:
            gap, between = figure.start - anchor.end, words[anchor.end : figure.start]
        else:
            gap, between = 0, ""
        between = _DATED.sub(" ", between)
        if gap > 70 or re.search(_APART_LOOSE if anchor.kind == "capacity_target" else _APART, between):
            continue
        if anchor.kind in ("data_readout", "topline_data", "regulatory_decision", "trial_start") and not re.search(
            r"(?:trials|studies|compounds|candidates|programs|presentations|readouts|approvals|products)$", figure.unit
        ):
            continue
        if re.search(r"\b(?:to|of|at least|reach|exceed)\s*$", words[max(0, figure.start - 12) : figure.start]):
            gap -= 25
        if re.search(r"\bcurrently\b", words[max(0, figure.start - 20) : figure.start]):
            gap += 60
        near.append((gap, figure.start, figure))
    return min(near, key=lambda each: each[:2])[2] if near else None


def _coordinated(words: str, bound: list[tuple[Anchor, Window]]) -> list[tuple[Anchor, Window]]:
    """Of several events under one window the nearest, and those joined to it by "and"; modifiers fall away."""
    kept: list[tuple[Anchor, Window]] = []
    windows: dict[int, list[Anchor]] = {}
    for anchor, window in bound:
        windows.setdefault(id(window), []).append(anchor)
    for anchor, window in bound:
        rivals = windows[id(window)]
        if len(rivals) == 1:
            kept.append((anchor, window))
            continue
        best = min(rivals, key=lambda each: _nearness(words, each, window))
        if anchor is best or _joined(words, anchor, best, window):
            kept.append((anchor, window))
    return kept


def _nearness(words: str, anchor: Anchor, window: Window) -> float:
    if anchor.start <= window.start and window.end <= anchor.end:
        return -1.0
    if window.start >= anchor.end:
        gap: float = window.start - anchor.end
    else:
        gap = anchor.start - window.end
        gap = (
            gap - 20 if gap <= 10 else gap + (0 if window.start < 12 else 40)
        )  # "a May 31 goal date"; "in May with the aim of"
    return gap - 30 * anchor.score + (0 if anchor.step or anchor.kind == "financial_guidance" else 6)


def _joined(words: str, anchor: Anchor, best: Anchor, window: Window) -> bool:
    first, second = sorted((anchor, best), key=lambda each: each.start)
    if second.start < first.end:
        return False
    between = words[first.end : second.start]
    if anchor is first and anchor.step and window.start - anchor.end > 3 and re.search(r"\w{3,}ing$", words[slice(*anchor.step)]):
        if not re.search(r"\b(?:to|of|for|by|in|be|and|expects?|plans?|is|are|from|towards?)\s+$", words[max(0, anchor.step[0] - 10) : anchor.step[0]]):
            return False  # "with the trial completing its last visits and a readout expected in May"
    if first.end <= window.start and window.end <= second.start:
        return False  # what is said behind the date has no date
    if anchor.kind == best.kind == "financial_guidance":
        return True
    if len(between) > 70 and not re.search(
        r"\band (?:\w+ ){0,3}?(?:expects?|plans?|will|to|intends?|anticipates?|report|submit|initiate|complete|begin|start|launch|file|present|announce|open|deliver|commence)\b",
        between,
    ):
        return False
    if len(between) > 110:
        return False
    return bool(re.search(r"\b(?:and|or|as well as)\b|&|, (?:followed by|then)", between)) and not re.search(
        r"[;]|\b(?:while|because|since|after|before|which|that|if)\b", between
    )
