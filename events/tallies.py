"""Numbers of things that will be had, told by what the company will be at or by what they are numbers of.

"We expect to be at 410 aircraft by year-end", "oil should average 84,000 barrels a day": the thing counted, or the noun
that the number is said of, is the subject. Time, people in a study and shares are counted by other rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events import nouns
from events.anchors import Anchor
from events.figures import Figure
from events.gates import gate
from events.lettercase import any_case
from events.types import Window

RULE = "number expected"

_BE = (
    r"(?: (?:likely|probably|now|also|again|still|then|roughly|right|back))*"
    r" (?:be|have|total|average|reach|number|get|end|exit|finish|close|come in|land|stay|remain|drop|fall|go|grow|"
    r"move|ramp|climb|run|operate|increase|decrease|decline|exceed|hit|end up|approach)"
    r"(?: (?:up|down|out|back|in|somewhere))*(?: over)?"
    r"(?:\s+(?:at|with|to|around|about|between|in|of|the|range|a|approximately|roughly|over|from|active|total))*"
)
# "we now expect to be at |", "we'll have |", "the fleet should be |", "oil is expected to average |"
_SAID = gate(
    r"(?:(?P<on>\band(?: then| also| to| will| ultimately)*(?= (?:reach|get to|have|exceed|hit|be at|operate)))|"
    r"(?P<we>\b(?:we|they|it|company|group|which))(?:(?:'ll|'d| will| should| would| can| could)"
    r"(?: (?:expect|plan|like) to)?|"
    r"(?: (?:now|still|also|currently|would))*(?:'d)? (?:expects?|plans?|intends?|anticipates?|aims?|targets?|hopes?|"
    r"looks?|think (?:we|it) can|believe (?:we|it) can|are on track|is on track|remains? on track|are going|"
    r"continues? to expect)(?: to)?|'re (?:on track|going|looking|planning) to)|"
    r"(?P<np> (?:(?:is|are)(?: (?:now|still|currently|also))? (?:expected|projected|anticipated|estimated|forecast|"
    r"likely|set|going|on track) to|will|should|would))"
    rf"){_BE}\s*$",
    re.IGNORECASE,
)
_UNITS_APART = any_case(
    r"\b(?:patients?|subjects?|participants?|volunteers?|shares?|options|warrants|notes|units of|analysts?|investors?|"
    r"calls?|questions?|quarters?|halves|seasons?|basis|points?|dollars|cents|euros|pounds|cases|deaths|members of|"
    r"holders|priorities|phases?|things|items|reasons|areas|segments|ways|folds?|times|business days|data|trials?|"
    r"studies|cohorts?|arms|abstracts|presentations|posters|candidates|programs?|programmes?|approvals|submissions|"
    r"filings|meetings|conferences|events)\b"
)
_APART = any_case(r"[;:]|,? (?:and|but|while|with)\b|\b(?:will|is|are|should|expect)\b")
_FAR = 60  # characters between the number and its date


def find(
    words: str, window: Window, figures: Sequence[Figure], taken: set[tuple[int, int]]
) -> tuple[Anchor, Figure] | None:
    """The number of things that the words expect at the time of a window for which no other event is named.

    >>> from datetime import date
    >>> from events import figures
    >>> words = "We now expect to be at 410 aircraft by year-end."
    >>> w = Window(date(2027, 2, 1), date(2027, 12, 31), "by", "by year-end", 36, 47, "end")
    >>> find(words, w, figures.find(words), set())[0].subject
    'aircraft'
    """
    for figure in figures:
        if figure.money or figure.ratio or not figure.unit or (figure.start, figure.end) in taken:
            continue
        if not (0 <= window.start - figure.end <= _FAR or window.end <= figure.start):
            continue
        if window.start > figure.end and _APART.search(words, figure.end, window.start):
            continue  # "50,000 tons by year-end, and taxes will be paid by 2034"
        if figure.unit == "x" or _UNITS_APART.search(figure.unit):
            continue
        before = words[: figure.start]
        if window.end <= figure.start:
            before = before[: window.start] + " " * (window.end - window.start) + before[window.end :]
        said = _SAID.regex.search(before) if _SAID.open(before) else None
        if said is None:
            continue
        told = (said.start(), figure.unit) if said["we"] or said["on"] else _said_of(before[: said.start("np")])
        if told is not None:
            start, subject = told
            anchor = Anchor("capacity_target", start, figure.end, 0.6, (start, said.end()), None, RULE, subject)
            return anchor, figure
    return None


def _said_of(before: str) -> tuple[int, str] | None:
    """Where the noun that a number is said of stands, and its words; nothing where it is a pronoun or a market."""
    plain = " ".join(before.split())
    text = nouns.before(plain, len(plain))
    if not text or nouns.PRONOUN.match(text) or _OTHERS.search(text) or len(text.split()) > 9:
        return None
    start = max(0, before.rfind(text))
    if start == 0 and re.match(r"[A-Z][a-z]+\b", text) and not re.match(r"[A-Z]\w+ [A-Z]", text):
        text = text[0].lower() + text[1:]  # the capital only opened the sentence
    return start, text


_OTHERS = any_case(
    r"\b(?:market|industry|sector|population|world|global|demand|gdp|economy|countries|country|meeting)\b"
)
