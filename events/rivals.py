"""Two promises of one kind that can't be one thing, and no words to tell which one a report means: a person looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.policy import POLICY, Policy
from events.scopes import agreement, relevant
from events.types import Sighting
from events.versions import Thread

_AGREES = "scope agrees"
_TELLING = ("done", "failed")


def contested(found: Sequence[tuple[Thread, Sighting]], policy: Policy = POLICY) -> list[Sighting]:
    """The sightings that one report makes, in the order given; where rivals fit as well, none of them acts alone."""
    acting = [(thread, s) for thread, s in found if s.score >= policy.acts and s.bearing in _TELLING]
    told = []
    for thread, sighting in found:
        rivals = [
            other
            for other, theirs in acting
            if other is not thread
            and other.first.kind == thread.first.kind
            and _AGREES not in sighting.because
            and (apart(other, thread) or _AGREES in theirs.because)
        ]
        if rivals and sighting.bearing in _TELLING:
            score = min(sighting.score, policy.doubted)
            sighting = replace(sighting, score=score, because=f"{sighting.because}; another promise fits as well")
        told.append(sighting)
    return told


def apart(one: Thread, other: Thread) -> bool:
    """Whether two promises of one kind name different regions, trials or diseases."""
    kind = one.first.kind
    return agreement(relevant(one.scope, kind), relevant(other.scope, kind)) is None
