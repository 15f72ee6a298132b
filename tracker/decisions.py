"""A person's word about a promise: a row with who, when and why, tied to quoted words, that can be taken back.

It wins over the machine from its day on and is judged with the rest of the facts; what it means is `events.reviews`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from events.types import Decision, content_id
from tracker import queries
from tracker.errors import UsageError
from tracker.ledger import Ledger
from tracker.review import LATEST, candidates, history
from tracker.rows import Row

Action = Literal["confirm", "overrule", "join", "split", "alias", "outcome", "retract"]

OUTCOMES = {
    "met": ("on_time", "early", "inside", "better", "partial"),
    "slipped": ("late", "moved", "undated", "missed"),
    "dropped": ("stopped", "silent", "withdrawn"),
    "void": ("condition", "transferred", "company_gone"),
}
CLOCK = ("open", "due", "overdue")  # nothing is decided: the clock tells


@dataclass(frozen=True, slots=True)
class Word:
    """Who decides, why, and from which day on it counts."""

    by: str
    why: str
    on: date

    def __post_init__(self) -> None:
        for name in ("by", "why"):
            if not getattr(self, name).strip():
                raise UsageError(
                    f"a decision needs {'its reason: --why TEXT' if name == 'why' else 'a name: --by NAME'}"
                )


def outcome_of(text: str) -> tuple[str, str | None]:
    """Status and detail of "slipped,late" or "met"; an open, due or overdue one leaves the word to the clock.

    >>> outcome_of("slipped, late"), outcome_of("met"), outcome_of("open")
    (('slipped', 'late'), ('met', None), ('open', None))
    """
    status, _, detail = (part.strip() for part in text.partition(","))
    if status not in OUTCOMES and status not in CLOCK:
        raise UsageError(f"{status!r} is no status; take one of {', '.join((*OUTCOMES, *CLOCK))}")
    details = OUTCOMES.get(status, ())
    if detail and detail not in details:
        known = f"{status} may be {', '.join(details)}" if details else f"{status} has none"
        raise UsageError(f"{detail!r} is no detail of {status}; {known}")
    return status, detail or None


def confirm(ledger: Ledger, prediction: Row, word: Word, sighting: str | None = None) -> Sequence[Decision]:
    """That a candidate is the event, or that the outcome which stands is right."""
    open_ones = candidates(ledger.conn, prediction["prediction"])
    if sighting is None and prediction["review"]:
        if not open_ones:
            raise UsageError(
                f"{prediction['prediction']}: {prediction['review']}: there is no passage to confirm; say what became "
                "of it with --overrule STATUS or --outcome STATUS --happened-on DAY --source WHERE"
            )
        if len(open_ones) > 1:
            shown = ", ".join(f"{row['sighting']} ({row['known_on']})" for row in open_ones)
            raise UsageError(
                f"{prediction['prediction']} has {len(open_ones)} candidates: {shown}; name one: --sighting ID"
            )
        sighting = open_ones[0]["sighting"]
    if sighting is None and prediction["outcome"] is None:
        raise UsageError(
            f"{prediction['prediction']}: nothing stands and nothing is asked, so there is nothing to confirm"
        )
    other = _sighting(ledger.conn, prediction, sighting) if sighting else ""
    return _record(ledger, prediction, "confirm", word, other=other)


def overrule(
    ledger: Ledger, prediction: Row, word: Word, outcome: tuple[str, str | None], sighting: str | None = None
) -> Sequence[Decision]:
    """That something else became of it than the machine says; or, by the clock's word, that nothing is decided yet.

    With a sighting that passage counts for nothing any more.
    """
    status, detail = outcome
    other = _sighting(ledger.conn, prediction, sighting) if sighting else ""
    given: dict[str, Any] = {} if status in CLOCK else {"status": status, "detail": detail}
    return _record(ledger, prediction, "overrule", word, other=other, **given)


def outcome(
    ledger: Ledger, prediction: Row, word: Word, told: tuple[str, str | None], happened_on: date, source: str
) -> Sequence[Decision]:
    """What became of it by a source that is not in the ledger."""
    status, detail = told
    if status in CLOCK:
        raise UsageError(f"{status!r} is the clock's word and no outcome; take one of {', '.join(OUTCOMES)}")
    if not source.strip():
        raise UsageError("an outcome needs its source: --source WHERE")
    if happened_on > word.on:
        raise UsageError(f"{happened_on} is after {word.on}, the day of the decision; an outcome has happened by then")
    closes, opens = prediction["first_closes"], prediction["first_opens"]
    day = happened_on.isoformat()
    late = closes is not None and day > closes
    if detail is None and status == "met":
        if late:
            raise UsageError(f"{day} is after the window's close {closes}: that is slipped,late, or met,partial")
        detail = (
            "early" if opens and day < opens and prediction["first_edge"] in ("in", "about", "after") else "on_time"
        )
    if detail is None and status == "slipped":
        if not late:
            raise UsageError(f"{day} is not after the window's close {closes}: that is met, or slipped,missed")
        detail = "late"
    return _record(
        ledger, prediction, "outcome", word, status=status, detail=detail, happened_from=happened_on,
        happened_to=happened_on, source=source.strip(),
    )  # fmt: skip


def join(ledger: Ledger, prediction: Row, word: Word, other: Row) -> Sequence[Decision]:
    """That two predictions are one: every version of the later one continues the earlier."""
    if other["prediction"] == prediction["prediction"]:
        raise UsageError(f"{other['prediction']} can't be joined with itself; name another prediction")
    if other["company"] != prediction["company"]:
        raise UsageError(
            f"{other['prediction']} is a promise of {other['company_name']}, not of {prediction['company_name']}"
        )
    early, late = sorted((prediction, other), key=lambda each: (each["first_said_on"], each["prediction"]))
    made: list[Decision] = []
    for version in _versions(ledger.conn, late):
        made += _record(ledger, late, "join", word, statement=version, other=early["prediction"])
    return made


def split(ledger: Ledger, prediction: Row, word: Word, statement: str) -> Sequence[Decision]:
    """That a version is a promise of its own."""
    first, *later = _versions(ledger.conn, prediction)
    if statement == first:
        raise UsageError(f"{statement} is the first statement of {prediction['prediction']}; split off a later one")
    if statement not in later:
        shown = ", ".join(later) or "none: it has one version only"
        raise UsageError(f"{statement!r} is no version of {prediction['prediction']}; its later ones are {shown}")
    return _record(ledger, prediction, "split", word, statement=statement)


def alias(ledger: Ledger, prediction: Row, word: Word, text: str) -> Sequence[Decision]:
    """That two names are of one thing, for every promise of the company."""
    name, _, canonical = (part.strip() for part in text.partition("="))
    if not name or not canonical or name == canonical:
        raise UsageError(f'{text!r} equates no two names; write it as "OX-7=OR-7"')
    return _record(ledger, prediction, "alias", word, statement=name, other=canonical)


def retract(ledger: Ledger, decision: str, word: Word) -> Sequence[Decision]:
    """That a decision, with those made in the same breath, counts no more."""
    made = history(ledger.conn)
    found = [row for row in made if row["decision"] == decision]
    if not found:
        raise UsageError(
            f"no decision {decision!r} in this ledger; `tracker review {ledger.path} --history` lists them"
        )
    (row,) = found
    if row["action"] == "retract":
        raise UsageError(f"{decision} takes a decision back; make that decision anew instead")
    if row["taken_back_on"]:
        raise UsageError(f"{decision} was taken back on {row['taken_back_on']} by {row['taken_back_by']}")
    if word.on.isoformat() < row["decided_on"]:
        raise UsageError(
            f"{decision} was made on {row['decided_on']}; it can't be taken back on {word.on}, before that"
        )
    breath = ("company", "decided_on", "by", "why", "action", "other") if row["action"] == "join" else ("decision",)
    taken: list[Decision] = []
    for each in made:
        if all(each[name] == row[name] for name in breath) and not each["taken_back_on"]:
            taken.append(_decision(word, "retract", statement=each["statement"] or "", other=each["decision"]))
    for each_taken in taken:
        ledger.record_decision(row["company"], each_taken)
    return taken


def _record(ledger: Ledger, prediction: Row, action: Action, word: Word, **given: Any) -> Sequence[Decision]:
    first = prediction["first_said_on"]
    if word.on.isoformat() < first:
        raise UsageError(
            f"{prediction['prediction']} was first said on {first}; it can't be decided on {word.on}, before that"
        )
    decision = _decision(word, action, **{"statement": prediction["prediction"], **given})
    if not ledger.record_decision(prediction["company"], decision):
        raise UsageError(
            f"decision {decision.id} was made before, on the same day, by {word.by} and for the same reason"
        )
    return [decision]


def _decision(word: Word, action: Action, **given: Any) -> Decision:
    said = (given.get(name) for name in ("statement", "other", "status", "detail", "happened_from", "source"))
    return Decision(
        content_id("decision", action, word.on, word.by, word.why, *said), word.on, word.by, word.why, action, **given
    )


def _versions(conn: sqlite3.Connection, prediction: Row) -> list[str]:
    bound = {"prediction": prediction["prediction"], "as_of": LATEST}
    return [row["statement"] for row in conn.execute(queries.VERSIONS, bound)]


def _sighting(conn: sqlite3.Connection, prediction: Row, sighting: str) -> str:
    bound = {"prediction": prediction["prediction"], "as_of": LATEST}
    known = [row["sighting"] for row in conn.execute(queries.SIGHTINGS, bound)]
    if sighting not in known:
        shown = ", ".join(known) or "none"
        raise UsageError(f"{sighting!r} is no sighting of {prediction['prediction']}; it has {shown}")
    return sighting
