"""One report made of an event in a passage: what it is of, when it happened, its scope and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from events import (
    counts,
    dating,
    figures,
    outcomes,
    parties,
    products,
    reported,
    scoping,
    subjects,
)
from events.anchors import Anchor
from events.document import Document
from events.kinds import KINDS
from events.policy import Policy
from events.rulings import COUNTED
from events.scopes import TRIAL_BOUND
from events.types import Bearing, Filing, Passage, Report, Scope, content_id


@dataclass(frozen=True)
class Context:
    shared: Document
    policy: Policy

    @property
    def passages(self) -> Sequence[Passage]:
        return self.shared.passages

    @property
    def filing(self) -> Filing:
        return self.shared.filing

    @cached_property
    def company(self) -> str:
        return parties.short_name(self.filing.company)

    @cached_property
    def quarter(self) -> reported.Period | None:
        """The quarter that the document reports on."""
        return reported.period(self.passages, self.filing)

    def before(self, passage: Passage) -> str:
        """The text in which an earlier name may stand."""
        return self.shared.text[max(0, passage.start - 4000) : passage.start]


_ABOUT_IT = re.compile(
    r"\b(?:web ?site|webpage|campaign|brochure|video|podcast|social media|registry)\b", re.IGNORECASE
)


def made(document: Context, index: int, bearing: Bearing, anchor: Anchor, kind: str | None = None) -> Iterator[Report]:
    """One report for each product that shares the event, else one for its subject."""
    passage = document.passages[index]
    main = document.shared.main if KINDS[anchor.kind].family in subjects.MEDICINE else ""
    subject, how = subjects.of_event(
        anchor,
        document.passages,
        index,
        document.company,
        main,
        document.before(passage),
        document.shared.coined,
    )
    if anchor.subject and bearing in ("done", "stopped"):
        subject, how = anchor.subject, "the subject of the sentence"
    thing = passage.words[slice(*anchor.thing)] if anchor.thing else ""
    if anchor.kind == "product_launch" and _ABOUT_IT.search(thing):
        subject, how = thing, "its own words"  # a website for a product is not the product
    if document.shared.topics[index] and not how.startswith("named"):
        return  # another company's
    for each in _together(passage.words, subject):
        yield written(document, index, bearing, anchor, each, f"{anchor.rule}; subject {how}", kind)
    product = _labelled(passage, subject)
    if product:
        yield written(document, index, bearing, anchor, product, f"{anchor.rule}; subject named in the heading", kind)


def _labelled(passage: Passage, subject: str) -> str:
    """The product of an item that tells of its trial by the trial's name: "OR-12: the HALO trial dosed a patient"."""
    if passage.shape not in ("item", "row") or not passage.headings:
        return ""
    if not any(name.trial and name.text == subject for name in products.names(passage.words)):
        return ""
    named = {name.text for name in products.names(passage.headings[-1]) if not name.trial}
    return named.pop() if len(named) == 1 else ""


def _together(words: str, subject: str) -> list[str]:
    """The subject with the products that are joined to it by "and" or a comma: "A, B and C are in the clinic"."""
    names = [name for name in products.names(words) if not name.trial]
    at = next((place for place, name in enumerate(names) if name.text == subject), None)
    if at is None:
        return [subject]
    group = [subject]
    for step in (-1, 1):
        place = at
        while 0 <= place + step < len(names):
            left, right = sorted((names[place], names[place + step]), key=lambda name: name.start)
            if not re.fullmatch(r"[®™]?,? (?:and |or )?", words[left.end : right.start]):
                break
            place += step
            group.append(names[place].text)
    return list(dict.fromkeys(group))


def written(
    document: Context, index: int, bearing: Bearing, anchor: Anchor, subject: str, rule: str, kind: str | None = None
) -> Report:
    passage, filing = document.passages[index], document.filing
    window = dating.day(passage, anchor, filing, document.quarter)
    lo, hi, assumed = dating.bounds(passage, index, anchor, window, filing, document.policy, document.quarter)
    named = kind if kind is not None else anchor.kind
    number = _number(passage.words, anchor) if bearing == "done" and named in COUNTED else None
    scope = scoping.find(passage.words, anchor.start, anchor.end, passage.headings, window or dating.NO_WINDOW, False)
    if (
        named not in TRIAL_BOUND
        and scope.phase
        and not scope.indication
        and bearing == "done"
        and named == "ind_submission"
    ):
        scope = Scope(region=scope.region)
    return Report(
        content_id(filing.id, passage.start + anchor.start, bearing, named, subject),
        filing.id,
        passage.start,
        passage.end,
        passage.words,
        bearing,
        named,
        subject,
        "",
        scope,
        lo,
        hi,
        assumed,
        low=number,
        high=number,
        reason=outcomes.reason(passage.words) if bearing in ("stopped", "failed", "moved") else "",
        rule=rule,
    )


def _number(words: str, anchor: Anchor) -> float | None:
    """How many things a deed was done to, where its own words count them: "opened four stores"."""
    found = counts.said(words, anchor, figures.find(words), set())
    if found is None or found.low != found.high or found.money or found.ratio:
        return None
    return found.low if anchor.start - 20 <= found.start <= anchor.end else None
