"""A share of judged promises, with what a sample of its size can tell, and the words for it.

Fewer than five judged promises give counts and no rate; under twenty a rate is called small.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

LEAST, SMALL = 5, 20
Z = 1.96  # 95 percent


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many; `partial` of them were delivered in part and count as not delivered."""

    made: int
    of: int
    partial: int = 0

    @property
    def share(self) -> float | None:
        """The share from 0 to 1, None where there are fewer than five.

        >>> Rate(20, 25).share, Rate(2, 3).share
        (0.8, None)
        """
        return self.made / self.of if self.of >= LEAST else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 percent interval; (0, 1) of nothing.

        >>> tuple(round(bound, 3) for bound in Rate(20, 23).interval)
        (0.679, 0.955)
        """
        if not self.of:
            return 0.0, 1.0
        n, share = self.of, self.made / self.of
        spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        centre, scale = share + Z * Z / (2 * n), 1 + Z * Z / n
        return max((centre - spread) / scale, 0.0), min((centre + spread) / scale, 1.0)

    @property
    def words(self) -> str:
        """The rate with its interval and n, or the count alone where it is of too few.

        >>> Rate(20, 23).words
        '20 of 23, 87% (95% interval 68–95%)'
        >>> Rate(3, 7).words, Rate(1, 2).words, Rate(0, 0).words
        ('3 of 7, 43% (95% interval 16–75%; a small number)', '1 of 2, too few for a rate', 'none yet')
        """
        if not self.of:
            return "none yet"
        count = f"{self.made} of {self.of}"
        if self.of < LEAST:
            return f"{count}, too few for a rate"
        low, high = self.interval
        small = "; a small number" if self.of < SMALL else ""
        return f"{count}, {self.made / self.of:.0%} (95% interval {100 * low:.0f}–{100 * high:.0f}%{small})"


def shrunk(rate: Rate, prior: float, weight: float = 8.0) -> float:
    """A rate drawn towards that of its class, as if `weight` promises of the class had been judged too.

    >>> round(shrunk(Rate(3, 3), 0.5), 3)
    0.636
    """
    return (rate.made + weight * prior) / (rate.of + weight)
