"""The period that an outlook lends to the figures under it: its heading, its lead-in, or the sentence that opened it.

"For the full year 2026 we expect sales of ... The EBIT margin should reach 12%." is one period said once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events import measures, named_years, speech
from events.document import Document
from events.gates import gate
from events.lettercase import any_case
from events.types import Passage, Window
from events.windows import CANDIDATE
from events.windows import find as find_windows

OUTLOOK = gate(
    r"\b(?:guidance|outlook|forecast|expectations?|targets?|projections?|expects?|anticipates?|financial goals?)\b",
    re.IGNORECASE,
)
_BACK = 8  # passages between a lead-in and the figures under it
_SENTENCES = 9  # sentences of a paragraph over which a period is carried
_SHORT = 140
_AMOUNT = any_case(r"[$€£%]|\d(?:,\d{3}| ?(?:percent|million|billion|mn|bn|x)\b)|digits?\b|teens\b|\t")
_SIGN, _SPELT = re.compile(r"[$€£%\t\d]"), gate(r"digits?\b|teens\b", re.IGNORECASE)  # without one there is no amount
_DERIVED = gate(r"\b(?:mid-?point|once|when|if|would|per year|annual(?:ly)?|annualized)\b", re.IGNORECASE)
_RAISED = any_case(
    r"from (?:its|our|the) (?:prior|previous) (?:range|guidance|outlook|forecast|"
    r"expectations?)",
)
# what a figure is held against, in brackets: "(previous year: EUR 47.2 million)", "(previously: 15 to 20%)"
_ASIDE = any_case(
    r"\((?:(?:the )?(?:previous|prior|last|p/y|py|former|actual|20\d\d|FY ?\d|Q[1-4]|first|H[12])[^()]{0,60})\)",
)
# as one speaks: "gross margin should be 54%", "that would put EPS at $2"
_SHOULD = any_case(
    r"\b(?:should|would|'d|we're|I'm)(?: (?:now|also|then|again|still|likely|probably|really))* (?:be|come|land|run|"
    r"average|total|result|fall|end|grow|increase|decline|put|get|step|remain|stay|expecting|assuming|modeling|guiding|"
    r"looking|targeting|planning|forecasting|projecting|anticipating)\b"
)
# what a figure is held against: "versus $188 million in 2024"
_VERSUS = any_case(
    r",? (?:versus|vs\.?|compared (?:to|with)|up from|down from|against)(?: (?:a|an|the|our|about|approximately))* "
    r"[^.;,()]{0,50}?(?:in|for|of) (?:the )?(?:fiscal |full[- ]year |calendar |Q\d |FY ?|year )*(?:20)?\d\d\b",
)
# "Let me turn to our guidance for 2026": what opens an outlook without a figure
_OPENS = any_case(
    r"\b(?:cover|discuss|turn(?:ing)? to|mov(?:e|ing) (?:on )?to|review|walk(?:ing)? (?:you )?through|shar(?:e|ing)|"
    r"outlin(?:e|ing)|now to|as for|regarding|provid(?:e|ing)|introduc(?:e|ing)|initiat(?:e|ing)|updat(?:e|ing)|"
    r"reaffirm(?:ing)?|reiterat(?:e|ing)|maintain(?:ing)?)\b[^.;]{0,60}\b(?:guidance|outlook|expectations|assumptions|"
    r"targets)\b",
)
_GUIDES = any_case(r"\b(?:guidance|outlook|forecasts?)\b")
# what goes on with the outlook of the paragraph before
_ON = re.compile(r"(?:Accordingly|Therefore|Consequently|As a result|At the same time|In addition|Additionally|"
    r"Furthermore|"
                 r"Moreover|Likewise|Consolidated|Group|Also|Further|Overall|Thus|Meanwhile)\b")  # fmt: skip
_OLD = gate(r"\b(?:previous|prior|actual|results?|achieved|year-to-date|compared)\b", re.IGNORECASE)


def lent(document: Document, index: int) -> list[Window]:
    """The window that governs an undated figure as part of an outlook; nothing where the passage guides no figure."""
    passage = document.passages[index]
    if (
        passage.shape == "heading"
        or not (_SIGN.search(passage.words) or _SPELT.open(passage.words))
        or not _AMOUNT.search(passage.words)
        or not measures.find(passage.words)
    ):
        return []
    spoken = any(cue.verbal for cue in speech.cues(passage.words)) or _SHOULD.search(passage.words) is not None
    if _DERIVED.search(passage.words):
        return []
    bare = passage.shape != "sentence" or (
        (len(passage.words) < _SHORT or ";" in passage.words) and not speech.behind(passage.words)
    )
    if not (spoken or bare):
        return []
    for heading in reversed(passage.headings[-3:]):
        if len(heading) < 200 and CANDIDATE.search(heading) and OUTLOOK.search(heading):
            return _ahead(document, heading)
    return _from_lead(document, index, passage) or (
        _from_sentence(document, index, passage) if spoken or _GUIDES.search(passage.words) else []
    )


def beside(document: Document, index: int, windows: Sequence[Window]) -> list[Window]:
    """The window of a guided figure all of whose own dates stand in brackets, of what it is held against."""
    words = document.passages[index].words
    asides = [match.span() for held in (_ASIDE, _VERSUS) for match in held.finditer(words)]
    if not asides or not all(any(low <= each.start < high for low, high in asides) for each in windows):
        return []
    return lent(document, index) if any(cue.verbal for cue in speech.cues(words)) else []


def is_title(passage: Passage) -> bool:
    """Whether a short line without a stop stands over what follows: "2032 guidance (unaudited)"."""
    words = passage.words.rstrip()
    return len(words) < _TITLED and words[-1:] not in (".", ";", ",", "") and not speech.behind(words)


_TITLED = 90


def _from_lead(document: Document, index: int, passage: Passage) -> list[Window]:
    """The period of a sentence that ends in a colon and announces guidance, a few short passages before."""
    for back in range(1, min(_BACK, index) + 1):
        other = document.passages[index - back]
        if other.headings[:1] != passage.headings[:1] or other.zone != passage.zone:
            return []
        leads = other.words.rstrip().endswith(":") or (back == 1 and is_title(other))
        if leads and CANDIDATE.search(other.words) and OUTLOOK.search(other.words):
            return _ahead(document, other.words)
        if CANDIDATE.search(other.words) or not measures.find(other.words):
            return []
    return []


def _from_sentence(document: Document, index: int, passage: Passage) -> list[Window]:
    """The one period of the guidance that opened the paragraph."""
    for back in range(1, min(_SENTENCES, index) + 1):
        other = document.passages[index - back]
        if other.block != passage.block and not (other.block == passage.block - 1 and _ON.match(passage.words)):
            return []
        if CANDIDATE.search(other.words):
            if _in_passing(document, other):
                continue
            said = _VERSUS.sub(_blank, _ASIDE.sub(_blank, other.words))
            if not CANDIDATE.search(said):
                continue
            guided = (any(cue.verbal for cue in speech.cues(said)) or _GUIDES.search(said)) and (
                measures.find(said) or _OPENS.search(said)
            )
            return _ahead(document, said, one=False) if guided and not _OLD.search(_RAISED.sub("", said)) else []
    return []


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_passing(document: Document, passage: Passage) -> bool:
    """Whether the only time of a sentence is a quarter or a half that it names in passing, far from its opening."""
    windows = find_windows(passage.words, document.filing.said_on, year_end=document.filing.year_end, fiscal=True)
    return len(windows) == 1 and windows[0].grain in ("quarter", "half", "end", "season") and windows[0].start > _LEADS


_LEADS = 45  # characters within which a time opens its sentence


_KNOWN = re.compile(r"as of\b", re.IGNORECASE)  # the day on which an outlook was made


def _ahead(document: Document, words: str, one: bool = True) -> list[Window]:
    """The one period of some words that is ahead; where not `one` alone, those may stand beside it that are over."""
    filing = document.filing
    windows = find_windows(words, filing.said_on, year_end=filing.year_end, fiscal=True)
    windows = [
        each
        for each in windows
        if not named_years.of_gathering(words, each) and not (each.grain == "day" and _KNOWN.match(each.timing))
    ]
    ahead = [each for each in windows if each.closes is None or each.closes > filing.said_on]
    if len(ahead) != 1 or (one and len(windows) > 1) or ahead[0].closes is None or ahead[0].grain in ("day", "end"):
        return []
    return ahead if one or ahead[0].grain != "month" else []
