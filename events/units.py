"""Units that a row's name tells of its numbers: "Capex (US$M) | 60 - 70" is sixty to seventy million dollars."""

from __future__ import annotations

import re

from events.lettercase import any_case

_IN_NAME = re.compile(r" ?[\[(](?:in )?(?P<unit>[^()\[\]]{1,24})[)\]]$")
_MONEY = any_case(
    r"(?P<currency>US\$|C\$|A\$|[$€£]|USD|EUR|GBP|CAD|AUD)? ?(?:in )?"
    r"(?P<scale>thousands?|millions?|billions?|mm|mn|m|bn|k)?"
    r"(?:/|per )?(?P<each>[a-z]{1,6}\.?)?$"
)
_SHARE = any_case(r"%|percent|per cent")
_COUNT = re.compile(
    r"(?:[kKMm]?oz|[kM]?t|kt|Mt|[kM]?lbs?|[kMG]Wh?|boe/d|bbl/d|units|[km]tpa|Bcf/d|MMcf/d|tonnes|ounces)$"
)
_NUMBER = re.compile(r"\d[\d,.]*")
_DRESSED = re.compile(r"[$€£%]|[A-Za-z]{2}")
_SCALES = {"m": "million", "mm": "million", "mn": "million", "bn": "billion", "k": "thousand"}
_COUNTS = {
    "koz": ("thousand", "oz"),
    "Moz": ("million", "oz"),
    "kt": ("thousand", "tonnes"),
    "Mt": ("million", "tonnes"),
}


def carried(name: str, cell: str) -> tuple[str, str]:
    """A row's name without its unit and its cell with it, both as they stand where there is none to carry.

    >>> carried("Capex (US$M)", "60 - 70"), carried("Output (koz)", "410 - 440"), carried("Tax rate (%)", "23")
    (('Capex', 'US$60 - 70 million'), ('Output', '410 - 440 thousand oz'), ('Tax rate', '23%'))
    >>> carried("Sales (unaudited)", "$5 million")
    ('Sales (unaudited)', '$5 million')
    """
    match = _IN_NAME.search(name)
    if match is None or _DRESSED.search(cell) or not _NUMBER.search(cell):
        return name, cell
    unit, plain = match["unit"].strip(), name[: match.start()]
    if _SHARE.fullmatch(unit):
        return plain, f"{cell}%"
    if unit in _COUNTS:
        return plain, " ".join((cell, *_COUNTS[unit]))
    if _COUNT.fullmatch(unit):
        return plain, f"{cell} {unit}"
    money = _MONEY.fullmatch(unit)
    if money is None or not (money["currency"] or money["scale"]):
        return name, cell
    scale = (money["scale"] or "").lower()
    scale = _SCALES.get(scale, scale.removesuffix("s"))
    start = _NUMBER.search(cell)
    at = start.start() if start else 0
    return plain, f"{cell[:at]}{money['currency'] or '$'}{cell[at:]}{' ' if scale else ''}{scale}"
