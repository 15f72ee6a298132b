"""The reference class of a promise: family, controller, horizon, width and moves, or the first wider that holds enough.

Twenty judged promises are enough; whether a promise had moved before counts where two hundred are judged at all. The
class and its n are part of every forecast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tracker.forecasts.habit import NONE, Habits
from tracker.forecasts.past import Past
from tracker.metrics.curves import Step, cumulative

ENOUGH = 20
MANY = 200  # judged promises of all from which on it counts whether one had moved before
FINE = 0.02  # share of those still waited for by which a curve's steps are told apart

Key = tuple[object, ...]
AHEAD = ("up to 3 months ahead", "3 to 6 months ahead", "6 to 12 months ahead", "1 to 2 years ahead",
         "over 2 years ahead")  # fmt: skip
FOR = ("for a day", "for a month at most", "for a quarter at most", "for a half-year at most", "for longer")
HANDS = {"self": "in the company's own hands", "partner": "in a partner's hands", "court": "in a court's hands",
         "regulator": "in a regulator's hands", "market": "in the market's hands"}  # fmt: skip

# what a class may share: a property of its promises, and its words
Trait = tuple[Callable[[Past], object], Callable[[Past], str]]
FAMILY: Trait = (lambda past: past.family, lambda past: past.family)
HAND: Trait = (lambda past: past.controller, lambda past: HANDS.get(past.controller, past.controller))
HORIZON: Trait = (lambda past: past.horizon, lambda past: AHEAD[past.horizon])
WIDTH: Trait = (lambda past: past.width, lambda past: FOR[past.width])
MOVED: Trait = (lambda past: past.moved > 0, lambda past: "moved before" if past.moved else "not moved before")

# from the narrowest to the widest
LEVELS: tuple[tuple[Trait, ...], ...] = (
    (FAMILY, HAND, HORIZON, WIDTH, MOVED),
    (FAMILY, HAND, HORIZON, WIDTH),
    (FAMILY, HAND, HORIZON),
    (FAMILY, HAND),
    (FAMILY,),
    (HAND,),
    (),
)
OF_FAMILY = LEVELS.index((FAMILY,))


def key(level: int, past: Past) -> Key:
    """What a promise shares with its class of a level."""
    return tuple(read(past) for read, _ in LEVELS[level])


def words(level: int, past: Past) -> str:
    """A class in words.

    >>> from datetime import date
    >>> promise = Past("p", "c", "data", "self", date(2030, 1, 1), None, date(2030, 7, 1), date(2030, 1, 1), "")
    >>> words(2, promise), words(6, promise)
    ("data, in the company's own hands, 3 to 6 months ahead", 'all promises')
    """
    return ", ".join(told(past) for _, told in LEVELS[level]) or "all promises"


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

    def __init__(self, history: Iterable[Past], habits: Habits = NONE, same: Library | None = None) -> None:
        """Of a history; `same` is another library of it, whose sorting is taken over."""
        self.history = tuple(history)
        self.habits = habits
        self.many = sum(bool(past.cause) for past in self.history) >= MANY
        self._levels: dict[int, dict[Key, list[Past]]] = same._levels if same else {}
        self._medians: dict[str, float] = {}
        self._made: dict[tuple[int, Key], Reference | None] = {}

    def reference(self, promise: Past, first: int = 0) -> Reference | None:
        """The narrowest class from level `first` on with twenty judged members; None where even all are fewer."""
        for level in range(max(first, 0 if self.many else 1), len(LEVELS)):
            name = level, key(level, promise)
            if name not in self._made:
                self._made[name] = self._reference(*name, words(level, promise))
            found = self._made[name]
            if found is not None:
                return found
        return None

    def median_delay(self, family: str) -> float:
        """The delay in the middle of what a family has delivered; none where it has delivered nothing."""
        if family not in self._medians:
            delays = [past.delay for past in self.history if past.cause == "delivered" and past.family == family]
            self._medians[family] = median(delays) if delays else 0.0
        return self._medians[family]

    def _reference(self, level: int, named: Key, told: str) -> Reference | None:
        members = self._level(level).get(named, [])
        judged = sum(bool(member.cause) for member in members)
        if judged < ENOUGH:
            return None
        delays = [(member.delay_by(self.habits.of(member.company)), member.cause) for member in members]
        in_order = tuple(sorted(delay for delay, _ in delays))
        return Reference(level, told, judged, in_order, joined(cumulative(delays)))

    def _level(self, level: int) -> dict[Key, list[Past]]:
        found = self._levels.get(level)
        if found is None:
            found = defaultdict(list)
            if level:  # by what the narrowest classes share
                for members in self._level(0).values():
                    found[key(level, members[0])] += members
            else:
                for past in self.history:
                    found[key(0, past)].append(past)
            self._levels[level] = found  # whole, because several threads may ask
        return found


def joined(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of a curve, those of a large class joined until a fiftieth fewer are waited for.

    >>> [step.at for step in joined(cumulative([(day, "delivered") for day in range(1000)]))][:3]
    [0, 20, 40]
    """
    kept: list[Step] = []
    for number, step in enumerate(steps):
        if not kept or number == len(steps) - 1 or step.waiting <= kept[-1].waiting * (1 - FINE):
            kept.append(step)
    return tuple(kept)
