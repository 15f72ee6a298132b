"""Amounts expected of what is no metric by its name: "the impact of the levy in 2027 to be up to 1%".

The grammar tells it: a forward verb, what it is said of, "to be" and the like, and an amount of money or a share. What
is paid under a contract, and what the market does, is nobody's guidance. "It" is the metric named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events import measures, metrics, nouns
from events.anchors import Anchor
from events.figures import Figure
from events.gates import gate
from events.lettercase import any_case
from events.types import Passage, Window

if TYPE_CHECKING:
    from events.candidates import Candidate

RULE, OF_IT = "amount expected", "amount expected of it"

_HEDGE = (
    r"(?: (?:likely|probably|now|also|again|still|only|then|roughly|somewhere|right|more like|closer|back|down|up))*"
)
_BE = (
    rf"{_HEDGE} ?(?:be|being|total|cost|come in|come out|land|average|run|reach|amount|equal|exceed|approximate|range|"
    rf"settle|settling|end up|finish|stay|hold|remain|hover|trend|get|step|tick|fall|drop|decline|go|come|move|"
    rf"represent|contribute|lower|reduce|increase|decrease|add|save|benefit|impact){_HEDGE}"
    r"(?: (?:by|at|to|in|around|about|within|between|down|up|the range of|the low|the high|a range of|order of|"
    r"the|an?|on the|(?:our|its|the) [\w ]{3,40} by|sales|earnings|revenue|eps|us|an additional|a further|another))*"
)
_WILL = r"(?:to|will|would|should|could|'ll|'d|going to|is going to|are going to|'s going to)"
_OPENS = any_case(r"(?:call it|something like) ")
# what spoken words say of the metric named before: "we're looking at |", "call it |", "that puts us at |"
_OF_IT = (
    r"(?P<we>\b(?:we|I)(?:'re|'d|'ll| are| would| will)(?: (?:still|now|currently|really|probably|also|just))*"
    r" (?:guiding|looking|pointing|steering|modell?ing|thinking|targeting|holding|tracking|sticking|staying|calling|"
    r"call|guide|model|think|say|look|point|be looking|be thinking|be)"
    r"(?: (?:it|for|to|at|about|of|with|in|that|around|roughly|somewhere|"
    r"something|like|closer|the|range|a))*|"
    r"(?:^|[,;:–—-] |\bso |\band )(?:so |let's |you can |just |probably )*(?:call it|call that|think of it as|"
    r"think of that as|think|figure|pencil in|use|say|that's|it's|so|that puts us|which puts us|which gets us|"
    r"that gets us|that takes us)(?: (?:at|to|about|around|roughly|something|like|somewhere|between|in|the|closer))*)"
)
# "NP is expected to be |", "NP should land at |", "NP is estimated at |"
_SAID = gate(
    rf"(?:(?P<verb> ?(?:(?:is|are|was|were|'s|'re)(?: (?:now|still|currently|also|both|each))? )?"
    rf"(?:expected|anticipated|estimated|projected|forecast|forecasted|likely|set|seen|budgeted|targeted)"
    rf" (?:to{_BE}|at))|(?P<plain> ?{_WILL}{_BE})|(?P<now> (?:comes?|goes|steps?|drops?|falls|moves|gets us|"
    rf"puts us|brings us|takes us|works out|shakes out)"
    rf"(?: back)?(?: down| up| in| out)?(?: to| at)(?: something like| roughly| around| about| the)*)|"
    rf"(?P<ing> (?:being|settling|landing|running|coming in|bottoming|"
    rf"troughing|averaging|totaling|finishing|staying|holding)(?: (?:at|around|about|in|up|out|near))*))"
    rf"(?: (?:approximately|about|around|roughly|over|under))*\s*$|{_OF_IT}\s*$",
    re.IGNORECASE,
)
_ACTIVE = any_case(
    r"\b(?:we|it|company|group|management|i|partnership|corporation|bank|trust|[A-Z][\w&.-]{1,60})"
    r"(?: (?:now|currently|also|still|continues? to))?(?:'d)? (?:would )?"
    r"(?:expects?|anticipates?|estimates?|projects?|forecasts?|believes?|foresees?|sees?|assumes?)(?: that)? "
    r"(?P<what>[^;]{3,110}?)(?=(?: to| will| would| should| being| settling| landing| running| coming| bottoming)\b)",
)
_IT = any_case(r"(?:it|that|this|they|which|these|those)(?:'s|'ll|'d)?")
_NO_GUIDANCE = any_case(
    r"\b(?:markets?|industry|sector|population|gdp|econom\w+|inflation|demand|world\w*|global|consideration|price|"
    r"rents?|"
    r"rental|leases?|notes?|bonds?|loans?|facility|coupon|interest|dividend|maturit\w+|principal|options?|grants?|"
    r"awards?|"
    r"warrants?|shares?|stock|vesting|salary|"
    r"pension(?! contributions| funding)|terms?|patients?|response|survival|fair value|probability|"
    r"likelihood|power|size|enrol\w+|efficacy|dose|consensus|age|weight|duration|life|discount|premium|fee)\b",
)
# "we are budgeting | for 2026", "and expect to record an additional | through 2027": the metric was named before
_BARE = any_case(
    r"\b(?:we|it|company|group|management|and|which)(?: (?:are|is|also|now|currently|still|have|has))* "
    r"(?P<verb>(?:expect|anticipat|plan|intend|budget|estimat|project|forecast|target)(?:e?s|e?d|e|n?ing|t?ed|t?ing)?"
    r"(?: to)?(?: (?:spend|spending|record|recording|incur|incurring|invest|investing|recogni[sz]e|recogni[sz]ing|"
    r"generate|use|take|have|see|realize|realise|achieve|total|approximately|about|around|roughly|between|up to|at "
    r"least|"
    r"some|only|a|an|further|additional|another|total|of|the remaining|remaining|similar))*)\s*\Z"
)
_AT_ONCE = any_case(r",?(?: \w+ly| each year| annually| per year| in total)? ?")
# "of this amount, $210 million | is expected to be recognized |", "the remaining $45 million | will be paid |"
_SOME = any_case(
    r"(?:^|[.;,] |\band |\bwith |\bof which |\bthat )(?:(?:of (?:this|that|the total|these|such|the) ?(?:[\w-]+ "
    r"){0,3}?,? ?|"
    r"approximately|about|the|an?|remaining|additional|balance of|estimated|final|other|majority of the) ?){0,6}\Z"
)
_PAID = any_case(
    r"(?: of (?:this|that|which|these|such|the) ?(?:[\w-]+ ){0,3}?)?,? (?:(?:is|are|will|should|to|be|currently|now|"
    r"still|"
    r"likely|expected|anticipated|estimated|projected|scheduled|budgeted) ?){1,6}(?:recogni[sz]ed|paid|incurred|spent|"
    r"recorded|received|collected|amorti[sz]ed|settled|funded|reali[sz]ed|invested|earned|reclassified|expensed|"
    r"disbursed)"
    r"(?: (?:as|in|into) (?:revenues?|income|expense|earnings|interest expense|cash))?"
)
_ANOTHER = any_case(r" (?:in|for|during|through|by|over|at|until)\b")
LEAST = 100_000  # what a number without a unit says at least to be a sum: "40 to 45 million"
_FAR = 60  # characters between the amount and its date


def find(
    words: str, window: Window, figures: Sequence[Figure], taken: set[tuple[int, int]]
) -> tuple[Anchor, Figure] | None:
    """The amount that the words expect at the time of a window for which no other event is named.

    >>> from datetime import date
    >>> from events import figures
    >>> words = "We expect the impact of the levy in 2027 to be $4 million."
    >>> w = Window(date(2027, 1, 1), date(2027, 12, 31), "in", "in 2027", 34, 41, "year")
    >>> find(words, w, figures.find(words, [(34, 41)]), set())[0].subject
    'impact of levy'
    """
    best: tuple[int, Anchor, Figure] | None = None
    for figure in figures:
        scaled = not figure.unit and max(figure.low or 0, figure.high or 0) >= LEAST
        if not (figure.money or figure.ratio or scaled) or (figure.start, figure.end) in taken:
            continue
        if not (0 <= window.start - figure.end <= _FAR or window.end <= figure.start):
            continue
        opened = _OPENS.match(words, figure.start)  # "call it" is written as part of the amount
        at = opened.end() if opened else figure.start
        before = _without(words[:at], window)
        said = _SAID.regex.search(before) if _SAID.open(before) else None
        if said is None and (earlier := _goes_on(words, figure, figures)) is not None:
            before = _without(words[: earlier.start], window)
            said = _SAID.regex.search(before) if _SAID.open(before) else None
        if said is None:
            if (part := _part_paid(words, figure, window)) is not None:
                if best is None or part[1] - figure.end < best[0]:
                    best = part[1] - figure.end, Anchor("financial_guidance", *part, 0.7, part, None, OF_IT), figure
                continue
            if (bare := _BARE.search(before)) and _is_at(words, figure, window):
                span = bare.start("verb"), bare.end()
                gap = abs(window.start - figure.end)
                if best is None or gap < best[0]:
                    best = gap, Anchor("financial_guidance", span[0], figure.end, 0.7, span, None, OF_IT), figure
            continue
        what = _of(before, said)
        if what is None:
            continue
        start, text = what
        gap = window.start - figure.end if window.start >= figure.end else _FAR + figure.start - window.end
        if best is None or gap < best[0]:
            anchor = Anchor(
                "financial_guidance", min(start, figure.start), figure.end, 0.7, (start, said.start()), None,
                RULE if text else OF_IT, text,
            )  # fmt: skip
            best = gap, anchor, figure
    return best[1:] if best else None


_GOES_ON = re.compile(r"[^;.]{0,40}?,? (?:and|then|and then|,)(?: to)? ")


def _goes_on(words: str, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The amount to which "and" joins one for another time: "to total $2 million in 2026 and $9 million by 2029"."""
    before = [each for each in figures if each.end <= figure.start]
    return before[-1] if before and _GOES_ON.fullmatch(words, before[-1].end, figure.start) else None


def _part_paid(words: str, figure: Figure, window: Window) -> tuple[int, int] | None:
    """Where an amount without a metric is said to be paid or recognized at a time that stands right behind."""
    paid = _PAID.match(words, figure.end, window.start) if window.start > figure.end else None
    if paid is None or not _SOME.search(words, 0, figure.start):
        return None
    return (figure.start, paid.end()) if _AT_ONCE.fullmatch(words, paid.end(), window.start) else None


def _is_at(words: str, figure: Figure, window: Window) -> bool:
    """Whether a date stands right behind an amount, or before it with none behind."""
    if window.start >= figure.end:
        return _AT_ONCE.fullmatch(words, figure.end, window.start) is not None
    return _ANOTHER.match(words, figure.end) is None


def _without(before: str, window: Window) -> str:
    """The words before an amount with the date in them blanked."""
    if window.end > len(before):
        return before
    return before[: window.start] + " " * (window.end - window.start) + before[window.end :]


def _of(before: str, said: re.Match[str]) -> tuple[int, str] | None:
    """Where what the amount is said of stands, and its name: none for "it", nothing at all where it is no guidance."""
    if said["we"] is not None:
        return said.start("we"), ""
    active = None
    for match in _ACTIVE.finditer(before, max(0, said.start() - 150), said.end()):
        if not before[match.end("what") : said.start()].strip() or match.end("what") >= said.start():
            active = match
    head = before[: said.start()]
    if active is not None:
        start = active.start("what")
        text = " ".join(active["what"].split()).strip(" ,")
        if _IT.fullmatch(text):
            return start, ""
        text = nouns.phrase(text, 0)[0]
    else:
        tail = re.search(
            r"(?:^|[\s,;])(?P<it>it|that|this|they|which|these|those)(?:'s|'ll|'d)?\s*$", head, re.IGNORECASE
        )
        if tail:
            return tail.start("it"), ""
        if said["now"]:
            return None  # told in the present only of "it": "next year it comes down to"
        plain = " ".join(head.split())
        text = nouns.opening(plain) if plain.endswith(" and") else nouns.before(plain, len(plain))
        start = max(0, head.rfind(text)) if text else 0
        if start == 0 and re.match(r"[A-Z][a-z]+ [a-z]", text):
            text = text[0].lower() + text[1:]  # the capital only opened the sentence
    if not text or nouns.PRONOUN.match(text) or _NO_GUIDANCE.search(text) or len(text.split()) > 10:
        return None
    return start, text


_BACK = 2  # sentences before, of the same paragraph


def named(passages: Sequence[Passage], index: int, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, an amount "of it" with the metric named last before as its subject, or away where none is."""
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.anchor.rule != OF_IT:
            kept.append(candidate)
            continue
        before = [passages[index].words[: candidate.anchor.start]]
        for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if passages[at].block != passages[index].block:
                break
            before.append(passages[at].words)
        before += passages[index].headings[-1:]
        name = next((name for name in map(_last, before) if name), "")
        if name:
            kept.append(replace(candidate, subject=name))
    return kept


def _last(words: str) -> str:
    """The last metric named in some words, or an outlay that is none by its name; nothing where none is."""
    names = measures.find(words)
    if names:
        return metrics.plain(names[-1].text)
    outlays = [match.group() for match in _OUTLAYS.finditer(words)]
    return outlays[-1].lower() if outlays else ""


_OUTLAYS = any_case(
    r"\b(?:(?:cash|pre-?tax|severance|impairment|capital|construction|development|milestone|royalty) ){0,2}"
    r"(?:(?:remaining )?performance obligations|backlog|deferred revenue|charges|costs|payments|proceeds|"
    r"contributions|investments|purchases|grants|outlays)\b"
)
