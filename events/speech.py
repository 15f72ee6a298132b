"""How a thing is said: ahead or behind, how firmly, under what condition, and whether it is said at all.

Where several forward words govern one event the weakest gives the force ("expects it could" is hoped).
Each wording is a record; its examples are sentences in which exactly that record speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from events.lettercase import any_case
from events.scanner import Scanner
from events.types import Force

Time = Literal["ahead", "behind", "open"]


@dataclass(frozen=True, slots=True)
class Wording:
    """A family of words that turns a sentence: its meaning is a force, or the name of what it does."""

    name: str
    meaning: str
    pattern: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A forward word where it stands."""

    force: Force
    start: int
    end: int
    name: str
    verbal: bool = True  # said by a verb; a noun ("guidance", "potential") proves less


FORWARD = (
    Wording(
        "promise", "firm",
        r"will|'ll|shall|(?:is|are|remains?) (?:firmly )?(?:on (?:track|schedule|target|course))|on[- ](?:track|"
    r"schedule)|"
        r"(?:(?:is|are|been|be|now|currently|tentatively) ?)?scheduled|(?:is|are|been) (?:all |now )?set(?= (?:to|"
        r"for)\b)|"
    r"set to|"
        r"slated|"
        r"(?:accepted|selected|chosen) for (?:oral |poster )?presentation|committed to|"
        r"(?:is|are) (?:to be|due|to(?= [a-z]+\b(?! (?:date|the point))))|due to (?:be |begin|start|open|complete)|"
        r"(?:data|results?|decision|report|readout|approval|completion|launch|delivery) (?:are |is )?due (?:in|by|"
        r"on)|"
        r"undertakes? to|effective (?=[A-Z]|as of|on)|(?:goal|pdufa|action|target action)(?: action)? date|"
        r"has secured|assigned",
        ("The filing is on track for March.", "The plant is slated for completion in May 2026."),
    ),
    Wording(
        "plan", "planned",
        r"expect(?:s|ed|ing|ations?)?|anticipat(?:e|es|ed|ing|ion)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|"
        r"intent(?:ion)?|"
        r"project(?:s|ed|ing|ions?)(?= (?:to|at|that|revenue|sales|a |an |its |net|enough|cash|capital|completion|for|"
        r"in|by)\b)|project(?:s|ing)(?= (?:(?:strong|record|full-year|annual|operating|continued|positive|further|full|"
        r"annuali[sz]ed|up to|at least|over|more than|approximately|about|significant|substantial) )*(?:break-?even|"
        r"profit\w*|growth|ebitda|earnings|gross|margins?|income|[$€£]|\d))|"
        r"projections?|guidance|guid(?:es|ed|ing)|outlook|forecast(?:s|ed|ing)?|prepar(?:e|es|ed|ing|ations?)|"
        r"look(?:s|ing)? (?:forward|ahead|out) to|track(?:s|ing) (?:to|towards?|for)|glide path|on (?:a |the )?path to|"
        r"pegged at|penciled in|pencilled in|budget(?:s|ed|ing)?|feel(?:s|ing)? (?:very |"
        r"really |pretty )?(?:good|confident|comfortable)|"
        r"awaits?|awaiting|should|ought to|estimat(?:e|es|ed)(?= (?:to|that|"
    r"completion|for|at))|(?:we|I|management|the company) (?:(?:now|currently|still|also|"
    r"continue to) )?estimates?|line of sight|(?:has|have) decided to|going to|"
        r"(?:is|are|well)[ -]positioned to|poised|propos(?:es|ed|ing)|(?:are|is) looking to|way to|advanc(?:e|es|"
        r"ing) toward(?:s)?|"
        r"(?<!was )(?<!were )(?<!had )(?<!been )(?<!need )(?<!needs )to be (?:opened|built|constructed|delivered|"
        r"completed|"
        r"launched|installed|commissioned|closed|released|placed)|"
        r"roadmap|on order|in the process of|leading to|continues? to expect|calls? for|envisag\w+|contemplat\w+|"
        r"upcoming|"
        r"positions?|implie[sd]|implying|sufficient|runway|enough cash|extend(?:s|ing)?(?= (?:into|through|until|"
    r"to))|"
        r"(?:we|I|management|the company|you|it) (?:(?:now|still|currently|also|would|should|continue to) ){0,2}sees?"
        r"(?= )|model(?:s|ing|ed|ling)(?= )|budget(?:s|ed|ing)(?= )|(?<!^)looking (?:for|at)|call it|comfortable with|"
        r"(?:we|I|it|guidance|outlook|management) (?:now |also |still |currently )?assumes?|"
        r"(?:steps?|goes|comes) (?:(?:back|up|down|in|out) )*(?:to|at)(?= (?:about |around |roughly |approximately |"
        r"something like |the )?[$€£]?\d)|"
        r"(?:we're|we are|I'm) (?:now |also |still |currently |really )?(?:assuming|modell?ing|thinking|baking in)|"
        r"confident (?:that|in|of)|"
        r"on pace (?:to|for)|"
        r"(?:I|we|you|they)(?:'d| would| should| might) (?:think|model|use|assume|pencil|plan on|point|caution|look|"
        r"say|call|put|"
        r"guide|steer|count on|expect|be disappointed)|(?<=, )use(?= \d)|(?<=, )think(?= (?:about|of)\b)|unchanged at|"
        r"(?:we're|we are|is|are) (?:holding|"
        r"sticking)(?: at| with| to)|"
        r"falls? in(?=to| the| q[1-4]| fiscal| early| late)|(?:back|front)-(?:half|end) (?:weighted|loaded)|on "
        r"(?:pace|course) for|"
        r"(?:we|I|management) looks? for|(?:'re|'m) looking to|^(?:think|figure|use|model|assume|call it|pencil in|"
        r"look for)(?= )|wish(?:es)? to|pav(?:es?|ing) the way (?:for|to)|"
        r"foreseen?s?|foresees|envisaged|believes? (?:that )?(?:it|its|the|our|we|this|these)",
        ("The company expects to file in May.", "Revenue guidance for 2026 is unchanged."),
    ),
    Wording(
        "hope", "hoped",
        r"target(?:s|ed|ing)?|aim(?:s|ed|ing)?|goals?(?! date)|hop(?:e|es|ed|ing|eful)|could|(?-i:may)(?! \d)|might|"
        r"(?-i:can)|"
        r"potential(?:ly)?|possibl[ey]|as (?:early|soon) as|seek(?:s|ing)?|work(?:s|ing)? (?:toward|to)s?|would|"
        r"ey(?:e|es|eing|ing)(?= (?:an?|the|its|early|late|mid|spring|summer|fall|autumn|winter|first|q[1-4]|"
    r"20\d\d|h[12])\b)|"
        r"aspir\w+|ambitions?|ambitious|objective|eligible|opportunity|on the path to|strives?|striving",
        ("We aim to open the store in June.", "Approval could come by December."),
    ),
)  # fmt: skip

BEHIND = (
    Wording(
        "told as done",
        "past",
        r"(?:has|have|had)(?: (?:already|now|also|recently|since|successfully|just))? (?:been )?(?!to\b|a\b|an\b|"
        r"the\b|no\b|plan)"
        r"(?:[a-z]+ly )?[a-z]+(?:ed|en|un|un|ade|eld|ent|old|ought|aid|ut|et)\b|was|were|did|"
        r"(?:announced|reported|completed|initiated|submitted|filed|received|achieved|launched|presented|closed|"
        r"began|"
        r"commenced|entered|dosed|enrolled|met|earned|signed|opened|started|acquired|published|demonstrated|showed|"
        r"increased|decreased|grew|declined|totaled|totalled|rose|fell|generated|delivered|posted|recorded|produced|"
        r"appointed|joined|secured|raised|issued|granted|approved|cleared|ended|expanded|finished|made|held|took|"
        r"became|(?<!be )(?<!been )(?<!is )(?<!are )(?!expect|plan|anticipat|schedul|target|project|intend|estimat|"
        r"need|"
        r"forecast|propos|bas|relat|associat|continu|fix|call)[a-z]{3,}ed (?=(?:its|our|their|his|her) ))",
        ("The trial was opened in June.", "It has completed enrolment."),
    ),
)

UNSAID = (
    Wording("no assurance", "unsaid", r"no (?:assurance|guarantee|certainty)|cannot (?:assure|guarantee|predict|"
        r"be certain)|not (?:necessarily )?(?:be )?indicative|"
            r"not (?:be able|guarantee)|there can be no|no obligation|undue reliance|"
            r"actual results [^.;]{0,30}?(?:may|could|might|will)|"
            r"risks? (?:and uncertainties|include|that|associated|related|factors?)|if we (?:are unable|fail|cannot|"
            r"do not)|"
            r"(?:may|might|could) (?:never|not|be (?:delayed|unable)|fail)|failure to|inability to|"
    r"uncertaint(?:y|ies)",
            ("There can be no assurance that the plant will open in May.",)),
    Wording("an old expectation", "old", r"(?:was|were|had been|previously|originally|initially|earlier)(?: [a-z]+)? "
            r"(?:expected|anticipated|planned|scheduled|guided|projected|targeted|forecast|intended|slated)|"
            r"previous(?:ly)? (?:guidance|outlook|range|estimate|expectation)s?|prior (?:guidance|outlook|range|"
            r"expectation)s?",
            ("The readout was expected in May.",)),
    Wording("a negated expectation", "negated", r"(?:do(?:es)?|did) not (?:currently |now )?(?:expect|anticipate|"
        r"plan|intend|"
            r"believe|see|foresee)|no longer (?:expect|anticipate|plan|intend)s?|no plans? to|not expected to",
            ("It does not expect to file in May.",)),
)  # fmt: skip


def _scanner(table: tuple[Wording, ...]) -> Scanner:
    return Scanner(((str(place), row.pattern) for place, row in enumerate(table)), r"(?<![\w-])")


_FORWARD, _BEHIND, _UNSAID = _scanner(FORWARD), _scanner(BEHIND), _scanner(UNSAID)
_SHORT_WILL = any_case(r"(?<!-)'ll\b")
_STRENGTH: dict[Force, int] = {"firm": 2, "planned": 1, "hoped": 0}

_NOUNS = any_case(
    r"intent(?:ion)?|plan|guidance|outlook|forecast|projections?|roadmap|preparations?|positions?|potential(?:ly)?|"
    r"possibl[ey]|target|goals?|objective|opportunity|"
    r"ambitio\w+|sufficient|runway|eligible|anticipation|expectations?|way to|estimates?|assigned|upcoming|"
    r"continues? to expect|can|could|would|may|might|seek\w*|work\w* \w+|"
    r"implie[sd]|implying|should|leading to",
)
# "a clear plan to reach break-even", "our goal is to open": a noun with what is to be done speaks as a verb does
_TO_DO = any_case(
    r"(?<=plan|goal|tion|tive)(?: (?:for|in|by) [^,;.]{2,30}?)? (?:is |remains )?to (?!(?:the|a|an|our|its|be "
    r"able|date|"
    r"continue|focus|drive|create|support|provide|help|improve|enhance|build|maximi[sz]e|become)\b)[a-z]+",
)
# "that should land in May": the plan of one who speaks
_SPOKEN = any_case(
    r"(?: (?:now|also|likely|probably|then|again|still|really|actually|all))* (?:be|land|come|happen|occur|have|start|"
    r"begin|finish|open|close|reach|see|get|read|complete|wrap|fall|hit|step|run|average|total|grow|end)\b"
)
_VERBS = frozenset("plan target forecast estimate".split())  # nouns that are verbs behind "we"
_WE = re.compile(r"\b(?:we|I|they)(?: (?:also|now|still|currently|do|further|continue to|would))* $")
_OWNED = any_case(r"\b(?:its|our|their|his|her|my|these|such|any|all|of|on|for) (?:\w{1,8} )?$")
_YARDSTICKS = frozenset(
    "guidance outlook expectations expectation forecast target targets projections estimates estimate goals goal "
    "guided plan".split()
)
_STANDING = any_case(
    r"\b(?:pension|benefit|stock|option|incentive|retirement|savings|compensation|equity|contribution|insurance|"
    r"health|purchase|rights|bonus|award|ownership|the|our|its|under|such|these|this|those|all|their|each)\s+$",
)
_AIMED = any_case(r" (?:to|is|of (?=[$€£\d])|for (?:the )?(?:full|fiscal|year|20\d\d|Q\d|FY))\b")
_ACTUARIAL = any_case(
    r" (?:term|volatility|life|lives|return|long-term|loss(?:es)?|credit|useful|dividend|cash flows?|rates?|benefit|"
    r"future)\b",
)
_THAN = any_case(r"\b(?:than|as) (?:we |was |were |had |originally |previously |initially )*$")
_HAVING = any_case(r"(?<=estimated)(?: to)? have (?:been )?[a-z]+ed\b")
_BEATEN = any_case(
    r"\b(?:exceed\w*|beat\w*|above|met|meet(?:s|ing)?|ahead of|better than|surpass\w*|outperform\w*|below|missed|"
    r"topp\w+|in line with|compared (?:to|with)|versus|vs\.?|relative to|within)\s+"
    r"(?:[\w'&.-]+ ){0,6}$",
)
_CONDITION = any_case(
    r"\b(?P<words>(?:if|assuming|subject to|contingent (?:up)?on|conditional (?:up)?on|provided(?: that)?|pending|"
    r"depending (?:up)?on|dependent (?:up)?on|in the event (?:of|that)|unless|upon (?:receipt|approval|completion|"
    r"closing)"
    r"(?: of)?|with (?:positive|supportive|successful) (?:data|results|feedback))\b[^,.;:()\n]{2,110})",
)
# "if" that only introduces an indirect question, and words that condition the wording rather than the event
_UNCONDITIONAL = any_case(r"^(?:if (?:any|applicable|and when|so)\b|pending (?:patent|application|litigation))")


def cues(words: str) -> list[Cue]:
    """The forward words in order.

    >>> [(cue.force, cue.name) for cue in cues("We expect that it could open in May")]
    [('planned', 'plan'), ('hoped', 'hope')]
    """
    found = []
    spoken = [(FORWARD[int(place)], match) for place, match in _FORWARD.find(words)]
    if "'ll" in words:
        spoken += [(FORWARD[0], match) for match in _SHORT_WILL.finditer(words)]
        spoken.sort(key=lambda each: each[1].start())
    for row, match in spoken:
        force: Force = "firm" if row.meaning == "firm" else "planned" if row.meaning == "planned" else "hoped"
        if (
            _STANDING.search(words[max(0, match.start() - 22) : match.start()])
            and match.group().lower()
            in (
                "plan",
                "plans",
                "target",
                "targets",
            )
            and not _AIMED.match(words, match.end())
        ):
            continue  # "benefit plans", "the plans"
        if match.group().lower() == "expected" and _ACTUARIAL.match(words, match.end()):
            continue
        if _THAN.search(words[max(0, match.start() - 24) : match.start()]) or _HAVING.match(words, match.end()):
            continue  # "greater than anticipated", "estimated to have represented"
        if _BEATEN.search(words[max(0, match.start() - 60) : match.start()]) and match.group().lower() in _YARDSTICKS:
            continue  # "exceeded its guidance" tells what came
        noun = (
            _NOUNS.fullmatch(match.group())
            and not _TO_DO.match(words, match.end())
            and not (match.group().lower() in _VERBS and _WE.search(words[max(0, match.start() - 24) : match.start()]))
            and not (match.group().lower() == "should" and _SPOKEN.match(words, match.end()))
        ) or (match.group().lower() == "plans" and _OWNED.search(words[max(0, match.start() - 12) : match.start()]))
        found.append(Cue(force, match.start(), match.end(), row.name, not noun))
    return found


def weakest(governing: list[Cue]) -> Force:
    """The force of an event under these words; with none it is planned, as in "top-line data: 1H 2025".

    >>> weakest(cues("is on track and could")), weakest([])
    ('hoped', 'planned')
    """
    return min((cue.force for cue in governing), key=_STRENGTH.__getitem__, default="planned")


_TO_BE = re.compile(r"\b(?:should|will|would|could|may|might|can|must|to|shall|not) be (?:[a-z]+ly )?$", re.IGNORECASE)


def behind(words: str) -> list[tuple[int, int]]:
    """Where the words tell what has been done; what "should be completed" is not.

    >>> behind("It was begun in May and should be completed in July.")
    [(3, 6)]
    """
    spans = [match.span() for _, match in _BEHIND.find(words)]
    return [(start, end) for start, end in spans if not _TO_BE.search(words, max(0, start - 30), start)]


_TITLED = re.compile(r"[A-Z][a-z]+,? (?:and |or |of )?(?:Uncertaint(?:y|ies)|Risk Factors|Risks)\Z")  # of a chapter


def unsaid(words: str) -> tuple[str, int, int] | None:
    """The wording that takes a promise back, by its name, and where it stands.

    >>> unsaid("There can be no assurance that it opens in May.")
    ('no assurance', 0, 15)
    """
    titled = (place for place in _UNSAID.find(words) if not _TITLED.search(words, 0, place[1].end()))
    first = next(titled, None)
    return (UNSAID[int(first[0])].name, *first[1].span()) if first else None


def conditions(words: str) -> list[tuple[int, int]]:
    """The spans of conditions, from the word that opens one to the end of its clause.

    >>> text = "We will start in May, subject to FDA feedback."
    >>> [text[start:end] for start, end in conditions(text)]
    ['subject to FDA feedback']
    """
    return [match.span("words") for match in _CONDITION.finditer(words) if not _UNCONDITIONAL.match(match["words"])]
