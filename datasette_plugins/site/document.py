"""A document as it was read, with what was found in it marked in place."""

from __future__ import annotations

import re

from datasette.utils.asgi import Response

from datasette_plugins.site import phrases, questions, quotes, reads
from datasette_plugins.site.links import edgar
from datasette_plugins.site.visits import Trouble, Visit, page
from tracker import queries


@page
async def document(visit: Visit) -> Response:
    """A document as it was read, with what was found in it marked in place."""
    name = visit.named("document")
    filing = await reads.one(visit.database, queries.DOCUMENT, document=name)
    if filing is None:
        raise Trouble(404, "No such document", f"no document of this ledger has the id {name[:80]!r}")
    text = filing.pop("text")
    asked = visit.request.args.get("at") or "0"
    if not asked.isdecimal():
        raise Trouble(400, "No such place", f"at must be a place in the text, a whole number, not {asked[:80]!r}")
    places = quotes.parts(text)
    at = min(int(asked[:12]), max(len(text) - 1, 0))
    begin, stop = next(place for place in places if place[0] <= at < place[1] or place[1] == len(text))
    statements = await reads.rows(visit.database, questions.SAID_HERE, document=name)
    evidence = await reads.rows(visit.database, questions.SEEN_HERE, document=name)
    wanted = visit.request.args.get("refusals") == "1"
    refused = await reads.rows(visit.database, questions.REFUSED_HERE, document=name) if wanted else []
    spans = []
    for row in statements:
        row["window"] = phrases.window(row["opens"], row["closes"], row["edge"])
        href = visit.link.prediction(row["prediction"]) if row["prediction"] else ""
        title = f"{row['subject']}: {row['kind_label']}, {row['window']}"
        spans.append(
            quotes.Span(row["start"], row["end"], "statement", href, title, (row["timing_start"], row["timing_end"]))
        )
    for row in evidence:
        title = f"{row['subject']}: {phrases.BEARINGS.get(row['bearing'], row['bearing'])}"
        spans.append(quotes.Span(row["start"], row["end"], "proof", visit.link.prediction(row["prediction"]), title))
    spans += [quotes.Span(row["start"], row["end"], "refusal", "", f"refused: {row['reason']}") for row in refused]
    if place := re.fullmatch(r"(\d{1,9})-(\d{1,9})", visit.request.args.get("found") or ""):
        spans.append(quotes.Span(int(place[1]), int(place[2]), "found", "", "what was searched for"))
    for row in (*statements, *evidence, *refused):
        row["href"] = visit.link.document(name, row["start"], f"c{row['start']}", refusals="1" if wanted else None)
    return await visit.render(
        "document.html", filing=filing, statements=statements, evidence=evidence, refused=refused,
        pieces=quotes.pieces(text[begin:stop], spans, begin), refusals="1" if wanted else "",
        parts=[(first, number) for number, (first, _) in enumerate(places, 1)],
        edgar=edgar(filing["cik"], filing["accession"]), at=begin, **{"from": begin},
    )  # fmt: skip
