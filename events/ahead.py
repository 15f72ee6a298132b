"""What a passage still calls ahead without giving a date: of a promise that had one, the date was taken away.

The event must have no time expression in its clause; a wish in general ("may", "could") takes nothing away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events import anchors
from events.anchors import Anchor
from events.gates import gate
from events.lettercase import any_case
from events.types import Filing, Passage
from events.windows import find as find_windows

RULE = "still ahead, no date"
_AHEAD = gate(
    r"\b(?:will|(?:plan|expect|intend|anticipate|aim|prepare|continue to (?:plan|expect|prepare))(?:s|ing)?"
    r"(?: (?:to|for))?|planned|on track (?:to|for)|(?:progress|work(?:s|ing)?|advanc(?:es|ing)|mov(?:es|ing)) towards?|"
    r"remains? committed to)\b",
    re.IGNORECASE,
)
_SOFT = any_case(r"\b(?:may|could|might|can|if|would|not|never|no longer|until|once|when)\b")
_NOUN = " alone"  # of an anchor whose thing is the event itself: an offering, an approval, a launch
_REACH = 70  # characters from the word that looks ahead to the event


def find(passage: Passage, filing: Filing) -> Iterator[Anchor]:
    """The events of a passage that are ahead and have no date."""
    words = passage.words
    if passage.shape == "heading":
        return
    signs = [match.span() for match in _AHEAD.finditer(words)]
    if not signs:
        return
    events = [each for each in anchors.find(words) if each.thing and (each.step or each.rule.endswith(_NOUN))]
    if not events:
        return
    windows = find_windows(words, filing.said_on, year_end=filing.year_end)
    walls = (0, *anchors.walls(words), len(words))
    for anchor in events:
        begins = max(wall for wall in walls if wall <= anchor.start)
        ends = min(wall for wall in walls if wall >= anchor.end)
        if any(begins <= window.start < ends for window in windows):
            continue
        near = [sign for sign in signs if begins <= sign[0] and -2 <= anchor.start - sign[1] <= _REACH]
        if near and not _SOFT.search(words[begins : anchor.start]):
            yield anchor
