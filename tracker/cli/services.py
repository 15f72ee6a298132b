"""The commands that stay with a ledger or look into it: serve, watch, verify."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from tracker import due
from tracker.cli.words import AS_OF, LEDGER, seconds
from tracker.ledger import Ledger


@click.command()
@LEDGER
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--open", "open_browser", is_flag=True, help="Open the pages in a browser.")
def serve(ledger: Path, port: int, host: str, open_browser: bool) -> None:
    """Serve the ledger as pages, with Datasette, until Ctrl-C.

    \b
    Example
      tracker serve guidance.db --port 8002 --open
    """
    from tracker.serve import serve as serve_ledger

    serve_ledger(ledger, port=port, host=host, open_browser=open_browser)


@click.command()
@LEDGER
def verify(ledger: Path) -> None:
    """Compute again everything that can be, and say what does not agree; status 1 where anything does not.

    That newer rules would read the documents otherwise is said too, and is no fault: see `tracker reread`.

    \b
    Example
      tracker verify guidance.db
    """
    from tracker.verify import SHOWN
    from tracker.verify import verify as verify_ledger

    faults = 0
    with Ledger(ledger, create=False) as open_ledger:
        for check in verify_ledger(open_ledger):
            faults += len(check.faults)
            click.echo(f"{'ok' if not check.faults else 'no':4}{check.what} ({check.checked:,} checked)")
            for fault in check.faults[:SHOWN]:
                click.echo(f"error: {fault}", err=True)
            if len(check.faults) > SHOWN:
                click.echo(f"error: and {len(check.faults) - SHOWN:,} more of the kind", err=True)
            for note in check.notes:
                click.echo(f"    {note}")
    if faults:
        sys.exit(1)


@click.command()
@LEDGER
@click.option("--once", is_flag=True, help="Look once and end, as for cron.")
@AS_OF
@click.option(
    "--every", type=seconds, metavar="Ns", default="60s", show_default=True, help="The pause between two looks."
)
def watch(ledger: Path, once: bool, as_of: date | None, every: int) -> None:
    """Flag what falls due (opens, due soon, closes today, overdue), each once, until it is ended.

    \b
    Example
      tracker watch guidance.db --once --as-of 2011-09-01
    """
    from tracker import scheduler

    def told(raised: list[dict[str, str]]) -> None:
        for row in raised:
            click.echo(due.told(row))
        sys.stdout.flush()

    if once:
        with scheduler.alone(ledger):
            scheduler.tick(ledger, told, as_of)
    else:
        scheduler.watch(ledger, every, told, as_of)
