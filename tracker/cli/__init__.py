"""The command line: parse the words, make one call, print what it returns."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

import click
from click.exceptions import Exit

from tracker import opening, printing
from tracker.cli import alerts, books, edgar, forecasts, ledgers, readers, reports, revisions, services
from tracker.errors import TrackerError, UsageError

PIPE_CLOSED = 141  # what a shell reports of a command that a closed pipe has ended


def asked(ctx: click.Context | None) -> click.Context | None:
    """The context of the command that a group has called, so that wrong usage names it and its help."""
    if ctx is None or not isinstance(ctx.command, click.Group) or not ctx.invoked_subcommand:
        return ctx
    command = ctx.command.get_command(ctx, ctx.invoked_subcommand)
    return click.Context(command, parent=ctx, info_name=command.name) if command else ctx


@contextmanager
def told(ctx: click.Context | None = None) -> Iterator[None]:
    """Turns what the tracker refuses into `error: ...` and status 1; what makes no sense into status 2.

    Nobody reads on where a pipe is closed, as by `head`: that ends a command without a word.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        drop_unwritten()
        raise Exit(PIPE_CLOSED) from None
    except UsageError as error:
        raise click.UsageError(str(error), asked(ctx)) from error
    except (TrackerError, sqlite3.Error) as error:
        what = opening.told(error) if isinstance(error, sqlite3.Error) else str(error)
        click.echo(f"error: {printing.safe(what)}", err=True)
        raise Exit(1) from error
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        click.echo(f"error: {printing.safe(what)}{(error.strerror or str(error)).lower()}", err=True)
        drop_unwritten()
        raise Exit(1) from error


def drop_unwritten() -> None:
    """Sends what a stream still holds and cannot write nowhere; else the interpreter would fail on it at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Commands(click.Group):
    """The commands in the order in which they are of use, each of them told of as above."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if stream is None:  # it was closed before we came
                setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - until the end
            elif isinstance(stream, TextIOWrapper):  # a character that an old encoding lacks costs no command
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with told():  # --help is printed here
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with told(ctx):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="milestone-tracker", prog_name="tracker", message="%(prog)s %(version)s")
def main() -> None:
    """What companies said would happen, and when, held against what happened.

    \b
    Begin with
      tracker ingest guidance.db FILINGS/     read documents into a ledger
      tracker status guidance.db              every prediction and its verdict
      tracker serve guidance.db               the same as pages in a browser
    """


for command in (
    readers.extract, readers.ingest, edgar.fetch, edgar.follow,
    books.status, books.due, reports.report, forecasts.forecast, forecasts.backtest,
    readers.explain, services.serve,
    services.watch,
    alerts.alerts, services.verify, ledgers.merge, ledgers.split, revisions.reread, revisions.review,
):  # fmt: skip
    main.add_command(command)
