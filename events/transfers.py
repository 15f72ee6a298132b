"""Rights that passed to another: sold, assigned, out-licensed, given back or spun out, to a party that the words name.

A sale ahead, one to the company itself, and rights that come back to it are none.
"""

from __future__ import annotations

import re

from events.gates import gate
from events.lettercase import any_case
from events.names import tokens
from events.parties import short_name
from events.speech import Wording

_NAMED = r"(?:the |an? )?(?-i:[A-Z])[\w&.'’-]*"
_CODE = r"(?-i:[A-Z][A-Za-z]{0,5}-?\d[\w-]*)"
_THING = rf"(?:rights|interests?|program(?:me)?s?|assets|candidate|compound|product|licen[sc]es?|{_CODE})"
# what may stand between a code and whom it passed to: "NV-12, our lead, to", and no "systems" of which one was sold
_TAIL = (
    r"(?:,[^.;,]{2,50},|(?: all)? (?:rights|interests?|program(?:me)?s?|assets|candidate|compound|product|franchise|"
    r"business|portfolio)\b[^.;]{0,30}?|(?: and|, as well as) [^.;]{2,40}?)?"
)

TRANSFERRED = (
    Wording(
        "rights passed on",
        "transferred",
        r"(?:sold|assigned|divested|transferred)[^.;]{0,40}\b(?:rights|interest|program(?:me)?|"
        rf"assets)\b[^.;]{{0,60}}\bto {_NAMED}|"
        r"(?:rights|program(?:me)?)[^.;]{0,60}\b(?:were|was|have been|has been) (?:sold|assigned|divested|"
        rf"transferred) to {_NAMED}",
        ("Norvane sold all rights to NV-12 to Kestrel.", "The NV-12 programme was sold to Kestrel."),
    ),
    Wording(
        "product passed on",
        "transferred",
        rf"(?:sold|assigned|divested) (?:the |its |our |all of |all )?{_CODE}{_TAIL} to {_NAMED}|"
        rf"{_CODE}{_TAIL} (?:was|has been|were|have been) (?:sold|assigned|divested) to {_NAMED}|"
        r"(?:sold|divested|(?:completed|closed) (?:the |its |our )?(?:sale|divestiture|divestment|disposal) of) "
        r"(?:the |its |our )?(?-i:[A-Z])[\w-]+ (?:[\w-]+ ){0,2}(?:plants?|mines?|projects?|facilit(?:y|ies)|mills?|"
        rf"smelter|refinery|business|division|stores?|clinics?) to {_NAMED}|"
        rf"(?:completed|closed) (?:the |its |our )?(?:sale|divestiture|divestment|disposal|assignment) of "
        rf"[^.;]{{0,40}}?\b{_THING}\b[^.;]{{0,40}}? to {_NAMED}",
        ("Norvane divested NV-12 to Kestrel.", "We completed the sale of our NV-12 programme to Kestrel plc."),
    ),
    Wording(
        "out-licensed",
        "transferred",
        rf"out-?licen[sc]ed [^.;]{{2,80}}? to {_NAMED}|(?:completed|closed) (?:the |its |our )?out-?licen[sc]ing of "
        rf"[^.;]{{2,80}}? to {_NAMED}|"
        rf"granted (?:to )?{_NAMED}[^.;]{{0,50}}?\b(?:exclusive|worldwide|global|sole)[^.;]{{0,30}} (?:licen[sc]e|"
        r"rights) (?:to|for) (?:research|develop|commerciali|manufacture)|"
        r"licen[sc]ed (?:all |the |its |our )?(?:exclusive |worldwide |global )+(?:rights )?[^.;]{0,60}? to "
        rf"{_NAMED}",
        (
            "Norvane has out-licensed NV-12 to Kestrel.",
            "We granted Kestrel an exclusive, worldwide licence to develop and commercialise NV-12.",
        ),
    ),
    Wording(
        "rights given back",
        "transferred",
        r"(?:returned|reverted|relinquished|handed back|gave back|given back)[^.;]{0,40}\b(?:rights|licen[sc]es?|"
        rf"program(?:me)?)\b[^.;]{{0,60}}\bto {_NAMED}|"
        r"(?:rights|licen[sc]es?|program(?:me)?)\b[^.;]{0,60}\b(?:(?:has|have) (?:been )?|was |were )(?:returned|"
        rf"reverted) to {_NAMED}",
        ("Norvane returned the rights to NV-12 to Kestrel.", "Rights to NV-12 have reverted to Kestrel."),
    ),
    Wording(
        "spun out",
        "transferred",
        rf"(?:spun (?:out|off)|carved out)[^.;]{{0,50}}\b{_THING}\b[^.;]{{0,30}}? (?:in)?to {_NAMED}",
        ("Norvane spun out its NV-12 programme into Teal Labs.",),
    ),
)
HINTS = re.compile(
    r"sold|assigned|divested|transferred|licen[sc]ed|licen[sc]ing|granted|returned|reverted|relinquished|back|spun|"
    r"carved|sale|divest|disposal|assignment"
)
# before the verb: a transfer ahead, in question, or of another's doing
_AHEAD = any_case(
    r"\b(?:will|would|shall|may|might|could|can|cannot|not|if|once|unless|until|agreed|agrees|plans?|intends?|"
    r"expects?|option|proposed|seek\w*|ability|to(?: be)?|be|right|previously|FDA|EMA|agency|office|commission|"
    r"court)\b[^.;,]{0,30}$",
)
_SECURITIES = gate(
    r"\b(?:shares?|warrants?|stock|units|notes|securities|tax credits?|investors?|options? to purchase|patent)\b",
    re.IGNORECASE,
)
# what is sold of a thing, and not the thing
_GOODS = any_case(
    r"\b(?:suppl(?:y|ies)|inventor(?:y|ies)|vials?|doses?|batch(?:es)?|samples?|kits?|systems?|machines?|vehicles?|"
    r"buses|"
    r"aircraft|modules?|scanners?|headquarters|buildings?|real estate)\b"
)
_WHOLE = any_case(r"\b(?:rights|interests?|program(?:me)?s?|assets|licen[sc]\w+)\b")
_PARTY = re.compile(
    r"\b(?:to|into|granted) (?P<party>us\b|(?:the |an? )?(?:[Cc]ompany\b|[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3}))"
)
_US = frozenset({"company", "us"})


def only_looks_like_one(words: str, start: int) -> bool:
    """Whether what stands at a place is no transfer: one ahead or in question, the sale of securities or of goods."""
    if _AHEAD.search(words[max(0, start - 60) : start]) or _SECURITIES.search(words):
        return True
    told = words[start : start + 90]
    return bool(_GOODS.search(told)) and not _WHOLE.search(told)


def to_ourselves(words: str, span: tuple[int, int], company: str) -> bool:
    """Whether the party that the rights pass to is the company itself.

    >>> words = "Kestrel returned all rights to NV-12 to Norvane."
    >>> to_ourselves(words, (8, len(words)), "Norvane, Inc."), to_ourselves(words, (8, len(words)), "Teal Labs")
    (True, False)
    """
    own = frozenset(tokens(short_name(company)))
    parties = [match["party"] for match in _PARTY.finditer(words, span[0], min(len(words), span[1] + 40))]
    last = frozenset(tokens(parties[-1])) if parties else frozenset()
    return bool(last & _US) or bool(own and own <= last) or bool(last and last <= own)
