"""A promise: its verdict, the chain of what was said, the evidence, the rules, and its neighbours."""

from __future__ import annotations

from datetime import date

from datasette.utils.asgi import Response

from datasette_plugins.site import forecasts, phrases, questions, reads, review
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import queries


@page
async def prediction(visit: Visit) -> Response:
    """One promise: verdict, chain of versions, evidence, history, rules, neighbours."""
    name = visit.named("prediction")
    known = await reads.one(visit.database, queries.PREDICTION, prediction=name, as_of=visit.day)
    if known is None:
        later = await reads.one(visit.database, "SELECT said_on FROM predictions WHERE id = :id", id=name)
        words = f"no promise of this ledger has the id {name[:80]!r}"
        if later:
            words = f"it was first said on {phrases.day(later['said_on'])}, after {phrases.day(visit.day)}"
        raise Trouble(404, "No such promise", words)
    row = reads.dressed(known, visit.as_of)
    bound = {"prediction": name, "as_of": visit.day}
    chain = await reads.rows(visit.database, queries.VERSIONS, **bound)
    last: reads.Row | None = None
    for version in chain:
        version |= {
            "window": phrases.window(version["opens"], version["closes"], version["edge"]),
            "flags": reads.names(version["flags"]),
            "by": _moved(last, version),
            "passage": await reads.told(visit, version),
        }
        last = version if version["closes"] or version["opens"] else last
    evidence = await reads.rows(visit.database, queries.SIGHTINGS, **bound)
    for sighting in evidence:
        sighting |= {
            "happened": phrases.happened(sighting["happened_from"], sighting["happened_to"]),
            "acts": sighting["score"] >= 0.85,
            "passage": await reads.told(visit, sighting),
        }
    verdicts = await reads.rows(visit.database, queries.VERDICTS, **bound)
    for verdict in verdicts:
        verdict["because"] = phrases.because(verdict["because"], row["subject"], row["kind_label"])
    beside = {"company": row["company"], "subject": row["subject"], **bound}
    near = [
        reads.dressed(other, visit.as_of) for other in await reads.rows(visit.database, questions.NEIGHBOURS, **beside)
    ]
    for other in near:
        other["window"] = other["first_window"]
        other["then"] = reads.stand(other, visit.as_of)
    reviews = await reads.rows(visit.database, questions.DECIDED_OF, **bound)
    return await visit.render(
        "prediction.html", row=row, chain=chain, evidence=evidence, verdicts=verdicts, moves=row["moves"],
        standing=_standing(row, visit.as_of), neighbours=near[:12], more_neighbours=len(near) > 12, many=False,
        trail=_trail(row, chain, evidence, verdicts), reviews=reviews, reviewing=review.forms(),
        **await forecasts.of_promise(visit, row),
    )  # fmt: skip


def _moved(before: reads.Row | None, version: reads.Row) -> str:
    """By how much the close moved, where a person would want to know."""
    if before is None or version["relation"] not in ("pushed_out", "pulled_in"):
        return ""
    old, new = phrases.to_date(before["closes"]), phrases.to_date(version["closes"])
    return f"by {phrases.distance((new - old).days)}" if old and new and old != new else ""


def _standing(row: reads.Row, as_of: date) -> str:
    """The clock's word on a promise that no evidence has decided."""
    ahead = reads.ahead(row, as_of)
    words = {
        "open": "Its window has not opened: it",
        "due": "Its window is open: it",
        "overdue": "Its window closed and no evidence has settled it: it is",
    }
    return f"{words.get(row['status'], 'It')} {ahead}."


def _trail(
    row: reads.Row, chain: list[reads.Row], evidence: list[reads.Row], verdicts: list[reads.Row]
) -> list[tuple[str, str]]:
    """The rules that read the words, weighed the evidence and gave the verdict."""
    trail = []
    if chain:
        first = chain[0]
        trail += [
            ("read by", ", ".join(reads.names(first["rules"])) or "not recorded"),
            ("window read by", f"{first['window_rule']}; {first['grain']}, {first['basis']}"),
            ("force", first["force"]),
        ]
    if verdicts:
        last = verdicts[-1]
        trail += [("judged by", last["rule"]), ("policy", last["policy"]), ("confidence", f"{last['confidence']:.2f}")]
        proof = next((sighting for sighting in evidence if sighting["sighting"] == last["sighting"]), None)
        if proof:
            trail.append(("evidence matched by", f"{proof['rule']}; {proof['grade']}, score {proof['score']:.2f}"))
    else:
        trail.append(("judged by", "the clock alone: no evidence has been found"))
    return [*trail, ("prediction", row["prediction"])]
