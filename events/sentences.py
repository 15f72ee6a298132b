"""Where a sentence ends: after `.`, `!`, `?` or an ellipsis, unless an abbreviation, an initial or a number says no.

The rules are a table of abbreviations and a few looks at the word before and the word after; nothing is learnt, so a
wrong cut has one place where it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# a full stop, what may close behind it, white space, what may open the next sentence, and its first characters
_STOP = re.compile(r"[.!?…]+(?:\[\d{1,3}\]|[\"')\]]){0,3}(\s+)(?=[\"'(\[$#]{0,3}(?:[A-Z0-9\xc0-\xde]|[a-z]{1,2}[A-Z]))")
_GLUED = re.compile(r"[.!?](?<=[a-z0-9%)].)[\")]?(?=[A-Z][a-z]*[ ,])")  # no space behind the stop
# a heading that ran into its paragraph: "Outlook for 2025 confirmedFor the year", "the first half of 2025Group sales"
_FUSED = re.compile(
    r"(?:(?<=[a-z]{3})|(?<= 20\d\d)|(?<=[a-z]\)))(?=(?:The|For|In|With|During|Despite|Following|Due|Based|We|Our|"
    r"This|As|"
    r"After|Overall|At|On|According|Management|Revenues?|Both|By|From|While|Since|It|An|All|There|These),? "
    r"[a-z0-9A-Z])|"
    r"(?<= 20\d\d)(?=[A-Z][a-z]{2,} [A-Za-z]{2,} )"
)
_LOWER = re.compile(r"[a-z]{3,20}\)?$")
_A_YEAR = re.compile(r"20\d\d")
_TOKEN = re.compile(r"[^\s(\[\"']+$")
_NEXT = re.compile(r"[\"'(\[$#]{0,3}([^\s,;:.!?)\"']+)")

# never the last word of a sentence
_TITLES = frozenset(
    "mr mrs ms messrs dr prof gen gov sen rep hon rev capt col lt sgt st mt ft vs v no nos approx ca cf e.g i.e eg ie"
    " fig figs tab eq sec secs art ex exh par para pp p vol ed eds viz nr tel attn est resp incl excl adj pvt rev u.s.c"
    " c.f.r ser".split()
)
# may end a sentence: they do when a word follows that opens sentences
_SHORT = frozenset(
    "inc corp ltd co cos llc plc lp l.p n.v s.a s.p.a a.g ag gmbh bros assn dept univ intl mfg jr sr ph.d m.d m.sc b.sc"
    " m.b.a d.v.m pharm.d esq u.s u.k e.u u.s.a u.a.e d.c n.y n.j a.m p.m etc al seq jan feb mar apr jun jul aug sep"
    " sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd sq bldg mass calif conn penn minn"
    " b.c a.d max min avg std mil bn mm q yr yrs mo mos wk wks hr hrs".split()
)
_WORDS_TOO = frozenset("no p v art ex est tab par rev ser".split())
_OPENERS = frozenset(
    "the a an this that these those there here we our us it its he his she her they their i my you your who what when"
    " where why how if in on at by for from to with under upon within during after before since as because although"
    " though while until once however moreover furthermore additionally also finally first second third today currently"
    " following including based pursuant both each all any no some many most such other another one two three several"
    " and but or so yet not dr mr ms mrs company management shares revenue revenues net total cash operating"
    " recently previously subsequently meanwhile overall together results data enrollment patients please".split()
)


def ends(words: str) -> Iterator[tuple[int, int]]:
    """Where each sentence but the last ends, and where the next begins.

    >>> list(ends("Acme Inc. files in Q1. Data follow."))
    [(22, 23)]
    """
    fused = [(m.start(), m.start()) for m in _FUSED.finditer(words) if _is_fused(words, m.start())]
    if "." not in words and "!" not in words and "?" not in words and "…" not in words:
        yield from fused
        return
    cuts = [(m.start(1), m.end()) for m in _STOP.finditer(words) if _is_end(words, m)]
    glued = [(m.end(), m.end()) for m in _GLUED.finditer(words) if _is_glued(words, m)]
    yield from sorted(cuts + glued + fused) if glued or fused else cuts


def _opens(words: str, at: int) -> bool:
    following = _NEXT.match(words, at)
    return bool(following) and following[1].lower() in _OPENERS  # type: ignore[index]


def _is_fused(words: str, at: int) -> bool:
    """Whether a heading ends here: a brand ("LinkedIn") begins with a capital, and a heading has several words."""
    return not _word_before(words, at)[:1].isupper() and words.count(" ", 0, at) > 1


def _is_glued(words: str, stop: re.Match[str]) -> bool:
    before = _word_before(words, stop.start())
    if "@" in before or "/" in before or before.lower().startswith("www"):
        return False
    return bool(_LOWER.match(before)) or bool(_A_YEAR.fullmatch(before)) or _opens(words, stop.end())


def _is_end(words: str, stop: re.Match[str]) -> bool:
    at = stop.start()
    marks = stop[0].rstrip()
    after = words[stop.end()]
    if marks != ".":
        # ellipses, questions, calls and closed quotes end a sentence before a capital, which the pattern asked for
        return not (marks[0] == "." and len(marks) > 1 and marks[1] not in ".\"'" and _abbreviated(words, at))
    if after == "(" and not words[stop.end() + 1 : stop.end() + 2].isupper():
        return False
    return not _abbreviated(words, at) or (_may_end(words, at) and _opens(words, stop.end()))


def _word_before(words: str, at: int) -> str:
    token = _TOKEN.search(words, max(0, at - 24), at)
    return token[0] if token else ""


def _abbreviated(words: str, at: int) -> bool:
    before = _word_before(words, at)
    plain = before.lower().rpartition("/")[2].rpartition("-")[2]
    if plain in _TITLES:
        # "no. 5" is short, "the answer was no. We ..." is not; "sec." and "est." are, "SEC" and "EST" are not
        return not before.isupper() and not (plain in _WORDS_TOO and _opens(words, words.find(" ", at) + 1))
    if plain in _SHORT:
        return True
    if len(before) == 1:
        return before.isalpha() and before.isupper()
    return len(before) >= 3 and before[-2] == "." and before[-1].isalpha()


def _may_end(words: str, at: int) -> bool:
    return _word_before(words, at).lower() not in _TITLES
