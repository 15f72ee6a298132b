"""What a company undertakes in verbs that no table of deeds knows: the kind by the verb, its particle and its object.

"Expand into Peru" enters a market, "replicate the model in five cities" is a number reached, "automate the warehouse"
is some other deed. What is done to a growth, a value or a focus is seen by nobody and is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from events import nouns
from events.lettercase import any_case

# what is not seen to happen on a day, or not as the company's own deed
_SOFT = frozenset(
    """be have has continue remain focus pursue explore evaluate consider assess monitor support help drive enhance
    improve strengthen leverage benefit see look work seek provide generate create maximize maintain keep need require
    depend allow enable play serve represent result include vary affect impact host hold attend present participate
    discuss speak exhibit join meet share report update give make take do get go come want feature celebrate welcome
    gain offer bring lead grow increase decrease decline rise fall reach exceed achieve accelerate ramp incur spend
    invest fund pay use utilize contribute recognize record experience face build capitalize deliver address manage
    optimize expand know understand learn talk hear show demonstrate highlight prove become mark encourage sustain
    execute operate like try ensure change collaborate partner engage differ occur happen expect anticipate plan stay
    return dilute trade fluctuate set call find think believe last end begin start stage sponsor air broadcast
    showcase spotlight honor honour delve facilitate empower inspire foster position underpin reinforce unlock
    welcome enter move add put turn run push step phase roll open close extend advance progress earn compete
    commemorate donate recognise gather visit travel tour connect bolster broaden deepen diversify finance tap
    shape transform prioritize prioritise scale aim strive qualify comply rely apply mean cover carry bear""".split()
)
# the deeds of which a verb alone tells the kind
_KINDS = {
    verb: kind
    for kind, verbs in {
        "product_launch": "release introduce unveil debut launch market commercialize commercialise premiere",
        "project_completion": "install deploy upgrade migrate convert retrofit remodel rebuild refurbish construct "
        "connect finish complete relocate modernize",
        "appointment": "hire appoint recruit retire resign",
        "contract_award": "sign award",
        "merger_close": "acquire divest sell merge demerge",
        "delivery": "ship deliver supply",
        "debt_action": "repay redeem refinance retire deleverage",
        "restructuring": "restructure downsize shutter discontinue",
        "listing": "uplist delist",
        "disclosure": "publish submit file",
        "enrollment_milestone": "enroll enrol randomize",
        "decision": "decide determine",
        "buyback": "repurchase",
        "facility_opening": "open reopen inaugurate commission",
        "capacity_target": "replicate onboard double triple quadruple",
    }.items()
    for verb in verbs.split()
}
# the same told in the passive, where "launched" is the event and what was launched stands before it
_PASSIVES = {
    participle: kind
    for kind, participles in {
        "product_launch": "released introduced unveiled launched marketed commercialized commercialised premiered",
        "project_completion": "installed deployed upgraded migrated converted retrofitted remodeled refurbished "
        "constructed finished relocated modernized built rebuilt",
        "appointment": "hired appointed recruited",
        "contract_award": "signed awarded",
        "merger_close": "acquired divested sold merged demerged",
        "delivery": "shipped delivered supplied",
        "debt_action": "repaid redeemed refinanced",
        "restructuring": "restructured shuttered discontinued",
        "listing": "uplisted delisted",
        "disclosure": "published",
    }.items()
    for participle in participles.split()
}
_SEEN = frozenset(
    """renamed updated replaced tested certified automated digitized digitised implemented adopted activated transferred
    established formed integrated rebranded removed terminated cancelled canceled phased relocated expanded extended
    consolidated dissolved liquidated reorganized reorganised handed drilled demolished translated""".split()
)
# a verb with its particle: what is behind the particle is what the deed is about
_PARTICLES = {
    "expand": ("into|to|in|across", "product_launch"),
    "extend": ("into|to", "product_launch"),
    "move": ("into", "product_launch"),
    "branch": ("out into|into", "product_launch"),
    "push": ("into", "product_launch"),
    "roll": ("out", "product_launch"),
    "bring": ("on(?: board)?", "capacity_target"),
    "take": ("on", "capacity_target"),
    "embark": ("on|upon", "other"),
    "shut": ("down|off", "restructuring"),
    "wind": ("down|up", "restructuring"),
    "read": ("out", "data_readout"),
    "spin": ("out|off", "merger_close"),
    "pay": ("down|off", "debt_action"),
    "stand": ("up", "project_completion"),
    "turn": ("on|up", "facility_opening"),
    "scale": ("up", "other"),
    "phase": ("in|out", "other"),
    "switch": ("over to|to", "other"),
    "transition": ("over to|to|into|from [^.;]{2,50}? to", "other"),
    "convert": ("to|from [^.;]{2,50}? to", "other"),
    "migrate": ("to|from [^.;]{2,50}? to", "project_completion"),
}  # fmt: skip
# verbs that tell a deed only of things that can be counted or named
_OF_A_NAME = {
    "begin": "product_launch",
    "start": "product_launch",
    "commence": "product_launch",
    "expand": "product_launch",
    "enter": "product_launch",
    "explore": "other",
    "add": "product_launch",
}
_PLACE = re.compile(
    r"\b(?:into|to|across|in) (?:the |new |other |additional |further |more |five |two |three |several |its )*"
    r"(?:[A-Z][\w.&'-]+|markets?|regions?|states|countries|cities|territories|provinces|verticals?|categor(?:y|ies)|"
    r"segments?|sectors?|industries|channels?)\b"
)
_GROUND = any_case(
    r"(?:mines?|deposits?|propert(?:y|ies)|projects?|targets?|claims?|zones?|concessions?|licen[cs]es?|blocks?|"
    r"prospects?|veins?|areas?)\Z",
)
_MARKET = any_case(
    r"(?:markets?|regions?|states|countr(?:y|ies)|cit(?:y|ies)|territor(?:y|ies)|verticals?|categor(?:y|ies)|"
    r"segments?|sectors?|industr(?:y|ies)|space|verification|vertical)\Z",
)
_OFFER = any_case(
    r"(?:lines?|products?|services?|features?|languages?|models?|games?|titles?|flavou?rs?|sizes?|brands?|"
    r"versions?|modules?|functions?|functionalit(?:y|ies)|capabilit(?:y|ies)|stations?|routes?|destinations?|"
    r"channels?|options?|formats?|apps?|platforms?|tools?|integrations?|offerings?|treatments?|skus?)\Z",
)
_CAPITAL = any_case(r"\b(?:equity|debt|bonds?|notes|preferred|hybrids?|shares|stock|debentures?|securities)\Z")
_WORK = any_case(
    r"(?:works?|surveys?|pilots?|tests?|audits?|campaigns?|process|programs?|programmes?|collection|exploration|sampling|"
    r"talks|negotiations|consultations?|recruitment|training|preparations?|tender|bidding|evaluation)\Z",
)
# heads of an object with which nothing is seen to happen
ABSTRACT = frozenset(
    """growth demand market markets industry economy price prices inflation trend trends momentum opportunity
    opportunities progress success value impact benefit benefits improvement improvements performance profit profits
    profitability revenue revenues sales margin margins cost costs expense expenses earnings ebitda cash income loss
    losses volatility uncertainty uncertainties conditions environment conference webinar call webcast meeting summit
    expo event events year years period quarter half month months week weeks day days time future return returns people
    patients cases deaths consumers population rate rates more less interest tax taxes record results visitors
    attendees student students players fans season weather guidance outlook expectation expectations we it they he
    she this that these those there which who what result focus efforts effort journey vision mission role presence
    position leadership foundation commitment strategy strategies excellence innovation awareness confidence trust
    relationships relationship attention discipline strength strengths efficiency efficiencies flexibility quality
    needs everything something anything nothing experience experiences part place advantage step steps show session
    audience community ecosystem potential pace path stage world footprint visibility value-creation ways way
    stakeholders stockholders shareholders investors customers shareholder-value us them operations business
    possibilities questions challenges headwinds tailwinds issues topics insights story booth capabilities activities
    exposure reach""".split()
)
_TAIL = re.compile(r",? (?:in|by|for|on|at|to|from|during|within|is|are|and|be|beginning|starting|around|as)$")
_COUNT = any_case(
    r"\s*(?:up to |at least |over |more than |about |approximately |around |another |an additional |between |some )*"
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens? of|several|multiple)\b",
)
_IT = re.compile(r" (?:(?:it|them)(?= |$)|(?:this|these|those)(?=$| (?:in|on|at|by|to|as|commercially)\b))")
# "automate and optimize the lines": the object of both verbs
_AND_VERB = re.compile(r" (?:and|or) [a-z]+(?= (?:the|our|its|an?|all|over|about|up to|more|at least|\d))")
_PART = re.compile(r" (?:over |at least |more than |about |approximately |up to )?\d[\d.]*(?:%| percent| per cent) of ")
# "submit its second quarter financials": the quarter is part of the name
_OF_A_PERIOD = re.compile(
    r" (?:the |our |its |an? )?(?P<what>(?:(?:first|second|third|fourth|fiscal|full|half|annual|quarter|year|"
    r"Q[1-4]|20\d\d|"
    r"interim|audited) )+(?:[a-z-]+ ){0,2}?(?:financials?|accounts|filings?|reports?|statements?|results|plan|budget|"
    r"audit|program(?:me)?|campaign|collection|edition|season|models?))\b"
)
_RANGE = re.compile(
    r" (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:to|or) (?=(?:\d+|two|three|four|five|six|seven|"
    r"eight|"
    r"nine|ten|twelve|more) )"
)


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A deed to come: its kind, and where what it is done to stands; nothing of it where the verb is a passive."""

    kind: str
    thing: tuple[int, int] | None


def read(words: str, verb: str, after: int, until: int) -> Undertaking | None:
    """What a verb that ends at `after` undertakes in the words up to `until`, nothing where it can't be checked.

    >>> text = "We will automate our Leeds warehouse in May."
    >>> read(text, "automate", 16, 40)
    Undertaking(kind='other', thing=(21, 36))
    """
    if verb.startswith("be "):
        return _passive(verb[3:])
    rest = _TAIL.sub("", words[after:until].rstrip(" ,"))
    found = _with_particle(words, verb, after, rest)
    if found is not None:
        return found
    if verb in _KINDS and _IT.match(rest):
        return Undertaking(_KINDS[verb], None)
    second = _AND_VERB.match(rest)
    if second is not None:
        after, rest = after + second.end(), rest[second.end() :]
    thing = _object(words, after, after + len(rest))
    if thing is None:
        return None
    text = words[thing[0] : thing[1]]
    core = re.split(r" (?:of|for|with|in|into|to|at|on|across|from|under|between|using|through|by|per) ", text)[0]
    head = core.split(" ")[-1].strip(".,'\"").lower()
    if verb in _OF_A_NAME:
        return _of_a_name(words, verb, after, thing, core, rest)
    if verb in _SOFT or head in ABSTRACT or len(text) < 3:
        return None
    kind = _KINDS.get(verb, "other")
    if kind == "other" and verb in ("issue", "price", "place") and _CAPITAL.search(text):
        kind = "financing"
    if kind == "other" and _PART.match(rest):
        kind = "capacity_target"
    return Undertaking(kind, thing)


def done(participle: str) -> str:
    """The kind of what will have been done to a thing, nothing for what is not seen on a day.

    >>> done("unveiled"), done("renamed"), done("considered")
    ('product_launch', 'other', '')
    """
    return _PASSIVES.get(participle) or ("other" if participle in _SEEN else "")


def _passive(participle: str) -> Undertaking | None:
    known = participle.split(" ")[0]
    return Undertaking(_PASSIVES.get(known, "other"), None)


def _with_particle(words: str, verb: str, after: int, rest: str) -> Undertaking | None:
    """A verb with its particle: "expand into Peru", "transition from glass to cans"."""
    row = _PARTICLES.get(verb)
    if row is None or (match := re.match(rf" (?:{row[0]})(?= )", rest)) is None:
        return None
    thing = _object(words, after + match.end(), after + len(rest))
    if thing is None:
        return None
    text = words[thing[0] : thing[1]]
    if row[1] == "product_launch" and verb != "roll":
        named = text[0].isupper() or _MARKET.search(text) or _MARKET.search(text.split(" ")[0])
        return Undertaking(row[1], thing) if named else None
    if row[1] == "capacity_target" and not _COUNT.match(words, after + match.end()):
        return None
    return Undertaking(row[1], thing)


def _of_a_name(words: str, verb: str, after: int, thing: tuple[int, int], core: str, rest: str) -> Undertaking | None:
    """A verb that tells a deed only of some objects: "enter the Peruvian market", "add a line of soups"."""
    if verb == "expand":
        return Undertaking("product_launch", thing) if _PLACE.search(rest) else None
    if verb == "explore":
        return Undertaking("other", thing) if _GROUND.search(core) and core[0].isupper() else None
    if verb == "enter":
        return Undertaking("product_launch", thing) if _MARKET.search(core) else None
    if verb in ("begin", "start", "commence") and _WORK.search(core):
        return Undertaking("other", thing)
    if _OFFER.search(core):
        return Undertaking("product_launch", thing)
    return Undertaking("capacity_target", thing) if verb == "add" and _COUNT.match(words, after) else None


def _object(words: str, after: int, until: int) -> tuple[int, int] | None:
    """Where the noun phrase stands that a verb acts on."""
    region = words[:until]
    ranged = _RANGE.match(region, after)
    after = ranged.end() if ranged else after
    text, end = nouns.phrase(region, after)
    begins = nouns.led(region, after)
    if not text and (named := _OF_A_PERIOD.match(region, after)):
        return named.span("what")
    if not text or not re.search(r"[A-Za-z]{2}", text):
        return None
    return (begins, end) if end > begins else None
