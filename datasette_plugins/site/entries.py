"""Promises as entries of a calendar or a feed: which they are, how often they changed, and when they changed last.

Everything in an entry follows from the ledger and the day, so the same question gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from datasette_plugins.site import phrases, questions, quotes, reads

LONGEST = 600  # characters of a quote that an entry repeats
# A row of the book that falls takes away two changes of a chain at most; one for every row that ever fell, so that a
# document that comes late, or a better reading, never lowers the number.
FALLEN = 3
# A decision, or its taking back, may make a chain shorter again: it raises the number by more than any chain is long.
DECISION = 1_000
# what neither XML nor a calendar's lines can carry, and marks that turn the direction of what follows
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise with what a subscriber's program needs to know of it."""

    id: str
    uid: str  # the id under which it was known first, whatever documents came later
    name: str
    status: str
    opens: date | None
    closes: date | None
    window: str
    words: tuple[str, ...]  # paragraphs
    kind: str
    company: str
    href: str
    sequence: int  # rises whenever its window or its outcome has changed
    changed_on: date  # the day of the newest word of it, or the newest verdict
    modified_on: date  # the same, or the day of the newest decision about its company, which may have changed it
    forecast: str = ""  # what is foretold of it on the day, where it is awaited


async def entries(database: Any, rows: Iterable[reads.Row], as_of: date, href: Callable[[str], str]) -> list[Entry]:
    """Rows of `PREDICTIONS` as entries, in their order; `href` gives the address of a promise by its id."""
    known = [reads.dressed(row, as_of) for row in rows]
    bound = {"ids": json.dumps([row["prediction"] for row in known]), "as_of": as_of.isoformat()}
    versions = _by_prediction(await reads.rows(database, questions.WINDOWS_OF, **bound))
    verdicts = _by_prediction(await reads.rows(database, questions.OUTCOMES_OF, **bound))
    decided = await reads.rows(database, questions.DECISIONS_MADE, as_of=as_of.isoformat())
    made: dict[str, reads.Row] = {row["company"]: dict(row) for row in decided}
    companies = json.dumps(sorted({row["company"] for row in known}))
    for row in await reads.rows(database, questions.FALLEN_OF, companies=companies):
        made.setdefault(row["company"], {})["fallen"] = row["fallen"]
    names = _by_prediction(await reads.rows(database, questions.NAMES_OF, **bound))
    return [
        _entry(row, names.get(row["prediction"], []), versions.get(row["prediction"], []),
               verdicts.get(row["prediction"], []), made.get(row["company"], {}), href)
        for row in known
    ]  # fmt: skip


async def of_ids(database: Any, ids: Sequence[str], as_of: date) -> list[reads.Row]:
    """The rows of `PREDICTIONS` of these promises, in this order, each once; unknown ids are left out."""
    found = await reads.rows(database, questions.PREDICTIONS_OF, ids=json.dumps(ids), as_of=as_of.isoformat())
    by_id = {row["prediction"]: row for row in found}
    return [by_id[each] for each in dict.fromkeys(ids) if each in by_id]


def sequence(versions: Sequence[reads.Row], verdicts: Sequence[reads.Row]) -> int:
    """How often the window that a promise goes by has changed, and its outcome.

    >>> said = [{"place": 1, "holds": 1, "opens": None, "closes": "2011-06-30"},
    ...         {"place": 2, "holds": 1, "opens": None, "closes": None},
    ...         {"place": 3, "holds": 3, "opens": None, "closes": "2011-12-31"}]
    >>> sequence(said, [{"status": "slipped"}, {"status": "slipped"}])
    2
    """
    windows = {version["place"]: (version["opens"], version["closes"]) for version in versions}
    held = [windows.get(version["holds"]) for version in versions]
    outcomes = [None, *(verdict["status"] for verdict in verdicts)]
    return sum(1 for states in (held, outcomes) for _ in groupby(states)) - 2 if held else 0


def clean(words: object) -> str:
    """Words that a feed can carry.

    >>> clean("one\\x00 \\u202etwo")
    'one two'
    """
    return _UNFIT.sub("", str(words))


def _by_prediction(rows: list[reads.Row]) -> dict[str, list[reads.Row]]:
    return {name: list(members) for name, members in groupby(rows, key=itemgetter("prediction"))}


def _entry(
    row: reads.Row,
    names: list[reads.Row],
    versions: list[reads.Row],
    verdicts: list[reads.Row],
    made: reads.Row,
    href: Callable[[str], str],
) -> Entry:
    decided = row["status"] in reads.OUTCOMES
    changed = max([row["said_on"], *(each["said_on"] for each in versions), *(each["as_of"] for each in verdicts)])
    name = ", ".join(part for part in (f"{row['subject']}: {row['kind_label']}", row["scope"]) if part)
    quote = quotes.line(row["current_quote"] or row["quote"])
    moved = row["current_window"] != row["first_window"]
    words = [
        f"{row['status']}{', ' + row['detail'].replace('_', ' ') if row['detail'] else ''}: {row['because'] or ''}"
        if decided
        else "",
        f"First promised for {row['first_window']}, now {row['current_window']}." if moved else "",
        f"On condition: {row['condition']}" if row["condition"] else "",
        "“" + (quote if len(quote) <= LONGEST else quote[:LONGEST].rsplit(" ", 1)[0] + " …") + "”",
        f"{row['company_name']}, {phrases.day(row['current_said_on'] or row['said_on'])}",
    ]
    return Entry(
        row["prediction"], names[0]["name"] if names else row["prediction"], clean(name),
        row["status"] if decided else "",
        phrases.to_date(row["current_opens"] or row["opens"]), phrases.to_date(row["current_closes"] or row["closes"]),
        row["current_window"], tuple(clean(part) for part in words if part), clean(row["kind_label"]),
        clean(row["company_name"]), href(row["prediction"]),
        sequence(versions, verdicts) + FALLEN * made.get("fallen", 0) + DECISION * made.get("decisions", 0),
        date.fromisoformat(changed), date.fromisoformat(max(changed, made.get("decided_on", ""))),
    )  # fmt: skip
