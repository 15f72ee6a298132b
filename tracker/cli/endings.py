"""How a long run ends that a person breaks off: with a line that says what becomes of it, and the status of Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

BROKEN_OFF = 130  # what a shell reports of a command that Ctrl-C has ended


@contextmanager
def goes_on() -> Iterator[None]:
    """Tell who breaks a run off that it can be gone on with."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("ended; what is in stays in, and the same command goes on from there", err=True)
        sys.exit(BROKEN_OFF)
