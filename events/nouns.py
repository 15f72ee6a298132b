"""Noun phrases by their edges: where one begins and ends, and which one is the subject of a verb.

A phrase runs over what qualifies it and what "of", "at" and the like add to it; it ends where a verb, a time, a
measure or a clause begins. Articles and numbers before it are no part of it.
"""

from __future__ import annotations

import re

_FUNCTION = """and or but nor so than then as while when where if because since though although that which who whom
    whose what how why whether there here i we you he she it they them him us me am is are was were be
    been being has have had having do does did will would shall should could can may might must cannot
    not n't never able"""
_VERBS = """expects expected expecting expect anticipates anticipated anticipating anticipate plans planned
    intends intended intending intend aims aimed aiming aim targets targeted targeting seeks seeking
    hopes believes believe estimates estimated scheduled slated projected continues continue remains
    remain begins begin beginning began starts starting commences commence commencing initiates initiate
    initiating completes completed completing complete launches launching delivers delivering deliver
    reaches reach reaching achieves achieve achieving opens opening submits submit submitting files
    announces announced announce reports reported receives receive receiving obtains obtain obtaining
    secures secure securing brings bring bringing makes make making takes take taking gives give
    provides provide providing said says told added allows allow allowing enables enable enabling
    includes including include using used following based located designed developed built produced
    owned signed awarded approved undergoes undergo ranging represents representing leading resulting
    due subject poised set ready ought adds comprising consisting containing covering serving featuring
    offering giving helping supporting driving becoming marks marking goes going comes coming
    progressing advancing moving hits comes gets sees steps lands ramps turns
    kicks rolls closes funds ships ends ended accelerates grows produces generates increases rises
    improves supports drives needs requires wants works becomes occurs happens follows covers"""
_TIMES = """early late mid mid-year year-end next this last later today tomorrow currently now already soon
    recently subsequently sometime january february march april june july august september october november
    december spring summer autumn fall winter quarter half fiscal fy q1 q2 q3 q4 h1 h2 1h 2h calendar
    during by before after until through throughout within over under around via without upon about
    above below despite per toward towards across among simultaneously thereafter respectively
    again approximately annually alongside together prior ahead regarding concerning starting beginning
    effective chainwide systemwide nationwide statewide companywide"""
_UNITS = """mw gw kw mwh gwh kwh mwp mmbtu tonnes tons ounces oz barrels boe bpd boepd tpa mtpa acres hectares
    metres meters feet kilometres kilometers miles eh/s ph/s percent million billion"""
_ARTICLES = "a an the its our their his her this these those such my your"
HALT = frozenset(f"{_FUNCTION} {_VERBS} {_TIMES} {_UNITS} {_ARTICLES}".split())
_NO_ADVERBS = frozenset("supply family assembly monthly weekly quarterly anomaly butterfly wholly-owned".split())
SMALL = frozenset("against of for at in on from with between into to near off by".split())
_WORD = re.compile(r"[\"'(]?(?P<word>[A-Za-z0-9$€£#&][\w&'’/+.%®™:-]*(?:\.[A-Za-z0-9]+)*)(?P<tail>[),;:.\"”]*)")
_LEADING = frozenset(
    """the a an its our their his her this these those all both each some any other another additional further
    approximately about around roughly nearly almost over more than at least up to as many between total remaining
    first-ever fully newly previously announced proposed planned potential upcoming anticipated expected scheduled
    targeted initially also successful two three four five six seven eight nine ten twelve several multiple of and
    thousand million billion percent fewer less next somewhere anywhere existing new whole entire meaningful
    still now see""".split()
)
_NUMBER = re.compile(
    r"\d[\d,.]*-[a-z]+(?:-[a-z]+)*(?= )|"
    r"(?:[$€£]|US\$|(?:EUR|USD|GBP|CHF) )?\d[\d.,]*(?:[kmb]n?)?%?\+?(?:[-–]\d[\d.,]*%?)?(?= (?![A-Z][a-z]))"
    r"(?: (?:square[- ]foot|square[- ]meter|MW[hp]?|GW[hp]?|"
    r"kW[hp]?|EH/s|PH/s|MMBtu|tonnes?|tons?|metric tons?|ounces|oz|barrels|acres|hectares|square (?:feet|metres|"
    r"meters)|metres?|meters?|m|km|kilomet(?:er|re)s|miles|feet|pounds|kg|worth|basis points)(?= of\b))?"
)
PRONOUN = re.compile(
    r"(?:it|this|that|they|these|those|we|which|who|there|he|she|both|all|each|one|some|i|you|"
    r"(?:the |our |its )?(?:company|companies|group|management(?: board)?|executive board|board(?: of directors)?|team|"
    r"parties|corporation|firm|partnership|trust|bank))\Z",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:20\d\d|Q[1-4]\S*|[1-4]Q\S*|H[12]\S*|[12]H\S*|FY\S*|(?:first|second|third|fourth|final|latter|back|this|next|"
    r"last|"
    r"coming|same|current|end|beginning|start|middle|course|(?:early|mid|late)\S*)(?: (?:half|quarter|year|part|week|"
    r"month|day|months|weeks|days|years|quarters|half-year|of)\b|$)|may(?= \d|\Z)|\d+ (?:days|weeks|months|years)|"
    r"(?:one|two|three|four|five|six|twelve) (?:days|weeks|months|years))",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:,? ?\b(?:is|are|was|were|be|being|been|ought|will|would|should|could|may|might|can|shall|to|has|have|had|"
    r"now|also|"
    r"still|currently|then|both|not|all|expected|anticipated|planned|scheduled|slated|targeted|projected|due|set|"
    r"estimated|intended|forecast|poised|on track|on schedule|on target|remains?|continues?|likely|going|ready|"
    r"well|for|its|their|the|an?|full|first|potential|reach|achieve|undergo|get|enter|go into|move into|[a-z]+ly|"
    r"positioned|believed|"
    r"which|that|who|expects?|plans?|intends?|anticipates?|aims?|hopes?|targets?|looks?|begin|start|commence|"
    r"target(?:ing)?|expecting|planning|aiming|help|serve|initial|available|processed and)\b){1,40} ?$",
    re.IGNORECASE,
)
# "The audit, carried out by Haller LLP, is expected": what is said of the subject before its verb
_INSERTED = re.compile(
    r", (?:which|who|[a-z]{3,}ed|[a-z]{3,}ing|led|built|held|known|run|begun|made|set|sold|won|done|drawn|located) "
    r"[^,;:]{3,90}\Z"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|may|expects?|plans?|intends?|announced|said)\b"
)
BRACKET = re.compile(r"\([^()]{1,60}\)")
_INNER = re.compile(r"\b(of|for|at|in|on|from|with|to|into|between) (?:the|our|its|an?|their) ")
_ARTICLE = re.compile(r" (?:the|an?|our|its|their|all) ")
_THEN = frozenset(  # "to file the accounts and regain its status": another verb, not another thing
    """regain retain become bring build create develop distribute enhance ensure establish expand generate improve
    introduce maintain obtain publish reduce resolve sell strengthen sustain extend convert apply sign enter hire
    integrate install deploy demonstrate determine evaluate validate""".split()
)
_SEASONS = frozenset("spring summer fall autumn winter".split())  # "Big Spring" is a place
_LONGEST = 14  # words of a phrase


STOPS = re.compile(r"(?<=\bAG)\. (?=[A-Z][a-z])|(?<!\bMt)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bNo)(?<![A-Z])\. (?=[A-Z])")
_ADJECTIVE = re.compile(r"-|(?:able|ive|ful|ous|al|ic|ary|ed|state-of-the-art)$")


def phrase(words: str, at: int) -> tuple[str, int]:
    """The noun phrase that begins at an offset, without article and number, and where it ends; nothing where none does.

    >>> phrase("the Hartley coal plant in 2028", 0)[0], phrase("250 MW of battery storage by May", 0)[0]
    ('Hartley coal plant', 'battery storage')
    """
    begins = position = led(words, at)
    kept: list[str] = []
    end = position
    small = False  # whether the last word kept is a preposition or "and"
    while len(kept) < _LONGEST:
        match = _WORD.match(words, position)
        if match is None:
            break
        word, tail = match["word"], match["tail"]
        bare = word.rstrip(".'’:").lower()
        shut = bool(tail) or word[-1] in ":" or bool(STOPS.match(words, match.end() - 1))
        if bare in SMALL or bare in ("and", "&"):
            on = led(words, match.end())
            following = _WORD.match(words, on)
            if not kept or shut or small or following is None or not _joins(words, bare, kept, following, on):
                break
            kept.append(word)
            position, small = on, True
            continue
        if adverb(bare) and kept and words[: match.start("word")].endswith(", "):
            position = match.end() + 1  # "of clean, environmentally friendly steel"
            continue
        if (
            bare.startswith(("mid-", "early-", "late-"))
            or (
                bare in HALT
                and not (kept and bare in _ALSO_THINGS)
                and not (bare in _SEASONS and kept and word[0].isupper() and kept[-1][0].isupper())
            )
            or adverb(bare)
            or (kept and bare[-1] == "s" and _PARTICLE.match(words, match.end("word")))
            or _DATE.match(words, match.start("word"))
            or _verbal(bare, kept, words, match.end())
        ):
            break
        kept.append(word.rstrip(".") if shut else word)
        end, small = match.end("word"), False
        position = match.end()
        if shut and not (tail == "," and _ADJECTIVE.search(bare) and re.match(r" [a-z]", words[match.end() :])):
            break
        while position < len(words) and words[position] in " \t\n":
            position += 1
    text = _INNER.sub(r"\1 ", " ".join(words[begins:end].split())).strip(" .,:;\"'")
    return (text, end) if text and re.search(r"[A-Za-z]{2}", text) and not PRONOUN.match(text) else ("", at)


_EXPECTS = re.compile(
    r"^(?:[\w.&'’-]+ ){1,6}?(?:expects?|anticipates?|plans?|believes?|intends?|estimates?|says|said) (?:that )?"
    r"(?:for )?(?:the|its|our|their|all|both|an?|each) "
)


def expected(text: str) -> str:
    """What somebody expects something of, without who does: "the company expects its two plants".

    >>> expected("Orvane expects its two plants")
    'two plants'
    """
    return _EXPECTS.sub("", text)


_ALSO_THINGS = frozenset({"meters", "barrels"})  # "smart meters", "oak barrels"
_PARTICLE = re.compile(r" (?:up|off|out|down|back)\b(?! (?:to|of) \d)")  # "the project wraps up": a verb


def led(words: str, at: int) -> int:
    """Where the phrase proper begins, behind article, number and measure."""
    begun = at + len(words[at:]) - len(words[at:].lstrip())
    while True:
        while at < len(words) and words[at] in " \t\n\"'“":
            at += 1
        match = _WORD.match(words, at)
        number = _NUMBER.match(words, at)
        if number:
            at = number.end()
        elif (
            match
            and (match["word"].lower() in _LEADING or (at == begun and adverb(match["word"].lower())))
            and not match["tail"]
            and not _DATE.match(words, at)
            and not words.startswith(" generation", match.end())
        ):
            at = match.end()
        else:
            return at


def _joins(words: str, small: str, kept: list[str], following: re.Match[str], begins: int) -> bool:
    """Whether what follows a preposition or "and" belongs to the phrase."""
    word = following["word"]
    bare = word.rstrip(".").lower()
    if bare in HALT or _DATE.match(words, begins) or PRONOUN.match(bare):
        return False
    if small == "of":
        return True
    if small in ("and", "&"):
        then = bare in _THEN or (word.islower() and _ARTICLE.match(words, following.end("word")))
        return not (word.endswith(("ed", "ing")) or bare in SMALL or then)  # "and lay the keel": another verb
    if small == "to":
        return word[0].isupper() and kept[-1].lower().endswith(
            ("ion", "ies", "ments", "ment", "ery", "listing", "sales")
        )
    if small in ("with", "between", "into", "from", "off", "near", "on"):
        return word[0].isupper()
    if small == "by":
        return kept[-1].lower() in ("decision", "ruling", "certification", "approval", "opinion", "vote")
    return word[0].isupper() or small in ("for", "at") or bool(re.match(r" (?:the|our|its|an?) ", words[begins - 5 :]))


def adverb(bare: str) -> bool:
    return len(bare) > 5 and bare.endswith("ly") and bare not in _NO_ADVERBS


def _verbal(bare: str, kept: list[str], words: str, end: int) -> bool:
    """Whether a word in the middle of a phrase is a participle that ends it: "the plant acquired in May"."""
    return bool(
        kept
        and bare.endswith("ed")
        and len(bare) > 4
        and re.match(
            r" (?:by|in|on|at|from|for|to|with|under|as|during|over|through|into|last|this|earlier)\b", words[end:]
        )
    )


_JOINED = re.compile(
    r",? and (?:is|are|was|were|will|remains?|should|(?P<bare>expected|scheduled|planned|anticipated)) (?:[a-z]+ "
    r"){0,5}\Z"
)
_RELATIVE = re.compile(r"\b(?:that|which|who)\b")


def before(words: str, at: int) -> str:
    """The subject of the verb whose group ends at an offset: "The new fab is expected to be |"."""
    joined = _JOINED.search(words, 0, at)
    if joined and joined["bare"] and _RELATIVE.search(words, 0, joined.start()):
        joined = None
    if joined:  # "Work on the contract will be done in Leeds and is expected to be completed": one subject
        text = _clause(words[: joined.start()]) or opening(words[: joined.start()])
        if text:
            return text
    region = BRACKET.sub(lambda match: " " * len(match.group()), words[:at])
    group = _AUXILIARY.search(region)
    region = region[: group.start()] if group else region
    inserted = _INSERTED.search(region) if group and group.group().startswith(",") else None
    region = (region[: inserted.start()] if inserted else region).rstrip(" ,-–—")
    if not region:
        return ""
    whole = ""
    tries = list(re.finditer(r"(?<![\w'’/&.-])[A-Za-z0-9$€£]", region))[-16:]
    for match in reversed(tries):
        if re.search(r"[;:]", region[match.start() :]):
            break
        text, end = phrase(region, match.start())
        if _LEADS.match(region, match.start()):
            continue
        if text and not re.search(r"\w", region[end:]):
            whole = text
        elif whole and not text and region[match.start() :].split(" ")[0].lower() not in SMALL:
            break
    if whole and _DOING.search(region[: len(region) - len(whole)]):
        return ""  # "we now foresee": a verb
    if whole or _FINITE.search(region):
        return whole
    return phrase(region, 0)[0] if region.count(",") < 3 else ""


_SUBORDINATE = re.compile(
    r"\b(?:as|because|since|while|whereas|although|where|but) (?=(?:the|our|its|an?|all|both|several|numerous|"
    r"many|some|"
    r"two|three|most|these|those|[A-Z][a-z]+)\b)"
)


def _clause(region: str) -> str:
    """The phrase with which the last clause behind "as", "because" and the like opens."""
    opens = [match.end() for match in _SUBORDINATE.finditer(region)]
    return phrase(region, opens[-1])[0] if opens else ""


def opening(region: str) -> str:
    """The phrase with which a sentence opens, what goes before its first comma aside."""
    start = max((match.end() for match in re.finditer(r"(?<!Mr)(?<!Dr)(?<!Ms)[;:.] (?=[A-Z])", region)), default=0)
    text = phrase(region, start)[0]
    comma = region.find(", ", start)
    return text or (phrase(region, comma + 2)[0] if comma > 0 else "")


_DOING = re.compile(r"\b(?:we|it|they|to|will|I|you|which|who|now|also|[a-z]{2,}ly)\s+$")
_LEADS = re.compile(r"(?:the|an?|its|our|their)\b", re.IGNORECASE)
