"""The count or share said of an event that is no metric: "2-3 additional compounds to enter the clinic"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from events.anchors import Anchor
from events.figures import Figure
from events.lettercase import any_case

_COUNTED = frozenset(
    """capacity_target pipeline_count trial_start data_presentation product_launch production_start
    enrollment_milestone facility_opening delivery merger_close appointment contract_award ind_submission
    candidate_nomination regulatory_submission first_patient_dosed partnership sustainability_target
    restructuring buyback financing debt_action project_completion other partner_milestone dividend data_readout
    topline_data regulatory_decision financial_guidance""".split()
)
_MONEYED = frozenset(
    "buyback financing debt_action restructuring contract_award partner_milestone dividend merger_close "
    "capacity_target financial_guidance".split()
)
_SIZED = frozenset(
    "facility_opening project_completion production_start product_launch delivery contract_award".split()
)
_SIZE = re.compile(
    r"(?:[MGk]W[hp]?|megawatts?|gigawatts?|(?:square )?(?:feet|foot|met(?:er|re)s)|acres|rooms?|hectares)(?: .*)?"
)
_ONE_OF = re.compile(r"\b(?:first|last|second|third|one|next|final) of (?:the |our |its )?\Z", re.IGNORECASE)
_APART = re.compile(r"[;:]|,| and |\b(?:from|using|with|after|involving|which|in)\b")
_APART_LOOSE = re.compile(r"[;:]| and |\b(?:from|using|involving|supported)\b")
_DATED = re.compile(r"\b(?:in|by|during) (?:\w+ ){0,4}20\d\d\b")


def place(figure: Figure) -> tuple[int, int]:
    """Where a figure stands, which tells it from others of the same size."""
    return figure.start, figure.end


def said(words: str, anchor: Anchor, amounts: Sequence[Figure], owned: set[tuple[int, int]]) -> Figure | None:
    """The nearest figure that may count what happens, None where the kind is not counted or no figure is near."""
    if anchor.kind not in _COUNTED:
        return None
    near = []
    for figure in amounts:
        if place(figure) in owned or (figure.money and anchor.kind not in _MONEYED):
            continue
        if figure.ratio and anchor.kind not in (
            "capacity_target",
            "enrollment_milestone",
            "sustainability_target",
            "restructuring",
            "financial_guidance",
            "dividend",
        ):
            continue
        if anchor.kind in _SIZED and _SIZE.fullmatch(figure.unit):
            continue  # "commissioning of the 40 MW electrolyser": a size tells which, not how many
        if _ONE_OF.search(words, max(0, figure.start - 16), figure.start):
            continue  # "the first of three vessels"
        if figure.end <= anchor.start:
            gap, between = anchor.start - figure.end, words[figure.end : anchor.start]
        elif figure.start >= anchor.end:
            gap, between = figure.start - anchor.end, words[anchor.end : figure.start]
        else:
            gap, between = 0, ""
        between = _DATED.sub(" ", between)
        if figure.unit in ("companies", "parties", "sides", "firms") and words[: figure.start].lower().endswith("the "):
            continue  # "the two companies expect to close"
        if gap > 70 or re.search(_APART_LOOSE if anchor.kind == "capacity_target" else _APART, between):
            continue
        if anchor.kind in ("data_readout", "topline_data", "regulatory_decision", "trial_start") and not re.search(
            r"(?:trials|studies|compounds|candidates|programs|presentations|readouts|approvals|products)$", figure.unit
        ):
            continue
        if re.search(r"\b(?:to|of|at least|reach|exceed)\s*$", words[max(0, figure.start - 12) : figure.start]):
            gap -= 25
        if re.search(r"\bcurrently\b", words[max(0, figure.start - 20) : figure.start]):
            gap += 60
        near.append((gap, figure.start, figure))
    return _reached(words, min(near, key=lambda each: each[:2])[2]) if near else None


_FROM = any_case(
    r"\b(?:grow|increas|expand|rais|doubl|improv|reduc|cut|lower|shrink|ris|scal)\w*[^.;]{0,60} from "
    r"(?:currently |about |approximately |around |roughly |today's )?\Z"
)


def _reached(words: str, figure: Figure) -> Figure:
    """Of a number "from 210 to 260" the one that is reached."""
    if figure.low is None or figure.high is None or figure.low >= figure.high:
        return figure
    if not _FROM.search(words, max(0, figure.start - 100), figure.start):
        return figure
    return replace(figure, low=figure.high)
