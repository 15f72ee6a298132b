"""Which case a court's date is of: by its parties' names, by who is sued, by what was filed; in the words, then before.

A hearing, a ruling or an award names no case of its own; the sentence, the sentences before and the headings do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.lettercase import any_case
from events.types import Passage

_BACK = 6  # passages before that may name the case
_NAME = r"[A-Z][\w.&'’-]*(?:,? (?:[A-Z][\w.&'’-]*|of|the|and|&|de|et al\.?)){0,5}"
_SUIT = (
    r"(?:class action|lawsuit|complaint|suit|arbitration(?: proceedings?)?|petition|litigation|appeal|counterclaims?|"
    r"infringement action|proceedings?|claims?|dispute|antitrust case|case|investigation|trial)"
)
_VERSUS = re.compile(rf"(?P<case>{_NAME} (?:v\.?|vs\.?|versus) {_NAME})")
_AGAINST = re.compile(
    rf"(?P<case>{_SUIT} (?:against|with|brought by|filed by|by|between) (?!the company|us\b|our\b|it\b|its\b)"
    rf"(?:the )?{_NAME})"
)
_SUED = re.compile(
    rf"(?P<case>{_NAME}) (?:also |recently )?(?:filed|commenced|brought|initiated|served) (?:an? |its |the )?"
    rf"(?:[\w-]+ ){{0,4}}{_SUIT} (?:against|with|in)\b"
)
_NAMED = re.compile(rf"(?P<case>(?:[A-Z][\w&'’.-]+ ){{1,4}}{_SUIT})\b(?! (?:Officer|Manager))")
_SAID = re.compile(
    rf"\b(?:the|a|an|our|its|this) (?P<case>(?:(?!(?:and|or|of|to|in|that|which)\b)[\w-]+ ){{1,3}}{_SUIT})\b"
)
_OPENS = re.compile(r"^(?:(?:The|This|That|These|In|On|A|An|Our|Its|Under|Following|After|For|And|But|We) )+")


def case(passages: Sequence[Passage], index: int) -> str:
    """The case spoken of at `index`, nothing where no words name one.

    >>> words = "We filed a complaint against Orrin Tools in May."
    >>> case([Passage(0, len(words), words, "sentence")], 0)
    'complaint against Orrin Tools'
    """
    here = passages[index]
    texts = [here.words]
    for back in range(1, _BACK + 1):
        if index - back < 0 or passages[index - back].headings != here.headings:
            break
        texts.append(passages[index - back].words)
    for text in (*texts, *reversed(here.headings)):
        for pattern in (_VERSUS, _AGAINST, _SUED, _NAMED, _SAID):
            found = pattern.search(text)
            name = _OPENS.sub("", found["case"]).strip(" ,.") if found else ""
            name = re.split(r", (?:the|and|No|Case|in|In)\b", name)[0]
            if name and (" " in name or pattern is not _NAMED) and name not in ("We", "Company", "The Company"):
                return name
    return ""


_COURT = any_case(
    r"\b(?:courts?|complaint|lawsuit|plaintiffs?|defendants?|jury|litigation|class action|judge|infring\w+|alleg\w+|"
    r"sued|damages|in (?:the|this) matter|district of|markman|arbitra\w+|tribunal)\b",
)
_CLINIC = any_case(r"\b(?:clinical|phase|patients?|subjects|dos(?:e|ing)|placebo|enrol\w+|efficacy)\b")


def of_court(passages: Sequence[Passage], index: int) -> bool:
    """Whether the trial of a passage is one at court: by its own words, or by the two sentences before."""
    near = " ".join(each.words for each in passages[max(0, index - 2) : index + 1])
    return bool(_COURT.search(near)) and not _CLINIC.search(near)
