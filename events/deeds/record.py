"""Deeds told by a verb and its object together: "reduce the workforce", "retire as chair", "repay the notes".

Where one is found it takes the place of what the vocabulary makes of the same words. A row names its kind and its
subject: a fixed name, or the words of its group `what`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from events import nouns
from events.anchors import Anchor
from events.gates import Gate, Gates, gate
from events.lettercase import any_case

_FAR = 20  # characters between who does it and the verb, over which another event may stand
MARK = "deed: "  # before the name of a row in the rules of a statement


@dataclass(frozen=True, slots=True)
class Deed:
    """A family of deeds: the kind of event, and the words that tell it, with `do` around the verb."""

    name: str
    kind: str
    pattern: str
    needles: str  # parted by "|": one of them stands in the lower-cased words wherever the pattern fits
    examples: tuple[str, ...]
    subject: str = ""  # a fixed subject; else the group `what`, else what the vocabulary would say
    cased: bool = False


def forms(verbs: str) -> str:
    """The forms of regular verbs that can stand for what is to come, as alternatives.

    >>> forms("cut reduce")
    'cutting|cuts|cut|reducing|reduces|reduce'
    """
    made = []
    for verb in verbs.split():
        stem = verb.replace("_", " ")
        head, space, rest = stem.partition(" ")
        double = re.search(r"[^aeiou][aeiou][ptdgmn]$", head) and len(head) < 5
        ing = head[:-1] if head.endswith("e") and not head.endswith("ee") else head + head[-1] if double else head
        third = head + ("es" if head.endswith(("s", "sh", "ch", "x")) else "s")
        third = third[:-2] + "ies" if head.endswith("y") and head[-2] not in "aeo" else third
        made += [f"{each}{space}{rest}" for each in (f"{ing}ing", third, head)]
    return "|".join(made)


def found(words: str, table: Iterable[Deed]) -> Iterator[Anchor]:
    """The deeds of a table in some words, each as an event with its subject where a row tells it.

    A group `at` says where the event itself begins, where the words before it only name the subject.
    """
    table = tuple(table)
    lower = words.lower()
    for place in _gates(table).opened(words):
        deed = table[place]
        if not any(map(lower.__contains__, _needles(deed))):
            continue
        for match in _compiled(deed).finditer(words):
            what, step = _group(match, "what"), _group(match, "do")
            subject = deed.subject or (plain(words[slice(*what)]) if what else "")
            subject = _SALES_OF.sub("", subject)
            if not deed.subject and (
                subject.lower() in _BARE or _UNDER_WAY.fullmatch(subject) or _NOBODY.fullmatch(subject)
            ):
                what = None if _UNDER_WAY.fullmatch(subject) else what
                subject = ""  # the vocabulary's own way finds what it is of
            far = what is not None and step is not None and step[0] - what[1] > _FAR
            start = step[0] if far and step else match.start()
            start = match.start("at") if match.groupdict().get("at") else start
            yield Anchor(deed.kind, start, match.end(), 0.8, what, step, MARK + deed.name, subject)


def one_each(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The deeds of which none reaches into another: the first of a table goes before the next."""
    kept: list[Anchor] = []
    for anchor in anchors:
        if not any(anchor.start < other.end and other.start < anchor.end for other in kept):
            kept.append(anchor)
    return kept


def _group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    """Where a group stands that an alternative may call by its name with a number: `do`, `do2`."""
    return next((match.span(key) for key, said in match.groupdict().items() if said and key.startswith(name)), None)


@cache
def _gates(table: tuple[Deed, ...]) -> Gates:
    return Gates(map(_compiled, table))


@cache
def _needles(deed: Deed) -> tuple[str, ...]:
    return tuple(deed.needles.split("|"))


@cache
def _compiled(deed: Deed) -> Gate:
    pattern = deed.pattern.replace("[^.;]", r"(?:[^.;]|\.(?=\d))")
    return gate(rf"(?<![\w-])(?<!\d,)(?:{pattern})(?!\w)", re.NOFLAG if deed.cased else re.IGNORECASE)


_SALES_OF = re.compile(r"^[Ss]ales(?: and deliveries)? of (?:(?:the|our|its|first) )*(?=\w)")
_LEAD = any_case(
    r"(?:(?:the|an?|our|its|their|this|these|those|all|any|some|certain|both|each|every|of|in|remaining|approximately|"
    r"about|around|roughly|nearly|over|more than|at least|up to|between|additional|further|another|existing|current|"
    r"outstanding|entire|whole|meaningful|more|some|incremental|further|full|other|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|previously announced|planned|"
    r"announced|proposed|[€£$]?[\d.,-]+(?: (?:million|billion|to|and))?|(?:US|USD|EUR|GBP|NOK|CHF|SEK|CAD|C|A|HK)"
    r"\$?|new) )+",
)


_NOBODY = any_case(r"he|she|they|who|it|this|that|these|those|we|inc|corp|ltd|llc|plc")
_TRAIL = any_case(
    r"(?: (?:is|are|was|were|will|would|should|could|may|to|be|been|now|also|still|instead|then|only|all|again|"
    r"expected|"
    r"scheduled|due|in|at|on|of|for|and|or|by|with|the|a|an)){1,40}$",
)
_UNDER_WAY = any_case(
    r"(?:now |currently |well |already )?(?:under ?(?:construction|way|development)|on (?:track|"
    r"schedule)|in progress)(?: and)?"
)
# what a phrase is said to measure or to hold is none of its name: "three towers totaling 1.1"
_MEASURED = any_case(
    r" (?:total(?:l?ing)|comprising|consisting|representing|encompassing|aggregating)\b.*|,? if "
    r"(?:issued|granted|allowed|approved)\b.*"
)
_BARE = frozenset(
    "commissioning completion listing line lines plant facility site "
    "contract agreement package update results first production".split()
) | {"hot commissioning", "mechanical completion", "substantial completion", "practical completion"}
_OPENERS = frozenset("production operations manufacturing mining annual total capacity headcount output".split())


def plain(phrase: str) -> str:
    """A noun phrase without what only counts or points.

    >>> plain("the remaining $300 million senior notes"), plain("its old kiln")
    ('senior notes', 'old kiln')
    """
    kept = nouns.expected(_TRAIL.sub("", _MEASURED.sub("", " ".join(phrase.split())).strip(" ,.")))
    cut = _LEAD.match(kept + " ")
    short = kept[cut.end() :] if cut else kept
    return _opening(short or kept)


def _opening(phrase: str) -> str:
    """The phrase without the capital that only opened its sentence."""
    first, _, rest = phrase.partition(" ")
    if first.lower() in _OPENERS:
        return f"{first.lower()} {rest}".strip()
    return phrase
