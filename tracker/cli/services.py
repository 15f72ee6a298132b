"""The commands that stay with a ledger or look into it: serve, watch, verify."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import click

from tracker import printing
from tracker.cli.words import ALERTS, AS_OF, IDENTITY, LEDGER, seconds
from tracker.ledger import Ledger

NOON = time(12)  # the moment that --as-of means: no quiet hours, and the morning's digest is due


@click.command()
@click.argument("ledgers", nargs=-1, required=True, metavar="LEDGER...", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--open", "open_browser", is_flag=True, help="Open the pages in a browser.")
@click.option("--root", is_flag=True, help="Print an address that signs in as root, who may review.")
def serve(ledgers: tuple[Path, ...], port: int, host: str, open_browser: bool, root: bool) -> None:
    """Serve the ledger as pages, with Datasette, until Ctrl-C; several with a board and a search over all.

    \b
    Example
      tracker serve guidance.db --port 8002 --open
      tracker serve guidance.db --root
      tracker serve guidance-1-of-2.db guidance-2-of-2.db
    """
    from tracker.serve import serve as serve_ledger

    serve_ledger(*ledgers, port=port, host=host, open_browser=open_browser, root=root)


@click.command()
@LEDGER
@click.option(
    "--same-as", "other", metavar="LEDGER", type=click.Path(path_type=Path),
    help="Compare with another ledger, table by table, and name the columns and rows that differ.",
)  # fmt: skip
def verify(ledger: Path, other: Path | None) -> None:
    """Compute again everything that can be, and say what does not agree; status 1 where anything does not.

    That newer rules would read the documents otherwise is said too, and is no fault: see `tracker reread`.

    \b
    Example
      tracker verify guidance.db
      tracker verify guidance.db --same-as copy.db
    """
    if other:
        from tracker.contents import differing

        differences = differing(ledger, other)
        click.echo(f"{'no' if differences else 'ok':4}{ledger} and {other} hold the same")
        for difference in differences:
            click.echo(printing.safe(f"error: {difference}"), err=True)
        sys.exit(bool(differences))
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
    "--every", type=seconds, metavar="Ns", default="30s", show_default=True, help="The pause between two looks."
)
@ALERTS
@click.option(
    "--folder", "folders", multiple=True, metavar="FOLDER", type=click.Path(path_type=Path),
    help="A folder whose documents are read, beside those of the alerts file; may be repeated.",
)  # fmt: skip
@IDENTITY
def watch(
    ledger: Path,
    once: bool,
    as_of: date | None,
    every: int,
    alerts: Path | None,
    folders: tuple[Path, ...],
    identity: str,
) -> None:
    """Take in new documents, flag what falls due, judge, and tell who asked, each thing once, until it is ended.

    Companies that `tracker follow` names are looked for on EDGAR at every look.
    Who is told what stands in alerts.yml beside the ledger or comes from `tracker alerts subscribe`.

    \b
    Example
      tracker watch guidance.db --folder filings/
      tracker watch guidance.db --once --as-of 2011-09-01
    """
    from tracker import clock, messages, scheduler
    from tracker.alert_file import Folder, beside
    from tracker.edgar.following import Looks
    from tracker.hours import moment_of
    from tracker.rounds import Round

    settings = beside(ledger, alerts)
    messages.check(settings.templates)
    more = tuple(Folder(folder.absolute()) for folder in folders)
    anew = not ledger.exists()
    with Ledger(ledger, create=bool(more or settings.folders)):
        pass
    if anew:
        _say(f"{ledger}: there was none, so it begins with what is in the folders")
    settings = replace(settings, folders=settings.folders + more)
    round = Round(ledger, settings, say=_say, complain=_complain, as_of=as_of, also=more, edgar=Looks(identity))
    if once:
        now = moment_of(as_of, NOON, settings.zone) if as_of else clock.now()
        scheduler.once(round, now)
    else:
        scheduler.watch(round, every)


def _say(line: str) -> None:
    click.echo(printing.safe(line))
    sys.stdout.flush()


def _complain(line: str) -> None:
    click.echo(printing.safe(f"error: {line}"), err=True)
