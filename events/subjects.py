"""What a statement is about, in the shortest name the document uses: a product, a project, a metric, else the company.

A medicine's event is about the product named nearest to it, in its sentence, its headings or up to two sentences
before. Any other event is about its thing with what qualifies it; "this system" is looked up in the sentences before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events import products
from events.anchors import Anchor
from events.kinds import KINDS
from events.types import Passage

MEDICINE = frozenset({"preclinical", "entry", "conduct", "data", "regulatory"})
COMPANY_WIDE = frozenset({"cash_runway", "buyback", "dividend", "debt_action", "restructuring"})

_STOP = frozenset(
    """a an the this that these those its our their his her your and or of to in on at for from with by as into than then is are was were be been being will would
    should could may might can must has have had do does did not no we it they he she who which what when where while if but also both each every all any some
    expects expect expected plans plan planned anticipates anticipate anticipated intends intend intended targeting targets target aims aim targeted scheduled
    continues continue remains remain begin begins beginning began start starts starting started complete completes completed completing commence commences
    commencing commenced initiate initiates initiating initiated open opens opening opened launch launches launching launched deliver delivering delivered
    reach reaching achieve achieving double doubling increase increasing expand expanding submit submitting file filing announce announces announced report
    reports reported receive receiving obtain obtaining secure securing bring bringing finish finishing finalize toward towards company including through
    during within between under over about approximately up more most first-ever further another additional new potential upcoming recently currently now
    success successful such other own several two three four five six seven eight nine ten full toward advance advancing early late mid per vs via accelerating
    construct constructing build building commissioning produce producing progress making make only until after before since provides provide said added""".split()
)
_WORD = re.compile(r"[\w.&'’/%-]+")
_RIGHT = re.compile(
    r"^(?:'s)?(?: \([^)]{1,20}\))?(?: (?:is|are) (?:now |currently |well |already )?(?:underway|ongoing|progressing|under way|continuing))? (?P<how>of|at|for|in|on)(?: the| its| our| a| an)? (?P<of>(?:(?!(?:and|or|to|in|on|by|for|with|is|are|was|will|which|that|from|as|the|our|its|be|expected|q[1-4]|h[12]|fy\d*|early|late|mid|"
    r"year|fiscal|fall|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|first|second|third|fourth|this|next|approximately|about|during|within|through|throughout|over|until|before|after|using|\d)\b)(?!\d)[\w.&'’/-]+,? ?){1,5})",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:this|that|these|those|the|such|its|our)\b[^.;]{0,30}$", re.IGNORECASE)
_NAMED_THING = re.compile(
    r"\b((?:[\w.&'’/-]+ ){1,6}?(?:technolog(?:y|ies)|systems?|platforms?|program(?:me)?s?|projects?|powertrain(?: technology| program)?|aircraft|vehicles?|sites?|(?:collection )?cent(?:er|re)s?|"
    r"facilit(?:y|ies)|plants?|mines?|digesters?|pipelines?|devices?|software|capacity|production|initiatives?|engine|reactor|refinery|refiner(?:y|ies)|vessel|satellite))\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    """plant facility project product production operations construction installation completion approval approvals certification system technology platform
    program site center transaction merger acquisition deal agreement contract order capacity phase stage launch commissioning project projects permits permit
    facilities design testing development expansion upgrade integration implementation""".split()
)


def of_event(
    anchor: Anchor, passages: Sequence[Passage], index: int, company: str, main: str, earlier: str
) -> tuple[str, str]:
    """The subject of an event in the passage at `index`, and the rule that found it."""
    words = passages[index].words
    if anchor.kind in COMPANY_WIDE or (anchor.kind == "pipeline_count" and not _group(words, anchor)):
        return company, "the company itself"
    family = KINDS[anchor.kind].family
    medical = family in MEDICINE and (bool(main) or family != "regulatory") or anchor.kind == "publication"
    if medical or anchor.kind in (
        "product_launch",
        "manufacturing",
        "regulatory_decision",
        "regulatory_submission",
        "decision",
        "patent_expiry",
        "partner_milestone",
        "partnership",
    ):
        group = _group(words, anchor)
        if group:
            return group, "its own words"
        named = _named(words, anchor)
        if named:
            return named, "named in the sentence"
    if anchor.kind == "merger_close":
        target = _target(words) or _unit_sold(words) or _sentence_subject(words, anchor) or _target(earlier, last=True)
        if target:
            return target, "the other party of the deal"
    if anchor.kind == "appointment":
        person = next((each for each in _PERSON.finditer(words) if not _MONTHS.search(each.group())), None)
        if person:
            return person["name"] or person["name2"], "the person named"
    if anchor.kind == "listing" and re.search(r"trad|minimum bid|requirement|complian", words[anchor.start : anchor.end]):
        return company, "the company itself"
    phrase = _phrase(words, anchor)
    if anchor.kind in ("product_launch", "manufacturing") and phrase and not _bare(phrase):
        return phrase, "its own words"
    if medical or (main and anchor.kind == "product_launch"):
        inherited = _inherited(passages, index, trials=family in ("conduct", "data", "entry"))
        if inherited:
            return inherited
        if main:
            return main, "the document's main product"
        trial = next((name.text for name in products.names(words) if name.trial), "")
        if trial:
            return trial, "the trial"
    if family == "regulatory":
        phrase = _approved(words, anchor) or ("" if _bare(phrase) or anchor.step is None else "")
        if not phrase:
            stated = _noun_before(words, anchor.start)
            before = stated if stated and not _bare(stated) else _before(passages, index, phrase)
            return (before, "a sentence before") if before else (company, "the company, for want of a name")
    if phrase.lower().endswith("operations") and anchor.kind in ("production_start", "facility_opening"):
        stated = _noun_before(words, anchor.start) or _sentence_subject(words, anchor)
        if stated and not _bare(stated):
            return stated, "the subject of the sentence"
    if anchor.kind in ("capacity_target", "production_start") and phrase:
        return phrase, "its own words"
    if phrase and not _bare(phrase):
        return phrase, "its own words"
    stated = _noun_before(words, anchor.start) or _sentence_subject(words, anchor)
    if stated and not _bare(stated):
        return stated, "the subject of the sentence"
    before = _before(passages, index, phrase)
    if before:
        return before, "a sentence before"
    if phrase and phrase.lower() not in ("operations", "decision", "completion"):
        return phrase, "its own words"
    return company, "the company, for want of a name"


def main_product(counts: Counter[str]) -> str:
    """The product a document speaks of most, or nothing where it names none."""
    ranked = counts.most_common(1)
    return ranked[0][0] if ranked else ""


_GROUP = re.compile(
    r"\b(?P<np>(?:(?!(?:of|the|our|its|these|those|to|expects?|and|or|in|as|for|with|from|by|on|we|that|are|is|other)\b)[\w-]+ ){0,4}(?:compounds|(?:product |drug )?candidates|program(?:me)?s|products|therapies|agents|assets))\b[^.;]{0,60}$"
)


def _group(words: str, anchor: Anchor) -> str:
    """Several compounds without a name ("2-3 additional compounds", "of these compounds, several ..."), as a subject."""
    if next((name for name in products.names(words) if not name.trial), None):
        return ""
    end = anchor.thing[1] if anchor.thing and "count" in anchor.rule else anchor.start
    match = _GROUP.search(words[:end])
    if match is None or anchor.kind == "pipeline_count":
        return ""
    kept = [word for word in match["np"].split() if word.lower() not in _STOP and not word[0].isdigit()]
    return " ".join(kept) if len(kept) > 1 else ""


def _named(words: str, anchor: Anchor) -> str:
    """The product named nearest to the event, before it rather than after it; two joined by a plus are one subject."""
    found = [name for name in products.names(words) if not name.trial]
    if not found:
        trial = next((name for name in products.names(words)), None)
        return trial.text if trial else ""

    def distance(name: products.Name) -> float:
        if anchor.start <= name.start and name.end <= anchor.end:
            return 0
        gap = name.start - anchor.end if name.start >= anchor.end else anchor.start - name.end
        between = words[min(name.end, anchor.end) : max(name.start, anchor.start)]
        walls = len(re.findall(r"[;:]|, (?:with|while|and|but)\b", between))
        return (
            gap
            + 60 * walls
            + (0 if re.match(r"\s*(?:for|of|in|from|with|on)\b", between) and name.start >= anchor.end else 8)
        )

    return min(found, key=distance).text


def _inherited(passages: Sequence[Passage], index: int, *, trials: bool) -> tuple[str, str] | None:
    """The product of the sentences before, or of the headings: of an item the headings first."""
    passage = passages[index]
    ways = (_from_headings(passage), _from_sentences(passages, index, trials=trials))
    return next((way for way in (ways if passage.shape in ("item", "row") else ways[::-1]) if way), None)


def _from_headings(passage: Passage) -> tuple[str, str] | None:
    for heading in reversed(passage.headings):
        named = list(products.names(heading))
        if named:
            return named[0].text, "named in the heading"
    return None


def _from_sentences(passages: Sequence[Passage], index: int, *, trials: bool) -> tuple[str, str] | None:
    passage = passages[index]
    for back in range(1, 4):
        if index - back < 0:
            break
        other = passages[index - back]
        if passage.start - other.end > 900 or other.headings != passage.headings:
            break
        found = [name for name in products.names(other.words) if not name.trial]
        if found:
            return _topic(found, other.words), "a sentence before"
        trial = next((name.text for name in products.names(other.words) if name.trial), "") if trials else ""
        if trial:
            return trial, "the trial of a sentence before"
    return None


def _topic(found: list[products.Name], words: str) -> str:
    """Of several names of a sentence the one it is about: named most often, then first."""
    counts = Counter(name.text for name in found)
    return max(found, key=lambda name: (counts[name.text], -name.start)).text


def _phrase(words: str, anchor: Anchor) -> str:
    """The thing of an event with its qualifiers: "multi-dairy digester", "production at the Neves Project"."""
    start, end = anchor.thing or anchor.step or (anchor.start, anchor.end)
    if anchor.thing is None:
        left = _noun_before(words, start)
        if left:
            return left
        right = _noun_after(words, end)
        return right
    head = words[start:end]
    kept: list[str] = []
    for match in reversed(list(_WORD.finditer(words[max(0, start - 70) : start]))):
        word = match.group()
        gap = words[max(0, start - 70) + match.end() : start] if not kept else ""
        if (
            word.lower().strip(".") in _STOP
            or re.search(r"[,;:(]", gap)
            or word.endswith((".", ","))
            or re.fullmatch(r"[\d.,%$-]+", word)
            or len(kept) == 5
        ):
            break
        kept.insert(0, word)
        following = words[max(0, start - 70) + match.start() - 2 : max(0, start - 70) + match.start()]
        if re.search(r"[,;:]", following):
            break
    phrase = " ".join((*kept, _trimmed(head)))
    right = _RIGHT.match(words[end : end + 90])
    if right and (not kept or not _GENERIC.isdisjoint(phrase.lower().split())):
        tail = right["of"].strip(" ,")
        if tail and not re.match(r"(?:20\d\d|q[1-4])", tail.lower()):
            phrase += (
                f" {right['how']} {tail}"
            )
    return _plain(phrase.strip(" .,"))


_LOWERED = frozenset(
    """annual commercial first construction production total full initial new deliveries delivery enrollment clinical topline top-line preclinical operations capacity second third
    phase-out completion installation expansion development shipments launch""".split()
)


def _plain(phrase: str) -> str:
    """The phrase without the capital that only opened its sentence."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in _LOWERED else phrase


def _trimmed(head: str) -> str:
    words = head.split()
    while words and words[0].lower() in _STOP:
        words.pop(0)
    return " ".join(words) or head


def _noun_before(words: str, start: int) -> str:
    """The subject of a step without a thing of its own: "The DMS plant ... is expected to be shipped"."""
    clause = re.split(r"[;:]|, (?:and|but|while|with)\b", words[:start])[-1]
    near = [match.group(1) for match in _NAMED_THING.finditer(clause)]
    far = [match.group(1) for match in _NAMED_THING.finditer(words[:start])]
    for each in (*near, *far):
        kept = [word for word in each.split() if word]
        while kept and kept[0].lower() in _STOP:
            kept.pop(0)
        for position in range(len(kept) - 1, -1, -1):
            if kept[position].lower() in _STOP:
                kept = kept[position + 1 :]
                break
        if kept and not _bare(" ".join(kept)):
            return " ".join(kept)
    return ""


def _noun_after(words: str, end: int) -> str:
    match = re.match(
        r"\s*(?:of )?(?:the |its |our |a |an |their )?((?:(?!(?:in|on|by|to|for|at|with|and|from|as|during|within|before|through|of|is|are|that|which|under)\b)[\w.&'’/-]+ ?){1,5}(?:of (?:the |its |our |an? )?(?:(?!(?:in|on|by|to|for|at|with|and|from|as|during|within|before|through)\b)[\w.&'’/-]+ ?){1,3})?)",
        words[end : end + 80],
    )
    if match is None:
        return ""
    kept = [word for word in match.group(1).split() if word.lower() not in _STOP]
    return "" if not kept or not re.match(r"[A-Za-z]{2}", kept[0]) else " ".join(kept).strip(" .,")


def _bare(phrase: str) -> bool:
    return all(word in _GENERIC or word in _STOP for word in phrase.lower().split())


def _before(passages: Sequence[Passage], index: int, phrase: str) -> str:
    """What "this system" is: the last thing with a qualifier in the headings or in up to three sentences before."""
    heads = set(phrase.lower().split())
    texts = [passages[index].words]
    for back in range(1, 4):
        if index - back < 0 or passages[index].start - passages[index - back].end > 900:
            break
        texts.append(passages[index - back].words)
    for position, text in enumerate(texts):
        candidates = []
        for match in _NAMED_THING.finditer(text):
            kept = match.group(1).split()
            for place in range(len(kept) - 1, -1, -1):
                if kept[place].lower().strip(".,") in _STOP:
                    kept = kept[place + 1 :]
                    break
            if len(kept) > 1 and not _bare(" ".join(kept)):
                candidates.append(" ".join(kept))
        if candidates:
            same = [each for each in candidates if heads & set(each.lower().split())]
            if same or position:
                return (same or candidates)[-1]
    return ""


_SUBJECT = re.compile(
    r"(?:^|[,;:] (?:and |but |while )?|\band )[\"'“]?(?:The |the |Our |our |Its |its |An? |an? )?(?P<np>(?:(?!(?:this|that|these|those|it|we|they|there|he|she|who|which|management|company)\b)[\w.&'’/-]+ ){1,7}?)"
    r"(?:is|are|will|has|have|was|remains?|could|should|may|continues?|also)\b",
    re.IGNORECASE,
)


def _sentence_subject(words: str, anchor: Anchor) -> str:
    """The grammatical subject of the clause in which the event stands, if it is a thing."""
    found = [match["np"].strip() for match in _SUBJECT.finditer(words[: anchor.end])]
    for phrase in reversed(found):
        kept = phrase.split()
        while kept and kept[0].lower() in _STOP:
            kept.pop(0)
        if kept and not _bare(" ".join(kept)) and not re.match(r"[\d$]", kept[0]):
            return " ".join(kept)
    return ""


def _approved(words: str, anchor: Anchor) -> str:
    """What is approved, cleared or certified: "certification of the new engine", "the engine's certification"."""
    end = anchor.thing[1] if anchor.thing else anchor.end
    match = re.match(
        r"(?: \([^)]{1,20}\))?(?: (?:target|decision|approval|action))? (?:of|for|on) (?:its |our |their |a |an |the )?"
        r"(?P<of>(?!this\b|these\b|that\b)(?:(?!(?:and|or|to|in|on|by|for|with|is|are|was|will|which|that|from|as|expected|early|late|mid)\b)[\w.&'’/-]+ ?){1,6})",
        words[end : end + 110],
    )
    if match is None:
        return ""
    phrase = match["of"].strip(" ,.")
    return "" if _bare(phrase) or re.match(r"20\d\d|q[1-4]", phrase.lower()) else phrase


_PERSON = re.compile(
    r"\b(?P<name>(?:Dr\. |Mr\. |Ms\. |Mrs\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: (?:[Vv]an |[Dd]e |[Vv]on )?[A-Z][\w'’-]+){1,2}),? (?:[\w ,.]{0,40}? )?(?:will|has been|was|is expected to|is|to) "
    r"(?:also )?(?:join|become|assume|succeed|retire|step down|be appointed|serve|appointed|named|transition)|(?:appointment|addition|hiring|promotion|retirement) of "
    r"(?P<name2>(?:Dr\. |Mr\. |Ms\. )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2})"
)


_MONTHS = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Effective|Chief|Executive|Officer|Board|Company|Inc)\b(?=[^a-z]*(?: \w+)?)")


def _unit_sold(words: str) -> str:
    """The part of the company that a deal parts with: "the spin-off of our lighting business"."""
    match = re.search(
        r"(?:spin[- ]?off|spin[- ]?out|sale|divestiture|separation|divest|spin|sell|demerger) (?:of |off )?(?:the |its |our )(?P<unit>(?:[\w&-]+ ){0,3}(?:business|unit|division|segment|subsidiary|operations|stake|assets))",
        words,
    )
    return match["unit"] if match else ""


def _target(words: str, *, last: bool = False) -> str:
    found = list(
        re.finditer(
            r"(?:acquisition|acquire|merger|merge|combination|sale|divestiture|spin[- ]?off|spin[- ]?out|separation|divest|takeover|purchase)(?: of| with|) "
            r"(?:the |its |our |a )?((?:[A-Z][\w.&'’-]*)(?: (?:[A-Z][\w.&'’-]*|of|and|&))*)",
            words,
        )
    )
    return found[-1 if last else 0].group(1).rstrip(" .,").removesuffix(" Ltd").removesuffix(" Inc") if found else ""
