"""A book as rows: what a company's facts amount to, ready to be held against the rows that stand."""

from __future__ import annotations

from collections import Counter

from events.types import Book
from tracker import companies, rows
from tracker.facts import Facts


def book_rows(facts: Facts, book: Book) -> dict[str, list[rows.Row]]:
    """The rows of a book by table, `predictions` first and the rest in an order that foreign keys allow."""
    filings = {filing.id: companies.identity(filing.company, filing.cik) for filing in facts.filings}
    first = {prediction.id: facts.said[prediction.versions[0].statement] for prediction in book.predictions}
    sightings = {sighting.id: rows.sighting_row(sighting) for sighting in book.sightings}
    places: Counter[str] = Counter()
    verdicts = []
    for verdict in book.verdicts:
        places[verdict.prediction] += 1
        seen = sightings[verdict.sighting]["key"] if verdict.sighting else None
        verdicts.append(rows.verdict_row(verdict, places[verdict.prediction], seen))
    return {
        "predictions": [
            {"id": prediction.id, "company": filings[first[prediction.id]["filing"]],
             "filing": first[prediction.id]["filing"], "said_on": prediction.versions[0].said_on.isoformat()}
            for prediction in book.predictions
        ],
        "profiles": [rows.profile_row(prediction) for prediction in book.predictions],
        "versions": [row for prediction in book.predictions for row in rows.version_rows(prediction, facts.said)],
        "sightings": list(sightings.values()),
        "verdicts": verdicts,
    }  # fmt: skip
