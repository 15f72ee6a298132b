"""What happens to windows after they are found: later words that lean on earlier ones, and what falls.

Each refiner is a plain function from windows to windows.
"""

from __future__ import annotations

from collections.abc import Callable

from events.types import Window
from events.windows.units import Moment

Refiner = Callable[[list[Window], Moment], list[Window]]


def drop_backwards(windows: list[Window], moment: Moment) -> list[Window]:
    """A window that would close before it opens is none."""
    del moment
    return [window for window in windows if not (window.opens and window.closes and window.closes < window.opens)]


REFINERS: tuple[Refiner, ...] = (drop_backwards,)
