"""Where a promise is looked for: by its kind, and by the codes of what it is about.

A code is an identity, so a statement or report of NV-12 is held against what is promised of NV-12 and of things that
have no code; what is promised of other codes is never touched, however much of it there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.live import Live
from events.names import codes


class Shelves:
    """All promises of one company in the order in which they were first said."""

    def __init__(self) -> None:
        self.all: list[Live] = []
        self._of_kind: dict[str, list[Live]] = {}
        self._plain: dict[str, list[int]] = {}
        self._coded: dict[tuple[str, str], list[int]] = {}

    def add(self, live: Live) -> None:
        first, place = live.thread.first, len(self.all)
        self.all.append(live)
        self._of_kind.setdefault(first.kind, []).append(live)
        named = codes(first.subject)
        for code in named:
            self._coded.setdefault((first.kind, code), []).append(place)
        if not named:
            self._plain.setdefault(first.kind, []).append(place)

    def kinds(self) -> list[str]:
        return sorted(self._of_kind)

    def newest(self, kinds: Iterable[str]) -> Iterator[Live]:
        """Every promise of some kinds, of each kind the newest first."""
        for kind in kinds:
            yield from reversed(self._of_kind.get(kind, []))

    def near(self, kinds: Iterable[str], named: frozenset[str]) -> Iterator[Live]:
        """The promises of some kinds that may be of these codes, kind by kind; all of them where there is no code."""
        for kind in kinds:
            if not named:
                yield from self._of_kind.get(kind, ())
                continue
            places = set(self._plain.get(kind, ()))
            for code in named:
                places.update(self._coded.get((kind, code), ()))
            yield from (self.all[place] for place in sorted(places))
