"""Measured things and the figures guided for them: which number is whose, and which is only a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from events import measures, signs
from events.figures import Figure
from events.lettercase import any_case
from events.measures import Name

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric where it stands, with the figure said of it, if one is."""

    name: str  # as a subject: "net loss", "adjusted EBITDA loss", "revenue growth"
    start: int
    end: int
    figure: Figure | None
    family: str = "money"


# a figure after these is what the guided one is held against
_COMPARED = re.compile(
    r"\b(?:in line with|consistent with|we'd said|we had said|we said|i said|vs\.?|versus|compared (?:to|with)|"
    r"(?:up|down|increase[ds]?|"
    r"decrease[ds]?|improvement|grew) from|relative to|"
    r"(?:which )?represent(?:s|ing)|implying|equat\w+ to|against|a (?:y/y|yoy|year-over-year) \w+ of|reflect(?:s|"
    r"ing)|includ(?:es|ing)|"
    r"an? (?:\w+ )?(?:increase|decrease|gain|growth|improvement|decline|reduction) of|better than|over the prior|"
    r"driven by|excluding|exclusive of|assuming|assumptions?|currently(?! (?:expect|anticipat|project|forecast|estimat|"
    r"guid|target|plan|see|assum)\w*)|at the midpoint|\(?previous(?:ly)?:?|formerly)"
    r"[^,;]{0,60}$",
    re.IGNORECASE,
)
# "the outlook for 2026 includes growth of 4%": what an outlook includes is guided
_TELLS = any_case(
    r"\b(?:outlook|guidance|forecast|targets?|goals?|expectations?)\b[^.;]{0,30} "
    r"includes?\b[^,;.]{0,40}\Z"
)
_CHANGED = re.compile(
    r"\b(?:grow(?:s|th|ing)?|increas(?:e|es|ing)|ris(?:e|ing)|declin(?:e|ing)|decreas(?:e|ing)|expand(?:ing)?|"
    r"improv(?:e|ing)|up|down|higher|lower|fall)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?:flat|unchanged|up|down|plus|minus)\b", re.IGNORECASE)
_TO_OVER = re.compile(r"\bto (?:over|more than|at least|above|in excess of|north of)\b", re.IGNORECASE)
_TO_UNDER = re.compile(r"\bto (?:below|under|less than|at most|no more than)\b", re.IGNORECASE)
_LOWERED = re.compile(r"\b(?:reduc|lower|cut|declin|decreas|fall|drop|shrink)\w*[^.;]{0,60}$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:increas|grow|expand|ris|rais|improv|doubl|reduc|lower|cut|declin|decreas|fall|drop|shrink)\w* [^.;]{0,60}\b"
    r"from (?:currently |today's |about |approximately )?$",
    re.IGNORECASE,
)
# what may stand between a figure and the metric named behind it
_OF = re.compile(
    r"\s*(?:per \w+ |a year |annually |annual |or (?:more|less) )?(?:in|of|on|worth of)\s+"
    r"(?:(?!(?:and|or|as|to|from|with|by|in|for|which|that)\b)[\w'-]+ ){0,5}",
    re.IGNORECASE,
)
_IS = re.compile(r"\s+(?:(?:annual|year-over-year|sequential|full-year|yoy|y/y|overall|in|of) )*", re.IGNORECASE)
_SAID_OF: dict[str, tuple[str, ...]] = {  # which figures are said of a family of metrics
    "money": ("money", "ratio"),
    "share": ("ratio",),
    "multiple": ("multiple", "ratio", "money"),
    "count": ("count", "ratio"),
    "state": (),
}
_FROM = re.compile(r"\bfrom (?:currently |about |approximately |around |roughly |today's |some )?$", re.IGNORECASE)
_PATH = re.compile(
    r"\bon (?:the|a|our) (?:glide )?path to |\bon (?:pace|track|course) (?:for|to)\b|"
    r"\b(?:building|heading|trending|moving|climbing) (?:up |down )?to",
    re.I,
)
_IT = re.compile(r"\b(?:it|that|this)(?:'s|'ll| is| will| should| would| to| comes| steps| goes)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\s*,?\s*(?:and|with|rising|growing|increasing|falling|declining)?,? ?(?:then |further )?(?:to )?"
    r"(?:(?:another|a|an|cumulative|total|of|additional|further|something|somewhere|"
    r"probably|maybe|roughly|about|around|closer to|more like|like|the other) )*",
    re.IGNORECASE,
)
# "11.5% in the third quarter and improve to 13% by the fourth"
_MOVES_ON = re.compile(
    r",? (?:and|then|before|but|and then|but then)(?: we| it| they| that)?(?: (?:expect|should|will|would|to|then|it|"
    r"that|be|also|really))* (?:improv|increas|grow|declin|decreas|step|mov|get|com|go|tick|trend|expand|ris|fall|drop|"
    r"ramp|moderat|normali[sz]|return|reach|settl|build|climb|back)\w*(?: back| up| down| further| slightly| again)*"
    r"(?: (?:to|at|toward|towards|in|into|the|a|range|of|around|about|approximately|roughly|closer|something|like))* ",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(r",? to (?:approximately |about |around |roughly |between )?", re.IGNORECASE)
# what is invested "back into the business in the form of capital expenditures"
_SPENT_ON = re.compile(
    r"(?: [\w-]+){0,7}? (?:in the form of|in|on|for|through|as) (?P<what>capital expenditures?|capex|"
    r"capital investments?|"
    r"research and development|r&d|marketing)\b",
    re.IGNORECASE,
)
# what a share is taken of: "SG&A as a percentage of sales", "to about 5% of revenue"
_BASE = re.compile(
    r"(?:%|\bper ?cent(?:age)?|\b(?:portion|fraction|proportion|share)) of (?:(?:our|its|the|total|annual|group) )*$",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:we|it|the (?:company|group))(?:'ll)? (?:(?:now|also|still|currently) )?(?:will|(?:expect|plan|intend|"
    r"anticipate|aim)s? to)\b",
    re.IGNORECASE,
)  # after these words another clause begins
# a figure is said of the metric before it in its clause, or in one that spoken words go on with: "; call it $5 million"
_GLUE = re.compile(
    r"^[^;]{0,120}$|^[^;]{0,90}; ?(?:so |and |but )?(?:I'd |we'd |you can |let's |just )?(?:call|think|figure|use|that|"
    r"it|probably|roughly|about|somewhere|something|we're (?:looking|thinking|guiding|modeling))\b[^;]{0,40}$",
    re.IGNORECASE,
)


_SHARES = re.compile(r"\bshares?\b", re.IGNORECASE)  # counted like a size, guided like earnings


def kind(measure: Measure) -> str:
    """What a metric's figure is: guidance, or a size to be reached."""
    guided = measure.family != "count" or (measure.figure is not None and _SHARES.search(measure.name))
    return "financial_guidance" if guided else "capacity_target"


def _guided(words: str, names: list[measures.Name]) -> list[measures.Name]:
    """The metrics without those of which another one, named before, is told as a share."""
    return [
        name
        for at, name in enumerate(names)
        if (not at or not _BASE.search(words[max(0, name.start - 50) : name.start]))
        and not (_AT_A.search(words, max(0, name.start - 40), name.start) and _PRICE.search(name.text))
    ]


# what something costs that is done: "to be complete in May at a total cost of $95 million"
_AT_A = any_case(
    r"\b(?:at|for|with) an? (?:(?:total|estimated|aggregate|expected|approximate|projected|combined|all-in) )*\Z"
)
_PRICE = any_case(r"(?:cost|investment|expense|expenditure|outlay|capex)s?\Z")
# of a sum the part that falls into the time named behind it: "of which $25 million will be incurred in 2026"
_OF_WHICH = any_case(
    r",? (?:and )?of which,? (?:(?:we|it|the company) (?:currently )?expects? (?:to \w+ )?(?:that )?)?(?:an estimated "
    r")?\Z"
)
_PART_OF_IT = any_case(r" of (?:which|this|that|these|it|such) ")


def _a_part(words: str, before: Figure, figure: Figure, dates: Sequence[Span]) -> bool:
    """Whether a figure is the part of another, told before, that the dates behind it are of."""
    if any(start < figure.start for start, _ in dates) or not dates:
        return False
    if _OF_WHICH.search(words, before.end, figure.start):
        return True
    return figure.ratio and bool(_PART_OF_IT.match(words, figure.end)) and "," in words[before.end : figure.start]


def find(words: str, figures: list[Figure], dates: Sequence[Span] = ()) -> list[Measure]:
    """The metrics in order, each with its figure or none; a metric with several guided figures comes several times.

    `dates` are the spans of the times named: "2.2x in 2027 and 1.8x by 2030" says two figures of one metric.

    >>> from events import figures
    >>> text = "revenue of $2.0B and an EBITDA loss of ($4.5)M, compared to $1.1B"
    >>> [(m.name, m.figure.low) for m in find(text, figures.find(text)) if m.figure]
    [('revenue', 2000000000.0), ('EBITDA loss', 4500000.0)]
    """
    names = _guided(words, measures.find(words))
    if not names and not figures:
        return []
    figures = signs.across(words, figures)
    owner: dict[int, Figure] = {}
    compared = -1  # where the last figure that is only a comparison ended
    found: list[Measure] = []
    for index, figure in enumerate(figures):
        if figure.ratio and _level_follows(words, figures, index):
            continue  # "increase 8% to $1.2 billion": the level is what is guided
        if figure.money and _step_of(words, figures, index):
            continue  # "raising EPS by $0.10 to a range of $4.50 to $4.60"
        before = words[max(0, figure.start - 80) : figure.start]
        previous_end = figures[index - 1].end if index else 0
        if (
            (
                not (_ranging(figure) and _TARGET.search(before))
                and not _TELLS.search(before)
                and _COMPARED.search(before[max(0, len(before) - (figure.start - previous_end)) :])
            )
            or (
                compared == previous_end
                and compared > 0
                and re.fullmatch(r",? ?(?:and|or|to)? ?", words[compared : figure.start])
            )
            or (_FROM.search(before) and _followed(words, figures, index))
        ):
            compared = figure.end
            continue
        name = _behind(words, figure, names, owner)
        again = False
        if name is None:
            ahead = [each for each in names if each.end <= figure.start and _sayable(each, figure)]
            verb = measures.VERB.search(before)
            if (
                verb
                and (not ahead or _WE.search(words, ahead[-1].end, figure.start))
                and (figure.ratio if verb["verb"].lower() == "grow" else figure.money)
            ):
                start = figure.start - len(before) + verb.start()
                spent = _SPENT_ON.match(words, figure.end)
                name_of = plain(spent["what"]) if spent else measures.VERBS[verb["verb"].lower()]
                found.append(Measure(name_of, start, figure.end, figure))
                continue
            if not ahead or not _GLUE.match(words[ahead[-1].end : figure.start]):
                continue
            name = ahead[-1]
            again = name.start in owner and _again(words, owner[name.start], figure, dates)
            if name.start in owner and not again and _a_part(words, owner[name.start], figure, dates):
                whole = owner.pop(name.start)
                found = [each for each in found if each.figure is not whole]
        if name.start in owner and not again:
            continue
        if _ranging(figure) and _TARGET.search(before):
            said = words[figure.start : figure.end]
            if _LOWERED.search(before):
                figure = replace(figure, high=figure.low, low=None if _TO_UNDER.search(said) else figure.low)
            else:
                figure = replace(figure, low=figure.high, high=None if _TO_OVER.search(said) else figure.high)
        owner[name.start] = figure
        start, end = (name.start, name.end)
        if again or _dated_itself(name, figure, dates):
            start, end = figure.start, figure.end
        turned = signs.signed(words, name.text, _turned(name.text, figure))
        found.append(Measure(_name(name, words, figure), start, end, turned, name.family))
    for name in names:
        told = name.head.figured or any(name.start < each.end and each.start < name.end for each in found)
        if not told:
            found.append(Measure(_stated(name), name.start, name.end, None, name.family))
    based = next((each for each in found if each.figure is None and words.startswith(" basis", each.end)), None)
    if based is not None:  # "profitability on an adjusted EBITDA basis": the basis names the metric
        found = [each for each in found if each is based or each.figure is not None]
    return sorted(found, key=lambda measure: measure.start)


def _ranging(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low < figure.high


def _sort(figure: Figure) -> str:
    if figure.money:
        return "money"
    if figure.ratio:
        return "ratio"
    return "multiple" if figure.unit == "x" else "count"


def _sayable(name: Name, figure: Figure) -> bool:
    return _sort(figure) in _SAID_OF[name.family] or (
        figure.unit in ("", "shares", "pounds") and name.family == "money"
    )


def _behind(words: str, figure: Figure, names: Sequence[Name], owner: dict[int, Figure]) -> Name | None:
    """The metric named behind its figure: "$15 million in EBITDA", "20% revenue growth"."""
    name = next((each for each in names if each.start >= figure.end), None)
    if name is None or name.start - figure.end > 90 or not _sayable(name, figure):
        return None
    between = words[figure.end : name.start]
    if _OF.fullmatch(between):
        return name
    if not _IS.fullmatch(between):
        return None
    if figure.ratio:
        return name if name.family == "share" else None
    waiting = [each for each in names if each.end <= figure.start and each.start not in owner]
    near = bool(waiting) and figure.start - waiting[-1].end < 40
    told = ("multiple",) if figure.unit == "x" else ("money", "count")
    return name if name.family in told and not near else None


def _followed(words: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether the figure after "from" is only where a metric comes from: "from 15,900 to over 40,000"."""
    if index + 1 >= len(figures):
        return False
    between = words[figures[index].end : figures[index + 1].start]
    return len(between) < 60 and bool(re.search(r"\bto\b", between + words[figures[index + 1].start :][:12]))


def _level_follows(words: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether the level that a change leads to stands right behind it."""
    if index + 1 >= len(figures) or not figures[index + 1].money:
        return False
    return _LEADS_TO.fullmatch(words[figures[index].end : figures[index + 1].start]) is not None


def _step_of(words: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether an amount of money is only by how much a metric goes to the level behind it."""
    if index + 1 >= len(figures) or not figures[index + 1].money:
        return False
    joint = words[figures[index].end : figures[index + 1].start]
    return words[: figures[index].start].endswith(" by ") and _TO_LEVEL.fullmatch(joint) is not None


_TO_LEVEL = re.compile(r"(?: at the midpoint)?,? to (?:a (?:new )?(?:range|midpoint|level) of )?(?:between )?", re.I)


def _dated_itself(name: Name, figure: Figure, dates: Sequence[Span]) -> bool:
    """Whether a date stands behind the figure, and another before it that is of something else."""
    return any(name.end <= date[0] and date[1] <= figure.start for date in dates) and any(
        0 <= date[0] - figure.end <= 4 for date in dates
    )


def _again(words: str, before: Figure, figure: Figure, dates: Sequence[Span]) -> bool:
    """Whether a second figure is said of the same metric for another time."""
    between = [span for span in dates if before.end <= span[0] and span[1] <= figure.start]
    if len(between) != 1:
        return False
    joint = words[between[0][1] : figure.start]
    return bool(_AGAIN.fullmatch(joint) or _MOVES_ON.fullmatch(joint)) or (
        len(joint) < 90 and bool(_IT.search(joint) or _PATH.search(joint))
    )


def plain(text: str) -> str:
    """The name of a metric as a subject: in small letters, but for what is a name in itself."""
    text = re.sub(r"\badj\.?(?= )", "adjusted", " ".join(text.split()), flags=re.IGNORECASE)
    text = re.sub(r"^(?:full-year|number of) ", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\beb[it]{2}da\b", "EBITDA", text, flags=re.IGNORECASE)
    return text if text.isupper() or ("EBITDA" in text and text[0].isupper() and " " not in text) else _lowered(text)


def _stated(name: Name) -> str:
    """A state by the metric that reaches it: "cash flow positive" is said of the cash flow."""
    text = plain(name.text)
    return re.sub(r"(?i)[- ](?:positive|neutral|generative)(?: operations)?$", "", text)


def _lowered(text: str) -> str:
    """The name in small letters, but for letters inside a word and, before a small head, for proper names."""
    parts = text.split()
    proper = parts[-1].islower()
    kept = [word for word in parts[1:-1] if proper and word[0].isupper()]
    if kept and parts[1] in kept and parts[0][0].isupper():
        kept.append(parts[0])
    return " ".join(
        word if (len(word) > 1 and word[1:] != word[1:].lower()) or word in kept else word.lower() for word in parts
    )


def _name(name: Name, words: str, figure: Figure) -> str:
    text = plain(name.text)
    if (
        figure.ratio
        and name.family == "money"
        and not re.search(r"margin|rate|growth|savings|synergies", text)
        and not words[name.end : figure.start]
        .rstrip()
        .endswith((" fall to", " drop to", " decline to", " decrease to"))
        and (_CHANGED.search(words[name.end : figure.start]) or _LEVEL.match(words, figure.start))
    ):
        text += " growth"
    return text


def _turned(text: str, figure: Figure) -> Figure:
    """A metric that is called a loss has its parentheses said twice: its figures are positive and in order."""
    if not re.search(r"loss|used|burn|expen|cost|outlay", text, re.IGNORECASE):
        return figure
    if all(bound is None or bound <= 0 for bound in (figure.low, figure.high)) and (figure.low or figure.high):
        low, high = (None if bound is None else -bound for bound in (figure.high, figure.low))
        return replace(figure, low=low, high=high)
    return figure
