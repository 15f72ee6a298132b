"""What narrows a promise: two named and different values never join, one silent value is neutral, equal ones add."""

from __future__ import annotations

import re
from functools import lru_cache

from events.kinds import KINDS
from events.lettercase import any_case
from events.names import telling, tokens
from events.types import Scope

TRIAL_BOUND = frozenset(
    "trial_start first_patient_dosed enrollment_milestone enrollment_complete trial_completion interim_analysis "
    "topline_data".split()
)
_PHASE = re.compile(r"([1-4])([ab]?)")
_NEGATED = frozenset({"non", "not", "without", "negative", "ex"})


@lru_cache(maxsize=16384)
def relevant(scope: Scope, kind: str) -> Scope:
    """What of a scope tells two promises of this kind apart: a phase says nothing of an approval, a disease of a plant.

    >>> relevant(Scope(phase="2", region="US", indication="asthma"), "regulatory_submission")
    Scope(indication='asthma', phase='', region='US', trial='', period='', meeting='', what='')
    """
    row = KINDS.get(kind)
    kept = _RELEVANT.get(row.family if row else "", ("region", "what"))
    return Scope(**{name: getattr(scope, name) for name in kept})


@lru_cache(maxsize=65536)
def agreement(one: Scope, other: Scope) -> int | None:
    """How many named values agree; None where two named values differ, which is a veto.

    >>> agreement(Scope(indication="SCLC", phase="2"), Scope(indication="small-cell lung cancer"))
    1
    >>> agreement(Scope(region="US"), Scope(region="EU")) is None
    True
    """
    agreed = 0
    for name, same in _COMPARED:
        mine, theirs = getattr(one, name), getattr(other, name)
        if not mine or not theirs or (name == "indication" and (_vague(mine) or _vague(theirs))):
            continue
        if not same(mine, theirs):
            return None
        agreed += 1
    return agreed


def trial_agreement(one: Scope, other: Scope) -> int:
    """How many of indication, phase and trial name are named on both sides (and agree, a veto being ruled out)."""
    return sum(bool(getattr(one, name) and getattr(other, name)) for name in ("indication", "phase", "trial"))


def names_trial(scope: Scope) -> bool:
    return bool((scope.indication and not _vague(scope.indication)) or scope.phase or scope.trial)


def same_phase(one: str, other: str) -> bool:
    """Phase 1 and 1b agree, 1/2 agrees with 1 and with 2, 2a and 2b do not agree."""
    mine, theirs = _PHASE.findall(one), _PHASE.findall(other)
    if not mine or not theirs:
        return one.casefold() == other.casefold()
    return any(a == c and (not b or not d or b == d) for a, b in mine for c, d in theirs)


@lru_cache(maxsize=16384)
def phases(words: str) -> frozenset[str]:
    """Every phase that some words name, in digits.

    >>> sorted(phases("widen the Phase I testing and start Phase IIb"))
    ['1', '2b']
    """
    found = []
    for match in _PHASES.finditer(words):
        digit = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(match[1].casefold(), match[1])
        found.append(digit + match[2].casefold())
    return frozenset(found)


_PHASES = any_case(r"\bphase[- ]?([1-4]|i{1,3}|iv)([ab]?)\b")


def same_indication(one: str, other: str) -> bool:
    """One disease by name, by a part of its name or by its initials; a negated name is another disease.

    >>> same_indication("NSCLC", "non-small cell lung cancer"), same_indication("SCLC", "NSCLC")
    (True, False)
    """
    mine, theirs = tokens(one), tokens(other)
    if "".join(mine) in _initials(theirs) or "".join(theirs) in _initials(mine):
        return True
    a, b = telling(one), telling(other)
    if (a & _NEGATED) != (b & _NEGATED):
        return False
    shared = len(a & b)
    return bool(shared) and (shared >= min(len(a), len(b)) or shared / max(len(a), len(b)) >= 0.5)


def _vague(indication: str) -> bool:
    """Whether a disease is named so broadly that it tells nothing apart: "solid tumors", "cancers of the blood"."""
    return not {word for word in telling(indication) if word.isalpha()} - _BROAD


@lru_cache(maxsize=16384)
def line(words: str) -> frozenset[str]:
    """Which use of a medicine the words are of, where one product has several: its line of treatment.

    >>> sorted(line("first-line use and adjuvant use")), sorted(line("a trial"))
    (['1', 'adjuvant'], [])
    """
    return frozenset(_LINES.get(_use(match), _use(match)) for match in _LINE.finditer(words))


_AGENCY = re.compile(
    r"\b(?:(FDA|Food and Drug Administration)|(EMA|CHMP|European Commission|European Medicines Agency)|(MHRA)|"
    r"(PMDA|MHLW)|(USDA)|(CARB|California Air Resources Board)|(EPA)|(FAA)|(FERC)|(NMPA)|(Health Canada)|(TGA)|"
    r"(SEC)|(NRC))\b"
)


@lru_cache(maxsize=16384)
def agencies(words: str) -> frozenset[int]:
    """Which agencies some words name, by their place in the table: an approval by another one is another approval.

    >>> agencies("approved by the USDA") & agencies("a BLA to the FDA")
    frozenset()
    """
    return frozenset(match.lastindex for match in _AGENCY.finditer(words) if match.lastindex)


_PLACE = re.compile(
    r"\b(?:(U\.S\.(?:A\.)?|USA?|United States|FDA)|(EU|E\.U\.|Europe(?:an)?|EMA|CHMP|MAA)|(UK|U\.K\.|United Kingdom|"
    r"MHRA)|(Japan(?:ese)?|PMDA|MHLW)|(China|Chinese|NMPA)|(Canad\w+)|(Australia\w*|TGA))(?!\w)"
)


@lru_cache(maxsize=16384)
def places(words: str) -> frozenset[int]:
    """Which regions of the world some words name, by their place in the table.

    >>> len(places("approved in Japan, and the CHMP recommends it")), len(places("approved by the FDA in the US"))
    (2, 1)
    """
    return frozenset(match.lastindex for match in _PLACE.finditer(words) if match.lastindex)


def _use(match: re.Match[str]) -> str:
    return (match[1] or match[2]).casefold()


_LINES = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "frontline": "1"}
_LINE = any_case(r"\b(?:(first|second|third|1st|2nd|3rd)[- ]line\b|(frontline|adjuvant|neoadjuvant|maintenance)\b)")
_BROAD = frozenset(
    """cancer tumor tumour solid blood other disease disorder certain rare condition patient malignancy infection
    syndrome various for the and of with advanced revolutionary innovative novel breakthrough new promising deadly
    aggressive serious severe chronic acute difficult hard treat treating fight fighting life threatening debilitating
    challenging multiple several common major leading key unmet specific orphan ultra most many all""".split()
)


def _initials(words: tuple[str, ...]) -> set[str]:
    """The words run together, and their first letters, in the plain and in the shortened form ("NSCLC", "DLBCL")."""
    letters = "".join(word[0] for word in words)
    return {"".join(words), letters} if len(words) > 1 else {"".join(words)}


def _same_region(one: str, other: str) -> bool:
    return bool(_parts(one) & _parts(other))


def _same_words(one: str, other: str) -> bool:
    return bool(telling(one) & telling(other))


def _same_meeting(one: str, other: str) -> bool:
    """One meeting in one year; the order of its hosts does not matter."""
    mine, theirs = ({word: word.isdigit() for word in tokens(each)} for each in (one, other))
    names = [{word for word, digits in each.items() if not digits} for each in (mine, theirs)]
    years = [{word for word, digits in each.items() if digits} for each in (mine, theirs)]
    return bool(names[0] & names[1]) and (not all(years) or years[0] == years[1])


def _same_period(one: str, other: str) -> bool:
    """Two periods are one where they end together; a part of the year that ends with the year is its remainder."""
    return one.rpartition("/")[2] == other.rpartition("/")[2]


def _parts(value: str) -> frozenset[str]:
    return frozenset(part for part in re.split(r"[^a-z]+", value.casefold()) if part and part != "and")


_RELEVANT: dict[str, tuple[str, ...]] = {
    "preclinical": ("region", "what"),
    "entry": ("indication", "phase", "trial", "what"),
    "conduct": ("indication", "phase", "trial", "what"),
    "data": ("indication", "phase", "trial", "meeting", "what"),
    "regulatory": ("indication", "region", "what"),
    "commercial": ("indication", "region", "what"),
    "portfolio": ("indication", "what"),
    "figures": ("what",),
}
_COMPARED = (
    ("indication", same_indication),
    ("phase", same_phase),
    ("region", _same_region),
    ("trial", _same_words),
    ("period", _same_period),
    ("meeting", _same_meeting),
    ("what", _same_words),
)
