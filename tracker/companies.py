"""Which printed names are one company: those of one CIK; and a name without a CIK goes with the only CIK that bears it.

The answer depends on the set of names alone, never on the order in which they came.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from events.types import content_id

OPENING = 15_000  # characters in which a document says who publishes it
LEGAL = (
    r"Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|LLP|plc|PLC|P\.L\.C|N\.V|NV|S\.A|SA"
    r"|AG|A/S|ASA|AB|SE|S\.p\.A|SpA|Oyj|GmbH|KGaA|B\.V|BV|Trust|Bancorp|Holdings|Group|S\.A\.B|Pte|Pty|Berhad|Bhd|KK"
)
_FORMS = frozenset(
    """inc incorporated corp corporation co company ltd limited llc lp llp plc sa ag nv bv ab asa as oyj spa se gmbh
    kgaa the holding holdings group""".split()
)


def folded(name: str) -> str:
    """A company's name without case, marks, accents and legal form: what two spellings have in common.

    >>> folded("ImmunoGen, Inc."), folded("IMMUNOGEN INC"), folded("The Coca-Cola Co /DE/")
    ('immunogen', 'immunogen', 'coca cola')
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"/[A-Za-z]{2,3}/?\s*$", "", name)).casefold()
    words = re.findall(r"[^\W_]+", re.sub(r"[.'’\u0300-\u036f]", "", plain))
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


def spelled(name: str, text: str) -> str:
    """A name that is given in capitals as a text spells it, with its legal form; as given where it is not found.

    >>> spelled("ORION METALS INC", "Orion Metals, Inc. (the Company) sold ...")
    'Orion Metals, Inc.'
    >>> spelled("TARGET CORP", "our target")
    'TARGET CORP'
    """
    words = r"[^\w\n]{1,3}".join(map(re.escape, folded(name).split()))
    pattern = re.compile(rf"(?<!\w){words}(?:,?\s(?-i:{LEGAL})\b\.?)?(?!\w)", re.IGNORECASE)
    places = f"{text[:OPENING]}\n{text[OPENING:][-OPENING // 2 :]}"
    found = {re.sub(r"\s", " ", match[0]) for match in islice(pattern.finditer(places), 100)}
    own = [each for each in found if each[0].isupper() and not each.isupper() and folded(each) == folded(name)]
    return display(own) if own else name


def identity(name: str, cik: str) -> str:
    """The id of a company as one document names it."""
    return content_id("company", folded(name), cik)


def heads(companies: Iterable[Mapping[str, str | None]]) -> dict[str, str]:
    """For each id of these rows (`id`, `folded`, `cik`) the id of the row that stands for the whole company.

    >>> rows = [dict(id="a", folded="orion", cik=None), dict(id="b", folded="orion", cik="7"),
    ...         dict(id="c", folded="orion metals", cik="7"), dict(id="d", folded="lyra", cik=None)]
    >>> heads(rows)
    {'a': 'b', 'b': 'b', 'c': 'b', 'd': 'd'}
    """
    rows = list(companies)
    of_cik: dict[str, str] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["cik"]:
            of_cik[row["cik"]] = min(of_cik.get(row["cik"], "~"), str(row["id"]))
            bearers[str(row["folded"])].add(row["cik"])
    found: dict[str, str] = {}
    for row in rows:
        known = {row["cik"]} if row["cik"] else bearers[str(row["folded"])]
        found[str(row["id"])] = of_cik[next(iter(known))] if len(known) == 1 else str(row["id"])
    return found


def display(names: Iterable[str]) -> str:
    """The name to print: not all capitals where there is a choice, then the longest, then the first by letter."""
    return min(names, key=lambda name: (name.isupper(), -len(name), name))
