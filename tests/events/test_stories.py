"""Promises through several documents, as data: what joins, how a version stands to the one before, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from events import extract
from events.judgement import judge
from events.types import Alias, Filing, Report, Statement, content_id
from events.verdicts import status

CORPUS = Path(__file__).parents[1] / "corpus" / "stories.txt"
Told = list[tuple[date, str, date | None, str]]


def stories() -> Iterator[tuple[str, list[str], Told]]:
    for story in CORPUS.read_text("utf-8").split("\n== ")[1:]:
        head, *documents = story.split("\n-- ")
        name, _, wanted = head.partition(" => ")
        told = []
        for document in documents:
            line, _, text = document.partition("\n")
            day, form, end, *_ = (*line.split(), "", "")
            told.append((date.fromisoformat(day), form, date.fromisoformat(end) if end else None, text.strip()))
        yield name, [each.strip() for each in wanted.split(";")], told


@pytest.mark.parametrize(("wanted", "told"), [each[1:] for each in stories()], ids=[each[0] for each in stories()])
def test_a_story_is_read_as_an_analyst_would(wanted: list[str], told: Told) -> None:
    filings: list[Filing] = []
    statements: list[Statement] = []
    reports: list[Report] = []
    aliases: list[Alias] = []
    for day, form, end, text in told:
        filing = Filing(content_id(day, text), "Norvane, Inc.", day, form=form or "press release", period_end=end)
        found = extract(f"# Norvane, Inc. gives an update\n\n{text}\n", filing)
        filings.append(filing)
        statements += found.statements
        reports += found.reports
        aliases += found.aliases
    book = judge(filings, statements, reports, aliases)
    first = {each.id: each for each in statements}
    seen = []
    for each in sorted(book.predictions, key=lambda each: (each.versions[0].said_on, first[each.id].start)):
        of_it = [verdict for verdict in book.verdicts if verdict.prediction == each.id]
        word, detail, _ = status(first[each.id].window, of_it, max(filing.said_on for filing in filings))
        how = ",".join(version.relation + "!" * ("stealth" in version.flags) for version in each.versions)
        seen.append(f"{word}{f'/{detail}' if detail else ''} {how}")
    assert seen == wanted
