"""The ledger's history, read once up to a day, as it was known on any day before.

Of a large ledger whole companies are drawn, in the order of their ids, until they hold enough promises: a class of
thousands tells no more than one of hundreds, and what a company has made of its own promises is added where it is
asked about.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from tracker.book import settled
from tracker.forecasts.past import Cause, Past
from tracker.metrics.cohort import measured
from tracker.views import stands

DRAWN = 4_000  # promises that are enough

_OF = "FROM companies c JOIN predictions p ON p.company = c.id"
PROMISES = f"""SELECT p.id AS prediction, h.id AS company, h.name AS company_name, d.subject, d.kind, d.scope,
        k.label AS kind_label, k.family, d.controller, s.low, s.high, p.said_on
    {_OF} JOIN companies h ON h.id = c.head JOIN profiles d ON d.prediction = p.id AND {stands("d")}
        JOIN kinds k ON k.key = d.kind JOIN versions v ON v.prediction = p.id AND v.place = 1 AND {stands("v")}
        JOIN statements s ON s.key = v.statement
    WHERE c.head = :company AND p.said_on <= :as_of ORDER BY p.id"""
VERSIONS = f"""SELECT v.prediction, v.place, v.holds, v.said_on, v.relation, v.opens, v.closes, v.edge
    {_OF} JOIN versions v ON v.prediction = p.id
    WHERE c.head = :company AND +v.said_on <= :as_of AND {stands("v")} ORDER BY p.id, v.place"""
VERDICTS = f"""SELECT o.prediction, o.as_of, o.review,
        o.status, o.detail, o.happened_from, o.happened_to
    {_OF} JOIN verdicts o ON o.prediction = p.id
    WHERE c.head = :company AND +o.as_of <= :as_of AND {stands("o")} ORDER BY p.id, o.as_of, o.place"""
HEADS = """SELECT c.head AS company,
        (SELECT count(*) FROM predictions p WHERE p.company = c.id AND p.said_on <= :as_of) AS promises
    FROM companies c ORDER BY c.head, c.id"""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Window:
    """A window as a promise went by it from a day on; `moved` is how often it had been pushed out by then."""

    said: date
    opens: date | None
    closes: date
    moved: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What was known of a promise from a day on: how and when it ended, and what a person is asked, "" for nothing."""

    known: date
    cause: Cause
    ended: date | None  # None while it is waited for
    asked: str


@dataclass(slots=True)
class Promise:
    """A promise with its windows and turns in order; `row` is what a table shows of it."""

    row: Row
    windows: tuple[Window, ...]
    turns: tuple[Turn, ...]
    endless: tuple[tuple[date, bool], ...] = ()  # from each day on, whether it went by a window that can't be forecast
    _ended: dict[tuple[int, int], tuple[Past, ...]] = field(default_factory=dict)

    def then(self, day: date) -> tuple[Past, ...]:
        """Its windows as known on a day, none while a person is asked."""
        at = bisect_right(self.turns, day, key=_known)
        turn = self.turns[at - 1] if at else None
        if turn and turn.asked:
            return ()
        said = bisect_right(self.windows, day, key=_said)
        if turn is None or turn.ended is None:
            return tuple(self._past(window, day, "") for window in self.windows[:said])
        if (said, at) not in self._ended:
            ended, cause = turn.ended, turn.cause
            self._ended[said, at] = tuple(
                self._past(window, ended, cause) for window in self.windows[:said] if not cause or window.said < ended
            )
        return self._ended[said, at]

    def waits(self, day: date) -> bool:
        """Whether nothing had ended it by a day."""
        at = bisect_right(self.turns, day, key=_known)
        return not at or self.turns[at - 1].ended is None

    def asked(self, day: date) -> str:
        """What a person was asked of it on a day, "" where nothing."""
        at = bisect_right(self.turns, day, key=_known)
        return self.turns[at - 1].asked if at else ""

    def dated(self, day: date) -> bool:
        """Whether the window that it went by on a day has a last day, and had it before that day had passed."""
        at = bisect_right(self.endless, day, key=_from)
        return bool(at) and not self.endless[at - 1][1]

    def _past(self, window: Window, ended: date, cause: Cause) -> Past:
        row = self.row
        return Past(
            row["prediction"], row["company"], row["family"], row["controller"], window.said, window.opens,
            window.closes, ended, cause, window.moved,
        )  # fmt: skip


def _known(turn: Turn) -> date:
    return turn.known


def _said(window: Window) -> date:
    return window.said


def _from(turn: tuple[date, bool]) -> date:
    return turn[0]


@dataclass(frozen=True, slots=True)
class Record:
    """The promises of some companies, those that forecasts can be made of."""

    promises: tuple[Promise, ...]
    companies: int
    left_out: int = 0  # companies of the ledger that were not drawn

    def known(self, day: date) -> list[Past]:
        """Every stated window as known on a day."""
        return [past for promise in self.promises for past in promise.then(day)]


def drawn(conn: sqlite3.Connection, as_of: date, most: int = DRAWN) -> tuple[list[str], int]:
    """Companies that hold enough promises by the day, and how many more there are."""
    heads: list[str] = []
    count = left = 0
    for head, rows in groupby(conn.execute(HEADS, {"as_of": as_of.isoformat()}), itemgetter("company")):
        if count >= most:
            left += 1
            continue
        heads.append(head)
        count += sum(row["promises"] for row in rows)
    return heads, left


def record(conn: sqlite3.Connection, heads: Iterable[str], as_of: date, left_out: int = 0) -> Record:
    """The record of these companies (ids) up to a day."""
    named = list(heads)
    promises = [promise for head in named for promise in of_company(conn, head, as_of)]
    return Record(tuple(promises), len(named), left_out)


def of_company(conn: sqlite3.Connection, head: str, as_of: date) -> Iterator[Promise]:
    """The promises of a company of which forecasts can be made.

    Left out: figures, ceilings, floors, patents and windows without a last day.
    """
    asked = {"company": head, "as_of": as_of.isoformat()}
    versions, verdicts = (
        {name: list(rows) for name, rows in groupby(conn.execute(query, asked), itemgetter("prediction"))}
        for query in (VERSIONS, VERDICTS)
    )
    for row in conn.execute(PROMISES, asked):
        if counts(row):
            found, endless = windows(versions.get(row["prediction"], ()))
            yield Promise(dict(row), found, turns(verdicts.get(row["prediction"], ())), endless)


def counts(row: Any) -> bool:
    """Whether a promise is one of an event on a day: no figure, no ceiling, no patent's end."""
    ceiling = row["low"] is None and row["high"] is not None
    return not (measured(row) or ceiling or row["kind"] == "patent_expiry")


def windows(versions: Sequence[Any]) -> tuple[tuple[Window, ...], tuple[tuple[date, bool], ...]]:
    """The windows that a promise went by, oldest first, and from which days on it went by none that can be forecast.

    A window that only repeats the one before is none of its own; one without a last day, or said after it, is none.
    """
    by_place = {version["place"]: version for version in versions}
    found: list[Window] = []
    endless: list[tuple[date, bool]] = []
    moved = 0
    last: tuple[str | None, str | None, str] | None = None
    for version in versions:
        moved += version["relation"] == "pushed_out"
        held = by_place.get(version["holds"], version)
        if (held["opens"], held["closes"], held["edge"]) == last:
            continue
        last = held["opens"], held["closes"], held["edge"]
        said = date.fromisoformat(version["said_on"])
        closes = date.fromisoformat(held["closes"]) if held["closes"] else None
        none = closes is None or held["edge"] in ("after", "through") or said > closes
        endless.append((said, none))
        if closes and not none:
            found.append(Window(said, date.fromisoformat(held["opens"]) if held["opens"] else None, closes, moved))
    return tuple(found), tuple(endless)


def turns(verdicts: Iterable[Any]) -> tuple[Turn, ...]:
    """What was known of a promise after each day of a verdict."""
    found: dict[date, Turn] = {}
    for row in verdicts:
        known = date.fromisoformat(row["as_of"])
        cause, ended = end(row)
        found[known] = Turn(known, cause, ended, row["review"] or "")
    return tuple(found.values())


def end(row: Any) -> tuple[Cause, date | None]:
    """How a verdict says that a promise ended, and when; the day between, where that is only known between two."""
    if row["status"] in ("met", "slipped") and row["happened_to"]:
        low = date.fromisoformat(row["happened_from"] or row["happened_to"])
        return "delivered", low + (date.fromisoformat(row["happened_to"]) - low) // 2
    if settled(row["status"], row["detail"]):
        return "dropped" if row["status"] == "dropped" else "", date.fromisoformat(row["as_of"])
    return "", None
