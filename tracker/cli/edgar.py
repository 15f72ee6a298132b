"""The commands that ask EDGAR: fetch and follow."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import clock, printing
from tracker.cli.endings import goes_on
from tracker.cli.words import IDENTITY, LEDGER, Command, day
from tracker.errors import UsageError
from tracker.printing import counted

FORMS = click.option(
    "--forms", metavar="FORM,...", help="8-K,10-Q,10-K,20-F,6-K,CORRESP,UPLOAD where left out; amendments come along."
)
CAME = ("company", "filed_on", "form", "accession", "outcome", "documents", "repeats", "statements", "reason")
SHOWN = {"filed_on": "filed", "form": "form", "company": "company", "outcome": "came of it", "documents": "documents",
         "statements": "statements", "reason": "reason"}  # fmt: skip
FOLLOWED = ("cik", "company", "tickers", "forms", "since")


def since(command: Command) -> Command:
    return click.option("--since", type=day, metavar="YYYY-MM-DD", help="The first day of filing.")(command)


@click.command()
@LEDGER
@click.argument("companies", nargs=-1, required=True, metavar="TICKER|CIK...")
@FORMS
@since
@click.option("--until", type=day, metavar="YYYY-MM-DD", help="The last day of filing.")
@click.option("--again", is_flag=True, help="Ask again, too, for what came and could not be read.")
@IDENTITY
def fetch(
    ledger: Path, companies: tuple[str, ...], forms: str | None, since: date | None, until: date | None, again: bool,
    identity: str,
) -> None:  # fmt: skip
    """Bring what the ledger lacks of companies' filings on EDGAR into it, with their EX-99 exhibits, and judge.

    Filings come in the order of their days; a run that was broken goes on where it was. What could not be read is asked
    for again when the program has changed.

    \b
    Example
      tracker fetch guidance.db IMGN --since 2010-01-01 --identity "Ann Lee ann@example.org"
      tracker fetch guidance.db 855654 320193 --forms 8-K,10-Q,10-K
    """
    from tracker.edgar import client, fetching, naming
    from tracker.edgar.addresses import hosts
    from tracker.edgar.changes import changes as changed
    from tracker.edgar.changes import marks
    from tracker.edgar.forms import read
    from tracker.edgar.register import Wanted
    from tracker.ledger import Ledger
    from tracker.progress import bar

    wanted = Wanted(**({"forms": read(forms)} if forms else {}), since=since or date.min, until=until or date.max)
    if wanted.since > wanted.until:
        raise UsageError(f"--since {since} lies after --until {until}; nothing is filed between them")
    name = client.identity(identity)
    with goes_on(), bar() as progress:
        progress(0, len(companies), f"{hosts().base}: who {', '.join(companies)} is")  # edgartools takes its time, too
        with client.Client(name, noted=_note) as edgar, Ledger(ledger) as open_ledger:
            before = marks(open_ledger)
            asked = [(cik, wanted) for cik in dict.fromkeys(naming.ciks(open_ledger, edgar, companies))]
            harvest = fetching.fetch(open_ledger, edgar, asked, progress, again=again)
            changes = changed(open_ledger, before)
    printing.table(_rows(harvest.came), CAME, SHOWN)
    for failure in harvest.summary.failed:
        click.echo(printing.safe(f"error: {failure.source}: {failure.reason}"), err=True)
    for words in harvest.unlisted:
        click.echo(printing.safe(f"error: {words}"), err=True)
    names = ", ".join(f"{name} (CIK {cik})" for cik, name in harvest.companies.items()) or "no company"
    had = sum(each.outcome == "read" for each in harvest.came)
    click.echo(printing.safe(
        f"{names}: {counted(harvest.listed, 'filing')} asked for, {harvest.known:,} known before, {had:,} read, "
        f"{len(harvest.came) - had:,} could not be had"
    ), err=True)  # fmt: skip
    click.echo(f"{counted(harvest.summary.statements, 'statement')}; {changes}", err=True)
    if harvest.ended:
        left = f"; {counted(harvest.left, 'filing')} left: run it again later" if harvest.left else ""
        click.echo(printing.safe(f"error: {harvest.ended}{left}"), err=True)
    if harvest.ended or harvest.unlisted or had < len(harvest.came) or harvest.summary.failed:
        sys.exit(1)


def _note(words: str) -> None:
    """Tell who waits why."""
    click.echo(printing.safe(words), err=True)


def _rows(came: list[Any]) -> Iterator[dict[str, Any]]:
    for each in came:
        yield {
            "company": each.company, "filed_on": each.entry.filed_on.isoformat(), "form": each.entry.form,
            "accession": each.entry.accession, "outcome": each.outcome, "documents": each.documents,
            "repeats": each.repeats, "statements": each.statements, "reason": each.reason,
        }  # fmt: skip


@click.command()
@LEDGER
@click.argument("companies", nargs=-1, metavar="[TICKER|CIK...]")
@FORMS
@since
@click.option("--stop", is_flag=True, help="No longer follow these companies; EDGAR is not asked.")
@IDENTITY
def follow(
    ledger: Path, companies: tuple[str, ...], forms: str | None, since: date | None, stop: bool, identity: str
) -> None:
    """Have `tracker watch` look for these companies' new filings on EDGAR; without companies, list who is followed.

    Where --since is left out, a company is followed from the newest filing that was listed on, else from today.

    \b
    Example
      tracker follow guidance.db IMGN
      tracker follow guidance.db IMGN --stop
    """
    from tracker.edgar import client, following, naming
    from tracker.edgar.addresses import hosts
    from tracker.edgar.forms import FORMS, read
    from tracker.edgar.register import Wanted
    from tracker.ledger import Ledger
    from tracker.progress import bar

    if not companies:
        if stop or forms or since:
            raise UsageError("--stop, --forms and --since want companies; name them by ticker or CIK")
        with Ledger(ledger, create=False) as open_ledger:
            printing.table(_followed(open_ledger.conn), FOLLOWED, {name: name for name in FOLLOWED})
        return
    taken = read(forms) if forms else FORMS
    with Ledger(ledger) as open_ledger:
        ciks = [naming.known_cik(open_ledger, name) for name in companies]
        if stop:
            following.named(open_ledger.conn, companies, ciks)
        elif not all(ciks):
            with bar() as progress:
                progress(0, len(companies), f"{hosts().base}: who {', '.join(companies)} is")
                with client.Client(client.identity(identity), noted=_note) as edgar:
                    ciks = naming.ciks(open_ledger, edgar, companies)
        for name, cik in zip(companies, ciks, strict=True):
            told = f"{name} (CIK {cik})" if name.lstrip("0") != cik else f"CIK {cik}"
            if stop:
                done = following.follow(open_ledger, cik, None, clock.now())
                click.echo(printing.safe(f"{told}: {'no longer followed' if done else 'was not followed'}"))
                continue
            begins = since or following.begin(open_ledger.conn, cik, clock.today())
            wanted = Wanted(taken, begins)
            done = following.follow(open_ledger, cik, wanted, clock.now())
            words = f"{','.join(wanted.forms)} filed from {begins} on"
            click.echo(printing.safe(f"{told}: {'followed' if done else 'was followed already'}, {words}"))


def _followed(conn: Any) -> Iterator[dict[str, Any]]:
    from tracker.edgar import following, register

    for each in following.current(conn):
        told = register.last_told(conn, each.cik)
        yield {
            "cik": each.cik, "company": told["name"] if told else None,
            "tickers": ", ".join(register.tickers(told)) if told else None, "forms": ",".join(each.wanted.forms),
            "since": each.wanted.since.isoformat(),
        }  # fmt: skip
