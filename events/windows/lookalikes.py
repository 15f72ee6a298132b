"""What looks like a year and is none: amounts, counts, laws, part numbers, telephone numbers, names."""

from __future__ import annotations

import re

from events.windows.lexer import code, full_year, plausible
from events.windows.units import Moment
from events.windows.vocabulary import LEXICON, Node

# a number of four digits is no year behind these words or signs, or before those
NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥#§©+]|\(c\)|\b(?:US|C|A|HK|NT)\$|\b(?:Rules?|Sections?|Sec\.|No\.?|Nos\.|Item|Page|page|Suite|Room|"
    r"Box|Bldg|Building|"
    r"Route|Highway|ISO|Copyright|copyright|Vision|Horizon|Agenda|Model|model|version|Version|Block|Lot|Unit|Series|"
    r"Note|Windows|Office|number|code|(?:more|less|fewer|greater|rather|other) than)|\b(?:USD|EUR|GBP|CAD|AUD|CHF)|"
    r"\b(?:Act|Acts|Code|Law|Directive|Regulations?|Statute|Convention|Treaty|Accord|Accords|Plan|Ordinance)(?: of|,)?|"
    r"(?<!\d)\d{3}[-.)]?|\d[.:]|up to|total of|[Aa]n additional|dated as of the)\s*$"
)
NO_YEAR_AFTER = re.compile(
    r"\s*(?:%|‰|°|[-–]\d{1,3}(?!\d)|[-–][A-Z]\d|,\d{3}(?!\d)|:\d\d|\.\d)|"
    r"[ -](?:common |preferred |ordinary |new |additional |net |gross |full-time |total )?"
    r"(?:shares?|units?|employees|patients|subjects|participants|people|persons|persons|workers|jobs|homes|customers|"
    r"stores|sites|acres|hectares|m²|square|sq|feet|ft|metres|meters|miles|km|kilometers|tons?|tonnes|tpa|tpd|"
    r"ounces|oz|"
    r"pounds|lbs|kg|mg|mcg|ml|litres|liters|gallons|barrels|bbl|boe|bpd|MW|MWh|GW|GWh|kW|kWh|MMBtu|psi|rpm|volts|watts|"
    r"points?|basis|bps|percent|per cent|times|dollars|euros|million|billion|thousand|hours|hrs|holders|options|"
    r"warrants|vehicles|vessels|aircraft|rooms|beds|wells|doses|students|members|locations|megawatts|bushels)\b"
)
# "the 2018 Equity Incentive Plan", "the 2027 Convertible Notes": a year in a name
NAMED_YEAR = re.compile(
    r"[ -](?:[A-Z][\w&']{0,24}[ -]){0,4}(?:Plan|Notes|Warrants|Act|ESPP|Debentures|Indenture|Bonds|Term Loans?|"
    r"Credit (?:Agreement|Facility)|Amendment|Debenture|Note|Warrant|Stock Plan|Directive)\b"
)
JOINED = re.compile(r"(\w+)[-–/]$")


def joined_to_name(node: Node, moment: Moment) -> bool:
    """Whether a hyphen ties the token to a word that is none of time's: AB-2012."""
    words, start = moment.words, node.start
    if not start or words[start - 1] not in "-–/":
        return False
    joined = JOINED.search(words, max(0, start - 24), start)
    if joined is None:
        return False
    before = joined[1]
    known = before in LEXICON or code(before) is not None or (before.isdecimal() and plausible(full_year(before[-4:])))
    return not known


def is_year(node: Node, moment: Moment) -> bool:
    """Whether four digits are a year here, and no amount, law, part number, telephone number or count."""
    words, start, end = moment.words, node.start, node.end
    from_ = max(0, start - 24)
    if NO_YEAR_BEFORE.search(words, from_, start) or NO_YEAR_AFTER.match(words, end) or NAMED_YEAR.match(words, end):
        return False
    slug = start and words[start - 1] == "-" and re.compile(r"-[a-z]").match(words, end)
    return not slug and not joined_to_name(node, moment)
