"""What stands where a product's name should: who sells or buys it, where, or the bare word for a product."""

from __future__ import annotations

import re

_OF_PRODUCTS = frozenset(
    "product_launch delivery data_readout topline_data data_presentation regulatory_decision regulatory_submission "
    "production_start manufacturing merger_close trial_start decision".split()
)
_PLACEHOLDER = re.compile(
    r"follow|out|sometime|(?:shortly |soon )?thereafter|launch|sale|"
    r"(?:[\w-]+ )?(?:cent(?:er|re)s|sites|hospitals|customers|clients|patients|pharmacies|physicians|clinics)|"
    r"(?:[\w-]+ )?(?:data|results|findings) at .*|"
    r"(?:[\w-]+ )?(?:distributors?|manufacturer|partners?|suppliers?|collaborators?|licensees?)(?: (?:in|for) .*)?|"
    r"(?:the |these |those |new )*(?:products?|drugs?|devices?|therap(?:y|ies)|medicines?|tests?|treatments?)"
    r"(?: in .*)?",
    re.IGNORECASE,
)


def stands_in(subject: str, kind: str) -> bool:
    """Whether a subject names no product where one is meant.

    >>> stands_in("distributor in Mexico", "delivery"), stands_in("HemaStop", "delivery")
    (True, False)
    """
    return kind in _OF_PRODUCTS and _PLACEHOLDER.fullmatch(subject) is not None
