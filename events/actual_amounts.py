"""Which number is the actual figure's own: in lists the one in place, of a growth what it grew to; and whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from events import figures
from events.lettercase import any_case
from events.metrics import Measure
from events.names import tokens
from events.types import Filing

# whoever a sentence says a figure of, by the name before the verb
_TELLER = re.compile(
    r"(?P<who>(?:[^\s,;()]+ ){1,8}?)(?:also |has |have |had |again |significantly )*(?:reported|posted|"
    r"generated|recorded|delivered|achieved|increased|grew|raised|earned|saw|booked)\b"
)
_NO_NAME = frozenset(
    """the a an in for during our its this that these both with and company group management we it total net revenue
    gross adjusted ebitda ebit eps cash sales on an consolidated quarter year first second third fourth full half fiscal
    january february march april may june july august september october november december corporation inc business
    overall operating income loss profit earnings capital results annual quarterly recurring product service
    subscription backlog bookings of from by as after despite inc corp ltd limited plc ag se sa nv llc holding co kgaa
    gmbh""".split()
)
_NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z&.'’-]+(?![\w])")
# what is booked under a metric is a part of it
_BOOKED = any_case(r"\b(?:recogni[sz]ed|recorded|booked|included) (?:as|in|under) (?:\w+ )?$")
_TELLS = any_case(r"^.*\b(?:reported|posted|generated|recorded|delivered|achieved)\s+")
_NEARLY = any_case(r"\b(?:just|slightly|nearly|almost) (?:under|over|above|below)\b|\b(?:nearly|almost|over)\b")
_NEGATIVE = any_case(r"\b(?:negative|minus)(?: (?:by|at|about|approximately))? ?\Z")
_TO = any_case(r"\bto (?:a record |approximately |about |over )?\Z")
_LISTED = re.compile(r",? (?:and )?|, ")


def of_another(words: str, filing: Filing) -> bool:
    """Whether the sentence says its figures of somebody else by name: a subsidiary, a brand, a rival."""
    match = _TELLER.match(words)
    if match is None:
        return False
    own = frozenset(tokens(f"{filing.company} {filing.ticker or ''}")) | _NO_NAME
    return any(not frozenset(tokens(word.group())) <= own for word in _NAME.finditer(match["who"]))


def value(words: str, measure: Measure) -> float | None:
    """The one number of an actual figure: money, or a share of something; "just under eight million" is eight."""
    figure = measure.figure
    if figure is None or not (figure.money or (measure.family == "share" and figure.ratio)):
        return None
    if figure.low == figure.high:
        below = figure.money and figure.low and figure.low > 0 and _NEGATIVE.search(words[: figure.start])
        return -figure.low if below and figure.low is not None else figure.low
    if figure.low is not None and figure.high is not None:
        return None
    near = _NEARLY.search(words[max(0, figure.start - 20) : figure.start + 14])
    return (figure.high if figure.low is None else figure.low) if near else None


_WAS_A_LOSS = any_case(
    r" ?(?:for [^.;,]{3,40} |in [^.;,]{3,40} )?(?:was|were|came in at|of|totall?ed) (?:an? |the )?(?:net )?\Z"
)


def turned(words: str, measures: list[Measure]) -> list[Measure]:
    """A metric told to have been a loss is the loss of that metric: "adjusted EBITDA was a loss of $2 million"."""
    told: list[Measure] = []
    for measure in measures:
        before = told[-1] if told else None
        if (
            before is not None
            and before.figure is None
            and measure.figure is not None
            and measure.name in ("loss", "net loss")
            and before.end <= measure.start
            and _WAS_A_LOSS.fullmatch(words, before.end, measure.start)
        ):
            told[-1] = replace(measure, name=f"{before.name} loss", start=before.start)
            continue
        told.append(measure)
    return told


def reached(words: str, measures: list[Measure], found: list[figures.Figure]) -> list[Measure]:
    """A metric told by its growth and then by what it grew to: "revenue rose 8% to $29.5 million"."""
    told = []
    for measure in measures:
        figure = measure.figure
        if figure is not None and figure.ratio and measure.family == "money":
            until = min((each.start for each in measures if each.start > measure.end), default=len(words))
            to = next(
                (f for f in found if figure.end <= f.start < until and f.money and _TO.search(words[: f.start])), None
            )
            if to is not None and to.start - figure.end < 60:
                name = measure.name.removesuffix(" growth")
                measure = replace(measure, figure=to, name=name)
        told.append(measure)
    return told


def paired(words: str, measures: list[Measure], found: list[figures.Figure]) -> list[Measure]:
    """Metrics and figures told in two lists and paired "respectively": the first with the first, and so on."""
    at = words.lower().find("respectively")
    run = [figure for figure in found if figure.end <= at]
    for place in range(len(run) - 1, 0, -1):
        if not _LISTED.fullmatch(words[run[place - 1].end : run[place].start]):
            run = run[place:]
            break
    names = [measure for measure in measures if run and measure.end <= run[0].start]
    for place in range(len(names) - 1, 0, -1):
        if not _LISTED.fullmatch(words[names[place - 1].end : names[place].start]):
            names = names[place:]
            break
    if len(run) < 2 or len(names) != len(run):
        return measures
    return [replace(measure, figure=figure) for measure, figure in zip(names, run, strict=True)]


def booked(words: str, measure: Measure) -> bool:
    """Whether the metric is only where something is booked: "credits recognized as revenue"."""
    return _BOOKED.search(words[: measure.start]) is not None


def named(measure: Measure) -> str:
    """The metric without whoever reported it."""
    return _TELLS.sub("", measure.name) or measure.name
