"""A reviewer's word, from a form to the ledger: `tracker` decides, records and judges anew; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tracker import clock, decisions, review
from tracker.errors import TrackerError, UsageError
from tracker.ingest import Summary, judge
from tracker.ledger import Ledger

ACTIONS = ("confirm", "overrule", "outcome", "join", "split", "alias", "retract")
LONGEST = 2_000  # characters of a field


def decide(path: Path | str, by: str, form: Mapping[str, str]) -> tuple[str, str]:
    """Record what a form says and judge the company anew: the prediction to look at next, and what was done in words.

    To be called in a thread of its own: it opens the ledger to write. Raises TrackerError, with the way out.
    """
    given = {name: value.strip() for name, value in form.items()}
    action = given.get("action", "")
    if action not in ACTIONS:
        raise UsageError(f"{action[:80]!r} is no decision; take one of {', '.join(ACTIONS)}")
    if not given.get("why"):
        raise UsageError("a decision needs its reason, because others will ask for it; write one beside it")
    if long := next((name for name, value in given.items() if len(value) > LONGEST), ""):
        raise UsageError(f"{long} has {len(given[long])} characters; {LONGEST} are enough")
    word = decisions.Word(by, given["why"], clock.today())
    with Ledger(path, create=False) as ledger:
        judge(ledger, Summary())  # what waited before is no work of this decision
        if action == "retract":
            made = decisions.retract(ledger, given.get("decision", ""), word)
            about = next((row for row in review.history(ledger.conn) if row["decision"] == made[0].other), {})
            next_one = str(about.get("prediction") or "")
        else:
            next_one = _decide(ledger, action, word, given)
        summary = Summary()
        judge(ledger, summary)
    if summary.failed:
        raise TrackerError(f"the decision is recorded, but could not be judged: {summary.failed[0].reason}")
    return next_one, f"Recorded: {action}, by {by}."


def _decide(ledger: Ledger, action: str, word: decisions.Word, given: Mapping[str, str]) -> str:
    about = review.named(ledger.conn, given.get("prediction", ""))
    seen = given.get("sighting") or None
    match action:
        case "confirm":
            decisions.confirm(ledger, about, word, seen)
        case "overrule":
            decisions.overrule(ledger, about, word, decisions.outcome_of(given.get("outcome", "")), seen)
        case "outcome":
            happened_on = _day(given.get("happened_on", ""))
            told = decisions.outcome_of(given.get("outcome", ""))
            decisions.outcome(ledger, about, word, told, happened_on, given.get("source", ""))
        case "join":
            decisions.join(ledger, about, word, review.named(ledger.conn, given.get("other", "")))
        case "split":
            decisions.split(ledger, about, word, given.get("statement", ""))
        case "alias":
            if "=" in given.get("name", ""):
                raise UsageError(f"{given['name']!r} holds a =, which stands between two names; leave it out")
            decisions.alias(ledger, about, word, f"{given.get('name', '')}={given.get('canonical', '')}")
    return str(about["prediction"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"an outcome needs its day, written like 2011-06-30, not {text[:80]!r}") from None
