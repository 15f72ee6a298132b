"""What is known of one stated window: who said it when for when, and how it ended, or that it has not ended.

Delay is measured on a scale of its own: days from the close over the days promised ahead, thirty at least. At -1 a
promise is delivered on the day on which it was said, at 0 on the last day of its window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cause = Literal["delivered", "dropped", ""]
LEAST = 30  # days ahead that a promise counts for at least
HORIZONS = (92, 183, 366, 731)
WIDTHS = (1, 31, 92, 184)


@dataclass(frozen=True, slots=True)
class Past:
    """A stated window as known on a day. `cause` is "" while it is waited for; `ended` is then the day of asking."""

    prediction: str
    company: str
    family: str
    controller: str
    said: date
    opens: date | None
    closes: date
    ended: date
    cause: Cause
    moved: int = 0  # how often the promise had been pushed out before

    @property
    def ahead(self) -> int:
        """Days from the saying to the close, thirty at least.

        >>> Past("p", "c", "entry", "self", date(2030, 1, 1), None, date(2030, 1, 11), date(2030, 1, 9), "").ahead
        30
        """
        return max((self.closes - self.said).days, LEAST)

    @property
    def delay(self) -> float:
        """When it ended, or until when it was waited for, on the scale of delay."""
        return self.delay_by(1.0)

    def delay_by(self, factor: float) -> float:
        """The delay that it would have had without a habit: of a company that takes `factor` times as long."""
        return ((self.ended - self.said).days / factor - (self.closes - self.said).days) / self.ahead

    @property
    def horizon(self) -> int:
        """The class of how far ahead it was said, from 0."""
        return sum((self.closes - self.said).days > bound for bound in HORIZONS)

    @property
    def width(self) -> int:
        """The class of how wide the window is, from 0 for a day; one without an opening counts as the widest."""
        if self.opens is None:
            return len(WIDTHS)
        return sum((self.closes - self.opens).days + 1 > bound for bound in WIDTHS)
