"""Events told by the expectation alone: what is "expected in May", and what "we will" do in verbs no table knows.

They are asked for only where a date has no event of the vocabulary. A known thing gives the kind, anything else that
will be seen to happen or not is `other`; what can't be seen (a focus, a market, a hope of growth) is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from events import nouns, timetables, undertakings
from events.anchors import BOUNDARY, Anchor
from events.gates import gate
from events.lettercase import any_case
from events.lexicon import tokens
from events.types import Window
from events.vocabulary import EXPECTED, STEPS_ALONE

_HOW = (
    r"(?:expected|anticipated|planned|scheduled|rescheduled|slated|due|targeted|projected|penciled in|earmarked|"
    r""
    r"foreseen|envisaged|(?<=is )set|(?<=are )set|on (?:track|schedule|course|target))"
)
_PASSIVE_TAIL = (
    rf"{_HOW}(?: to (?:be|occur|happen|take place|take effect|become effective|follow|"
    rf"arrive|come)(?: (?:in hand|available|ready|done|held|made|"
    rf"announced|there|in place|received|provided|known|finali[sz]ed))?)?"
    r"(?: (?:sometime|again|here|around|some time|(?:for|over|on) (?:the )?weekend (?:of|ending)))?\s*$"
)
# "The assays are expected", "with delivery planned", "the launch, now scheduled"
_PASSIVE = gate(
    rf"(?P<thing>[^.;:]{{3,110}}?),? ?(?:(?:(?:which|that) )?(?:is|are|remains?|being|has been|have been|would be)? ?"
    rf"(?:(?:now|still|currently|also|both|all|tentatively|firmly|well|provisionally|initially) )*){_PASSIVE_TAIL}"
)
# "we expect assays", "the company is targeting a first audit"
_ACTIVE = gate(
    r"\b(?:expects?|expecting|anticipat(?:e|es|ing)|plans?(?= (?:for|a|an|the|its|our|two|three|four|"
    r"five)\b)(?: for)?|"
    r"planning(?: for)?|targets?|targeting|ey(?:e|es|eing|ing)|looks? forward to|looking forward to|await(?:s|ing)?|"
    r"schedul(?:es|ing)|foresees?|(?:on (?:track|schedule|course)|slated|headed|ready) for)"
    r" (?!to\b)(?:(?:to )?(?:have|see|receive|get)(?: back)? )?(?P<thing>[^.;:]{3,110}?)\s*$"
)
# "the plant should land", "the region lights up in Leeds": in the present of a timetable, or with "should"
_LANDS_TAIL = (
    r"(?P<verb>(?:should|will|would|could|may|might)(?: (?:probably|likely|also|then|still|"
    r"now))?(?: (?:take effect|become effective|go into effect|"
    r"land|come|arrive|happen|occur|follow|fall|hit|drop|go live|roll out|light up|kick off|be (?:here|"
    rf"there|out|in hand|ready|done|live|complete|behind us)))|{timetables.VERBS})"
    r"(?:,? (?:in|at|with|across) (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)?| somewhere| sometime| again| here| chainwide|"
    r" nationally| globally| nationwide| commercially)*\s*$"
)
_LANDS = gate(rf"(?P<thing>[^.;:]{{3,110}}?),? {_LANDS_TAIL}")
_PASSIVE_END, _LANDS_END = re.compile(_PASSIVE_TAIL), re.compile(_LANDS_TAIL)  # far cheaper to look for alone
# "we will", "the company plans to", followed by what will be done
_DOES_PATTERN = (
    r"\b(?P<who>we|it|they|company|group|management|board|team|[A-Z][\w.&'-]+|which|that|and)"
    r"(?:'ll|'re (?:(?:also|now|still|currently) )?(?:going|planning|looking|preparing|set|aiming|expecting|hoping|"
    r"working|on track|on schedule|scheduled) to| (?:(?:also|now|currently|still|then|therefore|further|"
    r"continues? to) )?"
    r"(?:will|shall|should|(?:expects?|plans?|intends?|anticipates?|aims?|hopes?|looks|proposes?|would like|targets|"
    r"needs?|is going|are going|is set|are set|is due|is planning|are planning|is preparing|are preparing|"
    r"is aiming|are aiming|is looking|are looking|is on (?:track|schedule|course)|are on (?:track|schedule|course)|"
    r"(?:is|are) (?:scheduled|slated|expected|committed|planned|targeted|poised)) to|"
    r"(?:is|are) to))(?: (?:also|then|now|be able to|be in a position to|start to|begin to|[a-z]+ly))?"
    r" (?P<verb>be [a-z]+(?:ed|ing|en|ade|uilt|old|ent|un)|[a-z]+)"
)
_DOES = gate(_DOES_PATTERN + r"(?P<rest>[^.;:]{0,120}?)\s*$")
_DOES_NEXT = gate(_DOES_PATTERN + r"(?P<rest>[^.;:]{0,120})")
# "the server will be unveiled": done to a thing that is named before
_IS_DONE = gate(
    r"\b(?P<np>(?!it\b|we\b|they\b|who\b|this\b|these\b)[\w®™)'\"-]+) (?:will|shall|should|"
    r"(?:is|are) "
    r"(?:expected|scheduled|planned|set|due|slated|now expected) to|(?:is|are) to) (?:also |then |now |officially "
    r"|fully |"
    r"first |gradually |formally )*(?P<verb>be [a-z]+(?:ed|en|ade|uilt|old|ent|un))(?P<rest>[^.;:]{0,90}?)\s*$"
)
# "we anticipate adding a line", "it plans on opening"
_GOING = gate(
    r"\b(?:expects?|anticipates?|plans? on|intends? on|foresees?|envisages?|looks? forward to|is planning|are "
    r"planning) "
    r"(?P<verb>[a-z]{2,}ing)(?P<rest> [^.;:]{3,120}?)\s*$"
)
_TO = gate(
    r"\b(?:preparing|ready|on track|on schedule|plans?|intention|intends|goal|objective|aim|decision|commitment|"
    r"looks? forward|looking forward) (?:is )?to (?P<verb>[a-z]+)(?P<rest>[^.;:]{0,120}?)\s*$"
)
_VAGUE = any_case(
    r"\b(?:growth|demand|market|markets|industry|economy|economic|prices?|inflation|trends?|momentum|opportunit\w+|"
    r"progress|success|value|impact|benefits?|improvements?|performance|profit\w*|revenues?|sales|margins?|costs?|"
    r"expenses?|earnings|ebitda|cash|income|loss(?:es)?|volatility|uncertaint\w+|conditions|environment|conference|"
    r"webinar|call|webcast|meeting|summit|expo|event|year|years|period|quarter|half|month|months|weeks?|days?|time|"
    r"future|returns?|people|patients|cases|deaths|consumers?|population|rates?|more|less|interest|tax\w*|"
    r"dividend record|results|visitors|attendees|students?|players?|fans|season|weather|guidance|outlook|"
    r"expectations?|we|it|they|he|she|this|that|these|those|there|which|who|what|results?)\W*$",
)
# "the sale, for $3 million, closes"
_BESIDE = re.compile(r", (?:for|at|in|of|which|who|a|an|the|our|its) [^,]{2,60}$")
_PRONOUN = any_case(r"\b(?:it|this|that|these|those|they|we|which|who|there|season|patients?)\W*$")
_CUT = re.compile(r"\b(?:that|which|who|while|because|as|if|when|so|but|where|although|since)\b")
_ARTICLE = any_case(r"^(?:(?:and|or|with|the|an?|our|its|their|this|also|both|for|to|of|on|in) )+")


# "to retire the old unit in May and to | replace it by June": the second verb is nearer
_AND_TO = re.compile(r",? and to (?P<verb>[a-z]+)(?P<rest> [^.;:]{0,100})\Z")
_BARE_YEAR = any_case(r"(?:(?:19|20)\d\d|(?:fiscal )?year\b|quarter\b|half\b)")


def find(words: str, window: Window) -> Anchor | None:
    """The event that the words expect at the time of a window for which the vocabulary has none.

    >>> from datetime import date
    >>> w = Window(date(2026, 5, 1), date(2026, 5, 31), "in", "in May", 27, 33, "month")
    >>> find("The new licence is expected in May.", w).kind
    'regulatory_decision'
    """
    start = max((match.end() for match in BOUNDARY.finditer(words, 0, window.start)), default=0)
    if words[:start].endswith((", which", ", who")):
        start = words.rindex(" ", 0, start) + 1
    before = words[start : window.start]
    going = _GOING.regex.search(before) if _GOING.open(words) else None
    if going is not None and going["verb"] not in _ADJECTIVES and (told := _of_deed(words, start, going)) is not None:
        return told
    for pattern, ending in ((_PASSIVE, _PASSIVE_END), (_ACTIVE, None)):
        tried = pattern.open(words) and (ending is None or ending.search(before))
        match = pattern.regex.search(before) if tried else None
        if match and pattern is _ACTIVE and _BARE_YEAR.match(window.timing):
            return None  # "a productive 2026": the words tell of the year
        if match:
            low, high = start + match.start("thing"), start + match.end("thing")
            if (low > start and words[low - 1].isalnum()) or _A_CLAUSE.search(words, low, high):
                low = _begun(words, high)  # the pattern reached as far back as it may, into a word
            return _of_thing(words, low, high) if low < high else None
    match = _LANDS.regex.search(before) if _LANDS.open(words) and _LANDS_END.search(before) else None
    if match and not _PRONOUN.search(match["thing"]):
        end = start + match.start("thing") + len(_BESIDE.sub("", match["thing"]))
        told = _of_thing(words, start + match.start("thing"), end)
        step = (start + match.start("verb"), start + match.end("verb"))
        kind = told.kind if told else ""
        if timetables.is_one(match["verb"]):
            kind = timetables.kind(match["verb"], words[start + match.start("thing") : end], kind)
        return replace(told, kind=kind, end=max(told.end, step[1]), step=step) if told and kind else None
    # a window that opens its clause has its verb behind it
    if not _CONNECTIVE.sub("", before).strip(" ,\"'") and (opened := re.match(r",? ?", words[window.end :])):
        low = window.end + opened.end()
        stop = BOUNDARY.search(words, low)
        high = min(stop.start() if stop else len(words), low + 170)
        match = _DOES_NEXT.search(words[low:high].rstrip(" .\"'")) if _DOES.open(words) else None
        return _of_deed(words, low, match) if match else None
    match = _DOES.regex.search(before) if _DOES.open(words) else None
    if match is None and _TO.open(words):
        match = _TO.regex.search(before)
    if match is not None and (second := _AND_TO.search(match["rest"])):
        start, match = start + match.start("rest"), second
    told = _of_deed(words, start, match) if match else None
    if told is None and (done := _IS_DONE.regex.search(before) if _IS_DONE.open(words) else None) is not None:
        if done["verb"][3:] in ("announced", "revealed"):
            return _announced(words, start + done.start("verb"))
        kind = undertakings.done(done["verb"][3:])
        step = (start + done.start("verb"), start + done.end("verb"))
        return Anchor(kind, *step, 0.3, None, step, "deed expected") if kind else None
    return told


_A_CLAUSE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|expects?|announced|said|announces|including)\b")


def _begun(words: str, end: int) -> int:
    """Where the noun phrase begins that ends before a verb; its own end where none does."""
    text = nouns.before(words, end)
    opening = " ".join(text.split(" ")[:2])
    at = words.rfind(opening, 0, end) if text else -1
    return at if at >= 0 else end


_CONNECTIVE = re.compile(
    r"^\W*(?:Also|And|Then|Additionally|In addition|Further|Furthermore|Moreover|Later|Next|Finally|Secondly|"
    r"First|Second|"
    r"Third|Starting|Beginning|Looking ahead|Meanwhile|But|Subsequently)\b,?"
)
_STANDS_FOR = any_case(
    r"(?:this|that|it|these|those|they)\b(?: (?:will|should|would|could|may|to|is|are|occur|"
    r"happen)\b)",
)


def _announced(words: str, at: int) -> Anchor | None:
    """What is to be announced, by what it is: appointments, new models, terms."""
    text = nouns.before(words, at)
    low = words.rfind(text, 0, at) if text else -1
    told = _of_thing(words, low, low + len(text)) if low >= 0 else None
    return replace(told, kind="disclosure") if told is not None and told.kind == "other" else told


_AMOUNT = re.compile(r"[$%€£]")
_APPOINTMENTS = re.compile(
    r"(?:^|\band )(?:further |additional |more |new )?(?P<what>(?:[a-z-]+ ){0,2}(?:appointments?|hires?|successors?))$"
)


# what is only said to stay or to go up or down: "headcount to be flat"
_LEVEL = re.compile(
    r"(?P<what>[^,;]{2,60}?) (?:to (?:be|remain|stay|run|trend|hold|come in)|will be|should be|being|remaining|staying)"
    r" (?:(?:relatively|roughly|about|largely|slightly|modestly|pretty|fairly|broadly|essentially|approximately|"
    r"somewhat|a|bit|little|more|much) )*(?:flat|stable|similar|higher|lower|up|down|in[- ]line|consistent|comparable|"
    r"unchanged|elevated|steady|better|worse|stronger|weaker|heavier|lighter|active|positive|negative)\b"
)
_NOBODY = any_case(
    r"\b(?:half|quarter|year|q[1-4]|we|us|it|they|them|you|market|markets|industry|demand|economy|prices|inflation|customers|rates|things|"
    r"environment|conditions|season|weather|world|sector|activity)\b"
)


def _of_thing(words: str, start: int, end: int) -> Anchor | None:
    phrase = words[start:end].rstrip(" ,")
    if _STANDS_FOR.match(phrase):
        return None  # "this will occur in May": what stands before says what
    cut = list(_CUT.finditer(phrase))
    if cut:
        start, phrase = start + cut[-1].end() + 1, phrase[cut[-1].end() + 1 :]
    head = re.split(r" (?:of|for|from|in|at|on|with|to|by|under|into|between) ", phrase)[0]
    if level := _LEVEL.match(phrase):
        bare = _ARTICLE.match(phrase)
        span = (start + (bare.end() if bare else 0), start + level.end("what"))
        if not re.search(r"[A-Za-z].*[A-Za-z]", words[slice(*span)]) or _NOBODY.search(words[slice(*span)]):
            return None
        return Anchor("financial_guidance", *span, 0.4, span, None, "level expected", words[slice(*span)])
    if not re.search(r"[A-Za-z]{3}", phrase) or _VAGUE.search(head) or _AMOUNT.search(phrase.split(" of ")[0]):
        return None
    if re.match(r"(?:will|would|may|can|could|should|remain|remains|includes?|becomes?|continues?)\b", phrase):
        return None
    if " " in phrase and re.match(r"[a-z]+ing (?!to\b|of\b|in\b)", phrase):
        return None
    if re.match(
        r"(?:announc|hear|see|shar|provid|updat|work|welcom|continu|meet|be|hav|mak|report|build|bring)ing\b", phrase
    ):
        return None
    if named := _APPOINTMENTS.search(phrase):
        span = (start + named.start("what"), start + named.end("what"))
        return Anchor("appointment", *span, 0.4, span, None, "thing expected")
    known = [token for token in tokens(phrase) if not token.is_step and token.name in EXPECTED]
    if known:
        token = next((each for each in reversed(known) if each.start < len(head)), known[0])
        span = (start + token.start, start + token.end)
        return Anchor(EXPECTED[token.name], *span, 0.5, span, None, f"{token.name} expected")
    deeds = [token for token in tokens(head) if token.is_step and token.name in STEPS_ALONE and token.name != "begin"]
    if deeds and deeds[-1].end == len(head) and not _LIST.search(head):
        step = (start + deeds[-1].start, start + deeds[-1].end)
        return Anchor(STEPS_ALONE[deeds[-1].name], *step, 0.5, None, step, f"{deeds[-1].name} expected")
    bare = _ARTICLE.match(phrase)
    span = (start + (bare.end() if bare else 0), start + len(phrase))
    return Anchor("other", *span, 0.3, span, None, "thing expected") if span[1] - span[0] > 3 else None


_LIST = re.compile(r"\blists?$")  # of names or things: no listing of shares


def _of_deed(words: str, start: int, match: re.Match[str]) -> Anchor | None:
    verb = match["verb"]
    who = (match.groupdict().get("who") or "").lower()
    if verb.startswith("be ") and who in ("we", "it", "they", "that", "and"):
        return None
    if re.search(r"\b(?:will|would|expects?|plans to|is|are|was)\b", match["rest"]):
        return None
    step = (start + match.start("verb"), start + match.end("verb"))
    told = undertakings.read(words, _base(verb), step[1], start + match.end("rest"))
    if told is None:
        return None
    if told.thing is None:
        return Anchor(told.kind, *step, 0.3, None, step, "deed expected")
    return Anchor(told.kind, step[0], max(step[1], told.thing[1]), 0.3, told.thing, step, "deed expected")


def _base(verb: str) -> str:
    """The plain form of a verb told as going on: "be releasing", "adding"."""
    going = re.fullmatch(r"(?:be )?((?=[a-z]*[aeiouy][a-z]*ing)[a-z]{2,})ing", verb)
    if going is None:
        return verb
    stem = going[1]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "ptdgmnbr":
        return stem[:-1]
    return (
        stem + "e"
        if re.search(r"(?:[aeiou][csvzg]|[^aeiou]ut|[aiou]t|[rl][cgsv]|bl|tl|[iao]r|l[iy]z|[aeo]k)$", stem)
        and stem not in _NO_E
        else stem
    )


_ADJECTIVES = frozenset(
    """incoming upcoming ongoing existing growing increasing continuing improving remaining rising declining following
    closing opening including pricing funding financing staffing building housing shipping testing training marketing
    trading spending operating manufacturing licensing recurring underlying leading outstanding pending operating
    coming something anything nothing everything drilling mining engineering advertising gaming booking""".split()
)
_NO_E = frozenset("visit benefit exit submit edit recruit unveil repair".split())
