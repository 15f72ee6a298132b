"""The command line: parse the words, make one call, print what it returns."""

from __future__ import annotations

import sqlite3
from typing import Any

import click

from tracker.cli import alerts, books, readers, revisions, services
from tracker.errors import TrackerError, UsageError


class Commands(click.Group):
    """Turns what the tracker refuses into `error: ...` and status 1; what makes no sense into status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error), ctx) from error
        except (TrackerError, sqlite3.Error) as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)

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
    readers.extract, readers.ingest, books.status, books.due, readers.explain, services.serve, services.watch,
    alerts.alerts, services.verify, revisions.reread, revisions.review,
):  # fmt: skip
    main.add_command(command)
