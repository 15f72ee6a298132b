"""Which window governs which event: the nearest of its clause, the one that opens the sentence, or the next in order.

A window that opens a clause ("By the end of 2025, ...") looks ahead; any other looks back on what was just said.
"respectively" pairs in order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from events.anchors import BOUNDARY, Anchor
from events.lettercase import any_case
from events.types import Window

_LASTS = frozenset({"cash_runway", "patent_expiry", "trial_completion", "project_completion"})
FAR = 190.0  # beyond this cost an event is not the window's

_OPENS_CLAUSE = any_case(
    r"(?:^|[;:]|[,.] |\band |\bbut |\bwhile |\bthat |\bwhy,? |[-–] |[\"“(] ?|\) ?)[\"'“]?(?:(?:and|but|also|then|"
    r"similarly|finally|additionally|looking (?:out |ahead )?(?:to|into)|starting|beginning|why),? )?$",
)
_REPEATS = re.compile(
    r",? ?(?:and|or|&)? ?(?:again )?(?:in |by )?|"
    r",? (?:and|then|followed by|and then)(?: by)? (?:to |for |in |with |from |of )?(?:the |a )?"
    r"(?:[A-Z][\w.-]*,? ){1,4}(?:in |by )?|"
    r",? and (?:the |a )?(?:second|third|other|others|remaining|remainder|rest|balance|final|last|next)(?: \w+)? ?"
    r"(?:in |by |during )?"
)
_NEXT = any_case(r"\)?,? (?:and|followed by|then|as well as|plus)\b")
_AND = any_case(r"\)?,? (?:and|before|then)(?: then| to| be| to be| will| will be| is| are)? ?\Z")
_LOOKS_AHEAD = re.compile(
    r"^(?:,| (?:the |our |its )?(?:company|we|it|management|[A-Z]\w+) | (?:expects?|guidance|outlook)\b|:| is | are |"
    r" will )"
)


_STAGE = any_case(
    r"\b(?:once|as soon as|after|(?<!the )following(?= (?:the|our|its|a|an|[a-z-]+(?:ion|ance|al)|(?-i:[A-Z\d])\w*)\b)|"
    r"upon|if|when|pending|"
    r"subject to|(?:contingent|dependent|conditional|conditioned|depending) (?:up)?on|provided(?: that)?|assuming|"
    r"prior to|before|ahead of)\b[^,;:.]{1,160}",
)
_APART = re.compile(
    r", ?(?:which |that )?(?:(?:is|are) )?(?:now |currently )?(?:expected|anticipated|planned|scheduled|targeted|"
    r"slated|due|projected|estimated|likely)\b[^,;.]{0,40}$"
)


_PLANNED_FOR = re.compile(
    r"\b(?:planned|scheduled|slated|expected|anticipated|targeted|due|set)(?: (?:for|in|by|on|to (?:launch|open|"
    r"begin|start)))? ?$"
)


_DONE_THEN = any_case(
    r"\b(?:commenced|began|started|opened|initiated|broke ground|(?:was|were|has been|have been) [a-z]+(?:ed|un))"
    r"(?: [a-z]+ly)? \Z"
)
_OWN_VERB = re.compile(r",? and (?:our|its|the|all|their) (?:[\w-]+ ){1,6}?(?:will|is|are|should) ")
_RESULT = re.compile(r"(?<=[a-z\d]), [a-z]{4,14}ing\b")


# a date told in passing belongs to what stands before it: "the data, expected in May, will inform the dose"
_IN_PASSING = re.compile(
    r"[,(] ?(?:which (?:is|are) |both |all )?(?:now |currently |still )?(?:expected|anticipated|planned|"
    r"scheduled|targeted|slated|due|"
    r"projected|estimated)(?: for| to (?:begin|start|occur|be (?:reported|available|complete|completed|"
    r"announced)))?(?: in| by| on| at| during)? ?$"
)


def _in_passing(words: str, window: Window) -> bool:
    return words[window.end : window.end + 1] in (",", ")") and bool(
        _IN_PASSING.search(words, max(0, window.start - 60), window.start)
    )


def _own(words: str, stages: Sequence[tuple[int, int]], anchor: Anchor, windows: Sequence[Window]) -> list[Window]:
    """The windows that may date an event told as a stage of another, "once the study is complete": its clause's own."""
    low, high = next(stage for stage in stages if stage[0] <= anchor.start < stage[1])
    return [
        window for window in windows
        if low <= window.start < high or (window.start >= high and _APART.match(words[high : window.start]))
    ]  # fmt: skip


def bind(words: str, windows: Sequence[Window], anchors: Sequence[Anchor]) -> list[tuple[Anchor, Window]]:
    """Each event that some window governs, with that window; a window may govern several events.

    A window whose neighbour, joined by "and", governs an event, governs the same event a second time.
    """
    if not windows or not anchors:
        return []
    walls = [match.start() for match in BOUNDARY.finditer(words)]
    leads = [_leads(words, window) for window in windows]
    bound: list[tuple[Anchor, Window]] = []
    stages = [match.span() for match in _STAGE.finditer(words)]
    told = [anchor for anchor in anchors if not any(low <= anchor.start < high for low, high in stages)]
    for anchor in anchors:
        own = _own(words, stages, anchor, windows) if told and anchor not in told else windows
        if not own:
            continue
        last = bound[-1] if bound else None
        if last and anchor.kind == last[0].kind == "financial_guidance" and last[1].end <= last[0].end + 2:
            between = words[last[0].end : anchor.start]
            if (
                not any(0 <= each.start - anchor.end <= 2 for each in windows if each is not last[1])
                and len(between) < 120
                and not any(last[0].end <= each.start < anchor.end for each in windows)
                and (";" not in between or _listed(words, last[1], last[0]))
            ):
                bound.append((anchor, last[1]))  # of several metrics in a row the first has the period of all
                continue
        mine = {id(each) for each in own}
        costs = {
            index: _cost(words, anchor, window, leads[index], walls, windows)
            for index, window in enumerate(windows)
            if id(window) in mine
        }
        best = min(costs, key=costs.__getitem__)
        if costs[best] <= FAR:
            bound.append((anchor, windows[best]))
    taken = {id(window) for _, window in bound}
    for before, window in itertools.pairwise(windows):
        joined = _REPEATS.fullmatch(words[before.end : window.start])
        if joined and id(window) not in taken:
            bound.extend((anchor, window) for anchor, other in list(bound) if other is before)
            taken.add(id(window))
        elif joined and id(before) not in taken:
            bound.extend((anchor, before) for anchor, other in list(bound) if other is window)
            taken.add(id(before))
    return bound


def _listed(words: str, window: Window, first: Anchor) -> bool:
    """Whether a colon behind a time opens a list of metrics: "for 2032: sales of $5 million; margin of 8%"."""
    colon = words.find(":", window.end)
    return 0 <= colon < first.start


def _leads(words: str, window: Window) -> bool:
    """Whether a window opens its clause, so that it governs what follows."""
    before, after = words[: window.start], words[window.end :]
    return bool(
        _OPENS_CLAUSE.search(before.rstrip("\t")) and (not before.strip() or _LOOKS_AHEAD.match(after))
    ) or not before.strip(" *•-#|>\t(\"“'")


def _cost(
    words: str, anchor: Anchor, window: Window, leads: bool, walls: Sequence[int], windows: Sequence[Window]
) -> float:
    if anchor.kind == "cash_runway" and window.timing[:5].lower() in ("as of", "at ju", "at de", "at ma", "at se"):
        return 2 * FAR  # the day of a balance is not how long it lasts
    if window.start >= anchor.start and window.end <= anchor.end:
        thing = anchor.thing
        if anchor.step and window.end <= anchor.step[0] and _DONE_THEN.search(words, anchor.start, window.start):
            return 150.0  # "Construction of the hall began in May and is to be completed in June"
        if thing and window.end <= thing[0] and _NEXT.match(words, window.end, thing[0]):
            return 150.0  # "report A in June and B in July": the date is of what was said before "and"
        step = anchor.step
        if step and len(windows) > 1 and window.end <= step[0] and _AND.match(words, window.end, step[0]):
            return 150.0  # "the mill will open in June and be expanded by July": the date is of the first verb
        return 0.0  # "expects first-quarter revenue", "a potential 2026 approval"
    if len(windows) > 1 and anchor.kind not in _LASTS and window.timing[:5].lower() == "into ":
        return 2 * FAR  # "sales to decline, as stores pulled orders into September"
    after = window.start >= anchor.end
    if not after and anchor.start >= window.end and _in_passing(words, window):
        return 2 * FAR
    low, high = (anchor.end, window.start) if after else (window.end, anchor.start)
    if high < low:
        return 5.0
    gap = float(high - low)
    if len(windows) == 1:
        walls = [wall for wall in walls if words[wall] in ";"]
    crossed = sum(low <= wall < high for wall in walls)
    between = sum(low <= other.start and other.end <= high for other in windows if other is not window)
    if not after and not leads and _PLANNED_FOR.search(words[max(0, window.start - 26) : window.start]):
        gap += (
            70  # "our next release planned for May, with agents that cut costs": the date is of what stands before it
        )
    if not after and _OWN_VERB.search(words, window.end, anchor.end):
        gap += 130  # "sites will be updated in the coming weeks and our accounts will be filed": not the other's date
    if not after and _RESULT.search(words[max(0, anchor.start - 14) : anchor.start + 16]):
        gap += 60  # "completing the model in May, introducing a second product": the date is of what stands before it
    if after:
        cost = gap * 0.8 + 60 * crossed + 80 * between
        if leads:
            cost += 110
        return cost
    if leads:
        return gap * 0.3 + 25 * crossed + 60 * between
    # a window before its event, in the middle of a clause: "the 2026 launch", "in 2025 to grow 25%"; a comma or "and"
    # behind it closes its item of a list
    if len(windows) > 1 and re.match(r",|\)?,? and\b", words[low:high]):
        gap += 50
    return gap * 1.2 + 20 + 80 * crossed + 80 * between
