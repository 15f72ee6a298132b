"""The commands by which a ledger thinks again: reread, by better rules, and review, by a person's word."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from tracker import clock, decisions, printing, queries, status
from tracker import reread as rereading
from tracker import review as reviewing
from tracker.cli.words import LEDGER, day
from tracker.errors import UsageError
from tracker.ingest import Summary, judge
from tracker.ledger import Ledger, reading
from tracker.progress import bar

CHANGE_COLUMNS = (
    "change", "company", "said_on", "subject", "kind", "before", "after", "why", "document", "quote", "prediction",
)  # fmt: skip
STATEMENTS_SHOWN = {"change": "change", "said_on": "said", "subject": "subject", "kind": "what", "before": "before",
                    "after": "after", "why": "why"}  # fmt: skip
VERDICTS_SHOWN = {name: STATEMENTS_SHOWN[name] for name in STATEMENTS_SHOWN if name != "said_on"}


@click.command()
@LEDGER
@click.option("--apply", "write", is_flag=True, help="Write it; without this it is only shown.")
@click.option("--company", default=None, help="Only this company: its name, ticker or CIK.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes to read with; where left out, all cores.")
def reread(ledger: Path, write: bool, company: str | None, workers: int | None) -> None:
    """Read the ledger's own texts with today's rules and show what would change; needs no source files.

    Statements that are gone, new or changed, and verdicts that would be others, each with the reason. With --apply
    better readings are added and the companies judged anew; what fell stays on the record, and so do all reviews.

    \b
    Example
      tracker reread guidance.db --company "Orion, Inc."
      tracker reread guidance.db --apply
    """
    changes: list[dict[str, str]] = []
    documents = read = judged = 0
    failed: list[str] = []
    with Ledger(ledger, create=False) as open_ledger, bar() as progress:
        wanted = (
            rereading.companies(open_ledger.conn) if company is None else [status.company(open_ledger.conn, company)]
        )
        for found in rereading.differences_of(open_ledger, wanted, workers, progress):
            documents, read, judged = documents + found.documents, read + len(found.readings), judged + found.judged
            changes += map(asdict, found.changes)
            if write:
                failed += [f"{each.source}: {each.reason}" for each in rereading.apply(open_ledger, found).failed]
    _tell(changes)
    what = Counter(change["change"] for change in changes)
    told = ", ".join(f"{count} {name}" for name, count in sorted(what.items())) or "no statement or verdict changes"
    of, books = f"{read} of {printing.counted(documents, 'document')} read", printing.counted(judged, "book")
    click.echo(
        f"{of} differently, {books} would be {'another' if judged == 1 else 'others'}: {told}"
        if not write else f"{of} anew, {books} judged anew: {told}",
        err=not printing.terminal(),
    )  # fmt: skip
    if (read or judged) and not write:
        click.echo(f"nothing is written; `tracker reread {ledger} --apply` writes it", err=not printing.terminal())
    for failure in failed:
        click.echo(f"error: {failure}", err=True)
    if failed:
        raise SystemExit(1)


def _tell(changes: list[dict[str, str]]) -> None:
    if not printing.terminal():
        printing.table(changes, CHANGE_COLUMNS, {})
        return
    statements = [each for each in changes if each["change"].startswith("statement")]
    printing.table(statements, CHANGE_COLUMNS, STATEMENTS_SHOWN, "what the documents say")
    verdicts = [each for each in changes if not each["change"].startswith("statement")]
    printing.table(verdicts, CHANGE_COLUMNS, VERDICTS_SHOWN, "\nwhat became of it")


WAITING_COLUMNS = (
    "prediction", "company_name", "subject", "kind", "scope", "first_opens", "first_closes", "review", "sighting",
    "known_on", "score", "candidate", "happened_from", "happened_to", "source",
)  # fmt: skip
WAITING_SHOWN = {"prediction": "prediction", "subject": "subject", "kind_label": "what", "window": "promised for",
                 "review": "question", "known_on": "seen", "score": "score", "candidate": "candidate",
                 "sighting": "sighting"}  # fmt: skip
CANDIDATE = ("sighting", "known_on", "score", "happened_from", "happened_to", "source")
HISTORY_COLUMNS = (
    "decision", "decided_on", "by", "action", "company_name", "prediction", "subject", "kind", "statement", "other",
    "status", "detail", "happened_from", "happened_to", "source", "why", "taken_back", "taken_back_on",
    "taken_back_by", "at",
)  # fmt: skip
HISTORY_SHOWN = {"decision": "decision", "decided_on": "on", "by": "by", "action": "did", "subject": "subject",
                 "kind": "what", "given": "to", "why": "why", "taken_back_on": "taken back"}  # fmt: skip
CHANGED_COLUMNS = ("prediction", "company_name", "subject", "kind", "before", "after", "because")
CHANGED_SHOWN = {name: name for name in CHANGED_COLUMNS if name != "company_name"}

DECISIONS = ("confirm", "overrule", "join", "split", "alias", "outcome", "retract")


@click.command()
@LEDGER
@click.argument("prediction", required=False)
@click.option("--confirm", is_flag=True, help="The candidate is the event; or what stands is right.")
@click.option("--overrule", metavar="STATUS[,DETAIL]", help="Something else became of it; open: nothing is decided.")
@click.option("--join", metavar="OTHER", help="It is one promise with this other prediction.")
@click.option("--split", metavar="STATEMENT", help="This version of it is a promise of its own.")
@click.option("--alias", metavar="NAME=CANONICAL", help="Two names of one thing.")
@click.option("--outcome", metavar="STATUS[,DETAIL]", help="What became of it by a source outside the ledger.")
@click.option("--retract", metavar="DECISION", help="Take a decision back.")
@click.option("--sighting", metavar="ID", help="The passage that is confirmed, or that counts no more.")
@click.option("--happened-on", type=day, metavar="YYYY-MM-DD", help="The day of an outcome.")
@click.option("--source", metavar="WHERE", help="Where an outcome can be read.")
@click.option("--why", metavar="TEXT", help="The reason; every decision has one.")
@click.option("--by", metavar="NAME", help="Who decides.")
@click.option("--on", type=day, metavar="YYYY-MM-DD", help="The day from which it counts; today where left out.")
@click.option("--history", is_flag=True, help="List every decision.")
@click.option("--company", help="Only this company: its name, ticker or CIK.")
def review(ledger: Path, prediction: str | None, history: bool, company: str | None, **given: Any) -> None:
    """List what waits for a person, or decide: by whom and why, from which day on.

    A decision wins over the machine, survives better rules and newer documents, and can be taken back.
    PREDICTION is its id or how the id begins.

    \b
    Example
      tracker review guidance.db
      tracker review guidance.db 8cd707 --confirm --why "the IND number is in the 10-K" --by Ann
      tracker review guidance.db 8cd707 --overrule slipped,late --why "filed a week late" --by Ann
      tracker review guidance.db 8cd707 --outcome met --happened-on 2011-08-30 --source fda.gov \\
          --why "listed there" --by Ann
      tracker review guidance.db --retract 1f3c9a0e77b2d455 --why "another product" --by Ann
    """
    actions = [name for name in DECISIONS if given[name]]
    if len(actions) > 1:
        raise UsageError(f"--{actions[0]} and --{actions[1]} are two decisions; make one at a time")
    if history or not actions:
        extra = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
        if extra:
            raise UsageError(f"{extra[0]} goes with a decision: --{', --'.join(DECISIONS)}")
        with reading(ledger) as conn:
            of = status.company(conn, company) if company is not None else None
            one = None if prediction is None else reviewing.named(conn, prediction)["prediction"]
            if history:
                _tell_history([row for row in reviewing.history(conn, of) if one in (None, row["prediction"])])
            else:
                _tell_waiting([row for row in reviewing.waiting(conn, of) if one in (None, row["prediction"])])
        return
    if company:
        raise UsageError("--company goes with the lists; a decision names its prediction")
    (action,) = actions
    word = decisions.Word(given["by"] or "", given["why"] or "", given["on"] or clock.today())
    with Ledger(ledger, create=False) as open_ledger:
        _decide(open_ledger, action, word, prediction, given)


def _decide(ledger: Ledger, action: str, word: decisions.Word, prediction: str | None, given: dict[str, Any]) -> None:
    for name, goes_with in (
        ("sighting", ("confirm", "overrule")),
        ("happened_on", ("outcome",)),
        ("source", ("outcome",)),
    ):
        if given[name] and action not in goes_with:
            raise UsageError(f"--{name.replace('_', '-')} goes with --{' or --'.join(goes_with)}, not with --{action}")
    if action != "retract" and prediction is None:
        raise UsageError(f"--{action} needs a PREDICTION; `tracker review {ledger.path}` lists those that wait")
    judge(ledger, Summary())  # what waited before is no work of this decision
    about = reviewing.named(ledger.conn, prediction) if prediction is not None else None
    if action == "retract":
        of = next((row["company"] for row in reviewing.history(ledger.conn) if row["decision"] == given["retract"]), "")
    else:
        assert about is not None
        of = about["company"]
    before = ledger.conn.execute(queries.CURRENT, {"company": of}).fetchall()
    made = _made(ledger, action, word, about or {}, given)
    summary = Summary()
    judge(ledger, summary)
    after = ledger.conn.execute(queries.CURRENT, {"company": of}).fetchall()
    changes = reviewing.changed(map(dict, before), map(dict, after))
    printing.table(changes, CHANGED_COLUMNS, CHANGED_SHOWN)
    told = ", ".join(decision.id for decision in made)
    standing = f"{printing.counted(len(changes), 'prediction')} stand{'s' if len(changes) == 1 else ''}"
    click.echo(
        f"{word.by} decided on {word.on}: {action} ({told}); {standing} otherwise",
        err=not printing.terminal(),
    )
    for failure in summary.failed:
        click.echo(f"error: {failure.source}: {failure.reason}", err=True)
    if summary.failed:
        raise SystemExit(1)


def _made(ledger: Ledger, action: str, word: decisions.Word, about: dict[str, Any], given: dict[str, Any]) -> Any:
    match action:
        case "confirm":
            return decisions.confirm(ledger, about, word, given["sighting"])
        case "overrule":
            return decisions.overrule(ledger, about, word, decisions.outcome_of(given["overrule"]), given["sighting"])
        case "join":
            return decisions.join(ledger, about, word, reviewing.named(ledger.conn, given["join"]))
        case "split":
            return decisions.split(ledger, about, word, given["split"])
        case "alias":
            return decisions.alias(ledger, about, word, given["alias"])
        case "outcome":
            happened_on: date | None = given["happened_on"]
            if happened_on is None:
                raise UsageError("an outcome needs its day: --happened-on YYYY-MM-DD")
            told = decisions.outcome_of(given["outcome"])
            return decisions.outcome(ledger, about, word, told, happened_on, given["source"] or "")
    return decisions.retract(ledger, given["retract"], word)


def _tell_waiting(rows: list[dict[str, Any]]) -> None:
    told = [
        {**row, "window": printing.window(row["first_opens"], row["first_closes"]),
         **{name: each.get(name) for name in CANDIDATE}, "candidate": each.get("quote")}
        for row in rows
        for each in (row["candidates"] or [{}])
    ]  # fmt: skip
    if not printing.table(told, WAITING_COLUMNS, WAITING_SHOWN) and printing.terminal():
        click.echo("nothing waits for a person")


def _tell_history(rows: list[dict[str, Any]]) -> None:
    told = [{**row, "given": ", ".join(filter(None, (row["status"], row["detail"], row["other"])))} for row in rows]
    if not printing.table(told, HISTORY_COLUMNS, HISTORY_SHOWN) and printing.terminal():
        click.echo("nothing has been decided yet")
