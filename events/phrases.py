"""Noun phrases: what a thing is called with its qualifiers, what the words before it name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events import nouns
from events.anchors import Anchor
from events.types import Passage

STOP = frozenset(
    """a an the this that these those its our their his her your and or of to in on at for from with by as into
    than then is are was were be been being will would should could may might can must has have had do does did
    not no we it they he she who which what when where while if but also both each every all any some expects
    expect expected plans plan planned anticipates anticipate anticipated intends intend intended targeting
    targets target aims aim targeted scheduled continues continue remains remain begin begins beginning began
    start starts starting started complete completes completed completing commence commences commencing
    commenced initiate initiates initiating initiated open opens opening opened launch launches launching
    launched deliver delivering delivered reach reaching achieve achieving double doubling increase increasing
    expand expanding submit submitting file filing announce announces announced report reports reported receive
    receiving obtain obtaining secure securing bring bringing finish finishing finalize toward towards company
    including through during within between under over about approximately up more most first-ever further
    another additional new potential upcoming recently currently now success successful such other own several
    two three four five six seven eight nine ten full toward advance advancing early late mid per vs via
    accelerating construct constructing build building commissioning produce producing progress making make only
    until after before since provides provide said added million billion thousand""".split()
)
_WORD = re.compile(r"(?:\d,(?=\d{3})|[\w.&'’/%-])+")
_RIGHT = re.compile(
    r"^(?:'s)?(?: \([^)]{1,20}\))?(?: (?:is|are) (?:now |currently |well |already )?(?:underway|ongoing|progressing|"
    r"under way|continuing))? (?P<how>of|at|for|in|on)(?: the| its| our| a| an)? (?P<of>(?:(?!(?:and|or|to|in|on|"
    r"by|for|with|is|are|was|will|which|that|from|as|the|our|its|be|expected|q[1-4]|h[12]|fy\d*|early|late|mid|"
    r"year|fiscal|fall|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|20\d\d|first|second|third|fourth|this|next|approximately|about|during|within|"
    r"through|throughout|over|until|before|after|using|\d)\b)(?!\d)[\w.&'’/-]+,? ?){1,5})",
    re.IGNORECASE,
)
_NAMED_THING = re.compile(
    r"\b(?<!\d,)(?<!-)(?=\w)((?:[\w.&'’/-]+ ){1,6}?(?:technolog(?:y|ies)|systems?|platforms?|program(?:me)?s?|"
    r"projects?|"
    r"powertrain(?: technology| program)?|aircraft|vehicles?|sites?|(?:collection )?cent(?:er|re)s?|"
    r"facilit(?:y|ies)|plants?|mines?|digesters?|pipelines?|devices?|software|capacity|production|initiatives?|"
    r"clinics?|hotels?|hospitals?|schools?|stores?|restaurants?|warehouses?|factor(?:y|ies)|terminals?|hubs?|"
    r"branch(?:es)?|"
    r"laborator(?:y|ies)|campus(?:es)?|"
    r"engine|reactor|refinery|refiner(?:y|ies)|vessel|satellite|expansions?|upgrades?|lines?|mills?|kilns?|furnaces?|"
    r"smelters?|fabs?|terminals?|hubs?|campus(?:es)?|warehouses?|hospitals?|farms?|dams?))\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    """plant facility project product production operations construction installation completion approval approvals
    certification system technology platform program site center transaction merger acquisition deal agreement
    contract order capacity phase stage launch commissioning project projects permits permit facilities design
    testing development expansion upgrade integration implementation clinic hotel hospital store restaurant warehouse
    terminal hub branch laboratory campus school mechanical substantial practical structural
    commercial volume serial full final first operational initial companies parties sides
    beta preview chainwide nationwide systemwide globally nationally commercially""".split()
)
LOWERED = frozenset(
    """annual annualized commercial first construction production total full initial new deliveries delivery enrollment
    clinical topline top-line preclinical operations assays assay drilling metallurgical seismic commissioning testing
    integration results maiden mechanical definitive detailed engineering permitting recruitment shipment
    clinical capacity second third phase-out completion installation
    expansion development shipments launch""".split()
)
_SUBJECT = re.compile(
    r"(?:^|[,;:] (?:and |but |while )?|\band )[\"'“]?(?:The |the |Our |our |Its |its |An? |"
    r"an? )?(?P<np>(?:(?!(?:this|that|these|those|it|we|they|there|he|she|who|which|management|"
    r"company)\b)[\w.&'’/-]+ ){1,7}?)"
    r"(?:is|are|will|has|have|was|remains?|could|should|may|continues?|also)\b",
    re.IGNORECASE,
)


def of_thing(words: str, anchor: Anchor) -> str:
    """The thing of an event with its qualifiers: "multi-dairy digester", "production at the Neves Project"."""
    start, end = anchor.thing or anchor.step or (anchor.start, anchor.end)
    if anchor.thing is None:
        left = noun_before(words, start)
        if left:
            return left
        return _noun_after(words, end)
    head = words[start:end]
    kept: list[str] = []
    for match in reversed(list(_WORD.finditer(words[max(0, start - 70) : start]))):
        word = match.group()
        gap = words[max(0, start - 70) + match.end() : start] if not kept else ""
        if (
            word.lower().strip(".") in STOP
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
            phrase += f" {right['how']} {tail}"
    return plain(phrase.strip(" .,"))


_DUE = re.compile(
    r" (?:is |are )?(?:now )?(?:anticipated|expected|planned|targeted|due|scheduled|projected)$", re.IGNORECASE
)
_AREA = re.compile(r"^(?:[\d.,]+[ -])?(?:million )?square[- ](?:foot|feet|met(?:er|re)s?) (?:of )?", re.IGNORECASE)


def plain(phrase: str) -> str:
    """The phrase without the capital that only opened its sentence."""
    unmeasured = _AREA.sub("", phrase)
    phrase = _DUE.sub("", phrase if bare(unmeasured) else unmeasured)
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in LOWERED else phrase


def _trimmed(head: str) -> str:
    words = head.split()
    while words and words[0].lower() in STOP:
        words.pop(0)
    return " ".join(words) or head


def noun_before(words: str, start: int) -> str:
    """The subject of a step without a thing of its own: "The DMS plant ... is expected to be shipped"."""
    clause = re.split(r"[;:]|, (?:and|but|while|with)\b", words[:start])[-1]
    near = [match.group(1) for match in _NAMED_THING.finditer(clause)]
    far = [match.group(1) for match in _NAMED_THING.finditer(words[:start])]
    for each in (*near, *far):
        kept = [word for word in each.split() if word]
        while kept and kept[0].lower() in STOP:
            kept.pop(0)
        for position in range(len(kept) - 1, -1, -1):
            if kept[position].lower() in STOP:
                kept = kept[position + 1 :]
                break
        if kept and not bare(" ".join(kept)):
            return " ".join(kept)
    return ""


def _noun_after(words: str, end: int) -> str:
    match = re.match(
        r"\s*(?:of )?(?:the |its |our |a |an |their )?((?:(?!(?:in|on|by|to|for|at|with|and|from|as|during|within|"
        r"before|through|of|is|are|that|which|under|there|here|this|next(?! gen)|later|earlier|early|late|mid|"
        r"again|then)\b)[\w.&'’/-]+ ?){1,5}(?:of (?:the |its |our |"
        r"an? )?(?:(?!(?:in|on|by|to|for|at|with|and|from|as|during|within|before|through)\b)[\w.&'’/-]+ ?){1,3})?)",
        words[end : end + 80],
    )
    if match is None:
        return ""
    kept = [word for word in match.group(1).split() if word.lower() not in STOP]
    if kept and kept[0].lower() in nouns.HALT and kept[0].lower() != "next":
        return ""
    return "" if not kept or not re.match(r"[A-Za-z]{2}", kept[0]) else " ".join(kept).strip(" .,")


_OF_DATA = (
    "interim",
    "updated",
    "final",
    "preliminary",
    "initial",
    "early",
    "first",
    "additional",
    "new",
    "full",
    "pivotal",
)


def named(phrase: str) -> bool:
    """Whether a phrase has a word of its own, written like a name."""
    return any(
        word[0].isupper() and word.lower() not in LOWERED and not word.lower().startswith(_OF_DATA)
        for word in phrase.split()
    )


def bare(phrase: str) -> bool:
    """Whether a phrase names nothing of its own: "the project", "installation work"."""
    words = phrase.lower().split()
    if len(words) > 1 and words[-1] in ("work", "works"):
        words.pop()
    return all(word in _GENERIC or word in STOP for word in words)


_AMOUNTS = frozenset({"capacity", "production"})
_BUILDING = frozenset("construction groundbreaking installation earthworks".split())
_NOT_BUILT = frozenset(
    """vehicle vehicles device devices software platform platforms technology technologies aircraft program programs
    programme programmes initiative initiatives production engine vessel satellite""".split()
)


def thing_before(passages: Sequence[Passage], index: int, phrase: str) -> str:
    """What "this system" is: the last thing with a qualifier in the headings or in up to three sentences before."""
    heads, last = set(phrase.lower().split()), ""
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
                if kept[place].lower().strip(".,") in STOP:
                    kept = kept[place + 1 :]
                    break
            unbuilt = heads & _BUILDING and kept and kept[-1].lower() in _NOT_BUILT
            if unbuilt or len(kept) < 2 or bare(" ".join(kept)):
                continue
            if kept[-1] not in _AMOUNTS or kept[-1] in heads:
                candidates.append(" ".join(kept))
        if candidates:
            same = [each for each in candidates if heads & set(each.lower().split())]
            if same:
                return same[-1]
            last = last or (candidates[-1] if position else "")
    if last and heads & {"project", "facility", "plant", "mine", "hotel", "clinic"}:
        titled = [match.group(1).split() for match in _NAMED_THING.finditer(passages[0].words)]
        for kept in reversed(titled):
            if heads & {word.lower() for word in kept} and len(kept) > 1 and not bare(" ".join(kept)):
                opened = next((place + 1 for place in range(len(kept) - 2, -1, -1) if _stops(kept[place])), 0)
                return " ".join(kept[opened:])
    return last


def _stops(word: str) -> bool:
    """Whether no name runs back over a word of a title: a small word, a verb ("Secures")."""
    low = word.lower()
    return low in STOP or (low.endswith("s") and (low[:-1] in STOP or low[:-2] in STOP)) or low in ("wins", "advances")


def subject_of_clause(words: str, anchor: Anchor) -> str:
    """The grammatical subject of the clause in which the event stands, if it is a thing."""
    found = [nouns.expected(match["np"].strip()).split(", for ")[0] for match in _SUBJECT.finditer(words[: anchor.end])]
    for phrase in reversed(found):
        kept = phrase.split()
        while kept and kept[0].lower() in STOP:
            kept.pop(0)
        if kept and not bare(" ".join(kept)) and not re.match(r"[\d$]", kept[0]):
            return " ".join(kept)
    return ""


_A_DATE = re.compile(
    r"20\d\d|q[1-4]|\d|(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:the )?(?:first|second|third|fourth) (?:quarter|half)|year",
    re.IGNORECASE,
)


def approved(words: str, anchor: Anchor) -> str:
    """What is approved, cleared or certified: "certification of the new engine", "the engine's certification"."""
    end = anchor.thing[1] if anchor.thing else anchor.end
    match = re.match(
        r"(?: \([^)]{1,20}\))?(?: (?:target|decision|approval|action|submission|application|filing|request|clearance|"
        r"package|notification|registration))? (?:of|for|on) (?:its |our |their |a |an |the )?"
        r"(?P<of>(?!this\b|these\b|that\b)(?:(?!(?:and|or|to|in|on|by|for|with|is|are|was|will|which|that|from|as|"
        r"expected|early|late|mid)\b)[\w.&'’/-]+ ?){1,6})",
        words[end : end + 110],
    )
    if match is None:
        return ""
    phrase = match["of"].strip(" ,.")
    return "" if bare(phrase) or _A_DATE.match(phrase) else phrase


_STUDY = re.compile(r"(?P<np>(?:[\w/-]+ ){1,7}?)(?P<head>trial|study|program|programme)s?\b")
_ANY_STUDY = frozenset("clinical phase 1 2 3 i ii iii pivotal ongoing the this that trial study human".split())


def study(words: str, anchor: Anchor) -> str:
    """The study in which a step is done, by what qualifies it: "enrollment in the HALO asthma trial"."""
    for match in _STUDY.finditer(words, max(0, anchor.start - 60), anchor.end + 90):
        kept: list[str] = []
        for word in reversed(match["np"].split()):
            if word.lower() in STOP:
                break
            kept.insert(0, word)
        if set(" ".join(kept).lower().split()) - _ANY_STUDY:
            return " ".join((*kept, match["head"]))
    return ""
