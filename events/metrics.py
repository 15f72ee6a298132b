"""Measured things and the figures guided for them: which number is whose, and which is only a comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from events.figures import Figure


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric where it stands, with the figure said of it, if one is."""

    name: str  # as a subject: "net loss", "adjusted EBITDA loss", "revenue growth"
    start: int
    end: int
    figure: Figure | None


_QUALIFIER = (
    r"(?:(?:total|net|gross|product|annual|quarterly|annuali[sz]ed|recurring|organic|adjusted|adj\.?|non-gaap|gaap|"
    r"consolidated|core|diluted|operating|"
    r"service|services|collaboration|subscription|license|royalty|segment|company-wide|pro forma|pre-tax|after-tax|"
    r"free|comparable(?:[- ]store)?|same[- ]store|"
    r"low carbon fuel standard|lcfs|first|improved|underlying|cash|basic|contract|system-wide|commercial|group|"
    r"full-year|global|combined) )*"
)
_BASE = (
    r"(?:(?:revenue|sales|earnings|ebitda|income|eps|volume) growth|revenues?(?! (?:strateg|stream|model|opportunit|"
    r"generati|potential|base\\b|mix|recognition|share|driver|cycle|visibility|impact))|net sales|"
    r"sales(?! (?:force|team|people|representatives|staff|channel|of (?:investment )?tax|offices?|tax))|turnover|"
    r"(?:net |operating |ebitda |pre-tax )?loss(?:es)?(?: per share)?(?! of (?:patent|exclusivity))|"
    r"(?:net |operating )?income(?: per share)?(?! tax)|cash used (?:in|for) operat\w+(?: activities)?|cash burn|"
    r"(?:net )?cash (?:used|provided|flows?)(?: (?:in|by|from) (?:operat\w+|operating activities))?|"
    r"operating cash burn|burn(?: rate)?|eb[it]{2}da[rx]?(?: (?:loss|margins?))?|ebit|"
    r"(?:gross |operating |profit |net |contribution |ebitda )?margins?|eps|"
    r"earnings(?: per (?:diluted )?share)?(?! (?:call|release|conference|report|results|webcast))|"
    r"(?:gross |operating |net )?profits?|(?:restructuring|impairment|one-time|severance|special|"
    r"transaction) (?:charges?|costs?|expenses?)|profitability|(?:r&d|research and development|sg&a|g&a|"
    r"general and administrative|operating|interest|stock-based compensation|depreciation|capital|total|selling|"
    r"tax|amortization|compensation)(?:,? (?:and|&) [\w-]+)* (?:expenses?|expenditures?|costs?|spending|investments?)|"
    r"expenses|expenditures|capex|spending|outlays?|opex|"
    r"(?:cash(?:, cash equivalents)?,? (?:and|&) (?:cash equivalents|marketable securities|investments|equivalents|"
    r"short-term investments)(?:,? and [\w-]+ (?:securities|investments))?|cash balance|year-end cash|"
    r"cash position)|"
    r"(?:effective )?tax rate|bookings|billings|arr|backlog|(?:funds from operations|ffo|affo)|growth(?! (?:plan|"
    r"strategy|opportunit|initiative|driver|potential|stage|company))|(?:(?:gold|silver|copper|oil|gas|lithium|"
    r"total|annual|full-year|attributable|average|vehicle) )*production(?= (?:of (?:\d|between|about|approx|up|at)|"
    r"to be|guidance|to (?:total|reach|range|average)|is expected to (?:be|total|reach|range|average)|will be|"
    r"in the range|between))|(?:sales |shipment )?volumes|depreciation|costs(?: of (?:sales|revenue))?|"
    r"shares outstanding|share count|dividends? per share|all-in sustaining costs?|aisc|cash costs?|"
    r"(?<!prv )(?<!voucher )monetization)"
)
_METRIC = re.compile(rf"(?<![\w-]){_QUALIFIER}{_BASE}(?!\w)", re.IGNORECASE)

# a figure after these is what the guided one is held against
_COMPARED = re.compile(
    r"\b(?:vs\.?|versus|compared (?:to|with)|(?:up|down|increase[ds]?|decrease[ds]?|improvement|grew) from|relative to|"
    r"(?:which )?represent(?:s|ing)|implying|equat\w+ to|against|a (?:y/y|yoy|year-over-year) \w+ of|reflect(?:s|"
    r"ing)|includ(?:es|ing)|"
    r"an? (?:\w+ )?(?:increase|decrease|gain|growth|improvement|decline|reduction) of|better than|over the prior|"
    r"driven by|excluding|exclusive of|assum\w+|currently|at the midpoint|\(?previous(?:ly)?:?|formerly)"
    r"[^,;]{0,60}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:grow(?:s|th|ing)?|increas(?:e|es|ing)|ris(?:e|ing)|declin(?:e|ing)|decreas(?:e|ing)|expand(?:ing)?|"
    r"improv(?:e|ing)|up|down|higher|lower|fall)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:increas|grow|expand|ris|rais|improv|doubl|reduc|lower|cut)\w* [^.;]{0,60}\bfrom\s*$", re.IGNORECASE
)
_OF_METRIC = re.compile(
    rf"^\s*(?:per \w+ |a year |annually |annual )?(?:in|of|worth of)\s+(?:(?!(?:and|or|as|to|from|"
    rf"with)\b)[\w'-]+ ){{0,5}}?(?P<metric>{_QUALIFIER}{_BASE})(?!\w)",
    re.IGNORECASE,
)
_IS_METRIC = re.compile(
    rf"^\s+(?:(?:annual|organic|year-over-year|sequential|top-line|net|net sales|revenue|full-year|yoy|y/y|"
    rf"overall) )*(?P<metric>{_QUALIFIER}(?:growth|revenue growth|sales growth|margins?))(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:margins?|rate|growth)$", re.IGNORECASE)  # said in percent, never in money
_VOLUME = re.compile(r"\b(?:production|volumes)$", re.IGNORECASE)
_GLUE = re.compile(r"^[^;]{0,120}$")


def find(words: str, figures: list[Figure]) -> list[Measure]:
    """The metrics in order, each with its figure or none; a metric with several guided figures comes several times.

    >>> from events import figures
    >>> text = "revenue of $2.0B and an EBITDA loss of ($4.5)M, compared to $1.1B"
    >>> [(m.name, m.figure.low) for m in find(text, figures.find(text)) if m.figure]
    [('revenue', 2000000000.0), ('EBITDA loss', 4500000.0)]
    """
    metrics = [(match.start(), match.end(), match.group()) for match in _METRIC.finditer(words)]
    if not metrics:
        return []
    owner: dict[int, Figure] = {}
    compared = -1  # where the last figure that is only a comparison ended
    found: list[Measure] = []
    for index, figure in enumerate(figures):
        volume = not (figure.money or figure.ratio or figure.unit in ("", "shares"))
        before = words[max(0, figure.start - 80) : figure.start]
        previous_end = figures[index - 1].end if index else 0
        if _COMPARED.search(before[max(0, len(before) - (figure.start - previous_end)) :]) or (
            compared == previous_end
            and compared > 0
            and re.fullmatch(r",? ?(?:and|or|to)? ?", words[compared : figure.start])
        ):
            compared = figure.end
            continue
        behind = _OF_METRIC.match(words[figure.end : figure.end + 90])
        place: tuple[int, int, str] | None = None
        behind = behind or (_IS_METRIC.match(words[figure.end : figure.end + 60]) if figure.ratio else None)
        if behind:
            place = (figure.end + behind.start("metric"), figure.end + behind.end("metric"), behind["metric"])
        else:
            ahead = [
                metric
                for metric in metrics
                if metric[1] <= figure.start and not (figure.money and _SHARE.search(metric[2]))
            ]
            if ahead and _GLUE.match(words[ahead[-1][1] : figure.start]) and ahead[-1][0] not in owner:
                place = ahead[-1]
        if place is None or place[0] in owner or volume != bool(_VOLUME.search(place[2])):
            continue
        if figure.low is not None and figure.high is not None and figure.low < figure.high and _TARGET.search(before):
            figure = replace(figure, low=figure.high)
        owner[place[0]] = figure
        found.append(Measure(_name(place[2], words, place, figure), place[0], place[1], _turned(place[2], figure)))
    for start, end, text in metrics:
        if not any(start < measure.end and measure.start < end for measure in found):
            found.append(Measure(_plain(text), start, end, None))
    based = next((each for each in found if each.figure is None and words.startswith(" basis", each.end)), None)
    if based is not None:  # "profitability on an adjusted EBITDA basis": the basis names the metric
        found = [each for each in found if each is based or each.figure is not None]
    return sorted(found, key=lambda measure: measure.start)


def _plain(text: str) -> str:
    text = re.sub(r"\badj\.?(?= )", "adjusted", " ".join(text.split()), flags=re.IGNORECASE)
    text = re.sub(r"^full-year ", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\beb[it]{2}da\b", "EBITDA", text, flags=re.IGNORECASE)
    return text if text.isupper() or ("EBITDA" in text and text[0].isupper() and " " not in text) else _lowered(text)


def _lowered(text: str) -> str:
    return " ".join(word if len(word) > 1 and word[1:] != word[1:].lower() else word.lower() for word in text.split())


def _name(text: str, words: str, place: tuple[int, int, str], figure: Figure) -> str:
    name = _plain(text)
    if (
        figure.ratio
        and "margin" not in name
        and "rate" not in name
        and "growth" not in name
        and _CHANGED.search(words[place[1] : figure.start])
    ):
        name += " growth"
    return name


def _turned(text: str, figure: Figure) -> Figure:
    """A metric that is called a loss has its parentheses said twice: its figures are positive and in order."""
    if not re.search(r"loss|used|burn|expen|cost|outlay", text, re.IGNORECASE):
        return figure
    if all(bound is None or bound <= 0 for bound in (figure.low, figure.high)) and (figure.low or figure.high):
        low, high = (None if bound is None else -bound for bound in (figure.high, figure.low))
        return replace(figure, low=low, high=high)
    return figure
