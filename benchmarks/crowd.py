"""A large ledger, invented: so many promises of so many companies, with moves, outcomes and silence as they come.

Rows are written as the ledger would write them, without the reading and judging, which would take hours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from events.kinds import KINDS
from tracker.ledger import Ledger

START = date(2010, 1, 4)
EVENTS = [key for key, kind in KINDS.items() if kind.family not in ("figures",)][:40]
ALWAYS = "9999-12-31"
Rows = dict[str, list[tuple[Any, ...]]]


def generate(path: Path, predictions: int, companies: int = 5_000, promised: Any = None) -> None:
    """Write the ledger: each company reports every quarter, and promises something new each time.

    `promised` may be another way of promising than `promise`.
    """
    with Ledger(path):
        pass
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = OFF")
    each = max(predictions // companies, 1)
    for first in range(0, companies, 50):
        conn.execute("BEGIN")
        for number in range(first, min(first + 50, companies)):
            for table, rows in company(number, each, promised or promise).items():
                if rows:
                    names, marks = COLUMNS[table], ", ".join("?" * len(rows[0]))
                    conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
        conn.execute("COMMIT")
    conn.close()


COLUMNS = {
    "companies": "id, head, name, folded, cik, ticker, year_end",
    "filings": "id, company, name, said_on, form, year_end, source, sha256, title, characters, year_end_told",
    "texts": "filing, text",
    "statements": 'key, id, filing, "start", "end", quote, kind, subject, actor, opens, closes, edge, grain, basis, '
    "timing, timing_start, timing_end, window_rule, low, high, unit, force, rules",
    "predictions": "id, company, filing, said_on",
    "profiles": "key, prediction, subject, kind, scope, actor, controller",
    "versions": "key, prediction, place, said_on, statement, relation, flags, opens, closes, edge, holds",
    "sightings": 'key, id, prediction, filing, known_on, "start", "end", quote, bearing, grade, score, rule, '
    "happened_from, happened_to, assumed",
    "verdicts": "key, id, prediction, place, as_of, status, detail, because, rule, policy, sighting, happened_from, "
    "happened_to, days_late, confidence",
    "watched": "prediction, place, since, until, opens, closes, edge",
}


def company(number: int, promises: int, promised: Any) -> Rows:
    """All rows of one company, the same for the same number."""
    chance, name = Random(number), f"c{number:015x}"
    rows: Rows = {table: [] for table in COLUMNS}
    title = f"{chance.choice('Alder Birch Cedar Elm Fir Hazel Larch Maple Oak Pine Rowan Yew'.split())} {number} Works"
    rows["companies"].append((name, name, title, title.casefold(), str(10**6 + number), f"W{number}", "12-31"))
    days = [START + timedelta(91 * at + chance.randrange(20)) for at in range(64)]
    texts: list[list[str]] = [[f"{title} reports its quarter.\n\n"] for _ in days]

    def said(at: int, words: str) -> int:
        start = sum(map(len, texts[at]))
        texts[at].append(words + " ")
        return start

    for count in range(promises):
        for table, row in promised(chance, f"{number:07x}{count:09x}", name, title, days, said):
            rows[table].append(row)
    for at, day in enumerate(days):
        if len(texts[at]) == 1:
            continue  # a quarter in which nothing was said
        text, filing = "".join(texts[at]), f"f{number:07x}{at:08x}"
        about = (filing, name, title, day.isoformat(), "10-K" if at % 4 == 3 else "10-Q", "12-31", f"{filing}.txt")
        rows["filings"].append((*about, filing, f"Report of {day}", len(text), 1))
        rows["texts"].append((filing, text))
    return rows


def promise(
    chance: Random, id: str, company: str, title: str, days: list[date], said: Any
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """One promise: its statements, versions, windows that are waited for, and what came of it."""
    at, kind = chance.randrange(len(days) - 4), chance.choice(EVENTS)
    subject = f"{title[:2].upper()}-{chance.randrange(100, 140)}"
    low = float(chance.randrange(1, 90)) if chance.random() < 0.1 else None
    closes = days[at] + timedelta(chance.randrange(60, 900))
    windows: list[tuple[int, date, date]] = [(at, closes - timedelta(90), closes)]
    while chance.random() < 0.18 and windows[-1][0] + 3 < len(days):
        closes += timedelta(chance.randrange(40, 300))
        windows.append((windows[-1][0] + chance.randrange(1, 3), closes - timedelta(90), closes))
    filing = f"f{int(company[1:], 16):07x}{at:08x}"
    yield "predictions", (id, company, filing, days[at].isoformat())
    yield (
        "profiles",
        (f"d{id}", id, subject, kind, None, company, chance.choice(("self", "self", "partner", "regulator"))),
    )
    for place, (when, opens, close) in enumerate(windows, 1):
        quote = f"We expect {subject} to see its {kind.replace('_', ' ')} by {close:%B %Y}."
        start, source = said(when, quote), f"f{int(company[1:], 16):07x}{when:08x}"
        key, day, dates = f"s{id}{place}", days[when].isoformat(), (opens.isoformat(), close.isoformat(), "in")
        yield "statements", (
            key, key, source, start, start + len(quote), quote, kind, subject, company, *dates, "month", "stated",
            f"{close:%B %Y}", start, start + 8, "a month", low, low, None, "expected", "[]",
        )  # fmt: skip
        relation, flags = ("new", "[]") if place == 1 else ("pushed_out", chance.choice(("[]", '["stealth"]')))
        yield "versions", (f"v{id}{place}", id, place, day, key, relation, flags, *dates, place)
    yield from _outcome(chance, id, company, subject, kind, days, windows, said)


def _outcome(
    chance: Random, id: str, company: str, subject: str, kind: str, days: list[date],
    windows: list[tuple[int, date, date]], said: Any,
) -> Iterator[tuple[str, tuple[Any, ...]]]:  # fmt: skip
    first, last = windows[0][2], windows[-1][2]
    place, ended = 1, ALWAYS
    if len(windows) > 1:
        moved = days[windows[1][0]].isoformat()
        because = "its date was moved"
        yield "verdicts", (f"o{id}1", f"o{id}1", id, 1, moved, "slipped", "moved", because, "a later close", "1", None,
                           None, None, None, 1.0)  # fmt: skip
        place = 2
    fate = chance.choice(("met", "met", "met", "late", "dropped", "", ""))
    seen = next((at for at, day in enumerate(days) if day > last and at > windows[-1][0]), None)
    if fate and seen is not None:
        happened = last + timedelta(chance.randrange(1, 60)) if fate == "late" or place == 2 else last - timedelta(20)
        quote = f"The {kind.replace('_', ' ')} of {subject} was {'reached' if fate != 'dropped' else 'given up'}."
        start, ended, day = said(seen, quote), days[seen].isoformat(), happened.isoformat()
        source = f"f{int(company[1:], 16):07x}{seen:08x}"
        bearing, on = ("stopped", None) if fate == "dropped" else ("done", day)
        sighting = (f"g{id}", f"g{id}", id, source, ended, start, start + len(quote), quote, bearing, "E1", 0.95)
        yield "sightings", (*sighting, "named", on, on, 0)
        late: int | None = (happened - first).days
        status, detail = ("slipped", "late") if happened > first else ("met", "on_time")
        if fate == "dropped":
            status, detail, late = "dropped", "stopped", None
        verdict = (f"o{id}{place}", f"o{id}{place}", id, place, ended, status, detail, "as told", "evidence", "1")
        yield "verdicts", (*verdict, f"g{id}", on, on, late, 0.95)
    spans = [days[at].isoformat() for at, _, _ in windows] + [ended]
    for number, (_, opens, close) in enumerate(windows):
        if spans[number] < spans[number + 1]:
            dates = (opens.isoformat(), close.isoformat(), "in")
            yield "watched", (id, number + 1, spans[number], spans[number + 1], *dates)
