"""What can be foretold on a day: the record as it was known, the classes and habits in it, and the trial's word.

A trial is held at each quarter's end; until the next one it decides whether forecasts are shown. Nothing is stored: the
same ledger tells the same of a day whenever it is asked, and a document of a later day changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.forecasts import baselines
from tracker.forecasts.backtest import Trial, judged, origins, tried
from tracker.forecasts.classes import Library
from tracker.forecasts.curve import Forecast, forecast
from tracker.forecasts.habit import fit
from tracker.forecasts.past import Past
from tracker.forecasts.record import DRAWN, Promise, Record, drawn, of_company, record

KEPT = 200  # companies whose promises are kept at hand


def held_on(as_of: date) -> date:
    """The quarter's end on or before a day, on which its trial was held.

    >>> held_on(date(2031, 5, 7)), held_on(date(2031, 6, 30)), held_on(date(2031, 2, 1))
    (datetime.date(2031, 3, 31), datetime.date(2031, 6, 30), datetime.date(2030, 12, 31))
    """
    ends = origins(date(max(as_of.year - 1, 1), 12, 31), as_of)
    return ends[-1] if ends else as_of


@dataclass(slots=True)
class View:
    """Classes as they were known on a day: freed of habits, and plain for the family's curve."""

    day: date
    plain: Library
    library: Library

    def forecast(
        self, promise: Past, passed: bool, own: Sequence[Past] = (), as_of: date | None = None
    ) -> Forecast | None:
        """The forecast of a promise, the family's curve where forecasts have not `passed`.

        `own` are the promises of its company, where that was not drawn; `as_of` may be later than the view.
        """
        if not passed:
            return baselines.family(promise, as_of or self.day, self.plain)
        return forecast(
            promise, as_of or self.day, self.library, habits=self.library.habits.knowing(promise.company, own)
        )


@dataclass(eq=False, slots=True, weakref_slot=True)
class Outlook:
    """All that forecasts of a day rest on."""

    as_of: date
    trial: Trial
    record: Record
    now: View
    before: View  # of the quarter's end before
    _drawn: dict[str, list[Promise]]
    _others: OrderedDict[str, list[Promise]] = field(default_factory=OrderedDict)

    def promises(self, conn: sqlite3.Connection, company: str) -> list[Promise]:
        """Those promises of a company (an id) of which forecasts can be made."""
        if company in self._drawn:
            return self._drawn[company]
        found = self._others.get(company)
        if found is None:
            found = self._others[company] = list(of_company(conn, company, self.as_of))
            while len(self._others) > KEPT:
                self._others.popitem(last=False)
        return found

    def own(self, company: str, promises: Sequence[Promise], day: date) -> list[Past]:
        """What a company that was not drawn had made of its promises by a day; of one that was, the habits tell."""
        return [] if company in self._drawn else [past for promise in promises for past in promise.then(day)]


def view(history: Sequence[Past], day: date) -> View:
    """The classes of a history."""
    plain = Library(history)
    return View(day, plain, Library(history, fit(history), plain))


def outlook(conn: sqlite3.Connection, as_of: date, most: int = DRAWN) -> Outlook:
    """What can be foretold on a day."""
    held = held_on(as_of)
    heads, left = drawn(conn, held, most)
    known = record(conn, heads, as_of, left)
    last = held_on(as_of.replace(day=1)) if held == as_of else held
    by_company: dict[str, list[Promise]] = {head: [] for head in heads}
    for promise in known.promises:
        by_company[promise.row["company"]].append(promise)
    return Outlook(
        as_of, trial(known, held), known, view(known.known(as_of), as_of), view(known.known(last), last), by_company
    )


def trial(known: Record, held: date) -> Trial:
    """The forecasts that could have been made at each quarter's end up to `held`, and what had come of them by then."""
    outcomes = known.known(held)
    first = min((past.said for past in outcomes), default=held)
    return judged(tried(known.known, origins(first, held), outcomes))


def backtest(conn: sqlite3.Connection, as_of: date, most: int = DRAWN) -> tuple[Trial, Record, date]:
    """The newest trial before a day, the record that it was held on, and when."""
    held = held_on(as_of)
    heads, left = drawn(conn, held, most)
    known = record(conn, heads, held, left)
    return trial(known, held), known, held
