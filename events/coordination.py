"""Several events under one date: the nearest, and those that "and" joins to it; what only modifies falls away."""

from __future__ import annotations

import re

from events.anchors import Anchor
from events.lettercase import any_case
from events.types import Window


def governed(words: str, bound: list[tuple[Anchor, Window]]) -> list[tuple[Anchor, Window]]:
    """Of several events under one window the nearest, and those joined to it by "and"; modifiers fall away."""
    kept: list[tuple[Anchor, Window]] = []
    windows: dict[int, list[Anchor]] = {}
    if "thereafter" in words or "afterward" in words or "after that" in words:
        bound = [
            (anchor, window)
            for anchor, window in bound
            if window.end > anchor.start or not _THEREAFTER.match(words, anchor.end)
        ]  # what follows some time after a date has none
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


_SECOND = any_case(r"\)?,? (?:and|before|then) (?:to |then |will )")
_RESULTS = re.compile(r"[a-z]{4,14}ing\b")  # "completing the model in May, introducing a second product"
_THEREAFTER = any_case(r"[^,;.]{0,30}?\b(?:thereafter|afterwards?|after that|subsequently)\b")
_WHAT_FOR = re.compile(r",? (?:for|regarding|on) (?:the |its |our |this |a )?")


_AND = re.compile(r" (?:and|or|and/or)(?: [\w-]+){0,2} ")


def _nearness(words: str, anchor: Anchor, window: Window) -> float:
    if anchor.start <= window.start and window.end <= anchor.end:
        return -1.0
    if anchor.kind == "cash_runway" and window.edge == "through":
        return -500.0  # what lasts for twelve months from the issuance of a report is the money
    if window.start >= anchor.end:
        gap: float = window.start - anchor.end
    else:
        gap = anchor.start - window.end
        if _SECOND.match(words, window.end, anchor.start) or (
            words[window.end : anchor.start] == ", " and _RESULTS.match(words, anchor.start)
        ):
            gap += 60  # "receive the licence in May and begin construction thereafter"
        if _WHAT_FOR.fullmatch(words[window.end : anchor.start]):
            gap += 60  # "a goal date of May 31 for the NDA": what the date is for has no date of its own
        gap = (
            gap - 20 if gap <= 10 else gap + (0 if window.start < 12 else 40)
        )  # "a May 31 goal date"; "in May with the aim of"
    low, high = sorted((min(anchor.end, window.end), max(anchor.start, window.start)))
    gap += 60 * (";" in words[low:high])
    return gap - 30 * anchor.score + (0 if anchor.step or anchor.kind == "financial_guidance" else 6)


_ADDING = any_case(
    r", (?:(?:thereby|thus) )?(?:adding|bringing|raising|lifting|increasing|doubling|tripling|expanding|boosting|"
    r"creating)\b"
)
_ALONG = any_case(r",? (?:along with|together with|and|as well as|with|plus|on|at)\b")
_LISTED = re.compile(r", (?:an? |the |our |its )?")


_GOES_ON = re.compile(r"\b(?:is|are) (?:now |currently |nearly |already |nearing )*(?:[a-z]+ing|complet\w+|nearing)\b")
_EXPECTS_TOO = re.compile(
    r",? and (?:we |it |they |now |also |currently )*(?:expect|plan|intend|anticipate|aim|hope)s? "
    r"(?:to\b|[a-z]+ing (?:the|an?|our|its|all)\b)"
)


def _joined(words: str, anchor: Anchor, best: Anchor, window: Window) -> bool:
    first, second = sorted((anchor, best), key=lambda each: each.start)
    if second.start < first.end:
        # "the approval and launch could occur in May": both are what the verb is said of
        return bool(first.thing and _AND.fullmatch(words, first.thing[1], max(first.thing[1], second.start)))
    between = words[first.end : second.start]
    if (
        anchor is first
        and (anchor.step is None or _GOES_ON.search(words[anchor.start : anchor.end]))
        and _EXPECTS_TOO.search(words[first.end : second.start + 20])
    ):
        return False  # "we are enrolling the cohorts and expect to share data": the cohorts have a verb of their own
    if (
        anchor is first
        and anchor.step
        and window.start - anchor.end > 3
        and re.search(r"\w{3,}ing$", words[slice(*anchor.step)])
    ) and not re.search(
        r"\b(?:to|of|for|by|in|be|and|expects?|plans?|is|are|from|towards?)\s+$",
        words[max(0, anchor.step[0] - 10) : anchor.step[0]],
    ):
        return False  # "with the trial completing its last visits and a readout expected in May"
    if first.end <= window.start and window.end <= second.start:
        # what is said behind the date has no date, but for a second figure of the same outlook
        if _ADDING.match(words, window.end) and second.start - window.end < 4:
            return True  # "the line will start up in August, adding 30,000 tonnes of capacity"
        along = _ALONG.match(words, window.end) or _LISTED.fullmatch(words, window.end, second.start)
        return first.rule == second.rule == "metric with figure" and bool(along)
    if anchor.rule.startswith("metric with") and best.rule.startswith("metric with"):
        return True
    if len(between) > 70 and not re.search(
        r"\band (?:\w+ ){0,3}?(?:expects?|plans?|will|to|intends?|anticipates?|report|submit|initiate|complete|begin|"
        r"start|launch|file|present|announce|open|deliver|commence)\b",
        between,
    ):
        return False
    if len(between) > 110:
        return False
    return bool(re.search(r"\b(?:and|or|as well as)\b|&|, (?:followed by|then)", between)) and not re.search(
        r"[;]|\b(?:while|because|since|after|before|which|that|if)\b", between
    )
