"""What an event is about that names nothing itself: "with start-up scheduled for May", "a full rollout follows in "
"June".

It is the subject of its own sentence, else what the sentences before tell of, else what the title announces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events import nouns, objects, phrases
from events.anchors import Anchor
from events.types import Passage

KINDS = frozenset(
    "capacity_target product_launch production_start facility_opening project_completion delivery "
    "regulatory_decision".split()
)
_BACK, _FAR = 2, 700  # sentences before, and characters
_EVENT_OF = re.compile(r"^(?P<head>(?:[\w-]+ ){1,4}?)(?:of|on|for|at) (?:the |our |its |an? )?(?P<rest>\S.*)$")
# what is told of, behind the noun or the verb of an event: "the launch of the Orbit 3", "is developing a new kiln"
_TELLS = re.compile(
    r"\b(?:launch|introduction|development|release|roll-?out|construction|commissioning|delivery|opening|production|"
    r"design|"
    r"installation|acquisition|order|completion|assembly|manufacture|testing|approval|certification|deployment|"
    r"prototypes?) "
    r"of (?:the |its |our |an? |new |first )*(?=\S)|"
    r"\b(?:launch|introduc|develop|build|construct|unveil|install|design|releas|order|assembl|test|complet|open|"
    r"manufactur|cover|compris|involv|"
    r"produc|deploy|commission|certif)(?:s|es|e|ed|ing|ning)? (?:(?:the|its|our|an?|new|first|this|initial|own|"
    r"\d[\d,.]*|"
    r"final) )+(?=\S)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Launch(?:es|ed|ing)?|Introduc(?:es|ing|tion of)|Unveil(?:s|ing)|Announc(?:es|ing)(?: (?:the )?(?:Launch|"
    r"Release|"
    r"Development|Introduction|Opening|Completion|Construction|Rollout|Availability) of)?|Develop(?:s|ing|ment of)|"
    r"Debuts?|Open(?:s|ing)?(?: of)?|Deliver(?:s|y of)|Build(?:s|ing)?|Release(?:s)?|Complet(?:es|ion of)|Begins?|"
    r"Starts?|"
    r"Launch of|Construction of|Rollout of|Expands|Orders|Installs) (?:(?:the|its|our|an?|new|first|The|Its|A|An|New|"
    r"First) )*"
    r"(?=[A-Z0-9])"
)
# a head that can be built, made, opened or sold, or a name with a number or a capital inside
_A_THING = re.compile(
    r"\b(?:platform|app|application|software|system|device|machine|printer|vehicle|truck|van|car|bus|aircraft|drone|"
    r"vessel|"
    r"ship|engine|motor|batter(?:y|ies)|cells?|module|chip|chipset|sensor|robot|plant|facilit(?:y|ies)|factor(?:y|ies)|"
    r"mine|project|hub|terminal|store|restaurant|hotel|dispensar(?:y|ies)|brewer(?:y|ies)|distiller(?:y|ies)|"
    r"cent(?:er|re)|line|network|game|film|movie|series|book|beverage|drink|collection|service|wallet|token|fund|etf|"
    r"portal|"
    r"marketplace|website|tool|suite|solution|model|digester|pipeline|well|farm|park|campus|building|hall|tower|"
    r"residence|apartments?|refiner(?:y|ies)|smelter|mill|kiln|furnace|reactor|fab|foundry|dam|bridge|tunnel|satellite|"
    r"rocket|launcher|ferr(?:y|ies)|tanker|tractor|locomotive|tram|telescope|camera|phone|tablet|laptop|headset|"
    r"glasses|watch|bike|scooter|charger|panel|inverter|"
    r"electroly[sz]er|turbine|transformer|substation|cable|lab|laborator(?:y|ies)|clinic|hospital|school|warehouse|"
    r"pavilion|resort|casino|venue|airport|route|equipment|unit|technology|program(?:me)?|course|card|product|vape|"
    r"formula|cream|snack|wine|whisky|beer|structure|expansion|upgrade|initiative|process|circuit|stage|phase \w+)s?$",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:^| )(?:[A-Z][\w-]*\d[\w-]*|[A-Z][a-z]+[A-Z]\w+|[A-Z][a-z]+(?<!s) \d+(?:\.\d)?)$")
_NO_THING = re.compile(
    r"(?:(?:the |our |its )?(?:company|group|management|board|team|parties|transaction|agreement|results?|revenues?|"
    r"sales|"
    r"year|quarter|month|week|market|demand|growth|customers?|investors?|shareholders?|release|news|announcement|"
    r"statement|"
    r"forward-looking.*|percent|million|event|webcast|call|conference)s?|(?:mr|ms|dr|mrs)\b.*|.*\b(?:inc|corp|ltd|"
    r"llc|plc|ag|"
    r"gmbh|ceo|cfo|president|chairman|director|officer)\b\.?.*|\d.*|(?:he|she|they|it|we|this|that|these|those|there|"
    r"all|"
    r"both|each|two|three|several|some|many|most)\b.*)",
    re.IGNORECASE,
)


def vague(subject: str) -> bool:
    """Whether a subject only names a step or a stage.

    >>> vague("operational start-up"), vague("Orbit 3 start-up")
    (True, False)
    """
    return objects.bare(subject) or phrases.bare(subject) or _NO_NAME.match(subject) is not None


def named(subject: str, told: str, kind: str) -> str:
    """A vague subject with what the text tells of: an output and a size keep their own words.

    >>> named("first gas", "Tarn Ridge plant", "production_start"), named("start-up", "Tarn hub", "facility_opening")
    ('Tarn Ridge plant first gas', 'Tarn hub')
    """
    if not told or (subject.lower() in told.lower() and kind in _KEPT):
        return told or subject
    if kind == "capacity_target" or _FIRST.match(subject):
        return f"{told} {subject}"
    return f"production at {told}" if kind == "production_start" and " at " not in told else told


_KEPT = frozenset({"capacity_target", "production_start"})
_FIRST = re.compile(r"first [a-z]+$")  # "first gas", "first clinker"
_NO_NAME = re.compile(
    r"(?:(?:storage|production|annual|total) )*capacity$|[a-z]+ed$|steady$|first [a-z]+$|[a-z]+(?:izes|ifies|"
    r"ates) "
)


def find(passages: Sequence[Passage], index: int, anchor: Anchor, ours: re.Pattern[str]) -> str:
    """What an event that names nothing is about, nothing where the text around it does not tell."""
    passage = passages[index]
    if anchor.kind == "production_start":
        return _of_sentence(passage.words[: anchor.start], ours)  # "production" alone may be the company's
    here = _of_sentence(passage.words[: anchor.start], ours)
    if here:
        return here
    for back in range(1, _BACK + 1):
        other = passages[index - back] if index >= back else None
        if other is None or passage.start - other.end > _FAR or other.shape != passage.shape:
            break
        named = _of_sentence(other.words, ours)
        if named:
            return named
    return _of_title(passages[0].words, ours) if passages[0] is not passage else ""


def _of_sentence(words: str, ours: re.Pattern[str]) -> str:
    """The thing with which some words open, or of which they tell."""
    opened = _good(_inner(nouns.opening(words)), ours)
    if opened:
        return opened
    for match in _TELLS.finditer(words):
        named = _good(_inner(nouns.phrase(words, match.end())[0]), ours)
        if named:
            return named
    return ""


def _of_title(words: str, ours: re.Pattern[str]) -> str:
    for match in _TITLED.finditer(words):
        named = _good(nouns.phrase(words, match.end())[0], ours)
        if named:
            return named
    return ""


def _inner(phrase: str) -> str:
    """What an event's noun is of: "construction of the Tarn hub" tells of the hub."""
    split = _EVENT_OF.match(phrase)
    return split["rest"] if split and objects.bare(split["head"].strip()) else phrase


def _good(phrase: str, ours: re.Pattern[str]) -> str:
    head = re.split(r" (?:of|for|at|in|on|from|with|to|and|between|under|near|off) ", phrase)[0]
    if not phrase or vague(phrase) or _NO_THING.fullmatch(phrase) or not (_A_THING.search(head) or _CODE.search(head)):
        return ""
    bare = ours.sub(" ", phrase).strip(" '’s,.")
    return phrase if bare and not vague(bare) else ""
