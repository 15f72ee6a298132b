"""What is named beside an event and is no product: who comes or goes, what is bought or sold, what a patent covers."""

from __future__ import annotations

import re

_PERSON = re.compile(
    r"\b(?P<name>(?:Dr|Mr|Ms|Mrs)\. [A-Z][\w'’-]+(?! [A-Z])|"
    r"(?:Dr\. |Mr\. |Ms\. |Mrs\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: (?:[Vv]an |[Dd]e |"
    r"[Vv]on )?[A-Z][\w'’-]+){1,2}),? (?:[\w ,.]{0,40}? )?(?:will|has been|was|is expected to|is|to) "
    r"(?:also )?(?:join|become|assume|succeed|retire|step down|be appointed|serve|appointed|named|transition)|"
    r"(?:appointment|addition|hiring|promotion|retirement) of "
    r"(?P<name2>(?:Dr\. |Mr\. |Ms\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})|"
    r"(?P<name3>(?:Dr\. |Mr\. |Ms\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})(?: \(\d\d\))? (?:appointed|"
    r"named|"
    r"elected|promoted) (?:as|to|new|the|an?|[Cc]hief|C[EFTO]O|[Pp]resident|[Cc]hair)|"
    r"(?P<name5>(?:Dr\. |Mr\. |Ms\. |Mrs\. )?[A-Z][a-z]+(?: [A-Z]\.)? (?:[Vv]an |[Dd]e |[Vv]on )?[A-Z][\w'’-]+)(?:, "
    r"[^,;.]{3,60},)? "
    r"(?:joins|becomes|succeeds|assumes|retires|steps down|takes (?:over|up|the)|rejoins)\b|"
    r"\b(?:appoint(?:s|ed|ing)?|nam(?:es?|ed|ing)|elect(?:s|ed)?|promot(?:es?|ed|ing)|recruit(?:s|ed)|hir(?:es?|ed)) "
    r"(?P<name4>(?:Dr\. |Mr\. |Ms\. |Mrs\. |Prof\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}) "
    r"(?:as|to)\b"
)
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Effective|Chief|"
    r"Executive|Officer|Board|Company|Council|Committee|Group|Inc)\b(?=[^a-z]*(?: \w+)?)"
)


def person(words: str) -> str:
    """The person who is appointed, joins or leaves."""
    for match in _PERSON.finditer(words):
        if not _MONTHS.search(match.group()):
            return next(str(each) for each in match.groups() if each)
    return ""


_NAMED_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )(?:[A-Z][\w'’-]+ ?){1,3}|[A-Z][a-z]+ (?:[A-Z]\. )[A-Z][a-z]+|"
    r"[A-Z][a-z]+ [A-Z][\w'’-]+(?=,? (?:is|was|has|will|who|currently|joined|served|our chief|the company's)\b)"
)


def person_named(words: str) -> str:
    """The person whom the words name last, by a change of office or by a form of address."""
    found = person(words)
    if found:
        return found
    named = [match.group().strip() for match in _NAMED_PERSON.finditer(words)]
    return named[-1] if named else ""


_UNIT_SOLD = re.compile(
    r"(?:spin[- ]?off|spin[- ]?out|sale|divestiture|separation|separate|divest|spin|sell|dispose of|demerger|disposal|"
    r"carve-out)(?:ing)? "
    r"(?:of |off )?(?:100% of |substantially all of |all of )?(?:the |its |our )(?P<unit>(?:[\w&-]+ ){0,4}"
    r"(?:business|unit|division|segment|subsidiary|operations?|stake|assets|portfolio|plant|mine|interest|brands?|"
    r"franchise|"
    r"property|properties|facility|building|product line))"
)


def unit_sold(words: str, *, last: bool = False) -> str:
    """The part of the company that a deal parts with, the first or the last named: "the spin-off of our lamp business".

    >>> unit_sold("We agreed to sell our Pigments business for $340 million.")
    'Pigments business'
    """
    found = [match["unit"] for match in _UNIT_SOLD.finditer(words)]
    return found[-1 if last else 0] if found else ""


_INVENTION = re.compile(
    r"\bpatents?\b[^.;]{0,80}?\b(?:[Ee]ntitled|[Tt]itled|covering|covers?|protecting|protects?|directed to|claiming|"
    r"claims|relating to|for|on)[,:]? (?:the |its |our |a )?[\"'“]?(?P<what>[^.;,\"”()]{4,90})"
)


def invention(words: str) -> str:
    """What a patent covers, by its title or by the words behind "patents on".

    >>> invention('The new patent, entitled "Coatings for Steel Wire", was granted.')
    'Coatings for Steel Wire'
    """
    match = _INVENTION.search(words)
    if match is None:
        return ""
    what = re.split(
        r"\b(?:will|is|are|was|were|which|that|expires?|in the (?:U|E|United)|has|have|until|in 20)\b", match["what"]
    )[0]
    return (
        ""
        if re.match(r"(?:approximately|about|at least|\d|more than|which|that|up to|years)", what)
        else what.strip(" '")
    )


def target(words: str, *, last: bool = False) -> str:
    """What changes hands, by the fuller of the names that the words give it.

    >>> target("The sale of our Water segment to Korvana should close.")
    'Water segment'
    """
    party, unit = other_party(words, last=last), unit_sold(words, last=last)
    return unit if party and party in unit else party or unit


_SHARE_OF = (
    r"(?:(?:substantially|all|of|the|its|our|a|an|assets|outstanding|issued|shares|stock|equity|capital|remaining|"
    r"other|"
    r"approximately|about|\d[\d.]*%|minority|majority|controlling|stake|interests?|ownership|membership|in|and) )*"
)
_PARTY = re.compile(
    r"\b(?:acquisition|acquir(?:e|ing)|merger|merge|combination|sale|sell|divestiture|spin[- ]?off|spin[- ]?out|"
    r"separation|"
    rf"divest|takeover|purchase)(?: of| with|) {_SHARE_OF}((?:[A-Z][\w.&'’-]*)(?: (?:[A-Z][\w.&'’-]*|of|and|&)){{0,6}})"
)


def other_party(words: str, *, last: bool = False) -> str:
    """The company that is bought, sold or merged with, by the first or the last name behind the deal\'s word."""
    found = list(_PARTY.finditer(words))
    return found[-1 if last else 0].group(1).rstrip(" .,").removesuffix(" Ltd").removesuffix(" Inc") if found else ""
