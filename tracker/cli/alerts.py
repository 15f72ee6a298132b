"""The commands of alerts: what was told to whom, who asked for what, and whether an address answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import clock, printing
from tracker.cli.words import ALERTS, LEDGER, day
from tracker.ledger import Ledger, reading

MESSAGE_COLUMNS = (
    "state", "made_at", "subscription", "to", "form", "title", "tried", "tried_at", "again_at", "answer", "message",
)  # fmt: skip
MESSAGE_SHOWN = {"state": "state", "made_at": "made", "to": "to", "title": "what", "answer": "answer"}
FLAG_COLUMNS = (
    "falls_on", "flagged_on", "flag", "company_name", "subject", "kind", "scope", "window", "detail", "source",
    "reason", "prediction", "id",
)  # fmt: skip
FLAG_SHOWN = {"falls_on": "day", "word": "flag", "about": "of", "windowed": "window"}
SUBSCRIBED = {"name": "name", "asks": "asks for", "to": "to", "when": "when", "quiet": "quiet", "since": "since"}


class WithLedger(click.Group):
    """A group whose first word may be a ledger: then it lists."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            args = ["list", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0].startswith("-") and not {"-h", "--help"} & set(args):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=WithLedger)
def alerts() -> None:
    """List what was told to whom, what waits and what failed; subscribe; test an address.

    \b
    Example
      tracker alerts guidance.db                  every message and what became of it
      tracker alerts guidance.db --flags          every flag that was raised
      tracker alerts subscribe guidance.db desk --to env:DESK_URL --company Orion --flags overdue,moved
      tracker alerts test guidance.db --to env:DESK_URL
    """


@alerts.command("list")
@LEDGER
@click.option("--flags", is_flag=True, help="What was flagged, whether or not somebody was told.")
@click.option("--subscriptions", is_flag=True, help="Who asked for what.")
@click.option("--since", type=day, metavar="YYYY-MM-DD", help="With --flags: only what fell on this day or later.")
@click.option("--state", type=click.Choice(["sent", "waits", "failed", "given up"]), help="Only such messages.")
@click.option("--of", default=None, metavar="NAME", help="Only messages of this subscription.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def listing(
    ledger: Path, flags: bool, subscriptions: bool, since: date | None, state: str | None, of: str | None, form: str
) -> None:
    """List messages (or flags, or subscriptions) with what became of them; `tracker alerts LEDGER` is short for it.

    \b
    Example
      tracker alerts guidance.db --state failed
    """
    from tracker import alerts as told

    with reading(ledger) as conn:
        if subscriptions:
            rows, columns, shown = told.subscribed(conn), tuple(SUBSCRIBED), SUBSCRIBED
        elif flags:
            rows, columns, shown = told.flagged(conn, since), FLAG_COLUMNS, FLAG_SHOWN
        else:
            rows, columns, shown = told.told(conn, of, state), MESSAGE_COLUMNS, MESSAGE_SHOWN
    if form == "jsonl":
        printing.jsonl(rows)
    elif not printing.table(rows, columns, shown) and printing.terminal():
        what = "no subscription" if subscriptions else "no flag" if flags else "no message"
        way = "" if flags else f"; `tracker alerts subscribe {ledger} NAME --to terminal` begins one"
        click.echo(f"{what} in {ledger}{way}")


@alerts.command()
@LEDGER
@click.argument("name")
@click.option("--to", multiple=True, required=True, help="terminal, file:PATH, atom:PATH, calendar:PATH, env:VARIABLE, "
              "secret:FILE, or a name of the alerts file; may be repeated.")  # fmt: skip
@click.option("--company", multiple=True, help="Only this company: its name, ticker or CIK; may be repeated.")
@click.option("--product", multiple=True, help="Only this product; may be repeated.")
@click.option("--kind", multiple=True, help="Only this kind of milestone or family of kinds; may be repeated.")
@click.option(
    "--controller", multiple=True, help="Only what is in these hands: self, partner, regulator, court, market."
)
@click.option("--flags", default=None, help="Only these flags, with commas between, such as overdue,moved,met.")
@click.option("--when", default="immediate", show_default=True, help="immediate, daily or weekly.")
@click.option("--quiet", default=None, metavar="HH:MM-HH:MM", help="Hours in which nothing is sent.")
@click.option("--since", type=day, metavar="YYYY-MM-DD", help="Tell what fell from this day on; today if left out.")
@click.option("--zone", default=None, help="Time zone of today, such as Europe/Berlin.")
def subscribe(ledger: Path, name: str, zone: str | None, **given: Any) -> None:
    """Have somebody told from now on, or change what is told; for many, an alerts file is easier to read.

    \b
    Example
      tracker alerts subscribe guidance.db desk --to env:DESK_URL --flags overdue,moved --when daily
    """
    from tracker.hours import day_of, zone_of
    from tracker.subscriptions import subscribe as begin
    from tracker.terms import Terms

    asked = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value}
    terms = Terms.of(name, asked)
    now = clock.now()
    with Ledger(ledger, create=False) as store:
        new = begin(store, terms, day_of(now, zone_of(zone)), now)
    click.echo(f"{name}: {terms.why()}, to {', '.join(terms.to)}, {terms.when}" + ("" if new else "; as it was"))


@alerts.command()
@LEDGER
@click.argument("name")
def unsubscribe(ledger: Path, name: str) -> None:
    """End a subscription that a command began; what still waits is not sent.

    \b
    Example
      tracker alerts unsubscribe guidance.db desk
    """
    from tracker.hours import day_of
    from tracker.subscriptions import unsubscribe as end

    now = clock.now()
    with Ledger(ledger, create=False) as store:
        end(store, name, day_of(now, None), now)
    click.echo(f"{name}: ended")


@alerts.command()
@LEDGER
@click.option("--to", required=True, help="The address: as a subscription names it.")
@ALERTS
def test(ledger: Path, to: str, alerts: Path | None) -> None:
    """Send one message to an address, to see whether it answers.

    \b
    Example
      tracker alerts test guidance.db --to env:DESK_URL
    """
    from tracker import delivery, outbox
    from tracker.alert_file import beside

    settings = beside(ledger, alerts)
    settings.address(to)
    with Ledger(ledger, create=False) as store:
        answer = outbox.test(store, to, settings, clock.now(), lambda each: delivery.post(store.conn, settings, each))
    click.echo(f"{to}: {answer}", err=to == "terminal")


@alerts.command()
@LEDGER
def retry(ledger: Path) -> None:
    """Have what failed or was given up sent again at the next look of `tracker watch`.

    \b
    Example
      tracker alerts retry guidance.db
    """
    from tracker import outbox

    with Ledger(ledger, create=False) as store:
        count = outbox.retry(store, clock.now())
    click.echo(f"to be sent again at the next look: {printing.counted(count, 'message')}")
