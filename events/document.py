"""What the readers of one document share: its passages, its parties, its main product, whose view it gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from events import coined, fiscal_names, parties, products, speech, subjects
from events.calendar import CALENDAR_YEAR
from events.coined import Coined
from events.parties import Parties
from events.types import Filing, Passage
from events.windows import find as find_windows

# an analyst's paper says so in its title, or judges the shares; a company too has its "our estimates" and "our model"
_COVERAGE = re.compile(
    r"(?:initiat|updat|resum|reiterat|maintain)\w* coverage|coverage (?:on|of) [A-Z]|equity research|"
    r"research (?:note|report)",
    re.IGNORECASE,
)
_RATING = re.compile(
    r"our (?:price target|target price|valuation|rating|DCF)\b|our (?:estimates|model) (?:of|for) the shares|"
    r"we (?:rate|value) (?:the )?(?:shares|stock|company)|valuation range",
    re.IGNORECASE,
)
_TITLE, _OPENING = 400, 6000  # characters
_OWN_YEAR = re.compile(
    r"\b(?:[Aa]ll )?[Rr]eferences? (?:herein )?to (?:a |any |the |particular |specific )*(?:years?|quarters?|"
    r"20\d\d)[^.]{0,80}?"
    r"\bfiscal (?:years?|quarters?|20\d\d)"
)
_MEDICAL = re.compile(
    r"\b(?:clinical|FDA|patients?|drug|therap\w+|compound|trial|study|NDA|BLA|MAA|IND|PDUFA|CHMP|EMA|advisory|enroll?ment|dos(?:e|"
    r"ing))\b",
    re.IGNORECASE,
)
MEDICAL = 4  # words of medicine that show a document to be about it
SAMPLE = 120_000  # characters in which a document shows what it is about


class _Spoken(dict[str, frozenset[str]]):
    """For each written word the words of medicine in it, in small letters: none of them has a space."""

    def __missing__(self, token: str) -> frozenset[str]:
        if len(self) >= _KEPT:
            self.clear()
        self[token] = found = frozenset(match.group().lower() for match in _MEDICAL.finditer(token))
        return found


_KEPT = 60_000  # written words kept
_SPOKEN = _Spoken()


@dataclass(frozen=True)
class Document:
    """What the readers of one document share."""

    passages: Sequence[Passage]
    filing: Filing
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "filing", fiscal_names.settled(self.filing, self.text))

    @cached_property
    def parties(self) -> Parties:
        """The company under its names, and the other companies of the document."""
        return parties.find(self.text, self.filing)

    @cached_property
    def medical(self) -> bool:
        """Whether the document speaks of medicine at all."""
        return bool(self._spoken)

    @cached_property
    def coined(self) -> Coined:
        """The names of products and trials that the document itself coins, where it speaks of medicine."""
        return coined.learn(self.text, self.parties.ours) if len(self._spoken) >= MEDICAL else coined.NONE

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """The words of medicine that the document uses."""
        return frozenset().union(*filter(None, map(_SPOKEN.__getitem__, set(self.text[:SAMPLE].split()))))

    @cached_property
    def main(self) -> str:
        """The product the document speaks of most, where it speaks of medicine."""
        sample = self.text[:SAMPLE]
        if not self.medical:
            return ""
        if self.parties.plain:
            named = products.names(sample, self.coined)
            return subjects.main_product(Counter(name.text for name in named if not name.trial))
        ours = (passage for passage, topic in zip(self.passages, self.topics, strict=True) if not topic)
        return subjects.main_product(products.ranked(ours, self.coined))

    def related(self, name: str, words: str) -> bool:
        """Whether a party that speaks acts on what is ours: a partner by name, or beside our name or product."""
        if self.parties.about_ours(words) or re.search(r"\b(?:our|we|us|the company)\b", words, re.IGNORECASE):
            return True
        if any(True for _ in products.names(words)):
            return True
        escaped = re.escape(name)
        return bool(
            re.search(
                rf"{escaped}[^.]{{0,90}}\b(?:subsidiar|partner|collaborat|licens|segment|division|business unit)|"
                rf"\b(?:subsidiar\w+|partner\w*|collaborat\w+|licens\w+|segment|division)\b[^.]{{0,60}}{escaped}|"
                rf"{re.escape(self.parties.short)} {escaped}",
                self.text,
            )
        )

    @cached_property
    def own_year(self) -> bool:
        """Whether a bare "first quarter of 2032" is of the company's own year: some are past that the calendar has
        not reached, or the document says so."""
        filing = self.filing
        if filing.year_end == CALENDAR_YEAR:
            return False
        if _OWN_YEAR.search(self.text):
            return True
        for passage in self.passages:
            words = passage.words
            if "quarter of 2" not in words or not speech.behind(words) or speech.cues(words):
                continue
            for window in find_windows(words, filing.said_on, year_end=filing.year_end):
                if (
                    window.grain == "quarter"
                    and window.basis == "stated"
                    and window.opens
                    and window.opens > filing.said_on
                ):
                    return True
        return False

    @cached_property
    def analyst(self) -> bool:
        """Whether the document is an analyst's: "we" are not the company then."""
        return bool(_COVERAGE.search(self.text[:_TITLE]) or _RATING.search(self.text[:_OPENING]))

    @cached_property
    def topics(self) -> list[str]:
        """For each passage the other company it is about, or nothing where it is about ours."""
        topic, found = "", []
        for passage in self.passages:
            other = self.parties.about_other(passage.words)
            ours = self.parties.ours.search(passage.words)
            if other and (not ours or passage.words.index(other) < ours.start()):
                topic = other
            elif ours or passage.shape == "heading":
                topic = ""
            found.append(topic)
        return found
