"""Whether an event is ahead of the day it is told on: by its verb, by the words that govern it, by its window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from events import speech, timetables
from events.anchors import Anchor
from events.lettercase import any_case
from events.speech import Cue
from events.types import Shape, Window

UNSAID = "no word says that it is still to come"
_AHEAD_BEFORE = re.compile(
    r"\b(?:to|will|be|being|should|could|may|can|would|might|shall|for|of|expected|planned|anticipated|scheduled|"
    r"targeted|projected|potential|"
    r"(?:expects?|plans?|intends?|anticipates?|aims?) (?:to )?(?:have|be|being)|to have|will have(?: been)?|"
    r"be)\s+(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
_DONE_BEFORE = re.compile(
    r"\b(?:has|have|had|was|were|been|having|did)\s+(?:(?:already|now|also|recently|since|just|successfully|been|"
    r"both|not|fully|officially)\s+){0,2}$",
    re.IGNORECASE,
)
# "once the line is commissioned"
_ONCE = re.compile(
    r"\b(?:once|when|whenever|as soon as|until|if)\b[^,;.()]{2,80} (?:is|are|has been|have been) (?:[a-z]+ly )?$",
    re.IGNORECASE,
)
_FUTURE_AUX = re.compile(
    r"\b(?:will|to|should|would|could|may|might|shall|can) (?:have(?: been)?|be)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE
)
_PAST_FORM = re.compile(
    r"(?:ed|began|begun|met|held|won|built|made|paid|sold|took|gave|grew|rose|fell|chose|brought|(?<!pre)sent|led|"
    r"became|saw|"
    r"drove|bought)\Z",
    re.IGNORECASE,
)
# "first patient dosed should be in March": the participle names the step
_NAMES_A_STEP = re.compile(r"\s+(?:should|will|would|could|may|is (?:expected|planned|on track|still)|to be)\b")
# "took delivery", "announced the launch": the noun of a step done
_TAKEN = re.compile(
    r"(?<!be )(?<!been )\b(?:took|accepted|celebrated|marked)\s+(?:the |its |our |an? |early |first |successful )*$",
    re.IGNORECASE,
)
# a past verb whose object is ahead: what was given, set or secured is a date to come
_GIVES = re.compile(
    r"\b(?:assign\w*|grant\w*|set|accept\w*|schedul\w*|extend\w*|secur\w*|confirm\w*|reiterat\w*|reaffirm\w*|"
    r"maintain\w*|rais\w*|narrow\w*|lower\w*|updat\w*|issu\w*|provid\w*|outlin\w*|announc\w*|guid\w*|"
    r"initiat\w* guidance)\b",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(
    r"\b(?:to|will|should|would) be [a-z]+(?:ed|ilt|un|en)\b[^;]{0,120},? and (?:(?:an?|the|its|our) )?(?:[\w-]+ "
    r"){0,4}\Z"
)
_FINITE_PAST = re.compile(
    r"^,?\s+(?:[$\w.&'’®™()-]+,? ){1,9}?(?:was|were|had|did|came (?:in|to)|announced|(?!relat|associat|"
    r"adjust|dilut|communicat|unaudit|weight|annuali[sz]|guid|estimat|project|unrelat|limit|integrat|advanc|combin|consolidat|detail|dedicat|branded|licens|connect|automat|embed|unit)"
    r"[a-z]{3,}ed|signed|began|met|held|won|made|"
    r"paid|sold|took|grew|rose|fell|led|became|saw|brought|sent|set)\b"
)
# a verb of the present stands before: "we are maintaining the range that we communicated"
_PRESENT = re.compile(r"\b(?:is|are|am|remains?|we're|continues?|now) ")
# the present of a timetable: "the store opens in May", said before May
_TIMETABLE = re.compile(
    r"(?:starts?|begins?|commences?|opens?|ships?|launches|closes|ends|arrives?|lands?|debuts|resumes|falls|rolls? out|"
    r"(?:goes|go) (?:live|out|on sale)|comes? (?:online|on ?line|on stream|out)|lights? up|kicks? off|hits?|"
    r"reaches|achieves|enters|"
    r"takes? (?:over|up|the chair|office|the helm)|joins|becomes|succeeds|retires|steps down|stands down|leaves|"
    r"assumes)",
    re.IGNORECASE,
)


def _timetabled(verb: str) -> bool:
    return _TIMETABLE.fullmatch(verb) is not None or timetables.is_one(verb)


_AS_OF = re.compile(r"(?:as of|effective|with effect|from|beginning|starting)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;]|\. (?=[A-Z])|,? (?:while|whereas|although)\b|,? (?:but|and) (?=(?:the|we|it|our|its|management|they|remains?|"
    r"is (?:expected|on)|are (?:expected|on))\b)|"
    r"\) ?- ",
    re.IGNORECASE,
)


_JUST_DONE = re.compile(
    r"\b(?:has|have|had) been (?!expect|schedul|plan|project|set\b|slat|anticipat|target|rais|lower|increas|updat|"
    r"provid|"
    r"confirm|delay|postpon|extend|mov|push|defer|resched|guid|forecast|fix|assign|approv|authori)[a-z]+ed $",
    re.IGNORECASE,
)


_GUIDED = re.compile(r"\b(?:guidance|outlook|forecast|target)\b", re.IGNORECASE)


def is_past(words: str, anchor: Anchor) -> bool:
    """Whether the verb of the event itself tells it as done.

    >>> from events.anchors import find
    >>> text = "We completed enrollment in March and expect to submit an NDA"
    >>> [(a.kind, is_past(text, a)) for a in find(text)]
    [('enrollment_complete', True), ('regulatory_submission', False)]
    """
    if words[anchor.start : anchor.end].lower().endswith("fully enrolled"):
        return not _AHEAD_BEFORE.search(words[max(0, anchor.start - 45) : anchor.start])
    if words[anchor.start : anchor.end].lower() == "broke ground":
        return True
    if anchor.step is None:
        before = words[max(0, anchor.start - 60) : anchor.start]
        if anchor.kind == "financial_guidance" and _GUIDED.search(words, anchor.start, anchor.end):
            return False  # "announced revenue guidance of $3 million"
        return bool(
            re.search(
                r"\b(?:announced|reported|achieved|received|completed|presented|published|released|shared|met|"
                r"following|after)\s+(?:[\w-]+\s+){0,3}$",
                before,
            )
        ) and not re.search(r"\b(?:to|will|be|expect\w*|plan\w*|potential|guid\w*)\b[^,;]*$", before)
    start, end = anchor.step
    before, form = words[max(0, start - 45) : start], words[start:end]
    if _FUTURE_AUX.search(before) or _NAMES_A_STEP.match(words, end):
        return False
    if _DONE_BEFORE.search(before) and (_PAST_FORM.search(form) or form.lower() in ("open", "operational", "begun")):
        return True
    if _TAKEN.search(before) or before.endswith((" today ", " yesterday ")):
        return True
    if not _PAST_FORM.search(form):
        return False
    if _AHEAD_BEFORE.search(before) or _ONCE.search(words, max(0, start - 90), start):
        return False
    if anchor.thing is not None and start > anchor.thing[0] and _AND_ALSO.search(words, 0, anchor.thing[0]):
        return False  # "is to be finalized in May and a decision issued by June"
    # "results released in May": the verb follows its thing and could be a participle; "we released results": done
    if anchor.thing is not None and start > anchor.thing[0]:
        return bool(re.fullmatch(r"\s*(?:\w+\s+){0,2}", words[anchor.thing[1] : start]))
    return True


def governing(words: str, anchor: Anchor, window: Window, cues: list[Cue]) -> list[Cue]:
    """The forward words of the event's own clause; where it has none, those of the clause before it."""
    low, high = min(anchor.start, window.start), max(anchor.end, window.end)
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(words)), len(words)]
    opens = max((cut for cut in cuts if cut <= low), default=0)
    closes = min((cut for cut in cuts if cut >= high), default=len(words))
    own = [
        cue for cue in cues if opens <= cue.start < closes and not (cue.start >= window.start and cue.end <= window.end)
    ]
    near = [cue for cue in own if cue.start <= high + 40]
    if near:
        return near
    return [cue for cue in cues if cue.end <= low][-1:]


def dates_the_past(words: str, window: Window, said_on: date) -> bool:
    """Whether a time expression that opens its clause dates what is told as done: "In March, the company signed ..."

    >>> from datetime import date
    >>> w = Window(date(2026, 3, 1), date(2026, 3, 31), "in", "In March", 0, 8, "month", basis="implied")
    >>> dates_the_past("In March, the company signed a contract", w, date(2025, 6, 1))
    True
    """
    if window.timing.lower().startswith("earlier "):
        return True  # "the target discussed earlier this year"
    if window.edge not in ("in", "after") or re.match(r"effective\b", window.timing, re.IGNORECASE):
        return False
    begun = window.opens is not None and window.opens <= said_on and window.basis == "stated"
    if begun and _JUST_DONE.search(words[max(0, window.start - 40) : window.start]):
        return True  # "has been focused in 2026 on"
    if words[: window.start].strip(" *•-#|>\t(\"'") and not re.search(r"[.;:,] ?$|\band $", words[: window.start]):
        return False
    after = words[window.end : window.end + 130]
    told = _FINITE_PAST.match(after)
    if told is None or _PRESENT.search(told.group()) or speech.cues(after[: told.end()]):
        return False
    return not (
        _GIVES.search(told.group()) and re.search(r"guidance|outlook|forecast|projection", words, re.IGNORECASE)
    )


_ENDED = re.compile(
    r"\b(?:finished|ended|closed out|closed|exited|concluded|wrapped up|(?<!be )reported|had an?(?: [a-z]+)?|"
    r"delivered an?"
    r"(?: [a-z]+)?) (?:the |an? (?:[a-z]+ )?)?\Z"
)
_NEXT_CLAUSE = re.compile(r"; |,? (?:and|but|so) (?=(?:we|it|our|the|they|I)\b)")


def without_the_past(words: str, windows: Sequence[Window]) -> str:
    """The words with the clauses blanked that tell how a quarter ended: "We finished Q2 with a margin of 60%, and ..."

    >>> from datetime import date
    >>> w = Window(date(2026, 4, 1), date(2026, 6, 30), "in", "Q2", 12, 14, "quarter", basis="implied")
    >>> " ".join(without_the_past("We finished Q2 at 60%, and we expect 65% for 2026.", [w]).split())
    'We , and we expect 65% for 2026.'
    """
    for window in windows:
        told = _ENDED.search(words, max(0, window.start - 40), window.start) if window.basis == "implied" else None
        if told is None:
            continue
        onward = _NEXT_CLAUSE.search(words, window.end)
        end = onward.start() if onward else len(words)
        words = words[: told.start()] + " " * (end - told.start()) + words[end:]
    return words


_BASE = re.compile(
    r"\b(?:from|versus|vs\.?|against|over|below|above|relative to|compared (?:to|with)|than)(?: (?:a|an|our|the|its))?"
    r"(?: (?:fiscal|calendar|year|full[- ]year|levels? (?:in|of)|baseline (?:of|in)|base year))? ?$",
    re.IGNORECASE,
)


_GREW = re.compile(
    r"\b(?:up|down|ris\w+|rose|increas\w+|decreas\w+|grow\w*|grew|fell|fall\w*|declin\w+|improv\w+|higher|lower|"
    r"gain\w*|"
    r"drop\w*)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)


def is_base(words: str, window: Window, said_on: date) -> bool:
    """Whether a time that is over is what another is held against: "a third less than in 2015 by 2030".

    >>> from datetime import date
    >>> w = Window(date(2015, 1, 1), date(2015, 12, 31), "in", "2015", 16, 20, "year")
    >>> is_base("30% below a year 2015 level", w, date(2026, 6, 1))
    True
    """
    if window.basis == "implied" and window.timing.startswith("from ") and _GREW.search(words[: window.start][-40:]):
        return True  # "up 65% from Q3"
    start = window.start + (5 if words[window.start : window.start + 5].lower() == "from " else 0)
    return (
        window.closes is not None
        and window.closes < said_on
        and _BASE.search(words[max(0, start - 30) : start]) is not None
    )


# guidance that was raised or confirmed is guidance: "increased its EBITDA guidance", "the range was narrowed to"
_REVISING = (
    r"(?:rais|increas|lift|lower|narrow|specif|confirm|adjust|updat|upgrad|cut|reduc|revis|reaffirm|reiterat|maintain|"
    r"tighten|set|issu|provid|announc|initiat|publish|introduc|rescind|rais|chang|correct|refin|concretis|concretiz)"
    r"(?:ed|ied|d|ted|t)?"
)
_GUIDANCE = r"(?:guidance|outlook|forecasts?|projections?|targets?|target range|guided range)"
_REVISED = re.compile(
    rf"\b{_REVISING} (?:the |our |its |their )?(?:[\w&'.-]+ ){{0,7}}?{_GUIDANCE}\b|"
    rf"\b{_GUIDANCE}(?: range)?(?: (?:for|of|on) [^,;.]{{3,50}}?)? (?:was|were|has been|have been|is|are) "
    rf"(?:\w+ly |now |again |also |thus |therefore )*{_REVISING}\b",
    re.IGNORECASE,
)


def _revised(words: str, opens: int, closes: int) -> tuple[int, int] | None:
    """Where a clause tells that guidance was set, raised or confirmed."""
    found = _REVISED.search(words, opens, closes)
    return found.span() if found else None


# where what was done ends, and what is looked forward to begins: "earned $90,000, as it looks ahead to growth in 2026"
_MEANWHILE = re.compile(
    r"\b(?:as|while) (?:it|we|they|the company|management) (?:now |also )?(?:look|prepar|plan|expect|mov|enter|head)"
)
_YARDSTICK = re.compile(
    r"\b(?:over|above|below|than|versus|vs\.?|compared (?:to|with)|relative to|surpass\w+|exceed\w+|against|beat\w*) "
    r"(?:the |its |our )?(?:[\w-]+ ){0,3}?(?:average|level|record|high|baseline|base)s? (?:of |for |in |from |set "
    r")?(?:the )?$",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r" (?:monthly|quarterly|annual|weekly|daily|full-year)? ?(?:average|baseline|levels?|totals?)\b")


def is_yardstick(words: str, window: Window) -> bool:
    """Whether a time is only that of a figure held against: "9% over the monthly average for 2026".

    >>> text = "up 9% over the monthly average for 2026"
    >>> is_yardstick(text, Window(None, None, "in", "for 2026", 31, 39, "year"))
    True
    """
    start = window.start + (4 if window.timing.startswith("for ") else 3 if window.timing[:3] in ("in ", "of ") else 0)
    before = words[max(0, start - 60) : start]
    return _YARDSTICK.search(before) is not None or (
        re.search(r"\b(?:the|its|our) $", before) is not None and _AVERAGE.match(words, window.end) is not None
    )


# what an event that has come is said to mean: "the approval in August marks a new chapter"
_CROWNS = any_case(
    r" (?:marks|represents|underscores|underlines|reflects|validates|demonstrates|highlights|strengthens|confirms|"
    r"crowns|shows|proves|caps|completes|follows|builds on|speaks to|reinforces|supports|brings|gives|adds)\b"
)


def _told(words: str, anchor: Anchor, window: Window) -> bool:
    """Whether the clause of event and window has a verb of the past."""
    low, high = min(anchor.start, window.start), max(anchor.end, window.end)
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(words)), len(words)]
    opens = max((cut for cut in cuts if cut <= low), default=0)
    closes = min((cut for cut in cuts if cut >= high), default=len(words))
    told = [(opens + start, opens + end) for start, end in speech.behind(words[opens:closes])]
    if not told or not re.search(r"guidance|outlook|forecast|projection|target", words, re.IGNORECASE):
        return bool(told)
    revised = _revised(words, opens, closes) if anchor.kind == "financial_guidance" else None
    return any(
        not _GIVES.search(words[start:end]) and not (revised and revised[0] - 5 <= start and end <= revised[1])
        for start, end in told
    )


def _all_told(words: str) -> bool:
    """Whether the only verbs of a passage tell what was done: "a year marked by growth and the sale of it in July"."""
    told = [words[start:end] for start, end in speech.behind(words)]
    return bool(told) and not any(_GIVES.search(verb) for verb in told)


# a day that was given, whatever tense tells of the giving
_APPOINTED = frozenset("regulatory_meeting advisory_committee regulatory_decision litigation data_presentation".split())
_DAY_SET = re.compile(
    r"\b(?:date|slot|appointment)s?(?: (?:of|for|on|set for|is|was))? $|"
    r"\b(?:granted|confirmed|arranged|booked|fixed|set) (?:for|on) $|"
    r"\b(?:granted|confirmed|arranged|booked|fixed|set) $"
)
_TO_BE_DONE = re.compile(r"\w to be (?:[a-z]+ly )?[a-z]{3,}(?:ed|en|un|ut|eld|ade|ent)\b")


def ahead(
    words: str, anchor: Anchor, window: Window, until: date | None, said_on: date, shape: Shape, cues: list[Cue]
) -> tuple[bool, str, list[Cue]]:
    """Whether the event is still to come, the reason where it is not, and the forward words that govern it.

    Its window runs `until` a day, or has no end.
    """
    if until is not None and until < said_on:
        return False, "the window had closed when it was said", []
    if (
        until is None
        and window.opens is not None
        and window.opens < said_on
        and window.edge == "after"
        and not re.match(r"as (?:early|soon) as (?:this|later this)\b", window.timing)
    ):
        return False, "it had begun when it was said", []
    if (
        anchor.end <= window.start
        and shape == "sentence"
        and (aside := _MEANWHILE.search(words, anchor.end, window.start)) is not None
        and speech.behind(words[: aside.start()])
        and not any(cue.start < aside.start() for cue in cues)
    ):
        return False, "told as done", []
    if (
        not cues
        and window.basis == "implied"
        and anchor.step is None
        and _CROWNS.match(words, max(anchor.end, window.end))
    ):
        return False, "told as done", []
    ruling = governing(words, anchor, window, cues)
    future = window.opens is not None and window.opens > said_on
    if future and anchor.kind in _APPOINTED and _DAY_SET.search(words, max(0, window.start - 40), window.start):
        return True, "", ruling  # "has received a meeting date of April 14"
    past = is_past(words, anchor)
    if not past and _TO_BE_DONE.search(words, max(0, anchor.start - 4), anchor.end + 30):
        return True, "", ruling  # "first patient to be dosed by year-end"
    if window.opens == window.closes == said_on and not any(cue.verbal for cue in ruling):
        return False, "it is told of the day itself", ruling
    running = window.opens is not None and window.opens <= said_on and window.edge == "in"
    unsure = running or window.basis == "implied" or not re.search(r"\d", window.timing)
    timed = anchor.step is not None and _timetabled(words[slice(*anchor.step)])
    done = _told(words, anchor, window) or (not cues and not timed and shape == "sentence" and _all_told(words))
    if unsure and not any(cue.verbal for cue in ruling) and done:
        return False, "told as done", ruling
    lasting = anchor.kind in ("cash_runway", "patent_expiry") and window.edge in ("through", "after")
    if (
        past
        and not lasting
        and not (
            future
            and window.basis != "implied"
            and (
                (anchor.kind == "appointment" and (_AS_OF.match(window.timing) or "as of" in words))
                or anchor.kind
                in (
                    "litigation",
                    "regulatory_decision",
                    "cash_runway",
                    "patent_expiry",
                    "financial_guidance",
                )
            )
        )
    ):
        return False, "told as done", ruling
    if running and window.grain == "meeting" and not any(cue.verbal for cue in ruling):
        return False, "the meeting may be over", ruling
    if ruling or (future and re.match("effective", window.timing, re.IGNORECASE)):
        return True, "", ruling
    if anchor.kind in ("patent_expiry", "cash_runway"):
        return True, "", ruling
    if (
        window.edge in ("by", "after", "through")
        and anchor.score >= 0.5
        and not speech.behind(words[: anchor.start][-60:])
    ):
        return True, "", ruling
    if (
        future
        and (anchor.score >= 0.6 or shape != "sentence")
        and (
            anchor.kind in ("regulatory_decision", "litigation")
            or (anchor.kind == "appointment" and _AS_OF.match(window.timing))
            or not _told(words, anchor, window)
        )
    ):
        return True, "", ruling
    if shape != "sentence" and not speech.behind(words):
        return True, "", ruling
    if future and anchor.step and _timetabled(words[slice(*anchor.step)]):
        return True, "", ruling
    return False, UNSAID, ruling
