"""Names that a document coins: brands and devices that no stem or code gives away, learned from how it writes of them.

A mark (® or ™) proves a name. A word with a capital inside, a word all in capitals or an unknown word is a name where
the document writes of it as of a product ("Corvane tablets", "the launch of VELTRIX", "zaltipram, an oral inhibitor").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from events import branded
from events.lettercase import any_case

SAMPLE = 120_000  # characters in which a document shows the names it uses
_MARKED = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w-]{2,30})\s?(?:®|™|\((?:R|TM|r|tm)\))")
_NOT_A_PRODUCT = re.compile(
    r"\s?(?:®|™|\([RrTtMm]{1,2}\))?,? ?(?:drug |proprietary |delivery |discovery |precision )?(?:platform|technolog|"
    r"delivery|process\b|software|Inc\b|Corp|Ltd|Therapeutics|Pharma|Biosciences|Medical,|Holdings|Group|Capital)"
)
_CAMEL = re.compile(
    r"(?<![\w@#/.-])(?:[A-Z][a-z]+(?:[A-Z][a-z]*)+|[A-Z][a-z]{2,}[A-Z]{2,}|[a-z]{1,2}[A-Z][a-z]{3,})(?![\w.])"
)
_CAPITALS = re.compile(r"(?<![\w$@#/.-])(?:[A-Z]{5,15}|[A-Z]{4,10}(?:-[A-Z]{1,6}|-\d{1,2})?)(?![\w.]|-[A-Z\d])")
_PRODUCT_BEHIND = re.compile(
    r"(?:®|™)?(?: \([a-z][\w® -]{3,60}\))?(?: (?:[a-z-]+ )?(?:tablets?|capsules?|injections?|infusion|cream|gel|"
    r"ointment|lotion|foam|drops|nasal|oral|inhal\w+|patch|syrup|suspension|autoinjector|system|device|test|assay|"
    r"panel|kit|catheter|stent|valve|implants?|monitor|pump|sensor|scanner|laser|therapy|treatment|vaccine|antibody|"
    r"(?:net |product )*(?:sales|revenues?)|launch|is (?:an?|our|the|designed|indicated|being|"
    r"intended|approved|currently)|was (?:approved|granted|developed))\b|,? (?:an?|our|the|its) (?:[\w-]+,? ){0,8}?"
    r"(?:drug|inhibitor|agonist|antagonist|antibody|modulator|degrader|activator|therapy|therapeutic|vaccine|conjugate|"
    r"formulation|candidate|device|system|test|assay|catheter|stent|implant|treatment|product|medicine|compound|"
    r"molecule|peptide|blocker|supplement)\b)"
)
_PRODUCT_BEFORE = any_case(
    r"(?:(?:launch|approval|commerciali[sz]ation|submission|NDA|BLA|510\(k\)|PMA|IDE|MAA|clearance|development|sales|"
    r"efficacy|safety|dos(?:es|ing)|trial|study|adoption|rollout|availability|uptake)s? (?:of|for|with) (?:the |its |"
    r"our )?|(?:evaluat|investigat|administ|receiv|develop|launch|commerciali[sz]|market|prescrib)\w* (?:the |its |"
    r"our )?|treat(?:ed|ment) with |(?:candidate|product|drug|device|therapy|treatment|test|medicine),? )\Z",
)
_KIND = re.compile(
    r",? (?:an?|our|the|its) (?:[\w'’-]+,? ){0,6}?"
    r"(?:inhibitor|agonist|antagonist|antibody|modulator|degrader|activator|peptide|blocker|analogue?|conjugate)\b"
)
_FORM = re.compile(
    r" (?:(?:extended-release |delayed-release |chewable )?(?:tablets?|capsules?|injection|nasal spray|oral solution|"
    r"oral suspension|autoinjector)|(?:net )?(?:product )?sales)\b"
)
_BEFORE_KIND = re.compile(r"(?<![\w-])(?P<name>[a-z]{7,20}|[A-Z][a-z]{4,20})(?:®|™)?,?(?: \([\w -]{3,40}\),?)?\Z")
_TITLE_BEFORE = re.compile(r"(?<![.!?:] )(?<!\n)(?!The |Our )\b[A-Z][\w'’-]*(?: (?:of|the|and|with|for|The))* \Z")
_MARK = re.compile(r"\s?(?:®|™)")
_IN_TRIAL = re.compile(
    r"(?:-\d+)?(?: (?:Phase|phase|trials?|study|studies|registrational|pivotal)\b|,? (?:is )?(?:an?|our|the|its) "
    r"(?:[\w/-]+,? ){0,7}?(?:trial|study)\b)"
)
_OF_TRIAL = any_case(
    r"\b(?:enroll?(?:ment|ed|ing) (?:in|of|for)|(?:patients|subjects|participants) in|(?:results|data|readout|readouts|"
    r"analysis|findings|cut) (?:from|of)) (?:the |our |its )?\Z",
)
_CALLED = re.compile(
    r"\b(?:trial|study),? (?:(?:which is )?(?:known as|called|named|dubbed|titled|"
    r"entitled) (?:the )?)?[\"“]?(?P<name>[A-Z][A-Z\d-]{3,14})"
    r"(?![\w-])"
)
# "a second Phase 2 trial in psoriasis, GLOW, continues"
_TRIAL_BESIDE = re.compile(
    r"\b(?:trial|study)(?: (?:of|in|for|with) [^,.;()]{3,70})?(?:, |"
    r" \()(?:the )?(?P<name>[A-Z][A-Z\d]{3,12}(?:-\d{1,2})?)(?=[,)] )"
)
_LEAD = re.compile(
    r"\b(?:compound|candidate|product|drug|medicine|therapy|device|vaccine|treatment|test|agent|therapeutic|system),? "
    r"(?:(?:called|known as|named) )?(?P<name>[A-Z][a-z]{4,15})(?:®|™)?(?=,|\.| is\b| in\b| for\b| \()"
)
_IN_BRACKETS = re.compile(r"\((?P<short>[A-Z]{3,10})s?(?:®|™)?\)")
_COMMON = frozenset(
    """youtube linkedin facebook twitter globenewswire newmediawire biospace clinicaltrials mckinsey jpmorgan
    marketwatch powerpoint iphone ipad android pubmed medrxiv biorxiv webmd ceo covid nasdaq pdufa nyse gaap hipaa
    usa sec fda ebitda crispr nhlbi kras""".split()
)
_PLAIN = frozenset(
    """patients company results however clinical phase product products therapy treatment disease candidate platform
    pipeline molecule compound program trial study there therein wherein selective including
    potential certain response medicine""".split()
)


@dataclass(frozen=True)
class Coined:
    """The coined names of a document: of its products, and of its trials."""

    products: frozenset[str] = frozenset()
    trials: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> frozenset[str]:
        """All names."""
        return self.products | self.trials

    @cached_property
    def first(self) -> frozenset[str]:
        """The first words of all names."""
        return frozenset(name.partition("-")[0] for name in self.products | self.trials)


NONE = Coined()


def learn(text: str, ours: re.Pattern[str]) -> Coined:
    """The names that a text itself coins, without those of the company that speaks.

    >>> text = "The launch of VELTRIX is near. VELTRIX is our first drug. The HARBOR trial goes on; HARBOR ends soon."
    >>> learn(text, re.compile("Orvane"))
    Coined(products=frozenset({'VELTRIX'}), trials=frozenset({'HARBOR'}))
    """
    sample = text[:SAMPLE]
    spots: dict[str, list[int]] = {}
    for pattern in (_CAMEL, _CAPITALS):
        for match in pattern.finditer(sample):
            spots.setdefault(match.group(), []).append(match.end())
    products = {match["name"] for match in _MARKED.finditer(sample) if _is_one_word(sample, match)}
    trials: set[str] = set()
    for word, ends in spots.items():
        if word in products or (len(ends) < 2 and not _MARK.match(sample, ends[0])):
            continue
        if any(_is_trial(sample, end - len(word), end) for end in ends):
            trials.add(word)
        elif any(_is_product(sample, end - len(word), end) for end in ends[:12]):
            products.add(word)
    kinds, forms = _KIND.finditer(sample), _FORM.finditer(sample)
    for found in (kinds, forms):
        for match in found:
            named = _BEFORE_KIND.search(sample, max(0, match.start() - 90), match.start())
            if (
                named
                and named["name"].lower() not in _PLAIN
                and (found is kinds or named["name"][0].isupper())
                and sample.count(named["name"]) > 2
            ):
                products.add(named["name"])
    trials |= {match["name"] for match in _CALLED.finditer(sample)}
    trials |= {match["name"] for match in _TRIAL_BESIDE.finditer(sample)} - products
    products |= {match["name"] for match in _LEAD.finditer(sample)} | (branded.names(sample) - trials)
    short = _shortened(sample) if products or trials else frozenset()
    kept = (frozenset(name for name in names if _stands(name, sample, short, ours)) for names in (products, trials))
    return Coined(*kept)


def _is_one_word(sample: str, marked: re.Match[str]) -> bool:
    """Whether a marked word is the whole mark: in "Walk the River®" the last word alone is no name."""
    name = marked["name"]
    if _NOT_A_PRODUCT.match(sample, marked.end()):
        return False
    return not name[1:].islower() or not _TITLE_BEFORE.search(sample, max(0, marked.start() - 40), marked.start())


def _is_trial(sample: str, start: int, end: int) -> bool:
    return bool(_IN_TRIAL.match(sample, end) or _OF_TRIAL.search(sample, max(0, start - 30), start))


def _is_product(sample: str, start: int, end: int) -> bool:
    return bool(
        _PRODUCT_BEHIND.match(sample, end, end + 140) or _PRODUCT_BEFORE.search(sample, max(0, start - 40), start)
    )


def _stands(name: str, sample: str, short: frozenset[str], ours: re.Pattern[str]) -> bool:
    """Whether a word that looks like a name is neither a company's, nor a short form, nor a word of the language."""
    low = name.lower()
    if low in _COMMON or name in short or ours.search(name):
        return False
    if (name.isupper() or name[1:].islower()) and name != low and re.search(rf"(?<![\w-]){low}(?![\w-])", sample):
        return False
    return not any(
        _NOT_A_PRODUCT.match(sample, at.end()) for at in re.finditer(rf"(?<![\w-]){re.escape(name)}", sample)
    )


def _shortened(sample: str) -> frozenset[str]:
    """The words in capitals that only shorten a phrase: "data monitoring committee (DMC)"."""
    found = set()
    for match in _IN_BRACKETS.finditer(sample):
        words = re.findall(r"[A-Za-z]+", sample[max(0, match.start() - 110) : match.start()])[
            -len(match["short"]) - 3 :
        ]
        initials = "".join(word[0] for word in words).lower()
        if sum(each in initials for each in match["short"].lower()) > min(2, len(match["short"]) - 1):
            found.add(match["short"])
    return frozenset(found)
