"""Rows of guidance tables: the column that holds, low and high as one range, and the scale that the header gives.

Offsets stay what they were: a column that was superseded is blanked, a separator becomes a dash.
"""

from __future__ import annotations

from dataclasses import replace

from events.lettercase import any_case
from events.metrics import Measure
from events.types import Passage

_OLD = any_case(r"\b(?:previous(?:ly)?|prior|former|original|actual|old|20\d\d ?A)\b")
_NEW = any_case(r"\b(?:current|updated|new|revised|raised|guidance|outlook|estimate)\b")
_LOW = any_case(r"\b(?:low|minimum|from)\b")
_HIGH = any_case(r"\b(?:high|maximum|to)\b")
_SCALE = any_case(
    r"\b(?:in|US\$|\$|USD|EUR) ?(?:US |U\.S\. )?(?:dollars |euros? )?(?:in )?(?P<scale>thousand|million|billion)s?\b|"
    r"[(,] ?(?:in )?(?:US\$|[$€£]|EUR|USD) ?(?P<short>thousand|million|billion|mm|mn|m|bn)s?\)",
)
_FACTORS = {"thousand": 1e3, "million": 1e6, "mm": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_SCALED = any_case(r"thousand|million|billion|\d ?(?:k|m|mm|mn|bn|b)\b")


def settled(passage: Passage) -> str:
    """The words of a row with the columns settled by its header.

    >>> row = Passage(0, 27, "Sales\\t$480 - $500\\t$500 - $520", "row", ("2026 guidance", "Previous | Current"))
    >>> settled(row)
    'Sales\\t           \\t$500 - $520'
    """
    words = passage.words
    if passage.shape != "row" or not passage.headings or "\t" not in words:
        return words
    names = [name.strip() for name in passage.headings[-1].split("|")]
    cells = words.split("\t")
    names = names[-(len(cells) - 1) :]
    if len(names) != len(cells) - 1 or len(names) < 2:
        return words
    if any(_OLD.search(name) for name in names) and any(_NEW.search(name) for name in names):
        kept = [" " * len(cell) if _OLD.search(name) else cell for name, cell in zip(names, cells[1:], strict=True)]
        return "\t".join([cells[0], *kept])
    low = next((place for place, name in enumerate(names) if _LOW.search(name)), None)
    if low is not None and low + 1 < len(names) and _HIGH.search(names[low + 1]):
        return "\t".join(cells[: low + 2]) + "-" + "\t".join(cells[low + 2 :])
    return words


def scaled(measure: Measure, passage: Passage, words: str) -> Measure:
    """The measure in full units, where the table says that its amounts are in thousands or millions."""
    figure = measure.figure
    if (
        figure is None
        or passage.shape != "row"
        or not figure.money
        or "per share" in measure.name
        or measure.name.lower().endswith(("eps", "costs", "aisc"))
        or _SCALED.search(words[figure.start : figure.end])
    ):
        return measure
    given = next((match for text in (words, *reversed(passage.headings)) if (match := _SCALE.search(text))), None)
    if given is None:
        return measure
    factor = _FACTORS[(given["scale"] or given["short"]).lower()]
    low, high = (None if bound is None else bound * factor for bound in (figure.low, figure.high))
    return replace(measure, figure=replace(figure, low=low, high=high))
