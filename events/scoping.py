"""What narrows a statement as it is said: indication, phase, region, trial, meeting, and the period of a figure."""

from __future__ import annotations

import re

from events import products
from events.gates import gate
from events.lettercase import any_case
from events.types import Scope, Window

_PHASE = any_case(
    r"\bphase[- ]?(?P<one>[1-4]|i{1,3}v?|iv)(?P<letter>[ab])?(?:[-/ ]+(?:phase )?(?P<two>[1-4]|"
    r"i{1,3})(?P<letter2>[ab])?\b)?(?!\w)",
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "iiiv": "4"}
_REGIONS = (
    ("US", re.compile(r"\b(?:U\.S\.A?\.?|USA?|United States|FDA|NDA|BLA|PDUFA)(?!\w)")),
    ("EU", re.compile(r"\b(?:EU|E\.U\.|Europe(?:an)?|EMA|MAA|CHMP|CE mark)\b")),
    ("UK", re.compile(r"\b(?:UK|U\.K\.|United Kingdom|MHRA)\b")),
    ("JP", re.compile(r"\b(?:Japan(?:ese)?|PMDA|MHLW)\b")),
    ("CN", re.compile(r"\b(?:China|Chinese|NMPA)\b")),
    ("CA", re.compile(r"\bHealth Canada\b")),
    ("AU", re.compile(r"\b(?:Australia|TGA)\b")),
)
_DISEASES = (
    r"(?:(?:(?!(?:in|of|with|for|the|to|and|or|at|on|by|from|are|is|an?|phase|trial|study)\b)[\w'/-]+,? ){0,5}"
    r"(?:cancer|eczema|acne|lupus|gout|strokes?|pain|schizophrenia|autism|dementia|alzheimer's|parkinson's|influenza|covid-19|"
    r"pneumonia|sepsis|hypertension|insomnia|narcolepsy|endometriosis|alopecia|vitiligo|rosacea|failure|fibrillation|"
    r"infarction|injury|degeneration|glaucoma|blindness|hearing loss|tinnitus|h(?:a)?emophilia|thalass(?:a)?emia|"
    r"dystrophy|"
    r"addiction|osteoporosis|ulcers?|wounds|keratosis|keratitis|uveitis|cystitis|nephritis|arteritis|myositis|"
    r"pancreatitis|gastroparesis|esophagitis|sinusitis|rhinitis|conjunctivitis|vasculitis|myocarditis|cardiomyopathy|"
    r"retinopathy|myopathy|encephalopathy|spondylitis|tendinopathy|mesothelioma|blastoma|adenoma|h(?:a)?ematoma|"
    r"lymphed(?:a)?ema|edema|an(?:a)?emia|thrombocytopenia|neutropenia|sarcopenia|cachexia|ataxia|palsy|cirrhosis|"
    r"acromegaly|achondroplasia|mucositis|neuralgia|fibromyalgia|hyperplasia|hypoparathyroidism|dyslipid(?:a)?emia|"
    r"hypercholesterol(?:a)?emia|phenylketonuria|tuberculosis|presbyopia|myopia|carcinoma|lymphoma|leuk[a]?emia|"
    r"myeloma|sarcoma|osteosarcoma|melanoma|glioma|"
    r"glioblastoma|neuroblastoma|tumou?rs|disease|syndrome|disorder|arthritis|"
    r"dermatitis|diabetes|obesity|asthma|psoriasis|hepatitis|fibrosis|sclerosis|apnea|colitis|epilepsy|depression|"
    r"anxiety|neuropathy|nephropathy|infections?|deficiency|urticaria|prurigo|malaria|migraine|anemia))"
)
_ABBREVIATED = (
    r"(?:SCLC|NSCLC|MCC|MM|AML|ALL|CLL|DLBCL|NHL|HNSCC|TNBC|MBC|BC|RCC|HCC|GBM|CRC|LAPC|PDAC|BCC|ADHD|OSA|"
    r"MDD|NASH|MASH|IPF|COPD|UC|EoE|CSU|AD|MS|ALS|DMD|SMA|CF|RA|SLE|HIV|HBV|RSV|T1D|T2D|wAMD|DME|PTSD|AATD)"
)
_INDICATION = gate(
    rf"\b(?:in|for|of|with|treat(?:ing|ment of)|against|has|having) (?:(?:patients|adults|children|subjects|"
    rf"people) (?:with|suffering from) |the treatment of )?(?P<name>{_DISEASES}(?: \([A-Z][\w-]{{1,8}}\))?|"
    rf"(?-i:{_ABBREVIATED})\b)",
    re.IGNORECASE,
)
_ALSO_WORDS = ("ALL", "AD", "MS", "CF", "RA", "BC", "UC", "MM")  # in a heading of capitals a word or a title
_SURE = "|".join(each for each in _ABBREVIATED[3:-1].split("|") if each not in _ALSO_WORDS)
_LOOSE = gate(rf"(?P<name>(?-i:\b(?:{_SURE})\b)|(?<![\w'/-]){_DISEASES})", re.IGNORECASE)
_FILLER = any_case(
    r"^(?:(?:in|of|for|the|a|an|and|with|patients?|treatment|subjects|adults|children|trial|study|data|at|to|on|or|"
    r"from|by|its|our|this|that|clinical|phase|\w+ing|expected|results|first|is|are|was|be)\s+)+",
)
MEETINGS = gate(
    r"\b(?P<name>ASCO(?: G[IU])?|ASH|SABCS|ESMO(?: (?:Asia|IO|GI))?|AACR|EHA|EORTC-NCI-AACR|AACR-NCI-EORTC|EASL|AASLD|"
    r"APASL|ADA|EASD|ATTD|ObesityWeek|AHA|ACC|ESC|HRS|TCT|EuroPCR|AAN|CTAD|AAIC|AD/PD|ECTRIMS|ACTRIMS|ANA|AES|ECNP|"
    r"ACNP|"
    r"SITC|WCLC|IASLC|SGO|SNO|SUO|AUA|EAU|ASTRO|ESTRO|ASTCT|EBMT|ASGCT|ESGCT|ISCT|ENDO|EULAR|ACR|AAD|EADV|SID|ACAAI|"
    r"AAAAI|EAACI|ERS|ATS|CHEST|NACFC|ASN|ERA|IDWeek|ECCMID|CROI|AAO|ARVO|ASRS|EURETINA|Euretina|AAOS|DDW|ACG|UEGW|UEG|"
    r"ECCO|ASHG|ACMG|WORLDSymposium|SSIEM|ISTH|WFH|EAHAD|RSNA|SNMMI|EANM|AMP|ISPOR|WMS|ESHRE|ASRM|ISSCR)\b"
)


_REGION_WORDS = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _REGIONS))
_TOGETHER = re.compile(r"R(?:,| and| or|/|&)(?: in| the| for| with)* ?R")


def find(words: str, start: int, end: int, headings: tuple[str, ...], window: Window, figure: bool) -> Scope:
    """The scope of the event at `start` to `end`; what its words leave open may come from the innermost heading.

    >>> from datetime import date
    >>> w = Window(date(2026, 1, 1), date(2026, 6, 30), "in", "1H26", 0, 4, "half")
    >>> str(find("the Phase 2b trial in atopic dermatitis", 0, 39, (), w, False))
    'phase 2b, atopic dermatitis'
    """
    if figure:
        if window.opens is not None and window.closes is not None:
            period = str(window.closes) if window.opens == window.closes else f"{window.opens}/{window.closes}"
            return Scope(period=period)
        return Scope(period=str(window.opens or window.closes or ""))
    near = words[max(0, start - 80) : end + 110]
    heading = headings[-1] if headings else ""
    trial = next((name.text for name in products.names(near) if name.trial), "")
    meeting, day = MEETINGS.search(words), window.closes or window.opens
    return Scope(
        indication=_indication(near, start - max(0, start - 80), end - max(0, start - 80))
        or _indication(heading, loose=True),
        phase=phase(near) or phase(heading),
        region=_region(near, words[min(start, window.start) : max(end, window.end)]) or _region_beside(words, window),
        trial=trial,
        meeting=f"{meeting['name']} {day.year}" if meeting and day else "",
    )


def phase(words: str) -> str:
    """The phase named last before anything else, in digits.

    >>> phase("a Phase I/II trial"), phase("Phase 2b/3"), phase("none")
    ('1/2', '2b/3', '')
    """
    match = _PHASE.search(words)
    if match is None:
        return ""
    parts = []
    for number, letter in (("one", "letter"), ("two", "letter2")):
        if match[number]:
            digit = match[number].lower()
            parts.append(_ROMAN.get(digit, digit) + (match[letter] or "").lower())
    return "/".join(parts)


def _indication(words: str, start: int = 0, end: int = 0, *, loose: bool = False) -> str:
    """The disease named nearest to an event, behind it rather than before it; in a heading the first."""
    found = [*(_LOOSE if loose else _INDICATION).finditer(words)]
    if not found:
        return ""
    match = min(found, key=lambda each: each.start() - end if each.start() >= end - 1 else start - each.end() + 60)
    return _FILLER.sub("", " ".join(match["name"].split()).rpartition(", ")[2]).strip()


def _region_beside(words: str, window: Window) -> str:
    """Of several regions the one that stands beside the window, before it rather than behind it.

    >>> from datetime import date
    >>> w = Window(date(2027, 1, 1), date(2027, 12, 31), "in", "in 2027", 45, 52, "year")
    >>> _region_beside("approval in the US in 2026 and in Europe late in 2027", w)
    'EU'
    """
    found = []
    for name, pattern in _REGIONS:
        for match in pattern.finditer(words):
            behind = match.start() >= window.end
            low, high = (window.end, match.start()) if behind else (match.end(), window.start)
            if -40 < high - low < 45:
                apart = len(re.findall(r",|\band\b|;|\d", words[low:high]))
                found.append((abs(high - low) + 30 * apart + (4 if behind else 0), name))
    if not found or _TOGETHER.search(_REGION_WORDS.sub("R", words)):
        return ""  # "in the US and in Europe in 2027": one window for both
    return min(found)[1]


def _region(*stretches: str) -> str:
    """The only region that a stretch of words names; a narrower stretch is asked where the wider one names several."""
    for words in stretches:
        named = [name for name, pattern in _REGIONS if pattern.search(words)]
        if len(named) == 1:
            return named[0]
    return ""
