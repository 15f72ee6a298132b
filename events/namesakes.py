"""One event told of several things: each name its own statement, each date the name that stands before it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from events import products
from events.candidates import Candidate
from events.lettercase import any_case

# "the figures will be published on 17 June and the annual report on 29 July": the second date has its own thing
_OTHER = re.compile(
    r",? and (?:the |its |our |an? )(?P<what>(?!second|third|other|remain|rest|balance|last|next|final|"
    r"first)[a-z][\w-]+"
    r"(?: [a-z][\w-]+){0,4}) "
)


def each_its_own(words: str, found: list[Candidate]) -> list[Candidate]:
    """An event told with two dates may have a name before each: "data from HALO in Q3 and from HALO-2 in Q4"."""
    told: dict[object, list[Candidate]] = {}
    for candidate in found:
        told.setdefault(candidate.anchor, []).append(candidate)
    named = []
    for candidate in found:
        others = [each.window for each in told[candidate.anchor] if each.window.start < candidate.window.start]
        low = max((window.end for window in others), default=candidate.anchor.start)
        names = list(products.names(words[low : candidate.window.start])) if len(told[candidate.anchor]) > 1 else []
        other = _OTHER.fullmatch(words[low : candidate.window.start]) if others and not names else None
        if other and not candidate.subject:
            named.append(replace(candidate, subject=other["what"]))
            continue
        named.append(replace(candidate, subject=names[-1].text) if names and not candidate.subject else candidate)
    return named


_LISTED = frozenset(
    "data_readout topline_data data_presentation ind_submission ind_clearance regulatory_submission "
    "regulatory_decision product_launch ind_enabling_studies trial_start".split()
)
_ONE = any_case(r"\b(?:an?|one|this|that|the) (?:[\w/-]+ ){0,4}(?:trial|study)\W*$|\bcombin|\bplus\b")


def one_by_one(words: str, found: list[Candidate]) -> list[Candidate]:
    """Of "INDs for A and B" one for each: the names listed right behind the event, a trial of two together apart."""
    told: list[Candidate] = []
    for candidate in found:
        end = candidate.anchor.thing[1] if candidate.anchor.thing else candidate.anchor.end
        behind = re.match(r" (?:\w+ )?(?:of|for|with|on|from|in)(?: both| the| our)* (?=\w)", words[end:])
        names = products.listed(words, end + behind.end()) if behind else ()
        if (
            len(names) < 2
            or candidate.anchor.kind not in _LISTED
            or candidate.measure
            or _ONE.search(words[:end])
            or re.search(r"\bcombin|\bplus\b", words)
        ):
            told.append(candidate)
        else:
            told.extend(replace(candidate, subject=name) for name in names)
    return told


def in_turn(words: str, found: list[Candidate]) -> list[Candidate]:
    """Of "A and B in X and Y, respectively" each name with its own date: the names are told by their order."""
    named = [name for name in products.names(words) if not name.trial]
    windows = sorted({candidate.window.start for candidate in found})
    pairs = [
        (one, two)
        for one, two in itertools.pairwise(named)
        if re.fullmatch(r",? ?(?:and|or) ?", words[one.end : two.start])
    ]
    if len(windows) != 2 or not pairs:
        return found
    texts = (pairs[0][0].text, pairs[0][1].text)
    return [replace(candidate, subject=texts[windows.index(candidate.window.start)]) for candidate in found]
