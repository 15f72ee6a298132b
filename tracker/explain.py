"""Why a text says what it says here: every candidate, the rules that took it, the refiner that dropped it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from events import passages, statements
from events.types import Filing, Statement, content_id
from tracker.printing import cell


def explained(text: str, said_on: date, company: str, year_end: tuple[int, int]) -> Iterator[str]:
    """The lines of a tree: passage, then each event beside each time expression in it and what became of the pair."""
    filing = Filing(content_id(company, said_on, text), company, said_on, year_end=year_end)
    last = None
    count = 0
    cut = [passages.even(passage) for passage in passages.split(text)]
    for count, found in enumerate(statements.explain(cut, filing, text), 1):  # noqa: B007 - told below
        if found.passage != last:
            last = found.passage
            under = f"  (under {' > '.join(found.passage.headings)})" if found.passage.headings else ""
            yield f"{cell(text[last.start : last.end])}{under}"
        event = f"{found.kind} ({found.words!r})" if found.kind else "no event"
        if found.statement is None:
            yield f"  {event} {found.timing!r}: dropped by {found.refiner}: {found.reason}"
        else:
            yield f"  {event} {found.timing!r}: a statement"
            yield from _told(found.statement)
    if not count:
        yield "no time expression that resolves to a window was found, so there is nothing to take or to drop"


def _told(said: Statement) -> Iterator[str]:
    opens, closes = (day.isoformat() if day else None for day in (said.window.opens, said.window.closes))
    figure = f", from {cell(said.low) or '-'} to {cell(said.high) or '-'} {said.unit or ''}".rstrip()
    basis = f"edge {said.window.edge}, {said.window.basis}, by rule {said.window.rule}"
    yield f"    window   {opens or '..'} to {closes or '..'} ({basis})"
    yield f"    subject  {said.subject}{f' ({said.scope})' if str(said.scope) else ''}, to be done by {said.actor}"
    yield f"    speech   {said.force}{figure if (said.low, said.high) != (None, None) else ''}"
    if said.condition:
        yield f"    only if  {cell(said.condition)}"
    yield f"    taken by {', '.join(said.rules)}"
