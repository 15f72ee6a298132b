"""What happens to windows after they are found: later words that lean on earlier ones, and what falls.

Each refiner is a plain function from windows to windows.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from events.types import Window
from events.windows.onward import in_the_year_told
from events.windows.sequels import counted_on
from events.windows.units import Moment

ADDRESS = re.compile(r"://|www\.|\w/\w+-\w+-\w+|\w-\w+-\w+-\w+-\w+|\.com/|\.html")
Refiner = Callable[[list[Window], Moment], list[Window]]


def drop_backwards(windows: list[Window], moment: Moment) -> list[Window]:
    """A window that would close before it opens is none."""
    del moment
    return [window for window in windows if not (window.opens and window.closes and window.closes < window.opens)]


def drop_addresses(windows: list[Window], moment: Moment) -> list[Window]:
    """What stands inside a web address is a name, whatever it looks like."""
    words = moment.words
    if "/" not in words:
        return windows
    kept = []
    for window in windows:
        opened = max(words.rfind(" ", max(0, window.start - 300), window.start + 1), window.start - 300)
        closed = words.find(" ", window.end, window.end + 100)
        chunk = words[max(opened, 0) : closed if closed >= 0 else window.end + 100]
        if not ADDRESS.search(chunk.replace(window.timing, window.timing.replace("/", " "))):
            kept.append(window)
    return kept


# "Year 2000 compliant": the name of a defect, and no day
_DEFECT = re.compile(
    r"[ -](?:complian|read(?:y|iness)|problem|issue|project|program|remediat|conver|computer|date (?:change|code)|"
    r"effort|"
    r"cost|modif|plan|test|assess|risk|exposure|matter|team|initiative|related|work|change|upgrade|expend|failure|"
    r"capab|function)",
    re.IGNORECASE,
)


def drop_defects(windows: list[Window], moment: Moment) -> list[Window]:
    """The year 2000 as the name of what computers could not read is no time."""
    if "2000" not in moment.words:
        return windows
    return [
        each for each in windows
        if not (each.timing.lower().endswith("year 2000") and _DEFECT.match(moment.words, each.end))
    ]  # fmt: skip


REFINERS: tuple[Refiner, ...] = (drop_backwards, drop_addresses, drop_defects, in_the_year_told, counted_on)
