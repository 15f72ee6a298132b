"""What "it" stands for where a date has no event of its own: "The IND is written. We'll submit it this month."

The thing is the last one named in the sentences before that the step can be done to.
"""

from __future__ import annotations

from events import anchors, subjects
from events.anchors import Anchor
from events.candidates import Candidate
from events.document import Document
from events.lettercase import any_case
from events.lexicon import Token, tokens
from events.types import Window
from events.vocabulary import PAIRS

_BACK = 4  # sentences before, of the same paragraph
_REACH = 70  # characters between the step and its date
_OBJECT = any_case(
    r"\s+(?P<it>it|that|this|them|these|those|one)\b(?!\s+(?!in|by|this|next|before|later|to|at|on)[a-z])"
)
_SUBJECT = any_case(
    r"(?:^|[,;.] |\band |\bbut |\bso )(?P<it>it|that|this|they|these|those)"
    r"(?:'ll| (?:\w+ ){0,2}?(?:will|should|would|could|expected to|planned to|scheduled to|set to|going to))"
    r"(?: (?:also|then|now|be|probably|likely|still|all)){0,3} $",
)


_EXPECTED = any_case(
    r"\b(?:(?:expect|anticipat|target|plan|project|estimat)(?:e?s|ed|ing|e)?(?: for)? (?:it|this|that|them|these|those)"
    r"(?: now)?(?: to (?:occur|happen|follow|come|take place|be (?:complete|completed|available|ready|done)))?|"
    r"(?P<it>this|it|that|they|these|both)(?: (?:is|are|remains?|should|will|would))(?: now| still| currently| also)?"
    r"(?: (?:be )?(?:expected|anticipated|planned|scheduled|targeted|on track|due|projected|set|slated))?"
    r"(?: to)?(?: (?:occur|happen|follow|come|take place|be (?:complete|completed|available|ready|done)))?(?: for)?)"
    r"\s*\Z",
)


def done_to_it(candidate: Candidate) -> bool:
    """Whether the step of an event has a pronoun behind it, and the event no thing of its own."""
    anchor = candidate.anchor
    after = anchor.step[1] if anchor.step else anchor.end
    own = anchor.thing and anchor.thing[0] < after
    return not own and _OBJECT.match(candidate.passage.words, after) is not None


def find(document: Document, index: int, window: Window) -> Candidate | None:
    """The event of a date whose thing is named in a sentence before, None where no step is done to a pronoun."""
    passage = document.passages[index]
    words = passage.words
    low = max(0, window.start - _REACH)
    said = _EXPECTED.search(words, max(0, window.start - 90), window.start)
    if said is not None and (told := _event_before(document, index)) is not None:
        at, event = told
        anchor = Anchor(event.kind, *said.span(), 0.6, said.span(), None, f"{event.rule}, named before")
        return Candidate(passage, index, window, anchor, subject=_subject(document, at, event))
    for step in reversed([token for token in tokens(words[: window.start]) if token.is_step and token.end >= low]):
        it = _OBJECT.match(words, step.end) or _SUBJECT.search(words[: step.start])
        if it is None or it.end() > window.start:
            continue
        found = _thing(document, index, step)
        if found is None:
            continue
        at, thing = found
        kind = PAIRS[thing.name, step.name]
        there = Anchor(kind, thing.start, thing.end, 0.6, (thing.start, thing.end), None, "thing named before")
        subject = _subject(document, at, there)
        span = it.span("it")
        anchor = Anchor(
            kind, min(step.start, span[0]), max(step.end, span[1]), 0.6, span, (step.start, step.end),
            f"{thing.name} named before by {step.name}",
        )  # fmt: skip
        return Candidate(passage, index, window, anchor, subject=subject)
    return None


def _subject(document: Document, at: int, event: Anchor) -> str:
    start = document.passages[at].start
    return subjects.of_event(
        event, document.passages, at, document.parties.short, document.main,
        document.text[max(0, start - 4000) : start], document.coined,
    )[0]  # fmt: skip


def _event_before(document: Document, index: int) -> tuple[int, Anchor] | None:
    """The last sure event of the sentence before, in the same paragraph."""
    if not index or document.passages[index - 1].block != document.passages[index].block:
        return None
    events = [each for each in anchors.find(document.passages[index - 1].words) if each.thing and each.score >= 0.6]
    return (index - 1, events[-1]) if events else None


def _thing(document: Document, index: int, step: Token) -> tuple[int, Token] | None:
    """The nearest thing before that the step can be done to, with the passage it stands in."""
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        other = document.passages[at]
        if other.block != document.passages[index].block:
            return None
        for token in reversed(tokens(other.words)):
            if not token.is_step and (token.name, step.name) in PAIRS:
                return at, token
    return None
