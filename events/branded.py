"""Names that a document gives to what it sells or tests: in a label, at a launch, beside its maker or its substance."""

from __future__ import annotations

import re

_BRAND = r"(?P<name>[A-Z][a-z]{3,14}(?:[A-Z][a-z]*){0,2})(?:\s?[®™])?"
_CAMEL = r"(?P<name>(?!(?:Mc|Mac|De|Di|La|Le|Van|Fitz|Du)[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]{2,})(?:\s?[®™])?"
_SOLD = (
    r"(?:now |currently |already |also )?(?:available|approved|cleared|indicated|designed|intended|marketed|sold|used|"
    r"covered|reimbursed)"
)
# where a name may stand once
_SURE = (
    # "Zelmira (altocept)"
    re.compile(
        rf"(?<![\w-]){_BRAND} \([a-z]{{3,16}}(?:mab|nib|cept|tide|vec|cel|ran|sen|ase|one|ine|ide|ate|ol|il|an|in|um|"
        r"id|ir|am|us|ac|ant|ast)(?:[- ][a-z]{3,12})?\)"
    ),
    # "the maker of HemaStop, a gauze"
    re.compile(
        rf"\b(?:maker|manufacturer|developer|marketer|inventor)s? of (?:the )?{_BRAND}(?=[,.;]| (?:an?|the)\b)"),
    # "FlowPath valve: ..." at the head of an item
    re.compile(rf"^[ \t>*•·o-]{{0,8}}{_CAMEL}(?: [a-z]+){{0,3}}\*{{0,2}}:", re.MULTILINE),
    # "PulseGuard, our catheter", "PulseGuard is cleared", "PulseGuard catheters"
    re.compile(rf"(?<![\w-]){_CAMEL}(?:, (?:an?|our|the|its) [a-z]| is {_SOLD}\b| has the potential\b| can be used\b)"),
)  # fmt: skip
# where it must stand a second time
_LIKELY = (
    re.compile(
        r"\b(?:[Ll]aunch(?:es|ed|ing)?|[Ii]ntroduc(?:es|ed|ing)|[Uu]nveil(?:s|ed|ing)?|(?:launch|rollout|availability|"
        rf"approval|clearance) of) {_BRAND}(?=,? (?:an?|the|its|our|in|to|for|as)\b|,)"
    ),
    re.compile(rf"(?<![\w-]){_BRAND} is {_SOLD}\b"),
)
_NONE = re.compile(
    r"(?:Approval|Data|Results|Enroll?ment|Launch|Phase|Study|Trial|There|This|That|Company|Product|Management|North|"
    r"South|East|West|Canada|Japan|China|Europe|Germany|France|Australia|India|Brazil|Mexico|Italy|Spain|Medicare|"
    r"Medicaid|Congress|Monday|Tuesday|Wednesday|Thursday|Friday|[A-Z][a-z]+uary|March|April|June|July|August|"
    r"[A-Z][a-z]+ember|October|Inc|Corp|Shares|Therapeutics|Pharma\w*|Biosciences|Capital)\Z"
)


def names(text: str) -> set[str]:
    """The names that the words themselves show to be of a product.

    >>> sorted(names("Zelmira (altocept), from the maker of HemaStop, launches Calmory, an app. Calmory is here."))
    ['Calmory', 'HemaStop', 'Zelmira']
    """
    found = {match["name"] for pattern in _SURE for match in pattern.finditer(text)}
    found |= {match["name"] for pattern in _LIKELY for match in pattern.finditer(text) if text.count(match["name"]) > 1}
    return {name for name in found if not _NONE.match(name)}
