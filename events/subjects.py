"""What a statement is about, in the shortest name the document uses: a product, a project, a metric, else the company.

A medicine's event is about the product named nearest to it, in its sentence, its headings or up to two sentences
before. Any other event is about its thing with what qualifies it; "this system" is looked up in the sentences before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events import cases, deals, deeds, nearest, nouns, objects, phrases, products
from events.anchors import Anchor
from events.coined import NONE, Coined
from events.kinds import KINDS
from events.lettercase import any_case
from events.types import Passage

MEDICINE = frozenset({"preclinical", "entry", "conduct", "data", "regulatory"})
FIXED = {"buyback": "share repurchases", "dividend": "dividend"}  # what each of these kinds is always about
COMPANY_WIDE = frozenset({"cash_runway"})


def of_event(
    anchor: Anchor,
    passages: Sequence[Passage],
    index: int,
    company: str,
    main: str,
    earlier: str,
    coined: Coined = NONE,
    read: str = "",
) -> tuple[str, str]:
    """The subject of an event in the passage at `index`, and the rule that found it.

    `read` are its words without the clauses that tell of something else; a product may stand in these, too.
    """
    full = passages[index].words
    words = read or full
    if anchor.kind in FIXED:
        named = f"{company} " if anchor.kind == "dividend" else ""
        return f"{named}{FIXED[anchor.kind]}", "what the kind is about"
    if anchor.kind in ("debt_action", "restructuring"):
        told = _told(words, anchor, company)
        return (told, "its own words") if told else (company, "the company itself")
    if anchor.kind in COMPANY_WIDE or (anchor.kind == "pipeline_count" and not _group(words, anchor, coined)):
        return company, "the company itself"
    family = KINDS[anchor.kind].family
    medical = (family in MEDICINE and (bool(main) or family != "regulatory")) or anchor.kind == "publication"
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
        group = _group(words, anchor, coined)
        if group:
            return group, "its own words"
        named = nearest.beside(words, anchor, coined) or nearest.beside(full, anchor, coined)
        described = _PROGRAMME.match(words, anchor.end + 1) if named else None
        if described and nearest.is_trial(words, named, coined):
            return described["what"], "the programme named"
        if named:
            return named, "named in the sentence"
    if anchor.kind == "regulatory_meeting" and (agenda := _AGENDA.match(words, anchor.end)):
        return agenda["what"].strip(), "what the meeting is about"
    if anchor.kind == "merger_close":
        target = (
            deals.target(words)
            or phrases.subject_of_clause(words, anchor)
            or (deals.unit_sold(earlier, last=True) if _THE_DEAL.search(words) else "")
            or deals.other_party(earlier, last=True)
        )
        if target:
            return target, "the other party of the deal"
    if anchor.kind == "litigation":
        named_case = cases.case(passages, index)
        if named_case:
            return named_case, "the case named"
        if anchor.subject:
            return anchor.subject, "the object of the deed"
    if anchor.kind == "appointment":
        person = deals.person(words) or next(
            filter(None, (deals.person_named(each.words) for each in reversed(passages[max(0, index - 3) : index]))),
            "",
        )
        if person:
            return person, "the person named"
    if anchor.rule in _MEASURED and (measured := _measured_at(words, anchor)):
        return measured, "what is measured"
    if anchor.kind == "listing" and (
        anchor.rule.startswith(deeds.MARK)
        or re.search(r"trad|minimum bid|requirement|complian", words[anchor.start : anchor.end])
    ):
        return company, "the company itself"
    by_name = medical or (bool(main) and anchor.kind in _BY_NAME) or anchor.kind in ("patent_expiry", "listing")
    by_name = by_name or anchor.rule.partition(" ")[0] in _STAGES
    told = "" if by_name or _STUDY_REPORT.search(words[anchor.start : anchor.end]) else _told(words, anchor, company)
    if told:
        return told, "its own words"
    phrase = phrases.of_thing(words, anchor)
    if _STATE.fullmatch(phrase):
        phrase = phrases.plain(nouns.opening(words))  # "to open in May and to be fully operational by June"
    if anchor.kind in ("product_launch", "manufacturing") and phrase and not phrases.bare(phrase):
        on_course = (
            anchor.kind == "product_launch" and objects.bare(phrase) and _ON_COURSE.search(words, 0, anchor.start)
        )
        stated = nouns.before(words, on_course.start()) if on_course else ""
        return stated or phrase, "its own words"
    if anchor.kind == "patent_expiry":
        covered = deals.invention(words) or next(
            (
                deals.invention(each.words)
                for each in reversed(passages[max(0, index - 6) : index])
                if deals.invention(each.words)
            ),
            "",
        )
        if covered:
            return covered, "what the patent covers"
    medical = medical or bool(_STUDY_REPORT.search(words[anchor.start : anchor.end]))
    if anchor.kind in ("candidate_nomination", "ind_enabling_studies", "ind_submission") and _another(words, anchor):
        return company, "the company, for want of a name"
    if medical or (main and anchor.kind == "product_launch"):
        programme = _PROGRAMME.search(words) if family in ("preclinical", "entry", "conduct", "data") else None
        if programme:
            return programme["what"], "the programme named"
        inherited = nearest.inherited(
            passages, index, coined, trials=family in ("conduct", "data") or _THE_STUDY.search(words) is not None
        )
        if inherited:
            return inherited
        if main:
            return main, "the document's main product"
        trial = next((name.text for name in products.names(words, coined) if name.trial), "")
        if trial:
            return trial, "the trial"
        if family in MEDICINE and anchor.rule.partition(" ")[0] in _STAGES:
            study = phrases.study(words, anchor)
            return (study, "the study") if study else (company, "the company, for want of a name")
    if anchor.kind == "listing" and not re.search(r"\b[A-Z]\w*[a-z]", phrase):
        return company, "the company itself"
    if family == "data" and not anchor.rule.startswith("assays") and not phrases.named(phrase):
        return company, "the company, for want of a name"
    if family == "regulatory":
        said = words[anchor.start : anchor.end]
        permit = phrase if _PERMIT.search(phrase) else said if _PERMIT.search(said) else ""
        phrase = phrases.approved(words, anchor) or _handed_in(words, anchor)
        if not phrase and permit and not medical:
            return permit, "the permit named"
        if not phrase:
            stated = nearest.of_paper(passages, index) or phrases.noun_before(words, anchor.start)
            if not stated or phrases.bare(stated):
                stated = phrases.subject_of_clause(words, anchor)  # "the Heron is on track for certification"
                stated = stated if phrases.named(stated) and stated.lower() != company.lower() else ""
            before = stated or phrases.thing_before(passages, index, phrase)
            return (before, "a sentence before") if before else (company, "the company, for want of a name")
    if phrase.lower().endswith("operations") and anchor.kind in ("production_start", "facility_opening"):
        stated = phrases.noun_before(words, anchor.start) or phrases.subject_of_clause(words, anchor)
        if stated and not phrases.bare(stated):
            return stated, "the subject of the sentence"
    if objects.bare(phrase) and (spoken_of := _TOPIC.match(words)):
        return spoken_of["what"], "what the sentence opens with"
    if anchor.kind == "production_start" and objects.bare(phrase) and _LEFT_OVER.search(words[: anchor.start]):
        site = _site(passages, index)
        if site:
            return site, "a sentence before"
    if anchor.kind in ("capacity_target", "production_start") and phrase:
        return phrase, "its own words"
    if phrase and not phrases.bare(phrase):
        return phrase, "its own words"
    stated = phrases.noun_before(words, anchor.start) or phrases.subject_of_clause(words, anchor)
    if stated and not phrases.bare(stated):
        return stated, "the subject of the sentence"
    before = phrases.thing_before(passages, index, phrase)
    if before:
        return before, "a sentence before"
    if phrase and phrase.lower() not in ("operations", "decision", "completion"):
        return phrase, "its own words"
    return company, "the company, for want of a name"


# a programme that has no product's name yet: "from our WRN discovery program", "WRN inhibitor | Discovery"
_PROGRAMME = re.compile(
    r"(?:\b(?:from|for|in|of|on|under|with) (?:our|the|its) |^)(?P<what>(?!Phase|The|Our|We|In|Our|FDA|IND|NDA|Company|"
    r"First)"
    r"(?:[A-Z][A-Z\d][\w/-]*|[a-z]{0,4}[A-Z]{2,}[\w/-]*)(?: [a-z][\w-]*){0,3}? (?:programs?|programmes?|"
    r"inhibitors?|degraders?|"
    r"antibod(?:y|ies)|vaccines?|ADC|agonists?|antagonists?|modulators?|franchise))\b"
)
_MEASURED = frozenset({"deed: metres drilled", "deed: power added", "deed: output made"})
_OUTPUT_OF = re.compile(
    r" of (?:[a-z]+-grade |refined |contained |payable |saleable |"
    r"premium )?(?P<what>[a-z]+(?: [a-z]+e)?)"
)
_AT_SITE = re.compile(
    r"[^.;]{0,30}?\b(?:at|on|in|of) (?:the |our |its )?(?P<site>(?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+)"
    r"(?= (?:project|property|mine|deposit|prospect|target|zone|field|site|claims)\b|[.,;]| (?:in|by|during|before|"
    r"this|next)\b)"
)
_HASHING = any_case(r"\b[EPT]H/s|\bexahash")


def _measured_at(words: str, anchor: Anchor) -> str:
    """What a bare measure is of: metres are drilled at a site, exahashes are a hash rate."""
    if anchor.rule == "deed: power added":
        return "hash rate" if _HASHING.search(words, anchor.start, anchor.end) else ""
    if anchor.rule == "deed: output made":
        told = _OUTPUT_OF.search(words, anchor.start, anchor.end)
        return f"{told['what']} production" if told else "production"
    site = _AT_SITE.match(words, anchor.end)
    return f"{site['site']} drilling" if site else ""


# a permit by what it allows: "mining licence", "final environmental permit"
_PERMIT = any_case(
    r"^(?!(?:regulatory|final|full|the|necessary|required|all|fda|initial|formal|type|product|marketing|ce) [a-z]+$)"
    r"(?:(?:[\w-]+ ){0,4}?(?:permit|licen[cs]e) (?:submission|application)|(?:[\w-]+ ){1,4}(?:licen[cs]es?|permits?|"
    r"concessions?|certificates?))$"
)
_THE_STUDY = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:[\w-]+ ){0,2}?(?:trial|study)\b")
_THE_DEAL = re.compile(r"\b(?:[Tt]he|[Tt]his|that) (?:transaction|deal|sale|divestiture|disposal|closing|separation)\b")


def _told(words: str, anchor: Anchor, company: str) -> str:
    """What the grammar says that the event is done to, unless it is the company itself."""
    told = objects.of_event(words, anchor)
    if KINDS[anchor.kind].family == "regulatory" and (_PAPER.match(told) or anchor.kind == "regulatory_meeting"):
        return ""
    told = phrases.plain(_behind_verb(words, anchor, told))
    if anchor.kind == "production_start" and not re.search(r" (?:at|of|in|from) ", told):
        owner = objects.of_clause(words, anchor)
        if owner and owner.lower() not in (company.lower(), company.split(" ")[0].lower()) and owner not in told:
            told = f"{told} at {owner}" if told and told not in owner else owner
    return "" if told.lower() in (company.lower(), company.split(" ")[0].lower()) else told


def _behind_verb(words: str, anchor: Anchor, told: str) -> str:
    """A phrase without the verb, and whoever did it, that a reader of what is to come takes for a part of a name."""
    if anchor.thing is None or anchor.step is None or anchor.step[0] >= anchor.thing[0]:
        return told
    _, verb, thing = told.partition(f"{words[slice(*anchor.step)]} ")
    return _HOW_MANY.sub("", thing) if verb and thing else told


_HOW_MANY = any_case(r"^(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|more|new) )+")


_STATE = re.compile(r"(?:fully |commercially )?(?:operational|online|on-line|live|complete|open|ready)")
# "the Meridian platform | remains on schedule for | commercial release"
_ON_COURSE = any_case(
    r"(?: (?:is|are|remains?|stays?|was|were))? (?:(?:now|still|also|currently|well|firmly) )?(?:on (?:schedule|track|"
    r"course|"
    r"target)|slated|scheduled|ready|planned|targeted|set|due|headed|destined) (?:for|to) (?:an? |its |the |full |"
    r"initial )*\Z"
)
_HANDED_IN = re.compile(
    r"\b(?:(?:510\(k\)|PMA|s?NDA|s?BLA|MAA)(?: (?:supplement|submission|application|notification))? for (?=(?:the |"
    r"our |its )\w)|"
    r"(?:an?|our|the|its|this) (?:supplemental |de novo |pre-?market |new drug |marketing |regulatory |special "
    r")*(?:510\(k\)|PMA|s?NDA|s?BLA|MAA|applications?|submissions?|notification|filing|dossier|petition)(?: "
    r"[\w-]+){0,3}? "
    r"(?:for|of|covering) (?=(?:the |our |its |a )?\w))"
)


def _handed_in(words: str, anchor: Anchor) -> str:
    """What was handed in before its clearance is awaited: "a 510(k) for the pump, and anticipate clearance"."""
    match = _HANDED_IN.search(words, 0, anchor.start)
    text = nouns.phrase(words, match.end())[0] if match else ""
    return "" if phrases.bare(text) or _PAPER.match(text) else text


# "On Kucing Liar, we expect first production"
_TOPIC = re.compile(
    r"(?:On|At|Regarding|Turning to|As for|With respect to) (?:the |our )?(?P<what>(?!(?:January|February|March|"
    r"April|May|"
    r"June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)\b)[A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+| \d){0,3}(?: (?:project|mine|plant|expansion|line|site|program|facility))?), "
)
_LEFT_OVER = re.compile(r"(?:,|\band) (?:with )?(?:[a-z]+ )?$")  # "..., with commercial production to begin"
_SITE = re.compile(
    r"\b(?:the|our|its|an?(?= new)|new) (?P<what>(?:(?!(?:the|our|its|of|at|in|for|and|to|that|which|is|are|will)\b)"
    r"[\w'&.-]+ ){1,4}(?:expansion|project|plant|facility|fab|mine|lines?|mill|refinery|smelter|kiln|furnace|train|"
    r"terminal|complex|gigafactory|factory|hub|cracker|foundry)"
    r"(?: and (?:[\w-]+ ){0,2}cent(?:er|re))?(?: (?:in|at|near) (?-i:[A-Z])[\w-]+(?:, (?-i:[A-Z])[a-z]+)?)?)\b",
    re.IGNORECASE,
)


def _site(passages: Sequence[Passage], index: int) -> str:
    """The works named last in the two sentences before an event in its paragraph."""
    for at in range(index - 1, max(-1, index - 3), -1):
        if passages[at].block != passages[index].block:
            break
        named = [match["what"] for match in _SITE.finditer(passages[at].words)]
        named = [each for each in named if not objects.bare(each)]
        if named:
            return named[-1]
    return ""


_PAPER = re.compile(
    r"(?:[\w./()'’-]+ ){0,4}?(?:approvals?|clearances?|certifications?|authori[sz]ations?|registrations?|designations?|"
    r"CE [Mm]ark(?:ing)?|NDA|BLA|MAA|PMA|510\(k\)|EUA|PDUFA|CHMP|STC|feedback|submissions?|filings?|"
    r"applications?|decisions?)\b"
)
_BY_NAME = frozenset(
    "product_launch regulatory_meeting regulatory_submission regulatory_decision designation manufacturing decision "
    "partner_milestone".split()
)

# what is only a stage of a study or of a file, and never its name
_STAGES = frozenset(
    "enrollment full_enrollment first_patient last_visit interim dose_selection patients trial_sites presentation ind "
    "nda filing rolling acceptance adcom pdufa chmp designation".split()
)
_ANOTHER = any_case(
    r"\b(?:next|another|an? additional|further|second|third|fourth|fifth|one|two|three|several|new|multiple|first)"
    r"(?: or (?:more|two))?(?: [\w-]+){0,3}? (?:candidates?|compounds?|programs?|INDs?|applications?|molecules?)\b",
)


def _another(words: str, anchor: Anchor) -> bool:
    """Whether an event is of a medicine that has no name yet: "our next development candidate"."""
    return bool(_ANOTHER.search(words, max(0, anchor.start - 40), anchor.end + 40))


_AGENDA = re.compile(
    r"(?: \([^)]{1,20}\))?(?: (?:meeting|request))?(?: with (?:the )?(?:U\.?S\.? )?(?:FDA|EMA|PMDA|MHRA|"
    r"agency))? (?:on|regarding|"
    r"concerning|to discuss|about) (?:the |its |our )?(?P<what>(?!the\b|its\b|our\b)(?!(?:the |next |"
    r"potential )?(?:path|plan|data|results|"
    r"January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday)\b)(?:(?!(?:on|in|by|for|to|and|is|are|will|before|during|with)\b)[A-Za-z][\w-]* ?){1,5})"
)
_STUDY_REPORT = any_case(r"(?:clinical|final) study report|\bcsr\b")


def main_product(counts: Counter[str]) -> str:
    """The product a document speaks of most, however it sets its capitals; nothing where it names none."""
    together: Counter[str] = Counter()
    for name, times in counts.items():
        together[name.lower()] += times
    if not together:
        return ""
    most = together.most_common(1)[0][0]
    return max((name for name in counts if name.lower() == most), key=lambda name: counts[name])


_SEVERAL = (
    r"\b(?P<np>(?:(?!(?:of|the|our|its|these|those|to|expects?|and|or|in|as|for|with|from|by|on|we|that|are|is|"
    r"other)\b)[\w-]+ ){0,4}(?:compounds|(?:product |drug )?candidates|program(?:me)?s|products|therapies|agents|"
    r"assets))\b"
)
_GROUP = re.compile(_SEVERAL + r"[^.;]{0,60}$")
_GROUP_BEFORE = re.compile(_SEVERAL + r"[^.;]{0,240}$")
_OF_THEM = any_case(
    r"\b(?:several|some|many|most|few|all|both|two|three|four|five|\d{1,2}) of (?:them|these|those)\b[^.;,]{0,40}$",
)


def _group(words: str, anchor: Anchor, coined: Coined) -> str:
    """Several compounds without a name as a subject: "2-3 additional compounds", "of these compounds, several"."""
    if next((name for name in products.names(words, coined) if not name.trial), None):
        return ""
    end = anchor.thing[1] if anchor.thing and "count" in anchor.rule else anchor.start
    some = _OF_THEM.search(words[:end])
    match = _GROUP.search(words[:end]) or (_GROUP_BEFORE.search(words[: some.start()]) if some else None)
    if match is None or anchor.kind == "pipeline_count":
        return ""
    kept = [word for word in match["np"].split() if word.lower() not in phrases.STOP and not word[0].isdigit()]
    return " ".join(kept) if len(kept) > 1 or some else ""
