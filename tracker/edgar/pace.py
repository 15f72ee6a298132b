"""How fast EDGAR is asked by all trackers of a person on this machine together: each request takes the next turn.

Who takes one writes when the next may be taken into a file that all share, and then waits for its own. Nothing has to
be given back, so a process that is killed holds up nobody.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

FOLDER = "milestone-tracker"
QUEUE = 60.0  # seconds; a turn further ahead was written before the machine was started anew


class Pace:
    """Turns at asking a host, so many a second, over all processes that name the same file."""

    def __init__(
        self,
        file: Path,
        most: int,
        clock: Callable[[], float] = time.monotonic,  # the same in all processes of a machine
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.file, self.gap, self.clock, self.wait = file, 1 / most, clock, wait

    def take(self) -> float:
        """Wait for the next turn; the moment of it."""
        with self.file.open("a+", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # let go of when the file is closed
            file.seek(0)
            now = self.clock()
            turn = _next(file.read(64), now)
            file.truncate(0)
            file.write(repr(turn + self.gap))
        if turn > now:
            self.wait(turn - now)
        return turn


def _next(written: str, now: float) -> float:
    """The next turn as it was written, now where that is none."""
    try:
        found = float(written)
    except ValueError:
        return now
    return found if now <= found <= now + QUEUE else now


def place(host: str, otherwise: Path) -> Path:
    """The file of a host in this person's cache, in the other folder where that cannot be written.

    `host` may end with a port.
    """
    for folder in _folders(otherwise):
        file = folder / f"{host.replace(':', '-')}.turn"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            file.open("a").close()
            return file
    return otherwise / f"{host.replace(':', '-')}.turn"


def _folders(otherwise: Path) -> Iterator[Path]:
    said = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(said):
        yield Path(said) / FOLDER
    else:
        with suppress(RuntimeError):  # nobody's home
            yield Path.home() / ".cache" / FOLDER
    yield otherwise
