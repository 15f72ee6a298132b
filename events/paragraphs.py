"""What the sentences before make of an event: a trial is a court's, a decision a regulator's, a sale one of shares."""

from __future__ import annotations

from dataclasses import replace

from events import cases, sharpening
from events.candidates import Candidate
from events.document import Document

_LATELY = 3  # sentences before, of the same paragraph


def settled(document: Document, candidate: Candidate) -> Candidate:
    """The event with the kind that the sentences before give it, or as it was."""
    for settle in (_at_court, _of_shares, _of_regulator):
        candidate = settle(document, candidate)
    return candidate


def _at_court(document: Document, candidate: Candidate) -> Candidate:
    """A trial that a court holds is no study."""
    anchor = candidate.anchor
    if anchor.kind != "trial_start" or not cases.of_court(document.passages, candidate.index):
        return candidate
    return replace(candidate, anchor=replace(anchor, kind="litigation", rule=f"{anchor.rule} at court"))


def _of_shares(document: Document, candidate: Candidate) -> Candidate:
    """What closes is the sale of shares that the sentences before, of the same paragraph, have told of."""
    anchor = candidate.anchor
    the_sale = anchor.thing is not None and candidate.passage.words[slice(*anchor.thing)].lower() == "sale"
    if anchor.kind != "merger_close" or not (anchor.rule == "close alone" or the_sale):
        return candidate
    if not sharpening.of_shares(_near(document, candidate.index)):
        return candidate
    return replace(candidate, anchor=replace(anchor, kind="financing", rule=f"{anchor.rule}, of shares"))


def _of_regulator(document: Document, candidate: Candidate) -> Candidate:
    """A decision waited for, and a submission, are a regulator's where a file or a review was told of just before."""
    anchor = candidate.anchor
    if anchor.kind == "decision" and sharpening.is_of_regulator(
        candidate.passage.words, anchor, _near(document, candidate.index)
    ):
        return replace(candidate, anchor=replace(anchor, kind="regulatory_decision"))
    unnamed = anchor.rule == "submit alone" and anchor.kind == "disclosure" and document.medical
    if unnamed and sharpening.is_file(candidate.passage.words, anchor, _near(document, candidate.index)):
        return replace(candidate, anchor=replace(anchor, kind="regulatory_submission"))
    return candidate


def _near(document: Document, index: int) -> str:
    """The words of a passage and of those before it in its paragraph."""
    passages = document.passages
    first = max(0, index - _LATELY)
    return " ".join(each.words for each in passages[first : index + 1] if each.block == passages[index].block)
