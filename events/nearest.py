"""Which name an event is about: the nearest of its sentence, else that of its headings or of the sentences before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events import products
from events.anchors import Anchor
from events.coined import Coined
from events.lettercase import any_case
from events.products import Name
from events.types import Passage

NEAR = 600  # characters around an event in which its product is named


def beside(words: str, anchor: Anchor, coined: Coined) -> str:
    """The product named nearest to the event, before it rather than after it; two joined by a plus are one subject."""
    low = max(0, anchor.start - NEAR)
    found = [
        Name(name.text, name.start + low, name.end + low, name.trial)
        for name in products.names(words[low : anchor.end + NEAR], coined)
    ]
    if not found:
        return ""
    if not all(name.trial for name in found):
        before = any(not name.trial and name.start < anchor.start for name in found)
        found = [name for name in found if not name.trial or (not before and _studied(words, anchor, name))]

    # of a verb and its far object the object is what the name stands beside
    start, end = anchor.thing if anchor.thing and anchor.end - anchor.start > 60 else (anchor.start, anchor.end)

    def distance(name: Name) -> float:
        if start <= name.start and name.end <= end:
            return 0
        gap = name.start - end if name.start >= end else start - name.end
        between = words[min(name.end, end) : max(name.start, start)]
        walls = len(re.findall(r"[;:]|, (?:with|while|and|but)\b", between))
        return (
            gap
            + 60 * walls
            + 40 * (name.end <= start and " and " in between)
            + 30 * name.trial
            + (0 if re.match(r"\s*(?:for|of|in|from|with|on)\b", between) and name.start >= end else 8)
        )

    return min(found, key=distance).text


def _studied(words: str, anchor: Anchor, trial: Name) -> bool:
    """Whether a trial stands right behind its event, and no product with it: "data from HALO in May, and OR-12"."""
    if trial.start < anchor.end:
        return False
    between = words[anchor.end : trial.start]
    return (
        len(between) < 40
        and not re.search(r"[,;:]|\band\b", between)
        and not re.match(r"(?: [\w/-]+){0,4}? (?:of|with|for|evaluating|testing)\b", words[trial.end : trial.end + 60])
    )


def is_trial(words: str, named: str, coined: Coined) -> bool:
    """Whether a name that stands in the words is that of a trial."""
    return any(name.trial and name.text == named for name in products.names(words, coined))


_ANOTHER_TRIAL = any_case(
    r"\b(?:own|second|third|another|separate|additional|further|follow-on|follow-up|next|"
    r"new)\b(?: [\w/-]+){0,3} (?:trial|study)\b|"
    r"\b(?:initiat|start|begin|commenc|conduct|launch)\w* (?:an?|two|three|several) (?:[\w/-]+ ){0,5}(?:trials?|study|"
    r"studies)\b"
    r"(?! (?:above|described))",
)


def inherited(passages: Sequence[Passage], index: int, coined: Coined, *, trials: bool) -> tuple[str, str] | None:
    """The product of the sentences before, or of the headings: of an item the headings first."""
    passage = passages[index]
    if trials and _ANOTHER_TRIAL.search(passage.words):
        trials = False
    if paper := of_paper(passages, index):
        return paper, "the paper told of before"
    above = _from_headings(passage.headings, coined) or _from_first_cell(passage)
    ways = (above, _from_sentences(passages, index, coined, trials=trials))
    return next((way for way in (ways if passage.shape in ("item", "row") else ways[::-1]) if way), None)


_NO_NAME = any_case(
    r"(?:phase|pre-?clinical|discovery|q[1-4]|h[12]|\d|ind\b|nda\b|bla\b|top-?line|first|initiat|enroll|data|submi|"
    r"file|"
    r"complete|report|expected|anticipated|milestone|event|timing|next|all|total|us\b|u\.s\.|eu\b|europe|japan|china|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\S*"
)


def _from_first_cell(passage: Passage) -> tuple[str, str] | None:
    """The name that opens a table's row: "Degrader program | Oncology | IND 2027"."""
    if passage.shape != "row" or "\t" not in passage.words:
        return None
    first = " ".join(passage.words.split("\t")[0].split())
    named = 2 < len(first) <= 48 and len(first.split()) <= 6 and first[0].isupper()
    return (first, "the name of its row") if named and not _NO_NAME.match(first) else None


_PAPERS = r"(?:sNDA|sBLA|NDA|BLA|MAA|NDS|PMA|510\(k\)|IND|IDE|CTA|application|submission|filing|resubmission|petition)"
_THE_PAPER = re.compile(rf"^\W*(?:The|This|That) (?P<paper>{_PAPERS})\b(?! (?:for|of) )")
_APPROVAL_FOR = re.compile(
    r"(?:approval|clearance|licensure|authorization|authorisation|registration|marketing|launch|label)s? "
    r"(?:for|of) (?:the |our |its )?(?P<what>[A-Z][\w-]+(?:®|™)?(?: [A-Z][\w-]+){0,3})"
)
_PAPER_FOR = re.compile(
    r"[^.;]{0,30}? (?:for|of) (?:the |our |its )?(?P<what>[A-Z][\w-]+(?:®|™)?(?: [A-Z][\w-]+){0,3})"
)


def of_paper(passages: Sequence[Passage], index: int) -> str:
    """What "the sNDA" is for, where a sentence of the paragraph tells it: "a sNDA with which we seek approval of X"."""
    said = _THE_PAPER.match(passages[index].words)
    if said is None:
        return ""
    for at in range(index - 1, max(-1, index - 5), -1):
        other = passages[at]
        if other.block != passages[index].block:
            break
        first = re.search(rf"(?<![\w-]){re.escape(said['paper'])}(?![\w-])", other.words)
        if first is None:
            continue
        names = [name for name in products.names(other.words[first.end() :]) if not name.trial]
        told = _APPROVAL_FOR.search(other.words, first.end()) or _PAPER_FOR.match(other.words, first.end())
        return told["what"] if told else names[0].text if names else ""
    return ""


def _from_headings(headings: Sequence[str], coined: Coined) -> tuple[str, str] | None:
    for heading in reversed(headings):
        named = list(products.names(heading, coined))
        if named:
            return named[0].text, "named in the heading"
    return None


# "our CDK2 inhibitor", "the NaV1.8 program": a programme that has no name yet
_PROGRAMME = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Ii]ts|[Aa]n?) (?P<what>(?:[a-z][a-z-]+ ){0,2}(?!FDA\b|EMA\b|SEC\b|IND\b|NDA\b|BLA\b|US\b|"
    r"EU\b|UK\b)"
    r"(?:[A-Z][\w/.]*[A-Z\d][\w/-]*|[a-z]{0,3}[A-Z]{2,}[\w/-]*)(?: [a-z][a-z-]+){0,2} (?:inhibitor|degrader|agonist|"
    r"antagonist|antibody|modulator|program(?:me)?|vaccine|ADC|bispecific|blocker|activator))\b"
)


def _from_sentences(passages: Sequence[Passage], index: int, coined: Coined, *, trials: bool) -> tuple[str, str] | None:
    passage = passages[index]
    for back in range(1, 4):
        if index - back < 0:
            break
        other = passages[index - back]
        if passage.start - other.end > 900 or other.headings != passage.headings:
            break
        if passage.shape == other.shape == "item" and passage.start - other.end > 2:
            break  # another item of the list is about something else
        found = [name for name in products.names(other.words, coined) if not name.trial]
        if found:
            return _topic(found, other.words), "a sentence before"
        if other.block == passage.block and (described := _DESCRIBED.search(other.words)):
            return described["what"], "what a sentence before describes"
        if programme := _PROGRAMME.search(other.words):
            return programme["what"], "the programme of a sentence before"
        trial = next((name.text for name in products.names(other.words, coined) if name.trial), "") if trials else ""
        if trial:
            # the product of its chapter, but not of the title alone
            return _from_headings(passage.headings[1:], coined) or (trial, "the trial of a sentence before")
    return None


# a candidate without a name: "our second candidate, a CEACAM6-targeting CAR-T, is partnered"
_DESCRIBED = re.compile(
    r"\b(?:candidate|program|programme|asset|compound|molecule), (?:an?|our|"
    r"the) (?P<what>(?:[\w/-]+ ){1,5}?[\w/-]+)(?=, )"
)


def _topic(found: list[Name], words: str) -> str:
    """Of several names of a sentence the one it is about: named most often, then first."""
    counts = Counter(name.text for name in found)
    return max(found, key=lambda name: (counts[name.text], -name.start)).text
