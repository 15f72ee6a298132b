"""How far a long run has come: a bar on standard error where a person looks at it, nothing where nobody does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int, str], None]  # done, of how many, what was done last


def quiet(done: int, total: int, what: str) -> None:
    """Progress that is told to nobody."""


@contextmanager
def bar() -> Iterator[Progress]:
    """A function to tell progress to: how many are done, of how many, and what was last; `quiet` where nobody looks."""
    if not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console  # late: the processes that read need none of it
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Shown

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Shown(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total, what: progress.update(task, completed=done, total=total, description=what[-50:])
