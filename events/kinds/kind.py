"""What a row of the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of milestone. Patterns run on cleaned words, case ignored."""

    key: str
    label: str  # as a person would say it
    family: str  # of rates: preclinical, entry, conduct, data, regulatory, commercial, partner, portfolio, figures, ...
    controller: str  # self, partner, regulator, court, market
    nouns: str  # regular expression of the anchor nouns
    proves: str = ""  # regular expression of the verbs (past tense or state reached) that prove it beside a noun
    lookalikes: str = ""  # regular expression of what must not close it
    implies: tuple[str, ...] = ()  # earlier kinds proved too, within one subject, indication, region and trial
    closed_by: tuple[str, ...] = ()  # other kinds whose sighting may close it
    examples: tuple[str, ...] = ()  # sentences of our own that are of this kind
