"""What a regulator approved: the product that was to be approved, its application, or only something beside it.

"The FDA approved the supplier of the tablets" approves a supplier. What nobody can tell is left to a person.
"""

from __future__ import annotations

import re

from events import nouns
from events.gates import gate
from events.lettercase import any_case
from events.names import Names, tokens

_APPROVED = gate(
    r"\b(?:fda|ema|epa|faa|carb|mhra|pmda|agency|commission|ministry|administration|regulators?|authorit(?:y|ies)|"
    r"health canada)\b[^.;]{0,30}?\b(?P<verb>approve[ds]|cleared|certified|authori[sz]ed|granted|issued)(?= )",
    re.IGNORECASE,
)
# what is approved where a product is: the product by a common name, its use, or what was asked for
_PRODUCT = any_case(
    r"(?:products?|devices?|systems?|drugs?|medicines?|therap(?:y|ies)|treatments?|candidates?|vaccines?|tests?|"
    r"assays?|"
    r"kits?|tablets?|capsules?|injections?|formulations?|biosimilars?|biologics?|uses?|indications?|applications?|"
    r"submissions?|requests?|petitions?|approvals?|clearances?|authori[sz]ations?|licen[cs]es?|certifi\w+|permits?|"
    r"marketing|commerciali[sz]ation|s?ndas?|s?blas?|andas?|maas?|pmas?|510\(k\)s?|euas?|novo|registrations?|letters?|"
    r"versions?|platforms?|software|monitors?|implants?|pumps?|catheters?|scanners?|stents?|aircraft|engines?|sale|"
    r"designations?|use|it|us|them)\Z"
)
_BESIDE = any_case(
    r"(?:suppliers?|vendors?|manufacturers?|makers?|packaging|packs?|cartons?|labels?|labell?ing|names?|designs?|"
    r"protocols?|plants?|facilit(?:y|ies)|sites?|plans?|inspections?|changes?|methods?|process(?:es)?|trials?|stud(?:y|"
    r"ies)|arms?|meetings?|waivers?|extensions?|components?|materials?|ingredients?|reviews?|reviewers?|patients?|"
    r"amendments?|sponsors?|brochures?|guidelines?|budgets?|vouchers?|logos?|websites?|contractors?|laborator(?:y|"
    r"ies))\Z"
)
_SMALL = re.compile(r",? (?:of|for|in|at|with|on|to|from|by|and|into|under|where|which|that) ")


def is_beside(quote: str, subject: str, promised: str, names: Names) -> bool:
    """Whether what some words call approved may be another thing than a subject, promised in such words.

    >>> said = "The FDA approved the supplier of NV-12 packaging.", "The FDA approved NV-12 for adults."
    >>> [is_beside(each, "NV-12", "We expect the FDA to approve NV-12 in 2031.", Names()) for each in said]
    [True, False]
    """
    words = " ".join(quote.split())
    told = [_thing(words, match.end("verb")) for match in _APPROVED.finditer(words)]
    return bool(told) and all(each is not None and _other(each, subject, promised, names) for each in told)


def _thing(words: str, at: int) -> str | None:
    """What stands right behind a verb, up to what "of" or "for" adds; None where it is no noun phrase."""
    text, end = nouns.phrase(words, at + 1)
    return _SMALL.split(text)[0].strip(" ,.") if text and end - at < 140 else None


def _other(thing: str, subject: str, promised: str, names: Names) -> bool:
    head = thing.split()[-1]
    if _BESIDE.match(head):
        return head.casefold().rstrip("s") not in promised.casefold()
    if _PRODUCT.match(head) or names.named_in(subject, thing) >= 0.6:
        return False
    return not frozenset(tokens(head)) & frozenset(tokens(f"{subject} {promised}"))
