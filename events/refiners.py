"""Families of passages that are dated and ahead, and still no promise of the company's: a row and a reason for each.

Reasons that begin with "neutral:" are those that a careful reader would leave aside rather than call wrong.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refiner:
    """A family of passages that are dated and ahead, and still no promise of the company's."""

    name: str
    reason: str
    pattern: str
    examples: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()  # kinds of event that it leaves alone


_BANKS = (
    r"(?:J\.?P\.? ?Morgan|Jefferies|Cantor|Stifel|Piper|Cowen|Leerink|H\.?C\.? Wainwright|Goldman|Morgan Stanley|"
    r"Barclays|Oppenheimer|Needham|Roth|Maxim|Ladenburg|"
    r"LD Micro|Baird|Wells Fargo|UBS|Citi|BofA|Bank of America|Raymond James|Guggenheim|RBC|Evercore|Canaccord|"
    r"Craig-Hallum|Spartan|Emerging Growth|Sidoti|Noble|"
    r"B\. ?Riley|Truist|Mizuho|William Blair|Lytham|MicroCap|Deutsche|KeyBanc|Rodman|Lazard|Credit Suisse|Merriman)"
)

# what a company does with a medicine is no forecast of a market, whatever market the sentence names
_STEPS_OF_A_MEDICINE = (
    "candidate_nomination", "ind_enabling_studies", "ind_submission", "ind_clearance", "trial_start",
    "first_patient_dosed", "enrollment_complete", "trial_completion", "interim_analysis", "topline_data",
    "regulatory_meeting", "regulatory_submission", "submission_acceptance", "advisory_committee", "regulatory_decision",
    "data_presentation", "enrollment_milestone", "patent_expiry",
)  # fmt: skip

REFINERS = (
    Refiner(
        "rivals", "neutral: what competitors do",
        r"(?:^|(?<=\. ))(?:(?:our|several|certain|some|potential|these|other|many|larger|generic) )*(?:competitors?|"
        r"third part(?:y|ies)|generic (?:manufacturers|companies)|other companies|others in (?:the|our) industry)\b"
        r"[^.;]{0,80}? (?:expects?|plans?|intends?|will|may|could|anticipates?|aims?|has announced|have announced)\b",
        ("Competitors, including Larkin, expect to launch a rival pump in 2028.",),
    ),
    Refiner(
        "diligence", "neutral: an effort owed under a contract",
        r"(?:commercially|reasonable|best|diligent) (?:reasonable |diligent )?efforts to\b",
        ("We must use commercially reasonable efforts to begin a trial by December 31, 2027.",),
    ),
    Refiner(
        "logistics", "neutral: logistics of a call, a conference or a meeting of holders",
        r"conference call|webcast|earnings (?:review )?call|webinars?\b|seminars?\b|(?:investor|business|update|"
        r"shareholder|"
        r"analyst|community|zoom|results|media|press|video|live|virtual) calls?\b(?! options?)|"
        r"(?:forum|summit|symposium|festival|exhibition|gala|roundtable|congress|hackathon)s?\b,? [^.;]{0,80}"
        r"(?:tak(?:e|es|ing) place|(?:will be|to be|is|are) held)\b|(?:fashion|trade|runway|art|job|online|book) "
        r"(?:shows?|fairs?)\b|opening (?:ceremony|session|night|remarks|"
        r"address|reception|keynote|gala)|launch (?:party|event)|registrations? (?:is|are|will|opens?|begins|"
        r"closes)\b|(?:investor|analyst|capital markets?)s? (?:conference|"
        r"day|summit|meeting|event|presentation)|"
        r"fireside chat|annual (?:general |special )?meeting (?:of|on|will|is|to be)|(?:stock|share|"
        r"unit)holders? (?:meeting|of record)|special meeting|\breplay\b|dial[- ]?in|"
        r"\bbooth\b|trade ?show|one-on-one|record date|ex-dividend|toll[- ]free|register for|"
        r"virtual(?:ly)? (?:summit|conference)|"
        r"(?:opening|closing) bell|\bexpo\d*\b|\bCES\b|(?:host|hosting) (?:a |an )?(?:\w+ ){0,2}(?:call|meeting|"
        r"event|reception|tour)|press conference|"
        r"(?:participat\w+|present(?:ing)?|speak(?:ing)?|featured|attend\w*) (?:in|at) (?:the |"
        r"an? )?(?:[\w.&'-]+ ){0,9}?(?:investor|healthcare|growth|technology|microcap|virtual|bank\w*|industry|"
        r"energy|mining|life sciences?)s? "
        r"(?:[\w.&'-]+ ){0,4}(?:conference|summit|forum|symposium|expo)|"
        rf"{_BANKS}[^.]{{0,80}}\b(?:conference|summit|forum|expo)\b|"
        r"(?:report|release|announce|review|discuss|issue)\w* (?:its |the |our )?(?:\w+ ){0,6}(?:financial|operating|"
        r"earnings|quarterly|annual|fiscal) (?:and \w+ )?results|"
        r"results (?:for|of) (?:the|its) [^.]{0,50}(?:before|after) (?:the )?(?:market|open|close)|"
        r"(?:stock|share|unit|security)holders? (?:will |are expected to |to )?vote|"
        r"in respect of the record|"
        r"payable (?:on (?!(?:approval|acceptance|achievement|closing|completion|approximately))|in)|first appeared on|"
        r"(?:will |to |be )?(?:attend|exhibit)(?:s|ing|ed)?\b|keynote|trade fairs?|exhibition|invitation to|"
        r"shortlisted|winners?\b|ceremony|gala\b|panel discussion|"
        r"masterclass|visitors|for download|investor relations (?:website|section)|virtual event|program planner|"
        r"networking|lifetime achievement|honorees?\b|recipients? of|will be (?:honou?red|recognized)\b|"
        r"panel\b(?= on| discussion)|panell?ists?\b|(?:featured|guest|invited) speakers?\b|ballroom|"
        r"[Qq]uestions? (?:may|can|should|must|will) be (?:submitted|sent)|submit (?:\w+ )?questions\b|"
        r"(?:award|medal|prize)s? (?:dinner|winners?|recipients?|presentation)|"
        r"(?:official|headline|title|presenting|platinum|gold|silver|media|marketing|community|founding) "
        r"(?:sponsor|partner)s? (?:of|for)\b|official sponsors?\b|"
        r"(?:speech|remarks|address|lecture|(?:final|live|team|pitch|oral|student|invited|award) presentation)s?"
        r" (?:will be|is|are|to be) (?:delivered|given|held)|"
        r"(?:symposium|conference|summit|forum|congress|festival|fair|expo|workshop)s? (?:will |to )(?:feature|"
        r"explore|bring together|gather|showcase|welcome|convene|kick off)\b|"
        r"join (?:[\w-]+ ){0,3}(?:experts|speakers|panell?ists|leaders|executives|founders|investors|peers|authors)\b",
        (
            "The company will host a conference call on May 6, 2025.",
            "Orvane presents at the Sidoti growth conference.",
            "Dr. Lee will be a featured panelist on May 6, 2025.",
            "Calder is the gold sponsor of the autumn games in October 2025.",
            "Mr. Lee will join four other founders on May 6, 2025 to speak of clay.",
            "Questions should be submitted by May 6, 2025.",
        ),
        ("data_presentation",),
    ),
    Refiner(
        "lawsuit notice",
        "neutral: a law firm's notice to holders is not the company's promise",
        r"lead plaintiffs?|class (?:action|period)|securities (?:fraud|litigation|class)|investors? who (?:purchased|"
        r"lost|suffered)|law (?:firm|offices)",
        ("Holders may seek to be appointed as lead plaintiff no later than May 5, 2025.",),
    ),
    Refiner(
        "market forecast", "a forecast of a market or of the economy is not the company's promise",
        r"\bCAGR\b|compound annual (?:growth )?rate|market (?:size|value|potential|opportunity|research|forecast)|"
        r"(?<!\bour )(?<!\bits )(?<!capital )(?<!transaction )(?<!marketing )(?<!advertising )(?<!development )"
        r"\b(?:market|markets|industry|sector|demand|population|prevalence|spending|prices?|economy|GDP|inflation|"
        r"supply|shortage|deficit|adoption|sales of electric vehicles)\b(?:[^.;]|\.(?=\d)){0,90}?"
        r"\b(?:(?:is|are|was|were) |be )?(?:expected|projected|forecast(?:ed|s)?|estimated|anticipated|predicted|"
        r"poised|slated|set|likely|going) (?:to|at|by)\b|"
        r"(?<!Pink )(?<!Expert )\b(?:market|industry|sector|demand|population|prevalence) (?:will|could|may|should|"
        r"would|is on track to|has the potential to)\b|"
        r"(?:valued|worth|estimated) (?:at )?(?:(?:over|approximately|nearly|about|more than|"
        r"an estimated) )?(?:US)?\$[\d.,]+ ?(?:billion|trillion|million)[^.;]{0,60}\b(?:by|in) 20\d\d|"
        r"market (?:is|for [^.;]{3,60} is)\b[^.;]{0,60}(?:\$|billion|trillion)|"
        r"\b(?:billion|trillion)\b[^.;]{0,40}\bmarket\b|\$[\d.,]+ ?(?:billion|trillion|B|T)[^.;]{0,40}\b(?:market|"
        r"industry|opportunity)\b|"
        r"according to (?!the company|its|our|management|the (?:chief|ceo|cfo)|mr|ms|dr)[^.;]{3,80}(?:report|"
        r"research|forecast|estimate|study|analysis|data|agency|association|institute|Insights|Intelligence|"
        r"Bloomberg|Goldman|"
        r"McKinsey|IEA|Gartner|IDC|Statista|BloombergNEF|Organization)|"
        r"\b(?:analysts?|economists?|consensus|Wall Street|BloombergNEF|Bloomberg|Grand View|Goldman Sachs|McKinsey|"
        r"International Energy Agency|IEA|Gartner|IDC|Statista|World (?:Bank|Health Organization)|"
        r"WHO|IMF|United Nations|Federal Reserve|the Fed|(?-i:Association|Bureau|Institute|Federation|Fannie Mae|"
        r"Freddie Mac|Administration|Chamber of [A-Z]\w+|Council))\b[^.;]{0,60}\b(?:expect|"
        r"project|estimate|forecast|predict|anticipate|believe|see|call|say)|"
        r"(?:people|patients|Americans|adults|cases|deaths|vehicles|EVs) (?:worldwide |globally |in the (?:US|U\.S\.|"
        r"United States|world) )?(?:will|are expected|are projected|is expected|could) (?:to )?(?:be |reach|exceed|"
        r"double|grow|suffer|develop)|"
        r"(?<!in )(?<!for )(?<!of )(?<!to )(?<!from )(?<!across )(?<!and )\b(?:world|global|nation|country|government|"
        r"state|administration|EU|China|Europe|India)(?:'s)? (?:[\w-]+ ){0,3}(?:will|aims?|plans?|targets?|"
        r"is expected|are expected|pledged|goal|"
        r"has set|mandates?|requires?)\b|(?:The |the )?(?:U\.S\.|United States) (?:aims?|plans?|targets?|will)\b|"
        r"\b(?:Member States|Parliament|legislat(?:ure|ors)|central banks?|the Treasury|tax authorities|"
        r"countries)\b "
        r"(?:\w+ )?(?:will|is expected to|are expected to|intends? to|plans? to)\b|"
        r"\b(?:traders|economists|observers|strategists|experts|pundits|respondents) (?:are |is |also |now |widely "
        r")*(?:anticipat|expect|pric|"
        r"bett|forecast|predict|believ)\w+|\brate (?:cuts?|hikes?)\b|\b(?:drugs|devices|vehicles|therapies|apps|"
        r"medicines|"
        r"chips|services)\b[^.;]{0,60}, which (?:are|is) (?:expected|projected|forecast|set)[^.;]{0,40}(?:billion|"
        r"trillion)|"
        r"global goals?|as the world|\brespondents\b|"
        r"\d{1,3}(?:\.\d{1,2})?(?:%| percent| per cent) of (?:[\w-]+ ){0,3}(?:companies|firms|consumers|executives|"
        r"businesses|investors|employers|people) (?:\w+ )?(?:expect|plan|intend|anticipate|say|believe)|"
        r"\b(?:people|players|gamers|internet users|devices)\b[^.;]{0,60} \d[\d.]* (?:billion|trillion)\b",
        (
            "The market for heat pumps is projected to reach $90 billion by 2031.",
            "44% of the respondents expect higher sales in 2027.",
            "Half of them expect more, and 12% of firms plan less.",
            "The number of mobile players should reach 2.4 billion by 2029.",
        ),
        _STEPS_OF_A_MEDICINE,
    ),
    Refiner(
        "contract or law", "neutral: a contractual or legal date",
        r"\bmatur(?:es?|ity|ing|ities)\b|(?:payments?|repayments?|interest|amounts?|million|billion)[^.;]{0,40} "
        r"due (?:on|in) "
        r"(?=\d|[A-Z])|\block-?up\b|outside date|\bvest(?:s|ing|ed)?\b|\bexercisable\b|"
        r"\bexercise price\b|(?:lease|rental)s? (?:term|expires?|agreement|commenc\w+|through|obligation)|"
        r"term of the (?:agreement|contract|lease)|(?:agreement|contract|lease|term|facility|warrants?|options?|"
        r"notes?|license|permit|election|policy|carry-?forwards?|credits?|facilities|leases|agreements|program|"
        r"coverage)s? "
        r"(?:\w+ ){0,6}(?:runs? (?:through|until|to)|expires?|expiring|terminates?|continues? (?:until|through)|"
        r"spans?|renews?|ends (?:on|in))\b|termination date|redeemable|callable|notes? due|due (?:in )?20\d\d|"
        r"\bcoupon\b|"
        r"interest (?:is )?(?:payable|rate|accrues)|carry-?forwards?|conversion price|severance|employment agreement|"
        r"until (?:his|her|their) successor|commitment period|minimum (?:payments?|purchase|rent)|"
        r"future minimum|purchase obligations?|statut(?:e|ory)|(?:Act|Rule|Regulation|Section \d+\w*) "
        r"(?:of(?! \d\d\b)|requires|provides|under)|Internal Revenue|"
        r"effective (?:date|for (?:fiscal|annual|interim) (?:years|periods))|"
        r"accounting (?:standard|pronouncement|guidance)|ASU \d|FASB|fiscal years? beginning after|(?:rights|"
        r"shelf) (?:plan|registration) (?:expires?|will expire)|installments?|principal (?:amount|payments?)|"
        r"weighted[- ]average (?:remaining|period)|unrecognized (?:stock|compensation)|amortiz(?:ed|ation) (?:over|"
        r"period)|useful li(?:fe|ves)|contractual|covenants?|bonus(?:es)?|eligible to (?:receive|"
        r"participate)|grant date|anniversar(?:y|ies)|base salary|noteholders|holders (?:of|may|will|have)|"
        r"10b5-1|trading (?:plan|arrangement)|entitled to (?:receive|an?\b)|remaining (?:useful|contractual) |"
        r"may redeem|will mature|redemption (?:price|date)|conversion rate|terms? of office|"
        r"(?:stock|shares|notes?|debentures?|bonds|securit\w+|instruments?)\b[^.;]{0,80}\bprovid(?:es?|ing) for "
        r"(?:[\w-]+ ){0,3}(?:redemption|repayment|conversion|amortization)",
        (
            "The term loan matures in June 2028.", "She was elected for a term of office ending in 2028.",
            "The new preferred stock provides for full redemption over the next 24 months.",
        ),
        ("patent_expiry", "cash_runway"),
    ),
)  # fmt: skip
