"""Which partition a document belongs in: its company's, by the CIK that it tells or that its name alone leads to.

Whether a name leads to a CIK is known when all is read, as a ledger knows it: where all documents that bear the name
and a CIK bear the same one. Until then a document without a CIK lies in the partition of its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from events.types import Filing, content_id
from tracker.companies import folded

Company = tuple[str, str]  # the name of a document's company, folded, and its CIK or ""


def company_of(filing: Filing) -> Company:
    """How a document tells whose it is."""
    return folded(filing.company), filing.cik


def partition_of(name: str, cik: str, partitions: int) -> int:
    """The partition of a company, by CIK where that is known and else by its folded name."""
    return int(content_id("partition", cik or name), 16) % partitions


def homes(told: Iterable[Company]) -> dict[str, str]:
    """The CIK to which each name leads that some documents bear without one.

    >>> homes([("orion", ""), ("orion", "7"), ("lyra", ""), ("vega", ""), ("vega", "8"), ("vega", "9")])
    {'orion': '7'}
    """
    ciks: dict[str, set[str]] = defaultdict(set)
    alone = set()
    for name, cik in told:
        if cik:
            ciks[name].add(cik)
        else:
            alone.add(name)
    return {name: next(iter(ciks[name])) for name in sorted(alone) if len(ciks[name]) == 1}


@dataclass(frozen=True, slots=True)
class Moves:
    """Of one partition the names that leave it, and those that come, by the partition in which they lay."""

    leaving: frozenset[str] = frozenset()
    coming: Mapping[int, frozenset[str]] = field(default_factory=dict)


def moves(homes: Mapping[str, str], number: int, partitions: int) -> Moves:
    """What moves out of a partition and into it when names have led to their CIK."""
    leaving, coming = set(), defaultdict(set)
    for name, cik in homes.items():
        lay, lies = partition_of(name, "", partitions), partition_of(name, cik, partitions)
        if lay == number != lies:
            leaving.add(name)
        if lies == number != lay:
            coming[lay].add(name)
    return Moves(frozenset(leaving), {lay: frozenset(names) for lay, names in coming.items()})
