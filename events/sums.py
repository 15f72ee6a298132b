"""How sums and counts are written: numbers with currency, scale and share, ranges of them, what bounds them, nouns."""

from __future__ import annotations

import re

from events import currencies
from events.gates import gate
from events.lettercase import any_case

SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9,
    "bn": 1e9, "b": 1e9, "trillion": 1e12, "crore": 1e7,
}  # fmt: skip
NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "dozen": 12,
}  # fmt: skip
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)|"
    r"\d+,\d{1,2}(?= ?(?:[-–] ?\d+,\d{1,2}(?!\d)|%|percent|per cent|mln|mn|million|billion|bn|m\b|euro|EUR))|"
    r"\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?|(?<![\d.])\.\d+"
)
_SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion|crore)|[ ]?(?:mln|mm|mn|bn|[mbk]))\b"
_SHARE = (
    r" ?%(?:-?points?\b)?|[ -]?(?:percent(?:age points?)?|per cent|basis points?|bps|ppts?|pp)\b|x\b(?!-)|"
    r" times\b(?= ?(?:[,.;)|]|$|(?:by|at|in|on|net|our|adjusted|ebitda|leverage|and|over the|through|coverage)\b))"
)


def _amount(n: int) -> str:
    return (
        rf"(?P<neg{n}>(?<![\w)])[-–−](?=[$€£.\d]))?(?P<par{n}>\()?(?P<cur{n}>{currencies.PATTERN})?"
        rf"(?(cur{n}) ?(?P<minus{n}>[-–−](?=[.\d]))?) ?(?P<inner{n}>\()?(?P<num{n}>{_NUMBER})"
        rf"(?P<shut{n}>\))?(?P<scale{n}>{_SCALE})?(?P<share{n}>{_SHARE})?(?P<tail{n}>{currencies.PATTERN_BEHIND})?(?P<shut2{n}>\))?"
    )


_BEFORE = (
    r"(?P<ceiling>[<≤]\s?|\b(?:(?<!ramp[- ])(?<!ramping )(?<!scale[- ])up to|as (?:many|much|high) as|(?:no|"
    r"not) (?:more|greater|higher) than|less than|"
    r"fewer than|(?:just |well |slightly |somewhat )?(?:below|under)|at most|(?:a )?maximum of|not to exceed|"
    r"capped at|south of|at or below)\s+)|"
    r"(?P<floor>[>≥]\s?|\b(?:at least|more than|in excess of|exceed(?:ing|s)?|greater than|(?:a )?minimum of|"
    r"(?:just |well |slightly |somewhat )?(?:above|over)|north of|(?:no|not) (?:less|fewer|lower) than|"
    r"upwards? of|at or above|better than|surpass(?:ing)?)\s+)|"
    r"(?P<about>~\s?|\b(?:c|ca)\.\s?|\b(?:approximately|about|around|roughly|nearly|some|circa|close to|almost|"
    r"an estimated|approx\.?|(?:in the )?(?:ballpark|order|region|neighbou?rhood|vicinity|area) of|call it|"
    r"something like)\s+)"
)
_WORD = "|".join(NUMERALS)
_NOUN = (  # what is counted: up to three words before a plural, or one of a few singulars
    r"(?P<noun>(?:(?!(?:and|or|of|to|in|by|for|the|from|with|per|as|at|on|which|that|is|are|was|were|will|has|have)\b)"
    r"[A-Za-z][\w/-]*,? ){0,3}?(?:MMBtu|MW[hp]?|GW[hp]?|kWh|boepd|boe|bpd|tpa|mtpa|[kK]oz|oz|[EPT]H/s|"
    r"(?:air|space|water|rotor)craft|(?:sales)?people|personnel|staff(?! \w+s\b)|feet|"
    r"(?!(?:months|weeks|days|years|quarters|hours|minutes|times|basis|points|thousands|millions|billions|was|is|has|"
    r"remains|expects|plans|intends|anticipates|believes|requires|provides|includes|represents|serves|operates|owns|"
    r"begins|starts|opens|launches|as|this|its|plus|less|business|process|access|across|various|previous|gross|versus|"
    r"continues)\b)[A-Za-z][a-z-]*s)\b"
    r"(?: per (?:year|annum|day|month|quarter|hour|week)| annually| a (?:year|day|month))?)"
)
RANGE = any_case(
    rf"(?:(?<!\w)|(?=[<≤>≥~]))(?:{_BEFORE})?(?P<between>\bbetween )?(?<![\w.,$€£-]){_amount(1)}"
    rf"(?:(?P<join> ?[-–—] ?| ?to | ?or |(?(between) ?and | and (?=[^ "
    rf"]*%)))(?(share1)(?!\(?[$€£]))"
    rf"(?:{_BEFORE.replace('ceiling', 'c2').replace('floor', 'f2').replace('about', 'a2')})?{_amount(2)})?"
    rf"(?P<more> or (?:more|greater|higher|above|better)\b|\+)?(?P<fewer> or (?:less|fewer|lower|"
    rf"below)\b)?(?:[ -](?:{_NOUN}))?",
)
COUNT = gate(
    rf"(?:{_BEFORE})?\b(?P<word>{_WORD}|several|a number of|multiple|a couple of)\b"
    rf"(?:(?:-| or | to |-to-)(?P<word2>{_WORD})\b)?(?P<more> or more)? (?:{_NOUN}|(?P<one>(?:[a-z][\w-]* ){{0,2}}"
    r"(?:deal|acquisition|product|compound|candidate|program|plant|store|site|trial|study|order|launch|project)\b))",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
MULTIPLE = gate(
    r"\b(?:book-to-bill|leverage|gearing|coverage|current|quick)(?: ratio)? (?:of |to |at |is |be |should |will |"
    r"would |remain |stay |expected |slightly |well |again )*(?P<how>above|over|greater than|exceeding|at least|"
    r"more than|below|under|less than|at most|approximately|about|around)? ?"
    r"(?P<num>\d(?:\.\d+)?)(?![\d%x]|[.,]\d|[- ](?:to|million|billion|"
    r"times|percent|years|months|points|and \d))",
    re.IGNORECASE,
)
ANY = any_case(rf"\d|[$€£]|\b(?:{_WORD}|several|multiple|number|couple|digits?|teens|low|mid|high|upper)\b")
# "below two times net leverage", "about three and a half times"
TIMES = gate(
    r"\b(?:(?P<how>above|over|greater than|at least|more than|below|under|less than|at most|approximately|"
    r"about|around) )?(?P<num>one|two|three|four|five|six)(?P<half> and a half)?"
    r"[- ]times\b(?! (?:a|the|as|more|per|in|since|larger|faster)\b)",
    re.IGNORECASE,
)
