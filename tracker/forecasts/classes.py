"""The reference class of a promise: family, controller, horizon and width, or the first wider one that holds enough.

Twenty judged promises are enough. The class and its n are part of every forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.forecasts.habit import NONE, Habits
from tracker.forecasts.past import Past
from tracker.metrics.curves import Step, cumulative

ENOUGH = 20

Key = tuple[object, ...]
# from the narrowest to the widest, each with its words
LEVELS: tuple[tuple[str, Callable[[Past], Key]], ...] = (
    ("family, controller, horizon and width", lambda past: (past.family, past.controller, past.horizon, past.width)),
    ("family, controller and horizon", lambda past: (past.family, past.controller, past.horizon)),
    ("family and controller", lambda past: (past.family, past.controller)),
    ("family", lambda past: (past.family,)),
    ("controller", lambda past: (past.controller,)),
    ("all", lambda past: ()),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A class: its words, how many of its members are judged, the delays of all in order, and its curve over delay."""

    level: int
    words: str
    judged: int
    delays: tuple[float, ...]
    steps: tuple[Step, ...]


class Library:
    """All classes of a history, each made once, every delay freed of its company's habit."""

    def __init__(self, history: Iterable[Past], habits: Habits = NONE) -> None:
        self.history = tuple(history)
        self.habits = habits
        self._levels: list[dict[Key, list[Past]]] = []
        for _, key in LEVELS:
            groups: dict[Key, list[Past]] = defaultdict(list)
            for past in self.history:
                groups[key(past)].append(past)
            self._levels.append(groups)
        self._made: dict[tuple[int, Key], Reference | None] = {}

    def reference(self, promise: Past, first: int = 0) -> Reference | None:
        """The narrowest class from level `first` on with twenty judged members; None where even all are fewer."""
        for level in range(first, len(LEVELS)):
            name = level, LEVELS[level][1](promise)
            if name not in self._made:
                self._made[name] = self._reference(*name)
            found = self._made[name]
            if found is not None:
                return found
        return None

    def _reference(self, level: int, key: Key) -> Reference | None:
        members = self._levels[level].get(key, [])
        judged = sum(bool(member.cause) for member in members)
        if judged < ENOUGH:
            return None
        delays = [(member.delay_by(self.habits.of(member.company)), member.cause) for member in members]
        return Reference(
            level, LEVELS[level][0], judged, tuple(sorted(delay for delay, _ in delays)), tuple(cumulative(delays))
        )
