"""A book as rows: what a company's facts amount to, ready to be held against the rows that stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from events.types import Book, Prediction, Version
from tracker import companies, rows
from tracker.facts import Facts
from tracker.rows import Row, Stored

ALWAYS = "9999-12-31"


def holding(prediction: Prediction, said: Mapping[str, Stored]) -> list[int]:
    """For each version the place of the one that the prediction goes by from then on.

    It is the newest day's last version with a date, or a sharper one of that day that lies within it; a repeated
    sentence whose date had run out changes nothing.
    """
    places: list[int] = []
    dated: list[tuple[int, Version, Stored]] = []
    for place, version in enumerate(prediction.versions, 1):
        row = rows.window_row(version, said[version.statement])
        if (row["opens"] or row["closes"]) and "stale_copy" not in version.flags:
            dated.append((place, version, row))
        held = dated[-1] if dated else (1, version, row)
        for each in dated[:-1]:
            if each[1].said_on == held[1].said_on and _within(each[2], held[2]):
                held = each
        places.append(held[0])
    return places


def settled(status: str, detail: str | None) -> bool:
    """Whether a verdict ends the waiting: a promise that merely moved is waited for anew.

    >>> settled("slipped", "moved"), settled("slipped", "late"), settled("overdue", None)
    (False, True, False)
    """
    return status in ("met", "dropped", "void") or (status == "slipped" and detail != "moved")


def watched(versions: Sequence[Stored], verdicts: Sequence[Stored]) -> list[Row]:
    """The spans of days in which one prediction is waited for, each with the window that it goes by then."""
    windows = {version["place"]: version for version in versions}
    holds = {version["said_on"]: version["holds"] for version in versions}  # after all that was said on the day
    ended = {verdict["as_of"]: settled(verdict["status"], verdict["detail"]) for verdict in verdicts}
    spans: list[Row] = []
    place, over = 0, False
    for day in sorted({*holds, *ended}):
        place, over = holds.get(day, place), ended.get(day, over)
        held = windows.get(place)
        waits = held is not None and not over and bool(held["opens"] or held["closes"])
        if spans and spans[-1]["until"] == ALWAYS:
            if waits and spans[-1]["place"] == place:
                continue
            spans[-1]["until"] = day
        if waits and held is not None:
            spans.append({
                "prediction": held["prediction"], "place": place, "since": day, "until": ALWAYS,
                "opens": held["opens"], "closes": held["closes"], "edge": held["edge"],
            })  # fmt: skip
    return spans


def _within(inner: Stored, outer: Stored) -> bool:
    """Whether one window is sharper than another: a window proper, inside the other and shorter."""
    if None in (inner["opens"], inner["closes"], outer["opens"], outer["closes"]) or inner["edge"] != "in":
        return False
    inside = outer["opens"] <= inner["opens"] and inner["closes"] <= outer["closes"]
    return inside and (inner["opens"], inner["closes"]) != (outer["opens"], outer["closes"])


def book_rows(facts: Facts, book: Book) -> dict[str, list[Row]]:
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
    versions = {each.id: rows.version_rows(each, facts.said, holding(each, facts.said)) for each in book.predictions}
    ruled: dict[str, list[Row]] = {each.id: [] for each in book.predictions}
    for row in verdicts:
        ruled.setdefault(row["prediction"], []).append(row)
    return {
        "predictions": [
            {"id": prediction.id, "company": filings[first[prediction.id]["filing"]],
             "filing": first[prediction.id]["filing"], "said_on": prediction.versions[0].said_on.isoformat()}
            for prediction in book.predictions
        ],
        "profiles": [rows.profile_row(prediction) for prediction in book.predictions],
        "versions": [row for chain in versions.values() for row in chain],
        "sightings": list(sightings.values()),
        "verdicts": verdicts,
        "watched": [row for each in book.predictions for row in watched(versions[each.id], ruled[each.id])],
    }  # fmt: skip
