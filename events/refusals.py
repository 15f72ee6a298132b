"""Why a dated passage promises nothing, each time with the reason in prose.

The refiners' table and the words that unsay look at the whole passage; `of_event` adds what needs the event and its
window.
"""

from __future__ import annotations

import re
from datetime import date

from events import speech
from events.anchors import Anchor
from events.candidates import Candidate
from events.gates import gate
from events.refiners import REFINERS
from events.scoping import MEETINGS
from events.speech import Cue
from events.types import Passage, Window

ZONES = {
    "risk": "risk factors promise nothing",
    "safe_harbour": "the safe-harbour paragraph promises nothing",
    "definition": "a definition promises nothing",
    "contact": "a contact block promises nothing",
    "outside": "neither a questioner nor the operator of a call speaks for the company",
}


_PATTERNS = tuple((refiner, gate(rf"(?<![\w-])(?:{refiner.pattern})", re.IGNORECASE)) for refiner in REFINERS)

_NEWS = gate(
    r"^(?:[^.;:]|(?<=Inc)\.|(?<=orp)\.|(?<=Ltd)\.|(?<= Co)\.|(?<=[A-Z])\.){0,70}?"
    r"(?<!to )\b(?:Reports?|Announces?|Presents?|Completes?|Initiates?|Receives?|Doses?|Submits?|Files|Enters?|"
    r"Achieves?|Launches|Opens|Signs|Secures?|Closes|Appoints?|Begins|Starts|Expands?|"
    r"Passes|Reiterates|Beats|Provides|Releases|Publishes|Highlights|Delivers|Wins|Awarded|Acquires|"
    r"Names)\b(?! \w+ (?:expects?|will|plans?))"
)
# "Provides 2026 Revenue Guidance of $3 Million": what is provided is the guidance
_GUIDED = re.compile(
    r"\b(?:announc|provid|issu|rais|increas|lift|confirm|reaffirm|reiterat|updat|narrow|lower|set|initiat|outlin|"
    r"publish|"
    r"introduc|upgrad|specif)\w* (?:[\w&'.,$-]+ ){0,7}?(?:guidance|outlook|forecasts?|targets?|plan|projections?)\b",
    re.IGNORECASE,
)
_RESULTS_OF_IT = re.compile(
    r"\s+(?:(?:financial|operating|unaudited|preliminary|earnings) )*(?:results|financials)\b", re.IGNORECASE
)
_RESULTS_FOR = re.compile(
    r"\b(?:reports?|reported|announces?|announced|posts|posted|releases?|released)\s(?:\w+\s){0,3}results\s(?:of|for|"
    r"from|in)\s"
    r"(?:its |the |our )*$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:\d{1,2}[.)] )?(?:[Pp]lease (?!note|see|refer|join)|[Tt]ell us |[Ee]xplain to us )")
# what assets and progress are said to do for the time to come
_GROUNDWORK = re.compile(
    r"\b(?:(?:solid|strong|firm|stable|good|sound|excellent|the|a) (?:foundation|groundwork|springboard|footing) "
    r"(?:for|in|as|to|on|going|from)|lay(?:s|ing)? (?:the |a )?(?:foundation|groundwork)|set(?:s|ting)? the stage|"
    r"bodes? well|(?:position|set)(?:s|ed|ing)? (?:us|the company|them|itself|ourselves|our business)"
    r" (?:up )?(?:very )?(?:well|for|to)|"
    r"build(?:s|ing)? (?:further |long-term |lasting |shareholder |stockholder )value)\b",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"Should (?:the |we |it |our |any |[A-Z])")
_IF = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ii]n the event(?: that)?) "
    r"(?:(?! (?:we|it|they|the company|management)(?:'d|'ll| (?:will|would|expect|plan|could|should|intend|may|"
    r"anticipate|can))\b)(?:[^,;.]|,(?= \d{4}))){5,200}"
)
_TRIFLE = re.compile(
    r"\b(?:is|are|was|were) not (?:expected to be )?(?:significant|material)\b|\bimmaterial\b", re.IGNORECASE
)
_BESIDE = re.compile(
    r"\b(?:(?:based|depend(?:ing|ent|s)?|conditional|contingent|calculated) (?:up)?on|because of|as a result of|"
    r"driven by|"
    r"linked to|tied to|due to|impetus to|effect of|impact on|impact of|reflecting|will report|will present|will "
    r"disclose|"
    r"measured by|proportion of|percentage of|function of|changes? in|relative to|adjusted for|in relation to|"
    r"sensitivity of|account(?:ed|s)? for \d+%(?: and \d+%)? of|offset by)"
    r" (?:the |our |its |their |a |an |such |lower |higher |increased |decreased |any )*(?:[\w&-]+ ){0,2}$",
    re.IGNORECASE,
)
_LOOSE_TIME = re.compile(
    r"^(?:in |a |the |of |with )?(?:\d+|one|two|three|four|five|six|nine|ten|twelve)-(?:month|year|week|day)$|"
    r"\btomorrow$|^(?:in |within )?as (?:few|little) as\b",
    re.IGNORECASE,
)
_SCIENCE = gate(
    r"\b(?:data|results?|stud(?:y|ies)|clinical|preclinical|trial|patients?|abstracts?|posters?|findings|phase|"
    r"cohort|efficacy|safety|oral|late-breaking|late-breaker|poster|symposium|preclinical)\b",
    re.IGNORECASE,
)
# "Cuts Its Loss in the 2nd Quarter, and Forecasts a Profit": what stands before is done
_TURN = re.compile(
    r",? (?:and|&) (?=(?:Forecasts|Expects|Projects|Confirms|Reaffirms|Reiterates|Raises|Anticipates|Plans|"
    r"Targets|Affirms|Sees)\b)"
)
_GATHERING = re.compile(
    r"\bsymposi(?:um|a)\b[^.;]{0,200}\b(?:held|host\w*|organi[sz]ed|take place|taking place|(?:will|to) (?:feature|"
    r"explore|gather|bring together|welcome))\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:data|results|findings|abstracts?|posters?|trial|study|patients)\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r" (?:is |are |already |now |currently |well )*(?:underway|under way|ongoing|in progress|in full swing)\b"
)
_EVENT_YEAR = re.compile(
    r"(?:Symposium|Conference|Summit|Awards?|Expo|Forum|Congress|Show|Fair|Planner|Gala|Cup|Championship|Festival|"
    r"Webinar|Meeting|Scientific Sessions|Release|Edition|Series|Season|Lineup) $"
)
_YEAR_EVENT = re.compile(
    r" (?:[A-Z][\w&.'\"-]*,? ){1,7}(?:Symposium|Conference|Summit|Awards?|Expo|Forum|Congress|Show|Fair|Olympics|"
    r"Guide|Championship|Festival|Best|AGM|EGM|Meeting|Draft|Bowl|Tour|Games|Cup|Gala)\b|"
    r" (?:[a-z]+ ){0,2}(?:strategy|strategies|vision|agenda)\b"
)
_SEASON = re.compile(
    r"\b(?:following|after|before|prior to|during) the (?:spring|summer|fall|autumn|"
    r"winter)$",
    re.IGNORECASE,
)
_SEASONAL = re.compile(
    r" (?:[a-z]+ ){0,2}(?:program(?:me)?|campaign|break|season|holidays?|work|shutdown|collection|"
    r"thaw)\b"
)
_THE_PAPER = re.compile(
    r" (?:(?:consolidated|annual|interim|audited|unaudited|financial|quarterly|preliminary) ){0,3}(?:(?:Form )?10-[KQ]|"
    r"financial (?:report|statements|results)|earnings|financials|filings?)\b"
)
_OF_A_PAPER = re.compile(
    r"\b(?:outlook|guidance|forecast|report|statements?|accounts|budget|figures|results|"
    r"plans?|review) $"
)
_COUNTED_FROM = re.compile(
    r"\s*(?:after|following|from|of|prior to|before)\s+(?!today|now|(?:this|next|the (?:coming|following)) (?:week|"
    r"month)|the (?:date|issuance|filing|release|publication|"
    r"signing)|this|these|issuance|our filing|the (?:filing|issuance|financial)|filing|(?:the )?date (?:that |"
    r"on which )?(?:these|the) (?:[a-z]+ )*financial)",
    re.IGNORECASE,
)
_RATE = re.compile(r"CAGR|compound annual", re.IGNORECASE)
_PROPOSED = re.compile(
    r"\b(?:will|intends? to|plans? to|proposes?|proposing|recommends?)\b[^.;]{0,60}\bdividend", re.IGNORECASE
)
_OURS = gate(
    r"\b(?:we|our|company|management|group)\b[^.;]{0,60}\b(?:expect|target|anticipat|aim|project|plan|guid|confirm|"
    r"forecast|reiterat|reaffirm)",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    r"\b(?:from|versus|vs\.?|compared (?:to|with)|against|than|unlike|\()\s*(?:(?:its|our|the|a|management's) )?$",
    re.IGNORECASE,
)
_LOOSE_VERB = re.compile(r"(?:should|would|could|can)\b", re.IGNORECASE)
_AIM = re.compile(r"(?:target|goal|ambition|objective)s?\b", re.IGNORECASE)
_TOLD_THEN = re.compile(
    r"(?<!be )(?<!being )(?<!been )\b(?:provided|issued|announced|published|given|released|disclosed|outlined|dated|"
    r"introduced|communicated)(?: back| earlier)? $",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:will|would|shall|should|does|do|is|are|may|can) not (?:be |yet )?(?:[a-z]+ly )?(?:to )?$|"
    r"\b(?:won't|will never|no longer(?: be)?|not to|without|rather than|instead of) $",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?: (?:from|of|in|on|for|to|with|at) [^,;]{0,60}?)? (?:(?:will|would|should|can) )?(?:continue|give|show|"
    r"demonstrate|"
    r"support|confirm|suggest|indicate|prove|validate|reinforce|highlight|underscore|reflect|represent|remain|"
    r"help|allow|"
    r"enable|improve|are already|are promising|is promising|mark|position|drive|speak|set|put|make|provide|"
    r"strengthen)(?:s|d|ed)?\b",
    re.IGNORECASE,
)
_FLOOR = re.compile(r"(?:before|until|till|prior to|earlier than|ahead of)\b", re.IGNORECASE)
_RISK = gate(
    r"\badverse(?:ly)?\b|\b(?:may|could|might) (?:\w+ )?(?:harm|hurt|impair|negatively|disrupt)", re.IGNORECASE
)
VAGUE = gate(
    r"\b(?:significant impact|material (?:positive )?impact|well[- ]positioned|rebound|long[- ]term success|momentum|"
    r"pivotal (?:year|period)|transformative|exciting|"
    r"improve our results|bright future|gain traction|unlock|capitaliz(?:e|ing)|strong (?:year|quarter)|"
    r"position(?:ed|s|ing)? (?:it|itself|us|the company|them) (?:for|to|well))\b",
    re.IGNORECASE,
)


def of_zone(passage: Passage) -> tuple[str, str] | None:
    """The reason of the zone a passage stands in, with the rule's name."""
    reason = ZONES.get(passage.zone)
    return (reason, f"zone: {passage.zone}") if reason else None


def of_words(words: str, kind: str, window: Window | None = None) -> tuple[str, str] | None:
    """The first refiner that takes the passage for an event of this kind, as reason and rule.

    >>> of_words("The term loan matures in June 2028.", "other")
    ('neutral: a contractual or legal date', 'contract or law')
    """
    for refiner, pattern in _PATTERNS:
        met = None if kind in refiner.spares else pattern.search(words)
        if met and kind == "dividend" and refiner.name == "logistics" and _PROPOSED.search(words):
            continue  # "will propose a dividend to the annual meeting"
        if met and not (kind == "financial_guidance" and _RATE.match(met.group()) and _OURS.search(words)):
            return refiner.reason, refiner.name
    taken = speech.unsaid(words)
    if taken and taken[0] == "a negated expectation" and window is not None and _FLOOR.match(window.timing):
        return None  # "we do not expect profit before 2028" promises none earlier
    if taken and kind == "financial_guidance" and _HELD_AGAINST.search(words[max(0, taken[1] - 30) : taken[1]]):
        taken = None  # "a range of $95-100 million, down from its prior range"
    if taken and not (taken[0] == "an old expectation" and any(cue.verbal for cue in speech.cues(words[: taken[1]]))):
        return f"the wording takes it back: {taken[0]}", taken[0]
    return None


def of_event(candidate: Candidate, ruling: list[Cue], said_on: date) -> tuple[str, str] | None:
    """What speaks against one event and its window, beyond the words of the passage."""
    words, anchor, window = candidate.passage.words, candidate.anchor, candidate.window
    if candidate.passage.words.rstrip().endswith(":") and candidate.passage.shape != "row" and not candidate.figure:
        return "a lead-in: the items below it are the statements", "lead-in"
    if _within_condition(words, anchor, window):
        return "it is only the condition of something else", "condition"
    if _TRIFLE.search(words):
        return "it is said to be of no weight", "vague"
    if anchor.kind == "financial_guidance" and candidate.figure is None and _BESIDE.search(words[: anchor.start][-60:]):
        return "the metric is only what something else depends on", "vague"
    if _ASKED.match(words):
        return "what is asked of the company it has not promised", "asked"
    if re.match(r"since\b", window.timing, re.IGNORECASE) or (
        window.edge == "in" and window.opens is not None and (said_on - window.opens).days > 400
    ):
        return "the span began long before it was said", "past event"
    if window.basis == "relative" and _COUNTED_FROM.match(words, window.end):
        return "the days are counted from another event", "no date"
    if window.basis == "implied" and _TOLD_THEN.search(words[max(0, window.start - 24) : window.start]):
        return "the date is that of an announcement made", "past event"
    if re.fullmatch(r"(?:(?:at|in|for|during|of|on) )?(?:the )?\d{4}", window.timing) and (
        _EVENT_YEAR.search(words[: window.start]) or _YEAR_EVENT.match(words, window.end)
    ):
        return "the year is part of a name", "no date"
    if (
        anchor.kind == "disclosure"
        and _OF_A_PAPER.search(words[max(0, window.start - 40) : window.start])
        and re.match(r"(?:for|of)\b", window.timing)
    ):
        return "the time is the period that the paper tells of", "no date"
    if anchor.kind == "disclosure" and window.grain != "day" and _THE_PAPER.match(words, window.end):
        return "the time is the period that the paper tells of", "no date"
    if re.match(r"(?:until|through)\b", window.timing) and words.endswith("valid ", 0, window.start):
        return "neutral: a contractual or legal date", "contract or law"  # "the permit is valid until 2029"
    if _SEASON.search(window.timing) and _SEASONAL.match(words, window.end):
        return "the words of time name a thing", "no date"  # "following the winter work program"
    if words.startswith("'s ", window.end) and anchor.kind != "financial_guidance":
        return "the words of time name a thing", "no date"
    if _NEGATED.search(
        words[max(0, (anchor.step or (anchor.start,))[0] - 40) : (anchor.step or (anchor.start,))[0]]
    ) and not re.search(r"\b(?:until|before|prior to|earlier than|sooner than)\b", words[anchor.start : window.end]):
        return "it is said that it will not happen", "negated"
    if (
        anchor.rule in ("data alone", "assays alone")
        and window.start >= anchor.end
        and _TELLS.search(words[anchor.end : window.start])
    ):
        return "the data tell something; none are said to come", "past event"
    if (
        anchor.kind == "disclosure"
        and candidate.passage.shape == "heading"
        and window.edge == "in"
        and window.opens is not None
        and window.opens <= said_on
        and not any(cue.verbal for cue in ruling)
    ):
        return "the name of a report", "headline"
    if anchor.kind == "data_presentation" and _GATHERING.search(words) and not _SHOWN.search(words):
        return "neutral: a gathering, and no data", "logistics"
    if (
        window.edge == "in"
        and window.opens is not None
        and window.opens <= said_on
        and anchor.step is None
        and _GOING_ON.match(words, anchor.end)
    ):
        return "it is going on", "past event"
    if anchor.kind == "data_presentation" and not _SCIENCE.search(words) and not MEETINGS.search(words):
        return "neutral: a presentation that is not of data", "logistics"
    if (
        anchor.kind == "financial_guidance"
        and candidate.figure is not None
        and not is_range(candidate)
        and candidate.passage.shape != "row"
        and not candidate.from_heading
        and (
            window.basis == "implied" or (window.opens is not None and window.opens <= said_on and window.edge == "in")
        )
        and not any(cue.verbal or cue.name == "plan" or _AIM.match(words, cue.start) for cue in ruling)
    ):
        return "no word says that the figure is guided", "past figure"
    if _RISK.search(words) and candidate.figure is None:
        return "the wording is that of a risk", "risk wording"
    if (
        candidate.from_heading
        and not ruling
        and (anchor.score < 0.6 or anchor.kind == "financial_guidance")
        and candidate.figure is None
    ):
        return "nothing says that the date of the heading is this event's", "no date"
    if anchor.kind == "sustainability_target" and not re.search(
        r"\b(?:we|our|its|it|company|group)\b", words[: anchor.end], re.IGNORECASE
    ):
        return "a goal of the world is not the company's promise", "market forecast"
    if _LOOSE_TIME.search(window.timing) or re.search(r"\bmay take\b", words):
        return "the words of time bind no event", "no date"
    if not candidate.from_heading and (
        _RESULTS_OF_IT.match(words, window.end) or _RESULTS_FOR.search(words[max(0, window.start - 60) : window.start])
    ):
        return "the date is that of results told", "past event"
    if (
        anchor.kind == "financial_guidance"
        and candidate.figure is None
        and not any(cue.verbal or (_LOOSE_VERB.match(words, cue.start) and _next_to(anchor, cue)) for cue in ruling)
        and candidate.passage.shape in ("sentence", "row")
    ):
        return "no forward verb governs the metric, and no figure is given", "vague"
    if (
        candidate.passage.shape in ("heading", "sentence")
        and _NEWS.search(words)
        and not any(cue.verbal for cue in ruling)
        and not (anchor.kind == "financial_guidance" and candidate.figure and _GUIDED.search(words, 0, anchor.end))
    ):
        return "a headline that tells what was done", "past event"
    turn = _TURN.search(words)
    done = turn is not None and max(anchor.end, window.end) <= turn.start()
    if turn is not None and done and not any(cue.start < turn.start() for cue in ruling):
        return "a headline that tells what was done", "past event"
    if anchor.kind == "financial_guidance" and candidate.figure is None and VAGUE.search(words):
        return "too vague to check", "vague"
    if (
        candidate.figure is None
        and window.start >= anchor.end
        and _GROUNDWORK.search(words[max(0, anchor.start - 40) : window.start])
    ):
        return "what a thing is the ground for is no event", "vague"
    if (
        anchor.kind == "financial_guidance"
        and candidate.figure is not None
        and not is_range(candidate)
        and not ruling
        and candidate.passage.shape == "sentence"
    ):
        return "no word says that the figure is guided", "past figure"
    return None


def _within_condition(words: str, anchor: Anchor, window: Window) -> bool:
    """Whether event and date both stand in a clause of "if" or in a sentence of "should it": nothing is expected."""
    if _SHOULD.match(words):
        stop = words.find(", ")
        return stop > 0 and anchor.end <= stop and window.end <= stop
    return any(
        match.start() <= min(anchor.start, window.start) and max(anchor.end, window.end) <= match.end()
        for match in _IF.finditer(words)
    )


def _next_to(anchor: Anchor, cue: Cue) -> bool:
    """Whether a weak verb is the metric's own: "Gross margin should be flat"."""
    return anchor.thing is not None and 0 <= cue.start - anchor.thing[1] <= 4


def is_range(candidate: Candidate) -> bool:
    """Whether the figure is a range: what has come is told as one number, what is guided as two."""
    figure = candidate.figure
    return figure is not None and figure.low is not None and figure.high is not None and figure.low < figure.high
